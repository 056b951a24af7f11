"""What was sent: closed editions, each with its data and documents under dated names; nothing is compared here."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.errors import UsageError
from brief.model import Numbers

FOLDER = "editions"
DATA = "edition.json"
_NAME = re.compile(r"[0-9]{4,}")


@dataclass(frozen=True, slots=True)
class Edition:
    """A closed edition: its number, and the JSON of its briefing."""

    number: int
    data: Mapping[str, Any]


def closed(folder: Path) -> tuple[Edition, ...]:
    """The editions closed in a briefing's folder, the first one first."""
    there = folder / FOLDER
    names = (
        sorted((path.name for path in there.iterdir() if _NAME.fullmatch(path.name)), key=int) if there.is_dir() else []
    )
    return tuple(Edition(int(name), _read(there / name / DATA)) for name in names)


def _read(path: Path) -> Mapping[str, Any]:
    mend = "put back the file that was sent, or move its folder away"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); {mend}") from error
    except ValueError as error:
        raise UsageError(f"{path}: damaged, no JSON; {mend}") from error
    if not isinstance(data, dict) or not all(isinstance(data.get(key), list) for key in ("sources", "demands")):
        raise UsageError(f"{path}: no briefing's data; {mend}")
    return data


def numbers(editions: Iterable[Edition]) -> Numbers:
    """The numbers that the editions gave; a later one's where two differ."""
    last = 0
    sources: dict[tuple[str, str | None], int] = {}
    demands: dict[str, str] = {}
    for edition in editions:
        last = edition.number
        for source in edition.data["sources"]:
            number = int(source["id"].removeprefix("S"))
            sources[source["sha256"], source["member"]] = number
            sources[source["path"], source["member"]] = number
        for demand in edition.data["demands"]:
            if demand["number"]:
                demands.update(dict.fromkeys(demand["members"], demand["number"]))
    return Numbers(last, sources, demands)


def same(edition: Edition | None, data: Mapping[str, Any]) -> bool:
    """Whether a briefing says just what an edition said."""
    aside = ("edition", "changes")
    return edition is not None and all(
        edition.data.get(key) == value for key, value in data.items() if key not in aside
    )


def close(folder: Path, number: int, data: bytes, documents: Sequence[tuple[str, bytes]]) -> Path:
    """The folder in which an edition now is kept, whole or not at all: its data and documents, by name.

    `UsageError`: it cannot be written, or another build has closed that edition meanwhile.
    """
    kept = folder / FOLDER / f"{number:04}"
    making = kept.with_name(f".{kept.name}.making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        for name, content in ((DATA, data), *documents):
            (making / name).write_bytes(content)
        making.rename(kept)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise UsageError(f"{kept}: the edition is not closed ({error.strerror}); mend that and build again") from error
    return kept
