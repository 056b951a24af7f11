"""Files that are damaged, locked or made to hurt: each is named in time, and the others are read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from brief.sources import read
from brief.sources.formats import reader
from brief.sources.isolation import PARSER
from brief.sources.reading import Origin
from tests import bad_sources, saved
from tests.timing import within

SECONDS = 10
CASES = {name: (content, codes) for name, content, codes in bad_sources.bad()}
PEAK = """
import sys, threading, time
from pathlib import Path
from brief import sources
from brief.sources.isolation import PARSER

def peak(process):
    try:
        return int(Path(f"/proc/{process}/status").read_text().split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):
        return 0

def watch():
    while True:
        if PARSER._process is not None:
            found.append(peak(PARSER._process.pid))
        time.sleep(0.01)

found = []
threading.Thread(target=watch, daemon=True).start()
path = Path(sys.argv[1])
sources.read(path, path.parent)
print(max([peak("self"), *found]))
"""


def content(name: str) -> bytes:
    made = CASES[name][0]
    return made if isinstance(made, bytes) else made()


@pytest.mark.parametrize("name", sorted(CASES))
def test_bad_file_is_named_in_time(tmp_path: Path, name: str) -> None:
    codes = CASES[name][1]
    (tmp_path / name).write_bytes(content(name))
    documents, issues = within(SECONDS, lambda: read(tmp_path / name, tmp_path), time.monotonic)
    told = {issue.code.removeprefix("source.") for issue in issues}
    assert not codes or codes & told, (told, len(documents))
    for issue in issues:
        assert issue.where.startswith(name)
        assert "\n" not in issue.message
        assert ";" in issue.message
    assert not any("root:" in document.text for document in documents)


@pytest.mark.parametrize("suffix", sorted(set(saved.MAKERS) - {".txt", ".md"}))
def test_too_large_file_is_not_opened(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(21 * bad_sources.MB)
    assert ["source.too-large"] == [issue.code for issue in read(path, tmp_path)[1]]


def test_no_text_is_longer_than_can_be_read_in_time(tmp_path: Path) -> None:
    for name in ("long.txt", "long.zip", "wide.zip"):
        (tmp_path / name).write_bytes(content(name))
        assert () == read(tmp_path / name, tmp_path)[0]
    (tmp_path / "book.txt").write_text(bad_sources.WORDS * (1_900_000 // len(bad_sources.WORDS)), encoding="utf-8")
    assert 1 == len(read(tmp_path / "book.txt", tmp_path)[0])
    assert 1 == len(read(tmp_path / "long.txt", tmp_path, 40 * bad_sources.MB)[0])


def test_what_a_file_is_by_its_content_says_how_to_name_it(tmp_path: Path) -> None:
    for name, suffix in (("a-page.docx", ".html"), ("a-pdf.html", ".pdf"), ("a-zip.html", ".zip")):
        (tmp_path / name).write_bytes(content(name))
        (issue,) = read(tmp_path / name, tmp_path)[1]
        assert f"rename it to end in {suffix}" in issue.message


def test_after_a_broken_parser_the_next_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content("endless.pdf"))
    (tmp_path / "b.html").write_bytes(saved.html(bad_sources.WORDS))
    assert () == read(tmp_path / "a.pdf", tmp_path)[0]
    assert 1 == len(read(tmp_path / "b.html", tmp_path)[0])


def test_good_member_beside_a_bad_one_is_read(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {"a.pdf": content("endless.pdf"), "b.pdf": b"%PDF-", "c.txt": bad_sources.WORDS}
    (tmp_path / "a.zip").write_bytes(saved.zipped(members))
    documents, issues = read(tmp_path / "a.zip", tmp_path)
    assert ["c.txt"] == [document.member for document in documents]
    assert ["a.zip (a.pdf)", "a.zip (b.pdf)"] == [issue.where for issue in issues]


def test_what_breaks_a_used_process_is_tried_in_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(saved.html(bad_sources.WORDS))
    read(tmp_path / "a.html", tmp_path)
    assert PARSER._process is not None
    PARSER._process.kill()  # as a system does that is short of memory
    assert (1, ()) == (len(read(tmp_path / "a.html", tmp_path)[0]), read(tmp_path / "a.html", tmp_path)[1])


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(saved.html(bad_sources.WORDS))
    processes = set()
    for _ in range(3):
        read(tmp_path / "a.html", tmp_path)
        assert PARSER._process is not None
        processes.add(PARSER._process.pid)
    assert 1 == len(processes)


def test_parser_that_finds_no_end_is_stopped() -> None:
    endless = content("deep.rtf")  # its parser runs out of memory after a second or more
    found = within(3, lambda: PARSER.read(endless, Origin("deep.rtf"), ".rtf", 0.3), time.monotonic)
    assert ["source.endless"] == [issue.code for issue in found.issues]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited and measured where Linux counts it")
@pytest.mark.parametrize("name", ["endless.pdf", "links.html", "bomb.docx", "bomb.zip", "noise.html", "deep.rtf"])
def test_no_process_takes_more_than_300_mb(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(content(name))
    done = subprocess.run([sys.executable, "-c", PEAK, str(tmp_path / name)], capture_output=True, text=True)
    assert 20 * 1024 < int(done.stdout) < 300 * 1024, done.stderr


def test_parser_cannot_reach_the_network_or_start_programs() -> None:
    code = (
        "import sys; from brief.sources import child; sys.addaudithook(child._refuse)\n"
        "import os, socket\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: os.system('true')):\n"
        "    try: act()\n"
        "    except PermissionError: print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "refused\nrefused\n" == done.stdout


def test_library_in_the_current_folder_is_not_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "lxml", "trafilatura", "email"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)", encoding="utf-8")
    (tmp_path / "a.html").write_bytes(saved.html(bad_sources.WORDS))
    PARSER.close()
    monkeypatch.chdir(tmp_path)
    assert 1 == len(read(tmp_path / "a.html", tmp_path)[0])


def test_parser_ends_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(saved.html(bad_sources.WORDS))
    code = (
        "import os, sys; from brief.sources.isolation import PARSER; from brief.sources.reading import Origin\n"
        "PARSER.read(open(sys.argv[1], 'rb').read(), Origin('a.html'), '.html', 300)\n"
        "print(PARSER._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.html")], capture_output=True, text=True)
    process = int(done.stdout)
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        if _is_ended(process):
            return
        time.sleep(0.05)
    pytest.fail("the parser lives on without the program")


def _is_ended(process: int) -> bool:
    """Whether a process has ended, though nobody has asked how."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()[0] == "Z"


@pytest.mark.parametrize("suffix", sorted(saved.MAKERS))
def test_damaged_bytes_give_documents_or_reasons_and_no_fault(suffix: str) -> None:
    whole, chance = saved.MAKERS[suffix](bad_sources.WORDS), random.Random(suffix)
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20, 200))):
            at = chance.randrange(len(damaged))
            if chance.random() < 0.6:
                damaged[at] = chance.randrange(256)
            elif len(damaged) > 100:
                del damaged[at : at + chance.randrange(1, 60)]
        if suffix == ".pdf":  # whose library may end the process
            found = PARSER.read(bytes(damaged), Origin("a.pdf"), suffix, SECONDS)
        else:
            found = reader(suffix)(bytes(damaged), Origin(f"a{suffix}"))
        assert found.documents or found.issues or found.parts
        assert "source.fault" not in {issue.code for issue in found.issues}
