"""For whom the people of one text speak, as the words beside their names tell; no demands are found here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from brief.finders.demands.spans import Party, is_former

_SPEAKS_FOR = re.compile(
    r",\s+(?:who\s+(?:speaks|negotiates)\s+for|(?:an?|the|its)\s+(?:\w+\s+){0,2}?"
    r"(?:chair\w*|delegate|envoy|head|leader|negotiator|president|representative|secretary|spokes\w+)\s+(?:for|of))"
    r"\s+(?:the\s+)?"
)
_HEADS = re.compile(r",\s+who\s+(?:chairs|heads|leads|represents)\s+(?:the\s+)?")
_HEADED = re.compile(r"\b(?:delegation|mission|negotiators|side|team)$")
_HOLDS = re.compile(
    r"\b(?:chair\w*|delegate|envoy|head|leader|minister|negotiator|president|representative|secretary|spokes\w+)$"
)
_APPOSED = re.compile(r"((?:\s[a-z-]+){0,2}),?\s+")


def voiced(seen: str, found: Sequence[Party]) -> tuple[Party, ...]:
    """The parties, people speaking for whom the text puts beside them, wherever it names them again.

    "Ida Vorn, a spokeswoman for the council"; "the council's chief delegate, Ida Vorn"; "Ida Vorn, who heads the
    council's delegation". Those that are known to speak for somebody keep whom they speak for.
    """
    voices = {one.person: one.names for one in reversed(found) if one.person is not None and one.names}
    for left, right in pairwise(found):
        if left.person is not None and not left.names and right.person is None and _names_employer(seen, left, right):
            voices.setdefault(left.person, right.names)
        if right.person is not None and not right.names and left.person is None and _names_holder(seen, left, right):
            voices.setdefault(right.person, left.names)
    return tuple(_speaking(seen, party, voices) for party in found)


def _names_employer(seen: str, person: Party, employer: Party) -> bool:
    if _SPEAKS_FOR.fullmatch(seen, person.end, employer.start):
        return True
    heads = _HEADS.fullmatch(seen, person.end, employer.start)
    return heads is not None and _HEADED.search(seen, employer.start, employer.end) is not None


def _names_holder(seen: str, office: Party, person: Party) -> bool:
    between = _APPOSED.fullmatch(seen, office.end, person.start)
    return between is not None and _HOLDS.search(seen, office.start, between.end(1)) is not None


def _speaking(seen: str, party: Party, voices: dict[int, tuple[str, ...]]) -> Party:
    names = voices.get(party.person, ()) if party.person is not None else ()
    if party.names or not names:
        return party
    return replace(party, names=names, observer=is_former(seen, party.start))
