"""What a text says is to come on a day after its own: what is one, on which day, whose; and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brief import article
from brief.finders import events
from brief.lexicon import load
from brief.model import EventMention, Masthead
from tests import test_events
from tests.marked import document, mark
from tests.test_events import SEEN_FROM

ROWS: dict[str, dict[str, Any]] = load("en/ahead")["due"]


def told(text: str, published: date = SEEN_FROM) -> tuple[EventMention, ...]:
    """The entries that are to come of a text of that day, each line a paragraph."""
    return tuple(event for event in test_events.told(text, published) if event.status == "planned")


def days(event: EventMention) -> tuple[date, date] | None:
    return (event.when.first, event.when.last) if event.when else None


# --- the lexicon's own examples ------------------------------------------------------------------


@pytest.mark.parametrize("head", sorted(ROWS))
def test_each_row_is_found_in_its_example(head: str) -> None:
    row = ROWS[head]
    groups = {event.rule.rpartition("-")[2] for event in told(row["finds"])}
    assert row.get("group", head) in groups, [(e.head, e.when, e.rule) for e in told(row["finds"])]


@pytest.mark.parametrize(("head", "text"), [(h, t) for h in sorted(ROWS) for t in ROWS[h].get("ignores", ())])
def test_nothing_is_to_come_in_what_once_misled(head: str, text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)], head


# --- which day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Norway's contract with Chile runs out on 31 December.", date(2026, 12, 31), date(2026, 12, 31)),
        ("Norway's contract with Chile runs out on 31 January.", date(2027, 1, 31), date(2027, 1, 31)),
        ("The Lake Council will publish its report next week.", date(2026, 6, 15), date(2026, 6, 21)),
        ("The Lake Council will publish its report in September.", date(2026, 9, 1), date(2026, 9, 30)),
        ("The Lake Council will publish its report within ten days.", date(2026, 6, 11), date(2026, 6, 20)),
        ("On 19 June Norway will free eleven sailors.", date(2026, 6, 19), date(2026, 6, 19)),
        ("Norway gave Chile until 30 June to reply.", date(2026, 6, 30), date(2026, 6, 30)),
        ("Norway asked Chile to hand in its data by 20 June.", date(2026, 6, 20), date(2026, 6, 20)),
    ],
)
def test_an_entry_has_the_days_that_its_text_gives(text: str, first: date, last: date) -> None:
    (event,) = told(text)
    assert (first, last) == days(event)


@pytest.mark.parametrize(
    "text",
    [
        "Norway would close the border on Friday if Chile did not reply.",
        "Unless Chile replies, Norway will close the border on Friday.",
        "Norway hopes to publish the report on Friday.",
        "Norway may publish the report on Friday.",
        "Norway will not publish the report on Friday.",
        "Norway has not decided whether the border will be closed on Friday.",
        "“Norway will publish the whole of the report on Friday,” he said.",
        "Norway published the report that will be debated.",
        "Norway will publish the figures collected since 3 June.",
        "Norway threatened to close the border on Friday.",
        "The tariff would take effect on Friday.",
        "Norway could not reply by Friday.",
        "Norway has refused to reply by Friday.",
    ],
)
def test_what_hangs_on_something_is_hoped_denied_or_spoken_is_no_entry(text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)]


def test_what_was_to_come_on_a_day_that_is_over_is_no_entry() -> None:
    assert () == told("Norway will free eleven sailors on 3 June, it said last month.")


def test_a_text_of_no_known_day_has_nothing_ahead() -> None:
    found = events.find(mark(article.whole(document("Norway will free eleven sailors on 19 June."), Masthead())))
    assert () == tuple(event for event in found if event.rule.startswith("event.due-"))


# --- whose it is, and what it is called -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "head", "parties"),
    [
        ("Norway said that the tariff would take effect on 15 July.", "tariff to take effect", ("Norway",)),
        (
            "Norway's foreign minister, Anna Ruiz, will brief parliament on Friday.",
            "Ruiz to brief parliament",
            ("Norway",),
        ),
        ("Chile promised to free the captured soldiers by 25 June.", "Chile to free captured soldiers", ("Chile",)),
        ("The pass, closed in May, will be opened on Friday, Norway said.", "pass to be opened", ("Norway",)),
    ],
)
def test_an_entry_is_called_by_who_does_what(text: str, head: str, parties: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert (head, parties) == (event.head, event.participants)


def test_a_session_that_is_to_come_is_told_of_as_one() -> None:
    (event,) = told("Norway will wait for the regular session, which opens in Lima on 2 July.")
    assert ("session", "meeting", "Lima") == (event.head, event.kind, event.place)


def test_a_capital_that_is_only_described_is_the_place() -> None:
    (event,) = told("Norway and Chile will hold talks in the Cameroonian capital on Friday.")
    assert "Yaounde" == event.place


def test_a_vote_set_for_a_month_has_the_whole_month() -> None:
    (vote,) = told("Norway's election is scheduled for October.")
    assert ("vote", (date(2026, 10, 1), date(2026, 10, 31))) == (vote.kind, days(vote))


def test_what_is_put_in_behind_a_comma_is_not_what_is_due() -> None:
    (due,) = told("The observers, whom Chile refused as late as last week, are due by Saturday.")
    assert "observers due" == due.head
    (due,) = told("Chilean observers are due in Tana by Saturday.")
    assert ("Chilean observers due", "Tana") == (due.head, due.place)


@pytest.mark.parametrize("count", ["99999999999", "²", "0", "no"])
def test_within_so_many_days_that_nobody_counts_names_no_day(count: str) -> None:
    assert [] == [event.when for event in told(f"Norway will free the sailors within {count} days.")]


def test_the_next_one_is_what_the_sentence_named() -> None:
    (due,) = told(
        "Chile's session with the Reef Council of last week brought no result; the next one opens in Lima on 20 July."
    )
    assert ("session", "meeting") == (due.head, due.kind)
    assert () == told("Chile has no car; the next one arrives in Lima on 20 July.")


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Chile will hold an inquiry of its own and publish the findings by 1 July.", ["Chile to publish findings"]),
        ("Chile and Peru will each hold an inquiry and exchange the results by 1 July.", ["exchange results"]),
        ("Chile will hold talks and a vote on 1 July.", []),
        ("Chile will send a delegation to Lima and above all its experts on 1 July.", []),
        ("Chile will free the sailors of Peru and with them the crew on 1 July.", []),
        ("Chile will weigh the bread and the salt on 1 July.", ["Chile to weigh bread"]),
    ],
)
def test_of_two_things_to_be_done_the_day_is_that_of_the_second(text: str, titles: list[str]) -> None:
    found = [event.head for event in told(text) if event.rule.startswith("event.due-deed")]
    assert len(titles) == len(found) and all(title in head for title, head in zip(titles, found, strict=True)), found
