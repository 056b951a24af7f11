"""Mentions that tell of one event, gathered over all sources; the decisions are in `fit`, labels elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from brief.days import shifted
from brief.keeping import Keep, afresh
from brief.merge.counts import counted
from brief.merge.events.fit import DUE, ENDED, NEW_DAY, Facts, Member, befalling, count_of, fit, is_act
from brief.merge.events.vetoes import MOST, are_two, are_two_visits, are_two_votes
from brief.model import When
from brief.naming import capital

PRECISION = ("stated", "relative", "inferred", "published")

_TELLING = frozenset(["ceasefire", "protest", "strike", "vote"])  # events even where no party is named
_TELLING_AHEAD = frozenset(["deadline", "exchange", "vote"])  # so too where they are planned or called off
_TELLING_WHO = frozenset(["event.dated-noun", "event.meet-verb", "event.person-to-person"])  # or told by who was there
_LOOKS_BACK = timedelta(days=45)  # how far words without a day reach: "the talks in Lima"
_LOOKS_AHEAD = timedelta(days=200)
_NARROW = 7  # days: what is wider is looked up in a list, not by day


class Cluster(Struct, frozen=True):
    """Mentions of one event, the best informed first. `held`: one of them says that it took place."""

    members: tuple[Member, ...]
    group: str
    when: When | None
    name: str | None
    place: str | None
    organisers: tuple[str, ...]
    participants: tuple[str, ...]
    held: bool

    @property
    def hosts(self) -> tuple[str, ...]:
        """Those of `organisers` that only lend a hand to others: wherever they are named, two parties are too."""
        names = {m.mention.name for m in self.members}
        plain = {o for m in self.members for o in m.mention.organisers if len(set(m.mention.participants) - {o}) < 2}
        return tuple(o for o in self.organisers if o not in names and o not in plain)

    @property
    def is_act(self) -> bool:
        """Whether somebody does it, in contrast to a session that parties attend."""
        return is_act(self.group)


# A cluster as bytes are made of it, and the texts that tell of it: of each member the place of its text among these.
Described = tuple[Any, ...]


def described(cluster: Cluster) -> Described:
    """The cluster with its texts apart, for what is made of it alone."""
    return (replace(cluster, members=()), *_apart(cluster.members))


def of_described(given: Described) -> Cluster:
    """The cluster that was described so."""
    cluster, *members = given
    whole: Cluster = replace(cluster, members=_together(members))
    return whole


def _apart(members: Sequence[Member]) -> Described:
    """Some mentions, each with the place of its text among the texts, which follow."""
    texts = {id(member.found): member.found for member in members}
    at = {each: n for n, each in enumerate(texts)}
    return [(m.mention, at[id(m.found)], m.group, sorted(m.persons)) for m in members], *texts.values()


def _together(given: Sequence[Any]) -> tuple[Member, ...]:
    members, *texts = given
    return tuple([Member(mention, texts[at], group, frozenset(people)) for mention, at, group, people in members])


class Gathering:
    """A cluster in the making. It has state because counting anew for each mention would make merging quadratic."""

    def __init__(self, member: Member) -> None:
        """One mention, to which others come."""
        self.members: list[Member] = []
        self.sources: set[str] = set()
        self.persons: set[str] = set()
        self.group = member.group
        self._names: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._organisers: dict[str, None] = {}
        self._participants: dict[str, int] = {}
        self._days: dict[When, None] = {}
        self._closing: dict[When, None] = {}
        self._backward = True
        self.facts = Facts()
        self.join(member)

    def join(self, member: Member) -> None:
        """Take one mention more, and count its facts in."""
        mention = member.mention
        self.members.append(member)
        self.sources.add(member.found.document.key)
        self.persons |= member.persons
        counted((mention.name,) if mention.name else (), self._names)
        counted((mention.place,) if mention.place else (), self._places)
        self._organisers.update(dict.fromkeys(mention.organisers))
        counted(mention.participants, self._participants)
        self._backward = self._backward and mention.backward
        if mention.when:
            (self._closing if mention.rule == ENDED else self._days)[mention.when] = None
        self.facts = Facts(
            group=self.group,
            when=self._when(),
            name=max(self._names, key=lambda n: (len(n.split()), self._names[n], n), default=None),
            place=self._place(),
            organisers=frozenset(self._organisers),
            participants=frozenset(self._participants),
            status=self.members[0].mention.status,
            backward=self._backward,
            joins=self.facts.joins or _joined_by_name(member),
            moved=self.facts.moved or mention.rule == NEW_DAY,
            counts=self.facts.counts | ({count_of(mention.counted)} if mention.counted and mention.when else set()),
        )

    @classmethod
    def of(cls, members: Sequence[Member]) -> Gathering:
        """Some mentions of one event, in their order."""
        gathering = cls(members[0])
        for member in members[1:]:
            gathering.join(member)
        return gathering

    def closed(self) -> Cluster:
        """What was gathered."""
        order = {name: at for at, name in enumerate(self._participants)}
        ranked = sorted(order, key=lambda name: (-self._participants[name], order[name]))
        return Cluster(
            tuple(self.members),
            self.group,
            self.facts.when,
            self.facts.name,
            self.facts.place,
            tuple(self._organisers),
            tuple(ranked),
            any(member.mention.status == "held" for member in self.members),
        )

    def _when(self) -> When | None:
        """The narrowest interval that a member gives, of equals the best founded; all the days of one that lasts."""
        days = [*self._days, *self._closing]
        whole = [w for w in days if w.grain == "day" and w.first < w.last]
        if whole:
            return max(whole, key=lambda w: (w.last - w.first, w.first))
        opening = [w for w in self._days if w.grain == "day"]
        last = max((w.last for w in self._closing), default=None)
        if opening and last and (first := min(opening, key=lambda w: w.first)).first < last:
            return When(first.first, last, "day", first.basis)
        return min(days, key=lambda w: (w.last - w.first, PRECISION.index(w.basis), w.first), default=None)

    def _place(self) -> str | None:
        """The place as most members have it, of equals the first; a town rather than its state."""
        towns = [place for place in self._places if capital(place) not in self._places]
        return max(towns, key=lambda place: self._places[place], default=None)


class Shelf:
    """The gatherings, found by group and day."""

    def __init__(self) -> None:
        """Empty."""
        self.all: list[Gathering] = []
        self._by_day: dict[tuple[str, date], dict[int, None]] = defaultdict(dict)
        self._days: dict[str, list[date]] = defaultdict(list)
        self._wide: dict[str, dict[int, None]] = defaultdict(dict)

    def put(self, at: int) -> None:
        """Note on which days a gathering is to be found, after each mention that joined."""
        gathering = self.all[at]
        when = gathering.facts.when
        if when is None or (when.last - when.first).days > _NARROW:
            self._wide[gathering.group][at] = None
            return
        self._wide[gathering.group].pop(at, None)
        for day in _days(when.first, when.last):
            if (gathering.group, day) not in self._by_day:
                insort(self._days[gathering.group], day)
            self._by_day[gathering.group, day][at] = None

    def near(self, member: Member) -> list[int]:
        """The gatherings that a mention could belong to by its group and its days."""
        group, when = member.group, member.mention.when
        if when is not None:
            first, last = shifted(when.first, -timedelta(days=_NARROW)), when.last
        elif member.published is not None:
            first, last = shifted(member.published, -_LOOKS_BACK), shifted(member.published, _LOOKS_AHEAD)
        else:
            return [at for at, gathering in enumerate(self.all) if gathering.group == group]
        found = dict.fromkeys(self._wide[group])
        days = self._days[group]
        for day in days[bisect_left(days, first) : bisect_right(days, last)]:
            found.update(self._by_day[group, day])
        return sorted(found)


def clustered(members: Sequence[Member], keep: Keep = afresh) -> tuple[Cluster, ...]:
    """The events that the mentions tell of; a mention that fits several, or none and says too little, is left out.

    Days first, those with most facts ahead: what is known least joins last. Then weeks and longer, then
    what has no day, which joins only where exactly one event fits. Captions only join. Each group by itself.
    """
    ranked = sorted(members, key=_rank)
    groups: dict[str, list[Member]] = {}
    for member in ranked:
        groups.setdefault(member.group, []).append(member)
    places = keep(_of_one_group, list(map(_apart, groups.values())), tuple[tuple[int, ...], ...], together=True)
    events = [[group[at] for at in some] for group, each in zip(groups.values(), places, strict=True) for some in each]
    order = {id(member): at for at, member in enumerate(ranked)}
    events.sort(key=lambda event: order[id(event[0])])
    return tuple(Gathering.of(event).closed() for event in events)


def _of_one_group(given: Described) -> tuple[tuple[int, ...], ...]:
    """The events that mentions of one group tell of, in the order in which they are given: the places of each one's."""
    members = _together(given)
    order = {id(member): at for at, member in enumerate(members)}
    shelf = Shelf()
    for member in members:
        fits = ((fit(shelf.all[at].facts, member), at) for at in shelf.near(member))
        fitting = [
            (score, at)
            for score, at in fits
            if score is not None
            and not _strange(shelf.all[at], member, score)
            and not _two_deeds(shelf.all[at], member)
        ]
        target = _target(shelf, member, fitting)
        if target is not None:
            shelf.all[target].join(member)
            shelf.put(target)
        elif (not fitting and _stands_alone(member, shelf)) or (fitting and is_act(member.group)):
            shelf.all.append(Gathering(member))
            shelf.put(len(shelf.all) - 1)
    return tuple(tuple(order[id(member)] for member in gathering.members) for gathering in shelf.all)


