"""Running heads and page numbers of printed pages, told from the text by what repeats at one height; no paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from brief.sources.pdf.lines import Line

_NUMBERS = re.compile(r"\d+")
_EDGE_LINES = 2  # of a page's first and last lines, where running heads stand
_LONGEST = 300
_HEIGHT = 8.0  # points; a head stands as high on each page, within half of this

_Key = tuple[str, tuple[int | str, ...], int]


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[tuple[Line, ...]], tuple[str, ...]]:
    """The pages without what repeats at their edges, page numbers aside, and that."""
    if len(pages) < 2:
        return [tuple(page) for page in pages], ()
    edges = [{line: tuple(_keys(line, number)) for line in _edges(page)} for number, page in enumerate(pages)]
    counted = Counter(key for page in edges for key in {key for keys in page.values() for key in keys})
    least = 2 if len(pages) < 4 else max(3, len(pages) // 3)
    kept = []
    removed: dict[str, None] = {}
    for page, keyed in zip(pages, edges, strict=True):
        heads = {line for line, keys in keyed.items() if any(counted[key] >= least for key in keys)}
        removed |= dict.fromkeys(line.text for line in heads)
        kept.append(tuple(line for line in page if line not in heads))
    return kept, tuple(sorted(removed))


def _edges(page: Sequence[Line]) -> set[Line]:
    """The highest and lowest lines of a page that are short enough."""
    by_height = sorted(page, key=lambda line: line.base)
    return {line for line in (*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]) if len(line.text) <= _LONGEST}


def _keys(line: Line, page: int) -> Iterator[_Key]:
    """What the same head has on another page: its words and height, and its numbers as they are but for the page's.

    The page's number is one that grows by one with each page: "13:10" and "15:20" at the foot of two pages are text.
    """
    words = _NUMBERS.sub("#", line.text)
    numbers = _NUMBERS.findall(line.text)
    places = {int(line.base // _HEIGHT), int(line.base / _HEIGHT + 0.5)}
    for place in places:
        yield words, tuple(numbers), place
        for at, number in enumerate(numbers):
            if len(number) < 5:
                yield words, (*numbers[:at], int(number) - page, *numbers[at + 1 :]), place
