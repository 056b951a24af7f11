"""Web addresses that a printed line's end breaks; nothing of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.sources.pdf.columns import Room
from brief.sources.pdf.lines import Seam

_ADDRESS = re.compile(r"[(\[<“\"]*(?:https?://|www\.)")
_BREAKS = ("/", "-", "=", "&", "?", "_", "%", "#", ".", ",")
_OF_ADDRESSES = "/_=?&%#~.-"  # and digits; hardly a word has one of them inside
_BEGINS = tuple("/?=&#%")
_CLOSING = '"”»’)],.;:!?'
_LETTER = 0.6  # of the size


def within_addresses(seams: Sequence[Seam], rooms: Sequence[Room]) -> list[bool]:
    """Whether each seam lies within a web address."""
    within: list[bool] = []
    for seam, room in zip(seams, rooms, strict=True):
        in_address = _ADDRESS.match(seam.above.text.rsplit(" ", 1)[-1]) is not None or (
            bool(within) and within[-1] and " " not in seam.above.text
        )
        within.append(in_address and seam.kind in ("below", "over") and _goes_on(seam, room.reach))
    return within


def _goes_on(seam: Seam, reach: float) -> bool:
    """Whether an address that stands at a line's end goes on in the next line."""
    above, first = seam.above, seam.line.text.split(" ", 1)[0]
    if _ADDRESS.match(first) or above.right + seam.line.word <= reach:
        return False
    small = first[:1].islower() or first[:1].isdigit() or first[:1] in _BEGINS
    part = any(char.isdigit() or char in _OF_ADDRESSES for char in first.rstrip(_CLOSING))
    if above.broken or above.text.endswith(_BREAKS):
        return small or part
    full = above.right + _LETTER * above.size > reach
    return small and (part or full)
