"""What a sentence promises or awaits: an answer that will be sent, a process agreed on; nothing that has happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief.finders.events.rows import nouns
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.parties import Parties, affiliations, joined, subjects
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import Wordings, any_of, cue_phrases, words
from brief.model import DateMention

_FROM = re.compile(r"\s+from\s+(?:the\s+)?")
_COMES = re.compile(r"\s+will\s+(?:follow|come|arrive|be (?:sent|given|delivered|handed))\b")
_AHEAD = ("before", "until", "when")


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The promises that one sentence tells of, in the order of the text; none under a picture."""
    if scene.caption:
        return
    yield from _agreed(scene, number)
    if scene.words.isdisjoint(nouns()["response"].words):
        return
    for match in scene.every(_answer(), scene.start, scene.end):
        clause = scene.clause_at(match.start())
        parties = None if scene.is_quoted(match.start()) else _answering(scene, clause, match)
        when = _day(scene, clause)
        if parties and parties.organisers and not (when and _is_over(scene, when)):
            yield Sighting(
                number, *match.span(), nouns()["response"], "planned", when.when if when else None, None, parties,
                "event.answer-ahead", evidence=(scene.excerpt,),
            )  # fmt: skip


def _answering(scene: Scene, clause: Clause, match: re.Match[str]) -> Parties | None:
    """Who answers, as organisers, and all concerned; `None` where no answer is ahead."""
    source = next((a for a in scene.actors if _FROM.fullmatch(scene.seen, match.end(), a.start)), None)
    if source is not None:
        waits = scene.first(_verbs("awaits"), clause.start, match.start())
        if waits:
            return Parties((source.name,), (source.name, *subjects(scene, clause.start, waits.start()).participants))
        return Parties((source.name,), (source.name,)) if _COMES.match(scene.seen, source.end) else None
    sends = list(scene.every(_verbs("sends"), clause.start, match.start()))
    if not sends or not _is_ahead(scene, clause, sends[-1].start()):
        return None
    by = subjects(scene, clause.start, sends[-1].start())
    to = tuple(a.name for a in between(scene.actors, sends[-1].end(), match.start()))
    named = joined(by.participants, affiliations(scene, by.people))
    return Parties(named, joined(named, to))


def _is_ahead(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether what follows is still to come: "before A sends", "A will send", and no "would"."""
    if clause.opener in _AHEAD:
        return True
    planned, imagined = (scene.first(cue_phrases(cues), clause.start, at) for cues in ("planned", "imagined"))
    return planned is not None and imagined is None


def _day(scene: Scene, clause: Clause) -> DateMention | None:
    """The day of the answer: in its own clause, or right before it ("next week, when A sends B its answer")."""
    for mention in scene.datable():
        if clause.start <= mention.excerpt.start < clause.end or 0 <= clause.start - mention.excerpt.end <= 1:
            return mention
    return None


def _is_over(scene: Scene, mention: DateMention) -> bool:
    return mention.last is not None and scene.published is not None and mention.last < scene.published


def _agreed(scene: Scene, number: int) -> Iterator[Sighting]:
    """What parties agreed to begin: "members agreed to launch a new process"."""
    for match in _agreement().finditer(scene.seen, scene.start, scene.end) if "agreed" in scene.words else ():
        clause = scene.clause_at(match.start())
        who = subjects(scene, clause.start, match.start())
        if scene.is_quoted(match.start()) or not who.participants:
            continue
        label = " ".join(match.group("what").split())
        when = next((d for d in scene.datable() if match.end() <= d.excerpt.start < clause.end), None)
        if when is not None and _is_over(scene, when):
            continue
        parties = Parties(who.participants, who.participants, (), label)
        yield Sighting(
            number, *match.span("what"), nouns()["process"], "planned", when.when if when else None, None, parties,
            "event.act-promise", evidence=(scene.excerpt,), label=label,
        )  # fmt: skip


@cache
def _answer() -> Wordings:
    return any_of(nouns()["response"].words)


@cache
def _verbs(name: str) -> Wordings:
    return any_of(words("promises", name))


@cache
def _agreement() -> re.Pattern[str]:
    begins, things = "|".join(words("promises", "begins")), "|".join(words("promises", "things"))
    return re.compile(rf"\bagreed to (?:{begins}) (?:an? |the |their )?(?P<what>(?:[a-z-]+ ){{0,3}}?(?:{things}))\b")
