"""Plain text and Markdown into a document; the encoding is found, and said where it had to be assumed."""

from __future__ import annotations

import codecs
import hashlib

from brief.model import Document, Issue
from brief.text import canonical

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536  # bytes, enough to tell text from binary and one encoding from another
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def read(content: bytes, where: str) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The document that the bytes of a text file hold, or why there is none. `where` is the document's path."""
    decoded, assumed = _decoded(content)
    if decoded is None:
        said = "not text, though its name says so; rename it or save it as text"
        return (), (Issue("source.binary", "lost", where, said),)
    if not decoded.strip("\ufeff \t\r\n\f\u200b"):
        return (), (Issue("source.empty", "lost", where, "empty; save the article's text in it"),)
    issues = []
    if assumed:
        said = f"not UTF-8, read as {assumed}; save it as UTF-8 if letters look wrong"
        issues.append(Issue("source.assumed-encoding", "warn", where, said))
    digest = hashlib.sha256(content).hexdigest()
    return (Document(digest[:12], where, digest, canonical(decoded)),), tuple(issues)


def _decoded(content: bytes) -> tuple[str | None, str | None]:
    """The text, and the encoding where it was assumed; no text for bytes that are none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding), None
    if (wide := _wide(content)) is not None:
        return _strict(content, wide), wide.upper()
    if _binary(content):
        return None, None
    text = _strict(content, "utf-8")
    return (text, None) if text is not None else _guessed(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of mostly Latin text is zero."""
    sample = content[:_SAMPLE]
    if len(sample) < 4 or len(content) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _binary(content: bytes) -> bool:
    """Whether the bytes are no text in any encoding of single bytes: zeros, or more than a few control characters."""
    sample = content[:_SAMPLE]
    return b"\0" in sample or len(sample) - len(sample.translate(None, _CONTROL)) > 0.02 * len(sample)


def _guessed(content: bytes) -> tuple[str | None, str | None]:
    """What the bytes most likely say, and in which encoding.

    Western text with a few high bytes is cp1252: charset-normalizer calls short pieces of it "big5hkscs".
    """
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if high < 0.08 * len(content) and (text := _strict(content, "cp1252")) is not None:
        return text, "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[: _SAMPLE * 4]).best()
    encoding = best.encoding if best else "cp1252"
    return content.decode(encoding, "replace"), encoding.replace("_", "-")
