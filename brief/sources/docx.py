"""A Word document into a document: its paragraphs, notes left out, and a title that the text bears out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brief.sources import xml, zipped
from brief.sources.properties import borne_out
from brief.sources.reading import Origin, Reading, document, lost

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: what Word makes of a document with a password
# What is deleted, repeated for older programs, or an instruction to Word.
_LEFT_OUT = frozenset("del moveFrom Fallback instrText delText pPr rPr tblPr tcPr trPr sectPr fldData".split())


def read(content: bytes, origin: Origin) -> Reading:
    """The document that a Word file holds: a paragraph a line, a row of a table too."""
    if content.startswith(_LOCKED):
        return lost("encrypted", origin, "locked with a password, or an old .doc; save an unlocked copy as .docx")
    try:
        archive = zipped.Archive(content, origin.largest)
        names = archive.names()
        main = next((name for name in names if name in ("word/document.xml", "word/document2.xml")), None)
        if main is None:
            return lost("damaged", origin, "no Word document, though its name says so; save it again as .docx")
        root = xml.parsed(archive.read(main))
        properties = xml.parsed(archive.read("docProps/core.xml")) if "docProps/core.xml" in names else None
    except zipped.UnfitError as unfit:
        return lost(unfit.code, origin, unfit.said)
    except xml.UnfitError as unfit:
        return lost("damaged", origin, f"not read, {unfit}; open it in Word and save it again")
    text = "\n\n".join(filter(None, (_words(block).strip() for block in _blocks(root)))) + "\n"
    if not text.strip():
        return lost("empty", origin, "holds no text; save the article's text in it")
    title, author = (_property(properties, name) for name in ("title", "creator"))
    return document(content, origin, text, borne_out(text, title, author, "docx properties"))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(root: Any) -> Iterator[Any]:
    """Paragraphs in order, the rows of tables whole; what a text box in a paragraph holds comes with that."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = _local(element)
        if name in ("p", "tr") and element.tag.startswith(_WORD):
            yield element
        elif name not in _LEFT_OUT:
            waiting.extend(reversed(element))


def _words(block: Any) -> str:
    """The text of a paragraph or a row."""
    parts: list[str] = []
    waiting: list[Any] = [block]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        name = _local(element)
        if name in _LEFT_OUT or (name == "r" and _hidden(element)):
            continue
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "ptab"):
            parts.append("\t")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        after = {"tc": "\t", "p": " "}.get(name) if element is not block else None
        waiting.extend([after] if after else [])
        waiting.extend(reversed(element))
    return "".join(parts)


def _hidden(run: Any) -> bool:
    """Whether a run is text that Word doesn't show."""
    style = next((each for each in run if _local(each) == "rPr"), ())
    return any(_local(each) in ("vanish", "webHidden") for each in style)


def _property(root: Any | None, name: str) -> str | None:
    found = root.find(f"{_DUBLIN}{name}") if root is not None else None
    return found.text if found is not None else None
