"""Spans that name a speaker, and whom they name: full names, then single words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from brief import cues as cue_finder
from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import family, kin, mononyms, nominals, presented, withheld
from brief.people.entries import Entry, Register, gender_of
from brief.people.introduced import Introduced
from brief.people.names import (
    Name,
    behind_body,
    has_surname_ending,
    is_title,
    listed,
    names_with,
    not_names,
    role_nouns,
)
from brief.people.reading import Reading
from brief.people.roles import Beside, of_one
from brief.spelling import fold_surname, is_given, same_person
from brief.text import either


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(load("names")["ambiguous"].split())


def named(
    sentences: Sequence[Reading], register: Register, authors: Sequence[str], bodies: Container[str]
) -> list[SpeakerMention]:
    """Mentions by name: full names of all sentences first, then single words, which go back to them.

    `bodies` are names of no people.
    """
    register.family.update(family.names(sentences))
    alone = _alone(sentences)
    mentions: list[SpeakerMention] = []
    repeated: list[tuple[Reading, Name, Beside]] = []
    for reading in sentences:
        for name in reading.names:
            if name.alone or name.text in bodies or any(same_person(author, name.text) for author in authors):
                continue
            name = behind_body(reading.seen, name) if alone.get(fold_surname(name.text)) else name
            near = reading.beside(name)
            if _is_person(reading, name, near, alone):
                mentions += [*family.partner(reading, name, register), _full(reading, name, near, register)]
            elif alone.get(fold_surname(name.text)) and _may_be_new(reading, name):
                repeated.append((reading, name, near))
    borne = [register.alone(name.text) for _, name, _ in repeated]
    mentions += [_full(*one, register) for one, others in zip(repeated, borne, strict=True) if not others]
    told = {mention.start for mention in mentions}
    singles = [(one, name) for one in sentences for name in one.names if name.alone and name.start not in told]
    singles = [(reading, name) for reading, name in singles if name.text not in bodies or register.alone(name.text)]
    fulls = {_enter(reading, name, register, alone.get(fold_surname(name.text), False)) for reading, name in singles}
    for reading in sentences if fulls - {None} else ():
        wanted = (name for name in reading.names if name.text in fulls)
        mentions += [_full(reading, name, reading.beside(name), register) for name in wanted]
    reigning = [one for one in singles if _reigns(*one)]
    mentions += [_reigning(reading, name, register) for reading, name in reigning]
    singles = [one for one in singles if not _reigns(*one)] if reigning else singles
    introduced = Introduced(sentences, mentions, _by_given_name(singles, register))
    mentions += filter(None, (_single(reading, name, register, introduced) for reading, name in singles))
    return _apart(sentences, mentions)


def _alone(sentences: Sequence[Reading]) -> dict[str, bool]:
    """The single words that may name somebody, folded, and whether each stands somewhere as one who speaks."""
    alone: dict[str, bool] = {}
    for reading in sentences:
        for name in reading.names:
            if name.alone:
                surname = fold_surname(name.text)
                alone[surname] = alone.get(surname, False) or _says(reading, name)
    return alone


def _by_given_name(singles: Iterable[tuple[Reading, Name]], register: Register) -> frozenset[int]:
    """The people whom the text, in its own words, calls by their given name alone."""
    own = (name.text for reading, name in singles if not reading.quoted.hold(name.start))
    called = ((register.alone(word), fold_surname(word)) for word in own)
    return frozenset(
        found[0] for found, word in called if len(found) == 1 and word != fold_surname(register.entries[found[0]].short)
    )


def _enter(reading: Reading, name: Name, register: Register, says: bool) -> str | None:
    """Enter somebody of whom only a word told so far; the full name, where the text has one for him or her.

    `says`: the word stands somewhere as one who speaks.
    """
    title = reading.title(name)
    known = register.alone(name.text)
    if known and not title:
        return None
    gender = gender_of("", [title])
    if title in listed("reigning"):
        if not register.reigning(title, name.text) and _stands_alone(reading, name, says):
            register.add(Entry("person", forms={f"{title} {name.text}": 1}, gender=gender, presented=True, own=True))
        return None
    if (known and register.alone(name.text, gender)) or not _stands_alone(reading, name, says):
        return None
    told_kin = kin.before(reading, name.start)
    fulls = [
        full
        for full in names_with(reading.text, name.text)
        if gender_of(full, ()) in (None, gender or gender_of(full, ()))
        and not any(same_person(form, full) for at in known for form in register.entries[at].forms)
    ]
    if len(fulls) == 1:
        register.add(Entry("person", forms={fulls[0]: 1, name.text: 1}, gender=gender))
        return fulls[0]
    if not fulls:
        own = "" if is_title(title) else f"{name.text} {name.text}"
        told = withheld.gender_told(reading, name.start) or gender or gender_of(own, told_kin)
        form = f"{title} {name.text}" if title in _PEERS else name.text  # "Lord Hartwell" is called so
        register.add(Entry("person", forms={form: 1}, gender=told))
    return None


_PEERS = frozenset(["Baroness", "Countess", "Earl", "Lady", "Lord", "Viscount"])
_ALNUM = re.compile(r"\w")


def _apart(sentences: Sequence[Reading], mentions: Sequence[SpeakerMention]) -> list[SpeakerMention]:
    """The mentions in order; one whose role phrase takes in another's name begins behind it: "Salih's Mr. Berger"."""
    found: list[SpeakerMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.end, mention.start)):
        if found and mention.start < found[-1].end:
            word = _ALNUM.search(sentences[0].seen, found[-1].end, mention.end)
            if word is None:
                continue
            mention = replace(mention, start=word.start())
        found.append(mention)
    return found


