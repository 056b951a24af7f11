"""Bodies and states that speak, with the noun behind them ("a Pentagon readout", "Moscow"); no people of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from brief.cues import Cue
from brief.model import ActorMention
from brief.people.names import role_nouns
from brief.people.nominals import OF_PHRASE, is_modifier, nouns_behind, speaks


class Body(Struct, frozen=True):
    """A body, a state or several unnamed people that speak: `name` as it is shown, `actor` whom they speak for."""

    start: int
    end: int
    name: str
    actor: str
    people: bool


def find(seen: str, start: int, end: int, actors: Sequence[ActorMention], cues: Sequence[Cue]) -> Iterator[Body]:
    """The actors of a sentence that stand as speakers, with the noun behind them ("Russian mission to the OSCE")."""
    if not cues:
        return
    for actor in actors:
        begin = _with_determiner(seen, start, actor.start)
        body = None if _under_preposition(seen, start, begin) else _body(seen, begin, end, actor)
        if body and speaks(seen, body.start, body.end, cues):
            yield body


_PREPOSITIONS = tuple("of with from in at for against on by between and over near about than as the".split())
_PREPOSITION = re.compile(rf"\b(?:{'|'.join(_PREPOSITIONS[:-1])})\s+(?:the\s+)?$")
_ACCORDING = re.compile(r"\b(?:according to|view of|words of)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


def _under_preposition(seen: str, low: int, at: int) -> bool:
    before = seen[low:at][-20:]
    if not before.rstrip().endswith(_PREPOSITIONS):
        return False
    return _PREPOSITION.search(before) is not None and _ACCORDING.search(before) is None


def _body(seen: str, begin: int, high: int, actor: ActorMention) -> Body | None:
    if seen[actor.end : actor.end + 2] == "'s":
        return _headed(seen, high, actor, begin, actor.end + 2)
    goes_on = actor.end < high and seen[actor.end].isspace()
    if goes_on and _of_somebody(seen, high, actor.end):
        return None
    headed = _headed(seen, high, actor, begin, actor.end) if goes_on else None
    if headed or actor.form == "demonym":
        return headed
    if actor.form == "capital" or _CAPITAL_BEHIND.match(seen, actor.end, high):
        return None
    if actor.kind == "state" and _NAMED_BODY.match(seen, actor.end + 1, high):
        return None  # "the Uruguay language academy"
    return Body(begin, actor.end, actor.organ or actor.name, actor.name, people=False)


_BRACKETED = re.compile(r"\s\([^()]{2,12}\)(?=\s[a-z])")


def _of_somebody(seen: str, high: int, at: int) -> bool:
    """Whether a body's name only says whose somebody is: "IOM chief of mission", "UN Women (UNW) spokesman"."""
    bracket = _BRACKETED.match(seen, at, high)
    at = bracket.end() if bracket else at
    for _ in range(4):
        word = _NEXT_WORD.match(seen, at, high)
        if word is None or not word.group(1).islower():
            return False
        if word.group(1) in nouns_behind():
            return False
        if word.group(1) in role_nouns():
            return True
        if not is_modifier(word.group(1)):
            return False
        at = word.end()
    return False


_OF_TALKS = re.compile(r"\s+of\s+the\s+(?:call|meeting|talks)")
_CAPITAL_BEHIND = re.compile(r"\s[A-Z]")
_DETERMINER = re.compile(r"(?:[Tt]he|[Aa]n?)\s+$")
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+(?:-[A-Za-z]+)*)")


def _headed(seen: str, high: int, actor: ActorMention, begin: int, at: int) -> Body | None:
    """The phrase whose head noun follows an actor: a body of its own, words of it, or people of it."""
    for _ in range(4):
        match = _NEXT_WORD.match(seen, at, high)
        if match is None:
            return None
        word, at = match.group(1).lower(), match.end()
        kind = nouns_behind().get(word)
        if kind is None:
            if not (is_modifier(word) or _NAMED_BODY.match(seen, match.start(1), high)):
                return None
            continue
        tail = OF_PHRASE.match(seen, at, high) or _OF_TALKS.match(seen, at, high)
        end = tail.end() if tail else at
        if seen[end - 2 : end] == "'s":
            return None
        if kind == "words" and match.group(1).islower():
            return Body(begin, end, actor.organ or actor.name, actor.name, people=False)
        return Body(begin, end, seen[actor.start : end], actor.name, people=kind == "people")
    return None


# A word that no list has, before the noun of a body: "the Uruguay language academy".
_NAMED_BODY = re.compile(
    r"(?:[a-z]+|[A-Z][a-z]+)\s(?:academy|agency|association|bureau|council|institute|survey|Survey)\b"
)


def _with_determiner(seen: str, low: int, at: int) -> int:
    match = _DETERMINER.search(seen, max(low, at - 5), at)
    return match.start() if match else at
