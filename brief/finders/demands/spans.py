"""Where a text names whoever can ask or be asked: actors, officials and groups as spans; no roles in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from brief.actors import canonical
from brief.finders.demands import nouns
from brief.finders.demands.frames import beside
from brief.lexicon import load
from brief.model import ActorMention, Marked, PersonInText, Sentence
from brief.text import either


class Party(Struct, frozen=True):
    """A span that names whoever can ask or be asked: `names` are canonical actors, or a group as written.

    `person` indexes `Marked.people`. An `observer` (an analyst, a former minister) acts for no party.
    """

    start: int
    end: int
    names: tuple[str, ...]
    person: int | None = None
    observer: bool = False


_JOINT = re.compile(r",?\s+(?:and|or|as well as|along with|together with)\s+(?:(?:both|the|a)\s+)*")
_LISTED = re.compile(r",\s+(?:the\s+)?")
_ALLIES = re.compile(r"\s+and\s+(?:its|their|his)\s+(?:[\w-]+\s+){0,3}(?:allies|partners|supporters|backers)\b")
_FORMER_HERE = re.compile(r"(?:[Aa]n?\s+|[Tt]he\s+)?(?:[Ff]ormer|[Ee]x|[Rr]etired)\b")
_FORMER = re.compile(
    r"[EFLOReflor](?<!\w.)(?:(?<=[Ff])ormer|(?<=[Ee])x|(?<=[Rr])etired|(?<=[Oo])ne-time|(?<=[Ll])ate)[\s-]+"
    r"(?:[\w.]+[\s-]+){0,2}$"
)
_OFFICE_OF = re.compile(r"\b([Gg]overnment|[Rr]egime|[Aa]rmy|[Jj]unta)\s+of\s+(?:the\s+)?$")
_OWN_OFFICE = re.compile(r"(?:'s?)?\s+(government|regime|army|junta)\b")
_STATE_ORGANS = frozenset("assembly congress court parliament senate tribunal".split())
_ORGAN = re.compile(r"(?:Assembly|Board|Commission|Committee|Council|Presidency|Secretariat)$")
_OWN_OFFICES = re.compile(
    r"\b[Tt]he (?:(?:Foreign|Defen[cs]e|Trade|Federal|Transitional) )?(?:Authorities|Cabinet|Government|Minister"
    r"|President|Prime Minister|Ministry|Ministry's \w+|Presidency)"
    r"(?![\w-])(?! of (?!Foreign|Defen|Trade|Fish|Energy|Ext|the Int)[A-Z])"
)
_TITLE = re.compile(r"(?:'s)?(?:\s+(?:[A-Z][\w.'-]*|of|the|for)){0,9}\s+[A-Z][\w.-]+")
_ACTS_ON = re.compile(r"\s+[a-z]+(?:s|ed)\s")  # "Chad accepts observers"
_KNOWN_AS = re.compile(
    r"[Tt]he\s(?<!\w....)\s*(?:\w+\s+)?(group|movement|militia|organi[sz]ation|rebels?|separatist|insurgent)\s+"
    r"(?:(?:known as|called|of)\s+)?(?:the\s+)?$"
)
_ISSUING = re.compile(r"(?:Ministry|Government|Presidency|Office)\b")
_SEATS = re.compile(r"(?:\w+ ){0,2}(?:authorities|government|junta|leadership|ministry|regime)$")
_PAPERS = either(load("en/demands")["parties"]["papers"])
_PAPER_BEHIND = re.compile(rf" (?:[A-Z][a-z]+ )?(?:{_PAPERS})\b(?! Office)")
_PAPER_OF = re.compile(rf"(?:{_PAPERS}) of $")
_IN_A_NAME = re.compile(r"\b(?:for|of)\s[A-Z][a-z]+\s$")  # "the Commissioner for Crisis Management"
_NAME_AFTER = re.compile(r",?(?:\s+[A-Z][\w.-]+){1,3}(?=[\s,])")


def find(seen: str, marked: Marked, sentences: Sequence[Sentence], issuer: str | None = None) -> tuple[Party, ...]:
    """The parties in some sentences of a text, in order; coordinated ones ("the US and NATO") are one.

    `issuer`: the state whose government writes the text; its own offices go by "the Ministry" there.
    """
    inside = _Inside(tuple(one.start for one in sentences), tuple(one.end for one in sentences))
    people = _officials(seen, marked, inside)
    organs = _organs(seen, marked)
    actors = [_of_whole(party, organs) for party in _actors(seen, marked, inside)]
    people = [_of_whole(party, organs) for party in people]
    groups = _named_in_full(seen, (one for one in _groups(seen, sentences) if not _holds_actor(marked, one)), marked)
    if issuer:
        actors = [replace(one, names=(issuer,)) if _ISSUING.match(one.names[0]) else one for one in actors]
        groups = [*_own_offices(seen, sentences, issuer), *groups]
    return _joined(seen, _without_overlap([*people, *actors, *groups]))


def _organs(seen: str, marked: Marked) -> dict[str, str]:
    """For each body that the text gives to another, that other: "the Peace Council of ECOWAS"."""
    found: dict[str, str] = {}
    for left, right in pairwise(marked.actors):
        between = seen[left.end : right.start]
        if left.kind != "body" or right.kind != "body" or left.name == right.name:
            continue
        if _ORGAN.search(left.name) and between in (" of ", " of the "):
            found[left.name] = right.name
        elif _ORGAN.search(right.name) and between in ("'s ", "' "):
            found[right.name] = left.name
    return found


def _of_whole(party: Party, organs: dict[str, str]) -> Party:
    if not organs and len(party.names) < 2:  # most often
        return party
    names = tuple(dict.fromkeys(organs.get(name, name) for name in party.names))
    return party if names == party.names else replace(party, names=names)


def _own_offices(seen: str, sentences: Sequence[Sentence], issuer: str) -> Iterable[Party]:
    for sentence in sentences:
        for match in _OWN_OFFICES.finditer(seen, sentence.start, sentence.end):
            yield Party(*match.span(), (issuer,))


class _Inside(Struct, frozen=True):
    """The sentences that are searched, as sorted starts and ends."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and at < self.ends[index]


