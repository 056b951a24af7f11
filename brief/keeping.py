"""Values that need not be made again: how steps and functions of words ask for them, whoever keeps them, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from typing import Any, Protocol, TypeVar, get_type_hints

import msgspec
from msgspec import Struct, field

Given = TypeVar("Given")
Made = TypeVar("Made")


class Keep(Protocol):
    """What gives `make(each)` for each given, made now or kept from a build before; the same, so that nobody can tell.

    So `make` is a function at the top of a module, and looks at nothing but `given`, this program and its words.
    `kind` is the type of what it makes. `together`: all of them are read and written at once, which is for many that
    are small, and together no more than the texts.
    """

    def __call__(
        self, make: Callable[[Given], Made], given: Sequence[Given], kind: Any, /, *, together: bool = False
    ) -> list[Made]:
        """The values, in the order of what is given."""


def afresh(
    make: Callable[[Given], Made],
    given: Sequence[Given],
    _kind: Any,
    /,
    *,
    together: bool = False,  # noqa: ARG001 - nothing is written
) -> list[Made]:
    """The values, made now."""
    return [make(each) for each in given]


class Answers(Struct):
    """What the function of that name has answered, by the words it was asked: in builds before, and in this one."""

    name: str
    kind: Any
    before: dict[str, Any] = field(default_factory=dict)
    now: dict[str, Any] = field(default_factory=dict)

    def of_before(self) -> dict[str, Any]:
        """Those of builds before, read when they are first asked for; none where the bytes are no such answers."""
        if (content := unread.pop(self.name, None)) is not None:
            kind: Any = dict[str, self.kind]  # type: ignore[name-defined]
            with suppress(msgspec.MsgspecError):
                self.before = {**self.before, **msgspec.msgpack.decode(content, type=kind)}
        return self.before


# Those of each function that remembers, and as bytes those of builds before that nobody has asked for yet; by its name.
answers: dict[str, Answers] = {}
unread: dict[str, msgspec.Raw] = {}


def remembered(make: Callable[..., Made]) -> Callable[..., Made]:
    """The function of a word or two, which answers the same ones once, and in builds after this one not again.

    So it looks at nothing but them, this program and its lexicon; it answers with text, numbers or tuples of these.
    """
    name = f"{make.__module__}.{make.__qualname__}"
    known = answers[name] = Answers(name, get_type_hints(make)["return"])

    @wraps(make)
    def answered(*words: str) -> Made:
        key = words[0] if len(words) == 1 else f"{len(words[0])} {''.join(words)}"
        found: Made
        for held in (known.now, known.of_before()):
            if key in held:
                found = held[key]
                return found
        found = known.now[key] = make(*words)
        return found

    return answered
