"""A rich text file into a document: its text, and a title that the text bears out."""

from __future__ import annotations

import re
from collections.abc import Callable

from brief.sources.properties import borne_out
from brief.sources.reading import Origin, Reading, cut_off, document, lost
from brief.text import canonical

_FIELD = r"\{\\%s ((?:[^{}\\]|\\[^{}])*)\}"
_TITLE = re.compile(_FIELD % "title")
_AUTHOR = re.compile(_FIELD % "author")
_HEAD = 65536


def read(content: bytes, origin: Origin) -> Reading:
    """The document that a rich text file holds."""
    if content.lstrip()[:5] != b"{\\rtf":
        return lost("damaged", origin, "no rich text, though its name says so; save it again")
    source = content.decode("latin-1")  # rich text is ASCII: all else is written as escapes
    try:
        text = _plain(source)
    except (ValueError, LookupError, OverflowError, RecursionError):
        return lost("damaged", origin, "damaged; open it in a word processor and save it again")
    if not text.strip():
        return lost("empty", origin, "holds no text; save the article's text in it")
    text = canonical(text)
    title, author = (_plain("{\\rtf1 " + found[1] + "}") if found else None for found in _fields(source[:_HEAD]))
    found = document(content, origin, text, borne_out(text, title, author, "rtf info"))
    return found if source.rstrip("\0 \r\n").endswith("}") else found.and_issues(cut_off(origin))


def _fields(head: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return _TITLE.search(head), _AUTHOR.search(head)


def _plain(source: str) -> str:
    """The words of rich text."""
    from striprtf import striprtf

    read: Callable[..., str] = striprtf.rtf_to_text
    return read(source, errors="replace")
