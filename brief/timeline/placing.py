"""Which quote was said at which gathering, and which is about one; the days of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from brief.merge.cast import Speaker
from brief.model import Demand, Event, Findings, Quote, QuoteMention
from brief.text import beginning_in
from brief.timeline import presence, raising
from brief.timeline.around import paragraph
from brief.timeline.parts import Mentions, Parts
from brief.timeline.venues import ACTS, DEEDS, Gatherings, Venue, gatherings, is_gathering, means_the_last, passage

# How far back "this meeting" reaches, in characters.
REACH = 1000
# How far behind what tells of its main event an article may still let those who met there speak, in characters.
FAR = 2500
# How far a day of saying carries on to further words of the same speaker, in characters.
NEAR = 1200
_MET = re.compile(r"\b(?:at|during|in)\s(?:an?|his|her|its|the|their)\s(?:\w+\s)?(?:meeting|session)\b")
_REPORTERS = re.compile(r"(?:told|to) (?:the )?(?:journalists|press|reporters)")
_AT = re.compile(r"(?:on \w+day )?(?:at|during|closing|opening) (?:an?|the|this) ", re.IGNORECASE)


class Placed(Struct, frozen=True):
    """The merged values with their places: quotes and demands at events, quotes with their days."""

    quotes: tuple[Quote, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]


def place(parts: Parts, mentions: Mentions) -> Placed:
    """Quotes and demands at the events where the sources place them, days included."""
    known = gatherings(parts.events, mentions)
    acts = gatherings(parts.events, mentions, ACTS)
    alone = {quote.id: _said_at(quote, known, parts, mentions) for quote in parts.quotes}
    for quote in (quote for quote in parts.quotes if alone[quote.id] is None):
        alone[quote.id] = _as_told(_of(quote.members, mentions), known, acts, parts, mentions)
    alone |= _by_main_events(
        [quote for quote in parts.quotes if alone[quote.id] is None], alone, known, parts, mentions
    )
    deeds = gatherings(parts.events, mentions, DEEDS)
    for quote in (quote for quote in parts.quotes if alone[quote.id] is None):
        alone[quote.id] = _by_doer(_of(quote.members, mentions), deeds, parts)
    mates = _by_speaker([quote for quote in parts.quotes if alone[quote.id]])
    said = {quote.id: alone[quote.id] or _with_mates(quote, mates, alone, mentions) for quote in parts.quotes}
    about = {quote.id: None if said[quote.id] else _about(quote, known, mentions) for quote in parts.quotes}
    demands = raising.raised(parts, known, said, mentions)
    there, of_it = _by_event(said), _by_event(about)
    raised: dict[str, list[str]] = {}
    for demand in demands:
        for id in demand.events:
            raised.setdefault(id, []).append(demand.id)
    events = [
        replace(
            event,
            quotes=tuple(there.get(event.id, ())),
            about=tuple(of_it.get(event.id, ())),
            demands=tuple(raised.get(event.id, ())),
        )
        for event in parts.events
    ]
    quotes = tuple(_dated(quote, said[quote.id], mentions) for quote in parts.quotes)
    return Placed(quotes, demands, tuple(events))


def _by_event(placed: Mapping[str, Venue | None]) -> dict[str, list[str]]:
    """The quotes at each event, by its id, in their order."""
    groups: dict[str, list[str]] = {}
    for id, venue in placed.items():
        if venue:
            groups.setdefault(venue.event.id, []).append(id)
    return groups


def _said_at(quote: Quote, known: Gatherings, parts: Parts, mentions: Mentions) -> Venue | None:
    """The gathering where the words fell: by their occasion, else by delegation and day."""
    found = _of(quote.members, mentions)
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None and (venue := _told_with(mention, one, known)):
            return venue
        if speaker is None or speaker.observer or mention.occasion is None:
            continue
        meant = _of_occasion(mention, one, known)
        fit = [venue for venue in meant if venue.fits(mention.said_on)]
        named = [venue for venue in fit if venue.admits(speaker)] or [venue for venue in fit if _stated(mention)]
        if named and len({_span(venue) for venue in named}) == 1:
            return max(named, key=lambda venue: len(venue.event.members))
    return _by_delegation(quote, found, known, parts)


def _span(venue: Venue) -> tuple[date, date] | None:
    when = venue.event.when
    return (when.first, when.last) if when else None


def _told_with(mention: QuoteMention, one: Findings, known: Gatherings) -> Venue | None:
    """The gathering that the words' own sentence tells of and says they fell at, whoever spoke them there."""
    if mention.occasion is None or not _MET.search(mention.occasion.text):
        return None
    key, start, end = one.document.key, mention.sentence.start, mention.sentence.end
    told = [venue for venue in known.of(known.by_text.get(key, ())) if venue.tells(key, start, end)]
    fit = [venue for venue in told if venue.event.kind == "meeting" and venue.fits(mention.said_on)]
    return fit[0] if len(fit) == 1 else None


