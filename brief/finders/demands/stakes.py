"""What a party will do, or keeps open to do, if another doesn't give way; wordings of asking are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.edges import shortened
from brief.finders.demands.frames import any_of, beside, words
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import Sentence
from brief.text import Span

LINK = r"\s+(?:(?:\w+ly|also|then|therefore|soon)\s+)*(?:(?:have to|be (?:forced|ready|prepared) to)\s+)?"
_UNLESS = re.compile(r"\b(?:[Uu]nless|[Ff]ailing)\b|\b[Ii]f\b[^,;:.\"]{2,80}?(?:\bnot\b|n't\b|\bno\b|\bfail)")
_IF_I = re.compile(r"\b(?:[Ii]f|[Uu]nless) I\s")
_THEY = re.compile(r"\s+(?:they|these|those|the (?:attacks|deal|raids|strikes|talks|tariffs?|truce))\b")
_WARNED = re.compile(  # what could happen by itself is a forecast
    r"\bwarn(?:s|ed|ing)(?:(?: [\w ,'-]{2,40})? that| (?=(?:it|he|she|they) ))\s?"
    r"(?=(?:[^;:\"]{0,80}? )?(?:would|will) |(?:it|its|he|his|she|her|they|their)\b[^;:\"]{0,60}? (?:could|may|might) )"
    r"(?=[^;:\"]{5,160}? (?:unless|if [^;:\"]{3,60}? (?:not|n't|fail(?:s|ed)?|refuse[sd]?)) "
    r"|without [^;:\"]{3,60}? (?:would|will) not )(\w)"
)
_A_CONDITION = re.compile(
    r"[mns](?<!\w.)(?:(?<=m)a(?:de|kes?|king)|(?<=s)et|(?<=n)amed) "
    r"((?:an?|the|any|all|its|their|his|her)\s[^;:,\"]{3,80}?) (?:as )?"
    r"(?:an?|its|the|their) (?:first |key |main |pre-?)*(?:condition|price)\b"
)
_CONDITIONED = re.compile(
    r"[cm](?<!\w.)(?:(?<=c)ondition(?:s|ed)|(?<=m)a(?:de|kes?|king) (?:(?:an?|the|any|all|its"
    r"|their)\s)?[^;:,\"]{3,60}? (?:conditional|contingent|dependent))"
    r" (?:[^;:,\"]{3,60}? )?(?:up)?on (?=\w)((?:an?|the|its|their|all)?)"
)
_TIED = re.compile(
    r"[lt](?<!\w.)(?:(?<=l)ink(?:s|ed)|(?<=t)i(?:ed|es)) "
    r"(?:an?|any|its|the|their) [^;:,\"]{3,60}? to ((?:an?|its|the|their)\s)"
)
_DEADLINE = re.compile(
    r"\b(?:set|sets|gave|gives|issued|imposed) (?:an?|the) [^;:,\"]{0,40}?(?:deadline|ultimatum)\b[^;:,\"]{0,40}? for "
    r"([^;:,\"]{3,60}?) (?=to [a-z])"
)


_DEADLINE_TO = re.compile(
    r"\b(?:set|sets|gave|gives|issued|handed) ((?!(?:an?|the)\s(?:\w+ )?(?:deadline|ultimatum))[^;:,\"]{3,40}?)"
    r" (?:an?|the) (?:\w+ )?(?:deadline|ultimatum)\b[^;:,\"]{0,40}? (?=to [a-z])"
)


def vows(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "It would refer the matter to the court if no answer came": what a party does on a condition, not its gift."""
    if not clauses.is_conditional(here.seen, sentence):
        return
    for match in _vow().finditer(here.seen, sentence.start, sentence.end):
        group = group_before(here.seen, sentence.start, match.start())
        by = parties.subject(here, sentence, group.start)
        if by is None or not by.names or not may_speak(here, by) or is_guarded(here, sentence, group, by):
            continue
        said = parties.attributed(here, sentence)
        own = said is not None and bool(set(said.names) & set(by.names))
        negative = _UNLESS.search(here.seen, sentence.start, sentence.end) is not None
        grave = negative or words("harm").match(here.seen, match.start(1)) is not None
        told = here.quote_at(match.start()) is None and not own  # by the text itself
        if told and not (grave and _is_anothers(here, sentence, by)):
            continue
        if _IF_I.search(here.seen, sentence.start, sentence.end):
            continue  # what hangs on the speaker's own doing
        if said is not None and set(said.names).isdisjoint(by.names) and (said.observer or by.person is None):
            continue  # what one party says of another
        start, end = spoken_words(here, sentence, match.start(1))
        given = any(words(name).match(here.seen, match.start(1)) for name in ("talk", "given"))
        if not given or negative:
            yield Ask(start, end, match.start(), sentence, by, (), "threat", "demand.vow")
            return


