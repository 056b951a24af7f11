"""Headlines that run over two or three lines of a plain text, as one line each; what stands under one stays its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from brief import lexicon
from brief.article.lines import Line
from brief.text import DATELINE

_TOP = 6  # lines of a text in which its headline begins
_MOST = 3  # lines of a headline
_HALF = (3, 16)  # words of a line of it
_WHOLE = 5  # words at least
_ENOUGH = 4  # words of a line that goes on with a capital
_BEFORE = (".", "!", "?", ":", ";", '"')  # a headline's line doesn't go on behind these
_LONG = 3  # letters of the words that headlines in capitals write large


def unfolded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of a headline that the next one goes on with joined to it.

    Such a headline stands above the text, directly over lines that go on as a sentence does, and a byline, a dateline
    or a blank line end it.
    """
    for at, line in enumerate(lines[:_TOP]):
        if line.prose:
            break
        end = at + 1
        while end < min(len(lines), at + _MOST) and _goes_on(lines[end - 1], lines[end]):
            end += 1
        if end > at + 1:
            return (*lines[:at], _joined(lines[at:end]), *lines[end:]) if _ends(lines, at, end) else tuple(lines)
    return tuple(lines)


def _goes_on(one: Line, two: Line) -> bool:
    """Whether the line right below a line of a headline goes on with its words."""
    least, most = _HALF
    if one.below or one.kind or two.kind or two.final or two.words > most or not least <= one.words <= most:
        return False
    words, behind = one.seen.split(), two.seen.split()
    if one.seen.endswith(_BEFORE) or not behind[0].replace("'", "").replace("-", "").isalpha():
        return False
    if behind[0][0].islower():
        return two.words > 1 and not (behind[0] in ("at", "in") and _large(words))  # "Jane Mary Roe", "in Lima"
    if words[-1].lower() in _small("ends") and words[-1].isalpha():
        return True
    opens = behind[0].lower() in _small("opens") and two.words >= _ENOUGH
    return opens and _large(words) and _large(behind)


def _large(words: Sequence[str]) -> bool:
    """Whether all longer words of a line have a capital."""
    return all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > _LONG)


def _ends(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether a headline ends there: a blank line, a byline or a dateline stands below, and text further on."""
    if sum(line.words for line in lines[at:end]) < _WHOLE or end == len(lines):
        return False
    below = lines[end]
    parted = lines[end - 1].below or below.kind == "byline" or DATELINE.match(below.seen) is not None
    return parted and any(line.prose for line in lines[end : end + _TOP])


def _joined(parts: Sequence[Line]) -> Line:
    whole = parts[0]
    for part in parts[1:]:
        seen = whole.seen + " " * (part.start - whole.end) + part.seen  # as long as it is in the text
        whole = replace(whole, end=part.end, seen=seen, below=part.below, words=whole.words + part.words)
    return whole


@cache
def _small(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["folded"][name])
