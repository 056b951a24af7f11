"""Whether a capital named in a text is a place or its government; no other names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from brief.lexicon import load

_BEFORE = re.compile(r"([A-Za-z](?<![A-Za-z].)[A-Za-z]*+)\s++(?:the\s+)?$")
_OF = re.compile(r"([a-z]+)\s+of\s+$")
_LED = re.compile(r"\b(?:[Tt]he|[Aa]|last|next|this)\s$")
_DATELINE = re.compile(r"-based\b|,? [A-Z][\w.]*[,)] ?-|,? \([A-Z]")


def capital_form(seen: str, start: int, end: int) -> Literal["capital", "metonym"]:
    """Whether a capital is a place ("in Moscow") or the government ("Moscow said", "an answer from Moscow")."""
    words = load("actors")["capitals"]
    before = seen[max(0, start - 60) : start]
    match = _BEFORE.search(before)
    last = match.group(1).lower() if match else ""
    if seen[end : end + 2] == "'s" and last not in words["place_before"]:
        return "metonym"
    if last in words["place_before"] or _venue_of(seen, start, end) or _DATELINE.match(seen, end):
        return "capital"
    if last in ("to", "from", "for") and any(word in words["motion_before"] for word in before.lower().split()[-4:]):
        return "capital"
    if last == "of" and (noun := _OF.search(before)):
        return "capital" if noun.group(1) in words["place_nouns"] else "metonym"
    if last == "and":
        return _capital_after_and(seen, start, words["place_before"])
    return "metonym"


def _venue_of(seen: str, start: int, end: int) -> bool:
    """Whether a capital names a session by where it is: "the Vienna talks", "the Vienna expert round"."""
    following = re.match(r"\s+([a-z]+)(?:\s+([a-z]+))?", seen[end : end + 40])
    if following is None:
        return False
    sessions = load("actors")["capitals"]["sessions_after"]
    led = _LED.search(seen, max(0, start - 8), start)
    return following.group(1) in sessions or (led is not None and following.group(2) in sessions)


def _capital_after_and(seen: str, start: int, place_words: Sequence[str]) -> Literal["capital", "metonym"]:
    """In "in Geneva and Brussels" the second capital is what the first is."""
    pair = re.search(
        r"\b([a-z]+)\s+(?:both\s+)?[A-Z]\w+(?:,\s+[A-Z]\w+)*,?\s+and\s+$", seen[max(0, start - 60) : start]
    )
    return "capital" if pair and pair.group(1) in place_words else "metonym"
