"""Zip archives: what they hold, within bounds; formats that are zips read their parts through it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from brief.sources.reading import Origin, Part, Reading, issue, lost

_MOST_MEMBERS = 2000
_TIMES = 3  # how much all members may hold together, as a multiple of the largest source
_DIRECTORY = b"PK\x01\x02"
_LEFT_OUT = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError,
    RuntimeError, LookupError,
)  # fmt: skip


class UnfitError(Exception):
    """An archive that can't be read: its code and what to tell."""

    def __init__(self, code: str, said: str) -> None:
        """Keeps both for who names the source."""
        super().__init__(said)
        self.code, self.said = code, said


class Archive:
    """An open archive that gives out so many bytes and no more.

    A class, since what it has given out counts against what it may still give.
    """

    def __init__(self, content: bytes, largest: int) -> None:
        """Opens it; `UnfitError`: it is none, or holds too many files."""
        if content.count(_DIRECTORY) > 2 * _MOST_MEMBERS:
            raise UnfitError("too-many", f"more than {_MOST_MEMBERS} files in it; unpack it and save what you need")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE:
            raise UnfitError("damaged", "damaged or cut off; save it again") from None
        self._largest, self._left = largest, _TIMES * largest

    def names(self) -> tuple[str, ...]:
        """The files in it, in its order; folders, hidden files, those of a system and those without a name left out."""
        every = [entry.filename for entry in self._zip.infolist() if entry.filename and not entry.is_dir()]
        return tuple(dict.fromkeys(name for name in every if not _hidden(name)))

    def read(self, name: str) -> bytes:
        """The bytes of a member; `UnfitError`: missing, damaged, locked, or larger than a source may be."""
        try:
            entry = self._zip.getinfo(name)
            if entry.flag_bits & 1:
                raise UnfitError("encrypted", "locked with a password; unlock it and save it again")
            with self._zip.open(entry) as member:
                content = member.read(min(self._largest, self._left) + 1)
        except _DAMAGE as error:
            if isinstance(error, KeyError):
                raise UnfitError("damaged", "a part of it is missing; save it again") from None
            raise UnfitError("damaged", "damaged or cut off; save it again") from None
        self._left -= len(content)
        if len(content) > self._largest or self._left < 0:
            size = f"{self._largest // 1024 // 1024} MB" if self._largest >= 1024 * 1024 else "a source may have"
            raise UnfitError("too-large", f"unpacks to more than {size}; save the article alone")
        return content


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith((".", "~$")) and part != "..") or part in _LEFT_OUT for part in parts)


def read(content: bytes, origin: Origin) -> Reading:
    """The files in an archive as parts, those that can't be read named."""
    try:
        archive = Archive(content, origin.largest)
        names = archive.names()
    except UnfitError as unfit:
        return lost(unfit.code, origin, unfit.said)
    if not names:
        return lost("empty", origin, "no file in it; save the articles in it")
    parts, issues = [], []
    for name, part in _members(archive, names[:_MOST_MEMBERS]):
        if isinstance(part, Part):
            parts.append(part)
        else:
            inner = origin.inside(Part(name, b""))
            issues.append(issue(part.code, "lost", inner, part.said))
            if part.code == "too-large":
                break  # an archive that holds one such file is made to hold more
    return Reading(issues=tuple(issues), parts=tuple(parts))


def _members(archive: Archive, names: tuple[str, ...]) -> Iterator[tuple[str, Part | UnfitError]]:
    for name in names:
        try:
            yield name, Part(name, archive.read(name))
        except UnfitError as unfit:
            yield name, unfit
