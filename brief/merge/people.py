"""The same person in all sources: one name, one role, one affiliation; quotes and events are merged elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from brief.merge.cast import Cast, Speaker
from brief.merge.roles import role_of
from brief.model import Findings, Person, PersonInText
from brief.spelling import fold_surname, fold_word, same_person, shortens

_INITIAL = re.compile(r"\b[A-Z]\.\s*")


@dataclass(frozen=True, slots=True)
class Naming:
    """One text's person: the text's key, the index there, and what is told; `order` is that of publication."""

    key: str
    index: int
    person: PersonInText
    order: tuple[date, str]
    translated: bool


@dataclass(slots=True)
class _Cluster:
    """Namings of one person, in order of publication.

    `kinds`: one naming of each kind, since most texts name somebody alike, and only what differs can fit or not;
    `_tried`: whether one of another kind fits, as long as there are so many kinds.
    """

    at: int
    namings: list[Naming] = field(default_factory=list)
    kinds: dict[object, Naming] = field(default_factory=dict)
    _tried: dict[object, tuple[int, bool]] = field(default_factory=dict)

    def add(self, naming: Naming) -> None:
        """Nothing; the naming is then one of these."""
        self.namings.append(naming)
        self.kinds.setdefault(_kind(naming.person), naming)

    def fits(self, naming: Naming) -> bool:
        """Whether a naming may be the same person: names alike, and nothing known of them that differs."""
        kind = _kind(naming.person)
        if kind in self.kinds:
            return True
        size, fits = self._tried.get(kind, (0, False))
        if size != len(self.kinds):
            size, fits = len(self.kinds), self._fits(naming)
            self._tried[kind] = size, fits
        return fits

    def _fits(self, naming: Naming) -> bool:
        return all(not _differ(one.person, naming.person) for one in self.kinds.values()) and any(
            same_person(form, other) or shortens(form, other)
            for one in self.kinds.values()
            for form in _forms(one.person)
            for other in _forms(naming.person)
        )


def merge(found: Sequence[Findings], sides: Mapping[str, Sequence[str]] | None = None) -> Cast:
    """The people of all sources, by name, and whom each text's people are; the order of `found` changes nothing.

    `sides` maps the name of a side to the actors it groups; an actor that none groups is a side of its own.
    """
    grouped = {actor: side for side, actors in (sides or {}).items() for actor in actors}
    namings = sorted(_namings(found), key=lambda naming: (naming.order, naming.key, naming.index))
    clusters = _clusters([naming for naming in namings if naming.person.kind == "person"])
    speakers: dict[tuple[str, int], Speaker] = {}
    people: list[Person] = []
    for cluster, id in zip(clusters, _ids(clusters), strict=True):
        person = _person(cluster, id, grouped)
        people.append(person)
        speaker = Speaker(id, person.name, person.role, person.side, person.observer, _parties(cluster, person))
        speakers.update({(naming.key, naming.index): speaker for naming in cluster.namings})
    for naming in namings:
        if naming.person.kind != "person":
            speakers[naming.key, naming.index] = _without_name(naming.person, grouped)
    return Cast(tuple(sorted(people, key=lambda person: person.id)), speakers, grouped)


def _namings(found: Sequence[Findings]) -> list[Naming]:
    return [
        Naming(
            one.document.key,
            index,
            person,
            (one.masthead.published or date.max, one.document.path),
            one.masthead.translated,
        )
        for one in found
        for index, person in enumerate(one.people)
    ]


def _forms(person: PersonInText) -> tuple[str, ...]:
    return (person.name, *person.aliases)


def _kind(person: PersonInText) -> object:
    """All that decides which other namings this one fits."""
    return person.name, person.aliases, person.gender, person.official, person.represents


def _differ(one: PersonInText, other: PersonInText) -> bool:
    """Whether what is known of two people tells them apart: gender, or offices of different states."""
    if one.gender and other.gender and one.gender != other.gender:
        return True
    both = one.official and other.official and one.represents and other.represents
    if both and not set(one.represents) & set(other.represents):
        return len(one.name.split()) == 1 or len(other.name.split()) == 1
    return False


@lru_cache(16384)
def _keys(name: str) -> tuple[str, ...]:
    """What two names that may be one person's share at least one of (`spelling.same_person`, `spelling.shortens`).

    The surname, or, as one letter may differ, its beginning or its end; the first word and another, where one name
    leaves some out; both words, which stand the other way round in some.
    """
    folded = fold_surname(name)
    first, *others = [fold_word(word) for word in name.split()]
    turned = [" ".join(sorted((first, *others)))] if len(others) == 1 else []
    return folded, f"{folded[:3]}-", f"-{folded[-3:]}", *(f"{first}+{other}" for other in others), *turned


def _clusters(namings: Sequence[Naming]) -> list[_Cluster]:
    """The namings by person: full names first, so that a bare surname finds all whom it may mean.

    A bare surname that fits several stays apart, unless one of them is the only one for its state; those that nothing
    tells from one another stay apart together.
    """
    clusters: list[_Cluster] = []
    by_surname: dict[str, list[_Cluster]] = {}
    by_key: dict[str, set[int]] = {}
    for naming in sorted(namings, key=lambda naming: len(naming.person.name.split()) == 1):
        surname = fold_surname(naming.person.name)
        keys = {key for form in _forms(naming.person) for key in _keys(form)}
        near = by_surname.get(surname) or [
            clusters[at] for at in sorted({at for k in keys for at in by_key.get(k, ())})
        ]
        fitting = [cluster for cluster in near if cluster.fits(naming)]
        if len(fitting) > 1:
            of_name = [c for c in fitting if any(n.person.name == naming.person.name for n in c.kinds.values())]
            fitting = of_name or fitting
        if len(fitting) > 1 and naming.person.represents:
            served = set(naming.person.represents)
            fitting = [c for c in fitting if any(served & set(n.person.represents) for n in c.kinds.values())]
        if len(fitting) > 1:
            fitting = [c for c in fitting if _kind(c.namings[0].person) == _kind(naming.person)][:1] or fitting
        if len(fitting) == 1:
            cluster = fitting[0]
        else:
            cluster = _Cluster(len(clusters))
            clusters.append(cluster)
            by_surname.setdefault(surname, []).append(cluster)
        new = _kind(naming.person) not in cluster.kinds
        cluster.add(naming)
        for key in keys if new else ():
            by_key.setdefault(key, set()).add(cluster.at)
    for cluster in clusters:
        cluster.namings.sort(key=lambda naming: (naming.order, naming.key, naming.index))
    return clusters


def _ids(clusters: Sequence[_Cluster]) -> list[str]:
    """An id for each: the earliest source's name without initials; "-2" and so on where two people share it."""
    taken: Counter[str] = Counter()
    ids: dict[int, str] = {}
    order = sorted(range(len(clusters)), key=lambda at: (clusters[at].namings[0].order, clusters[at].namings[0].index))
    for at in order:
        slug = _slug(clusters[at].namings[0].person.name)
        taken[slug] += 1
        ids[at] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return [ids[at] for at in range(len(clusters))]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", _INITIAL.sub("", name).lower().replace("ł", "l").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-") or "unnamed"


