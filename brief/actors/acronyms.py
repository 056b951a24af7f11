"""The letters that stand for bodies no list has: what a text says they stand for, and what others tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brief.actors.listed import canonical
from brief.lexicon import load
from brief.model import ActorMention, Article, Findings
from brief.text import fold

Pairs = tuple[tuple[str, str], ...]

_LETTERS = re.compile(r"[A-Z](?<![\w&-].)[A-Z0-9]{2,5}(?:-[A-Z]{1,4})?(?![\w&-])")
# Behind what they stand for: a text that says so in words we don't read may mean a body of its own.
_OWN = re.compile(r"\($|(?:, or|\b(?:known as|called|acronym|initials)) (?:the )?$")


def told_by(seen: str, article: Article, actors: Sequence[ActorMention]) -> Pairs:
    """The letters in an article's sentences that no list has, each with the body they stand for; "" where none says."""
    by_start = {actor.start: actor for actor in actors}
    inside = {at for actor in actors for at in range(actor.start + 1, actor.end)}
    barred, found = {*load("actors")["letters"]["things"]}, dict[str, str]()
    for sentence in article.sentences:
        for match in _LETTERS.finditer(seen, sentence.start, sentence.end):
            letters, actor = match.group(), by_start.get(match.start())
            movement = actor is not None and is_movement(actor)
            if match.start() in inside or (actor and actor.end != match.end() and not movement):
                continue
            if actor and actor.name != letters and not movement:
                found[letters] = actor.name
                if actor.kind == "state":
                    barred.add(letters)
            elif _OWN.search(seen, max(sentence.start, match.start() - 14), match.start()):
                barred.add(letters)
            else:
                found.setdefault(letters, "")
    unlisted = sorted(letters for letters in found.keys() - barred if canonical(letters) is None)
    return tuple((letters, found[letters]) for letters in unlisted)


def is_movement(actor: ActorMention) -> bool:
    """Whether a body is told by what its people are: "HDF rebels"."""
    return actor.name.rpartition(" ")[2] in load("actors")["heads"]["movements"]


def untold(found: Sequence[Findings]) -> list[Pairs]:
    """For each text the letters that it uses otherwise than others, with the body that these say they stand for.

    None where two texts say different things of the same letters.
    """
    meant: dict[str, set[str]] = {}
    for one in found:
        for letters, name in one.acronyms:
            if name:
                meant.setdefault(letters, set()).add(name)
    sure = {letters: shortest for letters, names in meant.items() if (shortest := _one(names))}
    return [
        tuple((letters, sure[letters]) for letters, name in text.acronyms if sure.get(letters, name) != name)
        for text in found
    ]


def _one(names: Iterable[str]) -> str | None:
    """The shortest of names that all end with it.

    >>> _one(["National Liberation Army", "Karsovian National Liberation Army"]), _one(["Free Party", "Fish Panel"])
    ('National Liberation Army', None)
    """
    least = min(names, key=lambda name: (len(name), name))
    return least if all(f" {fold(name)}".endswith(f" {fold(least)}") for name in names) else None
