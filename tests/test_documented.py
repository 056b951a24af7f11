# ruff: noqa: F811 - fixtures of another module
"""Every command and option that README and `--help` name does what they say: each is run, and its effect is seen."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import interruptible
from tests.test_cli import ARTICLE, Ran, brief, folder  # noqa: F401
from tests.test_readme import COMMANDS, README, options

ROOT = Path(__file__).parents[1]
LATER = """Commission meets in Miravel

By Ada Lind
March 9, 2022

The Orlin Basin Commission met in Miravel on Wednesday, with delegations from Taluria and Karsovia.

"We are not going to close a dam that lights four million homes," said Tomas Brandl, the foreign minister of Karsovia.

Taluria demanded that Karsovia open the dam before the sowing. Karsovia rejected the demand.
"""
Run = Callable[..., Ran]
Shown = Callable[[Path, Run], None]
SHOWN: dict[tuple[str, str], Shown] = {}


def shows(command: str, *names: str) -> Callable[[Shown], Shown]:
    """Says that a function shows what an option, an argument or a bare command does."""

    def listed(shown: Shown) -> Shown:
        SHOWN.update({(command, name): shown for name in names or ("",)})
        return shown

    return listed


@pytest.fixture
def two(folder: Path) -> Path:
    """A briefing's folder with two articles, of 7 and 9 March 2022."""
    (folder / "sources" / "later.txt").write_text(LATER, encoding="utf-8")
    return folder


def markdown(two: Path, run: Run, *arguments: str) -> str:
    ran = run(two, "build", "-f", "md", "-o", "-", *arguments)
    assert 0 == ran.status, ran.err
    return ran.out


def data(two: Path, run: Run, *arguments: str):  # type: ignore[no-untyped-def]
    return json.loads(run(two, "build", "-f", "json", "-o", "-", *arguments).out)


# --- build -------------------------------------------------------------------------------------


@shows("build", "", "--format", "-f")
def formats(two: Path, run: Run) -> None:
    assert (0, "out/briefing.pdf\n") == (run(two, "build").status, run(two, "build").out)
    assert "out/briefing.md\nout/briefing.json\n" == run(two, "build", "--format", "md,json").out
    assert "out/briefing.html\nout/briefing.eml\n" == run(two, "build", "-f", "html", "-f", "eml").out
    starts = {"pdf": b"%PDF-", "md": b"# ", "json": b"{", "html": b"<!DOCTYPE html>", "eml": b"X-Unsent"}
    for suffix, start in starts.items():
        assert (two / "out" / f"briefing.{suffix}").read_bytes().startswith(start)


@shows("build", "PATH...")
def build_path(two: Path, run: Run) -> None:
    ran = run(two, "build", "-f", "json", "-o", "-", "sources/later.txt")
    assert ["sources/later.txt"] == [source["path"] for source in json.loads(ran.out)["sources"]]


@shows("build", "--out", "-o")
def build_out(two: Path, run: Run) -> None:
    assert "elsewhere/briefing.md\n" == run(two, "build", "-f", "md", "--out", "elsewhere").out
    assert "week.json\n" == run(two, "build", "-o", "week.json").out
    assert {"elsewhere", "week.json"} < {path.name for path in two.iterdir()}
    assert "# " == run(two, "build", "-f", "md", "-o", "-").out[:2]


@shows("build", "--look")
def build_look(two: Path, run: Run) -> None:
    (two / "house").mkdir()
    (two / "house" / "look.toml").write_text('[headings]\nsources = "Read for this"\n', encoding="utf-8")
    assert "## Sources" in markdown(two, run)
    assert "## Read for this" in markdown(two, run, "--look", "house")
    assert markdown(two, run) != markdown(two, run, "--look", "summary")


@shows("build", "--from", "--to")
def build_window(two: Path, run: Run) -> None:
    def days(*arguments: str) -> list[str]:
        return [day["first"] for day in data(two, run, *arguments)["days"]]

    assert ["2022-03-07", "2022-03-09"] == days()
    assert ["2022-03-09"] == days("--from", "2022-03-08")
    assert ["2022-03-07"] == days("--to", "2022-03-08")


@shows("build", "--about")
def build_about(two: Path, run: Run) -> None:
    assert "four million homes" in markdown(two, run)
    about = markdown(two, run, "--about", "homes")
    assert "four million homes" in about
    assert "We came to listen" not in about


@shows("build", "--detail")
def build_detail(two: Path, run: Run) -> None:
    every = {quote["id"] for quote in data(two, run, "--detail", "full")["quotes"] if quote["shown"]}
    assert {quote["id"] for quote in data(two, run, "--detail", "key")["quotes"] if quote["shown"]} <= every
    assert 2 == run(two, "build", "--detail", "some").status


