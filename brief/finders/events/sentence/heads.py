"""Under which day a paragraph stands: that of the heading above it, or the one that opens it; no events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brief.model import DateMention, Document, Marked, Paragraph, When
from brief.text import ENTRIES, ENTRY, Span

_FEWEST = 2  # heads with a day, of a text that is told day by day
_MOST = 60  # characters of a heading beside its day
_MARK = re.compile(r"\s?(?::|\.(?=\s)|[-–—](?=\s))\s*")  # "Monday 14 January: The union called ..."
_BEFORE = re.compile(r"[\s*•(\[-]*(?:on\s)?", re.IGNORECASE)
_PLUPERFECT = re.compile(r"\bhad\s(?:\w+ly\s|been\s)?\w+(?:ed|en|wn)\b")
UNDER = "date.under-head"


class Head(Struct, frozen=True):
    """A day that stands above sentences without one; `told`: where what it opens goes on behind it."""

    day: DateMention
    told: int


def days_above(marked: Marked, seen: str) -> tuple[dict[int, Head], dict[int, When]]:
    """By the numbers of paragraphs: the day of those that open with an hour, second; that which others stand under."""
    heads = _heads(marked, seen)
    live = _entries(marked, seen, heads)
    return {at: head for at, head in heads.items() if at not in live}, live


def _heads(marked: Marked, seen: str) -> dict[int, Head]:
    """The day that each paragraph of a text stands under that is told day by day."""
    paragraphs = marked.article.paragraphs
    starts = [each.start for each in paragraphs]
    inside: dict[int, list[DateMention]] = {}
    for day in marked.dates:
        if day.grain == "day" and day.when:
            inside.setdefault(bisect_right(starts, day.excerpt.start) - 1, []).append(day)
    own = {at: head for at, days in inside.items() if (head := _own(seen, paragraphs[at], days))}
    return dict(_under(paragraphs, own, seen)) if len(own) >= _FEWEST else {}


def _own(seen: str, paragraph: Paragraph, inside: Sequence[DateMention]) -> DateMention | None:
    """The day that is a heading, or opens a paragraph with a mark behind it."""
    if not (paragraph.kind in ("body", "heading") or paragraph.rule == "byline.yearless"):
        return None
    first = inside[0]
    if _BEFORE.fullmatch(seen, paragraph.start, first.excerpt.start):
        alone = paragraph.end - first.excerpt.end <= 1
        return first if alone or _MARK.match(seen, first.excerpt.end, paragraph.end) else None
    short = paragraph.end - paragraph.start - len(first.excerpt.text) <= _MOST
    ends = not seen[inside[-1].excerpt.end : paragraph.end].strip(" .:)")
    return inside[-1] if paragraph.kind == "heading" and short and ends else None


def _under(paragraphs: Sequence[Paragraph], own: dict[int, DateMention], seen: str) -> Iterator[tuple[int, Head]]:
    above: DateMention | None = None
    for at, each in enumerate(paragraphs):
        day = own.get(at)
        asks = each.end - each.start <= _MOST and seen[each.end - 1] == "?"  # "What happens next?" ends it too
        if each.kind == "heading" or asks or (day and each.end - day.excerpt.end <= 1):
            above = day
        elif day:
            mark = _MARK.match(seen, day.excerpt.end, each.end)
            yield at, Head(day, mark.end() if mark else day.excerpt.end)
        elif above:
            yield at, Head(above, each.start)


def dated(head: Head, dates: tuple[DateMention, ...], span: Span, document: Document) -> tuple[DateMention, ...]:
    """The dates of a sentence, with that of its head where it has none of its own; none for what had been before."""
    start, end = max(span[0], head.told), span[1]
    others = tuple(d for d in dates if d.excerpt.start >= start)
    if start >= end or any(d.when for d in others) or _PLUPERFECT.search(document.text, start, end):
        return dates
    here = replace(head.day, excerpt=document.excerpt(start, start), role="event", basis="inferred", rule=UNDER)
    return (here, *others)


def _entries(marked: Marked, seen: str, heads: dict[int, Head]) -> dict[int, When]:
    """The paragraphs that open with an hour, where there are some, each with the day of its head, else of the page."""
    published = marked.article.masthead.published
    stamped = [
        at for at, p in enumerate(marked.article.paragraphs) if p.kind == "body" and ENTRY.match(seen, p.start, p.end)
    ]
    if published is None or len(stamped) < ENTRIES:
        return {}
    page = When(published, published, "day", "published")
    return {at: (heads[at].day.when or page) if at in heads else page for at in stamped}
