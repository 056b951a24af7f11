"""Which files are sources: folders read recursively, links and pipes told; nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from brief.model import Issue

_TEMPORARY = ("~", ".bak", ".crdownload", ".part", ".partial", ".swp", ".tmp")


class File(Struct, frozen=True):
    """A source on disk, and how documents and issues name it."""

    path: Path
    name: str


def find(paths: Iterable[Path], root: Path) -> tuple[tuple[File, ...], tuple[Issue, ...]]:
    """The files at some paths, folders read recursively, each file once, by name; what is missing is an issue.

    Hidden and temporary files are left out, unless they are named themselves, and so are linked folders in folders.
    `root` shortens what issues say.
    """
    found: dict[str, tuple[Path, Path]] = {}  # by where each really is, as text, which is found again faster
    issues: list[Issue] = []
    for path in paths:
        for file, real in _files(path, _real(path), root, issues):
            found.setdefault(str(real), (file, real))
    base = _real(root)
    files = (File(file, _name_of(real, base)) for file, real in found.values())
    return tuple(sorted(files, key=lambda file: file.name)), tuple(issues)


def named(path: Path, root: Path) -> str:
    """The path as documents and issues name it: from `root`, with `/`.

    A path outside `root` is named by its folder and file alone, so that no document tells, or depends on,
    where its sources lie on somebody's machine.
    """
    try:
        return _name_of(path.resolve(), root.resolve())
    except (OSError, RuntimeError):
        return _printable(path.name)


def _name_of(real: Path, base: Path) -> str:
    """The name of a file, given where it and the briefing's folder really are."""
    name, folder = str(real), f"{str(base).rstrip(os.sep)}{os.sep}"  # in a fifth of the time of `Path.relative_to`
    if name.startswith(folder):
        return _printable(name.removeprefix(folder).replace(os.sep, "/"))
    if real == base:
        return "."
    return _printable("/".join((*real.parts[-2:-1], real.name)) if len(real.parts) > 2 else real.name)


def _printable(name: str) -> str:
    """The name with what is no Unicode in it replaced, so that every document can hold it."""
    return name if name.isascii() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _files(path: Path, real: Path, root: Path, issues: list[Issue]) -> Iterator[tuple[Path, Path]]:
    """The files at or under a path, each with where it really is; what cannot be read is told in `issues`.

    `real`: where `path` really is. Only links are resolved, since that asks the disk for each folder above.
    """
    try:
        if not path.is_dir():
            path.stat()
            yield path, real
            return
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        issues.append(missing(path, root))
        return
    except OSError as error:
        issues.append(unreadable(named(path, root), error))
        return
    is_real = path == real
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower().endswith(_TEMPORARY):
            continue
        inside = path / entry.name
        there = inside if is_real else real / entry.name
        if entry.is_symlink():
            yield from _linked(inside, path, root, issues)
        elif entry.is_dir():
            yield from _files(inside, there, root, issues)
        elif entry.is_file():
            yield inside, there
        else:
            issues.append(unreadable(named(inside, root), OSError(0, "not a file")))


def _linked(entry: Path, folder: Path, root: Path, issues: list[Issue]) -> Iterator[tuple[Path, Path]]:
    """The file that a link in a folder leads to, where that lies in the folder or beside it in the briefing's.

    A link may lead anywhere, and whoever put the folder together is not always the one who reads it.
    """
    where = _printable(f"{named(entry.parent, root)}/{entry.name}".removeprefix("./"))
    target = _real(entry)
    if not any(target.is_relative_to(_real(inside)) for inside in (folder, root)):
        said = "a link that leads out of the folder, and is not followed; copy what it leads to"
        issues.append(Issue("source.linked-out", "lost", where, said))
    elif entry.is_file():
        yield entry, target
    elif not entry.is_dir():
        issues.append(Issue("source.missing", "lost", where, "a link that leads nowhere; remove it, or copy the file"))


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def missing(path: Path, root: Path) -> Issue:
    """That there is no such file."""
    where = named(path, root)
    return Issue("source.missing", "lost", where, "no such file or folder; check the name")


def unreadable(where: str, error: OSError) -> Issue:
    """That a file can't be read, and why."""
    reason = (error.strerror or "cannot be read").lower()
    return Issue("source.unreadable", "lost", where, f"{reason}; make it readable or leave it out")
