"""What officials said outside any meeting, as entries of the timeline, and where each side stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from brief.days import span
from brief.ids import mention_id
from brief.lexicon import load
from brief.model import DayBasis, Event, Excerpt, Quote, When, Window
from brief.naming import capital, in_label, short
from brief.timeline.bullets import Stand
from brief.timeline.paper import Tables, elsewhere, party
from brief.timeline.placing import Placed

MIN_WORDS = 4


def add(placed: Placed, window: Window | None) -> Placed:
    """The same with an entry for each official and day of statements within the window, or of no known day.

    A remark of a few words makes no entry, nor do words that an event already tells of itself with.
    """
    at_events = {id for event in placed.events for id in event.quotes}
    told: dict[str, list[Excerpt]] = {}
    for excerpt in (excerpt for event in placed.events for excerpt in event.said):
        told.setdefault(excerpt.source, []).append(excerpt)
    groups: dict[tuple[str, date | None], list[Quote]] = {}
    for quote in placed.quotes:
        if quote.id in at_events or quote.observer or quote.speaker_name is None:
            continue
        if any(_inside(quote.excerpt, excerpt) for excerpt in told.get(quote.excerpt.source, ())):
            continue
        day = quote.said_on
        if day is None or window is None or window.first <= day <= window.last:
            groups.setdefault((quote.speaker or quote.speaker_name, day), []).append(quote)
    added = tuple(_statement(quotes, day) for (_, day), quotes in groups.items() if _makes_entry(quotes))
    return replace(placed, events=(*placed.events, *added))


def _inside(quote: Excerpt, told: Excerpt) -> bool:
    return quote.source == told.source and told.start <= quote.start and quote.end <= told.end


def _makes_entry(quotes: Sequence[Quote]) -> bool:
    """Whether somebody says enough on a day: a whole quote, or a few words beside something that is reported."""
    spoken = any(quote.kind != "reported" and len(quote.excerpt.text.split()) > 1 for quote in quotes)
    return any(map(_says_much, quotes)) or (spoken and any(quote.kind == "reported" for quote in quotes))


def _says_much(quote: Quote) -> bool:
    """Whether the quote is the speaker's own words, and more than a term."""
    return quote.kind != "reported" and sum(len(part.text.split()) for part in quote.parts) >= MIN_WORDS


def _statement(quotes: Sequence[Quote], day: date | None) -> Event:
    """The entry for what one speaker said on one day, or on none known; its basis is the surest of its quotes'."""
    first = quotes[0]
    bases: tuple[DayBasis, ...] = ("configured", "stated", "relative", "inferred", "published")
    basis = min((quote.said_on_basis or "published" for quote in quotes), key=bases.index)
    sources = {excerpt.source for quote in quotes for excerpt in (quote.excerpt, *quote.variants)}
    places = {quote.said_where for quote in quotes if quote.said_where}
    members = tuple([mention_id("e", quote.excerpt, facet="statement") for quote in quotes])
    return Event(
        id=members[0],
        members=members,
        section="timeline" if day else "undated",
        when=When(day, day, "day", basis) if day else None,
        title=_title(first.speaker_name or ""),
        kind="statement",
        status="held",
        place=places.pop() if len(places) == 1 else None,
        participants=(),
        delegates=(first.speaker,) if first.speaker else (),
        said=(),
        quotes=tuple(quote.id for quote in quotes),
        about=(),
        demands=(),
        sources=tuple(sorted(sources, key=lambda source: int(source[1:]))),
        disputed=(),
        rule="event.statement",
    )


@lru_cache(4096)
def _title(speaker: str) -> str:
    """Whose statement it is, or out of which paper ("the communiqué")."""
    head = speaker.rpartition(" ")[2]
    form = "paper" if head in load("en/titles")["bodies"]["words"] else "statement"
    return str(load("en/labels")["event"][form].format(name=in_label(speaker)))


def stands(events: Sequence[Event], known: Tables) -> tuple[Stand, ...]:
    """Quotes that may stand in In brief, spoken ones only.

    The newest day first; on a day, what was said for the state that said most outside meetings, then for the other
    states in turn, then what was said at meetings, then for bodies. A mere term comes after all of these.
    """
    days: dict[date, dict[tuple[int, str], list[Stand]]] = {}
    for event in events:
        if event.section != "timeline" or not event.when:
            continue
        for quote in (known.quotes[id] for id in event.quotes):
            name = party(quote, known.people)
            if name and quote.speaker and quote.kind != "reported":
                rank = 1 if event.kind != "statement" else 0 if capital(name) else 2
                stand = _stand(quote, name, event, event.when)
                days.setdefault(event.when.first, {}).setdefault((rank, stand.whose[0]), []).append(stand)
    found: list[Stand] = []
    for day in sorted(days, reverse=True):
        ranked = sorted(days[day].items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
        found.extend(stand for _, group in ranked for stand in group)
    return tuple(sorted(found, key=lambda stand: not _says_much(stand.quote)))


def _stand(quote: Quote, name: str, event: Event, when: When) -> Stand:
    """Where a party stands: by the capital, unless the words fell elsewhere; by the town of a meeting."""
    spoken = event.kind == "statement"
    whose = (capital(name) if spoken else event.place) or short(name)
    where = short(name) if spoken and elsewhere(quote, name) else whose
    day = span(when.first, when.last, near=when.last)
    return Stand(quote, load("en/labels")["in_brief"]["stand"].format(where=where, day=day), (whose, when.first))
