"""What labels of deeds say: of which kind a deed is, to what it is done; no days, no parties."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from brief.days import WEEKDAY
from brief.lexicon import load
from brief.merge import terms
from brief.merge.events.fit import OTHER_DEED
from brief.text import either, fold


def are_opposite(one: str, other: str) -> bool:
    """Whether of two labels one undoes the other.

    >>> are_opposite("border closed", "border reopened"), are_opposite("gates shut", "gates closed")
    (True, False)
    """
    mine, yours = kinds("", one), kinds("", other)
    return any(
        (first in mine and second in yours) or (second in mine and first in yours)
        for first, second in load("en/retold")["opposites"]["deeds"]
    )


@lru_cache(8192)
def objects(label: str) -> frozenset[str]:
    """The things that a label names, without what is done to them.

    >>> objects("Two trucks seized") == objects("lorries seized")
    True
    """
    empty = deed_words() | _bare()
    return frozenset(word for word in words(label) if word not in empty and not word[0].isdecimal())


def targets(text: str) -> frozenset[str]:
    """The things that a text has attacked by a verb, where it names them by common nouns.

    >>> sorted(targets("A drone struck a bus station in Kano.")), sorted(targets("The drone struck on Friday."))
    (['bus', 'station'], [])
    """
    return frozenset(word for match in _attacked().finditer(text) for word in objects(match[1]))


@cache
def _attacked() -> re.Pattern[str]:
    verbs = next(row["words"] for row in load("en/retold")["deed"] if row["name"] == "attack")
    return re.compile(
        rf"\b(?:{either(verbs.split())})\s(?:an?|its|the)\s((?:[a-z-]+\s){{0,2}}?[a-z-]+)"
        r"(?=\s(?:and|at|in|near|of|on|with)\b|[,.;]|$)"
    )


def are_opposite_votes(one: str, other: str) -> bool:
    """Whether by two texts of a vote one thing was let through and another thrown out.

    >>> are_opposite_votes("Parliament approved the budget.", "Parliament rejected the motion.")
    True
    >>> are_opposite_votes("Parliament approved the budget.", "Parliament voted against the budget.")
    False
    """
    mine, yours = _decided(one), _decided(other)
    ends = {end for end, _ in mine | yours}
    things = {thing for _, thing in mine} & {thing for _, thing in yours}
    return bool(mine and yours) and not things and "rejected" in ends and len(ends) > 1


def _decided(text: str) -> frozenset[tuple[str, str]]:
    """How lawmakers or voters decided, and on what: the last word of it."""
    return frozenset((outcome(match["verb"]), match["thing"].split()[-1]) for match in votes().finditer(text))


def outcome(verb: str) -> str:
    """What a verb for a vote makes of its matter: "rejected"."""
    return next(str(end) for end, verbs in load("en/events")["voted"].items() if verb in verbs)


@cache
def votes() -> re.Pattern[str]:
    """How texts tell a vote with what it was about: "voted down on Friday the port treaty"."""
    lexicon = load("en/events")
    verbs = either(sorted((verb for each in lexicon["voted"].values() for verb in each), key=len, reverse=True))
    things = either(lexicon["deeds"]["approval"]["objects"])
    day = rf"(?:(?:on\s)?{WEEKDAY}|last\s(?:night|week)|today|yesterday|this\s(?:afternoon|evening|morning|week))"
    return re.compile(rf"\b(?P<verb>{verbs})\s(?:{day}\s)?(?P<thing>(?:[a-z-]+\s){{0,3}}(?:{things}))\b")


@cache
def _bare() -> frozenset[str]:
    """The words of nouns that name a deed by itself: "arrest", "seizure"."""
    rows = load("en/events")["nouns"]
    labels = " ".join([*rows, *(str(row.get("label", "")) for row in rows.values()), *_verbs()])
    return frozenset(words(labels))


def _verbs() -> Iterator[str]:
    for row in load("en/events")["deeds"].values():
        yield from (str(row.get(key, "")) for key in ("done", "told", "group"))


def words(text: str) -> Iterator[str]:
    """The words of the matter and the numbers, things of one name as one."""
    for term in terms.of(text):
        if term.kind in ("matter", "number"):
            yield _things().get(term.value, term.value)


def kinds(group: str, label: str) -> frozenset[str]:
    """The kinds of deed that a group, by a name or a verb of its own, and the words of a label may tell of.

    >>> kinds("deed-shut", "three gates shut") == kinds("", "gates closed")
    True
    """
    by_group, by_word = _kinds()
    group = group.removeprefix(OTHER_DEED)
    found = [by_group.get(group, ()), *(by_word.get(word, ()) for word in (*fold(label).split(), group))]
    return frozenset(name for names in found for name in names)


@cache
def _kinds() -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """The kinds of deed by group, and by the words of a label."""
    by_group, by_word = defaultdict(list), defaultdict(list)
    for row in load("en/retold")["deed"]:
        for group in row.get("groups", ()):
            by_group[group].append(row["name"])
        for word in row["words"].split():
            by_word[word].append(row["name"])
    for group, verb in _verbs_of_groups():  # "searched" is told as news in one text, as a search in another
        by_group[group].append(group)
        by_word[verb].append(group)
    return by_group, by_word


def _verbs_of_groups() -> Iterator[tuple[str, str]]:
    """The verbs of one word by which the lexicon tells of a group of deeds."""
    for name, row in load("en/events")["deeds"].items():
        group = str(row.get("group", row.get("noun", name)))
        yield from ((group, verb) for verb in row["verbs"] if verb.isalpha())


@cache
def verb_words() -> frozenset[str]:
    """The words for deeds, those of the lexicon's verbs too: that both texts have them is known by their kind."""
    return deed_words() | {term.value for _, verb in _verbs_of_groups() for term in terms.of(verb)}


@cache
def deed_words() -> frozenset[str]:
    """The words for deeds, as stems: they say nothing of whose deed it is."""
    return frozenset(term.value for row in load("en/retold")["deed"] for term in terms.of(row["words"]))


@cache
def _things() -> Mapping[str, str]:
    """For each thing, as a stem, the stem of the first word of those that may name it."""
    table: dict[str, str] = {}
    for row in load("en/retold")["things"]["same"]:
        stems = [term.value for term in terms.of(row) if term.kind == "matter"]
        for stem in stems:
            table.setdefault(stem, stems[0])
    return table