def _of_occasion(mention: QuoteMention, one: Findings, known: Gatherings) -> list[Venue]:
    """The gatherings that the occasion of a quote means: named as such, or what the text told of shortly before."""
    occasion = mention.occasion
    if occasion is None:
        return []
    words = passage(one, occasion.start, occasion.end)
    named = known.spoken_of(words, by_body=False) or known.spoken_of(words)
    if not means_the_last(occasion.text):
        return named
    key, start = one.document.key, mention.excerpt.start
    told = [venue for venue in known.of(known.by_text.get(key, ())) if venue.tells(key, max(0, start - REACH), start)]
    return list({venue.event.id: venue for venue in (*named, *told)}.values())


def _by_delegation(
    quote: Quote, found: Sequence[tuple[Findings, QuoteMention]], known: Gatherings, parts: Parts
) -> Venue | None:
    """The one gathering of the day at which the speaker took part; none where another occasion is named."""
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or _elsewhere(mention):
            continue
        day = quote.said_on or (mention.said_on.first if mention.said_on else None) or _main_day(one, known)
        same_day = known.of(known.by_day.get(day, ())) if day else []
        fit = [venue for venue in same_day if venue.admits(speaker) and _there(venue, speaker, one, mention)]
        if len(fit) > 1:  # of several on a day, that which this text tells of
            fit = [venue for venue in fit if any(key == one.document.key for key, _, _ in venue.told)]
        if len(fit) == 1:
            return fit[0]
    return None


def _there(venue: Venue, speaker: Speaker, one: Findings, mention: QuoteMention) -> bool:
    """Whether words of that day may be of the gathering, as the text of them has it.

    Words of a call are told in the paragraph that tells of it; an office of the organiser alone, of which no text
    says that it was there, speaks at a gathering that the text knows of.
    """
    key, start = one.document.key, mention.sentence.start
    if venue.event.kind == "call":
        return venue.tells(key, one.paragraphs[paragraph(one, start)].start, mention.sentence.end)
    return speaker.person in venue.event.delegates or any(key == other for other, _, _ in venue.told)


def _as_told(
    found: Sequence[tuple[Findings, QuoteMention]],
    known: Gatherings,
    acts: Gatherings,
    parts: Parts,
    mentions: Mentions,
) -> Venue | None:
    """The gathering, or the vote, at which a text itself lets the speaker speak."""
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or (_elsewhere(mention) and not _to_reporters(mention)):
            continue
        if mentions.around[one.document.key][mention.id].other_day:
            continue
        venue = presence.at(one, mention, speaker, known) or presence.before_council(one, mention, speaker, acts)
        if venue:
            return venue
    return None


def _by_doer(found: Sequence[tuple[Findings, QuoteMention]], deeds: Gatherings, parts: Parts) -> Venue | None:
    """What the speaker, or those he speaks for, had just done, where the words stand with it."""
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or _elsewhere(mention):
            continue
        if venue := presence.by_doer(one, mention, speaker, deeds):
            return venue
    return None


def _by_main_events(
    unplaced: Sequence[Quote], placed: Mapping[str, Venue | None], known: Gatherings, parts: Parts, mentions: Mentions
) -> dict[str, Venue | None]:
    """The main event of the article for words of those who met there, where one alone speaks for that party there."""
    found: dict[str, Venue] = {}
    for quote in unplaced:
        if venue := _main_event(_of(quote.members, mentions), known, parts, mentions):
            found[quote.id] = venue
    quotes = {quote.id: quote for quote in parts.quotes}
    voices: dict[tuple[str, str | None], set[str | None]] = {}
    for id, venue in [*placed.items(), *found.items()]:
        if venue:
            voices.setdefault((venue.event.id, quotes[id].side), set()).add(quotes[id].speaker_name)
    return {id: venue for id, venue in found.items() if len(voices[venue.event.id, quotes[id].side]) == 1}


