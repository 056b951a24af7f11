"""Builders for durations, sets and times of day; no anchor."""

from __future__ import annotations

import re

from brief.dates.shaped import (
    Built,
    Shaped,
    builds,
    counts,
    duration,
    listed,
    number,
    ordinal_of,
    relation_of,
    table,
    unit_letter,
)
from brief.dates.timex import Named, Phrase, Relative, Written


def _is_age(shaped: Shaped) -> bool:
    if shaped.before in ("aged", "age"):
        return True
    after = shaped.line.word(shaped.end + 1) if shaped.after == "-" else shaped.after
    return after in ("old", "olds") or (shaped.after == "of" and shaped.line.word(shaped.end + 1) == "age")


@builds
def length(shaped: Shaped) -> Built:
    """A number of units, unless an age."""
    words, word = shaped.words("n"), shaped.word("u")
    if _is_age(shaped) or (words == ["one"] and word in ("day", "time") and not _is_measured(shaped)):
        return None
    vague_count = bool(listed("around", "vague_counts") & set(words))
    if shaped.match.re.groupindex and words == ["some"] and shaped.line.is_(shaped.end - 1, "UNIT"):
        return ()
    if word in ("quarters", "quarter") or (
        word in table()["units"] and not vague_count and _bad_singular(shaped, words)
    ):
        return ()
    count = number(words)
    if "couple" in words:
        return (shaped.phrase(Written("DURATION", duration("2", word))),)
    if vague_count or count is None:
        return (shaped.phrase(Written("DURATION", duration("X", word))),) if vague_count else ()
    return (shaped.phrase(Written("DURATION", duration(str(count), word))),)


def _is_measured(shaped: Shaped) -> bool:
    """Whether "one day" is a stretch of time: "by one day", "one day after the vote"."""
    return shaped.before in listed("around", "length_leads") | {"by", "just", "only"} or shaped.after in (
        "after",
        "before",
    )


def _bad_singular(shaped: Shaped, words: list[str]) -> bool:
    """Whether a singular unit stands after a plural number without a hyphen, as in no English phrase but speech."""
    place = shaped.match.end("n")
    return words != ["one"] and shaped.line.word(place) != "-" and not words[-1].isalpha()


@builds
def two_lengths(shaped: Shaped) -> Built:
    """ "Two to six days": the number of the first, with the unit of the second."""
    if _is_age(shaped):
        return None
    count = number(shaped.words("n"))
    word = shaped.word("u")
    return (shaped.phrase(Written("DURATION", duration(str(count), word))),) if count and word != "quarters" else ()


@builds
def span(shaped: Shaped) -> Built:
    """The last 30 years, the next few days."""
    words, word = shaped.words("n"), shaped.word("u")
    if words in (["a"], ["an"]) or (shaped.word("r") == "this" and words[0] == "a"):
        return ()
    count = number(words)
    if "couple" in words:
        count = 2
    some = bool(listed("around", "vague_counts") & set(words) - {"couple"}) or count is None
    return (shaped.phrase(Written("DURATION", duration("X" if some else str(count), word))),)


@builds
def units(shaped: Shaped) -> Built:
    """The last weeks; recent years and the coming days only point back or ahead, as TIDES has it.

    "The early hours of" belongs to the day behind it.
    """
    if _is_end_of(shaped):
        return ()
    if shaped.line.word(shaped.end - 2) == "early" and unit_letter(shaped.word("u")).startswith("T"):
        return ()
    reference = {"recent": "PAST_REF", "past": "PAST_REF", "coming": "FUTURE_REF", "upcoming": "FUTURE_REF"}
    if shaped.word("r") in reference:
        return (shaped.phrase(Written("DATE", reference[shaped.word("r")])),)
    return (shaped.phrase(Written("DURATION", duration("X", shaped.word("u")))),)


def _is_end_of(shaped: Shaped) -> bool:
    """Whether the days are those of a month or year named behind them ("the last days of December")."""
    kinds = ("MONTH", "YEAR", "DECADE")
    return shaped.after == "of" and any(shaped.line.is_(shaped.end + 1, kind) for kind in kinds)


