"""A verb with what stands before it: auxiliaries, negation and adverbs; nothing of demands."""

from __future__ import annotations

import re

from msgspec import Struct

from brief.days import WEEKDAY


class Group(Struct, frozen=True):
    """A verb's auxiliaries and adverbs: where they start, and the words in lower case, the last first."""

    start: int
    words: tuple[str, ...]

    @property
    def negated(self) -> bool:
        """Whether it is denied."""
        return any(word in ("not", "never", "neither", "nor") or word.endswith("n't") for word in self.words)

    @property
    def passive(self) -> bool:
        """Whether a form of "be" is among its auxiliaries."""
        return any(word in _BE for word in self.words)


_BE = frozenset("is are was were be been being remain remains remained stand stands stood".split())
_AUXILIARY = _BE | frozenset(
    """
    has have had do does did will would shall could may might can must should not never neither nor also again
    already now since then still just once even only later twice long both often repeatedly n't
    earlier today tonight yesterday
    however instead meanwhile moreover nevertheless nonetheless therefore
    won't wouldn't didn't doesn't don't hasn't haven't hadn't isn't aren't wasn't weren't
    can't couldn't mustn't shouldn't
    """.split()
)
_DAY = re.compile(  # "Chad late on Friday urged", "Chad this morning urged"
    rf"\b(?:(?:(?:early|late)\s)?(?:on\s)?{WEEKDAY}(?:\s(?:afternoon|evening|morning|night))?"
    r"|yesterday(?:\s(?:afternoon|evening|morning))?"
    r"|(?:this\s(?:afternoon|evening|morning)|last\s(?:night|week)))\s+$"
)
_DAY_ENDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday morning afternoon evening night week".split()
)
# The last word, read from behind, with what stands behind it: an adverb may stand in marks.
_BACKWARDS = re.compile(r"\s++(?:\"\s?(yl\w++)\"|(?:\"\s?)?([\w']++))")
_LONGEST = 24  # characters


def group_before(seen: str, first: int, at: int) -> Group:
    """The auxiliaries and adverbs directly before the verb at `at`, back to `first` at most."""
    found: list[str] = []
    start = at
    while match := _BACKWARDS.match(seen[max(first, start - _LONGEST) : start][::-1]):
        word = (match.group(1) or match.group(2))[::-1].lower()
        day = _DAY.search(seen, max(first, start - 40), start) if word in _DAY_ENDS else None
        if day:
            start = day.start()
            continue
        if word not in _AUXILIARY and not (word.endswith("ly") and len(word) > 4 and word != "july"):
            break
        found.append(word)
        start -= match.end()
    return Group(start, tuple(found))
