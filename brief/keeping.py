"""Values that need not be made again: how a merge step asks for them, without knowing where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Keep(Protocol):
    """What gives `make(each)` for each given, made now or kept from a build before; the same, so that nobody can tell.

    So `make` is a function at the top of a module, and looks at nothing but `given`, this program and its words.
    `kind` is the type of what it makes.
    """

    def __call__(self, make: Callable[[Given], Made], given: Sequence[Given], kind: Any, /) -> list[Made]:
        """The values, in the order of what is given."""


def afresh(make: Callable[[Given], Made], given: Sequence[Given], _kind: Any, /) -> list[Made]:
    """The values, made now."""
    return [make(each) for each in given]
