"""What somebody announces on a day: "Chile announced on Monday it would close the road"; nothing that is only said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from brief.finders.events.labels.called import meant_by, subject_called
from brief.finders.events.rows import OTHER_DEED, Noun
from brief.finders.events.sentence.done import is_recent, subject_at, verbs_in
from brief.finders.events.sentence.parties import Parties, home, joined, near_subject, parties_behind, subjects
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import is_telling
from brief.finders.events.sessions.phrases import FINITE
from brief.finders.events.sightings import Sighting, is_conditional
from brief.finders.events.words import Wordings, any_of, has_doers, words
from brief.model import DateMention
from brief.tenses import past
from brief.text import either

_ACTIVE = re.compile(r"\b(?:be|been|being|had|is|was|were)\s(?:\w+ly\s)?$")
_GAP = re.compile(
    r"(?:\s(?:here|there|in\s[A-ZÀ-Þ][\w'-]+|(?:in|on)\s(?:an?\s)?(?:[a-z]+\s)?(?:broadcast|communiqué|communique|decree|letter|notice"
    r"|post|radio|speech|statement|television|TV)))?\s(?:(?:early|late)\s)?(?:on\s)?"
)  # between a verb and its day
_FRONTED = re.compile(r"\W*(?:(?:and|but|early|in|late|later|on)\s)*", re.IGNORECASE)
_TO_VERB = re.compile(r",?\s(?:[^,;:\"]{2,80}\s)?$")
_THAT = re.compile(r",?(?:\sthat)?\s")
_LEAD = re.compile(r"(?:an?|its|his|her|the|their)\s")
_WILL = r"(?:is to|are to|was to|were to|will|would)\s(?:(?:also|now|no longer|not|soon|\w+ly)\s)?"
_BE = r"(?:is|are|was|were)\s(?:(?:also|now|no longer|\w+ly)\s)?"
_HAD = r"(?:had|has|have)\s(?:(?:also|already|now|\w+ly)\s)?"
_WAS_DONE = re.compile(r"(?:it|they)\sha(?:d|s|ve)\s")
_END = re.compile(  # where what is announced ends: a mark, another clause
    r"[;:()\"]|(?<!\d),|,(?!\d)|\s-|(?<!\b[A-Z])(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bDr)\.(?:\s|$)"
    r"|\s(?:after|although|amid|as|because|before|but|citing|despite|except|following|if|including|in (?:order|protest"
    r"|response)|once|pending|saying|since|so that|though|unless|until|when|where|whereas|which|while|who|whose)\b"
)
_JOINT = re.compile(r"\s(?:and|at|by|during|for|from|in|into|on|or|over|that|to|under|with|without)\s")
_MOST, _LONG = 9, 12  # words of what a label says was announced: a thing, a sentence
_LOOSE = re.compile(
    r"(?:\s(?:a|an|and|at|by|during|for|from|in|into|its|of|on|or|over|that|the|their|to|under|with))+$"
)
_BARE = re.compile(r"\b(?:be|been|had|has|have|is|are|was|were|will|would)$")
_NOTHING = re.compile(r"(?:no|nobody|none|nothing)\b")


def found(scene: Scene, number: int, told: Sequence[Sighting]) -> Iterator[Sighting]:
    """What one sentence has somebody announce on a day of its news, of which no other finder has anything."""
    if scene.caption or scene.words.isdisjoint(_gate()):
        return
    days = [sighting.when for sighting in told if sighting.status == "held"]
    for verb in scene.every(_verbs(), scene.start, scene.end):
        if scene.is_quoted(verb.start()) or _ACTIVE.search(scene.before(verb.start(), 24)):
            continue
        sighting = _sighting(scene, number, verb)
        if sighting and sighting.when not in days and not (is_conditional(scene) or scene.is_unsure):
            yield sighting
            return


def _sighting(scene: Scene, number: int, verb: re.Match[str]) -> Sighting | None:
    mention = _day(scene, verb)
    if mention is None or mention.when is None or not is_recent(scene, mention.when):
        return None
    behind = mention.excerpt.end if mention.excerpt.start >= verb.end() else verb.end()
    what = _what(scene, verb.group(), behind)
    if not what:
        return None
    start, end = subject_at(scene, scene.clause_at(verb.start()), verb, mention)
    subject = meant_by(scene, start, end) or subject_called(scene, start, end)
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    people = [scene.marked.people[index] for index in who.people]
    officials = [each for each in people if each.kind == "person" and each.official is not False]
    known = near or officials or has_doers(subject) or has_doers(subject, "news")
    if not (subject and known):
        return None
    label = f"{subject} {verb.group()} {what}"
    parties = Parties(near, joined(near, parties_behind(scene, behind, scene.end)), who.people)
    noun = Noun(label, (), "other", f"{OTHER_DEED}{verb.group()}", "act")
    return Sighting(
        number, *verb.span(), noun, "held", mention.when, None, parties, f"event.act-{noun.group}",
        evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _day(scene: Scene, verb: re.Match[str]) -> DateMention | None:
    """The day of announcing: right behind the verb, or what opens its sentence or stands right before the verb."""
    for mention in scene.dates:
        start, end = mention.excerpt.start, mention.excerpt.end
        if start >= verb.end() and _GAP.fullmatch(scene.seen, verb.end(), start):
            return mention
        opens = _FRONTED.fullmatch(scene.seen, scene.start, start) and _TO_VERB.fullmatch(scene.seen, end, verb.start())
        if opens or scene.seen[end : verb.start()] == " ":
            return mention
    return None


def _what(scene: Scene, verb: str, behind: int) -> str:
    """What is announced, in the words of the text; empty where it is no step that somebody takes."""
    that = _THAT.match(scene.seen, behind)
    if that is None:
        return ""
    start = that.end()
    if verb in words("announced", "says") and not _step().match(scene.seen, start):
        return ""
    if _WAS_DONE.match(scene.seen, start) and any(d.excerpt.start > start for d in scene.dates):
        return ""  # "said on Monday it had cut its budget in 2024"
    stretch = _stretch(scene, start)
    if " that" in that.group() or FINITE.search(scene.words, stretch) or verbs_in(stretch):
        said = _cut(stretch, _LONG)
        return said if (FINITE.search(scene.words, said) or verbs_in(said)) and not _NOTHING.match(said) else ""
    lead = _LEAD.match(stretch)
    return _cut(stretch[lead.end() :], _MOST) if lead else ""


def _stretch(scene: Scene, start: int) -> str:
    """The words behind an offset up to where another thought or a day begins."""
    stop = _END.search(scene.seen, start, scene.end)
    dates = (d.excerpt.start for d in scene.dates if d.excerpt.start > start)
    return scene.seen[start : min([scene.end, *([stop.start()] if stop else []), *dates])]


def _cut(stretch: str, most: int) -> str:
    """The first words of a stretch, no more than a label takes, up to a joint; empty where they end in the air."""
    if len(stretch.split()) > most:
        joints = [m.start() for m in _JOINT.finditer(stretch) if len(stretch[: m.start()].split()) <= most]
        stretch = stretch[: joints[-1]] if joints else ""
    stretch = _LOOSE.sub("", stretch.strip(" ."))
    return stretch if is_telling(stretch.rpartition(" ")[2]) and not _BARE.search(stretch) else ""


@cache
def _verbs() -> Wordings:
    return any_of(_gate())


@cache
def _gate() -> frozenset[str]:
    return frozenset(verb for kind in ("announces", "says") for verb in words("announced", kind))


@cache
def _step() -> re.Pattern[str]:
    """A step that those who speak will take, are taking or took: "it would close", "was closing", "had closed"."""
    steps = words("announced", "steps")
    going, gone = either(map(_gerund, steps)), either(map(_participle, steps))
    return re.compile(rf"(?:it|they)\s(?:{_WILL}(?:{either(steps)})|{_BE}(?:{going})|{_HAD}(?:{gone}))\b")


def _participle(verb: str) -> str:
    """What a verb becomes behind "had"; of two words, the first.

    >>> [_participle(verb) for verb in ("close", "cut", "pull out", "withdraw", "expel")]
    ['closed', 'cut', 'pulled out', 'withdrawn', 'expelled']
    """
    first, _, rest = verb.partition(" ")
    done = "withdrawn" if first == "withdraw" else past(first)
    return f"{done} {rest}".strip()


def _gerund(verb: str) -> str:
    """The form of a verb that goes on; of two words, that of the first.

    >>> [_gerund(verb) for verb in ("close", "cut", "pull out", "withdraw", "expel", "free")]
    ['closing', 'cutting', 'pulling out', 'withdrawing', 'expelling', 'freeing']
    """
    first, _, rest = verb.partition(" ")
    if re.search(r"[^e]e$", first):
        first = first[:-1]
    elif re.search(r"(?:^[^aeiou]*|p)[aeiou][bdglmnprt]$", first):
        first += first[-1]
    return f"{first}ing {rest}".strip()