def _strange(gathering: Gathering, member: Member, score: int) -> bool:
    """Whether others meet, or nothing is shared with what has no day and no text knows with it.

    "The king met Lang this week" is not the meeting with Ruiz on Thursday, whoever of the two is named there.
    """
    if member.mention.when == gathering.facts.when:
        return False
    mine, yours = gathering.persons, member.persons
    session = not is_act(member.group)
    if session and len(mine) > 1 and len(yours) > 1 and not (mine <= yours or yours <= mine):
        return True
    if score:
        return False
    if gathering.facts.when is None:
        return member.found.document.key not in gathering.sources
    return session and bool(mine and yours and not mine & yours)


def _two_deeds(gathering: Gathering, member: Member) -> bool:
    """Whether a deed that has a day is another than those gathered, though of their kind."""
    if member.mention.when is None or gathering.facts.when is None:
        return False
    told = list(islice((each for each in gathering.members if each.mention.when), MOST))
    if is_act(member.group):
        return are_two(told, member)
    sessions = {"visit": are_two_visits, "vote": are_two_votes}
    return member.group in sessions and sessions[member.group](told, member)


def _rank(member: Member) -> tuple[bool, bool, int, int]:
    mention = member.mention
    facts = 3 * bool(mention.name) + 2 * bool(mention.place) + 2 * len(mention.organisers) + len(mention.participants)
    width = 100_000 if mention.when is None else (mention.when.last - mention.when.first).days
    width += mention.when is not None and mention.when.basis == "published"
    return (member.is_caption, mention.rule == ENDED, width, -facts)


