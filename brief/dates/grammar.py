"""The shapes of the lexicon compiled: each token is one character, each shape a short regex over such characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from brief import lexicon

OTHER = "\ue000"
LEXED = ("ISO", "NUMERIC", "CLOCK", "DECADE", "SHORTYEAR", "AMPM", "DAYTH", "DAY", "NUM", "YEAR", "OLDYEAR")
_TABLES = {
    "MONTH": "months",
    "MANYDAY": "many_weekdays",
    "UNIT": "units",
    "UNITS": "many_units",
    "SEASON": "seasons",
    "PART": "parts_of_day",
    "PARTS": "many_parts_of_day",
    "CLOCKWORD": "clock_words",
    "DEICTIC": "deictics",
    "ONE": "ones",
    "TEN": "tens",
    "ORDINAL": "ordinals",
    "DECADEWORD": "decade_words",
    "QUARTER": "quarters",
    "REPEATED": "repeated",
}
_SYMBOL = re.compile(r"\s*(?:(?P<name>[a-z]+\d?)=|<(?P<part>\w+)>|(?P<word>[A-Za-z]+|'s|[.,/'-])|(?P<mark>[()|+?*]))")
# A sentence is looked at only if it holds a digit or a word of these kinds.
_GATES = frozenset(
    "MONTH WEEKDAY ABBRDAY MANYDAY UNIT UNITS SEASON PART CLOCKWORD DEICTIC DECADEWORD QUARTER REPEATED".split()
)


class Alphabet(Struct, frozen=True):
    """The character of each word that a shape can see, those of each kind, and the words that open the gate."""

    words: dict[str, str]
    kinds: dict[str, str]
    triggers: frozenset[str]


class Shape(Struct, frozen=True):
    """A pattern over token characters, the name of what builds its sense, and what any match holds.

    `needs`: sets of characters; of each, one stands in every match.
    """

    id: str
    build: str
    expression: str
    needs: tuple[frozenset[str], ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled once it is asked for: a text needs few of all shapes."""
        return _compiled(self.expression)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def alphabet() -> Alphabet:
    """The characters that stand for tokens, made once: words alike in every shape share one."""
    table = lexicon.load("en/dates")
    members = _members(table)
    named = set(_named(table))
    codes: dict[tuple[frozenset[str], str], str] = {}
    words: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for word in sorted(named | set(members)):
        of = frozenset(members.get(word, ()))
        key = (of, word if word in named else "")
        if key not in codes:
            codes[key] = chr(0xE001 + len(codes))
            for kind in of:
                kinds[kind] = kinds.get(kind, "") + codes[key]
        words[word] = codes[key]
    for offset, kind in enumerate(LEXED):
        kinds[kind] = kinds.get(kind, "") + chr(0xE800 + offset)
    return Alphabet(words, kinds, frozenset(_triggers(table, members)))


