"""People of one text while it is read: who is whom by name, and what each is in the end; no positions of pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct, field

from brief.lexicon import load
from brief.model import ActorMention, PersonInText
from brief.people import kin
from brief.people.owners import Owners
from brief.people.ranks import acting, nouns_of, rank
from brief.spelling import fold_surname, fold_word, gender_told, given, same_person, shortens, surname
from brief.text import Span, beginning_in, fold, view

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_NOT_SERVED = re.compile(r"\b(?:to|at|with|against|in|on)\s+(?:the\s+)?$")


class Entry(Struct):
    """Somebody while the text is read. `forms` are the names as written, the first one first.

    `presented`: the text gives him or her to a state or a delegation, without a role ("Kenya's Ana Souza").
    `leads`: it is a delegation that he or she leads. `entered`, `left`: the text tells that an office was taken, lost.
    `own`: the text names him or her in his or her own right, not only as whose kin somebody is ("son of Ana Souza").
    `family`: the first word of the name, where the text calls him or her by it alone.
    """

    kind: Literal["person", "unnamed", "body"]
    forms: dict[str, int] = field(default_factory=dict)
    roles: dict[str, Span] = field(default_factory=dict)
    institution: str | None = None
    gender: Literal["m", "f"] | None = None
    actor: str | None = None
    known: PersonInText | None = None
    presented: bool = False
    leads: bool = False
    entered: bool = False
    left: bool = False
    own: bool = False
    family: str | None = None

    @property
    def short(self) -> str:
        """The word that stands alone for him or her, or a name that ends with it."""
        return self.family or self.name

    def told_gender(self, *titles: str) -> Literal["m", "f"] | None:
        """The gender that roles, titles or the given name tell."""
        return gender_of("" if self.family else self.name, [*self.roles, *titles])

    @property
    def name(self) -> str:
        """The fullest form, of equally full ones the most frequent, then the first."""
        if self.known:
            return self.known.name
        if len(self.forms) == 1:  # of most
            return next(iter(self.forms))
        return max(self.forms, key=lambda form: (len(form.split()), self.forms[form]))

    def nouns(self) -> frozenset[str]:
        """The role nouns of all roles."""
        told = (noun for role in self.roles for noun in (*nouns_of(role), *acting(role)))
        return frozenset([*told, *(_LEADERS if self.leads else ())])

    def holds(self, nouns: frozenset[str] = frozenset()) -> bool:
        """Whether some role, of those nouns where any are given, is held now."""
        return any(
            rank(role) != "former" and (not nouns or nouns & (nouns_of(role) | set(acting(role))))
            for role in self.roles
        ) or (self.leads and not nouns.isdisjoint(_LEADERS))


_LEADERS = ("head", "leader", "delegate", "negotiator")


class Register:
    """The people of one text, in the order of their first naming."""

    def __init__(self) -> None:
        """Begin with nobody. `family`: full names of which the first word stands alone for the person."""
        self.entries: list[Entry] = []
        self.family: dict[str, str] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_given: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._by_middle: dict[str, list[int]] = {}
        self._unnamed: dict[tuple[str, str], int] = {}

    def add(self, entry: Entry) -> int:
        """The index of a new entry."""
        self.entries.append(entry)
        at = len(self.entries) - 1
        for form in entry.forms if entry.kind == "person" else ():
            self._file(form, at)
        return at

    def full(self, name: str) -> int:
        """The index of the person with a name of several words, a new one if nobody fits or several do."""
        chosen = self._by_form.get(name) or self._fitting(name)
        at = chosen[0] if len(chosen) == 1 else self.add(Entry("person"))
        self._file(name, at)
        entry = self.entries[at]
        entry.forms[name] = entry.forms.get(name, 0) + 1
        entry.family = entry.family or self.family.get(name)
        return at

    def alone(self, word: str, gender: str | None = None) -> list[int]:
        """The people whom a single word may name: by surname, else by given name, else by the first of two surnames."""
        folded = fold_surname(word)
        found = self._by_surname.get(folded) or self._by_given.get(word) or self._by_middle.get(folded, [])
        if gender is None:
            return list(found)
        return [at for at in found if self.entries[at].gender in (None, gender)]

    def reigning(self, title: str, word: str) -> list[int]:
        """The people whom a title and a given name may name ("King Omar"); a surname only of whoever has the title."""
        titled = [at for at in self.alone(word) if title.lower() in self.entries[at].nouns()]
        return self._by_form.get(f"{title} {word}") or self._by_given.get(word) or titled

    def bearing(self, name: str) -> list[int]:
        """The people whom the text calls by a full name."""
        return self._by_form.get(name, [])

    def __contains__(self, called: tuple[str, str]) -> bool:
        """Whether a body or unnamed one is called so; `called` is its kind and its name."""
        return called in self._unnamed

    def unnamed(self, kind: Literal["unnamed", "body"], name: str, actor: str | None) -> int:
        """The index of the body or unnamed one that is called so."""
        if (kind, name) not in self._unnamed:
            self._unnamed[kind, name] = self.add(Entry(kind, forms={name: 1}, actor=actor))
        return self._unnamed[kind, name]

    def _fitting(self, name: str) -> list[int]:
        """The people whom a full name fits: of the same surname, else of one written a little differently."""
        near = self._by_surname.get(fold_surname(name))
        among = range(len(self.entries)) if near is None else near
        found = [at for at in among if any(same_person(form, name) for form in self._forms(at))]
        if found:
            return found
        parts = dict.fromkeys([*self._by_given.get(given(name), ()), *self._by_surname.get(fold_surname(name), ())])
        return [at for at in parts if any(shortens(form, name) for form in self._forms(at))]

    def _forms(self, at: int) -> Iterable[str]:
        return self.entries[at].forms if self.entries[at].kind == "person" else ()

    def _file(self, form: str, at: int) -> None:
        if at in self._by_form.get(form, ()):
            return
        for table, key in (
            (self._by_form, form),
            (self._by_surname, fold_surname(form)),
            (self._by_given, given(form)),
            (self._by_middle, _first_surname(form)),
        ):
            if key and at not in table.setdefault(key, []):
                table[key].append(at)


def _first_surname(name: str) -> str:
    """The first of two surnames, folded: "Salas" of "Jorge Salas Rivera"."""
    words = name.split()
    at = len(words) - len(surname(name).split()) - 1
    return fold_word(words[at]) if at > 0 and len(words[at]) > 3 and words[at][0].isupper() else ""


def gender_of(name: str, roles: Iterable[str]) -> Literal["m", "f"] | None:
    """The gender that a given name or a role tells ("spokeswoman"); `None`: neither does."""
    for role in roles:
        if (gender := _told_by(role)) is not None:
            return gender
    first = given(name)
    found = gender_told(first) or gender_told(first.split("-")[0])
    return "m" if found == "m" else "f" if found == "f" else None


@lru_cache(maxsize=4096)
def _told_by(role: str) -> Literal["m", "f"] | None:
    """The gender that the first word of a role tells that tells one."""
    told = (gender_of_word().get(word.lower()) for word in _WORD.findall(role))
    return next((gender for gender in told if gender is not None), None)


@cache
def gender_of_word() -> dict[str, Literal["m", "f"]]:
    """The nouns and forms of address that tell a gender, in lower case."""
    table = load("en/titles")["gender"]
    return {**dict.fromkeys(table["m"], "m"), **dict.fromkeys(table["f"], "f")}


@cache
def _observers() -> frozenset[str]:
    """What experts are called, one and several."""
    return frozenset(word + ending for word in load("en/titles")["expert"] for ending in ("", "s"))


def settled(entry: Entry, actors: Sequence[ActorMention], owners: Owners) -> PersonInText:
    """The entry as a value: roles fullest first, affiliation and standing read from them."""
    if entry.kind != "person":
        return _without_name(entry, actors, owners)
    roles = _roles(entry)
    served = _served(entry, actors, owners) or _owned(entry, owners)
    official = _official(entry, served)
    if entry.institution and not entry.roles and (body := _listed_body(entry.institution)):
        official, served = True, (body,)
    if official is False:
        served = ()
    elif official and not served and entry.actor:
        served = (entry.actor,)
    affiliation = served[0] if served else entry.institution if official is False else None
    known, name = entry.known, entry.name
    return PersonInText(
        name=name,
        kind="person",
        roles=((known.roles + roles) if known else roles),
        affiliation=(known.affiliation if known and known.affiliation else affiliation),
        represents=((known.affiliation,) if known and known.affiliation else served),
        official=official if official is not None or not (known and known.affiliation) else True,
        gender=entry.gender or entry.told_gender(),
        aliases=tuple(sorted({*entry.forms, *_family(entry), *(known.aliases if known else ())} - {name})),
    )


def _family(entry: Entry) -> tuple[str, ...]:
    """The family name of which the name alone doesn't tell that it is one."""
    return (entry.family,) if entry.family and entry.family != surname(entry.name) else ()


