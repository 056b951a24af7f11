"""Deeds left out of what all texts tell: of things that one text alone names, or that others tell with who did it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from brief.days import shifted
from brief.merge.events.clusters import Cluster
from brief.merge.events.deeds import deed_words, kinds, objects, words
from brief.merge.events.fit import THING, Member
from brief.text import words_of

_SEVERAL = 2
_BESIDE = tuple(timedelta(days) for days in (-1, 0, 1))  # one text has a border shut on Monday, one on Tuesday


def without_asides(clusters: Sequence[Cluster], members: Sequence[Member]) -> list[Cluster]:
    """The clusters, without some of the deeds that nobody is said to do to a thing: "The gates were shut on Monday".

    Such a deed stands where the labels of other texts name the thing too, or where there is one text alone; and
    where none of that kind, on that day or the one beside it, is told of with who did it or where.
    """
    of_thing = [all(member.mention.rule.startswith(THING) for member in cluster.members) for cluster in clusters]
    if not any(of_thing):
        return list(clusters)
    named = _named(members)
    needed = min(_SEVERAL, len({member.found.document.key for member in members}))
    told = _by_day(cluster for cluster, aside in zip(clusters, of_thing, strict=True) if not aside)
    return [
        cluster
        for cluster, aside in zip(clusters, of_thing, strict=True)
        if not aside or (_is_named(cluster, named, needed) and not _is_echo(cluster, told))
    ]


def _named(members: Sequence[Member]) -> Mapping[str, int]:
    """For each word of a label, how many texts have it in one."""
    told = {(member.found.document.key, word) for member in members for word in words_of(member.mention.head)}
    return Counter(word for _, word in told)


def _is_named(cluster: Cluster, named: Mapping[str, int], needed: int) -> bool:
    things, _, _ = _label(cluster).rpartition(" ")
    return any(named[word] >= needed for word in words_of(things) - deed_words())


def _by_day(clusters: Iterable[Cluster]) -> Mapping[date, Sequence[Cluster]]:
    """The deeds among some clusters, by their first days."""
    found: dict[date, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.when and cluster.is_act:
            found[cluster.when.first].append(cluster)
    return found


def _is_echo(cluster: Cluster, told: Mapping[date, Sequence[Cluster]]) -> bool:
    """Whether a deed of its kind to the same thing is told of on its day or the one beside it."""
    things = objects(_label(cluster))
    if cluster.when is None or not things:
        return False
    near = (other for step in _BESIDE for other in told.get(shifted(cluster.when.first, step), ()))
    mine = kinds(cluster.group, _label(cluster))
    return any(mine & kinds(other.group, _label(other)) and things <= _told(other) for other in near)


def _label(cluster: Cluster) -> str:
    return cluster.members[0].mention.head


def _told(cluster: Cluster) -> frozenset[str]:
    """The words of the label and the sentence of its best informed telling."""
    return frozenset((*words(_label(cluster)), *words(cluster.members[0].mention.evidence[0].text)))
