"""What a look folder says of labels, order, colours and paper; no layout and no text of a briefing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from brief.errors import UsageError

PAPERS = ("A4", "Letter")
DEFAULT = "default"

_GROUPS = (
    "headings",
    "header",
    "tables",
    "demands",
    "changes",
    "changed",
    "standing",
    "stance",
    "status",
    "events",
    "fields",
    "quotes",
    "observers",
    "people",
    "sources",
    "doubts",
    "mail",
    "review",
    "screen",
    "pages",
)
_LOGOS = (".png", ".jpg", ".jpeg")
_OPTIONAL = ("later", "also")
_TYPES = {str: "text", bool: "true or false", int: "a number", list: "a list", dict: "a table"}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


class Look(Struct, frozen=True):
    """A look, complete: what its own folder leaves out comes from the default look.

    `labels` are keyed "group.key" ("standing.open"); `headings` of sections are labels too. `folders`: where
    its files are looked for, its own folder first. `logo` is the name of a file, empty where there is none; `room`
    says how much of each thing a document has room for.
    """

    name: str
    folders: tuple[Path, ...]
    paper: str
    figure: bool
    logo: str
    word_size: int
    sections: tuple[str, ...]
    labels: Mapping[str, str]
    room: Mapping[str, int]
    colours: Mapping[str, str]
    fonts: Mapping[str, str]

    def label(self, key: str, **values: object) -> str:
        """The label "group.key", its placeholders filled from `values`."""
        text = self.labels[key]
        return _PLACEHOLDER.sub(lambda found: str(values[found.group(1)]), text) if values else text

    def file(self, name: str) -> Path:
        """The look's own file `name` ("reference.docx"), else the default look's. `UsageError`: neither has it."""
        for folder in self.folders:
            if (folder / name).exists():
                return folder / name
        raise UsageError(f"{self.folders[0]}: no {name} in this look nor in the default one")


def looks_folder() -> Path:
    """The folder of the looks that come along: inside the installed package, or beside it in the repository."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def read_look(name: str = DEFAULT, base: Path | None = None) -> Look:
    """The look `name`: one that comes along, or a folder by its path, relative to `base`.

    `UsageError`: there is no such look, or its look.toml holds what is not allowed.
    """
    default = looks_folder() / DEFAULT
    folder = _folder(name, base)
    table = _table(default / "look.toml")
    if folder != default:
        own = _table(folder / "look.toml")
        _check(own, table, folder / "look.toml")
        table = _laid_over(table, own)
    _check_values(table, folder / "look.toml")
    look = _made(folder.name, (folder,) if folder == default else (folder, default), table)
    if look.logo:
        look.file(look.logo)
    return look


def _folder(name: str, base: Path | None) -> Path:
    known = sorted(entry.name for entry in looks_folder().iterdir() if (entry / "look.toml").is_file())
    if name in known:
        return looks_folder() / name
    folder = (base or Path()) / name
    if (folder / "look.toml").is_file():
        return folder
    raise UsageError(f"look {name!r}: no such look; use {', '.join(known)} or the path of a folder with a look.toml")


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not readable as TOML: {error}") from error


def _check(own: dict[str, Any], default: dict[str, Any], path: Path, prefix: str = "") -> None:
    """Refuse keys that the default look lacks, and values of another type."""
    for key, value in own.items():
        if key not in default:
            raise UsageError(f"{path}: unknown key {prefix}{key}; allowed here: {', '.join(sorted(default))}")
        if type(value) is not type(default[key]):
            wanted = _TYPES[type(default[key])]
            raise UsageError(f"{path}: {prefix}{key} must be {wanted}, not {value!r}")
        if isinstance(value, dict):
            _check(value, default[key], path, f"{prefix}{key}.")
        if isinstance(value, str):
            _check_placeholders(value, default[key], path, prefix + key)


def _check_placeholders(value: str, default: str, path: Path, key: str) -> None:
    allowed = sorted(set(_PLACEHOLDER.findall(default)))
    for found in _PLACEHOLDER.findall(value):
        if found not in allowed:
            names = ", ".join(f"{{{name}}}" for name in allowed) or "none"
            raise UsageError(f"{path}: {key} holds {{{found}}}; allowed here: {names}")


def _check_values(table: dict[str, Any], path: Path) -> None:
    if table["paper"] not in PAPERS:
        raise UsageError(f"{path}: paper is {table['paper']!r}; allowed: {', '.join(PAPERS)}")
    known = tuple(table["headings"])
    for section in table["sections"]:
        if section not in known:
            raise UsageError(f"{path}: sections holds {section!r}; allowed: {', '.join(known)}")
    if len(set(table["sections"])) != len(table["sections"]):
        raise UsageError(f"{path}: sections names one section twice")
    if table["logo"] and not table["logo"].lower().endswith(_LOGOS):
        raise UsageError(f"{path}: logo is {table['logo']!r}; allowed: a {', '.join(_LOGOS)} file of the look")
    for key, value in table["room"].items():
        least = 0 if key in _OPTIONAL else 1
        if value < least:
            raise UsageError(f"{path}: room.{key} is {value}; allowed: {least} and more")
    for key, value in table["colours"].items():
        if not _COLOUR.fullmatch(value):
            raise UsageError(f"{path}: colours.{key} is {value!r}; allowed: a colour as #rrggbb")


def _laid_over(default: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _laid_over(value, own[key]) if key in own and isinstance(value, dict) else own.get(key, value)
        for key, value in default.items()
    }


def _made(name: str, folders: tuple[Path, ...], table: dict[str, Any]) -> Look:
    labels = {f"{group}.{key}": text for group in _GROUPS for key, text in table[group].items()}
    return Look(
        name=name,
        folders=folders,
        paper=table["paper"],
        figure=table["figure"],
        logo=table["logo"],
        word_size=table["word_size"],
        sections=tuple(table["sections"]),
        labels=MappingProxyType(labels),
        room=MappingProxyType(dict(table["room"])),
        colours=MappingProxyType({key: value.lower() for key, value in table["colours"].items()}),
        fonts=MappingProxyType(dict(table["fonts"])),
    )
