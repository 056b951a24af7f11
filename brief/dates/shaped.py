"""A shape that matched, and what its words say: numbers, units, relations; the registry of builders; no sense yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec import Struct

from brief import lexicon
from brief.dates.timex import Calendar, Period, Phrase, Relative, Sense, Unit, Which
from brief.dates.tokens import Line

_UNITS: dict[str, Unit] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "E0": "century",
}


class Shaped(Struct, frozen=True):
    """A shape that matched some tokens of a line."""

    rule: str
    line: Line
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The index of its first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The index behind its last token."""
        return self.match.end()

    def words(self, name: str) -> list[str]:
        """The captured tokens in lower case; empty where the shape has no such capture, or it matched nothing."""
        if name not in self.match.re.groupindex or self.match.start(name) < 0:
            return []
        return list(self.line.words[self.match.start(name) : self.match.end(name)])

    def word(self, name: str) -> str:
        """The first captured token, or nothing."""
        return next(iter(self.words(name)), "")

    @property
    def before(self) -> str:
        """The word before it."""
        return self.line.word(self.first - 1)

    @property
    def after(self) -> str:
        """The word behind it."""
        return self.line.word(self.end)

    @property
    def glued(self) -> bool:
        """Whether a hyphen ties it to the word behind ("now-famous")."""
        line = self.line
        return (
            self.after == "-"
            and line.starts[self.end] == line.ends[self.end - 1]
            and not line.text[line.ends[self.end] :][:1].isspace()
        )

    def phrase(self, sense: Sense, clock: str = "", span: tuple[int, int] | None = None) -> Phrase:
        """The phrase over its tokens, or over `span` of them; an article belongs to it only before a noun of time.

        "The third quarter", but the "third-quarter" loss.
        """
        first, end = span or (self.first, self.end)
        words = self.line.words
        if words[end - 1] == "." and not _is_short(words[end - 2]):
            end -= 1
        if words[first] in ("the", "a") and self._attributive(first, end):
            first += 1
        return Phrase(self.line.starts[first], self.line.ends[end - 1], first, end, sense, self.rule, clock)

    def _attributive(self, first: int, end: int) -> bool:
        words = self.line.words[first:end]
        if "mid" in words or "early" in words or not self.line.word(end).isalpha():
            return False
        if "-" not in words:
            return (
                words[0] == "a"
                and words[-1] in table()["units"]
                and words[1] not in ("few", "full", "single")
                and len(words) > 2
            )
        return words[-1] not in ("period", "quarter") or words[-2] == "-"


Built = tuple[Phrase, ...] | None
"""Phrases; none where the shape misleads; `None` where nothing else may be read into its tokens either."""


def _is_short(word: str) -> bool:
    """Whether a month or weekday is shortened, so that a full stop belongs to it."""
    return len(word) <= 5 and word not in listed("around", "whole_months") and not word.isdigit()


BUILDERS: dict[str, Callable[[Shaped], Built]] = {}


def builds(function: Callable[[Shaped], Built]) -> Callable[[Shaped], Built]:
    """The function, listed under its name for the lexicon."""
    BUILDERS[function.__name__] = function
    return function


@cache
def table() -> dict[str, Any]:
    """The lexicon of time."""
    return lexicon.load("en/dates")


@cache
def listed(group: str, name: str) -> frozenset[str]:
    """A word list of the lexicon as a set."""
    return frozenset(table()[group][name].split())


def number(words: list[str]) -> int | float | None:
    """The number that words or digits say; `None` where they say none, or an unreasonable one.

    >>> number(["twenty", "-", "four"]), number(["1,500"]), number(["a", "hundred"]), number("two and a half".split())
    (24, 1500, 100, 2.5)
    """
    total: float = 0
    for word in words:
        if word in ("a", "an"):
            total = total or 1
        elif word == "half":
            total += 0.5
        elif word in ("hundred", "thousand", "million"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "million": 1000000}[word]
        elif word in table()["ones"] or word in table()["tens"]:
            total += table()["ones"].get(word, 0) + table()["tens"].get(word, 0)
        elif word[:1].isdigit() and len(word) <= 9 and re.fullmatch(r"\d+(,\d{3})*(\.\d+)?", word):
            total += float(word.replace(",", ""))
    if not total:
        return None
    return int(total) if total == int(total) else total


def day_number(word: str) -> int:
    """The number that a day begins with ("12th")."""
    digits = re.match(r"\d{1,2}", word)
    return int(digits.group()) if digits else 0


def unit_letter(word: str) -> str:
    """The TIMEX3 letters of a unit; empty for any other word."""
    letter: str = table()["units"].get(word) or table()["many_units"].get(word, "")
    return letter


def calendar_unit(word: str) -> Unit | None:
    """The unit of the calendar; `None` for hours and for what is no unit."""
    return _UNITS.get(unit_letter(word))


def duration(count: str, unit: str) -> str:
    """The TIMEX3 value of so many units ("X": some).

    >>> duration("3", "weeks"), duration("X", "hours"), duration("2", "decades"), duration("2", "fortnights")
    ('P3W', 'PTXH', 'P2DE', 'P4W')
    """
    letter = unit_letter(unit)
    if letter == "W2":
        return f"P{int(count) * 2 if count.isdigit() else count}W"
    if letter.startswith("E"):
        letter = {"E": "DE", "E0": "CE"}[letter]
    return f"PT{count}{letter[1:]}" if letter.startswith("T") else f"P{count}{letter}"


def which_of(shaped: Shaped, name: str = "r") -> Which | None:
    """Last, this or next, as captured; `None` where nothing is."""
    word = shaped.word(name)
    if not word:
        return None
    kinds: dict[str, Which] = {"last": "last", "past": "last", "this": "this"}
    return kinds.get(word, "next")


def relation_of(words: list[str]) -> tuple[int, bool] | None:
    """The offset and whether it counts from the last date named; `None`: no such word among them."""
    for word in words:
        for kind, offset, named in (
            ("LAST", -1, False),
            ("NEXT", 1, False),
            ("THIS", 0, False),
            ("CURRENT", 0, False),
            ("PAST", -1, False),
            ("PREVIOUS", -1, True),
            ("FOLLOWING", 1, True),
            ("SAME", 0, True),
        ):
            if word in table()["kinds"][kind].split():
                return offset, named
        if word == "that":
            return 0, True
    return None


def year_of(words: list[str]) -> Calendar | Relative | None:
    """The year that a `<year>` part names."""
    for word in words:
        if word.isdigit():
            return Calendar(Period.of("year", int(word)))
    relation = relation_of(words)
    if relation:
        return Relative("year", relation[0], "named" if relation[1] else "published")
    return Relative("year", 0) if words else None


def full_year(word: str) -> int:
    """A year in four digits: "'98" is 1998, "22" is 2022."""
    year = int(word.strip("'"))
    return year if year > 99 else 2000 + year if year < 50 else 1900 + year


def counts(line: Line, index: int) -> bool:
    """Whether the token is a noun that the number before it may count ("January 10 and 12 people")."""
    word = line.word(index)
    known = listed("around", "after_days") | listed("verbs", "past") | listed("verbs", "future")
    return word.isalpha() and word not in known and not word.endswith("ed")


def ordinal_of(word: str) -> int:
    """The number of an ordinal in words or figures; 0 where it is none."""
    known: int | None = table()["ordinals"].get(word)
    return known or day_number(word)
