"""Answers to demands: who accepts, refuses or offers to discuss them, and how that leaves them standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from brief import topics
from brief.actors import canonical
from brief.finders.demands import clauses, parties, unasked
from brief.finders.demands.asks import Ask, is_guarded, is_told_to, may_speak
from brief.finders.demands.frames import Answer, answers_of, beside, listed, word, words
from brief.finders.demands.gate import BACK
from brief.finders.demands.references import Answering, Told, meant, owners
from brief.finders.demands.responses import Response, responses
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party, is_court
from brief.finders.demands.verbs import Group, group_before
from brief.lexicon import load
from brief.model import Sentence, Stance, Standing
from brief.text import Span


class Reply(Struct, frozen=True):
    """An answer as one text tells it: its words, whose it is, which demands it means, how it leaves them.

    `leans`: it means demands of an earlier sentence ("these proposals").
    """

    start: int
    end: int
    sentence: Sentence
    by: Party
    to: tuple[Ask, ...]
    of: tuple[str, ...]
    stance: Stance
    standing: Standing
    rule: str
    leans: bool = False


_IMAGINED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Uu]ntil|[Oo]nce|[Ww]hether)\s[^,;:\"]{1,50}$")
_FELL = re.compile(r"\s+(?:by |from |nearly |to |about )*\$?\d")  # "dropped 2 points"
_NO_OBJECT = re.compile(r"\s*(?:having|he|it|she|that|there|they|to|we|\w+ing)\b")
_ASKED_TO = re.compile(
    r"(?<!agreed )(?<!chose )(?<!decided )(?<!moved )(?<!prepared )(?<!ready )(?<!voted )(?<!willing )\bto\s+$"
)
_NOBODY = Party(0, 0, ())
_KINDS = ("asked", "given", "talk", "wanted")
_ANY = re.compile(
    r"any\s(?:[\w'-]+\s){0,2}?(?!\w*(?:blame|charge|claim|comment|criticism|doubt|link|role|suggestion))[a-z]{4,}"
)
_TALKS = re.compile(  # not to talk is how a party meets demands, and none of its own
    r"(?:to )?(?:(?:an?|any|direct|further|more|new|the)\s){0,2}(?:dialogue|discuss|meet|negotiat|talk)\w*\b"
)
_WHERE = re.compile(r"(?:after|as|at|before|by|during|for|from|in|on|under|when|with)\b")  # "had rejected in May"
_BARE = re.compile(r"(?:to )?\w+")  # "refused to pay"
_CHARGE = re.compile(  # what is denied, and wasn't asked for
    r"(?:[\w'-]+\s){0,4}?(?:accusations?|allegations?|charges?|complaints?|criticisms?|reports?|rumou?rs?|suggestions?)\b"
)
_AGAINST = re.compile(  # "approved a resolution condemning the call"
    r"\s*(?:an?|the)\s(?:[\w-]+\s){1,3}?(?:against|condemning|critici[sz]ing|denouncing|opposing|rejecting)\b"
)
_DOING = re.compile(r"^(?P<verb>[a-z]{2,})ing\s(?P<rest>.*)$", re.DOTALL)
_WEAK = frozenset("could may might should must can".split())
_BY = re.compile(r"(?:\s+\w+ly)?\s+by\s+(?:(?:the|both|all|some|many|most|\d+)\s+)*")
_IN_PLACE = re.compile(r"\s+(?:(?:both|either)\s+)?(?:in|for|to)\s+(?:both\s+)?")
_COPULA = re.compile(r"\b(?:is|are|was|were|remains?|been|as|considered|called)\s+(?:(?!not\b)\w+\s+){0,2}$")
_REFERRING = re.compile(r",?\s*\"?,?\s+(?:referring|in reference|alluding|in response|responding)\s+to\s")
_PASSIVE = re.compile(r"\s+be\s+(?:\w+ly\s+)?([a-z]{4,})")
_PRONOUN = re.compile(r"\b(?:he|it|she|that|they|this)\s+$", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?!(?:said|says|that|their|they|this|told|with)\b)[a-z]{4,}")
_NOT = re.compile(r"\b(?:not|never|no|cannot)\b|n't\b")
_AND_ALSO = re.compile(r"[a-z]+(?:s|ed)\b[^,]*,?(?:\s(?:and|but))?\s$")
_SHORT_LEAD = re.compile(
    r"(?:(?:the|all|both|some|most|many|but|however|and|yet|still|meanwhile|so far|on \w+day|\d+)\b[\s,]*)*",
    re.IGNORECASE,
)


def find(here: Scene, sentences: Sequence[Sentence], asks: Sequence[Ask]) -> Iterator[Reply]:
    """The answers in some sentences of a text to the demands that were found in it, in order."""
    told = Told.of(here, asks)
    for sentence in sentences:
        rows = here.rows[sentence.start]
        for answer in answers_of(rows):
            for cue in answer.cue.finditer(here.seen, sentence.start, sentence.end):
                if (reply := _answered(here, sentence, answer, cue, told)) is not None:
                    yield reply
        if "verdicts" in rows:
            yield from _verdicts(here, sentence, told)
        if "quoted" in rows:
            yield from _quoted(here, sentence, told)
        if "unwilling" in rows:
            yield from _unwilling(here, sentence, told)
        if "neither" in rows:
            yield from _neither(here, sentence, told)
        if "closed" in rows:
            yield from _closed(here, sentence, told)
        if "firm" in rows:
            yield from _firm(here, sentence)
        yield from (_as_reply(one) for one in responses(here, sentence, told))


def _as_reply(found: Response) -> Reply:
    stances: dict[Standing, Stance] = {"rejected": "rejection", "open": "position"}
    stance = stances.get(found.standing, "offer")
    of = _each(ask.by.names for ask in found.to)
    return Reply(*found.span, found.sentence, found.by, found.to, of, stance, found.standing, found.rule, leans=True)


def _answered(here: Scene, sentence: Sentence, answer: Answer, cue: re.Match[str], told: Told) -> Reply | None:
    group = group_before(here.seen, sentence.start, cue.start())
    if group.negated is not answer.negated or _WEAK & set(group.words):
        return None
    passive = _is_passive(group, answer, cue)
    if _is_asked_itself(here, sentence, answer, group, cue):
        return None
    by = _agent(here, sentence, cue.end()) if passive else _answerer(here, sentence, group, cue)
    if by is None or by.observer or (by.names and not may_speak(here, by)) or is_court(by):
        return None  # a court that rejects an appeal answers no demand
    if is_guarded(here, sentence, group, by if by.end else None):
        return None
    behind = clauses.clause(here.seen, cue.end(), sentence.end)
    region = (sentence.start, group.start) if passive else behind
    answering = Answering(
        sentence, cue.start(), region, by, answer.standing == "withdrawn", answer.standing == "promised", answer.bare
    )
    to, leans = meant(here, answering, told)
    if _is_of_no_demand(here, answer, cue, behind, (bool(to), leans)):
        return None
    of = owners(here, answering) or _each(ask.by.names for ask in to)
    rule = f"answer.{answer.id}"
    if (
        not to
        and not (of and by.names)
        and ("would" in group.words or not _is_of_another_text(here, answer, by, cue, behind))
    ):
        if answer.id != "reject" or not unasked.tells(here, sentence, by, region):
            return None
        rule = "answer.unasked-firm" if _is_refusal_to(here, cue) else "answer.unasked"
    start = group.start
    if passive:
        start = sentence.start if leans or not to else group.start
    elif group.passive or not cue.group().endswith("ing"):
        start = _with_subject(here, sentence, group, by)
    span = _without_marks(here.seen, start, max(behind[1], cue.end()))
    return Reply(*span, sentence, by, to, of, answer.stance, answer.standing, rule, leans)


def _is_refusal_to(here: Scene, cue: re.Match[str]) -> bool:
    """Whether somebody's "refusal to" do what others ask of a party is told."""
    to = cue.group() == "refusal" and here.seen.startswith(" to ", cue.end())
    return to and unasked.is_firm(here, cue.end() + len(" to "))


