"""Documents are written whole or not at all, and what somebody edited is never lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from brief import writing
from brief.errors import RenderError


def files(folder: Path) -> dict[str, bytes]:
    """Everything in `out/`, hidden files too."""
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()}


def put(folder: Path, content: bytes) -> writing.Written:
    return writing.write(content, folder / "out" / "briefing.docx", folder)


def test_first_document_makes_its_folder(tmp_path: Path) -> None:
    assert "written" == put(tmp_path, b"one").state
    assert {"briefing.docx": b"one"} == files(tmp_path)


def test_newer_document_replaces_ours(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    assert "written" == put(tmp_path, b"two").state
    assert {"briefing.docx": b"two"} == files(tmp_path)


def test_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = put(tmp_path, b"one").path
    os.utime(path, (1, 1))
    assert "unchanged" == put(tmp_path, b"one").state
    assert 1 == path.stat().st_mtime


def test_document_edited_by_hand_is_kept_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path, b"one").path
    path.write_bytes(b"one, edited")
    written = put(tmp_path, b"two")
    assert ("beside", path.with_name("briefing.new.docx"), path) == (written.state, written.path, written.asked)
    assert {"briefing.docx": b"one, edited", "briefing.new.docx": b"two"} == files(tmp_path)


def test_the_one_beside_is_ours_and_is_replaced_until_it_is_edited_too(tmp_path: Path) -> None:
    path = put(tmp_path, b"one").path
    path.write_bytes(b"mine")
    put(tmp_path, b"two")
    beside = put(tmp_path, b"three").path
    assert {"briefing.docx": b"mine", "briefing.new.docx": b"three"} == files(tmp_path)
    beside.write_bytes(b"mine too")
    put(tmp_path, b"four")
    assert {b"mine", b"mine too", b"four"} == set(files(tmp_path).values())


def test_once_the_edited_one_is_moved_away_its_name_is_used_again(tmp_path: Path) -> None:
    path = put(tmp_path, b"one").path
    path.write_bytes(b"mine")
    path.rename(path.with_name("mine.docx"))
    assert path == put(tmp_path, b"two").path


def test_a_file_that_was_never_ours_is_kept(tmp_path: Path) -> None:
    asked = tmp_path / "out" / "briefing.docx"
    asked.parent.mkdir()
    asked.write_bytes(b"somebody's")
    assert "beside" == put(tmp_path, b"one").state
    assert b"somebody's" == asked.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"out/briefing.docx": 3}', b"\xff"])
def test_a_damaged_record_loses_nothing(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path, b"one")
    (tmp_path / ".brief" / "written.json").write_bytes(damage)
    put(tmp_path, b"two")
    assert {b"one", b"two"} == set(files(tmp_path).values())


def test_a_build_killed_between_record_and_document_does_not_disown_the_old_one(tmp_path: Path) -> None:
    put(tmp_path, b"one")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writing, "replace", _record_only)
        put(tmp_path, b"two")
    assert {"briefing.docx": b"one"} == files(tmp_path)
    assert "written" == put(tmp_path, b"three").state


_replace = writing.replace


def _record_only(path: Path, content: bytes) -> None:
    if path.name == "written.json":
        _replace(path, content)


def test_a_moved_folder_still_knows_its_documents(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    put(tmp_path / "old", b"one")
    (tmp_path / "old").rename(tmp_path / "new")
    assert "written" == put(tmp_path / "new", b"two").state


def test_a_failed_write_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, b"one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RenderError, match="No space left on device"):
        put(tmp_path, b"two")
    assert {"briefing.docx": b"one"} == files(tmp_path)


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file where the folder should be")
    with pytest.raises(RenderError, match="not written"):
        put(tmp_path, b"one")


def test_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    assert stat.S_IMODE(plain.stat().st_mode) == stat.S_IMODE(put(tmp_path, b"one").path.stat().st_mode)


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere.docx").write_bytes(b"one")
    (tmp_path / "out" / "briefing.docx").symlink_to(tmp_path / "elsewhere.docx")
    put(tmp_path, b"one")
    put(tmp_path, b"two")
    assert b"two" == (tmp_path / "elsewhere.docx").read_bytes()
