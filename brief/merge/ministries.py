"""One name for a ministry that texts call differently: "Iranian Defence Ministry", "Iran's Defense Ministry"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from brief.lexicon import load
from brief.model import PersonInText
from brief.text import fold


def named(people: Iterable[PersonInText]) -> Mapping[str, str]:
    """For each name of a ministry that has others the one that most texts use; of equals the first.

    >>> names = "Iranian Navy Ministry", "Iran's Navy Ministry", "Iran's Navy Ministry"
    >>> named(PersonInText(name, "body", affiliation="Iran") for name in names)
    {'Iranian Navy Ministry': "Iran's Navy Ministry"}
    """
    told: dict[tuple[str, ...], Counter[str]] = {}
    for person in people:
        if (key := _key(person)) is not None:
            told.setdefault(key, Counter())[person.name] += 1
    meant: dict[str, str] = {}
    for names in told.values():
        chosen = max(names, key=names.__getitem__)
        meant.update((name, chosen) for name in names if name != chosen)
    return meant


def _key(person: PersonInText) -> tuple[str, ...] | None:
    """The state and the last two words of a ministry told with its state; `None` for whatever else speaks."""
    words = fold(person.name).split() if person.kind == "body" and person.affiliation else []
    own = load("en/titles")["own"]
    if person.affiliation is None or len(words) < _LEAST or words[-1] not in own["of_states"]:
        return None
    return person.affiliation, own["spelt"].get(words[-2], words[-2]), words[-1]


_LEAST = 3  # words: whose it is, what for, and "ministry"
