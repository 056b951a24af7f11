"""Whose president "President Lang" is where no text tells: that of the country whose own papers say so; no names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from msgspec import Struct

from brief.lexicon import load
from brief.model import Findings, PersonInText
from brief.spelling import fold_surname
from brief.text import DATELINE, fold, view

_FEWEST = 3  # texts that name a holder in full; papers call their own one by surname, and then two are enough
_CLEAR = 3  # times the texts of whoever comes next


class _Holder(Struct, frozen=True):
    """Somebody who holds an office of a state's own papers: who, in which texts, and whether by surname there."""

    person: int
    texts: tuple[str, ...]
    by_surname: bool


def of(people: Sequence[Sequence[tuple[Findings, PersonInText]]]) -> list[str | None]:
    """For each person, told of with the text, the state that he or she serves by an office named without it.

    `None` where some text tells whom he or she serves, or no paper's own country is sure. An office that one person
    holds at a time goes to the only one who has it, or to whoever has three times the texts of the next; and only
    where those texts name no state more than that one.
    """
    found: list[str | None] = [None] * len(people)
    open_ = [n for n, told in enumerate(people) if not any(_is_told(person) for _, person in told)]
    held: dict[tuple[str, str], list[_Holder]] = {}
    for n in open_:
        for office, texts in _bare(people[n]).items():
            by_surname = any(" " not in person.name for _, person in texts)
            held.setdefault(office, []).append(_Holder(n, tuple(one.document.text for one, _ in texts), by_surname))
        found[n] = _of_many(people[n]) or _of_datelines(people[n])
    for (state, _), holders in held.items():
        if (first := _clearly_first(holders)) and _most_named(first.texts) == state:
            found[first.person] = state
    return _with_staff(people, found, open_)


def _with_staff(
    people: Sequence[Sequence[tuple[Findings, PersonInText]]], found: list[str | None], open_: Sequence[int]
) -> list[str | None]:
    """The states, and for those told to be somebody's spokesman or aide his or hers: "Lang's spokesman".

    No state where several in that text bear the surname.
    """
    staff = {n: masters for n in open_ if found[n] is None and (masters := _masters(people[n]))}
    wanted = {master for masters in staff.values() for master in masters}
    keys = {key for key, _ in wanted}
    bearers: dict[tuple[str, str], set[int]] = {}
    for n, told in enumerate(people):
        for one, person in told:
            if one.document.key in keys and person.kind == "person":
                bearers.setdefault((one.document.key, fold_surname(person.name)), set()).add(n)
    states = list(found)
    for n, masters in staff.items():
        told_by = {bearer for master in masters for bearer in _only(bearers.get(master, set()))}
        if len(told_by) == 1:
            master = told_by.pop()
            states[n] = found[master] or _told_state(people[master])
    return states


def _only(bearers: Set[int]) -> Set[int]:
    return bearers if len(bearers) == 1 else frozenset()


def _told_state(told: Sequence[tuple[Findings, PersonInText]]) -> str | None:
    """The one state that all texts tell somebody serves."""
    served = {actor for _, person in told if person.official for actor in person.represents}
    return served.pop() if len(served) == 1 and served <= set(load("actors")["states"]) else None


_WHOSE = re.compile(r"(?P<name>[A-Z][\w-]+)(?:'s?)?\s(?:[a-z]+\s){0,4}?(?P<noun>[a-z]+)(?=$|\s(?:for|on)\s)")


def _masters(told: Sequence[tuple[Findings, PersonInText]]) -> set[tuple[str, str]]:
    """The key of a text and the surname of whose staff a role there says somebody is."""
    staff = load("en/titles")["staff"]
    roles = ((one, role) for one, person in told if person.official for role in person.roles)
    matches = ((one, match) for one, role in roles if (match := _WHOSE.match(view(role))))
    return {(one.document.key, fold_surname(match["name"])) for one, match in matches if match["noun"] in staff}


def _is_told(person: PersonInText) -> bool:
    """Whether a text tells of a listed state or body that somebody serves."""
    return any(map(_is_listed, person.represents))


