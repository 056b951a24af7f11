"""Whom a demand, an offer or a threat addresses, where the clause or its sentence tells; no demands are found here."""

from __future__ import annotations

import re

from msgspec.structs import replace

from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask
from brief.finders.demands.frames import beside
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party, is_court
from brief.model import ActorMention

_LEAD = re.compile(r"(?:that|for|if)?\s*(?:(?:the|all|both|its|any|(?:\"?so-called\"?))\s+)*$", re.IGNORECASE)
_PASSIVE = re.compile(r"\s+(?:be|is|are|was|were|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|ne|pt|ft|t)\b|,?\s+and\s+[A-Z]")
_DOER = re.compile(
    r"that (?P<who>(?!(?:it|they)\b)(?:[\w'-]+ ){1,6}?)(?!(?:be|is|are|of|on|in|at|from|to|for|by|with|and|or|than)\b)"
    r"(?:\w+[^s\W])\b (?:all|his|its|their|the)\b"
)
_OWN = re.compile(r"(?:all|both|each|either|her|his|its|our|the two|their)\b")
_OUGHT = re.compile(
    r"that (?P<who>(?!(?:he|it|she|they|we)\b)(?:[\w'-]+ ){1,6}?)"
    r"(?:must|needs? to|ought to|should|ha(?:s|ve) to) (?:not )?(?!be\b)[a-z]"
)
_THAT_IT = re.compile(r"that (?:it|they)\b(?! (?:all )?be\b)")
_APPEALED_TO = frozenset(["United Nations", "UN Security Council"])  # like a court
_CONDITION = re.compile(r"\b(?:if|unless|until)\s+(?:(?:the|both|all)\s+)*$", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|on|upon|from|to|toward|towards)\s+(?:the\s+)?$")
_BESIDE = re.compile(
    r"\b(?:to|in|into|for|against|near|with|on|around|by|between|across|from|within|throughout|inside|joining|join"
    r"|excluding|barring"
    r"|via|including|like|before|after|over)\s+"
    r"(?:the\s+|its\s+|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)ern\s+)*(?:(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+,\s+){0,4}"
    r"(?:[A-Z][\w-]+,?\s+and\s+)?$"
)
_IN_HANDS = re.compile(  # "the release of two British sailors" is asked of whoever holds them
    r"\b(?:evacuation|freeing|protection|release|rescue|safety)\s+of\s+(?:[\w-]+\s+){0,3}$"
)
_APPOSITION = re.compile(r",\san?\s(?!\w+\sthat\b)")  # "the Community, a loose bloc of former colonies"
_LISTED = frozenset(["demand.item", "demand.list"])
_DOER_BEFORE = re.compile(
    r"\b(?:before|by|inside|(?:charter|members?|member states|relations|role|rules|ties) (?:of|in)"
    r"|outside|than|to|to the vote of|under|with)\s+(?:the\s+)?$"
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")
_ADJECTIVAL = re.compile(
    r"\s(?!(?:again|also|and|as|at|be|before|by|do|first|for|from|had|has|if|in|into|is|let|must|not|now|of|on|or|over|out"
    r"|should|that|to|until|was|were|when|which|while|who|will|with|would)\b)[a-z]+s?(?=[\s,.]|$)(?<!ed)"
)
_PEOPLE = re.compile(r"(?:an|i)s$")  # "to take in 300 Ugandans" is asked of somebody else
_ADDRESSED = re.compile(r"\b(?:with|to|from|on)\s+(?:the\s+)?$")
_CLAUSE = r"(?:although|because|since|so that|though|when|where|whereas|which|while|who|whose)\b"
_ELSEWHERE = re.compile(rf"\b{_CLAUSE}")
_ENDS = re.compile(r"\s*(?:[,.;:\"]|(?:and|as|at|because|before|for|if|in|on|that|to|until|when|while)\b|$)")
_IN_ASIDE = re.compile(rf",\s{_CLAUSE}[^,;]*$")


def addressees(here: Scene, ask: Ask) -> tuple[str, ...]:
    """Whom the ask addresses: as its frame says, else the clause, else its sentence; empty where none is told."""
    if ask.rule == "demand.red-line" or ask.to_all:
        return ()
    if ask.of:
        return _without(ask.of, ask.by)
    if ask.stance == "threat":
        return _threatened(here, ask)
    conditional = ask.rule == "demand.terms" or ask.stance in ("condition", "offer")
    if conditional and (names := _named_by(here, ask, _CONDITION)):
        return names
    if ask.rule in _LISTED and not here.seen.startswith(("that ", "for "), ask.start):
        return _concerned(here, ask) or _partner(here, ask)
    given = _given(here, ask) or _agent(here, ask)
    return given or _concerned(here, ask) or (() if is_told(here, ask) else _partner(here, ask))


def asks_another(here: Scene, ask: Ask) -> bool:
    """Whether a proposal says what others should do ("proposes that Chad delay the levy", "that traders pay it")."""
    if ask.stance != "offer" or not here.seen.startswith("that ", ask.start):
        return False
    ought = _OUGHT.match(here.seen, ask.start, ask.end)
    doer = ought["who"] if ought else _doer(here, ask)
    own = doer and (_OWN.match(doer) or any(name in doer for name in ask.by.names))
    return bool(_agent(here, ask)) or (doer != "" and not own)


def is_told(here: Scene, ask: Ask) -> bool:
    """Whether the clause says who is to act, even where that is no party we know ("that the owners pay")."""
    vague = here.seen.startswith(("that it be ", "that they be "), ask.start)  # a thing told before: whose isn't said
    return ask.to_all or vague or _doer(here, ask) != ""


def _doer(here: Scene, ask: Ask) -> str:
    """Who is to act, as the clause tells ("the owners of the mine "); nobody, where it opens with no actor."""
    match = _DOER.match(here.seen, ask.start, ask.end)
    return match["who"] if match else ""


def _without(names: tuple[str, ...], by: Party) -> tuple[str, ...]:
    return tuple(name for name in names if name not in by.names)


def _agent(here: Scene, ask: Ask) -> tuple[str, ...]:
    """Who is to do it: the party that the clause opens with, unless something is to be done to it."""
    if _THAT_IT.match(here.seen, ask.start, ask.end):
        party = parties.leading(here, ask.sentence, ask.start)
        return _without(party.names, ask.by) if party else ()
    for party in here.within(ask.start, ask.end)[:1]:
        if _LEAD.fullmatch(here.seen[ask.start : party.start]) and not _PASSIVE.match(here.seen, party.end, ask.end):
            return _without(party.names, ask.by)
    return ()


def _concerned(here: Scene, ask: Ask) -> tuple[str, ...]:
    """Whose thing the clause is about: a body it names, else the one state that is no mere place or beneficiary."""
    if here.seen.startswith(("you ", "You "), ask.start):
        return ()  # "you must bomb the Iranian plants"
    if doer := _doer(here, ask):
        ask = replace(ask, end=ask.start + len("that " + doer))
    aside = _APPOSITION.search(here.seen, ask.start, ask.end)
    until = ask.start + len(clauses.without_relatives(here.seen[ask.start : ask.end]))  # "in which the League sits"
    inside = here.actors(ask.start, min(until, aside.start() if aside else ask.end))
    told = here.seen.startswith("that ", ask.start)  # "that observers from the League come" tells whose they are
    bodies = [
        actor.name
        for actor in inside
        if actor.kind == "body"
        and actor.name not in ask.by.names
        and not _DOER_BEFORE.search(here.seen, ask.start, actor.start)
        and not _IN_HANDS.search(here.seen, ask.start, actor.start)
        and not _PASSIVE.match(here.seen, actor.end, ask.end)
        and not (told and _FROM.search(here.seen, ask.start, actor.start))
    ]
    if bodies:
        return tuple(dict.fromkeys(bodies[:1]))
    states = {actor.name for actor in inside if actor.kind == "state" and not _is_beside(here, ask, actor)}
    states -= set(ask.by.names)
    return tuple(states) if len(states) == 1 else ()


def _is_beside(here: Scene, ask: Ask, actor: ActorMention) -> bool:
    if actor.form == "capital" or (actor.form == "demonym" and _PEOPLE.search(here.seen, actor.start, actor.end)):
        return True
    before = here.seen[ask.start : actor.start]
    letters = actor.kind == "state" and here.seen[actor.start : actor.end].isupper()  # "U.S. troops", as "British" ones
    if actor.form == "name" and not letters and _ADJECTIVAL.match(here.seen, actor.end, ask.end):
        return True
    passive = _PASSIVE.match(here.seen, actor.end, ask.end) is not None
    beside_it = _BESIDE.search(before) or _IN_HANDS.search(before)
    return passive or beside_it is not None or here.seen[actor.end : actor.end + 2] == "'s"


def _partner(here: Scene, ask: Ask) -> tuple[str, ...]:
    """Those to whom the sentence says it is put."""
    for party in here.within(ask.sentence.start, ask.sentence.end):
        outside = party.end <= ask.start or party.start >= ask.end
        if ask.rule in _LISTED and party.end > ask.cue:
            return ()
        before = here.seen[max(ask.sentence.start, party.start - 14) : party.start]
        indefinite = here.seen.startswith(("a ", "an ", "A ", "An "), party.start)
        journey = beside("journey").search(here.seen, ask.sentence.start, party.start) is not None
        addressed = (
            outside
            and not (indefinite or journey or _is_elsewhere(here, ask, party))
            and _ADDRESSED.search(before) is not None
        )
        if addressed and not set(party.names) & set(ask.by.names):
            return party.names
    return ()


def _is_elsewhere(here: Scene, ask: Ask, party: Party) -> bool:
    """Whether a party is in a clause of its own, which says more of something: "because its oil goes to Chad"."""
    if party.start >= ask.end:
        return _ELSEWHERE.search(here.seen, ask.end, party.start) is not None
    return _IN_ASIDE.search(here.seen[ask.sentence.start : party.start]) is not None


def _given(here: Scene, ask: Ask) -> tuple[str, ...]:
    """To whom a thing is offered, or from whom it is asked, in the clause itself: "a truce to Chad", "aid from Chad".

    Who holds those whose release is asked for is told so too: "the release of 40 men held by Chad".
    """
    thing = not here.seen.startswith(("to ", "that "), ask.start)
    asked = beside("given_to" if ask.stance == "offer" else "asked_from")
    freed = ask.stance != "offer" and beside("freed").search(here.seen, ask.start, ask.end)
    for party in here.within(ask.start, ask.end):
        before = here.seen[ask.start : party.start]
        given = thing and asked.search(before) and _ENDS.match(here.seen, party.end)
        if given or (freed and beside("held_by").search(before)):
            return _without(party.names, ask.by)
    return ()


def _threatened(here: Scene, ask: Ask) -> tuple[str, ...]:
    """Whom a threat is meant for: who must not act ("if Kenya ..."), else against whom or on whom."""
    return _named_by(here, ask, _CONDITION) or _named_by(here, ask, _AGAINST)


def _named_by(here: Scene, ask: Ask, before: re.Pattern[str]) -> tuple[str, ...]:
    """The first other party of the sentence behind words that `before` finds, where it isn't told of a thing."""
    told = ask.start + len(clauses.without_relatives(here.seen[ask.start : ask.end]))
    for party in here.within(ask.sentence.start, ask.sentence.end):
        if told <= party.start < ask.end:
            continue
        words = here.seen[max(ask.sentence.start, party.start - 20) : party.start]
        if before is _AGAINST and (is_court(party) or not _APPEALED_TO.isdisjoint(party.names)):
            continue
        if before.search(words) and (names := _without(party.names, ask.by)):
            return names
    return ()
