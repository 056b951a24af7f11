"""States that only say where something is: near a border, in the town of one; no parties."""

from __future__ import annotations

import re

from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.words import beside
from brief.model import ActorMention
from brief.text import TOWN

_BORDER = re.compile(r"(?:'s?)?\s(?:border|coast|frontier)\b")
_BY = re.compile(r"\b(?:along|at|by|(?:close|next) to|from|near|off|on)\s(?:the\s)?$")
_WHERE = re.compile(
    r"\b(?:around|at|from|in|into|near|off|on|outside|through|to|towards?)\s+(?:the|an?)\s+(?:[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
_TOWN_OF = re.compile(
    r"(?:the\s)?[A-ZÀ-Þ][\w-]+\s(?:[a-z-]+\s){0,2}(?:city|island|port|resort|town|village)\sof\s"
    rf"({TOWN}(?<!'s))"
)


def is_border(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor only says which border something is near: "on a road near the Venezuelan border"."""
    return _BORDER.match(scene.seen, actor.end) is not None and _BY.search(scene.before(actor.start, 24)) is not None


def tells_where(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor only says near which border, or in which state's town, something is."""
    if is_border(scene, actor):
        return True
    town = actor.form == "demonym" and _TOWN_OF.match(scene.seen, actor.start, scene.end) is not None
    before = scene.before(actor.start, 48) if town else ""
    return _WHERE.search(before) is not None and beside("organ_there").search(before) is None


def described_town(scene: Scene, at: int) -> str | None:
    """The town that words there tell with its state: "the Chadian border town of Adre"."""
    match = _TOWN_OF.match(scene.seen, at, scene.end)
    return match.group(1) if match else None


def towns_of_states(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The towns between two offsets that are told with their state, as where something is."""
    inside = (a for a in between(scene.actors, start, end) if a.form == "demonym" and tells_where(scene, a))
    return tuple(town for actor in inside if (town := described_town(scene, actor.start)))
