"""Files into documents: one reader a format, listed in `READERS`; no look at what the text says."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from brief.model import Document, Issue
from brief.sources import txt

Readings = tuple[tuple[Document, ...], tuple[Issue, ...]]

READERS: dict[str, Callable[[bytes, str], Readings]] = {
    ".markdown": txt.read,
    ".md": txt.read,
    ".text": txt.read,
    ".txt": txt.read,
}

LARGEST = 20 * 1024 * 1024  # bytes of one source; a week's article has ten thousand

_TEMPORARY = ("~", ".bak", ".crdownload", ".part", ".partial", ".swp", ".tmp")


def find(paths: Iterable[Path], root: Path) -> tuple[tuple[Path, ...], tuple[Issue, ...]]:
    """The files at some paths, folders read recursively, each file once, by path; what is missing is an issue.

    Hidden and temporary files are left out, unless they are named themselves, and so are linked folders in folders.
    `root` shortens what issues say.
    """
    found: dict[Path, Path] = {}
    issues: list[Issue] = []
    for path in paths:
        for file in _files(path, root, issues):
            found.setdefault(_real(file), file)
    return tuple(sorted(found.values(), key=lambda file: named(file, root))), tuple(issues)


def read(path: Path, root: Path) -> Readings:
    """The documents of one file and what to know about it; never raises for what the file is or holds."""
    where = named(path, root)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        said = f"format {path.suffix or 'without suffix'} is not read; save it as one of {known}"
        return (), (Issue("source.unknown-format", "lost", where, said),)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return (), (_unreadable(where, OSError(0, "not a file")),)
        if status.st_size > LARGEST:
            said = f"larger than {LARGEST // 1024 // 1024} MB; save the article alone"
            return (), (Issue("source.too-large", "lost", where, said),)
        content = path.read_bytes()
    except FileNotFoundError:
        return (), (_missing(path, root),)
    except OSError as error:
        return (), (_unreadable(where, error),)
    return reader(content, where)


def named(path: Path, root: Path) -> str:
    """The path as documents and issues name it: from `root`, with `/`.

    A path outside `root` is named by its folder and file alone, so that no document tells, or depends on,
    where its sources lie on somebody's machine.
    """
    try:
        real = path.resolve()
        return real.relative_to(root.resolve()).as_posix()
    except ValueError:
        return "/".join((*real.parts[-2:-1], real.name)) if len(real.parts) > 2 else real.name
    except OSError:
        return path.name


def _files(path: Path, root: Path, issues: list[Issue]) -> Iterator[Path]:
    """The files at or under a path; a folder that cannot be read is told in `issues`, and the others go on."""
    try:
        if not path.is_dir():
            path.stat()
            yield path
            return
        entries = sorted(path.iterdir())
    except FileNotFoundError:
        issues.append(_missing(path, root))
        return
    except OSError as error:
        issues.append(_unreadable(named(path, root), error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower().endswith(_TEMPORARY):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry, root, issues)
        elif entry.is_file():
            yield entry


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _missing(path: Path, root: Path) -> Issue:
    where = named(path, root)
    return Issue("source.missing", "lost", where, "no such file or folder; check the name")


def _unreadable(where: str, error: OSError) -> Issue:
    reason = (error.strerror or "cannot be read").lower()
    return Issue("source.unreadable", "lost", where, f"{reason}; make it readable or leave it out")