@shows("build", "--review")
def build_review(two: Path, run: Run) -> None:
    assert "sources/later.txt" not in markdown(two, run)
    assert "sources/later.txt" in markdown(two, run, "--review")
    assert 2 == run(two, "build", "-f", "eml", "--review").status


@shows("build", "--final")
def build_final(two: Path, run: Run) -> None:
    assert "the edition is closed and kept in editions/0001" in run(two, "build", "-f", "md", "--final").err
    assert (two / "editions" / "0001" / "edition.json").exists()
    assert 2 == data(two, run)["edition"]


@shows("build", "--strict")
def build_strict(two: Path, run: Run) -> None:
    (two / "sources" / "empty.txt").write_bytes(b"")
    assert (0, 1) == (run(two, "build", "-f", "md").status, run(two, "build", "-f", "md", "--strict").status)


@shows("build", "--watch")
def build_watch(two: Path, _: Run) -> None:
    command = [sys.executable, "-m", "brief", "build", "-f", "md", "--watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command,
        cwd=two,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        preexec_fn=interruptible,
    )
    assert process.stdout
    assert process.stderr
    assert "out/briefing.md\n" == process.stdout.readline()
    while "watching; Ctrl-C ends it" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert 0 == process.wait(timeout=60)
    process.stdout.close()
    process.stderr.close()


# --- what is shown -----------------------------------------------------------------------------


@shows("inspect", "", "PATH...")
def inspect(two: Path, run: Run) -> None:
    both, one = run(two, "inspect").out, run(two, "inspect", "sources/later.txt").out
    assert "We came to listen" in both
    assert "We came to listen" not in one
    assert "four million homes" in one


@shows("inspect", "--json")
def inspect_json(two: Path, run: Run) -> None:
    found = json.loads(run(two, "inspect", "--json").out)["sources"]
    assert ["sources/later.txt", "sources/orlin.txt"] == [each["document"]["path"] for each in found]


@shows("timeline", "", "PATH...")
def timeline(two: Path, run: Run) -> None:
    assert all(day in run(two, "timeline").out for day in ("7 March", "9 March"))
    assert "7 March" not in run(two, "timeline", "sources/later.txt").out


@shows("timeline", "--from", "--to")
def timeline_window(two: Path, run: Run) -> None:
    def days(*arguments: str) -> list[str]:
        return re.findall(r"(?m)^[A-Z][a-z]+day \d+ March 2022", run(two, "timeline", *arguments).out)

    assert ["Monday 7 March 2022", "Wednesday 9 March 2022"] == days()
    assert ["Wednesday 9 March 2022"] == days("--from", "2022-03-08")
    assert ["Monday 7 March 2022"] == days("--to", "2022-03-08")


@shows("timeline", "--about")
def timeline_about(two: Path, run: Run) -> None:
    assert run(two, "timeline").out != run(two, "timeline", "--about", "no such thing at all").out


@shows("check", "", "PATH...")
def check(two: Path, run: Run) -> None:
    (two / "sources" / "empty.txt").write_bytes(b"")
    ran = run(two, "check")
    assert 1 == ran.status
    assert "sources/empty.txt" in ran.out
    assert "sources/empty.txt" not in run(two, "check", "sources/later.txt").out


@shows("check", "--json")
def check_json(two: Path, run: Run) -> None:
    (two / "sources" / "empty.txt").write_bytes(b"")
    (lost,) = [row for row in json.loads(run(two, "check", "--json").out) if row["severity"] == "lost"]
    assert {"code", "severity", "where", "message", "command"} == set(lost)


@shows("changes", "", "PATH...")
def changes(two: Path, run: Run) -> None:
    later = (two / "sources" / "later.txt").rename(two / "later.txt")
    run(two, "build", "-f", "md", "--final")
    later.rename(two / "sources" / "later.txt")
    assert "Commission meets in Miravel" in run(two, "changes").out
    assert "Commission meets in Miravel" not in run(two, "changes", "sources/orlin.txt").out


@shows("changes", "--json")
def changes_json(two: Path, run: Run) -> None:
    assert "null" == run(two, "changes", "--json").out.strip()
    run(two, "build", "-f", "md", "--final")
    assert {"since": 1, "as_of": "2022-03-09", "items": []} == json.loads(run(two, "changes", "--json").out)


# --- what is changed ---------------------------------------------------------------------------


@shows("correct", "", "KIND", "WORDS", "VALUE")
def correct(two: Path, run: Run) -> None:
    assert "speaker" in run(two, "correct").out
    assert 2 == run(two, "correct", "speaker").status
    assert 0 == run(two, "correct", "speaker", "We came to listen", "Ada Verrin").status
    assert "Ada Verrin" in markdown(two, run)


@shows("correct", "--undo")
def correct_undo(two: Path, run: Run) -> None:
    before = markdown(two, run)
    run(two, "correct", "speaker", "We came to listen", "Ada Verrin")
    assert "taken back" in run(two, "correct", "--undo").err
    assert before == markdown(two, run)


