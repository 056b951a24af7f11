"""The role phrase that ends where a name or a comma begins: "Deputy Foreign Minister"; no appositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from brief.lexicon import load
from brief.model import ActorMention
from brief.people.names import listed, modifiers, not_names, role_nouns, shared_titles, title_nouns
from brief.text import COUNT, Span

TOKEN = re.compile(r"(?=\S)(?:(?:[A-Z]\.)+|[^\W_]+(?:['-][^\W_]+)*|[^\s\w])")
PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on"])
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "my", "our", "that", "their", "this"])
_JOINS = frozenset(["and", "&"])
_IN_ROLES = frozenset("World States South North West East War Security Trade".split())
_NO_ENDS = PREPOSITIONS | _JOINS | DETERMINERS
_PARTING = frozenset(',;:"(-')  # behind which no phrase ends
_REACH = 180
_NEAR = 70  # characters in which most phrases lie whole
_LOOKED_AT = 8  # tokens before a phrase that say whether it goes on


class Surroundings(Struct, frozen=True):
    """What stands around a name: the sentence, the actors in it, and the spans of all names of several words in it.

    `known`: those of them that have a given name a list holds; others may be places. `titled`: where names of one word
    end that stand behind a title ("President Lang").
    """

    seen: str
    start: int
    end: int
    actors: Sequence[ActorMention]
    names: Sequence[Span]
    known: Sequence[Span] = ()
    titled: Sequence[int] = ()

    def is_actor(self, at: int) -> bool:
        """Whether an actor covers an offset."""
        for actor in self.actors:
            if at < actor.end:
                return actor.start <= at
        return False

    def is_name(self, at: int) -> bool:
        """Whether another name covers an offset."""
        return _covers(self.names, at)

    def is_known(self, at: int) -> bool:
        """Whether a name that is surely a person's covers an offset."""
        return _covers(self.known, at)


def _covers(spans: Sequence[Span], at: int) -> bool:
    for start, end in spans:  # in order
        if at < end:
            return start <= at
    return False


def ending_at(around: Surroundings, at: int) -> Span | None:
    """The longest role phrase that ends at an offset, where a name or a comma begins."""
    if around.seen[at - 2 : at] == ") " and (rank := _RETIRED.search(around.seen, max(around.start, at - 12), at)):
        at = rank.start()
    last = around.seen[around.start : at][-_NEAR:].rsplit(None, 1)[-1:]
    if last and (last[0][-1] in _PARTING or last[0].lower() in _NO_ENDS):
        return None
    for reach in (_NEAR, _REACH):
        low = max(around.start, at - reach)
        tokens = list(TOKEN.finditer(around.seen, low, at))
        words = [token.group() for token in tokens]
        if not tokens or words[-1].lower() in _NO_ENDS:
            return None
        first = _walk(around, tokens, words)
        if first > _LOOKED_AT or low == around.start:
            break
    return _trimmed(tokens, words, first)


_RETIRED = re.compile(r"\s\([Rr]et(?:d|'d|ired)?\.?\)\s$")  # "Col. (ret.) Ana Souza"


def _walk(around: Surroundings, tokens: list[re.Match[str]], words: list[str]) -> int:
    """The index of the leftmost token of the phrase that ends with the last token; `words` are those of the tokens."""
    at = len(tokens)
    after_actor = False
    while at > 0:
        start, word = tokens[at - 1].start(), words[at - 1]
        left = words[at - 2] if at > 1 else ""
        lowered = word.lower()
        if around.is_name(start) or (lowered == "under" and _is_preposition(words[at:])):
            break
        if word == "." and (left in listed("address") or left.lower() in shared_titles()):
            at -= 1
            continue
        actor = around.is_actor(start)
        if lowered in DETERMINERS:
            if left.lower() not in PREPOSITIONS:
                break
        elif lowered in PREPOSITIONS:
            if not _can_govern(left) or _serves(words[:at], words[at:]):
                break
            after_actor = False
        elif word in _JOINS:
            if not (_joins_roles(left, words[at:]) or _joins_tasks(words, at - 1)):
                break
            after_actor = False
        elif at == len(tokens) and (begin := _complement(around, tokens, words)) is not None:
            at = begin
            continue
        elif not (actor or fits(word) or _describes(words, at - 1)) or (
            after_actor and not (actor or lowered in modifiers())
        ):
            break
        after_actor = after_actor or (actor and not word.endswith("'s") and left.lower() not in PREPOSITIONS)
        at -= 1
        if word.endswith("'s") and not around.is_actor(start - 2) and not _names_whose(left):
            break
    return at


def _is_preposition(behind: Sequence[str]) -> bool:
    """Whether "under" leads to who governs, and is no part of a title: "under President" Lang, "Under Secretary"."""
    return not (behind and behind[0].lower().startswith("secretar"))


def _names_whose(left: str) -> bool:
    """Whether a word belongs to the possessor behind it: "the regional bloc's"."""
    return bool(left) and (_is_adjective(left) or (left[0].isupper() and fits(left)))


