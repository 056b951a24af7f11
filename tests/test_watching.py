"""`--watch`: another build for each change, once it is whole, and a quiet end."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief import build
from brief.build import Order
from tests.running import BUILD, interruptible
from tests.test_regeneration import COMMAND, filled


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A folder that is watched, and the file of what is said about it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "brief.toml").touch()
    filled(tmp_path, 2)
    said = tmp_path / "said.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [*COMMAND, "--watch"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=log, preexec_fn=interruptible
        )
    until(said, "watching; Ctrl-C ends it")
    yield tmp_path, said
    process.send_signal(signal.SIGINT)
    assert 0 == process.wait(30)


def until(said: Path, words: str) -> None:
    """Returns once it was said."""
    end = time.monotonic() + 90
    while words not in said.read_text(encoding="utf-8"):
        assert time.monotonic() < end, said.read_text(encoding="utf-8")
        time.sleep(0.05)


def test_a_file_is_read_when_it_is_whole_and_told_on_a_line(watching: tuple[Path, Path]) -> None:
    folder, said = watching
    whole = (folder / "sources" / "0000.txt").read_text(encoding="utf-8")
    with (folder / "sources" / "slow.txt").open("w", encoding="utf-8") as slow:
        for part in (whole[:40], whole[40:90], whole[90:], "“We will stay,” said Mira Tolland."):
            slow.write(part)
            slow.flush()
            time.sleep(0.2)
    until(said, "added slow.txt: 3 sources (+1)")
    (folder / "sources" / "0001.txt").unlink()
    until(said, "removed 0001.txt: 2 sources (-1)")
    assert 1 == said.read_text(encoding="utf-8").count("slow.txt")


def test_what_is_corrected_first_while_it_watches_is_seen(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    place = build.watched(Order(), tmp_path)
    assert tmp_path in place.folders
    assert tmp_path / "corrections.toml" in place.wanted
    assert tmp_path not in build.watched(Order((tmp_path / "sources",)), tmp_path).folders


def test_standard_output_cannot_be_written_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    command = [*BUILD, "-f", "json", "-o", "-", "--watch"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (2, True) == (ran.returncode, "--watch" in ran.stderr)
