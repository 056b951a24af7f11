"""Which quote was said at which gathering, and which is about one; the days of saying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from brief.keeping import Keep, afresh
from brief.merge.cast import Speaker
from brief.model import Demand, Event, Findings, Quote, QuoteMention
from brief.timeline import beside, presence, raising, scenes
from brief.timeline.around import Told, is_apart, is_elsewhere, paragraph, scene
from brief.timeline.beside import Pairs
from brief.timeline.parts import Mentions, Parts
from brief.timeline.venues import (
    ACTS,
    DEEDS,
    GATHERINGS,
    Gatherings,
    Venue,
    gatherings,
    means_the_last,
    passage,
    tells_of_before,
)

# How far back "this meeting" reaches, in characters.
REACH = 1000
# How far behind what tells of its main event an article may still let those who met there speak, in characters.
FAR = 2500
_MET = re.compile(r"\b(?:at|during|in)\s(?:an?|his|her|its|the|their)\s(?:\w+\s)?(?:meeting|session)\b")
_REPORTERS = re.compile(r"(?:told|to) (?:the )?(?:journalists|press|reporters)")
_AT = re.compile(r"(?:on \w+day )?(?:at|during|closing|opening) (?:an?|the|this) ", re.IGNORECASE)


class Placed(Struct, frozen=True):
    """The merged values with their places: quotes and demands at events, quotes with their days."""

    quotes: tuple[Quote, ...]
    demands: tuple[Demand, ...]
    events: tuple[Event, ...]


def place(parts: Parts, mentions: Mentions, keep: Keep = afresh) -> Placed:
    """Quotes and demands at the events where the sources place them, days included."""
    known, acts, deeds = (gatherings(parts.events, mentions, kinds) for kinds in (GATHERINGS, ACTS, DEEDS))
    telling = known.by_text.keys() | deeds.by_text.keys()
    settings = _settings([one for one in parts.voices.found if one.document.key in telling], keep)
    pairs = [(quote, _telling(quote.members, parts, mentions, settings)) for quote in parts.quotes]
    said = _said(pairs, known, acts, deeds)
    unplaced = ((quote.id, told) for quote, told in pairs if quote.id not in said)
    about = {id: venue for id, told in unplaced if (venue := _about(told, known))}
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
    quotes = tuple([_dated(quote, said.get(quote.id), told) for quote, told in pairs])
    return Placed(quotes, demands, tuple(events))


def _said(pairs: Pairs, known: Gatherings, acts: Gatherings, deeds: Gatherings) -> dict[str, Venue]:
    """The gathering, or the deed, at which each quote was said, in their order; most have none, and are in no hurry."""
    telling = known.by_text.keys() | acts.by_text.keys() | deeds.by_text.keys()
    likely = [(quote, told) for quote, told in pairs if _may_be_placed(quote, told, telling)]
    stated = {q.id: _by_occasion(q, told, known) or _by_scene(told, known, acts) for q, told in likely}
    alone = {
        quote.id: stated[quote.id] or _by_delegation(quote, told, known) or _as_told(told, known, acts)
        for quote, told in likely
    }
    alone |= _by_main_events(likely, alone, known)
    for quote, told in likely:
        venue = alone[quote.id] or _by_doer(told, deeds)
        alone[quote.id] = None if venue and _is_ahead(venue, told) else venue
    mates = beside.by_speaker(likely, alone)
    said = {
        quote.id: venue
        for quote, told in pairs
        if (venue := alone.get(quote.id) or beside.with_mates(quote, told, mates))
    }
    begun = {id: venue for id, venue in (stated | _of_visits(alone)).items() if venue}
    said |= beside.going_on(pairs, begun, said)
    return {quote.id: said[quote.id] for quote, _ in pairs if quote.id in said}


def _may_be_placed(quote: Quote, told: Sequence[Told], telling: Set[str]) -> bool:
    """Whether anything may tell where words fell: an occasion, a day, or that a text tells of a gathering or a deed."""
    dated = quote.said_on is not None
    return any(dated or each.key in telling or each.mention.occasion or each.mention.said_on for each in told)


# What the sentence of each quote says of where it fell, by document key and the mention's id.
Settings = Mapping[str, Mapping[str, tuple[str, ...]]]


def _settings(telling: Sequence[Findings], keep: Keep) -> Settings:
    told = zip(telling, keep(scene, telling, tuple[tuple[str, ...], ...], together=True), strict=True)
    return {
        one.document.key: {mention.id: words for mention, words in zip(one.quotes, each, strict=True)}
        for one, each in told
    }


def _telling(members: Iterable[str], parts: Parts, mentions: Mentions, settings: Settings) -> list[Told]:
    told: list[Told] = []
    for one, mention in [mentions.quotes[id] for id in members if id in mentions.quotes]:
        key, id = one.document.key, mention.id
        speaker = parts.cast.speaker(key, mention.speaker)
        official = None if speaker is None or speaker.observer else speaker
        scene = settings[key].get(id, ()) if key in settings else ()
        told.append(Told(key, one, mention, mentions.around[key][id], scene, official, speaker is None))
    return told


def _by_event(placed: Mapping[str, Venue]) -> dict[str, list[str]]:
    """The quotes at each event, by its id, in their order."""
    groups: dict[str, list[str]] = {}
    for id, venue in placed.items():
        groups.setdefault(venue.event.id, []).append(id)
    return groups


def _by_occasion(quote: Quote, told: Sequence[Told], known: Gatherings) -> Venue | None:
    """The gathering that is named as the occasion of the words."""
    for each in told:
        one, mention, speaker = each.one, each.mention, each.official
        if mention.occasion is None:
            continue
        if each.unknown and (venue := _told_with(mention, one, known) or _by_office(quote, each, known)):
            return venue
        if speaker is None:
            continue
        meant = _of_occasion(mention, one, known)
        fit = [venue for venue in meant if venue.fits(mention.said_on) and not _is_ahead(venue, told)]
        named = [venue for venue in fit if venue.admits(speaker)] or [venue for venue in fit if _stated(mention)]
        by_name = _named_alone(mention.occasion.text) and not is_apart(each)
        named = named or [v for v in fit if (by_name or _points_at(mention, v)) and v.concerns(speaker)]
        if named and len({_span(venue) for venue in named}) == 1:
            return max(named, key=lambda venue: len(venue.event.members))
    return None


def _named_alone(occasion: str) -> bool:
    """Whether words fell right at or after a gathering: "after a summit in Lima", not "on television after ..."."""
    return _RIGHT_AFTER.match(occasion) is not None and not means_the_last(occasion)


_RIGHT_AFTER = re.compile(r"(?:at|after|during|following)\san?\s", re.IGNORECASE)


def _of_visits(placed: Mapping[str, Venue | None]) -> dict[str, Venue | None]:
    """The words that fell on a visit: what its guest goes on to say fell there too."""
    return {id: venue for id, venue in placed.items() if venue and venue.event.kind == "visit"}


def _is_ahead(venue: Venue, told: Sequence[Told]) -> bool:
    """Whether it had not begun when a text that has the words came out: they fell at something else."""
    return any(venue.comes_after(each.one.masthead.published) for each in told)


def _points_at(mention: QuoteMention, venue: Venue) -> bool:
    """Whether words are told as of the meeting that the text has just told of ("after the meeting")."""
    if mention.occasion is None or not means_the_last(mention.occasion.text):
        return False
    return venue.event.status == "held" and not tells_of_before(mention.occasion.text)


def _by_office(quote: Quote, told: Told, known: Gatherings) -> Venue | None:
    """The one meeting told shortly before, for words "after the meeting" of an office alone ("the minister")."""
    start = told.mention.sentence.start
    if not (quote.speaker_name or "").lower().startswith("the "):
        return None
    here = known.of(known.by_text.get(told.key, ()))
    near = [v for v in here if v.tells(told.key, max(0, start - REACH), told.mention.sentence.end)]
    fit = [v for v in near if v.event.kind == "meeting" and v.fits(told.mention.said_on)]
    return fit[0] if len(fit) == 1 and _points_at(told.mention, fit[0]) else None


def _by_scene(told: Sequence[Told], known: Gatherings, acts: Gatherings) -> Venue | None:
    """The gathering, or the vote, in which or at whose doors the words' own sentence puts them."""
    for each in told:
        if each.key not in known.by_text and each.key not in acts.by_text:
            continue
        met = scenes.of_two(each, known) if each.unknown or each.official else None
        if venue := met or scenes.in_the_house(each, known, acts):
            return venue
    return None


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


