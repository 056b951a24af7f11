"""Spans that name a speaker, and whom they name: full names, then single words, then bodies and unnamed people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import nominals
from brief.people.entries import Entry, Register, gender_of
from brief.people.names import Name, addresses, is_title, not_names
from brief.people.reading import Reading
from brief.people.roles import Beside
from brief.spelling import fold_surname, same_person


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(load("names")["ambiguous"].split())


def named(sentences: Sequence[Reading], register: Register, authors: Sequence[str]) -> list[SpeakerMention]:
    """Mentions by name: full names of all sentences first, then single words, which go back to them."""
    alone = {fold_surname(name.text) for reading in sentences for name in reading.names if name.alone}
    mentions: list[SpeakerMention] = []
    for reading in sentences:
        for name in reading.names:
            if name.alone or any(same_person(author, name.text) for author in authors):
                continue
            near = reading.beside(name)
            if _is_person(reading, name, near, alone):
                index = register.full(name.text)
                _learn(reading, near, register.entries[index])
                mentions.append(SpeakerMention(near.start, name.end, "name", index))
    singles = [(reading, name) for reading in sentences for name in reading.names if name.alone]
    for reading, name in singles:
        if not register.alone(name.text) and _stands_alone(reading, name):
            register.add(Entry("person", forms={name.text: 1}))
    mentions += filter(None, (_single(reading, name, register) for reading, name in singles))
    return sorted(mentions, key=lambda mention: mention.start)


_HOSTED = re.compile(r"\s(?:press\s|news\s|daily\s)?(?:briefing|conference|podium)\b")


def hosts(sentences: Sequence[Reading], register: Register, named: Sequence[SpeakerMention]) -> None:
    """Note for whom somebody speaks at "a White House briefing", where no role says it."""
    for reading in sentences:
        for actor in reading.actors:
            if actor.organ is None or not _HOSTED.match(reading.seen, actor.end, reading.end):
                continue
            for mention in named:
                if mention.person is None or not reading.start <= mention.start < actor.start:
                    continue
                entry = register.entries[mention.person]
                if nominals.speaks(reading.seen, mention.start, mention.end, reading.cues) and entry.kind == "person":
                    entry.actor = entry.actor or actor.name


_COMPLEMENT = re.compile(r"\b(?:of|for|and)\s(?:the\s)?$")


def _is_person(reading: Reading, name: Name, near: Beside, alone: set[str]) -> bool:
    """Whether a run of several words names a person: by its given name, or by what stands beside it."""
    evident = bool(near.roles) or name.after_title
    speaking = nominals.speaks(reading.seen, name.start, name.end, reading.cues)
    repeated = fold_surname(name.text) in alone
    if name.known:
        return evident or speaking or repeated or name.text.split()[0] not in _ambiguous()
    if name.text.split()[0].isupper() and name.text[1:2] != ".":
        return False  # "USS Nicholas"
    if _COMPLEMENT.search(reading.seen, max(reading.start, name.start - 9), name.start):
        return False  # "Minister of Emergency Situations"
    return (evident and name.end - name.start > 4) or (speaking and (repeated or near.institution is not None))


def _learn(reading: Reading, near: Beside, entry: Entry) -> None:
    for start, end in near.roles:
        entry.roles.setdefault(reading.words(start, end), (start, end))
    if near.institution and entry.institution is None:
        entry.institution = reading.words(*near.institution)
    title = reading.words(near.start, near.start + 24).split(" ")[0].rstrip(".")
    entry.gender = entry.gender or gender_of(entry.name, [*entry.roles, title])


def _single(reading: Reading, name: Name, register: Register) -> SpeakerMention | None:
    """The mention that a single word makes of somebody who is known by it.

    Two bearers of a surname: only a title that tells them apart settles which ("Mrs").
    """
    if not register.alone(name.text):
        return None
    near = reading.beside(name)
    title = reading.seen[near.start : name.start].strip().rstrip(".")
    found = register.alone(name.text, gender_of("", [title]) if title else None)
    if len(found) > 1 and near.roles:
        fitting = [at for at in found if _shares_noun(reading, near, register.entries[at])]
        found = fitting if len(fitting) == 1 else found
    if len(found) == 1:
        _learn(reading, near, register.entries[found[0]])
        return SpeakerMention(near.start, name.end, "name", found[0])
    return SpeakerMention(near.start, name.end, "name", None) if found else None


def _shares_noun(reading: Reading, near: Beside, entry: Entry) -> bool:
    words = {word.lower() for start, end in near.roles for word in reading.words(start, end).split()}
    return bool(words & entry.nouns())


_TITLED = re.compile(r"([A-Za-z-]+)\.?\s+$")


def _stands_alone(reading: Reading, name: Name) -> bool:
    """Whether a word that no full name explains names a person: only where a title says so; firms speak, too."""
    if (
        reading.caption
        or name.text in not_names()
        or name.text in _ambiguous()
        or name.text.split("-")[0].lower() in _outlets()
        or len(name.text) < 3
    ):
        return False
    before = _TITLED.search(reading.seen, max(reading.start, name.start - 24), name.start)
    if before and is_title(before.group(1)):
        near = reading.beside(name)
        speaking = nominals.speaks(reading.seen, name.start, name.end, reading.cues)
        return _has_address(reading, name, near) or (bool(near.roles) and speaking)
    return False


def _has_address(reading: Reading, name: Name, near: Beside) -> bool:
    words = reading.seen[near.start : name.start].replace(".", " ").split()
    return any(word in addresses() for word in words)


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load("en/titles")["agencies"])


def without_names(
    sentences: Sequence[Reading], register: Register, named: Sequence[SpeakerMention]
) -> list[SpeakerMention]:
    """Mentions of bodies and of people without a name, where they stand as speakers."""
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    found: list[SpeakerMention] = []
    for reading in sentences:
        if reading.caption or not reading.cues:
            continue
        for body in nominals.bodies(reading.seen, reading.start, reading.end, reading.actors, reading.cues):
            if body.start in taken or body.end - 1 in taken or reading.quoted.hold(body.start):
                continue
            index = register.unnamed("unnamed" if body.people else "body", body.name, body.actor)
            found.append(SpeakerMention(body.start, body.end, "nominal" if body.people else "body", index))
            taken.update(range(body.start, body.end))
        for phrase in nominals.nominals(reading.seen, reading.start, reading.end, reading.cues):
            if any(at in taken for at in range(phrase.start, phrase.end)) or reading.quoted.hold(phrase.start):
                continue
            person = None if phrase.definite else _somebody(reading, phrase, register)
            found.append(SpeakerMention(phrase.start, phrase.end, "nominal", person))
            taken.update(range(phrase.start, phrase.end))
    return found


def _somebody(reading: Reading, phrase: nominals.Nominal, register: Register) -> int:
    """A new unnamed speaker; a state or body in the phrase is whom he or she speaks for."""
    actor = next((a.name for a in reading.actors if phrase.start <= a.start and a.end <= phrase.end), None)
    entry = Entry("unnamed", forms={reading.words(phrase.start, phrase.end).split(" ", 1)[1]: 1}, actor=actor)
    entry.roles[phrase.words] = (phrase.start, phrase.end)
    return register.add(entry)
