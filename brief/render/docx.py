"""The outline as a Word document over the look's reference.docx; XML pieces are made in `ooxml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from textwrap import shorten
from typing import Any
from urllib.parse import quote as percent
from zipfile import BadZipFile

from brief.errors import RenderError
from brief.model import Briefing
from brief.render import ooxml
from brief.render.compose import compose
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

_PAPER = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
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
# Safe in an address as it stands; everything else is written as %XX.
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def render(briefing: Briefing, look: Look) -> bytes:
    """The briefing as DOCX. `RenderError`: the look's reference.docx cannot be used."""
    outline = compose(briefing, look)
    document = _opened(look)
    width = _paper(document, look)
    _Writer(document, look, width).write(outline)
    _margins(document, outline, look)
    _language(document, outline.language)
    _properties(document, outline)
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


def _paper(document: Any, look: Look) -> int:
    """Set the look's paper, and the tabs of its margins with it; the width of its text in twentieths of a point."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    section = document.sections[0]
    section.page_width, section.page_height = (Pt(length) for length in _PAPER[look.paper])
    width: int = round((section.page_width.pt - section.left_margin.pt - section.right_margin.pt) * ooxml.TWIPS)
    for name in ("Header", "Footer"):
        for stop in document.styles[name].paragraph_format.tab_stops:
            share = {WD_TAB_ALIGNMENT.RIGHT: 1.0, WD_TAB_ALIGNMENT.CENTER: 0.5}.get(stop.alignment)
            if share is not None:
                stop.position = Pt(width * share / ooxml.TWIPS)
    return width


class _Writer:
    """Writes an outline into a document; it knows the anchors there are, and numbers bookmarks and relationships."""

    def __init__(self, document: Any, look: Look, width: int) -> None:
        self.document = document
        self.look = look
        self.width = width
        self.bookmarks: dict[str, str] = {}

    def write(self, outline: Outline) -> None:
        """Put the outline in place of the reference document's own text."""
        from docx.oxml import parse_xml

        self.bookmarks = {anchor: f"brief_{place}" for place, anchor in enumerate(_anchors(outline), 1)}
        blocks = (*self.head(outline), *(part for each in outline.sections for part in self.section(each)))
        content = ooxml.between_tables("".join(blocks), "BriefAfterTable")
        body = self.document.element.body
        for child in list(body.iterchildren()):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        for child in list(parse_xml(f"<w:body {ooxml.NAMESPACES}>{content}</w:body>")):
            body.insert(len(body) - 1, child)

    def head(self, outline: Outline) -> Iterator[str]:
        """What stands above the first section."""
        yield ooxml.paragraph("Title", ooxml.run(outline.title))
        yield ooxml.paragraph("Subtitle", ooxml.run(outline.subtitle))
        if outline.header:
            widths = _fact_widths(outline.header, self.width)
            names = [ooxml.paragraph("BriefFactName", ooxml.run(name), keep_next=True) for name, _ in outline.header]
            values = [ooxml.paragraph("BriefFact", ooxml.run(value)) for _, value in outline.header]
            yield ooxml.table(ooxml.Grid("BriefFacts", widths, outline.title), names, [values])
        yield ooxml.paragraph("BriefLegend", _plain(outline.legend))

    def section(self, section: Section) -> Iterator[str]:
        """A section: its heading, where it has one, and its blocks."""
        if section.title:
            yield ooxml.paragraph("Heading1", ooxml.run(section.title))
        follows = False
        for block in section.blocks:
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
        rows = (self.row(row, first=place == 0) for place, row in enumerate(block.rows))
        return caption + ooxml.table(grid, head, rows)

    def row(self, row: Row, first: bool) -> list[str]:
        """The row's cells; the first row stays with the head."""
        cells = [ooxml.paragraph("BriefCell", self.runs(cell), keep_next=first) for cell in row.cells]
        if row.anchor in self.bookmarks:
            cells[0] = ooxml.paragraph("BriefCell", self.anchored(row.anchor, self.runs(row.cells[0])), keep_next=first)
        return cells

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
        return "".join(self.run(run, style) for run in runs)

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
    for anchor in (anchor for section in outline.sections for block in section.blocks for anchor in _held(block)):
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


def _fact_widths(facts: tuple[tuple[str, str], ...], width: int) -> tuple[int, ...]:
    """The head's columns: each as wide as its words ask within bounds, the last takes what is left."""
    asked = [min(max(len(name), len(value), 7), 16) * 110 for name, value in facts[:-1]]
    most = width * 3 // 5
    if sum(asked) > most:
        asked = [each * most // sum(asked) for each in asked]
    return (*asked, width - sum(asked))


def _margins(document: Any, outline: Outline, look: Look) -> None:
    """Fill the placeholders in headers and footers: {title}, {marking}, {running}, {page}."""
    from docx.oxml import parse_xml

    words = {
        "{title}": shorten(outline.title, 80, placeholder=" …"),
        "{marking}": outline.marking or "",
        "{running}": outline.running,
    }
    section = document.sections[0]
    # First page and further pages may share a part: the second time, no placeholder is left in it.
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        for run in [run for paragraph in part.paragraphs for run in paragraph.runs]:
            if run.text in words:
                run.text = words[run.text]
            elif run.text == "{page}":
                for element in list(parse_xml(f"<w:p {ooxml.NAMESPACES}>{_page(look)}</w:p>")):
                    run._element.addprevious(element)
                run._element.getparent().remove(run._element)


def _page(look: Look) -> str:
    """ "Page n of m" with fields that count."""
    codes = {"page": "PAGE", "pages": "NUMPAGES"}
    pieces = look.label("pages.page").replace("}", "{").split("{")
    return "".join(ooxml.field(codes[piece]) if piece in codes else ooxml.run(piece) for piece in pieces)


def _language(document: Any, language: str) -> None:
    """The language that the reader's program spells by; days are written the British way."""
    from docx.oxml.ns import qn

    tag = "en-GB" if language == "en" else language
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), tag)


def _properties(document: Any, outline: Outline) -> None:
    properties = document.core_properties
    # A property holds 255 characters.
    properties.title, properties.subject = outline.title[:255], outline.subtitle[:255]
    properties.author = properties.last_modified_by = (outline.author or "")[:255]
    properties.language, properties.revision = outline.language, 1
    if outline.created:
        day = datetime.fromisoformat(outline.created).replace(tzinfo=UTC)
        properties.created = properties.modified = day
