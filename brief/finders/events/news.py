"""What a text tells as its news, by whatever verb: somebody did something on a day near it; only where it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from brief.finders.events.done import PARTICLE, is_day_of_it, is_passive, kind_of, stated, subject_at, verb_at, verbs_in
from brief.finders.events.parties import Parties, home, joined, near_subject, parties_behind, places, subjects
from brief.finders.events.rows import OTHER_DEED, Noun
from brief.finders.events.scene import Clause, Scene, after_dateline
from brief.finders.events.sightings import Sighting
from brief.finders.events.things import named_thing, opening
from brief.finders.events.words import cue_pattern, words
from brief.model import DateMention, When
from brief.text import Span

_NEAR = timedelta(days=8)  # before its text, what is news
_ASIDE = frozenset(
    ["after", "as", "because", "before", "if", "since", "than", "that", "though", "unless", "when", "while"]
)
_NOT_PLAIN = re.compile(
    r"[;:()\"]|\b(?:are|had|has|he|her|his|is|it|its|no one|nobody|none|not|said|she|that|their|there|they|took|was"
    r"|were|who|will)\b"
)
_MOST = 14  # words of a subject
_ASTRAY = re.compile(
    r"\W*(?:after|amid|at|by|during|following|for|from|in|no|of|on|the same|under|with)\b", re.IGNORECASE
)
_TWO_NAMES = re.compile(r"\W*([A-ZÀ-Þ][\w'-]+ and [A-ZÀ-Þ][\w'-]+)\s*$")
_BRACKETED = re.compile(r"\s\([^()]{1,40}\)")
_PARTICIPLE = re.compile(r"\s\w+ing\b")
_END = re.compile(r"\s+(?:\w+ed|\w+ly|also|have|has|then)?\s*$")


def found(scenes: Sequence[Scene], told: Sequence[Sighting]) -> Sighting | None:
    """The news of a text, by the first of its opening sentences that tells any and that no other finder knows."""
    if len(scenes) < _ARTICLE:
        return None
    known = {sighting.scene for sighting in told}
    first = [n for n, scene in enumerate(scenes[:_FIRST]) if scene.opens and not scene.caption and n not in known]
    return next((sighting for n in first if (sighting := _read(scenes[n], n))), None)


_FIRST = 6  # sentences, captions among them
_ARTICLE = 5  # sentences: what is shorter has no opening


def _read(scene: Scene, number: int) -> Sighting | None:
    for mention in scene.datable():
        when, clause = mention.when, scene.clause_at(mention.excerpt.start)
        if when is None or not _is_new(scene, when) or clause.opener in _ASIDE:
            continue
        sighting = _done(scene, number, clause, mention, when) if is_day_of_it(scene, clause, mention) else None
        if sighting:
            return sighting
    return None


def _is_new(scene: Scene, when: When) -> bool:
    published = scene.published
    return published is not None and when.grain == "day" and when.last <= published <= when.first + _NEAR


def _done(scene: Scene, number: int, clause: Clause, mention: DateMention, when: When) -> Sighting | None:
    verb = verb_at(scene, clause, mention, _no_news())
    if verb is None or cue_pattern("imagined").search(scene.seen, clause.start, verb.start()):
        return None
    start, end = subject_at(scene, clause, verb, mention)
    start = after_dateline(scene.seen, start, end)
    label = _label(scene, clause, verb, (start, end))
    if not label:
        return None
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    named = joined(near, parties_behind(scene, verb.end(), clause.end))
    parties = Parties((), named) if is_passive(scene, verb) else Parties(near, named, who.people)
    place = next(iter(places(scene, clause.start, clause.end)), None)
    noun = Noun(label, (), kind_of(scene, verb), f"{OTHER_DEED}{verb.group()}", "act")
    return Sighting(
        number, *verb.span(), noun, "held", when, place, parties, f"event.act-{noun.group}",
        evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _label(scene: Scene, clause: Clause, verb: re.Match[str], stands: Span) -> str:
    """Who did what: "grand jury indicted Ana Lang", "train services cut"; empty where the words say too little."""
    subject, done = _subject(scene, *stands), verb.group()
    if not subject or is_passive(scene, verb):
        return f"{subject} {done}" if subject else ""
    particle = PARTICLE.match(scene.seen, verb.end())
    behind = particle.end() if particle else verb.end()
    phrase = opening(scene, behind, clause.end)
    thing = _thing(scene, behind, _PARTICIPLE.split(phrase)[0])
    if phrase.strip() and not thing:
        return ""
    return " ".join(filter(None, (subject, done, particle and particle.group(1), thing)))


def _thing(scene: Scene, start: int, phrase: str) -> str:
    """What it is done to: somebody's name, else the noun phrase."""
    return _person(scene, start, phrase) or named_thing(phrase)


def _person(scene: Scene, start: int, phrase: str) -> str:
    """The name of the first person in a phrase; empty where there is none."""
    names = (n for n in scene.names if start <= n.start and n.end <= start + len(phrase) and n.person is not None)
    return next((scene.marked.people[n.person].name for n in names if n.person is not None), "")


def _subject(scene: Scene, start: int, end: int) -> str:
    """What a subject is called: its first noun phrase, or two names; empty where it is more tangled than that."""
    stretch = _BRACKETED.sub("", scene.seen[start:end])
    if len(stretch.split()) > _MOST or _NOT_PLAIN.search(stretch) or _ASTRAY.match(stretch):
        return ""
    if verbs_in(_END.sub("", stretch)):
        return ""
    both = _TWO_NAMES.match(scene.seen, start, end)
    if both:
        return both.group(1)
    first = opening(scene, start, end)
    joined_to = scene.seen.startswith(" and ", start + len(first.rstrip()))
    if joined_to or first.rstrip().endswith("'s"):
        return ""
    return _person(scene, start, first) or named_thing(_END.sub("", first))


@cache
def _no_news() -> frozenset[str]:
    """Verbs that tell of no deed even where they stand as news."""
    return (stated() - {*words("news", "deeds")}) | {*words("news", "hollow")}
