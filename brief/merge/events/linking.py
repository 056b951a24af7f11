"""Clusters that are one event though their nouns or days differ: what was put off, called off, or voted and adopted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from brief.keeping import Keep, afresh
from brief.lexicon import load
from brief.merge.events.clusters import Cluster, Gathering
from brief.merge.events.deeds import verb_words, words
from brief.merge.events.fit import FALLEN, NEW_DAY, OTHER_DEED, Member, fit_places
from brief.merge.events.retold import is_same_body, pairs
from brief.model import When
from brief.naming import capital
from brief.spelling import surname
from brief.text import fold

_TWO = 2
_SHORTLY = timedelta(days=7)
_OPENING = 3  # paragraphs of a text that tell its news
_SOON = timedelta(days=30)  # how far ahead lies what is called off without a day


def linked(clusters: Sequence[Cluster], members: Sequence[Member], keep: Keep = afresh) -> tuple[Cluster, ...]:
    """The clusters, those that are one event joined; linear but for the few that were called off.

    `members`: all that texts tell, what fits no cluster too.
    """
    there = _both_fell(_as_planned(_of_that_day(list(clusters))))
    joined = _settled(_adopted(_awaited(_called_off(_put_off(there)))))
    whole = [_of_the_course(cluster) for cluster in _next_rounds(_between(joined, members))]
    return tuple(_merged(whole, pairs(whole, keep)))


def _of_that_day(clusters: list[Cluster]) -> list[Cluster]:
    """Talks that a text opens with and gives no day are the one meeting there on the day of the text."""
    there: dict[tuple[str, date], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.place and cluster.when and cluster.when.first == cluster.when.last and _is_meeting(cluster):
            there[cluster.place, cluster.when.first].append(at)
    pairs = []
    for at, cluster in enumerate(clusters):
        days = {member.published for member in cluster.members}
        day = days.pop() if len(days) == 1 else None
        meant = there.get((cluster.place, day), []) if cluster.place and day and _opens_text(cluster) else []
        if len(meant) == 1:
            pairs.append([meant[0], at])
    return _merged(clusters, pairs)


def _opens_text(cluster: Cluster) -> bool:
    """Whether it is a meeting of no body and no day that a text tells of as held in its first paragraphs."""
    if cluster.when or cluster.organisers or cluster.name or not cluster.held or not _is_meeting(cluster):
        return False
    for member in cluster.members:
        body = [paragraph for paragraph in member.found.paragraphs if paragraph.kind == "body"][:_OPENING]
        start = member.mention.evidence[0].start
        if not member.mention.backward and any(p.start <= start < p.end for p in body):
            return True
    return False


def _is_meeting(cluster: Cluster) -> bool:
    return cluster.members[0].mention.kind == "meeting"


def _next_rounds(clusters: list[Cluster]) -> list[Cluster]:
    """A further round of which no text names the parties is between those of the last one that the text tells of."""
    told: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.held and cluster.when and cluster.participants and _is_meeting(cluster):
            for key in {member.found.document.key for member in cluster.members}:
                told[key, cluster.group].append(cluster)
    return [_with_parties(cluster, told) if _is_next(cluster) else cluster for cluster in clusters]


def _is_next(cluster: Cluster) -> bool:
    counted = any(member.mention.counted for member in cluster.members)
    return counted and _is_nobodys(cluster) and not cluster.held and _is_meeting(cluster)


def _is_nobodys(cluster: Cluster) -> bool:
    """Whether no text tells whose it is."""
    return not (cluster.participants or cluster.organisers or cluster.name)


def _of_the_course(cluster: Cluster) -> Cluster:
    """A session of which no text tells whose it is, with those who hold such sessions in the texts that tell of it."""
    told = {frozenset(m.mention.between): m.mention.between for m in cluster.members if m.mention.between}
    return (
        replace(cluster, participants=next(iter(told.values()))) if _is_nobodys(cluster) and len(told) == 1 else cluster
    )


def _with_parties(cluster: Cluster, told: Mapping[tuple[str, str], Sequence[Cluster]]) -> Cluster:
    keys = {(member.found.document.key, cluster.group) for member in cluster.members}
    start = cluster.when.first if cluster.when else date.max
    before = [c for key in keys for c in told.get(key, ()) if c.when and c.when.last < start]
    latest = max((c.when.last for c in before if c.when), default=None)
    last = {c.participants for c in before if c.when and c.when.last == latest}
    return replace(cluster, participants=last.pop()) if len(last) == 1 else cluster


def _between(clusters: list[Cluster], members: Sequence[Member]) -> list[Cluster]:
    """A ceasefire of which no text names the sides is between the two that all texts name for ceasefires, if any."""
    told = (m.mention for m in members if m.group == "ceasefire" and not m.mention.backward)
    sides = {tuple(sorted(mention.participants)) for mention in told if len(mention.participants) > 1}
    if len(sides) != 1:
        return clusters
    names = sides.pop()
    return [replace(c, participants=names) if _is_bare(c) else c for c in clusters]


def _is_bare(cluster: Cluster) -> bool:
    backward = all(member.mention.backward for member in cluster.members)
    return cluster.group == "ceasefire" and not (cluster.participants or cluster.organisers or backward)


def _as_planned(clusters: list[Cluster]) -> list[Cluster]:
    """A session of a body that was called off, and the only one planned there and then, whoever is told to come."""
    there: dict[tuple[str, When], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.place and cluster.when and _is_meeting(cluster) and not cluster.held:
            there[cluster.place, replace(cluster.when, basis="stated")].append(at)
    return _merged(clusters, (pair for pair in there.values() if len(pair) == _TWO and _fell(clusters, pair)))


def _fell(clusters: Sequence[Cluster], pair: Sequence[int]) -> bool:
    """Whether one of two is planned only, and the other is a body's that was called off or put off."""
    fallen = [at for at in pair if _is_off(clusters[at])]
    if len(fallen) != 1:
        return False
    one, other = (clusters[at] for at in (fallen[0], *(at for at in pair if at != fallen[0])))
    return one.group == other.group and len(one.organisers) == 1 and {*one.participants} <= {*one.organisers}