def _by_delegation(quote: Quote, told: Sequence[Told], known: Gatherings) -> Venue | None:
    """The one gathering of the day at which the speaker took part; none where another occasion is named."""
    for each in told:
        one, mention, speaker = each.one, each.mention, each.official
        if speaker is None or is_elsewhere(mention) or is_apart(each):
            continue
        day = quote.said_on or (mention.said_on.first if mention.said_on else None) or _main_day(one, known)
        same_day = [v for v in known.of(known.by_day.get(day, ())) if v.event.status == "held"] if day else []
        fit = [venue for venue in same_day if venue.admits(speaker) and _there(venue, speaker, one, mention)]
        if len(fit) > 1:  # of several on a day, that which this text tells of
            fit = [venue for venue in fit if each.key in venue.told]
        if len(fit) == 1:
            return fit[0]
    return None


def _there(venue: Venue, speaker: Speaker, one: Findings, mention: QuoteMention) -> bool:
    """Whether words of that day may be of the gathering, as the text of them has it.

    Words of a call are told in the paragraph that tells of it, those of a visit there or below; an office of the
    organiser alone, of which no text says that it was there, speaks at a gathering that the text knows of.
    """
    key, start = one.document.key, mention.sentence.start
    if venue.event.kind in ("call", "visit"):
        above = paragraph(one, start) - (venue.event.kind == "visit")
        return venue.tells(key, one.paragraphs[max(0, above)].start, mention.sentence.end)
    return speaker.person in venue.event.delegates or key in venue.told


