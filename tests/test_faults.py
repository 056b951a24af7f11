"""What goes wrong around a build: what was good stays, one line says what to do, and the exit status is right."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pytest

from brief import build as builder
from brief.build import Order
from brief.cli import main
from brief.store import NAME
from tests.running import RUN, quiet
from tests.test_regeneration import DAYS, SENTENCES, filled

IS_LINUX = sys.platform == "linux"
pytestmark = pytest.mark.skipif(not IS_LINUX, reason="these faults are made with the means of Linux")
# Root may do all; without these it is a user like others.
MORTAL = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


def run(folder: Path, *asked: str, before: str = "", mortal: bool = False) -> subprocess.CompletedProcess[str]:
    """`brief` in a process of its own; `before`: what that does first; `mortal`: it has to ask for permission."""
    if not before and not mortal:
        with TemporaryFile("w+") as out, TemporaryFile("w+") as err:
            process = forked(folder, asked, (out, err))
            process.join(300)
            said = [(file.seek(0), file.read())[1] for file in (out, err)]
            assert process.exitcode is not None, said
            return subprocess.CompletedProcess(asked, process.exitcode, *said)
    return subprocess.run(
        [*(MORTAL if mortal and os.geteuid() == 0 else ()), sys.executable, "-c", before + RUN, *asked],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def forked(folder: Path, asked: Sequence[str], streams: tuple[IO[str], IO[str]]) -> ForkProcess:
    """`brief` in a fork of this process, which has all words read and compiled."""

    def work() -> None:
        os.chdir(folder)
        os.environ["HOME"] = str(folder)
        for number, stream in enumerate(streams, 1):
            os.dup2(stream.fileno(), number)
        sys.argv, sys.stdout, sys.stderr = ["brief", *asked], open(1, "w"), open(2, "w")  # noqa: SIM115 - to the end
        main()

    process = get_context("fork").Process(target=work)
    process.start()
    return process


def build(folder: Path, *more: str, before: str = "", mortal: bool = False) -> subprocess.CompletedProcess[str]:
    return run(folder, "build", "-f", "json,md", *more, before=before, mortal=mortal)


def told(ran: subprocess.CompletedProcess[str], status: int) -> str:
    """The one line that says what is wrong."""
    assert "Traceback" not in ran.stderr, ran.stderr
    assert status == ran.returncode, ran.stderr
    lines = [line for line in ran.stderr.splitlines() if line.startswith("brief: ")]
    assert lines, ran.stderr
    assert len(lines) <= 2, lines  # one for each format
    return lines[0]


def outputs(folder: Path) -> dict[str, bytes]:
    """The documents, without what is being written."""
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir() if not path.name.startswith(".")}


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.tmp") if ".brief" not in path.parts)


SAID = "There is no water to give away"


def quoted(folder: Path) -> Path:
    """The folder with a source of which a correction knows the words, whatever the others hold."""
    said = f"“{SAID},” Karsovian President Jon Ardal said on Tuesday."
    (folder / "sources" / "said.txt").write_text(f"Lake Orlin\n\nBy Ada Lind\n{DAYS[2]}\n\n{said}\n", encoding="utf-8")
    return folder


def article(folder: Path, name: str) -> None:
    said = " ".join(random.Random(name).sample(SENTENCES, 4))
    (folder / "sources" / name).write_text(
        f"Lake Orlin: {name}\n\nBy Ada Lind\n{DAYS[2]}\n\n{said}\n", encoding="utf-8"
    )


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    (folder / "sources").mkdir()
    (folder / "brief.toml").write_text('title = "Orlin"\n', encoding="utf-8")
    builder.build(Order(formats=("json", "md")), quoted(filled(folder, 3)), quiet)
    return folder


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    """A briefing's folder with documents that are good."""
    return shutil.copytree(good, tmp_path, dirs_exist_ok=True)


# --- no room -----------------------------------------------------------------------------------------

NO_ROOM = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
NO_ROOM += "resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); "


