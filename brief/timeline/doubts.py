"""The doubtful points that matter: inferred days, sources that differ, one statement on several occasions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec.structs import replace

from brief.lexicon import load
from brief.model import AheadRow, Demand, DemandMention, Doubt, Event, Excerpt, Findings, Quote
from brief.naming import listed
from brief.spelling import surname
from brief.text import fold, view
from brief.timeline.choice import order
from brief.timeline.parts import Mentions, Parts
from brief.timeline.venues import GATHERINGS

MOST = 7

_TRIGGER = re.compile(r"\b(?:if|unless|in (?:the )?(?:case|event) of)\b[^,.;:\"]{4,120}?(?=[,.;:\"]|$)", re.IGNORECASE)


def doubts(
    parts: Parts, events: Sequence[Event], quotes: Sequence[Quote], demands: Sequence[Demand], mentions: Mentions
) -> tuple[Doubt, ...]:
    """All doubtful points, those that other entries rest on first; paper has room for `MOST`."""
    return (
        *_inferred(parts, events, mentions),
        *_disputed(events),
        *_one_or_two(events, frozenset(map(frozenset, parts.distinct))),
        *_occasions(quotes),
        *_triggers(parts, demands, mentions),
        *_translated(parts, quotes),
    )


def with_doubts(rows: Sequence[AheadRow], events: Sequence[Event]) -> tuple[AheadRow, ...]:
    """The rows of Ahead, each with the number of the doubtful point about its day, if it is printed."""
    numbers = {event.id: number for number, event in enumerate(_counted_from_inferred(events)[:MOST], start=1)}
    return tuple(replace(row, doubt=numbers.get(row.event)) if row.event else row for row in rows)


def _counted_from_inferred(events: Sequence[Event]) -> list[Event]:
    """Events whose day is counted from an inferred one; statements and background rest nothing on theirs."""
    return [
        event
        for event in events
        if event.when and event.when.basis == "inferred" and event.kind != "statement" and event.section != "background"
    ]


def _inferred(parts: Parts, events: Sequence[Event], mentions: Mentions) -> list[Doubt]:
    """The doubts about such days, with the words for the day in each source; they come first and keep their order."""
    words = load("en/labels")["doubt"]
    return [
        Doubt(
            words["inferred"].format(title=event.title), _time_words(event, parts, mentions), words["inferred_remark"]
        )
        for event in _counted_from_inferred(events)
    ]


def _time_words(event: Event, parts: Parts, mentions: Mentions) -> tuple[Excerpt, ...]:
    """The first words in each source that say when the event is, else how long it takes to come."""
    found: dict[str, Excerpt] = {}
    every: dict[str, Excerpt] = {}
    for one, mention in (mentions.events[id] for id in event.members if id in mentions.events):
        number = parts.voices.numbers[one.document.key]
        for excerpt in mention.evidence:
            for day in one.dates:
                if not excerpt.start <= day.excerpt.start < excerpt.end:
                    continue
                named = day.when and day.when == mention.when
                if named or day.type == "DURATION":
                    every.setdefault(number, day.excerpt.cited(number))
                if named:
                    found.setdefault(number, day.excerpt.cited(number))
    return tuple({**every, **found}.values()) or event.said[:2]


def _disputed(events: Sequence[Event]) -> list[Doubt]:
    words = load("en/labels")
    found: list[Doubt] = []
    for event in events:
        for field, rows in event.differences.items():
            parts = tuple(row.excerpt for row in rows if row.excerpt)
            label = words["doubt"]["disputed"].format(title=event.title, field=words["fields"].get(field, field))
            if parts:
                found.append(Doubt(label, parts))
    return found


def _one_or_two(events: Sequence[Event], distinct: Set[frozenset[str]]) -> list[Doubt]:
    """Gatherings of the same parties, each told by other sources, that differ in the town or by a day: one or two?

    `distinct`: the ids of pairs that are two.
    """
    words = load("en/labels")["doubt"]
    met = [event for event in events if event.kind in GATHERINGS and event.section == "timeline" and event.when]
    found: list[Doubt] = []
    for at, one in enumerate(met):
        for other in met[at + 1 :]:
            if _days_apart(one, other) > 1:
                break
            if _may_be_one(one, other) and frozenset((one.id, other.id)) not in distinct:
                label = words["one_or_two"].format(title=one.title)
                found.append(Doubt(label, (*one.said[:1], *other.said[:1]), words["one_or_two_remark"]))
    return found


def _may_be_one(one: Event, other: Event) -> bool:
    """Whether just the town or just the day tells two gatherings of the same parties apart."""
    same_parties = len(one.participants) > 1 and set(one.participants) == set(other.participants)
    if not same_parties or one.kind != other.kind or set(one.sources) & set(other.sources):
        return False
    return (_days_apart(one, other) == 0) != (one.place == other.place)


def _days_apart(one: Event, other: Event) -> int:
    return abs((other.when.first - one.when.first).days) if one.when and other.when else 0


def _occasions(quotes: Sequence[Quote]) -> list[Doubt]:
    """Speakers whose words of one day several sources place differently."""
    words = load("en/labels")["doubt"]
    told: dict[tuple[str, date], dict[str, Excerpt]] = {}
    for quote in quotes:
        if quote.speaker_name and quote.said_on and not quote.observer:
            occasions = told.setdefault((quote.speaker_name, quote.said_on), {})
            for excerpt in quote.occasions:
                occasions.setdefault(fold(excerpt.text), excerpt)
    found: list[Doubt] = []
    for (name, _), occasions in told.items():
        parts = tuple(sorted(occasions.values(), key=order))
        manners = {fold(excerpt.text).split()[0] for excerpt in parts}  # "after" the talks twice is no difference
        if len({excerpt.source for excerpt in parts}) > 1 and len(manners) > 1:
            found.append(Doubt(words["occasion"].format(name=surname(name)), parts, words["occasion_remark"]))
    return found


def _triggers(parts: Parts, demands: Sequence[Demand], mentions: Mentions) -> list[Doubt]:
    """Threats whose sources name different conditions."""
    words = load("en/labels")["doubt"]
    found: list[Doubt] = []
    for demand in demands:
        members = [mentions.demands[id] for id in demand.members if id in mentions.demands]
        speakers = {speaker.name for one, m in members if (speaker := parts.cast.speaker(one.document.key, m.speaker))}
        if demand.stance != "threat" or len(speakers) > 1:
            continue
        clauses: dict[str, Excerpt] = {}
        for one, mention in members:
            for clause in _conditions(one, mention, parts.voices.numbers[one.document.key]):
                clauses.setdefault(clause.source, clause)
        if len({fold(clause.text) for clause in clauses.values()}) > 1:
            found.append(Doubt(words["trigger"].format(label=demand.label), tuple(clauses.values())))
    return found


def _conditions(one: Findings, mention: DemandMention, number: str) -> Iterator[Excerpt]:
    """The clauses that say on what a threat depends."""
    for excerpt in mention.evidence:
        for match in _TRIGGER.finditer(view(excerpt.text)):
            yield one.document.excerpt(excerpt.start + match.start(), excerpt.start + match.end()).cited(number)


def _translated(parts: Parts, quotes: Sequence[Quote]) -> list[Doubt]:
    words = load("en/labels")["doubt"]
    numbers = {parts.voices.numbers[key] for key in parts.voices.translated}
    cited = sorted({quote.excerpt.source for quote in quotes if quote.shown} & numbers)
    marks = listed([f"[{number.removeprefix('S')}]" for number in cited])
    return [Doubt(words["translated"], (), words["translated_remark"].format(sources=marks))] if cited else []
