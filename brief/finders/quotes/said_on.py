"""On what day words were said, as the sentence of their verb tells it, or the one before; no places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.cues import Cue
from brief.finders.quotes import subjects
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.model import DateMention, Marked, When
from brief.text import ADVERB, beginning_in

_NEAREST = ("day", "week", "month")
# What may stand between a verb and the month or week of saying: "told this newspaper in", "said late last".
_TO_MONTH = re.compile(r"(?:\s[\w'-]+){0,4}?\s(?:in|during|(?:late|early|earlier)(?: in)?)\s|\s")
# ... and the day of an act that words follow: "rejected that on".
_TO_DAY = re.compile(
    r"(?:\s(?!(?:what|which|who|whom|where|when|if|whether|and|but|to|of|as|that(?!\s(?:on|late|early)\b))\b)[\w'-]+){0,5}?"
    r"\s(?:on|late on|early on)\s"
)
_THEN = re.compile(r"\s(?:then|that(?: same)? day|(?:on )?the same day|at the time)\b")
_ASIDE = re.compile(r"[,;:\"()]|\bwho\b|\bwhich\b")


def of(marked: Marked, frame: Frame, draft: Draft, mentions: Mentions) -> When | None:
    """The days of saying: told with the verb, else what "then" means, else those of the act that they go with."""
    at = frame.holding(draft.cue, draft.start)
    if at is None:
        return None
    sentence = frame.sentences[at]
    if draft.aside is not None:
        return next((day.when for day in _within(marked, *draft.aside) if day.role == "speech" and day.when), None)
    cue = next((one for one in sentence.cues if one.start == draft.cue), None)
    told = _told(frame, at, draft)
    if told or cue is None:
        return told
    if _THEN.match(frame.masked, cue.end):
        before = _before(frame, at)
        return _one_of(frame.days.get(before, ())) if before is not None else None
    if draft.speaker is None or draft.speaker.person is None or at in frame.days:
        return None
    return _of_act(frame, at, draft.speaker, mentions)


def _told(frame: Frame, at: int, draft: Draft) -> When | None:
    """The day told as that of speaking; before "saying" that of the verb it hangs on; else one right at the verb."""
    sentence, days = frame.sentences[at], frame.days.get(at)
    if not days:
        return None
    cue = next((one for one in sentence.cues if one.start == draft.cue), None)
    for day in days:
        hangs = cue and cue.form == "gerund" and 0 <= cue.start - day.excerpt.end < 4 and day.grain == "day"
        if (day.role == "speech" or hangs) and not _elsewhere(sentence, cue, day.excerpt.start):
            return day.when
    if cue is None or draft.speaker is None:
        return None
    led = _led_in(frame.masked, sentence, draft.speaker, cue, days)
    led = led or _opening(frame.masked, sentence, draft.speaker, cue, days)
    return led or next((day.when for day in days if _at_verb(frame.masked, draft.speaker, cue, day, _TO_MONTH)), None)


_LEADS = re.compile(r"(?:At|During|In)\s|(?:Speaking|Talking|Addressing|Appearing|Writing)\s")


def _led_in(masked: str, sentence: Sentence, who: Subject, cue: Cue, days: Sequence[DateMention]) -> When | None:
    """The day of the scene that opens the sentence: "At a news conference on Tuesday, X said", if it tells no other.

    None where the verb only stands between commas: "In the vote on Monday, X said, the party lost".
    """
    here = [day for day in days if day.excerpt.end <= who.start]
    if len(here) != 1 or here[0].grain != "day" or not _LEADS.match(masked, sentence.start):
        return None
    if masked[here[0].excerpt.end : who.start] not in (", ", ", the ") or _ASIDE_VERB.match(masked, cue.end):
        return None
    if any(other.kind == "speech" and other.end <= who.start and other.form != "gerund" for other in sentence.cues):
        return None
    return here[0].when


def _opening(masked: str, sentence: Sentence, who: Subject, cue: Cue, days: Sequence[DateMention]) -> When | None:
    """The day that opens the sentence, right before who speaks and the verb: "On Sunday, X advised Chad to wait"."""
    first = days[0]
    if first.grain != "day" or not _OPENS.fullmatch(masked, sentence.start, first.excerpt.start):
        return None
    near = _TO_WHO.fullmatch(masked, first.excerpt.end, who.start) and _TO_CUE.fullmatch(masked, who.end, cue.start)
    return first.when if near else None


_OPENS = re.compile(r"\W*(?:(?:[Ee]arly |[Ll]ate |[Ee]arlier )?[Oo]n |[Ll]ate |[Ee]arly )?")
_TO_WHO = re.compile(r",?\s(?:(?!(?:after|and|as|but|in|that|when|which|while|who)\b)[\w'.-]+\s){0,6}")
_TO_CUE = re.compile(rf"\s(?:(?:{ADVERB}|again|also|even|later|then|too)\s)?")
_ASIDE_VERB = re.compile(r",\s[^\"]")


def _at_verb(masked: str, who: Subject, cue: Cue, day: DateMention, gap: re.Pattern[str]) -> bool:
    """Whether a day stands between subject and verb, or behind the verb with no more than `gap` between."""
    start, end = day.excerpt.start, day.excerpt.end
    if who.end <= start and end <= cue.start:
        begin = who.end + (masked[who.end : who.end + 1] == ",")  # closes an apposition
        return day.grain == "day" and not _ASIDE.search(masked, begin, cue.start)
    if cue.end > start or day.grain not in _NEAREST or (day.grain == "day" and gap is _TO_MONTH):
        return False
    return gap.fullmatch(masked, cue.end, start) is not None and cue.form != "gerund" and _ends(masked, end)


def _ends(masked: str, at: int) -> bool:
    """Whether a clause ends behind a day, or words in marks or of a place follow: "in March that", "on Monday in"."""
    return _END.match(masked, at) is not None


_END = re.compile(r"[,.:;]|\s\"|\s(?:that|in|at|during|after|when|as)\b|$")


def _within(marked: Marked, start: int, end: int) -> Sequence[DateMention]:
    return beginning_in(marked.dates, start, end, lambda day: day.excerpt.start)


_ACTS = 3  # sentences before the words that may let somebody act, each at most `_PASSED` before the next
_PASSED = 3


def _before(frame: Frame, at: int) -> int | None:
    """The number of the sentence before, in the same paragraph; one that is but words in marks is passed over."""
    for number in range(at - 1, max(at - _PASSED - 1, -1), -1):
        sentence = frame.sentences[number]
        if sentence.paragraph != frame.sentences[at].paragraph:
            return None
        if not sentence.bare(frame.masked):
            return number
    return None


def _one_of(days: Sequence[DateMention]) -> When | None:
    """The day that all dates name; `None`: there is none, or several."""
    found = {day.when for day in days if day.grain in ("day", "week", "month")}
    return next(iter(found)) if len(found) == 1 and days[0].grain == "day" else None


def _of_act(frame: Frame, at: int, who: Subject, mentions: Mentions) -> When | None:
    """The day on which the sentence before lets the same person speak or act: "rejected that on Thursday".

    It names no other day. Sentences between, without a day, are passed over while that person speaks in them.
    """
    if frame.days.keys().isdisjoint(range(at - _ACTS * _PASSED, at)):
        return None
    for _ in range(_ACTS):
        number = _before(frame, at)
        if number is None:
            return None
        sentence, at = frame.sentences[number], number
        acts = [(cue, actor) for cue, actor in _acts(frame, sentence, mentions) if actor.person == who.person]
        days = frame.days.get(at, ())
        if days or not acts:
            near = [day for day in days if any(_on_day(frame.masked, day, cue, actor) for cue, actor in acts)]
            return _one_of(near) if _one_of(days) else None
    return None


def _on_day(masked: str, day: DateMention, cue: Cue, who: Subject) -> bool:
    return day.role == "speech" or _at_verb(masked, who, cue, day, _TO_DAY)


def _acts(frame: Frame, sentence: Sentence, mentions: Mentions) -> Iterator[tuple[Cue, Subject]]:
    """The verbs of saying and acting in a sentence with their subjects."""
    for cue in sentence.cues:
        if cue.form == "gerund" or cue.kind not in ("speech", "act"):
            continue
        who = subjects.before(frame.masked, sentence.start, cue.start, mentions)
        if who is None or who.person is None:
            who = subjects.first(frame.masked, sentence.start, cue.start, mentions)
        if who is not None:
            yield cue, who


def _elsewhere(sentence: Sentence, cue: Cue | None, at: int) -> bool:
    """Whether a day of speaking belongs to another verb of the sentence: one stands nearer to it."""
    if cue is None:
        return False
    said = [one for one in sentence.cues if one.kind == "speech" and one.form != "gerund"]
    nearest = min(said, key=lambda one: abs(one.start - at), default=cue)
    return nearest.start != cue.start and abs(nearest.start - at) * 3 < abs(cue.start - at)
