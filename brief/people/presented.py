"""For whom a text says somebody acts as it brings the person in: whose, with which seat, at which head; no roles."""

from __future__ import annotations

import re

from brief.lexicon import load
from brief.model import ActorMention
from brief.patterns import pattern
from brief.people.entries import Entry
from brief.people.names import Name, listed
from brief.people.reading import Reading
from brief.people.roles import Beside

_LED = frozenset(["headed", "led"])
_LED_BY = re.compile(r"\b(?:delegation|mission|team)\b[^.;:\"]{0,80}\b(?:headed|led)\sby\s(?:the\s)?$")


def leads(reading: Reading, near: Beside) -> bool:
    """Whether somebody is told to lead a delegation: "the delegation, headed by Ana Souza"."""
    if _LED.isdisjoint(reading.vocabulary):
        return False
    return _LED_BY.search(reading.seen, max(reading.start, near.start - 110), near.start) is not None


def possessor(reading: Reading, name: Name) -> ActorMention | None:
    """The state whose the text says somebody is: "Kenya's Ana Souza", "Kenya's Dr Ana Souza"."""
    return next(
        (
            actor
            for actor in reading.actors
            if actor.kind == "state" and actor.form == "name" and _owns(reading, actor.end, name.start)
        ),
        None,
    )


def _owns(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but "'s" and forms of address stands between two offsets."""
    between = reading.seen[start:end] if start < end < start + _NEAR else ""
    return between.startswith("'s ") and all(word.rstrip(".") in listed("address") for word in between.split()[1:])


_NEAR = 40


def note(reading: Reading, name: Name, near: Beside, entry: Entry) -> None:
    """Note for whom somebody acts."""
    if leads(reading, near):
        entry.leads = entry.presented = True
    owner = possessor(reading, name)
    state = owner.name if owner else load("en/titles")["seat"]["state"] if is_seated(reading, name) else None
    if state:
        entry.actor, entry.presented = entry.actor or state, True


def is_seated(reading: Reading, name: Name) -> bool:
    """Whether party and seat stand behind a name: "Ana Souza (D-N.J.)"."""
    return pattern("en/titles", "seat").match(reading.seen, name.end, reading.end) is not None
