"""What `brief correct` does: the item found, the entry written, and tried at once; nothing of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brief import build as builder
from brief.build import Order, Progress
from brief.corrections import KINDS, Correction, asking, load, writing
from brief.errors import UsageError


def correct(here: Path, asked: tuple[str, str, str | None], progress: Progress) -> Correction:
    """The correction that now stands in the file and applies. `UsageError`: it cannot, and nothing is written."""
    folder = builder.settled(Order(), here)[1]
    correction = asking.asked(builder.assemble(Order(), here, progress), *asked)
    writing.add(folder, correction)
    where = load(folder)[-1].where
    told = [issue for issue in builder.assemble(Order(), here, progress).issues if issue.where == where]
    if told:
        writing.undo(folder)
        why = told[0].message.split("applies: ", 1)[-1].split("; ", 1)[0]
        raise UsageError(f"correct {correction.label}: not written, for it would change nothing: {why}")
    return correction


def undo(here: Path, number: int | None = None) -> Correction:
    """The correction that is taken out of the file: the entry of that number, else the last one."""
    return writing.undo(builder.settled(Order(), here)[1], number)


def kinds() -> Iterator[str]:
    """Each kind with its value and what it does, a line each."""
    for name, kind in KINDS.items():
        value = "" if kind.example is None else f' "{kind.example}"'
        yield f'brief correct {name} "words"{value}'.ljust(58) + f" {kind.does}"
