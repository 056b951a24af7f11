"""From merged values to the `Briefing`: what belongs where, in which order, and what paper shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace

from brief.config import Config
from brief.keeping import Keep, afresh
from brief.model import CORRECTED, Briefing, Demand, Event, Findings, Issue, Person, Quote, Source, SourceText, Window
from brief.spelling import surname
from brief.text import flat
from brief.timeline import about, bullets, choice, doubts, labels, paper, statements
from brief.timeline.parts import Parts, mentions
from brief.timeline.placing import Placed, place

__all__ = ["Parts", "assemble"]

AsOfBasis = Literal["configured", "newest source", "unknown"]


def assemble(parts: Parts, config: Config, keep: Keep = afresh) -> Briefing:
    """The briefing: everything that was found, and the choice and order in which paper shows it."""
    known_mentions = mentions(parts, keep)
    window = _window(parts, config)
    placed = statements.add(_within(place(parts, known_mentions, keep), config), window)
    if config.about:
        placed, parts = about.narrowed(placed, parts, config.about, _topics(config))
    limits = choice.LIMITS[config.detail]
    rows = paper.Rows(limits.block, parts.pinned, parts.sent.demands)
    demands, blocks = paper.numbered(placed.demands, dict(config.sides), rows)
    people = {person.id: person for person in parts.cast.people}
    rank = choice.ranking(placed.quotes, demands)
    quotes = choice.mark_shown(placed.quotes, (*_shown(placed, rank, people, limits), *parts.pinned))
    quoted = {quote.id: quote for quote in quotes}
    events = _ordered([replace(event, quotes=_in_rank(event.quotes, quoted, rank)) for event in placed.events])
    known = paper.Tables(quoted, {demand.id: demand for demand in demands}, people)
    days = paper.days(events, known)
    points = doubts.doubts(parts, events, quotes, demands, known_mentions)
    observers, named = _observers(quotes, rank)
    ahead = _best_told(events, "ahead", limits.ahead, parts.pinned)
    past = _best_told([event for event in events if event.said], "background", limits.background, parts.pinned)
    return replace(
        _data(parts, config, window, Placed(quotes, demands, events)),
        in_brief=bullets.in_brief(parts, events, demands, statements.stands(events, known), known_mentions),
        ahead=doubts.with_doubts(paper.ahead(ahead), events),
        glance=paper.glance([event for event in events if event.section != "ahead" or event in ahead], days, known),
        demand_blocks=blocks,
        days=days,
        observers=observers,
        observers_named=named,
        background=tuple(event.id for event in past),
        people_quoted=paper.people_quoted(quotes, people),
        doubts=points[: doubts.MOST],
        doubts_more=points[doubts.MOST :],
    )


def _best_told(events: Sequence[Event], section: str, most: int, pinned: frozenset[str]) -> tuple[Event, ...]:
    return choice.best_told([event for event in events if event.section == section], most, pinned)


def _data(parts: Parts, config: Config, window: Window | None, placed: Placed) -> Briefing:
    """The briefing's head and all its values; what paper shows of them is still empty."""
    sources = parts.voices.sources
    as_of, as_of_basis = _as_of(sources, config)
    return Briefing(
        title=config.title or labels.title(placed.events, placed.demands, parts.cast.people),
        subtitle=config.subtitle or labels.subtitle(window, placed.events, config.about),
        marking=config.marking,
        to=config.to,
        sender=config.sender,
        author=config.author,
        language="en",
        as_of=as_of,
        as_of_basis=as_of_basis,
        edition=parts.sent.edition + 1,
        window=window,
        basis=labels.basis(sources),
        sources=sources,
        people=parts.cast.people,
        events=placed.events,
        quotes=tuple(sorted(placed.quotes, key=_place)),
        demands=tuple(sorted(placed.demands, key=_place)),
        issues=(*parts.issues, *_look_at(sources, placed.quotes), *_early(config, sources)),
        texts=tuple(_text(one, parts) for one in parts.voices.found),
        mail_to=config.mail_to,
        mail_cc=config.mail_cc,
        distinct=parts.distinct,
    )


def _text(one: Findings, parts: Parts) -> SourceText:
    return SourceText(parts.voices.numbers[one.document.key], one.document.text, one.paragraphs)


