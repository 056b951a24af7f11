"""States and firms that no list of actors holds, told by what a text has them do; and whose office writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from brief import letterhead
from brief.actors import canonical
from brief.days import MONTH, WEEKDAY
from brief.finders.demands.frames import any_of
from brief.lexicon import load
from brief.model import ActorMention, Article, Marked, Sentence
from brief.text import view

_FIRM = re.compile(r"(?<![\w'-])[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2} & [A-ZÀ-Þ][\w-]+")
_WORD = re.compile(r"[A-ZÀ-Þ](?<![\w'.-].)[a-zà-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w-])")
_BESIDE = re.compile(r"(?:[A-ZÀ-Þ][\w.'-]*|Mr|Mrs|Ms|Dr|[A-Z]\.)\s+$")
_NEXT = re.compile(r"(?:'s)?\s+[A-ZÀ-Þ]")
_PLACED = re.compile(r"\b(?:in|at|near|outside|around|via)\s+$", re.IGNORECASE)
_INSIDE = re.compile(r"[\w,]\s$")
_PLAIN = frozenset(
    "all and any both but each every for from her his how it its many most neither no nobody none nor not now one"
    " our she"
    " some that the their then there these they this those two was what when where who why you your".split()
)
_TITLES = frozenset("Mr Mrs Ms Dr President Prime Minister Chancellor General Colonel King Queen".split())
_LED = re.compile(r"\b(?:about|for|from|of|to|with)\s+$", re.IGNORECASE)
_CALENDAR = re.compile(rf"(?:{MONTH}|{WEEKDAY}|North|South|East|West|Christmas|Easter|Ramadan)$")
_DOES = re.compile(r"\s+(?:has|had|is|was|will|would|should|must|can|could|did|does)\b")
_ADDRESSED = re.compile(
    r"\b(?:accus(?:es|ed)|asked|asks|by|call(?:s|ed) (?:up)?on|order(?:s|ed)|that|urg(?:es|ed|ing))\s+$"
)
_ADDRESSING = ("ed", "es", "asks", "by", "on", "ers", "that", "ing")  # what its last word ends with
_GOES_ON = re.compile(r"'|\s+[a-z]")
_ENOUGH = 2  # signs that a name acts, of which each mention as a place takes one away
_HEAD_LINES = 8  # paragraphs around a text's title in which a town may be named


def acting(marked: Marked, seen: str) -> tuple[ActorMention, ...]:
    """The mentions of names that act as states and firms do, though the lists and the text's offices tell of none.

    A name acts where it demands, denies or turns down, or has an ambassador. Names of people and of towns never do.
    """
    taken = frozenset(at for actor in marked.actors for at in range(actor.start, actor.end))
    people = _words_of_people(marked)
    named: dict[str, list[_Named]] = {}
    for sentence in marked.article.sentences:
        for match in _names(seen, sentence.start, sentence.end):
            name = match.group()
            if not (match.start() in taken or name in people or _is_excluded(name)):
                named.setdefault(name, []).append((match, sentence))
    names = {name for name, mentions in named.items() if _may_act(seen, mentions) and _acts_here(seen, name, mentions)}
    names -= _towns(marked) if names else frozenset()
    return tuple(
        ActorMention(name, "state", "name", *match.span())
        for name in sorted(names)
        for match, _ in named[name]
        if _is_whole(seen, match)
    )


_Named = tuple[re.Match[str], Sentence]


def _may_act(seen: str, mentions: Sequence[_Named]) -> bool:
    """Whether the words around some mentions are signs enough; what speaks against it is looked at only then."""
    return sum(_signs(seen, *mention) for mention in mentions) >= _ENOUGH


def _acts_here(seen: str, name: str, mentions: Sequence[_Named]) -> bool:
    """Whether a name acts: it opens not only sentences, ends no longer name, and more is told than where it is."""
    inner = any(_INSIDE.search(seen, max(one.start, match.start() - 3), match.start()) for match, one in mentions)
    if not (inner or "&" in name) or any(_is_of_a_person(seen, one.start, match) for match, one in mentions):
        return False
    return sum(_balance(seen, *mention) for mention in mentions if _is_whole(seen, mention[0])) >= _ENOUGH


def _is_whole(seen: str, match: re.Match[str]) -> bool:
    """Whether no capitalised word goes on behind a name; a firm's needs none."""
    return "&" in match.group() or _NEXT.match(seen, match.end()) is None