def _complement(around: Surroundings, tokens: Sequence[re.Match[str]], words: Sequence[str]) -> int | None:
    """Where what somebody is something of begins, at the end of the tokens: "head of the joint border commission"."""
    low = max(1, len(words) - _LONGEST_COMPLEMENT)
    begin = next((n for n in range(len(words) - 1, low, -1) if _governs(words, n - 1)), None)
    if begin is None or any(around.is_name(token.start()) for token in tokens[begin:]):
        return None
    told = words[begin + (words[begin].lower() in DETERMINERS) :]
    if len(told) == 1 and begin == len(words) - 1 and (told[0].endswith("s") or told[0] in _NUMBERS | modifiers()):
        return begin  # "commissioner for borders", "father of two", "minister for transport"
    if not told or not _of_body(told[-1]) or (told[-1][0].isupper() and "of" not in told):
        return None
    owners = {n for n, word in enumerate(told[1:]) if word == "'"}  # "the hauliers' union"
    fitting = (
        n in owners or _of_body(word) or word in ("of", "'") or _is_adjective(word) for n, word in enumerate(told)
    )
    return begin if all(fitting) else None


_LONGEST_COMPLEMENT = 7
_NUMBERS = frozenset(COUNT.split("|"))


def _governs(words: Sequence[str], at: int) -> bool:
    """Whether a preposition stands behind a word for what somebody is: "head of"."""
    return words[at].lower() in ("of", "for") and at > 0 and words[at - 1].lower() in role_nouns()


def _of_body(word: str) -> bool:
    return word.lower() in _body_nouns() or (word[0].isupper() and word not in not_names())


def _is_adjective(word: str) -> bool:
    return word.islower() and (word in modifiers() or "-" in word or word.endswith(_ADJECTIVE))


_ADJECTIVE = ("al", "ary", "ese", "ian", "ic", "ish", "ive", "ous")


def _describes(words: Sequence[str], at: int) -> bool:
    """Whether a word no list has describes the one behind it: an adjective, or what a determiner stands before."""
    word = words[at]
    if _is_adjective(word):
        return True
    if not (word.isalpha() and word.islower()) or word.endswith(("s", "ly")) or at == 0 or at + 1 == len(words):
        return False
    return words[at - 1].lower() in DETERMINERS - {"that"} and words[at + 1].islower()


def _can_govern(word: str) -> bool:
    if word in load("en/titles")["kin"]:
        return False  # "son of Senator Ana Souza"
    return word.lower() in role_nouns() or word[:1].isupper() or word.lower() in listed("links")


def _serves(left: list[str], right: list[str]) -> bool:
    """Whether a preposition leads to a title of the one who is named: "a spokesman for President" Lang, "to Mr."."""
    if not right or len(left) < 2:
        return False
    if all(word == "." or (word in listed("address") and word.lower() not in role_nouns()) for word in right):
        return True
    if role_nouns().isdisjoint(word.lower() for word in right) and right not in (["Democrat"], ["Republican"]):
        return False
    if left[-2].lower() not in load("en/titles")["serving"]:
        return left[-1].lower() == "for" and right[0].lower() not in DETERMINERS
    return right[0].lower() not in DETERMINERS or left[-3:-2] in (["a"], ["an"])


@cache
def _body_nouns() -> frozenset[str]:
    """The common nouns that stand for bodies ("the alliance"), which a role may end with."""
    nouns = (noun for row in load("actors")["bodies"].values() for noun in row.get("nouns", ()))
    return frozenset([*nouns, *load("en/titles")["bodies"]["body"], *load("en/titles")["wholes"]])


def _joins_roles(left: str, right: list[str]) -> bool:
    return (left.lower() in role_nouns() or left.lower() in modifiers()) and any(
        word.lower() in role_nouns() for word in right
    )


def _joins_tasks(words: list[str], at: int) -> bool:
    """Whether "and" joins what an office is for: "Minister of Industry and Trade"."""
    if not (at + 1 < len(words) and words[at + 1][0].isupper()):
        return False
    for n in range(at - 1, max(at - 5, 0), -1):
        word = words[n]
        if word.lower() in ("of", "for"):
            return words[n - 1].lower() in role_nouns()
        if not word[0].isupper() or word in listed("address"):
            return False
    return False


def fits(word: str) -> bool:
    """Whether a word may stand in a role phrase."""
    lowered = word.lower()
    if lowered in title_nouns() or lowered in modifiers() or lowered in listed("links"):
        return True
    if lowered.removesuffix("'s") in _body_nouns():
        return True
    if lowered.startswith(("ex-", "then-", "co-")) or lowered.endswith(("-elect", "-designate")):
        return True
    return (word[0].isupper() and (word not in not_names() or word in _IN_ROLES)) or (
        word.endswith("'s") and word[0].isupper()
    )


def _trimmed(tokens: list[re.Match[str]], words: list[str], first: int) -> Span | None:
    """The phrase from a token on, cut on the left until it opens with what somebody is; `None`: nothing is left."""
    while first < len(words):
        while first < len(words) and (words[first].lower() in _NO_ENDS or not words[first][0].isalnum()):
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
    return word.lower() in title_nouns() or word.rstrip(".") in listed("address")


def is_role(seen: str, phrase: Span) -> bool:
    """Whether a phrase says what somebody is: "Mr" and "Adm." do not."""
    return not title_nouns().isdisjoint(word.lower() for word in TOKEN.findall(seen, *phrase))
