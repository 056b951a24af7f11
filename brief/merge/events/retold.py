"""Second tellings: clusters of one day that two texts tell in other words; only what agrees in more than the day."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from brief.keeping import Keep, afresh
from brief.lexicon import load
from brief.merge.events.clusters import Cluster
from brief.merge.events.deeds import kinds, objects, verb_words, words
from brief.merge.events.fit import DUE, OTHER_DEED, fit_places
from brief.merge.events.vetoes import MOST, contradict, lie_together
from brief.text import fold

_RARE = 3  # tellings: a word that more of them have says little
_NEED = 2
_LITTLE = 1  # what is still to come is told with few words, and hardly twice a day; so is what nobody is said to do
_TO_COME = "to come"  # what texts tell ahead they tell by many verbs: a motion is handled, or debated
_MOST = 40  # tellings of one kind on one day: of more than that, none is looked at
_HOURS = {
    "dawn": "early",
    "morning": "early",
    "noon": "midday",
    "midday": "midday",
    "afternoon": "late",
    "evening": "late",
    "night": "late",
    "midnight": "late",
}
_CALLED = re.compile(r"(?:The\s)?([A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)+)\s[a-z]")  # "Toll Board voted"


class _Wording(Struct, frozen=True):
    """How a cluster is told.

    `deeds`: the kinds of deed that it may be; `words`: those of its sentences, things that are named alike as one;
    `label`: those of its heads.
    """

    deeds: frozenset[str]
    words: frozenset[str]
    label: frozenset[str]
    hours: frozenset[str]


class _Telling(Struct, frozen=True):
    """A cluster with what it is compared by."""

    at: int
    cluster: Cluster
    day: date
    deeds: frozenset[str]
    words: frozenset[str]
    label: frozenset[str]
    keys: frozenset[str]
    hours: frozenset[str]


def pairs(clusters: Sequence[Cluster], keep: Keep = afresh) -> list[list[int]]:
    """Pairs that tell of one deed, the fuller telling first; each cluster in one of them at most."""
    of_day = [(at, c, c.when.first) for at, c in enumerate(clusters) if c.when and c.when.first == c.when.last]
    wordings = keep(_wording, [_words_of(cluster) for _, cluster, _ in of_day], _Wording | None, together=True)
    told = [
        _Telling(at, cluster, day, each.deeds, each.words, each.label, _keys(cluster), each.hours)
        for (at, cluster, day), each in zip(of_day, wordings, strict=True)
        if each
    ]
    common = Counter(word for telling in told for word in telling.words)
    rare = frozenset(word for word, times in common.items() if times <= _RARE)
    shelves: dict[tuple[date, str], list[_Telling]] = defaultdict(list)
    for telling in told:
        for deed in telling.deeds:
            shelves[telling.day, deed].append(telling)
    scored: dict[tuple[int, int], int] = {}
    for shelf in shelves.values():
        for one, other in _couples(shelf) if len(shelf) <= _MOST else ():
            surplus = _surplus(one, other, rare, alone=len(shelf) == 2)
            if surplus is not None:
                scored[one.at, other.at] = surplus
    by_at = {telling.at: telling for telling in told}
    return [sorted(pair, key=lambda at: _fullness(by_at[at].cluster)) for pair in _mutual(scored)]


def _couples(shelf: Sequence[_Telling]) -> Iterator[tuple[_Telling, _Telling]]:
    for at, one in enumerate(shelf):
        for other in shelf[at + 1 :]:
            yield one, other


def _mutual(scored: Mapping[tuple[int, int], int]) -> Iterator[list[int]]:
    """The pairs each of which is the other's one best, best first."""
    best: dict[int, list[int]] = defaultdict(list)
    for pair, score in scored.items():
        for at in pair:
            best[at].append(score)
    clear = {at: max(scores) for at, scores in best.items() if scores.count(max(scores)) == 1}
    for (one, other), score in scored.items():
        if clear.get(one) == score == clear.get(other):
            yield [one, other]


def _fullness(cluster: Cluster) -> tuple[bool, bool, int]:
    """What sorts the telling first that others join: held, by a known kind of deed, with most facts."""
    lead = cluster.members[0].mention
    facts = len(cluster.organisers) + len(cluster.participants) + bool(cluster.place) + bool(cluster.name)
    loose = cluster.group.startswith(OTHER_DEED) or lead.rule.startswith(DUE) or lead.head == "appointment"
    return not cluster.held, loose, -facts


def _surplus(one: _Telling, other: _Telling, rare: frozenset[str], *, alone: bool) -> int | None:
    """By how much two tellings agree more than they need to; `None`: too little, or something speaks against it."""
    if _is_visit(one) and _is_visit(other):
        same = _persons(one) & _persons(other)
        return 1 if same and fit_places(one.cluster.place, other.cluster.place) is not None else None
    same_text = bool(one.keys & other.keys)
    if same_text and "resignation" not in one.deeds & other.deeds:
        return None
    if one.cluster.group == other.cluster.group and not one.cluster.is_act and not _lie_together(one, other):
        return None  # `fit` has looked at those
    if _speak_against(one.cluster, other.cluster):
        return None
    bodies, places = _bodies(one.cluster, other.cluster), _places(one, other)
    if bodies is None or places is None or (one.hours and other.hours and not one.hours & other.hours):
        return None
    need = _needed(one, other, alone=alone)
    names = _names(one.cluster) | _names(other.cluster) | verb_words()
    shared = (one.words & other.words) - names
    named = shared & (one.label | other.label)
    things = len({word for word in named if need < _NEED or word in one.label & other.label or word in rare})
    telling = len((shared & rare) - named)
    if not (places or things or telling or bodies > 1 or same_text or not need):
        return None
    if one.deeds & other.deeds == {_TO_COME} and all(word[0].isdecimal() for word in shared & rare | named):
        return None  # two things that one state is to do that day
    same_thing = bool(named & one.label & other.label)  # and a further word beside it
    agreed = places + bodies + min(things, 1 + same_thing) + min(telling, 3) + same_text
    return agreed - need if agreed >= need else None


