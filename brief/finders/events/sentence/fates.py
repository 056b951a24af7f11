"""What a sentence calls off or puts off: how that ends, on which old day and on which new one; no events."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from brief.days import WEEKDAY, shifted
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.words import beside, count_of, cue_phrases, words
from brief.model import DateMention, EventStatus, When
from brief.text import Span, either, telling

_WEEK = timedelta(days=7)
_MOVED = re.compile(
    r"\b(?:moved|brought|pushed|shifted)(?:\s+(?:back|forward))?(?:\s+(?:her|his|its|the|their)\s+\w+)?(?=\s+(?:to|until)\b)"
)
_MOVES = frozenset(["moved", "brought", "pushed", "shifted"])
_TO = re.compile(r"(?:[^.;:\"]{0,40}\s)?(?:until|till|to|for)\s+(?:the\s+)?")
_WAS_TO_HAVE = re.compile(
    r"\b(?:was|were) to have\s+(?:been|begun|come|flown|gone|held|left|met|sat|spoken|[a-z]+ed)\b"
)
_NEAR = 60  # characters between what is planned and the words that it is
_BY = re.compile(r"\sby\s(\w+)\s(day|week)s?\b")
_HOURS = re.compile(r"\s(?:by|for)\s[^,;.]{0,24}\b(?:hour|minute)s?\b")  # held, if late
_VOTE = re.compile(r"\b(?:vote|votes|voted|ballot|decide)\b")
_PAUSED = re.compile(r"\b(?:delayed|froze|frozen|paused|postponed|put (?:off|on hold)|suspended)\b")
_STILL_SET = re.compile(r"\b(?:for|due|planned|scheduled|set)\s+(?:on\s+)?(?:the\s+)?$")
ON_WEEKDAY = re.compile(rf"(?:[Oo]n )?{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?", re.ASCII)
_PERFECT = re.compile(r"\b(?:has|have) been\s+(?:\w+\s+)?$")


class Fate(Struct, frozen=True):
    """How something planned ended. `start` and `end` span the words that say it; `perfect`: "has been", so it is ahead.

    `deed`: the words may have a day of their own, on which it was called off. `never`: its day is over.
    """

    status: Literal["cancelled", "postponed"]
    start: int
    end: int
    perfect: bool
    deed: bool = True
    never: bool = False


def fate(scene: Scene, clause: Clause) -> Fate | None:
    """How the clause says that its event ended before it began, `None` where it does not."""
    for status in ("cancelled", "postponed"):
        match = scene.first(cue_phrases(status), clause.start, clause.end)
        if match:
            return _fate(scene, "cancelled" if status == "cancelled" else "postponed", match)
    for match in _MOVED.finditer(scene.seen, clause.start, clause.end) if not scene.words.isdisjoint(_MOVES) else ():
        if new_day(scene, match.end()):
            return _fate(scene, "postponed", match)  # "moved to Friday", not "moved to Geneva"
    match = _WAS_TO_HAVE.search(scene.seen, clause.start, clause.end) if "have" in scene.words else None
    if match is None:
        return None
    paused = _PAUSED.search(scene.seen, scene.start, match.start())  # "froze its part in talks that were to have begun"
    return Fate("postponed" if paused else "cancelled", *match.span(), perfect=False, deed=False)


def _fate(scene: Scene, status: Literal["cancelled", "postponed"], match: re.Match[str]) -> Fate:
    perfect = _PERFECT.search(scene.before(match.start(), 24)) is not None
    return Fate(status, *match.span(), perfect, never=match.group() in words("fallen", "never"))


def looked_ahead(scene: Scene, span: Span) -> bool:
    """Whether the words around a verb or noun say that it had been planned: "were due to meet", "scheduled for"."""
    clause = scene.clause_at(span[0])
    first, last = max(clause.start, span[0] - _NEAR), min(clause.end, span[1] + _NEAR)
    return beside("planned").search(scene.seen, first, last) is not None


def is_other_day(scene: Scene, found: Fate, span: Span, mention: DateMention) -> bool:
    """Whether a date is not the event's: the new one ("put off until Friday"), or the day on which it was called off.

    "Peru called off a visit on Friday" tells of that Friday's decision; "called off a visit set for Friday" does not.
    """
    start = mention.excerpt.start
    if start < found.end:
        return False
    if _TO.fullmatch(scene.seen, found.end, start) and span[0] < found.end:
        return True
    past = scene.published is None or mention.last is None or mention.last <= scene.published
    return (
        found.deed
        and past
        and found.end <= span[0]
        and span[1] <= start
        and not _STILL_SET.search(scene.before(start, 24))
    )


def new_day(scene: Scene, start: int) -> DateMention | None:
    """The day that what was put off is moved to, told behind `start`; `None` where none is told or it is over."""
    for mention in scene.dates:
        at = mention.excerpt.start
        if at < start or mention.when is None or scene.is_quoted(at):
            continue
        if not _TO.fullmatch(scene.seen, start, at):
            return None
        if scene.published is None or mention.when.last >= scene.published:
            return mention
        return _in_a_week(mention, mention.when, scene.published)
    return None


def _in_a_week(mention: DateMention, when: When, published: date) -> DateMention | None:
    """The coming day of a name that was read as the last one; `None` of other dates."""
    if not ON_WEEKDAY.fullmatch(mention.excerpt.text) or published - when.first >= _WEEK:
        return None
    return replace(mention, first=shifted(when.first, _WEEK), last=shifted(when.last, _WEEK))


def new_time(scene: Scene, found: Fate, old: When | None) -> When | None:
    """When what was put off is to be: the day told behind, or so much later than the old one ("by a day")."""
    day = new_day(scene, found.end)
    if day is not None:
        return day.when
    by = _BY.match(scene.seen, found.end, scene.end)
    if by is None or old is None or old.grain != "day":
        return None
    step = count_of(by.group(1)) * (_WEEK if by.group(2) == "week" else timedelta(1))
    when = replace(old, first=shifted(old.first, step), last=shifted(old.last, step))
    return when if step and (scene.published is None or when.last >= scene.published) else None


def overtaken(scene: Scene, span: Span) -> Fate | None:
    """How what was planned ended by a clause behind it: "were to meet on Friday, but the session was put off".

    What ended is called by a word for such things, or by none: a strike called off ends no meeting.
    """
    ended = not scene.words.isdisjoint(_endings())
    match = _later().search(scene.seen, span[1], scene.end) if ended and looked_ahead(scene, span) else None
    if match is None or scene.is_quoted(match.start()) or not _is_called(match, scene.seen[span[0] : span[1]]):
        return None
    status, end = _end_told(match)
    found = Fate(status, match.start(), end, perfect=False, deed=False)
    to_a_day = match["moved"] is None or new_day(scene, end) or _BY.match(scene.seen, end)
    return found if to_a_day and not _HOURS.match(scene.seen, end, scene.end) else None


def _end_told(match: re.Match[str]) -> tuple[Literal["cancelled", "postponed"], int]:
    """How the words say that it ended, and where they stop."""
    postponed = match["postponed"] or match["moved"] or match["deferred"]
    return "postponed" if postponed else "cancelled", match.end()


def _is_called(match: re.Match[str], words_of_it: str) -> bool:
    """Whether the words for what ended can mean what was planned: a trip is a visit, and no meeting."""
    thing = match["thing"] or match["object"]
    if thing is None:
        return True
    journey = beside("journey").search(words_of_it) is not None
    if thing in words("fallen", "journeys"):
        return journey
    return not journey and (thing not in words("fallen", "votes") or _VOTE.search(words_of_it) is not None)


def falls(scene: Scene) -> tuple[EventStatus, bool] | None:
    """How a sentence ends what one before planned, and whether that day is over: "The meeting never took place"."""
    told = not scene.words.isdisjoint(_endings())
    match = _is_off().match(scene.seen, scene.start, scene.end) if told else None
    if match is None:
        return None
    return "postponed" if match["postponed"] else "cancelled", match["never"] is not None


@cache
def _endings() -> frozenset[str]:
    """The words that tell how something planned ended, one of which stands where it does."""
    return telling(word for kind in ("cancelled", "postponed", "moved", "never") for word in words("fallen", kind))


@cache
def _is_off() -> re.Pattern[str]:
    thing = either([word for kind in ("things", "journeys", "votes") for word in words("fallen", kind)])
    told = {name: either(words("fallen", name)) for name in ("cancelled", "postponed", "never")}
    return re.compile(
        r"\W*(?:(?:But|However|Instead|In the end),?\s)?"
        rf"(?:(?:[Tt]he|[Tt]hat|[Tt]heir|[Hh]is|[Hh]er)\s(?:\w+\s)?(?:{thing})|[Ii]t|[Tt]hey)\s"
        rf"(?:(?:was|were|ha(?:s|ve|d)(?:\s\w+)?\sbeen)\s(?:\w+\s)?(?:(?:{told['cancelled']})|(?P<postponed>{told['postponed']}))"
        rf"|(?P<never>{told['never']}))\b"
    )


@cache
def _later() -> re.Pattern[str]:
    """A further clause of the sentence that tells how something planned ended."""
    told = {name: either(words("fallen", name)) for name in ("cancelled", "postponed", "moved", "never")}
    thing = either([word for kind in ("things", "journeys", "votes") for word in words("fallen", kind)])
    it = (
        rf"(?:(?:the|that|this|his|her|its|their)\s(?:[\w-]+\s){{0,2}}?(?P<thing>{thing})"
        r"(?:\s(?:at|between|in|of|on|to|with)\s[^,;:\"]{2,40}?)?|it|they|that|this|both)\s"
    )
    ended = rf"(?:(?P<cancelled>{told['cancelled']})|(?P<postponed>{told['postponed']})|(?P<moved>{told['moved']}))"
    passive = (
        rf"(?:was|were|is|are|ha(?:s|ve|d)\s(?:\w+\s)?been)\s(?:(?:also|later|then|now|since|\w+ly)\s){{0,2}}{ended}"
    )
    object_ = rf"(?:it|them|(?:the|that|his|her|its|their)\s(?P<object>{thing}))"
    active = (
        rf"[^,;:\"]{{2,40}}?\s(?:(?:called\s(?:it|them)\soff|(?:{told['cancelled']})\s{object_}|cancelled(?=[.,;]))"
        rf"|(?P<deferred>put\s(?:it|them)\soff|(?:{told['postponed']})\s(?:it|them)))"
    )
    return re.compile(
        r"(?:,?\s(?:-+\s)?(?:but|although|though|yet)|,\sand|;|:)\s(?:(?:later|then|instead|in the end),?\s)?"
        rf"(?:(?:{it})?(?:{passive}|(?:{told['never']}))|{active})(?![\w-])"
    )