def _officials(seen: str, marked: Marked, inside: _Inside) -> Iterable[Party]:
    for mention in marked.mentions:
        if mention.person is not None and mention.form != "pronoun" and mention.start in inside:
            party = person_at(marked.people[mention.person], mention.start, mention.end, mention.person)
            if others := nouns.supporters().match(seen, mention.end):
                party = Party(mention.start, others.end(), ())
            elif theirs := beside("theirs").match(seen, mention.end):
                own = party.names or _by_its_head(seen[mention.start : theirs.end()])
                party = Party(mention.start, theirs.end(), own) if own else party
            former = not party.observer and is_former(seen, mention.start)
            yield replace(party, observer=True) if former or others else party


def _by_its_head(phrase: str) -> tuple[str, ...]:
    """A government by whoever leads it, where nobody tells whose it is: "Souza administration"."""
    return (phrase,) if phrase.endswith((" administration", " cabinet", " government")) else ()


def person_at(person: PersonInText, start: int, end: int, index: int) -> Party:
    """The person as a party: for whom he or she speaks."""
    names = (person.affiliation,) if person.affiliation else person.represents[:2]
    if person.kind == "body" and not names:
        names = (person.name,)
    return Party(start, end, names, index, observer=person.official is False)


def _actors(seen: str, marked: Marked, inside: _Inside) -> Iterable[Party]:
    named = frozenset(actor.name for actor in marked.actors if actor.form in ("name", "demonym"))
    for actor, behind in zip(marked.actors, [*marked.actors[1:], None], strict=False):
        if (
            actor.start in inside
            and not _is_of_paper(seen, actor)
            and actor.form != "capital"
            and not _is_seat(marked, actor, named)
            and (party := _extended(seen, actor, behind.start if behind else len(seen)))
        ):
            yield party


def _is_of_paper(seen: str, actor: ActorMention) -> bool:
    """Whether the name is only part of a newspaper's: "The Times of India", "the Kenya Times"."""
    if seen[actor.end + 1 : actor.end + 2].isupper() and _PAPER_BEHIND.match(seen, actor.end) is not None:
        return True
    of = seen.endswith("of ", 0, actor.start)
    return of and _PAPER_OF.search(seen, max(0, actor.start - 24), actor.start) is not None


