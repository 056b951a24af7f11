"""Whether this machine can render, and the one command that mends it; nothing of sources or briefings."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata

from msgspec import Struct

from brief.errors import UsageError
from brief.render.look import read_look
from brief.render.pango import installer

PYTHON = (3, 11)
# The native libraries that WeasyPrint opens, by the names that Linux, macOS and Windows give them.
_LIBRARIES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.dylib", "libgobject-2.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.dylib", "libharfbuzz-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
# Where WeasyPrint looks for them on Windows, unless it is told where.
_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"
# What decides the bytes of a document, beside our own version.
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "pillow", "python-docx", "lxml", "jinja2", "resvg-py")


class Check(Struct, frozen=True):
    """Something that was looked at. `well` `False`: no document, or not every document, can be made."""

    name: str
    found: str
    well: bool = True
    mend: str | None = None


def examine() -> tuple[Check, ...]:
    """Everything that decides whether, and with which bytes, documents are made here."""
    return (_python(), *_libraries(), _fonts(), *_packages())


def remedy(checks: Sequence[Check]) -> str | None:
    """The one command that mends what is not well; `None`: all is, or no command is known for this machine."""
    commands = dict.fromkeys(check.mend for check in checks if not check.well and check.mend)
    return " && ".join(commands) or None


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", version, sys.version_info[:2] >= PYTHON)


def _libraries() -> Iterator[Check]:
    for name, files in _LIBRARIES.items():
        opened = _opened(files)
        version = _pango_version(opened) if opened and name == "Pango" else "found"
        yield Check(name, version if opened else "missing", opened is not None, installer())


def _opened(files: Sequence[str]) -> ctypes.CDLL | None:
    for file in (*files, *_elsewhere(files)):
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _elsewhere(files: Sequence[str]) -> Iterator[str]:
    """Where else WeasyPrint looks: what macOS finds by a name alone, and the folders of MSYS2 and GTK on Windows."""
    if sys.platform == "darwin":
        found = ctypes.util.find_library(files[0].removeprefix("lib").split(".so")[0])
        yield from (found,) if found else ()
    if os.name == "nt":
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _FOLDERS).split(";")
        yield from (f"{folder}\\{file}" for folder in folders for file in files if file.endswith(".dll"))


def _pango_version(library: ctypes.CDLL) -> str:
    library.pango_version_string.restype = ctypes.c_char_p
    version: bytes = library.pango_version_string()
    return version.decode("ascii")


def _fonts() -> Check:
    try:
        folder = read_look().file("fonts")
    except UsageError as error:
        return Check("Fonts", str(error), False)
    files = sorted(folder.glob("*.ttf"))
    return Check("Fonts", f"{len(files)} files in {folder}", bool(files))


def _packages() -> Iterator[Check]:
    for name in _PACKAGES:
        try:
            yield Check(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Check(name, "missing", False, f"{sys.executable} -m pip install {name}")