def _balance(seen: str, match: re.Match[str], sentence: Sentence) -> int:
    """How much one mention speaks for a name that acts; less than nothing, where it is that of a place."""
    first = max(sentence.start, match.start() - 24)
    if _PLACED.search(seen, first, match.start()):
        return -1
    return 0 if _LED.search(seen, first, match.start()) else _signs(seen, match, sentence)


def _signs(seen: str, match: re.Match[str], sentence: Sentence) -> int:
    """How many signs that a name acts stand around one mention."""
    start, end = match.span()
    first = max(sentence.start, start - 24)
    signs = 0
    if _GOES_ON.match(seen, end, sentence.end):
        signs += 2 * (_acts().match(seen, end, sentence.end) is not None)
        signs += _DOES.match(seen, end, sentence.end) is not None
    if seen[first:start].rstrip().endswith(_ADDRESSING):
        signs += _ADDRESSED.search(seen, first, start) is not None
    return signs


def _names(seen: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if seen.find("&", start, end) >= 0:
        yield from _FIRM.finditer(seen, start, end)
    yield from _WORD.finditer(seen, start, end)


@lru_cache(maxsize=16384)
def _is_excluded(name: str) -> bool:
    regions, heads = load("actors")["regions"], load("actors")["heads"]
    return (
        _CALENDAR.match(name) is not None
        or name.lower() in _PLAIN
        or canonical(name) is not None
        or name in regions["names"]
        or name in regions["provinces"]
        or name in heads["words"]
        or name in heads["organs"]
    )


def _is_of_a_person(seen: str, first: int, match: re.Match[str]) -> bool:
    """Whether the word ends a longer name, a person's perhaps; the word that opens a sentence makes no name."""
    before = _BESIDE.search(seen, max(first, match.start() - 24), match.start())
    return before is not None and (before.start() > first or before.group().strip().rstrip(".") in _TITLES)


def _words_of_people(marked: Marked) -> frozenset[str]:
    names = [name for person in marked.people if person.kind == "person" for name in (person.name, *person.aliases)]
    return frozenset(word for name in names for word in name.split())


def _towns(marked: Marked) -> frozenset[str]:
    """Towns told by the lines around a text's title: its dateline, or the day under it."""
    lines = [view(marked.article.text[p.start : p.end]) for p in marked.article.paragraphs[:_HEAD_LINES]]
    return frozenset(match.group(1).title() for line in lines if (match := _DATELINE.match(line)))


_DATELINE = re.compile(
    r"([A-ZÀ-Þ][\w'-]+),?\s+(?:[A-ZÀ-Þ][\w-]+,?\s+)?(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\s+[A-Z]|[A-Z][a-z]+\s+\d)"
)


@cache
def _acts() -> re.Pattern[str]:
    """What a state does: a verb of asking or answering, or "'s" and an office."""
    table = load("en/demands")
    verbs = any_of([row["forms"] for kind in ("verbs", "answers") for row in table[kind] if row["id"] not in _NO_ACTS])
    between = (
        r"(?:\s+(?:has|have|had|will|would|again|also|now|still|already|once more|on \w+day|yesterday|today|\w+ly))*"
    )
    roles = any_of(sorted(table["parties"]["roles"], key=len, reverse=True))
    said = any_of(table["parties"]["state_acts"])
    return re.compile(
        rf"{between}\s+(?:not\s+)?(?:{verbs}|{said})(?![\w-])|'s?\s+(?:[a-z][\w-]*\s+){{0,2}}(?:{roles})\b"
        rf"|\s+(?:authorities|government|officials)\b"
    )


_NO_ACTS = frozenset(["willing", "promise-harm", "discuss"])


def issuer(article: Article) -> str | None:
    """The state whose government writes the text."""
    named = letterhead.issuer(article)
    name = article.text[slice(*named)] if named else None
    return canonical(name) or (name.title() if name.isupper() else name) if name else None
