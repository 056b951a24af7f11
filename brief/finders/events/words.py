"""The lexicon of events, compiled once: patterns, gates and lists; its rows stand in `rows`, no decisions here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from sys import maxsize

from msgspec import Struct

from brief.finders.events.rows import DueRow, acts, deeds, dues, noun_of_word, nouns
from brief.lexicon import load, words_in
from brief.patterns import pattern
from brief.text import either, telling, words_of


class Wordings(Struct, frozen=True):
    """Phrases of the lexicon, looked for in a sentence where it holds a word that tells of them.

    `pattern` matches any of them as whole words, the longest first; `told`: as they are written, by their longest word.
    """

    pattern: re.Pattern[str]
    told: Mapping[str, Sequence[str]]
    words: frozenset[str]

    def opens(self, present: frozenset[str]) -> bool:
        """Whether a sentence of these words may hold one of the phrases."""
        return not self.words.isdisjoint(present)

    def finditer(
        self, present: frozenset[str], seen: str, start: int = 0, end: int = maxsize
    ) -> Iterable[re.Match[str]]:
        """Those between two offsets, in order; `present`: the words of the sentence."""
        if self.words.isdisjoint(present):
            return ()
        return self._standing(seen, start, end, self.words & present)

    def search(self, present: frozenset[str], seen: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first of them there."""
        return next(iter(self.finditer(present, seen, start, end)), None)

    def _standing(self, seen: str, start: int, end: int, told: frozenset[str]) -> Iterator[re.Match[str]]:
        spots: set[int] = set()
        for word in told:
            for phrase in self.told[word]:  # to find letters takes a tenth of the time of a pattern
                at = seen.find(phrase, start, end)
                while at >= 0:
                    spots.add(at)
                    at = seen.find(phrase, at + 1, end)
        behind = start
        for at in sorted(spots):
            if at >= behind and (match := self.pattern.match(seen, at, end)):
                yield match
                behind = match.end()


@cache
def deed_phrases(index: int) -> Wordings:
    """The verbs of a deed."""
    return any_of(deeds()[index].verbs)


class _Rows(Struct, frozen=True):
    """Rows of the lexicon by the words that tell of them."""

    rows: Mapping[str, Sequence[int]]
    words: frozenset[str]

    def held(self, present: frozenset[str]) -> Sequence[int]:
        """The rows, in their order, of which a sentence of these words may hold one."""
        if self.words.isdisjoint(present):
            return ()
        return sorted({at for word in self.words & present for at in self.rows[word]})


def _rows(told: Iterable[Iterable[str]]) -> _Rows:
    rows: dict[str, list[int]] = {}
    for at, words_ in enumerate(told):
        for word in words_:
            rows.setdefault(word, []).append(at)
    return _Rows(rows, frozenset(rows))


def deeds_for(present: frozenset[str]) -> Sequence[int]:
    """The deeds, by index, whose verbs a sentence of these words may hold."""
    return _deeds_by_word().held(present)


@cache
def _deeds_by_word() -> _Rows:
    return _rows(telling(row.verbs) for row in deeds())


def dues_for(present: frozenset[str]) -> list[DueRow]:
    """The rows whose verbs a sentence of these words may hold."""
    return [dues()[at] for at in _dues_by_word().held(present)]


@cache
def _dues_by_word() -> _Rows:
    return _rows(telling((*row.base, *row.passive, *row.present)) for row in dues())


@cache
def due_phrases(row: DueRow) -> Wordings:
    """The verbs of a row of what is to come, in all forms."""
    return any_of((*row.base, *row.passive, *row.present))


@cache
def owed_phrases(name: str) -> Wordings:
    """The words of a list of the lexicon's `deadlines`."""
    return any_of(load("en/ahead")["deadlines"][name])


@cache
def noun_phrases(mode: str) -> Wordings:
    """Any noun of a mode."""
    words = [word for noun in nouns().values() if noun.mode == mode for word in noun.words]
    return any_of(words, initial=True)


@cache
def act_phrases(index: int) -> tuple[Wordings, Wordings]:
    """The verbs and the nouns of an act."""
    act = acts()[index]
    words = [word for head in act.nouns for word in nouns()[head].words]
    return any_of(act.verbs), any_of(words, initial=True)


@cache
def verb_phrases(name: str) -> Wordings:
    """Any verb of a list of the lexicon's `verbs`."""
    return any_of(load("en/events")["verbs"][name])


