"""Spans at which bodies and people without a name speak; those with a name are another module's."""

from __future__ import annotations

from collections.abc import Sequence

from brief.model import SpeakerMention
from brief.people import nominals
from brief.people.entries import Entry, Register
from brief.people.reading import Reading


def find(sentences: Sequence[Reading], register: Register, named: Sequence[SpeakerMention]) -> list[SpeakerMention]:
    """Mentions of bodies and of people without a name, where they stand as speakers."""
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    found: list[SpeakerMention] = []
    spoke: tuple[int, str] | None = None  # the paragraph, and which body spoke there last
    for reading in sentences:
        if reading.caption:
            continue
        if not reading.cues:
            spoke = _opening(reading) or spoke
            found += _brought_in(reading, taken, register)
            continue
        for body in nominals.bodies(reading.seen, reading.start, reading.end, reading.actors, reading.cues):
            if body.start in taken or body.end - 1 in taken or reading.quoted.hold(body.start):
                continue
            index = register.unnamed("unnamed" if body.people else "body", body.name, body.actor)
            found.append(SpeakerMention(body.start, body.end, "nominal" if body.people else "body", index))
            spoke = reading.paragraph, body.actor
            taken.update(range(body.start, body.end))
        for phrase in nominals.nominals(reading.seen, reading.start, reading.end, reading.cues):
            if any(at in taken for at in range(phrase.start, phrase.end)) or reading.quoted.hold(phrase.start):
                continue
            served = spoke[1] if spoke and spoke[0] == reading.paragraph and phrase.words in _SPOKES else None
            person = None if phrase.definite else _somebody(reading, phrase, register, served)
            found.append(SpeakerMention(phrase.start, phrase.end, "nominal", person))
            taken.update(range(phrase.start, phrase.end))
    return found


def _opening(reading: Reading) -> tuple[int, str] | None:
    """The body or organ of a state that a sentence without a verb of saying is about, with its paragraph."""
    actor = reading.actors[0] if reading.actors else None
    if actor is None or not (actor.kind == "body" or actor.organ) or reading.seen[actor.end : actor.end + 2] == "'s":
        return None
    return (reading.paragraph, actor.name) if actor.start - reading.start <= len("The ") else None


def _brought_in(reading: Reading, taken: set[int], register: Register) -> list[SpeakerMention]:
    """Somebody without a name whom a sentence is about that names nobody; who is called "he" in the next one."""
    phrase = nominals.introduced(reading.seen, reading.start, reading.end)
    if phrase is None or reading.quoted.hold(phrase.start):
        return []
    if any(at in taken for at in range(reading.start, reading.end)):
        return []
    return [SpeakerMention(phrase.start, phrase.end, "nominal", _somebody(reading, phrase, register))]


def _somebody(reading: Reading, phrase: nominals.Nominal, register: Register, served: str | None = None) -> int:
    """A new unnamed speaker, who speaks for a state or body in the phrase, else for whom the text before tells."""
    actor = next((a.name for a in reading.actors if phrase.start <= a.start and a.end <= phrase.end), served)
    entry = Entry("unnamed", forms={reading.words(phrase.start, phrase.end).split(" ", 1)[1]: 1}, actor=actor)
    entry.roles[phrase.words] = (phrase.start, phrase.end)
    return register.add(entry)


_SPOKES = frozenset(
    ["spokesman", "spokesperson", "spokeswoman"]
)  # of the body that spoke last, where nothing says of whom
