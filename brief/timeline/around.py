"""What the words around a quote tell of where and when it fell, within its text alone; no gathering is known here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct

from brief.model import Findings, QuoteMention
from brief.text import sentences
from brief.timeline.venues import is_gathering, tells_of_before

# A sentence before, or a paragraph above, is looked at no further back than this, in characters.
LONGEST = 2000


class Around(Struct, frozen=True):
    """Of one quote: what stands around it.

    `spans`: those of its sentence, and with the one before it in the paragraph, that speak of a gathering.
    `beforehand`: the text tells of the time before the talks. `other_day`: a day or month gone by is named.
    """

    spans: tuple[tuple[int, int], ...]
    beforehand: bool
    other_day: bool


def around(one: Findings) -> tuple[Around, ...]:
    """What stands around each quote of a text, in their order."""
    return tuple(_around(one, mention) for mention in one.quotes)


def _around(one: Findings, mention: QuoteMention) -> Around:
    before, end = _sentence_before(one, mention), mention.sentence.end
    spans = tuple(
        (begin, end) for begin in (mention.sentence.start, before) if is_gathering(one.document.text[begin:end])
    )
    return Around(spans, _beforehand(one, mention), _other_day(one, mention, before))


def paragraph(one: Findings, offset: int) -> int:
    """The index of the paragraph that holds an offset, or stands before it."""
    return max(0, bisect_right(one.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1)


def _sentence_before(one: Findings, mention: QuoteMention) -> int:
    """Where the sentence before that of the quote begins, in the same paragraph."""
    start = mention.sentence.start
    first = max(one.paragraphs[paragraph(one, start)].start, start - LONGEST)
    before = list(sentences(one.document.text, first, start)) if first < start else []
    return before[-1][0] if before else start


def _beforehand(one: Findings, mention: QuoteMention) -> bool:
    """Whether the paragraph of the quote, or the body paragraph before it, tells of the time before the talks."""
    at = paragraph(one, mention.excerpt.start)
    above = next((p for p in reversed(one.paragraphs[max(0, at - 4) : at]) if p.kind == "body"), one.paragraphs[at])
    start = max(above.start, mention.excerpt.start - LONGEST)
    return tells_of_before(one.document.text[start : mention.excerpt.start])


def _other_day(one: Findings, mention: QuoteMention, before: int) -> bool:
    """Whether the words' sentence, or the one before it, names a day or month gone by: they may be of that time."""
    published = one.masthead.published
    start = bisect_left(one.dates, before, key=lambda day: day.excerpt.start)
    for day in one.dates[start:]:
        if day.excerpt.start >= mention.sentence.end or published is None:
            break
        inside = any(part.start <= day.excerpt.start < part.end for part in mention.parts)
        if (
            not inside
            and not one.document.text[max(0, day.excerpt.start - 6) : day.excerpt.start].lower().endswith("since ")
            and day.role != "dateline"
            and day.last
            and day.last < published
            and day.grain in ("day", "week", "month")
        ):
            return True
    return False