def _is_asked_itself(here: Scene, sentence: Sentence, answer: Answer, group: Group, cue: re.Match[str]) -> bool:
    """Whether somebody is only told or asked to answer so, or a price falls ("dropped 2 points")."""
    if answer.id in ("drop", "reject") and is_told_to(here, sentence, group):
        return True
    if answer.id in ("accept", "agree"):
        return _ASKED_TO.search(here.seen, sentence.start, group.start) is not None
    return answer.id == "drop" and _FELL.match(here.seen, cue.end(), sentence.end) is not None


def _is_of_no_demand(here: Scene, answer: Answer, cue: re.Match[str], behind: Span, to: tuple[bool, bool]) -> bool:
    """Whether what is denied, refused or approved is no demand: a charge, a rumour, a motion against one.

    `to`: whether a demand is known that it answers, and whether that stands in an earlier sentence.
    """
    if cue.group().startswith("den") and not all(to) and not beside("put_to").match(here.seen, behind[0]):
        return True
    if answer.id == "accept":
        return _AGAINST.match(here.seen, *behind) is not None
    charged = _CHARGE.match(here.seen, *behind) or unasked.is_claim(here, behind)
    return answer.id == "reject" and not to[0] and bool(charged)


def _is_of_another_text(here: Scene, answer: Answer, by: Party, cue: re.Match[str], behind: Span) -> bool:
    """Whether an answer tells by its topic what it answers, though this text doesn't tell who asked for it."""
    told = answer.id == "reject" and by.names and not cue.group().endswith(("refusal", "rejection"))
    if told and _is_refused(here, behind, denied=cue.group().startswith("den")):
        return True
    if answer.id not in ("accept", "reject") or not by.names or here.named.isdisjoint(by.names):
        return False
    if _NO_OBJECT.match(here.seen, behind[0] - 1, behind[1]):
        return False
    return any(not topics.is_general(topic) for topic in topics.find(here.seen[behind[0] : behind[1]]))


