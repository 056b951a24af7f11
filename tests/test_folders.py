"""`brief init` and `brief add`: a folder laid out once, sources copied whole, and nothing that was there harmed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from brief import config, folders
from brief.config import Config
from brief.errors import UsageError


def test_a_folder_is_laid_out_with_all_keys_as_comments(tmp_path: Path) -> None:
    made = folders.lay_out(tmp_path / "a" / "talks")
    assert ["brief.toml", ".gitignore", "sources"] == [path.name for path in made]
    text = (tmp_path / "a" / "talks" / "brief.toml").read_text(encoding="utf-8")
    assert Config() == config.parse(text)
    assert [] == [key for key in config.KEYS if f"# {key} = " not in text and f"# [{key}" not in text]
    assert ["out/", ".brief/"] == (tmp_path / "a" / "talks" / ".gitignore").read_text(encoding="utf-8").split()


def test_each_key_of_the_template_can_be_had_by_taking_its_mark_away() -> None:
    lines = [line.removeprefix("# ") for line in folders.template().splitlines() if " = " in line or line[:3] == "# ["]
    first = [line for line in lines if line.partition(" = ")[0] in config.KEYS]
    tables = "\n".join(lines[len(first) :])
    assert Config() != config.parse("\n".join([*first, tables]))


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert ["brief.toml", "sources"] == [path.name for path in folders.lay_out(tmp_path)]
    assert "mine\n" == (tmp_path / ".gitignore").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="is there already, and stays as it is"):
        folders.lay_out(tmp_path)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "talks").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be laid out"):
        folders.lay_out(tmp_path / "talks")


def a_file(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_source_is_copied_once_and_another_of_its_name_gets_a_number(tmp_path: Path) -> None:
    one, other = a_file(tmp_path / "x" / "page.txt", "one"), a_file(tmp_path / "y" / "page.txt", "other")
    added = folders.add((one, one, other, other), tmp_path, Config())
    assert ["page.txt", "page.txt", "page-2.txt", "page-2.txt"] == [path.name for path in added]
    assert {"page.txt": "one", "page-2.txt": "other"} == {
        path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "sources").iterdir()
    }
    assert one.exists()


def test_sources_go_where_brief_toml_looks_for_them(tmp_path: Path) -> None:
    file = a_file(tmp_path / "x" / "page.txt", "one")
    (added,) = folders.add((file,), tmp_path, Config(sources=(Path("single.txt"), Path("articles"))))
    assert tmp_path / "articles" / "page.txt" == added
    with pytest.raises(UsageError, match="names no folder"):
        folders.add((file,), tmp_path, Config(sources=(Path("single.txt"),)))


@pytest.mark.parametrize("name", ["absent.txt", "x", "fifo", "https://example.org/a"])
def test_where_one_is_no_file_none_is_copied(tmp_path: Path, name: str) -> None:
    good = a_file(tmp_path / "x" / "page.txt", "one")
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(UsageError) as caught:
        folders.add((good, Path(name) if ":" in name else tmp_path / name), tmp_path, Config())
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.glob("sources/*"))


def test_an_address_is_named_as_it_was_typed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^https://example\.org/a: an address is not fetched"):
        folders.add((Path("https://example.org/a"),), tmp_path, Config())
