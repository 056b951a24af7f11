"""Which mentions of demands say the same, and which answers answer them; no values of the briefing are made here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Literal

from msgspec import Struct, field

from brief.merge.demands import labels
from brief.merge.demands.alliances import Alliances
from brief.merge.demands.deeds import bare_words
from brief.model import DemandMention, Excerpt
from brief.text import fold
from brief.topics import find as topics_of
from brief.topics import is_general

Family = Literal["ask", "condition", "offer", "threat", "answer"]
Names = tuple[str, ...]

# Wordings without a topic: token_set_ratio joined "repaint the lighthouse" with "repaint the museum" at any limit.
_SIMILAR = 80  # ratio of two words ("repaint", "repainted")
_WORDS_A_MISS = 7
_TRIED = 8  # wordings of a group that a further one is compared with
_LONGEST = 3  # words by which groups without a topic are looked up
_FAMILY: dict[str, Family] = {"condition": "condition", "offer": "offer", "threat": "threat"}
_WORDS = 10  # words of a wording that are held against those of a refusal
_NEGATIONS = frozenset(["never", "no", "not"])
_DENIES = re.compile(r"\b(?:abstain|avoid|ceas|desist|end|halt|never|no|not|refrain|stop)")
_STOP = frozenset(
    "the a an of to for that and or in on at by from with its their his her be is are not no any all".split()
)


class Member(Struct, frozen=True):
    """A mention with its source: `by` is completed from the cast, `rank` orders sources by day, then path."""

    mention: DemandMention
    source: str
    translated: bool
    rank: tuple[date, str, int]
    by: Names

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


class Group(Struct):
    """Members that say the same, in the order of their sources; grows while merging.

    `by` and `of` hold what the members name, each combination once.
    """

    members: list[Member] = field(default_factory=list)
    by: dict[Names, None] = field(default_factory=dict)
    of: dict[Names, None] = field(default_factory=dict)

    def add(self, member: Member) -> None:
        """Take in one more member."""
        self.members.append(member)
        self.by[member.by] = None
        self.of[member.mention.of] = None

    @property
    def first(self) -> Member:
        """The member in the earliest source: it gives the id."""
        return self.members[0]

    @property
    def topic(self) -> str | None:
        """What it is about; members of one group share it."""
        return self.first.mention.topic


class Answers(Struct, frozen=True):
    """Who answers what: the replies to a mention by its id, and by topic those, the offers of talks, and the others."""

    to: dict[str, list[Group]]
    about: dict[str, list[Group]]
    talks: dict[str, list[Group]]
    given: dict[str, list[Group]]
    unasked: dict[tuple[str, ...], list[Group]]

    @classmethod
    def of(cls, replies: Iterable[Group], asked: Iterable[Group]) -> Answers:
        """Index the replies, and the offers among what is asked."""
        found = cls({}, {}, {}, {}, {})
        for reply in replies:
            if reply.first.mention.is_unasked:
                for pair in _pairs(reply.first):
                    near = found.unasked.setdefault(pair, [])
                    near += [reply] if len(near) < _TRIED else []
                continue
            for member in reply.members:
                for id_ in member.mention.reacts_to:
                    _put(found.to, id_, reply)
                if not member.mention.reacts_to and member.mention.standing != "stands":
                    for topic in topics_of(member.mention.excerpt.text):
                        _put(found.about, topic, reply)
        for group in asked:
            for member in group.members:
                if member.family == "offer" and labels.is_talk(member.mention.excerpt.text):
                    for topic in topics_of(member.mention.excerpt.text):
                        _put(found.talks, topic, group)
                elif member.family == "offer" and (about := member.mention.topic) and not is_general(about):
                    _put(found.given, about, group)
        return found

    def replies(self, group: Group, allied: Alliances) -> list[Group]:
        """The replies to a demand: they point at a member, or speak of the topic from the other side."""
        pointing = [reply for member in group.members for reply in self.to.get(member.mention.id, ())]
        near = self.about.get(group.topic or "", ())
        near = [*near, *self._refusals(group)]
        return _unique([*pointing, *(reply for reply in near if is_other_side(reply.by, group, allied))])

    def offers(self, group: Group, allied: Alliances) -> list[Group]:
        """The offers to talk about what a demand asks ("offered to discuss exercises and missiles")."""
        near = self.talks.get(group.topic or "", ()) if group.first.family == "ask" else ()
        return _unique(offer for offer in near if offer is not group and is_other_side(offer.by, group, allied))

    def gifts(self, group: Group, allied: Alliances) -> list[Group]:
        """The offers of what a demand asks, or some of it ("offered to release 60")."""
        near = self.given.get(group.topic or "", ()) if group.first.family == "ask" else ()
        return _unique(offer for offer in near if offer is not group and is_other_side(offer.by, group, allied))

    def _refusals(self, group: Group) -> list[Group]:
        """The refusals in other texts that have two words of what is asked, of the day on which it is told or later."""
        asked = [member for member in group.members[:_TRIED] if member.family in ("ask", "condition")]
        near = ((m, r) for m in asked for pair in _pairs(m) for r in self.unasked.get(pair, ()))
        return [
            r for m, r in near if r.first.rank > m.rank and r.first.source != m.source and not _complies(m, r.first)
        ]


def grouped(members: Iterable[Member], allied: Alliances) -> list[Group]:
    """The groups of what is asked, each by its first member; `members` come in the order of their sources."""
    groups: list[Group] = []
    near: dict[tuple[Family, str, str], list[Group]] = {}
    for member in members:
        keys = [(member.family, side, word) for side in allied.sides(member.by) for word in _handles(member)]
        fits = (group for key in keys for group in near.get(key, ()) if _same(group, member, allied))
        group = next(fits, None)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(member)
        for key in keys:
            if not any(known is group for known in near.setdefault(key, [])):
                near[key].append(group)
    return groups


def grouped_answers(members: Iterable[Member], asked: Sequence[Group]) -> list[Group]:
    """Answers of one party to the same demands that leave them standing alike."""
    home = {member.mention.id: number for number, group in enumerate(asked) for member in group.members}
    groups: dict[object, Group] = {}
    for member in members:
        to = frozenset(home[id_] for id_ in member.mention.reacts_to if id_ in home)
        key = (to, member.mention.standing, frozenset(member.by)) if to else member.mention.id
        groups.setdefault(key, Group()).add(member)
    return list(groups.values())


def is_other_side(by: Iterable[Names], group: Group, allied: Alliances) -> bool:
    """Whether some actors are those whom a demand addresses, and not those who make it."""
    askers = {side for names in group.by for side in allied.sides(names)}
    asked = [of for of in group.of if of]
    return any(
        not set(allied.sides(names)) & askers
        and (any(allied.meet(names, of) for of in asked) if asked else allied.oppose(names, askers))
        for names in by
    )


def _same(group: Group, member: Member, allied: Alliances) -> bool:
    """Whether a member words what a group asks: same direction, and the same topic or nearly the same words."""
    if not any(allied.meet(member.mention.of, of) for of in group.of):
        return False
    if member.mention.topic is not None:
        return True
    words = _content(member)
    return any(_alike(words, _content(one)) for one in group.members[:_TRIED])


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the shorter wording's words are all in the longer one, but for one in every `_WORDS_A_MISS`."""
    from rapidfuzz.fuzz import ratio

    few, many = sorted((left, right), key=len)
    known = set(many)
    doubtful = [word for word in few if word not in known]
    if len(doubtful) * 2 > len(few):
        return False
    missed = sum(all(ratio(word, other) < _SIMILAR for other in many) for word in doubtful)
    return missed <= len(few) // _WORDS_A_MISS


