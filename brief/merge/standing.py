"""Where a demand stands, as reported by the answers to it; which answers those are is decided elsewhere."""

from __future__ import annotations

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


def standing_of(asked: Sequence[_Told], answers: Sequence[_Told], talks_offered: bool) -> Standing | None:
    """Where it stands: what most sources report; `None`: no answer is reported. A threat without one stands."""
    sources: dict[Standing, set[str]] = {}
    for answer in answers:
        if (standing := answer.mention.standing) is not None:
            sources.setdefault(standing, set()).add(answer.source)
    if talks_offered:
        sources.setdefault("talks offered", set())
    if asked[0].mention.stance == "threat":
        return "withdrawn" if "withdrawn" in sources else "stands"
    settled = {s: told for s, told in sources.items() if s not in ("open", "talks offered", "stands")} or sources
    ranked = [one for one in _FIRMNESS if one in settled]
    if not ranked:
        return None
    return max(ranked, key=lambda one: (len(settled[one]), -_FIRMNESS.index(one)))
