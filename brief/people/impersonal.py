"""Whom "it", "the company" and "the statement" mean where they speak: bodies and what they write; no people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from brief.lexicon import words_in
from brief.model import ActorMention, SpeakerMention
from brief.patterns import pattern
from brief.people import nominals
from brief.people.entries import Register
from brief.people.names import listed, role_nouns
from brief.people.papers import Issued, issued, papers, posted_by
from brief.people.phrases import PREPOSITIONS
from brief.people.reading import Reading
from brief.people.unlisted import firms, nouns
from brief.text import Span, either, telling, words_of

_CONTEXT = "en/context/people"


class _Topic(Struct, frozen=True):
    """What a sentence was about: a body's index, and the nouns that it may be called by."""

    body: int
    called: frozenset[str]


def referring(
    sentences: Sequence[Reading],
    register: Register,
    mentions: Sequence[SpeakerMention],
    bodies: Mapping[str, frozenset[str]],
) -> list[SpeakerMention]:
    """The mentions that "it" and "the company" make where they speak, each with the one body they can mean."""
    by_start = sorted(mentions, key=lambda mention: mention.start)
    asked = [number for number, reading in enumerate(sentences) if _asks(reading)]
    wanted = {number - back for number in asked for back in range(_BACK)}
    referrer = _Referrer(register, bodies)
    found: list[SpeakerMention] = []
    at = 0
    for number, reading in enumerate(sentences):
        first = at
        while at < len(by_start) and by_start[at].start < reading.end:
            at += 1
        if number in wanted and not reading.caption:
            found += referrer.sentence(reading, by_start[first:at])
    return found


_BACK = 6  # sentences read for whom one that says "it" may mean


def _asks(reading: Reading) -> bool:
    """Whether "it" or "the company" may speak in a sentence."""
    if "it" in reading.vocabulary:
        return bool(reading.cues) or "which" in reading.vocabulary
    return bool(reading.cues) and not _callable().isdisjoint(reading.vocabulary)


