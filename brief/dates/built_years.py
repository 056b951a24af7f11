"""Builders for years and what is longer or a part of them: decades, quarters, seasons; no anchor."""

from __future__ import annotations

import re

from brief.dates.shaped import (
    Built,
    Shaped,
    builds,
    counts,
    full_year,
    listed,
    number,
    ordinal_of,
    table,
    which_of,
    year_of,
)
from brief.dates.timex import Calendar, Named, Period, Sense, Unit, Which
from brief.dates.tokens import Line

# A year glued to one of these is a part of a code or of an address.
_GLUED = frozenset("/:+#=*&@_")


@builds
def year(shaped: Shaped) -> Built:
    """A year in figures, where nothing around shows a count, a code or a name."""
    place = shaped.match.start("y")
    if _is_before_christ(shaped):
        return None
    if shaped.end - shaped.first == 1 and not _is_year(shaped.line, place):
        return ()
    return (shaped.phrase(Calendar(Period.of("year", int(shaped.word("y"))))),)


def _is_year(line: Line, place: int) -> bool:
    before, after = line.word(place - 1), line.word(place + 1)
    counted = after in listed("around", "counted") and before not in ("early", "late", "mid", "-")
    if counted or line.is_(place + 1, "ZONE") or before in listed("around", "coded"):
        return False
    if before == "(" and (line.is_(place + 1, "WEEKDAY") or line.is_(place + 1, "DEICTIC")):
        return False
    if (
        before in _GLUED
        or (after == "_" and line.ends[place] == line.starts[place + 1])
        or (before == "." and line.word(place - 2) in listed("around", "coded_short"))
    ):
        return False
    if (before == '"' and after == ":") or (before == "(" and _is_coded(line, place - 2)):
        return False
    if after in ("-", "/", ":") and (line.is_(place + 2, "NUM") or line.is_(place + 2, "DAY")):
        return False
    if line.is_(place, "OLDYEAR"):
        return before in listed("around", "old_year_leads") and not (
            after.endswith("s") and after not in ("was", "is", "has", "as")
        )
    previous = line.token(place - 1)
    return not (previous and previous.capital and previous.word not in listed("around", "year_leads"))


def _is_coded(line: Line, place: int) -> bool:
    """Whether the number there is that of a document ("resolution 1973")."""
    return line.word(place)[:1].isdigit() and line.word(place - 1) in listed("around", "coded")


@builds
def short_year(shaped: Shaped) -> Built:
    """A year in two figures ("in '14"), behind a word of time."""
    if shaped.before not in listed("around", "old_year_leads"):
        return ()
    return (shaped.phrase(Calendar(Period.of("year", full_year(shaped.word("y"))))),)


def _is_before_christ(shaped: Shaped) -> bool:
    return shaped.after in ("bc", "bce") or (shaped.after == "b" and shaped.line.word(shaped.end + 1) == ".")


@builds
def years(shaped: Shaped) -> Built:
    """Two years with a dash: a phrase each."""
    one, two = int(shaped.word("y")), shaped.word("z")
    if len(two) not in (2, 4) or not two.isdigit() or shaped.before in ("-", "/") or _is_number(shaped):
        return ()
    other = int(two) if len(two) == 4 else one // 100 * 100 + int(two)
    if not one < other < one + 100 or shaped.after in ("-", "/"):
        return ()
    first, last = shaped.first, shaped.end
    return (
        shaped.phrase(Calendar(Period.of("year", one)), span=(first, first + 1)),
        shaped.phrase(Calendar(Period.of("year", other)), span=(last - 1, last)),
    )


def _is_number(shaped: Shaped) -> bool:
    """Whether the years number a document ("Law No. 2021-45", "item 2021/22")."""
    lead = shaped.line.word(shaped.first - 2) if shaped.before == "." else ""
    return shaped.before in listed("around", "coded") or lead in listed("around", "coded_short")


