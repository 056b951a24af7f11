"""`corrections.toml` as values, or a message naming file, entry, line and what is allowed; nothing is applied here."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from msgspec import Struct

from brief.errors import UsageError
from brief.model import EventStatus, Standing
from brief.text import flat

FILE_NAME = "corrections.toml"
ENTRY = "correct"

_HEADING = re.compile(rf"(?m)^[ \t]*\[\[[ \t]*{ENTRY}[ \t]*\]\]")
_ID = re.compile(r"[qde]-[0-9a-f]{6,}|[0-9a-f]{12,64}|[a-z0-9-]+")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS = re.compile(rf"({_DAY})(?:(?:/| to )({_DAY}))?")


class Kind(Struct, frozen=True):
    """What a correction of one kind is about, how its value is read, and what it does, in a line.

    `targets`: whose words it names. `example`: its value, as `brief correct` takes it; `None`: it has none.
    """

    targets: tuple[str, ...]
    read: Callable[[object], tuple[str, ...]]
    does: str
    example: str | None = None


class Correction(Struct, frozen=True):
    """One correction: of what (`words`, and `ids` where known), what it is, and where it is written.

    `values` is empty for a kind without value, and ("",) where the value is to be unknown. `other` has the id of a
    second item that a value names; `to` the last words of a passage.
    """

    kind: str
    words: str
    values: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    where: str = FILE_NAME
    other: str | None = None
    to: str | None = None

    @property
    def value(self) -> str:
        """Its value as one text; empty: unknown."""
        return self.values[0] if self.values else ""

    @property
    def words_shown(self) -> str:
        """The first of its words, in quotation marks."""
        return f'"{flat(self.words, 60)}"'

    @property
    def label(self) -> str:
        """The correction in a few words."""
        return f"{self.kind} of {self.words_shown}"


class UnfitError(Exception):
    """A value that a correction cannot have; the message says what is wanted."""


def load(folder: Path) -> tuple[Correction, ...]:
    """The corrections in `folder`, in the order of the file; none where there is no file."""
    path = folder / FILE_NAME
    try:
        return parse(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); give yourself the right to read it") from error


def parse(text: str, name: str = FILE_NAME) -> tuple[Correction, ...]:
    """The corrections that a file of this text holds; `UsageError` names the file by `name`.

    >>> parse('[[correct]]\\nspeaker = "Ana Bell"\\nwords = "no more talks"')[0].value
    'Ana Bell'
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not valid TOML: {error}") from error
    unknown = sorted(set(table) - {ENTRY})
    if unknown:
        raise UsageError(f"{name}: unknown key {unknown[0]!r}; an entry begins with [[{ENTRY}]]")
    entries = table.get(ENTRY, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{name}: {ENTRY} is a list of entries, each beginning with [[{ENTRY}]]")
    lines = [text.count("\n", 0, found.start()) + 1 for found in _HEADING.finditer(text)]
    known = len(lines) == len(entries)
    found: list[Correction] = []
    for number, entry in enumerate(entries, start=1):
        line = f", line {lines[number - 1]}" if known else ""
        try:
            found.extend(_read(entry, f"{Path(name).name}, entry {number}{line}"))
        except UnfitError as unfit:
            raise UsageError(f"{name}, entry {number}{line}: {unfit}") from unfit
    return tuple(found)


_BESIDE = ("words", "id", "to", "merge_id", "distinct_id")


def _read(entry: dict[str, object], where: str) -> Iterator[Correction]:
    """Each correction of an entry; one entry may correct several things of an item."""
    for key in entry:
        if key not in KINDS and key not in _BESIDE:
            near = difflib.get_close_matches(key, [*KINDS, *_BESIDE], 1)
            meant = f"; did you mean {near[0]!r}?" if near else f"; allowed: {', '.join([*_BESIDE, *KINDS])}"
            raise UnfitError(f"unknown key {key!r}{meant}")
    kinds = [key for key in entry if key in KINDS]
    if not kinds:
        raise UnfitError(f"says nothing to correct; give it one of: {', '.join(KINDS)}")
    ids = _ids(entry.get("id", []))
    words = _one("words", entry.get("words", ""))
    if not words:
        raise UnfitError('words = "..." is wanted: the words that the correction is about')
    for kind in kinds:
        other, to = (_one(key, entry[key]) if key in entry else None for key in (f"{kind}_id", "to"))
        yield Correction(kind, words, values(kind, entry[kind]), ids, where, other, to)


def values(kind: str, value: object) -> tuple[str, ...]:
    """What a correction of a kind with this value holds; `UnfitError`: it can have no such value."""
    try:
        return KINDS[kind].read(value)
    except UnfitError as unfit:
        shown = "a table" if isinstance(value, dict) else repr(value)
        raise UnfitError(f"{kind} = {shown[:60]}: {unfit}") from unfit


def _ids(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) and _ID.fullmatch(each) for each in listed):
        raise UnfitError(f"id = {str(value)[:60]!r}: an id is wanted, as brief correct writes it, or a list of them")
    return tuple(str(each) for each in listed)


