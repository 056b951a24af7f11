"""At which gatherings a demand was raised or answered, as far as a source places it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from brief.model import Demand, DemandMention, Findings
from brief.timeline.parts import Mentions, Parts
from brief.timeline.venues import Venue, is_gathering, speaks_of


def raised(
    parts: Parts, gatherings: Sequence[Venue], said: Mapping[str, Venue | None], mentions: Mentions
) -> tuple[Demand, ...]:
    """The demands, each with the gatherings at which a source places it, in the order of the timeline.

    `said`: the gathering of each quote that has one, by the quote's id.
    """
    spoken = _spoken(parts, said, mentions)
    return tuple(
        replace(
            demand,
            events=tuple(
                venue.event.id
                for venue in gatherings
                if any(
                    venue.event.id in _places(*mentions.demands[id], gatherings, spoken, parts)
                    for id in demand.members
                    if id in mentions.demands
                )
            ),
        )
        for demand in parts.demands
    )


def _spoken(
    parts: Parts, said: Mapping[str, Venue | None], mentions: Mentions
) -> dict[str, list[tuple[int, int, str]]]:
    """By document, the spans of quotes that were said at a gathering, with its id."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for quote in parts.quotes:
        venue = said[quote.id]
        for id in quote.members if venue else ():
            if venue and id in mentions.quotes:
                one, mention = mentions.quotes[id]
                spans.setdefault(one.document.key, []).extend((p.start, p.end, venue.event.id) for p in mention.parts)
    return spans


def _places(
    one: Findings,
    mention: DemandMention,
    gatherings: Sequence[Venue],
    spoken: Mapping[str, Sequence[tuple[int, int, str]]],
    parts: Parts,
) -> set[str]:
    """The ids of the gatherings where the text places the demand: said there, told of there, or between just them."""
    words = mention.excerpt
    at = {id for start, end, id in spoken.get(one.document.key, ()) if start < words.end and words.start < end}
    if at:
        return at
    speaker = parts.cast.speaker(one.document.key, mention.speaker)
    by_delegate = {
        venue.event.id
        for venue in gatherings
        if speaker and speaker.person in venue.event.delegates and venue.fits(mention.when)
    }
    if by_delegate:
        return by_delegate
    surely = {venue.event.id for venue in gatherings if _names(one, mention, venue, by_body=False)}
    if surely:
        return surely
    likely = {venue.event.id for venue in gatherings if _names(one, mention, venue, by_body=True)}
    return likely | {venue.event.id for venue in gatherings if _between(mention, venue)}


def _names(one: Findings, mention: DemandMention, venue: Venue, *, by_body: bool) -> bool:
    """Whether the sentence of the demand names the gathering."""
    return any(speaks_of(one, excerpt.start, excerpt.end, venue, by_body=by_body) for excerpt in mention.evidence)


def _between(mention: DemandMention, venue: Venue) -> bool:
    """Whether the sentence speaks of negotiations between just those who met there."""
    parties, participants = {*mention.by, *mention.of}, set(venue.event.participants)
    met = len(participants & parties) >= 2 and participants <= parties
    return met and any(is_gathering(excerpt.text) for excerpt in mention.evidence)
