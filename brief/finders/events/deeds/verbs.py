"""Deeds that a verb alone tells of: a boat seized, leaders arrested, a town shelled, a minister resigned; no nouns."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import timedelta

from msgspec import Struct

from brief.actors import canonical
from brief.finders.events.labels.called import meant_by, person_called, subject_called
from brief.finders.events.rows import DeedRow, Noun, deeds, nouns
from brief.finders.events.sentence.clauses import BEFORE_OR_AFTER, Clause
from brief.finders.events.sentence.done import led_from, said_from, subject_at
from brief.finders.events.sentence.parties import (
    Parties,
    antecedents,
    fronted_place,
    home,
    joined,
    near_subject,
    places,
    subjects,
)
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sentence.things import (
    WORD,
    behind_day,
    head_of,
    is_of_another,
    is_telling,
    last_subject,
    opening,
    subject_span,
)
from brief.finders.events.sentence.towns import tells_where, towns_of_states
from brief.finders.events.sightings import SAYS, Sighting, day_before_verb, fronted_day, told, untold_day
from brief.finders.events.words import cue_phrases, deed_phrases, deeds_for, has_doers, pasts, words
from brief.model import DateMention, When
from brief.text import COUNT, TOWN

# What the patterns of words right before a verb may end with; few verbs have any of it there.
_AIMS = ("to", "will", "would", "could", "can", "may", "might", "must", "should", "be", "ly")
_PASSIVES = ("was", "were", "been", "being", "be", "ly", "again")
_BE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+|again\s+)?$")
_AHEAD = re.compile(
    r"\b(?:will|(?:is|are|was|were|agreed|decided|due|expected|plans?|scheduled|set) to)\s+(?:be\s+)?(?:\w+ly\s+)?$"
)
_SOMES_PLAN = re.compile(r"(?:\b(?:an?|its|the|their)|'s)\splans?\sto\s+$")  # "Lang's plan to deport them"
_TO = re.compile(r"\b(?:to|will|would|could|can|may|might|must|should)\s+(?:be\s+)?(?:\w+ly\s+)?$")
_ATTRIBUTE = re.compile(  # "the seized boats", "of arrested men", "three detained drivers"
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|his|her|their|our|these|those|this|that|of|for|by|with|some|all|newly|recently|\d+"
    rf"|(?i:{COUNT})|dozen|hundred)\s+$"
)
_FEARED = re.compile(  # "or risk being attacked"
    r"\b(?:against|avoid(?:ed|ing)?|danger of|escaped?|fear(?:ed|s)?|instead of|risk(?:ed|ing|s)?|short of|without)"
    r"\sbeing\s$"
)
_NO_OBJECT = re.compile(
    r"\s*(?:[,.;:)]|(?:in|on|at|by|since|near|from|for|to|during|after|before|outside|last|yesterday)\b|$)"
)
INVERTED = re.compile(r"\W*(?:Should|Had|Were|If|Unless|Whether)\b")
_NOT_TO_IT = re.compile(
    rf"\bto\s+(?!the\b|an?\b|its\b|his\b|her\b|their\b|both\b)[a-z]+\b|\b(?:when|as|{BEFORE_OR_AFTER})\b"
)
_AND_ANOTHER = re.compile(r"\band\s(?:[\w'-]+\s){1,3}?(?:found|had|said|told|took|was|went|were)\b")
_GOES_ON = re.compile(r"\sand\s(?:said|told|urged|vowed|warned)\b")
_ANOTHERS = re.compile(r"\b(?:that|which|who|when|as|before|after|during|since|for)\b")
_NONE = re.compile(r"\s(?:neither|no|none|nothing)\b")
_ITS = re.compile(r"\W*(?:that\s+)?(?:its|their)\b")
_AGENT = re.compile(r"\bby\s+(?:the\s+)?(?:[\w-]+\s+){0,4}$")
_CIRCUMSTANCE = re.compile(
    r"\b(?:after|and|at|before|but|during|from|in|into|near|off|on|over|towards?|under|who|which|with)\b"
)
_TOWN = re.compile(
    rf"\s+(?:the|an?) (?:[a-zA-Z][\w-]+ ){{0,3}}(?:capital|city|district|island|port|town|village) of ({TOWN})"
)
_AWAY = re.compile(r"\b(?:for|from|to|towards?)\s$")  # "intercepted on its way from Arica to Lima"
_GOAL = re.compile(rf"\s+({TOWN})")
_NAMED = re.compile(r"\W*[A-ZÀ-Þ][\w'-]+\s$")  # a surname alone: "Lang resigned on Friday"
_ITSELF = "*"  # the verb says what is told of its subject: "ferry sank"
_LONG_AGO = timedelta(days=60)
_TO_BODY = 6  # characters from a verb to the body that it is done to: " the "
_IN_DOING = re.compile(r"\s(?:on\s\w+\s)?in\s\w+ing\b")
_REACH = 6  # words behind a verb in which what it is done to is named


class Deed(Struct, frozen=True):
    """A verb of a deed in its clause. `passive`: what it is done to stands before it; `reduced`: without "was"."""

    scene: Scene
    previous: Scene | None
    row: DeedRow
    verb: re.Match[str]
    clause: Clause
    passive: bool
    reduced: bool


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """The deeds that one sentence tells of on a day; none under a picture, none that it doubts."""
    rows = deeds_for(scene.words) if not scene.caption else ()
    if not rows or INVERTED.match(scene.seen, scene.start, scene.end):
        return
    if scene.holds("doubted"):
        return
    taken: set[int] = set()  # verbs of which a row before has told: tanks that enter a town don't arrive there too
    for index in rows:
        row = deeds()[index]
        if any(needed and needed.isdisjoint(scene.words) for needed in (row.about, row.by)):
            continue
        for verb in scene.every(deed_phrases(index), scene.start, scene.end):
            clause = scene.clause_at(verb.start())
            undone = scene.first(cue_phrases("undone"), said_from(scene, clause), clause.end)
            if undone or scene.is_quoted(verb.start()) or verb.start() in taken:
                continue
            deed = _deed(scene, previous, row, verb)
            sighting = _sighting(deed, number) if deed else None
            if sighting:
                taken.add(verb.start())
                yield sighting


def _deed(scene: Scene, previous: Scene | None, row: DeedRow, verb: re.Match[str]) -> Deed | None:
    """The verb as a deed; `None` where it is an attribute, an aim, or what somebody could do."""
    before = scene.before(verb.start(), 40)
    led = before.rstrip()
    aimed = led.endswith(_AIMS)
    ahead = _AHEAD.search(before) if aimed and not _SOMES_PLAN.search(before) else None
    if _ATTRIBUTE.search(before, led.rfind(" ") + 1) or (led.endswith("being") and _FEARED.search(before)):
        return None
    if aimed and not ahead and _TO.search(before):
        return None
    if verb.group() in row.base and not ahead:
        return None
    start = behind_day(scene, verb.end())
    bare = not row.alone and _NO_OBJECT.match(scene.seen, start, scene.end) is not None
    passive = led.endswith(_PASSIVES) and _BE.search(before) is not None
    if bare and not passive and verb.group().split()[0] in pasts():
        return None  # "flew home on Friday": nobody was flown
    if (passive and row.noun.group == "arrival") or _NONE.match(scene.seen, verb.end()):
        return None  # "An accord was reached on Friday", "found no bodies"
    deed = Deed(scene, previous, row, verb, scene.clause_at(verb.start()), passive or bare, bare and not passive)
    of_body = _is_of_body(deed) if row.not_body or "Body" in row.objects else False
    taken = row.takes(_object(deed), named=passive or not bare)
    if row.by and row.by.isdisjoint(WORD.findall(last_subject(scene, deed.clause.start, verb.start()).lower())):
        return None
    return deed if (taken or of_body) and not (row.not_body and of_body) else None


def _is_of_body(deed: Deed) -> bool:
    """Whether it is done to a body: "joined the Lake Union", not "joined the Lake Union in calling for a truce"."""
    start, end = deed.verb.end(), deed.verb.end() + _TO_BODY
    bodies = (actor for actor in deed.scene.actors if actor.kind == "body" and start < actor.start <= end)
    return any(not _IN_DOING.match(deed.scene.seen, body.end) for body in bodies)


def _object(deed: Deed) -> list[str]:
    """The words around the verb that can name what it is done to: before a passive, or a verb without object."""
    scene, clause, verb = deed.scene, deed.clause, deed.verb
    if deed.row.told == _ITSELF:
        said = WORD.findall(last_subject(scene, *subject_span(scene, clause.start, verb.start())))
        fronted = next((d for d in scene.dates if clause.start <= d.excerpt.start < verb.start()), None)
        if fronted is None or deed.row.takes(said, named=True):
            return said
        return WORD.findall(last_subject(scene, *subject_at(scene, clause, verb, fronted)))
    if deed.passive or deed.row.alone:
        found = WORD.finditer(scene.seen, clause.start, verb.start())
        return [word.group() for word in found if not is_of_another(scene, clause.start, word.start())]
    start = behind_day(scene, verb.end())
    dates = [d.excerpt.start for d in scene.dates if d.excerpt.start >= start]
    end = min([clause.end, *dates])
    stop = _CIRCUMSTANCE.search(scene.seen, start, end)
    return WORD.findall(scene.seen, start, stop.start() if stop else end)[:_REACH]


def _sighting(deed: Deed, number: int) -> Sighting | None:
    scene, verb = deed.scene, deed.verb
    mention = _day(deed)
    said = told(scene, deed.clause, verb.span(), mention)
    if said is None or said.status not in ("held", "planned"):
        return None
    untold = None if deed.reduced else untold_day(scene, deed.previous, verb.start())
    when = said.when or untold
    if when is None or _is_vague(scene, when):
        return None
    parties, place, noun = _parties(deed), _place(deed), _noun(deed)
    named = deed.row.noun.head == "resignation" and _NAMED.match(scene.seen, deed.clause.start, verb.start())
    told_of = parties.participants or parties.people or noun.group == "ceasefire" or named
    if not (told_of or place or _is_of_doers(deed)):
        return None
    return Sighting(
        number, *verb.span(), noun, said.status, when, place, parties, _rule(noun),
        evidence=(scene.excerpt,), label=_label(deed),
    )  # fmt: skip


def _is_of_doers(deed: Deed) -> bool:
    """Whether those who stand before the verb are a kind of people, whoever they are: "two soldiers were arrested"."""
    start, end = deed.clause.start, deed.verb.start()  # "Five of the twelve people held there were freed"
    subject = deed.scene.seen[start:end] if deed.passive else last_subject(deed.scene, start, end)
    return has_doers(subject)


def _noun(deed: Deed) -> Noun:
    """The noun that the deed counts as: a ceasefire that takes effect, or runs out, is told of as one."""
    ceasefire = nouns()["ceasefire"]
    if deed.row.told and deed.row.alone and not set(ceasefire.words).isdisjoint(_object(deed)):
        return ceasefire
    return deed.row.noun


def _rule(noun: Noun) -> str:
    return "event.held" if noun.mode == "session" else f"event.act-{noun.group}"


def _is_vague(scene: Scene, when: When) -> bool:
    """Whether no day is told, but for what was long ago."""
    if when.first == when.last or when.grain == "day":
        return False
    return scene.published is None or scene.published - when.last < _LONG_AGO


def _day(deed: Deed) -> DateMention | None:
    """The date in the verb's clause, right behind it first; else one that opens the sentence.

    A participle has the one behind it alone: "today offered a list of soldiers captured in May".
    """
    scene, clause, end = deed.scene, deed.clause, deed.verb.end()
    told_on = list(scene.datable(starts=True))
    if deed.row.spoken:
        told_on += [d for d in scene.dates if d.role == "speech" and d.when]
    inside = [d for d in told_on if clause.start <= d.excerpt.start < clause.end]
    own = day_before_verb(scene, inside, deed.verb.start())
    if own:
        return own
    behind = [d for d in inside if d.excerpt.start >= end]
    if deed.reduced or behind:
        apart = (_ANOTHERS if deed.reduced else _NOT_TO_IT, _AND_ANOTHER)
        if deed.reduced and behind and _GOES_ON.match(scene.seen, behind[0].excerpt.end):
            return None  # "met relatives of those killed on Friday and said": that is the day of the meeting
        near = behind and not any(each.search(scene.seen, end, led_from(scene, behind[0])) for each in apart)
        return behind[0] if near else None
    if inside:
        return inside[-1]
    others = clause.opener in ("after", "because", "before", "that", "which", "who", "since")
    return None if others or SAYS.search(scene.before(clause.start, 8)) else fronted_day(scene)


def _parties(deed: Deed) -> Parties:
    """Who does it, and all whom its clause names around it."""
    scene, clause, verb = deed.scene, deed.clause, deed.verb
    named = between(scene.actors, verb.end(), clause.end)
    behind = tuple(a for a in named if a.form != "capital" and not tells_where(scene, a))
    near = near_subject(scene, clause.start, verb.start())
    if deed.passive:
        near = near or _owners(deed) or home(scene, clause.start, verb.start())
        doers = tuple(a.name for a in behind if _AGENT.search(scene.before(a.start, 60)))[:1]
        return Parties(doers, joined(doers, near, tuple(a.name for a in behind)))
    who = subjects(scene, clause.start, verb.start())
    doers = who.participants or near[-1:] or antecedents(scene, clause) or home(scene, clause.start, verb.start())
    if deed.row.told and not doers:  # "the duty on Chilean timber rose"
        subject = between(scene.actors, clause.start, verb.start())
        return Parties((), joined(tuple(a.name for a in (*subject, *behind) if a.form != "capital")), who.people)
    return Parties(doers, joined(doers, tuple(a.name for a in behind)), who.people)


def _owners(deed: Deed) -> tuple[str, ...]:
    """Whose "its convoy" is: the subject of the sentence, "The agency says that its convoy was stopped"."""
    scene, clause = deed.scene, deed.clause
    if clause.start == scene.start or not _ITS.match(scene.seen, clause.start, clause.end):
        return ()
    return near_subject(scene, scene.start, clause.start)[:1]


def _place(deed: Deed) -> str | None:
    """Where: a town behind the verb that the clause puts it in, or that the text knows as one; else one before it."""
    scene, clause = deed.scene, deed.clause
    town = _TOWN.match(scene.seen, deed.verb.end(), clause.end)
    if town:
        return town.group(1)
    to_place = deed.row.noun.group == "arrival" or deed.verb.group() in words("verbs", "shells")
    goal = _GOAL.match(scene.seen, deed.verb.end(), clause.end) if to_place else None
    known = {*(actor.start for actor in scene.actors), *(name.start for name in scene.names)} if goal else set()
    if goal and goal.start(1) not in known and not goal.group(1).endswith("'s"):
        return goal.group(1)
    named = places(scene, deed.verb.end(), clause.end) or towns_of_states(scene, deed.verb.end(), clause.end)
    if named:
        return named[0]
    for word in WORD.finditer(scene.seen, deed.verb.end(), clause.end):
        if word.group() in scene.whole.towns and not _AWAY.search(scene.before(word.start(), 12)):
            return word.group()
    towns = [p.name for p in scene.places if clause.start <= p.start < deed.verb.start()]
    return next(iter((*towns, *fronted_place(scene))), None)


def _label(deed: Deed) -> str | None:
    """What is done to what: "boats seized"; what the deed is called where that cannot be told; `None` for a session."""
    scene, row = deed.scene, deed.row
    if row.noun.mode == "session":
        return None
    done = deed.verb.group() if row.told == _ITSELF else row.told or row.done
    if row.whole:
        return _clause(deed) or row.noun.head
    if row.alone and row.objects:
        head = _object_with_name(_object(deed), row.objects)
    elif row.told:
        kept = WORD.findall(opening(scene, deed.clause.start, deed.verb.start()))
        head = _name_of_nobody(scene, kept) or head_of(kept)
    else:
        phrase = _subject(deed) if deed.passive else opening(scene, deed.verb.end(), deed.clause.end)
        start = behind_day(scene, deed.verb.end())
        named = "" if deed.passive else person_called(scene, start, phrase)  # "former President Ana Lang"
        head = named or _name_of_nobody(scene, WORD.findall(phrase)) or head_of(WORD.findall(phrase))
    if done is None or not is_telling(head):
        return row.noun.head
    return f"{head} {done}"


def _clause(deed: Deed) -> str:
    """Who did what to what, in words of the text: "Syrian troops crossed into Mali"; empty where it is tangled."""
    scene, verb = deed.scene, deed.verb
    who = subject_called(scene, *subject_at(scene, deed.clause, verb, None))
    town = _TOWN.match(scene.seen, verb.end(), deed.clause.end)
    what = town[1] if town else opening(scene, verb.end(), deed.clause.end).strip()
    plain = who and what and len(what.split()) <= _REACH and is_telling(what.rpartition(" ")[2])
    return f"{who} {verb.group()} {what}" if plain else ""


def _object_with_name(phrase: Sequence[str], objects: Container[str]) -> str:
    """The last word that is one of a row's, with the name that it ends: "Bolivar Tower"."""
    at = next((at for at in reversed(range(len(phrase))) if phrase[at].lower() in objects), None)
    if at is None or not phrase[at][0].isupper():
        return "" if at is None else phrase[at]
    start = next((n + 1 for n in reversed(range(at)) if phrase[n] == "The" or not phrase[n][0].isupper()), 0)
    return " ".join(phrase[start : at + 1])


def _name_of_nobody(scene: Scene, phrase: Sequence[str]) -> str:
    """A name of two words or three that is no person's, whole: "Bright Dawn"; of a person's the last says enough."""
    name = phrase[phrase[:1] == ["The"] :]
    if len(name) not in (2, 3) or not all(word[0].isupper() and not word.endswith("'s") for word in name):
        return ""
    whole = " ".join(name)
    borne = any(scene.seen.endswith(name[-1], mention.start, mention.end) for mention in scene.names)
    here = scene.seen.find(whole, scene.start, scene.end) >= 0  # else that of "she"
    return whole if here and not (borne or canonical(name[0])) else ""


def _subject(deed: Deed) -> str:
    """What a passive verb is said of."""
    scene, start = deed.scene, deed.clause.start
    be = _BE.search(scene.seen, start, deed.verb.start())
    end = be.start() if be else deed.verb.start()
    if scene.seen.endswith("and ", start, end):  # "She taught in Arica and was arrested"
        first = subject_at(scene, deed.clause, deed.verb, None)
        return meant_by(scene, *first) or last_subject(scene, *first)
    return last_subject(scene, start, end)
