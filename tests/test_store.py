"""The cache: what is kept comes back or not at all, whatever happens to the file it is kept in."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from brief import store as module
from brief.store import NAME, Store, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".brief"


def kept(folder: Path, count: int = 100) -> dict[bytes, bytes]:
    """Some entries, kept."""
    rows = {digest(b"key", bytes([n])): bytes([n]) * 500 for n in range(count)}
    with Store(folder) as store:
        for key, content in rows.items():
            store.put(key, content)
    return rows


def test_what_was_kept_comes_back(folder: Path) -> None:
    rows = kept(folder)
    with Store(folder) as store:
        assert rows == {key: store.get(key) for key in rows}
        assert store.get(b"another") is None


def test_what_was_put_is_there_at_once(folder: Path) -> None:
    with Store(folder) as store:
        store.put(b"key", b"one")
        assert b"one" == store.get(b"key")


def test_none_is_made_unless_asked(folder: Path) -> None:
    with Store(folder, make=False) as store:
        store.put(b"key", b"one")
        assert [None] == store.digests([folder / "no"])
    assert not folder.exists()


def test_where_none_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / ".brief").write_text("a file where the folder should be", encoding="utf-8")
    with Store(tmp_path / ".brief") as store:
        store.put(b"key", b"one")
    with Store(tmp_path / ".brief") as store:
        assert store.get(b"key") is None


@pytest.mark.parametrize("damage", range(40))
def test_a_cache_damaged_at_random_bytes_tells_the_truth_or_nothing(folder: Path, damage: int) -> None:
    rows = kept(folder)
    chance = random.Random(damage)
    path = folder / NAME
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice([1, 10, 1000])):
        content[chance.randrange(len(content) if chance.random() < 0.7 else 200)] = chance.randrange(256)
    path.write_bytes(content[: chance.randrange(len(content))] if damage % 4 == 0 else content)
    with Store(folder) as store:
        for key, content in rows.items():
            assert store.get(key) in (None, content)
            store.put(key, content)
    with Store(folder) as store:
        assert all(store.get(key) in (None, content) for key, content in rows.items())
    kept(folder)
    with Store(folder) as store:
        assert store.get(next(iter(rows))) in (None, rows[next(iter(rows))])


def test_a_cache_of_another_layout_is_begun_anew(folder: Path) -> None:
    rows = kept(folder)
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with Store(folder) as store:
        assert store.get(next(iter(rows))) is None
        store.put(b"key", b"one")
    with Store(folder) as store:
        assert b"one" == store.get(b"key")


def test_an_entry_under_another_key_is_not_believed(folder: Path) -> None:
    rows = kept(folder, 2)
    one, two = rows
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("UPDATE entries SET key = ? WHERE key = ?", (b"mine", one))
    connection.close()
    with Store(folder) as store:
        assert (None, rows[two]) == (store.get(b"mine"), store.get(two))


def test_two_at_once_keep_what_both_put(folder: Path) -> None:
    with Store(folder) as one, Store(folder) as two:
        one.put(b"a", b"1")
        two.put(b"b", b"2")
        one.flush()
        two.flush()
        assert (b"2", b"1") == (one.get(b"b"), two.get(b"a"))


def entries(folder: Path) -> int:
    connection = sqlite3.connect(folder / NAME)
    try:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])
    finally:
        connection.close()


def test_what_no_build_has_used_for_long_goes(folder: Path) -> None:
    for build in range(80):
        with Store(folder) as store:
            store.get(b"always") or store.put(b"always", b"kept")
            store.put(b"build %d" % build, b"content")
    assert entries(folder) < 45
    with Store(folder) as store:
        assert b"kept" == store.get(b"always")


class Reads:
    """Which files were read for their hash."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        plain = module._hashed

        def hashed(path: Path) -> bytes | None:
            self.names.append(path.name)
            return plain(path)

        monkeypatch.setattr(module, "_hashed", hashed)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute from now, when what is written now is no longer fresh."""
    clock = time.time_ns
    monkeypatch.setattr(module.time, "time_ns", lambda: clock() + 60_000_000_000)


def hashed(folder: Path, *paths: Path, sure: bool = False) -> list[bytes | None]:
    with Store(folder) as store:
        return store.digests(paths, sure)


def test_an_unchanged_file_is_read_once(
    folder: Path, tmp_path: Path, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    reads = Reads(monkeypatch)
    assert hashed(folder, path) == hashed(folder, path) == [digest(b"one")]
    assert ["a.txt"] == reads.names


def test_a_file_written_just_now_is_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    reads = Reads(monkeypatch)
    assert hashed(folder, path) == hashed(folder, path)
    assert ["a.txt", "a.txt"] == reads.names


def test_where_all_must_be_sure_every_file_is_read(
    folder: Path, tmp_path: Path, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    reads = Reads(monkeypatch)
    assert hashed(folder, path) == hashed(folder, path, sure=True)
    assert ["a.txt", "a.txt"] == reads.names


def test_a_file_of_the_same_size_and_time_in_another_place_on_disk_is_read(
    folder: Path, tmp_path: Path, later: None
) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes(b"one")
    other.write_bytes(b"two")
    before = hashed(folder, path)
    seen = path.stat()
    os.utime(other, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    other.replace(path)
    assert [digest(b"one")] == before
    assert [digest(b"two")] == hashed(folder, path)


def test_a_changed_file_with_its_old_time_set_back_is_read(folder: Path, tmp_path: Path, later: None) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    hashed(folder, path)
    seen = path.stat()
    time.sleep(0.02)
    path.write_bytes(b"two")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert [digest(b"two")] == hashed(folder, path)


def test_what_is_no_file_has_no_hash(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [None, None, None] == hashed(folder, tmp_path / "no", tmp_path, tmp_path / "pipe")


def test_names_that_are_no_text_lose_nothing(folder: Path, tmp_path: Path, later: None) -> None:
    rows = kept(folder, 1)
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_bytes(b"one")
    assert [digest(b"one")] == hashed(folder, path)
    with Store(folder) as store:
        assert list(rows.values()) == [store.get(key) for key in rows]
