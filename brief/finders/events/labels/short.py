"""The label of a deed: who did what, in few words of the text; empty where they say too little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from brief.finders.events.labels.aims import completed
from brief.finders.events.labels.called import holder_called, meant_by, subject_called, thing_called
from brief.finders.events.labels.own_words import in_own_words, ruled_that, subject_named
from brief.finders.events.rows import noun_of_word
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import OVER, PARTICLE
from brief.finders.events.sentence.pasts import past_of
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import behind_day, named_thing, opening
from brief.finders.events.words import count_of, words
from brief.model import DateMention, When
from brief.text import COUNT, TOWN, Span, either

_IDLE = re.compile(
    r"being|having|(?:\w+\s)?(?:days?|hours?|minutes|months?|weeks?|years?)|(?:\w+\s)?(?:communique|statement)s?", re.I
)
_TO_DAY = re.compile(r"\s(?:(?:early|late)\s)?(?:on\s)?")
_AIM = re.compile(r"(?:\s\w+ly)?(?:\s(?:by\s)?\d+(?:\svotes)?(?:-|\sto\s)\d+)?(?:\s(?:on\s)?\w+)?\sto\s([a-z]+)\b")
_GOAL = re.compile(rf"\s(?:back\s|home\s|on\s)?to\s({TOWN})")
_LEFT = re.compile(r"(?:\s(?:its|their|his|her)\s\w+)?\s(from|in|of)\s")  # "withdrew from talks"
_INTO = re.compile(r"\s(?:aboard|before|in|into|on|onto|to|under)\s")
_LET = re.compile(r"\s(?:go(?:\sfree)?|in|through)\b")
_NO_THING = re.compile(rf"(?:.*\s)?(?:{COUNT})")  # "won all three", "launched the first two"
_COUNTED = COUNT.split("|")
_STATE = re.compile(r"[a-z]+ed")  # "appeared rehearsed"
_TO_DO = re.compile(r"\sto\s[a-z]+")


class Deed(Struct, frozen=True):
    """A verb in its clause, with its past and the days on which it was done; `mention`: the date that says so."""

    clause: Clause
    verb: re.Match[str]
    past: str
    mention: DateMention | None
    when: When


def label_of(scene: Scene, deed: Deed, stands: Span, passive: bool) -> str:
    """Who did what: "grand jury indicted Ana Lang", "train services cut"; empty where the words say too little."""
    verb, done = deed.verb, deed.past
    subject = _subject(scene, deed, stands)
    if _IDLE.fullmatch(subject):
        return ""  # "the period of seven days fixed on Monday by the Council", "the statement was released"
    particle = None if passive and OVER.match(scene.seen, verb.end()) else PARTICLE.match(scene.seen, verb.end())
    if passive and done in words("news", "given") and not particle:
        thing = named_thing(opening(scene, verb.end(), deed.clause.end))
        return f"{subject} {done} {thing}" if subject and thing and not count_of(thing) else ""
    if not subject or passive:
        to = _TO_DO.match(scene.seen, verb.end()) if done in words("news", "lets") else particle
        how = to.group() if to else where_to(scene, verb)  # "blown up", "put on plane"
        return f"{subject} {done}{how}" if subject else ""
    return _doing(scene, deed, subject, particle)


def label_of_moved(scene: Scene, deed: Deed, stands: Span) -> str:
    """Who was brought, or brought what, somewhere, by a verb that says little: "army put its tanks on alert"."""
    return in_own_words(scene, deed.clause, deed.verb, deed.past, _subject(scene, deed, stands))


def _subject(scene: Scene, deed: Deed, stands: Span) -> str:
    """What those are called who do it, or to whom it is done."""
    called = meant_by(scene, *stands) or subject_called(scene, *stands)
    called = (called and holder_called(scene, stands[1])) or called
    return called or subject_named(scene, deed.clause, deed.verb, stands)


def _doing(scene: Scene, deed: Deed, subject: str, particle: re.Match[str] | None) -> str:
    """Who did what, to whom and where to, by a verb that its subject does."""
    verb, done, told = deed.verb, deed.past, past_of(deed.past)
    behind = particle.end() if particle else verb.end()
    that = next((at for at in _behind_days(scene, behind) if scene.seen.startswith(" that ", at)), None)
    if that is not None:  # "ruled that the palace holds the title"; else what is said, not done
        return ruled_that(scene, subject, done, that) if done in words("news", "rules") else ""
    phrase = opening(scene, behind, deed.clause.end)
    thing = thing_called(scene, behind, _participle().split(phrase)[0])
    if not particle and done in words("news", "binds"):
        to = _AIM.match(scene.seen, behind_day(scene, behind))
        what = named_thing(opening(scene, to.end(), deed.clause.end)) if to else ""
        return f"{subject} {told} to {to.group(1)} {what}".rstrip() if to else ""
    whole = thing if particle else completed(scene, done, thing, behind, deed.clause.end)
    if (
        whole is None
        or (phrase.strip() and not thing)
        or (done in (*words("news", "light"), *words("news", "decided")) and not (thing or particle))
        or thing.rpartition(" ")[2] in words("news", "spoken")
        or _STATE.fullmatch(thing)
        or (_NO_THING.fullmatch(thing) and not (thing in _COUNTED and done in words("verbs", "befalls")))
        or phrase.lstrip().startswith("no ")
    ):
        return ""
    whole = f"{whole}{_aimed_at(scene, deed, thing, behind)}"
    left = _LEFT.match(scene.seen, behind) if done in words("news", "leaves") else None
    if left and (not thing or thing in words("news", "parts")):
        whence = named_thing(opening(scene, left.end(), deed.clause.end))
        known = left.group(1) != "of" or whence.rpartition(" ")[2] in noun_of_word()  # not "walked out of prison"
        tail = f"{left.group(1)} {whence}" if whence and known else ""
        return " ".join(filter(None, (subject, told, particle and particle.group(1), thing, tail)))
    goal = _GOAL.match(scene.seen, behind) if not thing and done in words("news", "went") else None
    if goal:
        return f"{subject} {told} to {goal.group(1)}"
    return " ".join(filter(None, (subject, told, particle and particle.group(1), whole)))


def _aimed_at(scene: Scene, deed: Deed, thing: str, at: int) -> str:
    """What plans or a decision are for: " to close two ports"; empty behind anything else."""
    last = thing.rpartition(" ")[2]
    if last not in words("news", "aims"):
        return ""
    aim = _AIM.match(scene.seen, scene.seen.index(last, at) + len(last))
    what = named_thing(opening(scene, aim.end(), deed.clause.end)) if aim else ""
    return f" to {aim.group(1)} {what}" if aim and what else ""


@cache
def _participle() -> re.Pattern[str]:
    """A word for what somebody is doing; "a printing works" goes on, and flooding is a thing."""
    return re.compile(rf"(?<=\w)(?<!\ba)(?<!\ban)(?<!\bthe)\s(?!(?:{either(words('things', 'gerunds'))})\b)\w+ing\b")


def _behind_days(scene: Scene, at: int) -> Iterator[int]:
    """Where what stands right behind a verb begins, and where it begins behind a day: "ordered on Monday that"."""
    yield at
    yield from (d.excerpt.end for d in scene.dates if _TO_DAY.fullmatch(scene.seen, at, d.excerpt.start))


def where_to(scene: Scene, verb: re.Match[str]) -> str:
    """Where somebody was put, brought or let: " on plane", " go"; empty behind a verb that needs no place."""
    go = _LET.match(scene.seen, verb.end()) if verb.group() == "let" else None
    if go:
        return go.group()
    to = _INTO.match(scene.seen, verb.end()) if verb.group() in words("news", "carried") else None
    thing = named_thing(opening(scene, to.end(), scene.clause_at(verb.end()).end)) if to else ""
    return f"{to.group()}{thing}" if to and thing else ""
