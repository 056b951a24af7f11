"""Words that fall where others of the same speaker fell: those in their paragraph, and what they go on to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from brief.model import Quote
from brief.text import beginning_in
from brief.timeline.around import Told, is_apart, is_elsewhere, paragraph
from brief.timeline.venues import GATHERINGS, Venue

# Each quote, with how it is told.
Pairs = Sequence[tuple[Quote, Sequence[Told]]]
# By speaker and paragraph the gathering of the first words there that have one, with the place of these among all.
Mates = Mapping[str | None, Mapping[tuple[str, int], tuple[int, Venue]]]

# How far behind the words that have a gathering others may go on, in characters.
_FAR = 1200


def by_speaker(pairs: Pairs, alone: Mapping[str, Venue | None]) -> Mates:
    """The gatherings of each speaker's words, by paragraph."""
    mates: dict[str | None, dict[tuple[str, int], tuple[int, Venue]]] = {}
    for at, (quote, told) in enumerate(pairs):
        if venue := alone[quote.id]:
            for each in told:
                mates.setdefault(quote.speaker_name, {}).setdefault(_paragraph(each), (at, venue))
    return mates


def with_mates(quote: Quote, told: Sequence[Told], mates: Mates) -> Venue | None:
    """The gathering of the speaker's other words in the same paragraph, for a quote without a day of its own."""
    ours = mates.get(quote.speaker_name)
    if not ours or quote.said_on or quote.speaker_name is None:
        return None
    near = [ours[place] for place in map(_paragraph, told) if place in ours]
    if not near or any(is_elsewhere(each.mention) or is_apart(each) for each in told):
        return None
    return min(near, key=lambda mate: mate[0])[1]


def going_on(pairs: Pairs, stated: Mapping[str, Venue], said: Mapping[str, Venue]) -> dict[str, Venue]:
    """The gatherings of what a speaker goes on to say up to the next paragraph, with nobody's words between.

    They go on from words that the text states to have fallen there (`stated`). What is put at another hour or place,
    and what stands behind the name of a day, does not go on; nor does what has a gathering of its own (`said`).
    """
    found: dict[str, Venue] = {}
    spoken: dict[str, list[tuple[Quote, Told]]] = {}
    for quote, told in pairs:
        for each in told:
            spoken.setdefault(each.key, []).append((quote, each))
    for row in spoken.values():
        if not any(quote.id in stated or quote.id in found for quote, _ in row):
            continue
        row.sort(key=lambda pair: pair[1].mention.excerpt.start)
        first = 0  # where the words stand that the others go on from
        for (before, last), (quote, each) in pairwise(row):
            first = last.mention.excerpt.start if before.id in stated else first
            venue = stated.get(before.id) or found.get(before.id)
            if venue is None or quote.id in said or venue.event.kind not in GATHERINGS:
                continue
            if quote.said_on in (None, venue.day) and _goes_on(last, each, first):
                found[quote.id] = venue
    return found


def _goes_on(last: Told, told: Told, first: int) -> bool:
    mention = told.mention
    if mention.speaker is None or mention.speaker != last.mention.speaker or mention.said_on or mention.occasion:
        return False
    if is_apart(told) or told.around.past or told.around.beforehand or mention.excerpt.start - first > _FAR:
        return False
    (_, above), (_, here) = _paragraph(last), _paragraph(told)
    begin = told.one.paragraphs[here].start if here > above else last.mention.excerpt.end
    days = beginning_in(told.one.dates, begin, mention.excerpt.start, lambda day: day.excerpt.start)
    return here - above <= 1 and not any(day.grain == "day" for day in days)


def _paragraph(told: Told) -> tuple[str, int]:
    """The paragraph in which the words begin, among those of all texts."""
    return told.key, paragraph(told.one, told.mention.excerpt.start)
