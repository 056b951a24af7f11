"""Answers to demands: who accepts, refuses or offers to discuss what, and which demands of the text that means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief import topics
from brief.actors import canonical
from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.frames import Answer, answers, gate, listed, word
from brief.finders.demands.parties import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import Group, group_before
from brief.lexicon import load
from brief.model import Sentence, Stance, Standing
from brief.text import Span


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as one text tells it: its words, whose it is, which demands it means, how it leaves them."""

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


_NOBODY = Party(0, 0, ())
_BY = re.compile(r"(?:\s+\w+ly)?\s+by\s+(?:(?:the|both|all|some|many|most|\d+)\s+)*")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINAL = re.compile(
    r"\b(?:the\s+)?(?:(first|last)\s+(two|three)|(first|second|third|fourth|fifth|last))(?:\s+and\s+(?:the\s+)?(second|third|fourth|fifth|last))?\b"
)
_COUNTS = {"two": 2, "three": 3}
_IN_PLACE = re.compile(r"\s+(?:(?:both|either)\s+)?(?:in|for|to)\s+(?:both\s+)?")
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(\w+)\b")
_COPULA = re.compile(r"\b(?:is|are|was|were|remains?|been|as|considered|called)\s+(?:(?!not\b)\w+\s+){0,2}$")
_REFERRING = re.compile(r",?\s*\"?,?\s+(?:referring|in reference|alluding|in response|responding)\s+to\s")
_NOT = re.compile(r"\b(?:not|never|no|cannot)\b|n't\b")
_SHORT_LEAD = re.compile(
    r"(?:(?:the|all|both|some|most|many|but|however|and|yet|still|meanwhile|so far|on \w+day|\d+)\b[\s,]*)*",
    re.IGNORECASE,
)
_DE_FACTO_OBJECT = re.compile(r"\s+(?=(?!to\b|the\b|a\b|an\b|this\b|that\b|these\b)[a-z])")


def find(here: Scene, asks: Sequence[Ask]) -> Iterator[Reply]:
    """The answers of a text to the demands that were found in it, in the order of the text."""
    for sentence in here.marked.article.sentences:
        if not gate().search(here.seen, sentence.start, sentence.end) or parties.is_commentary(here, sentence):
            continue
        for answer in answers():
            for cue in answer.cue.finditer(here.seen, sentence.start, sentence.end):
                yield from _answered(here, sentence, answer, cue, asks)
        yield from _verdicts(here, sentence, asks)
        yield from _quoted(here, sentence, asks)
        yield from _firm(here, sentence)


def _answered(
    here: Scene, sentence: Sentence, answer: Answer, cue: re.Match[str], asks: Sequence[Ask]
) -> Iterator[Reply]:
    group = group_before(here.seen, sentence.start, cue.start())
    if (group.negated and answer.id != "ignore") or {"could", "may", "might", "should", "must", "can"} & set(
        group.words
    ):
        return
    passive = group.passive and cue.group().lower().rstrip().endswith(("ed", "down", "out")) and answer.id != "discuss"
    by = _agent(here, sentence, cue.end()) if passive else _answerer(here, sentence, group)
    if by is None or by.observer or (by.names and not may_speak(here, by)):
        return
    if is_guarded(here, sentence, group, by if by.end else None):
        return
    region = (
        (sentence.start, group.start) if passive else clauses.clause(here.seen, cue.end(), sentence.end, nominal=False)
    )
    to, leans = _meant(here, sentence, region, cue.start(), by, asks, own=answer.standing == "withdrawn")
    of = _owners(here, sentence, region, by)
    if not to and not (of and by.names):
        return
    span = _wording(here, sentence, group, by, cue, passive=passive, named=bool(to) and not leans)
    yield Reply(
        *span,
        sentence,
        by,
        to,
        of or _common(a.by.names for a in to),
        answer.stance,
        answer.standing,
        f"answer.{answer.id}",
        leans,
    )