def _without_name(entry: Entry, actors: Sequence[ActorMention], owners: Owners) -> PersonInText:
    served = (entry.actor,) if entry.actor else _served(entry, actors, owners)
    observer = entry.kind == "unnamed" and any(word.lower() in _observers() for word in entry.name.split())
    affiliation = served[0] if served and not observer else None
    return PersonInText(
        name=entry.name,
        kind=entry.kind,
        affiliation=affiliation,
        represents=served if affiliation else (),
        official=False if observer else True if affiliation else None,
        gender=entry.gender,
    )


def _roles(entry: Entry) -> tuple[str, ...]:
    """The roles, fullest first; one that another contains is left out."""
    if not entry.roles:
        return (entry.institution,) if entry.institution else ()
    ordered = sorted(entry.roles, key=lambda role: (-len(role.split()), entry.roles[role][0]))
    kept: list[str] = []
    for role in ordered:
        words = set(fold(role).replace("'s", "").split())
        told = (entry.name, *kept)  # "King Omar" says the role
        if not any(words <= set(fold(other).replace("'s", "").split()) for other in told):
            kept.append(role)
    if entry.institution and not kept:
        kept.append(entry.institution)
    return tuple(kept)


def _served(entry: Entry, actors: Sequence[ActorMention], owners: Owners) -> tuple[str, ...]:
    """The states and bodies that the roles say are served, in the order of the text; "to Moscow" serves nobody."""
    found: dict[str, None] = {}
    if not entry.roles:
        return ()
    in_office = any(rank(role) == "office" for role in entry.roles)
    for role, (start, end) in sorted(entry.roles.items(), key=lambda item: item[1]):
        if _is_aside(role, entry) or (in_office and rank(role) == "former"):
            continue
        named = False
        for actor in beginning_in(actors, start, end, lambda actor: actor.start):
            if actor.end > end:
                continue
            named = True
            if actor.name.endswith(_CABINET[0]) and role[actor.end - start :].strip().startswith(_CABINET[1]):
                continue
            if _serves(role, actor, start) and not _is_town(role, actor, actors):
                found[actor.name] = None
        implied = None if named else _implied(role, actors) or _short(role, owners.bodies(start))
        if implied:
            found[implied] = None
    return tuple(found)