class _Referrer:
    """Reads sentence after sentence and remembers which body the last one was about."""

    def __init__(self, register: Register, bodies: Mapping[str, frozenset[str]]) -> None:
        """Begin before the first sentence; `bodies` are names with what they are called."""
        self._register = register
        self._bodies = bodies
        self._issued = Issued()
        self._firms: frozenset[str] | None = None
        self._topic: _Topic | None = None
        self._spoke = False
        self._paragraph = -1

    def sentence(self, reading: Reading, here: Sequence[SpeakerMention]) -> list[SpeakerMention]:
        """The mentions of the next sentence."""
        self._of_its_own(reading, here)
        said = [*self._the_body(reading, here)] if reading.cues else []
        if "it" in reading.vocabulary and (reading.cues or "which" in reading.vocabulary):
            said += self._it(reading, sorted([*here, *said], key=lambda mention: mention.start))
        if not _is_spoken(reading):
            here = sorted([*here, *said], key=lambda mention: mention.start) if said else here
            self._topic = self._with_papers(reading, self._about(reading, here), here)
            topic = self._topic
            told = topic is not None and any(one.person == topic.body for one in here)
            self._spoke = told or (topic is not None and bool(reading.cues))
        self._paragraph = reading.paragraph
        return said

    def _of_its_own(self, reading: Reading, here: Sequence[SpeakerMention]) -> None:
        """Nothing; "its Navy Ministry" is then that of the one state told before in the sentence, else of the topic."""
        for mention in here if "its" in reading.vocabulary else ():
            entry = self._register.entries[mention.person] if mention.person is not None else None
            if (
                entry is None
                or entry.actor != entry.name
                or not _ITS.search(reading.seen, reading.start, mention.start)
            ):
                continue
            states = {one.name for one in reading.actors if one.kind == "state" and one.end < mention.start}
            topic = self._register.entries[self._topic.body] if self._topic and not states else None
            states |= {topic.actor} if topic and topic.actor and topic.actor == topic.name else set()
            if len(states) == 1 and (owner := states.pop()) != entry.actor:
                entry.forms, entry.actor = {f"{owner}'s {entry.name}": 1}, owner

    def _it(self, reading: Reading, here: Sequence[SpeakerMention]) -> Iterator[SpeakerMention]:
        """The first "it" that speaks: what opens the sentence, else what the one before was about."""
        begin = _begin(reading)
        here = [mention for mention in here if mention.start >= begin and not _owns(reading, mention)]
        for match in _IT.finditer(reading.seen, reading.start, reading.end):
            said = _speaks(reading, match.span()) or _IN_PAPER.match(reading.seen, match.end())
            if reading.quoted.hold(match.start()) or not said:
                continue
            own = self._opening(reading, begin, match.start(), here)
            before = next((mention for mention in here if mention.end <= match.start()), None)
            if own is None and before is not None:
                if before.person is None or self._register.entries[before.person].kind != "body":
                    return
                own = self._of(before.person)
            meant = own or self._topic
            if meant is not None:
                yield SpeakerMention(*match.span(), "pronoun", meant.body)
            return

    def _the_body(self, reading: Reading, here: Sequence[SpeakerMention]) -> Iterator[SpeakerMention]:
        """ "The company" where it speaks: the last body that is called so, or the only one of the text."""
        held = _callable() & reading.vocabulary
        for match in _THE_BODY.finditer(reading.seen, reading.start, reading.end) if held else ():
            noun = match.group(1)
            if noun not in held or reading.quoted.hold(match.start()):
                continue
            if any(mention.start < match.end() and match.start() < mention.end for mention in here):
                continue
            told = noun in papers() and nominals.speaks(reading.seen, *match.span(), reading.cues)
            if (told or _speaks(reading, match.span())) and (meant := self._meant(reading, noun)) is not None:
                yield SpeakerMention(*match.span(), "body", meant.body)
        its = held and self._topic and "its" in reading.vocabulary
        for match in _ITS_PAPER.finditer(reading.seen, reading.start, reading.end) if its else ():
            own = match.group(1).split()[-1] in papers() or match.group(1).startswith("press ")
            if self._topic and own and not reading.quoted.hold(match.start()) and _speaks(reading, match.span()):
                yield SpeakerMention(*match.span(), "body", self._topic.body)

    def _meant(self, reading: Reading, noun: str) -> _Topic | None:
        """The body that "the company" means."""
        if self._topic is not None and noun in self._topic.called:
            return self._topic
        if (whose := self._issued.whose(noun)) is not None:
            return self._of(whose)
        names = {name for name, called in self._bodies.items() if noun in called}
        if not names and noun in listed("called", "trade"):
            names = {name for name, called in self._bodies.items() if called & listed("called", "trade")}
        if not names and noun in listed("called", "any"):
            if self._firms is None:
                self._firms = firms(reading.seen)
            names = {*self._firms, *(name for name, called in self._bodies.items() if not called)}
            if noun not in listed("called", "firm") and not names.isdisjoint(self._firms):
                return None  # "the agency"
            names = names if all(reading.seen.find(name, 0, reading.end) >= 0 for name in names) else set()
        if len(names) != 1:
            return None
        name = names.pop()
        return _Topic(self._register.unnamed("body", name, None), self._called(name) | {noun})

    def _about(self, reading: Reading, here: Sequence[SpeakerMention]) -> _Topic | None:
        """What a sentence is about, where that is a body: its opening phrase, or who speaks first in it."""
        begin = _begin(reading)
        here = [mention for mention in here if not reading.seen.startswith("'s", mention.end)]
        first = next((mention for mention in here if mention.start >= begin), None)
        opens = first is not None and first.start - begin < len("the .")
        if (
            first is not None
            and first.person is not None
            and (opens or (reading.quoted.hold(begin) and len(here) == 1))
        ):
            return self._of(first.person) if self._register.entries[first.person].kind == "body" else None
        own = self._opening(reading, begin, reading.end, here) or self._behind_marks(reading, begin, here)
        if own is not None:
            return own
        if len({mention.person for mention in here}) == 1 and here[0].person is not None:
            return self._of(here[0].person) if self._register.entries[here[0].person].kind == "body" else None
        return self._topic if not here and reading.paragraph == self._paragraph and self._spoke else None

    def _of(self, body: int) -> _Topic:
        return _Topic(body, self._called(self._register.entries[body].name))

    def _is_paper(self, topic: _Topic) -> bool:
        return not papers().isdisjoint(self._register.entries[topic.body].name.lower().split())

    def _called(self, name: str) -> frozenset[str]:
        """The nouns that a body may be called by: those of its name and its apposition; else what any firm is."""
        own = (words_of(name) & _callable()) | self._bodies.get(name, frozenset())
        return own or listed("called", "any")

    def _opening(self, reading: Reading, begin: int, before: int, here: Sequence[SpeakerMention]) -> _Topic | None:
        """The body or paper whose noun phrase opens a sentence, before an offset: "The union's leaflet, which ..."."""
        if reading.quoted.hold(begin):
            return None
        near = (one for one in reading.names if begin <= one.start <= begin + len("the ") and one.end <= before)
        name = next(near, None)
        if name is not None and name.text in self._bodies:
            return self._of(self._register.unnamed("body", name.text, None))
        if (acting := _acts_first(reading, begin, before)) is not None:
            return self._of(self._register.unnamed("body", acting.name, acting.name))
        high = min(reading.end, before)
        owned = _owner(reading, begin, high)
        if owned is not None:
            return self._of(self._register.unnamed("body", reading.words(*owned.span(1)), None))
        match = None if _telling().isdisjoint(reading.vocabulary) else _phrase_at(reading, begin, high)
        if match is None or not _is_phrase(reading, match):
            return self._capitalised(reading, begin, before, here)
        if match.group()[0] in "Aa" and begin > reading.start:  # "For Nordlys, a charity which ..., it came late"
            told = [name.text for name in reading.names if name.end < begin and name.text in self._bodies]
            return self._of(self._register.unnamed("body", told[-1], None)) if told else None
        noun = match.group(2).lower()
        if (site := posted_by(reading, match.end(), here)) is not None and noun in papers():
            return self._of(site)
        if match.end() - begin == len("the ") + len(noun):
            meant = self._meant(reading, noun)
            if meant is not None or noun in listed("called", "any"):
                return meant
        words = reading.words(begin, match.end())
        if ("body", words[len("the ") :]) in self._register:
            words = words[len("the ") :]
        actor = next((one.name for one in reading.actors if begin <= one.start and one.end <= match.end()), None)
        return _Topic(self._register.unnamed("body", words, actor), frozenset([noun]))

    def _behind_marks(self, reading: Reading, begin: int, here: Sequence[SpeakerMention]) -> _Topic | None:
        """The body that speaks behind words in marks: "“...,” Isle Ferries said", "“...,” the ministry noted"."""
        if not reading.quoted.hold(begin + 1):
            return None
        end = next((end for end in reversed(reading.quoted.ends) if reading.start < end < reading.end), None)
        lead = _MARKS.match(reading.seen, end, reading.end) if end is not None else None
        if lead is None:
            return None
        told = not _telling().isdisjoint(reading.vocabulary)
        phrase = _phrase("(?!')").match(reading.seen, lead.end(), reading.end) if told else None
        speaking = phrase and _is_phrase(reading, phrase) and _speaks(reading, phrase.span())
        if phrase is None or not speaking or phrase.group()[0] in "Aa":
            return self._capitalised(reading, lead.end(), reading.end, here)
        return self._opening(reading, lead.end(), reading.end, here)

    def _capitalised(self, reading: Reading, begin: int, before: int, here: Sequence[SpeakerMention]) -> _Topic | None:
        """The body whose capitalised name, nobody's who is known, opens a sentence and speaks in it."""
        match = _NAME.match(reading.seen, begin, min(reading.end, before))
        if match is None or not _speaks(reading, match.span()):
            return None
        if any(one.start < match.end() and match.start() < one.end for one in here):
            return None
        return self._of(self._register.unnamed("body", reading.words(*match.span(1)), None))

    def _with_papers(self, reading: Reading, topic: _Topic | None, here: Sequence[SpeakerMention]) -> _Topic | None:
        """The topic, called by the papers too that its sentence tells of: "the ministry issued a statement"."""
        own = issued(reading) if topic is not None else frozenset()
        self._issued.note(reading, own, topic.body if topic and not self._is_paper(topic) else None)
        for mention in here if not papers().isdisjoint(reading.vocabulary) else ():
            noun = reading.seen[mention.start : mention.end].rpartition(" ")[2]
            if mention.form == "body" and mention.person is not None and noun in papers():
                self._issued.give(noun, mention.person)
        return None if topic is None else _Topic(topic.body, topic.called | own)


