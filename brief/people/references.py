"""Whom "he", "she" and "the diplomat" mean in one text: an answer only where exactly one person fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from brief.model import SpeakerMention
from brief.people import calling, nominals, scenes, standing, withheld
from brief.people.entries import Register, gender_of
from brief.people.reading import Reading
from brief.people.scenes import Scene, Subject
from brief.text import fold


def resolve(
    sentences: Sequence[Reading], register: Register, mentions: Sequence[SpeakerMention]
) -> tuple[SpeakerMention, ...]:
    """The mentions with pronouns among them, each with the person it means; in order, without overlap."""
    pending = sorted(mentions, key=lambda mention: mention.start)
    resolver = _Resolver(register)
    done: list[SpeakerMention] = []
    at, waiting, paragraph = 0, None, -1
    for reading in sentences:
        first = at
        while at < len(pending) and pending[at].start < reading.end:
            at += 1
        here = pending[first:at]
        if waiting is not None:
            named = resolver.named_behind(reading, here, done[waiting])
            done[waiting] = done[waiting] if named is None else replace(done[waiting], person=named)
        opens, paragraph = reading.paragraph != paragraph, reading.paragraph
        found = resolver.sentence(reading, here)
        unknown = resolver.unknown_yet(reading, found) if opens else None
        waiting = None if unknown is None else len(done) + unknown
        done += found
    return tuple(sorted((*done, *resolver.acting), key=lambda mention: mention.start))


class _Resolver:
    """Reads sentence after sentence and remembers who was named and who spoke, in this paragraph and the one before."""

    def __init__(self, register: Register) -> None:
        self._entries = register.entries
        self._earlier, self._before, self._now, self._here = Scene(), Scene(), Scene(), Scene()
        self._opening: Subject | None = None
        self._addressed: frozenset[int | None] = frozenset()
        self._paragraph = -1
        self._called: dict[str, int] = {}
        self._seen: dict[int, None] = {}
        self.acting: list[SpeakerMention] = []

    def sentence(self, reading: Reading, mentions: Sequence[SpeakerMention]) -> list[SpeakerMention]:
        """The mentions of the next sentence with its pronouns, resolved."""
        self._enter(reading.paragraph)
        self._here = Scene()
        self._own_gender(reading)
        named = {mention.start: mention.person for mention in mentions}
        done: list[SpeakerMention] = []
        both = standing.with_pronouns(reading, mentions)
        pronouns = len(both) > len(mentions)
        self._addressed = standing.addressed(reading, mentions) if pronouns else frozenset()
        self._opening = self._stranger(reading, mentions) if pronouns else None
        for mention, gender in both:
            if gender is not None and standing.is_ahead(reading, mention, mentions):
                done.append(mention)
                continue
            if not (reading.caption or reading.quoted.hold(mention.start)):
                given = withheld.of(reading, mention.end) if gender is not None else None
                person = self._person(reading, mention, gender) if given is None else named.get(given)
                if person != mention.person:
                    mention = replace(mention, person=person)
                if gender is not None and person is not None and self._gender(person) is None:
                    self._entries[person].gender = "m" if gender == "m" else "f"
                self._note(reading, mention)
            done.append(mention)
        if not reading.caption:
            self._here.subject = self._opened(reading, done)
            self._here.sentences.append((reading, done))
        self._leave()
        return done

    def unknown_yet(self, reading: Reading, found: Sequence[SpeakerMention]) -> int | None:
        """Which mention is "she" whose words open a paragraph, where nobody before may be meant."""
        at = next((n for n, one in enumerate(found) if one.form == "pronoun" and one.person is None), None)
        if at is None or not reading.quoted.hold(reading.start + 1) or not standing.speaks(reading, found[at]):
            return None
        gender = standing.gender_told(reading, found[at])
        near = [*self._earlier.people, *self._before.people, *self._now.people]
        return None if gender is None or any(self._may_be(one, gender) for one in near) else at

    def named_behind(self, reading: Reading, here: Sequence[SpeakerMention], pronoun: SpeakerMention) -> int | None:
        """Whom the next sentence brings in, who is "she" of this one: "“...,” she said. Ana Souza, a nurse, had"."""
        first = here[0] if here and reading.paragraph == self._paragraph else None
        if first is None or first.form != "name" or first.person is None or first.person in self._seen:
            return None
        opens = not reading.seen[reading.start : first.start].strip("The ") and not standing.speaks(reading, first)
        gender = standing.gender_told(reading, pronoun)
        if not (opens and gender and self._may_be(first.person, gender)) or reading.seen.startswith("'s ", first.end):
            return None
        return first.person if standing.brings_in(reading, first, self._entries[first.person]) else None

    def _own_gender(self, reading: Reading) -> None:
        """Learn the gender of the only one of the paragraph, whose relative the next sentence opens with: "Her son"."""
        gender = standing.owner(reading)
        people = {*self._now.people} if gender is not None else set()
        if len(people) == 1 and self._gender(at := people.pop()) is None:
            self._entries[at].gender = gender

    def _opened(self, reading: Reading, mentions: Sequence[SpeakerMention]) -> Subject | None:
        """Whom the sentence is about: the one who opens it, known or not; else the first subject of a clause."""
        phrase = nominals.opening(reading.seen, reading.start, reading.end, reading.vocabulary)
        if phrase is not None and not reading.quoted.hold(phrase.start):
            named = next((m for m in mentions if m.start < phrase.end + 2 and phrase.start < m.end), None)
            if named is None:
                named = next((m for m in mentions if _IS.search(reading.seen, phrase.end, m.start)), None)
            if named is None:
                return self._acts(reading, phrase)
            if named.person is None:
                return Subject(None, gender_of("", [phrase.words]))
        if (unknown := scenes.unknown_opening(reading, mentions)) is not None:
            return unknown
        somebody = not self._here.people and _SOMEBODY.match(reading.seen, reading.start, reading.end)
        if somebody or standing.brings_somebody(reading, mentions):
            return Subject(None)
        if any(m.form == "pronoun" and m.person is None and reading.is_fronted(m.start) for m in mentions):
            return Subject(None)
        if not self._here.subjects:
            return None
        subjects = scenes.behind_inner_end(reading, mentions, self._here.subjects)
        main = scenes.behind_front(reading, mentions, subjects)
        if main is not None and subjects[0] in self._here.spoke:
            return Subject(main, told=True)  # whoever is spoken to answers
        first = next((at for at in subjects if at in self._here.spoke), subjects[0]) if main is None else main
        told = [*self._here.spoke, *(self._here.new if len({*self._here.subjects}) == 1 else ())]
        mood = standing.is_mood(reading)
        return Subject(first, told=first in told or mood, mood=mood)

    def _stranger(self, reading: Reading, mentions: Sequence[SpeakerMention]) -> Subject | None:
        """Whom a noun phrase means that opens a sentence and is no mention: "The landlord poured, and he ..."."""
        phrase = nominals.opening(reading.seen, reading.start, reading.end, reading.vocabulary)
        if phrase is None:
            return Subject(None) if standing.brings_somebody(reading, mentions) else None
        if reading.quoted.hold(phrase.start) or any(
            m.start < phrase.end + 2 and phrase.start < m.end for m in mentions
        ):
            return None
        return self._called_so(reading, phrase)

    def _acts(self, reading: Reading, phrase: nominals.Nominal) -> Subject:
        """Whom the noun phrase means that a sentence is about and that doesn't speak there; one known is noted."""
        subject = self._called_so(reading, phrase)
        if subject.person is not None and phrase.definite and reading.seen[phrase.start] in "Tt":
            self.acting.append(SpeakerMention(phrase.start, phrase.end, "subject", subject.person))
        return subject

    def _called_so(self, reading: Reading, phrase: nominals.Nominal) -> Subject:
        """The one person of the paragraph, else of the one before, whom a noun phrase fits; else somebody unknown."""
        called = calling.read(phrase.words)
        alike = [at for at in self._seen if phrase.definite and calling.fits(self._entries[at], called)]
        for people in ([*self._now.people, *self._here.people], self._before.people) if phrase.definite else ():
            known = dict.fromkeys(people)
            fitting = [at for at in known if calling.fits(self._entries[at], called)]
            if len(fitting) == 1:
                return Subject(fitting[0])
            if fitting or len(known) > 1:
                break
            told = any(self._entries[at].roles or self._entries[at].kind != "person" for at in known)
            if known and not alike and not told:
                at = next(iter(known))
                if not self._now.people or _OWN.match(reading.seen, phrase.start, phrase.end):
                    break  # what opens a paragraph may be another
                self._told(reading, phrase, at)
                return Subject(at)
        return Subject(alike[0]) if len(alike) == 1 else Subject(None, gender_of("", [phrase.words]))

    def _told(self, reading: Reading, phrase: nominals.Nominal, person: int) -> None:
        """Note what the next sentence calls the only one near of whom nothing was told: "The economist, who ..."."""
        if not calling.is_bare(phrase.noun) and list(dict.fromkeys(self._now.last or self._before.last)) == [person]:
            start = phrase.end - len(phrase.words)
            self._entries[person].roles.setdefault(reading.words(start, phrase.end), (start, phrase.end))

    def _enter(self, paragraph: int) -> None:
        if paragraph == self._paragraph:
            return
        if self._now.people or self._now.unknown or self._now.subject is not None:
            self._earlier, self._before = self._before, self._now
        elif paragraph > self._paragraph + 2:
            self._earlier, self._before = Scene(), Scene()
        self._now, self._paragraph = Scene(), paragraph

    def _person(self, reading: Reading, mention: SpeakerMention, gender: str | None) -> int | None:
        if gender is not None:
            asker = self._asker() if standing.answers(reading, mention) else None
            found = self._by_pronoun(gender, asker, fronted=reading.is_fronted(mention.start))
            return found if found in self._here.people or not standing.is_behind_whom(reading, mention) else None
        if mention.form == "nominal" and mention.person is None:
            return self._by_noun(reading, mention)
        return mention.person

    def _note(self, reading: Reading, mention: SpeakerMention) -> None:
        if mention.person is None:
            self._here.unknown = True
        if mention.person is None or self._entries[mention.person].kind == "body":
            return
        self._here.people.append(mention.person)
        calling.note_office(reading, mention, self._entries[mention.person])
        if mention.person not in self._seen and standing.brings_in(reading, mention, self._entries[mention.person]):
            self._here.new.append(mention.person)
        self._seen[mention.person] = None
        spoke = standing.speaks(reading, mention)
        if spoke:
            (self._here.asked if standing.asks(reading, mention) else self._here.spoke).append(mention.person)
        if spoke or mention.form == "pronoun" or standing.opens_clause(reading, mention):
            self._here.subjects.append(mention.person)

    def _leave(self) -> None:
        now, here = self._now, self._here
        now.subject = here.subject or now.subject
        now.unknown = now.unknown or here.unknown
        now.sentences += here.sentences
        if here.people:
            now.people += here.people
            now.spoke += here.spoke
            now.asked += here.asked
            now.last = here.people

    def _by_pronoun(self, gender: str, asker: int | None, *, fronted: bool) -> int | None:
        """The one person of that gender in the sentence so far, the paragraph, or the one before.

        Behind a fronted phrase only its subjects count: "After a call with Ana Souza, he said". In the paragraph,
        whom the sentence before is about comes first; where that is nobody known, or somebody who only acted while
        another spoke, it stays open. Where several fit, the only one of them who spoke. Two paragraphs back only where
        two speak in turn, or for an answer: that isn't given by whoever asked.
        """
        here = Scene(people=self._here.subjects, spoke=self._here.spoke) if fronted else self._here
        for scene in (here, self._now, self._before, self._earlier):
            if scene is self._now and self._opening is not None and self._opening.gender in (None, gender):
                met = self._opening.person
                return met if met is not None and self._may_be(met, gender) else None
            if scene is self._earlier and not (asker is not None or self._exchanged(gender)):
                return None
            subject = scene.subject
            if subject is not None and subject.person is None and subject.gender in (None, gender):
                return None
            about = [subject.person] if subject and subject.person is not None else []
            fitting = [at for at in dict.fromkeys([*scene.people, *about]) if at != asker and self._may_be(at, gender)]
            sure = [at for at in fitting if self._gender(at) == gender]
            if not fitting and (scene.unknown or self._strangers(scene, gender)):
                return None
            if len(fitting) == 1:
                if fronted and scene is here and self._goes_on(fitting[0], gender):
                    return None
                return fitting[0] if self._is_sure(fitting[0], scene, gender) else None
            spoken = [at for at in scene.spoke if at != asker and self._may_be(at, gender)]
            if subject and scene is self._before and subject.mood and subject.person in fitting:
                return subject.person  # "Her counterpart was more guarded." leads up to words of the next paragraph
            if subject and scene is self._now and subject.person in fitting:
                if self._is_outdone(subject.person, fitting, gender) or scenes.is_followed(scene, subject.person, sure):
                    return None
                return subject.person if subject.told or set(spoken) == {subject.person} else None
            if fitting:
                return spoken[-1] if len(set(spoken)) == 1 and not scenes.is_followed(scene, spoken[-1], sure) else None
        return None

    def _asker(self) -> int | None:
        """Who spoke last, in the paragraph before where nobody is named in this one."""
        scene = self._now if self._now.people else self._before
        return next(reversed([*scene.spoke, *scene.asked]), None)

    def _is_sure(self, at: int, scene: Scene, gender: str) -> bool:
        """Whether nobody nearby is the likelier one: somebody surely of that gender, who spoke, before a mere name."""
        about = scene.subject is not None and scene.subject.person == at
        if self._gender(at) != gender and gender in scenes.beside(scene):
            return False
        if at in scene.spoke or at in scene.subjects or about:
            return True
        if scene is not self._here and scenes.is_outshone(scene, at):
            return False  # a mere name, beside somebody who acts and of whom nothing tells who it is
        if self._gender(at) == gender or scene is self._before:
            return True
        if self._entries[at].kind == "unnamed":
            return True
        return not any(self._gender(other) == gender for other in self._before.spoke if other != at)

    def _strangers(self, scene: Scene, gender: str) -> bool:
        """Whether nouns in a scene tell of somebody who may be meant and is nobody known: "I asked the driver"."""
        told = scenes.beside(scene)
        nouns = (calling.read(noun) for noun in told - {"m", "f"})
        return gender in told or any(
            not any(calling.fits(self._entries[at], called) for at in self._seen) for called in nouns
        )

    def _goes_on(self, at: int, gender: str) -> bool:
        """Whether the text may go on about another: "Ana was blunt. When Eve rose to ask, she did not look up"."""
        subject = self._now.subject
        return subject is not None and subject.person not in (None, at) and self._may_be(subject.person, gender)

    def _is_outdone(self, at: int | None, fitting: Sequence[int], gender: str) -> bool:
        """Whether somebody without a name or a gender stands beside one surely of that gender: "a president"."""
        if at is None or self._entries[at].kind != "unnamed" or self._gender(at) is not None:
            return False
        return any(self._gender(other) == gender for other in fitting)

    def _gender(self, at: int) -> str | None:
        entry = self._entries[at]
        return entry.gender or gender_of(entry.name, entry.roles)

    def _exchanged(self, gender: str) -> bool:
        """Whether two speak in turn, one a paragraph: the last one spoke, and is of the other gender for sure."""
        if self._now.people or not self._before.spoke:
            return False
        told = {self._gender(at) for at in self._before.people}
        return not self._before.unknown and told == {"f" if gender == "m" else "m"}

    def _may_be(self, at: int | None, gender: str) -> bool:
        if at is None:
            return False
        entry = self._entries[at]
        return entry.kind != "body" and entry.gender in (None, gender) and at not in self._addressed

    def _by_noun(self, reading: Reading, mention: SpeakerMention) -> int | None:
        """The one person whom "the diplomat" fits, in the paragraph so far, the sentence or the paragraph before.

        Where several fit, whom the text called so before; so, too, where nobody near fits and nobody else in the text.
        Where nobody's role fits, the only person of the sentence before, if nothing is said of what he or she is. So,
        too, for a phrase that opens a paragraph, the only one of that before, brought in there as "Kenya's Ana Souza".
        """
        words = fold(reading.text[mention.start : mention.end]).split(" ", 1)[1]
        called = calling.read(words)
        here = [*self._now.people, *self._here.people]
        young = calling.is_young(words) and all(self._entries[at].roles for at in here + self._before.people)
        if young or (calling.is_bare(called.noun) and self._now.subject == Subject(None)):
            return None  # "A cashier was shaken. ... said the woman"
        for people in (here, self._before.last, self._before.people):
            fitting = [at for at in dict.fromkeys(people) if calling.fits(self._entries[at], called)]
            if fitting and calling.is_anothers(self._entries, fitting, people, called):
                return None
            if fitting:
                chosen = fitting[0] if len(fitting) == 1 else self._called.get(words)
                return self._call(reading, mention, words, chosen) if chosen in fitting else None
        last = set(self._now.last) or self._only_speaker(reading, mention)
        only = next(iter(last)) if len(last) == 1 else None
        if only is not None and self._entries[only].kind == "person" and not self._entries[only].roles:
            other = calling.is_across(called.noun) and only not in (*self._now.spoke, *self._before.spoke)
            other = other or calling.brought_in(reading, mention, called, self._entries[only])
            return None if other else self._call(reading, mention, words, only)
        earlier = self._called.get(words)
        alike = [at for at in range(len(self._entries)) if calling.fits(self._entries[at], called)]
        if len(alike) == 1 and alike[0] in self._seen:
            return self._call(reading, mention, words, alike[0])
        if alike or earlier is not None:
            return earlier if earlier in self._before.people else None
        return self._only_near(reading, mention, called)

    def _only_speaker(self, reading: Reading, mention: SpeakerMention) -> set[int]:
        """The only one of the paragraph before one that a mention opens, who spoke there, brought in as somebody's."""
        if mention.start != reading.start or self._now.people or self._now.unknown:
            return set()
        people = set(self._before.people)
        alone = len(people) == 1 and people == set(self._before.spoke) and not self._before.unknown
        return {at for at in people if alone and self._entries[at].presented}

    def _only_near(self, reading: Reading, mention: SpeakerMention, called: calling.Called) -> int | None:
        """The only person of the paragraph so far, else of the one before where words in marks open this one.

        Only if nothing told gainsays what "the" calls, and the text brought in nobody else so: "A farmer laughed".
        """
        within = bool(self._now.people or self._here.people)
        if not (within or reading.quoted.hold(reading.start + 1)) or calling.brought_in(reading, mention, called):
            return None
        scene = self._now if within else self._before
        near = dict.fromkeys([*scene.people, *(self._here.people if within else ())])
        only: int | None = next(iter(near), None)
        if only is None or len(near) > 1 or scene.unknown or not calling.may_fit(self._entries[only], called):
            return None
        entry = self._entries[only]
        if not entry.roles and called.noun and not calling.is_bare(called.noun):
            start = reading.behind_first(mention)
            entry.roles[reading.words(start, mention.end)] = (start, mention.end)
        return only

    def _call(self, reading: Reading, mention: SpeakerMention, words: str, person: int | None) -> int | None:
        """The person, remembered under these words, which say more of a role than a noun alone does."""
        if person is not None:
            self._called[words] = person
            entry = self._entries[person]
            start = reading.behind_first(mention)
            said = words.split()
            fuller = len(said) > 1 and not calling.is_common(said[0])
            if entry.kind == "person" and (fuller or (not entry.roles and not calling.is_bare(said[-1]))):
                entry.roles.setdefault(reading.words(start, mention.end), (start, mention.end))
        return person


_OWN = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|called|named)\s(?:the\s)?$")
_SOMEBODY = re.compile(r"(?:An?|One|Another)\s(?!of\b)")
