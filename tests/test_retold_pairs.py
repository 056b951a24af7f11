"""Pairs of short texts that tell of one thing in other words, or of two things: how many come out right.

The rules were written on the first half; the second was written with it and only counted.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.marked import briefing_of
from tests.test_retold import FIRST, SECOND, TAIL

PAIRS = tomllib.loads((Path(__file__).parent / "cases/retold/pairs.toml").read_text(encoding="utf-8"))["pair"]
# How many of each half are told as one row, and how many as two; only ever raised.
ONE = {"first": 11, "second": 5}
TWO = {"first": 26, "second": 23}


def rows(folder: Path, pair: dict[str, Any]) -> list[int]:
    """For each row that is told of a pair, in how many of its texts."""
    folder.mkdir()
    day = f"{pair['first_day']:%B %d, %Y}" if "first_day" in pair else "January 13, 2024"
    one, other = pair["texts"]
    opening = FIRST.replace("January 13, 2024", day)
    made = briefing_of(folder, opening + one + TAIL, SECOND + other + TAIL.replace("rained", "snowed"))
    return [len(event.sources) for event in made.events if event.kind != "statement"]


@pytest.mark.parametrize("half", ["first", "second"])
def test_one_thing_told_twice_is_one_row(tmp_path: Path, half: str) -> None:
    pairs = [pair for pair in PAIRS if pair["half"] == half and pair["one"]]
    assert ONE[half] <= sum(rows(tmp_path / str(at), pair) == [2] for at, pair in enumerate(pairs))


@pytest.mark.parametrize("half", ["first", "second"])
def test_two_things_are_no_one_row(tmp_path: Path, half: str) -> None:
    pairs = [pair for pair in PAIRS if pair["half"] == half and not pair["one"]]
    assert TWO[half] <= sum(2 not in rows(tmp_path / str(at), pair) for at, pair in enumerate(pairs))
