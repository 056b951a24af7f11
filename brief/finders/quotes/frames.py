"""A text with its words in marks masked, cut into sentences that no full stop inside marks breaks; no speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from brief import cues as cue_finder
from brief import marks
from brief.cues import Cue
from brief.marks import Marked as Span
from brief.model import Article, DateMention, Marked
from brief.text import beginning_in, either, sentences_seen, trimmed, whole_view, words_of


class Sentence(Struct, frozen=True):
    """A sentence of the masked text: `spans` are the words in marks that begin in it, `cues` stand outside marks.

    `paragraph` counts the body paragraphs.
    """

    start: int
    end: int
    paragraph: int
    spans: tuple[Span, ...]
    cues: tuple[Cue, ...]

    def within(self, start: int, end: int) -> tuple[Cue, ...]:
        """The cues between two offsets."""
        first = bisect_left(self.cues, start, key=lambda cue: cue.start)
        return self.cues[first : bisect_right(self.cues, end, lo=first, key=lambda cue: cue.end)]

    def words(self, masked: str) -> frozenset[str]:
        """Its words outside marks, each of more letters inside them; its cues were looked for in the same."""
        return words_of(masked[self.start : self.end])

    def bare(self, masked: str) -> bool:
        """Whether it is nothing but words in marks."""
        at = self.start
        for span in self.spans:
            if any(char.isalnum() for char in masked[at : span.outer_start]):
                return False
            at = max(at, span.outer_end)
        return bool(self.spans) and not any(char.isalnum() for char in masked[at : self.end])


class Frame(Struct, frozen=True):
    """`seen` is the view of the text; `masked` the same with every letter in marks as "x", of the same length.

    `starts`: where the sentences begin; `days`: by their numbers, the dates in them outside marks that are known and
    not ahead of the text.
    """

    text: str
    seen: str
    masked: str
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    days: Mapping[int, Sequence[DateMention]]

    def holding(self, cue: int | None, start: int) -> int | None:
        """The number of the sentence that holds a verb, or `start` where there is none."""
        at = start if cue is None else cue
        number = bisect_right(self.starts, at) - 1
        return number if number >= 0 and at < self.sentences[number].end else None


def frame(marked: Marked) -> Frame:
    """The frame of an article's body paragraphs."""
    article = marked.article
    text = article.text
    seen = whole_view(text)
    paragraphs = tuple((p.start, p.end) for p in article.paragraphs if p.kind == "body")
    spans = marks.read(text, paragraphs)
    masked = _masked(seen, spans)
    whole = _whole(masked, article, paragraphs, spans)
    parted = tuple(_sentences(seen, masked, whole, spans))
    starts = tuple(one.start for one in parted)
    return Frame(text, seen, masked, paragraphs, parted, spans, starts, _days(marked, parted, starts))


def _days(marked: Marked, parted: Sequence[Sentence], starts: Sequence[int]) -> dict[int, list[DateMention]]:
    last = marked.article.masthead.published or date.max
    found: dict[int, list[DateMention]] = {}
    for day in marked.dates:
        start, when = day.excerpt.start, day.when
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= parted[at].end or when is None or when.first > last:
            continue
        if not any(span.outer_start <= start < span.outer_end for span in parted[at].spans):
            found.setdefault(at, []).append(day)
    return found


def _masked(seen: str, spans: Sequence[Span]) -> str:
    parts: list[str] = []
    at = 0
    for span in spans:
        parts.append(seen[at : span.start])
        parts.append(_mask(seen[span.start : span.end]))
        at = span.end
    parts.append(seen[at:])
    return "".join(parts)


def _mask(inner: str) -> str:
    """The words as "x": the first a capital where theirs is, a closing mark of punctuation kept."""
    first = "X" if inner[0].isupper() or not inner[0].isalpha() else "x"
    masked = first + "x" * (len(inner) - 1)
    last = inner.rstrip("'\" )]")[-1:]  # "...,'" ends with a comma too
    return masked[:-1] + last if last and last in ".!?,…" and len(inner) > 1 else masked


def _whole(
    masked: str, article: Article, paragraphs: Sequence[tuple[int, int]], spans: Sequence[Span]
) -> Iterator[list[tuple[int, int]]]:
    """The sentences of each paragraph: those of the article, where nothing in it is masked."""
    marked = {span.paragraph for span in spans}
    for number, (low, high) in enumerate(paragraphs):
        if number in marked:
            parted = list(sentences_seen(masked, low, high))
        else:
            parted = [(one.start, one.end) for one in beginning_in(article.sentences, low, high, lambda one: one.start)]
        whole = _with_attributions(masked, parted)
        if high - low > _LONGEST:
            whole = [piece for one in whole for piece in _stretches(masked, one, spans)]
        yield whole


def _sentences(seen: str, masked: str, whole: Iterable[list[tuple[int, int]]], spans: Sequence[Span]) -> list[Sentence]:
    found: list[Sentence] = []
    marked = {span.paragraph for span in spans}
    at = 0
    for number, paragraph in enumerate(whole):
        words = masked if number in marked else seen  # of which the cues are found already
        for start, end in paragraph:
            first = at
            while at < len(spans) and spans[at].outer_start < end:
                at += 1
            here = cue_finder.find(words, start, end)
            found.append(Sentence(start, end, number, tuple(spans[first:at]), here))
    return found


# Longer ones are no prose. They are read in stretches, so that none costs more than its length.
_LONGEST = 4_000


def _stretches(masked: str, sentence: tuple[int, int], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The sentence; one without an end in stretches, each up to a space outside marks."""
    start, end = sentence
    at = bisect_left(spans, start, key=lambda span: span.outer_start)
    while end - start > _LONGEST:
        space = masked.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        while at < len(spans) and spans[at].outer_end <= cut:
            at += 1
        if at < len(spans) and spans[at].outer_start < cut:
            cut = spans[at].outer_start if spans[at].outer_start > start else spans[at].outer_end
        yield start, cut
        start = trimmed(masked, cut, end)[0]
    yield start, end


@cache
def _tells() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A sentence that tells whose question stands before it: “Why?” Ash said in response; and one that only does so."""
    verbs = either(map(re.escape, cue_finder.finite()))
    behind = (
        rf"(?:[A-Z]|he |she |they )[^\"!?;:]{{0,160}}?\b(?:{verbs})"
        r"(?:[.,]|$|(?:(?<=told)|(?<=asked))\s(?!\w+\s+that\b)[^,.\"]{2,60}?(?:[.,]|\s(?:in|on|at|when|during|after)\b)"
        r"|\s(?:in|on|at|during|to|after|before|when|as|with|of|while|from|about|last|this|the crowd|reporters|him|her"
        r"|them|me|us|[A-Z]\w+day|[a-z]+ly)\b(?!\s+that\b))"
    )
    alone = rf"(?:[A-Z][\w.'-]* ){{0,5}}(?:[A-Z][\w.'-]*|he|she|He|She) (?:{verbs})\."
    return re.compile(behind), re.compile(alone)


_QUESTION = re.compile(r"[!?\u2026]\s?[\"']+$")


def _with_attributions(masked: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, a question in marks joined with the sentence behind it that tells who asked."""
    joined: list[tuple[int, int]] = []
    behind, alone = _tells()
    for start, end in spans:
        marked = joined and masked[joined[-1][0]] in "\"'" and masked[joined[-1][1] - 1] in "\"'"
        if marked and (
            alone.fullmatch(masked, start, end)
            or (_QUESTION.search(masked, joined[-1][0], joined[-1][1]) and behind.match(masked, start, end))
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
