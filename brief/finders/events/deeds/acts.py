"""Acts that a sentence tells of: a bill submitted, a mission suspended, a duty imposed; no sessions, no promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from brief.days import WEEKDAY
from brief.finders.events.rows import Act, Noun, acts, noun_of_word, nouns
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.parties import (
    Parties,
    antecedents,
    home,
    joined,
    near_subject,
    places,
    session_name,
    subjects,
)
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sentence.things import is_of_another, last_subject
from brief.finders.events.sightings import SAYS, Sighting, day_before_verb, fronted_day, told, untold_day
from brief.finders.events.words import Wordings, act_phrases, acts_for, any_of, beside, has_doers
from brief.model import ActorMention, DateMention

_APART = re.compile(
    r"[,;:]|\s-\s|\b(?:on|in|that|at|after|amid|because|before|following|when|while|and\s\w+ed)\b|^\s*by\b"
)
_FOR = re.compile(r"\bfor\s(?:the\s)?$")
_OF = re.compile(r"\b(?:for|from|of|to)\b")
_ON = re.compile(r"\bon\s+$")
_PASSIVE = re.compile(r"(?:\b(?:was|were|been|being)|,|\s-)\s*(?:\w+ly\s+)?$|\b(?:it|they)\s+(?:had\s+)?$")
_NO_OBJECT = re.compile(rf"\s+(?:at|by|earlier|in|last|late|on|this|today|yesterday|{WEEKDAY})\b")
_RELATIVE = re.compile(r",?\s+(?:which|that|it)\b")
_AGENTLESS = re.compile(r"\b(?:was|were|been)\b")
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_JOINED_AIM = re.compile(r"\bto\s+[a-z]+\b[^;:]*\band\s+$")
_IT = re.compile(r"\b(?:it|It)\s+(?:has\s+|had\s+)?$")
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n)(?:The\s+)?$")
_PLACED = frozenset(["passage", "release"])  # acts that a place makes certain where nobody is said to do them
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+$")
_PAST_BREAK = re.compile(r"[;:]|\s-\s")
_TO_WHOM = re.compile(r"\b(?:to|with|against|and)\s+(?:the\s+)?$")
_ON_WHOM = re.compile(r"\b(?:to|with|against|and|on)\s+(?:the\s+)?$")
_ORGAN = re.compile(
    r"\b(?:to|in|by|through|before)\s+(?:the\s+)?"
    r"((?:[A-Z]\w+\s+)?(?:Senate|Parliament|Congress|Duma|Knesset|Bundestag|House|Assembly))\b"
)
_TITLE = re.compile(r"(?:[A-ZÀ-Þ][\w-]+\s+){1,5}[A-Z]\w+$")  # "the Lima Protocol"
_AT_THE_START = re.compile(
    r"\W*(?:At the (?:start|beginning|opening|outset|end) of|Before|Ahead of|Even before|During)\b"
)
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?|[A-ZÀ-Þ][\w'-]+")
_OF_BODY = re.compile(rf"\s(?!No\b|{WEEKDAY})([A-ZÀ-Þ][a-z]+)")
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$")
_NO_VERB = re.compile(  # "close to the border" of Peru, "sent the envoys home"
    r"(?:close\s(?:by|to)|sen[dt]\s[^.,;:]{2,40}?\s(?:back|home|packing))\b"
)
_HAS_BEEN = re.compile(r"\b(?:has|have) been\b")


class Deed(Struct, frozen=True):
    """A verb that does something to a noun. `previous`: the sentence before, which "the bill" may lean on."""

    scene: Scene
    previous: Scene | None
    act: Act
    verb: re.Match[str]
    thing: re.Match[str]
    clause: Clause

    @property
    def noun(self) -> Noun:
        """The row of the thing's noun."""
        return noun_of_word()[self.thing.group().lower()]

    @property
    def is_passive(self) -> bool:
        """Whether the thing stands before its verb."""
        return self.thing.start() < self.verb.start()


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """The acts that one sentence tells of; none under a picture."""
    taken: set[int] = set()
    for index in acts_for(scene.words) if not scene.caption else ():
        act, (verbs, heads) = acts()[index], act_phrases(index)
        for verb in scene.every(verbs, scene.start, scene.end):
            told_of = not (scene.is_quoted(verb.start()) or _NO_VERB.match(scene.seen, verb.start()))
            thing = _thing(scene, verb, heads) if told_of and verb.start() not in taken else None
            if thing is None or scene.is_quoted(thing.start()) or _is_name(scene, thing):
                continue
            if act.own and not _is_own(scene, verb, thing):
                continue
            sighting = _sighting(Deed(scene, previous, act, verb, thing, scene.clause_at(verb.start())), number)
            if sighting:
                taken.add(verb.start())
                yield sighting
    yield from _since(scene, number)


