"""Whole builds on machines where something is missing, and what still works there."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from brief.render import RENDERERS, pango
from brief.render.look import looks_folder
from tests.running import RUN

ROOT = Path(__file__).parent.parent
FORMATS = tuple(RENDERERS)
REFUSES_PANGO = """
import cffi
load = cffi.FFI.dlopen
def refuse(self, name, *flags):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name!r}")
    return load(self, name, *flags)
cffi.FFI.dlopen = refuse
"""


def project(folder: Path) -> Path:
    """The first case as a user's folder."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "brief.toml", folder)
    return folder


def built(
    folder: Path, formats: tuple[str, ...], prelude: str = "", through: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, started `through` another program, with no cache of fonts to lean on."""
    fresh = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [*through, sys.executable, "-c", prelude + RUN, "build", "-f", ",".join(formats)],
        cwd=folder,
        env={**os.environ, **fresh, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def sums(folder: Path) -> dict[str, str]:
    return {
        path.suffix.removeprefix("."): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "out").iterdir())
    }


def test_without_pango_all_but_the_pdf_is_written(tmp_path: Path) -> None:
    folder = project(tmp_path)
    run = built(folder, FORMATS, REFUSES_PANGO)
    assert run.returncode == 4
    assert set(FORMATS) - {"pdf"} == set(sums(folder))
    told = [line for line in run.stderr.splitlines() if line.startswith("brief: ")]
    assert len(told) == 1
    assert "Pango" in told[0]
    assert told[0].endswith(pango.mending())
    assert "Traceback" not in run.stderr
    mail = (folder / "out" / "briefing.eml").read_text(encoding="utf-8")
    assert "Nothing is attached" in mail
    assert "application/pdf" not in mail


@pytest.mark.parametrize("machine", ["with fonts", "without"])
def test_without_the_look_s_fonts_all_but_the_pdf_is_written(tmp_path: Path, machine: str) -> None:
    """With no font at all the renderer would take the whole process down, which nothing can catch."""
    folder = project(tmp_path)
    shutil.copytree(looks_folder() / "default", folder / "house", ignore=shutil.ignore_patterns("*.ttf"))
    text = (folder / "brief.toml").read_text(encoding="utf-8")
    (folder / "brief.toml").write_text('look = "house"\n' + text, encoding="utf-8")
    (folder / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    bare = {"FONTCONFIG_FILE": str(folder / "fonts.conf")} if machine == "without" else {}
    run = built(folder, FORMATS, **bare)
    assert run.returncode == 4
    assert set(FORMATS) - {"pdf"} == set(sums(folder))
    told = [line for line in run.stderr.splitlines() if line.startswith("brief: ")]
    assert len(told) == 1
    assert "no font files" in told[0]
    assert "Traceback" not in run.stderr
