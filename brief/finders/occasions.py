"""When, where and on what occasion words were said, as the sentence that gives them to somebody tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from brief.cues import Cue
from brief.finders.frames import Frame, Sentence
from brief.finders.pieces import Draft
from brief.lexicon import load
from brief.model import Excerpt, Marked, PlaceMention, When
from brief.text import Span, trimmed

_OPENING = re.compile(r"(?:^|[\"'(,;-]\s*|\b(?:But|And|Then|Later|speaking|talking|and)\s+)$")
_PLACE_BEFORE = re.compile(r"\b(?:in|from|at)\s+(?:the\s+)?$")
_TOLD = re.compile(
    r"\btold\s+((?:the\s+|news agency\s+|the newspaper\s+|state television\s+|broadcaster\s+|the channel\s+)*"
    r"(?:[A-ZÀ-Þ][\w.'&-]*(?:\s[A-ZÀ-Þ][\w.'&-]*)*|reporters|journalists|lawmakers|the media|parliament))"
    r"(?:\s+(?:at|in|on|after|during)\s+(?:the\s+|an?\s+)?[\w'. -]{3,60}?(?=[,.;:\"]|\s+that\b|\s+on\b|$))?"
)
_TAIL = re.compile(r"\s+(?:of|with|between|in|at|on(?=\s(?:[A-Z]|the\s[A-Z]))|to)\s+[^,;:.\"]{2,60}")
_PAST_OR_AHEAD = re.compile(r"(?:after|before|following|ahead of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """The scene of a statement; each field `None` where the sentence doesn't tell it."""

    said_on: When | None = None
    where: str | None = None
    occasion: Excerpt | None = None


def of(marked: Marked, frame: Frame, draft: Draft) -> Scene:
    """The scene of a quote, from the sentence of its verb: what leads it in, and what follows the verb."""
    sentence = _sentence(frame, draft)
    if sentence is None:
        return Scene()
    stretches = list(_stretches(frame.masked, sentence, draft))
    told_in = frame.masked
    if draft.aside is not None:
        stretches, told_in = [(0, 0), (0, 0), draft.aside], frame.seen
    occasion = _occasion(told_in, sentence, stretches)
    return Scene(
        _said_on(marked, sentence, draft),
        _where(marked, told_in, stretches, occasion),
        marked.document.excerpt(*occasion) if occasion else None,
    )


def _sentence(frame: Frame, draft: Draft) -> Sentence | None:
    at = draft.cue if draft.cue is not None else draft.start
    return next((one for one in frame.sentences if one.start <= at < one.end), None)


def _stretches(masked: str, sentence: Sentence, draft: Draft) -> Iterator[Span]:
    """Where a scene may be told: before the speaker, between speaker and verb, and behind the verb up to its clause."""
    cue = next((one for one in sentence.cues if one.start == draft.cue), None)
    if cue is None or draft.speaker is None:
        return
    first = draft.speaker if sentence.start <= draft.speaker.start < cue.start else None
    yield (sentence.start, first.start if first else cue.start)
    yield (first.end, cue.start) if first else (cue.start, cue.start)
    spans = [span for span in sentence.spans if span.outer_start >= cue.end]
    end = spans[0].outer_start if spans else sentence.end
    if draft.pieces[0][0] >= cue.end:
        end = min(end, draft.pieces[0][0], _clause(masked, cue, end))
    yield cue.start, max(end, cue.end)


def _clause(masked: str, cue: Cue, end: int) -> int:
    match = re.compile(r"\bthat\b|:|,").search(masked, cue.end, end)
    return match.start() if match else end


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(load("en/cues")["occasions"]["nouns"], key=len, reverse=True))
    return re.compile(
        r"\b(?:[Aa]fter|[Bb]efore|[Dd]uring|[Ff]ollowing|[Aa]head of|[Aa]t|[Ii]n|[Oo]n|left|opening|closing)\s+"
        rf"(?:[\w'.-]+\s+){{0,6}}?(?:{nouns})\b(?:\s+[A-Z]\w+(?:\s[A-Z]\w+)*)?"
    )


