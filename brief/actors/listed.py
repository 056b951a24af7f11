"""Actors that the lists have, by the forms in which texts write them; none that a list lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from brief.actors.capitals import capital_form
from brief.days import MONTH, WEEKDAY
from brief.lexicon import load
from brief.model import ActorMention, Sentence
from brief.text import Vocabulary, either, spelled, view

Form = Literal["name", "demonym", "capital", "metonym", "noun"]


class Entry(Struct, frozen=True):
    """One written form of an actor or region. `kind` `region` is no actor."""

    written: str
    name: str
    kind: Literal["state", "body", "region"]
    form: Form


class Index(Struct, frozen=True):
    """Entries by the first word of their written form, longest first.

    `firsts`: those words, by the letters that they open with in lower case, as a sentence's words are told.
    """

    entries: dict[str, tuple[Entry, ...]]
    firsts: dict[str, tuple[str, ...]]
    words: frozenset[str]


_CAPITALISED = re.compile(r"[A-ZÀ-ÞĀ-Ž][^\W_]*")
_FIRST = re.compile(r"[^\W_]+")
CALENDAR = re.compile(rf"(?:{MONTH}|{WEEKDAY}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b")
_PAIRED = re.compile(  # "the Peace and Security Committee", "the African Union's Peace and Security Council"
    r"(?:\b[Tt]he|\b[Ii]ts|'s|\b[A-Z]{2,})\s+([A-Z][\w'-]+)\s+and\s+$"
)
_SEVERAL = re.compile(r"(?<![\w'-])((?:(?!(?:The|Its|And)\b)[A-Z][\w-]+\s+){1,3}[A-Z][\w-]+)\s+and\s+$")
_NAME_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-Þ][\w'-]+)\s+$")  # "Aurelio Tavares Lima"
_LETTERS = re.compile(r"[A-Z]{4,}")  # which some outlets write as a word: "Nato", "Opec"
DETERMINERS = frozenset("The A An This That In At On For But And As When Its Their His Her Our Both".split())


def canonical(words: str) -> str | None:
    """The actor that a written form names ("Russian" gives "Russia", "Moscow" too); `None`: no listed one."""
    for entry in index_of(()).entries.get(_first_word(words), ()):
        if entry.written == words and entry.kind != "region":
            return entry.name
    return None


@cache
def index_of(bodies: tuple[tuple[str, tuple[str, ...]], ...]) -> Index:
    """The entries of the lists, and those of further bodies as (name, aliases)."""
    table: dict[str, list[Entry]] = {}
    for entry in [*_state_entries(), *_body_entries(), *_region_entries(), *_configured(bodies)]:
        table.setdefault(_first_word(entry.written), []).append(entry)
    entries = {first: tuple(sorted(found, key=lambda e: -len(e.written))) for first, found in table.items()}
    firsts: dict[str, tuple[str, ...]] = {}
    for first in filter(_CAPITALISED.fullmatch, entries):
        word = spelled(first)[0]
        firsts[word] = (*firsts.get(word, ()), first)
    return Index(entries, firsts, frozenset(firsts))


def _first_word(written: str) -> str:
    match = _FIRST.match(written)
    return match.group() if match else written


def _state_entries() -> Iterator[Entry]:
    for name, row in load("actors")["states"].items():
        for written in (name, *row.get("aliases", ())):
            yield Entry(view(written), name, "state", "name")
        for written in row.get("adjectives", ()):
            yield Entry(view(written), name, "state", "demonym")
        for written in row.get("metonyms", ()):
            yield Entry(view(written), name, "state", "metonym")
        for written in (row.get("capital"), *row.get("spellings", ())):
            if written:
                yield Entry(view(written), name, "state", "capital")


def _body_entries() -> Iterator[Entry]:
    for name, row in load("actors")["bodies"].items():
        for written in (name, *row.get("aliases", ())):
            yield Entry(view(written), name, "body", "name")
            if _LETTERS.fullmatch(written):
                yield Entry(written.capitalize(), name, "body", "name")


def _region_entries() -> Iterator[Entry]:
    for name in sorted(regions()):
        yield Entry(name, name, "region", "name")


@cache
def regions() -> frozenset[str]:
    """The parts of the world and of states that are no actors."""
    listed = load("actors")["regions"]
    return frozenset([*listed["names"], *listed["provinces"]])


def _configured(bodies: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Entry]:
    for name, aliases in bodies:
        for written in (name, *aliases):
            yield Entry(view(written), name, "body", "name")


def find(seen: str, words: Vocabulary, index: Index) -> Iterator[ActorMention]:
    """The mentions of listed actors in a text's sentences, in order."""
    for sentence, held in words.told:
        taken = sentence.start
        for start, first in _spots(seen, sentence, held, index):
            entry = _entry_at(seen, start, index.entries[first]) if start >= taken else None
            if entry is None:
                continue
            taken = start + len(entry.written)
            if entry.kind == "region" or not _is_meant(seen, entry, start, taken):
                continue
            form = capital_form(seen, start, taken) if entry.form == "capital" else entry.form
            organ = entry.written if entry.form == "metonym" else None
            name = entry.written if form == "capital" else entry.name
            yield ActorMention(name, entry.kind, form, start, taken, organ)


