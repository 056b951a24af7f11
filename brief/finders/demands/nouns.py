"""The nouns by which parties, their offices and groups go, compiled from the lexicon; nothing of one text."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load
from brief.text import either


@cache
def listed(key: str) -> str:
    """The alternatives of a list of party words, the longest first."""
    return either(sorted(load("en/demands")["parties"][key], key=len, reverse=True))


# "So-called", "government troops", "the Guarantor Powers".
_ALONE = frozenset("called countries delegations government governments nations parties powers states".split())
_NO_ADJECTIVE = (
    r"(?:and|or|for|of|in|to|with|on|at|said|says|has|have|had|is|are|was|were|the|an?|all|any|both|every|its|their|his|her|that|which|who"
    r"|can|could|may|might|must|not|shall|should|will|would|told|tells|sought|seeks|met|meets|gave|gives|made|put|set|held|left|sent|wants|asks|\w+ed|\w+ing)"
)
_PLAIN_WORDS = rf"(?:[\s-]+(?!{_NO_ADJECTIVE}\b)[a-z][\w-]*)"


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
    lists = ("groups", "vague_groups", "plural_groups", "members", "bare_heads", "of_heads", "named_heads")
    written = (name.split("(?=")[0] for key in lists for name in load("en/demands")["parties"][key])
    names = [name.rsplit(" ", 1)[-1].lower().strip("(?:)") for name in written]
    words = [word.rsplit("-", 1)[-1] for name in names for word in name.split("|")]
    return frozenset(word.replace("[sz]", letter) for word in words for letter in "sz") | _ALONE


@cache
def groups() -> re.Pattern[str]:
    """Groups by common nouns, and bodies by their heads alone; what a group gives is its name."""
    return re.compile(
        r"(?<![\w'-])(?:(?:(?:[Tt]he|[Bb]oth|[Aa]n?|[Ss]triking)\s+)"
        rf"((?:(?!(?:of|and|said|in|to|on|for|with)\b)[a-z][\w'-]*\s+){{0,2}}?(?:[A-Z][a-z]+(?:an|ese|ish|i)\s+)?"
        rf"(?:{listed('groups')}|{listed('vague_groups')}))\b"
        r"(?!\s+(?:of\b|[A-Z])|'\s(?:association|(?:con)?federation|guild|league|movement|organi[sz]ation|syndicate)\b)"
        rf"|({listed('plural_groups')})\b"
        r"|[Tt]he\s+\"?so-called\"?\s+((?:[A-Z][\w-]+\s+){0,3}[A-Z][\w-]+)"
        rf"|[Tt]he\s+({listed('bare_heads')})(?![\w-])"
        r"(?!\s+(?:of|for)\b|\s+[A-Z])"
        rf"|[Tt]he\s+((?:{listed('of_heads')})\sof\s(?:the\s)?(?:[a-z-]+\s)?[a-z]+s)\b"
        rf"|(?:[Tt]he\s+)?(?:{listed('named_heads')})\s+((?:[A-Z][\w-]+\s){{0,3}}[A-Z][\w-]+)"
        r"|[Tt]he\s+((?:[A-Z][a-z]+\s){1,2}(?:Countries|Delegations|Governments|Nations|Parties|Powers|States))\b"
        r"|([Gg]overnment)(?=\s+(?:forces|soldiers|troops)\b)"
        r"|(?:[Tt]he|[Aa]n?)\s+"
        rf"((?:coalition|alliance|federation|network)\s+of\s+(?:[a-z-]+\s+){{0,2}}(?:{listed('members')}))\b)",
    )
