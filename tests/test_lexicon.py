"""Every pattern among the words matches its own examples and none of those it once misfired on.

A table with `pattern`, a regular expression searched in the view of a text, is run here, wherever it stands, as
`brief.patterns` writes it; tables in a language of their own ("shape", "regex" with a gate) are run by the tests of the
stage that reads them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from brief.patterns import written
from brief.text import view

LEXICON = Path(__file__).parents[1] / "brief" / "lexicon"
FILES = sorted(LEXICON.rglob("*.toml"))
WORD_LISTS = [path for path in FILES if path.name != "labels.toml"]  # its lists are pairs: for one, for many
MATCHERS = ("pattern", "regex", "shape")


def tables(value: object, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table in a value, with where it stands."""
    if isinstance(value, dict):
        yield place, value
        for key, held in value.items():
            yield from tables(held, f"{place}.{key}")
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from tables(held, f"{place}[{number}]")


def all_tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        yield from tables(tomllib.loads(path.read_text(encoding="utf-8")), path.relative_to(LEXICON).as_posix())


PATTERNS = [(place, table) for place, table in all_tables() if isinstance(table.get("pattern"), str)]
MATCHING = [(place, table) for place, table in all_tables() if any(isinstance(table.get(key), str) for key in MATCHERS)]


@pytest.mark.parametrize(("place", "table"), PATTERNS, ids=[place for place, _ in PATTERNS])
def test_a_pattern_finds_its_examples_and_ignores_its_counterexamples(place: str, table: dict[str, Any]) -> None:
    pattern = re.compile(written(table))  # one that ignores case says so: (?i)
    assert [] == [example for example in table["finds"] if not pattern.search(view(example))]
    assert [] == [example for example in table.get("ignores", ()) if pattern.search(view(example))]


@pytest.mark.parametrize(("place", "table"), MATCHING, ids=[place for place, _ in MATCHING])
def test_whatever_matches_carries_an_example(place: str, table: dict[str, Any]) -> None:
    assert table.get("finds"), f"{place} has no example in `finds`"


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    for place, table in tables(tomllib.loads(path.read_text(encoding="utf-8")), path.name):
        for key, held in table.items():
            if isinstance(held, list) and all(isinstance(each, str) for each in held):
                assert len(held) == len(set(held)), f"{place}.{key}: {sorted(x for x in held if held.count(x) > 1)}"