def _target(shelf: Shelf, member: Member, fitting: Sequence[tuple[int, int]]) -> int | None:
    """The one gathering that a mention joins."""
    scores = fitting
    if member.mention.when is None:  # what a text leaves open, its own days tell first
        key = member.found.document.key
        scores = [(score, at) for score, at in fitting if key in shelf.all[at].sources] or scores
    best = max((score for score, _ in scores), default=0)
    leaders = [at for score, at in scores if score == best]
    return leaders[0] if len(leaders) == 1 else None


def _stands_alone(member: Member, shelf: Shelf) -> bool:
    """Whether a mention that fits nothing is an event of its own, rather than a vague word for others."""
    mention, group = member.mention, member.group
    if member.is_caption:
        return False
    if is_act(group):
        due = mention.rule.startswith(DUE)  # "The season begins on 1 April"
        told = mention.when is not None and mention.when.grain == "day"  # "Two soldiers were arrested"
        return (
            due
            or told
            or bool(mention.participants or mention.organisers or mention.name or mention.delegates or mention.place)
        )
    known = bool(mention.name or mention.place or mention.organisers or mention.participants or mention.between)
    told_of = mention.status == "planned" or group == "call" or mention.rule in _TELLING_WHO
    known = known or bool(mention.delegates and told_of)
    if mention.when is None:
        parties = mention.organisers or len(mention.participants) > 1
        return known and (mention.status != "held" or bool(mention.place and parties))
    if not known and group in _TELLING_AHEAD and mention.status != "held":
        return mention.when.first == mention.when.last
    if not known:  # "The strike began on Monday", "agreed to meet again on 29 May"
        told_as = group == "ceasefire" or mention.rule in ("event.held", "event.vote-verb")
        telling = group in _TELLING | befalling() and told_as
        again = mention.status == "planned" and mention.rule == "event.meet-verb"
        return (telling or again) and mention.when.first == mention.when.last
    vague = mention.when.grain != "day" and mention.status == "held"
    return not (vague and any(_covers(mention.when, shelf.all[at].facts.when) for at in shelf.near(member)))


def _covers(when: When, inside: When | None) -> bool:
    """Whether a stretch only sums up what is known by its days ("talks this week")."""
    return inside is not None and inside != when and when.first <= inside.first and inside.last <= when.last


def _joined_by_name(member: Member) -> frozenset[str]:
    """The parties that a session's body is made of ("NATO-Russia Council": NATO, Russia)."""
    mention = member.mention
    return frozenset(mention.participants) if mention.name and len(mention.participants) > 1 else frozenset()


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
