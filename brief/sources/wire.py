"""Readings and requests as bytes between two processes: JSON and the bytes of files, and nothing that could be run."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import IO, Any

from brief.model import Document, Issue, Metadata
from brief.sources.reading import Origin, Part, Reading

_LENGTH = struct.Struct(">QQ")  # of the JSON, of the bytes behind it
_DAYS = ("published", "delivered", "revised")


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


def of_origin(origin: Origin) -> dict[str, Any]:
    """An origin as JSON has it."""
    return {**asdict(origin), "stated": _of_metadata(origin.stated)}


def origin(fields: dict[str, Any]) -> Origin:
    """The origin that was sent."""
    return Origin(**{**fields, "stated": _metadata(fields["stated"])})


def of_reading(reading: Reading) -> tuple[dict[str, Any], bytes]:
    """A reading as JSON has it, and the bytes of its parts, one behind the other."""
    documents = [{**asdict(each), "metadata": _of_metadata(each.metadata)} for each in reading.documents]
    parts = [
        {"name": part.name, "suffix": part.suffix, "stated": _of_metadata(part.stated), "length": len(part.content)}
        for part in reading.parts
    ]
    issues = [asdict(each) for each in reading.issues]
    head = {"documents": documents, "issues": issues, "parts": parts}
    return head, b"".join(part.content for part in reading.parts)


def reading(head: dict[str, Any], blobs: bytes) -> Reading:
    """The reading that was sent."""
    parts, at = [], 0
    for part in head["parts"]:
        content = blobs[at : at + part["length"]]
        parts.append(Part(part["name"], content, _metadata(part["stated"]), part["suffix"]))
        at += part["length"]
    issues = tuple(Issue(**each) for each in head["issues"])
    return Reading(tuple(map(_document, head["documents"])), issues, tuple(parts))


def _document(fields: dict[str, Any]) -> Document:
    main = fields["main"]
    spans = tuple((start, end) for start, end in main) if main is not None else None
    return Document(**{**fields, "metadata": _metadata(fields["metadata"]), "main": spans})


def _of_metadata(metadata: Metadata) -> dict[str, Any]:
    fields = asdict(metadata)
    return {**fields, **{name: fields[name] and fields[name].isoformat() for name in _DAYS}}


def _metadata(fields: dict[str, Any]) -> Metadata:
    days = {name: date.fromisoformat(fields[name]) if fields[name] else None for name in _DAYS}
    evidence = tuple((field, why) for field, why in fields["evidence"])
    return Metadata(**{**fields, **days, "authors": tuple(fields["authors"]), "evidence": evidence})
