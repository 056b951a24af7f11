"""Whether two wordings are one statement: alike, and nothing in them that turns the sense; no speakers, no days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from brief.lexicon import load
from brief.text import fold, view

# `rapidfuzz.fuzz.WRatio` at which wordings of one statement parted from those of others on 15 plain pairs; the vetoes
# below are what keeps contradictions apart, which score 100.
_ALIKE = 85.0
_CONTAINED_WORDS = 4
# Share of the content words of the shorter that a report in other words must repeat.
_REPORTED = 0.6
_REPORTED_WORDS = 4

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|hardly|den(?:y|ies|ied|ying)"
    r"|doubt(?:s|ed|ing)?)\b|n't\b"
)
_CAPITALISED = re.compile(r"(?<![.!?\"'“] )(?<!^)\b[A-Z][^\W\d_]+")
_STOP = frozenset(
    """a an the of to in on at for with by from and or but is are was were be been being has have had do does did
    will would can could should may might must it its he she they we i you his her their our my your this that
    these those there as if than then so not no any some all both what which who whom when where how very more
    most much just only also into over about between after before up out off again once here now such own same
    too s t re ve ll d m don doesn didn isn wasn won""".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording prepared for comparing."""

    text: str
    words: tuple[str, ...]
    negations: int
    numbers: frozenset[str]
    names: frozenset[str]
    content: frozenset[str]
    turns: frozenset[tuple[int, int]]
    days: frozenset[str]


@lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """The wording of a text."""
    folded = fold(text).strip(" .,;:!?…\"'")
    words = tuple(_WORD.findall(folded))
    return Wording(
        folded,
        words,
        len(_NEGATION.findall(folded)),
        frozenset(_number(word) for word in words if word.isdigit() or word in _numbers()),
        frozenset(_stem(name.lower()) for name in _CAPITALISED.findall(view(text))),
        frozenset(_stem(word) for word in words if word not in _STOP and len(word) > 1),
        frozenset(side for word in words for side in _opposites().get(_stem(word), ())),
        frozenset(word for word in words if word in _DAYS),
    )


_DAYS = frozenset("today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday".split())


def _number(word: str) -> str:
    return _numbers().get(word, word)


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for value, word in enumerate(load("en/wordings")["numbers"])}


@cache
def _opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each stem, the pairs of opposites it belongs to, and on which side it stands."""
    table: dict[str, list[tuple[int, int]]] = {}
    for number, pair in enumerate(load("en/wordings")["opposites"]):
        for side, words in enumerate(pair):
            for word in words.split():
                table.setdefault(_stem(word), []).append((number, side))
    return {stem: tuple(sides) for stem, sides in table.items()}


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """A word without its ending, roughly: "reasons" as "reason", "coming" as "com"."""
    word = word.removesuffix("'s")
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if word.endswith(("e", "y", "i")) and len(word) > 3 else word


def contradict(one: Wording, other: Wording) -> bool:
    """Whether something in two wordings that are much alike turns the sense: a "not", a number, a name, an opposite."""
    if one.text in other.text or other.text in one.text:
        return _cut_short(one, other)
    if one.negations % 2 != other.negations % 2 or one.numbers != other.numbers:
        return True
    if one.days and other.days and one.days != other.days:
        return True
    if one.names - other.content and other.names - one.content:
        return True
    ours, theirs = one.turns - other.turns, other.turns - one.turns
    return any((pair, 1 - side) in theirs for pair, side in ours)


def _cut_short(one: Wording, other: Wording) -> bool:
    """Whether the longer of two wordings says "not" where the words before the shorter begin: "not ready", "ready"."""
    short, long = sorted((one, other), key=lambda wording: len(wording.text))
    before = long.text[: long.text.find(short.text)].split()[-3:]
    return len(short.words) < 8 and bool(_NEGATION.search(" ".join(before)))


def same(one: Wording, other: Wording) -> bool:
    """Whether two wordings in marks are one statement: one holds the other, or they are alike."""
    from rapidfuzz import fuzz

    if contradict(one, other):
        return False
    short, long = sorted((one, other), key=lambda wording: len(wording.words))
    if len(short.words) >= _CONTAINED_WORDS and short.text in long.text:
        return True
    if short.text == long.text:
        return True
    if len(short.words) < _CONTAINED_WORDS or not short.content & long.content:
        return False
    shared = len(short.content & long.content)
    if shared * 5 < len(short.content) * 3 or len(short.words) * 2 < len(long.words):
        return False
    if len(short.content) < 5 and shared * 4 < len(short.content) * 3:
        return False
    return bool(fuzz.WRatio(short.text, long.text) >= _ALIKE or _much_shared(short, long))


def _much_shared(short: Wording, long: Wording) -> bool:
    """Whether nearly all that counts in the shorter stands in the longer, in whatever order."""
    shared = short.content & long.content
    if len(short.content) * 2 <= len(long.content):
        return False
    return (len(shared) >= 5 and len(shared) * 3 >= len(short.content) * 2) or shared == short.content


def reports(told: Wording, spoken: Wording) -> bool:
    """Whether a report in the reporter's words tells what was spoken: it repeats most of its content words."""
    shared = told.content & spoken.content
    short = min(len(told.content), len(spoken.content))
    if len(shared) < _REPORTED_WORDS or len(shared) < short * _REPORTED:
        return False
    return told.negations % 2 == spoken.negations % 2 and not any(
        (pair, 1 - side) in spoken.turns - told.turns for pair, side in told.turns - spoken.turns
    )


def any_same(ones: Iterable[Wording], others: Iterable[Wording]) -> bool:
    """Whether some wording of one statement is some wording of another."""
    listed = list(others)
    return any(same(one, other) for one in ones for other in listed)