def _answerer(here: Scene, sentence: Sentence, group: Group) -> Party | None:
    return parties.subject(here, sentence, group.start)


def _agent(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who is behind a passive: "dismissed by officials"; nobody, where it isn't told."""
    match = _BY.match(here.seen, at, sentence.end)
    if match is None:
        return _NOBODY
    behind = [party for party in here.within(match.end() - 4, sentence.end) if party.start <= match.end()]
    if behind:
        return behind[0]
    return _NOBODY if here.actors(match.end(), min(sentence.end, match.end() + 40)) else None


def _meant(
    here: Scene, sentence: Sentence, region: Span, cue: int, by: Party, asks: Sequence[Ask], *, own: bool
) -> tuple[tuple[Ask, ...], bool]:
    """The demands that a stretch of words means, and whether it leans on an earlier sentence for that."""
    others = [ask for ask in asks if not by.names or (ask.by.names == by.names) is own]
    told = [ask for ask in others if region[0] <= ask.start < region[1] and ask.sentence == sentence]
    if told:
        return tuple(told), False
    text = here.seen[region[0] : region[1]]
    listed_before = [ask for ask in others if ask.number and ask.start < cue]
    if listed_before and (counts := _ordinals(text, max(ask.number or 0 for ask in listed_before))):
        group = [ask for ask in listed_before if ask.sentence == listed_before[-1].sentence and ask.number in counts]
        return tuple(group), True
    if back := _pointing(here, region):
        return _earlier(here, sentence, cue, others, plural=back.endswith("s")), True
    apposed = [
        ask for ask in others if ask.sentence == sentence and ask.end <= cue and _is_apposed(here.seen, ask.end, cue)
    ]
    if apposed:
        return tuple(apposed[-1:]), False
    about = set(topics.find(text, here.marked.topics))
    same = [
        a
        for a in others
        if a.end < cue and a.stance != "threat" and about & set(topics.find(here.seen[a.start : a.end]))
    ]
    return (tuple(same), False) if about and by.names else ((), False)


def _ordinals(text: str, total: int) -> set[int]:
    found: set[int] = set()
    for match in _ORDINAL.finditer(text):
        many, count, one, other = match.groups()
        if many:
            found |= (
                set(range(1, _COUNTS[count] + 1))
                if many == "first"
                else set(range(total - _COUNTS[count] + 1, total + 1))
            )
        for each in (one, other):
            if each:
                found.add(total if each == "last" else _ORDINALS[each])
    return found


def _pointing(here: Scene, region: Span) -> str | None:
    """The noun that points back at demands ("these proposals", "the demand"), if the words begin with one."""
    nouns = "|".join(load("en/demands")["back"]["nouns"])
    pattern = re.compile(
        rf"(?:(?:this|these|those|that|the|its|their|all|both|such|any|every|most|of|\w+'s?|[A-Z]\w+)\s+){{1,4}}(?:[a-z][\w-]*\s+){{0,2}}?({nouns})\b(?!\s+for\s+(?:comment|an?\s+interview))",
        re.IGNORECASE,
    )
    match = pattern.match(here.seen[region[0] : region[1]].lstrip())
    return match.group(1).lower() if match else None


def _earlier(here: Scene, sentence: Sentence, cue: int, others: Sequence[Ask], *, plural: bool) -> tuple[Ask, ...]:
    """The demands of the nearest sentence before, at most two away; of a singular noun, the last of them."""
    for step in (0, -1, -2):
        one = here.neighbour(sentence, step)
        if one is None or sentence.paragraph - one.paragraph > 2:
            break
        near = [ask for ask in others if ask.sentence == one and ask.end <= cue]
        if near:
            return tuple(near) if plural else tuple(near[-1:])
    return ()


def _is_apposed(seen: str, end: int, cue: int) -> bool:
    match = _APPOSED.match(seen, end, cue)
    return match is not None and listed("back", "nouns").fullmatch(match.group(1)) is not None


def _owners(here: Scene, sentence: Sentence, region: Span, by: Party) -> tuple[str, ...]:
    """Whose demands a stretch of words means ("Russia's demands"), where it names them."""
    text_start = region[0]
    for match in listed("back", "nouns").finditer(here.seen, region[0], min(region[1], region[0] + 90)):
        owner = parties.possessor(here, sentence, match.start())
        if owner and owner.start >= text_start - 1 and not owner.observer and not set(owner.names) & set(by.names):
            return owner.names
        break
    return ()


def _common(names: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in names for name in one))


