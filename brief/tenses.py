"""Forms of English verbs, by the lexicon and by rule; which of them tell of anything is decided elsewhere."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load

_SIBILANT = re.compile(r"(?:ss|sh|ch|x|zz|o)es$")


def base(present: str) -> str:
    """The verb of a form of the present, without the ending of the third person where it has that.

    >>> [base(form) for form in ("signs", "closes", "passes", "ratifies", "dies", "vetoes", "pass", "go")]
    ['sign', 'close', 'pass', 'ratify', 'die', 'veto', 'pass', 'go']
    """
    if not present.endswith("s") or present.endswith("ss"):
        return present
    if present.endswith("ies"):
        return present[:-1] if len(present) <= 4 else present[:-3] + "y"
    return present[:-2] if _SIBILANT.search(present) else present[:-1]


def past(verb: str) -> str:
    """The past of a verb, told by its base; of one that the lexicon doesn't list, the regular one.

    >>> [past(verb) for verb in ("sign", "close", "ratify", "delay", "stop", "take")]
    ['signed', 'closed', 'ratified', 'delayed', 'stopped', 'took']
    """
    if verb in irregular():
        return irregular()[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


@cache
def irregular() -> dict[str, str]:
    """The past of each verb that the lexicon lists with one, those that double a letter too ("stopped")."""
    return {base(present): told for present, told in load("en/past")["present"]["irregular"].items()}
