"""Whether a noun phrase ("the former trade minister") fits somebody by what is told of her or him; nobody is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people.entries import Entry, gender_of
from brief.people.names import listed, modifiers, role_nouns
from brief.people.reading import Reading
from brief.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_PREPOSITION = re.compile(r"\s(?:of|for|to|from|at|in|on|with)\s")
_INCOMING = frozenset(["incoming", "new", "newly-appointed", "newly-elected"])


def _common(noun: str) -> frozenset[str]:
    """The adjectives that tell no office of a noun from another: the chief minister is none of the ministers."""
    chiefs = noun in ("justice", "minister", "secretary")
    return listed("common") - {"chief"} if chiefs else listed("common")


_HEAD_OF = re.compile(r"\bhead of (state|government)$")
_HEADS = {"state": "president", "government": "premier"}


def is_bare(noun: str) -> bool:
    """Whether a noun says nothing of what somebody does: "the man", "his counterpart"."""
    return noun in listed("bare") or noun in listed("unofficial")


def is_young(words: str) -> bool:
    """Whether a noun phrase tells of somebody too young for an office."""
    return words.split()[-1] in listed("young")


class Called(Struct, frozen=True):
    """A noun phrase as it is compared: its head, what stands before it, and the role nouns that the head covers."""

    noun: str
    covered: frozenset[str]
    portfolio: frozenset[str]
    states: frozenset[str]
    time: Literal["past", "incoming"] | None
    gender: Literal["m", "f"] | None


@lru_cache(maxsize=1024)
def read(words: str) -> Called:
    """A noun phrase without its determiner, read."""
    folded = _HEAD_OF.sub(lambda match: _HEADS[match[1]], re.sub(r"\bex-", "former ", fold(words)))
    tokens = _WORD.findall(_PREPOSITION.split(folded)[0])
    at = next((n for n in reversed(range(len(tokens))) if tokens[n] in role_nouns()), len(tokens))
    noun = tokens[at] if at < len(tokens) else ""
    before = frozenset(tokens[:at])
    return Called(
        noun,
        frozenset([noun, *load("en/titles")["covers"].get(noun, ())]),
        frozenset(map(_spelt, before & modifiers())) - _common(noun) - _past() - _INCOMING,
        frozenset(_states(folded)),
        "past" if before & _past() else "incoming" if before & _INCOMING else None,
        gender_of("", [noun]),
    )


def is_anothers(entries: Sequence[Entry], fitting: Sequence[int], people: Sequence[int], called: Called) -> bool:
    """Whether it may be somebody of whom nothing was told: "Lang met Omar. The Kenyan president ..."."""
    if any(is_told_so(entries[at], called) for at in fitting):
        return False
    return any(entries[at].kind == "person" and not entries[at].roles for at in people)


def fits(entry: Entry, called: Called) -> bool:
    """Whether somebody is called so: by a role of that noun, portfolio and state, held when the phrase says it is."""
    if entry.kind == "body" or (called.gender and entry.gender and called.gender != entry.gender):
        return False
    nouns = entry.nouns() & called.covered
    if called.time == "past" and "predecessor" in entry.nouns():
        return True
    if not nouns and not (called.time == "incoming" and entry.entered and not entry.holds()):
        return False
    if not (_same_states(entry, called) and _same_portfolio(entry, called)):
        return False
    past = entry.left or not entry.holds(nouns)
    if called.time is None:
        return not (past and called.noun in _offices_held())
    return past if called.time == "past" else not past or entry.entered


def has_initials(entry: Entry, letters: str) -> bool:
    """Whether some role of somebody is written so in short: "CS" for "Education Cabinet Secretary"."""
    return any(
        "".join(word[0] for word in _WORD.findall(stretch) if word[0].isupper() or word not in _SMALL)
        .upper()
        .endswith(letters)
        for role in entry.roles
        for stretch in (role, _PREPOSITION.split(role)[0])
    )


_SMALL = frozenset(["and", "for", "of", "the"])


def is_told_so(entry: Entry, called: Called) -> bool:
    """Whether a role of somebody whom a phrase fits tells the state that it names, if it names one."""
    return not called.states or bool(called.states & _told_states(entry))


def may_fit(entry: Entry, called: Called) -> bool:
    """Whether somebody may be called so though no role says it: nothing told of him or her gainsays it."""
    if entry.kind != "person" or (called.gender and entry.gender and called.gender != entry.gender):
        return False
    if called.noun in _offices():
        return False
    return not (called.noun and entry.roles) or not entry.nouns() & frozenset(load("en/titles")["high"])


_READ_BACK = 2000


def brought_in(reading: Reading, mention: SpeakerMention, called: Called, entry: Entry | None = None) -> bool:
    """Whether the text before a mention has somebody else whom the noun means: "a source in the inquiry".

    So, too, where a sentence before has "the judge" beside the one whom an entry tells of.
    """
    if not called.noun:
        return False
    low = max(0, mention.start - _READ_BACK)
    if _new(called.noun).search(reading.seen, low, mention.start) is not None:
        return True
    beside = _beside(called.noun, entry.name.split()[-1]) if entry is not None else None
    return beside is not None and beside.search(reading.seen, low, reading.start) is not None


@lru_cache(maxsize=256)
def _beside(noun: str, surname: str) -> re.Pattern[str]:
    the = rf"\bthe\s(?:[a-z-]+\s){{0,2}}{re.escape(noun)}\b(?!\sof\b)"
    name = rf"\b{re.escape(surname)}\b"
    return re.compile(rf"{name}[^.!?;,\n\"]{{0,160}}?{the}|{the}[^.!?;,\n\"]{{0,160}}?{name}", re.IGNORECASE)


@lru_cache(maxsize=256)
def _new(noun: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:an?|one|another)|'s?)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b", re.IGNORECASE)


def is_across(noun: str) -> bool:
    """Whether a noun is that of who faces others: "the judge" is hardly the one of whom a trial tells."""
    return noun in load("en/titles")["across"]


@cache
def _offices() -> frozenset[str]:
    """The nouns of offices and of those who speak for others: a text may mean somebody whom it doesn't name."""
    titles = load("en/titles")
    return frozenset(word.lower() for word in titles["office"]) | {"source", "witness"}


