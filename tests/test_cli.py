"""The command line: what goes to which stream, with which status, and that it is quick and safe."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from brief import cli, pipeline
from brief.render import RENDERERS
from tests.running import RUN, environment

ROOT = Path(__file__).parents[1]
HEAVY = ("dateparser", "docx", "jinja2", "lxml", "pypdfium2", "resvg_py", "rich", "trafilatura", "weasyprint")
ARTICLE = """Talks on Lake Orlin open in Port Halden

By Ada Lind
March 7, 2022

Delegations from Taluria and Karsovia met in Port Halden on Monday for talks on the waters of Lake Orlin.

"We came to listen," said Mira Tolland, the foreign minister of Taluria. "The dam has to be opened before the sowing."
"""


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing's folder with one article."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "orlin.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Runs `brief` in a folder, as a process would."""

    def run(folder: Path, *arguments: str) -> Ran:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["brief", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as exit:
            cli.main()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(int(exit.value.code or 0), out, err)

    return run


def test_build_writes_the_paths_to_standard_output_and_talks_on_standard_error(folder, brief) -> None:
    ran = brief(folder, "build", "-f", "md,json")
    assert (0, "out/briefing.md\nout/briefing.json\n") == (ran.status, ran.out)
    assert "1 source, " in ran.err
    assert {"briefing.md", "briefing.json"} == {path.name for path in (folder / "out").iterdir()}


def test_out_dash_gives_the_document_and_nothing_else(folder, brief) -> None:
    ran = brief(folder, "build", "-f", "json", "-o", "-")
    assert 0 == ran.status
    assert ["S1"] == [source["id"] for source in json.loads(ran.out)["sources"]]
    assert not (folder / "out").exists()


@pytest.mark.parametrize("formats", [(), ("-f", "pdf"), ("-f", "docx")])
def test_a_terminal_is_sent_no_bytes(folder, brief, monkeypatch, formats: tuple[str, ...]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = brief(folder, "build", *formats, "-o", "-")
    assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "terminal" in ran.err


def test_a_terminal_is_sent_what_can_be_read(folder, brief, monkeypatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = brief(folder, "build", "-f", "md", "-o", "-")
    assert (0, "# ") == (ran.status, ran.out[:2])


def test_building_twice_gives_the_same_bytes(folder, brief) -> None:
    first = brief(folder, "build", "-f", "json", "-o", "-").out
    assert first == brief(folder, "build", "-f", "json", "-o", "-").out


def test_strict_exits_1_when_something_needs_an_eye(folder, brief) -> None:
    (folder / "sources" / "empty.txt").write_bytes(b"")
    assert 0 == brief(folder, "build", "-f", "md").status
    ran = brief(folder, "build", "-f", "md", "--strict")
    assert (1, "out/briefing.md\n") == (ran.status, ran.out)
    assert "sources/empty.txt" in ran.err


def test_an_edited_document_is_kept_and_told(folder, brief) -> None:
    brief(folder, "build", "-f", "md")
    (folder / "out" / "briefing.md").write_text("mine", encoding="utf-8")
    ran = brief(folder, "build", "-f", "md")
    assert (0, "out/briefing.new.md\n") == (ran.status, ran.out)
    assert (
        "out/briefing.md isn't as the last build left it, so it is kept; the new one is out/briefing.new.md" in ran.err
    )
    assert "mine" == (folder / "out" / "briefing.md").read_text(encoding="utf-8")


def test_no_sources_is_one_line_and_status_3(tmp_path: Path, brief) -> None:
    ran = brief(tmp_path, "build")
    assert (3, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "sources/" in ran.err
    assert "seeds/" in ran.err
    assert [] == list(tmp_path.iterdir())


def test_an_empty_folder_of_sources_is_one_line_and_status_3(tmp_path: Path, brief) -> None:
    (tmp_path / "sources").mkdir()
    ran = brief(tmp_path, "build")
    assert (3, "", 1) == (ran.status, ran.out, ran.err.count("\n"))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 50, b" \n\n"], ids=["empty", "binary", "blank"])
def test_a_source_that_cannot_be_read_is_named_and_the_rest_is_built(folder, brief, content: bytes) -> None:
    (folder / "sources" / "broken.txt").write_bytes(content)
    ran = brief(folder, "build", "-f", "md")
    assert (0, "out/briefing.md\n") == (ran.status, ran.out)
    assert "sources/broken.txt: " in ran.err


def test_what_was_added_is_told_by_its_name_and_a_build_says_where_commands_are(folder, brief) -> None:
    new = folder / "new.txt"
    new.write_text("Talks go on\n\nThe ministers met. They will go on, and went home. Nobody knew more.\n")
    assert "new.txt: outlet not known: no title; " in brief(folder, "add", str(new)).err
    ran = brief(folder, "build", "-f", "md")
    assert "brief check has the command that settles each" in ran.err
    assert 'corrected: "sources/new.txt": published = 2022-03-08; ' in (
        brief(folder, "correct", "published", "new.txt", "2022-03-08").err
    )


def test_a_name_of_two_lines_is_told_on_one(folder, brief) -> None:
    (folder / "sources" / "two\nlines.pdf").write_bytes(b"nothing")
    for command in ("build -f md", "check"):
        ran = brief(folder, *command.split())
        lines = [line for line in (ran.out + ran.err).splitlines() if "lines.pdf" in line]
        assert all("two\\nlines.pdf" in line for line in lines) and lines


def test_a_missing_path_is_named_and_the_rest_is_built(folder, brief) -> None:
    ran = brief(folder, "build", "-f", "md", "sources", "nonesuch.txt")
    assert (0, "out/briefing.md\n") == (ran.status, ran.out)
    assert "nonesuch.txt: " in ran.err


def test_only_missing_paths_is_status_3(folder, brief) -> None:
    ran = brief(folder, "build", "-f", "md", "nonesuch.txt")
    assert (3, "") == (ran.status, ran.out)
    assert "nonesuch.txt" in ran.err


def test_a_text_without_any_date_is_built_and_named(tmp_path: Path, brief) -> None:
    (tmp_path / "sources").mkdir()
    words = (
        "Delegations from Taluria and Karsovia met behind closed doors, and nobody said a word to reporters.\n\n"
        "The mayor of the port said that the town had seen worse winters than this one, and better ministers too.\n\n"
        "Nothing in the statement that both sides signed afterwards says when they mean to come back to the lake.\n"
    )
    (tmp_path / "sources" / "undated.txt").write_text(words, encoding="utf-8")
    ran = brief(tmp_path, "build", "-f", "md")
    assert 0 == ran.status
    assert "sources/undated.txt: " in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "-f", "odt"), "--format odt: allowed: pdf, docx"),
        (("build", "--from", "monday"), "--from monday: a day is wanted, such as 2022-01-13"),
        (("build", "--from", "2022-01-13", "--to", "2022-01-10"), "the last day, 2022-01-10, is before the first"),
        (("build", "--colour"), "No such option: --colour"),
        (("bild",), "No such command 'bild'"),
        (("timeline", "--to", "2022-13-01"), "--to 2022-13-01: a day is wanted"),
    ],
)
def test_wrong_usage_is_status_2(folder, brief, arguments: tuple[str, ...], said: str) -> None:
    ran = brief(folder, *arguments)
    assert (2, "") == (ran.status, ran.out)
    assert said in ran.err


