"""Who takes part and where, read around a noun or a verb of one sentence; no decisions on whether anything happened."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from brief.actors import canonical
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.scene import Scene, between
from brief.finders.events.sentence.towns import tells_where
from brief.finders.events.words import any_of, beside, words
from brief.model import ActorMention, SpeakerMention
from brief.naming import capital
from brief.text import either

T = TypeVar("T", str, int)

_RELATION = re.compile(
    r"\b(with|between|among|of|(?:co-)?hosted by|mediated by|brokered by|sponsored by|chaired by|convened by"
    r"|facilitated by|organi[sz]ed by|under|by|from|on|over|about|in|at|to|for|against|into|near|involving)\s+"
    r"(?:(?:the|its|his|her|their|both|a|an|top|senior|other|fellow|all|members? of the)\s+)*(?:[a-z]+\s+)?$"
)
_ALSO = re.compile(  # "Norway and the rebel Front", "Norway's army and the Front"
    r"(?:'s? (?:army|forces|government|military|troops))?"
    r"\s*(?:,\s*and|,|\band|-|/)\s*(?:the\s+|his\s+|her\s+|with\s+)?(?:[a-z]+\s+)?"
)
_WITH = frozenset(["with", "between", "among", "involving"])
_CHAIR = re.compile(
    r"\b(?:under the (?:chair|chairmanship|presidency)|at the request of the delegations?) of\b"
)  # who chairs it is told by name, not as a party
_HOSTS = re.compile(r"(?:hosted|mediated|brokered|sponsored|chaired|convened|facilitated|organi[sz]ed) by|under")
_PREPOSED = re.compile(
    r"\b(?:of|in|with|from|to|for|on|at|about|against|over|by|toward|towards|near|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FIRST_VERB = any_of("is are was were has have had will would could may might said says told".split())
_LOOSE = re.compile(r"\b(of|with|between|among)\s+[^,;:]{0,40}\band\s+(?:the\s+)?$")  # "of the two ministers and the X"
_FULL_NAME = re.compile(r"\s+[A-ZÀ-Þ][\w-]+\s+[A-ZÀ-Þ][\w-]+")  # "Moldova's Vasile Cojocaru"
_IN = re.compile(r"\b[Ii]n\s+(?:the\s+)?(?:[a-z]+\s+)?$")
_IN_IT = re.compile(r"\w\s(?:in|of)\s(?:the\s)?$")  # not "In Samoa, offices"
_CAPITAL = re.compile(r"\s+capital\b")  # "in the Cameroonian capital"
_OPENS_IN = re.compile(r"\W*(?:(?:\w+,?\s+)?[Oo]n\s+\w+(?:\s+\w+)?,?\s+)?[Ii]n\s+")
_DAY_AT = re.compile(r"\s+(?:late |early )?on\s+\w+(?:\s\w+)?,?\s+(?:at|during|in)\s*")
_SESSION_BODY = re.compile(
    r"(?:Council|Assembly|Committee|Commission|Parliament|Conference|Forum|Summit|Congress|Group)\b"
)
_AWAY = re.compile(r"\b(?:in|at|near|against|with|from|to|on|since|under|over|into)\s+(?:the\s+)?$")
_FAR = re.compile(
    r"\b(?:north|south|(?:north|south)?(?:east|west)|far|away|kilometres|kilometers|km|miles)\s(?:of|from)\s$"
)  # "150 miles south of Lima"
_ADVERBS = re.compile(r"\s(?:(?:also|had|has|later|\w+ly)\s)*")  # "she later" spoke
_BESIDE = 3  # characters from an actor to the clause that says more of it
_HYPHENED = re.compile(r"([A-Z][A-Za-z.]*)-([A-Z][A-Za-z.]*)\b")


class Parties(Struct, frozen=True):
    """Canonical actors by what they are to a session; `people` index the text's people."""

    organisers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    name: str | None = None


