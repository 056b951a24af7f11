"""Gatherings as placing sees them: how texts name them, and who may speak at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brief.merge.cast import Speaker
from brief.model import DateMention, Event, Findings, When
from brief.text import Span, view
from brief.timeline.parts import Mentions

GATHERINGS = frozenset(["meeting", "call", "visit"])

_GATHERING = r"(?:talks|meetings?|negotiations|consultations|session|summit|rounds?|council|discussions)"
# "This meeting", "the consultations": the gathering that the text named last.
_ANAPHOR = re.compile(rf"\b(?:this|that|the|these)\s+(?:\w+\s+)?{_GATHERING}\b", re.IGNORECASE)
_WORD = re.compile(rf"\b{_GATHERING}\b", re.IGNORECASE)
_BEFOREHAND = re.compile(
    rf"\b(?:before|ahead of|in the run-up to)\s+(?:the|these|this week's)\s+{_GATHERING}\b", re.IGNORECASE
)
# "Head of the delegation at the talks in Geneva" says who somebody is, not where something was said.
_OFFICE = re.compile(r"\bdelegation\b[^,.;:\"]{0,60}", re.IGNORECASE)
# How far a name or place, and how far a day may stand from the word that says "meeting", in characters.
NEAR = 50
NEAR_DAY = 20


@dataclass(frozen=True, slots=True)
class Venue:
    """A gathering: its names and organisers, and the sentences that tell of it, as (document key, start, end)."""

    event: Event
    names: frozenset[str]
    organisers: frozenset[str]
    told: tuple[tuple[str, int, int], ...]

    @property
    def day(self) -> date | None:
        """The day of a gathering of one day."""
        when = self.event.when
        return when.first if when and when.first == when.last else None

    def tells(self, key: str, start: int, end: int) -> bool:
        """Whether a sentence that tells of the gathering overlaps the span."""
        return any(key == of and begin < end and start < stop for of, begin, stop in self.told)

    def fits(self, said_on: When | None) -> bool:
        """Whether the day of saying, where known, is a day of the gathering."""
        when = self.event.when
        return said_on is None or when is None or (said_on.first <= when.last and when.first <= said_on.last)

    def admits(self, speaker: Speaker) -> bool:
        """Whether the speaker took part: a delegate, an office of the organiser, or a mission to it."""
        if speaker.person and speaker.person in self.event.delegates:
            return True
        if self.organisers & set(speaker.parties):
            return True
        name = f"{speaker.name} {speaker.role or ''}".lower()
        return any(_holds(name, organiser.lower()) for organiser in self.organisers)


def venues(events: Sequence[Event], mentions: Mentions) -> list[Venue]:
    """The gatherings among the events, in their order."""
    return [_venue(event, mentions) for event in events if event.kind in GATHERINGS]


def _venue(event: Event, mentions: Mentions) -> Venue:
    members = [mentions.events[id] for id in event.members if id in mentions.events]
    organisers = frozenset(body for _, mention in members for body in mention.organisers)
    names = frozenset(name.lower() for _, mention in members if (name := mention.name))
    told = tuple(
        (one.document.key, excerpt.start, excerpt.end) for one, mention in members for excerpt in mention.evidence
    )
    return Venue(event, names, organisers, told)


def speaks_of(one: Findings, start: int, end: int, venue: Venue, *, by_body: bool = True) -> bool:
    """Whether the words between two offsets mean the gathering: by name, place or day beside a word for it.

    `by_body`: the organiser's name does too ("the NATO meeting").
    """
    words = _OFFICE.sub(lambda match: " " * len(match.group()), view(one.document.text[start:end]).lower())
    spots = [(match.start(), match.end()) for match in _WORD.finditer(words)]
    if not spots:
        return False
    places = [venue.event.place.lower()] if venue.event.place else []
    bodies = [body.lower() for body in venue.organisers] if by_body else []
    named = [span for name in (*venue.names, *places, *bodies) for span in _spans(words, name)]
    days = [
        (mention.excerpt.start - start, mention.excerpt.end - start)
        for mention in one.dates
        if start <= mention.excerpt.start < end and _is_day_of(mention, venue)
    ]
    return _beside(spots, named, NEAR) or _beside(spots, days, NEAR_DAY)


def _is_day_of(mention: DateMention, venue: Venue) -> bool:
    return mention.role == "event" and venue.day is not None and mention.first == mention.last == venue.day


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


def _holds(words: str, name: str) -> bool:
    return next(iter(_spans(words, name)), None) is not None


def _spans(words: str, name: str) -> list[Span]:
    pattern = rf"(?<![^\W_]){re.escape(view(name))}(?![^\W_])"
    return [(match.start(), match.end()) for match in re.finditer(pattern, words)]
