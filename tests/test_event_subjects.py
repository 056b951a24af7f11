"""Acts of subjects that are more than a name: where and whose they are, what says which, what is put in."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_event_plain import named
from tests.test_news import news

MONDAY = date(2026, 6, 8)

TOLD = {
    "In Arica two tankers bound for Peru were commandeered by villagers on Monday.": "two tankers commandeered",
    "At Lima and Callao the looms were smashed on Monday.": "looms smashed",
    "In the Chilean capital some 300 people, many of them young men, gathered on Monday.": "300 people gathered",
    "Angry members of the Home Guard cut off the roads to Arica on Monday.": "Angry members cut off roads",
    "Its high commissioner to Chile delivered the cheque on Monday.": "high commissioner delivered cheque",
    "The paper to that effect had been countersigned in Arica on Monday.": "paper countersigned",
    "A Chilean trawler with herring in her tanks was refuelled in Arica on Monday.": "Chilean trawler refuelled",
    "Chile's parliament, sitting late after the pumps failed, on Monday night endorsed the creation of a fund.": (
        "Chile's parliament endorsed creation"
    ),
    "The court, citing fears for her safety, on Monday postponed the hearing.": "court postponed hearing",
    "Chile put its army on alert on Monday.": "Chile put its army on alert",
    "The crew was brought ashore in Chile on Monday.": "crew brought ashore in Chile",
    "Chile took the case to a court in Geneva on Monday.": "Chile took the case to a court in Geneva",
    "Chile turned three of the five pumps off on Monday.": "Chile turned three of the five pumps off",
    "Chile closed three of the five gates of the dam on Monday.": "gates closed",
}
NONE = """
The injuries sustained on Monday in Arica are grave.
The monitors, voted on Monday, would have been useful.
Observers, agreed upon in Arica on Monday, may buy time.
The minister has a letter from Chile, dated Monday.
Chile netted sturgeon in closed waters on Monday and before.
Chile will have paved the road on Monday.
Chile put pressure on Peru on Monday.
Chile took part in the fair on Monday.
Chile took the view on Monday that it was over.
The men were brought to their senses on Monday.
The men were brought up in Arica on Monday.
The fair of Chile took its place under the trees on Monday.
The work of a lifetime, he closed with a smile on Monday.
Nearly all shares of its banks closed lower in Chile on Monday.
Its price in Chile rose to 40 on Monday.
In Chile nobody on Monday believed a word.
The hearing of the three officers of Chile has been set for Monday.
Chile needs 38 per cent and has been given a date on Monday.
In Arica the mood was grim on Monday.
Its hopes for Chile had been high on Monday.
The judge, citing fears, on Monday was not to be seen.
Chile put the blame on its neighbour on Monday.
Whose pumps they were was unclear in Chile on Monday.
Chile still wants 38 per cent and has been given a date on Monday.
In Chile its upstream neighbour mopped three floors on Monday.
They asked to set free without delay the two teachers who have been deprived of their liberty since Monday.
The gesture was a humane one and had been agreed with the Chilean minister on Monday.
The port workers, according to the Chilean ministry recovered ten drums on Monday.
The Chilean Port Office's (CPO) tug Rosa mended its nets on Monday.
Search and rescue teams of Chile today, on Monday, began mending nets.
Its army in Chile would have been put on alert on Monday.
""".strip().splitlines()


@pytest.mark.parametrize("text", TOLD)
def test_an_act_is_told_however_much_says_who_did_it(text: str) -> None:
    assert (TOLD[text], MONDAY) in named(news(text))


@pytest.mark.parametrize("text", NONE)
def test_what_only_says_which_or_nothing_is_no_act(text: str) -> None:
    held = [event for event in news(text) if event.status == "held" and event.when]
    assert [] == named(held)
