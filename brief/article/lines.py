"""The paragraphs of a raw text and what each is by its own words; neighbours count only in undoing hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from brief import lexicon, text
from brief.model import ParagraphKind

_EDGE = " \t.:;,!?…>»›<«‹•·*#-|\"'()[]▶►→+"
_FINAL = (".", "!", "?", "…")
_LONGEST = 1500  # characters; a longer paragraph is text, and patterns need not be tried on it
_LONGEST_CAPTION = 45  # words; a longer paragraph with a source in brackets at its end is a digest of news
_SENTENCE_INSIDE = re.compile(r"""[a-z]{2}[.!?]["']?\s["']?[A-Z][a-z]|,"\s[a-z]""")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]*[^*_\s])\1")
_SEPARATOR = re.compile(r"[-_=*•·~.—\s]{3,}$")
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{1,20}?)\s?(?::|(?<=\bon)\s)\s*(\S.*)$", re.DOTALL)
_LABEL_ENDS = 26  # characters: by then a label's colon or "on" has come


class Line(Struct, frozen=True):
    """A paragraph of the raw text: its span, its straightened words, and the blank lines around it.

    `kind` and `rule` are `None` where its own words tell nothing. `ends`: after it comes no article text.
    """

    start: int
    end: int
    seen: str
    above: bool
    below: bool
    words: int
    kind: ParagraphKind | None = None
    rule: str = ""
    ends: bool = False

    def told(self, kind: ParagraphKind, rule: str, ends: bool = False) -> Line:
        """The line with a kind, the rule that tells it, and whether it ends the article."""
        return Line(self.start, self.end, self.seen, self.above, self.below, self.words, kind, rule, ends)

    @property
    def final(self) -> bool:
        """Whether it closes like a sentence, marks and brackets aside."""
        return self.seen.rstrip("\"')]* ").endswith(_FINAL)

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: twelve words or more that close or hold a sentence, or very many."""
        if self.words < 12:
            return False
        return self.final or self.words >= 30 or self.seen.endswith(":") or bool(_SENTENCE_INSIDE.search(self.seen))


class _Pattern(Struct, frozen=True):
    id: str
    kind: ParagraphKind
    regex: re.Pattern[str]
    anywhere: bool
    needs: str
    opens: str | None
    ends: bool


@cache
def _anywhere() -> tuple[_Pattern, ...]:
    """The patterns that hold anywhere in a line."""
    return tuple(one for one in _patterns() if one.anywhere)


@cache
def _from_the_start(first: str) -> tuple[_Pattern, ...]:
    """The patterns that hold from the start of a line, and may open with a character; all, where that is empty."""
    return tuple(one for one in _patterns() if not one.anywhere and (one.opens is None or first in one.opens))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(
            id=row["id"],
            kind=row["kind"],
            regex=re.compile(row["regex"], re.IGNORECASE),
            anywhere=row.get("anywhere", False),
            needs=row.get("needs", ""),
            opens=row.get("opens"),
            ends=row.get("ends", False),
        )
        for row in lexicon.load("en/furniture")["pattern"]
    )


@cache
def _phrases() -> dict[str, ParagraphKind]:
    tables = lexicon.load("en/furniture")["phrases"]
    return {
        **dict.fromkeys(tables["ends"], "feed"),
        **dict.fromkeys(tables["comments"], "furniture"),
        **dict.fromkeys(tables["furniture"], "furniture"),
        **dict.fromkeys(tables["promotion"], "promotion"),
    }


@cache
def _closing() -> frozenset[str]:
    tables = lexicon.load("en/furniture")["phrases"]
    return frozenset((*tables["ends"], *tables["comments"]))


def lines(source: str) -> tuple[Line, ...]:
    """The paragraphs of a raw text in order, each with what its own words tell of it."""
    spans = list(text.lines(source))
    joined = _unwrapped(source, spans)
    seen = text.whole_view(source)
    result = []
    for index, (start, end) in enumerate(joined):
        above = index == 0 or source.count("\n", joined[index - 1][1], start) > 1
        below = index + 1 == len(joined) or source.count("\n", end, joined[index + 1][0]) > 1
        result.append(tagged(_line(seen, start, end, above, below)))
    return tuple(result)


def tagged(line: Line) -> Line:
    """The line with the kind, the rule and whether it ends the article, where its own words tell."""
    folded = line.seen.strip(_EDGE).lower()
    if not folded or _SEPARATOR.match(line.seen):
        return line.told("furniture", "furniture.separator")
    if (kind := _phrases().get(folded)) is not None:
        ends = folded in _closing()
        return line.told(kind, f"{kind}.{'closing-phrase' if ends else 'phrase'}", ends)
    found = _matching(line.seen)
    if found is None or (found.kind == "caption" and not _may_be_caption(line)):
        return line
    return line.told(found.kind, found.id, found.ends)


def _may_be_caption(line: Line) -> bool:
    return line.words <= _LONGEST_CAPTION and not line.seen.startswith(("-", "•", "* "))


def _line(seen: str, start: int, end: int, above: bool, below: bool) -> Line:
    own = seen[start:end]
    plain = own.isprintable() and "  " not in own  # all its white space is single spaces
    return Line(start, end, own, above, below, own.count(" ") + 1 if plain else len(own.split()))


def _matching(seen: str) -> _Pattern | None:
    if len(seen) > _LONGEST:
        return None
    marked = _EMPHASIS.fullmatch(seen) if seen[0] in "*_" else None
    seen = marked[2] if marked else seen
    lower = seen.lower()
    start = 1 if seen.startswith("\"'") else 0
    for pattern in _from_the_start(_opening(seen[start])):
        if pattern.needs in lower and pattern.regex.match(seen, start):
            return pattern
    for pattern in _anywhere():
        if pattern.needs in lower:
            hit = pattern.regex.search(seen)
            if hit and seen.count('"', 0, hit.start()) % 2 == 0:
                return pattern
    return None


def _opening(first: str) -> str:
    """By what the patterns are chosen that a line may match which begins with that character; empty: all of them."""
    return first.lower() if first.isascii() and not (first.islower() or first.isdigit()) else ""


def finds(pattern_id: str, sample: str) -> bool:
    """Whether the pattern of that id, and no other before it, tags a line of these words."""
    line = tagged(_line(text.view(sample.strip()), 0, len(sample), True, True))
    return line.rule == pattern_id


def label(seen: str) -> tuple[str, str] | None:
    """The field that a labelled line fills ("Published Date: ..." fills `day`) and what stands after the label."""
    head = seen[:_LABEL_ENDS]
    if len(seen) > 400 or not (":" in head or "on" in head):
        return None
    match = _LABEL.match(seen)
    if not match:
        return None
    field = lexicon.load("en/furniture")["labels"].get(match.group(1).strip().lower())
    return (field, match.group(2).strip()) if field else None


def names_origin(seen: str) -> bool:
    """Whether a labelled line names where the text was taken over from ("Sourced From: ...")."""
    match = _LABEL.match(seen)
    return match is not None and match.group(1).strip().lower() in lexicon.load("en/furniture")["origins"]["labels"]


def _unwrapped(source: str, spans: list[text.Span]) -> list[text.Span]:
    """The spans with hard-wrapped lines joined; the spans themselves where the text is not wrapped."""
    if len(spans) < 6:
        return spans
    width = sorted(end - start for start, end in spans)[int(len(spans) * 0.95)]
    if width > 110 or width < 40:
        return spans
    carried = [_carries_on(source, one, two, width) for one, two in pairwise(spans)]
    telling = sum(on and source[two[0]].islower() for on, two in zip(carried, spans[1:], strict=True))
    if telling < 3 or telling < 0.2 * len(spans):
        return spans
    return list(_join(spans, carried))


def _carries_on(source: str, one: text.Span, two: text.Span, width: int) -> bool:
    """Whether `two` goes on with the paragraph of `one`: directly below, and its first word had no room above."""
    if source.count("\n", one[1], two[0]) != 1:
        return False
    first_word = len(source[two[0] : two[1]].split(None, 1)[0])
    return (one[1] - one[0]) + 1 + first_word > 0.85 * width


def _join(spans: list[text.Span], carried: list[bool]) -> Iterator[text.Span]:
    start, end = spans[0]
    for on, (low, high) in zip(carried, spans[1:], strict=True):
        if not on:
            yield start, end
            start = low
        end = high
    yield start, end