def _is_refused(here: Scene, behind: Span, *, denied: bool) -> bool:
    """Whether something is refused that a party can be asked for ("any fine", "to pay the fine", "the deadline").

    What is `denied` is so only by what was put ("denied the request"), not as "denied paying".
    """
    text = here.seen[behind[0] : behind[1]].strip()
    if beside("put_to").match(text) or (_ANY.match(text) and not denied and not _TALKS.match(text)):
        return True
    if denied or _BARE.fullmatch(text) or _WHERE.match(text) or _TALKS.match(text):
        return False
    plain = [text, *(f"{doing['verb']}{e} {doing['rest']}" for doing in _DOING.finditer(text) for e in ("", "e"))]
    return any(words(name).match(one) for name in _KINDS for one in plain)


def _answerer(here: Scene, sentence: Sentence, group: Group, cue: re.Match[str]) -> Party | None:
    """Who answers: the subject, a time or place between it and the verb left aside, or the owner of a refusal."""
    if cue.group().endswith(("refusal", "rejection")):
        return parties.possessor(here, sentence, cue.start())
    return parties.subject(here, sentence, group.start)


def _is_passive(group: Group, answer: Answer, cue: re.Match[str]) -> bool:
    return group.passive and cue.group().lower().endswith(("ed", "down", "out")) and answer.id != "discuss"


def _agent(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who is behind a passive: "dismissed by officials"; nobody, where it isn't told; `None`: no party."""
    match = _BY.match(here.seen, at, sentence.end)
    if match is None:
        return _NOBODY
    behind = [party for party in here.within(match.end() - 4, sentence.end) if party.start <= match.end()]
    if behind:
        return behind[0]
    return _NOBODY if here.actors(match.end(), min(sentence.end, match.end() + 40)) else None


def _with_subject(here: Scene, sentence: Sentence, group: Group, by: Party) -> int:
    """Where the answer's words begin: with its subject where that stands close before, else with the verb."""
    if not (sentence.start <= by.start < group.start and group.start - by.end < 60):
        return group.start
    if _AND_ALSO.search(here.seen, by.end, group.start):
        return group.start  # the subject has another verb before
    first = sentence.start + (here.seen[sentence.start] == '"')
    lead = _SHORT_LEAD.match(here.seen, first, by.start)
    return first if lead and lead.end() == by.start else by.start


def _without_marks(seen: str, start: int, end: int) -> Span:
    while start < end and seen[start] in ' ",.':
        start += 1
    while end > start and seen[end - 1] in " ,.":
        end -= 1
    return start, end


def _each(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in names for name in one))


