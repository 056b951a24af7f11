"""What the timeline is made of: the merged values of all sources, and the mentions behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from brief.keeping import Keep, afresh
from brief.merge.cast import Cast
from brief.merge.copies import Voices
from brief.model import (
    Bullet,
    Demand,
    DemandMention,
    Event,
    EventMention,
    Findings,
    Issue,
    Numbers,
    Quote,
    QuoteMention,
    Window,
)
from brief.timeline.around import NOTHING_AROUND, Around, around


class Parts(Struct, frozen=True):
    """All merged values, before anything is placed, ordered or chosen; `window` as the events lie.

    What the reader wants of the choice: `pinned` ids are on paper whatever else comes, `bullets` open In brief, in
    which no sentence stands that has the folded words of `hushed`. `distinct`: ids of two that are alike, and are two.
    `sent`: the numbers of closed editions.
    """

    voices: Voices
    cast: Cast
    quotes: tuple[Quote, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]
    window: Window | None
    issues: tuple[Issue, ...]
    pinned: frozenset[str] = frozenset()
    bullets: tuple[Bullet, ...] = ()
    hushed: tuple[str, ...] = ()
    distinct: tuple[tuple[str, str], ...] = ()
    sent: Numbers = field(default_factory=Numbers)


class Mentions(Struct, frozen=True):
    """Each mention by its id, with the findings of the text that it stands in.

    `around` has what stands around each quote, by document key and the mention's id.
    """

    quotes: Mapping[str, tuple[Findings, QuoteMention]]
    demands: Mapping[str, tuple[Findings, DemandMention]]
    events: Mapping[str, tuple[Findings, EventMention]]
    around: Mapping[str, Mapping[str, Around]]


def mentions(parts: Parts, keep: Keep = afresh) -> Mentions:
    """The mentions of all texts by id; the first text's where two texts share an id.

    Where merging parted a mention, what is left of it has an id of its own, which leads to the whole mention.
    """
    found = parts.voices.found
    quotes = {mention.id: (one, mention) for one in reversed(found) for mention in one.quotes}
    parted = [(id, quote) for quote in parts.quotes for id in quote.members if id not in quotes]
    quotes |= _wholes(parted, parts)
    quoting = [one for one in found if one.quotes]
    spots = zip(quoting, keep(around, quoting, _AROUND, together=True), strict=True)
    return Mentions(
        quotes,
        {mention.id: (one, mention) for one in reversed(found) for mention in one.demands},
        {mention.id: (one, mention) for one in reversed(found) for mention in one.events},
        {one.document.key: _by_id(one, each) for one, each in spots},
    )


def _wholes(parted: Sequence[tuple[str, Quote]], parts: Parts) -> dict[str, tuple[Findings, QuoteMention]]:
    """The whole mention of each id that has what is left of one."""
    sources = {quote.excerpt.source for _, quote in parted}
    pieces = {
        (number, piece.start): (one, mention)
        for one in parts.voices.found
        if (number := parts.voices.numbers[one.document.key]) in sources
        for mention in one.quotes
        for piece in mention.parts
    }
    places = ((id, (quote.excerpt.source, quote.excerpt.start)) for id, quote in parted)
    return {id: pieces[place] for id, place in reversed([*places]) if place in pieces}


_AROUND = tuple[Around | None, ...]


def _by_id(one: Findings, found: Sequence[Around | None]) -> dict[str, Around]:
    return {mention.id: each or NOTHING_AROUND for mention, each in zip(one.quotes, found, strict=True)}
