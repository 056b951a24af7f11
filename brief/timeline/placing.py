"""Which quote was said at which event, or is about it, and at which events a demand was raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from brief.merge.cast import Speaker
from brief.model import Demand, DemandMention, Event, Excerpt, Findings, Quote, QuoteMention, When
from brief.text import view
from brief.timeline.parts import Mentions, Parts

GATHERINGS = frozenset(["meeting", "call", "visit"])

# "This meeting", "the consultations": the gathering that the text named last.
_GATHERING = r"(?:talks|meetings?|negotiations|consultations|session|summit|rounds?|council|discussions)"
_ANAPHOR = re.compile(rf"\b(?:this|that|the|these)\s+(?:\w+\s+)?{_GATHERING}\b", re.IGNORECASE)
_MENTION = re.compile(rf"\b{_GATHERING}\b", re.IGNORECASE)
# "Even before the talks had started": what follows was not said on the day of the paper.
_BEFOREHAND = re.compile(
    rf"\b(?:before|ahead of|in the run-up to)\s+(?:the|these|this week's)\s+{_GATHERING}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Placed:
    """The merged values with their places: quotes and demands at events, quotes with their days."""

    quotes: tuple[Quote, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Venue:
    """A gathering as placing sees it: who may speak there and how texts name it.

    `told` are the sentences that tell of it, as (document key, start, end).
    """

    event: Event
    names: frozenset[str]
    organisers: frozenset[str]
    told: tuple[tuple[str, int, int], ...]

    @property
    def day(self) -> date | None:
        """The day of a gathering of one day."""
        when = self.event.when
        return when.first if when and when.first == when.last else None


def place(parts: Parts, mentions: Mentions) -> Placed:
    """Quotes and demands at the events where the sources place them, days included."""
    venues = [_venue(event, mentions) for event in parts.events if event.kind in GATHERINGS]
    said: dict[str, list[str]] = {}
    about: dict[str, list[str]] = {}
    at_venue = {quote.id: _said_at(quote, venues, parts, mentions) for quote in parts.quotes}
    quotes: list[Quote] = []
    for quote in parts.quotes:
        at = at_venue[quote.id] or _with_mates(quote, parts.quotes, at_venue, mentions)
        quotes.append(_dated(quote, at, mentions))
        if at:
            said.setdefault(at.event.id, []).append(quote.id)
        elif of := _about(quote, venues, mentions):
            about.setdefault(of.event.id, []).append(quote.id)
    demands = [replace(demand, events=_raised_at(demand, venues, parts, mentions)) for demand in parts.demands]
    events = [
        replace(
            event,
            quotes=tuple(said.get(event.id, ())),
            about=tuple(about.get(event.id, ())),
            demands=tuple(demand.id for demand in demands if event.id in demand.events),
        )
        for event in parts.events
    ]
    return Placed(tuple(quotes), tuple(demands), tuple(events))


def _venue(event: Event, mentions: Mentions) -> Venue:
    members = [mentions.events[id] for id in event.members if id in mentions.events]
    organisers = frozenset(body for _, mention in members for body in mention.organisers)
    named = {mention.name for _, mention in members if mention.name} | organisers
    names = frozenset(name.lower() for name in named | ({event.place} if event.place else set()))
    told = tuple(
        (one.document.key, excerpt.start, excerpt.end) for one, mention in members for excerpt in mention.evidence
    )
    return Venue(event, names, organisers, told)


# --- quotes ------------------------------------------------------------------------------------


def _said_at(quote: Quote, venues: Sequence[Venue], parts: Parts, mentions: Mentions) -> Venue | None:
    """The gathering where the words fell: by their occasion, else by delegation and day."""
    found = [mentions.quotes[id] for id in quote.members if id in mentions.quotes]
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or mention.occasion is None:
            continue
        open_to = [venue for venue in venues if _may_speak(speaker, venue) and _day_fits(mention.said_on, venue)]
        named = [venue for venue in open_to if _names(mention.occasion, mention, one, venue)]
        if len(named) == 1:
            return named[0]
    return _by_delegation(quote, found, venues, parts)


def _by_delegation(
    quote: Quote, found: Sequence[tuple[Findings, QuoteMention]], venues: Sequence[Venue], parts: Parts
) -> Venue | None:
    """The one gathering of the day at which the speaker took part; none where another occasion is named."""
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or _elsewhere(mention):
            continue
        day = quote.said_on or (mention.said_on.first if mention.said_on else None) or _main_day(one, venues)
        fit = [venue for venue in venues if venue.day == day and day and _may_speak(speaker, venue)]
        if len(fit) == 1:
            return fit[0]
    return None


def _with_mates(
    quote: Quote, quotes: Sequence[Quote], at_venue: Mapping[str, Venue | None], mentions: Mentions
) -> Venue | None:
    """The gathering of the speaker's other words in the same paragraph, for a quote without a day of its own."""
    if (
        quote.said_on
        or quote.speaker_name is None
        or any(_elsewhere(mention) for _, mention in _of(quote.members, mentions))
    ):
        return None
    ours = {place for one, mention in _of(quote.members, mentions) if (place := _paragraph(one, mention))}
    mates = (other for other in quotes if other.speaker_name == quote.speaker_name and at_venue[other.id])
    for other in mates:
        if any(_paragraph(one, mention) in ours for one, mention in _of(other.members, mentions)):
            return at_venue[other.id]
    return None


