"""The lexicon of events, compiled once: patterns, gates and lists; its rows stand in `rows`, no decisions here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from msgspec import Struct

from brief.finders.events.rows import DueRow, acts, deeds, dues, noun_of_word, nouns
from brief.lexicon import load, words_in
from brief.patterns import pattern
from brief.text import either, telling, words_of


@cache
def deed_pattern(index: int) -> re.Pattern[str]:
    """The verbs of a deed."""
    return any_of(deeds()[index].verbs)


@cache
def deed_gates() -> tuple[Gate, ...]:
    """The gates of each deed's verbs."""
    return tuple(_gate(row.verbs) for row in deeds())


def deeds_for(present: frozenset[str]) -> tuple[int, ...]:
    """The deeds, by index, whose verbs a sentence of these words may hold."""
    rows = _rows_by_word("deeds")
    return tuple(sorted({at for word in rows.keys() & present for at in rows[word]}))


def dues_for(present: frozenset[str]) -> tuple[DueRow, ...]:
    """The rows whose verbs a sentence of these words may hold."""
    rows = _dues_by_word()
    return tuple(dues()[at] for at in sorted({at for word in rows.keys() & present for at in rows[word]}))


@cache
def _dues_by_word() -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for at, row in enumerate(dues()):
        for word in _gate((*row.base, *row.passive, *row.present)).words:
            rows.setdefault(word, []).append(at)
    return rows


@cache
def due_pattern(row: DueRow) -> re.Pattern[str]:
    """The verbs of a row of what is to come, in all forms."""
    return any_of((*row.base, *row.passive, *row.present))


@cache
def owed_pattern(name: str) -> re.Pattern[str]:
    """The words of a list of the lexicon's `deadlines`."""
    return any_of(load("en/ahead")["deadlines"][name])


@cache
def _rows_by_word(kind: Literal["acts", "deeds"]) -> dict[str, list[int]]:
    """The rows of acts or deeds, by index, for each word that opens their verbs' gates."""
    gates = deed_gates() if kind == "deeds" else tuple(verbs for verbs, _ in act_gates())
    rows: dict[str, list[int]] = {}
    for at, gate in enumerate(gates):
        for word in gate.words:
            rows.setdefault(word, []).append(at)
    return rows


@cache
def noun_pattern(mode: str) -> re.Pattern[str]:
    """Any noun of a mode."""
    words = [word for noun in nouns().values() if noun.mode == mode for word in noun.words]
    return any_of(words, initial=True)


@cache
def act_pattern(index: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The verbs and the nouns of an act."""
    act = acts()[index]
    words = [word for head in act.nouns for word in nouns()[head].words]
    return any_of(act.verbs), any_of(words, initial=True)


@cache
def verb_pattern(name: str) -> re.Pattern[str]:
    """Any verb of a list of the lexicon's `verbs`."""
    return any_of(load("en/events")["verbs"][name])


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
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


class Gate(Struct, frozen=True):
    """A word of each of some phrases: a sentence with none of them need not be searched for the phrases."""

    words: frozenset[str]

    def opens(self, present: frozenset[str]) -> bool:
        """Whether a sentence of these words may hold one of the phrases."""
        return not self.words.isdisjoint(present)


@cache
def noun_gate(mode: str) -> Gate:
    """The gate of the nouns of a mode."""
    return _gate(word for noun in nouns().values() if noun.mode == mode for word in noun.words)


@cache
def verb_gate(name: str) -> Gate:
    """The gate of a list of verbs."""
    return _gate(load("en/events")["verbs"][name])


@cache
def cue_gate(name: str) -> Gate:
    """The gate of a list of cues."""
    return _gate(load("en/events")["cues"][name])


@cache
def act_gates() -> tuple[tuple[Gate, Gate], ...]:
    """The gates of each act's verbs and of its nouns."""
    return tuple(
        (_gate(act.verbs), _gate(word for head in act.nouns for word in nouns()[head].words)) for act in acts()
    )


@cache
def any_gate() -> Gate:
    """The gate of all that can tell of an event: a sentence that does not open it holds none."""
    done = frozenset().union(*(gate.words for gate in deed_gates()))
    nouns = noun_gate("session").words | noun_gate("act").words
    return Gate(nouns | meeting_gate().words | done | {"delegation", "agreed"})


@cache
def meeting_gate() -> Gate:
    """The gate of all verbs that tell of a session."""
    return Gate(
        frozenset().union(
            *(verb_gate(name).words for name in ("agrees", "debates", "decides", "leaves", "meet", "speak", "visit"))
        )
    )


def acts_for(present: frozenset[str]) -> tuple[int, ...]:
    """The acts, by index, whose verbs and nouns a sentence of these words may hold."""
    rows = _rows_by_word("acts")
    verbs = sorted({at for word in rows.keys() & present for at in rows[word]})
    return tuple(at for at in verbs if act_gates()[at][1].opens(present))


def _gate(phrases: Iterable[str]) -> Gate:
    return Gate(telling(phrases))


def any_of(phrases: Iterable[str], *, initial: bool = False) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, longest first; `initial`: capitalised too.

    Phrases that open alike stand together, so that at each word of a text few are tried.
    """
    opening: dict[str, list[str]] = {}
    for phrase in sorted({*phrases}, key=lambda phrase: (-len(phrase), phrase)):
        cased = initial and phrase[0].isalpha() and phrase not in ("march", "may")  # "on 3 May"
        letter = f"[{phrase[0].upper()}{phrase[0]}]" if cased else re.escape(phrase[0])
        opening.setdefault(letter, []).append(re.escape(phrase[1:]))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(f"{letter}(?:{either(rest)})" for letter, rest in opening.items()) + r")(?![\w])"
    )


def has_doers(phrase: str, kind: str = "words") -> bool:
    """Whether a phrase names a kind of people, whoever they are: "two soldiers"; `kind`: the list of them."""
    return not words_of(phrase).isdisjoint(word_set("doers", kind))
