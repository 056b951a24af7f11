"""Refusals of what their own text lets nobody ask: another text may tell who did."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.finders.demands import parties
from brief.finders.demands.frames import beside, listed
from brief.finders.demands.references import content_of
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.model import Sentence
from brief.text import Span

_CLAIM = re.compile(
    r"\s*(?:[\w'-]+\s){0,4}?(?:allegations?|assertions?|claims?|ideas?|notions?|suggestions?)\s(?:by|of|that)\b"
)
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether)\b")
_NAMES_ONE = re.compile(r"he (?:call|condition|demand|request)")  # opens the next, and is quickly told
_DEMANDED = re.compile(
    r"\b[Tt]he (?:call|condition|demand|request)s? (?:for|that|to) ([^,;\"]{8,120}?) (?:is|are|was|were) (?:\w+ )?$"
)


def tells(here: Scene, sentence: Sentence, by: Party, region: Span) -> bool:
    """Whether a refusal has the words of what it refuses, so that another text may tell who asked for it."""
    if not by.names or is_claim(here, region) or _IF.search(here.seen, sentence.start, sentence.end):
        return False
    return len(content_of(here.seen[slice(*region)])) > 1


def is_claim(here: Scene, region: Span) -> bool:
    """Whether what is refused is only to be believed: "rejected claims that ..."."""
    return _CLAIM.match(here.seen, *region) is not None


def is_firm(here: Scene, at: int) -> bool:
    """Whether the verb at `at` is one whose refusal is a party's position by itself ("will not recognise the vote")."""
    return beside("refused_by_itself").match(here.seen, at) is not None


def is_own_word(by: Party, said: Party | None) -> bool:
    """Whether nobody else tells what a party will not do."""
    return said is None or not said.names or bool(set(said.names) & set(by.names))


def inadmissible(here: Scene, sentence: Sentence) -> Iterator[tuple[Span, Party]]:
    """ "The demand for ... is inadmissible": whoever says it refuses what another text may tell as asked."""
    if _NAMES_ONE.search(here.seen, sentence.start, sentence.end) is None:
        return
    for match in listed("verdicts", "rejected").finditer(here.seen, sentence.start, sentence.end):
        demand = _DEMANDED.search(here.seen, sentence.start, match.start())
        by = parties.attributed(here, sentence) if demand else None
        if demand and by and not by.observer and tells(here, sentence, by, demand.span(1)):
            yield (demand.start(1), match.end()), by