def _is_seat(marked: Marked, actor: ActorMention, named: Set[str]) -> bool:
    """Whether a capital may stand for a body that sits there, since the text never names its state otherwise."""
    if actor.form != "metonym" or actor.organ not in (None, *load("en/demands")["parties"]["seats"]):
        return False
    written = marked.article.text[actor.start : actor.end]
    return written in load("en/demands")["parties"]["seats"] and actor.name not in named


def _extended(seen: str, actor: ActorMention, limit: int) -> Party | None:
    """The actor with the noun that it belongs to ("U.S. negotiators"); `None` for an adjective of something else."""
    end = seen.find("\n", actor.end, limit)
    end = limit if end < 0 else end
    if nouns.may_follow(seen, actor.end, end):
        match = nouns.outsiders().match(seen, actor.end, end)
        if match and not (actor.form == "name" and _ACTS_ON.match(seen, actor.end, match.end())):
            return Party(actor.start, match.end(), (actor.name,), observer=True)
        if match := nouns.roles().match(seen, actor.end, end):
            name = _NAME_AFTER.match(seen, match.end(), end)
            return Party(actor.start, (name or match).end(), (actor.name,), observer=is_former(seen, actor.start))
    if match := _TITLE.match(seen, actor.end, end):
        return Party(actor.start, match.end(), (actor.name,), observer=is_former(seen, actor.start))
    if actor.form == "demonym" and not actor.organ and not seen[actor.start : actor.end].endswith("s"):
        return None
    near = max(0, actor.start - 30)
    people = actor.form == "demonym" and beside("some_people").search(seen, near, actor.start) is not None
    return Party(actor.start, actor.end, (actor.name,), observer=people)


def is_court(party: Party) -> bool:
    """Whether a party judges: what is asked of it is an application, and what it rejects is no demand."""
    return any(beside("court").search(name) for name in party.names)


def is_former(seen: str, start: int) -> bool:
    """Whether a name is that of somebody who once held an office."""
    before = _FORMER.search(seen, max(0, start - 30), start)
    return before is not None or _FORMER_HERE.match(seen, start) is not None


def _groups(seen: str, sentences: Sequence[Sentence]) -> Iterable[Party]:
    """Groups that no list names as actors ("the rail union", "rebels"): named as written, without article."""
    for sentence in sentences:
        for match in nouns.groups(seen, sentence.start, sentence.end):
            if _IN_A_NAME.search(seen, max(sentence.start, match.start() - 24), match.start()):
                continue
            role = nouns.roles().match(seen, match.end(), sentence.end) if seen.startswith("'", match.end()) else None
            end = role.end() if role else match.end()
            name = next(name for name in match.groups() if name)
            own = f"{name}{role.group()}" if role and role.group().endswith(("union", "unions")) else name
            yield Party(match.start(), end, (own,))


def _holds_actor(marked: Marked, group: Party) -> bool:
    """Whether an actor is named inside a group's words ("the Sudan government" is Sudan's)."""
    at = bisect_right(marked.actors, group.start, key=lambda actor: actor.start)
    return at < len(marked.actors) and marked.actors[at].start < group.end and marked.actors[at].form != "noun"


def _named_in_full(seen: str, found: Iterable[Party], marked: Marked) -> Iterable[Party]:
    """The groups, each by its full name where the text gave one before ("the council", "the coalition").

    Of two bodies with that head, the one named first: the other would be written out. A group whose noun says
    nothing by itself ("the community") is one only by such a name.
    """
    if not (groups := list(found)):  # most often
        return
    full: dict[str, tuple[int, str]] = {}
    for actor in marked.actors:
        if actor.kind == "body":
            for noun in _nouns_of(actor.name):
                full.setdefault(noun, (actor.start, actor.name))
    vague = frozenset(load("en/demands")["parties"]["vague_groups"])
    full |= _offices(seen, marked)
    for actor in marked.actors:
        known_as = _KNOWN_AS.search(seen, max(0, actor.start - 50), actor.start) if actor.kind == "body" else None
        if known_as:
            noun = known_as.group(1)
            noun += "s" if noun in ("rebel", "separatist", "insurgent") else ""
            full.setdefault(noun, (actor.start, actor.name))
    times = cache(lambda name: seen.count(f"the {name}") + seen.count(f"The {name}"))
    for party in groups:
        if seated := _seated(seen, party, marked):
            yield seated
            continue
        name = party.names[0]
        head = name.split()[-1].lower()
        start, known = full.get(head, (party.start, ""))
        pointed = name.lower() == head and seen[party.start : party.start + 2].lower() not in ("a ", "an")
        told = start < party.start or (name[0].isupper() and pointed)  # a live page has the full name further down
        if known and told and (pointed or name[0].islower()):
            yield replace(party, names=(known,)) if pointed else party
        elif name[0].isupper() and seen[party.start : party.end].lower() == f"the {head}":
            if times(name) > 1 or head in _STATE_ORGANS:
                yield party
        elif head not in vague:
            full.setdefault(name.split(" of ")[0].split()[-1].lower(), (party.start, name))
            yield party