def test_wrong_configuration_is_status_2_with_file_and_key(folder, brief) -> None:
    (folder / "brief.toml").write_text('titel = "T"', encoding="utf-8")
    ran = brief(folder, "build")
    assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "brief.toml: unknown key 'titel'; did you mean 'title'?" in ran.err


def test_a_format_that_cannot_be_written_is_status_4_and_the_others_are(folder, brief) -> None:
    (folder / "out" / "briefing.md").mkdir(parents=True)
    for count in range(99):
        (folder / "out" / f"briefing.new{count or ''}.md").mkdir()
    ran = brief(folder, "build", "-f", "md,json")
    assert (4, "out/briefing.json\n") == (ran.status, ran.out)


def test_a_fault_of_ours_is_one_line_and_status_70(folder, brief, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise KeyError("gone")

    monkeypatch.setattr(pipeline, "briefing", broken)
    ran = brief(folder, "build")
    assert (cli.FAULT, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert "a fault of ours: KeyError: 'gone'" in ran.err


def test_inspect_shows_text_and_findings_with_their_rules(folder, brief) -> None:
    ran = brief(folder, "inspect", "sources")
    assert 0 == ran.status
    for expected in (
        "sources/orlin.txt",
        "Talks on Lake Orlin open",
        "2022-03-07",
        "Mira Tolland",
        "We came to listen",
    ):
        assert expected in ran.out


def test_inspect_as_json_holds_offsets_that_are_true(folder, brief) -> None:
    found = json.loads(brief(folder, "inspect", "--json", "sources/orlin.txt").out)
    text = found["sources"][0]["document"]["text"]
    excerpts = [quote["excerpt"] for quote in found["sources"][0]["quotes"]]
    assert [text[each["start"] : each["end"]] for each in excerpts] == [each["text"] for each in excerpts]
    assert excerpts


def test_inspect_reads_a_text_as_a_build_of_all_of_them_does(brief, tmp_path) -> None:
    told = ("Talks between Korvia and Merland began", "Talks between Korvia and Merland ended", "Korvia freed the crew")
    for number, words in enumerate(told):
        text = (
            f"News of the week in the valley\n\n13 January 2022\n\n{words} on Monday. The ministers went home late.\n"
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert 3 == brief(tmp_path, "inspect", ".").out.splitlines().count("  Korvia")
    assert "States that no list has: none" in brief(tmp_path, "inspect", "2.txt").out.splitlines()


def test_inspect_of_nothing_readable_is_status_3(folder, brief) -> None:
    (folder / "empty.txt").write_bytes(b"")
    ran = brief(folder, "inspect", "empty.txt")
    assert 3 == ran.status
    assert "empty.txt" in ran.err


def test_timeline_prints_days_and_events(folder, brief) -> None:
    ran = brief(folder, "timeline")
    assert 0 == ran.status
    assert "7 March 2022" in ran.out


def test_doctor_names_what_decides_the_bytes(folder, brief) -> None:
    ran = brief(folder, "doctor")
    assert re.search(r"(?m)^ok +weasyprint +\d", ran.out)
    assert re.search(r"(?m)^ok +Python +3\.", ran.out)


def test_escapes_in_a_source_do_not_reach_the_terminal(folder, brief) -> None:
    hostile = ARTICLE.replace("Mira Tolland", "Mira\x1b]0;owned\x07 Tolland").replace(
        "to listen", "to\x1b[2J\u202elisten"
    )
    (folder / "sources" / "orlin.txt").write_text(hostile, encoding="utf-8")
    (folder / "sources" / "e\x1b[31mvil.txt").write_bytes(b"")
    for command in ("inspect", "timeline", "build"):
        ran = brief(folder, *([command, "-f", "md"] if command == "build" else [command]))
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)


def test_no_colour_when_piped(folder, brief) -> None:
    assert "\x1b" not in brief(folder, "timeline").out


@pytest.mark.parametrize(("environment", "bold"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_headings_are_bold_on_a_terminal_unless_told(folder, environment: dict[str, str], bold: bool) -> None:
    outside, inside = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "brief", "inspect", str(folder / "sources" / "orlin.txt")]
    ran = subprocess.Popen(command, cwd=ROOT, stdout=inside, stderr=inside, env={**clean, **environment})
    os.close(inside)
    seen = os.read(outside, 64)
    ran.kill()
    ran.wait()
    os.close(outside)
    assert bold is (b"\x1b[1m" in seen)


def test_help_names_every_format(tmp_path: Path, brief) -> None:
    assert ", ".join(RENDERERS) in " ".join(brief(tmp_path, "build", "--help").out.split())


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("brief co", ["correct"]), ("brief correct sp", ["speaker", "split"]), ("brief build -f pdf,d", ["pdf,docx"])],
)
def test_a_shell_completes_commands_kinds_and_formats(tmp_path: Path, typed: str, completed: list[str]) -> None:
    asked = {"_BRIEF_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    command = [sys.executable, "-c", RUN]
    ran = subprocess.run(command, cwd=tmp_path, env={**environment(), **asked}, capture_output=True, text=True)
    assert completed == ran.stdout.split(), ran.stderr


def test_a_closed_pipe_is_no_traceback(folder: Path) -> None:
    shell = f"{sys.executable} -m brief inspect {folder}/sources | true"
    ran = subprocess.run(["sh", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr


# CPU seconds that an idle machine of the kind the 0.15 s are meant for takes to start Python and do nothing.
BARE_START = 0.014
PROBE = f"""
import resource, sys
try:
    if len(sys.argv) > 1:
        from brief.cli import main
        main()
except SystemExit:
    pass
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, *(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)
"""


def cpu_seconds(*arguments: str) -> float:
    command = [sys.executable, "-c", PROBE, *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    used, *loaded = ran.stderr.split()
    assert [] == loaded
    assert not arguments or "Commands:" in ran.stdout
    return float(used)


def test_help_is_instant_and_loads_nothing_heavy() -> None:
    """Fastest of several runs, and scaled by what a bare start costs: other work on the machine slows both."""
    bare, helped = zip(*((cpu_seconds(), cpu_seconds("--help")) for _ in range(7)), strict=True)
    assert min(helped) < 0.15 * max(1, min(bare) / BARE_START)
