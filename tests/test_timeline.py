"""What the timeline makes of merged values, on small texts of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief import pipeline
from brief.config import Config
from brief.model import Briefing
from brief.render.compose_days import undated_quotes

TOLD = """River talks of two neighbours

by {author} January 13, 2024

Chile and Peru held talks in {place} on January {day} about the river, and both sides left without an agreement.

{more}
"""


def briefing(folder: Path, *told: tuple[str, int, str]) -> Briefing:
    for number, (place, day, more) in enumerate(told):
        text = TOLD.format(author=("Ana Lopez", "Tom Hall", "Jim Ford")[number], place=place, day=day, more=more)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return pipeline.briefing([folder], Config(), folder)


LATE = "The delegations sat for nine hours, and the last of the ministers left the hall long after midnight."
SHORT = "It was over before lunch, an aide told the press, and nobody in the building wanted to say a word more."


@pytest.mark.parametrize(
    ("one", "other"),
    [(("Lima", 12), ("Quito", 12)), (("Lima", 11), ("Lima", 12))],
    ids=["another town", "another day"],
)
def test_sources_that_differ_in_town_or_day_are_a_doubt(
    tmp_path: Path, one: tuple[str, int], other: tuple[str, int]
) -> None:
    made = briefing(tmp_path, (*one, LATE), (*other, SHORT))
    parts = [{part.source for part in doubt.parts} for doubt in made.doubts if "one meeting or two" in doubt.label]
    assert [{"S1", "S2"}] == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [(("Lima", 12), ("Lima", 12)), (("Lima", 8), ("Lima", 12)), (("Lima", 11), ("Quito", 12))],
    ids=["the same", "days apart", "another town on another day"],
)
def test_what_agrees_or_is_plainly_another_round_is_none(
    tmp_path: Path, one: tuple[str, int], other: tuple[str, int]
) -> None:
    made = briefing(tmp_path, (*one, LATE), (*other, SHORT))
    assert not [doubt for doubt in made.doubts if "one meeting or two" in doubt.label]


def test_words_said_before_the_talks_have_a_place_of_their_own_and_no_day(tmp_path: Path) -> None:
    said = "Even before the talks, the tone was rough. “We will never sell our water,” Foreign Minister Luis Vega said."
    made = briefing(tmp_path, ("Lima", 12, said), ("Lima", 12, SHORT))
    quote = next(quote for quote in made.quotes if "never sell" in quote.excerpt.text)
    assert quote.said_on is None
    assert (quote.id,) == undated_quotes(made)


def test_words_without_a_day_are_dated_no_better_than_the_paper_and_say_so(tmp_path: Path) -> None:
    said = "“We will never sell our water,” Foreign Minister Luis Vega told a radio station of the capital."
    made = briefing(tmp_path, ("Lima", 12, said), ("Lima", 12, SHORT))
    quote = next(quote for quote in made.quotes if "never sell" in quote.excerpt.text)
    assert (date(2024, 1, 13), "published") == (quote.said_on, quote.said_on_basis)


def said_at_talks(folder: Path, more: str) -> list[str | None]:
    """Who is quoted at the one meeting of a briefing of one article."""
    made = briefing(folder, ("Lima", 12, more))
    ids = {id for event in made.events if event.kind == "meeting" for id in event.quotes}
    return [quote.speaker_name for quote in made.quotes if quote.id in ids]


def test_words_of_those_who_met_stand_at_the_meeting_that_the_article_is_about(tmp_path: Path) -> None:
    more = "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, told reporters."
    assert ["Ana Rojas"] == said_at_talks(tmp_path, more)


@pytest.mark.parametrize(
    "more",
    [
        "“We did not come to bargain over water,” Bolivia's foreign minister, Ana Rojas, told reporters.",
        "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, said in a radio interview.",
        "“We did not come to bargain over water,” Chile's foreign minister, Ana Rojas, said on January 8.",
    ],
    ids=["of no party there", "elsewhere", "another day"],
)
def test_words_of_others_elsewhere_or_of_another_day_stand_at_no_meeting(tmp_path: Path, more: str) -> None:
    assert [] == said_at_talks(tmp_path, more)
