"""`corrections.toml` written: an entry added, the last one taken back; comments and order of the file stay."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from brief.corrections.entries import ENTRY, FILE_NAME, KINDS, Correction, load, parse
from brief.errors import UsageError

_HEAD = """\
# What was corrected, by hand or by `brief correct`; README.md explains each kind under "Corrections".
"""


def add(folder: Path, correction: Correction) -> Path:
    """The file that now ends with the correction. `UsageError`: the file is not one that can be read or written."""
    import tomlkit

    load(folder)  # a file that is not in order is told, and not added to
    path = folder / FILE_NAME
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _HEAD
    document = tomlkit.parse(text)
    entry = tomlkit.table()
    for key, value in _fields(correction).items():
        entry.add(key, value)
    listed: Any = document.get(ENTRY)
    if listed is None:
        listed = tomlkit.aot()
        document.add(tomlkit.nl())
        document.append(ENTRY, listed)
    elif text and not text.endswith("\n\n"):
        listed[-1].add(tomlkit.nl())
    listed.append(entry)
    _write(path, tomlkit.dumps(document))
    return path


def undo(folder: Path, number: int | None = None) -> Correction:
    """A correction of the entry that is no longer in the file: the one of that number, else the last one.

    `UsageError`: there is none.
    """
    import tomlkit

    corrections = load(folder)
    path = folder / FILE_NAME
    if not corrections:
        raise UsageError(f"{path}: no correction to take back")
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    listed: Any = document[ENTRY]
    number = len(listed) if number is None else number
    if not 1 <= number <= len(listed):
        raise UsageError(f"{path}: no entry {number}; there are {len(listed)}")
    del listed[number - 1]
    if not listed:
        del document[ENTRY]
    _write(path, tomlkit.dumps(document).rstrip("\n") + "\n")
    return next(each for each in reversed(corrections) if f"entry {number}," in f"{each.where},")


def _fields(correction: Correction) -> dict[str, object]:
    kind, values = correction.kind, correction.values
    ids: object = list(correction.ids) if len(correction.ids) > 1 else "".join(correction.ids)
    listed = kind in ("by", "of")
    fields = {
        "words": correction.words,
        "id": ids,
        kind: (list(values) if listed else correction.value) if KINDS[kind].example is not None else True,
        f"{kind}_id": correction.other,
        "to": correction.to,
    }
    return {key: value for key, value in fields.items() if value or key == kind}


def _write(path: Path, text: str) -> None:
    """Nothing; the file then holds the text whole, or what it held before."""
    parse(text, str(path))
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UsageError(f"{path}: not written ({error.strerror}); give yourself the right to write there") from error
    finally:
        beside.unlink(missing_ok=True)