def _wording(
    here: Scene, sentence: Sentence, group: Group, by: Party, cue: re.Match[str], *, passive: bool, named: bool
) -> Span:
    """The words that give the answer: with its subject where that stands close before, else from the verb."""
    end = clauses.clause(here.seen, cue.end(), sentence.end)[1]
    end = max(end, cue.end())
    start = group.start
    if passive:
        start = group.start if named else sentence.start
    elif cue.group().endswith("ing") and not group.passive:
        start = group.start
    elif sentence.start <= by.start < group.start and group.start - by.end < 60:
        lead = _SHORT_LEAD.match(here.seen, sentence.start, by.start)
        start = sentence.start if lead and lead.end() == by.start else by.start
    while here.seen[start] in ' ",':
        start += 1
    return start, end


def _verdicts(here: Scene, sentence: Sentence, asks: Sequence[Ask]) -> Iterator[Reply]:
    """ "... are non-starters in Washington": what is said of demands named before it in the sentence."""
    table: tuple[tuple[Standing, Stance], ...] = (("rejected", "rejection"), ("open", "position"))
    for standing, stance in table:
        for match in listed("verdicts", standing).finditer(here.seen, sentence.start, sentence.end):
            to = tuple(ask for ask in asks if ask.sentence == sentence and ask.end <= match.start())
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
    known = {actor.name for actor in here.marked.actors if actor.form != "capital"}
    names: list[str] = []
    for actor in here.marked.actors:
        if at <= actor.start < min(limit, at + 40):
            name = canonical(actor.name) if actor.form in ("capital", "metonym") else actor.name
            if name and name in known and (actor.form != "metonym" or _others_name(here, name)):
                names.append(name)
    return Party(at, at, tuple(dict.fromkeys(names)))


def _others_name(here: Scene, name: str) -> bool:
    return any(actor.name == name and actor.form in ("name", "demonym") for actor in here.marked.actors)


def _quoted(here: Scene, sentence: Sentence, asks: Sequence[Ask]) -> Iterator[Reply]:
    """Spoken words that the text says refer to a demand ("..., referring to the demand for ...")."""
    for match in _REFERRING.finditer(here.seen, sentence.start, sentence.end):
        to = tuple(ask for ask in asks if ask.sentence == sentence and ask.cue >= match.start())
        spoken = [(a, b) for a, b in here.quotes if sentence.start <= a and b <= match.start() + 3]
        by = parties.attributed(here, sentence)
        if not to or not spoken or by is None or by.observer or set(by.names) & set(to[0].by.names):
            continue
        start, end = spoken[-1]
        while end > start and here.seen[end - 1] in " ,.":
            end -= 1
        denied = _NOT.search(here.seen, start, end) is not None
        standing: Standing = "rejected" if denied else "open"
        yield Reply(
            start,
            end,
            sentence,
            by,
            to,
            to[0].by.names,
            "rejection" if denied else "position",
            standing,
            "answer.quoted",
        )


def _firm(here: Scene, sentence: Sentence) -> Iterator[Reply]:
    """A party that stands by its own demands."""
    for match in word(load("en/demands")["firm"]["pattern"]).finditer(here.seen, sentence.start, sentence.end):
        by = parties.subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
        if by is None or not by.names or not may_speak(here, by) or not _NOT.search(match.group()):
            continue
        end = clauses.clause(here.seen, match.end(), sentence.end)[1]
        yield Reply(match.start(), max(end, match.end()), sentence, by, (), (), "position", "stands", "answer.firm")
