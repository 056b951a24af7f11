"""What somebody did, one file a way to tell of it; `news` takes what nobody else knows, by whatever verb."""

from __future__ import annotations

from collections.abc import Iterator

from brief.finders.events.deeds import acts, nouns, past, verbs
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import Sighting


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """The deeds that the sentence at `number` in its text tells of, `previous` being the one before it."""
    yield from acts.found(scene, number, previous)
    yield from verbs.found(scene, number, previous)
    yield from nouns.found(scene, number)
    if scene.dates:
        yield from past.found(scene, number)
