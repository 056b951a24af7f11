"""Lines of printed pages, and how two that follow each other lie; no PDF, no meaning, and nothing of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

_SAME_SIZE = 0.12  # of the size; heads and captions differ by more
_WIDER = 1.35  # times the leading; a gap above that parts paragraphs
_RISE = 0.3  # of the size; what stands no lower than that is on the same line


class Line(Struct, frozen=True):
    """A printed line: its words, its edges in points from the page's lower left, its size.

    `word`: how wide its first word is, up to a hyphen, and `piece` up to a slash; `gap`: how far its second word stands
    from its first, 0 where it has one. `broken`: it ends within a word, whose hyphen is left out. `spaced`: a space
    stands at its end. `face`: its font, where it begins and ends in the same. `marked`: the numbers of the marked
    content in which it begins and ends.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    word: float
    piece: float = 0.0
    gap: float = 0.0
    broken: bool = False
    spaced: bool = False
    face: str = ""
    marked: tuple[int, int] = (-1, -1)


class Seam(Struct, frozen=True):
    """Two lines, one after the other, and what lies between them.

    `below`: the usual distance; `over`: the end of a page or column; `apart`: room, or another size; `beside`: the
    second stands left of the first, as high.
    """

    above: Line
    line: Line
    kind: Literal["below", "over", "apart", "beside"]


def _rows(page: Sequence[Line]) -> list[Line]:
    """The lines of a page; pieces of one printed line, one right of the other, are one."""
    rows: list[Line] = []
    for line in page:
        above = rows[-1] if rows else None
        if above and _same_size(above, line) and _is_as_high(above, line) and line.left > above.left:
            face = line.face if line.face == above.face else ""
            rows[-1] = replace(
                line,
                text=f"{above.text}{'-' if above.broken else ''} {line.text}",
                left=above.left,
                word=above.word,
                piece=above.piece,
                gap=above.gap,
                face=face,
                marked=(above.marked[0], line.marked[1]),
            )
        else:
            rows.append(line)
    return rows


def _is_as_high(one: Line, two: Line) -> bool:
    return abs(one.base - two.base) < _RISE * one.size


def _same_size(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= _SAME_SIZE * max(one.size, two.size)


def seams(pages: Sequence[Sequence[Line]]) -> Iterator[Seam]:
    """The seams of the pages in order; there is one fewer than lines, pieces of one printed line taken together."""
    rows = [_rows(page) for page in pages]
    leading = _leading(rows)
    above: Line | None = None
    for page in rows:
        for at, line in enumerate(page):
            if above is not None:
                yield Seam(above, line, _kind(above, line, leading if at else None))
            above = line


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance between two lines, in sizes."""
    steps = [
        (one.base - two.base) / one.size
        for page in pages
        for one, two in pairwise(page)
        if _same_size(one, two) and 0.8 < (one.base - two.base) / one.size < 3
    ]
    low = sorted(steps)[: max(1, len(steps) * 2 // 3)]
    return median(low) if low else 1.3


def _kind(above: Line, line: Line, leading: float | None) -> Literal["below", "over", "apart", "beside"]:
    """`leading` `None`: a page ends between them."""
    if not _same_size(above, line):
        return "apart"
    step = (above.base - line.base) / above.size
    if leading is None or step < -_RISE:
        return "over"
    if step > leading * _WIDER:
        return "apart"
    return "beside" if _is_as_high(above, line) else "below"
