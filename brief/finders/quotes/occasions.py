"""When, where and on what occasion words were said, as the sentence that gives them to somebody tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from msgspec import Struct

from brief.cues import Cue
from brief.finders.quotes import said_on
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions
from brief.lexicon import load
from brief.model import Excerpt, Marked, PlaceMention, When
from brief.text import Span, beginning_in, either, telling, trimmed, words_of

_OPENING = re.compile(r"(?:^|[\"'(,;-]\s*|\b(?:But|And|Then|Later|speaking|talking|and)\s+)$")
_TO_PLACE = re.compile(r"(?:at|from|in)\s")
_PLACE_BEFORE = re.compile(r"\b(?:in|from|at)\s+(?:the\s+)?$")
_TOLD = re.compile(
    r"told\s(?<!\w.....)\s*((?:the\s+|news agency\s+|the newspaper\s+|state television\s+"
    r"|broadcaster\s+|the channel\s+)*"
    r"(?:[A-ZÀ-Þ][\w.&-]*(?:\s[A-ZÀ-Þ][\w.&-]*)*|reporters|journalists|lawmakers|the media|parliament))"
    r"(?!'s|\w|\s[A-ZÀ-Þ])"
    r"(?:\s+(?:at|in|on|after|during)\s+(?:the\s+|an?\s+)?[\w'. -]{3,60}?(?=[,.;:\"]|\s+that\b|\s+on\b|$))?"
)
_TAIL = re.compile(  # whole words, and no clause: "of the security council" that the president had called
    r"\s+(?:of|with|between|in|at|on(?=\s(?:[A-Z]|the\s[A-Z]))|to)\s+"
    r"(?:(?!\s(?:as|that|when|where|which|while|who|whom|whose)\b)[^,;:.\"]){2,110}(?![\w'-])"
)
_PAST_OR_AHEAD = re.compile(r"(?:after|before|following|ahead of)\b", re.IGNORECASE)

_SHORTEST = 4  # characters of what tells a place, or an occasion: "in X"
_begin = attrgetter("start")


class Scene(Struct, frozen=True):
    """The scene of a statement; each field `None` where the sentence doesn't tell it."""

    said_on: When | None = None
    where: str | None = None
    occasion: Excerpt | None = None


def of(marked: Marked, frame: Frame, draft: Draft, mentions: Mentions) -> Scene:
    """The scene of a quote, from the sentence of its verb: what leads it in, and what follows the verb."""
    sentence = frame.sentences[at] if (at := frame.holding(draft.cue, draft.start)) is not None else None
    if sentence is None:
        return Scene()
    stretches = list(_stretches(frame.masked, sentence, draft))
    told_in = frame.masked
    if draft.aside is not None:
        stretches, told_in = [(0, 0), (0, 0), draft.aside], frame.seen
    occasion = _occasion(told_in, sentence, stretches, draft.aside)
    return Scene(
        said_on.of(marked, frame, draft, mentions),
        _where(marked, told_in, stretches, occasion),
        marked.document.excerpt(*occasion) if occasion else None,
    )


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
    if cue.lemma == "say" and _ITS_SUBJECT.match(masked, cue.end, end):
        return cue.end  # "said the talks in Cairo had failed"
    match = _CLAUSE.search(masked, cue.end, end)
    return match.start() if match else end


_CLAUSE = re.compile(r"\bthat\b|:|,")
_ITS_SUBJECT = re.compile(
    r"\s(?:[\w-]+'s|the|a|an|his|her|its|their|this|these|no|he|she|it|they|we|there)\b", re.IGNORECASE
)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = either(sorted(load("en/cues")["occasions"]["nouns"], key=len, reverse=True))
    return re.compile(
        r"\b(?:[Aa]fter|[Bb]efore|[Dd]uring|[Ff]ollowing|[Aa]head of|[Aa]t|[Ii]n|[Oo]n|left|[Oo]pening|[Cc]losing)\s+"
        rf"(?:[\w'.-]+\s+){{0,6}}?(?:{nouns})(?:\s+(?:{nouns}))?\b(?:\s+[A-Z]\w+(?:\s[A-Z]\w+)*)?"
    )


@cache
def _nouns() -> frozenset[str]:
    return telling(load("en/cues")["occasions"]["nouns"])


def _occasion(masked: str, sentence: Sentence, stretches: Sequence[Span], aside: Span | None) -> Span | None:
    """The words that place the statement: those behind the verb first; two that adjoin are one."""
    found: list[Span] = []
    if not stretches:
        return None
    held = words_of(masked[slice(*aside)]) if aside else sentence.words(masked)
    occurs = not held.isdisjoint(_nouns())
    for number, (start, end) in enumerate(stretches):
        behind = number == 2
        for match in _pattern().finditer(masked, start, end) if occurs and end - start > _SHORTEST else ():
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


def _places(marked: Marked, start: int, end: int) -> Iterator[PlaceMention]:
    """The places between two offsets, then the states."""
    for place in beginning_in(marked.places, start, end, _begin):
        if place.end <= end:
            yield place
    for actor in beginning_in(marked.actors, start, end, _begin):
        if actor.end <= end and actor.kind == "state" and actor.form == "name":
            yield PlaceMention(actor.name, actor.start, actor.end)


def _where(marked: Marked, masked: str, stretches: Sequence[Span], occasion: Span | None) -> str | None:
    """The place of speaking: in the words about the scene, but not where they tell of a meeting past or ahead."""
    for number, (start, end) in enumerate(stretches):
        leads = end - start > _SHORTEST and _TO_PLACE.search(masked, start, end)
        for place in _places(marked, start, end) if leads else ():
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