def _is_anothers(here: Scene, sentence: Sentence, by: Party) -> bool:
    """Whether the condition is another's to meet: it is not done, or another party or "they" do it."""
    for condition in clauses.IF.finditer(here.seen, sentence.start, sentence.end):
        if _UNLESS.match(here.seen, condition.start(), sentence.end):
            return True
        whom = here.within(condition.end(), min(condition.end() + 50, sentence.end))[:1]
        if whom and whom[0].start - condition.end() < 10 and not set(whom[0].names) & set(by.names):
            return True
        if _THEY.match(here.seen, condition.end(), sentence.end):
            return True
    return False


def is_mild(seen: str, at: int) -> bool:
    """Whether what somebody will do hurts nobody ("we will see")."""
    return _mild().match(seen, at) is not None


@cache
def _mild() -> re.Pattern[str]:
    table = load("en/demands")
    return re.compile(rf"(?:{any_of([*table['spoken']['relief'], *table['threats']['mild']])})\b")


@cache
def _vow() -> re.Pattern[str]:
    modals = shortened("will|would|'ll|shall")
    return re.compile(rf"{modals}{LINK}((?!{_mild().pattern})[a-z]{{3,}})(?=\s+(?:\w|\"))")


def reserved(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Reserves the right to strike the sites": what a party keeps open to do is a threat."""
    for match in beside("reserved").finditer(here.seen, sentence.start, sentence.end):
        group = group_before(here.seen, sentence.start, match.start())
        by = parties.subject(here, sentence, group.start)
        if by and may_speak(here, by) and not group.negated:
            span = clauses.clause(here.seen, match.start(1), sentence.end)
            yield Ask(*span, match.start(), sentence, by, (), "threat", "demand.reserved")


def warned(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Warned that the police would clear the square unless ...": what comes if something is not done."""
    for match in _WARNED.finditer(here.seen, sentence.start, sentence.end):
        by = parties.subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
        if by and may_speak(here, by) and not words("asked").match(here.seen, match.end(1)):
            span = clauses.clause(here.seen, match.start(1), sentence.end)
            yield Ask(*span, match.start(), sentence, by, (), "threat", "demand.warned")


def made_conditional(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Made the release a condition for talks", "conditioned talks on a release"."""
    for pattern in (_A_CONDITION, _CONDITIONED, _TIED):
        for match in pattern.finditer(here.seen, sentence.start, sentence.end):
            by = parties.subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
            if pattern is _TIED and not words("asked").match(here.seen, match.start(1)):
                continue
            if by and may_speak(here, by):
                end = match.end(1) if pattern is _A_CONDITION else sentence.end
                span = clauses.clause(here.seen, match.start(1), end)
                yield Ask(*span, match.start(), sentence, by, (), "condition", "demand.made-condition")


def deadlines(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Set a deadline of Sunday for the president to resign", "set Chad a deadline of Sunday to reply"."""
    both = (_DEADLINE, _DEADLINE_TO)
    for match in (one for way in both for one in way.finditer(here.seen, sentence.start, sentence.end)):
        by = parties.subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
        if by and may_speak(here, by):
            whom = next((p for p in here.within(match.start(1), match.end(1))), None)
            start = match.start(1) if match.re is _DEADLINE else match.end()
            span = clauses.clause(here.seen, start, sentence.end)
            yield Ask(*span, match.start(), sentence, by, whom.names if whom else (), "demand", "demand.deadline")


def spoken_words(here: Scene, sentence: Sentence, at: int) -> Span:
    """The words of a threat: all that is quoted of the sentence, else the clause from its verb."""
    quote = here.quote_at(at)
    if quote is None:
        return clauses.clause(here.seen, at, sentence.end)
    start, end = max(quote[0], sentence.start), min(quote[1], sentence.end)
    while start < end and here.seen[start] in ' "':
        start += 1
    while end > start and here.seen[end - 1] in ' ,."':
        end -= 1
    return start, end
