"""Words as data: TOML tables beside this file, read once each; no decisions here."""

from __future__ import annotations

from functools import cache
from typing import Any

# The tables that were parsed, by name; one that is put here need not be.
parsed: dict[str, dict[str, Any]] = {}


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name` ("actors", "en/cues"), as `tomllib` gives it. Callers must not change it."""
    if name not in parsed:
        import tomllib  # here, with the next: programs start that read no table
        from importlib import resources

        path = resources.files(__name__).joinpath(f"{name}.toml")
        parsed[name] = tomllib.loads(path.read_text(encoding="utf-8"))
    return parsed[name]


@cache
def words_in(table: str, *names: str) -> frozenset[str]:
    """The words of a list, which `names` lead to in a table: `words_in("en/titles", "vague")`."""
    held = load(table)
    for name in names[:-1]:
        held = held[name]
    return frozenset(held[names[-1]])
