"""Whether an observer says what a sentence holds: an analyst's reading is no party's demand."""

from __future__ import annotations

import re
from functools import cache

from brief.finders.demands import nouns
from brief.finders.demands.parties import SAYING, attributed
from brief.finders.demands.scene import Scene
from brief.model import Sentence


def is_commentary(here: Scene, sentence: Sentence) -> bool:
    """Whether an observer says what the sentence holds: an analyst's reading is no party's demand."""
    voiced = "commentary" in here.rows.get(sentence.start, ())
    if voiced and _commentary().search(here.seen, sentence.start, sentence.end):
        return True
    said = attributed(here, sentence)
    return said is not None and said.observer


@cache
def _commentary() -> re.Pattern[str]:
    voices = nouns.listed("commentators")
    before = rf"\b(?:{voices})\b(?:\s+[^,.;:\"]{{0,40}}?)?\s+{SAYING}\b"
    behind = rf"\b(?:{SAYING}|according to)\s+(?:[\w-]+\s+){{0,3}}(?:{voices})\b"
    return re.compile(f"{before}|{behind}", re.IGNORECASE)
