"""How days are printed, in English, the same under every locale, and counted; no arithmetic of meaning."""

from __future__ import annotations

from datetime import date, timedelta

from brief.model import When

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Any name of them, for a pattern.
MONTH = f"(?:{'|'.join(_MONTHS)})"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_QUARTERS = ("first", "second", "third", "fourth")
_SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring"}
_SEASONS |= {6: "summer", 7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}


def shifted(day: date, by: timedelta) -> date:
    """The day so far off, or the end of the calendar that is nearer.

    >>> shifted(date(2022, 1, 13), timedelta(-7)), shifted(date(9999, 12, 31), timedelta(7))
    (datetime.date(2022, 1, 6), datetime.date(9999, 12, 31))
    """
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def weekday(day: date) -> str:
    """The day with its weekday.

    >>> weekday(date(2022, 1, 13))
    'Thursday 13 January 2022'
    """
    return f"{_WEEKDAYS[day.weekday()]} {span(day, day)}"


def written(iso: str) -> str:
    """The days that ISO has as one, or as the first and the last with a slash between.

    >>> written("2022-01-13"), written("2022-01-17/2022-01-23")
    ('13 January 2022', '17–23 January 2022')
    """
    ends = [date.fromisoformat(day) for day in iso.split("/")]
    return span(ends[0], ends[-1])


def short(first: date, last: date, *, year: bool = False) -> str:
    """The days as a label in a narrow place; with their year, where that is wanted and not told by itself.

    >>> short(date(2022, 1, 13), date(2022, 1, 13)), short(date(2022, 1, 17), date(2022, 1, 23))
    ('Thu 13 Jan', '17–23 Jan')
    >>> short(date(2022, 1, 31), date(2022, 2, 6))
    '31 Jan – 6 Feb'
    >>> short(date(2022, 4, 1), date(2022, 4, 30)), short(date(2022, 1, 1), date(2022, 12, 31))
    ('Apr', '2022')
    >>> short(date(2022, 1, 13), date(2022, 1, 13), year=True), short(date(2022, 1, 1), date(2022, 12, 31), year=True)
    ('Thu 13 Jan 2022', '2022')
    """
    label = _label(first, last)
    return f"{label} {last.year}" if year and not label.isdigit() else label


def _label(first: date, last: date) -> str:
    if whole := _whole(first, last):
        return whole if whole.isdigit() else whole[:3]
    end = f"{last.day} {_MONTHS[last.month - 1][:3]}"
    if first == last:
        return f"{_WEEKDAYS[first.weekday()][:3]} {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{first.day} {_MONTHS[first.month - 1][:3]} – {end}"


def noted(day: date, near: date | None = None) -> str:
    """The day as it stands in brackets beside an outlet; the year is left out where it is that of `near`.

    >>> noted(date(2022, 1, 13), near=date(2022, 1, 14)), noted(date(2021, 12, 3), near=date(2022, 1, 14))
    ('13 Jan', '3 Dec 2021')
    """
    bare = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return bare if near and near.year == day.year else f"{bare} {day.year}"


def span(first: date, last: date, near: date | None = None) -> str:
    """The days from `first` to `last`; the year is left out where it is that of `near`.

    >>> span(date(2022, 1, 10), date(2022, 1, 13))
    '10–13 January 2022'
    >>> span(date(2022, 1, 17), date(2022, 1, 23), near=date(2022, 1, 13))
    '17–23 January'
    >>> span(date(2021, 12, 29), date(2022, 1, 3))
    '29 December 2021 – 3 January 2022'
    >>> span(date(2022, 1, 31), date(2022, 2, 6))
    '31 January – 6 February 2022'
    >>> span(date(2022, 4, 1), date(2022, 4, 30)), span(date(2022, 1, 1), date(2022, 12, 31))
    ('April 2022', '2022')
    """
    bare = near is not None and near.year == first.year == last.year
    if whole := _whole(first, last):
        return whole if bare or whole.isdigit() else f"{whole} {last.year}"
    end = _day(last) if bare else f"{_day(last)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = _day(first) if first.year == last.year else f"{_day(first)} {first.year}"
    return f"{begin} – {end}"


def period(when: When, near: date | None = None) -> str:
    """The days of `when` as its grain tells them: a month is a month, not its thirty days.

    >>> period(When(date(2019, 7, 1), date(2019, 7, 31), "month", "stated"))
    'July 2019'
    >>> period(When(date(2021, 12, 1), date(2022, 2, 28), "season", "stated"))
    'winter 2021–22'
    >>> period(When(date(2022, 4, 1), date(2022, 6, 30), "quarter", "stated"))
    'second quarter of 2022'
    """
    first, last = when.first, when.last
    if when.grain in ("day", "week"):
        return span(first, last, near)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if when.grain == "month":
        begin = _MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
        return f"{begin} – {_MONTHS[last.month - 1]} {last.year}"
    return _long(when)


def _long(when: When) -> str:
    first, last = when.first, when.last
    years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year % 100:02d}"
    match when.grain:
        case "quarter":
            return f"{_QUARTERS[(first.month - 1) // 3]} quarter of {first.year}"
        case "half":
            return f"{'first' if first.month < 7 else 'second'} half of {first.year}"
        case "season":
            return f"{_SEASONS[first.month]} {years}"
        case "decade":
            return f"{first.year}s"
        case "century":
            return _century(first.year // 100 + 1)
        case _:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _century(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century"


def _whole(first: date, last: date) -> str:
    """The name of the month, or the year, that the days are all of; empty where they are of none."""
    if first.year != last.year or first.day != 1 or shifted(last, timedelta(1)).day != 1:
        return ""
    if first.month == last.month:
        return _MONTHS[first.month - 1]
    return str(first.year) if (first.month, last.month) == (1, 12) else ""


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"
