"""Names of which somebody gave only a word: "A man who gave his name as Omar"; whom a word means, others decide."""

from __future__ import annotations

import re
from typing import Literal

from brief.people.reading import Reading


def is_all(reading: Reading, at: int) -> bool:
    """Whether the word at an offset is all that somebody gave of a name."""
    if _WORDS.isdisjoint(reading.vocabulary):
        return False
    low = max(reading.start, at - _LONGEST)
    return any(given.end() == at for given in _GIVEN_AS.finditer(reading.seen, low, reading.end))


def of(reading: Reading, at: int) -> int | None:
    """Where the word stands that somebody told of up to an offset gave as a name; `None`: none does."""
    if _WORDS.isdisjoint(reading.vocabulary) or not (who := _WHO.match(reading.seen, at, reading.end)):
        return None
    given = _GIVEN_AS.search(reading.seen, at, min(reading.end, who.end() + _LONGEST))
    return given.end() if given else None


def gender_told(reading: Reading, at: int) -> Literal["m", "f"] | None:
    """The gender that the text tells with the word at an offset: "a student who gave her name as Kauri"."""
    if "name" not in reading.vocabulary:
        return None
    given = _WHOSE.search(reading.seen, max(reading.start, at - _LONGEST), at)
    return None if given is None else "m" if given[1] == "his" else "f"


_WHOSE = re.compile(r"\b(?:gave|gives|giving)\s(?:\w+\s)?(his|her)\s[^,;:.\"]{0,20}name\b[^;:.\"]{0,10}$")
_LONGEST = 80
_WORDS = frozenset(["called", "goes", "identified", "introduced", "name", "named", "quoted"])
_WHO = re.compile(r"(?:(?:\s[^,;:.\"]{1,60})?,?\swho)?\s")
_THEIR_NAME = r"(?:his|her|their)\s(?:family\s|first\s|given\s|last\s|middle\s)?name(?:\sonly)?"
_ONLY = r"(?:\s(?:just|only|simply))?"
_GIVEN_AS = re.compile(
    rf"\b(?:(?:gave|gives|giving){_ONLY}\s{_THEIR_NAME}(?:{_ONLY}\sas|,)"
    rf"|(?:identified|introduced|named)\s(?:him|her|them)sel(?:f|ves){_ONLY}\sas|who\sgoes\sby"
    rf"|to\sbe\s(?:called|identified|named|quoted){_ONLY}(?:\sas|\sby\s{_THEIR_NAME},)?)\s(?=[A-Z])"
)