@builds
def a_unit(shaped: Shaped) -> Built:
    """A week: a duration after "for" and the like, a set after a rate, else nothing."""
    word = shaped.word("u")
    first = shaped.line.word(shaped.first)
    if _is_age(shaped):
        return None
    if first in ("half", "one"):
        if first == "one":
            return ()
        return (shaped.phrase(Written("DURATION", duration("0.5", word))),)
    if _is_rate(shaped):
        return (shaped.phrase(Written("SET", duration("1", word))),)
    if word == "quarter":
        return ()
    long = word in listed("around", "long_units")
    if (
        long
        or shaped.before in listed("around", "length_leads")
        or (shaped.after == "of" and word in ("hour", "minute"))
        or shaped.after in ("after", "before")
    ):
        return (shaped.phrase(Written("DURATION", duration("1", word))),)
    return ()


def _is_rate(shaped: Shaped) -> bool:
    before = shaped.before
    line, place = shaped.line, shaped.first - 1
    if any(line.is_(place, kind) for kind in ("NUM", "DAY", "ONE")) and not line.is_(place - 1, "MONTH"):
        return True
    if before in listed("around", "rates") or unit_letter(before).startswith("T"):
        return True
    return place >= 0 and (line.word(place)[-1:] == "%" or line.word(place)[:1] in "$£€¥")


@builds
def unit_long(shaped: Shaped) -> Built:
    """Week-long, decades-long."""
    word = shaped.word("u")
    if shaped.line.word(shaped.end - 2) != "-" and word in table()["many_units"]:
        return ()
    return (shaped.phrase(Written("DURATION", duration("1" if word in table()["units"] else "X", word))),)


@builds
def bare_units(shaped: Shaped) -> Built:
    """Weeks, months, years, where the words around show a stretch of time."""
    word = shaped.word("u")
    if _is_end_of(shaped):
        return ()
    followed = shaped.after in listed("around", "units_follow")
    led = shaped.before in listed("around", "length_leads")
    if word == "quarters" or not (led or followed or shaped.after == "of"):
        return ()
    if shaped.before in ("the", "early"):
        return ()
    return (shaped.phrase(Written("DURATION", duration("X", word))),)


@builds
def each(shaped: Shaped) -> Built:
    """Every year, each July."""
    word, ordinal = shaped.word("u"), shaped.words("n")
    tables = table()
    for name, pattern in (("weekdays", "XXXX-WXX-{}"), ("months", "XXXX-{:02}"), ("parts_of_day", "XXXX-XX-XX{}")):
        if word in tables[name]:
            return (shaped.phrase(Written("SET", pattern.format(tables[name][word]))),)
    if word in tables["seasons"]:
        return (shaped.phrase(Written("SET", Named("season", tables["seasons"][word]).value)),)
    if shaped.word("o"):
        return (shaped.phrase(Written("SET", duration(str(ordinal_of(shaped.word("o")) or 2), word))),)
    some = bool(listed("around", "vague_counts") & set(ordinal))
    return (shaped.phrase(Written("SET", duration("X" if some else str(number(ordinal) or 1), word))),)


@builds
def times(shaped: Shaped) -> Built:
    """Twice a week."""
    return (shaped.phrase(Written("SET", duration("1", shaped.word("u")))),)


@builds
def per(shaped: Shaped) -> Built:
    """Per day; per hour is a speed."""
    if unit_letter(shaped.word("u")).startswith("T"):
        return ()
    return (shaped.phrase(Written("SET", duration("1", shaped.word("u")))),)


@builds
def repeated(shaped: Shaped) -> Built:
    """Daily, weekly, annually, as adverbs."""
    adverb = shaped.word("w") == "annually"
    if shaped.line.capital(shaped.first) or (
        not adverb and (shaped.before in ("a", "the") or counts(shaped.line, shaped.end))
    ):
        return ()
    return (shaped.phrase(Written("SET", table()["repeated"][shaped.word("w")])),)


@builds
def weekdays(shaped: Shaped) -> Built:
    """Tuesdays."""
    if shaped.word("p"):
        number = table()["weekdays"][shaped.word("d")]
        return (shaped.phrase(Written("SET", f"XXXX-WXX-{number}{table()['many_parts_of_day'][shaped.word('p')]}")),)
    return (shaped.phrase(Written("SET", f"XXXX-WXX-{table()['many_weekdays'][shaped.word('w')]}")),)


