"""Builders for days and months of the calendar and weekdays, with or without a year; no anchor."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from brief.dates.shaped import (
    Built,
    Shaped,
    builds,
    counts,
    day_number,
    full_year,
    listed,
    number,
    ordinal_of,
    relation_of,
    table,
    which_of,
    year_of,
)
from brief.dates.stated import calendar_day, numeric_day
from brief.dates.timex import Calendar, Either, Moving, Named, Period, Relative, Sense, WeekOf, Which
from brief.dates.tokens import Line


def _day_sense(month: int, day: int, year: str) -> Sense | None:
    """`None`: the calendar has no such day."""
    found = calendar_day(int(year or 2000), month, day)
    if found is None:
        return None
    return Calendar(Period.containing(found, "day")) if year else Named("day", month, day)


@builds
def month_day(shaped: Shaped) -> Built:
    """One day of a month, with or without its year; `x` captures a number that no day has."""
    if shaped.word("x"):
        return None if shaped.line.is_(shaped.end - 1, "YEAR") else ()
    month = table()["months"][shaped.word("m")]
    sense = _day_sense(month, day_number(shaped.word("d")), shaped.word("y"))
    if shaped.after == "," and shaped.line.word(shaped.end + 1).isdigit() and len(shaped.line.word(shaped.end + 1)) > 4:
        return None
    if shaped.line.is_(shaped.end, "NUM") or (shaped.after == "-" and shaped.line.is_(shaped.end + 1, "NUM")):
        return ()
    return (shaped.phrase(sense),) if sense else None


@builds
def days(shaped: Shaped) -> Built:
    """Several days of one month ("January 10-13", "10, 12 and 13 January"): a phrase each, the month in one of them."""
    start, end = shaped.match.span("l")
    places = [i for i in range(start, end) if shaped.line.is_(i, "DAY") or shaped.line.is_(i, "DAYTH")]
    month_first = shaped.match.start("m") < start
    if month_first and "-" not in shaped.words("l") and not shaped.word("y") and counts(shaped.line, end):
        return ()
    phrases = []
    for place in places:
        month = table()["months"][shaped.word("m")]
        sense = _day_sense(month, day_number(shaped.line.word(place)), shaped.word("y"))
        if sense is None:
            return None
        from_, to = place, place + 1
        if month_first and place == places[0]:
            from_ = shaped.first
        if place == places[-1]:
            to = shaped.end
        phrases.append(shaped.phrase(sense, span=(from_, to)))
    return tuple(phrases)


@builds
def numeric(shaped: Shaped) -> Built:
    """A day in figures. A day that two readings share is left open."""
    word = shaped.word("x")
    parts = re.split(r"[-/.t]", word)
    if len(parts[0]) == 4:
        day = calendar_day(int(parts[0]), int(parts[1]), int(parts[2]))
    else:
        if "." in word and len(parts[2]) == 2 and len(parts[0] + parts[1]) < 4:
            return ()
        year = full_year(parts[2])
        day = numeric_day(parts[0], parts[1], str(year), day_first="." in word)
        readings = calendar_day(year, int(parts[1]), int(parts[0])), calendar_day(year, int(parts[0]), int(parts[1]))
        if day is None and readings[0] and readings[1]:
            return (shaped.phrase(Either(*(Period.containing(reading, "day") for reading in readings if reading))),)
    if day is None:
        return None
    clock = "T" + parts[3][:5] if len(parts) > 3 else ""
    return (shaped.phrase(Calendar(Period.containing(day, "day")), clock),)


@builds
def month_year(shaped: Shaped) -> Built:
    """A month of a given year."""
    return (shaped.phrase(Calendar(_month_period(full_year(shaped.word("y")), shaped.word("m")))),)


def _month_period(year: int, word: str) -> Period:
    return Period.of("month", year, table()["months"][word])


@builds
def month_of_year(shaped: Shaped) -> Built:
    """A month of a year named by its relation ("June of last year")."""
    return (shaped.phrase(Named("month", table()["months"][shaped.word("m")], of=year_of(shaped.words("r")))),)


@builds
def month(shaped: Shaped) -> Built:
    """A month alone; "May", "March" and short forms only where the words around show a month."""
    place = shaped.match.start("m")
    word = shaped.line.word(place)
    which = which_of(shaped)
    previous = shaped.line.token(place - 1)
    if previous and previous.text.isdigit() and not previous.text.isascii():
        return ()
    if shaped.before == "on" and shaped.after != "'s":
        return ()
    if len(word) <= 4 and word not in listed("around", "whole_months"):
        if shaped.after != "." or not previous or previous.word not in listed("around", "month_leads"):
            return ()
        return (shaped.phrase(Named("month", table()["months"][word], which=which)),)
    if not which and not _is_month(shaped, place):
        return ()
    return (shaped.phrase(Named("month", table()["months"][word], which=which)),)


def _is_month(shaped: Shaped, place: int) -> bool:
    line, word = shaped.line, shaped.line.word(place)
    if place > 1 and line.capital(place - 1) and not (line.is_(place - 1, "MONTH") or _opens_speech(line, place - 1)):
        return False
    following = line.token(place + 1)
    lead = line.word(place - 1)
    if following and following.capital and word in listed("around", "name_months") and following.text.isalpha():
        return lead in ("in", "since", "until", "last", "next")
    if word not in ("may", "march", "august"):
        return bool(place) or bool(following and not following.capital)
    if word == "march" and lead in ("a", "the"):
        return line.word(place + 1).isalpha() and line.word(place + 1) not in listed("around", "march_follows")
    if lead == "-":
        lead = line.word(place - 2)
    return lead in listed("around", "month_leads") or (line.is_(place - 2, "MONTH") and lead in ("and", "or", ","))


def _opens_speech(line: Line, place: int) -> bool:
    """Whether a preposition has its capital from the quote or the sentence that it opens ("In August we ...")."""
    return line.word(place) in listed("around", "month_leads") and not line.word(place - 1)[-1:].isalnum()


@builds
def week_of(shaped: Shaped) -> Built:
    """The week that holds a day."""
    month_word = shaped.word("m") or shaped.word("m2")
    day = day_number(shaped.word("d") or shaped.word("d2"))
    sense = _day_sense(table()["months"][month_word], day, shaped.word("y"))
    return (shaped.phrase(WeekOf(sense)),) if isinstance(sense, Calendar | Named) else None


@builds
def day_of_this_month(shaped: Shaped) -> Built:
    """ "The 17th", where no noun follows that it may count; one that opens a sentence needs more than a name."""
    if shaped.before not in listed("around", "day_leads") or (counts(shaped.line, shaped.end) and not _opens(shaped)):
        return ()
    day = day_number(shaped.word("o"))
    return (shaped.phrase(Named("month", 0, day)),) if 1 <= day <= 31 else ()


@builds
def day_in_words(shaped: Shaped) -> Built:
    """ "The eleventh", "the third of the month"; without its month only from the fourth on, and behind "on"."""
    words = shaped.words("o2") or shaped.words("o")
    day = table()["tens"].get(words[0], 0) + ordinal_of(words[-1])
    if not shaped.word("o2"):
        counted = counts(shaped.line, shaped.end) and not _opens(shaped)
        if day <= _FEW or shaped.before != "on" or shaped.after == "of" or counted:
            return ()
    return (shaped.phrase(Named("month", 0, day)),) if 1 <= day <= 31 else ()


_FEW = 3  # "on the second" may be of two


def _opens(shaped: Shaped) -> bool:
    """Whether a day opens its sentence before who acts: "On the 14th Senegal ...", "On the 15th two boats ..."."""
    follows = shaped.after
    if number([follows]) is not None:
        return True
    named = shaped.line.capital(shaped.end) and follows not in listed("around", "numbered")
    return shaped.first == 1 and (named or follows in listed("around", "openers"))


@builds
def day_of_year(shaped: Shaped) -> Built:
    """A day of a year named by its relation ("July 13 of last year", "15 December last year")."""
    if shaped.after == "'s":
        return ()
    month_word = shaped.word("m") or shaped.word("m2") or shaped.word("m3")
    number = day_number(shaped.word("d") or shaped.word("d2") or shaped.word("d3"))
    sense = _day_sense(table()["months"][month_word], number, "")
    if not isinstance(sense, Named):
        return None
    return (shaped.phrase(replace(sense, of=year_of(shaped.words("r")))),)


@builds
def feast(shaped: Shaped) -> Built:
    """A feast, on a fixed day of the year or one that moves."""
    if (
        not shaped.line.capital(shaped.match.start("f"))
        or shaped.after in listed("around", "feast_names_after")
        or shaped.before in listed("around", "feast_names_before")
    ):
        return ()
    words = " ".join(shaped.words("f")).replace(" 's", "'s")
    fixed, moving = ({name.lower(): day for name, day in table()[kind].items()} for kind in ("feasts", "moving_feasts"))
    which = which_of(shaped)
    if words in moving:
        year = Calendar(Period.of("year", int(shaped.word("y")))) if shaped.word("y") else None
        return (shaped.phrase(Moving("day", 1, 1, which, year, rule=tuple(moving[words]))),)
    month_number, day = fixed[words]
    if shaped.word("y"):
        return (shaped.phrase(Calendar(Period.containing(date(int(shaped.word("y")), month_number, day), "day"))),)
    return (shaped.phrase(Named("day", month_number, day, which)),)


@builds
def weekday(shaped: Shaped) -> Built:
    """A weekday, unless part of a name."""
    place = shaped.match.start("w")
    following = shaped.line.token(place + 1)
    if following and following.capital and following.word in listed("around", "day_names_after"):
        return ()
    if shaped.line.word(place - 1) in listed("around", "day_names_before"):
        return ()
    relation = relation_of(shaped.words("r"))
    base = "named" if relation and relation[1] else "published"
    ordinal = table()["weekdays"][shaped.word("w")]
    if base == "named" and shaped.before != "the":
        return (shaped.phrase(Named("day", ordinal), span=(place, place + 1)),)
    which: Which | None = "last" if relation == (-1, True) else which_of(shaped)
    return (shaped.phrase(Named("day", ordinal, which=which, base="named" if base == "named" else "published")),)


@builds
def short_weekday(shaped: Shaped) -> Built:
    """A shortened weekday, where a full stop and a preposition show one."""
    if shaped.line.word(shaped.end - 1) != "." or shaped.before not in listed("around", "day_leads"):
        return ()
    return (shaped.phrase(Named("day", table()["weekdays"][shaped.word("w")], which=which_of(shaped))),)


@builds
def weekday_of_week(shaped: Shaped) -> Built:
    """A weekday of last, this or next week."""
    relation = relation_of(shaped.words("r"))
    week = Relative("week", relation[0] if relation else 0)
    return (shaped.phrase(WeekOf(week, table()["weekdays"][shaped.word("w")])),)


@builds
def weekend(shaped: Shaped) -> Built:
    """A weekend."""
    return (shaped.phrase(Named("weekend", 6, which=which_of(shaped))),)


@builds
def deictic(shaped: Shaped) -> Built:
    """Today, yesterday, tomorrow; "USA Today" is a name."""
    previous = shaped.line.token(shaped.first - 1)
    if (
        shaped.line.capital(shaped.first)
        and previous
        and previous.text.isalpha()
        and (previous.capital or shaped.first > 1)
    ):
        return ()
    return (shaped.phrase(Relative("day", table()["deictics"][shaped.word("w")])),)


@builds
def day_beyond(shaped: Shaped) -> Built:
    """The day before yesterday, the day after tomorrow."""
    return (shaped.phrase(Relative("day", -2 if shaped.word("w") else 2)),)
