"""Files into documents: which files there are, and who reads each; no look at what the text says."""

from __future__ import annotations

import stat
import time
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from brief.model import Document, Issue
from brief.sources.files import File, find, missing, named, unreadable
from brief.sources.formats import READERS, misnamed, reader
from brief.sources.reading import LARGEST, MB, Origin, Reading, issue, lost

__all__ = ["LARGEST", "MB", "READERS", "File", "Readings", "find", "named", "read"]

Readings = tuple[tuple[Document, ...], tuple[Issue, ...]]

_DEEPEST = 5  # files in files in files
_TIMES = 3  # how much the files in a file may hold together, as a multiple of the largest
_PATIENCE = 8.0  # seconds that parsers may lose on one file, and the files in it
_LEAST = 1.0
# Of the bytes that a source may have, such a share may be letters of one text: a book has a million, and each million
# takes some seconds and 25 MB.
_LETTERS = 0.1
_BOOK = 1_000_000  # letters that a text may always have


def read(path: Path, root: Path, largest: int = LARGEST) -> Readings:
    """The documents of one file and what to know about it; never raises for what the file is or holds.

    `largest`: how many bytes a source may have.
    """
    origin = Origin(named(path, root), largest=largest)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        return (), _unknown(origin, path.suffix).issues
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return (), (unreadable(origin.where, OSError(0, "not a file")),)
        if status.st_size > largest:
            return (), _too_large(origin).issues
        content = path.read_bytes()
    except FileNotFoundError:
        return (), (missing(path, root),)
    except OSError as error:
        return (), (unreadable(origin.where, error),)
    return _all(content, origin, suffix)


def _all(content: bytes, origin: Origin, suffix: str) -> Readings:
    """The documents of some bytes and of the files in them, in order, within bounds of depth, size and time."""
    waiting = [(content, origin, suffix, 0)]
    documents: list[Document] = []
    issues: list[Issue] = []
    room, patience = _TIMES * origin.largest, _PATIENCE
    while waiting:
        content, here, suffix, depth = waiting.pop(0)
        if patience < _LEAST or room < 0:
            issues.append(_given_up(origin, 1 + len(waiting), patience))
            break
        began = time.monotonic()
        found = _one(content, here, suffix) if depth <= _DEEPEST else _too_deep(here)
        if any(each.code == "source.endless" for each in found.issues):
            patience -= time.monotonic() - began
        documents += (each for each in found.documents if not _is_too_long(each, origin))
        issues += found.issues
        issues += (_too_long(each, here) for each in found.documents if _is_too_long(each, origin))
        room -= sum(len(part.content) for part in found.parts)
        inside = [(part.content, here.inside(part), _suffix(part.name, part.suffix), depth + 1) for part in found.parts]
        waiting = [*inside, *waiting]
    return tuple(documents), tuple(issues)


def _one(content: bytes, origin: Origin, suffix: str) -> Reading:
    """What is read of the bytes of one file, those in it as parts."""
    if suffix not in READERS:
        return _unknown(origin, suffix)
    if not READERS[suffix].risky:
        return reader(suffix)(content, origin)
    if not content.strip(b" \t\r\n\0"):
        return lost("empty", origin, "empty; save the article in it")
    if (what := misnamed(content, suffix)) is not None:
        return lost("misnamed", origin, what)
    from brief.sources.isolation import PARSER

    return PARSER.read(content, origin, suffix, _PATIENCE)


def _suffix(name: str, given: str) -> str:
    own = PurePosixPath(name).suffix.lower()
    return own if own in READERS else given or own


def _unknown(origin: Origin, suffix: str) -> Reading:
    said = f"format {suffix or 'without suffix'} is not read; save it as .pdf, .docx, .html or .txt"
    return lost("unknown-format", origin, said)


def _too_large(origin: Origin) -> Reading:
    size = f"{origin.largest / MB:.4g} MB"
    return lost("too-large", origin, f"larger than {size}; save the article alone, or raise max_source_mb")


def _is_too_long(document: Document, origin: Origin) -> bool:
    return len(document.text) > _most(origin)


def _most(origin: Origin) -> float:
    return max(_BOOK, _LETTERS * origin.largest)


def _too_long(document: Document, origin: Origin) -> Issue:
    most = f"{round(_most(origin) / 1e6, 1):g} million letters"
    said = f"a text of more than {most}; save the articles one by one, or raise max_source_mb"
    return issue("too-long", "lost", replace(origin, member=document.member), said)


def _too_deep(origin: Origin) -> Reading:
    return lost("too-deep", origin, f"more than {_DEEPEST} files deep in another; save it on its own")


def _given_up(origin: Origin, left: int, patience: float) -> Issue:
    why = "took too long" if patience < _LEAST else "hold too much together"
    said = f"{left} more in it not read, since those before {why}; unpack it and save what you need"
    return issue("given-up", "lost", origin, said)
