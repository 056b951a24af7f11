"""Who held an office before: told by other texts of the same time that name another holder; nobody is merged here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from brief.lexicon import load
from brief.merge.roles import without_state
from brief.model import PersonInText
from brief.text import fold

_CLEAR = 3  # times the texts of one who held it once, for one who holds it


class Told(Struct, frozen=True):
    """What one text tells of somebody; `published`: its day, where that is known."""

    person: PersonInText
    published: date | None


class _Holder(Struct):
    days: list[date] = field(default_factory=list)
    texts: int = 0


def without_past(people: Sequence[Sequence[Told]]) -> list[list[PersonInText]]:
    """What texts tell of each person, without offices that were another's by then.

    Of an office that one person holds at a time, another is the holder who has it in three times as many texts, some
    before and some after; "adviser to Foreign Minister Lang" may be told of a past year.
    """
    held: dict[tuple[str, str], dict[int, _Holder]] = {}
    for n, told in enumerate(people):
        for one in told:
            for office, _ in _offices(one.person):
                holder = held.setdefault(office, {}).setdefault(n, _Holder())
                holder.texts += 1
                holder.days += [one.published] if one.published else []
    return [[_kept(one, n, held) for one in told] for n, told in enumerate(people)]


def _offices(person: PersonInText) -> Iterator[tuple[tuple[str, str], str]]:
    """The offices of one holder that somebody has, by state and office, each with the role that says so."""
    if person.official and len(person.represents) == 1:
        state = person.represents[0]
        for role in person.roles:
            if office := _office(role, state):
                yield (state, office), role


@lru_cache(16384)
def _office(role: str, state: str) -> str | None:
    """The office of one holder that a role for a state names."""
    office = fold(without_state(role, state)).removesuffix(f" of {state.lower()}")
    return office if office in load("en/titles")["of_one"] else None


def _kept(one: Told, n: int, held: dict[tuple[str, str], dict[int, _Holder]]) -> PersonInText:
    past = {role for office, role in _offices(one.person) if _is_past(one, n, held[office])}
    if not past:
        return one.person
    roles = tuple(role for role in one.person.roles if role not in past)
    if roles:
        return replace(one.person, roles=roles)
    return replace(one.person, roles=(), official=None, represents=(), affiliation=None)


def _is_past(one: Told, n: int, holders: dict[int, _Holder]) -> bool:
    day = one.published
    others = (holder for other, holder in holders.items() if other != n and holder.texts >= _CLEAR * holders[n].texts)
    return day is not None and any(holder.days and min(holder.days) <= day <= max(holder.days) for holder in others)
