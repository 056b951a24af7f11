"""The outline as a Word document over the look's reference.docx; XML pieces are made in `ooxml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import zip_longest
from typing import Any
from urllib.parse import quote as percent
from zipfile import BadZipFile

from brief.errors import RenderError
from brief.model import Briefing
from brief.render import ooxml
from brief.render.compose import compose
from brief.render.docx_notes import Notes, contents, days, section_anchor
from brief.render.docx_page import fill_margins, set_language, set_paper, set_properties
from brief.render.logo import logo
from brief.render.look import Look
from brief.render.outline import (
    Block,
    Drawing,
    Heading,
    Items,
    Link,
    Mark,
    Outline,
    Para,
    QuoteBlock,
    Ref,
    Row,
    Run,
    Runs,
    Section,
    Table,
    Text,
)

_TEXT_STYLES = {"bold": "Strong", "emphasis": "Emphasis", "small": "BriefSmall", "work": "BriefWork"}
_STANDINGS = {
    "rejected": "BriefRejected",
    "stands": "BriefRejected",
    "accepted": "BriefAgreed",
    "partly accepted": "BriefAgreed",
    "withdrawn": "BriefAgreed",
}
_PARAS = {
    "body": "Normal",
    "meta": "BriefMeta",
    "demands": "BriefDemands",
    "note": "BriefNote",
    "people": "BriefPeople",
    "also": "BriefNote",
}
_ITEMS = {
    "bullets": "BriefBullets",
    "statements": "BriefStatements",
    "sources": "BriefSources",
    "doubts": "BriefDoubts",
    "background": "BriefBackground",
}
# A logo is no larger, in points: 60 by 14 mm.
_LOGO = (170, 40)
_PIXEL = 0.75
# A value of the head up to so many letters is not broken.
_SHORT = 30
# Safe in an address as it stands; everything else is written as %XX.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def render(briefing: Briefing, look: Look) -> bytes:
    """The briefing as DOCX. `RenderError`: the look's reference.docx cannot be used."""
    outline = compose(briefing, look)
    document = _opened(look)
    width = set_paper(document, look)
    _Writer(document, look, width, outline).write()
    fill_margins(document, outline, look)
    set_language(document, outline.language)
    set_properties(document, outline)
    saved = BytesIO()
    document.save(saved)
    return ooxml.repacked(saved.getvalue())


def _opened(look: Look) -> Any:
    import docx
    from docx.opc.exceptions import OpcError

    path = look.file("reference.docx")
    try:
        return docx.Document(str(path))
    except (OSError, KeyError, ValueError, SyntaxError, BadZipFile, OpcError) as error:
        raise RenderError(f"{path}: not a Word document that can be used: {error}") from error


