"""The days that a text names as past, and which of them it was most likely published on; inference, never more."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice

from msgspec import Struct

from brief import lexicon
from brief.article.lines import Line
from brief.dates.stated import calendar_day, explicit
from brief.days import WEEKDAY

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"([12](?<![\d,.$€£-].)(?:(?<=1)9|(?<=2)0)\d\d)(?![\d%]|,\d|-year)")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|next|until|by|planned|plans?|scheduled|due|expected|upcoming|set to|to be held|ahead of|"
    r"before|deadline|from|through)\b",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(
    r",?(?: (?!said|says|told|that)[\w'-]+){0,3} (?:will|would|shall|may|might|"
    r"(?:is|are) (?:to|planned|expected|due|set))\b"
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b(?!,? (?:the )?(?:\d|[A-Z][a-z]+\.? \d))")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = 14  # days: news names the days around its own
_MOST = 1000  # days; a text that names more is a table
_TELLING = 3  # and more than once, and more than one of them where it leaves out the year ("Sept. 11" is a name)


class NamedDay(Struct, frozen=True):
    """A day as a document names it, whether with its year, and where the paragraph begins that does so."""

    day: date
    start: int
    end: int
    full: bool
    paragraph: int


def latest(body: Sequence[Line]) -> NamedDay | None:
    """The latest day that a text tells of as past, where that lets its day of publication be inferred.

    A day without a year has the latest year that the text names. Nothing is inferred from a day of an earlier year
    (history), from few mentions, nor in a text that calls its days by weekday: there, days with a date are not those
    around publication. Of 19 answers on half of PolNeAR nine were wrong before these rules; on all of it, none since.
    """
    years = [
        int(match[1])
        for line in _with_years(body)
        for match in _YEAR.finditer(line.seen)
        if not _ahead(line, match.start())
    ]
    if not years:
        return None
    year = max(years)
    dated = [line for line in body if _DIGIT.search(line.seen)]
    named = list(islice((day for line in dated for day in _named(line, year)), _MOST))
    if len(named) < _TELLING:
        return None
    weekdays = sum(1 for line in body for _ in _WEEKDAY.finditer(line.seen))
    ordered = sorted(named, key=lambda found: (found.day, found.start))
    places = [found.day.toordinal() for found in ordered]
    for place in sorted(set(places), reverse=True):
        near = ordered[bisect_left(places, place - _SPAN) : bisect_right(places, place)]
        if near[-1].day.year != year or len(near) < _TELLING or 2 * weekdays > len(near):
            continue
        varied = near[0].day != near[-1].day
        last = next((found for found in near if found.day == near[-1].day and (found.full or varied)), None)
        if last and len({found.paragraph for found in near}) > 1:
            return last
    return None


def _with_years(body: Sequence[Line]) -> list[Line]:
    """The lines that may name a year; a look for its first figures is quicker than the pattern."""
    return [line for line in body if ("19" in line.seen or "20" in line.seen) and _YEAR.search(line.seen)]


def last_in_full(body: Sequence[Line]) -> date | None:
    """The latest day that a text names with its year as past; `None`: it names none so."""
    stated = [(line, each) for line in _with_years(body) for each in explicit(line.seen)]
    return max((each.day for line, each in stated if _past(line, each.start, each.end)), default=None)


def weekdays(line: Line) -> Iterator[int]:
    """The weekdays, Monday 0, that a line tells of as past."""
    for match in _WEEKDAY.finditer(line.seen):
        if _past(line, *match.span()):
            yield WEEKDAYS.index(match.group()[:3].lower())


@cache
def _yearless() -> re.Pattern[str]:
    words = sorted(lexicon.load("en/dates")["months"], key=len, reverse=True)
    months = "|".join(word.capitalize() for word in words)
    return re.compile(
        rf"(?=[A-Z\d])\b(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.:]\d|-\d)"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{months})\b)"
    )


def _named(line: Line, year: int) -> Iterator[NamedDay]:
    """The days that a line names as past."""
    full = explicit(line.seen) if _YEAR.search(line.seen) else ()
    found = [(each.day, each.start, each.end) for each in full]
    covered = {at for _, start, end in found for at in range(start, end)}
    for match in _yearless().finditer(line.seen):
        month = lexicon.load("en/dates")["months"][(match["month"] or match["month2"]).lower()]
        day = calendar_day(year, month, int(match["day"] or match["day2"]))
        if day and match.start() not in covered:
            found.append((day, *match.span()))
    for index, (day, start, end) in enumerate(found):
        if _past(line, start, end):
            yield NamedDay(day, line.start + start, line.start + end, index < len(full), line.start)


def _past(line: Line, start: int, end: int) -> bool:
    return not _ahead(line, start) and not _AHEAD_AFTER.match(line.seen, end)


def _ahead(line: Line, at: int) -> bool:
    """Whether the words before, in the same sentence, show that the day lay ahead."""
    near = max(0, at - 80)
    sentence = max(line.seen.rfind(". ", near, at), line.seen.rfind("? ", near, at), near)
    return bool(_AHEAD.search(line.seen, sentence, at))
