"""The process that parses: what is told when it breaks, and when it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from brief.sources import child, formats, isolation, wire
from brief.sources.isolation import Parser
from brief.sources.reading import MB, Origin
from tests import bad_sources, saved

PAGE = saved.html(bad_sources.WORDS)


def test_parser_that_breaks_before_it_reads_costs_the_file_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_START", "raise SystemExit(3)")
    parser = Parser()
    found = parser.read(b"a" * 5 * MB, Origin("a.html"), ".html", 9.0)  # more than a pipe holds
    assert ((), ["source.crashed"]) == (found.documents, [issue.code for issue in found.issues])
    parser.close()


def test_parser_whose_program_is_gone_ends_by_itself() -> None:
    process = subprocess.Popen([sys.executable, "-c", isolation._START], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    asked = {"suffix": ".html", "origin": wire.of_origin(Origin("a.html")), "seconds": 9.0}
    wire.send(process.stdin, asked, PAGE)
    assert wire.receive(process.stdout) is not None
    process.stdin.close()
    assert 0 == process.wait(9)
    process.stdout.close()


def test_parser_that_has_read_much_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    start = f"from brief.sources import child; child._MOST_FILES = 2; {isolation._START}"
    monkeypatch.setattr(isolation, "_START", start)
    parser, running = Parser(), []
    for _ in range(3):
        assert 1 == len(parser.read(PAGE, Origin("a.html"), ".html", 9.0).documents)
        running.append(parser._process)
    assert [True, False, True] == [process is not None for process in running]
    parser.close()


@pytest.mark.parametrize(
    ("fault", "code"),
    [(MemoryError(), "source.too-much"), (RecursionError(), "source.too-deep"), (KeyError("x"), "source.fault")],
)
def test_fault_on_one_file_is_told_by_its_kind(monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str) -> None:
    def reader(_: str) -> formats.Reader:
        def read(*_: object) -> None:
            raise fault

        return read  # type: ignore[return-value]

    monkeypatch.setattr(formats, "reader", reader)
    found = child._read({"suffix": ".html", "origin": wire.of_origin(Origin("a.html"))}, PAGE)
    assert [(code, "a.html")] == [(issue.code, issue.where) for issue in found.issues]


def test_memory_held_is_known_with_and_without_proc(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(*_: object, **__: object) -> str:
        raise FileNotFoundError

    assert child._held() > MB
    monkeypatch.setattr(Path, "read_text", absent)
    assert child._held() > 0
    monkeypatch.setitem(sys.modules, "resource", None)  # as on Windows
    assert 0 == child._held()
