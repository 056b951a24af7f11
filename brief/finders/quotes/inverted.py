"""Who stands behind a verb that gives words to somebody, as its subject turned round: "said Ana Souza"; no verbs."""

from __future__ import annotations

import re

from brief.days import WEEKDAY
from brief.finders.quotes.subjects import (
    FINITE,
    NO_SUBJECT,
    PREPOSITION,
    STOP,
    Mentions,
    Subject,
    any_of,
    as_subject,
)
from brief.text import trimmed

_NOUN_PHRASE_END = re.compile(
    rf"""[,;:!?"()]|{STOP}|\s-+\s|\b(?:{
        any_of(
            '''in on at after before during when who as while to that told and but with by about if because following
            last from outside this earlier shortly yesterday today'''
        )
    })\b|(?<!\ba)(?<!\bthe)\s{WEEKDAY}\b"""
)


_ONE_OF_SEVERAL = re.compile(r"(?:[Oo]ne(?:\sof\s(?:them|those|the\s[a-z]+))?|[Aa]nother(?:\s[a-z]+)?),\s")
_TO_HER = re.compile(r"(?:him|her|them|us|me|(?:from|in)\s[A-Z][\w'-]+)\s(?=[Tt]he\s|[A-Z])")
_THEN = re.compile(r"(?:yesterday|today|later|then|on\s[A-Z][a-z]+day)\s(?=[Tt]he\s|[A-Z])")
_ON_THIS = re.compile(r"(?:on|about|to)\s(?:this|that|it)\s(?:the\s)?(?=\S)")


def behind(masked: str, at: int, high: int, mentions: Mentions) -> Subject | None:
    """The subject that follows a verb turned round: "said Samuel Charap of ...", "said a spokesman for the party"."""
    start, _ = trimmed(masked, at, high)
    if start >= high:
        return None
    if matter := _ON_THIS.match(masked, start, high):  # "commented on this the minister"
        start = matter.end()
    if day := _THEN.match(masked, start, high):  # "admitted yesterday the spokesman"
        start = day.end()
    if hearer := _TO_HER.match(masked, start, high):  # "answers her the teacher", "replies from Rome the minister"
        start = hearer.end()
    if some := _ONE_OF_SEVERAL.match(masked, start, high):  # "said one of them, Ana Souza"
        named = next((m for m in mentions.between(some.end(), high) if m.form in ("name", "nominal")), None)
        if named is not None and named.start - some.end() < len("the "):
            return as_subject(named)
    match = _NOUN_PHRASE_END.search(masked, start, high)
    end = trimmed(masked, start, match.start() if match else high)[1]
    for mention in mentions.between(start, high):
        lead = masked[start : mention.start]
        if FINITE.match(masked, mention.end) or masked.startswith("'s ", mention.end):
            continue  # "said the candidate could ..." is a clause; "said Ana Souza's husband" is not she
        if mention.start - start <= 4 and (not lead.strip() or lead.strip().lower() in ("the", "a", "an", "ex")):
            return as_subject(mention)
        if mention.start < end <= mention.end and mention.form == "name" and not PREPOSITION.search(lead):
            return as_subject(mention)
    if open_end := _OPEN_END.search(masked, start, end):  # "wrote the authors of the “Project”"
        end = open_end.start()
    words = masked[start:end].split()
    if not words or words[0].lower() in NO_SUBJECT or words[-1] in ("the", "a", "an"):
        return None
    if len(words) > 14 or FINITE.search(masked, start, end):
        return None
    return Subject(start, end, None, "phrase")


_OPEN_END = re.compile(r"\s(?:(?:of|for|from|at|behind)\s)?(?:the|an?|its|his|her|their)$|\s(?:of|for|from|at|behind)$")
