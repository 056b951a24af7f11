"""Words as data: TOML tables beside this file, read once each; no decisions here."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table `name` ("actors", "en/cues"), as `tomllib` gives it. Callers must not change it."""
    import tomllib  # here, with the next: programs start that read no table
    from importlib import resources

    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
