"""A minister whom a text names without a state: whose demand it is, and where that stays open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.marked import article, demands_of

DEMAND = "Prime Minister Ines Halloran demanded that Uganda reopen the border."


def by(text: str) -> list[tuple[str, ...]]:
    return [one.by for one in demands_of(article(text, published=date(2023, 9, 8)))]


@pytest.mark.parametrize(
    "lead",
    [
        "Kenya shut its main port to lorries from Uganda on Wednesday.",
        "Kenyan police shut the port to lorries from Uganda on Wednesday.",
    ],
)
def test_a_minister_without_a_state_speaks_for_the_one_that_acts_first(lead: str) -> None:
    assert [("Kenya",)] == by(f"{lead} {DEMAND}")


@pytest.mark.parametrize(
    "text",
    [
        f"Uganda shut its main port to lorries from Kenya on Wednesday. {DEMAND}",  # who is asked doesn't ask
        f"A fire broke out in Kenya on Wednesday. Lorries from Uganda burnt. {DEMAND}",  # a place
        f"Kenya shut its main port on Wednesday. It was raining. The road was full. The ships left. {DEMAND}",
        f"Kenya's Ali Musa, who shut the port to lorries from Uganda, was in Nairobi. {DEMAND}",  # of another state
        "Kenya shut its main port to lorries from Uganda. Union president Ines Halloran demanded that Uganda pay.",
        "Kenya shut its main port to lorries from Uganda. The provincial premier, Ines Halloran, demanded that it pay.",
        "Kenya shut its main port to lorries from Uganda. Former Prime Minister Ines Halloran demanded that it pay.",
    ],
)
def test_elsewhere_it_stays_open(text: str) -> None:
    assert ("Kenya",) not in by(text)
