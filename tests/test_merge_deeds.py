"""What was asked and is told as done later: how that leaves it, and what is no such deed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brief.lexicon import load
from brief.merge.cast import Cast
from brief.merge.demands import merge
from brief.merge.demands.deeds import Deed, Deeds, standing
from brief.model import Document, Findings, Masthead
from brief.model.mentions import EventMention
from tests.test_merge_demands import source

ROWS: list[dict[str, Any]] = load("en/demands")["deeds"]


def told(text: str, day: int) -> Findings:
    """A source of a day of May 2023 whose one sentence is told as an event that was held."""
    document = Document(f"d{day}", f"{day:02d}.txt", "hash", text)
    event = EventMention(
        "e1", "release", "other", "held", None, None, None, (), (), (), False, (document.excerpt(0, len(text)),), "test"
    )
    return Findings(document, Masthead(published=date(2023, 5, day)), (), events=(event,))


def done(asked: str, then: str) -> Deed | None:
    found = told(then, 9)
    return Deeds.of([found], {found.document.key: "S1"}).doing([(asked, date(2023, 5, 1))])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_kind_of_deed_finds_its_examples_and_ignores_its_counterexamples(row: dict[str, Any]) -> None:
    assert [True] * len(row["finds"]) == [done(*one.split(". ", 1)) is not None for one in row["finds"]]
    assert [None] * len(row["ignores"]) == [done(*one.split(". ", 1)) for one in row["ignores"]]


@pytest.mark.parametrize(
    "then",
    [
        "Kenya demanded that the nine men arrested at Tolm be released.",
        "The nine men arrested at Tolm will be released.",
        "The nine men arrested at Tolm were not released.",
        "If the nine men arrested at Tolm are released, the road opens.",
        "The ship seized at Tolm was released.",
    ],
)
def test_what_is_asked_denied_or_of_another_thing_is_no_deed(then: str) -> None:
    assert done("the release of the nine men arrested in May", then) is None


@pytest.mark.parametrize(
    ("then", "left"),
    [
        ("All nine of the men arrested at Tolm were released.", "accepted"),
        ("Three of the nine men arrested at Tolm were released.", "partly accepted"),
        ("Chad freed the nine men arrested at Tolm but kept their boat.", "partly accepted"),
        ("Chad released four men arrested at Tolm.", "partly accepted"),
    ],
)
def test_how_a_deed_leaves_what_was_asked(then: str, left: str) -> None:
    asked = "the release of the nine men arrested at Tolm"
    deed = done(asked, then)
    assert deed is not None
    assert left == standing(deed, [asked])


def test_a_demand_that_is_told_as_met_later_shows_the_words() -> None:
    asked = source("Kenya demanded the release of the nine men arrested at Tolm.", 1)
    then = told("All nine of the men arrested at Tolm were released.", 3)
    numbers = {asked.document.key: "S1", then.document.key: "S2"}
    (demand,) = merge([asked, then], Cast((), {}), numbers, frozenset())
    assert ("accepted", ["All nine of the men arrested at Tolm were released."]) == (
        demand.standing,
        [words.text for words in demand.reported],
    )


def test_a_deed_of_before_the_demand_is_none() -> None:
    asked = source("Kenya demanded the release of the nine men arrested at Tolm.", 3)
    then = told("All nine of the men arrested at Tolm were released.", 1)
    numbers = {asked.document.key: "S1", then.document.key: "S2"}
    (demand,) = merge([asked, then], Cast((), {}), numbers, frozenset())
    assert demand.standing is None