def _one(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise UnfitError(f'{key} = {str(value)[:60]!r}: text in quotation marks is wanted, such as "..."')
    return " ".join(value.split())


# --- how values are read -----------------------------------------------------------------------


def _text(value: object) -> tuple[str, ...]:
    read = _unknown(value)
    if not read[0]:
        raise UnfitError("text that is not empty is wanted")
    return read


def _unknown(value: object) -> tuple[str, ...]:
    """The text; an empty one stands for unknown."""
    if not isinstance(value, str) or any(not (char.isprintable() or char in "\n\t") for char in value):
        raise UnfitError('text in quotation marks is wanted, such as "..."')
    return (" ".join(value.split()),)


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        raise UnfitError('a name or a list of names is wanted, such as ["Russia", "NATO"]')
    return tuple(_text(each)[0] for each in listed)


def _day(value: object) -> tuple[str, ...]:
    read = _days(value)
    if "/" in read[0]:
        raise UnfitError("one day is wanted, such as 2022-01-13")
    return read


def _days(value: object) -> tuple[str, ...]:
    """A day, or the first and the last with a slash between; ISO, each a day of the calendar, in their order."""
    written = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
    found = _DAYS.fullmatch(written.strip()) if isinstance(written, str) else None
    try:
        ends = [date.fromisoformat(day) for day in found.groups() if day] if found else []
    except ValueError:
        ends = []
    if not ends or ends != sorted(ends):
        raise UnfitError("a day is wanted, such as 2022-01-13, or two with a slash between: 2022-01-10/2022-01-12")
    return ("/".join(dict.fromkeys(day.isoformat() for day in ends)),)


def _yes(value: object) -> tuple[str, ...]:
    if value is not True:
        raise UnfitError("true is wanted; take the entry out to undo it")
    return ()


def _one_of(allowed: Sequence[str]) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        if value not in allowed:
            raise UnfitError(f"allowed: {', '.join(allowed)}")
        return (str(value),)

    return read


_ALL = ("quote", "demand", "event")
# README has the same kinds, each with an example (a test compares them).
KINDS: dict[str, Kind] = {
    "name": Kind(("person",), _text, "whoever is written so is this person", "Sergey Ryabkov"),
    "role": Kind(("person",), _text, "the role that is printed", "Deputy Foreign Minister"),
    "outlet": Kind(("source",), _text, "the outlet of a source", "POLITICO"),
    "published": Kind(("source",), _day, "the day on which a source was published", "2022-01-13"),
    "headline": Kind(("source",), _text, "the title of a source", "Talks end without result"),
    "exclude": Kind(("source",), _yes, "a source counts for nothing"),
    "omit": Kind(("passage",), _yes, "nothing is taken from a passage"),
    "speaker": Kind(("quote",), _unknown, 'who said it; "" for nobody known', "Josep Borrell"),
    "title": Kind(("event",), _text, "what an event is called", "Fourth Council"),
    "day": Kind(("event", "quote"), _days, "the day, or first and last, of an event or quote", "2022-01-12"),
    "place": Kind(("event",), _unknown, 'where it is; "" for unknown', "Brussels"),
    "status": Kind(("event",), _one_of(get_args(EventStatus)), "held, planned, postponed or cancelled", "held"),
    "label": Kind(("demand",), _text, "what a demand is called", "No NATO enlargement"),
    "topic": Kind(("demand",), _text, "what a demand is about", "enlargement"),
    "by": Kind(("demand",), _names, "who demands", "Russia"),
    "of": Kind(("demand",), _names, "of whom", "NATO"),
    "standing": Kind(("demand",), _one_of(get_args(Standing)), "where a demand stands", "rejected"),
    "wording": Kind(("quote", "demand"), _text, "the wording that leads", "never, ever"),
    "merge": Kind(_ALL, _text, "the item with these words is the same", "the other one's words"),
    "distinct": Kind(_ALL, _text, "the item with these words is another, and no doubt", "the other one's words"),
    "split": Kind(_ALL, _text, "the wording with these words is another item", "the words to part"),
    "pin": Kind(_ALL, _yes, "it is on paper whatever else comes"),
    "hide": Kind(_ALL, _yes, "it is not in the briefing"),
    "in_brief": Kind(("sentence",), _yes, "a sentence that In brief has"),
    "not_in_brief": Kind(("sentence",), _yes, "a sentence that In brief has not"),
}
