"""Whose relative somebody is, as the text says it beside a name; no relative's own name is found here."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load
from brief.people.names import Name
from brief.people.reading import Reading
from brief.text import either, telling

_NEAR = 30


def before(reading: Reading, at: int) -> list[str]:
    """The words before an offset that say whose relative is named there: "Her brother Joan"; none where none do."""
    if _telling().isdisjoint(reading.vocabulary):
        return []
    match = _relative().search(reading.seen, max(reading.start, at - _NEAR), at)
    return match.group().replace("-", " ").split() if match else []


def is_told_of(reading: Reading, at: int) -> bool:
    """Whether a relative of whoever is named at an offset is told of before: "son of the late Ana Souza"."""
    if _telling().isdisjoint(reading.vocabulary):
        return False
    return _relative_of().search(reading.seen, max(reading.start, at - _NEAR), at) is not None


def is_possessor(reading: Reading, name: Name) -> bool:
    """Whether a relative of whoever is named is told of behind: "Ana Souza's son"; a state has none."""
    if _telling().isdisjoint(reading.vocabulary):
        return False
    if any(actor.start <= name.start < actor.end for actor in reading.actors):
        return False
    return _relative_behind().match(reading.seen, name.end, reading.end) is not None


def leads(before: str) -> bool:
    """Whether what ends there tells whose child somebody is: "daughter of", "son of two"."""
    return _of().search(before) is not None


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\b{_words()}\s(?:of|to)\s(?:(?!and\b)[a-z-]+\s)*$")


@cache
def _telling() -> frozenset[str]:
    """The words of which a sentence that tells of a relative holds one."""
    return telling(load("en/titles")["kin"])


@cache
def opening() -> re.Pattern[str]:
    """A sentence that opens with somebody's relative; the group is "His" or "Her"."""
    return re.compile(rf"(His|Her)\s(?:[a-z]+\s)?{_words()}\b")


@cache
def _words() -> str:
    return rf"(?:{either(load('en/titles')['kin'])})(?:-in-law)?"


@cache
def _relative() -> re.Pattern[str]:
    age = r"(?:(?:elder|eldest|late|older|twin|younger|youngest)\s)?"
    return re.compile(rf"(?:\b[Hh]is|\b[Hh]er|\b[Tt]heir|'s)\s{age}{_words()},?\s$")


@cache
def _relative_of() -> re.Pattern[str]:
    return re.compile(rf"\b{_words()}\s(?:of|to)\s(?:the\s)?(?:late\s)?$")


@cache
def _relative_behind() -> re.Pattern[str]:
    return re.compile(rf"'s?\s(?:[a-z-]+\s){{0,2}}?{_words()}\b")
