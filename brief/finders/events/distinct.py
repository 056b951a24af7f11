"""Which sightings of one sentence are one event: told by verb and by noun, by two finders; no merging of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from brief.finders.events.sightings import Sighting


def distinct(found: Sequence[Sighting]) -> list[Sighting]:
    """Without those that one sentence tells twice, by verb and by noun: the one with more known stays."""
    kept: list[Sighting] = []
    for sighting in sorted(found, key=lambda s: (s.is_weak, s.noun.group in ("deadline", "vote"), -_known(s), s.start)):
        if not any(_are_one(sighting, other) for other in kept):
            kept.append(sighting)
    return sorted(kept, key=lambda s: s.start)


def _known(sighting: Sighting) -> int:
    parties = sighting.parties
    return (
        4 * (sighting.when is not None)
        + 2 * (sighting.place is not None)
        + 2 * (sighting.rule == "event.act-ceasefire")  # signing one says more than the noun
        + (parties.name is not None)
        + len(parties.participants)
        + len(parties.organisers)
        + len(parties.people)
    )


def _are_one(one: Sighting, other: Sighting) -> bool:
    """One sentence rarely tells of two sessions alike on one day."""
    if one.is_weak:  # the words of another finder say the same, and more
        fallen = other.status in ("cancelled", "postponed") and _a_week_apart(one, other)
        alike = one.noun.group == other.noun.group and not _on_other_days(one, other)
        alike = alike and other.rule != "event.new-day"  # that to which it was put back
        return one.when == other.when or alike or fallen
    if (one.rule == "event.new-day") != (other.rule == "event.new-day"):
        return False
    if one.noun.does_harm and other.noun.does_harm:  # "An explosion destroyed a bakery"
        return one.when == other.when and (one.place == other.place or None in (one.place, other.place))
    if {one.noun.mode, other.noun.mode} == {"session", "act"} or one.noun.mode == "act":
        return one.noun.group == other.noun.group and (one.when == other.when or None in (one.when, other.when))
    groups = {one.noun.group, other.noun.group}
    if groups == {"meeting", "vote"}:  # a body that sits to vote is told of once
        return bool(set(one.parties.organisers) & set(other.parties.organisers)) and one.when == other.when
    if len(groups) > 1 or (one.place and other.place and one.place != other.place):
        return False
    if (one.when and other.when and one.when != other.when) or "event.first-since" in (one.rule, other.rule):
        return False
    mine = {*one.parties.participants, *one.parties.organisers}
    yours = {*other.parties.participants, *other.parties.organisers}
    return not mine or not yours or mine <= yours or yours <= mine


def _a_week_apart(one: Sighting, other: Sighting) -> bool:
    """Whether one weekday was read as the coming one and as the last: "were to meet on Friday, but ..."."""
    days = [sighting.when.first for sighting in (one, other) if sighting.when]
    return len(days) > 1 and abs(days[0] - days[1]) == timedelta(days=7)


def _on_other_days(one: Sighting, other: Sighting) -> bool:
    """Whether one is held and the other to come: "The session brought nothing; the next one opens on 2 April"."""
    apart = one.when and other.when and (one.when.first > other.when.last or other.when.first > one.when.last)
    return bool(apart) and (one.status == "held") != (other.status == "held")
