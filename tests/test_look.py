"""A look is read whole, or refused by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief.errors import UsageError
from brief.render import compose
from brief.render.look import looks_folder, read_look


def a_look(folder: Path, content: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "look.toml").write_text(content, encoding="utf-8")
    return folder


def test_default_look_is_complete() -> None:
    look = read_look()
    assert "default" == look.name
    assert set(look.sections) <= set(compose.SECTIONS)
    assert {f"headings.{name}" for name in compose.SECTIONS} == {key for key in look.labels if key[:9] == "headings."}


def test_every_standing_stance_and_status_has_a_label() -> None:
    from typing import get_args

    from brief import model

    labels = read_look().labels
    for group, values in (("standing", model.Standing), ("stance", model.Stance), ("status", model.EventStatus)):
        assert {f"{group}.{value}" for value in get_args(values)} == {
            key for key in labels if key.startswith(group + ".")
        }


def test_own_look_holds_only_what_differs(tmp_path: Path) -> None:
    folder = a_look(
        tmp_path / "house", 'paper = "Letter"\n[headings]\nahead = "To come"\n[colours]\naccent = "#AA0000"\n'
    )
    look = read_look(str(folder))
    assert ("Letter", "To come", "Sources") == (
        look.paper,
        look.label("headings.ahead"),
        look.label("headings.sources"),
    )
    assert ("#aa0000", read_look().colours["ink"]) == (look.colours["accent"], look.colours["ink"])


def test_own_look_is_found_relative_to_the_briefing(tmp_path: Path) -> None:
    a_look(tmp_path / "house", "")
    assert "house" == read_look("house", base=tmp_path).name


def test_a_file_that_the_look_lacks_comes_from_the_default_one(tmp_path: Path) -> None:
    look = read_look(str(a_look(tmp_path / "house", "")))
    assert looks_folder() / "default" / "reference.docx" == look.file("reference.docx")
    (tmp_path / "house" / "reference.docx").write_bytes(b"own")
    assert tmp_path / "house" / "reference.docx" == look.file("reference.docx")


def test_a_file_that_no_look_has_is_named() -> None:
    with pytest.raises(UsageError, match=r"no logo\.png in this look"):
        read_look().file("logo.png")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('papr = "A4"', r"look\.toml: unknown key papr; allowed here: .*paper"),
        ('[colours]\nacent = "#000000"', r"unknown key colours\.acent; allowed here: accent"),
        ('paper = "A5"', r"paper is 'A5'; allowed: A4, Letter"),
        ("paper = 4", r"paper must be text, not 4"),
        ('figure = "yes"', r"figure must be true or false"),
        ('colours = "red"', r"colours must be a table"),
        ('[colours]\naccent = "red"', r"colours\.accent is 'red'; allowed: a colour as #rrggbb"),
        ('sections = ["in_brief", "weather"]', r"sections holds 'weather'; allowed: in_brief"),
        ("sections = [1]", r"sections holds 1; allowed"),
        ('sections = ["ahead", "ahead"]', r"names one section twice"),
        ('[pages]\npage = "{page}/{total}"', r"pages\.page holds \{total\}; allowed here: \{page\}, \{pages\}"),
        ("[room]\nquotes = 0", r"room\.quotes is 0; allowed: 1 and more"),
        ("[room]\nlater = -1", r"room\.later is -1; allowed: 0 and more"),
        ('[room]\nquotes = "two"', r"room\.quotes must be a number"),
        ("[room]\nquotes = true", r"room\.quotes must be a number"),
        ('logo = "logo.gif"', r"logo is 'logo\.gif'; allowed: a \.png, \.jpg, \.jpeg file of the look"),
        ('logo = "logo.png"', r"no logo\.png in this look nor in the default one"),
        ('[header]\nto = "{who}"', r"header\.to holds \{who\}; allowed here: none"),
        ("paper = ", r"not readable as TOML"),
    ],
)
def test_what_is_not_allowed_is_refused_by_file_and_key(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_look(str(a_look(tmp_path / "house", content)))


def test_an_unknown_look_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'fancy': no such look; use .*default"):
        read_look("fancy", base=tmp_path)


def test_a_value_with_braces_is_printed_as_it_stands() -> None:
    assert "{page} (below)" == read_look().label("events.below", name="{page}")
