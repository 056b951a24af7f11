"""The day that a paper which is no article gives as its own: a letter, remarks, minutes, a treaty done somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from brief.article import named_days
from brief.article.lines import Line
from brief.dates.stated import explicit
from brief.patterns import pattern

# "11-12 May 2031", "11 and 12 May 2031"
_FIRST_OF_TWO = re.compile(r"\b\d{1,2}(?:\s?-\s?|\s(?:and|to)\s)(?=\d{1,2}\s[A-Z])")
_LONGEST = 160  # characters of a line that heads or closes a paper
_OPENING = 90  # characters up to the end of the day that opens a text
_LAST = 3  # lines in which a paper says where and when it was done


class OwnDay(Struct, frozen=True):
    """The day of a paper, and its span in the document."""

    day: date
    start: int
    end: int


def own_day(lines: Sequence[Line], first: int) -> OwnDay | None:
    """The day that the lines above the text, its first words or its last lines give as that of the paper.

    `None`: none does, or the text tells of a later one as past.
    """
    body = [line for line in lines if line.kind in ("body", "caption", "title")]
    told = (_heading(lines[: first + 1]), _opening(lines[first : first + 1]), _closing(lines))
    found = next((day for days in told for day in days), None)
    last = named_days.last_in_full(body) if found else None
    return None if found and last and last > found.day else found


def _heading(lines: Sequence[Line]) -> Iterator[OwnDay]:
    """The days of the lines that head a paper: behind what it is, as the last of their parts, or before a clock."""
    for line in lines:
        for start, end, day in _days(line):
            before, behind = line.seen[:start], line.seen[end:]
            stamped = line.kind != "body" and (_is("clock", behind) or (not behind and _is("parts", before)))
            if stamped or (_is("behind", behind) and _is("heads", before) and _is("dates", before)):
                yield OwnDay(day, line.start + start, line.start + end)


def _opening(lines: Sequence[Line]) -> Iterator[OwnDay]:
    """The day with which the text of a release opens, behind its town or alone."""
    for line in lines:
        for stated in explicit(line.seen[:_OPENING]):
            before, behind = line.seen[: stated.start], line.seen[stated.end :]
            if _is("town", before) and _is("text", behind) and (before or not behind.startswith(",")):
                yield OwnDay(stated.day, line.start + stated.start, line.start + stated.end)


def _closing(lines: Sequence[Line]) -> Iterator[OwnDay]:
    """The days of the lines that close a paper."""
    for line in lines[-_LAST:]:
        for start, end, day in _days(line):
            if _is("behind", line.seen[end:]) and _is("closes", line.seen[:start]):
                yield OwnDay(day, line.start + start, line.start + end)


def _days(line: Line) -> Iterator[tuple[int, int, date]]:
    """The days that a short line names, with their spans; of "11-12 May 2031" the last."""
    if len(line.seen) > _LONGEST:
        return
    two = {days.end(): days.start() for days in _FIRST_OF_TWO.finditer(line.seen)}
    for stated in explicit(_FIRST_OF_TWO.sub(lambda days: " " * len(days.group()), line.seen)):
        yield two.get(stated.start, stated.start), stated.end, stated.day


def _is(row: str, words: str) -> bool:
    return pattern("en/documents", row).search(words) is not None
