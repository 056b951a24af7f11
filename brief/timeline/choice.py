"""What paper shows: quotes and events ranked and counted; everything stays in the data, In brief is elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from brief.keeping import remembered
from brief.lexicon import load
from brief.model import Demand, Event, Excerpt, Quote
from brief.text import spelled, view

_ALL = 10**6

_LEAST = 4  # letters of a word that tells of the matter
_FEW = 3  # words that paper shows at least


class Limits(Struct, frozen=True):
    """How much paper shows at most.

    Quotes a meeting (`event`), a group and day of statements, a speaker in either, of no known day (and a speaker
    among those), of observers; rows of demands a `block`; entries that are `ahead`, and of `background`.
    """

    event: int = 5
    group: int = 6
    speaker: int = 2
    undated: int = 4
    undated_speaker: int = 1
    observers: int = 3
    block: int = 8
    ahead: int = 8
    background: int = 8


LIMITS = {"key": Limits(), "full": Limits(*[_ALL] * 9)}

Rank = Callable[[Quote], tuple[object, ...]]


def ranking(quotes: Sequence[Quote], demands: Sequence[Demand]) -> Rank:
    """How quotes are ranked, the best first: carried by more sources, of substance, in the speaker's full words.

    Substance is how much of what the demands are about a quote speaks of; a wording of nine to forty-five
    words is preferred. Ties end with source and place, so that the order is one.
    """
    worth = _Worth(
        _weights([excerpt for demand in demands for excerpt in (demand.excerpt, *demand.variants)]),
        _weights([quote.excerpt for quote in quotes]),
    )
    known: dict[tuple[str, Excerpt], tuple[object, ...]] = {}  # one quote is ranked in several lists

    def rank(quote: Quote) -> tuple[object, ...]:
        at = quote.id, quote.excerpt
        if at not in known:
            known[at] = placed(quote)
        return known[at]

    def placed(quote: Quote) -> tuple[object, ...]:
        whole = _whole(quote)
        words, length = _words(whole), len(whole.split())
        voices = len({quote.excerpt.source, *(variant.source for variant in quote.variants)})
        substance = sum(map(worth.__getitem__, words)) / (4 + len(words))
        fit = 1.0 if 9 <= length <= 45 else 0.6 if length > 45 else 0.3
        torn = quote.kind == "partial" and whole[:1].islower()
        form = 0.4 * (quote.kind == "direct") - 0.3 * torn - 0.3 * leans(whole)
        score = (substance + 0.5) * fit + 0.8 * (voices - 1) + form
        return (quote.kind == "reported", -round(score, 6), order(quote.excerpt))

    return rank


class _Worth(dict[str, float]):
    """What each word adds to the substance of a quote, worked out when first asked; thousands of quotes share words."""

    def __init__(self, weight: Mapping[str, int], spoken: Mapping[str, int]) -> None:
        """Nothing is worked out yet; in how many demands and quotes each word stands."""
        super().__init__()
        self._weight, self._spoken = weight, spoken

    def __missing__(self, word: str) -> float:
        found = min(self._weight.get(word, 0), 4) + min(self._spoken.get(word, 0) - 1, 3) / 3
        self[word] = found
        return found


@cache
def _openers() -> re.Pattern[str]:
    words = load("en/points")["leaning"]
    return re.compile(
        rf"^\W*(?:{'|'.join(words['openers'])})\b|\b(?:{'|'.join(words['known'])}) that(?=[.!?]|\sfrom\s)"
    )


def best_told(events: Sequence[Event], most: int, pinned: frozenset[str]) -> tuple[Event, ...]:
    """The events that paper has room for, in their order: those that most sources tell of, the earlier of equals."""
    ranked = sorted(events, key=lambda event: (event.id not in pinned, -len(event.sources)))
    kept = {event.id for event in ranked[:most]}
    return tuple(event for event in events if event.id in kept)


@remembered
def leans(text: str) -> bool:
    """Whether a sentence leans on the one before it: "But this ...", "We learned that from them".

    >>> leans("But Chile left."), leans("We learned that from the envoy."), leans("We learned that Peru left.")
    (True, True, False)
    """
    return _openers().search(view(text)) is not None


def order(excerpt: Excerpt) -> tuple[int, int]:
    """Where an excerpt stands among all: by the number of its source, then by its offset."""
    return int(excerpt.source.removeprefix("S")), excerpt.start


def _weights(excerpts: Iterable[Excerpt]) -> Counter[str]:
    return Counter(chain.from_iterable(_words(excerpt.text) for excerpt in excerpts))


@lru_cache(65536)
def _words(text: str) -> frozenset[str]:
    return frozenset([word for word in spelled(text) if len(word) >= _LEAST])


def _whole(quote: Quote) -> str:
    return " ".join(part.text for part in quote.parts) if quote.parts else quote.excerpt.text


def shown(quotes: Sequence[Quote], rank: Rank, most: int, per_speaker: int) -> tuple[str, ...]:
    """The ids of the quotes that paper shows of these, in rank order: at most `most`, and so many a speaker."""
    count: dict[str | None, int] = {}
    kept: list[str] = []
    for quote in ranked(filter(_showable, quotes), rank):
        name = quote.speaker or quote.speaker_name
        if count.get(name, 0) < per_speaker and len(kept) < most:
            count[name] = count.get(name, 0) + 1
            kept.append(quote.id)
    return tuple(kept)


def ranked(quotes: Iterable[Quote], rank: Rank) -> list[Quote]:
    """The quotes, the best first; one alone need not be ranked, which takes long."""
    found = list(quotes)
    return sorted(found, key=rank) if len(found) > 1 else found


def _showable(quote: Quote) -> bool:
    """Whether the quote is some words of somebody known."""
    if (quote.speaker or quote.speaker_name) is None or quote.kind == "reported":
        return False
    return len(_whole(quote).split(None, _FEW)) >= _FEW


def observers(quotes: Sequence[Quote], rank: Rank, most: int) -> tuple[str, ...]:
    """The ids of the observers' quotes on paper: one a speaker, from as many sources as there are."""
    best = shown([quote for quote in quotes if quote.observer], rank, len(quotes), per_speaker=1)
    by_id = {quote.id: quote for quote in quotes}
    heard: Counter[str] = Counter()
    turns: list[tuple[int, int, str]] = []
    for place, id in enumerate(best):
        source = by_id[id].excerpt.source
        turns.append((heard[source], place, id))
        heard[source] += 1
    return tuple(id for _, _, id in sorted(turns)[:most])


def mark_shown(quotes: Sequence[Quote], ids: Iterable[str]) -> tuple[Quote, ...]:
    """The quotes with `shown` true for just these ids."""
    chosen = set(ids)
    return tuple(q if q.shown is (q.id in chosen) else replace(q, shown=q.id in chosen) for q in quotes)
