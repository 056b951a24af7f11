"""Events whose doers no list has: people of a kind, passives, things that are due; what such words must not make."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_events import first_day, told


@pytest.mark.parametrize(
    ("text", "head", "day"),
    [
        ("Police seized three boats in Arica on Monday.", "boats seized", date(2026, 6, 8)),
        ("Fourteen election workers were arrested on Sunday.", "workers arrested", date(2026, 6, 7)),
        ("Farmers demonstrated on Sunday.", "protest", date(2026, 6, 7)),
        (
            "The border crossings shall reopen on Wednesday, 17 June, at 6 a.m.",
            "border crossings to reopen",
            date(2026, 6, 17),
        ),
        (
            "The observers, whom Chile refused as late as last week, are due by Saturday.",
            "observers due",
            date(2026, 6, 13),
        ),
        ("Norway's answer to the letter is expected by 19 June.", "Norway's answer", date(2026, 6, 19)),
        ("Norway dismissed its navy commander on Tuesday.", "commander removed", date(2026, 6, 9)),
    ],
)
def test_what_people_of_a_kind_do_or_await_is_told_by_its_day(text: str, head: str, day: date) -> None:
    assert (head, day) in [(event.head, first_day(event)) for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan was seized upon on Monday.",
        "The book is due on Friday.",
        "Rain is expected on Friday.",
        "The museum opens on Friday.",
        "The police could have seized three boats in Arica on Monday.",
        "The ministry dismissed reports on Monday that two officers were arrested on Sunday.",
        "Farmers may demonstrate on Sunday.",
    ],
)
def test_words_of_nobody_in_particular_make_no_event(text: str) -> None:
    assert [] == [(event.head, event.when) for event in told(text)]


def test_session_that_ended_in_the_evening_of_a_day_has_that_day() -> None:
    text = "The second round of consultations of the Lake Council concluded in Arica on the evening of Tuesday, 9 June."
    assert [date(2026, 6, 9)] == [first_day(event) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Chile's parliament votes on the treaty tomorrow.", "vote", date(2026, 6, 11)),
        ("The Norwegian parliament meets on Friday to vote on the treaty.", "vote", date(2026, 6, 12)),
        ("Chile's parliament rejected the treaty on Tuesday.", "vote", date(2026, 6, 9)),
        ("Five of the twelve people held at the base were freed this morning.", "other", date(2026, 6, 10)),
        ("The arrangement lapses on 31 August.", "other", date(2026, 8, 31)),
        ("The talks of Chile and Peru resume on Monday.", "meeting", date(2026, 6, 15)),
        ("Snapback powers expire on 18 October.", "other", date(2026, 10, 18)),
        ("The experts arrive at the dam on Thursday, 18 June.", "visit", date(2026, 6, 18)),
    ],
)
def test_plain_words_of_a_crisis_tell_of_an_event(text: str, kind: str, day: date) -> None:
    assert [(kind, day)] == [(event.kind, first_day(event)) for event in told(text)]


def test_votes_that_are_counted_are_no_vote_to_come() -> None:
    assert [] == [event.head for event in told("The bill of Chile has 311 votes on paper since Tuesday.")]


RUIZ = "Foreign Minister Anna Ruiz of Norway "


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("was due in Arica on Tuesday, but the trip was called off.", "cancelled", date(2026, 6, 9)),
        ("was due in Arica on Friday, but the trip was called off.", "cancelled", date(2026, 6, 12)),
        ("was due in Arica on Friday.", "planned", date(2026, 6, 12)),
        ("will not travel to Lima tomorrow as had been planned.", "cancelled", date(2026, 6, 11)),
        ("will travel to Lima tomorrow as planned.", "planned", date(2026, 6, 11)),
        ("visited Lima on Tuesday as planned.", "held", date(2026, 6, 9)),
    ],
)
def test_a_journey_may_be_called_off_in_the_words_that_tell_of_it(text: str, status: str, day: date) -> None:
    assert [("visit", status, day)] == [(e.kind, e.status, first_day(e)) for e in told(RUIZ + text)]


def test_who_never_meant_to_go_called_nothing_off() -> None:
    assert [] == [event.head for event in told(RUIZ + "will not travel to Lima on Friday.")]