def _name(cluster: _Cluster) -> str:
    """The spelling that most sources have, the fullest where no full name is; ties go to the earliest source."""
    counts: Counter[str] = Counter()
    for naming in cluster.namings:
        counts.update(dict.fromkeys(_forms(naming.person), 1))
    forms = [form for form in counts if len(form.split()) > 1] or list(counts)
    first = {form: at for at, form in reversed(list(enumerate(f for n in cluster.namings for f in _forms(n.person))))}
    return min(forms, key=lambda form: (-counts[form], first[form]))


def _person(cluster: _Cluster, id: str, grouped: Mapping[str, str]) -> Person:
    told = [naming.person for naming in cluster.namings]
    name = _name(cluster)
    official = [person for person in told if person.official]
    affiliations = Counter(p.affiliation for p in (official or told) if p.affiliation)
    affiliation = max(affiliations, key=lambda actor: affiliations[actor], default=None)
    observer = not official
    aliases = sorted({form for person in told for form in _forms(person)} - {name})
    return Person(
        id=id,
        name=name,
        role=role_of([(naming.person, naming.translated) for naming in cluster.namings], affiliation),
        affiliation=affiliation,
        side=None if observer else _side(affiliation, grouped),
        aliases=tuple(aliases),
        observer=observer,
    )


def _side(affiliation: str | None, grouped: Mapping[str, str]) -> str | None:
    return None if affiliation is None else grouped.get(affiliation, affiliation)


def _parties(cluster: _Cluster, person: Person) -> tuple[str, ...]:
    if person.observer:
        return ()
    served = dict.fromkeys(actor for naming in cluster.namings for actor in naming.person.represents)
    first = [person.affiliation] if person.affiliation else []
    return tuple(dict.fromkeys([*first, *served]))


def _without_name(person: PersonInText, grouped: Mapping[str, str]) -> Speaker:
    observer = person.official is False
    side = None if observer else _side(person.affiliation, grouped)
    return Speaker(None, person.name, None, side, observer, () if observer else person.represents)
