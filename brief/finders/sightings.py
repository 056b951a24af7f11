"""A first sight of an event in one sentence, and what its clause says of it: day, status; no merging."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from brief.finders.event_words import Noun, any_of, cue_pattern, verb_pattern
from brief.finders.parties import Parties
from brief.finders.scene import Clause, Scene
from brief.model import DateMention, EventStatus, Excerpt, When

_POSSESSIVE = re.compile(r"'s\s+(?:[\w-]+\s+){0,5}$")
_PREMODIFIER = re.compile(r"\s+(?:[\w-]+\s+){0,3}$")
_PLAIN_GAP = re.compile(r"(?:[^,;:()\"]|, (?=[A-Z][\w ]+,)|(?<=\w), (?=(?:on )?$)){0,110}$")
_FINITE = any_of(
    "is are was were has have had will would could may might should said says told did does do can warned added".split()
)
_AFTER_HEAD = re.compile(r"\s*(?:would|could|might|may|should)\b")
_FRONTED = re.compile(r"^[^\w]*(?:(?:on|in|by|late|early|last|this|earlier)\s+){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event as one sentence tells it. `start` and `end` span its noun or verb; `scene` numbers the sentence."""

    scene: int
    start: int
    end: int
    noun: Noun
    status: EventStatus
    when: When | None
    place: str | None
    parties: Parties
    rule: str
    backward: bool = False
    counted: Excerpt | None = None
    evidence: tuple[Excerpt, ...] = ()
    label: str | None = None


def day_beside(scene: Scene, phrase: int, head: int, end: int, clause: Clause) -> DateMention | None:
    """The date tied to a noun phrase itself: "Thursday's meeting", "the Jan. 10 talks", "talks in Lima on Friday"."""
    for mention in scene.datable():
        span = mention.excerpt
        if clause.start <= span.start < head:
            gap = scene.seen[span.end : head]
            if _POSSESSIVE.match(gap) or (span.start >= phrase and _PREMODIFIER.match(gap)):
                return mention
        elif end <= span.start < clause.end:
            gap = scene.seen[end : span.start]
            if _PLAIN_GAP.match(gap) and not _FINITE.search(gap) and not verb_pattern("happens").search(gap):
                return mention
    return None


def day_of_clause(scene: Scene, clause: Clause, at: int) -> DateMention | None:
    """The date nearest to `at` in a clause, else one that opens the sentence ("On Monday, ...")."""
    dates = [d for d in scene.datable() if clause.start <= d.excerpt.start < clause.end]
    if dates:
        return min(dates, key=lambda d: abs(d.excerpt.start - at))
    return fronted_day(scene) if clause.opener not in ("which", "who", "that", "if", "unless") else None


def fronted_day(scene: Scene) -> DateMention | None:
    """The date that opens a sentence."""
    for mention in scene.datable():
        if _FRONTED.match(scene.seen[scene.start : mention.excerpt.start]):
            return mention
    return None


def status_of(
    scene: Scene, clause: Clause, start: int, end: int, when: When | None, *, given: bool = False
) -> EventStatus | None:
    """Whether it was held, is planned, was postponed or cancelled; `None`: denied, conditional or imagined.

    `given`: the words take the event for granted ("the talks on Jan. 10"), so that a modal beside them
    says nothing of it.
    """
    before, after = scene.seen[clause.start : start], scene.seen[end : min(clause.end, end + 60)]
    future = when is not None and scene.published is not None and when.first > scene.published
    if cue_pattern("cancelled").search(scene.seen, clause.start, clause.end):
        return "cancelled"
    if cue_pattern("postponed").search(scene.seen, clause.start, clause.end):
        return "postponed"
    planned = (
        future
        or cue_pattern("planned").search(before)
        or re.match(r"\s+(?:will|(?:is|are) (?:due|set|to|scheduled|planned))\b", after)
    )
    if not given:
        if cue_pattern("denied").search(before):
            return None
        imagined = cue_pattern("imagined").search(before) or _AFTER_HEAD.match(after)
        if imagined and not (future and re.search(r"\bwould\b", before + after)):
            return None
    if planned and (future or when is None or _is_ahead(when, scene.published)):
        return "planned"
    return "held"


def _is_ahead(when: When, published: date | None) -> bool:
    return published is None or when.last >= published
