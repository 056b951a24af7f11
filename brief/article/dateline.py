"""The day in a wire's dateline ("JUBA, March 3 (AFP) - ..."), and its year where the dateline leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.article import named_days
from brief.article.lines import Line
from brief.dates.stated import calendar_day, explicit
from brief.model import Basis

_PLACE = re.compile(r"[A-Z]'?[A-Z][\w .,/'-]*$")  # of a day with its year, which may stand in any sentence
_BEHIND = re.compile(r"\s*(?:\([^()]{2,30}\))?\s*-{1,2} ?")
_TOWN = re.compile(r"[A-Z][\w .,/'-]{1,40}, ")  # "Port Real, 3 March 2023 (UNS) - "
_AGENCY_BEHIND = re.compile(r"\.?\s*\([A-Z][^()]{1,40}\)\s*\.?-{1,2} ?")
_LONGEST = 90  # characters up to the end of the day
_NEAR = 45  # days from the last day that the text names to the day of a dateline, where no weekday confirms it
_NAME_OF_DAY = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b"
_WEEKDAY_BEFORE = re.compile(_NAME_OF_DAY + r"\.?,? (?:the )?$", re.IGNORECASE)
_WEEKDAY_BEHIND = re.compile(r",? \(?" + _NAME_OF_DAY, re.IGNORECASE)
_COPYRIGHT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Dateline(Struct, frozen=True):
    """The day of a dateline, how it is known, and its span in the document."""

    day: date
    basis: Basis
    start: int
    end: int


def dateline(lines: Sequence[Line]) -> Dateline | None:
    """The day in the dateline that opens the text.

    A year left out is that of the copyright line, or of another line around the text with a day, and then stated,
    if the weekday that the first paragraph tells of fits it; else the first such day from the last past one that the
    text names with its year, and then inferred. `None`: no dateline, or no such year.
    """
    lead = next((line for line in lines if line.kind == "body"), None)
    if lead is None:
        return None
    for stated in explicit(lead.seen[:_LONGEST]):
        before = lead.seen[: stated.start]
        named = _TOWN.fullmatch(before) and _AGENCY_BEHIND.match(lead.seen, stated.end)
        if named or (_PLACE.match(before) and _BEHIND.match(lead.seen, stated.end)):
            return Dateline(stated.day, "stated", lead.start + stated.start, lead.start + stated.end)
    return _without_year(lines, lead)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_place_and_day()}(?:\.? ?\([A-Z][^()]{{1,30}}\)\s*-{{1,2}}|\.? ?/[A-Z]{{2,12}}/|\s+-{{1,2}}\s)"
    )


@cache
def _loose_pattern() -> re.Pattern[str]:
    """A town, a day, and any break: enough where other texts confirm the day."""
    return re.compile(rf"{_place_and_day()}(?!,? ?\d)\s*(?:[.,(/]|-{{1,2}} )")


@cache
def day_and_month() -> re.Pattern[str]:
    """The pattern of a day whose year is not given."""
    return re.compile(rf"(?<![\w.]){_day()}(?!,? ?\d{{4}})(?![\w])")


def _place_and_day() -> str:
    return rf"[A-Z][\w '/-]{{1,30}}(?:, [A-Z][\w '.-]{{1,30}}){{0,2}}, {_day()}"


def _day() -> str:
    words = sorted(lexicon.load("en/dates")["months"], key=len, reverse=True)
    months = "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return rf"(?P<span>(?:(?P<month>{months})\.? (?P<day>{day})|(?P<day2>{day}) (?P<month2>{months})\b\.?))"


def _without_year(lines: Sequence[Line], lead: Line) -> Dateline | None:
    match = _pattern().match(lead.seen)
    if not match:
        return None
    month, number = _day_of(match)
    start, end = lead.start + match.start("span"), lead.start + match.end("span")
    told = frozenset(named_days.weekdays(lead))
    years = tuple(dict.fromkeys(_years_around(lines)))
    if years:
        days = [day for year in years if (day := calendar_day(year, month, number)) and _fits(day, told) is not False]
        return Dateline(days[0], "stated", start, end) if len(days) == 1 else None
    day = _after_last_named(lines, month, number, told)
    return Dateline(day, "inferred", start, end) if day else None


def _day_of(match: re.Match[str]) -> tuple[int, int]:
    """The month and the day of the month that a dateline gives."""
    month = lexicon.load("en/dates")["months"][(match["month"] or match["month2"]).lower()]
    return month, int(re.sub(r"\D", "", match["day"] or match["day2"]))


def among(seen: str, others: Sequence[date], *, told: bool = True) -> date | None:
    """The day of the dateline that opens a paragraph, with the one year that other texts on the matter leave it.

    `others`: their days of publication. `told`: whether the paragraph is text, and no byline, in which any day counts.
    `None`: no dateline, or no year or several bring it near one of them.
    """
    match = _loose_pattern().match(seen) if told else day_and_month().search(seen)
    if not match:
        return None
    days = {calendar_day(year, *_day_of(match)) for other in others for year in range(other.year - 1, other.year + 2)}
    near = {day for day in days if day and any(abs(day - other) <= timedelta(_NEAR) for other in others)}
    near = {day for day in near if _is_weekday(day, seen, match) is not False}
    return near.pop() if len(near) == 1 else None


def of_weekday(lines: Sequence[Line], first: int) -> Dateline | None:
    """The day on a line above the text that gives weekday, day and month, in the one year that the page leaves it.

    The years are those of the lines around the text, and the one that brings the day close behind the last it names.
    """
    for line in lines[:first]:
        match = day_and_month().search(line.seen) if line.rule == "byline.yearless" else None
        if match:
            last = named_days.last_in_full([each for each in lines if each.kind in ("body", "caption")])
            years = frozenset(_years_around(lines))
            days = {calendar_day(year, *_day_of(match)) for year in years}
            if last:
                close = (calendar_day(year, *_day_of(match)) for year in (last.year, last.year + 1))
                days |= {day for day in close if day and timedelta() <= day - last <= timedelta(_NEAR)}
            found = [day for day in days if day and _is_weekday(day, line.seen, match)]
            start, end = line.start + match.start("span"), line.start + match.end("span")
            return Dateline(found[0], "inferred", start, end) if len(found) == 1 else None
    return None


def _is_weekday(day: date, seen: str, at: re.Match[str]) -> bool | None:
    """Whether a day is on the weekday that stands right before or behind it; `None`: none does."""
    beside = _WEEKDAY_BEFORE.search(seen[: at.start()]) or _WEEKDAY_BEHIND.match(seen, at.end())
    return named_days.WEEKDAYS.index(beside[1].lower()) == day.weekday() if beside else None


def _years_around(lines: Sequence[Line]) -> Iterator[int]:
    """The years that the copyright line and the dated lines of the masthead and the footer give."""
    for line in lines:
        if line.rule in ("footer.copyright", "footer.rights"):
            yield from (int(year) for year in _COPYRIGHT_YEAR.findall(line.seen)[-1:])
        elif line.kind in ("byline", "footer"):
            yield from (stated.day.year for stated in explicit(line.seen))


def _fits(day: date, weekdays: frozenset[int]) -> bool | None:
    """Whether a first paragraph with these weekdays was written that day: it tells of it, or of the day before."""
    return bool(weekdays & {day.weekday(), (day.weekday() - 1) % 7}) if weekdays else None


def _after_last_named(lines: Sequence[Line], month: int, number: int, told: frozenset[int]) -> date | None:
    """The first such day from the last past one that the text names in full: near it, or on a fitting weekday."""
    last = named_days.last_in_full([line for line in lines if line.kind in ("body", "caption")])
    if last is None:
        return None
    days = (calendar_day(year, month, number) for year in (last.year, last.year + 1))
    day = next((day for day in days if day and day >= last), None)
    fits = _fits(day, told) if day else None
    return day if day and fits is not False and (fits or day - last <= timedelta(_NEAR)) else None