def _as_told(told: Sequence[Told], known: Gatherings, acts: Gatherings) -> Venue | None:
    """The gathering, or the vote, at which a text itself lets the speaker speak."""
    for each in told:
        mention, speaker = each.mention, each.official
        if speaker is None or (each.key not in known.by_text and each.key not in acts.by_text) or is_apart(each):
            continue
        if is_elsewhere(mention) and not _to_reporters(mention):
            continue
        venue = presence.at(each, speaker, known) or presence.before_council(each, speaker, acts)
        if venue and each.around.may_fall(venue.event.when):
            return venue
    return None


def _by_doer(told: Sequence[Told], deeds: Gatherings) -> Venue | None:
    """What the speaker, or those he speaks for, had just done, where the words stand with it."""
    for each in told:
        if each.official is None or each.key not in deeds.by_text:
            continue
        if venue := presence.to_crowd(each, deeds):
            return venue
        if is_elsewhere(each.mention) or "earlier" in each.scene:
            continue
        if venue := presence.by_doer(each, each.official, deeds):
            return venue
    return None


def _by_main_events(pairs: Pairs, placed: Mapping[str, Venue | None], known: Gatherings) -> dict[str, Venue | None]:
    """The main event of the article for words of those who met there, where one alone speaks for that party there."""
    unplaced = ((quote, told) for quote, told in pairs if placed[quote.id] is None)
    found = {quote.id: venue for quote, told in unplaced if (venue := _main_event(told, known))}
    by_id = {quote.id: quote for quote, _ in pairs}
    voices: dict[tuple[str, str | None], set[str | None]] = {}
    for id, venue in [*placed.items(), *found.items()]:
        if venue:
            voices.setdefault((venue.event.id, by_id[id].side), set()).add(by_id[id].speaker_name)
    return {id: venue for id, venue in found.items() if len(voices[venue.event.id, by_id[id].side]) == 1}


def _main_event(told: Sequence[Told], known: Gatherings) -> Venue | None:
    """The gathering that the article is about and told of before, where the speaker is of a party to it."""
    for each in told:
        one, mention, speaker = each.one, each.mention, each.official
        if speaker is None or is_apart(each) or each.key not in known.by_text:
            continue
        if is_elsewhere(mention) and not _to_reporters(mention):
            continue
        found_here = known.of(known.by_text[each.key])
        recent = [v for v in found_here if v.event.kind == "meeting" and v.ended_by(one.masthead.published)]
        if len(recent) != 1 or not recent[0].fits(mention.said_on):
            continue
        if not each.around.may_fall(recent[0].event.when):
            continue
        if not recent[0].tells(each.key, max(0, mention.excerpt.start - FAR), mention.sentence.end):
            continue
        theirs = recent[0].concerns(speaker) or presence.names_own(one, recent[0], speaker)
        if theirs or presence.met(one, recent[0], speaker):
            return recent[0]
    return None


def _to_reporters(mention: QuoteMention) -> bool:
    """Whether the words were said to reporters and the text doesn't say where."""
    return mention.occasion is not None and _REPORTERS.fullmatch(mention.occasion.text.strip()) is not None


def _stated(mention: QuoteMention) -> bool:
    """Whether the text says outright that the words fell at a gathering ("at an emergency meeting in Abuja")."""
    return mention.occasion is not None and _AT.match(mention.occasion.text) is not None


def _main_day(one: Findings, known: Gatherings) -> date | None:
    """The day of the article's main event: the latest gathering it tells of, held that day or the day before."""
    if one.document.key not in known.by_text:
        return None
    published = one.masthead.published
    days = {venue.day for venue in known.of(known.by_text[one.document.key]) if venue.day}
    return max((day for day in days if published and 0 <= (published - day).days <= 1), default=None)


def _about(told: Sequence[Told], known: Gatherings) -> Venue | None:
    """The gathering that the words' sentence, or the one before it in the paragraph, speaks of."""
    for each in told:
        for words in each.around.passages:
            if named := known.spoken_of(words):
                return named[0]
    return None


def _dated(quote: Quote, at: Venue | None, told: Sequence[Told]) -> Quote:
    """The quote with the day of saying: its own, the gathering's, or no more than the day of publication."""
    if quote.said_on:
        return quote
    if at and at.day:
        return replace(quote, said_on=at.day, said_on_basis="relative")
    by_text = [each.around.said_on for each in told if each.around.said_on]
    if by_text:
        return replace(quote, said_on=min(by_text)[1], said_on_basis="relative")
    published = [each.one.masthead.published for each in told if each.one.masthead.published]
    if not published or [each for each in told if each.around.beforehand or each.around.past]:
        return quote
    return replace(quote, said_on=min(published), said_on_basis="published")
