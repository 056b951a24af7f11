"""Scores events that single texts tell: `python -m tests.benchmarks.sentences [FOLDER...] [--errors]`.

A FOLDER holds `*.toml`, each a text with the events that it tells, marked by people who don't know the rules. An event
is told where a mention of its day stands in its sentence; kind, status and party are counted of those told. Counts
only: what is wrong stays unread, unless `--errors` asks, which spends the texts.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from brief import pipeline
from brief.actors import canonical
from brief.config import Config
from brief.model import Document, EventMention, Findings
from brief.text import canonical as canonical_text
from brief.text import fold
from tests.benchmarks.briefings import Row, Tally, below

CASES = Path(__file__).resolve().parent.parent / "cases" / "sentences"
# Only ever raised: an F1; above 1 how many are right, where a share would fall with each further event that is told.
FLOORS: dict[str, dict[str, float]] = {
    "read": {"events": 0.78, "kind": 131, "status": 147, "party": 111, "nothing": 1.0},
    "unread": {"events": 0.62, "kind": 82, "status": 107, "party": 82, "nothing": 1.0},
    "wikinews_read": {"events": 0.79, "kind": 36, "status": 36, "party": 30, "nothing": 1.0},
    "wikinews_unread": {"events": 0.73, "kind": 32, "status": 32, "party": 26, "nothing": 1.0},
}


def main() -> int:
    """Print the tables; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[CASES / name for name in FLOORS])
    parser.add_argument("--errors", action="store_true", help="say what is wrong; then the texts are read")
    options = parser.parse_args()
    return max(_print(folder, options.errors) for folder in options.folders)


def _print(folder: Path, errors: bool) -> int:
    total = score(folder)
    print(folder.name)
    for name in total.wanted:
        precision, recall, f1 = total.figures(name)
        counts = f"{total.right[name]:4} right of {total.found[name]:4} found, {total.wanted[name]:4} wanted"
        print(f"{name:10} {counts}   P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for line in total.wrong if errors else ():
        print("  " + line)
    missed = below(total, FLOORS.get(folder.name, {}))
    print("below the floor: " + ", ".join(missed) if missed else "floors kept")
    return 1 if missed else 0


def score(folder: Path) -> Tally:
    """The tally of all texts in a folder."""
    total = Tally()
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        document = Document("0" * 12, path.name, "", canonical_text(rows["text"]))
        _score(pipeline.examine(document, Config(), rows["published"]), rows, path.stem, total)
    return total


def _score(one: Findings, rows: Row, name: str, total: Tally) -> None:
    mentions = [mention for mention in one.events if mention.when and mention.rule != "event.caption"]
    wanted = [row for row in rows.get("event", []) if "days" in row]
    pairs = _matched(mentions, wanted)
    core = [row for row in wanted if row.get("core", True)]
    told = [row for row, _ in pairs]
    total.right["events"] += sum(row.get("core", True) for row in told)
    total.found["events"] += len(mentions) - sum(not row.get("core", True) for row in told)
    total.wanted["events"] += len(core)
    for row, mention in pairs:
        total.share("kind", mention.kind in row["kind"], 1)
        total.share("status", mention.status == row["status"], 1)
        total.share("party", _has_party(one, mention, row), 1)
    idle = [row["words"] for row in rows.get("nothing", [])]
    total.share("nothing", sum(not any(_tells(mention, words) for mention in mentions) for words in idle), len(idle))
    total.wrong += [f"{name}: missed: {row['days'][0]} {row['words']}" for row in core if row not in told]
    right = [mention.id for _, mention in pairs]
    total.wrong += [
        f"{name}: wrong: {m.when and m.when.first} {m.rule} {m.head}: {m.evidence[0].text[:160]}"
        for m in mentions
        if m.id not in right
    ]


def _matched(mentions: Sequence[EventMention], rows: Sequence[Row]) -> list[tuple[Row, EventMention]]:
    """Each mention with the row that it tells, those of its kind first."""
    left, pairs = list(rows), []
    for alike in (True, False):
        for mention in mentions:
            if any(mention is other for _, other in pairs):
                continue
            fitting = (
                row
                for row in left
                if _same_days(mention, row)
                and _tells(mention, row["words"])
                and (not alike or mention.kind in row["kind"])
            )
            if row := next(fitting, None):
                left.remove(row)
                pairs.append((row, mention))
    return pairs


def _tells(mention: EventMention, words: str) -> bool:
    """Whether words stand in a sentence that a mention rests on."""
    return any(fold(words) in fold(said.text) or fold(said.text) in fold(words) for said in mention.evidence)


def _same_days(mention: EventMention, row: Row) -> bool:
    """Whether a mention lies on a row's days, or on their first; what is to be done within a stretch, on the last."""
    if mention.when is None:
        return False
    first, last = (date.fromisoformat(str(day)) for day in row["days"])
    due = mention.when.last == first and mention.status == "planned"
    return due or (mention.when.first, mention.when.last) in ((first, last), (first, first), (last, last))


def _has_party(one: Findings, mention: EventMention, row: Row) -> bool:
    """Whether a mention has one of a row's parties."""
    people = (one.people[index].name for index in mention.delegates)
    told = (*mention.participants, *mention.organisers, *people, mention.home or "", mention.name or "", mention.head)
    known = fold(" ".join(told))
    wanted = [other for name in row["parties"] for other in (name, canonical(name) or name)]
    return not wanted or any(fold(name) in known for name in wanted)


if __name__ == "__main__":
    sys.exit(main())
