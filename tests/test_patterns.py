"""No regular expression of the program or its words can explode, whatever text it is tried on."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from brief.patterns import written
from tests.explosive import explodes
from tests.test_lexicon import all_tables
from tests.timing import Bound, steep, timed, within

ROOT = Path(__file__).parents[1]
# Every expression that is compiled from our own files while the program is loaded, reads and renders.
GATHER = """
import importlib, json, pkgutil, re, sys
from pathlib import Path
found, compiled = {}, re._compile
def compile(pattern, flags):
    frame = sys._getframe(2)
    name = frame.f_code.co_filename
    if isinstance(pattern, str) and "/brief/" in name.replace("\\\\", "/"):
        found.setdefault((pattern, int(flags)), f"{Path(name).name}:{frame.f_lineno}")
    return compiled(pattern, flags)
re._compile = compile
import brief
for module in pkgutil.walk_packages(brief.__path__, "brief."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from tests import hostile, saved
from brief import pipeline
from brief.config import Config
from brief.render import render
from brief.render.look import read_look
from brief.sources.formats import reader
from brief.sources.reading import Origin
made = pipeline.briefing([Path("seeds")], Config(), Path("."))
for briefing in (made, hostile.briefing()):
    for name in ("docx", "html", "md", "json", "eml"):
        render(name, briefing, read_look())
for suffix, maker in saved.MAKERS.items():
    if suffix != ".pdf":
        reader(suffix)(maker("Talks end\\n\\nBy Ana Ruiz\\nMarch 9, 2033\\n\\nThey met."), Origin("a" + suffix))
json.dump([[*key, where] for key, where in found.items()], sys.stdout)
"""


# Suspected, and calm for what the analysis doesn't see: how it begins, and why.
CALM_ALL_THE_SAME = {
    "(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇ][\\w.'-]*)(?: (?:(?:de|": "a comma and a comma with and part at the next letter",
    "(?:(?:the|all|both|some|most|many|but|however": "a figure ends at the end of its word",
    '(?:[^,;:()\\"]|, (?=[A-Z]': "what stands behind a comma decides for one way",
    "(?=[A-ZÀ-ÞĀ-ŽȘȚƏƠƯḀ-Ỿadeou])": "nothing has to follow, so that nothing is tried twice",
}


def gathered() -> list[tuple[str, int, str]]:
    ran = subprocess.run([sys.executable, "-c", GATHER], cwd=ROOT, capture_output=True, text=True, check=True)
    return [(pattern, flags, where) for pattern, flags, where in json.loads(ran.stdout)]


def test_no_expression_of_the_program_can_explode() -> None:
    found = gathered()
    assert len(found) > 300
    told = [(where, pattern[:200], why) for pattern, flags, where in found if (why := explodes(pattern, flags))]
    assert [] == [each for each in told if not each[1].startswith(tuple(CALM_ALL_THE_SAME))]
    assert [] == [known for known in CALM_ALL_THE_SAME if not any(each[1].startswith(known) for each in told)]


def test_no_expression_among_the_words_can_explode() -> None:
    tables = [
        (place, written(table) if key == "pattern" else table[key])
        for place, table in all_tables()
        for key in ("pattern", "regex")
        if isinstance(table.get(key), str)
    ]
    assert len(tables) > 40
    assert [] == [(place, pattern, why) for place, pattern in tables if (why := explodes(pattern))]


EXPLOSIVE = {
    "(a+)+$": "a",
    "(a*)*b": "a",
    r"(?:\w+\s?)+!": "a",
    "(a|ab|b)*c": "ab",
    r"(?:[A-Z]\w+ ?(?:of )?)+\.": "A",
    r"(?:,?\s*\w+)*;": "a",
    r"x(?=(?:\w+ ?)*!)": "a",
    r"(?:\w+,? ?){1,20}!": "a",
    "(?i:(?:ab|A)(?:b)?)+c": "ab",
}
CALM = (
    "(a|a)*b",  # a set of letters, as the engine reads it
    r"(?:[^,]|, )*;",
    r"\w+\s+\w+",
    r"(?:\w+\s+)*!",
    r"(?:\w+, )*\w+ and \w+",
    r"(?:[A-Z][a-z]+ (?:of )?)+\.",
    r"(?:ab|cd)*e",
    r"[^,]*,[^,]*,",
    r"(?:[^,]|,(?! ))*;",
    r"\d{1,2}(?:st|nd|rd|th)?,? \d{4}",
    r"(?>\w+ ?)+!",
    r'"[^"]*"',
)


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_what_explodes_is_told(pattern: str) -> None:
    assert explodes(pattern)


@pytest.mark.parametrize("pattern", CALM)
def test_what_does_not_is_left_alone(pattern: str) -> None:
    assert "" == explodes(pattern)


# The engine writes some of the others as something simpler: "(a|a)*" as "a*".
SHOWN = ("(a+)+$", "(a*)*b", "(a|ab|b)*c", r"(?:,?\s*\w+)*;")


@pytest.mark.parametrize("pattern", SHOWN)
def test_what_is_told_does_explode(pattern: str) -> None:
    """The examples are no theory: eight letters more take many times as long."""

    def cost(count: int) -> float:
        match, taken = timed(lambda: re.fullmatch(pattern, EXPLOSIVE[pattern] * count + "~"))
        assert not match
        return taken

    assert "" == steep(cost, 18, 10, Bound(times=1 / 8))


@pytest.mark.parametrize(
    ("name", "piece", "end"),
    [
        ("sources.rtf:_TITLE", "\\'41", "x"),
        ("article.headline:_NAMES", "Ana de Bell, ", "!"),
        ("finders.demands.references:_ELLIPTIC", " today", " x"),
        ("people.nominals:_GAP", " repeatedly", " x"),
        ("finders.demands.terms:_MUST", "immediately ", "x"),
    ],
)
def test_what_once_exploded_no_longer_does(name: str, piece: str, end: str) -> None:
    module, constant = name.split(":")
    pattern = getattr(importlib.import_module(f"brief.{module}"), constant)
    opening = {"_TITLE": "{\\title ", "_MUST": "must "}.get(constant, "")
    assert not within(1, lambda: pattern.fullmatch(opening + piece * 60 + end))
