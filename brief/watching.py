"""What changes in some folders, once nobody is writing there any more; it builds nothing and prints nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

# A file that nobody has written to for so long is taken for whole: browsers and copies write every few milliseconds.
_STILL = 0.7  # seconds
_LONGEST = 60.0  # after which what has changed is told, though somebody is still writing
_TICK = 300  # milliseconds after which it is looked whether somebody interrupts
_SHOWN = 5

# Size and time of a file; `None`: it is gone.
State = tuple[int, int] | None


class Place(Struct, frozen=True):
    """What is watched: folders with all in them, but for what a build writes itself.

    `wanted`: the files and folders that matter there; others change nothing.
    """

    folders: tuple[Path, ...]
    wanted: tuple[Path, ...]
    own: tuple[Path, ...]


def changes(place: Place) -> Iterator[str]:
    """What has changed, on one line each time, for as long as nobody interrupts (`KeyboardInterrupt`).

    The first line is empty: from then on nothing is missed.
    """
    from watchfiles import Change, watch

    def matters(_: Change, path: str) -> bool:
        changed = Path(path)
        return _is_under(changed, place.wanted) and not _is_under(changed, place.own) and not _is_temporary(changed)

    begun = False
    seen: dict[str, State] = {}
    for found in watch(*place.folders, watch_filter=matters, rust_timeout=_TICK, yield_on_timeout=True):
        if not begun:
            begun = True
            yield ""
        if not found:
            continue
        fresh, paths = {path for change, path in found if change is Change.added}, sorted({path for _, path in found})
        _wait_for(paths)
        now = dict(zip(paths, _states(paths), strict=True))
        # What was written while we waited is told already, though the system tells of it again.
        paths = [path for path in paths if path not in seen or seen[path] != now[path]]
        seen |= now
        if not paths:
            continue
        yield told((Path(path).name, _became(path, path in fresh)) for path in paths)


def _wait_for(paths: Sequence[str]) -> None:
    """Returns once nobody has written to any of the files for a while."""
    before, until = _states(paths), time.monotonic() + _LONGEST
    while time.monotonic() < until:
        time.sleep(_STILL)
        now = _states(paths)
        if now == before:
            return
        before = now


def _states(paths: Sequence[str]) -> list[State]:
    states: list[State] = []
    for path in paths:
        try:
            found = Path(path).stat()
            states.append((found.st_size, found.st_mtime_ns))
        except OSError:
            states.append(None)
    return states


def _became(path: str, fresh: bool) -> str:
    return "removed" if not Path(path).exists() else "added" if fresh else "changed"


def told(changed: Iterable[tuple[str, str]]) -> str:
    """Some changes on one line, each a name and what happened to it.

    >>> told([("a.txt", "added"), ("b.txt", "added"), ("c.txt", "removed")])
    'added a.txt, b.txt; removed c.txt'
    """
    names: dict[str, list[str]] = {}
    for name, what in changed:
        names.setdefault(what, []).append(name)
    return "; ".join(
        f"{what} {', '.join(some[:_SHOWN])}{f' and {len(some) - _SHOWN} more' if len(some) > _SHOWN else ''}"
        for what, some in names.items()
    )


def _is_under(path: Path, places: Iterable[Path]) -> bool:
    return any(path.is_relative_to(each) for each in places)


def _is_temporary(path: Path) -> bool:
    """Whether a file is one that an editor or a browser keeps beside the one it writes."""
    return path.name.startswith((".", "~$")) or path.name.endswith(("~", ".crdownload", ".part", ".swp", ".tmp"))
