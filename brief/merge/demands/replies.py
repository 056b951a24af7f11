"""Spoken words in which the other side comments on a demand or a threat; where it stands is decided elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from brief.keeping import Keep, afresh
from brief.lexicon import load
from brief.merge.cast import Cast
from brief.model import Excerpt, Findings, Paragraph, QuoteMention
from brief.text import view
from brief.topics import find as topics_of

_ANSWERS = ("comment", "respon", "react", "repl", "asked")  # one of these is in what the next finds
_COMMENTS = re.compile(
    r"\b(?:comment(?:ed|ing|s)? on|respond(?:ed|ing|s)? to|react(?:ed|ing|s)? to|repl(?:ied|ying) to|asked about"
    r"|in (?:response|reply|reaction) to)\b([^.;!?]{3,160})"
)
_BEFORE = 700  # characters between the comment and its words; both stand in one paragraph
_LEAST_WORDS = 4


# The places of those of a text's quotes that comment on something, with its topics.
_Topics = tuple[tuple[int, tuple[str, ...]], ...]


class Comment(Struct, frozen=True):
    """What somebody says on a thing that the text names just before: the words, whose they are, and the topics."""

    excerpt: Excerpt
    by: tuple[str, ...]
    topics: tuple[str, ...]
    rank: tuple[date, str, int]


def comments(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], keep: Keep = afresh
) -> tuple[Comment, ...]:
    """The comments in all sources, by publication day, path and place."""
    topics = zip(found, keep(_topics, found, _Topics, together=True), strict=True)
    made = (comment for one, told in topics for comment in _in_one(one, told, cast, numbers[one.document.key]))
    return tuple(sorted(made, key=lambda comment: comment.rank))


def _in_one(one: Findings, told: _Topics, cast: Cast, number: str) -> Iterator[Comment]:
    day = one.masthead.published or date.max
    for at, about in told:
        quote = one.quotes[at]
        speaker = cast.speaker(one.document.key, quote.speaker)
        if speaker is not None and not speaker.observer and speaker.parties:
            rank = (day, one.document.path, quote.excerpt.start)
            yield Comment(quote.excerpt.cited(number), speaker.parties, about, rank)


def _topics(one: Findings) -> _Topics:
    spoken = [
        (at, quote) for at, quote in enumerate(one.quotes) if quote.kind != "reported" and quote.speaker is not None
    ]
    long = [(at, quote) for at, quote in spoken if len(quote.excerpt.text.split()) >= _LEAST_WORDS]
    return tuple((at, about) for at, quote in long if (about := _about(one, quote)))


@cache
def _claims() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{load('en/demands')['claims']['forms']})\b", re.IGNORECASE)


def _about(one: Findings, quote: QuoteMention) -> tuple[str, ...]:
    """The topics of what is commented on last before the quote, in its paragraph; else of what the words claim."""
    start = max(_paragraph_start(one.paragraphs, quote.excerpt.start), quote.excerpt.start - _BEFORE)
    before = one.document.text[start : quote.excerpt.start].lower()
    told = _COMMENTS.findall(view(before)) if any(word in before for word in _ANSWERS) else []
    if told:
        return topics_of(told[-1])
    return tuple(topic for part in quote.parts for topic in _claimed(part.text))


def _claimed(words: str) -> tuple[str, ...]:
    """The topics of words that claim something of somebody."""
    return topics_of(words) if _claims().search(view(words)) else ()


def _paragraph_start(paragraphs: Sequence[Paragraph], at: int) -> int:
    index = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    return paragraphs[index].start if index >= 0 else 0
