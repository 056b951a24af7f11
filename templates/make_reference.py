"""Writes reference.docx, the house style of Word documents, from the colours of look.toml.

    python templates/make_reference.py [FOLDER]

FOLDER is a look's folder, `templates/default` unless named. Run it after a change of colours; or don't, and
edit reference.docx in Word: the styles named in it are all that the program asks for. The same look gives
the same bytes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from brief.render import ooxml
from brief.render.look import Look, read_look

SERIF, SANS = "Cambria", "Calibri"
_LIKE = {"Source Serif 4": SERIF, "Source Sans 3": SANS}
_TEXT = 10  # points, in which the styles below are written
_SIZE = re.compile(r'(w:(?:szCs w:val|sz w:val|before|after)=)"(\d+)"')
MARGIN = 1021  # twentieths of a point: 18 mm
PAGE = (11906, 16838)  # A4; the program sets the look's paper
WIDTH = PAGE[0] - 2 * MARGIN
ROOT = ooxml.DECLARED
# The marks of footnotes, from * on each page: numbers are those of sources.
_ASTERISKS = '<w:numFmt w:val="chicago"/><w:numRestart w:val="eachPage"/>'

_TYPES = {
    "/word/document.xml": "document.main",
    "/word/styles.xml": "styles",
    "/word/settings.xml": "settings",
    "/word/numbering.xml": "numbering",
    "/word/fontTable.xml": "fontTable",
    "/word/footnotes.xml": "footnotes",
    "/word/header1.xml": "header",
    "/word/header2.xml": "header",
    "/word/footer1.xml": "footer",
}
_RELATIONS = ("styles", "settings", "numbering", "fontTable")
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def make(look: Look) -> bytes:
    """The reference document of a look."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"), core=True
        ),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{name}.xml") for name in _RELATIONS),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
            ("footer", "footer1.xml"),
            ("theme", "theme/theme1.xml"),
            ("footnotes", "footnotes.xml"),
        ),
        "word/theme/theme1.xml": _theme(look),
        "word/styles.xml": _styles(look),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(look),
        "word/fontTable.xml": _fonts(),
        "word/footnotes.xml": f"{ROOT}<w:footnotes {ooxml.NAMESPACES}>{ooxml.NOTE_LINES}</w:footnotes>",
        "word/header1.xml": _margin_text("hdr", "Header", ("{title}", "{marking}")),
        "word/header2.xml": _margin_text("hdr", "Header", ("", "{marking}")),
        "word/footer1.xml": _margin_text("ftr", "Footer", ("{running}", "{marking}", "{page}")),
    }
    sized = {name: _sized(content, look) for name, content in parts.items()}
    return ooxml.packed((name, _faced(name, content, look).encode()) for name, content in sized.items())


def _faced(name: str, part: str, look: Look) -> str:
    """The part in the fonts of Word that are like the look's: a look may set its text without serifs."""
    if name == "word/fontTable.xml":
        return part
    text, heading = (_LIKE.get(look.fonts[use], other) for use, other in (("text", SERIF), ("heading", SANS)))
    return re.sub(f"{SERIF}|{SANS}", lambda found: text if found.group() == SERIF else heading, part)


def _sized(part: str, look: Look) -> str:
    """The part with its letters and the space around them in the look's size."""
    return _SIZE.sub(lambda found: f'{found.group(1)}"{round(int(found.group(2)) * look.word_size / _TEXT)}"', part)


# --- styles -------------------------------------------------------------------------------------


def _style(kind: str, id: str, name: str, properties: str, based: str | None = None, **more: str) -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    follower = f'<w:next w:val="{more["next"]}"/>' if "next" in more else ""
    custom = "" if more.get("builtin") else ' w:customStyle="1"'
    default = ' w:default="1"' if more.get("default") else ""
    return (
        f'<w:style w:type="{kind}"{default}{custom} w:styleId="{id}"><w:name w:val="{name}"/>{parent}{follower}'
        f'<w:uiPriority w:val="{more.get("priority", "1")}"/><w:qFormat/>{properties}</w:style>'
    )