@pytest.mark.parametrize("room", [0, 1000])
def test_where_no_file_may_grow_the_last_documents_stay_and_the_cache_does_no_harm(folder: Path, room: int) -> None:
    before = outputs(folder)
    article(folder, "new.txt")
    assert "json: not written (File too large); mend that" in told(build(folder, before=NO_ROOM.format(room)), 4)
    kept = outputs(folder)
    assert before["briefing.json"] == kept["briefing.json"]
    assert [] == left_over(folder)
    assert 0 == build(folder).returncode
    assert before["briefing.json"] != outputs(folder)["briefing.json"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for the cache (2 MB, most of it patterns) and its log; skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here; the limit on files shows the same")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_the_last_documents_stay_until_there_is_room(small_disk: Path, tmp_path: Path) -> None:
    (small_disk / "sources").mkdir()
    assert 0 == build(quoted(filled(small_disk, 3))).returncode
    before = outputs(small_disk)
    article(small_disk, "new.txt")
    shutil.rmtree(small_disk / ".brief")  # a cache that cannot be written is begun anew, which makes room
    filling = small_disk / "filling"
    with filling.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(b"x" * 4096)
    assert "not written (No space left on device); mend that" in told(build(small_disk), 4)
    assert before == outputs(small_disk)
    (tmp_path / "more.txt").write_text("They met on Monday.\n" * 50, encoding="utf-8")
    assert "No space left on device); mend that" in told(run(small_disk, "add", str(tmp_path / "more.txt")), 2)
    assert "No space left on device); mend that" in told(run(small_disk, "build", "--final", "-f", "md"), 4)
    correction = run(small_disk, "correct", "hide", SAID)
    assert "corrections.toml: not written (No space left on device)" in told(correction, 2)
    assert ["filling"] == [path.name for path in small_disk.iterdir() if path.name not in ("sources", "out", ".brief")]
    filling.unlink()
    assert 0 == build(small_disk).returncode
    assert before != outputs(small_disk)


# --- no right ----------------------------------------------------------------------------------------


@pytest.fixture
def owned(folder: Path) -> Iterator[Path]:
    """The folder, whose rights are given back in the end; skipped where root cannot be made a user like others."""
    if os.geteuid() == 0 and (not shutil.which(MORTAL[0]) or subprocess.run([*MORTAL, "true"], check=False).returncode):
        pytest.skip("root may do all here")
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)


def test_a_folder_that_nobody_may_write_in_keeps_its_documents(owned: Path) -> None:
    folder = owned
    before = outputs(folder)
    article(folder, "new.txt")
    shutil.rmtree(folder / ".brief")
    outside = folder / "outside.txt"
    outside.write_text("They met on Monday.\n" * 50, encoding="utf-8")
    for path in (folder / "out", folder / "sources", folder):
        path.chmod(0o555)
    assert "briefing.json: not written (Permission denied); mend that" in told(build(folder, mortal=True), 4)
    assert before == outputs(folder)
    assert "Permission denied); mend that" in told(run(folder, "add", str(outside), mortal=True), 2)
    corrected = run(folder, "correct", "hide", SAID, mortal=True)
    assert "corrections.toml: not written (Permission denied)" in told(corrected, 2)
    ran = run(folder, "build", "-f", "json", "-o", "-", mortal=True)
    assert (0, True) == (ran.returncode, ran.stdout.startswith("{"))


def test_a_source_that_nobody_may_read_is_named_and_the_others_are_read(owned: Path) -> None:
    folder = owned
    (folder / "sources" / "0001.txt").chmod(0)
    ran = build(folder, mortal=True)
    assert (0, True) == (ran.returncode, "lost: sources/0001.txt: permission denied; make it readable" in ran.stderr)
    for path in (folder / "sources").iterdir():
        path.chmod(0)
    before = outputs(folder)
    assert "no readable source" in told(build(folder, mortal=True), 3)
    assert before == outputs(folder)


@pytest.mark.parametrize("name", ["brief.toml", "corrections.toml", "sources", "editions"])
def test_what_nobody_may_read_is_named(owned: Path, name: str) -> None:
    folder = owned
    place = folder / name
    article(folder, "new.txt")
    if name == "editions":
        place.mkdir()
    place.touch()
    place.chmod(0)
    ran = build(folder, mortal=True)
    assert name in told(ran, 3 if name == "sources" else 2)
    place.chmod(0o755)
    assert 0 == build(folder, mortal=True).returncode


# --- somebody else -----------------------------------------------------------------------------------


def test_documents_that_somebody_has_open_and_locked_are_written_anew_and_hers_stay_whole(folder: Path) -> None:
    with (folder / "out" / "briefing.json").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        before = held.read()
        article(folder, "new.txt")
        assert 0 == build(folder).returncode
        held.seek(0)
        assert before == held.read()
    assert before != outputs(folder)["briefing.json"]


def test_a_folder_where_a_document_should_be_is_told(folder: Path) -> None:
    (folder / "out" / "briefing.json").unlink()
    (folder / "out" / "briefing.json").mkdir()
    assert 0 == build(folder).returncode
    assert "briefing.new.json" in outputs_of_files(folder)
    shutil.rmtree(folder / "out")
    (folder / "out").write_text("a file", encoding="utf-8")
    assert "not written" in told(build(folder), 4)
    assert "a file" == (folder / "out").read_text(encoding="utf-8")


