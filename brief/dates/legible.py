"""A text as a reader sees it, for matching: no marks that don't show, digits of other scripts as ours; no meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Marks of direction and of zero width, soft hyphens, and accents on a digit.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<=\\d)[\u0300-\u036f]")
_DIGIT = re.compile(r"[^\D0-9]")


def legible(text: str) -> tuple[str, Sequence[int]]:
    """The text without what doesn't show, and for each character of it, and for its end, the place in `text`.

    A day is what a reader sees: "1\\u200b3 January" is the 13th, not the 3rd. Linear.

    >>> shown, places = legible("on 1\\u200b3 January")
    >>> shown, places[4]
    ('on 13 January', 5)
    """
    if text.isascii():
        return text, range(len(text) + 1)
    text = _DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text.replace("\u00ad\n", "-\n"))
    hidden = {match.start() for match in _HIDDEN.finditer(text)}
    if not hidden:
        return text, range(len(text) + 1)
    places = [place for place in range(len(text)) if place not in hidden]
    return "".join(text[place] for place in places), [*places, len(text)]


def span(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """A span of the legible text as a span of the text that it was made from."""
    return places[start], places[end - 1] + 1
