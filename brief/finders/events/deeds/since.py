"""What began on a day since which it lasts: "closed since Friday", "since Friday, when Peru left"; no labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import had_been_done, is_recent, verb_in
from brief.finders.events.sentence.pasts import stated
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.words import words
from brief.model import DateMention
from brief.text import COUNT

_SINCE = re.compile(r"\b[Ss]ince\s(?:(?:about|around|at least|early|just|late|shortly|the|stroke of|on)\s)*$")
_LASTS = re.compile(r"\b(?:has|have)\s(?:(?:\w+ly|also|now)\s)?been\s(?:\w+ly\s)?([a-z]+ing)\b")
_MEANWHILE = ("as", "while")
# What has been done so often since then was not all done on that day.
_SO_MANY = re.compile(
    rf"\d|\b(?:{COUNT}|again|dozens|hundreds|many|more|most|often|once|repeatedly|several|thousands|times|twice)\b",
    re.I,
)


class Begun(Struct, frozen=True):
    """A verb in its clause, how it is told of the day since which it holds, and that day."""

    clause: Clause
    verb: re.Match[str]
    past: str
    mention: DateMention


def begun(scene: Scene) -> Iterator[Begun]:
    """What a sentence has begin on a day near its text: what lasts since then, and what a clause behind tells of it."""
    if scene.words.isdisjoint(("since",)):
        return
    for mention in scene.dates:
        known = mention.when is not None and is_recent(scene, mention.when) and mention.first == mention.last
        if not known or not _SINCE.search(scene.before(mention.excerpt.start, 40)):
            continue
        found = _of_that_day(scene, mention) or _lasting(scene, mention)
        if found and not scene.is_quoted(found.verb.start()):
            yield found


def meanwhile(scene: Scene) -> Iterator[Begun]:
    """What was done on a day of which a sentence tells what was said: "said on Friday as he toured the port"."""
    if scene.words.isdisjoint(("as", "while")):
        return
    for mention in scene.dates:
        if mention.role != "speech" or mention.when is None or not is_recent(scene, mention.when):
            continue
        clause = next((c for c in scene.clauses if c.start == mention.excerpt.end and c.opener in _MEANWHILE), None)
        verb = verb_in(scene, clause, stated()) if clause else None
        if clause and verb and not had_been_done(scene, verb) and not scene.is_quoted(verb.start()):
            yield Begun(clause, verb, verb.group(), mention)


def _of_that_day(scene: Scene, mention: DateMention) -> Begun | None:
    """What a clause behind the day says was then: "since Friday, when the two met"."""
    if not scene.seen.startswith(", when ", mention.excerpt.end):
        return None
    clause = next((c for c in scene.clauses if c.opener == "when" and c.start >= mention.excerpt.start), None)
    verb = verb_in(scene, replace(clause, start=mention.excerpt.end), frozenset()) if clause else None
    return Begun(clause, verb, verb.group(), mention) if clause and verb else None


def _lasting(scene: Scene, mention: DateMention) -> Begun | None:
    """What has been going on, or has stayed done, since the day."""
    clause = scene.clause_at(mention.excerpt.start)
    going = _LASTS.search(scene.seen, clause.start, clause.end)
    if going:
        waits = going.group(1) in words("news", "waits")
        return None if waits else Begun(clause, going, f"began {going.group(1)}", mention)
    around = scene.seen[clause.start : mention.excerpt.start] + scene.seen[mention.excerpt.end : clause.end]
    verb = None if _SO_MANY.search(around) else verb_in(scene, clause, frozenset(), since=True)
    return Begun(clause, verb, verb.group(), mention) if verb else None
