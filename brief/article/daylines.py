"""Names of outlets on the line of the day, next to it, or below the title; what heads the page is in `nameplate`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from brief import lexicon
from brief.article.lines import Line, label
from brief.article.nameplate import (
    NAME,
    PART,
    REMARK,
    SILENT,
    WORD,
    capitalised,
    ends_telling,
    is_foreign_name,
    telling,
    written,
)
from brief.spelling import is_given

_EDITION = re.compile(r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w.'& -]{1,40}?)(?:,? \(|, )(?:[A-Z][a-z]+ ){1,2}[Ee]dition\)?$")
_AHEAD_OF_DAY = re.compile(
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w.'&-]*(?: [\w.'&-]+){0,6})(?: \([A-Z]{2,6}\))?, (?:[A-Z][a-z]+,? )?\d{1,2}[ .]"
)
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")


def beside_day(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The outlet named on the line of the day, or next to it: by its words, or as an edition of something."""
    end = next((index for index, line in enumerate(lines) if line.kind == "body"), 0)
    for index, line in enumerate(lines[:end]):
        near = any(
            each.rule.startswith(("byline.day", "byline.name-and-day")) for each in lines[max(0, index - 1) : index + 2]
        )
        if not near or line.kind not in ("byline", "furniture", "heading"):
            continue
        for part in (*PART.split(line.seen), line.seen.rsplit(", ", 1)[0]):
            edition = _EDITION.match(part.strip(" ,"))
            if edition:
                return written(edition["name"], lines), index
            if (name := _source(part) or _translated(part)) and NAME.match(name) and capitalised(name):
                return written(name, lines), index
            if NAME.match(part) and telling(part) and not WORD.fullmatch(part):
                return written(part, lines), index
    return None


def ahead_of_day(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The name that a line at the top has before its day: "Al Bahr English, 15 April 2016".

    The line opens the text, or stands below its title. A town there says where the text was written, somebody's name
    who wrote it.
    """
    top = [index for index, line in enumerate(lines) if line.rule not in SILENT][:2]
    for place, index in enumerate(top):
        match = _AHEAD_OF_DAY.match(lines[index].seen) if lines[index].rule == "byline.name-and-day" else None
        if match is None:
            continue
        name = match["name"].removeprefix("The ")
        opens = place == 0 or lines[top[0]].kind == "title"
        if opens and capitalised(name.rstrip(" 0123456789")) and not (_is_place(name, lines) or _is_person(name)):
            return written(match["name"], lines), index
    return None


def _is_place(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name is that of a state, a capital or a place in which the text says that something is."""
    within = re.compile(rf"\b(?:at|from|in|near|of|outside)\s{re.escape(name)}\b")
    return name in _places() or any(line.kind == "body" and within.search(line.seen) for line in lines)


@cache
def _places() -> frozenset[str]:
    states = lexicon.load("actors")["states"]
    return frozenset([*states, *(row["capital"] for row in states.values() if "capital" in row)])


def _is_person(name: str) -> bool:
    """Whether a name opens with a given name, or an initial, and is told to be an outlet's by no word."""
    first, *others = name.split()
    if telling(name) or is_foreign_name(name):
        return False
    return 0 < len(others) < 4 and (is_given(first) or _INITIAL.fullmatch(first) is not None)


def _source(part: str) -> str | None:
    """What a part of the day's line labels as the source: "2026-08-14 16:20  Source: Delta Net"."""
    field = label(part)
    return REMARK.sub("", field[1]) if field and field[0] in ("url", "outlet") else None


def _translated(part: str) -> str | None:
    """A name with a remark that it is translated: "Vesti Delta (automatic translation)"."""
    remark = REMARK.search(part)
    return part[: remark.start()] if remark and "transl" in remark.group().lower() else None


def below_title(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The outlet on the line below the title, or who wrote it: "Delta Valley Sentinel", "Delta News, Juba"."""
    end = next((index for index, line in enumerate(lines) if line.kind == "body"), 0)
    for index, (above, line) in enumerate(pairwise(lines[:end]), 1):
        name = line.seen.split(", ")[0]
        heads = above.rule == "byline.by" or above.kind == "title"
        if not heads or line.rule != "furniture.before-article" or line.words > 6:
            continue
        if NAME.match(name) and not WORD.fullmatch(name) and (telling(name) or ends_telling(name)):
            return written(name, lines), index
    return None
