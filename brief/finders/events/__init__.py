"""What happened or is to happen, as one text tells it: Marked to event mentions; statements are not its business."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from brief.finders.events import ahead, deeds, sessions
from brief.finders.events.ahead import forthcoming
from brief.finders.events.deeds import news
from brief.finders.events.deeds.kinds import with_kind
from brief.finders.events.distinct import distinct
from brief.finders.events.home import state_of
from brief.finders.events.sentence.scene import Scene, scenes
from brief.finders.events.sessions import attendance
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
            *deeds.found(scene, number, previous),
            *ahead.found(scene, number, previous),
        ]
        seen.extend(distinct(found) if len(found) > 1 else found)
    seen = [*seen, *news.found(all_scenes, seen)]
    seen = sorted([*seen, *forthcoming.found(all_scenes, seen)], key=lambda sighting: (sighting.scene, sighting.start))
    told = [with_kind(s, all_scenes[s.scene]) for s in attendance.told_further(seen, all_scenes)]
    mentions = [_mention(s, s.status, all_scenes[s.scene], nth) for s, nth in _numbered(told) if s.status != "imagined"]
    return tuple({mention.id: mention for mention in reversed(mentions)}.values())[::-1]


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
        home=state_of(scene, sighting) if sighting.when else None,
    )