def _speak_against(one: Cluster, other: Cluster) -> bool:
    """Whether a telling of one can't be of the other."""
    told = one.members[:MOST]
    return one.is_act and other.is_act and any(contradict(told, member) for member in other.members[:MOST])


def _needed(one: _Telling, other: _Telling, *, alone: bool) -> int:
    """How much two tellings must agree in: little in what is still to come, or where they are the only ones."""
    if one.deeds & other.deeds == {_TO_COME}:
        return _NEED
    ahead = [not telling.cluster.held for telling in (one, other)]
    bare = alone and (_is_bare(one) or _is_bare(other))
    if all(ahead):
        return 0 if bare else _LITTLE
    if (bare and any(ahead)) or _says_no_more(one, other) or _says_no_more(other, one):
        return _LITTLE
    needs = {row["name"]: int(row.get("need", _NEED)) for row in load("en/retold")["deed"]}
    return max(needs.get(deed, _NEED) for deed in one.deeds & other.deeds)


def _is_visit(telling: _Telling) -> bool:
    return telling.cluster.group == "visit"


def _persons(telling: _Telling) -> frozenset[str]:
    return frozenset(person for member in telling.cluster.members for person in member.persons)


def _is_bare(telling: _Telling) -> bool:
    """Whether it is only named ("the hearing on 26 September")."""
    cluster = telling.cluster
    return not (cluster.name or cluster.place or cluster.organisers or cluster.participants)


def _says_no_more(one: _Telling, other: _Telling) -> bool:
    """Whether it tells neither where nor by whom, and of nothing that the other doesn't name: "the gates were shut"."""
    things = frozenset(word for member in one.cluster.members for word in objects(member.mention.head))
    return one.cluster.is_act and _is_bare(one) and not _persons(one) and bool(things) and things <= other.words


def _bodies(one: Cluster, other: Cluster) -> int | None:
    """How well those who did it go together: 2 for one body, also by a shorter name; `None`: they don't."""
    if any(is_same_body(mine, yours) for mine in _owners(one) for yours in _owners(other)):
        return 2 if not (one.is_act and other.is_act) else 1
    if one.organisers and other.organisers:
        return None
    mine, yours = {*one.organisers, *one.participants}, {*other.organisers, *other.participants}
    if mine and yours:
        told_apart = not (one.is_act and other.is_act)  # of a deed one text names who did it, one whom it befell
        return 1 if mine & yours else None if told_apart else 0
    return int(any(name in _called(other) for name in _called(one)))


def _called(cluster: Cluster) -> Sequence[str]:
    """Who did it, by the name that opens the label where no list knows it: "Toll Board" of "Toll Board voted"."""
    name = None if cluster.organisers else _CALLED.match(cluster.members[0].mention.head)
    return (name.group(1),) if name else _owners(cluster)


def _owners(cluster: Cluster) -> Sequence[str]:
    return cluster.organisers or cluster.participants[: len(cluster.participants) == 1]


def is_same_body(one: str, other: str) -> bool:
    """Whether two names are one, or the longer ends in the shorter, which is of no kind that every state has.

    >>> is_same_body("Fisheries Commission", "Bank Fisheries Commission"), is_same_body("Council", "River Council")
    (True, False)
    >>> is_same_body("Interior Ministry", "Chilean Interior Ministry")
    False
    """
    short, long = sorted((one, other), key=len)
    known = " " in short and short.split()[0] not in load("en/retold")["bodies"]["of_any_state"]
    return short == long or (known and long.endswith(f" {short}"))


def _places(one: _Telling, other: _Telling) -> int | None:
    fitting = fit_places(one.cluster.place, other.cluster.place)
    if fitting is not None:
        return fitting
    return 1 if _lie_together(one, other) else None


def _lie_together(one: _Telling, other: _Telling) -> bool:
    return lie_together(*((each.cluster.place, each.cluster.members) for each in (one, other)))


# The group of a cluster, whether it is to come, the heads of its mentions, and the sentences of the first three.
_Words = tuple[str, bool, tuple[str, ...], tuple[str, ...]]


def _words_of(cluster: Cluster) -> _Words:
    mentions = [member.mention for member in cluster.members]
    heads, texts = tuple([each.head for each in mentions]), tuple([m.evidence[0].text for m in mentions[:3]])
    return cluster.group, not cluster.held, heads, texts


def _wording(given: _Words) -> _Wording | None:
    """How a cluster is told; `None`: by no kind of deed."""
    group, ahead, heads, texts = given
    deeds = kinds(group, heads[0])
    deeds |= {_TO_COME} if ahead and group != "visit" else set()
    if not deeds and group != "visit":
        return None
    label = frozenset(word for head in heads for word in words(head))
    told = frozenset(word for text in texts for word in words(text))
    hours = frozenset(_HOURS[word] for word in fold(texts[0]).split() if word in _HOURS)
    return _Wording(deeds or frozenset(["visit"]), told | label, label, hours)


def _keys(cluster: Cluster) -> frozenset[str]:
    return frozenset(member.found.document.key for member in cluster.members)


def _names(cluster: Cluster) -> frozenset[str]:
    """The words of the names of parties and place, which count by themselves."""
    names = (*cluster.organisers, *cluster.participants, cluster.place or "", cluster.name or "")
    return frozenset(word for name in names for word in words(name))
