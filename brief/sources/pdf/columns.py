"""How far the lines of each column of a print reach, told by the lines that surely go on; nothing of their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from msgspec import Struct

from brief.sources.pdf.lines import Line, Seam

_SLASH = re.compile(r"[\w/]/$")  # where one line ends so, the program may end any line so
_SPACE = 0.25  # of the size, where no line has two words
_NARROWEST, _WIDEST = 0.15, 0.5  # of the size; what else is between two words is more than a space
_AMPLE = 0.25  # of the width of a column, left over
_SAME_EDGE = 6.0  # points
_SAME_COLUMN = 40.0  # points to the right of a column's edge in which its indented lines begin
_FEWEST = 3  # lines that make an edge


class Room(Struct, frozen=True):
    """Where a line begins, how far it could have reached, and how far it would have with the next line's first word."""

    left: float
    reach: float
    wanted: float

    @property
    def is_enough(self) -> bool:
        """Whether the word had room."""
        return self.wanted <= self.reach

    @property
    def is_ample(self) -> bool:
        """Whether it had so much that hardly any program would have left it."""
        return self.wanted <= self.reach - _AMPLE * (self.reach - self.left)


def rooms(seams: Sequence[Seam], surely_on: Sequence[bool]) -> list[Room]:
    """The room of the first line of each seam.

    It is that of its column, in the whole print; that of its own block where the column's contradicts what surely goes
    on there, as beside a picture.
    """
    space = _space(seams)
    slashes = any(seam.kind == "below" and _SLASH.search(seam.above.text) for seam in seams)
    wanted = [
        seam.above.right + space * seam.above.size + (seam.line.piece if slashes else seam.line.word) for seam in seams
    ]
    edges = column_edges(seams)
    columns = [column_of(seam.above, edges) for seam in seams]
    wide = _reaches(zip(columns, seams, wanted, surely_on, strict=True))
    numbers = blocks(seams)
    contradicted = {
        block
        for block, column, seam, want, on in zip(numbers, columns, seams, wanted, surely_on, strict=True)
        if on and seam.kind == "below" and want <= wide[column]
    }
    narrow = _reaches(each for each in zip(numbers, seams, wanted, surely_on, strict=True) if each[0] in contradicted)
    return [
        Room(seam.above.left, narrow[block] if block in contradicted else wide[column], want)
        for seam, block, column, want in zip(seams, numbers, columns, wanted, strict=True)
    ]


def column_of(line: Line, edges: Sequence[float]) -> int:
    """The number of the column in which a line begins, from 1; 0: left of all."""
    return bisect_right(edges, line.left + _SAME_EDGE)


def column_edges(seams: Sequence[Seam]) -> list[float]:
    """The left edges of the columns, from the left."""
    counted = Counter(round(seam.line.left / 2) * 2.0 for seam in seams)
    edges: list[float] = []
    for edge in sorted(edge for edge, count in counted.items() if count >= _FEWEST):
        if not edges or edge > edges[-1] + _SAME_COLUMN:
            edges.append(edge)
    return edges


def blocks(seams: Sequence[Seam]) -> list[int]:
    """For each seam the number of the block of lines, without room between them, that its first line is of."""
    numbers, block = [], 0
    for seam in seams:
        numbers.append(block)
        block += seam.kind != "below"
    return numbers


def _space(seams: Sequence[Seam]) -> float:
    """How wide a space is at least, in sizes: lines that are set to both edges have wider ones too."""
    gaps = sorted(gap for seam in seams if _NARROWEST <= (gap := seam.line.gap / seam.line.size) <= _WIDEST)
    return gaps[len(gaps) // 10] if gaps else _SPACE


def _reaches(placed: Iterable[tuple[Hashable, Seam, float, bool]]) -> dict[Hashable, float]:
    """By place: the farthest line that leaves room for no word in as many lines as can be that surely go on."""
    rights: dict[Hashable, list[float]] = defaultdict(list)
    spans: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for place, seam, wanted, on in placed:
        rights[place].append(seam.above.right)
        if on and seam.kind != "apart":
            spans[place].append((seam.above.right, wanted))
    return {place: _farthest(ends, spans[place]) for place, ends in rights.items()}


def _farthest(rights: Sequence[float], spans: Sequence[tuple[float, float]]) -> float:
    """The farthest line end below the upper end of where most spans overlap; without any, the farthest."""
    steps = sorted([(low, 1) for low, _ in spans] + [(high, -1) for _, high in spans])
    upper, most, open_now = float("inf"), 0, 0
    for at, step in steps:
        if step < 0 and open_now >= most:
            upper, most = at, open_now
        open_now += step
    return max((right for right in rights if right < upper), default=max(rights))
