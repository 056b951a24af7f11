"""States that no list has, told by how a text speaks of them: their offices, borders, talks and peoples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from brief.lexicon import load
from brief.model import ActorMention, Article
from brief.spelling import is_given

Known = Callable[[str], bool]

_NAME = r"[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]{2,}"
_WORD = re.compile(rf"(?<![^\W_]){_NAME}(?![^\W_])")
_BEFORE = re.compile(r"([\w.-]+)\s+$")
# What a people's name adds to the state's, or to the state's without its last letter or two.
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic", "ians", "ans", "ns", "is", "eans")
_LEAST_STEM = 3


@dataclass(slots=True)
class Told:
    """Names that a text speaks of as states: surely, or in a way in which it may speak of a person or firm."""

    surely: set[str] = field(default_factory=set)
    perhaps: set[str] = field(default_factory=set)
    peoples: dict[str, str] = field(default_factory=dict)


def find(seen: str, article: Article, known: Known) -> Iterator[ActorMention]:
    """The states that no list has, and their peoples ("Korvian"), wherever the text's sentences name them.

    `known`: whether a word is listed, a region, or no name at all.
    """
    told = _told(seen, known)
    if not (told.surely or told.perhaps):
        return
    spots: list[ActorMention] = []
    persons: set[str] = set()
    for sentence in article.sentences:
        for match in _WORD.finditer(seen, sentence.start, sentence.end):
            word = match.group()
            if word in told.peoples:
                spots.append(ActorMention(told.peoples[word], "state", "demonym", *match.span()))
            elif word in told.surely or word in told.perhaps:
                if _is_surname(seen, sentence.start, match.start(), surely=word in told.surely):
                    persons.add(word)
                spots.append(ActorMention(word, "state", "name", *match.span()))
    yield from (spot for spot in spots if spot.name not in persons)


def _told(seen: str, known: Known) -> Told:
    told = Told()
    for match in _surely().finditer(seen):
        told.surely |= {name for name in match.groups() if name and not known(name)}
    for match in _perhaps().finditer(seen):
        told.perhaps |= {name for name in match.groups() if name and not known(name)}
    peoples = {name for match in _people().finditer(seen) if not known(name := match.group(1)) and _ends(name)}
    if peoples:
        counts = Counter(_WORD.findall(seen))
        for people in sorted(peoples):
            if state := _state_of(people, counts, known):
                told.peoples[people] = state
                told.surely.add(state)
    return told


def _ends(name: str) -> bool:
    return name.endswith(_ENDINGS)


def _state_of(people: str, counts: Counter[str], known: Known) -> str | None:
    """The name in the text that a people's name is made of, the most frequent: "Korvian" of "Korvia"."""
    named = [word for word in counts if word != people and word[-1] != "s" and not known(word) and _makes(word, people)]
    return max(named, key=lambda word: (counts[word], word), default=None)


def _makes(state: str, people: str) -> bool:
    """Whether a state's name and an ending make the people's.

    >>> _makes("Korvia", "Korvian"), _makes("Lethe", "Lethean"), _makes("Teshar", "Teshari"), _makes("Korv", "Corvian")
    (True, True, True, False)
    """
    stems = (state, state[:-1], state[:-2] if len(state) > _LEAST_STEM + 2 else state)
    return any(
        len(stem) >= _LEAST_STEM and people.startswith(stem) and people[len(stem) :] in _ENDINGS for stem in stems
    ) and not (people.endswith("s") and state == people[:-1])


def _is_surname(seen: str, start: int, at: int, *, surely: bool) -> bool:
    """Whether a name stands behind a given name or a title: "Boris Johnson", "prime minister Johnson".

    One that is surely a state's may stand behind other capitals, as in a headline.
    """
    before = _BEFORE.search(seen, max(start, at - 24), at)
    if before is None:
        return False
    word = before.group(1)
    if word in load("actors")["heads"]["titles_before"] or is_given(word):
        return True
    return not surely and word[:1].isupper() and word.lower() not in load("actors")["heads"]["small"]


@cache
def _surely() -> re.Pattern[str]:
    heads = load("actors")["heads"]
    before, shared, prefixes = ("|".join(heads[key]) for key in ("state_before", "shared", "prefixes"))
    return re.compile(
        rf"\b(?:{before}) ({_NAME})(?! [A-Z]|-)"
        rf"|\b(?:[Mm]inist(?:er|ry)|[Ss]ecretary) (?:of|for) (?:[A-Za-z]+ ){{1,4}}of ({_NAME})(?!-)"
        rf"|\b[Tt]he State of ({_NAME})(?= [a-z])"
        rf"|\b(?:countries|neighbou?rs|states)(?: that includes?|, including|,) ({_NAME}) and ({_NAME})\b(?! [A-Z])"
        rf"|\b(?i:{shared}) between ({_NAME}) and ({_NAME})\b(?! [A-Z])"
        rf"|(?<![\w-])(?!{prefixes})({_NAME})-({_NAME}) (?:{shared})\b"
    )


@cache
def _perhaps() -> re.Pattern[str]:
    after = "|".join(load("actors")["heads"]["state_after"])
    return re.compile(
        rf"(?<![\w-])({_NAME})'s? (?:[a-z]+ )?(?:{after}|(?:[A-Z][a-z]+ )?Minister)\b(?! of\b)"
        rf"|\b(?:[Cc]itizens?|[Nn]ationals?|[Cc]onsul|[Ee]mbassy|[Pp]arliament) of ({_NAME})\b(?! [A-Z]|-)"
        rf"|(?<=[a-z] )({_NAME}) (?:citizens?|nationals?|passports?)\b"
    )


@cache
def _people() -> re.Pattern[str]:
    offices = "|".join(load("actors")["heads"]["offices"])
    return re.compile(rf"(?<![^\W_])({_NAME}) (?:[a-z]+ )?(?:{offices})\b")