def _members(table: dict[str, Any]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, name in _TABLES.items():
        for word in table[name]:
            kinds.setdefault(word, set()).add(kind)
    for word in table["weekdays"]:
        kinds.setdefault(word, set()).add("WEEKDAY" if word.endswith("day") else "ABBRDAY")
    for kind, listed in table["kinds"].items():
        for word in listed.split():
            kinds.setdefault(word, set()).add(kind)
    return kinds


def _named(table: dict[str, Any]) -> Iterator[str]:
    for text in (*(shape["shape"] for shape in table["shapes"]), *table["parts"].values()):
        for symbol in _SYMBOL.finditer(text):
            if symbol["word"] and not symbol["word"].isupper():
                yield symbol["word"]
    for phrase in (*table["vague"], *table["feasts"], *table["moving_feasts"]):
        yield from phrase_words(phrase)


_FEW = 3  # what is counted so far is seldom a day: "the second"


def _triggers(table: dict[str, Any], members: dict[str, set[str]]) -> Iterator[str]:
    yield from (word for word, kinds in members.items() if kinds & _GATES)
    yield from (phrase_words(phrase)[-1] for phrase in table["vague"])
    # The other feasts hold "Day" or a word of this list.
    yield from (phrase.lower() for phrase in (*table["feasts"], *table["moving_feasts"]) if " " not in phrase)
    yield from (word for word, number in table["ordinals"].items() if number > _FEW)
    yield from ("tonight", "overnight", "clock", "recent", "current", *table["tens"])


def phrase_words(phrase: str) -> list[str]:
    """The words of a phrase as tokens; "'s" is one of its own.

    >>> phrase_words("New Year's Day")
    ['new', 'year', "'s", 'day']
    """
    return phrase.lower().replace("'s", " 's").split()


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes of the lexicon, in its order."""
    table = lexicon.load("en/dates")
    parts = dict(table["parts"])
    for name, phrases in (("vague", table["vague"]), ("feast", (*table["feasts"], *table["moving_feasts"]))):
        parts[name] = "(" + "|".join(" ".join(phrase_words(p)) for p in sorted(phrases, key=len, reverse=True)) + ")"
    return tuple(_shape(entry, parts) for entry in table["shapes"])


# No shape reaches past a word that none can see. What is left are runs of few words, and most of those many sentences
# have ("in the", "of"): what matches there is asked once.
RUN = re.compile(rf"[{chr(ord(OTHER) + 1)}-\uf8ff]+")


_LONGEST_KEPT = 40  # words: no prose has longer runs, and what matches in a long list would fill the memory


def matching(run: str) -> tuple[tuple[Shape, int], ...]:
    """The shapes that match in a run, in the order of the lexicon, each with where a match begins."""
    return _kept(run) if len(run) <= _LONGEST_KEPT else _matching(run)


@lru_cache(maxsize=1024)
def _kept(run: str) -> tuple[tuple[Shape, int], ...]:
    return _matching(run)


def _matching(run: str) -> tuple[tuple[Shape, int], ...]:
    return tuple((shape, match.start()) for shape in _fitting(frozenset(run)) for match in shape.pattern.finditer(run))


def _fitting(present: frozenset[str]) -> tuple[Shape, ...]:
    """The shapes that may match where just these characters stand."""
    places, anywhere = _shapes_of_character()
    near = anywhere.union(*(places[character] for character in present if character in places))
    chosen = [shapes()[place] for place in sorted(near)]
    return tuple(shape for shape in chosen if not any(map(present.isdisjoint, shape.needs)))


@cache
def _shapes_of_character() -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """By character the places of the shapes that may match where it stands, and of those that may match anywhere."""
    places: dict[str, frozenset[int]] = {}
    for place, shape in enumerate(shapes()):
        for character in shape.needs[0] if shape.needs else ():
            places[character] = places.get(character, frozenset()) | {place}
    return places, frozenset(place for place, shape in enumerate(shapes()) if not shape.needs)


def _shape(entry: dict[str, Any], parts: dict[str, str]) -> Shape:
    expression = _expression(entry["shape"], parts)
    return Shape(entry["id"], entry["build"], expression, _needs(expression))


def _needs(expression: str) -> tuple[frozenset[str], ...]:
    """Sets of characters, of each of which every match holds one: those at the regex's top level, smallest first."""
    found: set[frozenset[str]] = set()
    depth, start, characters = 0, 0, set[str]()
    for index, mark in enumerate(expression):
        if depth == 0 and mark in "([":
            start = index
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
        elif mark >= OTHER:
            characters.add(mark)
        if depth == 0 and mark in ")]":
            item = expression[start : index + 1] + expression[index + 1 : index + 2].strip("([")
            if not re.fullmatch(item, ""):
                found.add(frozenset(characters))
            characters = set()
    return tuple(sorted(found, key=lambda characters: (len(characters), sorted(characters))))


def _expression(shape: str, parts: dict[str, str]) -> str:
    """The shape as a regex over token characters; a name before "=" captures the one item that follows."""
    pieces: list[str] = []
    name = ""
    for symbol in _SYMBOL.finditer(shape):
        if symbol["name"]:
            name = symbol["name"]
            continue
        piece = symbol["mark"] or ""
        if symbol["part"]:
            piece = f"(?:{_expression(parts[symbol['part']], parts)})"
        elif symbol["word"]:
            word = symbol["word"]
            piece = f"[{alphabet().kinds[word] if word.isupper() else alphabet().words[word]}]"
        if piece == "(":
            pieces.append(f"(?P<{name}>" if name else "(?:")
        elif name:
            pieces.append(f"(?P<{name}>{piece})")
        else:
            pieces.append(piece)
        name = ""
    return "".join(pieces)
