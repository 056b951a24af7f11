"""When, where and on what occasion words were said, as the sentence that gives them to somebody tells it."""

from __future__ import annotations

from dataclasses import dataclass

from brief.finders.frames import Frame
from brief.finders.pieces import Draft
from brief.model import Excerpt, Marked, When


@dataclass(frozen=True, slots=True)
class Scene:
    """The scene of a statement; each field `None` where the sentence doesn't tell it."""

    said_on: When | None = None
    where: str | None = None
    occasion: Excerpt | None = None


def of(marked: Marked, frame: Frame, draft: Draft) -> Scene:
    """The scene of a quote."""
    return Scene()
