"""Two items made one, one made two, and what refers to them kept right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from brief.corrections.matching import UnmatchedError, all_of
from brief.merge import demands, events, quotes
from brief.model import Demand, Event, Excerpt, Findings, Quote
from brief.timeline.parts import Mentions, Parts, mentions

Item = Quote | Demand | Event


# --- one of two --------------------------------------------------------------------------------


def joined(one: Item, other: Item, parts: Parts) -> Item:
    """Both items as one, as the first has it where they differ; its id is that of the member in the earliest source."""
    first = min((one, other), key=lambda item: _earliest(item, parts))
    members = tuple(dict.fromkeys((*first.members, *one.members, *other.members)))
    match one, other:
        case Quote(), Quote():
            return replace(one, id=first.id, members=members, **_both_quotes(one, other))
        case Demand(), Demand():
            return replace(one, id=first.id, members=members, **_both_demands(one, other))
        case Event(), Event():
            return replace(one, id=first.id, members=members, **_both_events(one, other))
    raise UnmatchedError("two things of one kind are wanted")


def _earliest(item: Item, parts: Parts) -> tuple[date, int]:
    days = {source.id: source.published or date.max for source in parts.voices.sources}
    sources = item.sources if isinstance(item, Event) else [each.source for each in (item.excerpt, *item.variants)]
    return min(((days.get(source, date.max), int(source[1:])) for source in sources), default=(date.max, 0))


def _both_quotes(one: Quote, other: Quote) -> dict[str, Any]:
    said = one if one.said_on else other
    return {
        "variants": _union(one.variants, other.parts, other.variants),
        "occasions": _union(one.occasions, other.occasions),
        "reported": _union(one.reported, other.reported),
        "said_on": said.said_on,
        "said_on_basis": said.said_on_basis,
        "said_where": one.said_where or other.said_where,
        "speaker": one.speaker if one.speaker_name else other.speaker,
        "speaker_name": one.speaker_name or other.speaker_name,
        "role": one.role or other.role,
        "side": one.side or other.side,
    }


def _both_demands(one: Demand, other: Demand) -> dict[str, Any]:
    return {
        "variants": _union(one.variants, (other.excerpt,), other.variants),
        "by": _union(one.by, other.by),
        "of": _union(one.of, other.of),
        "topic": one.topic or other.topic,
        "standing": one.standing or other.standing,
        "answers": tuple(id for id in _union(one.answers, other.answers) if id not in (one.id, other.id)),
        "reported": _union(one.reported, other.reported),
    }


def _both_events(one: Event, other: Event) -> dict[str, Any]:
    return {
        "when": one.when or other.when,
        "place": one.place or other.place,
        "participants": _union(one.participants, other.participants),
        "delegates": _union(one.delegates, other.delegates),
        "said": _union(one.said, other.said),
        "sources": tuple(sorted({*one.sources, *other.sources}, key=lambda source: int(source[1:]))),
        "disputed": _union(one.disputed, other.disputed),
    }


def _union(*groups: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


# --- two of one --------------------------------------------------------------------------------


def parted(item: Item, words: str, parts: Parts) -> tuple[Item, Item]:
    """The item without the mentions that have the words, and these as an item of their own."""
    known = mentions(parts)
    members = [id for id in item.members if id in _table(item, known)]
    away = all_of(members, words, lambda id: [[each.text for each in _wordings(_table(item, known)[id][1])]])
    if not away:
        raise UnmatchedError("none of its wordings has the words to part")
    if len(away) == len(members):
        raise UnmatchedError("all its wordings have the words to part, so nothing of it would be left")
    rest = [id for id in members if id not in away]
    return _made_of(item, rest, known, parts), _made_of(item, away, known, parts)


def _table(item: Item, known: Mentions) -> Mapping[str, tuple[Findings, Any]]:
    if isinstance(item, Event):
        return known.events
    return known.quotes if isinstance(item, Quote) else known.demands


def _wordings(mention: Any) -> tuple[Excerpt, ...]:
    return (*getattr(mention, "parts", ()), *((mention.excerpt,) if hasattr(mention, "excerpt") else mention.evidence))


def _made_of(item: Item, ids: list[str], known: Mentions, parts: Parts) -> Item:
    """What merging makes of just these mentions; several, if it makes them, as one."""
    found: dict[str, Findings] = {}
    field = "events" if isinstance(item, Event) else "quotes" if isinstance(item, Quote) else "demands"
    for id in ids:
        one, mention = _table(item, known)[id]
        bare = found.get(one.document.key) or replace(one, quotes=(), demands=(), events=())
        mentioned: Any = {field: (*getattr(bare, field), mention)}
        found[one.document.key] = replace(bare, **mentioned)
    made = _merged(item, list(found.values()), parts)
    if not made:
        raise UnmatchedError("one of the two would say too little to stand alone")
    whole = made[0]
    for more in made[1:]:
        whole = joined(whole, more, parts)
    return whole


def _merged(item: Item, found: list[Findings], parts: Parts) -> list[Item]:
    cast, numbers = parts.cast, parts.voices.numbers
    if isinstance(item, Event):
        return [replace(event, section=item.section) for event in events.merge(found, cast, numbers)]
    if isinstance(item, Quote):
        return list(quotes.merge(found, cast, numbers))
    made = demands.merge(found, cast, numbers, parts.voices.translated)
    return [
        replace(one, label=item.label, standing=item.standing, answers=item.answers, reported=item.reported)
        for one in made
    ]


# --- what refers to them -----------------------------------------------------------------------


def renamed(parts: Parts, ids: Mapping[str, str]) -> Parts:
    """The parts with references to items led to what they are now."""

    def told(listed: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get(id, id) for id in listed))

    return replace(
        parts,
        demands=tuple(
            replace(one, answers=told(tuple(id for id in one.answers if ids.get(id) != one.id)))
            for one in parts.demands
        ),
        pinned=frozenset(ids.get(id, id) for id in parts.pinned),
        distinct=tuple((ids.get(one, one), ids.get(other, other)) for one, other in parts.distinct),
    )


def unreferred(parts: Parts, id: str) -> Parts:
    """The parts with no reference to an item that is gone."""
    return replace(
        parts,
        demands=tuple(replace(one, answers=tuple(each for each in one.answers if each != id)) for one in parts.demands),
        pinned=parts.pinned - {id},
    )
