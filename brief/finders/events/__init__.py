"""What happened or is to happen, as one text tells it: Marked to event mentions; statements are not its business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from brief.finders.events import (
    acts,
    attendance,
    deeds,
    delegations,
    dues,
    forthcoming,
    meetings,
    news,
    nominals,
    past,
    promises,
    sessions,
)
from brief.finders.events.kinds import with_kind
from brief.finders.events.scene import Scene, scenes
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import any_word
from brief.ids import mention_id
from brief.model import EventMention, EventStatus, Marked

_LOOKS_BACK = timedelta(days=21)


def find(marked: Marked) -> tuple[EventMention, ...]:
    """The events that a text tells of, in the order of the text; an event it tells twice is there twice.

    Captions give mentions too, with `rule` `event.caption`: they may name participants, and are no proof alone.
    Undated mentions are there where they name a place or a party: the merge decides what they mean.
    """
    all_scenes = scenes(marked)
    seen: list[Sighting] = []
    for number, scene in enumerate(all_scenes):
        if not scene.dates and any_word().isdisjoint(scene.words):
            continue  # most sentences
        previous = all_scenes[number - 1] if number else None
        found = [
            *sessions.found(scene, number),
            *meetings.found(scene, number),
            *delegations.found(scene, number),
            *acts.found(scene, number, previous),
            *deeds.found(scene, number, previous),
            *nominals.found(scene, number),
            *promises.found(scene, number),
            *dues.found(scene, number, previous),
            *(past.found(scene, number) if scene.dates else ()),
        ]
        seen.extend(_distinct(found) if len(found) > 1 else found)
    seen = [*seen, *news.found(all_scenes, seen)]
    seen = sorted([*seen, *forthcoming.found(all_scenes, seen)], key=lambda sighting: (sighting.scene, sighting.start))
    told = [with_kind(s, all_scenes[s.scene]) for s in attendance.told_further(seen, all_scenes)]
    mentions = [_mention(s, s.status, all_scenes[s.scene], nth) for s, nth in _numbered(told) if s.status != "imagined"]
    return tuple({mention.id: mention for mention in reversed(mentions)}.values())[::-1]


def _distinct(found: Sequence[Sighting]) -> list[Sighting]:
    """Without those that one sentence tells twice, by verb and by noun: the one with more known stays."""
    kept: list[Sighting] = []
    for sighting in sorted(found, key=lambda s: (s.is_weak, s.noun.group in ("deadline", "vote"), -_known(s), s.start)):
        if not any(_same(sighting, other) for other in kept):
            kept.append(sighting)
    return sorted(kept, key=lambda s: s.start)


def _known(sighting: Sighting) -> int:
    parties = sighting.parties
    return (
        4 * (sighting.when is not None)
        + 2 * (sighting.place is not None)
        + 2 * (sighting.rule == "event.act-ceasefire")  # signing one says more than the noun
        + (parties.name is not None)
        + len(parties.participants)
        + len(parties.organisers)
        + len(parties.people)
    )


def _same(one: Sighting, other: Sighting) -> bool:
    """One sentence rarely tells of two sessions alike on one day."""
    if one.is_weak:  # the words of another finder say the same, and more
        fallen = other.status in ("cancelled", "postponed") and _a_week_apart(one, other)
        alike = one.noun.group == other.noun.group and not _on_other_days(one, other)
        alike = alike and other.rule != "event.new-day"  # that to which it was put back
        return one.when == other.when or alike or fallen
    if (one.rule == "event.new-day") != (other.rule == "event.new-day"):
        return False
    if one.noun.does_harm and other.noun.does_harm:  # "An explosion destroyed a bakery"
        return one.when == other.when and (one.place == other.place or None in (one.place, other.place))
    if {one.noun.mode, other.noun.mode} == {"session", "act"} or one.noun.mode == "act":
        return one.noun.group == other.noun.group and (one.when == other.when or None in (one.when, other.when))
    groups = {one.noun.group, other.noun.group}
    if groups == {"meeting", "vote"}:  # a body that sits to vote is told of once
        return bool(set(one.parties.organisers) & set(other.parties.organisers)) and one.when == other.when
    if len(groups) > 1 or (one.place and other.place and one.place != other.place):
        return False
    if (one.when and other.when and one.when != other.when) or "event.first-since" in (one.rule, other.rule):
        return False
    mine = {*one.parties.participants, *one.parties.organisers}
    yours = {*other.parties.participants, *other.parties.organisers}
    return not mine or not yours or mine <= yours or yours <= mine


def _a_week_apart(one: Sighting, other: Sighting) -> bool:
    """Whether one weekday was read as the coming one and as the last: "were to meet on Friday, but ..."."""
    days = [sighting.when.first for sighting in (one, other) if sighting.when]
    return len(days) > 1 and abs(days[0] - days[1]) == timedelta(days=7)


def _on_other_days(one: Sighting, other: Sighting) -> bool:
    """Whether one is held and the other to come: "The session brought nothing; the next one opens on 2 April"."""
    apart = one.when and other.when and (one.when.first > other.when.last or other.when.first > one.when.last)
    return bool(apart) and (one.status == "held") != (other.status == "held")


def _numbered(told: Sequence[Sighting]) -> Iterator[tuple[Sighting, int]]:
    """The sightings, each with how many before it stand at the same word: one noun may tell of several."""
    before: Counter[tuple[int, int, str | None]] = Counter()
    for sighting in told:
        spot = (sighting.start, sighting.end, sighting.place)
        yield sighting, before[spot]
        before[spot] += 1


def _mention(sighting: Sighting, status: EventStatus, scene: Scene, nth: int) -> EventMention:
    parties = sighting.parties
    day = sighting.when.first.isoformat() if sighting.when else ""
    published = scene.published
    backward = sighting.backward or (
        sighting.when is not None and published is not None and published - sighting.when.last > _LOOKS_BACK
    )
    facet = "|".join((sighting.noun.head, day, str(sighting.start - scene.start), sighting.place or "", str(nth)))
    return EventMention(
        id=mention_id("e", sighting.evidence[0], facet=facet),
        head=sighting.label or sighting.noun.head,
        kind=sighting.noun.kind,
        status=status,
        when=sighting.when,
        name=parties.name,
        place=sighting.place,
        organisers=parties.organisers,
        participants=parties.participants,
        delegates=parties.people,
        backward=backward,
        evidence=sighting.evidence,
        rule="event.caption" if scene.caption else sighting.rule,
        counted=sighting.counted,
        between=sighting.between,
    )