def _seated(seen: str, group: Party, marked: Marked) -> Party | None:
    """The government told by its seat ("the government in Cairo"), as its state."""
    at = bisect_right(marked.actors, group.end, key=lambda actor: actor.start)
    if at == len(marked.actors) or not _SEATS.match(group.names[0]):
        return None
    seat = marked.actors[at]
    if seat.form not in ("capital", "metonym") or seen[group.end : seat.start] != " in ":
        return None
    return replace(group, end=seat.end, names=(canonical(seat.name) or seat.name,))


def _offices(seen: str, marked: Marked) -> dict[str, tuple[int, str]]:
    """Whose "the government" and "the army" are, where the text gives each to one party only."""
    owners: dict[str, dict[str, int]] = {}
    for actor in marked.actors:
        lead = seen[max(0, actor.start - 24) : actor.start]
        before = _OFFICE_OF.search(lead) if "of" in lead[-len(" of the ") :] else None
        behind = _OWN_OFFICE.match(seen, actor.end, actor.end + 24) if actor.form != "capital" else None
        for office in (before, behind):
            if office and actor.form in ("name", "demonym", "noun", "metonym"):
                owners.setdefault(office.group(1).lower(), {}).setdefault(actor.name, actor.start)
    return {office: next((-1, name) for name in of) for office, of in owners.items() if len(of) == 1}


def _nouns_of(name: str) -> tuple[str, ...]:
    """The nouns that may stand for a body: its head, and "bloc" for a community of states."""
    words = name.split(" of ")[0].split(" for ")[0].split()
    head = words[-1] if words else ""
    return (head.lower(), "bloc") if head in load("en/demands")["parties"]["blocs"] else (head.lower(),)


def _without_overlap(found: Sequence[Party]) -> list[Party]:
    """The parties in order; where two overlap, one span with what is known of the person."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: (p.start, -p.end)):
        if kept and party.start < kept[-1].end:
            kept[-1] = _united(kept[-1], party)
            continue
        kept.append(party)
    return kept


def _united(left: Party, right: Party) -> Party:
    best = right if left.person is None and right.person is not None else left
    observer = best.observer if best.person is not None else left.observer or right.observer
    return replace(
        best,
        start=left.start,
        end=max(left.end, right.end),
        names=best.names or left.names or right.names,
        observer=observer,
    )


def _joined(seen: str, found: Sequence[Party]) -> tuple[Party, ...]:
    """The parties with coordinated ones made one: "the US and NATO", "Kenya, Uganda and Rwanda"."""
    kept: list[Party] = []
    for party in reversed(found):
        if allies := _ALLIES.match(seen, party.end):
            party = replace(party, end=allies.end())
        if kept and _joins(seen, party, kept[-1]):
            behind = kept.pop()
            names = tuple(dict.fromkeys((*party.names, *behind.names)))
            party = Party(party.start, behind.end, names, party.person, party.observer and behind.observer)
        kept.append(party)
    return tuple(reversed(kept))


def _joins(seen: str, left: Party, right: Party) -> bool:
    if left.observer != right.observer:
        return False
    if _JOINT.fullmatch(seen, left.end, right.start):
        return True
    return len(right.names) > 1 and left.person is None and _LISTED.fullmatch(seen, left.end, right.start) is not None
