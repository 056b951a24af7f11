"""The cache in `.brief/`: hashes of files and what was made of them; losing it costs time, and it decides nothing.

Nothing in it is believed that doesn't prove itself: an entry carries a digest of its key and its content, a file's
hash the state in which the file was. Whatever SQLite finds wrong with the cache makes it start anew.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from struct import pack
from typing import TypeVar

from msgspec import Struct, field

NAME = "cache.sqlite"
_LAYOUT = 3  # raised with every change of the tables below
_PATIENCE = 10.0  # seconds to wait for another build that is writing
# A file that changed so shortly before it was hashed may have changed again within one tick of its clock.
_RECENT = 3_000_000_000  # nanoseconds
_BATCH = 64  # entries that a killed build may lose
# Builds that found something new: what none of so many has used goes; uses are noted at every so many only.
_KEPT = 32
_NOTED = 8
_TOGETHER = 500  # entries that are asked for at a time
_MANY = 200  # paths, for more of which one pass over the table is quicker

_TABLES = """
CREATE TABLE files (path BLOB PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL, digest BLOB NOT NULL);
CREATE TABLE entries (key BLOB PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL);
CREATE TABLE uses (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
"""
_LENGTH = 20  # of a digest, in bytes
Result = TypeVar("Result")
# By key, what is to be a digest and a content.
Entries = dict[bytes, tuple[object, object]]


def digest(*parts: bytes) -> bytes:
    """A digest of some bytes, first of how many and how long they are, so that no two rows of parts have the same."""
    lengths = pack(f"<{len(parts) + 1}Q", len(parts), *map(len, parts))
    found = sha256(lengths, usedforsecurity=False)  # which machines have in hardware
    for part in parts:
        found.update(part)
    return found.digest()[:_LENGTH]


class Store(Struct):
    """The cache of one briefing's folder, opened when first asked.

    A class, since a connection is a state. It never raises for what the cache is or holds: where none can be kept,
    nothing is known, and nothing is remembered. `make`: it is made where there is none.
    """

    folder: Path
    make: bool = True
    _connection: sqlite3.Connection | None = None
    _closed: bool = False
    _waiting: dict[bytes, bytes] = field(default_factory=dict)
    _used: set[bytes] = field(default_factory=set)
    _files: dict[bytes, tuple[str, int, bytes]] = field(default_factory=dict)

    def digests(self, paths: Sequence[Path], sure: bool = False) -> list[bytes | None]:
        """The digest of each file's bytes, `None` where it can't be read.

        A file is read only where its size, its times or its inode are others than when it was last hashed, or it was
        written just before that. `sure`: every file is read.
        """
        names = [os.fsencode(path) for path in paths]
        known = {} if sure else self._known_files(frozenset(names))
        found: list[bytes | None] = []
        fresh: list[tuple[bytes, str, int, bytes]] = []
        for path, name in zip(paths, names, strict=True):
            text, newest = _state(name)
            row = known.get(name)
            if row is not None and row[0] == text and row[1] - newest > _RECENT:
                found.append(row[2])
                continue
            now, read = time.time_ns(), _hashed(path) if text else None
            found.append(read)
            if read is not None:
                fresh.append((name, text, now, read))
        if fresh:
            self._write("REPLACE INTO files VALUES (?, ?, ?, ?)", fresh)
            self._files.update((row[0], row[1:]) for row in fresh)
        return found

    def get(self, key: bytes) -> bytes | None:
        """The content kept under a key; `None`: there is none, or none that proves itself."""
        return next(self.all([key]))

    def all(self, keys: Sequence[bytes]) -> Iterator[bytes | None]:
        """The content kept under each key, asked for many at a time, in order; `None` as of `get`."""
        for first in range(0, len(keys), _TOGETHER):
            some = keys[first : first + _TOGETHER]
            found: Entries = self._guarded(partial(_entries, some), {})
            for key in some:
                if key in self._waiting:
                    yield self._waiting[key]
                else:
                    yield self._proven(key, found.get(key))

    def _proven(self, key: bytes, found: tuple[object, object] | None) -> bytes | None:
        proof, content = found or (None, None)
        if type(content) is not bytes or proof != digest(key, content):
            return None
        self._used.add(key)
        return content

    def put(self, key: bytes, content: bytes) -> None:
        """Nothing; the content is then kept under that key, after some more of them or `flush`."""
        self._waiting[key] = content
        self._used.add(key)
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Nothing; all that was put is then kept."""
        rows = [(key, digest(key, content), content) for key, content in self._waiting.items()]
        self._waiting.clear()
        if rows:
            self._write("REPLACE INTO entries VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Nothing; all is kept, and what no build has used for long is gone."""
        if self._closed:
            return
        self.flush()
        if self._connection is not None:
            self._guarded(self._prune, None)
            self._connection.close()
        self._connection, self._closed = None, True

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _known_files(self, wanted: Set[bytes]) -> Mapping[bytes, tuple[str, int, bytes]]:
        if wanted <= self._files.keys():  # this build has asked before
            return self._files

        def rows(connection: sqlite3.Connection) -> dict[bytes, tuple[str, int, bytes]]:
            if len(wanted) > _MANY:
                found = connection.execute("SELECT path, state, at, digest FROM files").fetchall()
            else:
                one = "SELECT path, state, at, digest FROM files WHERE path = ?"
                found = [row for path in wanted for row in connection.execute(one, (path,))]
            return {row[0]: row[1:] for row in found if tuple(map(type, row)) == (bytes, str, int, bytes)}

        nothing: dict[bytes, tuple[str, int, bytes]] = {}
        self._files.update(self._guarded(rows, nothing))
        return self._files

    def _write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        held = list(rows)

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(query, held)

        self._guarded(write, None)

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Notes what this build has used, where it used something new, and drops what none has for long."""
        known = dict(connection.execute("SELECT key, build FROM uses"))
        fresh = self._used - known.keys()
        if not fresh:
            return
        now = max(known.values(), default=0) + 1
        unnoted = "INSERT OR IGNORE INTO uses SELECT key, ? FROM entries"  # of builds that were killed
        noted = [key for key in self._used if now - known.get(key, -_NOTED) >= _NOTED]
        old = [(key,) for key, build in known.items() if now - build > _KEPT and key not in self._used]
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("REPLACE INTO uses VALUES (?, ?)", [(key, now) for key in noted])
            counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("entries", "uses")]
            if counts[0] != counts[1]:
                connection.execute(unnoted, (now,))
            connection.executemany("DELETE FROM entries WHERE key = ?", old)
            connection.executemany("DELETE FROM uses WHERE key = ?", old)
            if old:
                paths = connection.execute("SELECT path FROM files").fetchall()
                gone = [row for row in paths if not _state(row[0])[0]]
                connection.executemany("DELETE FROM files WHERE path = ?", gone)

    def _guarded(self, ask: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """What is asked of the cache, begun anew where it is damaged; `otherwise`: nothing can be asked of it."""
        for attempt in (1, 2):
            try:
                connection = self._opened()
                return otherwise if connection is None else ask(connection)
            except sqlite3.OperationalError as error:
                if "locked" in str(error) or "readonly" in str(error) or attempt == 2:
                    return otherwise
            except (sqlite3.DatabaseError, UnicodeDecodeError, TypeError, OverflowError, ValueError):
                if attempt == 2:
                    return otherwise
            self._begin_anew()
        return otherwise

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._closed:
            try:
                if self.make:
                    self.folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                self._closed = True
            if self._closed or not self.folder.is_dir():
                return None
            connection = sqlite3.connect(self.folder / NAME, timeout=_PATIENCE, isolation_level=None)
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _begin_anew(self) -> None:
        """Nothing; the cache is then empty."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                (self.folder / (NAME + suffix)).unlink(missing_ok=True)


def _entries(keys: Sequence[bytes], connection: sqlite3.Connection) -> Entries:
    """The digests and contents kept under some keys, whatever they are."""
    marks = ",".join("?" * len(keys))
    rows = connection.execute(f"SELECT key, digest, content FROM entries WHERE key IN ({marks})", keys)
    return {key: (proof, content) for key, proof, content in rows}


def _prepare(connection: sqlite3.Connection) -> None:
    """Nothing; the connection is then to a cache of this layout. `sqlite3.DatabaseError`: it is to another."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if layout == _LAYOUT:
        connection.execute("PRAGMA synchronous = NORMAL")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()  # another build may have been quicker
        if layout not in (0, _LAYOUT):
            raise sqlite3.DatabaseError("a cache of another version")
        if layout == 0:
            for statement in filter(str.strip, _TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _state(name: bytes) -> tuple[str, int]:
    """What tells without reading it that a file has changed, and when it last did, in nanoseconds; empty: none there.

    It is asked of every source, so it goes without `Path`, which takes longer than the system does.
    """
    try:
        found = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return "", 0
    changed, moved = found.st_mtime_ns, found.st_ctime_ns
    return f"{found.st_size} {changed} {moved} {found.st_ino}", max(changed, moved)


def _hashed(path: Path) -> bytes | None:
    try:
        if not path.is_file():
            return None
        return digest(path.read_bytes())
    except (OSError, ValueError):
        return None
