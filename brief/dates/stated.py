"""Days written out with their year ("January 12, 2022", "2022-01-13"): no anchor, no context, no guess."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.dates.legible import legible, span
from brief.text import view


class StatedDay(Struct, frozen=True):
    """A day that a text writes out in full, and the span it stands in (weekday included, clock time not)."""

    start: int
    end: int
    day: date


@cache
def _pattern() -> re.Pattern[str]:
    tables = lexicon.load("en/dates")
    words = sorted(tables["months"], key=len, reverse=True)
    months = "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)
    weekdays = "|".join(word.capitalize() for word in sorted(tables["weekdays"], key=len, reverse=True))
    # A byline is often glued to its date ("KossovJanuary 12, 2022"), so a small letter may stand before the name.
    number, free = r"\d{1,2}", r"(?<![\d.,:/-])"
    return re.compile(
        rf"""
        (?=[A-Z\d])  # so every match opens: other characters cost no more than a glance
        (?:\b(?:{weekdays})\b[.,]?\ {{0,2}}(?:the\ )?)?
        (?:
            (?<![A-Z\d])(?P<month>{months})\b[.,]?\s{{0,2}}
                (?P<day>{number})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year>\d{{4}})(?!\d|,\d)
          | {free}(?P<day2>{number})(?:st|nd|rd|th)?[\s-](?:(?:day\ )?of\ )?
                (?P<month2>{months})\b[.,]?[\s-]{{1,2}}(?P<year2>\d{{4}})(?!\d|,\d)
          | {free}(?P<year3>\d{{4}})(?P<mark>[-/.])(?P<month3>{number})(?P=mark)(?P<day3>{number})(?![\d-])
          | {free}(?P<first>{number})(?P<mark2>[-/.])(?P<second>{number})(?P=mark2)(?P<year4>\d{{4}})(?!\d|[-/]\d)
        )
        """,
        re.VERBOSE | re.ASCII,
    )


def explicit(text: str, start: int = 0, end: int | None = None) -> tuple[StatedDay, ...]:
    """The days written out with a year between two offsets of a text, in order.

    Days that the calendar lacks are left out, and so is "3/4/2022", which two readings share.

    >>> [(d.start, d.day.isoformat()) for d in explicit("by Igor KossovJanuary 12, 2022 10:08 pm")]
    [(14, '2022-01-12')]
    >>> [d.day.isoformat() for d in explicit("Thu, 13 Jan 2022 17:56:50 EST; 13.01.2022; 1/13/2022; 3/4/2022")]
    ['2022-01-13', '2022-01-13', '2022-01-13']
    """
    end = len(text) if end is None else end
    seen, places = legible(view(text[start:end]))
    found = []
    for match in _pattern().finditer(seen):
        day = _day(match)
        if day is not None:
            first, last = span(places, *match.span())
            found.append(StatedDay(start + first, start + last, day))
    return tuple(found)


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["year4"]:
        return numeric_day(part["first"], part["second"], part["year4"], day_first=part["mark2"] == ".")
    word = part["month"] or part["month2"]
    month = lexicon.load("en/dates")["months"][word.lower()] if word else int(part["month3"])
    return calendar_day(
        int(part["year"] or part["year2"] or part["year3"]), month, int(part["day"] or part["day2"] or part["day3"])
    )


def numeric_day(first: str, second: str, year: str, day_first: bool) -> date | None:
    """The day of "13/01/2022" or "1/13/2022"; `None` where both readings exist and neither is known to be meant."""
    one, two = int(first), int(second)
    if day_first or one > 12 or one == two:
        return calendar_day(int(year), two, one)
    return calendar_day(int(year), one, two) if two > 12 else None


_FIGURES = re.compile(r"(\d(?<![\d./-].)\d?)[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?![\d/-])", re.ASCII)


# What such a day holds, by its first mark: a look for one character is quicker than one for a figure.
_BETWEEN = (re.compile(r"/\d"), re.compile(r"-\d{1,2}[/-]"))


def writes_day_first(text: str) -> bool | None:
    """Whether a text writes days in figures with the day first, as those show that leave no choice.

    `None`: it has none such, or of both kinds.

    >>> writes_day_first("from 1/13/22 on"), writes_day_first("until 25/12/2021"), writes_day_first("on 3/4/2022")
    (False, True, None)
    """
    if not any(one.search(text) for one in _BETWEEN):
        return None
    shown = {int(match[1]) > 12 for match in _FIGURES.finditer(text) if (int(match[1]) > 12) != (int(match[2]) > 12)}
    return shown.pop() if len(shown) == 1 else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
