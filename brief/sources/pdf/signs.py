"""What a printed line's end shows of whether a paragraph ends there, weighed by the surest ends of the same print."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate

from brief.sources.pdf.columns import Room, blocks, column_edges, column_of
from brief.sources.pdf.lines import Line, Seam

_INDENT = 0.8  # of the size
_SPACE = 0.3  # of the size
_AT_THE_EDGE = 0.05  # of the size
_SET_TO_BOTH_EDGES = 0.6  # of the lines that surely go on end at the edge
_BY_CHANCE = 0.1  # of last lines end there
_AROUND = 3  # seams on either side that tell what kind of lines these are
_LEAST = 0.5  # of what is usual; lines that go on lie near every last line
_RARE = 0.1  # of a seam: how much of what was never seen is believed possible
_WORDS_A_LINE = 10.0

Sure = Sequence[bool]  # for each seam whether it is surely so


def odds_of_signs(seams: Sequence[Seam], rooms: Sequence[Room], ended: Sure, on: Sure) -> list[float]:
    """How much likelier than its words have it each seam ends a paragraph, by all that is seen of it.

    `ended` are those that surely do, `on` those that surely don't.
    """
    edges = column_edges(seams)
    signs: tuple[Callable[[Seam, Room], Hashable], ...] = (
        _space_behind,
        lambda seam, _: _same_content(seam),
        lambda seam, _: _same_face(seam),
        lambda seam, _: _place(seam, edges),
    )
    shown = [[sign(seam, room) for seam, room in zip(seams, rooms, strict=True)] for sign in signs]
    weights = [_of_room(seams, rooms, on), _of_neighbours(seams, ended), _of_edge(seams, rooms, on)]
    weights += (_of_sign(each, ended, on) for each in shown)
    odds = [1.0] * len(seams)
    for weight in weights:
        odds = [one * two for one, two in zip(odds, weight, strict=True)]
    return odds


def _of_room(seams: Sequence[Seam], rooms: Sequence[Room], on: Sure) -> list[float]:
    """By the room that is left for the next word; it says less in a print where lines that go on have such room.

    Ample room says more, but not before a small letter: the lines of a headline are often made alike.
    """
    sure = [room for room, goes_on in zip(rooms, on, strict=True) if goes_on]
    some = (sum(room.is_enough for room in sure) + 0.5) / (len(sure) + 10)
    ample = (sum(room.is_ample for room in sure) + 0.02) / (len(sure) + 10)
    return [
        _WORDS_A_LINE / (ample if room.is_ample and not seam.line.text[:1].islower() else some)
        if room.is_enough
        else 1.0
        for seam, room in zip(seams, rooms, strict=True)
    ]


def _of_neighbours(seams: Sequence[Seam], ended: Sure) -> list[float]:
    """By how many lines near each, in its block, end paragraphs: more than usual in a list or a masthead."""
    below = [seam.kind == "below" for seam in seams]
    hard = [end and inside for end, inside in zip(ended, below, strict=True)]
    usual = (sum(hard) + 1) / (sum(below) + 4)
    ends, all_ = ([0, *accumulate(each)] for each in (hard, below))
    numbers = blocks(seams)
    found = []
    for at, number in enumerate(numbers):
        first = max(at - _AROUND, bisect_right(numbers, number - 1))
        last = min(at + _AROUND + 1, bisect_right(numbers, number))
        near = all_[last] - all_[first] - below[at]
        rate = (ends[last] - ends[first] - hard[at] + _AROUND * usual) / (near + _AROUND)
        found.append(1.0 if seams[at].kind == "over" else max(_LEAST, rate / usual))
    return found


def _of_edge(seams: Sequence[Seam], rooms: Sequence[Room], on: Sure) -> list[float]:
    """In a print that is set to both edges, by whether each line ends at the edge, as those do that go on."""
    at_edge = [s.above.right >= r.reach - _AT_THE_EDGE * s.above.size for s, r in zip(seams, rooms, strict=True)]
    sure = [edge for edge, goes_on in zip(at_edge, on, strict=True) if goes_on]
    share = (sum(sure) + _RARE) / (len(sure) + 2 * _RARE)
    if share < _SET_TO_BOTH_EDGES:
        return [1.0] * len(seams)
    return [_BY_CHANCE if edge else 1 / (1 - share) for edge in at_edge]


def _of_sign(shown: Sequence[Hashable], ended: Sure, on: Sure) -> list[float]:
    """By how much more often those show it that surely end than those that surely go on.

    `None`: nothing can be seen, and nothing follows from it.
    """
    ends = Counter(each for each, sure in zip(shown, ended, strict=True) if sure and each is not None)
    wraps = Counter(each for each, sure in zip(shown, on, strict=True) if sure and each is not None)
    among_ends, among_wraps = ends.total() + 2 * _RARE, wraps.total() + 2 * _RARE
    return [
        1.0 if each is None else (ends[each] + _RARE) / among_ends / ((wraps[each] + _RARE) / among_wraps)
        for each in shown
    ]


def _space_behind(seam: Seam, room: Room) -> bool | None:
    """Whether a space stands behind the line, as some programs leave it where they wrap; it needs room too."""
    if seam.above.broken or seam.above.right + _SPACE * seam.above.size > room.reach:
        return None
    return seam.above.spaced


def _same_content(seam: Seam) -> bool | None:
    """Whether the lines are of one piece of marked content; their numbers begin anew on each page."""
    ends, begins = seam.above.marked[1], seam.line.marked[0]
    return None if seam.kind == "over" or -1 in (ends, begins) else ends == begins


def _same_face(seam: Seam) -> bool | None:
    faces = seam.above.face, seam.line.face
    return faces[0] == faces[1] if all(faces) else None


def _place(seam: Seam, edges: Sequence[float]) -> tuple[bool, int] | None:
    """Whether the second line is indented, and whether it begins right or left of the first."""
    if seam.kind == "over":
        return None
    indent = _INDENT * seam.line.size
    shift = seam.line.left - seam.above.left
    return seam.line.left - _edge(seam.line, edges) > indent, (shift > indent) - (shift < -indent)


def _edge(line: Line, edges: Sequence[float]) -> float:
    column = column_of(line, edges)
    return edges[column - 1] if column else line.left
