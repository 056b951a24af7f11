"""Which reader reads which format, and what tells a format by its bytes; nothing is read here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct

from brief.sources.reading import Origin, Reading

Reader = Callable[[bytes, Origin], Reading]


class Format(Struct, frozen=True):
    """A format: the module that reads it, loaded when needed.

    `risky`: parsed in a process of its own, with limits. `magic`: the kinds of bytes it may be, empty for text.
    """

    module: str
    risky: bool = True
    kinds: tuple[str, ...] = ()


_TEXT = Format("txt", risky=False)
_PAGE = Format("html")
_LINK = Format("link", risky=False)

READERS: dict[str, Format] = {
    ".atom": Format("feed"),
    ".docx": Format("docx", kinds=("zip", "ole")),
    ".eml": Format("eml"),
    ".epub": Format("epub", kinds=("zip",)),
    ".htm": _PAGE,
    ".html": _PAGE,
    ".markdown": _TEXT,
    ".md": _TEXT,
    ".mht": Format("mhtml"),
    ".mhtml": Format("mhtml"),
    ".pdf": Format("pdf", kinds=("PDF",)),
    ".rss": Format("feed"),
    ".rtf": Format("rtf", kinds=("RTF",)),
    ".text": _TEXT,
    ".txt": _TEXT,
    ".url": _LINK,
    ".webarchive": Format("webarchive", kinds=("plist",)),
    ".webloc": _LINK,
    ".xhtml": _PAGE,
    ".xml": Format("feed"),
    ".zip": Format("zipped", kinds=("zip",)),
}

_NAMES = {
    "PDF": ("a PDF", "rename it to end in .pdf"),
    "zip": ("a zip archive", "rename it to end in .zip, .docx or .epub"),
    "RTF": ("rich text", "rename it to end in .rtf"),
    "ole": ("an Office document", "open it in Word and save it as .docx"),
    "plist": ("a web archive", "rename it to end in .webarchive"),
    "page": ("a web page", "rename it to end in .html"),
}


def reader(suffix: str) -> Reader:
    """The reader of a format that has one."""
    found: Reader = import_module(f"brief.sources.{READERS[suffix].module}").read
    return found


def misnamed(content: bytes, suffix: str) -> str | None:
    """What the bytes are and what to do, where they are no file of that suffix; `None`: they may be, or who knows."""
    kind, wanted = _kind(content), READERS[suffix].kinds
    if kind is None or kind in wanted or not READERS[suffix].risky or (kind == "page" and not wanted):
        return None
    what, better = _NAMES[kind]
    return f"{what} by its content, not {suffix}; {better}"


def _kind(content: bytes) -> str | None:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if b"%PDF-" in content[:1024]:
        return "PDF"
    return "page" if head[:15].lower().startswith((b"<!doctype html", b"<html")) else None


_MARKS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "ole"),
    (b"bplist00", "plist"),
)
