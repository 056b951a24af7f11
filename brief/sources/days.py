"""A day as the fields of a file write it; no running text."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz

from brief import lexicon

_ISO = re.compile(r"\s*((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
_SLASHED = re.compile(r"\s*((?:19|20)\d\d)[/.]([01]?\d)[/.]([0-3]?\d)(?!\d)")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)")
_DAY_FIRST = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?([0-3]?\d)(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+((?:19|20)\d\d)")
_EARLIEST = 1980  # before it, a field holds a placeholder: 1970-01-01, 0001-01-01


def day_of(written: str | None) -> date | None:
    """The calendar day of a field, as it is written there, in whatever zone; `None`: none, or not to be told.

    >>> day_of("2022-01-13T23:30:00-05:00"), day_of("January 13, 2022"), day_of("1/2/2022")
    (datetime.date(2022, 1, 13), datetime.date(2022, 1, 13), None)
    """
    if not written or len(written) > 100:
        return None
    if found := _ISO.match(written) or _SLASHED.match(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.match(written.strip()):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_FIRST.match(written.strip()):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    return mail_day(written)


def mail_day(written: str) -> date | None:
    """The day of a mail's date, in the sender's zone."""
    try:
        parts = parsedate_tz(written)
    except (IndexError, TypeError, ValueError):
        return None
    return _day(*parts[:3]) if parts else None


def _month(name: str) -> int:
    return int(lexicon.load("en/dates")["months"].get(name.lower(), 0))


def _day(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