def _p(  # one argument a property of a paragraph; all of them optional
    before: float = 0,
    after: float = 0,
    line: float = 0,
    left: float = 0,
    hanging: float = 0,
    keep: bool = False,
    lines: bool = False,
    level: int | None = None,
    border: str = "",
    shade: str = "",
    tabs: str = "",
    numbered: bool = False,
    right: float = 0,
) -> str:
    def twips(points: float) -> int:
        return round(points * ooxml.TWIPS)

    spacing = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ""
    return (
        "<w:pPr>"
        + ("<w:keepNext/>" if keep else "")
        + ("<w:keepLines/>" if lines else "")
        + ('<w:numPr><w:numId w:val="1"/></w:numPr>' if numbered else "")
        + (f"<w:pBdr>{border}</w:pBdr>" if border else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"{spacing}/>'
        + f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{hang}/>'
        + (f'<w:outlineLvl w:val="{level}"/>' if level is not None else "")
        + "</w:pPr>"
    )


def _r(font: str = "", size: float = 0, colour: str = "", bold: bool = False, italic: bool = False, **more: str) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>' if font else ""
    half = round(size * 2)
    return (
        "<w:rPr>"
        + fonts
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ("<w:caps/>" if more.get("caps") else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:spacing w:val="{more["spacing"]}"/>' if "spacing" in more else "")
        + (f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else "")
        + (f'<w:u w:val="{more["underline"]}"/>' if "underline" in more else "")
        + ('<w:vertAlign w:val="superscript"/>' if more.get("raised") else "")
        + "</w:rPr>"
    )


def _next_shade(colour: str) -> str:
    """A colour no eye tells from this one.

    >>> _next_shade("9FB3C8"), _next_shade("FFFFFF")
    ('9FB3C9', 'FFFFFE')
    """
    return f"{int(colour, 16) ^ 1:06X}"


def _edge(side: str, colour: str, eighths: int, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _styles(look: Look) -> str:
    colour = {name: value.removeprefix("#").upper() for name, value in look.colours.items()}
    return (
        f"{ROOT}<w:styles {ooxml.NAMESPACES}><w:docDefaults><w:rPrDefault>"
        + '<w:rPr><w:lang w:val="en-GB" w:eastAsia="en-GB"/></w:rPr>'
        + "</w:rPrDefault><w:pPrDefault>"
        + _p()
        + "</w:pPrDefault></w:docDefaults>"
        + "".join((*_text_styles(colour), *_block_styles(colour), *_character_styles(colour), *_table_styles(colour)))
        + "</w:styles>"
    )


def _text_styles(colour: dict[str, str]) -> list[str]:
    def heading(level: int, before: float, after: float, size: float, tint: str) -> str:
        look = _p(before, after, keep=True, lines=True, level=level - 1) + _r(SANS, size, tint, bold=True)
        return _style("paragraph", f"Heading{level}", f"heading {level}", look, "Normal", next="Normal", builtin="1")

    rule = _edge("bottom", colour["accent"], 8, 6)
    title = _p(0, 2, keep=True, lines=True) + _r(SANS, 20.5, colour["heading"], bold=True)
    below = _p(0, 6, keep=True, border=rule) + _r(SERIF, 11.5, colour["muted"])
    tabs = f'<w:tab w:val="center" w:pos="{WIDTH // 2}"/><w:tab w:val="right" w:pos="{WIDTH}"/>'
    edge = _r(SANS, 8, colour["muted"])
    # Not among the defaults of the document, which would outrank the character styles in tables (LibreOffice).
    body = _r(SERIF, 10, colour["ink"])
    return [
        _style("paragraph", "Normal", "Normal", _p(0, 5, 1.08) + body, default="1", builtin="1"),
        _style("paragraph", "Title", "Title", title, "Normal", next="Subtitle", builtin="1"),
        _style("paragraph", "Subtitle", "Subtitle", below, "Normal", next="Normal", builtin="1"),
        _style("paragraph", "TOC1", "toc 1", _p(0, 1) + _r(SANS, 9), "Normal", next="Normal", builtin="1"),
        _style("paragraph", "FootnoteText", "footnote text", _p(0, 1) + _r(SANS, 8), "Normal", builtin="1"),
        heading(1, 11, 3, 13.5, colour["heading"]),
        heading(2, 9, 2, 11.5, colour["ink"]),
        heading(3, 6, 2, 9.5, colour["muted"]),
        _style("paragraph", "Header", "header", _p(tabs=tabs) + edge, "Normal", builtin="1"),
        _style("paragraph", "Footer", "footer", _p(tabs=tabs) + edge, "Normal", builtin="1"),
    ]


def _block_styles(colour: dict[str, str]) -> list[str]:
    small = _r(SANS, 9, colour["muted"])
    label = _r(SANS, 9)
    panel = _edge("top", colour["panel"], 8, 3) + _edge("left", colour["accent"], 24, 8)
    panel += _edge("bottom", colour["panel"], 8, 3)

    def quote(bar: str) -> str:
        # Neighbours with the same border share it: a shade of difference lets each quote's bar end.
        return _p(2, 5, 1.08, 16, lines=True, border=_edge("left", bar, 18, 8))

    def style(id: str, name: str, properties: str, based: str = "Normal") -> str:
        return _style("paragraph", id, name, properties, based)

    def bullets(after: float = 3) -> str:
        return _p(0, after, 1.08, left=12, hanging=12, numbered=True)

    def numbers(after: float = 3) -> str:
        return _p(0, after, left=20, hanging=20, tabs='<w:tab w:val="left" w:pos="400"/>')

    return [
        style("BriefLegend", "Brief Legend", _p(6, 4) + _r(SANS, 8.5, colour["muted"])),
        style("BriefContents", "Brief Contents", _p(0, 4) + _r(SANS, 8.5, colour["link"])),
        style("BriefFactName", "Brief Fact Name", _p(2, 0, keep=True) + _r(SANS, 8, colour["muted"])),
        style("BriefFact", "Brief Fact", _p(0, 2) + _r(SANS, 9)),
        style(
            "BriefPanel", "Brief In Brief", _p(0, 1.5, 1.08, 22, 12, border=panel, shade=colour["panel"], numbered=True)
        ),
        style("BriefBullets", "Brief Bullets", bullets()),
        style("BriefStatements", "Brief Statements", bullets(4)),
        style("BriefBackground", "Brief Background", bullets()),
        style("BriefSources", "Brief Sources", numbers() + label),
        style("BriefDoubts", "Brief Doubts", numbers()),
        style("BriefMeta", "Brief Event Line", _p(0, 4, keep=True) + small),
        style("BriefDemands", "Brief Key Demands", _p(0, 5) + label),
        style("BriefNote", "Brief Note", _p(0, 5) + small),
        style("BriefPeople", "Brief People", _p(0, 3) + label),
        style("BriefQuote", "Brief Quote", quote(colour["quote_bar"])),
        style("BriefQuoteNext", "Brief Quote Next", quote(_next_shade(colour["quote_bar"])), "BriefQuote"),
        style("BriefFigure", "Brief Figure", _p(2, 2, keep=True)),
        style("BriefCaption", "Brief Caption", _p(0, 6) + _r(SANS, 8, colour["muted"])),
        style("BriefCell", "Brief Table Text", _p(1.5, 1.5) + label),
        style("BriefHead", "Brief Table Head", _p(1.5, 1.5, keep=True) + _r(SANS, 9, colour["heading"], bold=True)),
        style("BriefAfterTable", "Brief After Table", _p(0, 0) + _r(SANS, 4)),
    ]


def _character_styles(colour: dict[str, str]) -> list[str]:
    small = _r(SANS, 9.5, colour["muted"])

    def style(id: str, name: str, properties: str, builtin: str = "") -> str:
        return _style("character", id, name, properties, builtin=builtin)

    return [
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", default="1", builtin="1"),
        style("Strong", "Strong", _r(bold=True), "1"),
        style("Emphasis", "Emphasis", _r(italic=True), "1"),
        style("Hyperlink", "Hyperlink", _r(colour=colour["link"], underline="single"), "1"),
        style("BriefWork", "Brief Work", _r(italic=True)),
        _style("character", "FootnoteReference", "footnote reference", _r(raised="1"), builtin="1"),
        style("BriefSmall", "Brief Small", _r(SANS, 8, colour["muted"])),
        style("BriefAttribution", "Brief Attribution", small),
        style("BriefAlso", "Brief Other Wordings", _r(SANS, 9.5)),
        style("BriefMark", "Brief Source Mark", _r(SANS, 8.5, colour["link"])),
        style("BriefReference", "Brief Reference", _r(colour=colour["link"])),
        style("BriefMarking", "Brief Marking", _r(SANS, 8, colour["marking"], bold=True, spacing="10")),
        style("BriefRejected", "Brief Standing Rejected", _r(SANS, 0, colour["rejected"], bold=True)),
        style("BriefOpen", "Brief Standing Open", _r(SANS, 0, colour["open"], bold=True)),
        style("BriefAgreed", "Brief Standing Agreed", _r(SANS, 0, colour["agreed"], bold=True)),
    ]


def _table_styles(colour: dict[str, str]) -> list[str]:
    cells = (
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>'
    )

    def style(id: str, name: str, borders: str, head: str) -> str:
        properties = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>{cells}</w:tblPr>'
        top = f"<w:tblPr/><w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr>"
        top = f'<w:tblStylePr w:type="firstRow">{top}</w:tblStylePr>'
        return _style("table", id, name, properties + (top if head else ""), "TableNormal")

    plain = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    lines = _edge("bottom", colour["rule"], 4) + _edge("insideH", colour["hairline"], 4)
    return [
        plain,
        style("BriefTable", "Brief Table", lines, _edge("bottom", colour["accent"], 8)),
        style("BriefFacts", "Brief Facts", _edge("bottom", colour["hairline"], 4), ""),
    ]


# --- the other parts ------------------------------------------------------------------------------


def _numbering(look: Look) -> str:
    tint = look.colours["accent"].removeprefix("#").upper()
    return (
        f'{ROOT}<w:numbering {ooxml.NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="240" w:hanging="240"/></w:pPr>{_r(SANS, 0, tint)}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _theme(look: Look) -> str:
    def colour(slot: str, name: str) -> str:
        return f'<a:{slot}><a:srgbClr val="{look.colours[name].removeprefix("#").upper()}"/></a:{slot}>'

    slots = {"dk1": "ink", "lt1": "", "dk2": "heading", "lt2": "panel", "accent1": "accent", "accent2": "marking"}
    slots |= {"accent3": "agreed", "accent4": "open", "accent5": "rule", "accent6": "muted"}
    slots |= {"hlink": "link", "folHlink": "link"}
    white = '<a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
    colours = "".join(colour(slot, name) if name else white for slot, name in slots.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"

    def fonts(slot: str, name: str) -> str:
        return f'<a:{slot}><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{slot}>'

    return (
        f'{ROOT}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="brief"><a:themeElements>'
        f'<a:clrScheme name="brief">{colours}</a:clrScheme><a:fontScheme name="brief">{fonts("majorFont", SANS)}'
        f'{fonts("minorFont", SERIF)}</a:fontScheme><a:fmtScheme name="brief">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f'<a:lnStyleLst>{f"""<a:ln w="6350">{fill}</a:ln>""" * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _margin_text(kind: str, style: str, words: tuple[str, ...]) -> str:
    middle = ooxml.tab() * (2 if len(words) == 2 else 1)
    runs = middle.join(ooxml.run(word, "BriefMarking" if word == "{marking}" else None) for word in words)
    return f"{ROOT}<w:{kind} {ooxml.NAMESPACES}>{ooxml.paragraph(style, runs)}</w:{kind}>"


def _document() -> str:
    samples = "".join(
        ooxml.paragraph(style, ooxml.run(words))
        for style, words in (
            ("Title", "The styles of a briefing"),
            ("Subtitle", "Change a style here, and the next build follows. This text is not printed."),
            ("Heading1", "A section or a day"),
            ("Heading2", "An event"),
            ("BriefMeta", "Its status and delegations"),
            ("Normal", "What was said of it."),
            ("Heading3", "A side"),
            ("BriefQuote", "“A quote”"),
        )
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId7"/>'
        f'<w:footnotePr>{_ASTERISKS}</w:footnotePr><w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
        f'<w:pgMar w:top="1134" w:right="{MARGIN}" w:bottom="1077" '
        f'w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{ROOT}<w:document {ooxml.NAMESPACES}><w:body>{samples}{section}</w:body></w:document>"


def _settings() -> str:
    return (
        f'{ROOT}<w:settings {ooxml.NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="400"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:footnotePr>{_ASTERISKS}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _fonts() -> str:
    def font(name: str, other: str, family: str) -> str:
        return (
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )

    fonts = font(SERIF, "Caladea", "roman") + font(SANS, "Carlito", "swiss")
    return f"{ROOT}<w:fonts {ooxml.NAMESPACES}>{fonts}</w:fonts>"


def _content_types() -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = "".join(
        f'<Override PartName="{name}" ContentType="{base}{kind}+xml"/>' for name, kind in sorted(_TYPES.items())
    )
    return (
        f'{ROOT}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{_THEME}"/>{parts}</Types>'
    )


def _relations(*targets: tuple[str, str], core: bool = False) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    entries = [(base + kind, target) for kind, target in targets]
    if core:
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        entries.append((kind, "docProps/core.xml"))
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, 1)
    )
    return f'{ROOT}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def _app() -> str:
    return (
        f'{ROOT}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>brief</Application></Properties>"
    )


def _core() -> str:
    return (
        f'{ROOT}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>The styles of a briefing</dc:title>'
        "</cp:coreProperties>"
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "default")
    (folder / "reference.docx").write_bytes(make(read_look(str(folder))))
    print(folder / "reference.docx")