def around_noun(scene: Scene, start: int, head: int, head_end: int, end: int) -> Parties:
    """The parties that a noun phrase names: "the NATO meeting", "US-Russian talks", "talks between A and B"."""
    organisers: list[str] = []
    participants: list[str] = []
    name = None
    before = [actor for actor in between(scene.actors, start, head) if actor.form != "capital"]
    for actor in before:
        if actor.kind == "body" and len(before) == 1:
            organisers, name = [*_roots(scene, actor)], session_name(scene, actor)
        else:
            participants.append(actor.name)
    relation, last = None, head_end
    for actor in between(scene.actors, head_end, end):
        relation = _relation(scene, actor, relation, last)
        last = actor.end
        if (actor.form == "demonym" and _private().match(scene.seen, actor.end)) or _CHAIR.search(
            scene.seen, head_end, actor.start
        ):
            continue
        if relation == "of" and actor.kind == "body" and _is_organiser(scene, head, head_end):
            organisers.extend(_roots(scene, actor))
            name = name or session_name(scene, actor)
        elif relation and _HOSTS.match(relation):
            organisers.append(actor.name)
        elif (relation in _WITH or relation == "of") and actor.form != "capital":
            participants.append(actor.name)
    people = tuple(n.person for n in _people_with(scene, head_end, end) if n.person is not None)
    members = members_of(name) if name else ()
    return Parties(_unique(organisers), _unique([*participants, *members, *affiliations(scene, people)]), people, name)


@cache
def _private() -> re.Pattern[str]:
    """People who stand for no state, whatever state they are of: "a Kenyan pastor"."""
    return re.compile(rf"(?:-\w+)?\s+(?:[a-z]+\s+)?(?:{either(words('phrases', 'private'))})\b")


def _is_organiser(scene: Scene, head: int, head_end: int) -> bool:
    return scene.seen[head:head_end].lower() not in ("talks", "negotiations", "consultations")


def _relation(scene: Scene, actor: ActorMention, previous: str | None, last: int) -> str | None:
    """The preposition that governs an actor; one that directly follows another in a list shares its own."""
    before = scene.before(actor.start, 48)
    direct = _RELATION.search(before)
    if direct:
        return direct.group(1)
    loose = _LOOSE.search(before)
    if loose and previous is None:
        return loose.group(1)
    return previous if _ALSO.fullmatch(scene.seen[last : actor.start]) else None


def _people_with(scene: Scene, start: int, end: int) -> list[SpeakerMention]:
    """People named as the other side: "with Defence Minister X", "between X and Y"."""
    found: list[SpeakerMention] = []
    for mention in scene.names:
        if not start <= mention.start < end:
            continue
        before = scene.seen[start : mention.start]
        if found or re.search(r"\b(?:with|between|met)\b[^,;]{0,60}$", before):
            found.append(mention)
    return found


def subjects(scene: Scene, start: int, verb: int) -> Parties:
    """Who does what the verb at `verb` says: the people and actors that stand before it as its subject."""
    names = [n for n in scene.names if start <= n.start and n.end <= verb and not _is_preposed(scene, n.start)]
    names = [n for n in names if not beside("kin").match(scene.seen, n.end)]  # "Lang's father arrived"
    names = names or [p for p in scene.pronouns if start <= p.start and _ADVERBS.fullmatch(scene.seen, p.end, verb)]
    people = tuple(n.person for n in names if n.person is not None)
    actors: list[ActorMention] = []
    for actor in between(scene.actors, start, verb):
        listed = bool(actors) and _ALSO.fullmatch(scene.seen[actors[-1].end : actor.start]) is not None
        if actor.form != "capital" and (listed or _is_subject(scene, actor, names)):
            actors.append(actor)
    return Parties(
        tuple(a.name for a in actors if a.kind == "body"),
        _unique([*(a.name for a in actors), *affiliations(scene, people)]),
        people,
        next((session_name(scene, a) for a in actors if a.kind == "body"), None),
    )


def near_subject(scene: Scene, start: int, verb: int) -> tuple[str, ...]:
    """The actors before a verb that its subject is of: "fighters of the Front", "a delegation from Oslo"."""
    told: list[str] = []
    for actor in between(scene.actors, start, verb):
        if beside("sent_from").search(scene.before(actor.start, 40)):
            told.append(canonical(actor.name) or actor.name)
        elif actor.form != "capital" and not (_is_away(scene, actor.start) or tells_where(scene, actor)):
            told.append(actor.name)
    return _unique(told)


