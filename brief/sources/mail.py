"""Mails as the standard library parses them: their parts, words and headers; nothing of what a document is made of."""

from __future__ import annotations

import email
from email import policy
from email.message import Message

from brief.sources.encoding import decoded

_POLICY = policy.compat32  # which never fails on a header; those with words are decoded here


def parsed(content: bytes) -> Message:
    """The message, as far as it can be parsed."""
    return email.message_from_bytes(content, policy=_POLICY)


def header(message: Message, name: str) -> str:
    """The words of a header on one line; empty where it is absent or makes no sense."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    value = message.get(name)
    if value is None:
        return ""
    try:
        pieces = decode_header(str(value))
    except (HeaderParseError, ValueError):
        return " ".join(str(value).split())
    words = "".join(
        piece if isinstance(piece, str) else decoded(piece, charset)[0] or piece.decode("latin-1")
        for piece, charset in pieces
    )
    return " ".join(words.split())


def words(part: Message) -> str | None:
    """The text of a part that holds no others, in its own encoding; `None`: it is none."""
    return decoded(content(part), part.get_content_charset())[0]


def content(part: Message) -> bytes:
    """The bytes of a part that holds no others."""
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


def is_cut_off(message: Message) -> bool:
    """Whether the message ends before its parts do."""
    return any(type(each).__name__ in _CUT for part in message.walk() for each in part.defects)


_CUT = ("CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect")
