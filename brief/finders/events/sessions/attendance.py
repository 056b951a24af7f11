"""Who was at a session and what else a text says of it, where it only points back; no new sessions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

from msgspec.structs import replace

from brief.days import shifted
from brief.finders.events.sentence.fates import falls, looked_ahead
from brief.finders.events.sentence.parties import Parties, affiliations, around_noun
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sessions.whose import with_sides
from brief.finders.events.sightings import Sighting, day_of_clause, moved, told
from brief.finders.events.words import beside
from brief.model import EventStatus, When

_CONTINUES = re.compile(
    r"^\W*(?:It (?:took place|was (?:held|a|an|the)\b[^.]*?\b(?:meeting|session|summit|round|call|talks))"
    r"|The (?:meeting|session|summit) (?:took place|was (?:held|attended|chaired)))"
)
_THEY_WENT_ON = re.compile(  # "They are to resume on Sunday"
    r"\W*They\s(?:(?:have|had|has|will|are to|were to|are due to|would)\s)?"
    r"(broke off|broke up|collapsed|continued?|ended|go on|reconvened?|resumed?|went on)\b"
)
_ON_IT = re.compile(r"^\W*(?:[OA][nt] (?:it|them|this (?:meeting|session))),")
_AT_THIS = re.compile(
    r"(?:a(?<!\w.)t|d(?<!\w.)uring|i(?<!\w.)n)\s+(?:this|that)\s+(?:same\s+)?(?:meeting|session|summit|council|round)\b"
)
_AT_THE = re.compile(
    r"at\s(?<!\w..\s)\s*the\s+(?:meeting|session|summit|talks|negotiations)\b(?!\s+(?:in|with|between|of|on))"
)
# Of `_AT_THIS`, `_AT_THE` and `_WHO_ATTENDED` none is found in a sentence without one of these words.
_SESSIONS = frozenset("council meeting negotiations round session summit talks".split())
_MEANT = _SESSIONS | {"it", "them"}  # and of `_CONTINUES` and `_ON_IT` none without one of these
_WHO_ATTENDED = re.compile(
    r"who (?<!\w....)(?:participated|took part|attended)\b[^.]{0,12} the (?:meeting|talks|session)\b"
)

_REACH = 6  # sentences over which "this meeting" looks back
_WEEK = timedelta(days=7)
_HALF = 3  # days: of two weekdays, the nearer one
_OFF = 3  # sentences behind a session in which it is called off


def told_further(sightings: Sequence[Sighting], scenes: Sequence[Scene]) -> tuple[Sighting, ...]:
    """The sightings with the people and the sentences that the text adds to them further on."""
    if not sightings:
        return ()
    kept = [
        _with_attendants(sighting, scenes[sighting.scene])
        for sighting in sightings
        if sighting.noun.mode != "session"
        or not _continues(scenes[sighting.scene])
        or _last_before(sightings, sighting.scene, _REACH) is None
    ]
    kept = with_sides(kept, scenes)
    later: list[Sighting] = []
    held = _Held(kept)
    for number, scene in enumerate(scenes):
        later.extend(_gone_on(kept, scene, number))
        fallen = _called_off(kept, scene, number)
        if fallen is not None:
            when = _day_fallen(kept[fallen[0]], scenes, over=fallen[2])
            kept[fallen[0]] = replace(_added(kept[fallen[0]], scene), status=fallen[1], when=when)
            later.extend(_moved(kept[fallen[0]], scene, number))
            continue
        target = _pointed_at(kept, scene, number, held)
        if target is not None:
            kept[target] = _added(kept[target], scene)
            held.add(target, kept[target])
    return (*kept, *later)


class _Held:
    """The latest session held before a sentence, by who is at it. A class, since it grows with the text."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._sightings = sightings
        self._latest: dict[str, tuple[date, int]] = {}
        self._read = 0

    def add(self, at: int, sighting: Sighting) -> None:
        """Take in a sighting, by its place among all."""
        told = sighting.noun.group == "meeting" and sighting.status == "held" and not sighting.backward
        if told and sighting.when:
            for name in (*sighting.parties.participants, *sighting.parties.organisers):
                self._latest[name] = max(self._latest.get(name, (date.min, -1)), (sighting.when.last, at))

    def of(self, scene: Scene, number: int) -> int | None:
        """That of somebody whom a sentence names, the latest of several: what an article is about."""
        while self._read < len(self._sightings) and self._sightings[self._read].scene < number:
            self.add(self._read, self._sightings[self._read])
            self._read += 1
        fit = [self._latest[actor.name] for actor in scene.actors if actor.name in self._latest]
        return max((at for at in fit if self._sightings[at[1]].status == "held"), default=(date.min, None))[1]


def _continues(scene: Scene) -> bool:
    """Whether a sentence opens with the session told before: "It took place", "The meeting was attended"."""
    return _CONTINUES.match(scene.seen[scene.start : scene.end]) is not None


def _moved(sighting: Sighting, scene: Scene, number: int) -> Iterator[Sighting]:
    """The session put off in a further sentence, as planned for the new day that this one tells."""
    return moved(scene, replace(sighting, scene=number, start=scene.start))


