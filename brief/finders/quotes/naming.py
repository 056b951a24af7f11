"""The name that a phrase for a speaker holds or stands beside; who is the subject of a verb, `subjects` decides."""

from __future__ import annotations

import re
from functools import cache

from brief.finders.quotes.subjects import PREPOSITION, Mentions, Subject, as_subject
from brief.lexicon import load
from brief.model import SpeakerMention

_NEAR = 80
_LISTED = re.compile(r"\b(?:and|or)\s(?:[a-z]+\s){0,3}[A-Z]")


def of(masked: str, subject: Subject, mentions: Mentions) -> Subject:
    """The one whom a phrase names: "Harbour master Ana Souza at the port", "Souza, the mayor of the town"."""
    if subject.person is not None or subject.form not in ("phrase", "nominal"):
        return subject
    within: list[SpeakerMention] = []
    for mention in mentions.between(max(0, subject.start - _NEAR), subject.end + _NEAR):
        if mention.form != "name" or mention.person is None:
            continue
        if subject.start <= mention.start < subject.end < mention.end:
            return as_subject(mention)  # "the union's lawyer, Ana Souza": what she is reaches into the phrase
        if masked[mention.end : subject.start] == ", " and _says_what(masked, subject):
            return as_subject(mention)
        if subject.start <= mention.start and mention.end <= subject.end and _free(masked, mention):
            within.append(mention)
    alone = len(within) == 1 and not _LISTED.search(masked, subject.start, subject.end)
    return as_subject(within[0]) if alone else subject


def _free(masked: str, mention: SpeakerMention) -> bool:
    """Whether a name is nobody's complement and possesses nothing: not "an aide to Souza", "Souza's aide"."""
    before = max(0, mention.start - 14)
    return masked[mention.end : mention.end + 1] in (" ", ",", "") and not PREPOSITION.search(
        masked, before, mention.start
    )


def _says_what(masked: str, subject: Subject) -> bool:
    """Whether a phrase says what one person is: "the opposition's islands spokeswoman"."""
    return not _roles().isdisjoint(masked[subject.start : subject.end].lower().split())


@cache
def _roles() -> frozenset[str]:
    titles = load("en/titles")
    return frozenset(word.lower() for kind in ("office", "expert", "other", "trade") for word in titles[kind])