def entitled(lines: Sequence[Reading], sentences: Sequence[Reading], register: Register) -> None:
    """Enter those whom only a line above the text names in full, and the text by a surname that speaks.

    A line in capitals throughout tells no name from the words beside it.
    """
    wanted = {
        fold_surname(name.text): name.text
        for reading in lines
        if _SMALL_WORD.search(reading.seen, reading.start, reading.end)
        for name in reading.names
        if name.known and not name.alone and len(name.text.split()) < _MANY
    }
    for reading in sentences if wanted else ():
        for name in reading.names:
            full = wanted.get(fold_surname(name.text)) if name.alone else None
            if full is not None and _says(reading, name):
                register.full(wanted.pop(fold_surname(name.text)))


_SMALL_WORD = re.compile(r"(?<![\w'-])[a-z]{5,}")
_MANY = 4  # words; longer runs are no names


def told_above(lines: Sequence[Reading], register: Register) -> None:
    """Learn what the lines above the text say of people whom the text names in full."""
    for reading in lines:
        for name in reading.names:
            bearers = [] if name.alone else register.bearing(name.text)
            if len(bearers) == 1:
                _learn(reading, reading.beside(name), register.entries[bearers[0]])


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


_AGED = re.compile(r"(?:,\s(?:aged\s)?|\s\()(?:1[2-9]|[2-9]\d)(?=[,).;]|\s-)")


def _aged(reading: Reading, name: Name) -> bool:
    """Whether an age stands behind a name: "Yusuf Haddad, 61, a baker"."""
    return len(name.text.split()) < 4 and _AGED.match(reading.seen, name.end, reading.end) is not None


_COMPLEMENT = re.compile(r"\b(?:of|for|and)\s(?:the\s)?$")


def _is_person(reading: Reading, name: Name, near: Beside, alone: Mapping[str, bool]) -> bool:
    """Whether a run of several words names a person: by its given name, or by what stands beside it."""
    evident = bool(near.roles) or name.after_title
    repeated = fold_surname(name.text) in alone
    if name.known:
        words = name.text.split()
        if evident or repeated or words[0] not in _ambiguous():
            return True
        further = any(is_given(word) and word not in _ambiguous() for word in words[1:])  # "Mercy Wanjiru"
        return further or nominals.speaks(reading.seen, name.start, name.end, reading.cues)
    if name.text.split()[0].isupper() and name.text[1:2] != "." and not (near.roles and len(name.text.split()[0]) > 4):
        return False  # "USS Nicholas"
    if near.joined:  # "Ministers Ada Lind and Olek Baran"
        return name.end - name.start > 4
    if _COMPLEMENT.search(reading.seen, max(reading.start, name.start - 9), name.start):
        return False  # "Minister of Emergency Situations"
    if evident or _aged(reading, name) or presented.is_seated(reading, name):
        return name.end - name.start > 4
    if len(name.text.split()) < 4 and has_surname_ending(name.text) and not name.text.split()[0].isupper():
        return True
    if presented.leads(reading, near):
        return len(name.text.split()) < 4
    if kin.is_possessor(reading, name):
        return True
    belongs = near.institution is not None or presented.possessor(reading, name) is not None
    if _acts_as_people().match(reading.seen, name.end, reading.end) and len(name.text.split()) < 4:
        return True
    if not (repeated or belongs or _is_subject(reading, name)):
        return False
    return nominals.speaks(reading.seen, name.start, name.end, reading.cues)


