"""What kind of an event an act is that no noun's row decides: by its verb, by what is done and by whom; no events."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import opening
from brief.finders.events.sightings import Sighting
from brief.lexicon import load
from brief.model import EventKind
from brief.tenses import base, past
from brief.text import Span, either

_OFFICIALS = "officials"  # in a row's `by`: `travellers` of the context, and anybody by name
_VERB = re.compile(r"[\w-]+")
_BE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:(?:on\s)?\w+\s+)?$")
_BY = re.compile(r"\s(?:[\w']+\s){0,4}?by\s")
_LED = re.compile(r"\s(?:(?:early|late)\s)?(?:on|in|at)\s(?:the\s)?$|\s$")
_BARE = 3  # words before a verb that hold no subject: "is to"
_LEANING = frozenset(["and", "but", "that", "which", "who", "whom", "whose"])
_ADVERB = r"\s(?:(?:back|down|early|home|late|on|out|over|straight|up|\w+ly)\s){0,2}?"


class _Row(Struct, frozen=True):
    """A row of the lexicon's kinds; `verbs`: all that follow one first word."""

    kind: EventKind
    verbs: re.Pattern[str]
    things: re.Pattern[str] | None
    by: re.Pattern[str] | None
    named: bool
    ways: re.Pattern[str] | None


def with_kind(sighting: Sighting, scene: Scene) -> Sighting:
    """The sighting with the kind that its verb makes of it, where it is an act of which no row tells the kind."""
    noun = sighting.noun
    if noun.kind != "other" or noun.mode != "act":
        return sighting
    kind = _kind_at(scene, sighting.start)
    return sighting if kind == "other" else replace(sighting, noun=replace(noun, kind=kind))


def _kind_at(scene: Scene, at: int) -> EventKind:
    """What the verb at an offset makes of an event, told of the past or by its base: "to inspect"."""
    verb = _VERB.match(scene.seen, at)
    if verb is None:
        return "other"
    form = verb.group() if verb.group() in _rows() else past(base(verb.group()))
    rows = _rows().get(form, ())
    if not rows:
        return "other"
    clause = scene.clause_at(at)
    start = (
        scene.start if clause.opener in _LEANING or len(scene.seen[clause.start : at].split()) < _BARE else clause.start
    )
    passive = _BE.search(scene.before(at, 24)) is not None or _BY.match(scene.seen, verb.end(), clause.end) is not None
    told = _Told(scene, form, verb.end(), clause.end, (start, at), passive)
    return next((row.kind for row in rows if told.fits(row)), "other")


class _Told(Struct, frozen=True):
    """A verb in the past with what stands around it; `end`: of its first word, `before`: where its subject is."""

    scene: Scene
    form: str
    end: int
    stop: int
    before: Span
    passive: bool

    def fits(self, row: _Row) -> bool:
        """Whether a row is of this verb, done by whom and to what it is."""
        scene, whole = self.scene, self.form + self.scene.seen[self.end : self.stop]
        verb = row.verbs.match(whole)
        if verb is None:
            return False
        end = self.end + verb.end() - len(self.form)
        before, behind = scene.seen[slice(*self.before)], _without_days(scene, end, self.stop)
        somebody = row.named and not self.passive and _is_somebody(scene, *self.before)
        if row.by and not somebody and not row.by.search(behind if self.passive else before):
            return False
        if row.things and not row.things.search(before if self.passive else opening(scene, end, self.stop)):
            return False
        return row.ways is None or row.ways.match(behind) is not None


def _is_somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody with an office, by name or a pronoun, stands in a stretch: no banker who flees."""
    here = (each for each in (*scene.names, *scene.pronouns) if start <= each.start and each.end <= end)
    return any(each.person is not None and scene.marked.people[each.person].official for each in here)


def _without_days(scene: Scene, start: int, end: int) -> str:
    """A stretch without its days: " for Kiev" of " on Monday for Kiev"."""
    kept, at = "", start
    for day in (each.excerpt for each in scene.dates if start <= each.excerpt.start and each.excerpt.end <= end):
        kept += _LED.sub("", scene.seen[at : day.start])
        at = day.end
    return kept + scene.seen[at:end]


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """The rows by the first word of their verbs, in the order of the lexicon."""
    people = load("en/context/events")["travellers"]["words"]
    found: dict[str, list[_Row]] = {}
    for row in load("en/kinds").values():
        firsts: dict[str, list[str]] = {}
        for verb in sorted(row["verbs"], key=len, reverse=True):
            firsts.setdefault(verb.split()[0], []).append(verb)
        for first, verbs in firsts.items():
            found.setdefault(first, []).append(_row(row, verbs, people))
    return {first: tuple(rows) for first, rows in found.items()}


def _row(row: dict[str, Any], verbs: list[str], people: list[str]) -> _Row:
    by = row.get("by", [])
    named = _OFFICIALS in by
    return _Row(
        cast(EventKind, row["kind"]),
        re.compile(rf"(?:{either(verbs)})(?![\w-])"),
        _any(row["things"]) if "things" in row else None,
        _any([*by, *(people if named else ())]) if by else None,
        named,
        re.compile(rf"{_ADVERB}(?:{either(row['ways'])})") if "ways" in row else None,
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE)
