"""Small crises with what must be found in them: texts of `tests/cases/events/` to events, and how right these are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from brief import article
from brief.finders import events as finder
from brief.merge import events as merging
from brief.merge.cast import Cast, Speaker
from brief.model import Event, Findings, Marked
from tests.marked import document, mark

CASES = Path(__file__).parent / "cases" / "events"
CRISES = sorted(folder.name for folder in CASES.iterdir() if (folder / "gold.toml").exists())


@dataclass(frozen=True)
class Score:
    """Counts of a crisis: `right` of `found` entries have a gold day, kind and participant."""

    right: int
    found: int
    wanted: int
    places: tuple[int, int]
    statuses: tuple[int, int]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted)


def findings(seen: Marked) -> Findings:
    """What is found of events in one text."""
    told = seen.article
    return Findings(told.document, told.masthead, told.paragraphs, seen.dates, seen.people, events=finder.find(seen))


def cast_of(found: tuple[Findings, ...]) -> Cast:
    """Everybody in each text as a person of the same name."""
    speakers = {
        (one.document.key, index): Speaker(person.name, person.name, None, person.affiliation, person.official is False)
        for one in found
        for index, person in enumerate(one.people)
    }
    return Cast((), speakers)


def merged(found: tuple[Findings, ...]) -> tuple[Event, ...]:
    """The events of several texts, numbered by their paths."""
    keys = [one.document.key for one in sorted(found, key=lambda one: one.document.path)]
    return merging.merge(found, cast_of(found), {key: f"S{at}" for at, key in enumerate(keys, 1)})


@cache
def read(name: str) -> tuple[Findings, ...]:
    """The findings of a crisis' texts."""
    paths = sorted((CASES / name).glob("*.txt"))
    texts = [document(path.read_text(encoding="utf-8"), path.name) for path in paths]
    return tuple(findings(mark(article.mark(text))) for text in texts)


def gold(name: str) -> list[dict[str, Any]]:
    """What must be found in a crisis."""
    rows: list[dict[str, Any]] = tomllib.loads((CASES / name / "gold.toml").read_text(encoding="utf-8"))["events"]
    return rows


def score(name: str) -> Score:
    """How right the events of a crisis are; entries of no known day count only where gold has such."""
    events = [event for event in merged(read(name)) if event.when is not None]
    rows = gold(name)
    pairs: list[tuple[Event, dict[str, Any]]] = []
    left = list(rows)
    for event in events:
        row = next((row for row in left if fits(event, row)), None)
        if row is not None:
            left.remove(row)
            pairs.append((event, row))
    placed = [(event.place, row["place"]) for event, row in pairs if "place" in row]
    stated = [(event.status, row["status"]) for event, row in pairs]
    paired = [event.id for event, _ in pairs]
    needed = [(e, row) for e, row in pairs if not row.get("optional")]
    return Score(
        right=len(needed),
        found=len(events) - (len(pairs) - len(needed)),
        wanted=len([row for row in rows if not row.get("optional")]),
        places=(sum(a == b for a, b in placed), len(placed)),
        statuses=(sum(a == b for a, b in stated), len(stated)),
        missed=tuple(f"{row['first']} {row['kind']} {row['participants']}" for row in left if not row.get("optional")),
        wrong=tuple(f"{e.when and e.when.first} {e.kind} {e.title}" for e in events if e.id not in paired),
    )


def fits(event: Event, row: dict[str, Any]) -> bool:
    """Whether an event has the day, the kind and a right participant of a gold row."""
    if event.when is None or event.kind != row["kind"]:
        return False
    first: date = row["first"]
    last: date = row.get("last", first)
    if event.when.first != first or event.when.last not in (last, row.get("last_allowed", last)):
        return False
    known = {*event.participants, *event.delegates}
    return not row["participants"] or any(wanted in name for wanted in row["participants"] for name in known)
