"""Companies and the like that no list has: told by what a text says beside their names, and nothing else is one."""

from __future__ import annotations

import pytest

from brief.actors import with_companies
from tests.test_events import seen


def _bodies(text: str) -> list[tuple[str, str]]:
    marked = seen(text)
    actors = with_companies(marked.article, marked.actors)
    return [(a.name, text[a.start : a.end]) for a in actors if a.kind == "body"]


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Vesta, another Danish car maker, closed. On Monday Vesta sold its yard.", "Vesta", 2),
        ("The airline Tarqua grounded nine jets. A pilot of Tarqua spoke.", "Tarqua", 2),
        ("Quarrel Tolley Inc. cut jobs. Quarrel Tolley did so twice.", "Quarrel Tolley", 2),
        ("Orbis Ferry chief executive Ana Lang left. Orbis Ferry thanked her.", "Orbis Ferry", 2),
        ("The chief executive of Quarrel, Ana Lang, left on Monday.", "Quarrel", 1),
        ("Upper Sound Energy cut the power. The mayor thanked Upper Sound Energy.", "Upper Sound Energy", 2),
        ("Northern Motors (NM) shut a plant. NM has nine more.", "Northern Motors", 3),
        ("The Norwood Ambulance Service sent two crews.", "Norwood Ambulance Service", 1),
    ],
)
def test_a_company_is_shown_by_what_stands_beside_its_name(text: str, name: str, times: int) -> None:
    assert [found for found, _ in _bodies(text)] == [name] * times


@pytest.mark.parametrize(
    "text",
    [
        "Ann Vesta, a car maker, left. Vesta said nothing.",  # a person
        "Mr Tolley owns the firm Tolley. Tolley is 60.",
        "The company Monday was quiet.",
        "The company CEO Ana Lang left.",
        "The airline said that Luis Prat had left.",
        "She moved to Harlan, a town of one big company, in May.",
        "The firm Harlan has an office in Harlan.",  # a place
        "The minister of energy, Ana Lang, spoke on Clean Energy.",
        "Police chief executive orders were read out.",
        "Tarqua, the head of an airline, left.",
        "Malaysia's Minister of Insurance spoke.",
        "Flights of the company The Sun shows were full.",
        "Danielle Motors sings.",
        "The insurer in Lima pays. Lima, a town with an insurer, waits.",
        "The ship Tarqua left the port. Tarqua, a trawler, is old.",
        "The film Harlan opened on Monday. Harlan, a comedy, is long.",
    ],
)
def test_what_is_no_company(text: str) -> None:
    assert _bodies(text) == []
