"""Pieces of WordprocessingML as text, and the package written the same every time; nothing of a briefing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO

from msgspec import Struct

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU = 12700  # in a point
TWIPS = 20  # in a point

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# One date for all parts: the oldest that a zip can hold.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The line above footnotes, and above those that go on from the page before.
NOTE_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
    for number, kind, element in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
)


def text(words: str) -> str:
    """The words as XML text: markup escaped, what XML cannot hold shown as such."""
    return escape(_NOT_XML.sub("\ufffd", words), quote=True)


def run(words: str, style: str | None = None, italic: bool = False) -> str:
    """A run of words in a character style, `italic` within it."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:i/><w:iCs/>" if italic else "")
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{text(words)}</w:t></w:r>' if words else ""


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def line_break() -> str:
    """A new line in the same paragraph."""
    return "<w:r><w:br/></w:r>"


def field(code: str, shown: str = "1") -> str:
    """A field ("PAGE") with what it shows until the program that opens the document counts."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>{text(shown)}</w:t></w:r></w:fldSimple>'


def contents(style: str, label: str, code: str, entries: Iterable[str]) -> str:
    """A line with a field whose label and entries are there already: no program has to ask before it fills it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    order = f'<w:r><w:instrText xml:space="preserve"> {text(code)} </w:instrText></w:r>'
    held = run(" · ").join(entries)
    field = mark.format("begin") + order + mark.format("separate") + label + held + mark.format("end")
    return paragraph(style, field)


def note_reference(number: int) -> str:
    """A run with the mark of a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, content: str) -> str:
    """A footnote of one paragraph under its mark."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{paragraph("FootnoteText", mark + run(" ") + content)}</w:footnote>'


def link(bookmark: str, content: str) -> str:
    """Runs that lead to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def web_link(relationship: str, content: str) -> str:
    """Runs that lead to an address, by the id of its relationship."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{content}</w:hyperlink>'


def bookmarked(number: int, name: str, content: str) -> str:
    """Content under a bookmark's name; `number` is its id, once in a document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, content: str, keep_next: bool = False) -> str:
    """A paragraph in a style; `keep_next` holds it on the page of what follows."""
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{content}</w:p>'


class Grid(Struct, frozen=True):
    """A table's style, its column widths in twentieths of a point, and what it holds, for readers who don't see it."""

    style: str
    widths: tuple[int, ...]
    description: str


def table(grid: Grid, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of fixed widths whose head is repeated and whose rows no page divides; cells hold paragraphs."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="{grid.style}"/><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val="{text(grid.description)}"/></w:tblPr>'
    )
    top = _row(head, grid.widths, "<w:cantSplit/><w:tblHeader/>") if head else ""
    body = "".join(_row(row, grid.widths, "<w:cantSplit/>") for row in rows)
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{top}{body}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], properties: str) -> str:
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def between_tables(content: str, style: str) -> str:
    """The content with an empty paragraph wherever two tables would grow together, or one would end the document."""
    air = paragraph(style, "")
    apart = content.replace("</w:tbl><w:tbl>", f"</w:tbl>{air}<w:tbl>")
    return apart + air if apart.endswith("</w:tbl>") else apart


class Picture(Struct, frozen=True):
    """A picture as pixels, and as a drawing where there is one, by the ids of their relationships; in points."""

    png: str
    svg: str | None
    width: float
    height: float
    alt: str
    number: int = 1


def picture(content: Picture) -> str:
    """A run with the picture: the drawing for programs that know SVG, the pixels for the others."""
    across, down = round(content.width * _EMU), round(content.height * _EMU)
    drawn = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{content.svg}"/>'
        "</a:ext></a:extLst>"
        if content.svg
        else ""
    )
    name = f'id="{content.number}" name="Figure {content.number}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" {_DRAWING}>'
        f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {name} descr="{text(content.alt)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {name}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{content.png}">{drawn}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of the parts: sorted, the list of content types first, every part with the same date."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in sorted(parts, key=lambda part: (part[0] != "[Content_Types].xml", part[0])):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content, compresslevel=6)
    return out.getvalue()


def repacked(package: bytes) -> bytes:
    """The same parts in a package that is the same every time."""
    with zipfile.ZipFile(BytesIO(package)) as old:
        return packed((name, old.read(name)) for name in old.namelist())
