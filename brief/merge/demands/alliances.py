"""Who stands together: sides from the cast, and parties that ask or are asked together; no demands are merged here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from brief.lexicon import load
from brief.merge.cast import Cast
from brief.model import DemandMention


class _Asked(Protocol):
    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def mention(self) -> DemandMention: ...


class Alliances(Struct, frozen=True):
    """The side of each actor, the pairs that sources name together as addressees, and those of whom one asks the other.

    The pairs of `opposed` are of sides, in both orders.
    """

    side: Mapping[str, str]
    together: frozenset[tuple[str, str]]
    opposed: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, members: Iterable[_Asked], cast: Cast) -> Alliances:
        """Read sides from the cast's people, and partners from whom sources address together."""
        members = tuple(members)
        side = {person.affiliation: person.side for person in cast.people if person.affiliation and person.side}
        pairs = {(a, b) for member in members for a in member.mention.of for b in member.mention.of if a != b}
        known = cls({**side, **cast.sides}, frozenset(pairs))
        asking = {
            pair
            for member in members
            for a in known.sides(member.by)
            for b in known.sides(member.mention.of)
            for pair in ((a, b), (b, a))
            if a != b
        }
        return replace(known, opposed=frozenset(asking))

    def sides(self, names: Iterable[str]) -> tuple[str, ...]:
        """The sides of some actors, each once; one without a side is its own."""
        return tuple(dict.fromkeys(self.side.get(name, name) for name in names))

    def oppose(self, names: Iterable[str], sides: Iterable[str]) -> bool:
        """Whether some actors are of a side of which one of `sides` asks something, or that asks it of them."""
        others = set(sides)
        return any((one, other) in self.opposed for one in self.sides(names) for other in others)

    def meet(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        """Whether two sets of actors may mean the same party; an unknown one may be any."""
        if not left or not right or set(self.sides(left)) & set(self.sides(right)):
            return True
        if _OFFICES.issuperset(left) and _OFFICES.issuperset(right):
            return True
        return any((a, b) in self.together or _broader(a, b) for a in left for b in right)


# Parts of a state whose name the text leaves out: of two in one dispute, each may stand for the other.
_OFFICES = frozenset("army authorities cabinet forces government junta military regime troops".split())


def full_names(names: Iterable[str]) -> dict[str, str]:
    """For each name that another writes more fully, that other: "council" is the "Harran Islands Council".

    None where two different ones could be meant; and none for a name of its own, though it ends a longer one:
    "Sudan" isn't "South Sudan".
    """
    heads: dict[str, list[tuple[str, ...]]] = {}
    written = {tuple(name.lower().split()): name for name in sorted(set(names))}
    for words, name in written.items():
        heads.setdefault(_head(name), []).append(words)
    found = {}
    for alike in heads.values():
        for short in (words for words in alike if _is_common(written[words])):
            longer = [long for long in alike if len(long) > len(short) and _is_part(short, long)]
            longest = max(longer, key=lambda words: (len(words), words), default=None)
            if longest and all(other == longest or _is_part(other, longest) for other in longer):
                found[written[short]] = written[longest]
    return found


def _head(name: str) -> str:
    """The noun that says what bears a name: "council" of "Council of the Nine Valleys"."""
    words = _OF.split(name.lower())[0].split()
    return words[-1] if words else ""


def _is_common(name: str) -> bool:
    """Whether a name is made of a common noun, and so may stand for a longer one ("council", "Union")."""
    head = _head(name)
    return " " in name or name == head or head.capitalize() in _bodies()


_OF = re.compile(r" (?:of|for) ")


@cache
def _bodies() -> frozenset[str]:
    heads = load("actors")["heads"]
    return frozenset(heads["words"]) | frozenset(heads["organs"])


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of the one stand in the other, in its order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _broader(left: str, right: str) -> bool:
    """Whether one of the two is the other as written more fully ("rail union" and "union")."""
    short, long = sorted((left.lower(), right.lower()), key=len)
    return long.endswith(" " + short) or "west" in (short, long)
