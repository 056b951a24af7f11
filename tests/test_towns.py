"""Towns told with their state: where something is, and no party."""

from __future__ import annotations

from datetime import date

import pytest

from brief import extract

THURSDAY = date(2022, 3, 10)
Told = tuple[str | None, tuple[str, ...]]


def told(text: str) -> list[Told]:
    """Place and parties of each event."""
    return [(event.place, tuple(sorted(event.participants))) for event in extract(text, THURSDAY).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a convoy near the Chadian town of Adre on Wednesday.", ("Adre", ())),
        ("Gunmen killed two aid workers in the Chadian border town of Adre on Wednesday.", ("Adre", ())),
        ("Rebels shot down a helicopter near the Egyptian resort of Sharm el-Sheikh today.", ("Sharm el-Sheikh", ())),
        ("Sudan's foreign minister Ana Lang will visit the Chadian town of Adre on Friday.", ("Adre", ("Sudan",))),
        ("The minister Ana Lang will make a visit to the Chadian town of Adre on Friday.", ("Adre", ())),
    ],
)
def test_a_state_that_says_where_a_town_lies_is_no_party(text: str, expected: Told) -> None:
    assert [expected] == told(text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Sudan and the Rapid Support Forces held talks in the Chadian border town of Adre on Wednesday.",
            {"Rapid Support Forces", "Sudan"},
        ),
        (
            "The European Union and China will meet in the Egyptian resort of Sharm el-Sheikh on Monday.",
            {"China", "European Union"},
        ),
    ],
)
def test_who_meets_in_a_states_town_need_not_be_of_that_state(text: str, parties: set[str]) -> None:
    assert parties == {name for _, named in told(text) for name in named}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Chadian troops in the town of Adre arrested two officers on Wednesday.", "Chad"),
        ("Sudanese army planes bombed the Chadian town of Adre on Wednesday.", "Chad"),
        ("Police in the Chadian town of Adre arrested two officers on Wednesday.", "Chad"),
        ("Sudan met Chadian officials in the town of Adre on Wednesday.", "Chad"),
        ("Chad closed the crossing at the Chadian town of Adre on Wednesday.", "Chad"),
        ("The Chadian government met Sudan in the Chadian city of Abeche on Wednesday.", "Chad"),
        ("Sudan signed a treaty with the Chadian government in Adre on Wednesday.", "Chad"),
        ("Sudan and Chad held talks in Adre on Wednesday.", "Chad"),
    ],
)
def test_a_state_that_acts_or_is_acted_on_stays_a_party(text: str, party: str) -> None:
    assert any(party in parties for _, parties in told(text))


def test_whoever_is_named_behind_a_town_is_no_place() -> None:
    assert "Ana Lang" not in {place for place, _ in told("Peru met Chile in the Arica port, Ana Lang said on Monday.")}


def test_a_peoples_name_before_another_noun_names_no_place() -> None:
    assert [None] == [place for place, _ in told("Sudan and the Chadian delegation met on Wednesday.")]
