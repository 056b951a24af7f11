"""Values of the model as bytes and back, strictly; it knows no place where bytes are kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from brief.model import Findings, Issue

# What was read of one file.
Readings = tuple[tuple[Findings, ...], tuple[Issue, ...]]
# What the bytes begin with: all texts in it are Unicode, or some have half of a surrogate pair.
_PLAIN, _LONELY = b"p", b"l"


class DamagedError(Exception):
    """Bytes that this version has not written."""


def encode(value: object) -> bytes:
    """The value as bytes; equal values of one type have the same."""
    encoder = _encoder()
    try:
        return _PLAIN + encoder.encode(value)
    except UnicodeEncodeError:  # UTF-8 has no halves of pairs, but a file may give them
        return _LONELY + encoder.encode(_each_text(msgspec.to_builtins(value), _spelled))


def decode(content: bytes, kind: Any) -> Any:
    """The value of that type that `encode` made these bytes of. `DamagedError`: they are of no such value."""
    try:
        if content[:1] == _PLAIN:
            return _decoder(kind).decode(memoryview(content)[1:])
        if content[:1] == _LONELY:
            plain = msgspec.msgpack.decode(memoryview(content)[1:])
            return msgspec.convert(_each_text(plain, _unspelled), kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    raise DamagedError("neither of the two forms")


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(enc_hook=os.fspath)  # of other types paths only


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The lists, mappings and texts with each text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_each_text(each, change) for each in value]
    if isinstance(value, dict):
        return {change(key) if isinstance(key, str) else key: _each_text(each, change) for key, each in value.items()}
    return value


def _spelled(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def _unspelled(text: str) -> str:
    return text.encode("latin-1").decode("utf-8", "surrogatepass")
