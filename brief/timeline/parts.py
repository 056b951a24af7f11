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
from brief.timeline.around import Around, around


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

    `spoken` has what each speaker says in one text, in its order, by (document key, index into its people).
    `around` has what stands around each quote, by document key and the mention's id.
    """

    quotes: Mapping[str, tuple[Findings, QuoteMention]]
    demands: Mapping[str, tuple[Findings, DemandMention]]
    events: Mapping[str, tuple[Findings, EventMention]]
    spoken: Mapping[tuple[str, int], Sequence[QuoteMention]]
    around: Mapping[str, Mapping[str, Around]]


def mentions(parts: Parts, keep: Keep = afresh) -> Mentions:
    """The mentions of all texts by id; the first text's where two texts share an id.

    Where merging parted a mention, what is left of it has an id of its own, which leads to the whole mention.
    """
    found = parts.voices.found
    quotes = {mention.id: (one, mention) for one in reversed(found) for mention in one.quotes}
    pieces = {
        (parts.voices.numbers[one.document.key], piece.start): (one, mention)
        for one in found
        for mention in one.quotes
        for piece in mention.parts
    }
    for quote in parts.quotes:
        whole = pieces.get((quote.excerpt.source, quote.excerpt.start))
        quotes |= {id: whole for id in quote.members if id not in quotes and whole}
    return Mentions(
        quotes,
        {mention.id: (one, mention) for one in reversed(found) for mention in one.demands},
        {mention.id: (one, mention) for one in reversed(found) for mention in one.events},
        _spoken(found),
        {one.document.key: _by_id(one, keep(around, one, _AROUND)) for one in found if one.quotes},
    )


_AROUND = tuple[Around, ...]


def _by_id(one: Findings, found: Sequence[Around]) -> dict[str, Around]:
    return {mention.id: each for mention, each in zip(one.quotes, found, strict=True)}


def _spoken(found: Sequence[Findings]) -> dict[tuple[str, int], list[QuoteMention]]:
    spoken: dict[tuple[str, int], list[QuoteMention]] = {}
    for one in found:
        for mention in sorted(one.quotes, key=lambda quote: quote.excerpt.start):
            if mention.speaker is not None:
                spoken.setdefault((one.document.key, mention.speaker), []).append(mention)
    return spoken
