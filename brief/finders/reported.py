"""Statements told in the reporter's words: the clause behind a verb of saying, of speakers who are known."""

from __future__ import annotations

from collections.abc import Sequence

from brief.finders.frames import Frame
from brief.finders.pieces import Draft
from brief.finders.subjects import Mentions
from brief.model import PersonInText


def find(frame: Frame, mentions: Mentions, spoken: Sequence[Draft], people: Sequence[PersonInText]) -> list[Draft]:
    """The reported statements that no quote covers."""
    return []