_IN = re.compile(r"\bin\s+$")


def _serves(role: str, actor: ActorMention, start: int) -> bool:
    """Whether a role names an actor as whom it serves, and not where or to whom: "to Moscow", "in Libya's capital"."""
    lead = role[: actor.start - start]
    if _IN.search(lead) or kin.leads(lead):  # "daughter of Chilean immigrants and governor of Arica"
        return actor.form == "demonym" and not kin.leads(lead)
    direct = view(role[actor.end - start : actor.end - start + 2]) != "'s" and actor.form != "demonym"
    return not (_NOT_SERVED.search(lead) and direct)


def _is_town(role: str, actor: ActorMention, actors: Sequence[ActorMention]) -> bool:
    """Whether a capital's name means the town, or another of that name: a mayor's, or no text on that state's."""
    if actor.form != "metonym" or actor.organ:
        return False
    return "mayor" in nouns_of(role) or not any(
        other.name == actor.name and other.form in ("demonym", "name") for other in actors
    )


# Of whom a role tells the party or where he or she is from, and no office.
_ASIDE = re.compile(r"\bmember\sof\s.*\bParty\b|\b(?:diplomat|official|politician)\sfrom\s")


def _is_aside(role: str, entry: Entry) -> bool:
    """Whether a role tells of no service, and another is an office: "member of the Harbour Party"."""
    if _ASIDE.search(role) is None:
        return False
    return any(rank(other) == "office" for other in entry.roles if not _ASIDE.search(other))


