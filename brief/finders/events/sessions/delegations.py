"""Sessions at which somebody is said to head a delegation: "head of the Russian delegation at the talks"; no verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from brief.finders.events.rows import nouns
from brief.finders.events.sentence.parties import affiliations, around_noun, joined, places
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import Sighting

_DELEGATION = re.compile(r"\bdelegation\s+(?:at|to|in|for)\s+(?:the\s+)?")
_HEADS = re.compile(r"\b(?:head|headed|heads|led|leads|leader|leading|chief)\b")
_OVER = re.compile(r",|\bwho\b|$")


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """Sessions that a delegation's head is named for: "head of the Russian delegation at the talks with NATO"."""
    for match in _DELEGATION.finditer(scene.seen, scene.start, scene.end) if "delegation" in scene.words else ():
        actor = next((a for a in scene.actors if a.end <= match.start() and match.start() - a.end < 4), None)
        person = _head_of_delegation(scene, match)
        if person is None:
            continue
        stop = _OVER.search(scene.seen, match.end(), scene.end)
        end = stop.start() if stop else scene.end
        body = next((a for a in scene.actors if a.start == match.end() and a.kind == "body"), None)
        at = body.end if body else match.end()
        near = around_noun(scene, match.end(), at, at, at if body else end)
        own = (actor.name,) if actor else affiliations(scene, (person,))
        parties = replace(near, participants=joined(own, near.participants), people=joined((person,), near.people))
        venues = places(scene, match.start(), end)
        if not venues and len(parties.participants) < 2 and not parties.organisers:
            continue
        for place in venues or (None,):
            yield Sighting(
                number, *match.span(), nouns()["talks"], "held", None, place, parties, "event.delegation",
                evidence=(scene.excerpt,),
            )  # fmt: skip


def _head_of_delegation(scene: Scene, match: re.Match[str]) -> int | None:
    """The person in apposition to "head of the delegation", before it or after it."""
    if not _HEADS.search(scene.before(match.start(), 40)):
        return None
    for name in scene.names:
        gap = scene.seen[name.end : match.start()]
        if name.end <= match.start() and re.fullmatch(r",\s+(?:the\s+)?(?:head|leader|chief|who)\b[^,]{0,50}", gap):
            return name.person
        gap = scene.seen[match.end() : name.start]
        if name.start > match.end() and re.fullmatch(r"[^,.]{0,60},\s+[^,.]{0,60}", gap):
            return name.person
    return None
