"""How a mention stands in its sentence: as an answer's speaker, the subject of a clause, new; nobody is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import nominals
from brief.people.entries import Entry
from brief.people.reading import Reading

_ANSWERING = re.compile(r"\s(?:[a-z]+ly\s)?(?:answer|repli|reply|respond|retort)(?:s|es|ed)?\b")


def answers(reading: Reading, mention: SpeakerMention) -> bool:
    """Whether words in marks are somebody's answer: `"I know," she answered`."""
    if _ANSWERING.match(reading.seen, mention.end, reading.end) is None:
        return False
    return reading.quoted.hold(reading.start + 1)


def is_mood(reading: Reading) -> bool:
    """Whether a sentence only tells how its subject took what came before, who then speaks: "Souza was unmoved"."""
    return not _moods().isdisjoint(reading.vocabulary) and bool(
        _MOOD.fullmatch(reading.seen, reading.start, reading.end)
    )


_MOOD = re.compile(
    r"(?:(?:But|And|Yet|Still)\s)?(?:[Tt]he\s)?(?:[A-Z][\w.'-]*\s){1,4}(?:was|is|remained|remains|seemed|sounded)"
    r"(?:\s(?:also|less|more|still))?\s[a-z]+\."
)


@cache
def _moods() -> frozenset[str]:
    return frozenset(load("en/cues")["moods"])


def brings_in(reading: Reading, mention: SpeakerMention, entry: Entry) -> bool:
    """Whether more is told of somebody than a name and a title: "Ana Souza, who leads the club"."""
    told = reading.seen.startswith((", who ", ", a ", ", an "), mention.end)
    return told or any(len(role.split()) > 1 for role in entry.roles)


_CLAUSE = re.compile(
    r"(?:^|[,;:\"()]|\s-|\b(?:and|but|or|that|when|while|as|because|if|though|although|where|since|after|before|until"
    r"|yet|so|whether|than|says?|said))\s*(?:(?:the|an?|his|her|its|their)\s+)?$",
    re.IGNORECASE,
)
_DETERMINED = frozenset(["", "a", "an", "her", "his", "its", "the", "their"])


def opens_clause(reading: Reading, mention: SpeakerMention) -> bool:
    """Whether a mention stands where the subject of a clause does, and is nobody's possessor."""
    if reading.seen[mention.end : mention.end + 2] == "'s":
        return False
    if reading.seen[reading.start : mention.start].strip(" \"'(").lower() in _DETERMINED:
        return True
    return _CLAUSE.search(reading.seen, max(reading.start, mention.start - 20), mention.start) is not None


def with_pronouns(reading: Reading, mentions: Sequence[SpeakerMention]) -> list[tuple[SpeakerMention, str | None]]:
    """The mentions of a sentence and its pronouns, in order, with the gender that a pronoun tells."""
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    found: list[tuple[SpeakerMention, str | None]] = [(mention, None) for mention in mentions]
    for start, end, gender in nominals.pronouns(reading.seen, reading.start, reading.end):
        if start not in taken and not reading.quoted.hold(start):
            found.append((SpeakerMention(start, end, "pronoun", None), gender))
    return sorted(found, key=lambda pair: pair[0].start)