def _both_fell(clusters: list[Cluster]) -> list[Cluster]:
    """The only two sessions of a day that two texts have put off to one other day, where both say what they were of.

    That two were called off is not enough: each may be of a body of its own.
    """
    fell: dict[tuple[str, When], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.when and cluster.group == "meeting" and not cluster.held and _is_off(cluster):
            fell[cluster.group, replace(cluster.when, basis="stated")].append(at)
    twos = [pair for pair in fell.values() if len(pair) == _TWO]
    moved = _new_days(clusters) if twos else {}
    return _merged(clusters, [pair for pair in twos if _are_told_alike(clusters, pair, moved)])


def _new_days(clusters: Sequence[Cluster]) -> dict[str, set[date]]:
    """For each text the days to which it has meetings put off."""
    days: dict[str, set[date]] = defaultdict(set)
    for member in (member for cluster in clusters if cluster.group == "meeting" for member in cluster.members):
        if member.mention.rule == NEW_DAY and member.mention.when:
            days[member.found.document.key].add(member.mention.when.first)
    return days


def _are_told_alike(clusters: Sequence[Cluster], pair: Sequence[int], moved: Mapping[str, set[date]]) -> bool:
    """Whether two clusters of other texts, in no two places, share the new day and two words beside the names."""
    one, other = (clusters[at] for at in pair)
    mine, yours = ({member.found.document.key for member in each.members} for each in (one, other))
    names = {word for each in (one, other) for name in _named(each) for word in words(name)}
    alike = ({*words(_told_in(one))} & {*words(_told_in(other))}) - names - _words_for_off()
    days = ({day for key in keys for day in moved.get(key, ())} for keys in (mine, yours))
    if mine & yours or fit_places(one.place, other.place) is None or not set.intersection(*days):
        return False
    return sum(not word[0].isdecimal() for word in alike) >= _TWO


def _is_off(cluster: Cluster) -> bool:
    return any(member.mention.status in FALLEN for member in cluster.members)


@cache
def _words_for_off() -> frozenset[str]:
    """The words that say of any session that it was put off, and for a session."""
    said = " ".join(word for each in load("en/events")["fallen"].values() for word in each)
    return verb_words() | frozenset(words(said))


def _named(cluster: Cluster) -> Sequence[str]:
    return (*cluster.organisers, *cluster.participants, cluster.place or "", cluster.name or "")


def _put_off(clusters: list[Cluster]) -> list[Cluster]:
    """The new days that texts give for one thing put off are one event, on the day that most of them name."""
    old: dict[tuple[str, str], int] = {}
    for at, cluster in enumerate(clusters):
        for member in cluster.members:
            if member.mention.status == "postponed":
                old.setdefault((member.found.document.key, cluster.group), at)
    moved: dict[int, list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if any(member.mention.rule == NEW_DAY for member in cluster.members):
            keys = [(member.found.document.key, cluster.group) for member in cluster.members]
            meant = Counter(old[key] for key in keys if key in old)
            if meant:
                moved[meant.most_common(1)[0][0]].append(at)
    return _merged(clusters, moved.values())


def _called_off(clusters: list[Cluster]) -> list[Cluster]:
    """A visit called off and the meeting for which it was planned, there and then, are one."""
    meetings = [at for at, c in enumerate(clusters) if c.group == "meeting" and not c.held and c.when and c.place]
    pairs = []
    for at, visit in enumerate(clusters):
        if visit.group == "visit" and any(m.mention.status in ("cancelled", "postponed") for m in visit.members):
            goals = [other for other in meetings if _is_goal(visit, clusters[other])]
            if len(goals) == 1:
                pairs.append([at, goals[0]])
                meetings.remove(goals[0])
    return _merged(clusters, pairs)


def _awaited(clusters: list[Cluster]) -> list[Cluster]:
    """A visit that was only planned and the one meeting there and then of which it was told, or that tells of whom."""
    there: dict[tuple[str | None, When | None], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if _is_meeting(cluster) and cluster.group == "meeting" and cluster.place and cluster.when:
            there[cluster.place, cluster.when].append(at)
            there[cluster.place, replace(cluster.when, basis="stated")].append(at)
        elif _is_meeting(cluster) and cluster.held and cluster.when:
            there[None, replace(cluster.when, basis="stated")].append(at)
    pairs = []
    for at, visit in enumerate(clusters):
        awaited = all(m.mention.kind == "visit" and m.mention.status == "planned" for m in visit.members)
        if awaited and visit.when:
            near = there.get((visit.place, replace(visit.when, basis="stated")), ())
            goals = [other for other in dict.fromkeys(near) if _is_meant(visit, clusters[other])]
            unplaced = there.get((None, replace(visit.when, basis="stated")), ())
            goals = goals or [other for other in unplaced if _is_between_them(visit, clusters[other])]
            if len(goals) == 1:
                pairs.append([goals[0], at])
    return _merged(clusters, pairs)


def _is_meant(visit: Cluster, meeting: Cluster) -> bool:
    """Whether the words for a visit name the body that meets, or those for a meeting name whoever is to come."""
    planned = _told_in(visit)
    if meeting.name and set(fold(meeting.name).split()) <= set(fold(planned).split()):
        return True
    people = (m.found.people[index] for m in visit.members for index in m.mention.delegates)
    told, bodies = _told_in(meeting), [name for name in visit.participants if " " in name]
    named = any(re.search(rf"\b{re.escape(surname(person.name))}\b", told) for person in people)
    return named or any(name in told for name in bodies)


def _is_between_them(visit: Cluster, meeting: Cluster) -> bool:
    """Whether the meeting, of which no text names the place, is between the two whom the visit is of."""
    return len(visit.participants) == _TWO and {*visit.participants} == {*meeting.participants}


def _told_in(cluster: Cluster) -> str:
    return " ".join(excerpt.text for member in cluster.members for excerpt in member.mention.evidence)


def _is_goal(visit: Cluster, meeting: Cluster) -> bool:
    if visit.place is None or meeting.place is None or meeting.when is None:
        return False
    if meeting.place not in (visit.place, capital(visit.place)) and visit.place != capital(meeting.place):
        return False
    if visit.when is not None:
        return visit.when == meeting.when
    told = [member.published for member in visit.members if member.published]
    return bool(told) and min(told) - meeting.when.first <= _SHORTLY and meeting.when.first - max(told) <= _SOON


def _adopted(clusters: list[Cluster]) -> list[Cluster]:
    """What a body adopted on the day of its only vote is what it voted on; without one, it is of its only session."""
    voted, sat = _by_body(clusters, "vote"), _by_body(clusters, "meeting")
    pairs = []
    for at, cluster in enumerate(clusters):
        if _is_outcome(cluster):
            votes = {vote for key in _keys(cluster) for vote in voted.get(key, ())}
            meant = votes or {session for key in _keys(cluster) for session in sat.get(key, ())}
            if len(meant) == 1:
                pairs.append([meant.pop(), at])
    return _merged(clusters, pairs)


def _by_body(clusters: Sequence[Cluster], group: str) -> dict[tuple[str, date, date], list[int]]:
    """Where the clusters of a group are, by body and days."""
    found: dict[tuple[str, date, date], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        for key in _keys(cluster) if cluster.group == group else ():
            found[key].append(at)
    return found


def _is_outcome(cluster: Cluster) -> bool:
    """Whether something was adopted, or a text has it as news, by a verb that no row has, that a body did something."""
    news = cluster.group.startswith(OTHER_DEED) and all(m.mention.status == "held" for m in cluster.members)
    return news or any(member.mention.head.endswith(" adopted") for member in cluster.members)


def _settled(clusters: list[Cluster]) -> list[Cluster]:
    """A truce that was agreed and the only agreement signed on its day are one, where no parties speak against it."""
    signed: dict[tuple[date, date], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        if cluster.group == "agreement" and cluster.held and cluster.when:
            signed[cluster.when.first, cluster.when.last].append(at)
    pairs = []
    for at, truce in enumerate(clusters):
        agreed = truce.group == "ceasefire" and truce.members[0].mention.kind == "document"
        meant = signed.get((truce.when.first, truce.when.last), []) if agreed and truce.when else []
        if len(meant) == 1 and _may_be_one(truce, clusters[meant[0]]):
            pairs.append([at, meant[0]])
    return _merged(clusters, pairs)


def _may_be_one(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters share a party, or no text names those of one."""
    mine, yours = {*one.participants, *one.organisers}, {*other.participants, *other.organisers}
    return not mine or not yours or bool(mine & yours)


def _keys(cluster: Cluster) -> list[tuple[str, date, date]]:
    """Whose it was, with the days; what was adopted may be told with no more than its one body beside it."""
    adopted = len(cluster.participants) == 1 and cluster.members[0].mention.head.endswith(" adopted")
    bodies = cluster.organisers or tuple(name for name in cluster.participants if adopted and not capital(name))
    return [(body, cluster.when.first, cluster.when.last) for body in bodies] if cluster.when else []


def _merged(clusters: list[Cluster], sets: Iterable[Sequence[int]]) -> list[Cluster]:
    """The clusters with those of each set as one, in the place of the set's first."""
    whole: dict[int, list[int]] = {}
    for group in sets:
        first, *rest = group
        if rest:
            whole.setdefault(first, [first]).extend(rest)
    gone = {at for group in whole.values() for at in group[1:]}
    return [
        _joined([clusters[other] for other in whole[at]]) if at in whole else cluster
        for at, cluster in enumerate(clusters)
        if at not in gone
    ]


def _joined(parts: Sequence[Cluster]) -> Cluster:
    whole = Gathering.of([member for part in parts for member in part.members]).closed()
    days = Counter(when for part in parts for when in _days(part))
    most = max(days, key=lambda when: (days[when], -when.first.toordinal()), default=whole.when)
    lent = [name for part in parts for name in part.participants]  # by the course of sessions, say
    fullest = {name: _fullest(name, [*lent, *whole.organisers]) for name in (*lent, *whole.organisers)}
    return replace(
        whole,
        when=most,
        organisers=tuple(dict.fromkeys(fullest[name] for name in whole.organisers)),
        participants=tuple(dict.fromkeys(fullest.get(name, name) for name in (*whole.participants, *lent))),
    )


def _fullest(name: str, names: Sequence[str]) -> str:
    """The longest of the names that end in a body's: "Bank Fisheries Commission" for "Fisheries Commission"."""
    return max((other for other in names if is_same_body(name, other)), key=len, default=name)


def _days(cluster: Cluster) -> list[When]:
    """The day of a cluster, once for each text that gives one."""
    texts = {member.found.document.key for member in cluster.members if member.mention.when}
    return [cluster.when] * len(texts) if cluster.when else []
