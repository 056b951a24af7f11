"""Compiled patterns, parsed tables and what functions of words answer, kept from one build to the next.

What patterns, words and functions there are is not known. To make all patterns and tables that one article is read
with takes ten times as long as to read it.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from importlib import import_module
from re import Pattern
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from brief import keeping, lexicon
from brief.store import Store, digest

# So many new ones are worth writing; of more than `_MOST`, names among them, those of the last build are kept.
_WORTH = 32
_MOST = 6000
# Where the answers are a sixteenth more they are written again, and where a function has its first, as those that read
# have in the second build of many sources, which other processes read; of more than so many those of this build alone.
_MORE = 16
_MOST_ANSWERS = 500_000

# Where the parts of `re` below were tried; on another Python patterns are compiled each time.
TRIED = ((3, 11), (3, 12), (3, 13))
# The parts of `re`: text to a tree, that to code, and code to a pattern, which refuses code that isn't sound.
_parser: Any = import_module("re._parser") if sys.version_info[:2] in TRIED else None
_compiler: Any = import_module("re._compiler") if _parser else None
_engine: Any = import_module("_sre") if _parser else None


class Compiled(Struct, frozen=True, array_like=True):
    """A pattern as `re` compiled it: all that the engine takes, its code as bytes; `asked`: the flags given."""

    pattern: str
    asked: int
    flags: int
    code: bytes
    groups: int
    names: dict[str, int]
    places: tuple[str | None, ...]


Kind = TypeVar("Kind")
Key = tuple[str, int]


@contextmanager
def kept(store: Store, version: bytes) -> Iterator[None]:
    """Nothing; meanwhile nothing is compiled, parsed or answered again that a build of this version has before."""
    patterns = _patterns(store, digest(b"patterns", version)) if _parser else nullcontext()
    with patterns, _tables(store, digest(b"tables", version)), _answers(store, digest(b"answers", version)):
        yield


@contextmanager
def _tables(store: Store, at: bytes) -> Iterator[None]:
    lexicon.parsed.update(_decoded(store.get(at), dict[str, dict[str, Any]]) or {})
    before = len(lexicon.parsed)
    yield
    if len(lexicon.parsed) > before:
        store.put(at, msgspec.msgpack.encode(lexicon.parsed))


@contextmanager
def _answers(store: Store, at: bytes) -> Iterator[None]:
    keeping.unread.update(_decoded(store.get(at), dict[str, msgspec.Raw]) or {})
    yield
    rows = keeping.answers.values()
    now = {row.name: row.now for row in rows if row.now}
    count = sum(map(len, now.values()))
    begun = any(len(row.now) >= _WORTH and not row.of_before() for row in rows)
    if begun or count * _MORE > sum(len(row.before) for row in rows) + count:
        every = {row.name: row.of_before() | row.now for row in rows}
        with suppress(UnicodeEncodeError):  # a name may hold half of a surrogate pair
            store.put(at, msgspec.msgpack.encode(every if sum(map(len, every.values())) <= _MOST_ANSWERS else now))
        for row in rows:
            row.before, row.now = every[row.name], {}


@contextmanager
def _patterns(store: Store, at: bytes) -> Iterator[None]:
    rows = _decoded(store.get(at), list[Compiled]) or []
    known, used = {(row.pattern, row.asked): row for row in rows}, dict[Key, Compiled]()
    anew = _compiler.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str):
            return anew(pattern, flags)
        key = pattern, int(flags)
        row = known.get(key)
        revived = _revived(row) if row else None
        used[key] = row if row and revived else _compiled(*key)
        return revived or _revived(used[key])

    _compiler.compile = compiled
    try:
        yield
    finally:
        _compiler.compile = anew
    if len(used.keys() - known.keys()) >= _WORTH:
        every = {**known, **used}
        store.put(at, msgspec.msgpack.encode(list((every if len(every) <= _MOST else used).values())))


def _decoded(content: bytes | None, kind: type[Kind]) -> Kind | None:
    """What was kept; `None`: nothing, or nothing of that kind."""
    with suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(content or b"", type=kind)
    return None


def _compiled(pattern: str, flags: int) -> Compiled:
    """The pattern, taken the way that `re` takes."""
    parsed = _parser.parse(pattern, flags)
    code, names = array("I", _compiler._code(parsed, flags)), parsed.state.groupdict
    places = [None] * parsed.state.groups
    for name, place in names.items():
        places[place] = name
    final = flags | parsed.state.flags
    return Compiled(pattern, flags, final, code.tobytes(), parsed.state.groups - 1, names, tuple(places))


def _revived(row: Compiled) -> Pattern[str] | None:
    """The pattern; `None`: this is no code of one."""
    code = array("I")
    with suppress(ValueError, OverflowError, RuntimeError, TypeError):
        code.frombytes(row.code)
        pattern: Pattern[str] = _engine.compile(
            row.pattern, row.flags, code.tolist(), row.groups, row.names, row.places
        )
        return pattern
    return None
