"""At which gatherings a demand was raised or answered, as far as a source places it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from brief.model import Demand, DemandMention, Findings
from brief.timeline.parts import Mentions, Parts
from brief.timeline.venues import Gatherings, Venue, is_gathering, passage


def raised(parts: Parts, known: Gatherings, said: Mapping[str, Venue], mentions: Mentions) -> tuple[Demand, ...]:
    """The demands, each with the gatherings at which a source places it, in the order of the timeline.

    `said`: the gathering of each quote that has one, by the quote's id.
    """
    spoken = _spoken(parts, said, mentions)
    order = {event.id: at for at, event in enumerate(parts.events)}
    found: list[Demand] = []
    for demand in parts.demands:
        of = [mentions.demands[id] for id in demand.members if id in mentions.demands]
        places = {place for one, mention in of for place in _places(one, mention, known, spoken, parts)}
        found.append(replace(demand, events=tuple(sorted(places, key=order.__getitem__))))
    return tuple(found)


def _spoken(parts: Parts, said: Mapping[str, Venue], mentions: Mentions) -> dict[str, list[tuple[int, int, str]]]:
    """By document, the spans of quotes that were said at a gathering, with its id."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for quote in parts.quotes:
        venue = said.get(quote.id)
        for id in quote.members if venue else ():
            if venue and id in mentions.quotes:
                one, mention = mentions.quotes[id]
                spans.setdefault(one.document.key, []).extend((p.start, p.end, venue.event.id) for p in mention.parts)
    return spans


def _places(
    one: Findings,
    mention: DemandMention,
    known: Gatherings,
    spoken: Mapping[str, Sequence[tuple[int, int, str]]],
    parts: Parts,
) -> set[str]:
    """The ids of the gatherings where the text places the demand: said there, told of there, or between just them."""
    words = mention.excerpt
    at = {id for start, end, id in spoken.get(one.document.key, ()) if start < words.end and words.start < end}
    if at:
        return at
    speaker = parts.cast.speaker(one.document.key, mention.speaker)
    attended = known.of(known.by_delegate.get(speaker.person, ())) if speaker and speaker.person else []
    by_delegate = {venue.event.id for venue in attended if venue.fits(mention.when)}
    if by_delegate:
        return by_delegate
    passages = [passage(one, excerpt.start, excerpt.end) for excerpt in mention.evidence]
    surely = {venue.event.id for each in passages for venue in known.spoken_of(each, by_body=False)}
    if surely:
        return surely
    likely = {venue.event.id for each in passages for venue in known.spoken_of(each)}
    return likely | _between(mention, known)


def _between(mention: DemandMention, known: Gatherings) -> set[str]:
    """The ids of the gatherings of just those parties between whom the sentence speaks of negotiations."""
    if not any(is_gathering(excerpt.text) for excerpt in mention.evidence):
        return set()
    parties = {*mention.by, *mention.of}
    near = known.of(at for party in parties for at in known.by_party.get(party, ()))
    return {venue.event.id for venue in near if len(met := set(venue.event.participants)) >= 2 and met <= parties}
