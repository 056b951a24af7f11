"""The licence of each library that an install brings; `python -m tests.licences` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

OURS = "brief-timeline"
# Licences by how they begin, in an expression, a classifier, a field or the first lines of a file.
_FAMILIES = {
    "AGPL": r"AGPL|Affero",
    "LGPL": r"LGPL|Lesser General Public",
    "GPL": r"\bGPL|GNU General Public",
    "MPL": r"\bMPL|Mozilla Public",
    "Apache-2.0": r"Apache",
    "BSD": r"BSD|Redistribution and use in source and binary forms",
    "MIT": r"\bMIT\b|Permission is hereby granted, free of charge",
    "ISC": r"\bISC\b",
    "PSF": r"PSF|Python Software Foundation",
    "CNRI": r"CNRI",
}
_OPEN = set(_FAMILIES) - {"AGPL", "GPL"}


@dataclass(frozen=True, slots=True)
class Licence:
    """What a library says of its licence. Each of `choices` is what has to be kept where that one is chosen."""

    library: str
    version: str
    choices: tuple[frozenset[str], ...]
    filed: frozenset[str] = frozenset()  # what the licence's text that came along is

    @property
    def binds(self) -> bool:
        """Whether every choice has a part that is GPL or AGPL, or none is known."""
        return not any(choice and choice <= _OPEN for choice in self.choices)


def installed(name: str = OURS) -> tuple[Licence, ...]:
    """The licence of each library that an install of `name` without extras brings, by name."""
    found: dict[str, Licence] = {}
    _collect(name, frozenset(), found)
    return tuple(found[key] for key in sorted(found) if key != name)


def _collect(name: str, extras: frozenset[str], found: dict[str, Licence]) -> None:
    try:
        there = metadata.distribution(name)
    except metadata.PackageNotFoundError:  # for another system, or another Python
        return
    key = _plain(name)
    if key not in found:
        text = _files(there)
        found[key] = Licence(key, there.version, choices(there.metadata, text), families(text))
    elif not extras:
        return
    for wanted, more in _wanted(there.requires or (), extras):
        _collect(wanted, more, found)


def _wanted(requirements: list[str] | tuple[str, ...], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """The libraries that requirements name, each with the extras asked of it."""
    for line in requirements:
        named = re.match(r"([\w.-]+)\s*(?:\[([^]]*)\])?", line)
        assert named, line
        needs = re.search(r"extra == ['\"]([^'\"]+)['\"]", line)
        if needs is None or _plain(needs[1]) in extras:
            yield named[1], frozenset(map(_plain, re.findall(r"[\w.-]+", named[2] or "")))


def choices(told: metadata.PackageMetadata, files: str) -> tuple[frozenset[str], ...]:
    """What metadata says: an expression, else classifiers (any of them), else the field, else the licence's text."""
    expression = told.get("License-Expression")
    if expression:
        return tuple(families(each) for each in re.split(r"\bOR\b", expression))
    classified = [each for each in told.get_all("Classifier", []) if each.startswith("License :: ")]
    if classified:
        return tuple(families(each) for each in classified)
    return (families(told.get("License") or files),)


def families(text: str) -> frozenset[str]:
    """The kinds of licence that a text names."""
    return frozenset(name for name, pattern in _FAMILIES.items() if re.search(pattern, text))


def _files(there: metadata.Distribution) -> str:
    """The beginning of each licence file that came along."""
    named = [each for each in there.files or () if re.search(r"(?i)licen[cs]e|copying", each.name)]
    return "\n".join(each.locate().read_text(encoding="utf-8", errors="replace")[:2000] for each in named)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    for each in installed():
        said = " or ".join(" and ".join(sorted(choice)) or "unknown" for choice in each.choices)
        print(f"{each.library:22} {each.version:12} {said}{'   BINDS' if each.binds else ''}")
