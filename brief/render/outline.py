"""The briefing as a sequence of blocks that every printed format walks; the types only.

`compose.py` makes an `Outline` from a `Briefing` and the labels of a look; PDF, DOCX, HTML and
Markdown turn the same outline into bytes, which is why they hold the same things in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text. `verbatim` words come from a source; `spoken` ones get quotation marks from the renderer.

    `bold` is for labels of ours, `emphasis` for remarks of ours, `term` for a standing ("Rejected").
    """

    text: str
    style: Literal["plain", "verbatim", "spoken", "bold", "emphasis", "term", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark, printed as [3], linked to that source's entry; `note` ("Carpenter") stands in the bracket too."""

    source: str
    number: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a block of the document ("D2"), by the target's anchor."""

    target: str
    text: str


Run = Text | Mark | Ref
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the section's own: level 3 for an event, 4 for a group of quotes."""

    level: Literal[2, 3, 4]
    runs: Runs
    anchor: str | None = None
    meta: Runs = ()


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `role` lets a look set it apart."""

    runs: Runs
    role: Literal["body", "meta", "demands", "note", "people", "also"] = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `anchors` has one id an item, or is empty. `role`: how a look sets the list."""

    items: tuple[Runs, ...]
    role: Literal["bullets", "statements", "sources", "doubts", "background"] = "bullets"
    anchors: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the items carry running numbers that are cited elsewhere."""
        return self.role in ("sources", "doubts")


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """A block quote: the words, the line that says who, then other wordings ("also: ...")."""

    words: Runs
    attribution: Runs
    also: Runs = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `anchor` where the row is linked to."""

    cells: tuple[Runs, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a repeated head. `widths` are shares of the text width that add up to 1."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    role: Literal["header", "ahead", "demands", "glance"]
    caption: Runs = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """The timeline figure: an SVG of its own, with the words that stand for it."""

    svg: str
    width: float
    height: float
    alt: str
    caption: Runs


Block = Heading | Para | Items | QuoteBlock | Table | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under a heading of level 2; `id` is the name it has in `look.toml`."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The document: what stands on top, then the sections in the look's order."""

    title: str
    subtitle: str
    marking: str | None
    language: str
    header: tuple[tuple[str, str], ...]
    legend: Runs
    sections: tuple[Section, ...]
    running: str
    author: str | None
    created: str | None
