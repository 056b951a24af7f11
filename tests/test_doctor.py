"""`brief doctor`: what is missing is seen, and one command mends it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from importlib import metadata

import pytest

from brief import doctor
from brief.doctor import Check
from brief.errors import UsageError
from brief.render import pango


def named(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def only(monkeypatch: pytest.MonkeyPatch, programs: str, user: int) -> None:
    """A machine that has no other programs than these."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs.split() else None)
    monkeypatch.setattr(os, "geteuid", lambda: user)


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose loader finds no library with pango in its name."""
    load = ctypes.CDLL

    def loaded(name: str) -> ctypes.CDLL:
        if "pango" in name:
            raise OSError(f"{name}: cannot open shared object file")
        return load(name)

    monkeypatch.setattr(ctypes, "CDLL", loaded)


def test_versions_that_decide_bytes_are_named() -> None:
    checks = named(doctor.examine())
    assert {"Python", "Pango", "Fonts", "weasyprint", "python-docx", "resvg-py"} <= checks.keys()
    assert checks["weasyprint"].found[0].isdigit()


def test_fonts_that_come_along_are_found() -> None:
    fonts = named(doctor.examine())["Fonts"]
    assert fonts.well
    assert "files in" in fonts.found


def test_missing_pango_is_not_well(no_pango: None) -> None:
    checks = named(doctor.examine())
    assert (False, "missing") == (checks["Pango"].well, checks["Pango"].found)
    assert checks["GObject"].well


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is opened on a machine whose loader finds nothing by these names."""
    names: list[str] = []

    def loaded(name: str) -> ctypes.CDLL:
        names.append(name)
        raise OSError(f"{name}: not found")

    monkeypatch.setattr(ctypes, "CDLL", loaded)
    return names


def test_on_macos_a_library_is_also_looked_for_where_homebrew_keeps_it(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: f"/opt/homebrew/lib/lib{name}.dylib")
    doctor.examine()
    assert {"/opt/homebrew/lib/libpango-1.0.dylib", "/opt/homebrew/lib/libgobject-2.0.dylib"} < set(asked)


def test_on_windows_a_library_is_also_looked_for_in_the_folders_that_weasyprint_is_told(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", r"D:\gtk;E:\more")
    tuple(doctor._libraries())
    assert {r"D:\gtk\libpango-1.0-0.dll", r"E:\more\libpango-1.0-0.dll"} < set(asked)
    asked.clear()
    monkeypatch.delenv("WEASYPRINT_DLL_DIRECTORIES")
    tuple(doctor._libraries())
    assert r"C:\msys64\ucrt64\bin\libpango-1.0-0.dll" in asked


def test_on_linux_the_loader_alone_is_asked(asked: list[str]) -> None:
    doctor.examine()
    assert [] == [name for name in asked if "/" in name or "\\" in name]


@pytest.mark.parametrize(
    ("programs", "user", "command"),
    [
        ("apt-get", 0, "apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"),
        (
            "apt-get sudo",
            1000,
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0",
        ),
        (
            "apt-get",
            1000,
            "su - -c 'apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0'",
        ),
        ("dnf", 0, "dnf install -y pango"),
        ("brew", 501, "brew install pango"),
    ],
)
def test_one_command_mends_it(
    no_pango: None, monkeypatch: pytest.MonkeyPatch, programs: str, user: int, command: str
) -> None:
    only(monkeypatch, programs, user)
    assert command == doctor.remedy(doctor.examine())


def test_without_a_known_package_manager_there_is_no_command(no_pango: None, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "none", 0)
    assert doctor.remedy(doctor.examine()) is None


def test_the_message_of_a_missing_pango_names_the_same_command(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "dnf sudo", 1000)
    assert "run: sudo dnf install -y pango" == pango.mending()
    only(monkeypatch, "none", 1000)
    assert "run: brief doctor, once you have installed Pango as your system does that" == pango.mending()


def test_nothing_to_mend_needs_no_command() -> None:
    assert doctor.remedy((Check("Pango", "1.50"), Check("Fonts", "none", False))) is None


def test_package_that_is_missing_is_not_well_and_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    missing = [check for check in doctor.examine() if check.found == "missing"]
    assert missing and not any(check.well for check in missing)
    assert all(check.mend == f"{sys.executable} -m pip install {check.name}" for check in missing)


def test_look_that_cannot_be_read_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise UsageError("look.toml: cannot be read; install again")

    monkeypatch.setattr(doctor, "read_look", unreadable)
    fonts = next(check for check in doctor.examine() if check.name == "Fonts")
    assert (False, "look.toml: cannot be read; install again") == (fonts.well, fonts.found)
