"""What is to come, one file a way to tell of it; `forthcoming` takes what nobody else knows, by whatever verb."""

from __future__ import annotations

from collections.abc import Iterator

from brief.finders.events.ahead import dues, promises
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import Sighting


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """What is to come by the sentence at `number` in its text, `previous` being the one before it."""
    yield from promises.found(scene, number)
    yield from dues.found(scene, number, previous)