def where_subject_is(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The states in which a subject is or works, where it is of no other: "government offices in Samoa"."""
    inside = (a for a in between(scene.actors, start, end) if a.kind == "state" and a.form == "name")
    return _unique([a.name for a in inside if _IN_IT.search(scene.seen, start, a.start)])


def home(scene: Scene, start: int, verb: int) -> tuple[str, ...]:
    """The state whose organs the text means by "police" or "the government", where it names those of one only."""
    if not beside("organs").search(scene.seen, start, verb):
        return ()
    return tuple(scene.whole.states) if len(scene.whole.states) == 1 else ()


def parties_behind(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The actors that a stretch names; a capital is where one goes."""
    behind = between(scene.actors, start, end)
    named = (a for a in behind if a.form not in ("capital", "metonym"))
    return _unique([a.name for a in named if not tells_where(scene, a)])


def around_clause(scene: Scene, clause: Clause, previous: Scene | None) -> tuple[str, ...]:
    """The actors of the sentence before a clause that names none; else of the one before, in the same paragraph."""
    own = subjects(scene, scene.start, clause.start)
    named = joined(own.participants, affiliations(scene, own.people))
    if named:
        return named[:2]
    if previous is None or "\n" in scene.seen[previous.end : scene.start]:
        return ()
    return _unique([a.name for a in previous.actors if a.form in ("name", "metonym")])[:2]


def _is_away(scene: Scene, at: int) -> bool:
    """Whether an actor before a verb only says where or to whom; "police in Norway" are Norway's."""
    return _AWAY.search(scene.before(at, 16)) is not None and not beside("organs_in").search(scene.before(at, 40))


def _is_subject(scene: Scene, actor: ActorMention, names: list[SpeakerMention]) -> bool:
    """Whether an actor before a verb can be its subject: no part of a title, no mere adjective, no possessor."""
    if _is_preposed(scene, actor.start) and not beside("leaders_of").search(scene.before(actor.start, 48)):
        return False
    if any(_in_role(scene, actor, name) for name in names):
        return False
    if actor.form == "demonym":
        return beside("delegates").match(scene.seen, actor.end) is not None
    possessor = scene.seen.startswith("'s", actor.end)
    whose = beside("delegates").match(scene.seen, actor.end + 2) or _FULL_NAME.match(scene.seen, actor.end + 2)
    return not possessor or whose is not None


def subject_of(scene: Scene, clause: Clause, verb: int) -> Parties:
    """The subject of a verb, looked for outside a clause that leans on another ("Peru, which hosts it, met")."""
    who = subjects(scene, clause.start, verb)
    if who.participants or who.people:
        return who
    at = scene.clauses.index(clause) if clause in scene.clauses else 0
    meant = [n.person for n in scene.names if n.person is not None and 0 <= clause.start - n.end <= _BESIDE]
    if clause.opener == "who" and meant:  # "the journey of the minister, Ana Lang, who arrived"
        return Parties((), affiliations(scene, (meant[-1],)), (meant[-1],))
    if clause.opener in ("which", "who") and at:
        return subjects(scene, scene.clauses[at - 1].start, clause.start)
    if clause.opener in ("after", "before", "following", "when"):
        main = scene.clauses[0]
        first = scene.first(_FIRST_VERB, main.start, main.end)
        return subjects(scene, main.start, first.start() if first else main.end)
    return who


def antecedents(scene: Scene, clause: Clause) -> tuple[str, ...]:
    """Who "whose members" or "who" is: the actor right before the clause, or the one for whom a person there speaks."""
    if clause.opener not in ("which", "who", "whose"):
        return ()
    people = tuple(n.person for n in scene.names if n.person is not None and 0 <= clause.start - n.end <= _BESIDE)
    before = [a for a in between(scene.actors, scene.start, clause.start) if a.form != "capital"]
    return affiliations(scene, people) or tuple(a.name for a in before[-1:] if clause.start - a.end <= _BESIDE)


def _is_preposed(scene: Scene, at: int) -> bool:
    return _PREPOSED.search(scene.seen, max(scene.start, at - 24), at) is not None


def _in_role(scene: Scene, actor: ActorMention, name: SpeakerMention) -> bool:
    """Whether the actor only belongs to somebody's title: "OSCE Chair Zbigniew Rau"."""
    if name.start <= actor.start < name.end:
        return True
    gap = scene.seen[actor.end : name.start]
    return actor.end <= name.start and len(gap) < 60 and not re.search(r"[;]|\b(?:and|met|with)\b", gap)


def affiliations(scene: Scene, people: tuple[int, ...]) -> tuple[str, ...]:
    """The actors that people speak for, where they are officials."""
    listed = [scene.marked.people[index] for index in people]
    return _unique([p.affiliation for p in listed if p.official and p.affiliation])


def session_name(scene: Scene, actor: ActorMention) -> str | None:
    """The body's name where it is the kind that sits ("Security Council"), `None` for others ("NATO")."""
    if actor.form == "noun" or not _SESSION_BODY.search(actor.name):
        return None
    roots = _roots(scene, actor)
    has_root = (
        actor.name.startswith(roots[0]) or canonical(actor.name.split()[0]) == roots[0]
    )  # "EU Foreign Affairs Council"
    if roots != (actor.name,) and not has_root and canonical(actor.name) is None:
        return f"{roots[0]} {actor.name}"
    return actor.name


def _roots(scene: Scene, actor: ActorMention) -> tuple[str, ...]:
    """The listed body that a name belongs to ("OSCE Permanent Council" is OSCE's), else the body itself."""
    first = canonical(actor.name.split()[0])
    if first and first != actor.name and canonical(actor.name) is None:
        return (first,)
    if canonical(actor.name) is None and _SESSION_BODY.match(actor.name.split()[-1]) and len(actor.name.split()) == 2:
        owner = next((a.name for a in scene.actors if a.kind == "body" and a.end <= actor.start), None)
        gap_has_its = owner and re.search(r"\bits\s+$", scene.before(actor.start, 6))
        if owner and gap_has_its:
            return (owner,)
    return (actor.name,)


def members_of(name: str) -> tuple[str, ...]:
    """The parties that a body's own name joins: "NATO-Russia Council" those two.

    >>> members_of("NATO-Russia Council")
    ('NATO', 'Russia')
    """
    pair = _HYPHENED.match(name)
    both = [canonical(part) for part in pair.groups()] if pair else []
    return tuple(part for part in both if part) if all(both) else ()


def places(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The towns, else the states, in which something takes place between two offsets."""
    towns = [p for p in scene.places if start <= p.start < end and not _FAR.search(scene.before(p.start, 20))]
    towns = [town for town in towns if not beside("situation_in").search(scene.before(town.start, 40))]
    if towns:
        row = [towns[0]]
        for town in towns[1:]:
            if re.fullmatch(r",?\s*and\s+(?:in\s+)?", scene.seen[row[-1].end : town.start]):
                row.append(town)
        return _unique([p.name for p in row])
    inside = between(scene.actors, start, end)
    described = [capital(a.name) for a in inside if a.form == "demonym" and _CAPITAL.match(scene.seen, a.end)]
    if described and described[0]:
        return (described[0],)
    states = [a for a in inside if a.kind == "state" and a.form == "name"]
    states = [a for a in states if not beside("situation_in").search(scene.before(a.start, 40))]
    return tuple(a.name for a in states if _IN.search(scene.seen, max(scene.start, a.start - 24), a.start))[:1]


def fronted_place(scene: Scene) -> tuple[str, ...]:
    """The place that opens a sentence: "In Lima, ...", "On Friday in Lima, ..."."""
    first = scene.places[:1]
    opens = first and _OPENS_IN.fullmatch(scene.seen, scene.start, first[0].start)
    return (first[0].name,) if opens else ()


def place_beside_day(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """The town and day right before a session at which something was done: "in Lima on Friday, during a session"."""
    towns = [p for p in scene.places if start <= p.start < end and not _FAR.search(scene.before(p.start, 20))]
    return (towns[-1].name,) if towns and _DAY_AT.fullmatch(scene.seen, towns[-1].end, end) else ()


def joined(*parts: tuple[T, ...]) -> tuple[T, ...]:
    """All items in order, each once."""
    return tuple(dict.fromkeys(item for part in parts for item in part))


def with_subject(parties: Parties, subject: Parties) -> Parties:
    """The parties with the subject of their verb; a body that alone holds something is whose session it is."""
    participants = joined(subject.participants, parties.participants)
    people = joined(subject.people, parties.people)
    if len(subject.organisers) == len(participants) == 1 and not parties.organisers:
        return replace(parties, organisers=subject.organisers, people=people)
    rest = tuple(name for name in participants if name not in parties.organisers)
    return replace(parties, participants=rest, people=people)


def hosted(parties: Parties, host: Parties) -> Parties:
    """The parties of a session that somebody hosts or mediates for at least two others: it is not among them."""
    others = tuple(name for name in parties.participants if name not in host.participants)
    if len(others) < 2 or parties.organisers:
        return with_subject(parties, host)
    return replace(parties, organisers=host.participants, people=joined(host.people, parties.people))


def _unique(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
