"""Lines of printed pages into paragraphs, by where they stand; no PDF and no meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from statistics import median

from msgspec import Struct

_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2  # of a page's first and last lines, where running heads stand
_SAME_SIZE = 0.12  # of the size; heads and captions differ by more
_WIDER = 1.35  # times the leading; a gap above that parts paragraphs
_INDENT = 0.8  # of the size
_RISE = 0.3  # of the size; what stands no lower than that is on the same line
_SPACE = 0.2  # of the size: a space, somewhat narrower than most fonts have it
_BULLET = re.compile(r"[•·▪◦‣●○■□–—*-]\s|\(?\d{1,2}[.)]\s")
_OPENING = ('"', "“", "„", "«")  # a paragraph of news that begins a page often begins with a quote
_CLOSED = (".", "!", "?", "…", '"', "”", "’", ":", ")")


class Line(Struct, frozen=True):
    """A printed line: its words, its edges in points from the page's lower left, its size.

    `word`: how wide its first word is. `broken`: it ends within a word, whose hyphen is left out.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    word: float
    broken: bool = False


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[tuple[Line, ...]], tuple[str, ...]]:
    """The pages without what repeats at their edges, page numbers aside, and that."""
    if len(pages) < 2:
        return [tuple(page) for page in pages], ()
    counted = Counter(chain.from_iterable({_masked(line) for line in _edges(page)} for page in pages))
    least = 2 if len(pages) < 4 else max(3, len(pages) // 3)
    heads = {masked for masked, count in counted.items() if count >= least and len(masked) <= 300}
    kept = []
    removed: dict[str, None] = {}
    for page in pages:
        edges = {line for line in _edges(page) if _masked(line) in heads}
        removed |= dict.fromkeys(line.text for line in edges)
        kept.append(tuple(line for line in page if line not in edges))
    return kept, tuple(sorted(removed))


def _edges(page: Sequence[Line]) -> set[Line]:
    """The highest and lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.base)
    return {*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]}


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def flowed(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: a paragraph a line, a blank line where the page leaves room between two."""
    leading = _leading(pages)
    parts: list[str] = []
    above: Line | None = None
    columns: dict[int, float] = {}
    for page in pages:
        for at, line in enumerate(page):
            if above is not None:
                parts.append(_between(above, line, leading if at else None, _is_full(above, line, columns)))
            parts.append(line.text)
            above, columns = line, columns if at else _right_edges(page)
    return _rejoined("".join(parts)) + "\n"


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


def _right_edges(page: Sequence[Line]) -> dict[int, float]:
    """How far the lines that begin at about the same place reach, by that place."""
    edges: dict[int, float] = {}
    for line in page:
        for place in _places(line):
            edges[place] = max(edges.get(place, 0.0), line.right)
    return edges


def _places(line: Line) -> Iterator[int]:
    place = round(line.left / 12)
    yield from (place - 1, place, place + 1)


def _between(above: Line, line: Line, leading: float | None, full: bool) -> str:
    """What stands between two lines: nothing or a space within a paragraph, else one line end or two.

    `leading` `None`: a page ends between them. `full`: the line above had no room for more.
    """
    step = (above.base - line.base) / above.size
    joined = "\ufffe" if above.broken else " "
    if not _same_size(above, line):
        return "\n\n"
    closed = above.text.endswith(_CLOSED)
    if leading is None or step < -_RISE:  # the next page, or column
        opens = closed and line.text.startswith(_OPENING)
        return joined if above.broken or (full and not opens) or (line.text[:1].islower() and not closed) else "\n\n"
    if step > leading * _WIDER:
        return "\n\n"
    if abs(step) < _RISE:  # two pieces of one printed line
        return " " if line.left > above.left else "\n"
    if above.broken or (not closed and (line.text[:1].islower() or above.text.endswith(","))):
        return joined
    starts = line.left - above.left > _INDENT * line.size or (closed and _BULLET.match(line.text))
    return joined if full and not starts else "\n"


def _same_size(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= _SAME_SIZE * max(one.size, two.size)


def _is_full(above: Line, line: Line, columns: dict[int, float]) -> bool:
    """Whether the next line's first word had no room on the line above."""
    reach = max((columns.get(place, 0.0) for place in _places(above)), default=0.0)
    return above.right + _SPACE * above.size + line.word > reach


_BROKEN = re.compile(r"(\w+)\ufffe(\w+)")
_WORD = re.compile(r"\w+")


def _rejoined(text: str) -> str:
    """The text with the words that a line's end broke whole.

    The hyphen goes where the text has the whole word elsewhere. Where that is so of one word, the printer breaks words,
    and others are joined too, unless the text has their halves; where of none, the hyphens are the writer's.
    """
    words = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", text))}
    breaks = any((match[1] + match[2]).lower() in words for match in _BROKEN.finditer(text))

    def whole(match: re.Match[str]) -> str:
        known = (match[1] + match[2]).lower() in words
        halves = match[1].lower() in words and match[2].lower() in words
        return match[1] + ("" if known or (breaks and not halves) else "-") + match[2]

    return _BROKEN.sub(whole, text).replace("\ufffe", "-")
