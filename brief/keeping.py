"""Values that need not be made again: how a merge step asks for one, without knowing where they are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Keep(Protocol):
    """What gives `make(given)`, made now or kept from a build before; the two are the same, and nobody can tell.

    So `make` is a function at the top of a module, and looks at nothing but `given`, this program and its words.
    `kind` is the type of what it makes.
    """

    def __call__(self, make: Callable[[Given], Made], given: Given, kind: Any, /) -> Made:
        """The value."""


def afresh(make: Callable[[Given], Made], given: Given, _kind: Any, /) -> Made:
    """The value, made now."""
    return make(given)
