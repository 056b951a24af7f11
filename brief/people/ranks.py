"""What a role phrase says by itself: its nouns, and whether it is an office, a past one or an observer's; no people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from brief.lexicon import load
from brief.people.names import role_nouns
from brief.text import either, fold

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")


def acting(role: str) -> tuple[str, ...]:
    """The nouns for what somebody does: "who heads the mission" is its head."""
    for verb, nouns in load("en/titles")["acting"].items() if role.startswith("who ") else ():
        if role.startswith(f"who {verb} "):
            return tuple(nouns)
    return ()


@lru_cache(maxsize=4096)
def nouns_of(role: str) -> frozenset[str]:
    """The role nouns of a role, not those of whom it serves: "spokesman for the president" is no president.

    >>> sorted(nouns_of("Prime Minister of Kenya")), sorted(nouns_of("deputy prime minister"))
    (['minister', 'premier'], ['deputy', 'minister'])
    """
    parts = [_PREPOSITION.split(part)[0] for part in _JOIN.split(role)]
    found = [word.lower() for part in parts for word in _WORD.findall(part)]
    heads = ["premier"] if any(_HEADS_GOVERNMENT.search(part) for part in parts) else []
    return frozenset([*found, *heads]) & role_nouns()


_HEADS_GOVERNMENT = re.compile(r"(?<![Dd]eputy )(?<![Vv]ice )\b[Pp]rime\s[Mm]inister\b")
_JOIN = re.compile(r"\s(?:and|&)\s|,\s")
_PREPOSITION = re.compile(r"\s(?:of|for|to|from|at|in|on|with|by|under)\s")


@lru_cache(maxsize=4096)
def rank(role: str) -> Literal["expert", "former", "office", "other"]:
    """Whether a role is an office, one held before, an observer's, or says nothing of that."""
    titles = load("en/titles")
    if acting(role):
        return "expert" if _of_institute(role) else "office"
    words = [word.lower() for word in _WORD.findall(role)]
    opening = " ".join(words[:3])
    if any(re.search(rf"\b{re.escape(word.rstrip('-'))}\b", opening) for word in titles["former"]):
        return "former"
    if re.search(r"\bformer\b", fold(role)):
        return "former"
    nouns = [word for word in words if word in role_nouns()]
    if any(noun in titles["expert"] for noun in nouns[:1]) or (nouns and nouns[-1] in titles["expert"]):
        return "expert"
    if _of_institute(role) and not (nouns and nouns[0] in titles["voices"]):
        return "expert"
    offices = frozenset(word.lower() for word in titles["office"])
    return "office" if any(noun in offices for noun in nouns) else "other"


@cache
def _institutes() -> re.Pattern[str]:
    """Institutes in any case; "the Council" alone is somebody's own, one with a name of its own may watch."""
    plain = either(word for word in load("en/titles")["institute"] if word != "Council")
    return re.compile(rf"\b(?i:{plain})\b(?!-)|\b[A-Z][\w&-]*\sCouncil\b|\bCouncil\s(?:of|on|for)\s")


@cache
def _councils() -> re.Pattern[str]:
    """Councils of states and between them: those of the list and "the State Council"; others may watch."""
    listed = (name for body, row in load("actors")["bodies"].items() for name in (body, *row.get("aliases", ())))
    names = [*(re.escape(name) for name in listed if "Council" in name), *load("en/titles")["councils"]]
    return re.compile(rf"\b(?:{either(sorted(names, key=len, reverse=True))})\b(?!\s(?:of|on|for)\s)")


def _of_institute(role: str) -> bool:
    return _institutes().search(_councils().sub("", role)) is not None
