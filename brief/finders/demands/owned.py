"""What a party gives or asks by a noun that it owns or in exchange: "the union's terms are ...", "in return ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief import topics
from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.frames import words
from brief.finders.demands.scene import Scene
from brief.finders.demands.verbs import group_before
from brief.model import Sentence, Stance

_NOUN = re.compile(
    r"[aloptw](?<![\w'-].)"
    r"(?:(?P<offer>(?<=o)ffer|(?<=p)roposal)|(?<=a)sking price|(?<=p)rice|(?<=t)erms|(?<=w)ish list|(?<=l)ist)"
    r"(?:,[^,:;.\"]{3,40})?(?:,?\s(?:are|consists? of|include[sd]?|is|was|were)(?: still| now)?\s|:\s)(?=\S)"
)
_AT_THE_TOP = re.compile(
    r"[CFHOTcfhot](?<!\w.)"
    r"(?:(?<=[Cc])entral to|(?<=[Ff])irst (?:among|on)|(?<=[Hh])igh on|(?<=[Tt])op of|(?<=[Oo])n) (?=\S)"
)
_LIST = re.compile(r"\b(?:agenda|demands|list|position|terms|wishes),? (?:is|are|was|were|stands?|stood) (?=\S)")
_MODAL = re.compile(r"(?<![\w'])(?:can|could|shall|will|would|'ll|'d)\s+(?=[a-z])")
_EXCHANGE = re.compile(r"\b(?:[Ii]n (?:exchange|return) for|In (?:exchange|return),?)\s")
_LOOK = 60  # characters in which the matter of an offer is named


def owned(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "The union's terms are a rise of nine per cent", "Chad's offer: 20 prisoners for 30"."""
    for match in _NOUN.finditer(here.seen, sentence.start, sentence.end):
        stance: Stance = "offer" if match["offer"] else "demand"
        yield from _told(here, sentence, match.start(), match.end(), stance)
    for match in _AT_THE_TOP.finditer(here.seen, sentence.start, sentence.end):
        if noun := _LIST.search(here.seen, match.end(), min(match.end() + 60, sentence.end)):
            yield from _told(here, sentence, noun.start(), noun.end(), "demand")


def _told(here: Scene, sentence: Sentence, noun: int, at: int, stance: Stance) -> Iterator[Ask]:
    by = parties.possessor(here, sentence, noun, marked_only=True)
    if by is None or not may_speak(here, by) or here.seen[sentence.start : sentence.end].rstrip('" ').endswith("?"):
        return
    kinds = ("given", "asked") if stance == "offer" else ("asked", "wanted")
    known = any(words(kind).match(here.seen, at) for kind in kinds) or topics.find(here.seen[at : at + _LOOK])
    if not known and not here.seen[at].isdigit():
        return
    span = clauses.clause(here.seen, at, sentence.end)
    for start, end in clauses.parts(here.seen, span, whole=stance == "offer"):
        yield Ask(start, end, noun, sentence, by, (), stance, "demand.owned")


def exchanged(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "In exchange for the crew, Chad would lift the embargo"."""
    exchange = _EXCHANGE.search(here.seen, sentence.start, sentence.end)
    for match in _MODAL.finditer(here.seen, sentence.start, sentence.end) if exchange else ():
        gives = any(words(kind).match(here.seen, match.end()) for kind in ("given", "talk"))
        group = group_before(here.seen, sentence.start, match.start())
        by = parties.subject(here, sentence, group.start) if gives and not group.negated else None
        if by is None or exchange is None or not may_speak(here, by) or is_guarded(here, sentence, group, by):
            continue
        if here.seen.endswith((" of ", " of the "), 0, by.start):
            continue  # "the buildup of Chad's forces would halt": others may have it so
        start, end = clauses.clause(here.seen, match.end(), sentence.end)
        start = exchange.start() if exchange.start() < start else start
        yield Ask(start, end, match.start(), sentence, by, (), "offer", "demand.exchange")
        return
