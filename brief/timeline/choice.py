"""What paper shows: quotes ranked and counted, and the bullets of In brief; everything stays in the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from brief.lexicon import load
from brief.model import Bullet, Demand, Event, Excerpt, Findings, Point, Quote, QuoteMention, Window
from brief.spelling import surname
from brief.text import beginning_in, behind_stamp, fold, sentences, spelled, view
from brief.timeline.parts import Mentions, Parts

BRIEF_BULLETS = 5
BRIEF_WORDS = 180
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
        form = 0.4 * (quote.kind == "direct") - 0.3 * torn - 0.3 * _leans(whole)
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
    return re.compile(rf"^\W*(?:{'|'.join(load('en/points')['leaning']['openers'])})\b")


def best_told(events: Sequence[Event], most: int, pinned: frozenset[str]) -> tuple[Event, ...]:
    """The events that paper has room for, in their order: those that most sources tell of, the earlier of equals."""
    ranked = sorted(events, key=lambda event: (event.id not in pinned, -len(event.sources)))
    kept = {event.id for event in ranked[:most]}
    return tuple(event for event in events if event.id in kept)


def _leans(text: str) -> bool:
    """Whether a sentence opens as one that leans on the one before it ("But this ...")."""
    return _openers().match(view(text)) is not None


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
    count: Counter[str | None] = Counter()
    kept: list[str] = []
    for quote in ranked(filter(_showable, quotes), rank):
        name = quote.speaker or quote.speaker_name
        if count[name] < per_speaker and len(kept) < most:
            count[name] += 1
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


# --- In brief ----------------------------------------------------------------------------------


class Stand(Struct, frozen=True):
    """A quote that tells where somebody stands, its label ("Moscow, 13 January"), and whose it is on which day."""

    quote: Quote
    label: str
    whose: tuple[str, date]


def in_brief(
    parts: Parts, demands: Sequence[Demand], stands: Sequence[Stand], mentions: Mentions
) -> tuple[Bullet, ...]:
    """Up to five verbatim bullets within 180 words: the outcome, demands and answer, then where each side stands.

    `stands`: those to choose from, in the order of preference; one of each side and day.
    """
    labels = load("en/labels")["in_brief"]
    bullets = list(parts.bullets)
    if outcome := _best_point(parts, "outcome"):
        bullets.append(Bullet(labels["outcome"], (outcome,)))
    listed = _demands_and_answer(parts, demands, mentions)
    if listed and not any(_hushed(part, parts) for part in listed):
        bullets.append(Bullet(labels["demands"], listed))
    heard: set[tuple[str, date]] = set()
    for stand in stands:
        if len(bullets) >= BRIEF_BULLETS:
            break
        sentence = _sentence_of(stand.quote, mentions, parts.voices.numbers) if stand.whose not in heard else None
        if sentence and not _hushed(sentence, parts):
            heard.add(stand.whose)
            bullets.append(Bullet(stand.label, (sentence,)))
    return _within(bullets, BRIEF_WORDS)


def _hushed(excerpt: Excerpt, parts: Parts) -> bool:
    """Whether the reader wants a sentence out of In brief, or opens it with that sentence already."""
    there = any(part == excerpt for bullet in parts.bullets for part in bullet.parts)
    return there or any(words in fold(excerpt.text) for words in parts.hushed)


def _best_point(parts: Parts, kind: str) -> Excerpt | None:
    """The earliest and shortest point of a kind that a text in its own language makes."""
    points = [
        (one.document.key in parts.voices.translated, _position(one, point), point.excerpt.cited(number))
        for one in parts.voices.found
        if (number := parts.voices.numbers.get(one.document.key))
        for point in one.points
        if point.kind == kind and not _leans(point.excerpt.text) and not _hushed(point.excerpt.cited(number), parts)
        if not _long_past(one, point, parts.window)
    ]
    ranked = sorted(points, key=lambda p: (p[1] + len(p[2].text.split()) / 100 + 0.2 * p[0], order(p[2])))
    return ranked[0][2] if ranked else None


def _long_past(one: Findings, point: Point, window: Window | None) -> bool:
    """Whether the sentence tells of a day, month or year before the window, and of none inside it."""
    dates = beginning_in(one.dates, point.excerpt.start, point.excerpt.end, lambda day: day.excerpt.start)
    days = [day.last for day in dates if day.last and day.type == "DATE"]
    return window is not None and bool(days) and max(days) < window.first


def _position(one: Findings, point: Point) -> float:
    """Where in the article a point stands, 0 at its beginning and 1 at its end."""
    body = [paragraph for paragraph in one.paragraphs if paragraph.kind == "body"]
    if not body:
        return 1.0
    return (point.excerpt.start - body[0].start) / max(1, body[-1].end - body[0].start)


def _demands_and_answer(parts: Parts, demands: Sequence[Demand], mentions: Mentions) -> tuple[Excerpt, ...]:
    """A sentence that states several demands at once, and the answer that the same source reports to them."""
    stated: Counter[Excerpt] = Counter()
    answers: dict[str, list[Excerpt]] = {}
    for demand in demands:
        for id in demand.members:
            if id not in mentions.demands or demand.stance not in ("demand", "condition"):
                continue
            one, mention = mentions.demands[id]
            sentence = mention.evidence[0].cited(parts.voices.numbers[one.document.key])
            stated[sentence] += 1
            answers.setdefault(sentence.source, []).extend(x for x in demand.reported if x.source == sentence.source)
    free = [(n, e) for e, n in stated.items() if n >= 2 and not _leans(e.text) and len(e.text.split()) <= 50]
    if not free:
        return ()
    _, best = min(free, key=lambda pair: (-pair[0], order(pair[1])))
    after = sorted((answer for answer in answers[best.source] if answer.start >= best.end), key=lambda a: a.start)
    return (best, *(_whole_sentence(answer, parts) for answer in after[:1]))


def _whole_sentence(excerpt: Excerpt, parts: Parts) -> Excerpt:
    """The sentence that holds an excerpt."""
    key = next(key for key, number in parts.voices.numbers.items() if number == excerpt.source)
    one = next(one for one in parts.voices.found if one.document.key == key)
    text = one.document.text
    first = text.rfind("\n", 0, excerpt.start) + 1
    last = text.find("\n", excerpt.end)
    for start, end in sentences(text, first, len(text) if last < 0 else last):
        if start <= excerpt.start < end:
            return one.document.excerpt(start, end).cited(excerpt.source)
    return excerpt


def _sentence_of(quote: Quote, mentions: Mentions, numbers: Mapping[str, str]) -> Excerpt | None:
    """The sentence that holds the quote and names its speaker, if it stands on its own in at most 45 words.

    Of several sources the one whose wording leads comes first, a mere report last; one that has the words said on
    another day than the label tells comes not at all.
    """
    found = [mentions.quotes[id] for id in quote.members if id in mentions.quotes]
    found.sort(key=lambda pair: (pair[1].kind == "reported", numbers[pair[0].document.key] != quote.excerpt.source))
    for one, mention in found:
        text = view(mention.sentence.text)
        alone = len(text.split()) <= 45 and not _leans(text) and not _of_another_day(one, mention, quote)
        if alone and mention.speaker_at and _by_name(quote, mention.speaker_at, mention.sentence):
            start = mention.sentence.start + behind_stamp(text, 0, len(text))
            return one.document.excerpt(start, mention.sentence.end).cited(numbers[one.document.key])
    return None


def _of_another_day(one: Findings, mention: QuoteMention, quote: Quote) -> bool:
    """Whether the sentence tells a day of speaking, and not the one that the quote has."""
    here = beginning_in(one.dates, mention.sentence.start, mention.sentence.end, lambda day: day.excerpt.start)
    told = {day.first for day in here if day.role == "speech" and day.first and day.first == day.last}
    return bool(told) and quote.said_on is not None and quote.said_on not in told


def _by_name(quote: Quote, at: Excerpt, sentence: Excerpt) -> bool:
    """Whether the sentence itself names the speaker."""
    inside = sentence.start <= at.start < sentence.end
    return inside and quote.speaker_name is not None and surname(quote.speaker_name) in at.text


def _within(bullets: Sequence[Bullet], words: int) -> tuple[Bullet, ...]:
    """The bullets from the first on, as far as they fit the number of words."""
    kept: list[Bullet] = []
    for bullet in bullets:
        words -= sum(len(part.text.split()) for part in bullet.parts)
        if words >= 0:
            kept.append(bullet)
        else:
            words += sum(len(part.text.split()) for part in bullet.parts)
    return tuple(kept)
