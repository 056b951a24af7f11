"""Speech that no pair of marks holds: an attribution inside the marks, and speech between dashes without any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from brief import cues as cue_finder
from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Subject
from brief.model import SpeakerMention
from brief.text import trimmed

_DASH = re.compile(r"\s?-{1,2}\s(?=\S)|\s-{1,2}(?=\S)")
_LONGEST_ASIDE = 220


def interrupted(frame: Frame, drafts: Sequence[Draft], mentions: Sequence[SpeakerMention]) -> list[Draft]:
    """The drafts, an attribution between dashes inside marks left out: “We see, – said X. – But ...”."""
    found: list[Draft] = []
    for draft in drafts:
        pieces: list[tuple[int, int]] = []
        who: Subject | None = None
        told: tuple[int, int] | None = None
        for start, end in draft.pieces:
            aside = _aside(frame, start, end, mentions) if end - start > 40 else None
            if aside is None:
                pieces.append((start, end))
                continue
            first, last, who = aside
            told = (first, who.start) if who.start - first > last - who.end else (who.end, last)
            pieces += [
                piece
                for piece in (trimmed(frame.text, start, first), trimmed(frame.text, last, end))
                if piece[0] < piece[1]
            ]
        if who is not None:
            draft = replace(draft, pieces=pieces, speaker=who, rule="quote.inside-marks", leads=True, aside=told)
        found.append(draft)
    return found


def _aside(frame: Frame, start: int, end: int, mentions: Sequence[SpeakerMention]) -> tuple[int, int, Subject] | None:
    """Where an attribution between two dashes begins and ends, and whom it names.

    It follows a comma or the end of a sentence, and holds a verb of saying and a name.
    """
    dashes = list(_DASH.finditer(frame.seen, start, end))
    for first, last in pairwise(dashes):
        if last.start() - first.end() > _LONGEST_ASIDE:
            continue
        if frame.seen[: first.start()].rstrip()[-1:] not in tuple(",.!?…"):
            continue
        who = _named_in(frame, first.end(), last.start(), mentions)
        if who is not None:
            return first.start(), last.end(), who
    return None


def _named_in(frame: Frame, start: int, end: int, mentions: Sequence[SpeakerMention]) -> Subject | None:
    """Whom an aside names as its speaker: the only name in it, beside a verb of saying."""
    said = [cue for cue in cue_finder.find(frame.seen, start, end) if cue.kind == "speech"]
    here = [m for m in mentions if start <= m.start and m.end <= end and m.form in ("name", "nominal")]
    named = [mention for mention in here if mention.form == "name"]
    if not said or len({mention.person for mention in here}) != 1 or (not named and len(said) > 1):
        return None
    mention = (named or here)[0]
    return Subject(mention.start, mention.end, mention.person, mention.form)


def dash_speech(frame: Frame, mentions: Sequence[SpeakerMention]) -> list[Draft]:
    """Paragraphs of speech without marks, the speaker between dashes: "... – X told the paper. – There are ..."."""
    drafts: list[Draft] = []
    for number, (low, high) in enumerate(frame.paragraphs):
        if " -" not in frame.seen[low:high] and "- " not in frame.seen[low:high]:
            continue
        if frame.masked[low : low + 1] in ('"', "'"):
            continue
        draft = _interrupted_paragraph(frame, low, high, mentions) or _after_dash(frame, number, low, high, mentions)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _interrupted_paragraph(frame: Frame, low: int, high: int, mentions: Sequence[SpeakerMention]) -> Draft | None:
    dashes = list(_DASH.finditer(frame.masked, low, high))
    for first, last in pairwise(dashes):
        aside = frame.seen[first.end() : last.start()].rstrip()
        if not aside.endswith((".", ",")) or len(aside) > _LONGEST_ASIDE or first.start() - low < 12:
            continue
        who = _named_in(frame, first.end(), last.start(), mentions)
        if (
            who is None
            or who.person is None
            or who.form != "name"
            or frame.seen[last.end() : last.end() + 1].islower() is (aside[-1] == ".")
        ):
            continue
        pieces = [trimmed(frame.text, low, first.start()), trimmed(frame.text, last.end(), high)]
        return Draft(pieces, who, "quote.dash-speech", low, high)
    return None


def _after_dash(frame: Frame, number: int, low: int, high: int, mentions: Sequence[SpeakerMention]) -> Draft | None:
    """Speech from a dash to the end of the paragraph, after a sentence that says who speaks."""
    for dash in _DASH.finditer(frame.masked, low, high):
        before = frame.masked[low : dash.start()].rstrip()
        if not before.endswith((".", "…", "!", "?")) or not frame.masked[dash.end()].isupper():
            continue
        sentence = [s for s in frame.sentences if s.paragraph == number and s.start < dash.start()]
        if not sentence or not any(cue.kind == "speech" for s in sentence for cue in s.cues):
            continue
        here = [
            m for m in mentions if low <= m.start and m.end <= dash.start() and m.form in ("name", "nominal", "pronoun")
        ]
        people = {mention.person for mention in here}
        if len(people) != 1 or None in people:
            continue
        who = Subject(here[-1].start, here[-1].end, here[-1].person, here[-1].form)
        return Draft([trimmed(frame.text, dash.end(), high)], who, "quote.dash-speech", low, high)
    return None
