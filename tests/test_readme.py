"""What README and ARCHITECTURE say is so: commands, options, formats, keys, targets, parts and libraries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import typer.main

from brief import cli, config
from brief.corrections import KINDS, parse
from brief.render import RENDERERS
from brief.sources import READERS
from tests import test_layers

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TOOLS = [tool for extra in PROJECT["optional-dependencies"].values() for tool in extra]
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
TARGETS = set(re.findall(r"(?m)^([a-z]+):", MAKEFILE))


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def rows(text: str, column: int = 0) -> list[str]:
    """The cells of a column of the tables in a text, without their heads."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    heads = {number - 1 for number, line in enumerate(lines) if line.startswith("|---")}
    kept = [line for number, line in enumerate(lines) if number not in heads and not line.startswith("|---")]
    return [line.strip("|").split("|")[column].strip() for line in kept]


def words(cells: list[str]) -> set[str]:
    """What stands in code marks in table cells."""
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def options(command: str) -> set[str]:
    return {flag for parameter in COMMANDS[command].params for flag in (*parameter.opts, *parameter.secondary_opts)}


def test_the_two_commands_come_first_and_the_makefile_has_them() -> None:
    first_block = README.split("```sh\n", 1)[1].split("```", 1)[0]
    assert ["make briefing", "make test"] == re.findall(r"(?m)^make \w+", first_block)
    assert first_block in README.split("\n## ", 2)[1]


def test_every_target_that_readme_names_exists_and_the_other_way_round() -> None:
    named = set(re.findall(r"(?m)^make (\w+)", README))
    assert TARGETS - {"pango"} == named


def test_targets_are_never_taken_for_files() -> None:
    phony = set(re.findall(r"(?m)^\.PHONY: (.*)$", MAKEFILE)[0].split())
    assert TARGETS == phony


@pytest.mark.needs("make")
def test_make_test_runs_every_check_and_installs_nothing_outside_its_environment() -> None:
    command = ["make", "--dry-run", "--always-make", "test"]
    steps = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for check in ("ruff check", "ruff format --check", "mypy", "pytest"):
        assert f".venv/bin/{check}" in steps
    assert "--require-hashes" in steps
    assert not re.search(r"apt-get install(?! python3-venv)|sudo|doctor", steps)


def test_make_briefing_builds_what_readme_promises() -> None:
    assert "brief build --format pdf,docx" in MAKEFILE.replace("$(BIN)/", "")
    assert "out/briefing.pdf and out/briefing.docx" in README


def test_every_command_is_in_readme_and_the_other_way_round() -> None:
    named = {cell.split()[0] for cell in re.findall(r"`brief ([^`]+)`", "\n".join(rows(section(README, "Commands"))))}
    assert set(COMMANDS) == named


def test_commands_named_anywhere_in_readme_exist() -> None:
    assert set() == set(re.findall(r"\bbrief ([a-z]+)\b`", README)) - set(COMMANDS)


def test_every_option_is_in_readme_with_its_commands() -> None:
    table = [line for line in section(README, "Commands").splitlines() if line.startswith("| `-")]
    told = {
        (command.strip(), option)
        for line in table
        for command in line.split("|")[2].split(",")
        for option in re.findall(r"`(--?[a-z-]+)`", line.split("|")[1])
    }
    given = {
        (command, option)
        for command in COMMANDS
        for option in options(command)
        if option.startswith("-") and option not in ("-h", "--help")
    }
    assert (
        given
        | {
            ("brief", "--version"),
            ("brief", "--install-completion"),
            ("brief", "--show-completion"),
            ("all", "-h"),
            ("all", "--help"),
        }
        == told
    )


def test_formats_in_readme_are_those_that_exist() -> None:
    line = next(line for line in README.splitlines() if line.startswith("| `-f`"))
    assert set(RENDERERS) == set(re.findall(r"`(\w+)`", line.split("|")[3]))


def test_formats_that_are_read_are_those_that_exist() -> None:
    table = README.split("\n### What is read\n", 1)[1].split("\n## ", 1)[0]
    assert set(READERS) == words(rows(table))


def test_keys_of_brief_toml_in_readme_are_those_that_exist() -> None:
    assert set(config.KEYS) == words(rows(section(README, "brief.toml")))


def test_kinds_of_corrections_in_readme_are_those_that_exist() -> None:
    table = [line for line in section(README, "Corrections").splitlines() if line.startswith("|")]
    assert set(KINDS) == words(rows("\n".join(table)))
    assert all(f"`brief correct {kind} " in line for kind, line in zip(KINDS, table[2:], strict=True))


