"""Whether a regular expression can explode: a loop in it reads the same letters in more than one way.

The expression becomes an automaton of positions (Glushkov); it explodes where two different ways lead from a place
back to it over the same letters, for then each round doubles the ways that a failing match tries. Look-arounds are
taken for nothing, and more than a few repeats for any number, so that it may suspect, but hides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_FEW = 6  # repeats that are written out: what they multiply has an end
_EXACT = 40
_IGNORECASE, _DOTALL = re.IGNORECASE.value, re.DOTALL.value
_LETTERS = [chr(code) for code in range(128)] + list("éÀßЖ水٣½²\u00a0\u2028“”’–—…\u200b😀ﬁİ")
_CATEGORIES = {
    kinds.CATEGORY_DIGIT: r"\d", kinds.CATEGORY_NOT_DIGIT: r"\D", kinds.CATEGORY_SPACE: r"\s",
    kinds.CATEGORY_NOT_SPACE: r"\S", kinds.CATEGORY_WORD: r"\w", kinds.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


@dataclass
class Piece:
    """A part of an expression: whether it may be empty, and the positions with which it begins and ends."""

    empty: bool
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


NOTHING = Piece(True)


@dataclass
class Automaton:
    """The positions of an expression with the letters that each reads, and which may follow which.

    `twice`: a position follows another in two ways: a loop in a loop.
    """

    flags: int
    letters: str
    reads: list[int] = field(default_factory=list)
    follows: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    twice: set[tuple[int, int]] = field(default_factory=set)
    inner: list[Any] = field(default_factory=list)

    def position(self, letters: int) -> Piece:
        self.reads.append(letters)
        return Piece(False, (len(self.reads) - 1,), (len(self.reads) - 1,))

    def join(self, one: Piece, other: Piece) -> Piece:
        self.connect(one.last, other.first)
        first = one.first + (other.first if one.empty else ())
        return Piece(one.empty and other.empty, first, other.last + (one.last if other.empty else ()))

    def connect(self, one: Iterable[int], other: Iterable[int]) -> None:
        following = tuple(other)
        for before in one:
            for after in following:
                if after in self.follows[before]:
                    self.twice.add((before, after))
                self.follows[before].add(after)

    # --- from the parsed expression -----------------------------------------------------------------

    def sequence(self, nodes: Any) -> Piece:
        made = NOTHING
        for kind, value in nodes:
            made = self.join(made, self.node(kind, value))
        return made

    def node(self, kind: Any, value: Any) -> Piece:
        if kind in (kinds.LITERAL, kinds.NOT_LITERAL, kinds.ANY, kinds.IN):
            return self.position(self.set_of(kind, value))
        if kind is kinds.SUBPATTERN:
            outside, self.flags = self.flags, (self.flags | value[1]) & ~value[2]
            made = self.sequence(value[3])
            self.flags = outside
            return made
        if kind is kinds.BRANCH:
            pieces = [self.sequence(branch) for branch in value[1]]
            return Piece(
                any(piece.empty for piece in pieces),
                tuple(at for piece in pieces for at in piece.first),
                tuple(at for piece in pieces for at in piece.last),
            )
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
            return self.repeat(*value)
        if kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            self.inner.append(value[1])
            return NOTHING
        if kind is kinds.ATOMIC_GROUP or kind is kinds.POSSESSIVE_REPEAT:
            body = value if kind is kinds.ATOMIC_GROUP else value[2]
            self.inner.append(body)  # never tried again once read: outside it is one letter
            return self.position(-1)
        if kind is kinds.AT:
            return NOTHING
        if kind is kinds.GROUPREF:
            return self.position(-1)
        raise NotImplementedError(str(kind))

    def repeat(self, least: int, most: Any, body: Any) -> Piece:
        if most is not kinds.MAXREPEAT and (most <= _FEW or least == most <= _EXACT):
            made = NOTHING
            for number in reversed(range(most)):  # "x{0,2}" as "(x(x)?)?": as one x it is read in one way
                made = self.join(self.sequence(body), made)
                made = Piece(made.empty or number >= least, made.first, made.last)
            return made
        piece = self.sequence(body)
        self.connect(piece.last, piece.first)
        return Piece(piece.empty or least == 0, piece.first, piece.last)

    def set_of(self, kind: Any, value: Any) -> int:
        frozen = tuple(value) if kind is kinds.IN else value
        return _set_of(kind, frozen, int(self.flags) & (_IGNORECASE | _DOTALL), self.letters)


@cache
def _set_of(kind: Any, value: Any, flags: int, letters: str) -> int:
    return sum(1 << at for at, letter in enumerate(letters) if _holds(kind, value, flags, letter))


def _holds(kind: Any, value: Any, flags: int, letter: str) -> bool:
    same = (letter.lower(), letter.upper()) if flags & _IGNORECASE else (letter,)
    if kind is kinds.LITERAL:
        return any(ord(each) == value for each in same if len(each) == 1)
    if kind is kinds.NOT_LITERAL:
        return ord(letter) != value
    if kind is kinds.ANY:
        return letter != "\n" or bool(flags & _DOTALL)
    negated = value[0][0] is kinds.NEGATE
    return negated != any(_among(item, each) for item in value[negated:] for each in same if len(each) == 1)


def _among(item: Any, letter: str) -> bool:
    kind, value = item
    if kind is kinds.CATEGORY:
        return re.match(_CATEGORIES[value], letter) is not None
    return value[0] <= ord(letter) <= value[1] if kind is kinds.RANGE else ord(letter) == value


def explodes(pattern: str, flags: int = 0) -> str:
    """Why an expression may take exponential time; empty: it never does."""
    parsed = parser.parse(pattern, flags)
    letters = "".join(sorted({*_LETTERS, *(letter for letter in pattern if not letter.isascii())}))
    waiting = [parsed]
    while waiting:
        made = Automaton(parsed.state.flags | flags, letters)
        made.sequence(waiting.pop())
        waiting += made.inner
        why = _ambiguous(made)
        if why:
            return why
    return ""


def _ambiguous(made: Automaton) -> str:
    loops = _loops(made)
    for before, after in made.twice:
        if loops.get(before) is not None and loops.get(before) == loops.get(after):
            return f"a loop in a loop, at letters like {_shown(made, after)}"
    return _two_ways(made, loops)


def _two_ways(made: Automaton, loops: dict[int, int]) -> str:
    """Two ways over the same letters from a place to a place of the same loop."""
    begun = [(at, at) for at in loops]
    seen, waiting = set(begun), begun
    while waiting:
        one, other = waiting.pop()
        for left in made.follows[one]:
            for right in made.follows[other]:
                if loops.get(left) != loops.get(one) or loops.get(right) != loops.get(one):
                    continue
                if not made.reads[left] & made.reads[right]:
                    continue
                if left == right and one != other:
                    return f"two ways through a loop, at letters like {_shown(made, left)}"
                if left != right and (left, right) not in seen:
                    seen.add((left, right))
                    waiting.append((left, right))
    return ""


def _shown(made: Automaton, at: int) -> str:
    return repr("".join(letter for place, letter in enumerate(made.letters) if made.reads[at] >> place & 1)[-12:])


def _loops(made: Automaton) -> dict[int, int]:
    """Each position that lies on a loop, with the number of it (strongly connected components, by Tarjan)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: list[int] = []
    found: dict[int, int] = {}
    for root in range(len(made.reads)):
        if root in order:
            continue
        stack = [(root, iter(sorted(made.follows[root])))]
        order[root] = low[root] = len(order)
        open_.append(root)
        while stack:
            at, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[at])
                if low[at] == order[at]:
                    together = open_[open_.index(at) :]
                    del open_[open_.index(at) :]
                    if len(together) > 1 or at in made.follows[at]:
                        found |= dict.fromkeys(together, at)
                    order |= dict.fromkeys(together, 10**9)
            elif following not in order:
                order[following] = low[following] = len(order)
                open_.append(following)
                stack.append((following, iter(sorted(made.follows[following]))))
            elif order[following] < 10**9:
                low[at] = min(low[at], order[following])
    return found
