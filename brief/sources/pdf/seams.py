"""Which printed line ends a paragraph: how its seam to the next looks beside the surest seams of the same print.

Lines with room for the next word end paragraphs, lines before a small letter go on; what these, and the seams between
two words of one line, show in signs and in words says what the others are. Nothing is understood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from brief.sources.pdf.addresses import within_addresses
from brief.sources.pdf.columns import Room, rooms
from brief.sources.pdf.lines import Seam
from brief.sources.pdf.signs import odds_of_signs
from brief.sources.pdf.words import QUOTE, between_lines, between_words, is_byline, odds_of, quoted_at_end

Verdict = Literal["ends", "goes on", "within an address"]

_CLOSED = (".", "!", "?", "…", '"', "”", "’", ":", ")")
_CUTTING = 0.05  # how much less likely an end is where a quotation mark is open; few are left open
_SIGNED = 20.0  # how much more likely behind a line that reads as a byline


def judged(seams: Sequence[Seam]) -> Iterator[Verdict]:
    """What each seam is, in order."""
    on = [_is_surely_on(seam) for seam in seams]
    room = rooms(seams, on)
    ended = [_is_surely_ended(*each) for each in zip(seams, room, strict=True)]
    words, signs = _odds_of_words(seams, ended), odds_of_signs(seams, room, ended, on)
    odds = [one * two for one, two in zip(words, signs, strict=True)]
    return _verdicts(seams, within_addresses(seams, room), odds)


def _is_surely_on(seam: Seam) -> bool:
    if seam.kind not in ("below", "over"):
        return False
    return seam.above.broken or (seam.line.text[:1].islower() and not seam.above.text.endswith(_CLOSED))


def _is_surely_ended(seam: Seam, room: Room) -> bool:
    if seam.line.text[:1].islower() or seam.kind in ("over", "beside"):
        return False
    return seam.kind == "apart" or room.is_enough


def _odds_of_words(seams: Sequence[Seam], ended: Sequence[bool]) -> list[float]:
    """By the words of each seam, itself not counted: at the end of a page ends with room behind them count too."""
    words, inside = between_lines(seams), Counter(between_words(seams))
    hard = [end and seam.kind == "below" for end, seam in zip(ended, seams, strict=True)]
    by_hand = Counter(each for each, end in zip(words, hard, strict=True) if end)
    by_any = Counter(each for each, end in zip(words, ended, strict=True) if end)
    return [
        odds_of(each, by_any[each] if seam.kind == "over" else by_hand[each] - end, inside[each])
        for each, seam, end in zip(words, seams, hard, strict=True)
    ]


def _verdicts(seams: Sequence[Seam], addresses: Sequence[bool], odds: Sequence[float]) -> Iterator[Verdict]:
    """What each seam is, seen with what stands before it in its paragraph: an open quotation, or a byline alone."""
    quoted, ends = "", True
    for seam, address, odd in zip(seams, addresses, odds, strict=True):
        quoted = quoted_at_end(seam.above.text, quoted)
        if quoted and not seam.line.text.startswith(QUOTE):
            odd *= _CUTTING
        if ends and is_byline(seam.above.text):
            odd *= _SIGNED
        ends = seam.kind in ("apart", "beside") or not (address or seam.above.broken or odd <= 1)
        quoted = "" if ends else quoted
        yield "ends" if ends else "within an address" if address else "goes on"
