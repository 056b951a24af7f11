"""Bodies that no list has: which names of a text are theirs, and where they speak; nothing of "it" and of papers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.patterns import pattern
from brief.people import nominals
from brief.people.entries import Register
from brief.people.names import Name
from brief.people.phrases import PREPOSITIONS
from brief.people.reading import Reading
from brief.text import either

_CONTEXT = "en/context/people"


@cache
def nouns() -> frozenset[str]:
    """The nouns of what speaks and is nobody: bodies, firms and what is written."""
    titles = load("en/titles")
    return frozenset([*titles["bodies"]["body"], *titles["bodies"]["words"], *titles["wholes"]])


def named(sentences: Sequence[Reading]) -> Mapping[str, frozenset[str]]:
    """The names that the text shows to be a body's, each with the nouns that the text calls it by.

    "Nordlys, a campaign group,", "the airline Nordlys", "Nordlys, which runs ...", "Nordlys said its ...", "Nordlys
    leader Ana Lang".
    """
    found: dict[str, frozenset[str]] = {}
    for reading in sentences:
        for name in reading.names:
            if not (name.known or name.after_title) and (called := _told_as(reading, name)) is not None:
                found[name.text] = found.get(name.text, frozenset()) | called
    return found


def _told_as(reading: Reading, name: Name) -> frozenset[str] | None:
    """What a name is called beside it, where that is a body; `None`: nothing shows that it is one."""
    behind = _told().match(reading.seen, name.end, reading.end)
    if behind and not PREPOSITIONS & set(behind.group(1).split()):
        return frozenset([behind.group(2)])
    before = pattern(_CONTEXT, "called").search(reading.seen, max(reading.start, name.start - 16), name.start)
    if before is not None:
        return frozenset([before.group(1)])
    return frozenset() if reading.is_led(name) or _THING.match(reading.seen, name.end, reading.end) else None


def speaking(
    sentences: Sequence[Reading], register: Register, bodies: Collection[str], found: Sequence[SpeakerMention]
) -> list[SpeakerMention]:
    """The mentions of bodies by name where they stand as speakers; what is found takes precedence."""
    taken = {mention.end for mention in found} if bodies else set()
    return [
        SpeakerMention(name.start, name.end, "body", register.unnamed("body", name.text, None))
        for reading in (sentences if bodies else ())
        for name in reading.names
        if name.text in bodies and name.end not in taken and not reading.quoted.hold(name.start)
        if nominals.speaks(reading.seen, name.start, name.end, reading.cues)
    ]


def firms(seen: str) -> frozenset[str]:
    """The names of firms in a text, by the words that only firms end with: "Tessler Aviation"."""
    found = {match.group() for match in _firm().finditer(seen)}
    return frozenset(one for one in found if not any(one != other and other.endswith(one) for other in found))


@cache
def _firm() -> re.Pattern[str]:
    ends = either(load("en/titles")["firms"])
    return re.compile(rf"(?<![\w'-])(?!The\s)(?:[A-Z][\w'&-]*\s){{1,3}}(?:{ends})\b(?!\s[A-Z])")


_THING = re.compile(
    r",\swhich\s(?:is|was|has|had|runs|owns|makes|[a-z]+s|[a-z]+ed)\b|\s(?:said|says|announced|confirmed)\s(?:that\s)?its\s"
)


@cache
def _told() -> re.Pattern[str]:
    heads = either(sorted(noun for noun in nouns() if noun not in load("en/titles")["bodies"]["words"]))
    return re.compile(
        rf",\s(?:an?|the)\s((?:[\w'.-]+\s){{0,4}}?)({heads})(?=[,.]|\s(?:that|which|of|in|based|for|with)\b)"
    )
