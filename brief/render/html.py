"""The outline as one page of HTML, through the look's templates; no facts, and nothing of a source is obeyed."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from brief.days import MONTH
from brief.model import Briefing
from brief.render import fonts, templates
from brief.render.compose import compose
from brief.render.logo import logo
from brief.render.look import Look
from brief.render.outline import Drawing, Heading, Items, Mark, Outline, QuoteBlock, Run, Runs, Table, Text
from brief.render.passages import Citations
from brief.render.screen import Screen, screen

# What a line must not break at: a day from its month, a number from what it counts or names, an initial from
# the next name, a title from its bearer, our dashes from the word before.
_TIES = re.compile(
    rf"""
    (?<=\d)[ ](?={MONTH}\b)
    | (?<=\b[A-Z]\.)[ ](?=[A-Z])
    | (?<=\b(?:Mr|Ms|Dr|No)\.)[ ]
    | (?<=\b(?:Mrs|Adm|Gen|Col|Sen|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)[ ](?=[A-Z0-9])
    | (?<=\bSept\.)[ ](?=\d)
    | [ ](?=\d\b) | (?<=[a-z])[ ](?=(?:19|20)\d\d\b)
    | (?<=\S)[ ](?=[–—→·][ ])
    """,
    re.VERBOSE,
)
_NO_BREAK = "\u00a0"
_STANDINGS = {
    "accepted": "agreed",
    "partly accepted": "agreed",
    "rejected": "rejected",
    "stands": "rejected",
    "withdrawn": "agreed",
}


class _Piece(Struct, frozen=True):
    """A run with the brackets of marks around it, and the spaces before them."""

    run: Run
    head: str = ""
    tail: str = ""


def render(briefing: Briefing, look: Look) -> bytes:
    """The page by itself, in UTF-8: one file that needs no other, for a screen and for printing."""
    outline = compose(briefing, look)
    cited = frozenset(cite for mark in _marks(outline) for cite in mark.cites)
    return page(outline, look, screen=screen(briefing, look, _anchors(outline), cited)).encode("utf-8", "replace")


def page(outline: Outline, look: Look, known: frozenset[int] | None = None, *, screen: Screen | None = None) -> str:
    """The document as HTML that needs no other file; without `screen` for paper alone, its fonts the caller's.

    `known`: the code points that can be printed; other letters become a box. `None`: all can.
    `RenderError`: a template of the look is faulty.
    """
    anchors = _anchors(outline)
    return templates.filled(
        "briefing.html.j2",
        look,
        outline=outline,
        logo=logo(look),
        style=look.file("print.css").read_text(encoding="utf-8"),
        text=_text(known),
        citations=Citations(anchors, screen.texts if screen else ()),
        cited=frozenset(mark.source for mark in _marks(outline)),
        anchors=anchors,
        screen=screen,
        kind=_kind,
        bound=_bound,
        whole=_whole,
        tone=_tone,
        picture=_picture,
        drawn=_drawn,
        quoted=_quoted,
        plain=_plain,
    )


def _text(known: frozenset[int] | None) -> Callable[[str], str]:
    def text(words: str) -> str:
        return _TIES.sub(_NO_BREAK, fonts.printable(words, known) if known else words)

    return text


def _marks(value: object) -> Iterator[Mark]:
    """The marks in an outline or a part of it."""
    if isinstance(value, Mark):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _marks(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _marks(getattr(value, name))


def _anchors(outline: Outline) -> frozenset[str]:
    """All that a link within the page can lead to; a look may leave out what other parts point to."""
    anchors = {section.id for section in outline.sections}
    for block in (block for section in outline.sections for block in section.blocks):
        if isinstance(block, Table):
            anchors.update(row.anchor for row in block.rows if row.anchor)
        elif isinstance(block, Items):
            anchors.update(block.anchors)
        elif isinstance(block, Heading | QuoteBlock) and block.anchor:
            anchors.add(block.anchor)
    return frozenset(anchors)


def _kind(value: object) -> str:
    return type(value).__name__


def _bound(runs: Runs) -> tuple[_Piece, ...]:
    """The runs as they are printed: a bare mark stays on the line of the word before it, a mark is never split.

    WeasyPrint breaks lines too early where what must stay together begins in one element and ends in another, so
    that the opening bracket belongs to the text before it, and the verbatim text around it to no element of its own.
    """
    pieces: list[_Piece] = []
    for run, after in zip_longest(runs, runs[1:]):
        before = pieces[-1] if pieces else None
        if isinstance(run, Mark):
            pieces.append(_Piece(run, _head(before), "" if isinstance(after, Mark) else "]"))
        elif not isinstance(run, Text):
            pieces.append(_Piece(run))
        elif isinstance(after, Mark) and before and not run.text.strip():
            pieces[-1] = replace(before, tail=before.tail + _opening(after))
        elif isinstance(after, Mark) and run.text.endswith((" ", _NO_BREAK)):
            pieces.append(_Piece(replace(run, text=run.text.rstrip()), tail=_opening(after)))
        elif before and _bare(before.run) and run.text.startswith(" ·"):
            pieces.append(_Piece(replace(run, text=_NO_BREAK + run.text[1:])))
        else:
            pieces.append(_Piece(run))
    return tuple(pieces)


def _bare(run: Run) -> bool:
    """Whether what is printed of a run ends in no element but a mark's."""
    return isinstance(run, Mark) or (isinstance(run, Text) and run.style in ("plain", "verbatim", "spoken"))


def _head(before: _Piece | None) -> str:
    """What opens a mark that is not opened by the text before it."""
    if before and isinstance(before.run, Mark) and not before.tail:
        return ","
    return "" if before and before.tail.endswith("[") else "["


def _opening(mark: Mark) -> str:
    return (" " if mark.note else _NO_BREAK) + "["


def _whole(words: str) -> str:
    """Words that stay on one line, unless they are too many for that."""
    return words.replace(" ", _NO_BREAK) if len(words) <= 20 else words


def _tone(standing: str | None) -> str:
    """The colour name of a standing; the printed words say the same without it."""
    return _STANDINGS.get(standing or "", "open")


def _picture(drawing: Drawing) -> str:
    return "data:image/svg+xml;base64," + b64encode(drawing.svg.encode()).decode()


def _drawn(drawing: Drawing) -> str:
    """The drawing as markup of the page, where the page's fonts reach it; its words stand beside it."""
    return drawing.svg.replace(' role="img"', ' aria-hidden="true" focusable="false"', 1)


def _quoted(words: str) -> str:
    """The words as a string of CSS that nothing in them can end."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in words) + '"'


def _plain(runs: Runs) -> str:
    """The words of a heading without markup."""
    return "".join("" if isinstance(run, Mark) else run.text for run in runs).strip()
