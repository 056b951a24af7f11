"""Past forms of verbs, by their shape and by the lexicon; what they tell is read elsewhere."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load
from brief.text import either


@cache
def stated() -> frozenset[str]:
    """Verbs that tell of no deed: words said, things felt, states."""
    lexicon, cues = load("en/past"), load("en/cues")
    said = {form for kind in ("speech", "thought") for forms in cues[kind].values() for form in forms if form.isalpha()}
    return frozenset((*lexicon["stated"]["verbs"], *(said - {*lexicon["deeds"]["verbs"]})))


@cache
def _present() -> frozenset[str]:
    """Forms of what is said or thought that are no past, and nouns as often: "the charge", "the reports"."""
    cues, past = load("en/cues"), {*load("en/past")["stated"]["verbs"]}
    verbs = (forms for kind in ("speech", "thought") for forms in cues[kind].values() if len(forms) > 2)
    present = {form for forms in verbs for form in (forms[0], forms[1]) if not form.endswith("ed")}
    return frozenset({*present, *(form + "s" for form in present)} - past)


@cache
def participles() -> frozenset[str]:
    """Forms that are no verb without "was" or "has" before them: "withdrawn"."""
    return frozenset(load("en/past")["participles"]["forms"])


def past_of(form: str) -> str:
    """A participle as its verb's past, any other form as it is.

    >>> past_of("withdrawn"), past_of("closed")
    ('withdrew', 'closed')
    """
    past: str = load("en/past")["participles"]["forms"].get(form, form)
    return past


@cache
def past_forms() -> re.Pattern[str]:
    """Any past form of a verb, whatever verb it is; what is said or thought too."""
    past = load("en/past")
    irregular = (*past["irregular"]["verbs"], *past["participles"]["forms"])
    others = {*irregular, *(verb for verb in stated() - _present() if not verb.endswith("ed"))}
    none = either(sorted(past["adjectives"]["words"]))
    return re.compile(rf"(?<![\w-])(?:(?:re-)?(?!(?:{none})\b)[a-z]{{2,}}ed|{either(sorted(others))})\b")