@cache
def cue_phrases(name: str) -> Wordings:
    """Any cue of a list of the lexicon's `cues`, at the start of a sentence too."""
    return any_of(load("en/events")["cues"][name], initial=True)


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """A list of the lexicon, as it stands."""
    return tuple(load("en/events")[table][name])


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """A list of the lexicon, of which only is asked whether a word is in it."""
    return words_in("en/events", table, name)


@cache
def agreed_to_it() -> re.Pattern[str]:
    """What is agreed and not what is to be done: "agreed to a truce"."""
    settled = either(word for head in ("agreement", "ceasefire") for word in nouns()[head].words)
    return re.compile(rf"agreed to (?:an?|the|their|this) (?:[\w-]+ ){{0,2}}?(?:{settled})\b")


@cache
def beside(name: str) -> re.Pattern[str]:
    """What beside the words of an event decides how they are meant: a row of the lexicon's `context/events`."""
    return pattern("en/context/events", name)


@cache
def doers_and_things() -> frozenset[str]:
    """The words for people who do something, and for what is held or done: enough where no party is named."""
    return frozenset((*words("doers", "words"), *noun_of_word()))


@cache
def pasts() -> frozenset[str]:
    """Past forms of verbs that are no participles: "took", of which nothing can be said to be done."""
    return words_in("en/past", "pasts", "verbs")


_MOST = 999  # days, weeks or months that anybody counts


def count_of(word: str) -> int:
    """The number that a word or digits say ("a", "twelve", "90"); 0: none, or one that nobody counts days by."""
    told = load("en/dates")
    if word.isdecimal():
        return int(word) if len(word) <= len(str(_MOST)) else 0
    return 1 if word in ("a", "an") else int({**told["tens"], **told["ones"]}.get(word.lower(), 0))


@cache
def any_word() -> frozenset[str]:
    """The words that can tell of an event: a sentence with none of them holds none."""
    nouns_ = noun_phrases("session").words | noun_phrases("act").words
    return nouns_ | _meetings_by_word().words | _deeds_by_word().words | {"delegation", "agreed"}


# The lists of verbs that tell of a session, in the order in which they are read.
_MEETINGS = ("meet", "speak", "visit", "leaves", "decides", "debates", "agrees")


def meetings_for(present: frozenset[str]) -> list[str]:
    """The lists of verbs that tell of a session, one of which a sentence of these words may hold."""
    return [_MEETINGS[at] for at in _meetings_by_word().held(present)]


@cache
def _meetings_by_word() -> _Rows:
    return _rows(verb_phrases(name).words for name in _MEETINGS)


def acts_for(present: frozenset[str]) -> list[int]:
    """The acts, by index, whose verbs and nouns a sentence of these words may hold."""
    return [at for at in _acts_by_word().held(present) if not _act_nouns()[at].isdisjoint(present)]


@cache
def _acts_by_word() -> _Rows:
    return _rows(telling(act.verbs) for act in acts())


@cache
def _act_nouns() -> tuple[frozenset[str], ...]:
    return tuple(telling(word for head in act.nouns for word in nouns()[head].words) for act in acts())


def any_of(phrases: Iterable[str], *, initial: bool = False) -> Wordings:
    """The phrases, found as whole words, longest first; `initial`: capitalised too.

    Phrases that open alike stand together, so that at each word of a text few are tried.
    """
    opening: dict[str, list[str]] = {}
    told: dict[str, list[str]] = {}
    for phrase in sorted({*phrases}, key=lambda phrase: (-len(phrase), phrase)):
        cased = initial and phrase[0].isalpha() and phrase not in ("march", "may")  # "on 3 May"
        letter = f"[{phrase[0].upper()}{phrase[0]}]" if cased else re.escape(phrase[0])
        opening.setdefault(letter, []).append(re.escape(phrase[1:]))
        for written in {phrase, phrase[0].upper() + phrase[1:]} if cased else (phrase,):
            told.setdefault(min(telling([phrase])), []).append(written)
    words_ = "|".join(f"{letter}(?:{either(rest)})" for letter, rest in opening.items())
    return Wordings(re.compile(rf"(?<![\w-])(?:{words_})(?![\w])"), told, frozenset(told))


def has_doers(phrase: str, kind: str = "words") -> bool:
    """Whether a phrase names a kind of people, whoever they are: "two soldiers"; `kind`: the list of them."""
    return not words_of(phrase).isdisjoint(word_set("doers", kind))