def _occasion(masked: str, sentence: Sentence, stretches: Sequence[Span]) -> Span | None:
    """The words that place the statement: those behind the verb first; two that adjoin are one."""
    found: list[Span] = []
    for number, (start, end) in enumerate(stretches):
        behind = number == 2
        for match in _pattern().finditer(masked, start, end):
            lead = masked[max(sentence.start, match.start() - 12) : match.start()]
            words = match.group()
            opens = (
                match.start() - sentence.start < 2 or _OPENING.search(lead) or words.startswith("left") or _spoke(lead)
            )
            if not (opens or (behind and _directly(masked[start : match.start()]))):
                continue
            tail = _TAIL.match(masked, match.end(), end)
            found.append(trimmed(masked, match.start(), tail.end() if tail else match.end()))
        if behind and not found and (told := _TOLD.search(masked, start, end)):
            start, end = trimmed(masked, *told.span())
            found.append((start, end - 1 if masked[end - 1] == "." else end))
    if not found:
        return None
    last = found[-1]
    for span in reversed(found[:-1]):
        if 0 <= last[0] - span[1] < 24 and "," not in masked[span[1] : last[0]]:
            last = (span[0], last[1])
    return last


def _directly(words: str) -> bool:
    """Whether only the verb, whom it is told to or a day stands before: "told reporters", "said Thursday"."""
    rest = words.split()[1:]
    return len(words) < 130 and not any(word in _NOT_BETWEEN for word in rest)


_NOT_BETWEEN = frozenset(["their", "its", "as", "that", "about", "publication", "of"])


def _spoke(lead: str) -> bool:
    return re.search(r"\b(?:speaking|talking)(?:\s+in\s+\w+)?\s+$", lead) is not None


def _where(marked: Marked, masked: str, stretches: Sequence[Span], occasion: Span | None) -> str | None:
    """The place of speaking: in the words about the scene, but not where they tell of a meeting past or ahead."""
    states = (PlaceMention(a.name, a.start, a.end) for a in marked.actors if a.kind == "state" and a.form == "name")
    places = [*marked.places, *states]
    for number, (start, end) in enumerate(stretches):
        for place in places:
            if not (start <= place.start and place.end <= end):
                continue
            lead = masked[max(start, place.start - 24) : place.start]
            if not _PLACE_BEFORE.search(lead) or (
                number < 2 and not re.search(r"\b(?:speaking|talking|[Ii]n)\s", lead)
            ):
                continue
            if number < 2 and not ((number == 0 and place.start - start < 8) or "speaking" in lead):
                continue
            inside = occasion and occasion[0] <= place.start < occasion[1]
            if inside and occasion and _PAST_OR_AHEAD.search(masked[occasion[0] : place.start]):
                continue
            return place.name
    return None


def _said_on(marked: Marked, sentence: Sentence, draft: Draft) -> When | None:
    """The day of saying: the one told as such in the sentence; before "saying" that of the verb it hangs on."""
    if draft.aside is not None:
        return _day_within(marked, draft.aside)
    cue = next((one for one in sentence.cues if one.start == draft.cue), None)
    quoted = [(span.outer_start, span.outer_end) for span in sentence.spans]
    for mention in marked.dates:
        at = mention.excerpt.start
        if not sentence.start <= at < sentence.end or any(start <= at < end for start, end in quoted):
            continue
        hangs = cue and cue.form == "gerund" and 0 <= cue.start - mention.excerpt.end < 4 and mention.grain == "day"
        if (mention.role == "speech" or hangs) and mention.when is not None and not _elsewhere(sentence, cue, at):
            return mention.when
    return None


def _day_within(marked: Marked, span: Span) -> When | None:
    days = (one for one in marked.dates if span[0] <= one.excerpt.start < span[1] and one.role == "speech")
    return next((one.when for one in days if one.when is not None), None)


def _elsewhere(sentence: Sentence, cue: Cue | None, at: int) -> bool:
    """Whether a day of speaking belongs to another verb of the sentence: one stands nearer to it."""
    if cue is None:
        return False
    said = [one for one in sentence.cues if one.kind == "speech" and one.form != "gerund"]
    nearest = min(said, key=lambda one: abs(one.start - at), default=cue)
    return nearest.start != cue.start and abs(nearest.start - at) * 3 < abs(cue.start - at)
