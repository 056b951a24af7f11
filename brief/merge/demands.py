"""The same demand in all sources as one value, with the answers it met; finding them is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brief.merge import demand_labels
from brief.merge.alliances import Alliances
from brief.merge.cast import Cast
from brief.merge.demand_replies import Comment, comments
from brief.merge.standing import standing_of
from brief.model import Demand, DemandMention, Excerpt, Findings, Stance
from brief.text import fold
from brief.topics import find as topics_of

Family = Literal["ask", "condition", "offer", "threat", "answer"]

_SIMILAR = 88  # token_set_ratio of wordings without a topic; 80 joined "release the crew" with "release the ship"
_FAMILY: Mapping[str, Family] = {"condition": "condition", "offer": "offer", "threat": "threat"}
_STOP = frozenset(
    "the a an of to for that and or in on at by from with its their his her be is are not no any all".split()
)


@dataclass(frozen=True, slots=True)
class Member:
    """A mention with its source: `by` is completed from the cast, `rank` orders sources by day, then path."""

    mention: DemandMention
    source: str
    translated: bool
    rank: tuple[date, str, int]
    by: tuple[str, ...]

    @property
    def family(self) -> Family:
        """What it can be merged with; an answer is told by the standing it reports."""
        if self.mention.standing is not None:
            return "answer"
        return _FAMILY.get(self.mention.stance, "ask")

    @property
    def excerpt(self) -> Excerpt:
        """Its words, citing the source by number."""
        return self.mention.excerpt.cited(self.source)


@dataclass(slots=True)
class Group:
    """Members that say the same, in the order of their sources; grows while merging."""

    members: list[Member]

    @property
    def first(self) -> Member:
        """The member in the earliest source: it gives the id."""
        return self.members[0]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all its mentions."""
        return frozenset(member.mention.id for member in self.members)

    @property
    def topic(self) -> str | None:
        """What it is about: the first topic that a member has."""
        return next((member.mention.topic for member in self.members if member.mention.topic), None)


def merge(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], translated: frozenset[str]
) -> tuple[Demand, ...]:
    """Every distinct demand, offer, threat and answer, by earliest source; the order of `found` changes nothing.

    `numbers` maps a document's key to its source's number, `translated` holds the numbers of translations.
    Mentions by observers are left out.
    """
    members = _members(found, cast, numbers, translated)
    allied = Alliances.of(members, cast)
    asked = _grouped([member for member in members if member.family != "answer"], allied)
    replies = _grouped_answers([member for member in members if member.family == "answer"], asked)
    known = Known(asked, replies, comments(found, cast, numbers), allied)
    demands = [_demand(group, known) for group in asked]
    answers = [_answer(group) for group in replies]
    order = {group.first.mention.id: group.first.rank for group in [*asked, *replies]}
    return tuple(sorted([*demands, *answers], key=lambda demand: order[demand.id]))


def _members(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], translated: frozenset[str]
) -> list[Member]:
    members = []
    for one in found:
        day = one.masthead.published or date.max
        number = numbers[one.document.key]
        for mention in one.demands:
            speaker = cast.speaker(one.document.key, mention.speaker)
            by = mention.by or (speaker.parties if speaker else ())
            if (not by and mention.standing is None) or (speaker is not None and speaker.observer):
                continue
            rank = (day, one.document.path + "\0" + (one.document.member or ""), mention.excerpt.start)
            members.append(Member(mention, number, {number, one.document.key} & translated != set(), rank, by))
    return sorted(members, key=lambda member: member.rank)


def _grouped(members: Iterable[Member], allied: Alliances) -> list[Group]:
    groups: list[Group] = []
    near: dict[tuple[Family, str, str | None], list[Group]] = {}
    for member in members:
        keys = [(member.family, side, member.mention.topic) for side in allied.sides(member.by)]
        fits = (group for key in keys for group in near.get(key, ()) if _same(group, member, allied))
        group = next(fits, None)
        if group is None:
            group = Group([])
            groups.append(group)
        group.members.append(member)
        for key in keys:
            if group not in near.setdefault(key, []):
                near[key].append(group)
    return groups


def _same(group: Group, member: Member, allied: Alliances) -> bool:
    """Whether a member words what a group asks: same direction, and the same topic or nearly the same words."""
    if not any(allied.meet(member.mention.of, other.mention.of) for other in group.members):
        return False
    if member.mention.topic is not None:
        return True
    from rapidfuzz.fuzz import token_set_ratio

    words = _content(member.mention.excerpt.text)
    return any(token_set_ratio(words, _content(other.mention.excerpt.text)) >= _SIMILAR for other in group.members[:8])


def _content(text: str) -> str:
    return " ".join(word for word in fold(text).split() if word.strip(".,;:'\"") not in _STOP)


def _grouped_answers(members: Iterable[Member], asked: Sequence[Group]) -> list[Group]:
    """Answers of one party to the same demands that leave them standing alike."""
    home = {id_: number for number, group in enumerate(asked) for id_ in group.ids}
    groups: dict[object, Group] = {}
    for member in members:
        to = frozenset(home[id_] for id_ in member.mention.reacts_to if id_ in home)
        key = (to, member.mention.standing, frozenset(member.by)) if to else member.mention.id
        groups.setdefault(key, Group([])).members.append(member)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class Known:
    """All that a demand may be answered with: what else is asked, the answers, and comments."""

    asked: Sequence[Group]
    replies: Sequence[Group]
    comments: Sequence[Comment]
    allied: Alliances


