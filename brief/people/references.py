"""Whom "he", "she" and "the diplomat" mean in one text: an answer only where exactly one person fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import nominals
from brief.people.entries import Entry, Register
from brief.people.names import role_nouns
from brief.people.reading import Reading
from brief.text import fold


@dataclass(slots=True)
class _Scene:
    """What a paragraph has told so far: people in the order of their naming, and who spoke last."""

    people: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)


def resolve(
    sentences: Sequence[Reading], register: Register, mentions: Sequence[SpeakerMention]
) -> tuple[SpeakerMention, ...]:
    """The mentions with pronouns among them, each with the person it means; in order, without overlap."""
    pending = sorted(mentions, key=lambda mention: mention.start)
    done: list[SpeakerMention] = []
    before, now, paragraph = _Scene(), _Scene(), -1
    called: dict[str, int] = {}
    at = 0
    for reading in sentences:
        if reading.paragraph != paragraph:
            if now.subjects or now.people:
                before = now
            elif reading.paragraph > paragraph + 2:
                before = _Scene()
            now, paragraph = _Scene(), reading.paragraph
        here: list[SpeakerMention] = []
        while at < len(pending) and pending[at].start < reading.end:
            if pending[at].start >= reading.start:
                here.append(pending[at])
            at += 1
        done += _of_sentence(reading, here, register, (before, now), called)
    return tuple(done)


def _of_sentence(
    reading: Reading,
    here: list[SpeakerMention],
    register: Register,
    scenes: tuple[_Scene, _Scene],
    called: dict[str, int],
) -> list[SpeakerMention]:
    before, now = scenes
    taken = {offset for mention in here for offset in range(mention.start, mention.end)}
    genders: dict[int, str] = {}
    for start, end, gender in nominals.pronouns(reading.seen, reading.start, reading.end):
        if start not in taken and not reading.quoted.hold(start):
            here.append(SpeakerMention(start, end, "pronoun", None))
            genders[start] = gender
    done: list[SpeakerMention] = []
    told: list[int] = []
    spoke: list[int] = []
    for mention in sorted(here, key=lambda mention: mention.start):
        if reading.quoted.hold(mention.start) or reading.caption:
            done.append(mention)
            continue
        person = mention.person
        if mention.form == "pronoun":
            person = _by_pronoun(register, before, now, (told, spoke), genders[mention.start])
        elif mention.form == "nominal" and person is None:
            person = _by_noun(reading, mention, register, before, now, told, called)
        done.append(replace(mention, person=person))
        if person is None or register.entries[person].kind == "body":
            continue
        told.append(person)
        if _is_subject(reading, mention):
            spoke.append(person)
    if not reading.caption:
        now.people += told
        now.subjects += spoke or ([told[0]] if told and not now.subjects else [])
        now.last = told or now.last
    return done


def _is_subject(reading: Reading, mention: SpeakerMention) -> bool:
    if nominals.speaks(reading.seen, mention.start, mention.end, reading.cues):
        return True
    return mention.start - reading.start < 4


def _fits(entry: Entry, gender: str) -> bool:
    return entry.kind != "body" and entry.gender in (None, gender)


def _by_pronoun(
    register: Register, before: _Scene, now: _Scene, sentence: tuple[list[int], list[int]], gender: str
) -> int | None:
    """The one person of that gender in the sentence so far, the paragraph, or the paragraph before.

    Where several fit, the one who spoke last, if only one of them spoke.
    """
    told, spoke = sentence
    for people, subjects in ((told, spoke), (now.people, now.subjects), (before.people, before.subjects)):
        fitting = [at for at in dict.fromkeys(people) if _fits(register.entries[at], gender)]
        if len(fitting) == 1:
            return fitting[0]
        spoken = [at for at in subjects if _fits(register.entries[at], gender)]
        if fitting:
            return spoken[-1] if spoken and (len(set(spoken)) == 1 or people is now.people) else None
    return None


def _by_noun(
    reading: Reading,
    mention: SpeakerMention,
    register: Register,
    before: _Scene,
    now: _Scene,
    told: list[int],
    called: dict[str, int],
) -> int | None:
    """The one person whom "the diplomat" fits, in the paragraph so far or in the one before.

    Where several fit, the last named. Nobody's role fits: the only person of the sentence before, if it
    says nothing of what he or she is.
    """
    words = fold(reading.text[mention.start : mention.end]).split(" ", 1)[1]
    noun = next((word for word in reversed(_nouns(words)) if word in role_nouns()), "")
    fitting_nouns = frozenset([noun, *load("en/titles")["covers"].get(noun, ())])
    for people in ([*now.people, *told], before.last, before.people):
        fitting = [at for at in dict.fromkeys(people) if _is_called(register.entries[at], fitting_nouns)]
        if len(fitting) == 1 or (fitting and called.get(words) in fitting):
            chosen = fitting[0] if len(fitting) == 1 else called[words]
            called[words] = chosen
            _learn(reading, mention, register.entries[chosen])
            return chosen
        if fitting:
            return None
    roleless = [at for at in dict.fromkeys(now.last) if not register.entries[at].roles]
    if len(roleless) == 1 and len(set(now.last)) == 1 and register.entries[roleless[0]].kind == "person":
        _learn(reading, mention, register.entries[roleless[0]])
        return roleless[0]
    earlier = called.get(words)
    return earlier if earlier is not None and earlier in before.people else None


def _nouns(words: str) -> list[str]:
    head = words
    for preposition in (" of ", " for ", " to ", " from ", " at "):
        head = head.split(preposition)[0]
    return head.split()


def _is_called(entry: Entry, nouns: frozenset[str]) -> bool:
    return entry.kind != "body" and bool(entry.nouns() & nouns)


def _learn(reading: Reading, mention: SpeakerMention, entry: Entry) -> None:
    """What a noun phrase adds to a person: the role, where it says more than a noun ("foreign policy analyst")."""
    start = mention.start + reading.text[mention.start : mention.end].index(" ") + 1
    words = reading.words(start, mention.end)
    if entry.kind == "person" and len(words.split()) > 1:
        entry.roles.setdefault(words, (start, mention.end))
