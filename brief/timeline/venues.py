"""Gatherings as placing sees them: how texts name them, and who may speak at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol, TypeVar

from msgspec import Struct, field

from brief.merge.cast import Speaker
from brief.model import DateMention, Event, EventMention, Findings, When
from brief.text import Span, view

GATHERINGS = frozenset(["meeting", "call", "visit"])
ACTS = frozenset(["document", "vote"])
DEEDS = frozenset(["document", "other", "sanctions", "vote"])

_GATHERING = r"(?:talks|meetings?|negotiations|consultations|session|summit|rounds?|council|discussions)"
# "This meeting", "the consultations": the gathering that the text named last.
_ANAPHOR = re.compile(rf"\b(?:this|that|the|these)\s+(?:[\w-]+\s+)?{_GATHERING}\b", re.IGNORECASE)
_WORD = re.compile(rf"\b{_GATHERING}\b", re.IGNORECASE)
_BEFOREHAND = re.compile(
    rf"\b(?:before|ahead of|in the run-up to)\s+(?:the|these|this week's)\s+{_GATHERING}\b", re.IGNORECASE
)
# "Head of the delegation at the talks in Geneva" says who somebody is, not where something was said.
_OFFICE = re.compile(r"\bdelegation\b[^,.;:\"]{0,60}", re.IGNORECASE)
_PIECE = re.compile(r"[^\W_]+")
# How far a name or place, and how far a day may stand from the word that says "meeting", in characters.
NEAR = 50
NEAR_DAY = 20
_LONGEST = 7  # days of a round of talks, or a journey


class Venue(Struct, frozen=True):
    """A gathering: its names and organisers, and the sentences that tell of it by document key."""

    event: Event
    names: frozenset[str]
    organisers: frozenset[str]
    told: Mapping[str, Sequence[Span]]

    @property
    def day(self) -> date | None:
        """The day of a gathering of one day."""
        when = self.event.when
        return when.first if when and when.first == when.last else None

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, where they are few and known one by one."""
        when = self.event.when
        if when is None or (when.last - when.first).days > _LONGEST:
            return ()
        return tuple(when.first + timedelta(days) for days in range((when.last - when.first).days + 1))

    def tells(self, key: str, start: int, end: int) -> bool:
        """Whether a sentence that tells of the gathering overlaps the span."""
        return any(begin < end and start < stop for begin, stop in self.told.get(key, ()))

    def fits(self, said_on: When | None) -> bool:
        """Whether the day of saying, where known, is a day of the gathering."""
        when = self.event.when
        return said_on is None or when is None or (said_on.first <= when.last and when.first <= said_on.last)

    def comes_after(self, published: date | None) -> bool:
        """Whether it had not begun on the day of an article."""
        when = self.event.when
        return when is not None and published is not None and published < when.first

    def ended_by(self, published: date | None) -> bool:
        """Whether it was held and ended on the day of an article, or the day before."""
        when = self.event.when
        if self.event.status != "held" or when is None or published is None:
            return False
        return 0 <= (published - when.last).days <= 1

    def admits(self, speaker: Speaker) -> bool:
        """Whether the speaker took part: a delegate, an office of the organiser, or a mission to it."""
        if speaker.person and speaker.person in self.event.delegates:
            return True
        if self.organisers & set(speaker.parties):
            return True
        name = f"{speaker.name} {speaker.role or ''}".lower()
        return any(holds(name, organiser.lower()) for organiser in self.organisers)

    def concerns(self, speaker: Speaker) -> bool:
        """Whether the speaker took part or speaks for a party that did."""
        role = (speaker.role or "").lower()
        heads = {body.split()[-1].lower() for body in (*self.organisers, *self.event.participants) if " " in body}
        return (
            self.admits(speaker)
            or bool(set(speaker.parties) & set(self.event.participants))
            or (not speaker.parties and any(holds(role, head) for head in heads))
        )


class Passage(Struct, frozen=True):
    """Words of a text that may mean a gathering: lower case, with where a word for one stands, and the days named."""

    words: str
    spots: tuple[Span, ...]
    days: tuple[tuple[date, Span], ...]


def passage(one: Findings, start: int, end: int) -> Passage:
    """What stands between two offsets of a text."""
    words = view(one.document.text[start:end]).lower()
    if "delegation" in words:
        words = _OFFICE.sub(lambda match: " " * len(match.group()), words)
    spots = tuple((match.start(), match.end()) for match in _WORD.finditer(words))
    days: list[tuple[date, Span]] = []
    for mention in one.dates[bisect_left(one.dates, start, key=_begin) :] if spots else ():
        if mention.excerpt.start >= end:
            break
        if mention.role == "event" and mention.first is not None and mention.first == mention.last:
            days.append((mention.first, (mention.excerpt.start - start, mention.excerpt.end - start)))
    return Passage(words, spots, tuple(days))


def _begin(mention: DateMention) -> int:
    return mention.excerpt.start


