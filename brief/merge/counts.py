"""How often a few names come: small tables, of which a build makes thousands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Name = TypeVar("Name")


def counted(names: Iterable[Name], so_far: dict[Name, int] | None = None) -> dict[Name, int]:
    """How often each name comes, in the order in which they first do, with those counted so far.

    No `Counter`, which takes ten times as long to make.

    >>> counted(["Lima", "Rome", "Lima"])
    {'Lima': 2, 'Rome': 1}
    """
    counts = {} if so_far is None else so_far
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
