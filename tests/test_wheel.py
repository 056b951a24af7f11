"""The wheel, installed into an empty environment and run from an empty folder: nothing of the checkout is missing."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("wheel")  # it is built once, in one process of the tests
ROOT = Path(__file__).parents[1]
ARTICLE = """Talks on Lake Orlin open in Port Halden

By Ada Lind
March 7, 2022

Delegations from Taluria and Karsovia met in Port Halden on Monday for talks on the waters of Lake Orlin.

"We came to listen," said Mira Tolland, the foreign minister of Taluria.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment that holds the wheel; the libraries it needs are lent by ours, not the project."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    library = next((folder / "lib").glob("python3*")) / "site-packages"
    (library / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin"


def run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """What the command did in `folder`, with nothing of our environment but the search path for programs."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C"}
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def test_wheel_holds_words_looks_and_schema_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, suffix in (("brief/lexicon", ".toml"), ("templates/default", "")):
        for path in (ROOT / folder).rglob(f"*{suffix}"):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(ROOT).as_posix()
                assert (name if name.startswith("brief/") else f"brief/{name}") in names
    assert {"brief"} == {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_what_runs_is_the_wheel(installed: Path, tmp_path: Path) -> None:
    ran = run(tmp_path, installed / "python", "-c", "import brief; print(brief.__file__)")
    assert Path(ran.stdout.strip()).is_relative_to(installed.parent), ran.stderr


def test_installed_command_builds_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "orlin.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run(tmp_path, installed / "brief", "build", "-f", "md,json,docx,pdf")
    assert (0, ["md", "json", "docx", "pdf"]) == (
        ran.returncode,
        [each.split(".")[-1] for each in ran.stdout.split()],
    ), ran.stderr
    assert (tmp_path / "out" / "briefing.pdf").read_bytes().startswith(b"%PDF-")
    assert "We came to listen" in (tmp_path / "out" / "briefing.md").read_text(encoding="utf-8")


def test_installed_command_without_sources_says_where_it_looked(installed: Path, tmp_path: Path) -> None:
    ran = run(tmp_path, installed / "brief", "build")
    assert (3, "", 1) == (ran.returncode, ran.stdout, ran.stderr.count("\n"))


def test_installed_doctor_finds_the_fonts(installed: Path, tmp_path: Path) -> None:
    ran = run(tmp_path, installed / "brief", "doctor")
    assert "ok  Fonts" in ran.stdout, ran.stderr


def test_installed_module_runs_too(installed: Path, tmp_path: Path) -> None:
    assert (
        run(tmp_path, installed / "brief", "--version").stdout
        == run(tmp_path, installed / "python", "-m", "brief", "--version").stdout
    )