def _is_own(scene: Scene, verb: re.Match[str], thing: re.Match[str]) -> bool:
    """Whether a verb's noun is what it does: no "end to duties", no bank "with assets, announced a merger"."""
    if thing.start() < verb.start():
        gap = scene.seen[thing.end() : verb.start()]
        return _AGENTLESS.search(gap) is not None or _RELATIVE.match(gap) is not None
    return _OF.search(scene.seen, verb.end(), thing.start()) is None


def _is_name(scene: Scene, thing: re.Match[str]) -> bool:
    """Whether a noun is of somebody's name: "Bill Clinton" is no bill, "the Truce Observation Corps" no truce."""
    behind = _OF_BODY.match(scene.seen, thing.end()) if thing.group()[0].isupper() else None
    if behind and behind.group(1).lower() not in noun_of_word():
        return True
    people = (n.person for n in scene.names if n.start <= thing.start() < n.end and n.person is not None)
    return any(scene.marked.people[person].name.startswith(f"{thing.group()} ") for person in people)


def _thing(scene: Scene, verb: re.Match[str], heads: Wordings) -> re.Match[str] | None:
    """The noun that the verb has as object, or that stands before it in the passive or before ", which A submitted"."""
    after = scene.first(heads, verb.end(), min(scene.end, verb.end() + 70))
    gap = _gap(scene, verb.end(), after.start()) if after else ""
    if after and not (_APART.search(gap) or beside("not_themselves").search(gap)):
        return after
    before = list(scene.every(heads, max(scene.start, verb.start() - 90), verb.start()))
    if not before:
        return None
    gap = scene.seen[before[-1].end() : verb.start()]
    if is_of_another(scene, scene.start, before[-1].start()):
        return None  # "a video of the hostages was released"
    reduced = gap == " " and _NO_OBJECT.match(scene.seen, verb.end(), scene.end)  # "the truce signed in Lima"
    return before[-1] if reduced or _PASSIVE.search(gap) or _RELATIVE.match(gap) else None


def _gap(scene: Scene, start: int, end: int) -> str:
    """What stands between a verb and its noun, but for a day: "threatened on Tuesday to impose new sanctions"."""
    for mention in scene.dates:
        if start < mention.excerpt.start and mention.excerpt.end <= end:
            lead = _ON.search(scene.seen, start, mention.excerpt.start)
            return (
                scene.seen[start : lead.start() if lead else mention.excerpt.start]
                + scene.seen[mention.excerpt.end : end]
            )
    return scene.seen[start:end]


def _sighting(deed: Deed, number: int) -> Sighting | None:
    """The act, where somebody is said to do it on some day; `None` for what is only wished, or done by nobody known."""
    scene, noun = deed.scene, deed.noun
    said = told(scene, deed.clause, deed.verb.span(), _day(deed))
    if said is None or said.status == "imagined" or (said.status == "held" and _is_aim(deed)):
        return None
    relational = said.when is None and _AT_THE_START.match(scene.seen, scene.start, scene.end) is not None
    when = said.when or (None if relational else untold_day(scene, deed.previous, deed.verb.start()))
    if not (when or relational or noun.group == "bill"):
        return None
    doers, document = _doers(deed), _document(deed)
    unsaid = noun.group != "bill" and not (doers.participants or doers.people)
    doers = _sitting(deed) if unsaid and deed.is_passive and not document else doers
    placed = noun.group in _PLACED or unsaid
    place = next(iter(places(scene, deed.verb.end(), deed.clause.end)), None) if placed else None
    place = place or _known_place(deed)
    known = doers.participants or doers.people or document or place or _is_of_doers(deed) or _is_between(deed)
    if not known and noun.group != "bill":
        return None
    organ = _ORGAN.search(scene.seen, deed.verb.start(), min(scene.end, deed.verb.end() + 60))
    parties = Parties(
        organisers=doers.participants,
        participants=joined(doers.participants, _targets(deed)),
        people=doers.people,
        name=organ.group(1) if organ else document,
    )
    noun = replace(noun, kind=deed.act.kind or noun.kind, group=deed.act.group or noun.group)
    return Sighting(
        number, *deed.thing.span(), noun, said.status, when, place, parties, f"event.act-{noun.group}",
        backward=relational, evidence=(scene.excerpt,), label=deed.act.named(document or deed.thing.group().lower()),
    )  # fmt: skip