def _gone_on(sightings: Sequence[Sighting], scene: Scene, number: int) -> Iterator[Sighting]:
    """The talks told right before, on a further day: "They resumed on Sunday"."""
    verb = _THEY_WENT_ON.match(scene.seen, scene.start, scene.end) if scene.dates else None
    near = _last_before(sightings, number, 1) if verb else None
    if verb is None or near is None or sightings[near].noun.group != "meeting":
        return
    clause = scene.clause_at(scene.start)
    said = told(scene, clause, verb.span(1), day_of_clause(scene, clause, verb.end()))
    if said and said.when and said.status != "imagined" and said.when != sightings[near].when:
        yield replace(
            sightings[near], scene=number, start=verb.start(1), end=verb.end(1), status=said.status, when=said.when,
            rule="event.held", evidence=(scene.excerpt,), counted=None,
        )  # fmt: skip


def _called_off(sightings: Sequence[Sighting], scene: Scene, number: int) -> tuple[int, EventStatus, bool] | None:
    """Which session of the sentences before one calls off, how, and whether its day is over."""
    told = falls(scene)
    near = _last_before(sightings, number, _OFF) if told else None
    return None if told is None or near is None else (near, *told)


def _day_fallen(sighting: Sighting, scenes: Sequence[Scene], *, over: bool) -> When | None:
    """The day of what was called off, last week's where "were due to meet on Wednesday" had been read as ahead."""
    scene, when = scenes[sighting.scene], sighting.when
    if when is None or scene.published is None or when.basis != "relative" or when.grain != "day":
        return when
    ahead = (when.first - scene.published).days
    if not looked_ahead(scene, (sighting.start, sighting.end)) or not (0 if over else _HALF) < ahead < _WEEK.days:
        return when
    return replace(when, first=shifted(when.first, -_WEEK), last=shifted(when.last, -_WEEK))


def _with_attendants(sighting: Sighting, scene: Scene) -> Sighting:
    """The sighting with those whom its own clause puts there: "Carpenter left Thursday's meeting"."""
    if sighting.noun.mode != "session":
        return sighting
    clause = scene.clause_at(sighting.start)
    verb = beside("attended").search(scene.seen[clause.start : sighting.start])
    if verb is None:
        return sighting
    before = clause.start + verb.start()
    named = [n for n in scene.names if n.end <= before and before - n.end < 110]
    return _joined(sighting, scene, tuple(n.person for n in named[-1:] if n.person is not None))


def _joined(sighting: Sighting, scene: Scene, people: tuple[int, ...]) -> Sighting:
    officials = tuple(p for p in people if scene.marked.people[p].official)
    old = sighting.parties
    parties = replace(
        old,
        people=tuple(dict.fromkeys([*old.people, *officials])),
        participants=tuple(dict.fromkeys([*old.participants, *affiliations(scene, officials)])),
    )
    return replace(sighting, parties=parties)


def _pointed_at(sightings: Sequence[Sighting], scene: Scene, number: int, held: _Held) -> int | None:
    """Which sighting a sentence points back to; `None`: it points to none, or the text leaves it open."""
    if scene.words.isdisjoint(_MEANT):
        return None
    sentence = scene.seen[scene.start : scene.end]
    named = not scene.words.isdisjoint(_SESSIONS)
    to_the_last = _CONTINUES.match(sentence) or _ON_IT.match(sentence) or (named and _AT_THIS.search(sentence))
    if not to_the_last and not (named and (_AT_THE.search(sentence) or _WHO_ATTENDED.search(sentence))):
        return None
    here = sightings[bisect_left(sightings, number, key=_scene) : bisect_right(sightings, number, key=_scene)]
    if any(s.noun.mode == "session" and s.when for s in here):
        return None
    return _last_before(sightings, number, _REACH) if to_the_last else held.of(scene, number)


def _last_before(sightings: Sequence[Sighting], number: int, reach: int) -> int | None:
    """The last session told in so many sentences before one."""
    at = bisect_left(sightings, number, key=_scene)
    while at and sightings[at - 1].scene >= number - reach:
        at -= 1
        if sightings[at].noun.mode == "session" and not sightings[at].backward:
            return at
    return None


_scene = attrgetter("scene")


def _added(sighting: Sighting, scene: Scene) -> Sighting:
    """The sighting with what a further sentence tells: its body, its people, itself as evidence."""
    people = _speakers(scene)
    extra = around_noun(scene, scene.start, scene.start, scene.start, scene.start)
    bodies = _sittings(scene) if _continues(scene) else extra
    old = sighting.parties
    merged = replace(
        sighting,
        parties=replace(old, organisers=old.organisers or bodies.organisers, name=old.name or bodies.name),
        evidence=(*sighting.evidence, scene.excerpt),
    )
    return _joined(merged, scene, people)


def _sittings(scene: Scene) -> Parties:
    """The body of "It took place on the sidelines of the OSCE - in its Permanent Council"."""
    inside = [
        a
        for a in scene.actors
        if a.kind == "body" and re.search(r"\b(?:in|of|at)\s+(?:the|its)\s+$", scene.before(a.start, 10))
    ]
    if not inside:
        return Parties()
    owner = next((a for a in inside if re.search(r"\bof\s+the\s+$", scene.before(a.start, 8))), None)
    sitting = next((a for a in inside if a is not owner), None)
    if owner and sitting:
        return Parties((owner.name,), (), (), f"{owner.name} {sitting.name}")
    return Parties((inside[0].name,))


def _speakers(scene: Scene) -> tuple[int, ...]:
    """The people whom a sentence about a session puts at it: its subject before the verb."""
    sentence = scene.seen[scene.start : scene.end]
    verb = beside("was_present").search(sentence)
    if verb is None:
        return ()
    before = scene.start + verb.start()
    named = [n.person for n in scene.names if n.end <= before and n.person is not None]
    return tuple(named[-1:])