class _Writer:
    """Writes an outline into a document; it knows the anchors there are, and numbers bookmarks and relationships."""

    def __init__(self, document: Any, look: Look, width: int, outline: Outline) -> None:
        self.document = document
        self.look = look
        self.width = width
        self.outline = outline
        self.bookmarks = {anchor: f"brief_{place}" for place, anchor in enumerate(_anchors(outline), 1)}
        self.notes = Notes(outline, self.linked)

    def write(self) -> None:
        """Put the outline in place of the reference document's own text."""
        from docx.oxml import parse_xml

        blocks = (*self.head(self.outline), *(part for each in self.outline.sections for part in self.section(each)))
        content = ooxml.between_tables("".join(blocks), "BriefAfterTable")
        body = self.document.element.body
        for child in list(body.iterchildren()):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        for child in list(parse_xml(f"<w:body {ooxml.NAMESPACES}>{content}</w:body>")):
            body.insert(len(body) - 1, child)
        self.notes.save(self.document)

    def head(self, outline: Outline) -> Iterator[str]:
        """What stands above the first section."""
        yield from self.logo()
        yield ooxml.paragraph("Title", ooxml.run(outline.title))
        yield ooxml.paragraph("Subtitle", ooxml.run(outline.subtitle))
        if outline.header:
            widths = _fact_widths(outline.header, self.width)
            names = [ooxml.paragraph("BriefFactName", ooxml.run(name), keep_next=True) for name, _ in outline.header]
            values = [ooxml.paragraph("BriefFact", _fact(value)) for _, value in outline.header]
            yield ooxml.table(ooxml.Grid("BriefFacts", widths, outline.title), names, [values])
        yield ooxml.paragraph("BriefLegend", _plain(outline.legend))
        label = ooxml.run(self.look.label("pages.contents") + ": ", "Strong")
        yield contents(outline, label, self.linked)

    def section(self, section: Section) -> Iterator[str]:
        """A section: its heading, where it has one, and its blocks."""
        self.notes.enter(section)
        if section.title:
            yield ooxml.paragraph("Heading1", self.anchored(section_anchor(section), ooxml.run(section.title)))
        for blocks in days(section.blocks):
            yield from self.blocks(blocks, section)

    def blocks(self, blocks: tuple[Block, ...], section: Section) -> Iterator[str]:
        """The blocks under a heading, which is their first where it is that of a day."""
        follows = False
        for block in blocks:
            if isinstance(block, Heading) and block.level == 2:
                self.notes.expect(blocks)
            if isinstance(block, QuoteBlock):
                yield self.quote(block, follows)
                follows = not follows
            else:
                yield self.block(block, section)
                follows = False

    def block(self, block: Block, section: Section) -> str:
        """One block as paragraphs or a table."""
        match block:
            case Heading():
                return self.heading(block)
            case Para():
                return ooxml.paragraph(_PARAS[block.role], self.runs(block.runs))
            case Items():
                style = "BriefPanel" if section.id == "in_brief" else _ITEMS[block.role]
                return self.items(block, style)
            case QuoteBlock():
                return self.quote(block, follows=False)
            case Table():
                return self.table(block, section.title)
            case Drawing():
                return self.drawing(block)

    def heading(self, block: Heading) -> str:
        """A heading with the line under it."""
        words = self.anchored(block.anchor, self.runs(block.runs))
        meta = ooxml.paragraph("BriefMeta", _plain(block.meta), keep_next=True) if block.meta else ""
        return ooxml.paragraph(f"Heading{block.level - 1}", words) + meta

    def items(self, block: Items, style: str) -> str:
        """A list; numbers are written out, because they are cited and must never be counted afresh."""
        numbers = block.numbers or [""] * len(block.items)
        anchors = block.anchors or [None] * len(block.items)
        parts = []
        for runs, number, anchor in zip(block.items, numbers, anchors, strict=True):
            label = ooxml.run(f"{number}.") + ooxml.tab() if number else ""
            parts.append(ooxml.paragraph(style, self.anchored(anchor, label + self.runs(runs))))
        return "".join(parts)

    def quote(self, block: QuoteBlock, follows: bool) -> str:
        """A block quote: the words, who said them, other wordings. `follows`: another one stands right before it.

        One paragraph, so that its bar is one; neighbours of one style would share a bar, so styles alternate.
        """
        lines = [self.runs(block.words), ooxml.run("— ", "BriefAttribution")]
        lines[1] += self.runs(block.attribution, "BriefAttribution")
        if block.also:
            lines.append(self.runs(block.also, "BriefAlso"))
        return ooxml.paragraph("BriefQuoteNext" if follows else "BriefQuote", ooxml.line_break().join(lines))

    def table(self, block: Table, description: str) -> str:
        """A table, its caption above it."""
        widths = [round(share * self.width) for share in block.widths]
        widths[-1] += self.width - sum(widths)
        head = [ooxml.paragraph("BriefHead", ooxml.run(name), keep_next=True) for name in block.head]
        grid = ooxml.Grid("BriefTable", tuple(widths), description)
        caption = ooxml.paragraph("BriefCaption", self.runs(block.caption), keep_next=True) if block.caption else ""
        return caption + ooxml.table(grid, head, map(self.row, block.rows))

    def row(self, row: Row) -> list[str]:
        """The row's cells."""
        first, *others = (self.runs(cell) for cell in row.cells)
        return [ooxml.paragraph("BriefCell", words) for words in (self.anchored(row.anchor, first), *others)]

    def drawing(self, block: Drawing) -> str:
        """The figure and its caption."""
        from brief.render import picture

        svg = picture.outlined(block.svg, self.look.file("fonts"))
        scale = self.width / ooxml.TWIPS / block.width
        found = ooxml.Picture(
            png=self.png(picture.pixels(svg, block.width)),
            svg=self.svg(svg.encode()),
            width=block.width * scale,
            height=block.height * scale,
            alt=block.alt,
        )
        caption = ooxml.paragraph("BriefCaption", self.runs(block.caption)) if block.caption else ""
        return ooxml.paragraph("BriefFigure", ooxml.picture(found), keep_next=bool(caption)) + caption

    def logo(self) -> Iterator[str]:
        """The look's logo, above the title, in the size that print.css gives it."""
        found = logo(self.look)
        if found is None:
            return
        from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError

        try:
            relationship, image = self.document.part.get_or_add_image(BytesIO(found.content))
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as error:
            raise RenderError(f"{self.look.file(self.look.logo)}: not readable; save it anew") from error
        scale = min(_LOGO[0] / image.px_width, _LOGO[1] / image.px_height, _PIXEL)
        size = (image.px_width * scale, image.px_height * scale)
        drawn = ooxml.Picture(str(relationship), None, *size, alt=found.alt, number=2)
        yield ooxml.paragraph("BriefFigure", ooxml.picture(drawn), keep_next=True)

    def png(self, content: bytes) -> str:
        """The id of the relationship to the picture's pixels."""
        relationship, _ = self.document.part.get_or_add_image(BytesIO(content))
        return str(relationship)

    def svg(self, content: bytes) -> str:
        """The id of the relationship to the picture's drawing."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package = self.document.part.package
        part = Part(PackURI("/word/media/figure1.svg"), "image/svg+xml", content, package)
        return str(self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def anchored(self, anchor: str | None, content: str) -> str:
        """The content under its bookmark, where it has one."""
        if anchor is None or anchor not in self.bookmarks:
            return content
        name = self.bookmarks[anchor]
        return ooxml.bookmarked(int(name.removeprefix("brief_")), name, content)

    def runs(self, runs: Runs, style: str | None = None) -> str:
        """The runs as XML; `style` is that of all text which has none of its own."""
        words = []
        for run, after in zip_longest(runs, runs[1:]):
            words.append(self.run(run, style))
            if isinstance(run, Mark) and not isinstance(after, Mark):
                words.append(self.notes.due())
        return "".join(words)

    def run(self, run: Run, style: str | None = None) -> str:
        """One run: text in its style, a source mark, a reference, an address."""
        match run:
            case Text():
                return _text(run, style)
            case Mark():
                note = f",\u00a0{run.note}" if run.note else ""
                return self.linked(run.source, ooxml.run(f"[{run.number}{note}]", "BriefMark"))
            case Ref():
                return self.linked(run.target, ooxml.run(run.text, "BriefReference"))
            case Link():
                return ooxml.web_link(self.address(run.url), ooxml.run(run.text, "Hyperlink"))

    def linked(self, anchor: str, content: str) -> str:
        """The content as a link to an anchor; as it stands where the document has no such place."""
        return ooxml.link(self.bookmarks[anchor], content) if anchor in self.bookmarks else content

    def address(self, url: str) -> str:
        """The id of the relationship to an address."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        safe = percent(url, safe=_IN_ADDRESS)
        return str(self.document.part.relate_to(safe, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _text(run: Text, style: str | None) -> str:
    if run.style == "spoken":
        return ooxml.run(f"“{run.text}”", style)
    if run.style == "term":
        return ooxml.run(run.text, _STANDINGS.get(run.key or "", "BriefOpen"))
    if style and run.style == "emphasis":
        return ooxml.run(run.text, style, italic=True)
    return ooxml.run(run.text, _TEXT_STYLES.get(run.style, style))


def _plain(runs: Runs) -> str:
    """The text of runs that takes its look from the paragraph."""
    return "".join(ooxml.run(run.text) for run in runs if isinstance(run, Text))


def _anchors(outline: Outline) -> Iterator[str]:
    seen = set()
    sections = (section_anchor(section) for section in outline.sections if section.title)
    blocks = (anchor for section in outline.sections for block in section.blocks for anchor in _held(block))
    for anchor in (*sections, *blocks):
        if anchor not in seen:
            seen.add(anchor)
            yield anchor


def _held(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            return (block.anchor,) if block.anchor else ()
        case Items():
            return block.anchors
        case Table():
            return (row.anchor for row in block.rows if row.anchor)
        case _:
            return ()


def _fact(value: str) -> str:
    """A value of the head: a short one stands out."""
    return ooxml.run(value, "Strong" if len(value) <= _SHORT else None)


def _fact_widths(facts: tuple[tuple[str, str], ...], width: int) -> tuple[int, ...]:
    """The head's columns: each as wide as its words ask within bounds, the last takes what is left."""
    asked = [min(max(len(name), len(value), 7), _SHORT) * 100 for name, value in facts[:-1]]
    most = width * 3 // 5
    if sum(asked) > most:
        asked = [each * most // sum(asked) for each in asked]
    return (*asked, width - sum(asked))
