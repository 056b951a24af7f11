"""The rows of the lexicon of events: nouns, acts, deeds and what may be to come; `words` says how to look for them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from brief.lexicon import load
from brief.model import EventKind
from brief.tenses import base

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
    """A row of the lexicon's acts: verbs that do something to nouns.

    `kind`, `group`: what it makes of them, if another. `own`: only what it is done to itself, no "end of sanctions".
    """

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    label: str | None
    done: str | None
    kind: EventKind | None
    own: bool = False
    group: str | None = None

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
        Act(
            tuple(r["verbs"]),
            tuple(r["nouns"]),
            r.get("label"),
            r.get("done"),
            r.get("kind"),
            r.get("own", False),
            r.get("group"),
        )
        for r in load("en/events")["acts"]
    )


class DeedRow(Struct, frozen=True):
    """A row of the lexicon's deeds. `base`: verbs that tell of it only behind "will"; `alone`: it needs no object.

    `objects`: words of which what it is done to must hold one, where there are any; "Name": any name; "Body": the name
    of a body. `not_body`: none that is done to a body. `about`: words of which the sentence must hold one, `by`: its
    subject. `spoken`: it is done in words, so that its day is one of saying. `whole`: the label is a clause.
    """

    verbs: tuple[str, ...]
    base: frozenset[str]
    noun: Noun
    done: str | None
    told: str | None
    alone: bool
    objects: frozenset[str]
    about: frozenset[str]
    not_body: bool = False
    spoken: bool = False
    by: frozenset[str] = frozenset()
    whole: bool = False

    def takes(self, words: Iterable[str], *, named: bool) -> bool:
        """Whether something of these words may be what it is done to; `named`: a name alone would do."""
        if not self.objects:
            return True
        named = named and "Name" in self.objects
        return any(
            not self.objects.isdisjoint((word, word.lower())) or (named and word[:1].isupper()) for word in words
        )


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
            row.get("not_body", False),
            row.get("spoken", False),
            frozenset(row.get("by", ())),
            row.get("whole", False),
        )
        for head, row in load("en/events")["deeds"].items()
    )


class Nominal(Struct, frozen=True):
    """A row of the lexicon's nouns that tell of a deed. `done`: how the label says it of what it is done to."""

    noun: Noun
    done: str | None


@cache
def nominals() -> dict[str, Nominal]:
    """The row that each noun of a deed belongs to, in lower case."""
    rows = [
        Nominal(Noun(head, tuple(row["words"]), row["kind"], row["group"], "act"), row.get("done"))
        for head, row in load("en/events")["nominals"].items()
    ]
    return {word: row for row in rows for word in row.noun.words}


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
        return max(self.base, key=lambda base: (_alike(base, present), base), default=self.head)


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
def present_due(form: str) -> DueRow:
    """The row of a verb in the present that the lexicon of what is to come doesn't list: "debates the bill"."""
    return replace(any_due(base(form)), base=frozenset(), passive=frozenset(), present=frozenset([form]))


@cache
def arranged() -> frozenset[str]:
    """Verbs in the present tense that set a day by themselves, those aside that a row of what is to come has."""
    verbs = load("en/dates")["verbs"]
    listed = {form.split()[0] for row in dues() for form in row.present}
    told = (word for name in ("present", "present_or_noun", "present_of_several") for word in verbs[name].split())
    return frozenset(told) - listed - {form for name in _OF_SESSIONS for form in load("en/events")["verbs"][name]}


@cache
def stated() -> frozenset[str]:
    """Verbs that tell of no deed, that a row of what is to come has, or that tell of a session."""
    rows = (form.split()[0] for row in dues() for form in (*row.base, *row.passive))
    sessions = (form.split()[0] for name in _OF_SESSIONS for form in load("en/events")["verbs"][name])
    return frozenset((*load("en/ahead")["stated"]["verbs"], *rows, *sessions))


@cache
def past_words() -> dict[str, EventKind]:
    """The nouns that may have their year beside them, with what each is."""
    return {word: row["kind"] for row in load("en/past")["named"].values() for word in row["words"]}
