"""`brief.extract`: what one text says, as plain values for other programs; offsets index into exactly that text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from msgspec.structs import replace

from brief import article, pipeline
from brief.config import Config
from brief.merge import events as merged_events
from brief.merge import people as merged_people
from brief.model import (
    Article,
    DateMention,
    Document,
    EventKind,
    EventMention,
    EventStatus,
    Excerpt,
    Findings,
    PersonInText,
    QuoteKind,
    QuoteMention,
    Stance,
    When,
)

# Dataclasses, and not Structs as all other values are: other programs take these apart with what the language has.


@dataclass(frozen=True, slots=True)
class Span:
    """A verbatim span of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundDate(Span):
    """A temporal expression: TIMEX3 type and value, and the closed interval of days, `None` where unknown."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """Who speaks: the mention as it stands, title included; `name` is `None` where it is not resolved."""

    name: str | None
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundQuote(Span):
    """One contiguous piece of a quote, without the outer marks; pieces of one quote share their `group`."""

    kind: QuoteKind
    group: int
    speaker: FoundSpeaker | None


@dataclass(frozen=True, slots=True)
class FoundDemand(Span):
    """A demand, offer, threat, ... with its parties as canonical names."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    stance: Stance
    topic: str | None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """Something that happened or is to happen, with the spans that tell of it."""

    when: When | None
    title: str
    kind: EventKind
    status: EventStatus
    place: str | None
    participants: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in one text, in its order."""

    dates: tuple[FoundDate, ...]
    quotes: tuple[FoundQuote, ...]
    demands: tuple[FoundDemand, ...]
    events: tuple[FoundEvent, ...]


def extract(text: str, published: date | None = None, whole: bool = False) -> Found:
    """What `text` says: dates, quotes with speakers, demands and events.

    `published` anchors relative dates. `None`: the day that the text states, else one inferred from the
    days it names; with `whole`, relative dates stay underspecified. `whole`: every paragraph is article
    text, nothing is set aside.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(digest[:12], "text", digest, text)
    marked = article.whole(document) if whole else article.mark(document)
    found = pipeline.find(_anchored(marked, published), Config(), kinds=_KINDS)
    return Found(
        tuple(map(_date, found.dates)),
        tuple(piece for group, quote in enumerate(found.quotes) for piece in _pieces(quote, group, found.people)),
        tuple(FoundDemand(*_ends(d.excerpt), d.by, d.of, d.stance, d.topic) for d in found.demands if not d.is_unasked),
        _events(found),
    )


_KINDS = frozenset(["quotes", "demands", "events"])


def _anchored(marked: Article, published: date | None) -> Article:
    if published is None:
        return marked
    return replace(marked, masthead=replace(marked.masthead, published=published, published_basis="stated"))


def _ends(excerpt: Excerpt) -> tuple[int, int, str]:
    return excerpt.start, excerpt.end, excerpt.text


def _date(mention: DateMention) -> FoundDate:
    return FoundDate(*_ends(mention.excerpt), mention.type, mention.value, mention.first, mention.last)


def _pieces(quote: QuoteMention, group: int, people: tuple[PersonInText, ...]) -> list[FoundQuote]:
    speaker = _speaker(quote, people)
    return [FoundQuote(*_ends(part), quote.kind, group, speaker) for part in quote.parts or (quote.excerpt,)]


def _speaker(quote: QuoteMention, people: tuple[PersonInText, ...]) -> FoundSpeaker | None:
    at = quote.speaker_at
    if at is None:
        return None
    known = people[quote.speaker] if quote.speaker is not None else None
    role = known.roles[0] if known and known.roles else None
    return FoundSpeaker(known.name if known else None, role, at.start, at.end)


def _events(found: Findings) -> tuple[FoundEvent, ...]:
    """The events of the text, merged within it, in the order in which it tells of them."""
    numbers = {found.document.key: "S1"}
    mentions = {mention.id: mention for mention in found.events}
    # Who is who matters to events only where people are told to take part; most texts tell of none.
    cast = merged_people.merge((found,) if any(mention.delegates for mention in found.events) else ())
    merged = merged_events.merge((found,), cast, numbers, worded=False) if mentions else ()
    rows = [
        FoundEvent(
            event.when,
            event.title,
            event.kind,
            event.status,
            event.place,
            event.participants,
            _evidence([mentions[id] for id in event.members if id in mentions]),
        )
        for event in merged
    ]
    return tuple(sorted(rows, key=lambda row: row.evidence[0].start if row.evidence else 0))


def _evidence(members: list[EventMention]) -> tuple[Span, ...]:
    spans = {_ends(excerpt) for mention in members for excerpt in mention.evidence}
    return tuple(Span(*ends) for ends in sorted(spans))
