"""Companies and the like that no list has, shown by what a text says beside their names; no bodies with a head noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from brief.actors.listed import CALENDAR, DETERMINERS, canonical, heads, regions
from brief.lexicon import load, words_in
from brief.model import ActorMention
from brief.spelling import is_given
from brief.text import Vocabulary, either, telling

_WORD = r"[A-ZÀ-Þ](?<![^\W_].)(?:[\w&]|-(?!based)|'(?=[A-Z]))*[^\W_]"
_NAME = rf"{_WORD}(?:\s(?:&\s)?{_WORD}){{0,3}}"
_CAPITAL_BEHIND = re.compile(r"(?:,?\s(?:Inc|Ltd|Corp|Co|LLC|[Pp][Ll][Cc])\b\.?)?(?!\s[A-ZÀ-Þ][a-z])")
_LETTERS = re.compile(r"\s\(([A-Z]{2,6})\)")
_BEFORE = re.compile(r"([\w.'-]+)\s+$")
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear)\s$")
_LEAST = 3  # letters of a name of one word


def find(seen: str, words: Vocabulary, known: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The companies, wherever the text's sentences name them.

    None is one that a list or a head noun has, that somebody bears as a surname, or in which something is.
    """
    taken = {at for actor in known for at in (actor.start, actor.end - 1) if actor.kind == "body"}
    listed = {actor.name for actor in known}
    for name in sorted(_shown(seen, words) - listed):
        spots = list(_written(seen, words, name))
        if any(_is_other(seen, match) for match in spots):
            continue
        letters = {bracket[1] for match in spots if (bracket := _LETTERS.match(seen, match.end()))}
        spots += [match for each in sorted(letters) if canonical(each) is None for match in _written(seen, words, each)]
        for match in spots:
            if match.start() not in taken and _CAPITAL_BEHIND.match(seen, match.end()):
                yield ActorMention(name, "body", "name", *match.span())


def _written(seen: str, words: Vocabulary, name: str) -> Iterator[re.Match[str]]:
    """Where a text's sentences have a name."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    for sentence in words.holding(telling([name])):
        yield from pattern.finditer(seen, sentence.start, sentence.end)


def _shown(seen: str, words: Vocabulary) -> set[str]:
    """The names that a text shows to be companies'."""
    found: set[str] = set()
    for pattern, needs in _showing():
        for sentence in words.holding(needs):
            names = (match[1] for match in pattern.finditer(seen, sentence.start, sentence.end))
            found.update(name for name in map(_bare, names) if _may_be(name))
    return found


def _bare(name: str) -> str:
    """A name without what opens its sentence ("The"), and without "Ltd"."""
    own = name.split()
    own = own[len(own) > 1 and own[0] in DETERMINERS :]
    return " ".join(own[:-1] if own[-1] in load("actors")["companies"]["legal"] else own)


def _may_be(name: str) -> bool:
    own = name.split()
    return not (
        len(name) < _LEAST
        or canonical(name)
        or name in regions()
        or is_given(own[0])
        or any(CALENDAR.match(word) or word in load("actors")["letters"]["things"] for word in own)
        or (len(own) == 1 and (own[0] in words_in("en/titles", "openers") or own[0] in _nouns()))
        or own[-1].lower() in words_in("en/titles", "office")
        or (own[0].lower() in words_in("en/titles", "office") and own[-1] not in load("actors")["companies"]["ends"])
        or not DETERMINERS.isdisjoint(own)
    )


@cache
def _nouns() -> frozenset[str]:
    """Words that are only the last of a body's name: "Industries", "Society"."""
    table = load("actors")["companies"]
    return frozenset([*heads(), *table["ends"], *table["tails"], *words_in("en/titles", "institute")])


def _is_other(seen: str, name: re.Match[str]) -> bool:
    """Whether a name is a person's there, or a place's: "Ann Chrysler", "Mr Chrysler", "in Chrysler"."""
    beside = max(0, name.start() - 24), name.start()
    before = _BEFORE.search(seen, *beside)
    word = before[1].rstrip(".") if before else ""
    return word in words_in("en/titles", "address") or is_given(word) or _IN.search(seen, *beside) is not None


@cache
def _showing() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Patterns whose first group is a company's name, each with words of which its sentences hold one."""
    table = load("actors")["companies"]
    ends, called, led = (telling(table[kind]) for kind in ("ends", "called", "led_by"))
    legal, nouns, leaders = (either(table[kind]) for kind in ("legal", "called", "led_by"))
    more = r"(?:(?!(?:at|by|for|from|in|of|on|with)\s)[\w.'-]+\s){0,5}"
    subject = r"(?<!\bof\s)(?<!\bon\s)(?<!\bfor\s)"  # no "ministers of Clean Energy"
    aside = rf",\s(?:an?|another|the)\s{more}(?:{nouns})(?=[,.;]|\s(?:based|that|which)\b)"
    return (
        (re.compile(rf"({_NAME}),?\s(?:{legal})\b"), telling(table["legal"])),
        (re.compile(rf"{subject}((?:{_WORD}\s(?:&\s)?){{1,3}}(?:{either(table['ends'])}))(?![\w'-]|\s[A-Z])"), ends),
        (re.compile(rf"\b(?:{nouns})\s({_NAME})(?!['\w])"), called),
        (re.compile(rf"({_NAME}){aside}"), called),
        (re.compile(rf"({_NAME}?)(?:'s)?\s(?:{leaders})\s[A-ZÀ-Þ]"), led),
        (re.compile(rf"\b(?:{leaders})\s(?:of|for)\s({_NAME})"), led),
    )