def _paragraph(one: Findings, mention: QuoteMention) -> tuple[str, int] | None:
    """The paragraph that holds a mention, as (document key, start)."""
    start = mention.excerpt.start
    return next(((one.document.key, p.start) for p in one.paragraphs if p.start <= start < p.end), None)


def _elsewhere(mention: QuoteMention) -> bool:
    """Whether the text names an occasion of its own for the words: an interview, a briefing, a channel."""
    return mention.occasion is not None and not _MENTION.search(mention.occasion.text)


def _main_day(one: Findings, venues: Sequence[Venue]) -> date | None:
    """The day of the article's main event: the latest gathering it tells of, held that day or the day before."""
    published = one.masthead.published
    days = {venue.day for venue in venues if venue.day and any(key == one.document.key for key, _, _ in venue.told)}
    past = [day for day in days if published and 0 <= (published - day).days <= 1]
    return max(past, default=None)


def _may_speak(speaker: Speaker, venue: Venue) -> bool:
    """Whether the speaker took part: a delegate, an office of the organiser, or a mission to it."""
    if speaker.person in venue.event.delegates and speaker.person:
        return True
    if venue.organisers & set(speaker.parties):
        return True
    name = f"{speaker.name} {speaker.role or ''}".lower()
    return any(organiser.lower() in name for organiser in venue.organisers)


def _day_fits(said_on: When | None, venue: Venue) -> bool:
    when = venue.event.when
    return said_on is None or when is None or (said_on.first <= when.last and when.first <= said_on.last)


def _names(occasion: Excerpt, mention: QuoteMention, one: Findings, venue: Venue) -> bool:
    """Whether the words of an occasion mean the gathering: by name or place, by its day, or as the last one told of."""
    words = view(occasion.text).lower()
    if any(_holds(words, name) for name in venue.names):
        return True
    days = [d.when for d in one.dates if occasion.start <= d.excerpt.start < occasion.end and d.when]
    if days:
        return any(when.first == venue.day for when in days) and _MENTION.search(words) is not None
    return _ANAPHOR.search(words) is not None and _last_told(mention, one, venue)


def _holds(words: str, name: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(view(name))}(?![^\W_])", words) is not None


def _last_told(mention: QuoteMention, one: Findings, venue: Venue) -> bool:
    """Whether the text told of this gathering within the thousand characters before the words."""
    return any(
        key == one.document.key and mention.excerpt.start - 1000 <= start <= mention.excerpt.start
        for key, start, _ in venue.told
    )


def _dated(quote: Quote, at: Venue | None, mentions: Mentions) -> Quote:
    """The quote with the day of saying: its own, the gathering's, or no more than the day of publication."""
    if quote.said_on:
        return quote
    if at and at.day:
        return replace(quote, said_on=at.day, said_on_basis="relative")
    found = _of(quote.members, mentions)
    published = [one.masthead.published for one, _ in found if one.masthead.published]
    if not published or any(_beforehand(one, mention) for one, mention in found):
        return quote
    return replace(quote, said_on=min(published), said_on_basis="published")


def _beforehand(one: Findings, mention: QuoteMention) -> bool:
    """Whether the paragraph of the quote, or the one before it, tells of the time before the talks."""
    body = [paragraph for paragraph in one.paragraphs if paragraph.kind == "body"]
    at = next((n for n, p in enumerate(body) if p.start <= mention.excerpt.start < p.end), 0)
    start = body[max(0, at - 1)].start if body else 0
    return _BEFOREHAND.search(view(one.document.text[start : mention.excerpt.start])) is not None


def _of(members: Iterable[str], mentions: Mentions) -> list[tuple[Findings, QuoteMention]]:
    return [mentions.quotes[id] for id in members if id in mentions.quotes]


def _about(quote: Quote, venues: Sequence[Venue], mentions: Mentions) -> Venue | None:
    """The gathering that the words, or the sentence that holds them, speak of by name or place."""
    for _, mention in _of(quote.members, mentions):
        words = view(mention.sentence.text).lower()
        if not _MENTION.search(words):
            continue
        named = [venue for venue in venues if any(_holds(words, name) for name in venue.names)]
        if named:
            return named[0]
    return None


# --- demands -----------------------------------------------------------------------------------


def _raised_at(demand: Demand, venues: Sequence[Venue], parts: Parts, mentions: Mentions) -> tuple[str, ...]:
    """The gatherings at which a source places the demand, in the order of the timeline."""
    raised = {
        venue.event.id
        for id in demand.members
        if id in mentions.demands
        for venue in venues
        if _places(mentions.demands[id], venue, parts)
    }
    return tuple(venue.event.id for venue in venues if venue.event.id in raised)


def _places(found: tuple[Findings, DemandMention], venue: Venue, parts: Parts) -> bool:
    one, mention = found
    speaker = parts.cast.speaker(one.document.key, mention.speaker)
    if speaker and speaker.person in venue.event.delegates and _day_fits(mention.when, venue):
        return True
    told = any(
        key == one.document.key and start < excerpt.end and excerpt.start < end
        for key, start, end in venue.told
        for excerpt in mention.evidence
    )
    return told or _between(mention.evidence, set(mention.by) | set(mention.of), venue)


def _between(evidence: Sequence[Excerpt], parties: set[str], venue: Venue) -> bool:
    """Whether the sentence speaks of negotiations between just those who met there."""
    words = view(" ".join(excerpt.text for excerpt in evidence))
    participants = set(venue.event.participants)
    return len(participants & parties) >= 2 and participants <= parties and _MENTION.search(words) is not None
