"""Deeds that a noun tells of: Monday's closure of a bridge, the expulsion of a consul, notified today; no verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief.finders.events.rows import nominals, noun_of_word
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.parties import Parties, joined, parties_behind, places
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sentence.things import WORD, head_of, is_telling, opening
from brief.finders.events.sightings import Sighting, day_beside, told
from brief.finders.events.words import Wordings, any_of, beside
from brief.lexicon import load
from brief.model import DateMention
from brief.text import either

_OF = re.compile(r"\s+of\s+")
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")
_OWNER = re.compile(r"'s?\s+(?:[\w-]+\s+){0,3}$")
_THERE_WERE = re.compile(r"\b[Tt]here (?:was|were)\s+(?:\w+\s+)?$")
_DOER = 40  # characters before a noun in which it is said whose it is


@cache
def _ends() -> frozenset[str]:
    """The words that nouns of deeds end with, one of which a sentence with a deed holds."""
    return frozenset(word for noun in nominals() for word in noun.replace("-", " ").split()[-1:])


@cache
def _predicate() -> re.Pattern[str]:
    """Where a noun phrase's sentence goes on: a comma, or a verb and what it is done to."""
    irregular = either(load("en/past")["irregular"]["verbs"])
    return re.compile(
        r",|\s(?:are|can|could|did|do|does|had|has|have|is|may|might|should|was|were|will|would)\s"
        rf"|\s(?:[a-z]{{2,}}ed|{irregular})\s"
        r"(?=(?:all|an?|both|her|his|its|many|no|several|some|the|their|three|two)\s|[A-Z\d])"
    )


@cache
def _nouns() -> Wordings:
    """Any noun of a deed."""
    return any_of(nominals(), initial=True)


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The deeds that nouns of one sentence tell of on a day; none under a picture, none that it doubts or asks for."""
    if scene.caption or scene.words.isdisjoint(_ends()):
        return
    if scene.is_unsure:
        return
    for head in scene.every(_nouns(), scene.start, scene.end):
        told_of = not (scene.is_quoted(head.start()) or beside("not_so_far").search(scene.before(head.start(), 36)))
        sighting = _sighting(scene, number, head) if told_of else None
        if sighting:
            yield sighting


def _sighting(scene: Scene, number: int, head: re.Match[str]) -> Sighting | None:
    if _is_other(scene, head):
        return None
    row, clause = nominals()[head.group().lower()], scene.clause_at(head.start())
    mention = day_beside(scene, clause.start, head.start(), head.end(), clause) or _day_told(scene, head.end())
    said = told(scene, clause, head.span(), mention) if mention else None
    if said is None or said.status != "held" or said.when is None or said.when.grain != "day":
        return None
    goes_on = _predicate().search(scene.seen, head.end(), clause.end)
    end = goes_on.start() if goes_on else clause.end
    done_to = _object(scene, head.end(), end)
    place = next(iter(places(scene, head.end(), end)), None)
    parties = _parties(scene, clause, head, end, place)
    if not (parties.participants or place or done_to or _THERE_WERE.search(scene.before(head.start(), 24))):
        return None
    label = f"{done_to} {row.done}" if row.done and done_to else row.noun.head
    return Sighting(
        number, *head.span(), row.noun, said.status, said.when, place, parties,
        f"event.act-{row.noun.group}", evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


_BEHIND = re.compile(r"\s([a-z]+)")


def _is_other(scene: Scene, head: re.Match[str]) -> bool:
    """Whether the word behind a noun makes another thing of it: "election officials"."""
    noun, behind = noun_of_word().get(head.group().lower()), _BEHIND.match(scene.seen, head.end())
    return bool(noun and behind and behind[1] in noun.not_before)


def _day_told(scene: Scene, end: int) -> DateMention | None:
    """The day right behind a participle that says how it was made known."""
    dates = (d for d in scene.datable() if d.excerpt.start >= end)
    return next((d for d in dates if beside("told_of").fullmatch(scene.seen, end, d.excerpt.start)), None)


def _parties(scene: Scene, clause: Clause, head: re.Match[str], end: int, place: str | None) -> Parties:
    """Whose deed it is ("Chile's", "by Chile"), and all whom its phrase names but for where it was."""
    before = between(scene.actors, max(clause.start, head.start() - _DOER), head.start())
    owners = tuple(a.name for a in before if a.form == "demonym" or _OWNER.fullmatch(scene.seen, a.end, head.start()))
    behind = between(scene.actors, head.end(), end)
    agents = tuple(a.name for a in behind if _BY.search(scene.before(a.start, 40)))
    others = tuple(name for name in parties_behind(scene, head.end(), end) if name != place)
    return Parties((*owners, *agents)[:1], joined(owners, agents, others))


def _object(scene: Scene, end: int, limit: int) -> str:
    """What it is done to: "crossings" of "the closure of the crossings"; empty where that is not told."""
    of = _OF.match(scene.seen, end, scene.end)
    thing = head_of(WORD.findall(opening(scene, of.end(), limit))) if of else ""
    return thing if is_telling(thing) else ""
