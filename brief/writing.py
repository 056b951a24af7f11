"""Documents written whole or not at all, and never over a file that somebody has edited; nothing of their content."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Literal

from msgspec import Struct

from brief.errors import RenderError

# How many of the last outputs of a file still count as ours: one more than enough, for a build that was
# killed after its record was written and before its document was.
_REMEMBERED = 3


class Written(Struct, frozen=True):
    """Where a document went. `beside`: at `path`, because `asked` holds what somebody else wrote."""

    path: Path
    state: Literal["written", "unchanged", "beside"]
    asked: Path


def write(content: bytes, asked: Path, folder: Path) -> Written:
    """Where `content` now stands whole: at `asked`, or beside it where that file isn't as we left it.

    What we left is known from `.brief/written.json` in the briefing's `folder`; a file that isn't recorded there
    is taken for somebody's own. `RenderError`: nothing could be written, and what was there before still is.
    """
    try:
        record = _Record(folder / ".brief" / "written.json")
        path = next((free for free in _candidates(asked) if record.is_ours(free) or _holds(free, content)), None)
        if path is None:
            raise RenderError(f"{asked}: not written; it and all its copies beside it are edited: move some away")
        if _holds(path, content):
            state: Literal["written", "unchanged"] = "unchanged"
            record.add(path, content)
        else:
            state = "written"
            path.parent.mkdir(parents=True, exist_ok=True)
            record.add(path, content)
            replace(path.resolve(), content)
    except OSError as error:
        raise RenderError(f"{asked}: not written ({error.strerror}); mend that or choose another place: -o") from error
    return Written(path, state if path == asked else "beside", asked)


def replace(path: Path, content: bytes) -> None:
    """Nothing; the file then holds `content`, or what it held before: written beside it, then renamed over it."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _candidates(asked: Path) -> list[Path]:
    # Whoever keeps a hundred edited copies has earned an error message.
    others = (f"{asked.stem}.new{count or ''}{asked.suffix}" for count in range(99))
    return [asked, *(asked.with_name(other) for other in others)]


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


class _Record:
    """Which bytes this program last wrote under which name; a damaged record is an empty one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        self._known: dict[str, list[str]] = known if _is_record(known) else {}

    def is_ours(self, path: Path) -> bool:
        """Whether nothing stands at `path`, or only what we wrote there."""
        if not path.exists():
            return True
        return path.is_file() and _digest(path.read_bytes()) in self._known.get(self._name(path), ())

    def add(self, path: Path, content: bytes) -> None:
        """Nothing; `content` at `path` is then known as ours, before it stands there."""
        name, digest = self._name(path), _digest(content)
        known = self._known.get(name, [])
        if known[-1:] == [digest]:
            return
        self._known[name] = [*(each for each in known if each != digest), digest][-_REMEMBERED:]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace(self._path, json.dumps(self._known, indent=1, sort_keys=True).encode())

    def _name(self, path: Path) -> str:
        folder = self._path.parent.parent.resolve()
        place = path.parent.resolve() / path.name
        return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else place.as_posix()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_record(known: object) -> bool:
    return isinstance(known, dict) and all(
        isinstance(digests, list) and all(isinstance(each, str) for each in digests) for digests in known.values()
    )
