"""`brief.toml` as a frozen `Config`, or a message naming file, key and what is allowed; it reads no other file."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from brief.errors import UsageError

FILE_NAME = "brief.toml"
PAPERS = ("A4", "Letter")
DETAILS = ("key", "full")
_MOST_MEGABYTES = 100  # a larger source is no article, and parsers have no more memory
# A plain address, or one after a name; a comma would make two of one.
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+|[^@<>,;\"]+ <[^@\s<>,;\"]+@[^@\s<>,;\"]+>")


class KnownPerson(Struct, frozen=True):
    """Somebody the reader of `brief.toml` told us of: `[names."Olaf Scholz"]`."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()


class KnownBody(Struct, frozen=True):
    """A body or state of the reader's own: `[bodies."Gulf Cooperation Council"]`."""

    name: str
    aliases: tuple[str, ...] = ()


class KnownTopic(Struct, frozen=True):
    """A topic of demands of the reader's own, with regular expressions that find it: `[topics."Gas transit"]`."""

    label: str
    patterns: tuple[str, ...] = ()


class Config(Struct, frozen=True):
    """What `brief.toml` says; each field has a default, so that no file is needed.

    `first` and `last` bound the timeline, each on its own; `None` leaves that end open. `sources` empty:
    `sources/`, then `seeds/` are tried. Paths are as written, relative to the folder of `brief.toml`.
    `sides` and `outlets` are pairs in the order of the file: a side and whom it groups, an address or
    alias and the outlet it stands for. `paper` `None`: the look decides.
    """

    title: str | None = None
    subtitle: str | None = None
    marking: str | None = None
    to: str | None = None
    sender: str | None = None
    author: str | None = None
    mail_to: tuple[str, ...] = ()
    mail_cc: tuple[str, ...] = ()
    as_of: date | None = None
    first: date | None = None
    last: date | None = None
    sources: tuple[Path, ...] = ()
    out: Path = Path("out")
    look: str = "default"
    paper: str | None = None
    sides: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[KnownPerson, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    topics: tuple[KnownTopic, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    max_source_mb: float = 20
    about: str | None = None
    detail: str = "key"

    @property
    def of_texts(self) -> Config:
        """The same with no more than what decides what is found in a text."""
        return Config(
            names=self.names,
            bodies=self.bodies,
            topics=self.topics,
            outlets=self.outlets,
            max_source_mb=self.max_source_mb,
        )


def load(folder: Path) -> tuple[Config, Path]:
    """The configuration in force in `folder`, and the briefing's folder.

    `brief.toml` is looked for in `folder` and upwards; without one, every default and `folder` itself.
    """
    found = find(folder)
    if found is None:
        return Config(), folder
    try:
        text = found.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{found}: not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{found}: cannot be read ({error.strerror}); give yourself the right to read it") from error
    return parse(text, str(found)), found.parent


def find(folder: Path) -> Path | None:
    """The nearest `brief.toml`, in `folder` or upwards; `None` where there is none."""
    return next((path for above in (folder, *folder.parents) if (path := above / FILE_NAME).exists()), None)


def parse(text: str, name: str = FILE_NAME) -> Config:
    """The configuration that a `brief.toml` of this text gives; `UsageError` names the file by `name`.

    >>> parse('title = "Talks"').title
    'Talks'
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not valid TOML: {error}") from error
    try:
        fields = _fields("", table, {key: reader for key, (_, reader) in _KEYS.items()})
        values = {_KEYS[key][0]: value for key, value in fields.items()}
        first, last = values.pop("window", (None, None))
        return Config(first=first, last=last, **values)
    except _UnfitError as unfit:
        raise UsageError(f"{name}: {unfit}") from unfit


def day(written: str) -> date | None:
    """The day written as 2022-01-13; `None`: written otherwise, or no day of the calendar.

    >>> day("2022-01-13"), day("2022-02-30"), day("20220113")
    (datetime.date(2022, 1, 13), None, None)
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


class _UnfitError(Exception):
    """A key with a value that it cannot have."""


Reader = Callable[[str, object], Any]


def _unfit(key: str, value: object, wanted: str) -> _UnfitError:
    shown = "a table" if isinstance(value, dict) else repr(value)
    return _UnfitError(f"{key} = {shown if len(shown) <= 60 else shown[:57] + '...'}: {wanted}")


def _fields(key: str, value: object, readers: Mapping[str, Reader]) -> dict[str, Any]:
    prefix = f"{key}." if key else ""
    for name in _table(key, value):
        if name not in readers:
            near = difflib.get_close_matches(name, readers, 1)
            meant = f"; did you mean {near[0]!r}?" if near else ";"
            raise _UnfitError(f"unknown key {prefix + name!r}{meant} allowed: {', '.join(readers)}")
    return {name: readers[name](prefix + name, held) for name, held in _table(key, value).items()}


def _table(key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _unfit(key, value, f"a table is wanted, written as [{_heading(key)}]")
    return value


def _heading(key: str) -> str:
    """The key as TOML writes it between square brackets: a name of the reader's own in quotation marks if need be.

    >>> _heading("names.A B"), _heading("topics.Gas"), _heading("window")
    ('names."A B"', 'topics.Gas', 'window')
    """
    top, dot, own = key.partition(".")
    return f"{top}{dot}{own if not own or re.fullmatch('[A-Za-z0-9_-]+', own) else json.dumps(own, ensure_ascii=False)}"


def _text(key: str, value: object) -> str | None:
    """The text without outer white space; `None`: empty, which is as good as not set."""
    if not isinstance(value, str):
        raise _unfit(key, value, 'text in quotation marks is wanted, such as "..."')
    if any(not (char.isprintable() or char in "\n\t") for char in value):
        raise _unfit(key, value, "text without control characters is wanted")
    return " ".join(value.split()) or None


def _words(key: str, value: object) -> str:
    text = _text(key, value)
    if text is None:
        raise _unfit(key, value, "text that is not empty is wanted")
    return text


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _unfit(key, value, 'a list of texts is wanted, such as ["...", "..."]')
    return tuple(_words(key, each) for each in value)


def _addresses(key: str, value: object) -> tuple[str, ...]:
    addresses = _texts(key, value)
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            raise _unfit(
                key, address, 'an address is wanted, such as "desk@example.org" or "The Desk <desk@example.org>"'
            )
    return addresses


def _day(key: str, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    read = day(value) if isinstance(value, str) else None
    if read is None:
        raise _unfit(key, value, "a day is wanted, such as 2022-01-13")
    return read


def _megabytes(key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _MOST_MEGABYTES:
        raise _unfit(key, value, f"a number of megabytes is wanted, above 0 and at most {_MOST_MEGABYTES}")
    return float(value)


def _window(key: str, value: object) -> tuple[date | None, date | None]:
    ends = _fields(key, value, {"first": _day, "last": _day})
    first, last = ends.get("first"), ends.get("last")
    if first and last and last < first:
        raise _UnfitError(f"{key}: the last day, {last}, is before the first, {first}")
    return first, last


def _path(key: str, value: object) -> Path:
    return Path(_words(key, value)).expanduser()


def _paths(key: str, value: object) -> tuple[Path, ...]:
    return tuple(Path(each).expanduser() for each in _texts(key, value))


def _paper(key: str, value: object) -> str:
    paper = next((each for each in PAPERS if isinstance(value, str) and each.lower() == value.lower()), None)
    if paper is None:
        raise _unfit(key, value, f"allowed: {', '.join(PAPERS)}")
    return paper


def _detail(key: str, value: object) -> str:
    if value not in DETAILS:
        raise _unfit(key, value, f"allowed: {', '.join(DETAILS)}")
    return str(value)


def _patterns(key: str, value: object) -> tuple[str, ...]:
    patterns = _texts(key, value)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise _unfit(key, pattern, f"not a regular expression ({error})") from error
    return patterns


def _sides(key: str, value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((side, _texts(f"{key}.{side}", members)) for side, members in _table(key, value).items())


def _people(key: str, value: object) -> tuple[KnownPerson, ...]:
    readers: dict[str, Reader] = {"role": _text, "affiliation": _text, "aliases": _texts}
    return tuple(
        KnownPerson(name, **_fields(f"{key}.{name}", held, readers)) for name, held in _table(key, value).items()
    )


def _bodies(key: str, value: object) -> tuple[KnownBody, ...]:
    return tuple(
        KnownBody(name, **_fields(f"{key}.{name}", held, {"aliases": _texts}))
        for name, held in _table(key, value).items()
    )


def _topics(key: str, value: object) -> tuple[KnownTopic, ...]:
    return tuple(
        KnownTopic(label, **_fields(f"{key}.{label}", held, {"patterns": _patterns}))
        for label, held in _table(key, value).items()
    )


def _outlets(key: str, value: object) -> tuple[tuple[str, str], ...]:
    return tuple((alias.lower(), _words(f"{key}.{alias}", name)) for alias, name in _table(key, value).items())


# Key of brief.toml: the field of Config, and who reads its value. README lists the same keys (a test compares them).
_KEYS: dict[str, tuple[str, Reader]] = {
    "title": ("title", _text),
    "subtitle": ("subtitle", _text),
    "marking": ("marking", _text),
    "to": ("to", _text),
    "from": ("sender", _text),
    "author": ("author", _text),
    "mail_to": ("mail_to", _addresses),
    "mail_cc": ("mail_cc", _addresses),
    "as_of": ("as_of", _day),
    "sources": ("sources", _paths),
    "out": ("out", _path),
    "look": ("look", _words),
    "paper": ("paper", _paper),
    "window": ("window", _window),
    "sides": ("sides", _sides),
    "names": ("names", _people),
    "bodies": ("bodies", _bodies),
    "topics": ("topics", _topics),
    "outlets": ("outlets", _outlets),
    "max_source_mb": ("max_source_mb", _megabytes),
    "about": ("about", _words),
    "detail": ("detail", _detail),
}
KEYS = tuple(_KEYS)