def _verdicts(here: Scene, sentence: Sentence, told: Told) -> Iterator[Reply]:
    """ "... are non-starters in Washington": what is said of demands named before it in the sentence."""
    table: tuple[tuple[Standing, Stance], ...] = (("rejected", "rejection"), ("open", "position"))
    asks = told.by_sentence.get(sentence.start, ())
    if not asks:
        for span, by in unasked.inadmissible(here, sentence):
            span = _without_marks(here.seen, *span)
            yield Reply(*span, sentence, by, (), (), "rejection", "rejected", "answer.unasked")
    for standing, stance in table if asks else ():
        for match in listed("verdicts", standing).finditer(here.seen, sentence.start, sentence.end):
            to = tuple(ask for ask in asks if ask.end <= match.start())
            if not to or not _COPULA.search(here.seen, max(sentence.start, match.start() - 40), match.start()):
                continue
            behind = _IN_PLACE.match(here.seen, match.end(), sentence.end)
            by = _named_behind(here, behind.end(), sentence.end) if behind else _NOBODY
            if set(by.names) & set(to[0].by.names):
                continue
            end = clauses.clause(here.seen, match.start(), sentence.end)[1]
            yield Reply(match.start(), end, sentence, by, to, to[0].by.names, stance, standing, "answer.verdict")


def _named_behind(here: Scene, at: int, limit: int) -> Party:
    """The parties named right behind, capitals standing for governments that the text names elsewhere."""
    names: list[str] = []
    for actor in here.actors(at, min(limit, at + 40)):
        name = canonical(actor.name) if actor.form in ("capital", "metonym") else actor.name
        if name and (actor.form == "name" or name in here.named):
            names.append(name)
    return Party(at, at, tuple(dict.fromkeys(names)))


def _quoted(here: Scene, sentence: Sentence, told: Told) -> Iterator[Reply]:
    """Spoken words that the text says refer to a demand ("..., referring to the demand for ...")."""
    asks = told.by_sentence.get(sentence.start, ())
    for match in _REFERRING.finditer(here.seen, sentence.start, sentence.end) if asks else ():
        to = tuple(ask for ask in asks if ask.cue >= match.start())
        spoken = here.quote_at(match.start() - 1)
        by = parties.attributed(here, sentence)
        if not to or not spoken or by is None or by.observer or set(by.names) & set(to[0].by.names):
            continue
        start, end = _without_marks(here.seen, max(spoken[0], sentence.start), min(spoken[1], match.start()))
        stance: Stance = "rejection" if _NOT.search(here.seen, start, end) else "position"
        standing: Standing = "rejected" if stance == "rejection" else "open"
        yield Reply(start, end, sentence, by, to, to[0].by.names, stance, standing, "answer.quoted")


def _unwilling(here: Scene, sentence: Sentence, told: Told) -> Iterator[Reply]:
    """ "The army will not leave the town": what was asked of a party it says, or is said, not to do."""
    for match in word(load("en/demands")["unwilling"]["forms"]).finditer(here.seen, sentence.start, sentence.end):
        by = parties.subject(here, sentence, match.start())
        within = any(ask.start <= match.start() < ask.end for ask in told.by_sentence.get(sentence.start, ()))
        if not within and (reply := _not_done(here, sentence, match, told)) is not None:
            yield reply
            continue
        if within or by is None or by.observer or not by.names or not may_speak(here, by):
            continue
        said = parties.attributed(here, sentence)
        behind = clauses.clause(here.seen, match.end(), sentence.end)
        if is_guarded(here, sentence, group_before(here.seen, sentence.start, match.start()), by):
            continue
        to, leans = meant(here, Answering(sentence, match.start(), (match.end(), behind[1]), by), told)
        to = tuple(ask for ask in to if ask.stance not in ("threat", "offer") and _is_asked(ask, by, said))
        if to:
            start = _with_subject(here, sentence, group_before(here.seen, sentence.start, match.start()), by)
            span = _without_marks(here.seen, start, max(behind[1], match.end()))
            of = _each(ask.by.names for ask in to)
            yield Reply(*span, sentence, by, to, of, "rejection", "rejected", "answer.unwilling", leans)
        elif unasked.is_own_word(by, said) and unasked.tells(here, sentence, by, (match.end(), behind[1])):
            span = _without_marks(here.seen, match.start(), max(behind[1], match.end()))
            rule = "answer.unasked-firm" if unasked.is_firm(here, match.end()) else "answer.unasked-act"
            yield Reply(*span, sentence, by, (), (), "rejection", "rejected", rule)


