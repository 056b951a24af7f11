"""What surrounds the text of a Word document: paper, margins, language, properties; no blocks."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import shorten
from typing import Any

from brief.render import ooxml
from brief.render.look import Look
from brief.render.outline import Outline

_PAPER = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}


def set_paper(document: Any, look: Look) -> int:
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


def fill_margins(document: Any, outline: Outline, look: Look) -> None:
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


def set_language(document: Any, language: str) -> None:
    """The language that the reader's program spells by; days are written the British way."""
    from docx.oxml.ns import qn

    tag = "en-GB" if language == "en" else language
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), tag)


def set_properties(document: Any, outline: Outline) -> None:
    """Say title, subject, author and days where programs look for them."""
    properties = document.core_properties
    # A property holds 255 characters.
    properties.title, properties.subject = outline.title[:255], outline.subtitle[:255]
    properties.author = properties.last_modified_by = (outline.author or "")[:255]
    properties.language, properties.revision = outline.language, 1
    if outline.created:
        day = datetime.fromisoformat(outline.created).replace(tzinfo=UTC)
        properties.created = properties.modified = day
