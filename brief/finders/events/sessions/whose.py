"""Between whom a session is, where its own words don't say, by the rest of its text; no new sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.events.sentence.parties import session_name
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import beside
from brief.model import ActorMention, When

_COURSE = re.compile(
    r"\b(?:[Dd]elegates|[Dd]elegations|[Ee]nvoys|[Ee]xperts|[Mm]inisters|[Nn]egotiators|[Tt]eams|[Tt]hey)"
    r"\s(?:(?:again|also|are|had|last|then|to|will|would)\s)*\w+(?:\s(?:down|again))?$"
    r"|\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s(?:(?:\w+\s)?(?:round|talks|negotiations)|meeting)$"
    r"|\bround(?:\sof\s(?:the\s)?(?:negotiations|talks))?$"
)
_HELD_BETWEEN = frozenset(["agreement", "ceasefire", "meeting"])
_OFTEN = 3  # mentions of the lesser of the two states that a text is about
_NEWS = 3  # sentences that tell a piece of news
_LONGEST = 7  # days of a meeting at which something is agreed

Sides = tuple[str, ...]


class _Told(Struct, frozen=True):
    """What a text tells of sides anywhere: each empty where it tells of none, or of more than one pair.

    `truce`: those between whom a ceasefire is; `course`: those who talk all through the text; `met`: those who met on
    a day; `states`: the two that it is about; `last`: before each sighting, those of the last meeting with parties.
    """

    truce: Sides
    course: Sides
    met: Mapping[date, Set[Sides]]
    states: Sides
    last: Sequence[Sides]


def with_sides(sightings: Sequence[Sighting], scenes: Sequence[Scene]) -> list[Sighting]:
    """The sightings, each without parties given those that its text tells elsewhere, where it is sure who is meant."""
    if not sightings:
        return []
    told = _told(sightings, scenes[0].marked.actors)
    return [_with_sides(sighting, last, scenes, told) for sighting, last in zip(sightings, told.last, strict=True)]


def _with_sides(sighting: Sighting, last: Sides, scenes: Sequence[Scene], told: _Told) -> Sighting:
    """The sighting with the parties that the text means by "the two sides" or "both countries".

    Those of the session told before it, else the two states that the text is about.
    """
    scene, old = scenes[sighting.scene], sighting.parties
    known = old.participants or old.organisers or old.people
    if known or sighting.is_due or sighting.noun.group not in _HELD_BETWEEN:
        return sighting
    if not beside("both_sides").search(scene.seen, scene.start, scene.end):
        whose = _of_the_same(sighting, told)
        between = () if whose else _of_the_course(sighting, scene, told) or _of_the_news(sighting, scenes)
        return replace(sighting, parties=replace(old, participants=whose), between=between)
    before = scene.seen[scene.clause_at(sighting.start).start : sighting.start]
    if last and sighting.rule == "event.meet-verb" and beside("both_sides").search(before):
        return replace(sighting, parties=replace(old, participants=last))
    states = told.states if beside("both_states").search(scene.seen, scene.start, scene.end) else ()
    return replace(sighting, parties=replace(old, participants=states))


def _told(sightings: Sequence[Sighting], actors: Sequence[ActorMention]) -> _Told:
    meetings = [sighting for sighting in sightings if sighting.noun.group == "meeting"]
    truces = (s.parties.participants for s in sightings if s.noun.group == "ceasefire" and not s.backward)
    talking = [sighting.parties for sighting in meetings if not sighting.parties.organisers]
    met: dict[date, set[Sides]] = {}
    for sighting in meetings:
        for day in _days(sighting.when):
            met.setdefault(day, set()).add(sighting.parties.participants)
    last: list[Sides] = [()]
    for sighting in sightings[:-1]:
        several = sighting.noun.group == "meeting" and len(sighting.parties.participants) > 1
        last.append(sighting.parties.participants if several else last[-1])
    return _Told(
        truce=_only(truces),
        course=_only({frozenset(p.participants): p.participants for p in talking}.values()),
        met=met,
        states=_two_states(actors),
        last=last,
    )


def _only(told: Iterable[Sides]) -> Sides:
    """The one pair, or more, of all that are told; none where there are others."""
    sides = {each for each in told if len(each) > 1}
    return sides.pop() if len(sides) == 1 else ()


def _days(when: When | None) -> list[date]:
    """The days of a meeting; none of one whose days are too many to be those of a meeting."""
    count = (when.last - when.first).days + 1 if when else 0
    return [when.first + timedelta(days=n) for n in range(count)] if when and count <= _LONGEST else []


def _of_the_same(sighting: Sighting, told: _Told) -> Sides:
    """The sides that the text gives the ceasefire elsewhere ("the truce between A and B"), or those who met that day.

    The latter for what was agreed, where the text tells of one such meeting.
    """
    if sighting.noun.group == "meeting":
        return ()
    if sighting.noun.group == "ceasefire" and not sighting.backward and told.truce:
        return told.truce
    return _only(sides for day in _days(sighting.when) for sides in told.met.get(day, ()))


def _of_the_course(sighting: Sighting, scene: Scene, told: _Told) -> Sides:
    """Those who talk all through the text, for a round or a meeting of experts of which it doesn't say whose it is."""
    words = scene.seen[scene.clause_at(sighting.start).start : sighting.end]
    return told.course if sighting.noun.group == "meeting" and _COURSE.search(words) else ()


def _of_the_news(sighting: Sighting, scenes: Sequence[Scene]) -> Sides:
    """The body that sits, for a session that opens a text as its news: the only one that the next sentences name."""
    scene = scenes[sighting.scene]
    told = sighting.noun.group == "meeting" and sighting.rule in ("event.held", "event.ended") and sighting.when
    if not told or not scene.opens or any(a.form != "capital" for a in scene.actors if a.end < sighting.start):
        return ()
    near = scenes[sighting.scene : sighting.scene + _NEWS]
    bodies = {name for each in near for a in each.actors if a.kind == "body" and (name := session_name(each, a))}
    return tuple(bodies) if len(bodies) == 1 else ()


def _two_states(mentions: Sequence[ActorMention]) -> Sides:
    """The two states that a text is about; none where a third, a body or a movement is named nearly as often."""
    named = Counter((actor.name, actor.kind) for actor in mentions if actor.form != "capital")
    ranked = [*named.most_common(3), (("", "body"), 0)]
    if len(ranked) < 3 or ranked[1][1] < _OFTEN or 2 * ranked[2][1] > ranked[1][1]:
        return ()
    return tuple(name for (name, kind), _ in ranked[:2]) if {kind for (_, kind), _ in ranked[:2]} == {"state"} else ()