_LED = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|of|with|by|in|from|to|for|near|around|at|on|and|than|as|our|its|their)|[A-Z][\w'.-]*|-)\s$"
)
# What a firm says: "said it remains committed", "said its buses"; of nobody else is it said so often.
_OF_ITSELF = re.compile(
    r"\s(?:also\s)?(?:said|says)\s(?:(?:that\s)?(?:its\s|it\s(?:expect|hope|intend|plan|remain)(?:s|ed|ned)\b)|it\s(?:had|has|will|would)\s)"
)
_NOUN_BEHIND = re.compile(r"\s([a-z]+)")


def _is_subject(reading: Reading, name: Name) -> bool:
    """Whether an unlisted name stands as people do where they speak: bare, no word an acronym, no noun behind it.

    Of those on PolNeAR's training part nine in ten are people; the others are firms.
    """
    words = name.text.split()
    if len(words) > 3 or any(word.isupper() and len(word.rstrip(".")) > 1 for word in words):
        return False
    if _LED.search(reading.seen, max(reading.start, name.start - 20), name.start):
        return False
    behind = _NOUN_BEHIND.match(reading.seen, name.end, reading.end)
    return (behind is None or behind.group(1) not in role_nouns()) and not _OF_ITSELF.match(reading.seen, name.end)


def _may_be_new(reading: Reading, name: Name) -> bool:
    """Whether words may be the full name of one whom the text calls by surname: "Odile Okoro", not "Said Okoro"."""
    words = name.text.split()
    if name.known or not 1 < len(words) < 4 or words[0].isupper() or words[0].endswith("ing"):
        return False
    if _COMPLEMENT.search(reading.seen, max(reading.start, name.start - 9), name.start):
        return False
    verb = any(name.start <= cue.start < name.end for cue in cue_finder.find(reading.seen, name.start, name.end))
    return not verb and not (len(words) == 3 and is_given(words[1]))


def _full(reading: Reading, name: Name, near: Beside, register: Register) -> SpeakerMention:
    """The mention by a full name, what stands beside it learnt."""
    index = register.full(name.text)
    _learn(reading, near, register.entries[index])
    presented.note(reading, name, near, register.entries[index])
    if not (kin.is_told_of(reading, near.start) or kin.before(reading, name.start)):
        register.entries[index].own = True
    return SpeakerMention(near.start, name.end, "name", index)


_WHO = re.compile(r",\swho\s")


@cache
def _acts_as_people() -> re.Pattern[str]:
    """What only people do, or have behind their names: "laughed", "who", "MP"."""
    titles = load("en/titles")
    verbs, letters = either(titles["gestures"]), either(titles["letters"])
    return re.compile(rf",?\swho\s|,?\s(?:{letters})\b|\s(?:then\s|[a-z]+ly\s)?(?:{verbs})\b")


def _says(reading: Reading, name: Name) -> bool:
    """Whether a single word is the subject of a verb of saying, as people are and not places."""
    if not reading.cues or name.text in _ambiguous():
        return False
    said = [cue for cue in reading.cues if cue.kind in ("speech", "thought", "act")]
    return nominals.speaks(reading.seen, name.start, name.end, said)


def _learn(reading: Reading, near: Beside, entry: Entry) -> None:
    for start, end in near.roles:
        entry.roles.setdefault(of_one(reading.words(start, end)), (start, end))
    if near.joined:  # of whom this one is minister stands behind this name: as if the title stood before it
        entry.roles.setdefault(of_one(reading.words(*near.joined)), (near.start - 1, near.start - 1))
    if near.institution and entry.institution is None:
        entry.institution = reading.words(*near.institution)
    if entry.gender is None:
        title = reading.words(near.start, near.start + 24).split(" ")[0].rstrip(".")
        entry.gender = entry.told_gender(title)


