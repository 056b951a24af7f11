"""The day of publication: where a text states it, and what may be inferred where it doesn't."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from brief import lexicon
from brief.article import dateline, named_days, papers
from brief.article.daylines import ahead_of_day
from brief.article.lines import Line, label
from brief.article.nameplate import NAME, capitalised, is_release
from brief.dates.foreign import foreign
from brief.dates.stated import calendar_day, explicit
from brief.model import Basis

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-]|$)", re.IGNORECASE)
_MASTHEAD_WORDS = 12
_OF_WHAT = re.compile(
    r"\b(?:after|as of|before|by|for|from|in|of|on|since|the|till|to|until)\s+(?:\w+day,?\s+)?$", re.IGNORECASE
)
_DAY_LINES = ("byline.day", "byline.name-and-day")
_DAYS_ABOVE = (*_DAY_LINES, "furniture.day-above-title")
_NAME_AND_DAY = 2  # lines above a title that is headed by no more than an outlet's name and the day
_NAMEPLATE_WORDS = 5
_FOLIO = 3  # parts of the line that heads a printed page
_BAR = re.compile(r"\s[|·•]\s")
_PAGE = re.compile(r"(?:[A-Z][\w& -]{1,30},?\s)?(?:[Pp]age\s|[Pp]g?\.?\s?)[A-Z]?\d{1,3}")  # "World, page 21"


class Published(Struct, frozen=True):
    """A day, how it is known, the span that tells it in the document, and the rule."""

    day: date
    basis: Basis
    start: int
    end: int
    rule: str


def published(lines: Sequence[Line], first: int, url: tuple[str, int] | None) -> Published | None:
    """The day of publication, best evidence first; `None` where neither the page nor the text lets it be known.

    Stated: a label, the byline, a line with nothing but the day below the title, or with no more than an outlet's name
    above or before it, one between the name of a paper and a page, the wire's dateline, the day above the title of a
    release. Inferred: the day in the address, a dateline with a year from the text, the day that a paper gives as its
    own, a day alone on a line in or below the text, the latest day the text names, one above the title (where pages
    print the day of the visit).
    """
    found = (
        _labelled(lines, "day")
        or _by_line(lines)
        or _day_line(lines, first)
        or _behind_outlet(lines)
        or _below_nameplate(lines)
        or _of_folio(lines)
    )
    wire = None if found else _dateline(lines)
    found = (
        found
        or (wire if wire and wire.basis == "stated" else None)
        or _labelled(lines, "updated")
        or _of_release(lines, first)
        or _of_live_page(lines, first)
        or _in_address(lines, url)
        or _in_another_language(lines, first)
    )
    found = found or wire or _of_weekday(lines, first) or _of_paper(lines, first)
    found = found or _lone_day_line(lines) or _latest_named(lines)
    return found or _above_title(lines, first) or _beside_outlet(lines, first)


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
        if line.kind == "byline" and below_title and (day := _first_day(line, "published.day-line")):
            return day
    return None


def _behind_outlet(lines: Sequence[Line]) -> Published | None:
    """The day behind the name of an outlet on the line that opens the text: "MarketView, 12 April 2016"."""
    found = ahead_of_day(lines)
    return _first_day(lines[found[1]], "published.behind-outlet") if found else None


def _below_nameplate(lines: Sequence[Line]) -> Published | None:
    """The line with only a day between the name of an outlet, which opens the text, and the title."""
    title = next((index for index, line in enumerate(lines) if line.kind == "title"), None)
    if title != _NAME_AND_DAY or lines[0].words > _NAMEPLATE_WORDS or lines[1].rule not in _DAYS_ABOVE:
        return None
    return _first_day(lines[1], "published.below-nameplate")


def _of_folio(lines: Sequence[Line]) -> Published | None:
    """The day on the line that heads a printed page, with the paper's name and the page's number between bars."""
    for line in lines[:2]:
        parts = _BAR.split(line.seen)
        if len(parts) < _FOLIO or line.words > _MASTHEAD_WORDS or not (NAME.match(parts[0]) and capitalised(parts[0])):
            continue
        days = explicit(line.seen)
        paged = any(_PAGE.fullmatch(part) for part in parts[1:])
        if paged and len(days) == 1 and line.seen[days[0].start : days[0].end] in parts[1:]:
            return _first_day(line, "published.folio")
    return None


def _dateline(lines: Sequence[Line]) -> Published | None:
    """The day in a wire's dateline, stated or inferred."""
    found = dateline.dateline(lines)
    return Published(found.day, found.basis, found.start, found.end, "published.dateline") if found else None


