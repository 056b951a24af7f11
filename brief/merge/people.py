"""The same person in all sources: one name, one role, one affiliation; quotes and events are merged elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from brief.keeping import Keep, afresh, remembered
from brief.merge import holders, homes, ministries
from brief.merge.cast import Cast, Speaker
from brief.merge.counts import counted
from brief.merge.roles import role_of
from brief.model import Findings, Person, PersonInText
from brief.spelling import LONG_SURNAME, fold_surname, fold_word, parted, same_person, shortens

_INITIAL = re.compile(r"\b[A-Z]\.\s*")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


class Naming(Struct, frozen=True):
    """One text's person: the text's key, the index there, and what is told; `order` is that of publication.

    `kind` numbers all that decides which other namings this one fits: most texts name somebody alike.
    """

    key: str
    index: int
    person: PersonInText
    kind: int
    order: tuple[date, str]
    translated: bool


class _Cluster(Struct):
    """Namings of one person, in order of publication.

    `kinds`: one naming of each kind, since only what differs can fit or not; `_tried`: of one of another kind, with
    how many of these it was compared, whether none of them differs, and whether the name of some is like its own.
    """

    at: int
    surname: str
    namings: list[Naming] = field(default_factory=list)
    kinds: dict[int, Naming] = field(default_factory=dict)
    _tried: dict[int, tuple[int, bool, bool]] = field(default_factory=dict)

    def add(self, naming: Naming) -> None:
        """Nothing; the naming is then one of these."""
        self.namings.append(naming)
        self.kinds.setdefault(naming.kind, naming)

    def fits(self, naming: Naming) -> bool:
        """Whether a naming may be the same person: names alike, and nothing known of them that differs."""
        if naming.kind in self.kinds:
            return True
        tried, agree, alike = self._tried.get(naming.kind, (0, True, False))
        if agree and tried < len(self.kinds):
            for one in islice(self.kinds.values(), tried, None):
                agree = agree and not _differ(one.person, naming.person)
                alike = alike or (agree and _alike(_forms(one.person), _forms(naming.person)))
            self._tried[naming.kind] = len(self.kinds), agree, alike
        return agree and alike


def merge(found: Sequence[Findings], sides: Mapping[str, Sequence[str]] | None = None, keep: Keep = afresh) -> Cast:
    """The people of all sources, by name, and whom each text's people are; the order of `found` changes nothing.

    `sides` maps the name of a side to the actors it groups; an actor that none groups is a side of its own.
    """
    grouped = {actor: side for side, actors in (sides or {}).items() for actor in actors}
    namings = _namings(found)
    clusters = _clusters([naming for naming in namings if naming.person.kind == "person"])
    texts = {one.document.key: one for one in found}
    _without_past(clusters, texts)
    served = homes.of([[(texts[naming.key], naming.person) for naming in cluster.namings] for cluster in clusters])
    speakers: dict[tuple[str, int], Speaker] = {}
    people: list[Person] = []
    told = [
        (tuple([(naming.person, naming.translated) for naming in cluster.namings]), home)
        for cluster, home in zip(clusters, served, strict=True)
    ]
    plain = keep(_person, told, Person, together=True)
    for cluster, id, each in zip(clusters, _ids(clusters), plain, strict=True):
        side = None if each.observer else _side(each.affiliation, grouped)
        person = replace(each, id=id, side=side)
        people.append(person)
        speaker = Speaker(id, person.name, person.role, person.side, person.observer, _parties(cluster, person))
        speakers.update({(naming.key, naming.index): speaker for naming in cluster.namings})
    others = [naming for naming in namings if naming.person.kind != "person"]
    called = ministries.named(naming.person for naming in others)
    for naming in others:
        name = called.get(naming.person.name, naming.person.name)
        speakers[naming.key, naming.index] = _without_name(naming.person, name, grouped)
    return Cast(tuple(sorted(people, key=lambda person: person.id)), speakers, grouped)


def _without_past(clusters: Sequence[_Cluster], texts: Mapping[str, Findings]) -> None:
    """Nothing; the namings of each cluster then tell no office that was another's at the time."""
    told = [
        [holders.Told(naming.person, texts[naming.key].masthead.published) for naming in cluster.namings]
        for cluster in clusters
    ]
    for cluster, people in zip(clusters, holders.without_past(told), strict=True):
        pairs = zip(cluster.namings, people, strict=True)
        cluster.namings = [naming if naming.person is one else replace(naming, person=one) for naming, one in pairs]


