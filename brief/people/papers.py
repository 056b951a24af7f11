"""Whose the statement, the communiqué or the letter is that a text lets speak for itself further down; no quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.patterns import pattern
from brief.people.reading import Reading
from brief.text import either


@cache
def papers() -> frozenset[str]:
    """The nouns of what bodies write."""
    return frozenset(noun for noun in load("en/titles")["bodies"]["words"] if " " not in noun)


@cache
def _by_verb() -> dict[str, list[str]]:
    """What a verb makes: who announces something has made an announcement."""
    return dict(load("en/titles")["made_by"])


def issued(reading: Reading) -> frozenset[str]:
    """The papers that a sentence tells of as its subject's: "the ministry issued a statement"."""
    if papers().isdisjoint(reading.vocabulary):
        return frozenset()
    told = (one for one in _ISSUED.finditer(reading.seen, reading.start, reading.end) if one.group(1) in papers())
    return frozenset(one.group(1) for one in told if not reading.quoted.hold(one.start()))


_ISSUED = re.compile(
    r"\b(?:[Ii]n|circulated|distributed|issued|posted|published|released|sent|submitted|wrote)\s(?:[a-z-]+\s){0,3}?"
    r"(?:an?|its)\s(?:[a-z-]+\s){0,3}?([a-zé]+)\b(?!'s)"
)


def posted_by(reading: Reading, at: int, here: Sequence[SpeakerMention]) -> int | None:
    """Whose website a paper stands on, by the words behind it: "A notice on the website of the ministry"."""
    site = pattern("en/context/people", "on_site").match(reading.seen, at, reading.end)
    near = (one for one in here if site and 0 <= one.start - site.end() <= len("the ") and one.form == "body")
    return next((one.person for one in near), None)


class Issued:
    """Whose papers a text has told of so far, by their nouns; a class because it grows with each sentence."""

    def __init__(self) -> None:
        """No paper yet. `_noted`: sentences that are looked through once somebody asks, which few texts do."""
        self._of: dict[str, set[int | None]] = {}
        self._noted: list[tuple[Reading, frozenset[str], int | None]] = []

    def note(self, reading: Reading, issued: frozenset[str], whose: int | None) -> None:
        """The papers of a sentence are then the body's that it is about; those that come new without one, somebody's.

        "He wrote a letter" after "the ministry sent a letter" leaves open whose "the letter" is. `issued`: its
        subject's.
        """
        self._noted.append((reading, issued, whose))

    def _look_through(self) -> None:
        for reading, issued, whose in self._noted:
            told = {noun for cue in reading.cues for noun in _by_verb().get(cue.lemma, ())}
            own = issued | told if whose is not None else frozenset()
            for noun in {*own, *told, *_new(reading)}:
                self._of.setdefault(noun, set()).add(whose if noun in own else None)
        self._noted.clear()

    def give(self, noun: str, whose: int) -> None:
        """A paper is a body's by its name: "the EU statement"."""
        self._of.setdefault(noun, set()).add(whose)

    def whose(self, noun: str) -> int | None:
        """Whose "the statement" is: the one body's that has made one; "the text" may be any of one body's papers."""
        if noun not in _voices():
            return None
        self._look_through()
        told = self._of.get(noun, set())
        if not told and noun in _ANY_PAPER:
            told = set().union(*self._of.values())
        return next(iter(told)) if len(told) == 1 else None


@cache
def _voices() -> frozenset[str]:
    """The papers that are a body's own voice; a report or a ruling speaks for itself."""
    return frozenset(load("en/titles")["own"]["papers"])


_ANY_PAPER = frozenset(["document", "paper", "text"])


def _new(reading: Reading) -> Iterator[str]:
    """The papers that a sentence brings in, whoever has written them: "a letter", "her statement"."""
    if papers().isdisjoint(reading.vocabulary):
        return
    for match in _brought_in().finditer(reading.seen, reading.start, reading.end):
        if not reading.quoted.hold(match.start()):
            yield match.group(1)


@cache
def _brought_in() -> re.Pattern[str]:
    nouns = either(sorted(papers()))
    return re.compile(rf"(?:\b(?:[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)|'s)\s(?:[a-z-]+\s){{0,3}}?({nouns})\b(?!'s)")
