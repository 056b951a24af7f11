"""Words that ministries and councils put in marks with their verb, and those "it was said" in a paper; no others."""

from __future__ import annotations

import re
from functools import cache

from brief.cues import listed
from brief.finders.quotes import inverted, subjects
from brief.finders.quotes.attribution import Attribution
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.marks import Marked as Span
from brief.text import either

_RULE = "quote.official"
_NEAR = 160  # characters before the words
_LONGEST = 60


def candidates(frame: Frame, sentence: Sentence, span: Span, low: int, mentions: Mentions) -> list[Attribution]:
    """Candidates from the words themselves ("The Council “takes note of ..."), and from a paper told in the passive."""
    return [*_own_verb(frame, span, low, mentions), *_in_paper(frame, sentence, span, mentions)]


def _own_verb(frame: Frame, span: Span, low: int, mentions: Mentions) -> list[Attribution]:
    """The body whose verb opens the words: "The Council, in its statement, “took note of ..."."""
    if not frame.text[span.start].islower() or _verbs().match(frame.seen, span.start, span.end) is None:
        return []
    who = subjects.before(frame.masked, max(low, span.outer_start - _NEAR), span.outer_start, mentions)
    if who is None or not (who.form == "body" or _is_body(frame.masked, who)):
        return []
    return [Attribution(who, span.outer_start, 0.8, _RULE)]


def _is_body(masked: str, who: Subject) -> bool:
    words = masked[who.start : who.end].split()
    return who.form in ("phrase", "name") and len(words) < _FEW and not _bodies().isdisjoint(map(str.lower, words))


_FEW = 9


@cache
def _bodies() -> frozenset[str]:
    titles = load("en/titles")
    return frozenset([*titles["bodies"]["body"], *titles["bodies"]["words"], *titles["wholes"], "nations", "union"])


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:also|therefore|[a-z]+ly)\s)?(?:{either(sorted(listed('official')))})\b")


def _in_paper(frame: Frame, sentence: Sentence, span: Span, mentions: Mentions) -> list[Attribution]:
    """Whose paper it is in which something "is said": "In a letter of the union it is said that “..."."""
    if frame.masked.find(" it ", sentence.start, sentence.end) < 0:
        return []
    leading = _leading().match(frame.masked, sentence.start, span.outer_start)
    if leading is not None and not sentence.within(leading.end(), span.outer_start):
        who = (
            inverted.behind(frame.masked, leading.end("by"), leading.end("owner"), mentions) if leading["by"] else None
        )
        return [Attribution(who or Subject(*leading.span("paper"), None, "phrase"), leading.start(), 0.85, _RULE)]
    trailing = _trailing().match(frame.masked, span.outer_end, min(sentence.end, span.outer_end + _NEAR))
    if trailing is None:
        return []
    who = inverted.behind(frame.masked, trailing.end("by"), sentence.end, mentions) if trailing["by"] else None
    return [Attribution(who or Subject(*trailing.span("paper"), None, "phrase"), trailing.start("said"), 0.95, _RULE)]


@cache
def _said() -> str:
    """ "It was said", as machines translate the impersonal."""
    verbs = either(sorted(listed("impersonal")))
    return rf"it\s(?:is|was|has\sbeen)\s(?:(?:also|further|then|[a-z]+ly)\s)?(?P<said>{verbs})\b"


@cache
def _paper() -> str:
    papers = either(load("en/titles")["bodies"]["words"])
    by = r"(?P<by>\s(?:(?:issued|made|published|released|sent|signed)\s)?(?:by|from|of))"
    paper = rf"(?P<paper>(?:the|an?|its|their|this|that)\s(?:[a-z-]+\s){{0,3}}?(?:{papers}))"
    return rf"{paper}(?:{by}(?P<owner>\s[^,;:\"]{{2,{_LONGEST}}}?))?"


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"In\s{_paper()},?\s{_said()}")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"[,\s]*{_said()}\s(?:further\s)?in\s{_paper()}(?=[.,]|$)")
