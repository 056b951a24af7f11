"""Mentions that tell of one event, and when two can: the decisions of merging events; no labels, no sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from brief.lexicon import load
from brief.model import EventMention, Findings, When

_ACT = "event.act-"
_ENDED = "event.ended"
_SESSION_LASTS = timedelta(days=6)
_TELLING = frozenset(["attack", "ceasefire", "protest", "strike", "vote"])  # events even where no party is named
PRECISION = ("stated", "relative", "inferred", "published")


@dataclass(frozen=True, slots=True)
class Member:
    """A mention with the text that it stands in."""

    mention: EventMention
    found: Findings

    @property
    def published(self) -> date | None:
        """The day its text was published on."""
        return self.found.masthead.published

    @property
    def is_caption(self) -> bool:
        """Whether it stands under a picture, which proves no event by itself."""
        return self.mention.rule == "event.caption"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one event, in the order in which they joined."""

    members: tuple[Member, ...]

    def joined(self, member: Member) -> Cluster:
        """The cluster with one mention more."""
        return Cluster((*self.members, member))

    @property
    def when(self) -> When | None:
        """The narrowest interval that a member gives, of equals the best founded; all the days of one that lasts."""
        days = [m.mention.when for m in self.members if m.mention.when]
        whole = [w for w in days if w.grain == "day" and w.first < w.last]
        if whole:
            return max(whole, key=lambda w: (w.last - w.first, w.first))
        closing = [m.mention.when for m in self.members if m.mention.rule == _ENDED and m.mention.when]
        opening = [w for w in days if w.grain == "day" and w not in closing]
        if opening and closing and min(w.first for w in opening) < max(w.last for w in closing):
            first = min(opening, key=lambda w: w.first)
            return When(first.first, max(w.last for w in closing), "day", first.basis)
        return min(days, key=lambda w: (w.last - w.first, PRECISION.index(w.basis), w.first)) if days else None

    @property
    def group(self) -> str:
        """Which nouns may name it."""
        return group_of(self.members[0].mention)

    @property
    def name(self) -> str | None:
        """Its name as most members have it; of equals the longest."""
        named = Counter(m.mention.name for m in self.members if m.mention.name)
        return max(named, key=lambda n: (len(n.split()), named[n], n)) if named else None

    @property
    def place(self) -> str | None:
        """Its place as most members have it; a town rather than its state."""
        named = [m.mention.place for m in self.members if m.mention.place]
        return _most([place for place in named if capital_of(place) not in named])

    @property
    def organisers(self) -> tuple[str, ...]:
        """The bodies whose session it is, or who act."""
        return tuple(dict.fromkeys(o for m in self.members for o in m.mention.organisers))

    @property
    def hosts(self) -> tuple[str, ...]:
        """Those of `organisers` that only lend a hand to others: wherever they are named, two parties are too."""
        return tuple(
            o
            for o in self.organisers
            if o not in {m.mention.name for m in self.members}
            and all(len(set(m.mention.participants) - {o}) > 1 for m in self.members if o in m.mention.organisers)
        )

    @property
    def participants(self) -> tuple[str, ...]:
        """Everybody whom a member names as taking part, the most named first."""
        named = [p for m in self.members for p in m.mention.participants]
        order = {name: at for at, name in reversed(list(enumerate(named)))}
        counts = Counter(named)
        return tuple(sorted(order, key=lambda name: (-counts[name], order[name])))


def group_of(mention: EventMention) -> str:
    """The group of nouns that a mention's head belongs to: heads of one group may name the same event.

    An act's head is its label ("mission suspended"), so that its rule names the group.
    """
    if mention.rule.startswith(_ACT):
        return mention.rule.removeprefix(_ACT)
    row = load("en/events")["nouns"].get(mention.head)
    return str(row["group"]) if row else mention.head


def is_act(group: str) -> bool:
    """Whether somebody does it, in contrast to a session that parties attend."""
    rows = load("en/events")["nouns"].values()
    return any(row["group"] == group and row["mode"] == "act" for row in rows)


def clustered(members: Sequence[Member]) -> tuple[Cluster, ...]:
    """The events that the mentions tell of; a mention that fits several, or none and says too little, is left out.

    Days first, those with most facts ahead: what is known least joins last. Then weeks and longer, then
    what has no day, which joins only where exactly one event fits. Captions only join.
    """
    ordered = sorted(members, key=lambda m: (m.is_caption, m.mention.rule == _ENDED, _width(m), -_facts(m.mention)))
    clusters: list[Cluster] = []
    for member in ordered:
        target = _target(clusters, member)
        if target is not None:
            clusters[target] = clusters[target].joined(member)
        elif _stands_alone(member, clusters):
            clusters.append(Cluster((member,)))
    return tuple(clusters)


def _width(member: Member) -> int:
    when = member.mention.when
    return 100_000 if when is None else (when.last - when.first).days


def _facts(mention: EventMention) -> int:
    return 3 * bool(mention.name) + 2 * bool(mention.place) + 2 * len(mention.organisers) + len(mention.participants)


def _target(clusters: Sequence[Cluster], member: Member) -> int | None:
    """The one cluster that a mention joins."""
    scores = [(score, i) for i, c in enumerate(clusters) if (score := fit(c, member)) is not None]
    if not scores:
        return None
    if member.mention.when is None:  # what a text leaves open, its own days tell first
        own = [(score, i) for score, i in scores if any(m.found is member.found for m in clusters[i].members)]
        scores = own or scores
    best = max(score for score, _ in scores)
    leaders = [i for score, i in scores if score == best]
    return leaders[0] if len(leaders) == 1 else None


