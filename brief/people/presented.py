"""For whom a text says somebody acts as it brings the person in: whose, with which seat, at which head; no roles."""

from __future__ import annotations

import re

from brief.lexicon import load, words_in
from brief.model import ActorMention
from brief.patterns import pattern
from brief.people.entries import Entry
from brief.people.names import Name, listed
from brief.people.reading import Reading
from brief.people.roles import Beside

_LED = frozenset(["headed", "led"])
_REACH = 110  # characters before a name
_LED_BY = re.compile(r".*\b(delegation|mission|team)\b[^.;:\"]{0,80}\b(?:headed|led)\sby\s(?:the\s)?$")
_OWNS = ("'s ", "' ", " ")
_OF = (" of ", " of the ", " from ", " from the ")


def leads(reading: Reading, near: Beside) -> bool:
    """Whether somebody is told to lead a delegation: "the delegation, headed by Ana Souza"."""
    return _led_by(reading, near) is not None


def _led_by(reading: Reading, near: Beside) -> re.Match[str] | None:
    if _LED.isdisjoint(reading.vocabulary):
        return None
    return _LED_BY.match(reading.seen, max(reading.start, near.start - _REACH), near.start)


def _sent_by(reading: Reading, led: re.Match[str]) -> str | None:
    """Whose delegation somebody leads: "the delegation of Chile, headed by Ana Souza", "Chile's team, led by ..."."""
    of = (a.name for a in reading.actors if reading.seen[led.end(1) : a.start] in _OF)
    owners = (a.name for a in reading.actors if reading.seen[a.end : led.start(1)] in _OWNS)
    return next(of, None) or next(owners, None)


def _on_behalf(reading: Reading, name: Name) -> str | None:
    """For whom somebody acts as another does for others: "Ana Souza for Chile and Ali Ruiz for Peru have signed"."""
    seen = reading.seen
    if not seen.startswith(" for ", name.end) or reading.vocabulary.isdisjoint(
        words_in("en/titles", "on_behalf", "words")
    ):
        return None
    actor = next((a for a in reading.actors if seen[name.end : a.start] in _FOR), None)
    if actor is None:
        return None
    paired = _AND_ANOTHER.match(seen, actor.end) or _ONE_AND.search(
        seen, max(reading.start, name.start - 80), name.start
    )
    return actor.name if paired else None


_FOR = (" for ", " for the ")
_AND_ANOTHER = re.compile(r",?\sand\s(?:[A-ZÀ-Þ][\w.'-]*\s){1,6}for\s(?:the\s)?[A-ZÀ-Þa-z]")
_ONE_AND = re.compile(r"[A-ZÀ-Þ][\w'-]+\sfor\s(?:the\s)?[^,;.\"]{2,40}?,?\sand\s(?:[A-ZÀ-Þ][\w.'-]*\s){0,3}$")


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
    if led := _led_by(reading, near):
        entry.leads = entry.presented = True
        entry.actor = entry.actor or _sent_by(reading, led)
    elif served := _on_behalf(reading, name):
        entry.actor, entry.presented = entry.actor or served, True
    owner = possessor(reading, name)
    state = owner.name if owner else load("en/titles")["seat"]["state"] if is_seated(reading, name) else None
    if state:
        entry.actor, entry.presented = entry.actor or state, True


def is_seated(reading: Reading, name: Name) -> bool:
    """Whether party and seat stand behind a name: "Ana Souza (D-N.J.)"."""
    return pattern("en/titles", "seat").match(reading.seen, name.end, reading.end) is not None
