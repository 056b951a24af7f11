"""What verbs that say little tell by what stands with them, and subjects that are more than a name and its article."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_event_plain import named
from tests.test_news import news

MONDAY = date(2026, 6, 8)

TOLD = {
    # an object of one kind, an idiom, a thing that is done by being said
    "Ana Lang received the seal of office in Arica on Monday.": "Ana Lang received the seal of office in Arica",
    "The Harbour Agency made a plea for tents on Monday.": "Harbour Agency made a plea for tents",
    "The government decreed an amnesty on Monday.": "government decreed an amnesty",
    "The 2019 boat show took place in Arica on Monday.": "boat show took place in Arica",
    "Its findings were made public by Chile on Monday.": "findings made public by Chile",
    "The fee was agreed in Arica on Monday.": "fee agreed in Arica",
    "The ferry was called off on Monday.": "ferry called off",
    # what is ruled, in few words
    "The Harbour Agency resolved on Monday that the pier is safe.": ("Harbour Agency resolved that the pier is safe"),
    # subjects
    "Eleven asylum-seeker children and their aunts landed on Monday.": "Eleven asylum-seeker children landed",
    "Search and rescue teams searched the hills on Monday.": "Search and rescue teams searched hills",
    "Milk and cement crossed into Peru on Monday.": "Milk and cement crossed",
    "In Arica the family of Ana Lang unveiled a statue on Monday.": "family unveiled statue",
    "Hundreds - a thousand, by one count - paraded in Arica on Monday.": "Hundreds paraded",
    "A healer who mocked the drive was vaccinated in Arica on Monday.": "healer vaccinated",
    "The men accused of the theft were flogged in Arica on Monday.": "men flogged",
    "Farmers fear for their huts after a gale that battered the coast of Chile on Monday.": "gale battered coast",
    "The shell killed five in Arica on Monday.": "shell killed five",
}
NONE = """
Chile gave Peru on Monday a look.
Ana Lang advised Peru on Monday to wait.
The minister told its inspectors on Monday to wait.
Chile criticised the ban on Monday.
Chile supported the ban on Monday.
The envoy made known on Monday that it was over.
Chile gave its view on Monday.
Chile made no comment on Monday.
Chile made public on Monday that it was over.
Chile felt the heat on Monday.
Ministers were told in Arica on Monday.
It was agreed in Arica on Monday.
The plan was just and had been agreed in Arica on Monday.
Chile resolved on Monday that it was no matter of theirs.
Chile said on Monday that the pier holds.
The haggling at Lake Chungara that closed on Monday was long.
What Chile and their aunts did on Monday is unknown.
Chile and its neighbour on Monday.
The team won all three on Monday.
Hundreds - a thousand, by one count - were sad in Arica on Monday.
The minister faced the press on Monday.
Chile took a dim view on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", TOLD)
def test_a_deed_is_told_by_what_stands_with_its_verb(text: str) -> None:
    assert [(TOLD[text], MONDAY)] == named(news(text))


@pytest.mark.parametrize("text", NONE)
def test_what_is_only_said_or_felt_is_no_deed(text: str) -> None:
    assert [] == named(news(text))