def test_the_corrections_that_readme_shows_can_be_read() -> None:
    shown = section(README, "Corrections").split("```toml\n", 1)[1].split("```", 1)[0]
    assert ["speaker", "day", "place", "omit"] == [each.kind for each in parse(shown)]


def test_the_commands_of_a_first_week_do_what_readme_says_from_an_empty_folder(tmp_path: Path) -> None:
    downloads = tmp_path / "Downloads"
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for day, articles in (("monday", seeds[:3]), ("tuesday", seeds[3:])):
        (downloads / day).mkdir(parents=True)
        for article in articles:
            shutil.copy(article, downloads / day)
    commands = section(README, "Again and again").split("```sh\n", 1)[1].split("```", 1)[0].splitlines()
    script = "\n".join(f"{command}\nprintf '%s\\n' $? >> ~/statuses" for command in commands)
    around = {**os.environ, "HOME": str(tmp_path), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    ran = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=around, capture_output=True, text=True, check=False)
    statuses = dict(zip(commands, (tmp_path / "statuses").read_text().split(), strict=True))
    assert "1" == statuses.pop("brief check"), ran.stderr
    assert {"0"} == set(statuses.values()), ran.stderr
    assert "Since edition 1" in ran.stdout
    assert {"edition.json"} < {path.name for path in (tmp_path / "talks" / "editions" / "0001").iterdir()}
    assert (tmp_path / "talks" / "out" / "briefing.docx").exists()


@pytest.mark.parametrize("status", [0, 1, 2, 3, 4, cli.FAULT])
def test_exit_statuses_are_told(status: int) -> None:
    assert f"\n| {status} | " in README


def test_files_that_readme_names_exist() -> None:
    assert [] == [
        name for name in re.findall(r"`([A-Z]+\.md|requirements\.lock)`", README) if not (ROOT / name).exists()
    ]


def test_import_table_is_the_one_that_is_tested() -> None:
    text = section(ARCHITECTURE, "Who may import whom")
    ground = words([text.split("`model` and `errors` import nothing")[0]])
    assert ground == test_layers.GROUND
    parts = words(rows(text)) | ground | {"__main__", "__init__"}
    assert parts == set(test_layers.MAY_IMPORT)
    for cell, allowed in zip(rows(text), rows(text, 1), strict=True):
        told = words([allowed]) | (ground if "ground" in allowed else set())
        if len(words([cell])) == 1 and "every stage" not in allowed:
            assert told == test_layers.MAY_IMPORT[words([cell]).pop()], cell


def test_every_part_of_the_package_is_in_the_tree() -> None:
    tree = section(ARCHITECTURE, "Tree")
    parts = {
        path.name for path in (ROOT / "brief").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert set() == {part for part in parts if not re.search(rf"\b{part}\b", tree)} - {"__init__.py", "__main__.py"}
    named = re.findall(r"(?m)^  ([a-z]+(?:\.py|/)) ", tree)
    assert [] == [name for name in named if not (ROOT / "brief" / name).exists()]


def test_every_dependency_has_its_reason() -> None:
    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[><=\[]", each)[0] for each in wanted}

    text = section(ARCHITECTURE, "Dependencies")
    assert names(PROJECT["dependencies"]) == set(rows(text))
    tools = text.split("For the tests and tools only:")[1]
    assert set() == {name for name in names(TOOLS) if name not in tools}


def declared(*groups: list[str]) -> set[str]:
    return {re.split(r"[><=\[]", each)[0].lower() for group in groups for each in group}


@pytest.mark.parametrize(("folder", "extras"), [("brief", []), ("tests", TOOLS)])
def test_whatever_is_imported_is_a_declared_dependency(folder: str, extras: list[str]) -> None:
    distributions = metadata.packages_distributions()
    imported = {
        name.split(".")[0]
        for path in (ROOT / folder).rglob("*.py")
        for name, _ in test_layers.imports(test_layers.parsed(path))
    }
    own = {"brief", "tests"} | {path.stem for path in ROOT.glob("t*/*.py")}
    foreign = {name for name in imported - own if name not in sys.stdlib_module_names}
    wanted = declared(PROJECT["dependencies"], extras)
    assert set() == {
        name
        for name in foreign
        if not {each.lower().replace("_", "-") for each in distributions.get(name, [name])} & wanted
    }


def test_every_dependency_is_locked_with_a_hash_and_no_address_is() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    locked = {name.lower() for name in re.findall(r"(?m)^([A-Za-z0-9_.-]+)==", lock)}
    assert set() == {re.split(r"[><=\[]", each)[0] for each in wanted} - locked
    pinned = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)[1:]
    assert [] == [each.split()[0] for each in pinned if "--hash=sha256:" not in each]
    assert not re.search(r"(?i)https?://|--(extra-)?index|--find-links|file:", lock)