class Gatherings(Struct, frozen=True):
    """The gatherings of all texts, in their order, and their places in it by what tells that one may be meant.

    `by_word`: the first word of a name, a place or an organiser. `by_text`: the key of a document that tells of it.
    """

    venues: tuple[Venue, ...]
    by_word: Mapping[str, Sequence[int]]
    by_day: Mapping[date, Sequence[int]]
    by_delegate: Mapping[str, Sequence[int]]
    by_party: Mapping[str, Sequence[int]]
    by_text: Mapping[str, Sequence[int]]
    _held: dict[str, list[Venue]] = field(default_factory=dict)

    def spoken_of(self, words: Passage, *, by_body: bool = True) -> list[Venue]:
        """The gatherings that the words mean, in order: by name, place or day beside a word for one.

        `by_body`: the organiser's name does too ("the NATO meeting").
        """
        if not words.spots:
            return []
        near = [at for word in set(_PIECE.findall(words.words)) for at in self.by_word.get(word, ())]
        near += [at for day, _ in words.days for at in self.by_day.get(day, ())]
        return [self.venues[at] for at in sorted(set(near)) if _means(words, self.venues[at], by_body)]

    def held_in(self, one: Findings) -> list[Venue]:
        """What was held by the day of a text, of all that it tells of; each of its quotes asks for them."""
        key, published = one.document.key, one.masthead.published
        if key not in self._held:
            here = self.of(self.by_text.get(key, ()))
            self._held[key] = [each for each in here if each.event.status == "held" and not each.comes_after(published)]
        return self._held[key]

    def of(self, places: Iterable[int]) -> list[Venue]:
        """The gatherings at some places, in order and each once."""
        return [self.venues[at] for at in sorted(set(places))]


class Mentions(Protocol):
    """Mentions of events by their ids, each with the findings of its text."""

    @property
    def events(self) -> Mapping[str, tuple[Findings, EventMention]]:
        """By id."""


def gatherings(events: Sequence[Event], mentions: Mentions, kinds: frozenset[str] = GATHERINGS) -> Gatherings:
    """The gatherings among the events, or those of other kinds."""
    found = tuple(_venue(event, mentions) for event in events if event.kind in kinds)
    return Gatherings(
        found,
        by_word=_index([_first_words(venue) for venue in found]),
        by_day=_index([venue.days for venue in found]),
        by_delegate=_index([venue.event.delegates for venue in found]),
        by_party=_index([venue.event.participants for venue in found]),
        by_text=_index([venue.told for venue in found]),
    )


Key = TypeVar("Key")


def _index(keys: Sequence[Iterable[Key]]) -> dict[Key, list[int]]:
    """The places at which each key stands, in order."""
    index: dict[Key, list[int]] = {}
    for at, each in enumerate(keys):
        for key in dict.fromkeys(each):
            index.setdefault(key, []).append(at)
    return index


def _first_words(venue: Venue) -> list[str]:
    names = [*venue.names, *(organiser.lower() for organiser in venue.organisers)]
    names += [venue.event.place.lower()] if venue.event.place else []
    return [found.group() for name in names if (found := _PIECE.search(view(name)))]


def _venue(event: Event, mentions: Mentions) -> Venue:
    members = [mentions.events[id] for id in event.members if id in mentions.events]
    organisers = frozenset(body for _, mention in members for body in mention.organisers)
    names = frozenset(name.lower() for _, mention in members if (name := mention.name))
    told: dict[str, list[Span]] = {}
    for one, mention in members:
        if mention.evidence:
            told.setdefault(one.document.key, []).extend((each.start, each.end) for each in mention.evidence)
    return Venue(event, names, organisers, told)


def _means(words: Passage, venue: Venue, by_body: bool) -> bool:
    """Whether the words mean the gathering."""
    places = [venue.event.place.lower()] if venue.event.place else []
    bodies = [body.lower() for body in venue.organisers] if by_body else []
    named = [span for name in (*venue.names, *places, *bodies) for span in _spans(words.words, name)]
    days = [span for day, span in words.days if day == venue.day]
    return _beside(words.spots, named, NEAR) or _beside(words.spots, days, NEAR_DAY)


def _beside(spots: Sequence[Span], others: Sequence[Span], near: int) -> bool:
    """Whether any two of the spans stand within so many characters of each other."""
    return any(max(a, c) - min(b, d) <= near for a, b in spots for c, d in others)


def means_the_last(words: str) -> bool:
    """Whether the words point back to a gathering ("at this meeting")."""
    return _ANAPHOR.search(view(words)) is not None


def is_gathering(words: str) -> bool:
    """Whether the words speak of a gathering at all."""
    return _WORD.search(view(words)) is not None


def tells_of_before(words: str) -> bool:
    """Whether the words tell of the time before the talks ("even before the talks had started")."""
    return _BEFOREHAND.search(view(words)) is not None


def holds(words: str, name: str) -> bool:
    """Whether the view of a text has a name, as whole words."""
    return next(iter(_spans(words, name)), None) is not None


def _spans(words: str, name: str) -> list[Span]:
    seen = view(name)
    return [match.span() for match in _named(seen).finditer(words)] if seen in words else []


@lru_cache(8192)
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])")
