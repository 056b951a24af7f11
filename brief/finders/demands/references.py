"""Which of a text's demands some words mean: "these proposals", "the first two", "Kenya's demand that ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from brief import topics
from brief.finders.demands import parties
from brief.finders.demands.asks import Ask, may_speak
from brief.finders.demands.frames import any_of, listed, word
from brief.finders.demands.gate import BACK
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.lexicon import load
from brief.model import Sentence
from brief.text import Span


class Told(Struct, frozen=True):
    """The demands of a text, by the sentence they stand in (its start) and by topic.

    `answerable`: the starts of sentences that stand near enough behind what is asked of somebody to tell that it was
    done.
    """

    by_sentence: dict[int, tuple[Ask, ...]]
    by_topic: dict[str, tuple[Ask, ...]]
    numbered: tuple[Ask, ...]
    answerable: frozenset[int]

    @classmethod
    def of(cls, here: Scene, asks: Sequence[Ask]) -> Told:
        """Index the demands of a text."""
        by_sentence: dict[int, list[Ask]] = {}
        by_topic: dict[str, list[Ask]] = {}
        answerable: set[int] = set()
        for ask in asks:
            by_sentence.setdefault(ask.sentence.start, []).append(ask)
            if ask.stance != "threat":
                for topic in topics.find(here.seen[ask.start : ask.end], here.marked.topics):
                    by_topic.setdefault(topic, []).append(ask)
            if may_be_done(ask):
                behind = (here.neighbour(ask.sentence, step) for step in range(1, BACK + 1))
                answerable.update(one.start for one in behind if one is not None)
        return cls(
            {start: tuple(found) for start, found in by_sentence.items()},
            {topic: tuple(found) for topic, found in by_topic.items()},
            tuple(ask for ask in asks if ask.number),
            frozenset(answerable),
        )


def may_be_done(ask: Ask) -> bool:
    """Whether somebody is asked, who may do it."""
    return bool(ask.of) and ask.stance in ("demand", "appeal")


class Answering(Struct, frozen=True):
    """Somebody who answers at `cue`, and the words (`region`) that say what; `own`: it takes back its own
    demand; `promises`: what the sentence says is asked of it; `bare`: only a demand right before can be meant.
    """

    sentence: Sentence
    cue: int
    region: Span
    by: Party
    own: bool = False
    promises: bool = False
    bare: bool = False

    def concerns(self, ask: Ask) -> bool:
        """Whether the demand is another's, or its own where it takes it back."""
        return not self.by.names or (ask.by.names == self.by.names) is self.own


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_COUNTS = {"two": 2, "three": 3}
_ORDINAL = re.compile(
    r"\b(?:(first|last)\s+(two|three)|(first|second|third|fourth|fifth|last))"
    r"(?:\s+and\s+(?:the\s+)?(second|third|fourth|fifth|last))?\b"
)
_ELLIPTIC = re.compile(
    r"(?:[\s,]*\b(?:that|it|this|them|both|so|out(?:right)?|again|too|also|publicly|flatly|immediately|at once"
    r"|(?:on|late|early|last|yesterday|today)\b(?:\s+\w+day)?(?:\s+(?:night|evening|morning|afternoon))?|in principle"
    r"|within (?:an?|the) \w+|\d+ \w+ later|as [\w-]+(?: [\w-]+){0,3}|comply|obey|oblige|do so)\b){0,6}[\s.,\"]*"
)
_ADVERBS = re.compile(r"^\s*(?:(?:\w+ly|to|on|with)\s+)*")
_ACT = re.compile(
    r"\s*(?:to\s+)?(?!(?:be|have|do|make|take|give|go|get|let|put|see|say|any|such|that|with|from|meet|talk|hold"
    r"|continue)\b)([a-z]{4,})(?=[\s,.]|$)"
)
_APPOSED = re.compile(r",\s+(?:an?|the)\s+(\w+)\b")
_CONTENT = re.compile(
    r"\b(?!(?:about|after|been|before|from|have|into|more|said|such|than|that|their|them|then|they|this|until"
    r"|upon|were|what|when|which|will|with|would)\b)[a-z]{4,}"
)
_MATTER = re.compile(r"^[\w'\s]{0,40}?\b(?:appeals?|calls?|demands?|requests?) (?:for|to)\s(?=[^,;]{4,60})")
_BARE_NOUN = re.compile(r"\s*(?:any|such an?|that|the|this)\s+(?:such\s+)?([a-z]{5,})[\s.,\"]*")
_SHARED = 2  # words of an answer and of what it answers
_FEW = 12  # demands of a topic that one answer may mean, the latest first


