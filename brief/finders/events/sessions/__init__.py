"""Sessions, by noun and by verb, one file a way to tell of them; `attendance` adds what the text says further on."""

from __future__ import annotations

from collections.abc import Iterator

from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sessions import delegations, nouns, verbs
from brief.finders.events.sightings import Sighting


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The sessions that the sentence at `number` in its text tells of; what it tells twice is there twice."""
    yield from nouns.found(scene, number)
    yield from verbs.found(scene, number)
    yield from delegations.found(scene, number)