@builds
def spelled_year(shaped: Shaped) -> Built:
    """A year in words, with its month if one is said."""
    tens = number(shaped.words("n") or shaped.words("e")) or 0
    century = 1900 if shaped.word("h") == "nineteen" else 2000
    alone = shaped.word("k") and shaped.first == shaped.match.start("k")  # "two thousand people"
    if alone or (shaped.first and shaped.line.capital(shaped.end - 1)):
        return ()
    year = century + int(tens)
    month = table()["months"].get(shaped.word("m"))
    return (shaped.phrase(Calendar(Period.of("month", year, month) if month else Period.of("year", year))),)


@builds
def decade(shaped: Shaped) -> Built:
    """A decade in figures or words, unless somebody's age."""
    owner = shaped.line.word(
        shaped.first - 1 if shaped.before not in ("mid", "late", "early", "-") else shaped.first - 2
    )
    if owner in listed("around", "owners") or shaped.line.word(shaped.first - 3) in ("his", "her"):
        return ()
    word = shaped.word("d")
    if word:
        digits = re.sub(r"\D", "", word)
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        early = shaped.before in ("early", "late") and shaped.line.word(shaped.first - 2) == "the"
        if shaped.line.word(shaped.first) != "the" and not early:
            return ()
        start = 1900 + table()["decade_words"][shaped.word("w")]
    return (shaped.phrase(Calendar(Period.of("decade", start))),)


@builds
def century(shaped: Shaped) -> Built:
    """A century by its ordinal."""
    ordinal = ordinal_of(shaped.word("o"))
    if shaped.line.capital(shaped.end - 1) and shaped.first + 1 < shaped.end:
        return ()
    if _is_before_christ(shaped):
        return None
    return (shaped.phrase(Calendar(Period("century", ordinal - 1))),) if 1 < ordinal <= 30 else ()


@builds
def quarter(shaped: Shaped) -> Built:
    """A quarter, of a year if one is said."""
    word = shaped.word("o")
    ordinal = table()["quarters"].get(word) or ordinal_of(word)
    if not 1 <= ordinal <= 4:
        return ()
    words = shaped.words("yr") or shaped.words("yr1")
    return (shaped.phrase(_part_of("quarter", ordinal, words)),)


@builds
def half(shaped: Shaped) -> Built:
    """A half of a year."""
    return (shaped.phrase(_part_of("half", ordinal_of(shaped.word("o")), shaped.words("yr"))),)


@builds
def season(shaped: Shaped) -> Built:
    """A season; "fall" and "spring" only where the words around show one."""
    place = shaped.match.start("s")
    word, capital = shaped.line.word(place), shaped.line.capital(place)
    words, which = shaped.words("yr"), which_of(shaped)
    lead = shaped.line.word(place - 1)
    if not words:
        if capital and place:
            return ()
        if word == "fall" and (shaped.after in ("of", "in", "from", "to", "into") or lead in ("in", "by", "to")):
            return ()
        if word == "spring" and lead == "the" and counts(shaped.line, shaped.end):
            return ()
        if word in ("fall", "spring") and lead == "the" and _opens(shaped) not in listed("around", "season_leads"):
            return ()
        if not which and not _leads_season(shaped, lead, place):
            return ()
    return (shaped.phrase(_part_of("season", table()["seasons"][word], words, which)),)


def _leads_season(shaped: Shaped, lead: str, place: int) -> bool:
    """Whether the word before a season is one of time ("since autumn", "mid-summer")."""
    if lead == "-":
        return shaped.line.word(place - 2) in ("mid", "early", "late")
    return lead in listed("around", "season_words")


def _opens(shaped: Shaped) -> str:
    """The word before the article, or before "early" and the like behind it."""
    return shaped.before if shaped.line.word(shaped.first) == "the" else shaped.line.word(shaped.match.start("s") - 2)


def _part_of(unit: Unit, ordinal: int, year_words: list[str], which: Which | None = None) -> Sense:
    of = year_of(year_words)
    if isinstance(of, Calendar):
        return Calendar(Period.of(unit, of.period.index, ordinal))
    return Named(unit, ordinal, which=which, of=of)