def _of_weekday(lines: Sequence[Line], first: int) -> Published | None:
    """The day of a line that gives its weekday and no year."""
    found = dateline.of_weekday(lines, first)
    return Published(found.day, found.basis, found.start, found.end, "published.weekday") if found else None


def _of_release(lines: Sequence[Line], first: int) -> Published | None:
    """A line with only a day above the title of a text that is marked as a release: no page prints a visit there."""
    marked = [index for index, line in enumerate(lines[:first]) if is_release(line.seen)]
    for index in marked:
        for line in lines[max(0, index - 3) : index + 4]:
            if line.rule in _DAYS_ABOVE and (day := _first_day(line, "published.release-day")):
                return day
    return None


def _of_live_page(lines: Sequence[Line], first: int) -> Published | None:
    """The day that the head of a live page names: it is written through that day."""
    words = frozenset(lexicon.load("en/furniture")["words"]["live"])
    for line in lines[:first]:
        told = {word.strip(" .:|,").lower() for word in line.seen.split()}
        if line.words <= _MASTHEAD_WORDS and told & words and (day := _first_day(line, "published.live-page")):
            return day
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


def _in_another_language(lines: Sequence[Line], first: int) -> Published | None:
    """A day that a line above the text, or a labelled one, keeps in the language the text was written in."""
    for index, line in enumerate(lines):
        if (index < first or label(line.seen)) and line.words <= _MASTHEAD_WORDS and (stated := foreign(line.seen)):
            start, end = line.start + stated.start, line.start + stated.end
            return Published(stated.day, "stated", start, end, "published.other-language")
    return None


def _of_paper(lines: Sequence[Line], first: int) -> Published | None:
    """The day that a letter, remarks, minutes or a treaty give as their own."""
    found = papers.own_day(lines, first)
    return Published(found.day, "inferred", found.start, found.end, "published.paper") if found else None


def _lone_day_line(lines: Sequence[Line]) -> Published | None:
    """The one day that lines in and directly below the text give, no feed of other articles among them."""
    below = []
    for line in lines:
        if line.ends:
            break
        if line.rule in (*_DAY_LINES, "footer.day", "footer.name-and-day"):
            below.append(_first_day(line, "published.lone-day-line", "inferred"))
    days = {found.day for found in below if found}
    return below[0] if len(days) == 1 else None


def _above_title(lines: Sequence[Line], first: int) -> Published | None:
    for line in lines[:first]:
        if line.rule in _DAYS_ABOVE and (day := _first_day(line, "published.above-title", "inferred")):
            return day
    return None


def _beside_outlet(lines: Sequence[Line], first: int) -> Published | None:
    """The only day of a short line above the text, or its first, where no preposition makes it a day of something."""
    for line in lines[: first + 1]:
        named = line.words <= _MASTHEAD_WORDS and line.kind != "title" and line.rule != "furniture.breadcrumb"
        days = explicit(line.seen) if named else ()
        if len(days) == 1 and not _OF_WHAT.search(line.seen[: days[0].start]):
            return _first_day(line, "published.beside-outlet", "inferred")
    return None


def _latest_named(lines: Sequence[Line]) -> Published | None:
    found = named_days.latest([line for line in lines if line.kind in ("body", "caption")])
    return Published(found.day, "inferred", found.start, found.end, "published.latest-day-named") if found else None
