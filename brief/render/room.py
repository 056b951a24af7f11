"""A briefing cut down to what a look has room for; what is chosen, and its order, stay the briefing's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from brief.model import Briefing, Day, DayEvent, QuoteGroup

Room = Mapping[str, int]


def fitted(briefing: Briefing, room: Room) -> Briefing:
    """The briefing with the first of the sentences and quotes of each meeting, act and group, as many as fit.

    A quote that has no room counts as not shown: the working notes have it.
    """
    days = tuple(_day(day, room) for day in briefing.days)
    lost = _laid(briefing.days) - _laid(days)
    days = tuple(_without(day, lost, room) for day in days)
    return replace(
        briefing,
        days=days,
        events=tuple(replace(event, said=event.said[: room["told"]]) for event in briefing.events),
        quotes=tuple(replace(quote, shown=quote.shown and quote.id not in lost) for quote in briefing.quotes),
    )


def _day(day: Day, room: Room) -> Day:
    events = tuple(replace(entry, quotes=_first(entry.quotes, room["quotes"])) for entry in day.events)
    return replace(day, events=events, statements=_first(day.statements, room["statements"]))


def _first(groups: Iterable[QuoteGroup], most: int) -> tuple[QuoteGroup, ...]:
    cut = (replace(group, quotes=group.quotes[:most]) for group in groups)
    return tuple(cut)


def _laid(days: Iterable[Day]) -> frozenset[str]:
    """The quotes that have a place under a meeting or in a group of statements."""
    groups = [group for day in days for entry in day.events for group in entry.quotes]
    groups += [group for day in days for group in day.statements]
    return frozenset(id for group in groups for id in group.quotes)


def _without(day: Day, lost: frozenset[str], room: Room) -> Day:
    def later(entry: DayEvent) -> tuple[str, ...]:
        return tuple(id for id in entry.later if id not in lost)[: room["later"]]

    return replace(day, events=tuple(replace(entry, later=later(entry)) for entry in day.events))
