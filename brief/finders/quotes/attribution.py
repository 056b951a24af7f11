"""Whose words a span in marks holds, by which verb or noun, and how sure that is; nothing is looked for here."""

from __future__ import annotations

from msgspec import Struct

from brief.finders.quotes.subjects import Subject


class Attribution(Struct, frozen=True):
    """Who speaks, by which verb (its offset tells attributions of one sentence apart), and how sure that is."""

    speaker: Subject
    at: int
    score: float
    rule: str
