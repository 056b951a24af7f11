"""Plain sentences of real wires that tell what was done on a day, and others like them that tell nothing.

Each has the construction of a sentence of real news whose event nobody saw; most stand far behind the opening.
"""

from __future__ import annotations

from datetime import date

import pytest

from brief.model import EventMention
from tests.test_news import REST, later, news

MONDAY = date(2026, 6, 8)


def named(found: list[EventMention]) -> list[tuple[str, date | None]]:
    return [(event.head, event.when.first if event.when else None) for event in found]


COUNTED = {
    "At least 12 people died on Monday when a shell landed in a market in Tacna.": "12 people died",
    "On Monday morning some 2,300 workers at the Arica plant downed tools in protest.": "2,300 workers downed tools",
    "At least 21 bodies were recovered in Arica on Monday.": "21 bodies recovered",
    "More than twenty soldiers surrendered on Monday near Tacna.": "twenty soldiers surrendered",
    "Peru's central bank raised its key rate on Monday to 7 percent.": "Peru's central bank raised key rate",
    "Shareholders in Lima approved a $3.2 billion merger on Monday.": "Shareholders approved merger",
}
COUNTED_NONE = """
At least the mood in Chile was good on Monday.
At the latest in Chile the mood changed on Monday.
Some in Chile slept on Monday.
Over 40 percent of Chile doubted the plan on Monday.
More than hope filled the harbour on Monday.
At least the police slept on Monday.
About noon on Monday it rained.
In up to 12 ports of Chile the mood worsened on Monday.
Around Arica the mood of 12 mayors worsened on Monday.
Prices rose by at least 7 percent in Chile on Monday.
Nearly all shares closed lower in Chile on Monday.
No more than words came from Chile on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", COUNTED)
def test_who_did_it_may_be_counted_first(text: str) -> None:
    assert [(COUNTED[text], MONDAY)] == named(later(text) if "Shareholders" not in text else news(text))


@pytest.mark.parametrize("text", COUNTED_NONE)
def test_a_count_alone_makes_no_doer(text: str) -> None:
    assert [] == named(later(text))


OFFICIAL = {
    "The health ministry ordered an inquiry into the power failure on Monday.": "health ministry ordered inquiry",
    "The central committee rejected the draft on Monday as unacceptable.": "central committee rejected draft",
    "The transit board approved the increase on Monday.": "transit board approved increase",
    "The council voted 61 to 14 on Monday to leave the coalition.": "council voted to leave coalition",
    "The search was suspended on Monday.": "search suspended",
    "Rescue work resumed on Monday.": "Rescue work resumed",
    "Flights were again suspended on Monday.": "Flights suspended",
    "Many schools were closed on Monday.": "Many schools closed",
}
OFFICIAL_NONE = """
The ministry ordered on Monday that the road be mended.
The ministry rejected criticism of the plan on Monday.
The board rejected suggestions of a deal on Monday.
The agency approved the increase on Monday.
The firm rejected the draft on Monday as unacceptable.
The ministry was rejected on Monday.
The council voted on Monday.
The board would have approved the increase on Monday.
The council condemned the act on Monday.
The ministry hailed the plan on Monday.
The search for meaning resumed nowhere on Monday.
The show resumed on Monday.
The concert was suspended on Monday.
The museum was closed on Monday.
The chairman of the bank, a club of friends, was questioned by readers on Monday.
The ministry dismissed reports on Monday that two officers were arrested on Sunday.
The council had no work on Monday.
The work of a lifetime, he closed with a smile on Monday.
The ministry approved of the tone on Monday.
The board found fault on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", OFFICIAL)
def test_who_holds_an_office_and_what_goes_on_need_no_name(text: str) -> None:
    assert [(OFFICIAL[text], MONDAY)] == named(later(text))


@pytest.mark.parametrize("text", OFFICIAL_NONE)
def test_what_officials_say_or_nobody_known_does_is_none(text: str) -> None:
    assert [] == named(later(text))


def test_what_catches_fire_is_told_in_the_opening_too() -> None:
    told = "On Monday, the Prat Tower, in the centre of Arica, caught fire shortly before 18:00 on the 50th floor."
    assert [("Prat Tower caught fire", MONDAY)] == named(news(told, REST))[:1]
