"""For which state officials speak whom a text names without one: that which its first sentence has act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from brief.finders.demands.asks import Ask
from brief.finders.demands.frames import beside
from brief.finders.demands.scene import Scene

_CABINET = re.compile(r"\b(?:chancellor|emir|king|minister|premier|president|queen)\b", re.IGNORECASE)
_LED = re.compile(
    r"\b(?:after|against|at|between|by|for|from|in|into|near|of|on|over|to|towards?|with)\s+(?:the\s+)?$", re.IGNORECASE
)
_FIRST = 4  # sentences in which a text names the state that it is about


def at_home(here: Scene, asks: Sequence[Ask]) -> list[Ask]:
    """The demands, those of a minister without a state given to the one whose text this is.

    Only where the minister asks something of another whom the text's first sentences name: of the other side; and
    where the text tells of nobody that he or she is of that state ("Chad's Ali Sadiq"), as it does of others' people.
    """
    unknown = {ask.by.person for ask in asks if not ask.by.names and _is_minister(here, ask.by.person)}
    home = _home(here) if unknown else None
    if home is None or any(one.kind == "person" and one.affiliation == home for one in here.marked.people):
        return list(asks)
    asked: dict[int | None, set[str]] = {}
    for ask in asks:
        if ask.by.person in unknown:
            asked.setdefault(ask.by.person, set()).update(ask.of)
    about = _named_first(here)
    known = {person for person, of in asked.items() if of & about and home not in of}
    return [
        replace(ask, by=replace(ask.by, names=(home,))) if ask.by.person in known and not ask.by.names else ask
        for ask in asks
    ]


def _is_minister(here: Scene, person: int | None) -> bool:
    if person is None:
        return False
    who = here.marked.people[person]
    roles = " ".join(who.roles)
    return who.official is True and _CABINET.search(roles) is not None and beside("part_of_state").search(roles) is None


def _named_first(here: Scene) -> set[str]:
    first = here.marked.article.sentences[:_FIRST]
    return {actor.name for one in first for actor in here.actors(one.start, one.end)}


def _home(here: Scene) -> str | None:
    """The state that the first sentence which names any has as one that acts; `None`: it is only a place there."""
    body = [one for one in here.marked.article.sentences[:_FIRST] if here.actors(one.start, one.end)]
    for sentence in body:
        states = [one for one in here.actors(sentence.start, sentence.end) if one.kind == "state"]
        acting = [
            one
            for one in states
            if one.form in ("name", "demonym")
            and not _LED.search(here.seen, max(sentence.start, one.start - 20), one.start)
        ]
        if states:
            return acting[0].name if acting and acting[0] is states[0] else None
    return None
