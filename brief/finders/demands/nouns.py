"""The nouns by which parties, their offices and groups go, compiled from the lexicon; nothing of one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief.finders.demands.edges import whole
from brief.lexicon import load
from brief.text import either, words_of


@cache
def listed(key: str) -> str:
    """The alternatives of a list of party words, the longest first."""
    return either(sorted(load("en/demands")["parties"][key], key=len, reverse=True))


_CAPITALISED = ("Countries", "Delegations", "Governments", "Nations", "Parties", "Powers", "States")
_NO_ADJECTIVES = frozenset(
    """
    and or for of in to with on at said says has have had is are was were the a an all any both every its their his her
    that which who can could may might must not shall should will would told tells sought seeks met meets gave gives
    made put set held left sent wants asks
    """.split()
)
_NO_ADJECTIVE = rf"(?:{'|'.join(sorted(_NO_ADJECTIVES))}|\w+ed|\w+ing)"
_PLAIN_WORDS = rf"(?:[\s-]+(?!{_NO_ADJECTIVE}\b)[a-z][\w-]*)"


_NEXT = re.compile(r"(?:'s?|-based)?[\s-]+([a-z]+)")


def may_follow(seen: str, start: int, end: int) -> bool:
    """Whether a noun of `roles` or `outsiders` may follow a name: by the next word, which alone rules most out."""
    match = _NEXT.match(seen, start, end)
    return match is not None and match.group(1) not in _NO_ADJECTIVES


@cache
def roles() -> re.Pattern[str]:
    """Those who act for the state or body before them: "'s chief negotiators", " government"."""
    return re.compile(rf"(?:'s?)?{_PLAIN_WORDS}{{0,3}}?[\s-]+(?:{listed('roles')})\b")


@cache
def outsiders() -> re.Pattern[str]:
    """Those who belong to a state and don't act for it, behind its name: " economists"."""
    return re.compile(rf"(?:'s?|-based)?{_PLAIN_WORDS}{{0,2}}?[\s-]+(?:{listed('outsiders')})\b")


@cache
def supporters() -> re.Pattern[str]:
    """Those who are for or against a person and don't act for him ("Lang's supporters")."""
    return re.compile(rf"{load('en/demands')['parties']['supporters']}\b")


@cache
def group_heads() -> frozenset[str]:
    """The words, one of which every group's name holds: the last of each, its spellings one by one."""
    return frozenset(_by_head())


def groups(seen: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Groups by common nouns, and bodies by their heads alone, in order; what a group gives is its name.

    Only those kinds are looked for of which a head stands there. Of two that begin at one place, the first listed is
    meant, and none begins within another.
    """
    heads = group_heads() & words_of(seen[start:end])
    if not heads:  # most often
        return
    kinds = sorted({kind for head in heads for kind in _by_head()[head]})
    found = {kind: _kinds()[kind][1].search(seen, start, end) for kind in kinds}
    while matches := [match for match in found.values() if match]:
        first = min(matches, key=lambda match: match.start())
        yield first
        for kind, match in found.items():
            if match and match.start() < first.end():
                found[kind] = _kinds()[kind][1].search(seen, first.end(), end)


@cache
def _by_head() -> dict[str, list[int]]:
    """The kinds of groups of which a word is a head, by their places."""
    table: dict[str, list[int]] = {}
    for kind, (heads, _) in enumerate(_kinds()):
        for head in heads:
            table.setdefault(head, []).append(kind)
    return table


@cache
def _kinds() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Each kind of group: the words one of which its names hold, and its pattern."""
    table = load("en/demands")["parties"]
    plural = sorted(table["plural_groups"], key=len, reverse=True)
    kinds = (
        (
            _heads(*table["groups"], *table["vague_groups"]),
            r"(?:[Tt]he|[Bb]oth|[Aa]n?|[Ss]triking)\s+"
            r"((?:(?!(?:of|and|said|in|to|on|for|with)\b)[a-z][\w'-]*\s+){0,2}?(?:[A-Z][a-z]+(?:an|ese|ish|i)\s+)?"
            rf"(?:{listed('groups')}|{listed('vague_groups')}))\b"
            r"(?!\s+(?:of\b|[A-Z])"
            r"|'\s(?:association|(?:con)?federation|guild|league|movement|organi[sz]ation|syndicate)\b)",
        ),
        *((_heads(name), rf"({name})\b") for name in plural),
        (frozenset(["called"]), r"[Tt]he\s+\"?so-called\"?\s+((?:[A-Z][\w-]+\s+){0,3}[A-Z][\w-]+)"),
        (
            _heads(*table["bare_heads"]),
            rf"[Tt]he\s+({listed('bare_heads')})(?![\w-])(?!\s+(?:of|for)\b|\s+[A-Z])",
        ),
        (
            _heads(*table["of_heads"]),
            rf"[Tt]he\s+((?:{listed('of_heads')})\sof\s(?:the\s)?(?:[a-z-]+\s)?[a-z]+s)\b",
        ),
        (
            _heads(*table["named_heads"]),
            rf"(?:[Tt]he\s+)?(?:{listed('named_heads')})\s+((?:[A-Z][\w-]+\s){{0,3}}[A-Z][\w-]+)",
        ),
        (
            frozenset(word.lower() for word in _CAPITALISED),
            rf"[Tt]he\s+((?:[A-Z][a-z]+\s){{1,2}}(?:{'|'.join(_CAPITALISED)}))\b",
        ),
        (frozenset(["government"]), r"([Gg]overnment)(?=\s+(?:forces|soldiers|troops)\b)"),
        (
            _heads(*table["members"]),
            r"(?:[Tt]he|[Aa]n?)\s+"
            rf"((?:coalition|alliance|federation|network)\s+of\s+(?:[a-z-]+\s+){{0,2}}(?:{listed('members')}))\b",
        ),
    )
    return tuple((heads, re.compile(whole(pattern))) for heads, pattern in kinds)


def _heads(*written: str) -> frozenset[str]:
    """The last word of each name, its spellings one by one."""
    names = [name.split("(?=")[0].rsplit(" ", 1)[-1].lower().strip("(?:)") for name in written]
    words = [word.rsplit("-", 1)[-1] for name in names for word in name.split("|")]
    return frozenset(word.replace("[sz]", letter) for word in words for letter in "sz")
