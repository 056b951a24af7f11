"""A Word document of a briefing as printed lines, from its XML; looks are read from styles and from direct marks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from msgspec.structs import replace

from brief.verify.printed import Entry, Line, Printed, Run, plain, quoted, told

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST = 50 * 1024 * 1024
_MARK = re.compile(r"\[(\d+)(?:,[^\]]*)?\]")
# What a damaged package raises; lxml has a syntax error for its XML.
_BROKEN = (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error, SyntaxError)
_NUMBER = re.compile(r"\d+\.\t")
# Styles by their ids, as we and Word have them, and as LibreOffice makes them anew of their names.
# Styles of paragraphs that hold nothing of a source.
_HEADINGS = ("Heading1", "Heading2", "Heading3")
_SILENT = (
    *("Title", "Subtitle", "BriefFactName", "BriefFact", "BriefLegend", "BriefContents", "BriefHead", "BriefMeta"),
    *("BriefTableHead", "BriefEventLine"),
    *("BriefFigure", "BriefCaption", "BriefMarking"),
)
_QUOTES = ("BriefQuote", "BriefQuoteNext")
# Styles of letters in which labels of ours stand; what has none of them, and is neither bold nor italic, is claimed.
_OURS = (
    *("Strong", "Emphasis", "BriefSmall", "BriefWork", "BriefReference", "BriefMarking", "Hyperlink", "InternetLink"),
    *("BriefRejected", "BriefOpen", "BriefAgreed"),
    *("BriefStandingRejected", "BriefStandingOpen", "BriefStandingAgreed"),
)
_MARKS = ("BriefMark", "BriefSourceMark")
_PASSED = ("instrText", "footnoteReference", "drawing", "pict", "object", "del")


def read(content: bytes) -> Printed | None:
    """What the document prints. `None`: it is no Word document of a briefing."""
    from lxml import etree

    try:
        with ZipFile(BytesIO(content)) as package, package.open("word/document.xml") as member:
            written = member.read(_MOST + 1)
        if len(written) > _MOST:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        body = etree.fromstring(written, parser).find(f"{_W}body")
    except _BROKEN:
        return None
    if body is None:
        return None
    lines, entries = _read(body)
    return Printed(tuple(lines), (tuple(entries),)) if entries else None


def _read(body: Any) -> tuple[list[Line], list[Entry]]:
    lines: list[Line] = []
    entries: list[Entry] = []
    where = ""
    for paragraph in body.iter(f"{_W}p"):
        style = _style(paragraph.find(f"{_W}pPr"), "pStyle")
        if style in _HEADINGS:
            where = plain(_runs(paragraph))
        elif style == "BriefSources":
            entries += _entry(list(_runs(paragraph)))
        elif style in _QUOTES:
            lines += _quote(_runs(paragraph), where)
        elif style not in _SILENT:
            lines.append(Line(tuple(_unnumbered(_runs(paragraph))), where))
    return lines, entries


def _unnumbered(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without the number of an item, which stands before a tab."""
    held = [run for run in runs if run.text]
    # Word processors join what looks the same, and part it, as they like.
    if len(held) > 1 and "\t" not in held[0].text and held[1].text.startswith("\t") and not held[0].ours:
        held[:2] = [replace(held[1], text=held[0].text + held[1].text)]
    number = _NUMBER.match(held[0].text) if held else None
    if number:
        held[0] = replace(held[0], text=held[0].text[number.end() :])
    return iter(held)


def _quote(runs: Iterable[Run], where: str) -> Iterator[Line]:
    """A block quote, which is one paragraph of two or three lines."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            parts.append([])
        else:
            parts[-1].append(run)
    return quoted(parts, where)


def _entry(runs: list[Run]) -> Iterator[Entry]:
    number, _, rest = plain(runs).partition("\t")
    if number.rstrip(".").isdigit():
        yield Entry(number.rstrip("."), told(runs).partition("\t")[2], rest.strip())


def _runs(element: Any, linked: bool = False) -> Iterator[Run]:
    for child in element:
        name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
        if name == "r":
            yield from _of_run(child, linked)
        elif name not in _PASSED and name != "pPr":
            yield from _runs(child, linked or name == "hyperlink")


def _of_run(run: Any, linked: bool) -> Iterator[Run]:
    properties = run.find(f"{_W}rPr")
    style = _style(properties, "rStyle")
    ours = style in _OURS or _is_on(properties, "b") or _is_on(properties, "i")
    text = ""
    for part in run:
        name = part.tag.removeprefix(_W) if isinstance(part.tag, str) else ""
        if name == "t":
            text += part.text or ""
        elif name == "tab":
            text += "\t"
        elif name in ("noBreakHyphen", "softHyphen"):
            text += "-" if name == "noBreakHyphen" else "\u00ad"
        elif name in ("br", "cr"):
            yield from _told(text, ours, style, linked)
            yield Run("\n", ours)
            text = ""
    yield from _told(text, ours, style, linked)


def _told(text: str, ours: bool, style: str | None, linked: bool) -> Iterator[Run]:
    mark = _MARK.fullmatch(text.strip()) if linked or style in _MARKS else None
    if mark:
        yield Run(text, source=mark.group(1))
    elif text:
        yield Run(text, ours or linked)


def _style(properties: Any, kind: str) -> str | None:
    found = properties.find(f"{_W}{kind}") if properties is not None else None
    value: str | None = found.get(f"{_W}val") if found is not None else None
    return value


def _is_on(properties: Any, kind: str) -> bool:
    found = properties.find(f"{_W}{kind}") if properties is not None else None
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")
