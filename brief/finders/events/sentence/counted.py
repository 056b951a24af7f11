"""Days that a sentence counts from another: "on Friday, a day after the army took the bridge"; no events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from brief.days import shifted
from brief.finders.events.words import count_of
from brief.model import DateMention, Document
from brief.text import Span

# "Before dawn on Friday", "shortly after 8 p.m. on Friday" is no clause of its own, and no bound: it was on Friday.
HOUR = (
    r"(?:(?:dawn|daybreak|dusk|lunch|midday|midnight|nightfall|noon|sunrise|sunset)\b"
    r"|\d{1,2}(?:[.:]\d\d|(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|hours\b|hrs\b|o'clock)))"
)
COUNTED = "date.counted"
# What sets a clause apart in time: "a day after", "hours before"; its first letter is never a word's middle.
STEP = (
    r"(?:(?:only|just)\s)?(?:(?:\d{1,2}|[Aa]n?|[Oo]ne|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)"
    r"\s)?(?:[Dd]ays?|[Hh]ours?|[Mm]inutes)\s(after|before)\b"
    rf"(?!\s{HOUR})"
)
_STEP = re.compile(rf"(?:^\W*|,\s|-\s)({STEP})")
_DAYS = re.compile(r"(\w+)\s[Dd]ays?\s\w+$")
NIGHT = re.compile(r"\b(?:dawn|daybreak|early|midnight|morning|night)\b", re.IGNORECASE)
_UNITS = frozenset(["day", "days", "hour", "hours", "minutes"])


def may_step(words: frozenset[str]) -> bool:
    """Whether a sentence of these words may set a clause apart in time."""
    return not (words.isdisjoint(_UNITS) or words.isdisjoint(("after", "before")))


def with_counted(
    dates: Sequence[DateMention], seen: str, span: Span, document: Document, words: frozenset[str]
) -> tuple[DateMention, ...]:
    """The dates of a sentence, and the days of the clauses that it sets apart from a day of it.

    They are counted from the last day before them, "on Friday, a day after ..."; where they open the sentence, from
    the one day that it has behind them: "Two days after ..., the minister resigned on Friday".
    """
    if not dates or not may_step(words):
        return tuple(dates)
    found = list(dates)
    for step in _STEP.finditer(seen, *span):
        main = _counted_from(dates, seen, step)
        day = _counted(main, step.group(1)) if main else None
        if main and day:
            found.append(replace(day, excerpt=document.excerpt(*step.span(1)), anchor_at=main.excerpt))
    return tuple(sorted(found, key=lambda mention: mention.excerpt.start))


def _counted_from(dates: Sequence[DateMention], seen: str, step: re.Match[str]) -> DateMention | None:
    before = [each for each in dates if each.excerpt.end <= step.start(1)]
    behind = [each for each in dates if each.excerpt.start >= step.end()]
    if before:
        return before[-1]
    fronted = len(behind) == 1 and "," in seen[step.end() : behind[0].excerpt.start]
    return behind[0] if fronted else None


def _counted(main: DateMention, step: str) -> DateMention | None:
    """The day so far from another; hours are on the same, but around midnight."""
    if main.first is None or main.first != main.last or main.grain != "day":
        return None
    told = _DAYS.search(step)
    if not told and NIGHT.search(main.excerpt.text):
        return None
    count = (told.group(1).lower() == "the" or count_of(told.group(1).lower())) if told else 0
    if told and not count:
        return None
    day = shifted(main.first, timedelta(count if step.endswith("before") else -count))
    return replace(
        main, type="DATE", value=day.isoformat(), first=day, last=day, basis="relative", role="event", modifier=None,
        anchor=main.first, rule=COUNTED, leaning=None,
    )  # fmt: skip
