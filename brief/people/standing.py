"""How a mention stands in its sentence: as an answer's speaker, the subject of a clause, new; nobody is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from brief.cues import Cue
from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import kin, nominals
from brief.people.entries import Entry, gender_of_word
from brief.people.names import role_nouns
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
    r"(?:(?:But|And|Yet|Still)\s)?(?:[Tt]he\s|(?:[Hh]er|[Hh]is)\s(?:[A-Z][\w'-]*\s)?[a-z]+\s)?(?:[A-Z][\w.'-]*\s){1,4}(?:was|is|remained|remains|seemed|sounded)"
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


def speaks(reading: Reading, mention: SpeakerMention) -> bool:
    """Whether a mention is the subject of a verb of saying that is its own: not "She noted that Souza had said".

    Verbs that say something only beside marks ("held", "began") count there, and those of whoever laughs.
    """
    if not reading.cues:
        return False
    cues = [cue for cue in reading.cues if cue.kind != "strict" or _tells(reading, cue)]
    apposed = ", " in reading.seen[mention.start : mention.end] and reading.seen.startswith(", ", mention.end)
    if not nominals.speaks(reading.seen, mention.start, mention.end + apposed, cues):  # "The owner, Ana Souza, said"
        return False
    outer = (cue for cue in cues if cue.kind == "speech" and cue.form != "base" and cue.end < mention.start)
    return not any(_THAT.fullmatch(reading.seen, cue.end, mention.start) for cue in outer)


def asks(reading: Reading, mention: SpeakerMention) -> bool:
    """Whether what somebody says is a question put to another, who answers it: "Berger asked Souza whether ..."."""
    return _ASKS.match(reading.seen, mention.end, reading.end) is not None


def is_ahead(reading: Reading, mention: SpeakerMention, mentions: Sequence[SpeakerMention]) -> bool:
    """Whether a pronoun stands in what opens a sentence, before whom it means: "When he left, Salih said"."""
    behind = next((one for one in mentions if one.start > mention.end and one.form == "name"), None)
    if behind is None or not reading.is_fronted(behind.start) or reading.is_fronted(mention.start):
        return False
    return reading.seen.rfind(",", mention.end, behind.start) >= 0 and opens_clause(reading, behind)


_ASKS = re.compile(
    r"\s(?:(?:also|later|once|then|[a-z]+ly)\s)?(?:asked|asks|pressed|presses|questioned|questions|quizzed)\s"
    r"(?=[A-Z]|h(?:im|er)\s|the\s)"
)


def brings_somebody(reading: Reading, mentions: Sequence[SpeakerMention]) -> bool:
    """Whether a sentence is about somebody new who is no mention: "At the port, a tired cashier was", "One man who"."""
    new = _WHO.match(reading.seen, reading.start, reading.end) if "who" in reading.vocabulary else None
    if new is not None and not any(one.start < new.end() for one in mentions):
        return True
    behind = _NEWCOMER.match(reading.seen, reading.start, reading.end)
    if behind is None or any(one.start < behind.end() and one.form != "pronoun" for one in mentions):
        return False
    words = behind[1].split()
    return any(word in role_nouns() or word in gender_of_word() for word in words[:_FEW_WORDS])


_NEWCOMER = re.compile(
    r"(?:Across|Along|At|Behind|Beside|By|Down|From|In|Inside|Near|On|Outside|Under|Up)\s[^,;:.\"]{2,80},\s"
    r"(?:an?|another|one)\s([a-z][^,;:.\"]{2,80})"
)
_FEW_WORDS = 4
_WHO = re.compile(r"(?:An?|One|Another)\s[^,;:.\"]{2,60},?\swho\b")

_THAT = re.compile(r"(?:\s(?!and\b|but\b)[a-z-]+){0,4}?\sthat\s(?:(?:the|an?|his|her|its|their)\s)?(?:[\w-]+'s?\s)?")
_BESIDE = 60


def _tells(reading: Reading, cue: Cue) -> bool:
    low, high = max(reading.start, cue.start - _BESIDE), min(reading.end, cue.end + len(', "'))
    return '"' in reading.seen[low:high] or reading.seen[cue.start : cue.end] in load("en/titles")["gestures"]


def owner(reading: Reading) -> Literal["m", "f"] | None:
    """The gender of whoever has the relative that a sentence opens with: "Her grandson came"."""
    if not reading.seen.startswith(("His ", "Her "), reading.start):
        return None
    match = kin.opening().match(reading.seen, reading.start, reading.end)
    return None if match is None else "m" if match[1] == "His" else "f"


def addressed(reading: Reading, mentions: Sequence[SpeakerMention]) -> frozenset[int | None]:
    """Whom no pronoun of the sentence means: whom words in marks address ("Put it away, Omar," he said), and whom
    "according to" names right before it ("According to Anna Ruiz she has left"), or "whom": "Salih, whom he calls".
    """
    names = [one for one in mentions if one.form == "name"]
    found = {one.person for one in names if reading.quoted.hold(one.start) and _is_vocative(reading, one)}
    if names and not _SOURCES.isdisjoint(reading.vocabulary):
        found.update(one.person for one in names if _is_source(reading, one))
    return frozenset(found)


_SOURCES = frozenset(["according", "whom"])


def _is_source(reading: Reading, mention: SpeakerMention) -> bool:
    behind = _PRONOUN_BEHIND.match(reading.seen, mention.end)
    if _WHOM.match(reading.seen, mention.end) is not None:
        return True
    return behind is not None and _ACCORDING.search(reading.seen, reading.start, mention.start) is not None


def _is_vocative(reading: Reading, mention: SpeakerMention) -> bool:
    begin = reading.quoted.begin(mention.start)
    before = reading.seen[begin : mention.start].rstrip()
    return reading.seen[mention.end : mention.end + 1] in _STOPS and before[-1:] in _STOPS and '"' not in before


_STOPS = frozenset(["", *",.?!"])


def is_behind_whom(reading: Reading, pronoun: SpeakerMention) -> bool:
    """Whether a pronoun is the subject of a relative clause, so that it means the sentence's: "whom he calls"."""
    return reading.seen.endswith(" whom ", reading.start, pronoun.start)


