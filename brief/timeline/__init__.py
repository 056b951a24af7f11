"""From merged values to the `Briefing`: what belongs where, in which order, and what paper shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from brief.config import Config
from brief.model import Briefing, Event, Issue, Quote, Source, Window
from brief.timeline import choice, doubts, labels, paper, statements
from brief.timeline.parts import Parts, mentions
from brief.timeline.placing import Placed, place

__all__ = ["Parts", "assemble"]

AsOfBasis = Literal["configured", "newest source", "unknown"]


def assemble(parts: Parts, config: Config) -> Briefing:
    """The briefing: everything that was found, and the choice and order in which paper shows it."""
    known_mentions = mentions(parts)
    placed = statements.add(_within(place(parts, known_mentions), config), _window(parts, config))
    sides = dict(config.sides)
    demands, blocks = paper.numbered(placed.demands, sides)
    rank = choice.ranking(placed.quotes, demands)
    quotes = choice.mark_shown(placed.quotes, _shown(placed, rank))
    ranked = tuple(replace(event, quotes=_in_rank(event.quotes, quotes, rank)) for event in placed.events)
    known = paper.tables(quotes, demands, parts.cast.people)
    days = paper.days(ranked, known)
    points = doubts.doubts(parts, ranked, quotes, demands, known_mentions)
    ahead = paper.ahead(ranked)
    observers, named = _observers(quotes, rank)
    as_of, as_of_basis = _as_of(parts.voices.sources, config)
    window = _window(parts, config)
    return Briefing(
        title=config.title or labels.title(ranked, demands),
        subtitle=config.subtitle or labels.subtitle(window, ranked),
        marking=config.marking,
        to=config.to,
        sender=config.sender,
        author=config.author,
        language="en",
        as_of=as_of,
        as_of_basis=as_of_basis,
        edition=1,
        window=window,
        basis=labels.basis(parts.voices.sources),
        sources=parts.voices.sources,
        people=parts.cast.people,
        events=_ordered(ranked),
        quotes=tuple(sorted(quotes, key=_place)),
        demands=tuple(sorted(demands, key=lambda d: (d.excerpt.source, d.excerpt.start, d.id))),
        issues=(*parts.issues, *_look_at(parts.voices.sources, quotes)),
        in_brief=choice.in_brief(parts, demands, statements.stands(days, known), known_mentions),
        ahead=doubts.with_doubts(ahead, ranked, points),
        glance=paper.glance(ranked, days, known),
        demand_blocks=blocks,
        days=days,
        observers=observers,
        observers_named=named,
        background=tuple(event.id for event in _ordered(ranked) if event.section == "background" and event.said),
        people_quoted=paper.people_quoted(quotes, known.people),
        doubts=points,
    )


def _window(parts: Parts, config: Config) -> Window | None:
    """The days covered: as configured, each end on its own, else as the sources' events lie."""
    found = parts.window
    first = config.first or (found.first if found else None)
    last = config.last or (found.last if found else None)
    return Window(first, max(first, last)) if first and last else None


def _within(placed: Placed, config: Config) -> Placed:
    """What a configured window leaves: before it is background, after it nothing."""
    kept: list[Event] = []
    for event in placed.events:
        if event.when and config.last and event.when.first > config.last and event.section != "ahead":
            continue
        early = event.when and config.first and event.when.last < config.first and event.section == "timeline"
        kept.append(replace(event, section="background") if early else event)
    return replace(placed, events=tuple(kept))


def _shown(placed: Placed, rank: choice.Rank) -> tuple[str, ...]:
    """The quotes on paper: five a meeting, two a speaker and day among statements, three observers."""
    by_id = {quote.id: quote for quote in placed.quotes}
    chosen: list[str] = []
    for event in placed.events:
        said = [by_id[id] for id in event.quotes]
        if event.section == "timeline":
            chosen.extend(choice.shown(said, rank, choice.PER_EVENT))
    observers = [quote for quote in placed.quotes if quote.observer]
    return (*chosen, *choice.shown(observers, rank, choice.OBSERVERS, per_speaker=1))


def _in_rank(ids: Sequence[str], quotes: Sequence[Quote], rank: choice.Rank) -> tuple[str, ...]:
    by_id = {quote.id: quote for quote in quotes}
    return tuple(quote.id for quote in sorted((by_id[id] for id in ids), key=rank))


def _observers(quotes: Sequence[Quote], rank: choice.Rank) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The observers' quotes on paper, and the names of those who are only named."""
    ours = sorted((quote for quote in quotes if quote.observer), key=rank)
    chosen = [quote for quote in ours if quote.shown]
    speaking = {quote.speaker_name for quote in chosen}
    others = {quote.speaker_name for quote in ours if quote.speaker and quote.speaker_name} - speaking
    return tuple(quote.id for quote in chosen), tuple(sorted(filter(None, others), key=_by_surname))


def _by_surname(name: str) -> tuple[str, str]:
    return name.split()[-1].lower(), name


def _as_of(sources: Sequence[Source], config: Config) -> tuple[date | None, AsOfBasis]:
    if config.as_of:
        return config.as_of, "configured"
    newest = max((source.published for source in sources if source.published), default=None)
    return newest, "newest source" if newest else "unknown"


def _ordered(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events by day, meetings first, those without a day last."""
    return tuple(
        sorted(
            events,
            key=lambda e: (
                e.when.first if e.when else date.max,
                e.when.last if e.when else date.max,
                e.kind == "statement",
                e.kind != "meeting",
                e.id,
            ),
        )
    )


def _place(quote: Quote) -> tuple[object, ...]:
    return int(quote.excerpt.source[1:]), quote.excerpt.start, quote.id


def _look_at(sources: Sequence[Source], quotes: Sequence[Quote]) -> tuple[Issue, ...]:
    """What a human should look at: inferred days, and direct quotes whose speaker is open."""
    inferred = [
        Issue(
            "source.day-inferred",
            "look",
            source.path,
            f"day of publication inferred: {source.published}; set it if you know it",
        )
        for source in sources
        if source.published_basis == "inferred"
    ]
    open_quotes = [
        Issue("quote.unattributed", "look", quote.id, f"speaker not known: “{quote.excerpt.text[:60]}”")
        for quote in quotes
        if quote.speaker_name is None and quote.kind != "reported"
    ]
    return (*inferred, *open_quotes)