def _single(reading: Reading, name: Name, register: Register, introduced: Introduced) -> SpeakerMention | None:
    """The mention that a single word makes of somebody who is known by it.

    Two bearers of a surname: a title that tells them apart settles which ("Mrs"), or that only one has been named so
    far, or in the paragraph.
    """
    if not register.alone(name.text):
        return None
    near = reading.beside(name)
    title = reading.seen[near.start : name.start].rsplit("'s ", 1)[-1].strip().rstrip(".")
    found = register.alone(name.text, gender_of("", [title]) if title else None)
    if len(found) > 1:
        own = [at for at in found if register.entries[at].own]
        found = own if len(own) == 1 else found
    if len(found) > 1 and near.roles:
        fitting = [at for at in found if _shares_noun(reading, near, register.entries[at])]
        found = fitting if len(fitting) == 1 else found
    if len(found) > 1:
        found = introduced.among(found, reading, name.start) or found
        found = introduced.customary(found) or found
    if len(found) == 1:
        if fold_surname(name.text) == fold_surname(register.entries[found[0]].short):
            introduced.called(found[0], name.start)
        _learn(reading, near, register.entries[found[0]])
        return SpeakerMention(near.start, name.end, "name", found[0])
    return SpeakerMention(near.start, name.end, "name", None)


def _reigns(reading: Reading, name: Name) -> bool:
    return reading.title(name) in listed("reigning")


def _reigning(reading: Reading, name: Name, register: Register) -> SpeakerMention:
    """The mention of a title and a given name, the country learnt that stands behind: "King Omar of Kenya"."""
    near = reading.beside(name)
    found = register.reigning(reading.title(name), name.text)
    if len(found) != 1:
        return SpeakerMention(near.start, name.end, "name", None)
    entry = register.entries[found[0]]
    _learn(reading, near, entry)
    realm = (a.name for a in reading.actors if reading.seen[name.end : a.start] == " of " and a.kind == "state")
    entry.actor = entry.actor or next(realm, None)
    return SpeakerMention(near.start, name.end, "name", found[0])


def _shares_noun(reading: Reading, near: Beside, entry: Entry) -> bool:
    words = {word.lower() for start, end in near.roles for word in reading.words(start, end).split()}
    return bool(words & entry.nouns())


def _stands_alone(reading: Reading, name: Name, says: bool) -> bool:
    """Whether a word that no full name explains names a person: only where a title says so; firms speak, too."""
    if (
        reading.caption
        or name.text in not_names()
        or name.text in _ambiguous()
        or name.text.split("-")[0].lower() in listed("agencies")
        or len(name.text) < 3
    ):
        return False
    if kin.before(reading, name.start):
        return True
    if is_given(name.text) and _WHO.match(reading.seen, name.end, reading.end):
        return True
    if mononyms.is_shown(reading, name):
        return True
    if (_aged(reading, name) and reading.title(name) != "The") or withheld.is_all(reading, name.start):
        return True
    if reading.seen[name.end : name.end + 2] == ", " and _says(reading, name) and reading.beside(name).roles:
        return True
    if _APPOSED.match(reading.seen, name.end, reading.end) and not reading.quoted.hold(name.start):
        roles = [reading.words(*role).lower().split() for role in reading.beside(name).roles if role[0] > name.end]
        return any(listed("may_be_firms").isdisjoint(role) for role in roles)  # "Budiarti, the cook, has bought"
    if is_title(reading.title(name)):
        near = reading.beside(name)
        return _has_address(reading, name, near) or (bool(near.roles) and says)
    return False


_APPOSED = re.compile(r",\s(?:an?|the)\s(?:[a-z-]+\s){0,3}?[a-z-]+(?:\s(?:at|from|in|of|on)\s[^,;:.\"]{2,40})?,\s[a-z]")


def _has_address(reading: Reading, name: Name, near: Beside) -> bool:
    words = reading.seen[near.start : name.start].replace(".", " ").split()
    return any(word in listed("address") for word in words)
