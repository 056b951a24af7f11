"""The doubtful points that matter: inferred days, sources that differ, one statement on several occasions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from brief.lexicon import load
from brief.model import AheadRow, Demand, Doubt, Event, Excerpt, Quote
from brief.text import fold, view
from brief.timeline.labels import joined
from brief.timeline.parts import Mentions, Parts

MOST = 7

_TRIGGER = re.compile(r"\b(?:if|unless|in (?:the )?(?:case|event) of)\b[^,.;:\"]{4,120}?(?=[,.;:\"]|$)", re.IGNORECASE)


def doubts(
    parts: Parts, events: Sequence[Event], quotes: Sequence[Quote], demands: Sequence[Demand], mentions: Mentions
) -> tuple[Doubt, ...]:
    """Up to seven doubtful points, those that other entries rest on first."""
    found = [
        *_inferred(events),
        *_disputed(events),
        *_occasions(quotes),
        *_triggers(parts, demands, mentions),
        *_translated(parts, quotes),
    ]
    return tuple(found[:MOST])


def with_doubts(rows: Sequence[AheadRow], events: Sequence[Event], found: Sequence[Doubt]) -> tuple[AheadRow, ...]:
    """The rows of Ahead, each with the number of the doubtful point about its day."""
    words = load("en/labels")["doubt"]
    labels = {doubt.label: number for number, doubt in enumerate(found, start=1)}
    titles = {event.id: event.title for event in events}
    return tuple(
        replace(row, doubt=labels.get(words["inferred"].format(title=titles[row.event]))) if row.event else row
        for row in rows
    )


def _inferred(events: Sequence[Event]) -> list[Doubt]:
    words = load("en/labels")["doubt"]
    return [
        Doubt(words["inferred"].format(title=event.title), event.said[:2], words["inferred_remark"])
        for event in events
        if event.when and event.when.basis == "inferred" and event.kind != "statement" and event.section != "background"
    ]


def _disputed(events: Sequence[Event]) -> list[Doubt]:
    words = load("en/labels")
    found: list[Doubt] = []
    for event in events:
        for field in dict.fromkeys(dispute.field for dispute in event.disputed):
            rows = [dispute for dispute in event.disputed if dispute.field == field]
            parts = tuple(row.excerpt for row in rows if row.excerpt)
            label = words["doubt"]["disputed"].format(title=event.title, field=words["fields"].get(field, field))
            if parts:
                found.append(Doubt(label, parts))
    return found


def _occasions(quotes: Sequence[Quote]) -> list[Doubt]:
    """Statements that several sources place differently."""
    words = load("en/labels")["doubt"]
    found: dict[str, Doubt] = {}
    for quote in quotes:
        occasions = {fold(excerpt.text): excerpt for excerpt in reversed(quote.occasions)}
        if len({excerpt.source for excerpt in occasions.values()}) < 2 or not quote.speaker_name:
            continue
        label = words["occasion"].format(name=quote.speaker_name.split()[-1])
        parts = tuple(sorted(occasions.values(), key=lambda excerpt: (excerpt.source, excerpt.start)))
        found.setdefault(label, Doubt(label, parts, words["occasion_remark"]))
    return list(found.values())


def _triggers(parts: Parts, demands: Sequence[Demand], mentions: Mentions) -> list[Doubt]:
    """Threats whose sources name different conditions."""
    words = load("en/labels")["doubt"]
    found: list[Doubt] = []
    for demand in demands:
        if demand.stance != "threat":
            continue
        clauses: dict[str, Excerpt] = {}
        for id in demand.members:
            if id in mentions.demands:
                one, mention = mentions.demands[id]
                number = parts.voices.numbers[one.document.key]
                for excerpt in mention.evidence:
                    for match in _TRIGGER.finditer(view(excerpt.text)):
                        start, end = excerpt.start + match.start(), excerpt.start + match.end()
                        clauses.setdefault(number, one.document.excerpt(start, end).cited(number))
        if len({fold(clause.text) for clause in clauses.values()}) > 1:
            found.append(Doubt(words["trigger"].format(label=demand.label), tuple(clauses.values())))
    return found


def _translated(parts: Parts, quotes: Sequence[Quote]) -> list[Doubt]:
    words = load("en/labels")["doubt"]
    numbers = {parts.voices.numbers[key] for key in parts.voices.translated}
    cited = sorted({quote.excerpt.source for quote in quotes if quote.shown} & numbers)
    marks = joined([f"[{number.removeprefix('S')}]" for number in cited])
    return [Doubt(words["translated"], (), words["translated_remark"].format(sources=marks))] if cited else []
