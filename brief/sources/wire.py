"""Readings and requests as bytes between two processes: JSON and the bytes of files, and nothing that could be run."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

from msgspec import convert, to_builtins

from brief.model import Document, Issue, Metadata
from brief.sources.reading import Origin, Part, Reading

_LENGTH = struct.Struct(">QQ")  # of the JSON, of the bytes behind it


def send(pipe: IO[bytes], head: Mapping[str, Any], blobs: bytes) -> None:
    """Writes one message."""
    written = json.dumps(head).encode()
    pipe.write(_LENGTH.pack(len(written), len(blobs)) + written)
    pipe.write(blobs)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message; `None`: the other side has ended."""
    lengths = pipe.read(_LENGTH.size)
    if len(lengths) < _LENGTH.size:
        return None
    sizes = _LENGTH.unpack(lengths)
    head, blobs = pipe.read(sizes[0]), pipe.read(sizes[1])
    return (json.loads(head), blobs) if (len(head), len(blobs)) == sizes else None


def of_origin(origin: Origin) -> Any:
    """An origin as JSON has it."""
    return to_builtins(origin)


def origin(fields: Any) -> Origin:
    """The origin that was sent."""
    return convert(fields, Origin)


def of_reading(reading: Reading) -> tuple[dict[str, Any], bytes]:
    """A reading as JSON has it, and the bytes of its parts, one behind the other."""
    parts = [
        {"name": part.name, "suffix": part.suffix, "stated": to_builtins(part.stated), "length": len(part.content)}
        for part in reading.parts
    ]
    documents, issues = to_builtins(reading.documents), to_builtins(reading.issues)
    return {"documents": documents, "issues": issues, "parts": parts}, b"".join(part.content for part in reading.parts)


def reading(head: dict[str, Any], blobs: bytes) -> Reading:
    """The reading that was sent."""
    parts, at = [], 0
    for part in head["parts"]:
        content = blobs[at : at + part["length"]]
        parts.append(Part(part["name"], content, convert(part["stated"], Metadata), part["suffix"]))
        at += part["length"]
    documents, issues = convert(head["documents"], tuple[Document, ...]), convert(head["issues"], tuple[Issue, ...])
    return Reading(documents, issues, tuple(parts))
