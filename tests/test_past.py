"""What a text tells from long before it: what is background, from when, whose; and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brief.lexicon import load
from brief.model import EventMention
from tests import test_events
from tests.test_ahead import days
from tests.test_events import SEEN_FROM

ROWS: dict[str, dict[str, Any]] = load("en/past")["named"]


def told(text: str, published: date = SEEN_FROM) -> tuple[EventMention, ...]:
    """The background of a text of that day, each line a paragraph."""
    return tuple(event for event in test_events.told(text, published) if event.backward)


# --- the lexicon's own examples ------------------------------------------------------------------


@pytest.mark.parametrize("head", sorted(ROWS))
def test_each_row_is_found_in_its_example(head: str) -> None:
    row = ROWS[head]
    assert row["kind"] in {event.kind for event in told(row["finds"])}, [(e.head, e.rule) for e in told(row["finds"])]


@pytest.mark.parametrize(("head", "text"), [(h, t) for h in sorted(ROWS) for t in ROWS[h].get("ignores", ())])
def test_nothing_is_background_in_what_once_misled(head: str, text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)], head


# --- from when, and whose --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "head", "first", "last"),
    [
        (
            "Under the Lima Convention of 1994 Norway has no claim.",
            "Lima Convention",
            date(1994, 1, 1),
            date(1994, 12, 31),
        ),
        ("Norway broke the Lima Accord of August 2020.", "Lima Accord", date(2020, 8, 1), date(2020, 8, 31)),
        ("In the 2014 mesh case Norway won.", "mesh case", date(2014, 1, 1), date(2014, 12, 31)),
        ("In 2016 Norway doubled its patrols.", "Norway doubled patrols", date(2016, 1, 1), date(2016, 12, 31)),
        ("Norway dismissed its envoy in March last year.", "envoy dismissed", date(2025, 3, 1), date(2025, 3, 31)),
        (
            "Diplomatic relations between Chile and Norway were established in March 1992.",
            "Diplomatic relations established",
            date(1992, 3, 1),
            date(1992, 3, 31),
        ),
        (
            "In March last year, Norway's prime minister ordered the army into the province.",
            "Norway's prime minister ordered army into province",
            date(2025, 3, 1),
            date(2025, 3, 31),
        ),
        (
            "Norway's army has ringed Mao since 9 February.",
            "Norway's army ringed Mao",
            date(2026, 2, 9),
            date(2026, 2, 9),
        ),
    ],
)
def test_background_has_the_days_that_its_text_gives(text: str, head: str, first: date, last: date) -> None:
    (event,) = told(text)
    assert (first, last) == days(event)


def test_who_did_it_is_a_party_and_a_document_is_none() -> None:
    (done,) = told("In 2016 Norway and Chile dissolved the Fisheries Panel.")
    assert {"Norway", "Chile"} <= set(done.participants)
    (named,) = told("Norway broke the Lima Convention of 1994.")
    assert ("Norway",) == named.participants


@pytest.mark.parametrize(
    "text",
    [
        "Norway would have closed the plant in 2016.",
        "Norway did not close the plant in 2016.",
        "Norway said in 2016 that nothing would change.",
        "“In 2016 Norway closed the whole of the plant,” he said.",
        "Norway closed the plant before 2016.",
        "Norway had 300 boats in 2016.",
        "Catches were larger in 2016.",
        "In 2016 they closed it.",
        "Norway closed the plant on Monday.",
        "If Norway closed the plant in 2016, nobody noticed.",
        "In 2003 until a peace accord all was quiet in Norway.",
        "Norway went back on three things it had accepted in 2016.",
        "Not the Harbour Union, whose Norway Charter, adopted in October 2016, is not in force.",
    ],
)
def test_what_was_not_done_was_said_or_was_a_state_is_no_background(text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)]
