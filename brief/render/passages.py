"""The words that a document cites, each in its place in the source, and where they are cited; no markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from brief.model import Excerpt, SourceText
from brief.render.index import cleaned, printable
from brief.render.outline import Mark

# A paragraph is shown whole up to so many characters before and behind the cited words.
_AROUND = 700
# The summary of a folded passage: the cited words, up to so many characters.
_OPENING = 90


class Piece(Struct, frozen=True):
    """A stretch of a source's text; `cited`: the very words that a mark stands for."""

    text: str
    cited: bool = False


class Back(Struct, frozen=True):
    """A way back from a passage: the anchor of a mark, and the part of the document that it stands in."""

    anchor: str
    where: str


class Passage(Struct, frozen=True):
    """The paragraphs that hold some cited words. `opening` begins the cited words, for a line that stands for it."""

    id: str
    opening: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    back: tuple[Back, ...]


class Target(Struct, frozen=True):
    """A printed mark: its own anchor, if anything leads back to it, and the anchor that it leads to."""

    anchor: str | None
    href: str | None


class Citations:
    """What the marks of one document lead to; a class because anchors are given in the order of printing.

    Without `texts` a mark leads to its source; with them to the passage, where the text of its source is there.
    """

    def __init__(self, anchors: frozenset[str], texts: Iterable[SourceText] = ()) -> None:
        """Citations of a document that has these anchors, none printed yet."""
        self._anchors = anchors
        self._texts = {text.source: text for text in texts}
        self._met: set[str] = set()
        self._where = ""
        self._printed = 0
        self._cited: dict[str, tuple[tuple[Excerpt, ...], list[Back]]] = {}

    def enter(self, title: str) -> str:
        """Nothing to print; what is cited from here on is cited under this title."""
        self._where = title
        return ""

    def target(self, mark: Mark) -> Target:
        """Where a mark that is printed now leads to; a source's first mark is what its entry leads back to."""
        self._printed += 1
        first = mark.source not in self._met
        self._met.add(mark.source)
        anchor = f"cite-{mark.source}" if first else None
        if mark.cites and mark.source in self._texts:
            anchor = anchor or f"c{self._printed}"
            return Target(anchor, self._noted(mark, anchor))
        return Target(anchor, mark.source if mark.source in self._anchors else None)

    def _noted(self, mark: Mark, anchor: str) -> str:
        id = _passage_id(mark.cites)
        back = self._cited.setdefault(id, (mark.cites, []))[1]
        times = sum(1 for way in back if way.where.split("\u00a0(")[0] == self._where)
        back.append(Back(anchor, f"{self._where}\u00a0({times + 1})" if times else self._where))
        return id

    def holds(self, source: str) -> bool:
        """Whether the text of a source is there."""
        return source in self._texts

    def passages(self) -> Mapping[str, tuple[Passage, ...]]:
        """All passages that printed marks led to, by source, in the order of the text."""
        found: dict[str, list[tuple[int, int, Passage]]] = {}
        for id, (cites, back) in self._cited.items():
            source = cites[0].source
            ordered = sorted(cites, key=lambda cite: (cite.start, cite.end))
            passage = Passage(id, _opening(cites), tuple(_paragraphs(ordered, self._texts[source])), tuple(back))
            found.setdefault(source, []).append((ordered[0].start, ordered[-1].end, passage))
        return {
            source: tuple(passage for _, _, passage in sorted(found[source], key=lambda entry: entry[:2]))
            for source in self._texts
            if source in found
        }

    def whole(self, source: str) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
        """All paragraphs of a source with what they are taken for, and all that is cited of them."""
        text = self._texts[source]
        cites = sorted(
            {cite for cites, _ in self._cited.values() for cite in cites if cite.source == source},
            key=lambda cite: (cite.start, cite.end),
        )
        told = []
        at = 0
        for each in text.paragraphs:
            while at < len(cites) and cites[at].end <= each.start:
                at += 1
            told.append((each.kind, tuple(_pieces((each.start, each.end), cites[at:], text.text, whole=True))))
        return tuple(told)


def _passage_id(cites: tuple[Excerpt, ...]) -> str:
    spans = (f"{cite.start}-{cite.end}" for cite in cites)
    return "-".join((f"{cites[0].source}", *spans))


def _opening(cites: tuple[Excerpt, ...]) -> str:
    words = printable(" […] ".join(cite.text for cite in cites))
    if len(words) <= _OPENING:
        return words
    return words[:_OPENING].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _paragraphs(cites: list[Excerpt], text: SourceText) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs that hold the cited words, in order; the words alone where no paragraph does."""
    starts = [paragraph.start for paragraph in text.paragraphs]
    seen: set[int] = set()
    for cite in cites:
        at = max(bisect_right(starts, cite.start) - 1, 0)
        held = False
        while at < len(starts) and starts[at] < cite.end:
            end = text.paragraphs[at].end
            if end > cite.start:
                held = True
                if at not in seen:
                    yield tuple(_pieces((starts[at], end), cites, text.text))
                seen.add(at)
            at += 1
        if not held:
            yield (Piece(printable(cite.text), cited=True),)


def _pieces(span: tuple[int, int], cites: Iterable[Excerpt], text: str, *, whole: bool = False) -> Iterator[Piece]:
    """A paragraph cut where cited words begin and end; what lies far from them is left out unless it is `whole`."""
    start, end = span
    at = start
    marked = False
    for cite in cites:
        first, last = max(cite.start, at), min(cite.end, end)
        if cite.start >= end:
            break
        if first >= last:
            continue
        if first > at:
            yield Piece(cleaned(text[at:first] if whole else _near(text[at:first], before=not marked, after=marked)))
        yield Piece(cleaned(text[first:last]), cited=True)
        at, marked = last, True
    if at < end:
        yield Piece(cleaned(text[at:end] if whole else _near(text[at:end], before=False, after=True)))


def _near(words: str, *, before: bool, after: bool) -> str:
    """The words next to what is cited `after` or `before` them: all, or those near it."""
    if len(words) <= _AROUND * (before + after or 1):
        return words
    head = words[:_AROUND].rsplit(" ", 1)[0] if after else ""
    tail = words[-_AROUND:].split(" ", 1)[-1] if before else ""
    return f"{head} […] {tail}"
