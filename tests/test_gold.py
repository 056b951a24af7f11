"""Quotes with their speakers as persons, on texts marked by hand: what was reached stays reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.benchmarks import gold

HELD_OUT = gold.CASES / gold.HELD_OUT
FOLDERS = [*gold.READ, gold.UNREAD, *([gold.HELD_OUT] if HELD_OUT.is_dir() else [])]
FEWEST_TEXTS, FEWEST_QUOTES = 40, 400


@pytest.mark.parametrize("name", FOLDERS)
def test_floors_hold(name: str) -> None:
    assert [] == gold.below({name: gold.score(gold.CASES / name)})


def test_the_gold_is_large_enough() -> None:
    found = [case for name in FOLDERS for case in gold.cases(gold.CASES / name)]
    assert len(found) >= FEWEST_TEXTS
    assert sum(len(case.pieces) for case in found) >= FEWEST_QUOTES


@pytest.mark.parametrize("name", FOLDERS)
def test_every_text_says_whose_it_is(name: str) -> None:
    said = {path.stem: path.read_text(encoding="utf-8") for path in sorted((gold.CASES / name).glob("*.toml"))}
    assert {path.stem for path in (gold.CASES / name).glob("*.txt")} == set(said)
    for stem, marks in said.items():
        free = re.search(r"^source = .*Wikinews", marks, re.MULTILINE) is None or "CC BY 2.5" in marks
        assert re.search(r"^source = ", marks, re.MULTILINE), stem
        assert free, stem


def case(tmp_path: Path, text: str, marks: str) -> gold.Score:
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.toml").write_text('source = "own"\n' + marks, encoding="utf-8")
    return gold.score(tmp_path)


TEXT = "Amina Idris, the foreign minister of Sudan, came at noon.\n“We will stay in the hall,” Idris told reporters.\n"
MARKS = '[[quote]]\ntext = "We will stay in the hall,"\nspeaker = "{}"\nmention = "Idris"\nform = "named"\n'


@pytest.mark.parametrize(
    ("speaker", "precision", "recall"),
    [("Amina Idris", 1.0, 1.0), ("Omar Idris", 0.0, 0.0), ("unknown", 0.0, 1.0), ("anonymous", 0.0, 0.0)],
)
def test_a_right_name_counts_and_a_wrong_one_too(tmp_path: Path, speaker: str, precision: float, recall: float) -> None:
    reached = case(tmp_path, TEXT, MARKS.format(speaker)).measures()
    assert (precision, recall) == (reached["precision"], reached["recall"])


def test_a_term_that_is_given_to_somebody_costs_precision(tmp_path: Path) -> None:
    found = case(tmp_path, TEXT, '[[not]]\ntext = "We will stay in the hall"\n')
    assert (1, 0.0) == (found.counts["terms taken"], found.measures()["precision"])


def test_words_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="don't stand in the text"):
        case(tmp_path, TEXT, MARKS.format("Amina Idris").replace("hall", "yard"))