def _is_between(deed: Deed) -> bool:
    """Whether it is told between whom something was agreed: "was reached between the heads of the border services"."""
    between_ = deed.noun.group in ("agreement", "ceasefire") and deed.is_passive
    return between_ and re.search(r"\bbetween\b", deed.scene.seen[deed.verb.end() : deed.clause.end]) is not None


def _is_of_doers(deed: Deed) -> bool:
    """Whether a kind of people does it, whoever they are: "The delegations signed a truce on Monday"."""
    return not deed.is_passive and has_doers(last_subject(deed.scene, deed.clause.start, deed.verb.start()))


def _known_place(deed: Deed) -> str | None:
    """A town of the text that an act goes to or is done at: "closed the Tana bridge", "sent troops to Tana"."""
    if deed.noun.group not in (*_PLACED, "troops", "emergency", "fee"):
        return None
    words = _CAPITALISED.findall(deed.scene.seen, deed.verb.end(), deed.clause.end)
    return next((word for word in words if word in deed.scene.whole.towns), None)


def _is_aim(deed: Deed) -> bool:
    """Whether the verb only says what for ("agreed to exchange prisoners"), or is a gerund that may not be done."""
    before = deed.scene.seen[deed.clause.start : deed.verb.start()]
    joined = _JOINED_AIM.search(before) is not None and _is_bare(deed)
    return (
        before.endswith("to ")
        or joined
        or (
            deed.verb.group().endswith("ing")
            and " " not in deed.verb.group()
            and not before.endswith("by ")
            and deed.act.verbs[0] != "drafted"
        )
    )


def _is_bare(deed: Deed) -> bool:
    """Whether the verb stands as behind "to": "release", of which "released" is the past."""
    word = deed.verb.group()
    return any(other != word and other.startswith(word) for other in deed.act.verbs)


def _document(deed: Deed) -> str | None:
    """The name of a thing that has one: "Tromso Protocol"."""
    if not deed.thing.group()[0].isupper():
        return None
    title = _TITLE.search(deed.scene.before(deed.thing.end(), 60))
    return title.group().removeprefix("The ") if title else None


def _day(deed: Deed) -> DateMention | None:
    """The date of an act: in its clause, nearest behind its verb; else the one that opens the sentence."""
    clause = deed.clause
    told_on = list(deed.scene.datable(starts=True))
    if deed.act.own:  # the day of announcing, or of answering, is that of the act
        told_on += [d for d in deed.scene.dates if d.role == "speech" and d.when]
    inside = [d for d in told_on if clause.start <= d.excerpt.start < clause.end]
    behind = [d for d in inside if d.excerpt.start >= deed.verb.end()]
    if inside:
        return day_before_verb(deed.scene, inside, deed.verb.start()) or (behind or inside[-1:])[0]
    others = clause.opener in ("after", "because", "before") or SAYS.search(deed.scene.before(clause.start, 8))
    return None if others else fronted_day(deed.scene)


def _doers(deed: Deed) -> Parties:
    """Who does it: the agent, the subject, what "it" stands for; else the state whose lawmakers are named."""
    scene = deed.scene
    agents = [
        a for a in between(scene.actors, deed.verb.end(), deed.clause.end) if _BY.search(scene.before(a.start, 8))
    ]
    if agents:
        return Parties((), (agents[0].name,))
    agentless = deed.is_passive and _AGENTLESS.search(scene.seen, deed.thing.end(), deed.verb.start())
    if not agentless:
        start = deed.thing.end() if deed.is_passive else deed.clause.start
        who = subjects(scene, start, deed.verb.start())
        who = who if who.participants or who.people else _it(deed)
        if who.people and not who.participants:  # "Ana Lang for the government and Bo Berg for the League"
            sides = tuple(
                a.name for a in between(scene.actors, start, deed.verb.start()) if _FOR.search(scene.before(a.start, 9))
            )
            who = replace(who, participants=sides)
        if who.participants or who.people:
            return who
        near = near_subject(scene, start, deed.verb.start())[-1:] or antecedents(scene, deed.clause)
        near = near or home(scene, start, deed.verb.start())
        if near:
            return Parties((), near)
    return Parties((), _lawmakers(deed))


