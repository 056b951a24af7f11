"""Briefings of every kind that a document must hold: none, one event, many, a part that is empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from brief.model import Briefing, Day, DayEvent, Event, GlanceDay, GlanceEntry, Quote, QuoteGroup, When
from tests import sample

_MET = ("e-halden", "e-commission", "e-sarn", "e-vote")
_MOST_A_DAY = 4


def bare() -> Briefing:
    """A briefing in which nothing was found."""
    return Briefing(
        title="Nothing",
        subtitle="",
        marking=None,
        to=None,
        sender=None,
        author=None,
        language="en",
        as_of=None,
        as_of_basis="unknown",
        edition=1,
        window=None,
        basis="No article",
    )


def without_demands() -> Briefing:
    """The sample with sections that have nothing to show: no demand, nothing ahead, nobody quoted by side."""
    days = tuple(replace(day, events=tuple(replace(entry, demands=()) for entry in day.events)) for day in sample.DAYS)
    empty = {"demand_blocks": (), "demands": (), "ahead": (), "people_quoted": (), "doubts": ()}
    return replace(sample.briefing(), days=days, **empty)


def of_events(count: int) -> Briefing:
    """The sample's meetings with their words and quotes, one after the other until there are `count`."""
    whole = sample.briefing()
    base = {event.id: event for event in whole.events}
    entries = {entry.event: entry for day in whole.days for entry in day.events}
    events: list[Event] = []
    quotes: list[Quote] = list(whole.quotes)
    days: list[Day] = []
    for number in range(count):
        held = date(2033, 3, 7) + timedelta(number // _MOST_A_DAY)
        event = base[_MET[number % len(_MET)]]
        said = {quote.id: f"{quote.id}-{number}" for quote in whole.quotes if quote.id in event.quotes}
        quotes += [replace(each, id=said[each.id], said_on=held) for each in whole.quotes if each.id in said]
        when = When(held, held, "day", "stated")
        events.append(replace(event, id=f"{event.id}-{number}", when=when, quotes=tuple(said.values()), about=()))
        entry = _renamed(entries[event.id], events[-1].id, said)
        if not days or days[-1].first != held:
            days.append(Day(held, held, (), ()))
        days[-1] = replace(days[-1], events=(*days[-1].events, entry))
    more = {"days": tuple(days), "quotes": tuple(quotes), "glance": tuple(_glance(day, tuple(events)) for day in days)}
    kept = {"observers": (), "observers_named": (), "background": (), "in_brief": whole.in_brief, "as_of": held}
    return replace(whole, events=tuple(events), **more, **kept)


def _renamed(entry: DayEvent, event: str, said: dict[str, str]) -> DayEvent:
    groups = tuple(QuoteGroup(each.kind, each.name, tuple(said[id] for id in each.quotes)) for each in entry.quotes)
    return replace(entry, event=event, quotes=groups, later=())


def _glance(day: Day, events: tuple[Event, ...]) -> GlanceDay:
    held = [event for event in events if event.when and event.when.first == day.first]
    entries = tuple(GlanceEntry(event.title, event.place, False, event.id) for event in held)
    return GlanceDay(day.first, day.last, entries, (("Verrin",), ("Brandl",)))


# By name; each is made when it is asked for. The sample's names are Latin, Greek and Cyrillic.
KINDS: dict[str, Callable[[], Briefing]] = {
    "three scripts": sample.briefing,
    "nothing": bare,
    "an empty section": without_demands,
    "one event": lambda: of_events(1),
    "sixty events": lambda: of_events(60),
}