@cache
def _is_listed(actor: str) -> bool:
    table = load("actors")
    return actor in table["states"] or actor in table["bodies"]


def _home(one: Findings) -> str | None:
    return _homes().get(one.masthead.outlet or "")


@cache
def _homes() -> Mapping[str, str]:
    return {row["name"]: row["home"] for row in load("outlets")["outlet"] if "home" in row}


def _bare(
    told: Sequence[tuple[Findings, PersonInText]],
) -> dict[tuple[str, str], list[tuple[Findings, PersonInText]]]:
    """The offices that one person holds at a time, by the state of the papers that name them bare, with the texts."""
    found: dict[tuple[str, str], list[tuple[Findings, PersonInText]]] = {}
    for one, person in told:
        state = _home(one) if person.official else None
        if state and (own := _own_offices(state).get("one", ())):
            for office in {fold(role) for role in person.roles} & set(own):
                found.setdefault((state, office), []).append((one, person))
    return found


def _own_offices(state: str) -> Mapping[str, Sequence[str]]:
    """What the papers of a state call offices of its own."""
    return load("en/titles")["own_offices"].get(state, {})  # type: ignore[no-any-return]


def _clearly_first(holders: Sequence[_Holder]) -> _Holder | None:
    first, *others = sorted(holders, key=lambda holder: -len(holder.texts))
    if len(first.texts) < _FEWEST - first.by_surname:
        return None
    return first if all(len(first.texts) >= _CLEAR * len(other.texts) for other in others) else None


def _of_many(told: Sequence[tuple[Findings, PersonInText]]) -> str | None:
    """The state in whose assembly somebody sits, by a title that its papers give to nobody else."""
    for one, person in told:
        state = _home(one) if person.official else None
        if not state or not (own := _own_offices(state)):
            continue
        titles = {title for role in map(fold, person.roles) for title in (role, role.rpartition(" ")[2].rstrip("."))}
        beside = not titles.isdisjoint(own.get("beside", ())) and any(
            party in one.document.text for party in own["parties"]
        )
        if beside or not titles.isdisjoint(own.get("many", ())):
            return state
    return None


def _of_datelines(told: Sequence[tuple[Findings, PersonInText]]) -> str | None:
    """The state of whose government somebody is, named bare in texts that were sent from its capital and are about it.

    `None` where they were sent from several.
    """
    offices = set(load("en/titles")["home_offices"]["one"])
    bare = [one for one, person in told if person.official and not offices.isdisjoint(map(fold, person.roles))]
    states = {_sent_from(one) for one in bare}
    state = states.pop() if len(states) == 1 else None
    return state if state and all(_most_named((one.document.text,)) == state for one in bare) else None


def _sent_from(one: Findings) -> str | None:
    """The state from whose capital a text was sent."""
    lead = next((paragraph for paragraph in one.paragraphs if paragraph.kind == "body"), None)
    match = DATELINE.match(one.document.text, lead.start, lead.end) if lead else None
    return _capitals().get(match[1].strip()) if match else None


@cache
def _capitals() -> Mapping[str, str]:
    """The states by their capitals, these in capital letters as datelines have them."""
    return {str(row["capital"]).upper(): name for name, row in load("actors")["states"].items() if "capital" in row}


def _most_named(texts: Sequence[str]) -> str | None:
    """The state that texts name most, if one is."""
    ranked = sum(map(_states_named, texts), Counter[str]()).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


@lru_cache(maxsize=256)  # the officials of one text are asked about one after another
def _states_named(text: str) -> Counter[str]:
    written = _written()
    return Counter(written[match.group()] for match in _any_state().finditer(view(text)))


@cache
def _written() -> Mapping[str, str]:
    return {
        written: state
        for state, row in load("actors")["states"].items()
        for written in (state, *(each for key in ("aliases", "adjectives", "metonyms") for each in row.get(key, ())))
    }


@cache
def _any_state() -> re.Pattern[str]:
    names = "|".join(re.escape(written) for written in sorted(_written(), key=lambda each: (-len(each), each)))
    return re.compile(rf"(?<![^\W_])(?=[A-Z])(?:{names})(?![^\W_])")
