"""Builders for lengths of more than one part: "two years and three months", "an hour and a half"; no anchor."""

from __future__ import annotations

from brief.dates.shaped import Built, Shaped, builds, calendar_unit, duration, number, unit_letter
from brief.dates.timex import Relative, Written

# From long to short: the second part of a sum is the finer one.
_ORDER = ("E0", "E", "Y", "M", "W", "D", "TH", "TM", "TS")
# What half a unit is where it is named in whole units of another.
_HALVES = {"century": ("year", 50), "decade": ("year", 5), "year": ("month", 6)}


@builds
def two_units(shaped: Shaped) -> Built:
    """Two years and three months; how long ago that was no day tells."""
    counts = number(shaped.words("n")), number(shaped.words("k"))
    letters = unit_letter(shaped.word("u")), unit_letter(shaped.word("v"))
    if not all(counts) or any(letter not in _ORDER for letter in letters):
        return ()
    if _ORDER.index(letters[0]) >= _ORDER.index(letters[1]):
        return ()
    if shaped.word("g"):
        return (shaped.phrase(Written("DATE", "PAST_REF")),)
    long, short = duration(str(counts[0]), shaped.word("u")), duration(str(counts[1]), shaped.word("v"))
    both_of_clock = long.startswith("PT")
    return (shaped.phrase(Written("DURATION", long + short.removeprefix("PT" if both_of_clock else "P"))),)


@builds
def unit_and_half(shaped: Shaped) -> Built:
    """A year and a half."""
    if shaped.word("g"):
        return (shaped.phrase(Written("DATE", "PAST_REF")),)
    word = shaped.word("u")
    value = {"hour": "PT1H30M", "minute": "PT1M30S"}.get(word) or duration("1.5", word)
    return (shaped.phrase(Written("DURATION", value)),)


@builds
def half_ago(shaped: Shaped) -> Built:
    """Half a century ago."""
    half = _HALVES.get(shaped.word("u"))
    unit = calendar_unit(half[0]) if half else None
    if half is None or unit is None:
        return (shaped.phrase(Written("DATE", "PAST_REF")),)
    return (shaped.phrase(Relative(unit, -half[1])),)
