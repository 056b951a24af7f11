"""Whom each part of a document is of, by its anchor, for readers who want one party or speaker; no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from brief.model import Briefing, Demand, Quote
from brief.render.index import Index, demand_anchor, event_anchor, printable, quote_anchor


class Facets(Struct, frozen=True):
    """The parties and the speakers that a part of a document is of."""

    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


class Choices(Struct, frozen=True):
    """What a reader can choose between: parties by name, speakers under the side that they speak for."""

    parties: tuple[str, ...]
    speakers: tuple[tuple[str, tuple[str, ...]], ...]


def facets(index: Index) -> Mapping[str, Facets]:
    """The parties and speakers of each quote, demand and event, by the anchor that it has where it is printed."""
    briefing = index.briefing
    sides = {person.affiliation: person.side for person in briefing.people if person.affiliation and person.side}
    return {
        **{event_anchor(event.id): Facets(_parties(event.participants, sides)) for event in briefing.events},
        **{demand_anchor(demand): _of_demand(demand, index, sides) for demand in briefing.demands},
        **{quote_anchor(quote.id): _of_quote(quote, index) for quote in briefing.quotes},
    }


def choices(index: Index, found: Mapping[str, Facets], anchors: Iterable[str]) -> Choices:
    """The parties and speakers of what is printed, by name; sides in the order in which people quoted are listed."""
    printed = [found[anchor] for anchor in anchors if anchor in found]
    named = {name for facets in printed for name in facets.speakers}
    sides = _sides(index.briefing)
    order = {"": len(sides), **{printable(side.side): at for at, side in enumerate(index.briefing.people_quoted)}}
    groups: dict[str, list[str]] = {}
    for name in sorted(named, key=_by_surname):
        groups.setdefault(sides.get(name, ""), []).append(name)
    speakers = sorted(groups.items(), key=lambda group: (order.get(group[0], len(order)), group[0]))
    parties = sorted({party for facets in printed for party in facets.parties})
    return Choices(tuple(parties), tuple((side, tuple(names)) for side, names in speakers))


def _of_quote(quote: Quote, index: Index) -> Facets:
    speaker = _speaker(quote, index)
    return Facets((printable(quote.side),) if quote.side else (), (speaker,) if speaker else ())


def _of_demand(demand: Demand, index: Index, sides: Mapping[str, str]) -> Facets:
    """Who asks and who is asked, whoever worded it, and whoever answered."""
    worded = [said[0] for excerpt in (demand.excerpt, *demand.variants) if (said := index.said_by(excerpt))]
    answers = [index.quotes[id] for id in demand.answers if id in index.quotes]
    speakers = [name for quote in (*worded, *answers) if (name := _speaker(quote, index))]
    return Facets(_parties((*demand.by, *demand.of), sides), tuple(dict.fromkeys(speakers)))


def _speaker(quote: Quote, index: Index) -> str | None:
    name = index.people[quote.speaker].name if quote.speaker else quote.speaker_name
    return printable(name) if name else None


def _parties(names: Iterable[str], sides: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(printable(sides.get(name, name)) for name in names))


def _sides(briefing: Briefing) -> dict[str, str]:
    """The side that each speaker speaks for, by printed name; observers speak for none."""
    known = {printable(person.name): printable(person.side) for person in briefing.people if person.side}
    said = {printable(q.speaker_name): printable(q.side) for q in briefing.quotes if q.speaker_name and q.side}
    return {**said, **known}


def _by_surname(name: str) -> tuple[str, str]:
    return (name.split() or [""])[-1].lower(), name
