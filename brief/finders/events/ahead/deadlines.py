"""By when somebody must have done something, and what is said to be set for a day; no verbs of what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from brief.finders.events.rows import Noun, noun_of_word, nouns
from brief.finders.events.sentence.coming import days_ahead
from brief.finders.events.sentence.fates import fate
from brief.finders.events.sentence.parties import (
    Parties,
    affiliations,
    around_clause,
    joined,
    near_subject,
    parties_behind,
    places,
    subjects,
)
from brief.finders.events.sentence.scene import Scene, is_matter
from brief.finders.events.sentence.things import antecedent, last_subject, named_thing, opening, subject_span
from brief.finders.events.sightings import Sighting, fronted_day, moved
from brief.finders.events.words import cue_phrases, doers_and_things, owed_phrases
from brief.lexicon import load
from brief.model import DateMention, When

_FROM = re.compile(r"\b(?:from|on)\s+$")
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:\w+\s+)?(?:on\s+)?$")
_HAS_UNTIL = re.compile(r"\b(?:had|has|have)\s+(?:only\s+)?(?:until|till)\s+(?:\w+\s+)?(?:on\s+)?$")
_NEAR = 60  # characters from "gave" to the day until which
_BY = re.compile(
    r"\b(?:by|no later than|not later than|at the latest by)\s+(?:the\s+end\s+of\s+)?(?:\w+\s+)?(?:on\s+)?$"
)
_OWED_TO = re.compile(r"\bto\s+[a-z]+")
_NONE_HELD = re.compile(r"\b(?:not|never|nobody|no one|refused|rejected|denied)\b")
_REACH = 200  # characters before a day in which stands what obliges to something by it
_PROMISED = re.compile(
    r"\b(?:has|have|had)?\s?(?P<verb>pledged|promised|undertaken)(?P<thing>\s(?:an?|the|its|his|her|their)\s[\w\s'-]{3,60}?)\s"
    r"(?:by|for)\s(?:the\s+end\s+of\s+)?$"
)
_UNLESS = re.compile(r"\b(?:[Uu]nless|[Ii]f)\b")
_NOT_DONE = re.compile(r"\b(?:not|no|fails?|still|cannot|refuses?)\b|n't\b")
_THREAT = re.compile(r"\b(?:will|pledged|promised|threaten(?:s|ed)|vow(?:s|ed))\b")
_RIGHT_BEFORE = re.compile(r",?\s")
_DEADLINE = re.compile(r"\b[Dd]eadline\b[^,;:]{0,60}\b(?:is|falls on|expires|runs out|ends)\s+(?:on\s+)?(?:the\s+)?$")


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """What one sentence says is set for a day ahead, and the deadlines that it gives."""
    dates = (one for one in scene.dates if not scene.is_quoted(one.excerpt.start))
    ahead = [(one.excerpt.start, when) for one in dates if (when := days_ahead(scene, one))]
    for at, when in ahead:
        yield from _set(scene, number, previous, at, when)
        yield from _promised(scene, number, at, when)
    fronted = fronted_day(scene)
    for at, when in ahead[:1] if fronted else ():  # "On Friday, a second round is due"
        for match in _is_set().finditer(scene.seen, at, scene.end):
            yield from _set(scene, number, previous, match.end(), when)
    for at, when in ahead:
        if when.grain == "day":
            yield from _deadline(scene, number, previous, at, when)


# --- what is set for a day ---------------------------------------------------------------------------


def _set(scene: Scene, number: int, previous: Scene | None, at: int, when: When) -> Iterator[Sighting]:
    """What is said to be set for the day at an offset, by its noun: "the next round is due on 3 July"."""
    found = _set_for().search(scene.seen, max(scene.start, at - _REACH), at)
    thing = _thing_set(scene, found) if found else ""
    if found is None or not thing:
        return
    noun = noun_of_word().get(thing.rpartition(" ")[2].lower())
    session = noun if noun and noun.mode == "session" and not noun.about else None
    kind = session or Noun(thing, (), noun.kind if noun else "other", noun.group if noun else "date", "act")
    named = _whose(scene, found, None if session else previous)
    place = next(iter(places(scene, found.start(), at)), None)
    known = session is None and when.grain == "day" and _is_known(scene, thing)
    if named or place or (session and session.group == "vote") or known:
        label = None if session else f"{thing} due" if "due" in found.group() else thing
        ended = fate(scene, scene.clause_at(at))
        status = ended.status if ended and ended.start > at else "planned"  # "due on Friday, has been put back"
        sighting = Sighting(
            number, *found.span(), kind, status, when, place, Parties((), named), f"event.due-{kind.group}",
            evidence=(scene.excerpt,), label=label if status == "planned" else label and thing,
        )  # fmt: skip
        yield sighting
        yield from moved(scene, sighting)


def _is_known(scene: Scene, thing: str) -> bool:
    """Whether a thing due on a day makes an entry though no party is named: "The observers are due by Saturday"."""
    return not doers_and_things().isdisjoint(thing.lower().split()) or is_matter(scene, thing)


def _thing_set(scene: Scene, found: re.Match[str]) -> str:
    """What is set for the day; empty where that is only imagined."""
    clause = scene.clause_at(found.start())
    if scene.first(cue_phrases("imagined"), clause.start, found.start()):
        return ""
    start, end = subject_span(scene, clause.start, found.start())
    if any(start <= name.start < end and not scene.seen.startswith("'s", name.end) for name in scene.names):
        return ""  # who is due somewhere visits it
    subject = last_subject(scene, start, end)
    return named_thing(subject or antecedent(scene, scene.start, found.start()))


def _whose(scene: Scene, found: re.Match[str], previous: Scene | None) -> tuple[str, ...]:
    """Whose it is: the actors beside it; where there are none, those around, but for a session."""
    clause = scene.clause_at(found.start())
    own = max(clause.start, scene.seen.rfind(",", clause.start, found.start()))
    named = near_subject(scene, own, found.start())
    return named or (around_clause(scene, clause, previous) if previous else ())


@cache
def _set_for() -> re.Pattern[str]:
    """What sets a noun for the day behind it."""
    dated = f"(?:{'|'.join(load('en/ahead')['dated']['words'])})"
    town = r"(?:in\s+[A-ZÀ-Þ][\w'-]+\s+)?"
    return re.compile(
        rf"(?:\b(?:is|are|was|were|be|been|now|still|also)\s+{dated}(?:\s+{town}(?:by|for|in|on)?)?"
        rf"|(?:,|(?<=[a-z]))\s+(?:{dated}\s+{town}for|(?:due|foreseen)\s+{town}(?:by|in|on)))\s*(?:(?:at|early|late|the)\s+)?$"
    )


@cache
def _is_set() -> re.Pattern[str]:
    return re.compile(rf"\b(?:is|are|been)\s+(?:{'|'.join(load('en/ahead')['dated']['words'])})\b(?!\s+to\b)")


def _promised(scene: Scene, number: int, at: int, when: When) -> Iterator[Sighting]:
    """What somebody has promised by a day: "has promised a draft by the end of July"."""
    match = next(_PROMISED.finditer(scene.seen, max(scene.start, at - _REACH), at), None)
    thing = named_thing(opening(scene, match.end("verb"), match.end("thing"))) if match else ""
    clause = scene.clause_at(at)
    who = subjects(scene, clause.start, match.start()) if match else Parties()
    if match is None or not thing or not (who.participants or who.people):
        return
    kind = noun_of_word().get(thing.rpartition(" ")[2].lower())
    noun = Noun(thing, (), kind.kind if kind and kind.mode == "act" else "other", "date", "act")
    named = joined(who.participants, affiliations(scene, who.people))
    yield Sighting(
        number, *match.span("thing"), noun, "planned", when, None, Parties((), named, who.people), "event.due-date",
        evidence=(scene.excerpt,), label=f"{thing} due",
    )  # fmt: skip


# --- deadlines ---------------------------------------------------------------------------------------


def _deadline(scene: Scene, number: int, previous: Scene | None, at: int, when: When) -> Iterator[Sighting]:
    """By when somebody must have done something: "gave Chile until Friday", "asked both to reply by 20 March"."""
    clause, owed = scene.clause_at(at), _owed(scene, at)
    if owed is None or _NONE_HELD.search(scene.seen, min(clause.start, owed.start()), at):
        return
    lead = scene.clause_at(owed.start())
    if scene.first(cue_phrases("imagined"), lead.start, owed.start()):
        return
    who = subjects(scene, lead.start, owed.start())
    to = parties_behind(scene, owed.end(), clause.end)
    named = joined(who.participants, to, affiliations(scene, who.people)) or around_clause(scene, lead, previous)
    if named:
        yield Sighting(
            number, *owed.span(), nouns()["deadline"], "planned", when, None,
            replace(who, organisers=(), participants=named, name=None), "event.due-deadline",
            evidence=(scene.excerpt,),
        )  # fmt: skip


def ultimata(scene: Scene, number: int) -> Iterator[Sighting]:
    """The day on which somebody will do something unless another does as told: "unless Chile answers by 20 June"."""
    for mention in scene.dates:
        at, when = mention.excerpt.start, days_ahead(scene, mention)
        if when is None or scene.is_quoted(at) or not _is_ultimatum(scene, mention):
            continue
        named = parties_behind(scene, scene.start, scene.end)
        if len(named) > 1:
            yield Sighting(
                number, at, mention.excerpt.end, nouns()["deadline"], "planned", when, None,
                Parties((), named[:3]), "event.due-deadline", evidence=(scene.excerpt,),
            )  # fmt: skip


def _is_ultimatum(scene: Scene, mention: DateMention) -> bool:
    """Whether a day is that by which something must be done, or from which something follows where it is not."""
    span = mention.excerpt
    condition = next(_UNLESS.finditer(scene.seen, scene.start, scene.end), None)
    if condition is None or _THREAT.search(scene.plain(scene.start, scene.end)) is None:
        return False
    unless = condition.group().lower() == "unless"
    behind = _RIGHT_BEFORE.fullmatch(scene.seen, span.end, condition.start()) is not None
    undone = unless or _NOT_DONE.search(scene.seen, condition.end(), scene.end if behind else span.start) is not None
    if behind:
        return undone and _FROM.search(scene.before(span.start, 24)) is not None
    inside = condition.end() < span.start and scene.seen.find(",", condition.end(), span.start) < 0
    return undone and inside and _BY.search(scene.before(span.start, 36)) is not None


def _owed(scene: Scene, at: int) -> re.Match[str] | None:
    """What gives somebody until a day, or obliges to something by it; the deadline itself, whose day it is."""
    start = max(scene.start, at - _REACH)
    if _UNTIL.search(scene.before(at, 24)):
        has = _HAS_UNTIL.search(scene.seen, start, at)
        given = list(scene.every(owed_phrases("given"), start, at))
        return has or (given[-1] if given and at - given[-1].end() < _NEAR else None)
    if not _BY.search(scene.before(at, 36)):
        return _DEADLINE.search(scene.seen, start, at)
    owed = list(scene.every(owed_phrases("owed"), start, at))
    return next((match for match in reversed(owed) if _OWED_TO.search(scene.seen, match.end(), at)), None)
