"""Whether a mention can tell of an event that others tell of: days, bodies, places, parties; pure decisions."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from brief.lexicon import load
from brief.model import EventMention, EventStatus, Excerpt, Findings, When
from brief.naming import capital

ENDED = "event.ended"
NEW_DAY = "event.new-day"
DUE = "event.due-"
PAST = "event.past-"
FALLEN = frozenset(["cancelled", "postponed"])

OTHER_DEED = "deed-"
NEWS = f"event.act-{OTHER_DEED}"
_DONE = "past"  # the group of all that was done long ago
THING = "event.thing-"  # what was done to a thing, nobody says by whom or where: "The gates were shut on Friday"
_GROUPED = ("event.act-", THING, DUE)
_SESSION_LASTS = timedelta(days=6)
_SAME_TOWN = 2
_MANY = 3  # parties: a meeting of so many is told with some of them left out
_RECENT = timedelta(days=14)
_NEWS = timedelta(days=2)  # from what happened to the text that has it as just done


class Member(Struct, frozen=True):
    """A mention with the text that it stands in, the group of its head (`group_of`), and the ids of who took part."""

    mention: EventMention
    found: Findings
    group: str
    persons: frozenset[str] = frozenset()

    @property
    def published(self) -> date | None:
        """The day its text was published on."""
        return self.found.masthead.published

    @property
    def is_caption(self) -> bool:
        """Whether it stands under a picture, which proves no event by itself."""
        return self.mention.rule == "event.caption"


class Facts(Struct, frozen=True):
    """What is known of an event so far.

    `joins`: the parties of its body; `moved`: its day is a new one; `counts`: which of several it is, where a
    text that knows its day says so.
    """

    group: str = ""
    when: When | None = None
    name: str | None = None
    place: str | None = None
    organisers: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    status: EventStatus = "held"
    backward: bool = False
    joins: frozenset[str] = frozenset()
    moved: bool = False
    counts: frozenset[str] = frozenset()


def count_of(words: Excerpt) -> str:
    """What a wording counts to, whatever it calls the session: "A second round" and "the second meeting" agree."""
    ordinals = load("en/events")["counting"]["words"]
    return " ".join(word for word in words.text.lower().split() if word in ordinals or word == "end")


def group_of(mention: EventMention) -> str:
    """The group of nouns that a mention's head belongs to: heads of one group may name the same event.

    An act's head is its label ("mission suspended"), so that its rule names the group.
    """
    for prefix in _GROUPED:
        if mention.rule.startswith(prefix):
            return mention.rule.removeprefix(prefix)
    if mention.rule.startswith(PAST):
        kinds = {"document": "agreement", "vote": "vote"}
        return _DONE if mention.rule.endswith("done") else kinds.get(mention.kind, f"{mention.kind}-past")
    row = load("en/events")["nouns"].get(mention.head)
    return str(row["group"]) if row else mention.head


@cache
def befalling() -> frozenset[str]:
    """The groups of what befalls a place, and nobody holds: quakes, fires."""
    return frozenset(row["group"] for row in load("en/events")["nouns"].values() if row.get("befalls"))


@cache
def is_act(group: str) -> bool:
    """Whether somebody does it, in contrast to a session that parties attend."""
    lexicon = load("en/events")
    nouns = any(row["group"] == group and row["mode"] == "act" for row in lexicon["nouns"].values())
    due = load("en/ahead")["due"].items()
    return (
        nouns
        or group.startswith(OTHER_DEED)
        or group.endswith(_DONE)
        or any(row.get("group") == group for row in lexicon["deeds"].values())
        or any(row.get("group", head) == group for head, row in due)
    )


def is_movement(name: str) -> bool:
    """Whether a name only says what somebody is ("Ostran rebels"): another text may name the same by its body."""
    return name.rpartition(" ")[2] in load("actors")["heads"]["movements"]


def fit(facts: Facts, member: Member) -> int | None:
    """How well a mention fits an event: the higher the better; `None`: they are two events."""
    mention = member.mention
    if member.group != facts.group or not _days_fit(facts, member):
        return None
    if mention.rule.startswith(PAST):
        return _fit_past(facts, mention)
    if is_act(facts.group):
        return _fit_acts(facts, mention)
    bodies = _fit_bodies(facts, mention)
    places = fit_places(facts.place, mention.place)
    parties = _fit_parties(facts, mention, bool(bodies))
    if parties is None and places == _SAME_TOWN and _same_days(facts.when, mention.when):
        parties = _fit_many(facts, mention)
    if bodies is None or places is None or parties is None:
        return None
    total = bodies + places + parties
    if mention.when is None:  # one party in common is too little for words that give no day
        return total if total > 1 else None
    apart = facts.when is not None and facts.when.last < mention.when.first
    return None if apart and facts.group == "meeting" and total == 0 else total


def _days_fit(facts: Facts, member: Member) -> bool:
    mention, when = member.mention, facts.when
    if mention.when is None and mention.status in FALLEN and facts.moved:
        return False  # what was put off is the session of the old day
    if mention.when is None or when is None:
        if mention.when is None and when is None:
            return mention.status == facts.status and facts.backward == mention.backward
        return mention.backward == facts.backward and _may_look_at(when, member)
    if "published" in (mention.when.basis, when.basis):
        return _reported(mention.when, when) or _reported(when, mention.when)
    if mention.when.last < when.first or when.last < mention.when.first:
        goes_on = mention.rule == ENDED and not _is_another_round(facts, mention)
        return goes_on and timedelta(0) <= mention.when.first - when.last <= _SESSION_LASTS
    if (mention.when.first, mention.when.last) == (when.first, when.last):
        return True
    if mention.rule.startswith(DUE) and mention.when.last == when.last:
        return True  # "by the end of April" and "by 30 April"
    # A stretch of a month or more names another event than one of its days, unless told as background.
    return (mention.when.last - mention.when.first).days <= 7 or mention.backward


def _is_another_round(facts: Facts, mention: EventMention) -> bool:
    """Whether it is counted otherwise: "the first round" does not end when the second one does."""
    return bool(facts.counts) and mention.counted is not None and count_of(mention.counted) not in facts.counts


def _reported(one: When, other: When) -> bool:
    """Whether a day may be the one on which the other, of a day or two before, was reported."""
    return one.basis == "published" and other.first == other.last and timedelta(0) <= one.first - other.first <= _NEWS


def _may_look_at(when: When | None, member: Member) -> bool:
    """Whether words without a day can mean an event: held, then no later than their text; planned, not before it."""
    published = member.published
    if when is None or published is None:
        return True
    if member.mention.status in FALLEN:
        return abs(when.first - published) <= _RECENT
    if member.mention.status == "held":
        return when.first <= published
    return when.last >= published or member.is_caption


def _fit_past(facts: Facts, mention: EventMention) -> int | None:
    """What was done or made long ago is one where days and somebody in it are the same, or its name is."""
    if facts.name and mention.name:
        return 4 if _alike(facts.name, mention.name) else None
    if facts.group == "agreement" and not (facts.name and facts.participants):
        return 1  # "The Convention signed in June 2011" and "the Bank Convention of 2011"
    shared = (facts.participants | facts.organisers) & {*mention.participants, *mention.organisers}
    return len(shared) if shared and _same_days(facts.when, mention.when) else None


def _alike(one: str, other: str) -> bool:
    """Whether one name ends in the other: "UN-backed Shatt Accord" and "Shatt Accord"."""
    return one.endswith(other) or other.endswith(one)


def _fit_acts(facts: Facts, mention: EventMention) -> int | None:
    if facts.name and mention.name and not _alike(facts.name, mention.name):
        return None
    shared = facts.organisers & set(mention.organisers)
    if facts.organisers and mention.organisers and not shared:
        return None
    if mention.when is None and mention.place and not facts.place and not shared and facts.group == "attack":
        return None  # an attack in a town, of no day, and one that no text places
    return 1 + 2 * len(shared) + (facts.name == mention.name)


def _fit_bodies(facts: Facts, mention: EventMention) -> int | None:
    """Two distinct named bodies never meet in one event."""
    score = 0
    if facts.name and mention.name:
        if not _alike(facts.name, mention.name):
            return None
        score += 3
    yours = set(mention.organisers)
    if facts.organisers & yours:
        return score + 3
    part_of = yours <= facts.participants or facts.organisers <= set(mention.participants)
    if facts.organisers and yours and not (part_of or score):
        return None
    return score + (bool(yours) and yours <= facts.participants)


def fit_places(one: str | None, other: str | None) -> int | None:
    """How well two places go together; `None`: they are two."""
    if not one or not other:
        return 0
    if one == other:
        return _SAME_TOWN
    seats = capital(one), capital(other)
    if other in seats or one in seats:
        return 1
    return 0 if (seats[0] is None) != (seats[1] is None) else None  # a town may lie in the state


def _same_days(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and (one.first, one.last) == (other.first, other.last)


def _fit_many(facts: Facts, mention: EventMention) -> int | None:
    """How many parties two lists share for a day and a town: two long lists of one meeting each leave some out.

    Where each names one side only, and no body whose session it is, they may be the two sides of one meeting.
    """
    mine, yours = facts.participants | facts.organisers, {*mention.participants, *mention.organisers}
    sides = [{name for name in names if not is_movement(name)} for names in (mine, yours)]
    if (
        facts.group != "visit"
        and [len(side) for side in sides] == [1, 1]
        and not (facts.organisers or mention.organisers)
    ):
        return 0
    return len(mine & yours) or None if min(len(mine), len(yours)) >= _MANY else None


def _fit_parties(facts: Facts, mention: EventMention, same_body: bool) -> int | None:
    """Parties must not contradict: A and B with A and C is another meeting; a body's session is not a bilateral one."""
    mine = {name for name in facts.participants | facts.organisers if not is_movement(name)}
    yours = {name for name in (*mention.participants, *mention.organisers) if not is_movement(name)}
    shared = mine & yours
    if same_body or not mine or not yours:
        return len(shared)
    if not shared:
        # One party named at "Thursday's meeting" may well sit in the body whose session that was.
        sitting = facts.organisers and facts.group == "meeting"
        return 0 if sitting and len(yours) == 1 and not mention.organisers else None
    if len(yours) > 1 and len(mine) > 1 and not (yours <= mine or mine <= yours) and len(shared) < 2:
        return None
    outside = len(mention.participants) > 1 and facts.organisers and not yours & facts.organisers
    if outside and not yours >= (facts.joins or mine):
        return None
    return len(shared)
