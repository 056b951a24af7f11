"""What was sent: closed editions, each with its data and documents under dated names; nothing is compared here."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from brief.errors import UsageError
from brief.model import Numbers

FOLDER = "editions"
DATA = "edition.json"
_NAME = re.compile(r"[0-9]{4,}")


class Edition(Struct, frozen=True):
    """A closed edition: its number, and the JSON of its briefing."""

    number: int
    data: Mapping[str, Any]


def closed(folder: Path) -> tuple[Edition, ...]:
    """The editions closed in a briefing's folder, the first one first."""
    there = folder / FOLDER
    try:
        named = [path.name for path in there.iterdir() if _NAME.fullmatch(path.name)] if there.is_dir() else []
    except OSError as error:
        raise UsageError(f"{there}: cannot be read ({error.strerror}); give yourself the right to read it") from error
    names = sorted(named, key=int)
    return tuple(Edition(int(name), _read(there / name / DATA)) for name in names)


def _read(path: Path) -> Mapping[str, Any]:
    mend = "put back the file that was sent, or move its folder away"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); {mend}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: damaged, no JSON; {mend}") from error
    amiss = _amiss(data)
    if amiss:
        raise UsageError(f"{path}: no briefing's data, by its {amiss}; {mend}")
    return data


# --- what an edition is, as far as it is read again ----------------------------------------------

Fits = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_known_or_not(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_day(value: Any) -> bool:
    try:
        return value is None or (len(value) == 10 and bool(date.fromisoformat(value)))
    except (TypeError, ValueError):
        return False


def _is_number(pattern: str) -> Fits:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_demand_number(value: Any) -> bool:
    return value is None or _is_number("[A-Z]{1,2}[1-9][0-9]{0,5}")(value)


def _is_row(fields: Mapping[str, Fits]) -> Fits:
    return lambda value: (
        isinstance(value, dict) and all(key in value and fits(value[key]) for key, fits in fields.items())
    )


def _is_excerpt(value: Any) -> bool:
    places = _is_row({"source": _is_text, "text": _is_text, "start": _is_offset, "end": _is_offset})
    return places(value) and value["end"] - value["start"] == len(value["text"])


def _is_offset(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_each(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_when(value: Any) -> bool:
    ends = _is_row({"first": _is_day, "last": _is_day})
    return value is None or (ends(value) and None not in (value["first"], value["last"]))


_ROWS: Mapping[str, Mapping[str, Fits]] = {
    "sources": {
        "id": _is_number("S[1-9][0-9]{0,5}"),
        "published": _is_day,
        **dict.fromkeys(("path", "sha256"), _is_text),
        **dict.fromkeys(("member", "outlet", "title"), _is_known_or_not),
    },
    "events": {
        "place": _is_known_or_not,
        "when": _is_when,
        "members": _is_texts,
        "said": _is_each(_is_excerpt),
        **dict.fromkeys(("id", "kind", "title", "status", "section"), _is_text),
    },
    "quotes": {
        "id": _is_text,
        "members": _is_texts,
        "speaker_name": _is_known_or_not,
        "said_on": _is_day,
        "excerpt": _is_excerpt,
        "shown": _is_truth,
    },
    "demands": {
        "number": _is_demand_number,
        "standing": _is_known_or_not,
        "excerpt": _is_excerpt,
        **dict.fromkeys(("id", "label"), _is_text),
        **dict.fromkeys(("by", "of", "members"), _is_texts),
    },
}


def _amiss(data: Any) -> str:
    """What of some JSON is not as an edition has it, by its key; empty: nothing."""
    if not isinstance(data, dict):
        return "kind"
    if not _is_day(data.get("as_of")):
        return "as_of"
    unfit = (key for key, fields in _ROWS.items() if not _is_each(_is_row(fields))(data.get(key)))
    reported = (row.get("reported", []) for row in data.get("demands") or ())
    return next(unfit, "") or ("" if all(map(_is_each(_is_excerpt), reported)) else "demands")


def numbers(editions: Iterable[Edition]) -> Numbers:
    """The numbers that the editions gave; a later one's where two differ."""
    last = 0
    sources: dict[tuple[str, str | None], int] = {}
    demands: dict[str, str] = {}
    for edition in editions:
        last = edition.number
        for source in edition.data["sources"]:
            number = int(source["id"].removeprefix("S"))
            sources[source["sha256"], source["member"]] = number
            sources[source["path"], source["member"]] = number
        for demand in edition.data["demands"]:
            if demand["number"]:
                demands.update(dict.fromkeys(demand["members"], demand["number"]))
    return Numbers(last, sources, demands)


def same(edition: Edition | None, data: Mapping[str, Any]) -> bool:
    """Whether a briefing says just what an edition said."""
    aside = ("edition", "changes")
    return edition is not None and all(
        edition.data.get(key) == value for key, value in data.items() if key not in aside
    )


def close(folder: Path, number: int, data: bytes, documents: Sequence[tuple[str, bytes]]) -> Path:
    """The folder in which an edition now is kept, whole or not at all: its data and documents, by name.

    `UsageError`: it cannot be written, or another build has closed that edition meanwhile.
    """
    kept = folder / FOLDER / f"{number:04}"
    making = kept.with_name(f".{kept.name}.making")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        for name, content in ((DATA, data), *documents):
            (making / name).write_bytes(content)
        making.rename(kept)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise UsageError(f"{kept}: the edition is not closed ({error.strerror}); mend that and build again") from error
    return kept