def meant(here: Scene, answer: Answering, told: Told) -> tuple[tuple[Ask, ...], bool]:
    """The demands that an answer means, and whether it leans on an earlier sentence for that."""
    near = [ask for ask in told.by_sentence.get(answer.sentence.start, ()) if answer.concerns(ask)]
    inside = tuple(ask for ask in near if answer.region[0] <= ask.start < answer.region[1])
    if inside:
        return inside, False
    text = here.seen[answer.region[0] : answer.region[1]]
    elliptic = _ELLIPTIC.fullmatch(text) is not None
    if answer.bare:
        return _right_before(here, answer, told) if elliptic else (), True
    if counted := _counted(answer, text, told):
        return counted, True
    back = _pointing().match(_ADVERBS.sub("", text))
    if back and (answer.own or not back.group(1).lower().startswith("threat")):
        plural = back.group(1).lower().endswith("s")
        return _pointed_at(here, answer, text, told, plural=plural)
    apposed = tuple(ask for ask in near if ask.end <= answer.cue and _is_apposed(here.seen, ask.end, answer.cue))
    if apposed:
        return apposed[-1:], False
    if elliptic:
        return _right_before(here, answer, told), True
    promised = tuple(ask for ask in near if answer.promises and set(ask.of) & set(answer.by.names))
    likely = promised or _same_topic(here, answer, text, told) or _same_act(here, answer, text, told)
    return likely or _same_words(here, answer, text, told) or _same_noun(here, answer, text, told), False