_WHOM = re.compile(r",?\swhom\s(?:he|she)\s")
_PRONOUN_BEHIND = re.compile(r",?\s(?:he|she)\s")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s[^,;.]{0,60}$")


def beside(reading: Reading, mentions: Sequence[SpeakerMention]) -> frozenset[str]:
    """The genders of nouns for people who are no mention and stand beside those that are: "told the waitress".

    The noun itself where it tells none: "asked the driver".
    """
    told = gender_of_word()
    if told.keys().isdisjoint(reading.vocabulary) and role_nouns().isdisjoint(reading.vocabulary):
        return frozenset()
    found: set[str] = set()
    for match in _DETERMINED_NOUN.finditer(reading.seen, reading.start, reading.end):
        noun = next((n for n in (2, 1) if match[n] in told or match[n] in role_nouns()), None)
        if noun is None or _OF_NAME.match(reading.seen, match.end(noun)) or reading.quoted.hold(match.start(noun)):
            continue
        if not any(mention.start <= match.start(noun) < mention.end for mention in mentions):
            found.add(told.get(match[noun], match[noun]))
    return frozenset(found)


_DETERMINED_NOUN = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)|'s)\s([a-z-]+)(?:\s([a-z-]+))?")
_OF_NAME = re.compile(r"[-\s][A-Z]|'s")


def with_pronouns(reading: Reading, mentions: Sequence[SpeakerMention]) -> list[tuple[SpeakerMention, str | None]]:
    """The mentions of a sentence and its pronouns, in order, with the gender that a pronoun tells."""
    found: list[tuple[SpeakerMention, str | None]] = [(mention, None) for mention in mentions]
    for start, end, gender in nominals.pronouns(reading.seen, reading.start, reading.end, reading.vocabulary):
        if not reading.quoted.hold(start) and not any(one.start <= start < one.end for one in mentions):
            found.append((SpeakerMention(start, end, "pronoun", None), gender))
    return sorted(found, key=lambda pair: pair[0].start) if len(found) > len(mentions) > 0 else found


def gender_told(reading: Reading, pronoun: SpeakerMention) -> Literal["m", "f"] | None:
    """The gender that "he" or "she" tells."""
    word = reading.seen[pronoun.start : pronoun.end].lower()
    return "m" if word == "he" else "f" if word == "she" else None
