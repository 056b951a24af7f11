"""A briefing on one matter only: what of quotes, demands, points and events speaks of a reader's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from brief import topics
from brief.model import Demand, Event, Excerpt, Issue, Quote
from brief.text import fold
from brief.timeline.parts import Parts
from brief.timeline.placing import Placed

Speaks = Callable[[str], bool]

_WORD = re.compile(r"[^\W_]+")
# So many letters of a word stay when its ending is cut, at least: "sanctions" finds "sanctioned".
_STEM, _ENDING = 4, 3


def speaks_of(words: str, extra: topics.Extra = ()) -> Speaks:
    """Whether a text holds each of the words, whatever their endings, or speaks of a topic that they name.

    >>> speaks_of("grain exports")("They would export their grain."), speaks_of("grain")("They met.")
    (True, False)
    """
    stems = [
        re.compile(rf"\b{re.escape(word[: max(_STEM, len(word) - _ENDING)])}") for word in _WORD.findall(fold(words))
    ]
    named = {key for key in topics.find(words, extra) if not topics.is_general(key)}

    def speaks(text: str) -> bool:
        folded = fold(text)
        return all(stem.search(folded) for stem in stems) or not named.isdisjoint(topics.find(text, extra))

    return speaks


def narrowed(placed: Placed, parts: Parts, words: str, extra: topics.Extra = ()) -> tuple[Placed, Parts]:
    """What speaks of the words, with the answers to it and the events it belongs to; an issue where nothing does."""
    speaks = speaks_of(words, extra)
    demands = _with_answers(placed.demands, {demand.id for demand in placed.demands if _asks(demand, speaks)})
    answers = {id for demand in demands for id in demand.answers}
    quotes = tuple(quote for quote in placed.quotes if quote.id in answers or _says(quote, speaks))
    kept = {demand.id for demand in demands} | {quote.id for quote in quotes}
    events = tuple(_only(event, kept) for event in placed.events if speaks(_told(event)) or _holds(event, kept))
    ids = {event.id for event in events}
    demands = tuple(replace(one, events=tuple(id for id in one.events if id in ids)) for one in demands)
    found = tuple(
        replace(one, points=tuple(point for point in one.points if speaks(point.excerpt.text)))
        for one in parts.voices.found
    )
    issues = parts.issues if kept or ids else (*parts.issues, _nothing(words))
    return Placed(quotes, demands, events), replace(parts, voices=replace(parts.voices, found=found), issues=issues)


def _with_answers(demands: Sequence[Demand], asked: set[str]) -> tuple[Demand, ...]:
    """The demands asked for and those that answer them."""
    wanted = asked | {id for demand in demands if demand.id in asked for id in demand.answers}
    return tuple(demand for demand in demands if demand.id in wanted)


def _asks(demand: Demand, speaks: Speaks) -> bool:
    return any(map(speaks, (demand.label, *_texts((demand.excerpt, *demand.variants)))))


def _says(quote: Quote, speaks: Speaks) -> bool:
    return any(map(speaks, _texts((*quote.parts, quote.excerpt, *quote.variants))))


def _texts(excerpts: Iterable[Excerpt]) -> Iterable[str]:
    return (excerpt.text for excerpt in excerpts)


def _told(event: Event) -> str:
    return " ".join((event.title, *event.participants, *_texts(event.said)))


def _holds(event: Event, kept: set[str]) -> bool:
    return not kept.isdisjoint((*event.quotes, *event.about, *event.demands))


def _only(event: Event, kept: set[str]) -> Event:
    quotes, about, demands = (
        tuple(id for id in ids if id in kept) for ids in (event.quotes, event.about, event.demands)
    )
    return replace(event, quotes=quotes, about=about, demands=demands)


def _nothing(words: str) -> Issue:
    message = "nothing in these sources speaks of it; try fewer or other words"
    return Issue("about.nothing", "warn", f"--about {words!r}", message)
