"""What a build of the same inputs has left, and whether it still stands; nothing is built or written here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from brief import regeneration
from brief.config import Config
from brief.model import Issue, Severity
from brief.sources import File
from brief.store import Store, digest
from brief.writing import Written

# What is an input of a build beside sources and `brief.toml`, in the briefing's folder.
INPUTS = ("corrections.toml", "editions")


class Past(Struct, frozen=True):
    """What a build left: its documents, what it counted, and what it told a human."""

    written: tuple[Written, ...]
    counts: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...]


class Inputs(Struct, frozen=True):
    """All that decides what a build writes: sources, what is none, configuration, the look's folders, what is asked."""

    files: tuple[File, ...]
    issues: tuple[Issue, ...]
    config: Config
    looks: tuple[Path, ...]
    asked: tuple[object, ...]


def key(inputs: Inputs, folder: Path, store: Store, sure: bool = False) -> bytes:
    """A digest of the inputs; two builds with the same one write the same.

    `sure`: every file is read for it, whatever its times say.
    """
    around = [found for name in INPUTS for found in _files(folder / name)]
    looks = [found for look in inputs.looks for found in _files(look)]
    paths = [*(file.path for file in inputs.files), *around, *looks]
    names = [*(f"{file.name}{file.path.suffix}" for file in inputs.files), *map(str, around), *map(str, looks)]
    told = repr((inputs.issues, inputs.config, inputs.asked, names)).encode("utf-8", "surrogatepass")
    held = (found or b"" for found in store.digests(paths, sure))
    return digest(b"build", regeneration.version(), told, *held)


def remember(at: bytes, past: Past, store: Store) -> None:
    """Nothing; `recall` then finds what this build left."""
    held = _held(past.written, store)
    if None not in held:
        written = [[str(each.asked), str(each.path)] for each in past.written]
        table = [written, held, list(map(list, past.counts)), list(map(_row, past.issues))]
        store.put(at, json.dumps(table).encode())


def recall(at: bytes, store: Store) -> Past | None:
    """What a build of these inputs left; `None`: none is known, or its documents are no longer as it left them."""
    content = store.get(at)
    past, held = (None, None) if content is None else _decoded(content)
    return past if past is not None and held == _held(past.written, store) else None


def _held(written: Sequence[Written], store: Store) -> list[str | None]:
    """A digest of what stands at each place that a document was asked for at, and went to."""
    places = dict.fromkeys(path for each in written for path in (each.asked, each.path))
    held = store.digests(list(places))
    return [found.hex() if found else None for found in held]


def _decoded(content: bytes) -> tuple[Past | None, object]:
    """The past that these bytes hold, and digests of its documents; `None`: something else wrote them."""
    try:
        written, held, counts, issues = json.loads(content)
        each = ((Path(asked), Path(path)) for asked, path in written)
        left = tuple(Written(path, "unchanged" if path == asked else "beside", asked) for asked, path in each)
        return Past(left, tuple((str(name), int(count)) for name, count in counts), tuple(map(_issue, issues))), held
    except (ValueError, TypeError):
        return None, None


def _row(issue: Issue) -> list[str | None]:
    return [issue.code, issue.severity, issue.where, issue.message, issue.command]


def _issue(row: list[Any]) -> Issue:
    issue = Issue(*row)
    if issue.severity not in get_args(Severity):
        raise ValueError(issue.severity)
    return issue


def _files(path: Path) -> list[Path]:
    """The file at a path, or the files of the folder there, in order."""
    return sorted(found for found in (path, *path.rglob("*")) if found.is_file())