def _demand(group: Group, known: Known) -> Demand:
    lead = _leader(group.members)
    answered = [reply for reply in known.replies if _answers(reply, group, known.allied)]
    offers = [other for other in known.asked if other is not group and _offers_talks(other, group, known.allied)]
    told = [member for reply in [*answered, *offers] for member in reply.members]
    standing = standing_of(group.members, [member for reply in answered for member in reply.members], bool(offers))
    return Demand(
        id=group.first.mention.id,
        members=tuple(member.mention.id for member in group.members),
        number=None,
        label=demand_labels.of(group.members, lead.mention),
        by=_names(member.by for member in group.members),
        of=_names(member.mention.of for member in group.members),
        stance=_stance(group),
        topic=group.topic,
        excerpt=lead.excerpt,
        variants=_variants(lead, group.members),
        standing=standing,
        answers=tuple(dict.fromkeys(reply.first.mention.id for reply in [*answered, *offers])),
        events=(),
        rule=lead.mention.rule,
        reported=_reported(told, group, known),
    )


def _reported(told: Sequence[Member], group: Group, known: Known) -> tuple[Excerpt, ...]:
    """The words of the answers: first those to this demand alone, translated ones last, then comments."""
    stances = {member.mention.id: member.mention.stance for member in group.members}

    def order(member: Member) -> tuple[object, ...]:
        mention = member.mention
        to_a_stand = any(stances.get(id_) == "position" for id_ in mention.reacts_to)
        return (member.translated, to_a_stand, not member.by, len(mention.reacts_to) > 1, member.rank)

    said = [
        comment.excerpt
        for comment in known.comments
        if group.topic in comment.topics and _is_other_side(comment.by, group, known.allied)
    ]
    return tuple(dict.fromkeys([*(member.excerpt for member in sorted(told, key=order)), *said]))


def _answer(group: Group) -> Demand:
    lead = _leader(group.members)
    return Demand(
        id=group.first.mention.id,
        members=tuple(member.mention.id for member in group.members),
        number=None,
        label=demand_labels.of_answer(lead.mention),
        by=_names(member.by for member in group.members),
        of=_names(member.mention.of for member in group.members),
        stance=lead.mention.stance,
        topic=group.topic,
        excerpt=lead.excerpt,
        variants=_variants(lead, group.members),
        standing=lead.mention.standing,
        answers=(),
        events=(),
        rule=lead.mention.rule,
    )


def _answers(reply: Group, group: Group, allied: Alliances) -> bool:
    """Whether a reply is to this demand: it points at a member, or speaks of the topic from the other side."""
    ids = group.ids
    for member in reply.members:
        if any(id_ in ids for id_ in member.mention.reacts_to):
            return True
        if member.mention.reacts_to or group.topic is None or member.mention.standing == "stands":
            continue
        if group.topic in topics_of(member.mention.excerpt.text) and _is_other_side(member.by, group, allied):
            return True
    return False


def _offers_talks(other: Group, group: Group, allied: Alliances) -> bool:
    """Whether an offer is to talk about what this demand asks ("offered to discuss exercises and missiles")."""
    if group.topic is None or group.first.family != "ask":
        return False
    return any(
        member.family == "offer"
        and demand_labels.is_talk(member.mention.excerpt.text)
        and group.topic in topics_of(member.mention.excerpt.text)
        and _is_other_side(member.by, group, allied)
        for member in other.members
    )


def _is_other_side(by: tuple[str, ...], group: Group, allied: Alliances) -> bool:
    """Whether some actors are those whom a demand addresses, and not those who make it."""
    if set(allied.sides(by)) & {side for one in group.members for side in allied.sides(one.by)}:
        return False
    return any(allied.meet(by, one.mention.of) for one in group.members if one.mention.of)


def _stance(group: Group) -> Stance:
    """The strongest way in which it is asked: a demand before an appeal before a position."""
    stances = [member.mention.stance for member in group.members]
    return next((stance for stance in ("demand", "appeal") if stance in stances), stances[0])


def _leader(members: Sequence[Member]) -> Member:
    """The member with the cleanest wording; never a translated one while another is there."""
    return min(members, key=lambda m: (m.translated, *demand_labels.blemishes(m.mention), m.rank))


def _variants(lead: Member, members: Sequence[Member]) -> tuple[Excerpt, ...]:
    """The other wordings, cleanest first, without those that repeat one already there."""
    seen, kept = {fold(lead.mention.excerpt.text)}, []
    for member in sorted(members, key=lambda m: (m.translated, *demand_labels.blemishes(m.mention), m.rank)):
        words = fold(member.mention.excerpt.text)
        if member is lead or words in seen:
            continue
        seen.add(words)
        kept.append(member.excerpt)
    return tuple(kept)


def _names(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All names, the most frequent first, ties in the order they come."""
    counts: dict[str, int] = {}
    for names in groups:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))