@shows("correct", "--drop")
def correct_drop(two: Path, run: Run) -> None:
    run(two, "correct", "speaker", "We came to listen", "Ada Verrin")
    run(two, "correct", "speaker", "four million homes", "Olga Brandl")
    assert 0 == run(two, "correct", "--drop", "1").status
    assert "Ada Verrin" not in markdown(two, run)
    assert "Olga Brandl" in markdown(two, run)


@shows("add", "", "FILE...")
def add(two: Path, run: Run) -> None:
    article = (two / "sources" / "later.txt").rename(two / "later.txt")
    ran = run(two, "add", article.name)
    assert (0, "sources/later.txt\n") == (ran.status, ran.out)
    assert "Commission meets in Miravel" in ran.err


@shows("init", "", "DIR")
def init(two: Path, run: Run) -> None:
    assert 0 == run(two, "init", "talks").status
    assert {"brief.toml", "sources"} <= {path.name for path in (two / "talks").iterdir()}


@shows("verify", "", "DOCUMENT", "SOURCES...")
def verify(two: Path, run: Run) -> None:
    run(two, "build", "-f", "md,docx")
    for name in ("out/briefing.md", "out/briefing.docx"):
        assert (0, 1) == (run(two, "verify", name).status, run(two, "verify", name).out.count("verified: "))
    (two / "others").mkdir()
    (two / "others" / "later.txt").write_text(LATER.replace("four million", "five million"), encoding="utf-8")
    (two / "others" / "orlin.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run(two, "verify", "out/briefing.md", "others")
    assert 1 == ran.status
    assert "five million" in ran.out


@shows("doctor")
def doctor(two: Path, run: Run) -> None:
    ran = run(two, "doctor")
    assert re.search(r"(?m)^ok +Python ", ran.out)


@shows("doctor", "--mend")
def doctor_mend(two: Path, run: Run) -> None:
    ran = run(two, "doctor", "--mend")
    assert (ran.status == 0) is (ran.out == "")


# --- brief itself ------------------------------------------------------------------------------


@shows("brief", "--version")
def version(two: Path, run: Run) -> None:
    assert re.fullmatch(r"brief \d+\.\d+\.\d+\n", run(two, "--version").out)


@shows("brief", "--show-completion", "--install-completion")
def completion(two: Path, _: Run) -> None:
    environment = {**os.environ, "HOME": str(two), "PYTHONPATH": str(ROOT)}

    def under_bash(option: str) -> str:
        command = ["bash", "-c", f"{sys.executable} -m brief {option}; exit $?"]
        done = subprocess.run(command, cwd=two, env=environment, capture_output=True, text=True, check=False)
        assert 0 == done.returncode, done.stderr
        return done.stdout

    assert "complete" in under_bash("--show-completion")
    under_bash("--install-completion")
    installed = [path for path in two.rglob("*") if path.is_file() and "brief" in path.name and "bash" in str(path)]
    assert [True] == ["_BRIEF_COMPLETE" in path.read_text() for path in installed]


@shows("all", "-h", "--help")
def every_help(two: Path, run: Run) -> None:
    for name, command in COMMANDS.items():
        for option in ("-h", "--help"):
            ran = run(two, name, option)
            assert 0 == ran.status
            shown = " ".join(ran.out.split())
            assert all(each in shown for each in options(name) if each.startswith("-"))
            assert all(argument in shown for argument in arguments(name))
            assert command.help
            assert command.help.split(".")[0] in shown
    shown = run(two, "--help").out
    assert set(COMMANDS) == set(re.findall(r"(?m)^  ([a-z]+) +[A-Z]", shown.split("Commands:")[1]))


def arguments(command: str) -> set[str]:
    return {each.metavar for each in COMMANDS[command].params if each.param_type_name == "argument"}


@pytest.mark.parametrize("shown", dict.fromkeys(SHOWN.values()), ids=lambda shown: shown.__name__)
def test_each_does_what_is_said(shown: Shown, two: Path, brief: Run) -> None:
    shown(two, brief)


def test_every_command_option_and_argument_is_shown() -> None:
    given = {(command, name) for command in COMMANDS for name in ("", *arguments(command))}
    given |= {(command, name) for command in COMMANDS for name in options(command) if name.startswith("-")}
    given |= {("brief", name) for name in ("--version", "--install-completion", "--show-completion")}
    given |= {("all", "-h"), ("all", "--help")}
    assert {each for each in given if each[1] not in ("-h", "--help") or each[0] == "all"} == set(SHOWN)


def test_arguments_are_named_in_readme_as_in_help() -> None:
    for command in COMMANDS:
        row = next(line for line in README.splitlines() if line.startswith(f"| `brief {command}"))
        named = set(re.findall(r"[A-Z]{3,}(?:\.\.\.)?", row.split("`")[1]))
        assert named == arguments(command), command
