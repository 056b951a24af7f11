"""Spans at which bodies and people without a name speak; those with a name are another module's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from brief.model import SpeakerMention
from brief.people import bodies, calling, nominals, withheld
from brief.people.entries import Entry, Register, gender_of
from brief.people.reading import Reading


def find(sentences: Sequence[Reading], register: Register, named: Sequence[SpeakerMention]) -> list[SpeakerMention]:
    """Mentions of bodies and of people without a name, where they stand as speakers."""
    taken = bytearray(len(sentences[0].text) if sentences else 0)  # by offset, 1 where a mention stands
    for mention in named:
        _take(taken, mention.start, mention.end)
    named_at: dict[int | None, int | None] = {mention.start: mention.person for mention in named}
    found: list[SpeakerMention] = []
    lede = _told_first(sentences, register, named)
    spoke: tuple[int, str] | None = None  # the paragraph, and which body spoke there last
    for reading in sentences:
        if reading.caption:
            continue
        if not reading.cues:
            spoke = _opening(reading) or spoke
            found += _brought_in(reading, taken, register, named_at)
            continue
        for body in _bodies(reading, taken):
            index = register.unnamed("unnamed" if body.people else "body", body.name, body.actor)
            found.append(SpeakerMention(body.start, body.end, "nominal" if body.people else "body", index))
            spoke = reading.paragraph, body.actor
        found += _by_initials(reading, taken, register)
        for phrase in _phrases(reading, taken):
            person = None
            if not phrase.definite:
                person = named_at.get(withheld.of(reading, phrase.end))
                if person is None and lede is not None and phrase.start == sentences[0].start:
                    person = _as_told(reading, phrase, register, lede)
                served = spoke[1] if spoke and spoke[0] == reading.paragraph and phrase.words in _SPOKES else None
                person = _somebody(reading, phrase, register, served) if person is None else person
            found.append(SpeakerMention(phrase.start, phrase.end, "nominal", person))
    return found


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _bodies(reading: Reading, taken: bytearray) -> Iterator[bodies.Body]:
    for body in bodies.find(reading.seen, reading.start, reading.end, reading.actors, reading.cues):
        if not (taken[body.start] or taken[body.end - 1] or reading.quoted.hold(body.start)):
            _take(taken, body.start, body.end)
            yield body


def _by_initials(reading: Reading, taken: bytearray, register: Register) -> Iterator[SpeakerMention]:
    """Those whose role is written by its first letters: "the CS"."""
    for start, end in nominals.initials(reading.seen, reading.start, reading.end, reading.cues):
        letters = reading.words(start, end).split()[1]
        bearers = [at for at, one in enumerate(register.entries) if calling.has_initials(one, letters)]
        if len(bearers) == 1 and not taken[start] and not reading.quoted.hold(start):
            _take(taken, start, end)
            yield SpeakerMention(start, end, "nominal", bearers[0])


def _phrases(reading: Reading, taken: bytearray) -> Iterator[nominals.Nominal]:
    for phrase in nominals.nominals(reading.seen, reading.start, reading.end, reading.cues, reading.vocabulary):
        if not (1 in taken[phrase.start : phrase.end] or reading.quoted.hold(phrase.start)):
            _take(taken, phrase.start, phrase.end)
            yield phrase


def _told_first(sentences: Sequence[Reading], register: Register, named: Sequence[SpeakerMention]) -> int | None:
    """Whom the second paragraph names first, of whom no role tells: the lede may tell of him or her without a name."""
    first = sentences[0].paragraph if sentences else None
    behind = next((reading for reading in sentences if reading.paragraph != first), None)
    mention = next((one for one in named if behind and one.end > behind.start), None)
    if first is None or behind is None or mention is None or mention.start != behind.start or named[0] is not mention:
        return None
    entry = register.entries[mention.person] if mention.person is not None else None
    tells = entry and not entry.roles and nominals.speaks(behind.seen, mention.start, mention.end, behind.cues)
    return mention.person if tells else None


def _as_told(reading: Reading, phrase: nominals.Nominal, register: Register, person: int) -> int | None:
    """The person, with what a phrase says he or she is; `None`: it tells another gender."""
    entry = register.entries[person]
    told = gender_of("", [phrase.words])
    if told and told != (entry.gender or entry.told_gender() or told):
        return None
    start = phrase.end - len(phrase.words)
    entry.roles.setdefault(reading.words(start, phrase.end), (start, phrase.end))
    return person


def _opening(reading: Reading) -> tuple[int, str] | None:
    """The body or organ of a state that a sentence without a verb of saying is about, with its paragraph."""
    actor = reading.actors[0] if reading.actors else None
    if actor is None or not (actor.kind == "body" or actor.organ) or reading.seen[actor.end : actor.end + 2] == "'s":
        return None
    return (reading.paragraph, actor.name) if actor.start - reading.start <= len("The ") else None


def _brought_in(
    reading: Reading, taken: bytearray, register: Register, named_at: Mapping[int | None, int | None]
) -> list[SpeakerMention]:
    """Somebody without a name whom a sentence is about that names nobody else; who is called "he" in the next one."""
    phrase = nominals.introduced(reading.seen, reading.start, reading.end, reading.vocabulary)
    if phrase is None or reading.quoted.hold(phrase.start):
        return []
    person = named_at.get(withheld.of(reading, phrase.end))
    if person is not None and 1 not in taken[phrase.start : phrase.end]:
        return [SpeakerMention(phrase.start, phrase.end, "nominal", _as_told(reading, phrase, register, person))]
    if 1 in taken[reading.start : reading.end]:
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