def _listed_body(institution: str) -> str | None:
    """The listed body that somebody is of, perhaps as another's: "Ana Lang of the United Nations' WHO"."""
    named = re.split(r"'s?\s", view(institution))[-1]
    bodies = load("actors")["bodies"].items()
    return next((name for name, row in bodies if named == name or named in row.get("aliases", ())), None)


def _owned(entry: Entry, owners: Owners) -> tuple[str, ...]:
    """Whom somebody serves by a role that is said to be "its" or "the", by the name behind it, or by the letterhead."""
    if not entry.roles:
        return ()
    told = (owners.of(*span) for span in sorted(entry.roles.values()))
    named = (owners.behind(span[1]) for role, span in entry.roles.items() if rank(role) == "office")
    issued = (owners.issued(role) for role in entry.roles)
    return tuple(name for name in (*told, *named, *issued) if name)[:1]


# "Cabinet Secretary" is a title, whatever it is secretary for; no cabinet is served by that name.
_CABINET = ("Cabinet", ("Secretary", "Minister"))


_LEADING = frozenset("at for from in of the to with".split())  # before a noun that nothing else qualifies


def _short(role: str, bodies: Iterable[str]) -> str | None:
    """The body that a role names by its last word alone, where one named so far ends so: "the council's delegate"."""
    words = [word.removesuffix("'s") for word in _WORD.findall(view(role))]
    alone = [word for at, word in enumerate(words) if not at or words[at - 1].lower() in _LEADING]
    heads = _body_heads().intersection(word.lower() for word in alone if word[0].isupper())
    nouns = heads | _body_nouns().intersection(map(str.lower, alone))
    if not nouns:
        return None
    found = {name for name in bodies if name.split()[-1].lower() in nouns}
    return found.pop() if len(found) == 1 else None


@cache
def _body_nouns() -> frozenset[str]:
    return frozenset(load("en/titles")["bodies"]["body"])


@cache
def _body_heads() -> frozenset[str]:
    """Nouns of bodies that tell one by themselves and with a capital: "the Front's leader", not "the other party's"."""
    return frozenset(head.lower() for head in load("actors")["heads"]["words"] if " " not in head)


def _implied(role: str, actors: Sequence[ActorMention]) -> str | None:
    """The state or body that alone has the office; none where the text is about others."""
    implied = _by_office(role)
    about = {actor.name for actor in actors} if implied else set()
    return implied if implied in about or not about else None


@cache
def _by_office(role: str) -> str | None:
    folded = fold(role)
    return next((str(actor) for phrase, actor in load("en/titles")["implied"].items() if fold(phrase) in folded), None)


def _official(entry: Entry, served: tuple[str, ...]) -> bool | None:
    """Whether the roles are an office (`True`), a past one or an observer's (`False`), or tell nothing (`None`)."""
    ranks = {role: rank(role) for role in entry.roles}
    found = set(ranks.values())
    if "former" in found and not _still(ranks):
        return False
    if "expert" in found and not ("office" in found and served):
        return False
    if "office" in found:
        return True
    if entry.presented and not found:
        return True
    return False if entry.institution else None


def _still(ranks: Mapping[str, str]) -> bool:
    """Whether somebody who held an office holds another, told with other nouns: the minister was a negotiator once."""
    past = {word for role, kind in ranks.items() if kind == "former" for word in nouns_of(role)}
    now = {word for role, kind in ranks.items() if kind == "office" for word in nouns_of(role)}
    return bool(now & frozenset(load("en/titles")["high"])) and not past & now
