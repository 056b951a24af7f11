"""What a wording says as terms: words of the matter, and words that turn it, each with its kind; no comparing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from brief.keeping import remembered
from brief.lexicon import load
from brief.text import edged, fold

_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['-][^\W\d_]+)*")
# What is written shorter; each behind what stands in every text that has it, since most texts have none.
_SHORT: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("can't", re.compile(r"\bcan't\b"), "can not"),
    ("cannot", re.compile(r"\bcannot\b"), "can not"),
    ("won't", re.compile(r"\bwon't\b"), "will not"),
    ("n't", re.compile(r"n't\b"), " not"),
    ("'ll", re.compile(r"'ll\b"), " will"),
    ("'", re.compile(r"'(?:re|ve|m|d|s)\b|(?<=s)'(?!\w)"), ""),
    (".", re.compile(r"\b(?:[a-z]\.){2,}"), lambda match: match.group().replace(".", "")),
    (",", re.compile(r"(?<=\d),(?=\d{3})"), ""),
    *((unit, re.compile(rf"(?<=\d)\s?{unit}\b"), f" {unit}") for unit in ("bn", "mn", "tn")),
    ("%", re.compile(r"%"), " percent"),
)
_DAYS = frozenset("today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split()) - {
    "march",
    "may",
}


class Term(NamedTuple):
    """A word as it is compared: `kind` is "matter", or that of the words that turn a sentence ("negation").

    A tuple, since two wordings are compared by the hash of each term.
    """

    kind: str
    value: str


@lru_cache(maxsize=65536)
def of(text: str) -> tuple[Term, ...]:
    """The terms of a text in order, without the words that say nothing of the matter."""
    return tuple([Term(*row.split(" ", 1)) for row in _written(text).splitlines()])


@remembered
def _written(text: str) -> str:
    """The terms of a text, a line each: the kind, which has no space, and the value."""
    return "\n".join(f"{term.kind} {term.value}" for term in _terms(_words(text)))


def _words(text: str) -> list[str]:
    folded = fold(text)
    for sign, pattern, written in _SHORT:
        if sign in folded:
            folded = pattern.sub(written, folded)
    return _WORD.findall(_phrases().sub(lambda match: load("en/wordings")["phrases"][match.group()], folded))


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted(load("en/wordings")["phrases"], key=len, reverse=True)
    return re.compile(rf"(?:{edged(phrases)})\b")


def _terms(words: list[str]) -> Iterator[Term]:
    ten = 0
    for at, word in enumerate(words):
        number = _number(word)
        if number is None:
            yield from _term(word)
            continue
        following = _number(words[at + 1]) if at + 1 < len(words) else None
        if word in _tens() and following and following < 10 and words[at + 1] not in _ordinals():
            ten = int(number)
            continue
        yield Term("number", f"{ten + number:g}{'.' if word in _ordinals() else ''}")
        ten = 0


@lru_cache(maxsize=65536)  # texts of one matter share their words
def _term(word: str) -> tuple[Term, ...]:
    """The terms of a word that is no number."""
    if "-" in word and any(_number(part) is not None for part in word.split("-")):
        return tuple(_terms(word.split("-")))
    if word in _DAYS or word in _MONTHS:
        return (Term("day", word),)
    if (turn := _turns().get(word)) is not None:
        return (turn,)
    return (Term("matter", stem(word.replace("-", ""))),) if word not in _empty() and len(word) > 1 else ()


@lru_cache(maxsize=65536)
def _number(word: str) -> float | None:
    if word[0].isdecimal():
        return float(word)
    return _ones().get(word)


@cache
def _ones() -> dict[str, int]:
    table = load("en/dates")
    return {**table["ones"], **table["tens"], **table["ordinals"], "zero": 0}


@cache
def _tens() -> frozenset[str]:
    return frozenset(load("en/dates")["tens"])


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(load("en/dates")["ordinals"])


@cache
def _turns() -> dict[str, Term]:
    kinds = load("en/wordings")["turns"]
    return {
        word: Term(kind, value)
        for kind, values in kinds.items()
        for value, words in values.items()
        for word in words.split()
    }


@cache
def _empty() -> frozenset[str]:
    return frozenset(load("en/wordings")["empty"].split())


_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|ed$|es$|ing$|ation$)"), "iz"),
    (re.compile(r"(?<=gra)mme(?=s?$)"), "m"),
    (re.compile(r"(?<=[a-z]{2}[nt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=en)ce(?=$|s$|less$)"), "se"),
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending, roughly: "reasons" as "reason", "coming" as "com"; of words alike, the first one's.

    >>> stem("honoured") == stem("honors"), stem("broken") == stem("broke")
    (True, True)
    """
    bare = plain(word)
    return _alike().get(bare, bare)


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word without its ending; words alike are still told apart."""
    word = word.removesuffix("'s")
    for pattern, written in _BRITISH:
        word = pattern.sub(written, word)
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsaeiou":
        word = word[:-1]  # "cutting", "stopped"
    return word[:-1] if word.endswith(("e", "y", "i")) and len(word) > 3 else word


@cache
def _alike() -> dict[str, str]:
    """For each word's stem, that of the first word of those alike."""
    table: dict[str, str] = {}
    for group in load("en/wordings")["alike"]:
        words = [plain(word) for word in group.split()]
        for word in words:
            table.setdefault(word, words[0])
    return table
