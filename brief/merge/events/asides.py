"""Deeds left out of what all texts tell: of things that one text alone names, or that others tell with who did it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from brief.days import shifted
from brief.merge.events.clusters import Cluster
from brief.merge.events.deeds import deed_words, kinds, objects, words
from brief.merge.events.fit import OTHER_DEED, THING, Member
from brief.text import fold, words_of

_SEVERAL = 2
_BESIDE = (
    timedelta(-1),
    timedelta(0),
    timedelta(1),
)  # one text has a border shut on Monday, one since early on Tuesday


def without_asides(clusters: Sequence[Cluster], members: Sequence[Member]) -> list[Cluster]:
    """The clusters, without some of the deeds that nobody is said to do to a thing: "The gates were shut on Monday".

    Such a deed stands where the labels of other texts name the thing too, or where there is one text alone; and
    where none of that kind, on that day or the one beside it, is told of with who did it.
    """
    of_things = [c for c in clusters if all(m.mention.rule.startswith(THING) for m in c.members)]
    if not of_things:
        return list(clusters)
    named = _named(members)
    needed = min(_SEVERAL, len({member.found.document.key for member in members}))
    told = _by_day(clusters, {id(cluster) for cluster in of_things})
    left_out = {id(c) for c in of_things if not _is_named(c, named, needed) or _is_echo(c, told)}
    return [cluster for cluster in clusters if id(cluster) not in left_out]


def _named(members: Sequence[Member]) -> Mapping[str, int]:
    """For each word of a label, how many texts have it in one."""
    told = {(member.found.document.key, word) for member in members for word in words_of(member.mention.head)}
    return Counter(word for _, word in told)


def _is_named(cluster: Cluster, named: Mapping[str, int], needed: int) -> bool:
    things, _, _ = cluster.members[0].mention.head.rpartition(" ")
    return any(named[word] >= needed for word in words_of(things) - deed_words())


def _by_day(clusters: Iterable[Cluster], but: set[int]) -> Mapping[date, Sequence[Cluster]]:
    """The deeds that are told of with who did them or where, by their first days."""
    found: dict[date, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.when and cluster.is_act and id(cluster) not in but:
            found[cluster.when.first].append(cluster)
    return found


def _is_echo(cluster: Cluster, told: Mapping[date, Sequence[Cluster]]) -> bool:
    """Whether a deed of its kind to the same thing is told of on its day or the one beside it."""
    if cluster.when is None:
        return False
    near = (other for step in _BESIDE for other in told.get(shifted(cluster.when.first, step), ()))
    things = objects(cluster.members[0].mention.head)
    return bool(things) and any(_kinds(cluster) & _kinds(other) and things <= _words(other) for other in near)


def _kinds(cluster: Cluster) -> frozenset[str]:
    label = frozenset(fold(cluster.members[0].mention.head).split())
    return kinds(cluster.group.removeprefix(OTHER_DEED), label)


def _words(cluster: Cluster) -> frozenset[str]:
    lead = cluster.members[0].mention
    return frozenset((*words(lead.head), *words(lead.evidence[0].text)))
