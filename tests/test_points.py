"""Sentences fit for In brief: they state where things stand and lean on nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_events import seen

from brief.finders import points
from brief.lexicon import load
from brief.model import Point

ROWS: list[dict[str, Any]] = load("en/points")["points"]


def found(text: str) -> tuple[Point, ...]:
    return points.find(seen(text))


@pytest.mark.parametrize(("kind", "text"), [(row["kind"], text) for row in ROWS for text in row["finds"]])
def test_each_cue_finds_its_examples(kind: str, text: str) -> None:
    assert [(kind, text)] == [(point.kind, point.excerpt.text) for point in found(text)]


@pytest.mark.parametrize("text", [text for row in ROWS for text in row["ignores"]])
def test_each_cue_ignores_what_once_misled_it(text: str) -> None:
    assert [] == [point.rule for point in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It ended without a clear resolution for Chile and Peru.",
        "The visit is a test of that text of the African Union, under which Chile agreed to open the river.",
        "But the talks between Chile and Peru ended without a result.",
        "All members of the African Union rejected these proposals on the river.",
        "The talks with Chile, he said, ended without a result for Peru.",
        'Ruiz said: "The talks between Chile and Peru have not led to a breakthrough, and they never will."',
        "According to experts, the talks between Chile and Peru ended without a result.",
        "Experts believe the talks between Chile and Peru ended without a result.",
        "Talks between Chile and Peru could have ended without a result.",
        "Did the talks between Chile and Peru end without a result?",
        "The talks ended without a result.",
        "Talks between Chile and Peru collapsed in Lima today after an hour.",
        "Talks between Chile and Peru collapsed in Lima yesterday.",
        "Chile agreed to publish before the end of this month.",
        "Chile and Peru agreed to sign it in June at the latest.",
        "Chile rejected the request with sympathy on Monday in Lima.",
        "A spokesman for Chile refused to answer whether the talks had failed.",
        "Chile is ready to negotiate, a spokesman in Lima said, but declined to comment on the talks.",
    ],
)
def test_what_leans_on_others_or_is_an_opinion_is_no_point(text: str) -> None:
    assert [] == [point.excerpt.text for point in found(text)]


def test_a_sentence_too_long_for_a_bullet_is_none() -> None:
    text = "Talks between Chile and Peru " + "on water and on fish " * 12 + "ended without a result."
    assert () == found(text)


def test_a_run_of_words_without_an_end_is_no_point_and_hides_none() -> None:
    endless = "Chile, whose talks with Peru have not led to a breakthrough, and " * 80
    said = "The talks between Chile and Peru have not led to a breakthrough."
    assert [said] == [point.excerpt.text for point in found(f"{endless}so on.\n\n{said}")]


def test_a_list_comes_along_whole() -> None:
    text = (
        "In talks with Chile, Peru put forward three key demands: 1. Open gates; 2. Daily readings; 3. No new dam. "
        "Chile said nothing."
    )
    (point,) = found(text)
    assert point.excerpt.text.endswith("3. No new dam.")


def test_an_answer_that_counts_back_needs_its_list() -> None:
    answer = "Chile expressed its readiness to discuss only the third point, rejecting the first two."
    demands = "In talks with Chile, Peru put forward three key demands: 1. Gates; 2. Readings; 3. No new dam. "
    assert () == found(answer)
    assert ["point.demands", "point.answer-to-list"] == [point.rule for point in found(demands + answer)]


def test_who_it_is_about_is_said() -> None:
    (point,) = found("Chile and Brazil have rejected Peru's demand for a veto over the river.")
    assert ("Chile", "Brazil", "Peru") == point.actors


SENTENCES = [text for row in ROWS for text in (*row["finds"], *row["ignores"])]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join))
def test_every_point_is_verbatim(text: str) -> None:
    for point in found(text):
        assert text[point.excerpt.start : point.excerpt.end] == point.excerpt.text


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru agreed to publish the draft text before the end of June.",
        "Chile rejected the request of Peru for a seat on the dam's board.",
        "Peru made a proposal on the river, and Chile rejected the proposal within a day.",
        "Talks between Chile and Peru collapsed in Lima on Monday after an hour.",
    ],
)
def test_what_says_its_day_and_its_object_is_a_point(text: str) -> None:
    assert [text] == [point.excerpt.text for point in found(text)]


@pytest.mark.parametrize(
    "before", ["LIMA, May 7 (APS) - ", "LIMA (Borea) -- ", "May 7, 2024 - ", "10:20 ", "10.20am - ", ""]
)
def test_a_dateline_or_an_hour_opens_no_bullet(before: str) -> None:
    said = "Talks between Chile and Peru have not led to a breakthrough."
    assert [said] == [point.excerpt.text for point in found(before + said)]


@pytest.mark.parametrize("before", ["USA - ", "In 2024 - a bad year - ", "Envoys - "])
def test_what_is_no_dateline_stays_in_the_bullet(before: str) -> None:
    said = f"{before}talks between Chile and Peru have not led to a breakthrough."
    assert [said] == [point.excerpt.text for point in found(said)]