def _it(deed: Deed) -> Parties:
    """For "it suspended": an actor before it in the sentence, else the last that opens a sentence of the paragraph."""
    scene = deed.scene
    if not _IT.search(scene.seen[deed.clause.start : deed.verb.start()]):
        return Parties()
    earlier = between(scene.actors, scene.start, deed.verb.start())
    if earlier:
        return Parties((), (earlier[0].name,))
    start = scene.seen.rfind("\n", 0, scene.start) + 1
    opening = [a for a in scene.marked.actors if start <= a.start < scene.start and _opens_sentence(scene, a, start)]
    return Parties((), (opening[-1].name,)) if opening else Parties()


def _opens_sentence(scene: Scene, actor: ActorMention, start: int) -> bool:
    if actor.form not in ("name", "metonym", "noun"):
        return False
    return actor.start == start or _OPENS.search(scene.seen[max(start, actor.start - 8) : actor.start]) is not None


def _sitting(deed: Deed) -> Parties:
    """The body that adopts what "was adopted": the one that the sentence before tells of, where it is one that sits."""
    if deed.act.done != "adopted" or deed.previous is None:
        return Parties()
    bodies = [a.name for a in deed.previous.actors if a.kind == "body" and session_name(deed.previous, a)]
    return Parties(tuple(bodies[-1:]), tuple(bodies[-1:]))


def _lawmakers(deed: Deed) -> tuple[str, ...]:
    """The state whose lawmakers the sentence names, or the one before it where "the bill" leans on that."""
    leans = _DEFINITE.search(deed.scene.before(deed.thing.start(), 6)) is not None
    for scene in (deed.previous if leans else None, deed.scene):
        named = [a.name for a in scene.actors if beside("lawmakers").match(scene.seen, a.end)] if scene else []
        if named:
            return (named[0],)
    return ()


def _targets(deed: Deed) -> tuple[str, ...]:
    """Whom the act is done to, or with whom: "sanctions on Chile", "two Chilean diplomats"."""
    scene, start = deed.scene, deed.verb.end()
    stop = _PAST_BREAK.search(scene.seen, start, deed.clause.end)
    behind = between(scene.actors, start, stop.start() if stop else deed.clause.end)
    pattern = _ON_WHOM if deed.noun.group in ("blockade", "sanctions") else _TO_WHOM
    whose = [a.name for a in scene.actors if a.form == "demonym" and 0 < deed.thing.start() - a.end < 3]
    told = (*whose, *(a.name for a in behind if pattern.search(scene.before(a.start, 12))))
    return told or (home(scene, deed.clause.start, deed.verb.start()) if deed.noun.does_harm else ())


def _since(scene: Scene, number: int) -> Iterator[Sighting]:
    """What has gone on since some time: "has been involved in a military build-up since late autumn"."""
    for mention in scene.dates if _lasting().opens(scene.words) else ():
        since = mention.modifier == "START" or _SINCE.search(scene.before(mention.excerpt.start, 16))
        if mention.when is None or not since:
            continue
        clause = scene.clause_at(mention.excerpt.start)
        for match in scene.every(_lasting(), clause.start, mention.excerpt.start):
            who = subjects(scene, clause.start, match.start())
            if who.participants and _HAS_BEEN.search(scene.seen, clause.start, match.start()):
                parties = Parties(who.participants, who.participants)
                yield Sighting(
                    number, *match.span(), nouns()["deployment"], "held", mention.when, None, parties, "event.since",
                    backward=True, evidence=(scene.excerpt,),
                )  # fmt: skip


@cache
def _lasting() -> Wordings:
    """The nouns of military acts that may go on for months."""
    return any_of(nouns()["deployment"].words)
