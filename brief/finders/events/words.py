"""The lexicon of events, compiled once: patterns and rows; no decisions here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, cast

from msgspec import Struct

from brief.lexicon import load
from brief.model import EventKind
from brief.text import either, telling

_OF_SESSIONS = ("debates", "decides", "meet", "speak", "visit")
OTHER_DEED = "deed-"  # before a verb that no row has: the group of what it tells


class Noun(Struct, frozen=True):
    """A row of the lexicon's nouns. `about`: words of which its sentence must hold one, where there are any.

    `named`: it is a session only where it has a name of its own. `not_behind`, `not_before`: the word before and the
    word behind it that make another thing of it ("under fire", "storm of protest"). `befalls`: nobody holds it.
    """

    head: str
    words: tuple[str, ...]
    kind: EventKind
    group: str
    mode: Literal["session", "act"]
    needs_verb: bool = False
    about: frozenset[str] = frozenset()
    named: bool = False
    not_behind: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    befalls: bool = False

    @property
    def does_harm(self) -> bool:
        """Whether things or people come to harm by it."""
        return self.befalls or self.group in ("attack", "blast")


class Act(Struct, frozen=True):
    """A row of the lexicon's acts: verbs that do something to nouns. `kind`: what it makes of them, if another."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    label: str | None
    done: str | None
    kind: EventKind | None

    def named(self, noun: str) -> str:
        """What the act is called, of which noun: "mission suspended"."""
        return self.label or (f"{noun} {self.done}" if self.done else noun)


@cache
def nouns() -> dict[str, Noun]:
    """The nouns by head."""
    rows: dict[str, Any] = load("en/events")["nouns"]
    return {
        head: Noun(
            head,
            tuple(row["words"]),
            cast(EventKind, row["kind"]),
            row["group"],
            row["mode"],
            row.get("needs_verb", False),
            frozenset(row.get("about", ())),
            row.get("named", False),
            frozenset(row.get("not_behind", ())),
            frozenset(row.get("not_before", ())),
            row.get("befalls", False),
        )
        for head, row in rows.items()
    }


@cache
def noun_of_word() -> dict[str, Noun]:
    """The noun that each written form belongs to, in lower case."""
    return {word: noun for noun in nouns().values() for word in noun.words}


@cache
def acts() -> tuple[Act, ...]:
    """The acts, in the order of the lexicon."""
    return tuple(
        Act(tuple(r["verbs"]), tuple(r["nouns"]), r.get("label"), r.get("done"), r.get("kind"))
        for r in load("en/events")["acts"]
    )


class DeedRow(Struct, frozen=True):
    """A row of the lexicon's deeds. `base`: verbs that tell of it only behind "will"; `alone`: it needs no object.

    `objects`: words of which what it is done to must hold one, where there are any; "Name": any name. `about`: words
    of which the sentence must hold one.
    """

    verbs: tuple[str, ...]
    base: frozenset[str]
    noun: Noun
    done: str | None
    told: str | None
    alone: bool
    objects: frozenset[str]
    about: frozenset[str]

    def takes(self, words: Iterable[str], *, named: bool) -> bool:
        """Whether something of these words may be what it is done to; `named`: a name alone would do."""
        if not self.objects:
            return True
        named = named and "Name" in self.objects
        return any(word in self.objects or (named and word[:1].isupper()) for word in words)


@cache
def deeds() -> tuple[DeedRow, ...]:
    """The deeds, in the order of the lexicon."""
    return tuple(
        DeedRow(
            (*row["verbs"], *row.get("base", ())),
            frozenset(row.get("base", ())),
            nouns()[row["noun"]] if "noun" in row else Noun(head, (head,), row["kind"], row["group"], "act"),
            row.get("done"),
            row.get("told"),
            row.get("alone", False),
            frozenset(row.get("objects", ())),
            frozenset(word.lower() for word in row.get("about", ())),
        )
        for head, row in load("en/events")["deeds"].items()
    )


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


class DueRow(Struct, frozen=True):
    """A row of what is to come. `base`: its verbs behind "will"; `passive`: behind "will be"; `present`: "expires".

    `objects`: words of which what it is done to, or said of, must hold one; `alone`: things that
    make an entry even of no party.
    """

    head: str
    base: frozenset[str]
    passive: frozenset[str]
    present: frozenset[str]
    kind: EventKind
    group: str
    objects: frozenset[str]
    alone: frozenset[str]

    @property
    def listed(self) -> bool:
        """Whether the lexicon has it."""
        return not self.group.startswith(OTHER_DEED)

    def infinitive(self, present: str) -> str:
        """The form behind "to" of one that sets a day by itself: "take effect" for "takes effect"."""
        return max(self.base, key=lambda base: (_alike(base, present), base))


def _alike(one: str, other: str) -> int:
    """How many letters two forms open alike with."""
    return next((at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours), len(one))


@cache
def dues() -> tuple[DueRow, ...]:
    """What may be to come, in the order of the lexicon."""
    return tuple(
        DueRow(
            head,
            frozenset(row["base"]),
            frozenset(row.get("passive", ())),
            frozenset(row.get("present", ())),
            row["kind"],
            row.get("group", head),
            frozenset(row.get("objects", ())),
            frozenset(row.get("alone", ())),
        )
        for head, row in load("en/ahead")["due"].items()
    )


@cache
def any_due(verb: str) -> DueRow:
    """The row of a verb that the lexicon doesn't list."""
    return DueRow(
        verb,
        frozenset([verb]),
        frozenset([verb]),
        frozenset(),
        "other",
        f"{OTHER_DEED}{verb}",
        frozenset(),
        frozenset(),
    )


@cache
def stated() -> frozenset[str]:
    """Verbs that tell of no deed, that a row of what is to come has, or that tell of a session."""
    rows = (form.split()[0] for row in dues() for form in (*row.base, *row.passive))
    sessions = (form.split()[0] for name in _OF_SESSIONS for form in load("en/events")["verbs"][name])
    return frozenset((*load("en/ahead")["stated"]["verbs"], *rows, *sessions))


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
def past_words() -> dict[str, EventKind]:
    """The nouns that may have their year beside them, with what each is."""
    return {word: row["kind"] for row in load("en/past")["named"].values() for word in row["words"]}


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
def doers_and_things() -> frozenset[str]:
    """The words for people who do something, and for what is held or done: enough where no party is named."""
    return frozenset((*words("doers", "words"), *noun_of_word()))


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
            *(verb_gate(name).words for name in ("agrees", "debates", "decides", "meet", "speak", "visit"))
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
        cased = initial and phrase[0].isalpha() and phrase != "may"  # "on 3 May"
        letter = f"[{phrase[0].upper()}{phrase[0]}]" if cased else re.escape(phrase[0])
        opening.setdefault(letter, []).append(re.escape(phrase[1:]))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(f"{letter}(?:{either(rest)})" for letter, rest in opening.items()) + r")(?![\w])"
    )
