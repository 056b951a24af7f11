"""What a finished document prints, whatever its format: lines of runs, the list of sources; nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brief.verify.verdict import Fault

# A way to a passage of the page itself, which says where in the source that stands ("S3-120-340").
_PLACE = re.compile(r"#?S\d+((?:-\d+-\d+)+)$")
_BEFORE = re.compile(r"[\[,]\s*$")
_AFTER = re.compile(r"\s*(?:\]|,[^\[\]]*\]|,\s*$)")

Span = tuple[int, int]


class Run(Struct, frozen=True):
    """A stretch of a line. `ours`: a label, by its look; `source`: the number of a source mark, cited `at` these spans.
    In a letter, which has no marks, `source` is the outlet and the day of what it wrote.

    A line break of paper, which may stand for a space or for nothing, is a newline in `text`.
    """

    text: str
    ours: bool = False
    source: str | None = None
    at: tuple[Span, ...] = ()


class Line(Struct, frozen=True):
    """A paragraph, an item or a cell. `credit`: of a block quote, the line that says who and where from."""

    runs: tuple[Run, ...]
    where: str
    credit: tuple[Run, ...] = ()


class Entry(Struct, frozen=True):
    """An entry of a numbered list: of the sources, it ends in a file's name, and `facts` are the words after its title.

    `sha256` where the document says it. `line`: the entry as any other line, for a list that is not of the sources.
    """

    number: str
    facts: str
    text: str
    sha256: str | None = None
    line: Line | None = None


class Claim(Struct, frozen=True):
    """Words that a document says to stand in a source, or `at` spans of it; `whole`: nothing else stands there."""

    words: str
    source: str | None
    where: str
    at: tuple[Span, ...] = ()
    whole: bool = False


class Printed(Struct, frozen=True):
    """A document as read. `lists`: numbered lists of which one is that of the sources; `claims`: what no line prints.

    `paper`: lines are broken, and letters that no font has are boxes. `spoilt`: what cannot be looked up.
    """

    lines: tuple[Line, ...]
    lists: tuple[tuple[Entry, ...], ...]
    claims: tuple[Claim, ...] = ()
    paper: bool = False
    spoilt: tuple[Fault, ...] = ()


def plain(runs: Iterable[Run]) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)


def told(runs: Iterable[Run]) -> str:
    """The words of some runs but for what is ours."""
    return plain(run for run in runs if not run.ours)


def quoted(parts: Sequence[Iterable[Run]], where: str) -> Iterator[Line]:
    """A block quote as lines: its words, with the line that says who and where from, then what else stands there."""
    words, credit, *more = (tuple(part) for part in (*parts, (), ())[: max(2, len(parts))])
    yield Line(words, where, credit or (Run(""),))
    yield from (Line(part, where) for part in more)


def place(address: str | None) -> tuple[Span, ...]:
    """The spans of a source that the address of a passage names; none where it names a source, or nothing."""
    found = _PLACE.match(address or "")
    if found is None:
        return ()
    edges = [int(edge) for edge in found.group(1)[1:].split("-")]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def unbracketed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without the brackets around marks, and without the names in them; what has no bracket is no mark."""
    kept: list[Run] = []
    inside = False
    for run in runs:
        if run.source is None:
            after = _AFTER.match(run.text) if inside and not run.ours else None
            inside = bool(after and not after.group().rstrip().endswith("]"))
            kept.append(replace(run, text=run.text[after.end() :]) if after else run)
            continue
        before = kept[-1] if kept else Run("")
        opened = inside or (not before.ours and before.source is None and _BEFORE.search(before.text))
        if opened and kept and before.source is None:
            kept[-1] = replace(before, text=_BEFORE.sub("", before.text))
        kept.append(run if opened else Run(run.text, ours=True))
        inside = bool(opened)
    return tuple(run for run in kept if run.text)
