"""The briefing as a sequence of blocks that every printed format walks; the types only.

`compose.py` makes an `Outline` from a `Briefing` and the labels of a look; PDF, DOCX, HTML and
Markdown turn the same outline into bytes, which is why they hold the same things in the same order.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from brief.model import Excerpt


class Text(Struct, frozen=True):
    """A run of text. `verbatim` words come from a source; `spoken` ones get quotation marks from the renderer.

    `bold` is for labels of ours, `emphasis` for remarks of ours, `term` for a standing ("Rejected"),
    `work` for the title of an article. Text is clean when it gets here: single spaces, no control
    characters, no direction overrides; a renderer adds marks around `spoken` and changes no character.
    `key` of a `term` is the standing itself ("talks offered"), whatever the look calls it.
    """

    text: str
    style: Literal["plain", "verbatim", "spoken", "bold", "emphasis", "term", "small", "work"] = "plain"
    key: str | None = None


class Mark(Struct, frozen=True):
    """A source mark, printed as [3], linked to that source's entry, whose anchor is `source` ("S3").

    `note` ("Carpenter") stands in the bracket too. Marks that follow each other directly belong together.
    `cites`: the words of that source that the mark stands for, so that a format can lead to them.
    """

    source: str
    number: str
    note: str | None = None
    cites: tuple[Excerpt, ...] = ()


class Ref(Struct, frozen=True):
    """A link to a block of the document ("D2"), by the target's anchor."""

    target: str
    text: str


class Link(Struct, frozen=True):
    """An address of a source; `url` begins with http:// or https://, nothing else is ever linked."""

    url: str
    text: str


Run = Text | Mark | Ref | Link
Runs = tuple[Run, ...]


class Heading(Struct, frozen=True):
    """A heading: level 2 for a day, 3 for an event or the statements made at one place, 4 for a side's quotes.

    `meta` is the line under it, which never leaves it: status, delegations.
    """

    level: Literal[2, 3, 4]
    runs: Runs
    anchor: str | None = None
    meta: Runs = ()


class Para(Struct, frozen=True):
    """A paragraph. `role` lets a look set it apart."""

    runs: Runs
    role: Literal["body", "meta", "demands", "note", "people", "also"] = "body"


class Items(Struct, frozen=True):
    """A list. `anchors` has one id an item, or is empty. `role`: how a look sets the list."""

    items: tuple[Runs, ...]
    role: Literal["bullets", "statements", "sources", "doubts", "background"] = "bullets"
    anchors: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the items carry numbers that are cited elsewhere."""
        return self.role in ("sources", "doubts")

    @property
    def numbers(self) -> tuple[str, ...]:
        """The items' numbers: a source keeps its own, which may leave gaps; doubtful points run from 1."""
        if self.role == "sources":
            return tuple(anchor.removeprefix("S") for anchor in self.anchors)
        return tuple(str(number) for number in range(1, len(self.items) + 1)) if self.numbered else ()

    @property
    def steps(self) -> tuple[int, ...]:
        """How far each number is from the one before it, for a format that counts by itself."""
        numbers = [int(number) for number in self.numbers]
        return tuple(number - before for before, number in zip((0, *numbers), numbers, strict=False))


class QuoteBlock(Struct, frozen=True):
    """A block quote: the words, the line that says who, then other wordings ("also: ...")."""

    words: Runs
    attribution: Runs
    also: Runs = ()
    anchor: str | None = None


class Row(Struct, frozen=True):
    """A table row; `anchor` where the row is linked to."""

    cells: tuple[Runs, ...]
    anchor: str | None = None


class Table(Struct, frozen=True):
    """A table with a repeated head. `widths` are shares of the text width that add up to 1."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    role: Literal["header", "ahead", "demands", "glance"]
    caption: Runs = ()


class Drawing(Struct, frozen=True):
    """The timeline figure: an SVG of its own, with the words that stand for it.

    `table` holds the same as a table, for formats that print no picture; `compose` adds it.
    """

    svg: str
    width: float
    height: float
    alt: str
    caption: Runs
    table: Table | None = None


Block = Heading | Para | Items | QuoteBlock | Table | Drawing


class Section(Struct, frozen=True):
    """A part of the document under a heading of level 2; `id` is the name it has in `look.toml`.

    `title` may be empty: no heading of its own is printed (the days begin with theirs).
    """

    id: str
    title: str
    blocks: tuple[Block, ...]


class Note(Struct, frozen=True):
    """What a source is, in a few words, for formats that can say it at the foot of the page; `source` as in `Mark`."""

    source: str
    number: str
    runs: Runs


class Outline(Struct, frozen=True):
    """The document: what stands on top, then the sections in the look's order.

    `running` is the line of every page's foot ("As of 13 January 2022 · edition 1"); `created` the day
    the document counts as made on, in ISO form, `None` where no source has a day.
    """

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
    notes: tuple[Note, ...] = ()
