"""What may be passed on together with `brief`: no library of an install is under GPL or AGPL alone."""

from __future__ import annotations

import re
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

import pytest

from tests import licences
from tests.licences import Licence

ROOT = Path(__file__).parents[1]
INSTALLED = {each.library: each for each in licences.installed()}


def told(**fields: str | list[str]) -> metadata.PackageMetadata:
    """Metadata of a library, with `_` for `-` in the names of fields."""
    message = Message()
    for name, values in fields.items():
        for value in [values] if isinstance(values, str) else values:
            message[name.replace("_", "-")] = value
    return cast(metadata.PackageMetadata, message)


def licence(files: str = "", **fields: str | list[str]) -> Licence:
    return Licence("a", "1", licences.choices(told(**fields), files))


def test_no_library_that_is_installed_by_default_is_under_gpl_or_agpl_alone() -> None:
    assert [] == [each.library for each in INSTALLED.values() if each.binds]


def test_the_whole_install_is_looked_at() -> None:
    declared = {re.split(r"[><=\[]", line)[0] for line in metadata.requires(licences.OURS) or () if "extra" not in line}
    assert declared < set(INSTALLED)
    assert {"pyphen", "tld", "lxml-html-clean", "markupsafe"} < set(INSTALLED)
    assert not {"pytest", "ruff", "hypothesis"} & set(INSTALLED)


def test_the_table_states_the_licence_that_each_library_has() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("\n## Dependencies\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][1:]
    stated = {row[0]: licences.families(row[2]) for row in rows}
    said = {name: frozenset[str]().union(*INSTALLED[name].choices) for name in stated}
    assert {} == {name: said[name] for name in stated if not said[name] <= stated[name]}
    assert {} == {name: stated[name] for name in stated if not stated[name] <= said[name] | INSTALLED[name].filed}
    assert all(stated.values())


@pytest.mark.parametrize(
    "said",
    [
        {"License_Expression": "GPL-3.0-only"},
        {"License_Expression": "AGPL-3.0-or-later OR GPL-2.0-only"},
        {"License_Expression": "MIT AND GPL-3.0-only"},
        {"Classifier": ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]},
        {"Classifier": ["License :: OSI Approved :: GNU Affero General Public License v3"]},
        {"License": "GNU GPLv3"},
        {"License": "GPL"},
        {"License": "ask us"},
        {},
    ],
    ids=str,
)
def test_gpl_alone_and_what_nobody_states_bind(said: dict[str, str | list[str]]) -> None:
    assert licence(**said).binds


@pytest.mark.parametrize(
    "said",
    [
        {"License_Expression": "MIT"},
        {"License_Expression": "GPL-2.0-only OR MPL-1.1"},
        {"License_Expression": "LGPL-2.1-or-later"},
        {"Classifier": ["License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)"]},
        {
            "Classifier": [
                "License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)",
                "License :: OSI Approved :: Mozilla Public License 1.1 (MPL 1.1)",
            ]
        },
        {"License": "BSD-3-Clause"},
        {"files": "Copyright (c) somebody\n\nPermission is hereby granted, free of charge, to any person"},
    ],
    ids=str,
)
def test_a_choice_without_gpl_does_not_bind(said: dict[str, str | list[str]]) -> None:
    assert not licence(**said).binds  # type: ignore[arg-type]