def _begin(reading: Reading) -> int:
    """Where a sentence begins behind an opening phrase: "In a letter to the court, it asked"."""
    lead = _LEAD.match(reading.seen, reading.start, reading.end)
    return lead.end() if lead else reading.start


def _owns(reading: Reading, mention: SpeakerMention) -> bool:
    return reading.seen[mention.end : mention.end + 2] == "'s"


_NAME = re.compile(
    r"(?:[Tt]he\s)?((?!The\s)[A-Z][\w'&-]*(?:\s(?:(?:of|for|and|on|the)\s){0,2}[A-Z][\w'&-]*){1,6})(?=\s[a-z])"
)
_MARKS = re.compile(r"[\"',\s]*")
_ITS_PAPER = re.compile(r"\b[Ii]ts\s((?:[a-z]+\s){0,2}?(?:press (?:office|service)|[a-z]+))(?=[\s,])")
_IN_PAPER = re.compile(r"(?<=in which it)\s[\"']")
_ITS = re.compile(r"\b[Ii]ts\s$")
_IT = re.compile(r"[Ii]t(?<![\w'-]..)(?=\s)")
_THE_BODY = re.compile(r"[Tt]he\s(?<!\w....)([a-zé]+)\b(?!'s)")
_LEAD = re.compile(
    r"[\"'(]?(?:(?:But|And|Meanwhile|Still|Yet|However|Then|Later|Earlier|Instead),?\s|(?:In|On|At|For|From|After|Before|By|With|Under"
    r"|During|Following|Since)\s[^,;:.\"]{2,120},\s)?"
)


