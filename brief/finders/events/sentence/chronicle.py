"""What a text that is told day by day has in the present: "Tuesday 15 January: The minister resigns"; no events."""

from __future__ import annotations

import re
from functools import cache

from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.heads import UNDER
from brief.finders.events.sentence.scene import Scene
from brief.lexicon import load
from brief.tenses import base, past
from brief.text import either

MANY = re.compile(  # before the form of several: "workers walk out", "the League and the Greens open talks"
    r"(?:\b(?:and\s(?:the\s)?[A-ZÀ-Þ][\w'-]+|men|people|police|women)|\b\w{3,}s)\s"
    r"(?:(?:at|from|in|of)\s(?:\w[\w'-]*\s){1,5})?(?:\w+ly\s)?$"
)
_REACH = 80  # characters before a verb in which its subject stands
_OTHERS = re.compile(r"\b(?:to|of|the|an?|its|his|her|their|in|on|at|for|with|by|from)\s$")  # before a noun
_BE = re.compile(r"\b(?:is|are)\s(?:\w+ly\s)?$")


def is_told_so(scene: Scene) -> bool:
    """Whether a sentence has its day from the heading above it, and that day is past."""
    days = (day.last for day in scene.dates if day.rule == UNDER)
    return any(day is not None and scene.published is not None and day <= scene.published for day in days)


def present_at(scene: Scene, clause: Clause) -> tuple[re.Match[str], str] | None:
    """The first verb of a clause that is in the present, and how it is told of the past: "resigns", "resigned"."""
    for match in _forms().finditer(scene.seen, clause.start, clause.end):
        word, before = match.group(), scene.before(match.start(), _REACH)
        several = word in of_several()
        if _OTHERS.search(before) or scene.is_quoted(match.start()) or (several and not MANY.search(before)):
            continue
        return match, of_several().get(word) or of_one()[word]
    return None


def is_done_to(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether a participle is of the present passive: "the tariff is suspended"."""
    return is_told_so(scene) and _BE.search(scene.before(verb.start(), 20)) is not None


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(sorted((*of_one(), *of_several())))})\b")


@cache
def of_one() -> dict[str, str]:
    """Third persons of the present, each with its past."""
    told = load("en/past")["present"]
    return {form: past(base(form)) for form in (*told["regular"], *told["irregular"])}


@cache
def of_several() -> dict[str, str]:
    """Forms of several, each with its past."""
    return {base(form): told for form, told in of_one().items()}