def _not_done(here: Scene, sentence: Sentence, match: re.Match[str], told: Told) -> Reply | None:
    """ "The drivers would not be released, he said": what was asked for shortly before is not done to its object."""
    passive = _PASSIVE.match(here.seen, match.end(), sentence.end)
    said = parties.attributed(here, sentence) if passive else None
    if passive is None or said is None or said.observer or not said.names or not may_speak(here, said):
        return None
    subject = here.seen[max(sentence.start, match.start() - 80) : match.start()]
    verb = passive.group(1)[: max(4, len(passive.group(1)) - 3)]
    for step in range(0, -BACK - 1, -1):
        one = here.neighbour(sentence, step)
        if one is None:
            return None
        for ask in reversed(told.by_sentence.get(one.start, ())):
            words = here.seen[ask.start : ask.end].lower()
            if ask.end > match.start() or ask.stance in ("threat", "offer") or set(ask.by.names) & set(said.names):
                continue
            if not re.search(rf"\b{verb}", words) or (ask.of and not set(ask.of) & set(said.names)):
                continue
            if (step > -3 and _PRONOUN.search(subject)) or set(_OBJECT.findall(subject.lower())) & set(words.split()):
                end = clauses.clause(here.seen, passive.end(), sentence.end)[1]
                start = max(sentence.start, match.start() - len(subject.rpartition(",")[2].lstrip()))
                span = _without_marks(here.seen, start, max(end, passive.end()))
                of = ask.by.names
                return Reply(*span, sentence, said, (ask,), of, "rejection", "rejected", "answer.not-done", True)
    return None


def _is_asked(ask: Ask, by: Party, said: Party | None) -> bool:
    """Whether a party may refuse for those asked: not in the words of who asks, nor for a third one."""
    if said and set(said.names) & set(ask.by.names):
        return False
    return not ask.of or bool(set(ask.of) & {*by.names, *(said.names if said else ())})


def _neither(here: Scene, sentence: Sentence, told: Told) -> Iterator[Reply]:
    """ "Neither replied": what was asked of both right before is left without an answer."""
    for match in beside("neither_answered").finditer(here.seen, sentence.start, sentence.end):
        span = (match.end(), clauses.clause(here.seen, match.end(), sentence.end)[1])
        to, _ = meant(here, Answering(sentence, match.start(), span, _NOBODY), told)
        if to:
            of = _each(ask.by.names for ask in to)
            yield Reply(
                match.start(), match.end(), sentence, _NOBODY, to, of, "position", "open", "answer.neither", True
            )


def _closed(here: Scene, sentence: Sentence, told: Told) -> Iterator[Reply]:
    """ "Recalled that the calendar cannot be reopened": the matter that was asked for right before is closed."""
    for match in word(load("en/demands")["closed"]["forms"]).finditer(here.seen, sentence.start, sentence.end):
        by = parties.attributed(here, sentence) or parties.leading(here, sentence, match.start())
        if by is None or by.observer or not may_speak(here, by):
            continue
        answering = Answering(sentence, match.start(), (match.end(), match.end()), by)
        to, _ = meant(here, answering, told)
        if to and by.names:
            start = _with_subject(here, sentence, group_before(here.seen, sentence.start, match.start()), by)
            span = _without_marks(here.seen, sentence.start if start == match.start() else start, match.end())
            of = _each(ask.by.names for ask in to)
            yield Reply(*span, sentence, by, to, of, "rejection", "rejected", "answer.closed", True)


def _firm(here: Scene, sentence: Sentence) -> Iterator[Reply]:
    """A party that stands by its own demands."""
    for match in word(load("en/demands")["firm"]["pattern"]).finditer(here.seen, sentence.start, sentence.end):
        group = group_before(here.seen, sentence.start, match.start())
        by = parties.subject(here, sentence, group.start)
        imagined = _IMAGINED.search(here.seen, max(sentence.start, group.start - 60), group.start)
        if by is not None and by.names and may_speak(here, by) and not imagined:
            end = max(clauses.clause(here.seen, match.end(), sentence.end)[1], match.end())
            yield Reply(match.start(), end, sentence, by, (), (), "position", "stands", "answer.firm")
