"""Plain text and Markdown into a document; where the encoding had to be assumed, that is said."""

from __future__ import annotations

from brief.sources.encoding import decoded
from brief.sources.reading import Origin, Reading, assumed_encoding, document, lost
from brief.text import canonical

_NOTHING = "\ufeff \t\r\n\f\u200b"


def read(content: bytes, origin: Origin) -> Reading:
    """The document that the bytes of a text file hold, or why there is none."""
    text, assumed = decoded(content)
    if text is None:
        return lost("binary", origin, "not text, though its name says so; rename it or save it as text")
    if not text.strip(_NOTHING):
        return lost("empty", origin, "empty; save the article's text in it")
    found = document(content, origin, canonical(text))
    return found.and_issues(assumed_encoding(assumed, origin)) if assumed else found