def _same_portfolio(entry: Entry, called: Called) -> bool:
    """Whether some role that the noun covers, or one that no portfolio parts, has all that stands before the noun.

    Of a role by another noun that has no portfolio at all, nothing is known: a minister may be "the trade official".
    """
    if not called.portfolio:
        return True
    told = [_tokens(role) for role in entry.roles]
    same = [words for words in told if called.noun in words]
    if not same:
        same = [words for words in told if called.covered & words]
        if any(words.isdisjoint(modifiers() - listed("common") - called.covered) for words in same):
            return True
    return not same or any(
        all(any(word.startswith(wanted[:6]) for word in words) for wanted in called.portfolio) for words in same
    )


def _same_states(entry: Entry, called: Called) -> bool:
    told = _told_states(entry)
    return not (called.states and told) or bool(called.states & told)


def _told_states(entry: Entry) -> set[str]:
    return {state for role in entry.roles for state in _states(fold(role))}


@lru_cache(maxsize=4096)
def _tokens(role: str) -> frozenset[str]:
    return frozenset(_spelt(word.removesuffix("'s")) for word in _WORD.findall(fold(role)))


def _spelt(word: str) -> str:
    return str(load("en/titles")["own"]["spelt"].get(word, word))


@cache
def _past() -> frozenset[str]:
    return frozenset(word.rstrip("-") for word in listed("former"))


@cache
def _offices_held() -> frozenset[str]:
    """The nouns that only somebody who holds the office is called by: a former minister is not the minister."""
    return listed("high") | listed("held")


def _states(folded: str) -> set[str]:
    """The states and bodies that words name."""
    table = _named()
    return {table[word] for word in _WORD.findall(folded.replace("'s", "")) if word in table}


@cache
def _named() -> dict[str, str]:
    rows = load("actors")["states"].items()
    return {
        fold(form): state
        for state, row in rows
        for form in (state, row.get("capital", state), *row.get("adjectives", ()), *row.get("aliases", ()))
    }


# --- offices taken and lost -----------------------------------------------------------------------


def note_office(reading: Reading, mention: SpeakerMention, entry: Entry) -> None:
    """Note that somebody takes or loses an office: "dismissed Minister Ana Souza", "Souza was sworn in"."""
    if _OFFICE.isdisjoint(reading.vocabulary):
        return
    before = reading.seen[max(reading.start, mention.start - 40) : mention.start]
    behind = reading.seen[mention.end : min(reading.end, mention.end + 40)]
    entry.left = entry.left or bool(_DISMISSING.search(before) or _LEAVING.match(behind))
    entry.entered = entry.entered or bool(_APPOINTING.search(before) or _ENTERING.match(behind))


def is_common(word: str) -> bool:
    """Whether an adjective tells no office from another, so that a role told with it is no fuller."""
    return word in listed("common")


_LOST = "dismissed|fired|sacked|ousted|removed|replaced|deposed"
_TAKEN = "sworn in|appointed|named|nominated|installed|promoted"
# One of these words is in all that `_DISMISSING`, `_LEAVING`, `_APPOINTING` and `_ENTERING` find.
_OFFICE = frozenset(
    [
        *_LOST.split("|"),
        *_TAKEN.replace(" in", "").split("|"),
        *"quit replace replaces resigned stepped succeeded succeeds swore takes took".split(),
    ]
)
_WAS = r"\s(?:was|were|is|has\sbeen|had\sbeen)\s(?:also\s|later\s|then\s)?"
_DISMISSING = re.compile(rf"(?<!to be )(?<!was )(?<!been )\b(?:{_LOST})\s(?:the\s|his\s|her\s|its\s|their\s)?$")
_LEAVING = re.compile(rf"{_WAS}(?:{_LOST})\b|\s(?:has\s|had\s)?(?:resigned|stepped\sdown|quit)\b")
_APPOINTING = re.compile(
    r"\b(?:replaced|replaces|replace)\s(?:him|her|them)\s(?:with|by)\s$|\b(?:appointed|swore\sin)\s$"
)
_ENTERING = re.compile(rf"{_WAS}(?:{_TAKEN})\b|\s(?:took\soffice|takes\sover|took\sover|succeeds|succeeded)\b")
