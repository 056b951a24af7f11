"""Speech that dashes mark, as in dialogue: between them, behind one, or from one at the start of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from brief.finders.quotes import inverted
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.inside import DASH, LONGEST_ASIDE, named_in
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.marks import LONGEST
from brief.text import Span, trimmed

_APART = re.compile(r"-(?:(?<=\s.)|(?=-?\s))")  # a dash, no hyphen
_LEADING = re.compile(r"[–—―]\s*(?=\w)")


def speech(frame: Frame, mentions: Mentions) -> list[Draft]:
    """The paragraphs of speech without marks, each with its speaker where the paragraph tells one.

    One that tells none counts only where the text has others that do: a dash opens the items of a list, too.
    """
    drafts: list[Draft] = []
    silent: list[Draft] = []
    by_paragraph = _sentences(frame)
    for number, (start, high) in enumerate(frame.paragraphs):
        leading = _LEADING.match(frame.text, start, high)
        low = leading.end() if leading else start
        if high - start > LONGEST or frame.masked[low] in "\"'":
            continue
        apart = _APART.search(frame.masked, low, high)
        if not (leading or apart):
            continue
        dashes = list(DASH.finditer(frame.masked, low, high)) if apart else []
        sentences = by_paragraph.get(number, [])
        speech = _interrupted(frame, (low, high), dashes, mentions, leading=leading is not None)
        draft = speech or _after_dash(frame, (low, high), dashes, sentences, mentions)
        if draft is None and leading:
            draft = _closed(frame, low, high, sentences, mentions)
            if draft is None and _is_speech(frame, low, high, sentences):
                silent.append(Draft([(low, high)], None, "quote.floating", start, high))
        if draft is not None:
            drafts.append(draft)
    return [*drafts, *(silent if drafts else ())]


def _sentences(frame: Frame) -> dict[int, list[Sentence]]:
    table: dict[int, list[Sentence]] = {}
    for sentence in frame.sentences:
        table.setdefault(sentence.paragraph, []).append(sentence)
    return table


def _is_speech(frame: Frame, low: int, high: int, sentences: list[Sentence]) -> bool:
    """Whether words behind a dash are sentences of their own, in which no reporter tells anything."""
    whole = frame.seen[low].isupper() and frame.seen[high - 1] in ".!?…"
    return whole and not any(one.spans or any(cue.kind == "speech" for cue in one.cues) for one in sentences)


def _interrupted(
    frame: Frame, stretch: Span, dashes: Sequence[re.Match[str]], mentions: Mentions, *, leading: bool
) -> Draft | None:
    """Speech with its speaker between two dashes: "We stay, – X told the paper. – There are ..."."""
    low, high = stretch
    for first, last in pairwise(dashes):
        aside = frame.seen[first.end() : last.start()].rstrip()
        if not aside.endswith((".", ",")) or len(aside) > LONGEST_ASIDE or first.start() - low < 12:
            continue
        who = named_in(frame, first.end(), last.start(), mentions)
        if (
            who is None
            or who.person is None
            or (who.form != "name" and not leading)
            or frame.seen[last.end() : last.end() + 1].islower() is (aside[-1] == ".")
        ):
            continue
        begin = _begin(frame, low, first.start(), dashes)
        pieces = [trimmed(frame.text, begin, first.start()), trimmed(frame.text, last.end(), high)]
        return Draft(pieces, who, "quote.dash-speech", low, high)
    return None


def _begin(frame: Frame, low: int, end: int, dashes: Sequence[re.Match[str]]) -> int:
    """Where speech begins that goes on to `end`: behind a dash that a sentence of the reporter's ends before."""
    return next(
        (
            dash.end()
            for dash in reversed(dashes)
            if dash.end() < end
            and frame.masked[low : dash.start()].rstrip().endswith((".", "!", "?"))
            and frame.masked[dash.end()].isupper()
        ),
        low,
    )


def _after_dash(
    frame: Frame, stretch: Span, dashes: Sequence[re.Match[str]], sentences: list[Sentence], mentions: Mentions
) -> Draft | None:
    """Speech from a dash to the end of the paragraph, after a sentence that says who speaks."""
    low, high = stretch
    for dash in dashes:
        before = frame.masked[low : dash.start()].rstrip()
        if not before.endswith((".", "…", "!", "?")) or not frame.masked[dash.end()].isupper():
            continue
        told = [sentence for sentence in sentences if sentence.start < dash.start()]
        if not any(cue.kind == "speech" for sentence in told for cue in sentence.cues):
            continue
        here = [m for m in mentions.between(low, dash.start()) if m.form in ("name", "nominal", "pronoun")]
        people = {mention.person for mention in here}
        if len(people) != 1 or None in people:
            continue
        who = Subject(here[-1].start, here[-1].end, here[-1].person, here[-1].form)
        return Draft([trimmed(frame.text, dash.end(), high)], who, "quote.dash-speech", low, high)
    return None


def _closed(frame: Frame, low: int, high: int, sentences: list[Sentence], mentions: Mentions) -> Draft | None:
    """Speech behind a dash that ends with its speaker: "– We stay, said X."."""
    for cue in sentences[-1].cues if sentences else ():
        end = low + len(frame.seen[low : cue.start].rstrip(" -"))
        if cue.kind != "speech" or cue.form == "gerund" or end <= low or frame.seen[end - 1] not in ",!?…":
            continue
        who = inverted.behind(frame.masked, cue.end, high, mentions)
        if who is not None and who.person is not None:
            return Draft([trimmed(frame.text, low, end)], who, "quote.dash-speech", low, high, cue.start)
    return None
