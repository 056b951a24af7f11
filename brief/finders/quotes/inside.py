"""An attribution inside the marks, between dashes: it is told from the words and left out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from brief import cues as cue_finder
from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.text import trimmed

# A dash between words or beside one, no hyphen. It opens with one character of a set: others are passed at a glance.
DASH = re.compile(r"[\s-](?:(?<=\s)--?(?:\s(?=\S)|(?=\S))|(?<=-)-?\s(?=\S))")
# Characters; an aside that tells who speaks is shorter.
LONGEST_ASIDE = 220


def interrupted(frame: Frame, drafts: Sequence[Draft], mentions: Mentions) -> list[Draft]:
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


def _aside(frame: Frame, start: int, end: int, mentions: Mentions) -> tuple[int, int, Subject] | None:
    """Where an attribution between two dashes begins and ends, and whom it names.

    It follows a comma or the end of a sentence, and holds a verb of saying and a name.
    """
    dashes = list(DASH.finditer(frame.seen, start, end)) if "-" in frame.seen[start:end] else []
    for first, last in pairwise(dashes):
        if last.start() - first.end() > LONGEST_ASIDE:
            continue
        if frame.seen[max(0, first.start() - 4) : first.start()].rstrip()[-1:] not in tuple(",.!?…"):
            continue
        who = named_in(frame, first.end(), last.start(), mentions)
        if who is not None:
            return first.start(), last.end(), who
    return None


def named_in(frame: Frame, start: int, end: int, mentions: Mentions) -> Subject | None:
    """Whom an aside names as its speaker: the only name in it, beside a verb of saying."""
    said = [cue for cue in cue_finder.find(frame.seen, start, end) if cue.kind == "speech"]
    here = [m for m in mentions.between(start, end) if m.form in ("name", "nominal")]
    named = [mention for mention in here if mention.form == "name"]
    if not said or len({mention.person for mention in here}) != 1 or (not named and len(said) > 1):
        return None
    mention = (named or here)[0]
    return Subject(mention.start, mention.end, mention.person, mention.form)
