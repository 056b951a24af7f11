"""What a verb denies, doubts or leaves unsaid: its clause alone would say the opposite; no speakers."""

from __future__ import annotations

import re
from functools import cache

from brief.cues import Cue
from brief.lexicon import load

_NEGATED = re.compile(
    r"\b(?:(?:do|does|did|has|have|had|would|will|could|can|may|might|should|must)(?:\s+not|n't)|cannot|can't|won't|never"
    r"|nor|no longer|neither)\s+(?:(?:\w+ly|yet|even|ever|have|want to|wish to|go so far as to)\s+){0,2}$"
)
_WITHHELD = re.compile(
    r"\b(?:(?:declin|refus|fail|neglect|hesitat|forgot|omit)\w*\s+to|unable\s+to|unwilling\s+to|not\s+\w+\s+to|without"
    r"|stop(?:s|ped)?\s+short\s+of|avoid(?:s|ed|ing)?|rather\s+than|instead\s+of)\s+(?:(?:\w+ly|even)\s+){0,2}$"
)
# What `_NEGATED` and `_WITHHELD` may end with; few verbs have any of it before them.
_MAY_END = tuple(
    "n't not never nor longer neither ly yet even ever have to without of avoid avoids avoided avoiding than".split()
)
_QUESTIONED = re.compile(r"\b(?:whether|if)\b[^,.;:\"]*$")
_REACH = 60


def negation(masked: str, low: int, cue: Cue) -> int | None:
    """Where the words begin that negate a verb or withhold it: "did not say", "refused to say"; `None`: nowhere."""
    reach = max(low, cue.start - _REACH)
    if not masked[reach : cue.start].rstrip().endswith(_MAY_END):
        return None
    match = _NEGATED.search(masked, reach, cue.start) or _WITHHELD.search(masked, reach, cue.start)
    return match.start() if match else None


def inverts(cue: Cue) -> bool:
    """Whether a verb takes back what its clause says: "denied", "doubts"."""
    return cue.lemma in _inverting()


@cache
def _inverting() -> frozenset[str]:
    return frozenset(load("en/cues")["inverts"])


def questioned(masked: str, low: int, cue: Cue) -> bool:
    """Whether a verb only stands in a question: "asked whether Ash had said that ..."."""
    reach = max(low, cue.start - 2 * _REACH)
    asks = masked.find("whether", reach, cue.start) >= 0 or masked.find("if", reach, cue.start) >= 0
    return asks and _QUESTIONED.search(masked, reach, cue.start) is not None


_CLAUSE = re.compile(r"\s+(?:[\w'-]+\s+){0,6}?(?:that|whether|if|having)\b|\s+(?:ever\s+)?\w+ing\b")


@cache
def _asked_or_denied() -> re.Pattern[str]:
    """What leaves open or denies that somebody called a thing so: "asked if she had called it", "denied calling"."""
    return re.compile(
        r"\b(?:[Aa]sk(?:ed|ing|s)|wonder(?:ed|ing|s)|question(?:ed|ing|s))\s[^;:.\"]{0,60}?\b(?:if|whether)\s[^,;:.\"]*$"
        r"|\b(?:den(?:ied|ies|ying))\s(?:(?:ever|having)\s){0,2}$"
        r"|\bden(?:ied|ies|ying)\sthat\s(?:he|she|it|they)\s(?:had\s|has\s|have\s|ever\s)*$"
    )


def unsaid(masked: str, low: int, cue: Cue, at: int) -> bool:
    """Whether words in marks that begin at `at` are denied or left unsaid by the verb before them."""
    if masked[cue.end : at].rstrip()[-1:] in (":", ","):
        return False
    if cue.kind == "act" and _asked_or_denied().search(masked, max(low, cue.start - 2 * _REACH), cue.start):
        return True
    if negation(masked, low, cue) is not None:
        return cue.kind in ("speech", "thought") and not inverts(cue)
    return inverts(cue) and _CLAUSE.match(masked, cue.end, at) is not None