def _handles(member: Member) -> tuple[str, ...]:
    """What a group is looked up by: its topic, else the longest words of a wording."""
    if member.mention.topic is not None:
        return (member.mention.topic,)
    longest = sorted(set(_content(member)), key=lambda word: (-len(word), word))
    return tuple(f"word {word}" for word in longest[:_LONGEST])


def _content(member: Member) -> tuple[str, ...]:
    text = member.mention.excerpt.text
    return _content_of(labels.refused(text) if member.mention.stance == "rejection" else text)


@lru_cache(maxsize=8192)
def _content_of(text: str) -> tuple[str, ...]:
    words = (word.strip(".,;:'\"") for word in fold(text).split())
    return tuple(word for word in words if word and word not in _STOP)


def _pairs(member: Member) -> list[tuple[str, ...]]:
    """Each two of the words of what is asked or refused."""
    return list(combinations(sorted(bare_words(labels.refused(member.mention.excerpt.text)))[:_WORDS], 2))


def _complies(asked: Member, refusal: Member) -> bool:
    """Whether it is asked that something be not done, or ended, and it is that which is not to be done."""
    if refusal.mention.rule not in ("answer.unasked-act", "answer.unasked-firm"):
        return False
    told = refusal.excerpt.text.lower()
    denied = _DENIES.findall(asked.mention.excerpt.text.lower())
    return any(word in _NEGATIONS or word not in told for word in denied)


def _put(table: dict[str, list[Group]], key: str, group: Group) -> None:
    if not any(known is group for known in table.setdefault(key, [])):
        table[key].append(group)


def _unique(groups: Iterable[Group]) -> list[Group]:
    return list({id(group): group for group in groups}.values())