def _acts_first(reading: Reading, begin: int, before: int) -> ActorMention | None:
    """The body with a name of its own that opens a sentence as its subject: "The Lake Council (LC), which met"."""
    opens = (one for one in reading.actors if begin <= one.start <= begin + len("The ") and one.end <= before)
    actor = next((one for one in opens if one.kind == "body" and one.form == "name"), None)
    behind = _VERB_BEHIND.match(reading.seen, actor.end, reading.end) if actor else None
    if behind is None or behind[1] in nominals.nouns_behind() or behind[1].removesuffix("s") in role_nouns():
        return None
    return actor


_VERB_BEHIND = re.compile(
    r"(?:\s\([^()]{2,12}\))?,?\s((?:which|has|had|is|was|will|would|said|gave|told|sent|[a-z]+(?:ed|[^s]s))\b)"
)


def _owner(reading: Reading, begin: int, end: int) -> re.Match[str] | None:
    """The words that tell a firm by what it owns, its name the group: "The ferry's owner, Star Lines"."""
    if words_in(_CONTEXT, "owned", "words").isdisjoint(reading.vocabulary):
        return None
    return pattern(_CONTEXT, "owned").match(reading.seen, begin, end)


@cache
def _callable() -> frozenset[str]:
    """The nouns that stand for a body with nothing but an article."""
    return nouns() | words_in(_CONTEXT, "called", "words")


def _is_spoken(reading: Reading) -> bool:
    """Whether a sentence is words in marks, from its beginning to its end."""
    return reading.quoted.hold(reading.start + 1) and reading.quoted.hold(reading.end - 2)


def _speaks(reading: Reading, span: Span) -> bool:
    return nominals.speaks(
        reading.seen, *span, [cue for cue in reading.cues if cue.kind in ("speech", "act", "strict")]
    )


def _is_phrase(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a match is a noun phrase whose head is the body: nobody's role ("the firm's owner"), no preposition."""
    between = match.group(1).split()
    if PREPOSITIONS & set(between) or any(word in _VERBS for word in between):
        return False
    behind = _NEXT.match(reading.seen, match.end(), reading.end)
    return behind is None or behind.group(1).removesuffix("s") not in role_nouns()


_VERBS = frozenset("and is was are were has had have will would said says that which who".split())
_NEXT = re.compile(r"\s([a-z-]+)")


def _phrase_at(reading: Reading, begin: int, end: int) -> re.Match[str] | None:
    """The noun phrase of a body at an offset, one without a possessor's mark behind it first."""
    seen = reading.seen
    return _phrase("(?!')").match(seen, begin, end) or _phrase("(?='s)").match(seen, begin, end)


@cache
def _telling() -> frozenset[str]:
    """The words of which a sentence with the noun phrase of a body holds one."""
    return telling(nouns())


@cache
def _phrase(behind: str) -> re.Pattern[str]:
    """A noun phrase of a body, by what may stand behind its noun: a possessor's is but the second choice."""
    heads = either(sorted(nouns(), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        rf"(?:[Tt]he|[Aa]n?|[A-Z][\w-]*'s)\s((?:[\w'&-]+\s|(?:[A-Z]\.)+\s){{0,5}}?)((?i:{heads}))\b{behind}"
        r"(?:\s(?:of|for|on|in)\s(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:and|of|for|the)\s)*[A-Z][\w'-]*){0,5})?"
    )
