"""The bullets of In brief, verbatim: the outcome, what is demanded and answered, then where each side stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from brief.lexicon import load
from brief.model import Bullet, Demand, Event, Excerpt, Findings, Point, Quote, QuoteMention, Window
from brief.spelling import surname
from brief.text import beginning_in, behind_stamp, fold, sentences, view
from brief.timeline.choice import leans, order
from brief.timeline.parts import Mentions, Parts

BRIEF_BULLETS = 5
BRIEF_WORDS = 180
_PACTS = frozenset(["event.act-agreement", "event.act-ceasefire"])
_FEWEST, _MOST = 6, 45  # words of a sentence that stands alone
_SUPPOSED = re.compile(r"\b(?:could|if|may|might|should|will|would)\b", re.IGNORECASE)


class Stand(Struct, frozen=True):
    """A quote that tells where somebody stands, its label ("Moscow, 13 January"), and whose it is on which day."""

    quote: Quote
    label: str
    whose: tuple[str, date]


def in_brief(
    parts: Parts, events: Sequence[Event], demands: Sequence[Demand], stands: Sequence[Stand], mentions: Mentions
) -> tuple[Bullet, ...]:
    """Up to five verbatim bullets within 180 words, no sentence twice.

    First the outcome: a pact that is told as made, else a sentence that tells how talks ended. `stands`: those to
    choose from, in the order of preference; one of each side and day.
    """
    labels = load("en/labels")["in_brief"]
    bullets = list(parts.bullets)
    if outcome := _pact(parts, events) or _best_point(parts, "outcome"):
        bullets.append(Bullet(labels["outcome"], (outcome,)))
    listed = _demands_and_answer(parts, demands, mentions)
    if listed and not any(_hushed(part, parts) or _is_told(part, bullets) for part in listed):
        bullets.append(Bullet(labels["demands" if len(listed) > 1 else "unanswered"], listed))
    heard: set[tuple[str, date]] = set()
    for stand in stands:
        if len(bullets) >= BRIEF_BULLETS:
            break
        sentence = _sentence_of(stand.quote, mentions, parts.voices.numbers) if stand.whose not in heard else None
        if sentence and not _hushed(sentence, parts) and not _is_told(sentence, bullets):
            heard.add(stand.whose)
            bullets.append(Bullet(stand.label, (sentence,)))
    return _within(bullets, BRIEF_WORDS)


def _is_told(sentence: Excerpt, bullets: Sequence[Bullet]) -> bool:
    """Whether a bullet has some of a sentence already."""
    parts = (part for bullet in bullets for part in bullet.parts if part.source == sentence.source)
    return any(part.start < sentence.end and sentence.start < part.end for part in parts)


def _pact(parts: Parts, events: Sequence[Event]) -> Excerpt | None:
    """The sentence that tells of the pact that most sources have as made, the latest of equals."""
    made = [
        (len(event.sources), event.when.first, sentence)
        for event in events
        if event.rule in _PACTS and event.section == "timeline" and event.status == "held" and event.when
        if (sentence := _stating(event, parts))
    ]
    return max(made, key=lambda pact: pact[:2])[2] if made else None


def _stating(event: Event, parts: Parts) -> Excerpt | None:
    """The first sentence that tells of an event in its own language, supposes nothing and stands alone."""
    foreign = {parts.voices.numbers.get(key) for key in parts.voices.translated}
    alone = (told for told in event.said if told.source not in foreign and _stands_alone(told.text))
    return next((sentence for sentence in alone if not _hushed(sentence, parts)), None)


def _stands_alone(text: str) -> bool:
    return _FEWEST <= len(text.split()) <= _MOST and not (_SUPPOSED.search(text) or leans(text))


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
        if point.kind == kind and not leans(point.excerpt.text) and not _hushed(point.excerpt.cited(number), parts)
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
            sentence = _unstamped(one, mention.evidence[0]).cited(parts.voices.numbers[one.document.key])
            stated[sentence] += 1
            answers.setdefault(sentence.source, []).extend(x for x in demand.reported if x.source == sentence.source)
    free = [(n, e) for e, n in stated.items() if n >= 2 and not leans(e.text) and len(e.text.split()) <= 50]
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
        alone = len(text.split()) <= _MOST and not leans(text) and not _of_another_day(one, mention, quote)
        if alone and mention.speaker_at and _by_name(quote, mention.speaker_at, mention.sentence):
            return _unstamped(one, mention.sentence).cited(numbers[one.document.key])
    return None


def _unstamped(one: Findings, sentence: Excerpt) -> Excerpt:
    """The sentence without the dateline, the hour or the number that it stands behind."""
    start = sentence.start + behind_stamp(view(sentence.text), 0, len(sentence.text))
    return one.document.excerpt(start, sentence.end)


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
