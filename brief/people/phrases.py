"""The role phrase that ends where a name or a comma begins: "Deputy Foreign Minister"; no appositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from brief.lexicon import load
from brief.model import ActorMention
from brief.people.names import addresses, modifiers, not_names, role_nouns
from brief.text import Span

TOKEN = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:['-][^\W_]+)*|[^\s\w]")
PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on"])
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "that", "their", "this"])
_JOINS = frozenset(["and", "&"])
_IN_ROLES = frozenset("World States South North West East War Security Trade".split())
_REACH = 180


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name: the sentence, the actors in it, and the spans of all names in it."""

    seen: str
    start: int
    end: int
    actors: Sequence[ActorMention]
    names: Sequence[Span]

    def is_actor(self, at: int) -> bool:
        """Whether an actor covers an offset."""
        return any(actor.start <= at < actor.end for actor in self.actors)

    def is_name(self, at: int) -> bool:
        """Whether another name covers an offset."""
        return any(start <= at < end for start, end in self.names)


def ending_at(around: Surroundings, at: int) -> Span | None:
    """The longest role phrase that ends at an offset, where a name or a comma begins."""
    tokens = list(TOKEN.finditer(around.seen, max(around.start, at - _REACH), at))
    if not tokens or tokens[-1].group().lower() in PREPOSITIONS | _JOINS | DETERMINERS:
        return None
    first = _walk(around, tokens)
    return _trimmed(tokens, first) if first < len(tokens) else None


def _walk(around: Surroundings, tokens: list[re.Match[str]]) -> int:
    """The index of the leftmost token of the phrase that ends with the last token."""
    at = len(tokens)
    after_actor = False
    while at > 0:
        token = tokens[at - 1]
        word = token.group()
        left = tokens[at - 2].group() if at > 1 else ""
        actor = around.is_actor(token.start())
        if around.is_name(token.start()):
            break
        if word == "." and left in addresses():
            at -= 1
            continue
        if word.lower() in DETERMINERS:
            if left.lower() not in PREPOSITIONS:
                break
        elif word.lower() in PREPOSITIONS:
            if not _can_govern(left):
                break
            after_actor = False
        elif word in _JOINS:
            if not (_joins_roles(left, tokens[at:]) or _joins_tasks(tokens, at - 1)):
                break
            after_actor = False
        elif not (actor or fits(word)) or (after_actor and not (actor or word.lower() in modifiers())):
            break
        after_actor = after_actor or (actor and not word.endswith("'s") and left.lower() not in PREPOSITIONS)
        at -= 1
        if word.endswith("'s") and not around.is_actor(token.start() - 2):
            break
    return at


def _can_govern(word: str) -> bool:
    if word in load("en/titles")["kin"]:
        return False  # "son of Senator Ana Souza"
    return word.lower() in role_nouns() or word[:1].isupper() or word.lower() in _LINKS


_LINKS = frozenset(
    [
        "delegation",
        "affairs",
        "mission",
        "security",
        "staff",
        "studies",
        "relations",
        "policy",
        "department",
        "diplomacy",
    ]
)


@cache
def _body_nouns() -> frozenset[str]:
    """The common nouns that stand for bodies ("the alliance"), which a role may end with."""
    nouns = (noun for row in load("actors")["bodies"].values() for noun in row.get("nouns", ()))
    return frozenset([*nouns, *load("en/titles")["bodies"]["body"], *load("en/titles")["wholes"]])


def _joins_roles(left: str, right: list[re.Match[str]]) -> bool:
    return (left.lower() in role_nouns() or left.lower() in modifiers()) and any(
        token.group().lower() in role_nouns() for token in right
    )


def _joins_tasks(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether "and" joins what an office is for: "Minister of Industry and Trade"."""
    if not (at + 1 < len(tokens) and tokens[at + 1].group()[0].isupper()):
        return False
    for n in range(at - 1, max(at - 5, 0), -1):
        word = tokens[n].group()
        if word.lower() in ("of", "for"):
            return tokens[n - 1].group().lower() in role_nouns()
        if not word[0].isupper() or word in addresses():
            return False
    return False


def fits(word: str) -> bool:
    """Whether a word may stand in a role phrase."""
    lowered = word.lower()
    if lowered in role_nouns() or lowered in modifiers() or lowered in _LINKS:
        return True
    if lowered.removesuffix("'s") in _body_nouns():
        return True
    if lowered.startswith(("ex-", "then-", "co-")) or lowered.endswith(("-elect", "-designate")):
        return True
    return (word[0].isupper() and (word not in not_names() or word in _IN_ROLES)) or (
        word.endswith("'s") and word[0].isupper()
    )


def _trimmed(tokens: list[re.Match[str]], first: int) -> Span | None:
    """The phrase from a token on, cut on the left until it opens with what somebody is; `None`: nothing is left."""
    words = [token.group() for token in tokens]
    while first < len(words):
        while first < len(words) and (
            words[first].lower() in DETERMINERS | PREPOSITIONS | _JOINS or not words[first][0].isalnum()
        ):
            first += 1
        if first == len(words):
            return None
        stop = next((n for n in range(first, len(words)) if words[n].lower() in PREPOSITIONS), len(words))
        if any(_is_noun(words[n]) for n in range(first, stop)):
            return tokens[first].start(), tokens[-1].end()
        if stop == len(words):
            return None
        first = stop
    return None


def _is_noun(word: str) -> bool:
    return word.lower() in role_nouns() or word in addresses()


def is_role(seen: str, phrase: Span) -> bool:
    """Whether a phrase says what somebody is: "Mr" and "Adm." do not."""
    words = [token.group() for token in TOKEN.finditer(seen, *phrase)]
    return any(word.lower() in role_nouns() for word in words)
