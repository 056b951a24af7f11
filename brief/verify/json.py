"""A briefing's JSON as claims: every excerpt in it, with its place, and the sources by their digest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from brief.model import located
from brief.verify.printed import Claim, Entry, Printed

_EXCERPT = {"source", "start", "end", "text"}


def read(content: bytes) -> Printed | None:
    """What the data holds. `None`: it is no briefing."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, list) or not all(isinstance(each, dict) and "sha256" in each for each in sources):
        return None
    return Printed((), (tuple(_entry(each) for each in sources),), tuple(_claims(data, "")))


def _entry(source: dict[str, Any]) -> Entry:
    name = located(str(source.get("path")), source.get("member"))
    return Entry(str(source.get("id")).removeprefix("S"), "", name, str(source["sha256"]))


def _claims(value: Any, where: str) -> Iterator[Claim]:
    if isinstance(value, dict) and value.keys() >= _EXCERPT:
        yield _claim(value, where)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _claims(each, f"{where}.{name}" if where else name)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _claims(each, f"{where}[{number}]")


def _claim(excerpt: dict[str, Any], where: str) -> Claim:
    start, end = (each if type(each) is int else -1 for each in (excerpt["start"], excerpt["end"]))
    number = str(excerpt["source"]).removeprefix("S")
    return Claim(str(excerpt["text"]), number, where, ((start, end),), whole=True)