def content_of(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about.

    >>> sorted(content_of("to hand over the two generals"))
    ['generals', 'hand', 'over']
    """
    return frozenset(_CONTENT.findall(text.lower()))


def _pointed_at(here: Scene, answer: Answering, text: str, told: Told, *, plural: bool) -> tuple[tuple[Ask, ...], bool]:
    """What "these proposals" means: the demands just before, else those of which it has words ("the call for ...")."""
    if earlier := _earlier(here, answer, told, plural=plural):
        return earlier, True
    matter = _MATTER.search(text)
    if matter:
        return _same_words(here, answer, text[matter.end() :], told, 1), False
    return _same_words(here, answer, text, told), False


def owners(here: Scene, answer: Answering) -> tuple[str, ...]:
    """Whose demands the words mean ("Kenya's demands"), where they name them."""
    start, end = answer.region
    match = listed("back", "nouns").search(here.seen, start, min(end, start + 90))
    owner = parties.possessor(here, answer.sentence, match.start()) if match else None
    if owner is None or owner.start < start - 1 or owner.observer or set(owner.names) & set(answer.by.names):
        return ()
    return owner.names


def _counted(answer: Answering, text: str, told: Told) -> tuple[Ask, ...]:
    """Items of the last list before, by their ordinals ("the first two")."""
    before = [ask for ask in told.numbered if ask.start < answer.cue and answer.concerns(ask)]
    if not before:
        return ()
    items = [ask for ask in before if ask.sentence == before[-1].sentence]
    counts = _ordinals(text, max(ask.number or 0 for ask in items))
    return tuple(ask for ask in items if ask.number in counts)


def _ordinals(text: str, total: int) -> set[int]:
    found: set[int] = set()
    for match in _ORDINAL.finditer(text):
        many, count, one, other = match.groups()
        if many:
            size = _COUNTS[count]
            found |= set(range(1, size + 1)) if many == "first" else set(range(total - size + 1, total + 1))
        found |= {total if each == "last" else _ORDINALS[each] for each in (one, other) if each}
    return found


@cache
def _pointing() -> re.Pattern[str]:
    """A noun that points back at demands, with what points ("these proposals", "the demand")."""
    pointers = r"(?:this|these|those|that|the|its|their|all|both|such|any|every|most|of|\w+'s?|[A-Z]\w+)"
    nouns = any_of(load("en/demands")["back"]["nouns"])
    return re.compile(
        rf"(?:{pointers}\s+){{1,4}}(?:[a-z][\w-]*\s+){{0,2}}?({nouns})\b(?!\s+for\s+(?:comment|an?\s+interview))",
        re.IGNORECASE,
    )


def _earlier(here: Scene, answer: Answering, told: Told, *, plural: bool) -> tuple[Ask, ...]:
    """The demands of the nearest sentence before, at most two away; of a singular noun, the last of them."""
    for step in (0, -1, -2):
        one = here.neighbour(answer.sentence, step)
        if one is None or answer.sentence.paragraph - one.paragraph > 2:
            break
        found = told.by_sentence.get(one.start, ())
        near = tuple(ask for ask in found if answer.concerns(ask) and ask.end <= answer.cue)
        if near:
            return near if plural else near[-1:]
    return ()


def _right_before(here: Scene, answer: Answering, told: Told) -> tuple[Ask, ...]:
    """The last demand of another in this sentence or the one before, where nothing says it was put to a third."""
    for step in (0, -1):
        one = here.neighbour(answer.sentence, step)
        if one is None or answer.sentence.paragraph - one.paragraph > 1:
            break
        found = told.by_sentence.get(one.start, ())
        near = [ask for ask in found if answer.concerns(ask) and ask.end <= answer.cue and ask.stance != "threat"]
        if near:
            ask = near[-1]
            others = here.named.issuperset(ask.of) and here.named.issuperset(answer.by.names) and answer.by.names
            return () if others and ask.of and not set(ask.of) & set(answer.by.names) else (ask,)
    return ()


def _same_act(here: Scene, answer: Answering, text: str, told: Told) -> tuple[Ask, ...]:
    """A demand of the sentences just before whose verb the answer repeats ("agreed to publish")."""
    act = _ACT.match(text)
    if act is None or not answer.by.names:
        return ()
    for step in (0, -1, -2):
        one = here.neighbour(answer.sentence, step)
        if one is None or answer.sentence.paragraph - one.paragraph > 1:
            break
        for ask in reversed(told.by_sentence.get(one.start, ())):
            same = re.search(rf"(?<![\w-]){act.group(1)}", here.seen[ask.start : ask.end])
            if same and ask.end <= answer.cue and answer.concerns(ask):
                return (ask,)
    return ()


def _same_words(here: Scene, answer: Answering, text: str, told: Told, least: int = _SHARED) -> tuple[Ask, ...]:
    """The latest demand to whoever answers, of which the answer has two words, or so many."""
    wanted = content_of(text)
    if len(wanted) < least or not may_speak(here, answer.by):
        return ()
    for asks in reversed(list(told.by_sentence.values())):
        for ask in asks:
            put = not ask.of or not answer.by.names or set(ask.of) & set(answer.by.names)
            known = content_of(here.seen[ask.start : ask.end])
            if put and ask.end <= answer.cue and answer.concerns(ask) and len(wanted & known) >= least:
                return (ask,)
    return ()


def _same_noun(here: Scene, answer: Answering, text: str, told: Told) -> tuple[Ask, ...]:
    """The last demand of the sentences just before that has the one noun which the answer names ("any exemption")."""
    noun = _BARE_NOUN.fullmatch(text)
    if noun is None or not answer.by.names:
        return ()
    known = word(noun.group(1))
    for step in (0, -1, -2):
        one = here.neighbour(answer.sentence, step)
        if one is None or answer.sentence.paragraph - one.paragraph > 1:
            break
        for ask in reversed(told.by_sentence.get(one.start, ())):
            put = not ask.of or set(ask.of) & set(answer.by.names)
            if put and ask.end <= answer.cue and answer.concerns(ask) and known.search(here.seen, ask.start, ask.end):
                return (ask,)
    return ()


def _is_apposed(seen: str, end: int, cue: int) -> bool:
    match = _APPOSED.match(seen, end, cue)
    return match is not None and listed("back", "nouns").fullmatch(match.group(1)) is not None


def _same_topic(here: Scene, answer: Answering, text: str, told: Told) -> tuple[Ask, ...]:
    if not answer.by.names:
        return ()
    about = topics.find(text, here.marked.topics)
    found = [ask for topic in about for ask in told.by_topic.get(topic, ())[-_FEW:]]
    return tuple(dict.fromkeys(ask for ask in found if ask.end < answer.cue and answer.concerns(ask)))
