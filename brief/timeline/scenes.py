"""The scene that the words' own sentence sets: in a gathering, at its close, on a journey, before those who vote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brief.merge.cast import Speaker
from brief.model import Findings
from brief.text import sentences
from brief.timeline.around import Told, paragraph
from brief.timeline.presence import attends
from brief.timeline.venues import Gatherings, Venue, is_gathering

_NEAR = 600  # characters: two paragraphs
_AFTER = "after "  # stands before the kind of act that the words followed


def of_two(told: Told, known: Gatherings) -> Venue | None:
    """The gathering that the words' sentence puts them in, or that the one before tells of where they go to the other.

    Whoever is known, but of none of those who met, says nothing to them.
    """
    one, start, end = told.one, told.mention.sentence.start, told.mention.sentence.end
    if "within" in told.scene:
        return _only(_held(told, known, start, end))
    begin = one.paragraphs[paragraph(one, start)].start
    if "with_guest" in told.scene:
        return _only(_held(told, known, begin, end))
    if "partner" not in told.scene:
        return None
    before = [at for at, _ in sentences(one.document.text, begin, start)][-1:] or [start]
    venue = _only([venue for venue in _held(told, known, before[0], end) if _is_of_two(venue)])
    return venue if venue and (told.official is None or venue.concerns(told.official)) else None


def in_the_house(told: Told, known: Gatherings, acts: Gatherings) -> Venue | None:
    """The gathering in whose rooms the words of an official fell, on whose journey, or the vote around which."""
    one, end = told.one, told.mention.sentence.end
    if told.official is None:
        return _house(told, None, known) if _is_near(told) else None
    at = paragraph(one, told.mention.sentence.start)
    if "to_parliament" in told.scene:
        return _only(_of_kind("vote", _held(told, acts, one.paragraphs[at].start, end)))
    for kind in (each.removeprefix(_AFTER) for each in told.scene if each.startswith(_AFTER)):
        return _only(_of_kind(kind, _held(told, acts, one.paragraphs[max(0, at - 1)].start, end)))
    return _visit(told, told.official, known) or _house(told, told.official, known) or _signed(told, known, acts)


def _visit(told: Told, speaker: Speaker, known: Gatherings) -> Venue | None:
    """The speaker's visit, told of in the paragraph or the one above, for words on the way or before the press."""
    one, mention = told.one, told.mention
    if speaker.person is None or "journey" not in told.scene:
        return None
    above = one.paragraphs[max(0, paragraph(one, mention.sentence.start) - 1)].start
    visits = _of_kind("visit", _held(told, known, above, mention.sentence.end, asides=True))
    mine = [venue for venue in visits if speaker.person in venue.event.delegates]
    return _only([venue for venue in mine if mention.said_where in (None, venue.event.place)])


def _is_near(told: Told) -> bool:
    """Whether the text speaks of a gathering right before the words: at its opening others than officials speak too."""
    start = told.mention.sentence.start
    return "house" in told.scene and is_gathering(told.one.document.text[max(0, start - _NEAR) : start])


def _house(told: Told, speaker: Speaker | None, known: Gatherings) -> Venue | None:
    """The one meeting that the text has told of by then and that was on its day, for words at its doors or its close.

    A news conference of its day is its own where the speaker sat in it, or where both were in one town.
    """
    inside = "house" in told.scene
    if not inside and "press" not in told.scene:
        return None
    day, where = told.one.masthead.published or _latest(told.one, known), told.mention.said_where
    meetings = _of_kind("meeting", _held(told, known, 0, told.mention.sentence.end))
    venue = _only([venue for venue in meetings if venue.ended_by(day) or _goes_on(venue, day)])
    if venue is None or (where and venue.event.place and where != venue.event.place):
        return None
    if inside or (where and where == venue.event.place):
        return venue
    return venue if speaker and (venue.admits(speaker) or attends(told.one, told.mention, speaker)) else None


def _signed(told: Told, known: Gatherings, acts: Gatherings) -> Venue | None:
    """What was signed on the day of a text that tells of no meeting, for words at the close of where it was."""
    end = len(told.one.document.text)  # a live page tells the newest first
    if "house" not in told.scene or _of_kind("meeting", _held(told, known, 0, end)):
        return None
    documents = _of_kind("document", _held(told, acts, 0, end))
    return _only([venue for venue in documents if venue.day == told.one.masthead.published])


def _latest(one: Findings, known: Gatherings) -> date | None:
    """The day of a text that gives none: that of the last gathering that it tells of as held."""
    told = known.of(known.by_text.get(one.document.key, ()))
    return max((v.event.when.last for v in told if v.event.when and v.event.status == "held"), default=None)


def _goes_on(venue: Venue, day: date | None) -> bool:
    """Whether a day lies within the gathering."""
    when = venue.event.when
    return when is not None and day is not None and when.first <= day <= when.last


def _held(told: Told, known: Gatherings, start: int, end: int, *, asides: bool = False) -> list[Venue]:
    """What was held by the day of the text and may have been on the words' day, of all told of between two offsets."""
    found = known.of(known.by_text.get(told.key, ()))
    held = [v for v in found if v.event.status == "held" and not v.comes_after(told.one.masthead.published)]
    fitting = [v for v in held if v.fits(told.mention.said_on) and told.around.may_fall(v.event.when, asides=asides)]
    return [v for v in fitting if v.tells(told.key, start, end)]


def _of_kind(kind: str, venues: Sequence[Venue]) -> list[Venue]:
    return [venue for venue in venues if venue.event.kind == kind]


def _is_of_two(venue: Venue) -> bool:
    """Whether two people, or two parties, met or spoke there, rather than a body."""
    return len(venue.event.delegates) > 1 or (len(venue.event.participants) > 1 and not venue.names)


def _only(venues: Sequence[Venue]) -> Venue | None:
    return venues[0] if len(venues) == 1 else None
