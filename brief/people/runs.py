"""Runs of capitalised words in a text, of which some name people; what each names, another module tells."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.spelling import ARTICLES, PARTICLES
from brief.text import either

_CAPITAL = "A-ZÀ-ÞĀ-ŽȘȚƏƠƯḀ-Ỿ"
_BEHIND_CAPITAL = (
    r"(?:(?<=[JS])r\.|(?<=[A-Z])\.(?:\s?[A-Z]\.)*"
    rf"|[^\W\d_]*(?:['-][^\W\d_]+)*(?:(?<!s)'(?=\s[{_CAPITAL}]))?)"
)
WORD = rf"[{_CAPITAL}]{_BEHIND_CAPITAL}"
# "al-Raqadi", "d'Aubray", behind a given name
_PREFIX = rf"(?:(?:(?:{ARTICLES})-|d'))?"
_FIRST = _CAPITAL + "".join(sorted({article[0] for article in ARTICLES.split("|")} | {"d"}))  # what a run opens with
_NICKNAME = r"[\"'][A-Z][\w'-]{1,20}[\"'](?=\s[A-Z])"  # `Ana "Nita" Souza`
_STOP = r"(?:\.(?=\s[A-Z]))?"
_FURTHER = rf"(?:\s(?:{WORD}|{_NICKNAME}|(?:(?:{either(sorted(PARTICLES))})\s)*{_PREFIX}{WORD}){_STOP})"
_SUFFIX = r"(?:,?\sJr\.|,?\sSr\.)?"
_PREFIXED_RUN = re.compile(rf"(?=[{_FIRST}])(?<![\w'-]){_PREFIX}{WORD}{_STOP}{_FURTHER}*{_SUFFIX}")
_RUN = re.compile(rf"[{_CAPITAL}](?<![\w'-].){_BEHIND_CAPITAL}{_STOP}{_FURTHER}*+{_SUFFIX}")
_HYPHENATED = re.compile(rf"-(?=[{_CAPITAL}])(?:{'|'.join(rf'(?<={article}-)' for article in ARTICLES.split('|'))})")
_ELIDED = re.compile(rf"'(?<=\bd')[{_CAPITAL}]")
# One to four words that may be a name as it stands, where the words around it say that one is: "Ana de la Cruz"
WRITTEN = (
    r"[A-ZÀ-Þ][\w'.-]*(?:\s"
    rf"(?:(?:{'|'.join(sorted(PARTICLES))})[\s-])*"
    r"[A-ZÀ-Þ][\w'.-]*){0,3}"
)


@lru_cache(maxsize=2)  # sentence after sentence asks of one text
def pattern_for(seen: str) -> re.Pattern[str]:
    """The pattern of the runs of a text: few texts hold one that opens with a prefix, which is tried at every "a"."""
    return _PREFIXED_RUN if _HYPHENATED.search(seen) or _ELIDED.search(seen) else _RUN
