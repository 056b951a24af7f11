"""What a paragraph or a sentence has told so far, and whom a sentence is about that nobody knows; no pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field

from brief.model import SpeakerMention
from brief.people import nominals, standing
from brief.people.entries import gender_of
from brief.people.names import role_nouns
from brief.people.reading import Reading


class Scene(Struct):
    """What a paragraph, or a sentence, has told so far: people as they are named, those who spoke, subjects of clauses.

    `last`: the people of the last sentence; `subject`: whom the last sentence that has one was about. `unknown`:
    somebody spoke of whom nothing tells who it is. `new`: those whom it brings in, with what they are. `sentences`:
    those in which nouns may tell of people who are no mention, and `beside` what the first of them, `looked`, tell.
    `asked`: those who only put a question to another.
    """

    people: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    subject: Subject | None = None
    unknown: bool = False
    sentences: list[tuple[Reading, Sequence[SpeakerMention]]] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)
    looked: int = 0


class Subject(Struct, frozen=True):
    """Whom a sentence is about; `person`: `None` where nothing tells. `told`: who spoke or is brought in there.

    `mood`: it only tells how he or she took what came before, as what leads up to words does.
    """

    person: int | None
    gender: Literal["m", "f"] | None = None
    told: bool = False
    mood: bool = False


_TITLES = re.compile(r"(?:(?:The|But|And)\s)?(?:[A-Z][\w'.-]*\s)*")
_ACTS = re.compile(
    r"(?:,\s[^,;.\"]{2,90},)?\s(?:(?:also|then|later|once|never|still|[a-z]+ly)\s)?(?:[a-z]{3,}ed|is|was|has|had|will|would"
    r"|came|left|went|met|took|made|held|gave|saw|spoke|sat|stood|began|won|lost|kept|led|felt|found|knew|thought|lives|runs"
    r"|leads|heads|works)\b"
)


def unknown_opening(reading: Reading, mentions: Sequence[SpeakerMention]) -> Subject | None:
    """Somebody nobody knows who opens a sentence and speaks or acts in it ("Emperor Oruk paused"), if somebody does."""
    for name in reading.names:
        start = name.start
        lead = reading.seen[reading.start : start]
        if lead in ("At ", "In ", "On ", "By ", "To "):
            return None
        if len(lead) > 3 and not (name.after_title and _TITLES.fullmatch(lead)):
            return None
        if reading.quoted.hold(start) or any(m.start <= start < m.end for m in mentions):
            return None
        if name.text.endswith("s") and name.text[:-1].lower() in role_nouns():
            return None  # "Engineers say": he is none of them
        if nominals.speaks(reading.seen, start, name.end, reading.cues):
            return Subject(None)
        if (name.after_title or not name.alone) and _ACTS.match(reading.seen, name.end, reading.end):
            return Subject(None, gender_of(name.text, lead.split()))
        return None
    return None


def behind_inner_end(reading: Reading, mentions: Sequence[SpeakerMention], subjects: list[int]) -> list[int]:
    """The subjects of clauses; where words in marks end a sentence within the sentence, those of the last one."""
    seen, begin, end = reading.seen, reading.start, reading.end
    if seen.find('"', begin, end) < 0 and seen.find("'", begin, end) < 0:
        return subjects
    inner = [match.end() for match in _INNER_END.finditer(seen, begin, end)]
    for start in reversed(inner):
        behind = {mention.person for mention in mentions if mention.start >= start}
        if last := [at for at in subjects if at in behind]:
            return last
    return subjects


def behind_front(reading: Reading, mentions: Sequence[SpeakerMention], subjects: list[int]) -> int | None:
    """The subject of the main clause behind one with another that leads up to it: "When Ana asked, Eve rose"."""
    if len(subjects) < 2 or _FRONT_CLAUSE.match(reading.seen, reading.start) is None:  # a clause has one
        return None
    for mention in mentions:
        led = mention.person in subjects[1:] and reading.seen.endswith(", ", reading.start, mention.start)
        if led and mention.person != subjects[0] and standing.opens_clause(reading, mention):
            return mention.person
    return None


_FRONT_CLAUSE = re.compile(r"(?:After|Although|As|Once|Though|When|While)\s[^,\"]{2,80}\s")
_INNER_END = re.compile(r"[.!?][\"']\s+(?=[A-Z])")  # ends a sentence within one: `a "text." The minister`


def beside(scene: Scene) -> set[str]:
    """The genders, else the nouns, by which a scene tells of people who are no mention: "told the waitress"."""
    for reading, mentions in scene.sentences[scene.looked :]:
        scene.beside |= standing.beside(reading, mentions)
    scene.looked = len(scene.sentences)
    return scene.beside


def is_outshone(scene: Scene, at: int) -> bool:
    """Whether somebody unknown by name speaks or acts in the last sentence that tells of a person, or since then."""
    for reading, mentions in reversed(scene.sentences):
        if _acts_unknown(reading, mentions):
            return True
        if any(mention.person == at for mention in mentions):
            return False
    return False


def _acts_unknown(reading: Reading, mentions: Sequence[SpeakerMention]) -> bool:
    if any(one.form == "name" and one.person is None and standing.speaks(reading, one) for one in mentions):
        return True
    for name in reading.names:
        if reading.quoted.hold(name.start) or any(one.start < name.end and name.start < one.end for one in mentions):
            continue
        if nominals.speaks(reading.seen, name.start, name.end, reading.cues):
            return True
        if _ACTS.match(reading.seen, name.end, reading.end) and _OPENS.search(reading.seen[reading.start : name.start]):
            return True
    return False


_OPENS = re.compile(r"(?:^|,\s|^(?:And|But|Then|Yet)\s)$")


def is_followed(scene: Scene, at: int, others: Sequence[int]) -> bool:
    """Whether the last sentence tells of others whom a pronoun surely fits, and not of whoever spoke before."""
    return at not in scene.last and any(other in scene.last for other in others)
