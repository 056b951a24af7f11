"""What was read of one file, as bytes and back, strictly; it knows no place where bytes are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from brief.model import Document, Excerpt, Findings, Issue

Readings = tuple[tuple[Findings, ...], tuple[Issue, ...]]
# From what JSON gives to a value of one type; the document is the one that excerpts cite.
_Decoder = Callable[[Any, Document], Any]


class DamagedError(Exception):
    """Bytes that this version has not written."""


def encode(readings: Readings) -> bytes:
    """The findings and issues of one file as bytes.

    A value is the list of its fields in order; an excerpt of the document in hand is its two offsets, so that each
    text is kept once.
    """
    found, issues = readings
    rows = [[_plain(one.document, one.document), _plain(one, one.document)[1:]] for one in found]
    table = [rows, [_plain(issue, None) for issue in issues]]
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(content: bytes) -> Readings:
    """The findings and issues that `encode` made these bytes of. `DamagedError`: they are of no such value."""
    try:
        rows, issues = json.loads(content.decode("utf-8", "surrogatepass"))
        return tuple(_findings(row) for row in rows), tuple(_decoder(Issue)(issue, _NOWHERE) for issue in issues)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedError(str(error)) from error


_NOWHERE = Document("", "", "", "")


def _findings(row: Any) -> Findings:
    first, others = row
    document = _decoder(Document)(first, _NOWHERE)
    decoders = _fields(Findings)[1:]
    return Findings(document, *[decoder(each, document) for decoder, each in zip(decoders, others, strict=True)])


def _plain(value: Any, document: Document | None) -> Any:
    """The value in lists, texts, numbers and truths."""
    kind = type(value)
    if kind is Excerpt and document is not None and _is_of(value, document):
        return [value.start, value.end]
    if kind is tuple:
        return [_plain(each, document) for each in value]
    if kind is date:
        return value.toordinal()
    if is_dataclass(kind):
        return [_plain(getattr(value, name), document) for name in _names(kind)]
    return value


def _is_of(excerpt: Excerpt, document: Document) -> bool:
    return excerpt.source == document.key and document.text[excerpt.start : excerpt.end] == excerpt.text


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _fields(kind: type) -> tuple[_Decoder, ...]:
    hints = get_type_hints(kind)
    return tuple(_decoder(hints[name]) for name in _names(kind))


@cache
def _decoder(kind: Any) -> _Decoder:
    """What reads a value of the annotated type; it raises `ValueError`, `TypeError` or `KeyError` for any other."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in (str, int, bool):
        return _primitive(kind)
    if kind is date:
        return lambda value, _: _day(value)
    if origin is Literal:
        known = {value: value for value in inside}
        return lambda value, _: known[value]
    if origin in (Union, UnionType):
        return _optional(inside)
    if origin is tuple:
        return _list_of(inside[0]) if inside[1:] == (...,) else _row(inside)
    if kind is Excerpt:
        return _excerpt
    if isinstance(kind, type) and is_dataclass(kind):
        return _value(kind)
    raise NotImplementedError(f"a field of type {kind}: say in codec how it is written")


def _primitive(kind: type) -> _Decoder:
    def read(value: Any, _: Document) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} is wanted")
        return value

    return read


@lru_cache(4096)
def _day(value: Any) -> date:
    if type(value) is not int:
        raise TypeError("a day is wanted")
    return date.fromordinal(value)


def _optional(kinds: tuple[Any, ...]) -> _Decoder:
    (kind,) = (each for each in kinds if each is not NoneType)
    read = _decoder(kind)
    return lambda value, document: None if value is None else read(value, document)


def _list_of(kind: Any) -> _Decoder:
    read = _decoder(kind)

    def read_all(value: Any, document: Document) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("a list is wanted")
        return tuple([read(each, document) for each in value])

    return read_all


def _row(kinds: tuple[Any, ...]) -> _Decoder:
    readers = tuple(map(_decoder, kinds))

    def read(value: Any, document: Document) -> tuple[Any, ...]:
        if type(value) is not list:
            raise TypeError("a list is wanted")
        return tuple([reader(each, document) for reader, each in zip(readers, value, strict=True)])

    return read


def _value(kind: type) -> _Decoder:
    readers = _fields(kind)

    def read(value: Any, document: Document) -> Any:
        if type(value) is not list:
            raise TypeError("a list is wanted")
        return kind(*[reader(each, document) for reader, each in zip(readers, value, strict=True)])

    return read


def _excerpt(value: Any, document: Document) -> Excerpt:
    if type(value) is not list or len(value) not in (2, 4):
        raise TypeError("two offsets are wanted")
    kinds = (int, int) if len(value) == 2 else (str, int, int, str)
    if tuple(map(type, value)) != kinds:
        raise TypeError("two offsets are wanted")
    return document.excerpt(*value) if len(value) == 2 else Excerpt(*value)
