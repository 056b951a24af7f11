"""A verb of meeting, speaking or travelling with its subject, its day and each counterpart; no sessions of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.parties import Parties, affiliations, subject_of
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import day_of_clause
from brief.finders.events.words import words
from brief.model import DateMention

_AND_WITH = re.compile(r"\band(?: then)?(?: later)? with\b")
_MODAL = re.compile(r"\s(?:(?:will|would|is|was|has|had)\s(?:(?:also|been|due|expected|then|to)\s)*|(?:also|then)\s)?")
_BEFORE_END = re.compile(r"\b(?:before|by)\s+(?:the\s+end\s+of\s+)?(?:\w+\s+)?\w+$")


class Telling(Struct, frozen=True):
    """A verb of meeting with its subject, and the stretch behind it that one counterpart takes up."""

    verb: re.Match[str]
    clause: Clause
    who: Parties
    start: int
    end: int
    day: DateMention | None


def tellings(scene: Scene, verb: re.Match[str]) -> Iterator[Telling]:
    """One for each counterpart: "met with A on Jan. 10 and with B on Jan. 12" is two."""
    clause = scene.clause_at(verb.start())
    who = _subject(scene, clause, verb.start())
    shared = day_of_clause(scene, clause, verb.start())
    days = list(scene.datable())
    if verb.group() in words("verbs", "speak"):  # the day of a call is the day on which somebody spoke
        days += [d for d in scene.dates if d.role == "speech" and d.when and not scene.is_quoted(d.excerpt.start)]
    marks = [m.start() for m in _AND_WITH.finditer(scene.seen, verb.end(), clause.end)]
    for start, end in pairwise([verb.end(), *marks, clause.end]):
        own = next((d for d in days if start <= d.excerpt.start < end), None)
        day = own or shared or _by_then(scene, start, end) or _day_of_speaking(scene, clause)
        yield Telling(verb, clause, who, start, end, day)


def _day_of_speaking(scene: Scene, clause: Clause) -> DateMention | None:
    """The only day of a sentence, right before a clause with "after": "said on Friday after the Council had met"."""
    if clause.opener != "after" or len(scene.dates) != 1:
        return None
    (day,) = scene.dates
    near = scene.seen[day.excerpt.end : clause.start].strip() in ("", ",")
    return day if day.excerpt.end <= clause.start and near and day.grain == "day" and day.when else None


def _by_then(scene: Scene, start: int, end: int) -> DateMention | None:
    """The stretch before whose end somebody will meet: "before the end of October"."""
    ends = (d for d in scene.dates if start <= d.excerpt.start < end and d.when and d.when.grain in ("week", "month"))
    return next((d for d in ends if _BEFORE_END.search(scene.seen[start : d.excerpt.end])), None)


def _subject(scene: Scene, clause: Clause, verb: int) -> Parties:
    """The subject of a verb, a pronoun too where the text makes clear whom it means: "she spoke by phone with"."""
    who = subject_of(scene, clause, verb)
    if who.people or who.participants:
        return who
    people = tuple(
        m.person for m in scene.pronouns if m.person is not None and _MODAL.fullmatch(scene.seen, m.end, verb)
    )
    return Parties((), affiliations(scene, people), people) if people else who
