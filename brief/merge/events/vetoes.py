"""What keeps two deeds of one kind and day apart: another town, person, thing or second party, or the opposite verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brief.merge.events.deeds import are_opposite, are_opposite_votes, deed_words, objects, targets, words
from brief.merge.events.fit import Member, fit_places
from brief.spelling import surname
from brief.text import fold, view

MOST = 24  # tellings of one deed, the best informed, that a further one is held against
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*")  # no acronym: that may stand for any name
_OUTSIDE = re.compile(r"\b(?:close to|just outside|near|outside)\s+(?:the\s+)?(?=[A-Z])")
_WITHIN = re.compile(r",?\s(?:in\s)?(?:the\s)?(?=[A-Z])")
_PAIR = 2


def are_two(told: Sequence[Member], member: Member) -> bool:
    """Whether a deed is another than those told so far, each of them with its day.

    Something contradicts it; or they are done to two things and share nothing else.
    """
    if contradict(told, member):
        return True
    return _are_of_two_things(told, member) and not any(_shares(each, member) for each in told)


def _are_of_two_things(told: Sequence[Member], member: Member) -> bool:
    mine, theirs = _things(member), [things for each in told if (things := _things(each))]
    return bool(mine and theirs) and not any(mine & things for things in theirs)


def _things(member: Member) -> frozenset[str]:
    """What it was done to: by its label, or what was attacked by the words of its text."""
    attacked = member.group == "attack" and targets(view(member.mention.evidence[0].text))
    return objects(member.mention.head) or attacked or frozenset()


def are_two_votes(told: Sequence[Member], member: Member) -> bool:
    """Whether a body that let one thing through threw out another: "approved the budget", "rejected the motion"."""
    text = view(member.mention.evidence[0].text)
    return any(are_opposite_votes(view(each.mention.evidence[0].text), text) for each in told)


def contradict(told: Sequence[Member], member: Member) -> bool:
    """Whether a telling can't be of what others tell: the opposite deed, another person, town or second party.

    Of two things that were attacked each was attacked by itself.
    """
    mention = member.mention
    held = [each for each in told if each.mention.status == mention.status == "held"]
    if any(are_opposite(each.mention.head, mention.head) for each in held) or _are_of_two_people(told, member):
        return True
    names, known = _names(member), [names for each in told if (names := _names(each))]
    if names and known:
        return not any(names & others for others in known)  # of what bears a name two towns may be told
    attacked = member.group == "attack" == told[0].group and _are_of_two_things(told, member)
    return attacked or _are_apart(told, member) or any(_sets_two(each, member) for each in told)


def are_two_visits(told: Sequence[Member], member: Member) -> bool:
    """Whether others came, for no party that texts name for both."""
    mine = set(member.mention.participants)
    return _are_of_others(told, member) and not any(mine & set(each.mention.participants) for each in told)


def _are_of_two_people(told: Sequence[Member], member: Member) -> bool:
    """Whether others laid down their office."""
    return member.group == "resignation" and _are_of_others(told, member)


def _are_of_others(told: Sequence[Member], member: Member) -> bool:
    """Whether all the people that a telling names are others than those told so far, if it names any."""
    others = {person for each in told for person in each.persons}
    if others and member.persons:
        return not others & member.persons
    known = {name for each in told for name in _surnames(each)}
    return bool(known and _surnames(member) and not known & _surnames(member))


def _surnames(member: Member) -> frozenset[str]:
    people = member.found.people
    return frozenset(fold(surname(people[index].name)) for index in member.mention.delegates)


def _are_apart(told: Sequence[Member], member: Member) -> bool:
    """Whether it was done in another town than any that texts name for those."""
    there = [each for each in told if each.mention.place]
    here = member.mention.place
    return bool(here and there) and not any(_may_be_one_place(each, member) for each in there)


def _may_be_one_place(one: Member, other: Member) -> bool:
    mine, yours = one.mention.place, other.mention.place
    parties = {*one.mention.participants, *other.mention.participants}
    if {mine, yours} & parties or fit_places(mine, yours) is not None:
        return True
    return lie_together((mine, [one]), (yours, [other]))


def lie_together(one: tuple[str | None, Iterable[Member]], other: tuple[str | None, Iterable[Member]]) -> bool:
    """Whether a text puts one of two places, each with who tells of it, just outside the other or within it."""
    (mine, telling), (yours, retelling) = one, other
    return mine is not None and yours is not None and (_lies(mine, telling, yours) or _lies(yours, retelling, mine))


def _lies(place: str, telling: Iterable[Member], other: str) -> bool:
    """Whether its texts put it there ("in Mbankomo, outside Yaounde", "at Mbankomo in Centre province")."""
    texts = [text for each in telling if place in (text := view(each.mention.evidence[0].text))]
    outside = ((text, match.end()) for text in texts for match in _OUTSIDE.finditer(text))
    if any(text.startswith(other, end) for text, end in outside):
        return True
    behind = ((text, _WITHIN.match(text, text.index(place) + len(place))) for text in texts)
    return any(match is not None and text.startswith(other, match.end()) for text, match in behind)


def _sets_two(one: Member, other: Member) -> bool:
    """Whether one party did it, to one in the one telling and to another in the other."""
    mine, yours = set(one.mention.participants), set(other.mention.participants)
    doer = mine & yours & set(one.mention.organisers) & set(other.mention.organisers)
    if not (len(mine) == len(yours) == _PAIR and len(mine & yours) == 1 == len(doer)):
        return False
    (named,), (other_named,) = mine - doer, yours - doer
    return not set(named.split()) & set(other_named.split())


def _names(member: Member) -> frozenset[str]:
    """The names in a label of whoever or whatever it was done to: "Ana Rojas arrested"."""
    mention = member.mention
    parties = (*mention.organisers, *mention.participants, mention.place or "")
    return frozenset(_NAME.findall(mention.head)).difference(*(name.split() for name in parties))


def _shares(one: Member, other: Member) -> bool:
    """Whether two mentions of a kind of deed share a party, a place, or a word beside those for the deed."""
    mine, yours = one.mention, other.mention
    parties = {*mine.organisers, *mine.participants} & {*yours.organisers, *yours.participants}
    if parties or (mine.place and mine.place == yours.place):
        return True
    shared = set(words(mine.evidence[0].text)) & set(words(yours.evidence[0].text))
    return bool(shared - deed_words())
