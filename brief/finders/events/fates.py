"""What a sentence calls off or puts off: how that ends, on which old day and on which new one; no events."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from brief.finders.events.scene import Clause, Scene
from brief.finders.events.words import cue_pattern
from brief.model import DateMention
from brief.text import Span

_MOVED = re.compile(
    r"\b(?:moved|brought|pushed|shifted)(?:\s+(?:back|forward))?(?:\s+(?:her|his|its|the|their)\s+\w+)?(?=\s+(?:to|until)\b)"
)
_TO = re.compile(r"(?:[^.;:\"]{0,40}\s)?(?:until|till|to|for)\s+(?:the\s+)?")
_WAS_TO_HAVE = re.compile(
    r"\b(?:was|were) to have\s+(?:been|begun|come|flown|gone|held|left|met|sat|spoken|[a-z]+ed)\b"
)
_STILL_SET = re.compile(r"\b(?:for|due|planned|scheduled|set)\s+(?:on\s+)?(?:the\s+)?$")
_PERFECT = re.compile(r"\b(?:has|have) been\s+(?:\w+\s+)?$")


class Fate(Struct, frozen=True):
    """How something planned ended. `start` and `end` span the words that say it; `perfect`: "has been", so it is ahead.

    `deed`: the words may have a day of their own, on which it was called off.
    """

    status: Literal["cancelled", "postponed"]
    start: int
    end: int
    perfect: bool
    deed: bool = True


def fate(scene: Scene, clause: Clause) -> Fate | None:
    """How the clause says that its event ended before it began, `None` where it does not."""
    for status in ("cancelled", "postponed"):
        match = cue_pattern(status).search(scene.seen, clause.start, clause.end)
        if match:
            return _fate(scene, "cancelled" if status == "cancelled" else "postponed", match)
    for match in _MOVED.finditer(scene.seen, clause.start, clause.end):
        if new_day(scene, match.end()):
            return _fate(scene, "postponed", match)  # "moved to Friday", not "moved to Geneva"
    match = _WAS_TO_HAVE.search(scene.seen, clause.start, clause.end)
    return Fate("cancelled", *match.span(), perfect=False, deed=False) if match else None


def _fate(scene: Scene, status: Literal["cancelled", "postponed"], match: re.Match[str]) -> Fate:
    return Fate(status, match.start(), match.end(), _PERFECT.search(scene.before(match.start(), 24)) is not None)


def is_other_day(scene: Scene, found: Fate, span: Span, mention: DateMention) -> bool:
    """Whether a date is not the event's: the new one ("put off until Friday"), or the day on which it was called off.

    "Peru called off a visit on Friday" tells of that Friday's decision; "called off a visit set for Friday" does not.
    """
    start = mention.excerpt.start
    if start < found.end:
        return False
    if _TO.fullmatch(scene.seen, found.end, start) and span[0] < found.end:
        return True
    past = scene.published is None or mention.last is None or mention.last <= scene.published
    return (
        found.deed
        and past
        and found.end <= span[0]
        and span[1] <= start
        and not _STILL_SET.search(scene.before(start, 24))
    )


def new_day(scene: Scene, start: int) -> DateMention | None:
    """The day that what was put off is moved to, told behind `start`; `None` where none is told or it is over."""
    for mention in scene.dates:
        at = mention.excerpt.start
        if at < start or mention.when is None or scene.is_quoted(at):
            continue
        over = scene.published is not None and mention.when.last < scene.published
        return None if over or not _TO.fullmatch(scene.seen, start, at) else mention
    return None