def _stands_alone(member: Member, clusters: Sequence[Cluster]) -> bool:
    """Whether a mention that fits nothing is an event of its own, rather than a vague word for others."""
    mention = member.mention
    if member.is_caption:
        return False
    if is_act(group_of(mention)):
        return bool(mention.participants or mention.organisers or mention.name or mention.delegates)
    if not (mention.place or mention.organisers or mention.participants):
        return mention.rule == "event.held" and group_of(mention) in _TELLING and not _width(member)
    if any(fit(c, member) is not None for c in clusters):
        return False
    if mention.when is None:
        return mention.status != "held" or bool(mention.place and (mention.organisers or len(mention.participants) > 1))
    return not (
        mention.when.grain != "day" and mention.status == "held" and any(_covers(mention.when, c) for c in clusters)
    )


def _covers(when: When, cluster: Cluster) -> bool:
    """Whether a stretch only sums up what is known by its days ("talks this week")."""
    inside = cluster.when
    return inside is not None and inside != when and when.first <= inside.first and inside.last <= when.last


def fit(cluster: Cluster, member: Member) -> int | None:
    """How well a mention fits a cluster: the higher the better; `None`: they are two events."""
    mention = member.mention
    if group_of(mention) != cluster.group or not _days_fit(cluster, member):
        return None
    if is_act(cluster.group):
        return _fit_acts(cluster, mention)
    score = _fit_bodies(cluster, mention)
    places = _fit_places(cluster, mention)
    parties = _fit_parties(cluster, mention, bool(score))
    if score is None or places is None or parties is None:
        return None
    total = score + places + parties
    apart = mention.when is not None and cluster.when is not None and cluster.when.last < mention.when.first
    if (mention.when is None or (apart and cluster.group == "meeting")) and total == 0:
        return None
    return total


def _days_fit(cluster: Cluster, member: Member) -> bool:
    mention, when = member.mention, cluster.when
    if mention.when is None or when is None:
        backward = all(m.mention.backward for m in cluster.members)
        if mention.when is None and when is None:
            return mention.status == cluster.members[0].mention.status and backward == mention.backward
        return mention.backward == backward and _may_look_at(when, member)
    if mention.when.last < when.first or when.last < mention.when.first:
        return mention.rule == _ENDED and when.last <= mention.when.first <= when.last + _SESSION_LASTS
    if (mention.when.first, mention.when.last) == (when.first, when.last):
        return True
    # A stretch of a month or more names another event than one of its days, unless told as background.
    return (mention.when.last - mention.when.first).days <= 7 or mention.backward


def _may_look_at(when: When | None, member: Member) -> bool:
    """Whether words without a day can mean an event: held, then no later than their text; else not before it."""
    published = member.published
    if when is None or published is None:
        return True
    if member.mention.status == "held":
        return when.first <= published
    return when.last >= published or member.is_caption


def _fit_acts(cluster: Cluster, mention: EventMention) -> int | None:
    if cluster.name and mention.name and cluster.name != mention.name:
        return None
    doers, others = set(cluster.organisers), set(mention.organisers)
    if doers and others and not doers & others:
        return None
    return 1 + 2 * len(doers & others) + (cluster.name == mention.name)


def _fit_bodies(cluster: Cluster, mention: EventMention) -> int | None:
    """Two distinct named bodies never meet in one event."""
    names = [cluster.name, mention.name]
    score = 0
    if all(names):
        if not (str(names[0]).endswith(str(names[1])) or str(names[1]).endswith(str(names[0]))):
            return None
        score += 3
    mine, yours = set(cluster.organisers), set(mention.organisers)
    if mine & yours:
        return score + 3
    if mine and yours and not (yours <= set(cluster.participants) or mine <= set(mention.participants) or score):
        return None
    return score


def _fit_places(cluster: Cluster, mention: EventMention) -> int | None:
    mine, yours = cluster.place, mention.place
    if not mine or not yours:
        return 0
    if mine == yours:
        return 2
    return 1 if capital_of(mine) == yours or capital_of(yours) == mine else None


def capital_of(state: str) -> str | None:
    """The capital of a state by its canonical name, `None` for anything else."""
    row = load("actors")["states"].get(state, {})
    capital = row.get("capital")
    return str(capital) if capital else None


def _fit_parties(cluster: Cluster, mention: EventMention, same_body: bool) -> int | None:
    """Parties must not contradict: A and B with A and C is another meeting; a body's session is not a bilateral one."""
    mine = {*cluster.participants, *cluster.organisers}
    yours = {*mention.participants, *mention.organisers}
    shared = mine & yours
    if same_body or not mine or not yours:
        return len(shared)
    if not shared:
        # One party named at "Thursday's meeting" may well sit in the body whose session that was.
        return 0 if cluster.organisers and len(yours) == 1 and not mention.organisers else None
    if len(yours) > 1 and len(mine) > 1 and not (yours <= mine or mine <= yours) and len(shared) < 2:
        return None
    outside = len(mention.participants) > 1 and cluster.organisers and not yours & set(cluster.organisers)
    if outside and not yours >= _members(cluster):
        return None
    return len(shared)


def _members(cluster: Cluster) -> set[str]:
    """The parties that the cluster's bodies are made of, as its members tell ("NATO-Russia Council": NATO, Russia)."""
    for member in cluster.members:
        if member.mention.name and len(member.mention.participants) > 1:
            return set(member.mention.participants)
    return {*cluster.organisers, *cluster.participants}


def _most(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return max(counts, key=lambda v: (counts[v], -values.index(v))) if counts else None
