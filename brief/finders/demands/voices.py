"""For whom the people of one text speak, as the words beside their names tell; no demands are found here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise

from msgspec.structs import replace

from brief.finders.demands.frames import beside
from brief.finders.demands.spans import Party, is_former
from brief.text import words_of

_HEADS = re.compile(r",\s+who\s+(?:chairs|heads|leads|represents)\s+(?:the\s+)?")
_ROLE = (
    r"(?:[\w-]+\s+){0,2}?(?:ambassador|chair\w*|chief|commander|delegate|envoy|head|leader|minister|negotiator|premier"
    r"|president|representative|secretary|spokes\w+)"
)
_ITS_BEFORE = re.compile(rf"[Ii]ts\s(?<!\w....)\s*{_ROLE},?\s+$")
_ITS_IN = re.compile(r"[Ii]ts\s(?<!\w....)\s*(?:[\w-]+\s+){0,2}$")
_ITS_BEHIND = re.compile(rf",\s+its\s+{_ROLE}\b")
_TITLED = re.compile(
    r"(?:(?:Prime|Foreign|Defen[cs]e) )?(?:President|Minister|Chancellor|King|Queen|Premier|Emir|Sultan)\b"
)
_SPEAKING_FOR = re.compile(r"(?:(?:And|But) f|F)or (?:the )?|(?:Speaking|Talking) for (?:the )?")
_COLLEAGUE = re.compile(r"\s(?:and|with|told)\s(?:her|his)\s(?:\w+\s)?(?:colleague|counterpart|opposite number)\b")
_APPOSED = re.compile(r"((?:\s[a-z-]+){0,2}),?\s+")


def voiced(seen: str, found: Sequence[Party], starts: Sequence[int]) -> tuple[Party, ...]:
    """The parties, people speaking for whom the text puts beside them, wherever it names them again.

    "Ida Vorn, a spokeswoman for the council"; "the council's chief delegate, Ida Vorn"; "Ida Vorn, who heads the
    council's delegation"; "its leader, Ida Vorn", after a sentence about the council. Those that are known to speak
    for somebody keep whom they speak for. `starts` are those of the text's sentences.
    """
    voices = {one.person: one.names for one in reversed(found) if one.person is not None and one.names}
    for left, right in pairwise(found):
        if left.person is not None and not left.names and right.person is None and _names_employer(seen, left, right):
            voices.setdefault(left.person, right.names)
        unknown = right.person is not None and not right.names and left.person is None
        if unknown and right.person is not None and _names_holder(seen, left, right, starts):
            voices.setdefault(right.person, left.names)
    for at, one in enumerate(found):
        if one.person is not None and not one.names and one.person not in voices and _is_its(seen, one):
            owner = _before_it(seen, found, at, starts)
            if owner and owner.names and owner.person is None:
                voices[one.person] = owner.names
    peers = {left.person for left, right in pairwise(found) if left.person is not None and _has_peer(seen, left, right)}
    return tuple(_speaking(seen, party, voices, peers) for party in found)


def _has_peer(seen: str, person: Party, state: Party) -> bool:
    """ "Ana Lang of Chad and her Sudanese colleague": somebody who acts for it."""
    return seen[person.end : state.start] == " of " and _COLLEAGUE.match(seen, state.end) is not None


def paired(seen: str, found: Sequence[Party], sentences: Sequence[tuple[int, int]]) -> list[Party]:
    """ "Both sides" and "each side", where they act: the two that the text names together just before."""
    pairs = [one for one in found if len(one.names) == 2 and one.person is None]
    more = []
    either = (
        [(start, end) for start, end in sentences if not _TWO.isdisjoint(words_of(seen[start:end]))] if pairs else []
    )
    for start, end in either:
        for match in beside("each_of_two").finditer(seen, max(0, start - 1), end):
            before = [one for one in pairs if 0 <= match.start() - one.end < _JUST_BEFORE]
            if before:
                more.append(Party(*match.span(), before[-1].names))
    return more


_JUST_BEFORE = 200  # characters
_TWO = frozenset(["both", "each", "two"])


def _names_employer(seen: str, person: Party, employer: Party) -> bool:
    if beside("speaks_for").fullmatch(seen, person.end, employer.start):
        return True
    if seen[person.end : employer.start] == " of " and _TITLED.match(seen, person.start):
        return True
    headed = beside("headed").search(seen, employer.start, employer.end) or _COLLEAGUE.match(seen, employer.end)
    if headed and seen[person.end : employer.start] in (" of ", " of the "):
        return True  # "Ketty Urrel of the Council"
    heads = _HEADS.fullmatch(seen, person.end, employer.start)
    return heads is not None and beside("headed").search(seen, employer.start, employer.end) is not None


def _names_holder(seen: str, office: Party, person: Party, starts: Sequence[int]) -> bool:
    if seen[office.end : person.start] == "'s ":
        return True
    if seen[office.end : person.start] == ", ":
        first = starts[bisect_right(starts, office.start) - 1]
        if _SPEAKING_FOR.fullmatch(seen, first, office.start):
            return True  # "For the Assembly, Yana Breck told"
    between = _APPOSED.fullmatch(seen, office.end, person.start)
    return between is not None and beside("holds_office").search(seen, office.start, between.end(1)) is not None


def _is_its(seen: str, person: Party) -> bool:
    """Whether the words beside a person make him or her that of an "it" told before."""
    before = seen[max(0, person.start - 60) : person.start]
    told = "ts" in before
    if (told and _ITS_BEFORE.search(before)) or _ITS_BEHIND.match(seen, person.end):
        return True
    if not told or _ITS_IN.search(before) is None:
        return False
    return beside("holds_office").search(seen[person.start : person.end].split(",")[0]) is not None


def _before_it(seen: str, found: Sequence[Party], at: int, starts: Sequence[int]) -> Party | None:
    """The party that the sentence up to there, or the one before it, is about: the first that it names."""
    index = bisect_right(starts, found[at].start) - 1
    for first, last in ((starts[index], found[at].start), (starts[max(index - 1, 0)], starts[index])):
        named = [party for party in found[max(0, at - 12) : at] if first <= party.start < last]
        acting = [party for party in named if not _LED.search(seen, max(first, party.start - 16), party.start)]
        if acting:
            return acting[0]
    return None


_LED = re.compile(r"\b(?:after|against|at|between|by|for|from|in|of|on|over|to|with)\s+(?:the\s+)?$", re.IGNORECASE)


def _speaking(seen: str, party: Party, voices: dict[int, tuple[str, ...]], peers: Set[int]) -> Party:
    if party.person in peers and party.observer:
        party = replace(party, observer=is_former(seen, party.start))
    names = voices.get(party.person, ()) if party.person is not None else ()
    if party.names or not names:
        return party
    return replace(party, names=names, observer=is_former(seen, party.start))