def _window(parts: Parts, config: Config) -> Window | None:
    """The days covered: as configured, each end on its own, else as the sources' events lie."""
    found = parts.window
    first = config.first or (found.first if found else None)
    last = config.last or (found.last if found else None)
    return Window(first, max(first, last)) if first and last else None


def _within(placed: Placed, config: Config) -> Placed:
    """What a configured window leaves: before it is background, after it nothing, and nothing refers to that."""
    kept: list[Event] = []
    for event in placed.events:
        if event.when and config.last and event.when.first > config.last and event.section != "ahead":
            continue
        early = event.when and config.first and event.when.last < config.first and event.section == "timeline"
        kept.append(replace(event, section="background") if early else event)
    ids = {event.id for event in kept}
    demands = tuple(replace(demand, events=tuple(id for id in demand.events if id in ids)) for demand in placed.demands)
    return replace(placed, events=tuple(kept), demands=demands)


def _topics(config: Config) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((topic.label, topic.patterns) for topic in config.topics)


def _shown(placed: Placed, rank: choice.Rank, people: Mapping[str, Person], limits: choice.Limits) -> tuple[str, ...]:
    """The quotes on paper: so many a meeting, a group and day of statements, and a speaker; some of no known day."""
    by_id = {quote.id: quote for quote in placed.quotes}
    chosen: list[str] = []
    stated: dict[tuple[date, tuple[int, str]], list[Quote]] = {}
    undated: list[Quote] = []
    for event in placed.events:
        said = [by_id[id] for id in event.quotes]
        if event.section == "undated":
            undated += [quote for quote in said if quote.speaker]
        if event.section != "timeline" or not event.when:
            continue
        if event.kind != "statement":
            chosen.extend(choice.shown(said, rank, limits.event, limits.speaker))
            continue
        for quote in said:
            stated.setdefault((event.when.first, paper.group(quote, people)), []).append(quote)
    for quotes in stated.values():
        named = [quote for quote in quotes if quote.speaker]
        chosen.extend(choice.shown(named, rank, limits.group, limits.speaker))
    chosen.extend(choice.shown(undated, rank, limits.undated, per_speaker=limits.undated_speaker))
    return (*chosen, *choice.observers(placed.quotes, rank, limits.observers))


def _in_rank(ids: Sequence[str], quotes: Mapping[str, Quote], rank: choice.Rank) -> tuple[str, ...]:
    return tuple(quote.id for quote in choice.ranked((quotes[id] for id in ids), rank)) if len(ids) > 1 else tuple(ids)


def _observers(quotes: Sequence[Quote], rank: choice.Rank) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The observers' quotes on paper, and the names of those who are only named."""
    ours = [quote for quote in quotes if quote.observer]
    chosen = choice.ranked((quote for quote in ours if quote.shown), rank)
    speaking = {quote.speaker_name for quote in chosen}
    others = {quote.speaker_name for quote in ours if quote.speaker and quote.speaker_name} - speaking
    return tuple(quote.id for quote in chosen), tuple(sorted(filter(None, others), key=_by_surname))


def _by_surname(name: str) -> tuple[str, str]:
    return surname(name).split()[-1].lower(), name


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


def _place(item: Quote | Demand) -> tuple[int, int, str]:
    return int(item.excerpt.source[1:]), item.excerpt.start, item.id


def _early(config: Config, sources: Sequence[Source]) -> tuple[Issue, ...]:
    """What a reader of `brief.toml` should know of an `as_of` that lies before what is briefed on."""
    newest = max((source.published for source in sources if source.published), default=None)
    if config.as_of is None or newest is None or newest <= config.as_of:
        return ()
    message = f"{config.as_of} lies before the newest source, {newest}; set a later day or leave it out"
    return (Issue("config.as-of-early", "warn", "brief.toml, as_of", message),)


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
    paths = {source.id: source.path for source in sources}
    open_quotes = [
        Issue(
            "quote.unattributed",
            "look",
            f"{paths[quote.excerpt.source]}:{quote.excerpt.start}",
            f"speaker not known: “{flat(quote.excerpt.text, 60)}”",
        )
        for quote in quotes
        if quote.speaker_name is None and quote.kind != "reported" and quote.rule != CORRECTED
    ]
    return (*inferred, *open_quotes)