@builds
def clock(shaped: Shaped) -> Built:
    """A time of the clock, on a day named near it."""
    if shaped.word("w"):
        return _clock_word(shaped)
    written = _clock_digits(shaped)
    time = _time(written, shaped.word("a")) if written else None
    if time is None:
        return ()
    phrase = shaped.phrase(Relative("day", 0, "near"), time)
    certain = any(map(shaped.word, ("a", "z", "h2", "n"))) or shaped.before in listed("around", "clock_leads")
    return (phrase,) if certain else (_tentative(phrase),)


def _clock_word(shaped: Shaped) -> Built:
    """ "Noon", where it is no part of a name."""
    named = shaped.first > 0 and shaped.line.capital(shaped.first)
    if shaped.after == "&" or (named and shaped.before not in listed("around", "clock_leads")):
        return ()
    return (shaped.phrase(Relative("day", 0, "near"), table()["clock_words"][shaped.word("w")]),)


def _clock_digits(shaped: Shaped) -> str | None:
    """The time as the text has it, hours and minutes parted; `None`: it is none, or part of a name."""
    if shaped.word("n"):
        told = f"{shaped.word('n')[:2]}:{shaped.word('n')[2:]}"
        return told if re.fullmatch(r"\d\d:[0-5]\d", told) else None
    if shaped.word("h2"):
        named = shaped.line.capital(shaped.end - 1) and shaped.line.capital(shaped.end)
        return None if named else shaped.word("h2")
    return shaped.word("h") or shaped.word("c")


def _time(written: str, half_day: str) -> str | None:
    """The hour and the minute as TIMEX3 has them ("T16:30"); `None`: there is no such hour."""
    parts = re.split(r"[:.]", written)
    hour = int(table()["ones"].get(parts[0]) or parts[0])
    if half_day:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day.startswith("p") else 0)
    return None if hour > 24 else f"T{hour:02}:{parts[1] if len(parts) > 1 else '00'}"


@builds
def clock_in_part(shaped: Shaped) -> Built:
    """A time of the clock in a part of the day ("6:30 in the evening")."""
    word = shaped.word("c") or shaped.word("h")
    if not shaped.word("c") and shaped.before not in listed("around", "clock_leads"):
        return ()
    hour, _, minute = word.replace(".", ":").partition(":")
    count = int(table()["ones"].get(hour) or hour)
    if not 1 <= count <= 12:
        return ()
    later = shaped.word("p") in ("afternoon", "evening") or (bool(shaped.word("p2")) and count > 5)
    count = count % 12 + (12 if later else 0)
    return (shaped.phrase(Relative("day", 0, "near"), f"T{count:02}:{minute[:2] or '00'}"),)


TENTATIVE = "?"


def _tentative(phrase: Phrase) -> Phrase:
    """The phrase marked as one that counts only if it joins a day."""
    return Phrase(
        phrase.start, phrase.end, phrase.token, phrase.token_end, phrase.sense, phrase.rule + TENTATIVE, phrase.clock
    )


@builds
def part(shaped: Shaped) -> Built:
    """This morning, last night, tonight, in the evening."""
    if shaped.word("t"):
        return (shaped.phrase(Relative("day", 0), "TNI"),)
    relation = relation_of(shaped.words("r"))
    if shaped.first and shaped.line.capital(shaped.first) and shaped.line.capital(shaped.end - 1):
        return ()
    code = table()["parts_of_day"][shaped.word("p")]
    if relation is None:
        if shaped.before not in listed("around", "part_leads"):
            return (_tentative(shaped.phrase(Relative("day", 0, "near"), code)),)
        return (shaped.phrase(Relative("day", 0, "near"), code),)
    return (shaped.phrase(Relative("day", relation[0], "named" if relation[1] else "published"), code),)


@builds
def bare_part(shaped: Shaped) -> Built:
    """Afternoon, to be joined to a day."""
    return (_tentative(shaped.phrase(Relative("day", 0, "near"), table()["parts_of_day"][shaped.word("p")])),)
