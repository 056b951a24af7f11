"""The day of publication: where a text states it, and what may be inferred where it doesn't."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from brief import lexicon
from brief.article.lines import Line, label
from brief.dates.stated import calendar_day, explicit
from brief.model import Basis

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)
_DAY_LINES = ("byline.day", "byline.name-and-day")
_YEAR = re.compile(r"(?<![\d,.$€£-])((?:19|20)\d\d)(?![\d%]|,\d|-year)")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|next|until|by|planned|plans?|scheduled|due|expected|upcoming|set to|to be held|ahead of|"
    r"before|deadline|from)\b",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(r",? (?:will|would|shall|may|might|(?:is|are) (?:to|planned|expected|due|set))\b")


@dataclass(frozen=True, slots=True)
class Published:
    """A day, how it is known, the span that tells it in the document, and the rule."""

    day: date
    basis: Basis
    start: int
    end: int
    rule: str


@cache
def _yearless() -> re.Pattern[str]:
    words = sorted(lexicon.load("en/dates")["months"], key=len, reverse=True)
    months = "|".join(word.capitalize() for word in words)
    return re.compile(
        rf"\b(?:(?P<month>{months})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.:]\d)"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{months})\b)"
    )


def published(lines: Sequence[Line], first: int, url: tuple[str, int] | None) -> Published | None:
    """The day of publication, best evidence first; `None` where neither the page nor the text lets it be known.

    Stated: a label, the byline, a line with nothing but the day below the title, the wire's dateline. Inferred: the
    day in the address, one below the text, the latest day the text names, one above the title (where pages print the
    day of the visit).
    """
    found = (
        _labelled(lines, "day")
        or _by_line(lines)
        or _day_line(lines, first)
        or _dateline(lines)
        or _labelled(lines, "updated")
        or _in_address(lines, url)
    )
    return found or _below_text(lines) or _latest_named(lines) or _above_title(lines, first)


def _labelled(lines: Sequence[Line], field: str) -> Published | None:
    for line in lines:
        if line.kind not in ("byline", "footer"):
            continue
        found = label(line.seen)
        if found and found[0] == field and (day := _first_day(line, f"published.{field}-label")):
            return day
    return None


def _first_day(line: Line, rule: str, basis: Basis = "stated") -> Published | None:
    for stated in explicit(line.seen):
        return Published(stated.day, basis, line.start + stated.start, line.start + stated.end, rule)
    return None


def _by_line(lines: Sequence[Line]) -> Published | None:
    for line in lines:
        if line.rule in ("byline.by", "footer.by") and (day := _first_day(line, "published.byline")):
            return day
    return None


def _day_line(lines: Sequence[Line], first: int) -> Published | None:
    """A line with only a day, between the title, or a byline, and the text; or close behind the first paragraph."""
    title = next((index for index, line in enumerate(lines) if line.kind == "title"), None)
    for index, line in enumerate(lines[: first + 6]):
        below_title = index > title if title is not None else index > 0
        if line.rule in _DAY_LINES and below_title and (day := _first_day(line, "published.day-line")):
            return day
    return None


def _dateline(lines: Sequence[Line]) -> Published | None:
    """The day with its year in a wire's dateline: "JUBA, March 3, 2023 (AFP) - ..."."""
    lead = next((line for line in lines if line.kind == "body"), None)
    if lead is None:
        return None
    for stated in explicit(lead.seen[:90]):
        if re.match(r"[A-Z][A-Z][\w .,/'-]*$", lead.seen[: stated.start]) and re.match(
            r"\s*(?:\([^()]{2,30}\))?\s*-{1,2} ?", lead.seen[stated.end :]
        ):
            return Published(
                stated.day, "stated", lead.start + stated.start, lead.start + stated.end, "published.dateline"
            )
    return None


def _in_address(lines: Sequence[Line], url: tuple[str, int] | None) -> Published | None:
    match = _URL_DAY.search(url[0]) if url else None
    if not match or not url:
        return None
    word = match.group(2).lower()
    month = int(word) if word.isdigit() else lexicon.load("en/dates")["months"].get(word, 0)
    day = calendar_day(int(match.group(1)), month, int(match.group(3)))
    line = lines[url[1]]
    return Published(day, "inferred", line.start, line.end, "published.address") if day else None


def _below_text(lines: Sequence[Line]) -> Published | None:
    """The one day that lines directly below the text give, no feed of other articles among them."""
    below = []
    for line in lines:
        if line.ends:
            break
        if line.rule in ("footer.day", "footer.name-and-day"):
            below.append(_first_day(line, "published.below-text", "inferred"))
    days = {found.day for found in below if found}
    return below[0] if len(days) == 1 else None


def _above_title(lines: Sequence[Line], first: int) -> Published | None:
    for line in lines[:first]:
        if line.rule in (*_DAY_LINES, "furniture.day-above-title") and (
            day := _first_day(line, "published.above-title", "inferred")
        ):
            return day
    return None


def _latest_named(lines: Sequence[Line]) -> Published | None:
    """The latest day that the text names as past, its year, where it has none, the latest year that the text names.

    A day of an earlier year than the latest named is history and infers nothing, and so does one that stands alone:
    news names the days around its own more than once.
    """
    body = [line for line in lines if line.kind in ("body", "caption")]
    years = [
        int(match.group(1)) for line in body for match in _YEAR.finditer(line.seen) if not _ahead(line, match.start())
    ]
    if not years:
        return None
    year = max(years)
    named = [day for line in body for day in _days_named(line, year)]
    for latest in sorted(named, key=lambda found: (found.day, -found.start), reverse=True):
        near = [found for found in named if 0 <= (latest.day - found.day).days <= 14]
        if latest.day.year == year and len(near) > 1:
            return latest
    return None


def _days_named(line: Line, year: int) -> list[Published]:
    full = explicit(line.seen) if _YEAR.search(line.seen) else ()
    found = [(each.day, each.start, each.end) for each in full]
    for match in _yearless().finditer(line.seen):
        month = lexicon.load("en/dates")["months"][(match["month"] or match["month2"]).lower()]
        day = calendar_day(year, month, int(match["day"] or match["day2"]))
        inside = any(start <= match.start() < end for _, start, end in found)
        if day and not inside:
            found.append((day, *match.span()))
    return [
        Published(day, "inferred", line.start + start, line.start + end, "published.latest-day-named")
        for day, start, end in found
        if not _ahead(line, start) and not _AHEAD_AFTER.match(line.seen, end)
    ]


def _ahead(line: Line, at: int) -> bool:
    """Whether the words before, in the same sentence, show that the day lay ahead."""
    sentence = max(line.seen.rfind(". ", 0, at), line.seen.rfind("? ", 0, at), 0)
    return bool(_AHEAD.search(line.seen, max(sentence, at - 80), at))
