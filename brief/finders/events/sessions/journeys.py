"""Journeys that a verb tells of: who went where, and by way of which town; no arrivals of things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from brief.finders.events.rows import nouns
from brief.finders.events.sentence.parties import Parties, joined, near_subject
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.towns import described_town
from brief.finders.events.sessions.tellings import Telling
from brief.finders.events.sightings import Sighting, Told, moved
from brief.finders.events.sightings import told as told_of
from brief.finders.events.words import beside

_VIA = re.compile(r"\s([A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?)\s(?:for|to)\s(?=[A-ZÀ-Þ])")  # "left Lima for Oslo"
_AND_TO = re.compile(r"[^,;:]{3,60}?\band (?:then )?(?:in|to)\s+(?=[A-Z])")
_WAS_IN = re.compile(r"w(?:as|ere) in")
_FOR_WHAT = re.compile(r"\s[A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?\s(?:to\s[a-z]+\s|for\s(?!the\s(?:day|week)))")
_IS_VISITING = re.compile(r"\w+ visiting$")
_NOT_GOING = re.compile(r"\b(?:will|would)\s+(?:not|no longer)\s+$|\bwon't\s+$")
_AS_PLANNED = re.compile(r"\bas\s+(?:(?:had been|first|originally|was)\s+)?(?:announced|expected|planned|scheduled)\b")
_NAMED = re.compile(r"[A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)?(?=[\s,.;])")


def visit(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "The envoy will visit Bamako on Tuesday": officials and people named, to a town or a state, on a known day."""
    if told.day is None and _IS_VISITING.match(told.verb.group()) and len(scene.dates) == 1:
        told = replace(told, day=next((d for d in scene.dates if d.when and d.grain == "day"), None))
    told = told if told.who.people or told.who.participants else _sent(scene, told)
    if told.day is None or not (told.who.people or told.who.participants):
        return
    if _WAS_IN.fullmatch(told.verb.group()) and not _FOR_WHAT.match(scene.seen, told.start, told.end):
        return  # "was in Oslo on Monday", where he may live
    yield from _leg(scene, number, told, told.start + 1)
    further = _AND_TO.match(scene.seen, told.start, told.clause.end)
    day = next((d for d in scene.datable() if further and d.excerpt.start > further.end()), None)
    if further and day is not None:
        yield from _leg(scene, number, replace(told, day=day), further.end())


def _sent(scene: Scene, told: Telling) -> Telling:
    """The verb with those whom its subject comes for: "a team of inspectors from Norway", "Norway's museums chief"."""
    start, verb = told.clause.start, told.verb.start()
    if beside("travellers").search(scene.seen, start, verb) is None:
        return told
    near = near_subject(scene, start, verb)
    return replace(told, who=Parties((), near, told.who.people)) if near else told


def is_by_way_of(scene: Scene, at: int) -> bool:
    """Whether a town to leave, and one to go to, stand at an offset: "left | Lima for Oslo"."""
    return _VIA.match(scene.seen, at, scene.end) is not None


def departure(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "The minister left Muscat for Ankara on Friday": from a town or a state to another."""
    via = _VIA.match(scene.seen, told.start, told.clause.end)
    if via is None or told.day is None or not (told.who.people or told.who.participants):
        return
    if via.start(1) in {*(place.start for place in scene.places), *(actor.start for actor in scene.actors)}:
        yield from _leg(scene, number, told, via.end())


def _leg(scene: Scene, number: int, told: Telling, at: int) -> Iterator[Sighting]:
    """One goal of a journey, where a town or a state stands at an offset."""
    town = next((p.name for p in scene.places if p.start == at), None)
    town = town or described_town(scene, at) or _town(scene, at)
    state = next((a for a in scene.actors if a.start == at and a.kind == "state"), None)
    place = town or (scene.seen[state.start : state.end] if state else None)
    if place is None:
        return
    host = (state.name,) if state and not town else ()
    parties = Parties((), joined(told.who.participants, host), told.who.people)
    said = _journey(scene, told)
    if said is not None and said.status != "imagined":
        sighting = Sighting(
            number, *told.verb.span(), nouns()["visit"], said.status, said.when, place, parties, "event.visit-verb",
            evidence=(scene.excerpt,),
        )  # fmt: skip
        yield sighting
        yield from moved(scene, sighting)


def _town(scene: Scene, at: int) -> str | None:
    """The name that stands where a journey goes, and is nobody's: a town that no list has."""
    spans = (*((a.start, a.end) for a in scene.actors), *((n.start, n.end) for n in scene.names))
    taken = any(start <= at < end for start, end in spans)
    match = (
        None if taken or any(d.excerpt.start == at for d in scene.dates) else _NAMED.match(scene.seen, at, scene.end)
    )
    return match.group() if match and "'" not in match.group()[-2:] else None  # "visited Norway's port"


def _journey(scene: Scene, told: Telling) -> Told | None:
    """What a journey's clause says of it; what was planned may be denied."""
    said = told_of(scene, told.clause, told.verb.span(), told.day)
    not_going = said is None and _NOT_GOING.search(scene.before(told.verb.start(), 24))
    if told.day is None or not not_going or not _AS_PLANNED.search(scene.seen, told.verb.end(), scene.end):
        return said
    return Told("cancelled", told.day.when)  # "will not travel to Lima on Friday as planned"
