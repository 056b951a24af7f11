"""Bytes into text: the encoding that the bytes or the file itself state, else a guess that is said; no formats."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536  # bytes, enough to tell text from binary and one encoding from another
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def decoded(content: bytes, declared: str | None = None) -> tuple[str | None, str | None]:
    """The text, and the encoding where it was assumed; no text for bytes that are none.

    What a byte-order mark or the bytes themselves tell comes before what the file declares: pages say "latin-1" that
    are UTF-8.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding), None
    if (wide := _wide(content)) is not None:
        return _strict(content, wide), wide.upper()
    if _binary(content):
        return None, None
    if (text := _strict(content, "utf-8")) is not None:
        return text, None
    if declared and (text := _as_declared(content, declared)) is not None:
        return text, None
    return _guessed(content)


def _as_declared(content: bytes, declared: str) -> str | None:
    """The text in the encoding that the file states, where it is one of text and the bytes fit it."""
    try:
        codec = codecs.lookup(declared.strip().lower())
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding:
        return None
    # What browsers do: "latin-1" and "ascii" on the web mean windows-1252.
    return _strict(content, "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
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