def outputs_of_files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").iterdir() if path.is_file())


def test_a_cache_that_another_one_locks_is_done_without(folder: Path) -> None:
    import sqlite3

    article(folder, "new.txt")
    connection = sqlite3.connect(folder / ".brief" / NAME, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    ran = build(folder, before="from brief import store; store._PATIENCE = 0.1; ")
    connection.close()
    assert (0, "") == (ran.returncode, "".join(line for line in ran.stderr.splitlines() if "Traceback" in line))
    assert b"new.txt" in outputs(folder)["briefing.json"]


@pytest.mark.parametrize("damage", range(4))
def test_whatever_becomes_of_what_is_kept_the_documents_are_those_of_a_clean_build(folder: Path, damage: int) -> None:
    """Bytes at random of each file in .brief/; `test_store` does so to the cache many times more."""
    before, chance = outputs(folder), random.Random(damage)
    for path in sorted((folder / ".brief").iterdir()):
        content = bytearray(path.read_bytes())
        for _ in range(10**damage):
            if content:
                content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randrange(len(content) + 1)] if damage == 3 else content)
    shutil.rmtree(folder / "out")
    ran = build(folder)
    assert (0, False) == (ran.returncode, "Traceback" in ran.stderr)
    assert before == outputs(folder)


# --- the clock ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [-400 * 86400, 400 * 86400, -1_700_000_000, 2**33])
def test_whatever_the_clock_and_the_times_of_files_say_a_change_is_seen(folder: Path, seconds: float) -> None:
    for path in (folder / "sources").iterdir():
        os.utime(path, (time.time() + seconds, time.time() + seconds))
    clock = f"import time; now = time.time_ns; time.time_ns = lambda: max(0, now() + {int(seconds)} * 10**9); "
    assert 0 == build(folder, before=clock).returncode
    before = outputs(folder)
    path = folder / "sources" / "0000.txt"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Lake Orlin, part 0", "Lake Orlin, part X"), encoding="utf-8"
    )
    os.utime(path, (time.time() + seconds, time.time() + seconds))
    assert 0 == build(folder).returncode
    assert before["briefing.json"] != outputs(folder)["briefing.json"]
    assert b"part X" in outputs(folder)["briefing.json"]


# --- memory ----------------------------------------------------------------------------


@pytest.mark.parametrize("megabytes", [130, 180, 260, 400])
def test_with_too_little_memory_it_ends_in_a_line_and_the_documents_stay(folder: Path, megabytes: int) -> None:
    before = outputs(folder)
    article(folder, "new.txt")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({megabytes << 20}, {megabytes << 20})); "
    ran = run(folder, "build", "-f", "json,md,docx", before=limit)
    assert "Traceback" not in ran.stderr, ran.stderr
    assert ran.returncode in (0, 4, 70), ran.stderr
    if ran.returncode:
        assert "memory" in ran.stderr
        assert "a fault of ours" not in ran.stderr
    for name, content in outputs(folder).items():
        assert name not in before or content == before[name] or content.endswith((b"}\n", b"\n"))
    assert 0 == build(folder).returncode


# --- sudden ends --------------------------------------------------------------------------------------

SUDDEN = {
    "correct": ("correct", "hide", SAID),
    "final": ("build", "-f", "json,md", "--final"),
    "add": ("add", "outside/a.txt", "outside/b.txt"),
    "watch": ("build", "-f", "json,md", "--watch"),
}


@pytest.mark.parametrize("what", SUDDEN)
def test_killed_at_any_point_what_was_good_stays(folder: Path, what: str) -> None:
    (folder / "outside").mkdir()
    for name in ("a.txt", "b.txt"):
        article(folder, name)
        (folder / "sources" / name).rename(folder / "outside" / name)
    chance, longest = random.Random(what), 0.3
    for number in range(8):
        with Path(os.devnull).open("w") as nowhere:
            process = forked(folder, SUDDEN[what], (nowhere, nowhere))
        if what == "watch":
            article(folder, f"{number}.txt")
        process.join(chance.uniform(0, longest))
        process.kill()
        process.join()
        longest *= 1.3 if process.exitcode == -signal.SIGKILL else 0.7  # half of them come to their end
        ran = build(folder, "--strict")
        assert ran.returncode in (0, 1), ran.stderr
        assert "brief: " not in ran.stderr
    closed = sorted(path.name for path in (folder / "editions").glob("[0-9]*")) if what == "final" else []
    assert [f"{number:04}" for number in range(1, len(closed) + 1)] == closed
    for name in ("a.txt", "b.txt") if what == "add" else ():
        copy = folder / "sources" / name
        assert not copy.exists() or copy.read_bytes() == (folder / "outside" / name).read_bytes()
