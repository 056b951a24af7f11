"""What was asked and is told as done later, or granted by a deal, in whichever source; answers are elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from brief.keeping import Keep, afresh
from brief.lexicon import load
from brief.model import Excerpt, Findings, Standing
from brief.patterns import pattern
from brief.text import COUNT, view

_WORD = re.compile(r"[a-z]{4,}|\d+")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_COMMON = frozenset(
    "after again also been before both could each every first from government have here immediately into last minister"
    " more must next said says should some than that their them then there they this those until when where which while"
    " will with without would year".split()
)
_SHARED = 2  # words of a deed and of what was asked
_OPEN = re.compile(  # of nothing done tells what asks, denies or supposes
    r"\b(?:(?:appeal|ask|call(?:ed|ing)? (?:for|on)|condition|deadline|demand|insist|offer|promis|propos|refus|reject"
    r"|request|threat|urg|want)\w*|if|must|never|no|nobody|none|not|should|unless|until|will|would)\b|n't\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\b(?:but|half|in part|one of|only|part of|partly|some|several|temporarily|(?:two|three|four|five|six) of)\b"
)
_COUNTED = re.compile(rf"\b(?:freed|released) (?:the first )?(one|{COUNT}|\d+)\b")
_DENIED = re.compile(r"\b(?:no|nobody|none|never|not|whether|without)\b|n't\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b([a-z]{3,})s\b")
_END = re.compile(r"[.;](?=\s|$)|\n")
_ITEM = re.compile(r"\s{0,4}(?:[-*\u2013\u2022]|\(?(?:\d{1,2}|[a-z])[.)])\s+([^\n]{4,300})")
_CONDITION = re.compile(r"\b(?:if|should|unless)\b.*$", re.IGNORECASE | re.DOTALL)


class Deed(Struct, frozen=True):
    """What a source tells as done: its words, of which kinds it is, what it is about, and the day.

    `promised`: it is a term of a deal, and not told as done.
    """

    excerpt: Excerpt
    kinds: tuple[str, ...]
    words: frozenset[str]
    day: date
    promised: bool = False

    @property
    def source(self) -> str:
        """The number of the source."""
        return self.excerpt.source


class Deeds(Struct, frozen=True):
    """The deeds of all sources, by kind and word."""

    by_word: Mapping[tuple[str, str], Sequence[Deed]]

    @classmethod
    def of(cls, found: Sequence[Findings], numbers: Mapping[str, str], keep: Keep = afresh) -> Deeds:
        """The deeds among the events that the sources tell as held."""
        table: dict[tuple[str, str], list[Deed]] = {}
        for told in keep(in_text, [one for one in found if one.events], tuple[Deed, ...], together=True):
            for each in told:
                deed = replace(each, excerpt=each.excerpt.cited(numbers[each.source]))
                for kind in deed.kinds:
                    for word in deed.words:
                        table.setdefault((kind, word), []).append(deed)
        return cls(table)

    def doing(self, asked: Iterable[tuple[str, date]], of: Iterable[str] = ()) -> Deed | None:
        """The first deed that does what some wordings ask, each with the day of its source; else what promises it.

        Of the words, one does where the deal names whom it binds (`of`).
        """
        names = [view(name) for name in of]
        granted: list[Deed] = []
        for text, day in asked:
            kinds, words = _kinds(_CONDITION.sub("", text), "asked"), bare_words(text)
            near = {id(deed): deed for kind in kinds for word in words for deed in self.by_word.get((kind, word), ())}
            done = [deed for deed in near.values() if not deed.promised and deed.day > day]
            fits = [deed for deed in done if len(deed.words & words) >= _SHARED]
            if fits:
                return min(fits, key=_in_order)
            terms = (deed for deed in near.values() if deed.promised and deed.day >= day)
            granted += [deed for deed in terms if len(deed.words & words) >= _SHARED - _names_any(deed, names)]
        return min(granted, key=_in_order, default=None)


def _in_order(deed: Deed) -> tuple[date, str, int]:
    return deed.day, deed.source, deed.excerpt.start


def _names_any(deed: Deed, names: Sequence[str]) -> bool:
    told = view(deed.excerpt.text)
    return any(name in told for name in names)


def standing(deed: Deed, asked: Iterable[str]) -> Standing:
    """How the deed leaves what was asked: done for some, where it counts fewer than were asked for."""
    told = view(deed.excerpt.text).lower()
    counted = _COUNTED.search(told)
    fewer = counted is not None and not any(re.search(rf"\b{counted[1]}\b", text.lower()) for text in asked)
    if fewer or _PARTLY.search(told):
        return "partly accepted"
    return "promised" if deed.promised else "accepted"


def in_text(one: Findings) -> tuple[Deed, ...]:
    """The deeds that one text tells, citing it by its key."""
    return (*_in_text(one), *_terms(one))


def _in_text(one: Findings) -> Iterator[Deed]:
    published = one.masthead.published
    told: set[int] = set()
    for event in one.events:
        sentence = event.evidence[0] if event.evidence else None
        day = event.when.first if event.when and event.when.first else published
        if event.status != "held" or sentence is None or day is None or sentence.start in told:
            continue
        told.add(sentence.start)
        text = view(sentence.text)
        kinds = () if _OPEN.search(text) else _kinds(text, "done")
        if kinds:
            yield Deed(sentence, kinds, bare_words(text), day)


def _terms(one: Findings) -> Iterator[Deed]:
    """What a deal grants that the text tells of: under it, or in a list of what was agreed."""
    published = one.masthead.published
    seen = view(one.document.text) if published else ""
    for start, end in (*_under_deals(seen), *_listed(seen)) if published else ():
        told = seen[start:end]
        plain = _PRESENT.sub(r"\1", told)
        kinds = () if _DENIED.search(told) else _kinds(plain, "asked")
        if kinds and published:
            about = plain
            for name, pattern in _patterns("asked"):
                about = pattern.sub(" ", about) if name in kinds else about
            yield Deed(
                one.document.excerpt(start, end).cited(one.document.key), kinds, bare_words(about), published, True
            )


def _under_deals(seen: str) -> Iterator[tuple[int, int]]:
    """The sentences that tell what will be done under a deal."""
    for match in pattern("en/demands", "granted", "under").finditer(seen):
        last = _END.search(seen, match.end())
        yield match.start(), last.start() if last else len(seen)


def _listed(seen: str) -> Iterator[tuple[int, int]]:
    """The items of lists of what was agreed."""
    for heading in pattern("en/demands", "granted", "listed").finditer(seen):
        item = _ITEM.match(seen, heading.end())
        while item:
            yield item.span(1)
            item = _ITEM.match(seen, item.end())


def _kinds(text: str, key: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _patterns(key) if pattern.search(view(text)))


@cache
def _patterns(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load("en/demands")["deeds"]
    return tuple((row["id"], re.compile(rf"\b(?:{row[key]})\b", re.IGNORECASE)) for row in rows)


def bare_words(text: str) -> frozenset[str]:
    """The words of a text without their endings, common ones left out."""
    plain = (word for word in _WORD.findall(view(text).lower()) if word not in _COMMON)
    return frozenset(_ENDING.sub("", word) for word in plain)
