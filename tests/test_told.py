# ruff: noqa: F811 - fixtures of another module
"""What commands tell their user on the way: progress, changes watched, what is amiss, and when nothing is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief import checking, doctor, watching
from brief.doctor import Check
from tests.test_cli import ARTICLE, brief, folder  # noqa: F401
from tests.test_documented import LATER


def watched(monkeypatch: pytest.MonkeyPatch, *acts) -> None:  # type: ignore[no-untyped-def]
    """Has the system tell of each act once it is done, and somebody interrupt then."""

    def changes(_: watching.Place) -> Iterator[str]:
        yield ""
        for act in acts:
            yield act()
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "changes", changes)


def test_watch_tells_what_changed_and_by_how_much_the_counts_did(folder, brief, monkeypatch) -> None:
    def added() -> str:
        (folder / "sources" / "later.txt").write_text(LATER, encoding="utf-8")
        return "later.txt added"

    watched(monkeypatch, added, lambda: "later.txt touched")
    ran = brief(folder, "build", "-f", "md", "--watch")
    assert (0, "out/briefing.md\nout/briefing.md\n") == (ran.status, ran.out)
    assert "watching; Ctrl-C ends it" in ran.err
    assert "later.txt added: 2 sources (+1)" in ran.err
    assert "touched" not in ran.err  # nothing has come of it


def test_watch_goes_on_after_a_build_that_could_not_be(folder, brief, monkeypatch) -> None:
    settings = folder / "brief.toml"

    def broken() -> str:
        settings.write_text("colour = 3", encoding="utf-8")
        return "brief.toml added"

    def mended() -> str:
        settings.write_text('title = "Lake Orlin"', encoding="utf-8")
        return "brief.toml changed"

    watched(monkeypatch, broken, mended)
    ran = brief(folder, "build", "-f", "md", "--watch")
    assert (0, "out/briefing.md\nout/briefing.md\n") == (ran.status, ran.out)
    assert "brief.toml" in ran.err and "colour" in ran.err
    assert "brief.toml changed: 1 source (+0)" in ran.err or "brief.toml changed: 1 sources (+0)" in ran.err


def test_terminal_is_shown_how_far_a_build_is_and_left_clean(folder, brief, monkeypatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = brief(folder, "build", "-f", "md")
    assert "\r\x1b[K" in ran.err
    assert ran.err.rindex("\r\x1b[K") < ran.err.index("1 source, ")


def test_many_issues_are_told_in_part_with_the_number_of_the_others(folder, brief) -> None:
    for number in range(15):
        (folder / "sources" / f"empty{number}.txt").write_bytes(b"")
    err = brief(folder, "build", "-f", "md").err
    told = [line for line in err.splitlines() if line.startswith(("lost:", "warn:", "look:"))]
    assert 12 == len(told)
    assert "more for a human eye: brief check lists all, each with its command" in err


def test_words_of_several_are_told_with_the_ids_to_choose_from(folder, brief) -> None:
    (folder / "sources" / "later.txt").write_text(LATER, encoding="utf-8")
    ran = brief(folder, "correct", "hide", "the")
    assert (2, "") == (ran.status, ran.out)
    assert "give more words, or one of these ids" in ran.err
    assert 2 <= sum(line.strip().startswith(("q-", "e-", "d-")) for line in ran.err.splitlines())


def test_that_nothing_needs_an_eye_is_said(folder, brief, monkeypatch) -> None:
    monkeypatch.setattr(checking, "concerns", lambda _: ())
    ran = brief(folder, "check")
    assert (0, "", "nothing needs a human eye\n") == (ran.status, ran.out, ran.err)


def test_doctor_names_what_is_amiss_and_the_command_that_mends_it(tmp_path: Path, brief, monkeypatch) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: (Check("Pango", "missing", False), Check("Fonts", "there", True)))
    monkeypatch.setattr(doctor, "remedy", lambda _: "apt-get install libpango")
    ran = brief(tmp_path, "doctor")
    assert (4, ["!!  Pango", "ok  Fonts"]) == (ran.status, [line[:9] for line in ran.out.splitlines()])
    assert "(Pango); mend it with: apt-get install libpango" in ran.err
    assert (4, "apt-get install libpango\n") == (
        brief(tmp_path, "doctor", "--mend").status,
        brief(tmp_path, "doctor", "--mend").out,
    )


def test_fault_of_ours_is_one_line_unless_a_report_is_wanted(folder, brief, monkeypatch) -> None:
    def fails(_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(checking, "concerns", fails)
    ran = brief(folder, "check")
    assert (70, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    monkeypatch.setenv("BRIEF_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        brief(folder, "check")


def test_init_and_add_refuse_what_they_cannot_do_in_one_line(folder, brief) -> None:
    for words, said in {
        ("init",): "is there already, and stays as it is",
        ("add", "https://delta-post.example/talks"): "an address is not fetched",
        ("add", "sources"): "a folder; name the files in it",
        ("add", "nothing.txt"): "no such file",
    }.items():
        (folder / "brief.toml").write_text("", encoding="utf-8")
        ran = brief(folder, *words)
        assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n")), words
        assert said in ran.err
    assert ARTICLE == (folder / "sources" / "orlin.txt").read_text(encoding="utf-8")
