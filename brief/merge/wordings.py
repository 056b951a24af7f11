"""Whether two wordings are one statement: alike, and nothing in them that turns the sense; no speakers, no days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from brief.merge import senses, terms
from brief.merge.terms import Term
from brief.text import fold, view

# `rapidfuzz.fuzz.WRatio` at which wordings of one statement parted from those of others on 15 plain pairs; `senses`
# is what keeps contradictions apart, which score 100.
_ALIKE = 85.0
_CONTAINED_WORDS = 4
# A piece shorter than this may be the end of what is said not to be.
_GOVERNED = 8
# Share of the content words of the shorter that a report in other words must repeat.
_REPORTED = 0.6
_REPORTED_WORDS = 4
# Terms of a wording that are compared: no statement that two outlets carry is as long as a page.
_LONGEST = 600

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_CAPITALISED = re.compile(r"(?<![.!?\"'“] )(?<!^)\b[A-Z][^\W\d_]+")
_BRACKET = re.compile(r"\[[^\]]{0,200}\]")
_LETTER = re.compile(r"\[(\w)\](?=\w)")
_PAUSE = re.compile(r"[,;:.!?]\s")
_CUT = re.compile(r"\s*(?:\[(?:\.{3}|…)\]|\((?:\.{3}|…)\)|\.{3,}|…)\s*")


class Wording(Struct, frozen=True):
    """A wording prepared for comparing. `pieces`: its terms between the cuts that an editor marks with an ellipsis."""

    text: str
    words: tuple[str, ...]
    terms: tuple[Term, ...]
    pieces: tuple[tuple[Term, ...], ...]
    content: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=65536)
def wording(text: str) -> Wording:
    """The wording of a text; what an editor put in brackets is left out where it stands for other words."""
    bare = text
    if "[" in text or "…" in text or "..." in text:  # few are marked by an editor
        bare = _BRACKET.sub(" ", _CUT.sub(" … ", _LETTER.sub(r"\1", text)))
    pieces = _CUT.split(bare) if "…" in bare else [bare]
    folded = fold(" ".join(pieces)).strip(" .,;:!?…\"'")
    listed = terms.of(bare)[:_LONGEST]
    cut = tuple(filter(None, (terms.of(piece)[:_LONGEST] for piece in pieces)))
    return Wording(
        folded,
        tuple(_WORD.findall(folded)),
        listed,
        cut,
        frozenset(term.value for term in listed if term.kind in ("matter", "number", "day")),
        frozenset(terms.stem(name.lower()) for name in _CAPITALISED.findall(view(text)) if not name.isupper()),
    )


def contradict(one: Wording, other: Wording) -> bool:
    """Whether something in two wordings that are much alike turns the sense: a "not", a number, a name, an opposite."""
    short, long = sorted((one, other), key=lambda wording: len(wording.text))
    at = f" {long.text} ".find(f" {short.text} ")
    if at >= 0:
        return len(short.words) < _GOVERNED and _governed(long.text[:at])
    return senses.turned(one.terms, other.terms, (one.names, other.names))


def _governed(before: str) -> bool:
    """Whether the words before a piece negate it, in the same clause: "not ready"."""
    clause = _PAUSE.split(before)[-1].split()[-3:]
    return any(term.kind == "negation" for term in terms.of(" ".join(clause)))


def same(one: Wording, other: Wording) -> bool:
    """Whether two wordings in marks are one statement: one holds the other, or they are alike."""
    if one.text == other.text:
        return True
    if min(len(one.words), len(other.words)) < _CONTAINED_WORDS or one.content.isdisjoint(other.content):
        return False
    short, long = sorted((one, other), key=lambda wording: (len(wording.words), len(wording.text), wording.text))
    if _cut_from(short, long) or _cut_from(long, short):
        return True
    return _alike(short, long) and not contradict(one, other)


def _cut_from(short: Wording, long: Wording) -> bool:
    """Whether one wording has left words out of the other where its ellipses stand."""
    return len(short.pieces) > 1 and _in_order(short.pieces, long.terms)


def _in_order(pieces: Iterable[tuple[Term, ...]], whole: tuple[Term, ...]) -> bool:
    at = 0
    for piece in pieces:
        found = senses.contained(piece, whole, at)
        if found is None:
            return False
        at = found + len(piece)
    return True


def _alike(short: Wording, long: Wording) -> bool:
    if short.words[0] in long.words and f" {' '.join(short.words)} " in f" {' '.join(long.words)} ":
        return True
    shared = len(short.content & long.content)
    if shared * 5 < len(short.content) * 3 or len(short.words) * 2 < len(long.words):
        return False
    if len(short.content) < 5 and shared * 4 < len(short.content) * 3:
        return False
    if _much_shared(short, long):
        return True
    from rapidfuzz import fuzz  # takes as long to load as a hundred wordings to compare

    return bool(fuzz.WRatio(short.text, long.text) >= _ALIKE)


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
    if _negations(told) % 2 != _negations(spoken) % 2:
        return False
    ours, theirs = senses.sides(told.terms), senses.sides(spoken.terms)
    return not senses.opposed(ours - theirs, theirs - ours)


def _negations(wording: Wording) -> int:
    return sum(term.kind == "negation" for term in wording.terms)


def any_same(ones: Iterable[Wording], others: Iterable[Wording]) -> bool:
    """Whether some wording of one statement is some wording of another."""
    listed = list(others)
    return any(same(one, other) for one in ones for other in listed)