def _spots(seen: str, sentence: Sentence, held: frozenset[str], index: Index) -> list[tuple[int, str]]:
    """Where in a sentence, which holds some words, first words of entries stand, in order."""
    found: list[tuple[int, str]] = []
    for word in index.words & held:
        for first in index.firsts[word]:
            at = seen.find(first, sentence.start, sentence.end)
            while at >= 0:
                end = at + len(first)
                within = (at > 0 and seen[at - 1].isalnum()) or (end < sentence.end and seen[end].isalnum())
                if not within:
                    found.append((at, first))
                at = seen.find(first, end, sentence.end)
    return sorted(found)


def _entry_at(seen: str, start: int, entries: Iterable[Entry]) -> Entry | None:
    for entry in entries:
        end = start + len(entry.written)
        behind = seen[end : end + 1]  # "US$3 million" is money
        if seen.startswith(entry.written, start) and not (behind.isalnum() or behind == "$"):
            return entry
    return None


def _is_meant(seen: str, entry: Entry, start: int, end: int) -> bool:
    """Whether the words mean the actor: "the West", not "West Virginia"; "Kyiv", not "Kyiv Post"."""
    another = _ANOTHER.match(seen, end) is not None
    if another and entry.form == "name" and _PART.match(seen, end):
        return False
    led = seen[max(0, start - 12) : start].rstrip().endswith(("New", " of"))
    if led and entry.kind == "state" and (of := _PLACE.search(seen, max(0, start - 12), start)):
        return of.group() == "New " and entry.written not in ("Britain", "England", "Guinea", "Ireland", "Mexico")
    if entry.form == "demonym" and _LANGUAGE.match(seen, end):
        return False
    if entry.kind == "body" and _OWN.search(seen, max(0, start - 10), start):
        return False
    if entry.kind == "body" and (pair := paired(seen, start)):
        return canonical(pair.group(1)) is not None or head_pattern().fullmatch(pair.group(1)) is not None
    if entry.written in load("actors")["personal"]["names"] and _is_surname(seen, start):
        return False
    if entry.written == "America" and (named := _NAMED.search(seen, max(0, start - 30), start)):
        return named.group(1) in load("en/titles")["openers"]
    if entry.form == "capital":
        return not (another or _FURTHER.match(seen, end))
    if entry.name == "West":
        return not another and re.search(r"(?:\b[Tt]he |-)$", seen[max(0, start - 4) : start]) is not None
    return not (another and entry.written in load("actors")["personal"]["names"])


def paired(seen: str, start: int, first: int = 0) -> re.Match[str] | None:
    """The word that stands with "and" before a name, from `first` on: "the Peace and" of a "Security Committee"."""
    near = max(first, start - 40)
    if not seen[near:start].rstrip().endswith("and"):
        return None
    one = _PAIRED.search(seen, near, start)
    several = None if one else _SEVERAL.search(seen, near, start)
    return several if several and _are_of_one(several.group(1).split()) else one


def _are_of_one(words: Sequence[str]) -> bool:
    """Whether words before "and" end with what a body deals with, and name none: "Harbour Defence" and a fund."""
    titles, other, last = load("en/titles"), load("actors")["heads"], words[-1].lower()
    deals = (last in titles["dealt"] or last in titles["modifier"]) and last not in titles["office"]
    others = {*other["organs"], *other["words"]}
    return deals and others.isdisjoint(words) and not any(canonical(word) for word in words)


_NAMED = re.compile(r"\b([A-Z][\w'-]*)\s+(?:of\s+)?$")  # "Bank of America", "Corporate America"
_ANOTHER = re.compile(r"\s[A-Z][a-z]")
_FURTHER = re.compile(r"\s(?:da|de|del|do|dos|du)\s(?:la\s|las\s|los\s)?[A-ZÀ-Þ]")  # "Praia de Lires" is no Praia
_PART = re.compile(r"\s(?:County|Province|State)\b(?!\s[A-Z])")  # another place: "Niger State", "Lebanon County"
_PLACE = re.compile(r"\b(?:New|(?:Bay|Gulf|Sea|Strait) of) $")  # named after a state: "New Mexico", "the Gulf of Oman"
_LANGUAGE = re.compile(r"\s(?:abbreviation|acronym|initials|language)\b")  # "known by its Spanish initials"
_OWN = re.compile(r"\bNational\s+$")  # a state's own body: "the National Security Council"


def _is_surname(seen: str, start: int) -> bool:
    """Whether the word there stands behind a given name or a title of a person: "Tavares Lima"."""
    before = _NAME_BEFORE.search(seen, max(0, start - 30), start)
    if before is None or before.group(1) in DETERMINERS or CALENDAR.match(before.group(1)):
        return False
    return (
        canonical(before.group(1)) is None and before.group(1).lower() not in load("actors")["capitals"]["place_before"]
    )


@cache
def heads() -> tuple[str, ...]:
    """The nouns that end the names of bodies: "Commission", "Ministry"."""
    words = load("actors")["heads"]
    return (*words["organs"], *words["words"])


@cache
def head_pattern() -> re.Pattern[str]:
    """Such a noun as a word of its own; it opens with its capital, so that all others cost no more than a glance."""
    behind: dict[str, list[str]] = {}
    for word in sorted(heads(), key=len, reverse=True):
        behind.setdefault(word[0], []).append(word[1:])
    nouns = "|".join(f"(?<={capital})(?:{either(rest)})" for capital, rest in behind.items())
    return re.compile(rf"[{''.join(behind)}](?<![^\W_-].)(?:{nouns})(?![^\W_])")
