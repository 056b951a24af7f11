"""The role to print for a person to whom sources give several: short and whole; nobody is told apart here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from brief.keeping import remembered
from brief.lexicon import load, words_in
from brief.model import PersonInText
from brief.text import fold, view

# Abbreviations that lose their full stop where a name follows.
_CUT = re.compile(r"\b(?:Gov|Rep|Sen)$")
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_MOST_WORDS = 14


def role_of(told: Sequence[tuple[PersonInText, bool]], affiliation: str | None) -> str | None:
    """The role to print, from what each source tells (with whether it is a translation), earliest first.

    One wording for each state or body that is served, the affiliation's first. For observers: the roles of
    one source. `None`: no source says what the person is.
    """
    people = [(person, translated) for person, translated in told if person.roles]
    if not people:
        return None
    official = [(person, translated) for person, translated in people if person.official]
    if not official:
        return _of_observer([person for person, _ in people])
    served = dict.fromkeys(actor for person, _ in official for actor in person.represents)
    actors = [affiliation, *(actor for actor in served if actor != affiliation)] if affiliation else list(served)
    found: list[str] = []
    wanted: list[str | None] = [*actors] or [None]
    for actor in wanted:
        role = _best(official, actor, several=len(actors) > 1)
        if role and not any(_holds(other, role) for other in found):
            found.append(role)
    if not found and (role := _best(official, None, several=False)):
        found.append(role)
    return " and ".join(found) or None


def _holds(role: str, other: str) -> bool:
    """Whether a role has all words of another: "secretary general of the bloc" says "Secretary General"."""
    return set(fold(other).replace("-", " ").split()) <= set(fold(role).replace("-", " ").split())


def _of_observer(people: Sequence[PersonInText]) -> str:
    """The fullest of the sources' roles that isn't too long to print."""
    joined = [", ".join(_telling(person.roles)) for person in people]
    short = [roles for roles in joined if len(roles.split()) <= _MOST_WORDS]
    return shortened(max(short, key=lambda roles: len(roles.split())) if short else people[0].roles[-1])


@lru_cache(16384)
def _telling(roles: tuple[str, ...]) -> Sequence[str]:
    """The roles without those that say only that it is a man or a woman, where another says more."""
    heads = (re.split(r"\s(?:with|of|in|from|at)\s", role)[0] for role in roles)
    bare = words_in("en/titles", "bare")
    kept = [role for role, head in zip(roles, heads, strict=True) if bare.isdisjoint(_WORD.findall(head))]
    return kept or roles


def _best(told: Sequence[tuple[PersonInText, bool]], actor: str | None, *, several: bool) -> str | None:
    """The best wording among the roles that name an actor, or that name none where the actor is the only one."""
    counts: dict[str, int] = {}
    words: dict[str, str] = {}
    translated: dict[str, bool] = {}
    for person, is_translated in told:
        for role in person.roles:
            if not _concerns(role, person, actor, several=several):
                continue
            short, key = _worded(role, None if several else actor)
            counts[key] = counts.get(key, 0) + 1
            translated[key] = translated.get(key, True) and is_translated
            if key not in words or (short[0].isupper() and not words[key][0].isupper()):
                words[key] = short
    if not words:
        return None

    def order(key: str) -> tuple[object, ...]:
        return (
            _vague(key),
            key.startswith("who "),
            key.rstrip(".") in words_in("en/titles", "ranks"),
            not _is_title(words[key]),
            translated[key],
            -counts[key],
            len(key),
        )

    return words[min(words, key=order)]


@lru_cache(16384)
def _worded(role: str, actor: str | None) -> tuple[str, str]:
    """The role as it is printed beside the actor it is held for, and folded for comparing."""
    short = shortened(without_state(role, actor))
    return short, fold(short)


def _concerns(role: str, person: PersonInText, actor: str | None, *, several: bool) -> bool:
    if actor is None or not several:
        return True
    if actor in person.represents and len(person.represents) == 1:
        return True
    return any(written in role for written in _written(actor))


@cache
def _written(actor: str) -> tuple[str, ...]:
    """The forms in which an actor is written, adjectives included."""
    table = load("actors")
    row = table["states"].get(actor) or table["bodies"].get(actor) or {}
    return (actor, *row.get("aliases", ()), *row.get("adjectives", ()), *row.get("metonyms", ()))


def _vague(role: str) -> int:
    words = [word.lower() for word in _WORD.findall(role)]
    vague = words_in("en/titles", "vague")
    return sum(word in vague for word in words) + (len(words) > _MOST_WORDS)


def _is_title(role: str) -> bool:
    """Whether it is written as a title: "Deputy Foreign Minister"."""
    return role[:1].isupper()


def without_state(role: str, actor: str | None) -> str:
    """The role without the adjective of the state that the person serves: the side says that already.

    >>> without_state("Russian Deputy Foreign Minister", "Russia"), without_state("Russia's envoy", "Russia")
    ('Deputy Foreign Minister', 'envoy')
    """
    if actor is None:
        return role
    row = load("actors")["states"].get(actor)
    for written in (*(row or {}).get("adjectives", ()), *((actor,) if row else ())):
        for lead in (written + " ", written + "'s "):
            if view(role).startswith(lead) and len(role) > len(lead):
                return role[len(lead) :]
    return role


@lru_cache(4096)
@remembered
def shortened(role: str) -> str:
    """The role with the long names of bodies as they are known: "representative at the OSCE"."""
    for written, name in _long_names():
        if written in role:
            role = role.replace(written, name)
    return f"{role}." if _CUT.search(role) else role


@cache
def _long_names() -> tuple[tuple[str, str], ...]:
    """Long names of bodies, each with the one by which the body is known."""
    bodies = load("actors")["bodies"].items()
    every = ((written, name) for name, row in bodies for written in row.get("aliases", ()))
    return tuple((written, name) for written, name in every if len(written) > len(name) + 8)
