"""Of which state something is that is told without any party: that of its sentence or its town, else of its text."""

from __future__ import annotations

import re

from brief.actors import canonical
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sentence.towns import tells_where
from brief.finders.events.sightings import Sighting
from brief.text import Span

_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|near)\s(?:the\s)?$")
_GATHERED = frozenset(["call", "meeting", "visit"])
_SEATED = frozenset(["agreement", "ceasefire"])  # where they are, says nothing of whose


def state_of(scene: Scene, sighting: Sighting) -> str | None:
    """The one state that a sighting without parties can be of: where its sentence names two, that of its clause.

    `None` for a gathering: of which state it is told would stand there as who was at it.
    """
    told = sighting.parties
    if told.participants or told.organisers or told.people or sighting.between or scene.caption:
        return None
    if sighting.noun.group in _GATHERED:
        return None
    clause = scene.clause_at(sighting.start)
    seated = sighting.noun.group in _SEATED
    named = [_states(scene, span, seated=seated) for span in ((clause.start, clause.end), (scene.start, scene.end))]
    if any(named):
        return next((next(iter(states)) for states in named if len(states) == 1), None)
    if sighting.place and not seated and (state := canonical(sighting.place)):
        return state
    return scene.whole.about


def _states(scene: Scene, span: Span, *, seated: bool) -> frozenset[str]:
    """The states of a stretch; a capital alone is a place there, as a state is to those who only meet in it."""
    inside = (a for a in between(scene.actors, *span) if a.kind == "state" and a.form != "capital")
    its = (a for a in inside if not (tells_where(scene, a) or (seated and _WHERE.search(scene.before(a.start, 8)))))
    return frozenset(a.name for a in its)
