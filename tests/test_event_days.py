"""The days on which a text tells what was done: how far back, and said how."""

from __future__ import annotations

from datetime import date

import pytest

from brief import article
from brief.finders import events
from brief.model import EventMention, Masthead
from tests.marked import document, mark

SEEN_FROM = date(2026, 6, 10)  # a Wednesday
OPENING = "The road is long. Few use it. It has two lanes. Most of it is sand. Nobody counts the cars. "


def told(text: str) -> list[EventMention]:
    whole = article.whole(document(OPENING + text), Masthead(published=SEEN_FROM, published_basis="stated"))
    return [event for event in events.find(mark(whole)) if event.when]


def days(text: str) -> list[tuple[str, date]]:
    return [(event.head.removeprefix("The "), event.when.first) for event in told(text) if event.when]


@pytest.mark.parametrize(
    ("label", "day", "text"),
    [
        ("Chile paved road", date(2026, 5, 14), "Chile had paved the road on 14 May and fenced it."),
        ("Chile paved road", date(2026, 5, 28), "Chile paved the road on 28 May."),
        (
            "Chilean tug crossed bar",
            date(2026, 5, 19),
            "A Chilean tug on the 19th of May crossed the bar.",
        ),
        ("Chile paved road", date(2026, 6, 1), "Chile paved the road on Monday of last week."),
    ],
)
def test_what_led_there_is_told_of_the_weeks_before(label: str, day: date, text: str) -> None:
    assert days(text) == [(label, day)]


def test_what_is_older_than_three_weeks_or_had_been_done_before_looks_back() -> None:
    assert [event.backward for event in told("Chile had paved the road on 14 May.")] == [True]
    assert [event.backward for event in told("Chile paved the road on 28 May.")] == [False]
    assert [event.backward for event in told("Chile had paved the road on 28 May.")] == [True]
    assert [event.backward for event in told("Chile had paved the road on Monday.")] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Hope filled the harbour on 14 May.",
        "The rate stood at two percent on 14 May.",
        "Chile has not paved the road since 14 May.",
        "Chile will keep the road that it likes until 14 July.",
    ],
)
def test_what_is_no_news_near_the_text_is_none_in_the_weeks_before(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Chile paved pass", "Chile hastily paved the pass on Monday calming the market."),
        ("Chile paved road", "Chile paved the road on Monday toward noon."),
        ("ports closed", "Chile shut its ports to all boats with effect from Monday."),
        ("ports closed", "Chile shut its ports to all boats effective as of Monday."),
        ("Flights suspended", "Flights to Arica have been suspended since Monday."),
        ("Chilean lorries began crossing ford", "Chilean lorries have been crossing the ford since Monday."),
        ("Chile began paving road", "Since early on Monday Chile has been paving the road."),
        ("Chile barred all hauliers", "Chile has barred all hauliers since Monday."),
        ("Chile walked out", "Nothing has moved since Monday, when Chile walked out."),
    ],
)
def test_a_day_tells_when_something_was_done_or_began(label: str, text: str) -> None:
    assert (label, date(2026, 6, 8)) in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chile took the Monday train.",
        "Chile has freed nine people since Monday.",
        "Chilean police have arrested several farmers since Monday.",
        "Chile has been hoping for rain since Monday.",
        "Chile has not moved since Monday.",
        "Chile has repeatedly barred hauliers since Monday.",
        "Chilean lorries had to turn back from Monday.",
        "If Chile has been paving the road since Monday, nobody saw it.",
        "Rain has been falling since Monday.",
        "A mood of hope has been spreading since Monday.",
    ],
)
def test_what_was_done_at_some_time_since_a_day_is_told_of_no_day(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("envoys brokered timetable", "Chile follows a timetable that its envoys brokered on Monday."),
        (
            "cabinet clamped prohibition",
            "Chile eased the prohibition that its cabinet clamped on the port on Monday.",
        ),
        ("Chile taped order", "The order, which Chile had taped to the gate on Monday, is wet."),
        ("note handed to Peruvian consul", "Chile wants an answer to a note handed to the Peruvian consul on Monday."),
        ("envoy summoned", "Chile recalls a man whose envoy had been summoned by Peru on Monday."),
    ],
)
def test_what_is_told_of_a_thing_beside_is_told_too(label: str, text: str) -> None:
    assert (label, date(2026, 6, 8)) in days(text)


def test_what_opens_a_sentence_is_told_of_its_subject() -> None:
    (told_of,) = days("Ordered to Arica on Monday, the Chilean captain Ana Lang swung south.")
    assert told_of == ("Ana Lang ordered to Arica", date(2026, 6, 8))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody believed the claim that Chile walked out on Monday.",
        "The Chilean lorries that had blocked the road for days may be gone by Monday.",
        "Chile asked Peru to cancel the ban on maps, which envoys in Arica accepted on Monday.",
        "Chile spoke of a plan set for Monday.",
        "Known since Monday, the Chilean plan is bad.",
        "Asked on Monday, the Chilean captain said nothing.",
        "Chile wants a share and has been given a date on Monday.",
        "The Chilean match has been put back to the 8th.",
        "In Arica the hearing of the three Chileans has been set on Monday.",
    ],
)
def test_what_is_claimed_set_or_may_be_is_told_of_no_day(text: str) -> None:
    assert [event.head for event in told(text) if event.status == "held"] == []


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Chile paved road", "Nobody will be left alone, the mayor said on Monday as Chile paved the road."),
        ("Chile paved road", "Nobody will be left alone, the mayor said on Monday, while Chile paved the road."),
    ],
)
def test_what_was_done_while_somebody_spoke_was_done_on_that_day(label: str, text: str) -> None:
    assert (label, date(2026, 6, 8)) in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody will be left alone, the mayor said on Monday, as Chile had paved the road.",
        "Nobody will be left alone, the mayor said on Monday as Chile paves the road.",
        "Nobody will be left alone, the mayor said on Monday that as Chile paved the road few came.",
        "Nobody will be left alone, the mayor said on Monday, as Chile wanted.",
        "Nobody will be left alone, the mayor said on Monday, as Chile knew.",
        "Nobody will be left alone, the mayor said as Chile paved the road.",
    ],
)
def test_a_cause_or_a_way_of_saying_is_none_of_the_day(text: str) -> None:
    assert days(text) == []