def _main_event(
    found: Sequence[tuple[Findings, QuoteMention]], known: Gatherings, parts: Parts, mentions: Mentions
) -> Venue | None:
    """The gathering that the article is about and told of before, where the speaker is of a party to it."""
    for one, mention in found:
        speaker = parts.cast.speaker(one.document.key, mention.speaker)
        if speaker is None or speaker.observer or (_elsewhere(mention) and not _to_reporters(mention)):
            continue
        key, start = one.document.key, mention.excerpt.start
        found_here = known.of(known.by_text.get(key, ()))
        recent = [v for v in found_here if v.event.kind == "meeting" and v.ended_by(one.masthead.published)]
        told = [venue for venue in recent if venue.tells(key, max(0, start - FAR), mention.sentence.end)]
        near = [venue for venue in told if venue.fits(mention.said_on)]
        other_day = mentions.around[key][mention.id].other_day
        if len(near) != 1 or len(recent) != 1 or other_day:
            continue
        if near[0].concerns(speaker) or presence.met(one, near[0], speaker):
            return near[0]
    return None


def _to_reporters(mention: QuoteMention) -> bool:
    """Whether the words were said to reporters and the text doesn't say where."""
    return mention.occasion is not None and _REPORTERS.fullmatch(mention.occasion.text.strip()) is not None


def _stated(mention: QuoteMention) -> bool:
    """Whether the text says outright that the words fell at a gathering ("at an emergency meeting in Abuja")."""
    return mention.occasion is not None and _AT.match(mention.occasion.text) is not None


def _by_speaker(quotes: Iterable[Quote]) -> dict[str | None, list[Quote]]:
    groups: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.speaker_name, []).append(quote)
    return groups


def _with_mates(
    quote: Quote,
    mates: Mapping[str | None, Sequence[Quote]],
    alone: Mapping[str, Venue | None],
    mentions: Mentions,
) -> Venue | None:
    """The gathering of the speaker's other words in the same paragraph, for a quote without a day of its own."""
    found = _of(quote.members, mentions)
    if quote.said_on or quote.speaker_name is None or any(_elsewhere(mention) for _, mention in found):
        return None
    ours = {(one.document.key, paragraph(one, mention.excerpt.start)) for one, mention in found}
    for other in mates.get(quote.speaker_name, ()):
        theirs = _of(other.members, mentions)
        if any((one.document.key, paragraph(one, mention.excerpt.start)) in ours for one, mention in theirs):
            return alone[other.id]
    return None


def _elsewhere(mention: QuoteMention) -> bool:
    """Whether the text names an occasion of its own for the words: an interview, a briefing, a channel."""
    return mention.occasion is not None and not is_gathering(mention.occasion.text)


def _main_day(one: Findings, known: Gatherings) -> date | None:
    """The day of the article's main event: the latest gathering it tells of, held that day or the day before."""
    published = one.masthead.published
    days = {venue.day for venue in known.of(known.by_text.get(one.document.key, ())) if venue.day}
    return max((day for day in days if published and 0 <= (published - day).days <= 1), default=None)


def _about(quote: Quote, known: Gatherings, mentions: Mentions) -> Venue | None:
    """The gathering that the words' sentence, or the one before it in the paragraph, speaks of."""
    for one, mention in _of(quote.members, mentions):
        for begin, end in mentions.around[one.document.key][mention.id].spans:
            named = known.spoken_of(passage(one, begin, end))
            if named:
                return named[0]
    return None


def _dated(quote: Quote, at: Venue | None, mentions: Mentions) -> Quote:
    """The quote with the day of saying: its own, the gathering's, or no more than the day of publication."""
    if quote.said_on:
        return quote
    if at and at.day:
        return replace(quote, said_on=at.day, said_on_basis="relative")
    found = _of(quote.members, mentions)
    carried = [day for one, mention in found if (day := _carried_day(one, mention, mentions))]
    if carried:
        return replace(quote, said_on=min(carried), said_on_basis="relative")
    published = [one.masthead.published for one, _ in found if one.masthead.published]
    around = (mentions.around[one.document.key][mention.id] for one, mention in found)
    if not published or any(each.beforehand or each.other_day for each in around):
        return quote
    return replace(quote, said_on=min(published), said_on_basis="published")


def _carried_day(one: Findings, mention: QuoteMention, mentions: Mentions) -> date | None:
    """The day on which the text lets the same speaker speak shortly before; `None`: it tells of none."""
    if mention.speaker is None:
        return None
    spoken = mentions.spoken.get((one.document.key, mention.speaker), ())
    start = mention.excerpt.start
    before = beginning_in(spoken, start - NEAR, start, lambda other: other.excerpt.start)
    days = [other.said_on for other in reversed(before) if other.said_on]
    return days[0].first if days and days[0].first == days[0].last else None


def _of(members: Iterable[str], mentions: Mentions) -> list[tuple[Findings, QuoteMention]]:
    return [mentions.quotes[id] for id in members if id in mentions.quotes]
