"""Several who speak with one voice: whom "they" means, where it speaks right behind them; nothing of one speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.lexicon import load
from brief.text import either, plural


def told(frame: Frame, drafts: Sequence[Draft]) -> None:
    """Give words of "they" to the several who spoke last, in the same paragraph or the one before."""
    last: Draft | None = None
    for draft in drafts:
        who = draft.speaker
        if who is None or who.person is not None:
            last = None if who else last
        elif frame.masked[who.start : who.end].lower() != "they":
            last = draft if _several().fullmatch(frame.masked, who.start, who.end) else None
        elif last is not None and draft.spans[0].paragraph - last.spans[-1].paragraph <= 1:
            draft.speaker = last.speaker


@cache
def _several() -> re.Pattern[str]:
    """Bodies in the plural: "the two delegations", "the governments of Kenya and Uganda", "both sides"."""
    titles = load("en/titles")
    bodies = either(sorted({plural(noun) for noun in titles["bodies"]["body"]}))
    return re.compile(
        rf"(?:[Tt]he|[Bb]oth)\s(?:[a-z-]+\s){{0,3}}(?:{bodies})(?:\s(?:of|from|in)\s(?:the\s)?[A-Z][^,;:\"]{{1,60}})?"
    )
