"""Where a demand stands, as reported by the answers to it; which answers those are is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from brief.model import DemandMention, Standing

# Of two answers told by equally many sources, the firmer; "open" and "talks offered" give way to any settled one.
_FIRMNESS: tuple[Standing, ...] = (
    "rejected",
    "withdrawn",
    "accepted",
    "partly accepted",
    "conditional",
    "promised",
    "talks offered",
    "open",
)


class _Told(Protocol):
    @property
    def mention(self) -> DemandMention: ...
    @property
    def source(self) -> str: ...
    @property
    def rank(self) -> tuple[date, str, int]: ...


_NUMBER = re.compile(r"\b(?:\d[\d,.]*|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b")
_ON_TERMS = re.compile(
    r"\b(?:if|once|unless|provided|on condition|under (?:\w+ ){0,2}conditions|in exchange|in return)\b", re.IGNORECASE
)


def given_standing(asked: Sequence[_Told], given: Sequence[_Told]) -> Standing:
    """How an offer of the thing itself leaves a demand: of another number in part, on terms, else as a promise."""
    wanted = {number for member in asked for number in _NUMBER.findall(member.mention.excerpt.text)}
    all_of_it = any(re.search(r"\b(?:all|every)\b", member.mention.excerpt.text) for member in asked)
    texts = [member.mention.excerpt.text for member in given]
    if any(_ON_TERMS.search(text) for text in texts):
        return "conditional"
    numbers = {number for text in texts for number in _NUMBER.findall(text)}
    return "partly accepted" if numbers - wanted and (wanted or all_of_it) else "promised"


def standing_of(asked: Sequence[_Told], answers: Sequence[_Told], offered: Sequence[Standing] = ()) -> Standing | None:
    """Where it stands: what most sources report; `None`: no answer is reported. A threat without one stands.

    `offered`: how offers of the other side leave it, which count where no answer says more.
    """
    sources: dict[Standing, set[str]] = {}
    for answer in answers:
        if (standing := answer.mention.standing) is not None:
            sources.setdefault(standing, set()).add(answer.source)
    for standing in offered:
        sources.setdefault(standing, set())
    if asked[0].mention.stance == "threat":
        return "withdrawn" if "withdrawn" in sources else "stands"
    settled = {s: told for s, told in sources.items() if s not in ("open", "talks offered", "stands")} or sources
    ranked = [one for one in _FIRMNESS if one in settled]
    if not ranked:
        return None
    return max(ranked, key=lambda one: (len(settled[one]), -_FIRMNESS.index(one)))
