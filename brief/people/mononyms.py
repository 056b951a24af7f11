"""By what a text shows that a word alone names somebody: "a trader called Amina", "Another, Idris, ..."; no titles."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load
from brief.people import nominals
from brief.people.entries import gender_of_word
from brief.people.names import Name, role_nouns
from brief.people.reading import Reading
from brief.spelling import is_given
from brief.tenses import irregular
from brief.text import either

_LONGEST = 80


def is_shown(reading: Reading, name: Name) -> bool:
    """Whether a word stands as only people's names do: somebody is called so, or it is a given name that acts.

    A given name tells nothing where another name or a noun stands beside it: "the Ana river", "Storm Ana".
    """
    if reading.quoted.hold(name.start):
        return False
    if "called" in reading.vocabulary or "named" in reading.vocabulary:
        called = _CALLED.search(reading.seen, max(reading.start, name.start - _LONGEST), name.start)
        if called is not None and not {*called[1].lower().split()}.isdisjoint(_people()):
            return reading.seen[name.end : name.end + 2] != " -"
    if not is_given(name.text) or is_place(reading, name):
        return False
    if reading.title(name).lower() in _GOVERNING or _MORE.match(reading.seen, name.end) is not None:
        return False
    speaks = nominals.speaks(reading.seen, name.start, name.end, reading.cues)
    if speaks or reading.title(name).lower() in _people():
        return True
    return _is_apposed(reading, name) or _acts(reading, name)


_MORE = re.compile(r"\s[A-Z]")  # "David French", where the second word is a state's


def is_place(reading: Reading, name: Name) -> bool:
    """Whether the text has somebody or something in what a word names: "in Geneva"."""
    return any(f" {where} {name.text}" in reading.text for where in ("in", "near", "outside"))


# "A trader called", "two sisters, one of them a nurse named"
_CALLED = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s((?:[a-z-]+\s){1,4}?)(?:called|named)\s$")


@cache
def _people() -> frozenset[str]:
    return role_nouns() | gender_of_word().keys()


def _is_apposed(reading: Reading, name: Name) -> bool:
    """Whether a name stands between commas behind one of several: "One of them, Idris, ..."."""
    if reading.seen[name.end : name.end + 2] != ", ":
        return False
    return _ONE.search(reading.seen, max(reading.start, name.start - _LONGEST), name.start) is not None


_ONE = re.compile(
    r"\b(?:(?:[Aa]nother|[Oo]ne)(?:\s(?:of\s(?:them|these|those|the\s[a-z]+)|[a-z]+))?|[Tt]he\s(?:[a-z]+est|other|first|second))"
    r",\s$"
)


def _acts(reading: Reading, name: Name) -> bool:
    """Whether a verb follows a name that nothing governs: "Idris shook his head", "In the yard Amina has no choice"."""
    before = reading.title(name)
    if before[:1].isupper() and before not in _OPENERS:
        return False
    return _verb().match(reading.seen, name.end, reading.end) is not None


_OPENERS = frozenset(["And", "But", "Still", "Then", "Yet"])
_GOVERNING = frozenset(
    "a about after an around as at before behind beside by for from her his in into its like my near of on or our over"
    " past than the their to toward towards under with without your".split()
)


@cache
def _verb() -> re.Pattern[str]:
    """A finite verb: of one in the present what it governs shows that it is no noun ("Ana residents")."""
    told = either(sorted({*irregular().values(), *load("en/titles")["gestures"]}))
    return re.compile(
        r"\s(?:(?:also|now|only|still|then|[a-z]+ly)\s)?"
        rf"(?:(?:is|was|has|had|can|could|did|does|may|might|must|will|would)\b|{told}\b|(?!(?:agreed|armed|based|led|owned|used)\b)[a-z]{{2,}}ed\b"
        r"|[a-z]{2,}s\s(?:an?|no|not|nothing|that|up)\b|[a-z]{3,}\s(?:his|her)\s[a-z])"
    )