def _namings(found: Sequence[Findings]) -> list[Naming]:
    """The namings in order of publication."""
    kinds: dict[object, int] = {}
    ordered = sorted(found, key=lambda one: (one.masthead.published or date.max, one.document.path, one.document.key))
    return [
        Naming(
            one.document.key,
            index,
            person,
            kinds.setdefault(_kind(person), len(kinds)),
            (one.masthead.published or date.max, one.document.path),
            one.masthead.translated,
        )
        for one in ordered
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


@lru_cache(65536)
def _alike(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two people may have one name, of these forms: a word alone counts where one of them has no other name."""
    if ones == others:
        return True
    bare = " " not in ones[0] or " " not in others[0]
    pairs = ((a, b) for a in ones for b in others if bare or (" " in a and " " in b))
    return any(same_person(a, b) or shortens(a, b) for a, b in pairs)


@lru_cache(16384)
@remembered
def _keys(name: str) -> tuple[str, ...]:
    """What two names that may be one person's share at least one of (`spelling.same_person`, `spelling.shortens`).

    The surname, or, as one letter may differ in a long one, or be missing there, the first or the last half of the
    shorter; the first word and another, where one name leaves some out; both words, which stand the other way round in
    some; all of them, where some are joined.
    """
    folded = fold_surname(name)
    first, *others = [fold_word(word) for word in name.split()]
    turned = [" ".join(sorted((first, *others)))] if len(others) == 1 else []
    lengths = [length for length in (len(folded), len(folded) - 1) if length >= LONG_SURNAME]
    halves = ((length, folded[: length // 2], folded[-(length // 2) :]) for length in lengths)
    ends = [key for n, half, end in halves for key in (f"{n} {half}-", f"{n} {folded[0]}-{end}")]
    return folded, parted(name), *ends, *(f"{first}+{other}" for other in others), *turned


def _clusters(namings: Sequence[Naming]) -> list[_Cluster]:
    """The namings by person: full names first, so that a bare surname finds all whom it may mean."""
    clusters = _Clusters()
    for naming in sorted(namings, key=lambda naming: len(naming.person.name.split()) == 1):
        clusters.place(naming)
    for cluster in (each for each in clusters.all if len(each.namings) > 1):
        cluster.namings.sort(key=lambda naming: (naming.order, naming.key, naming.index))
    return clusters.all


class _Clusters:
    """The clusters so far, found again by a surname, or by what two spellings of one name share.

    A class because it grows with each naming. `_kinds_of`: how many kinds those of a surname have. `_placed`: where a
    naming of a kind went, and how those of its surname stood then; it goes there again as long as they stand so.
    """

    def __init__(self) -> None:
        """No cluster yet."""
        self.all: list[_Cluster] = []
        self._by_surname: dict[str, list[_Cluster]] = {}
        self._surnames: dict[int, str] = {}
        self._kinds_of: Counter[str] = Counter()
        self._by_key: dict[str, set[int]] = {}
        self._placed: dict[int, tuple[_Cluster, tuple[int, int]]] = {}

    def place(self, naming: Naming) -> None:
        """Nothing; the naming is then in the one cluster that it fits, else in a new one."""
        surname = self._surnames.get(naming.kind) or fold_surname(naming.person.name)
        self._surnames[naming.kind] = surname
        same = self._by_surname.get(surname, [])
        if len(same) == 1 and naming.kind in same[0].kinds:  # nobody else bears the name, so it goes where it fits
            same[0].add(naming)
            return
        standing = len(same), self._kinds_of[surname]
        cluster, before = self._placed.get(naming.kind, (None, None))
        if cluster is None or not same or before != standing:
            cluster = _fitting(naming, same or self._near(naming)) or self._new(surname)
            self._placed[naming.kind] = cluster, standing
        if naming.kind not in cluster.kinds:
            self._kinds_of[cluster.surname] += 1
            for key in _all_keys(naming.person):
                self._by_key.setdefault(key, set()).add(cluster.at)
        cluster.add(naming)

    def _near(self, naming: Naming) -> list[_Cluster]:
        found = {at for key in _all_keys(naming.person) for at in self._by_key.get(key, ())}
        return [self.all[at] for at in sorted(found)]

    def _new(self, surname: str) -> _Cluster:
        cluster = _Cluster(len(self.all), surname)
        self.all.append(cluster)
        self._by_surname.setdefault(surname, []).append(cluster)
        return cluster


def _all_keys(person: PersonInText) -> set[str]:
    return {key for form in _forms(person) for key in _keys(form)}


def _fitting(naming: Naming, near: Sequence[_Cluster]) -> _Cluster | None:
    """The only one of some clusters that a naming fits.

    A bare surname that fits several stays apart, unless one of them is the only one for its state; those that nothing
    tells from one another stay apart together.
    """
    fitting = [cluster for cluster in near if cluster.fits(naming)]
    if len(fitting) > 1:
        of_name = [c for c in fitting if any(n.person.name == naming.person.name for n in c.kinds.values())]
        fitting = of_name or fitting
    if len(fitting) > 1 and naming.person.represents:
        served = set(naming.person.represents)
        fitting = [c for c in fitting if any(served & set(n.person.represents) for n in c.kinds.values())]
    if len(fitting) > 1:
        fitting = [c for c in fitting if c.namings[0].kind == naming.kind][:1] or fitting
    return fitting[0] if len(fitting) == 1 else None


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
    plain = (_INITIAL.sub("", name) if "." in name else name).lower()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain.replace("ł", "l").replace("ø", "o"))
        plain = "".join(c for c in letters if not unicodedata.combining(c))
    return _NO_SLUG.sub("-", plain).strip("-") or "unnamed"


def _name(people: Sequence[PersonInText]) -> str:
    """The spelling that most sources have, the fullest where no full name is; ties go to the earliest source."""
    told = [form for person in people for form in dict.fromkeys(_forms(person))]
    return _most_told([form for form in told if len(form.split()) > 1] or told)


def _most_told(names: Sequence[str]) -> str:
    """The one that is told most often, of equals the first."""
    counts = counted(names)
    return max(counts, key=counts.__getitem__)


def _person(given: tuple[tuple[tuple[PersonInText, bool], ...], str | None]) -> Person:
    """Somebody of whom texts tell, in order of publication, each with whether it is a translation; without id and side.

    Given is also whom the office serves that is named without (`homes.of`).
    """
    namings, home = given
    told = [person for person, _ in namings]
    name = _name(told)
    official = [person for person in told if person.official]
    served = [person for person in official if person.affiliation] or [p for p in told if p.official is not False]
    affiliations = [person.affiliation for person in served or told if person.affiliation]
    affiliation = home or (_most_told(affiliations) if affiliations else None)
    observer = not official
    aliases = sorted({form for person in told for form in _forms(person)} - {name})
    return Person(
        id="",
        name=name,
        role=role_of(namings, affiliation),
        affiliation=affiliation,
        side=None,
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


def _without_name(person: PersonInText, name: str, grouped: Mapping[str, str]) -> Speaker:
    observer = person.official is False
    side = None if observer else _side(person.affiliation, grouped)
    return Speaker(None, name, None, side, observer, () if observer else person.represents)
