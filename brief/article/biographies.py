"""Which paragraphs tell who the authors are; no other tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from brief import lexicon
from brief.article.lines import Line
from brief.text import either

_BIOGRAPHY = re.compile(
    r"(?P<subject>(?:[Tt]he (?:author|writer)|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+| (?:de|von|van|der|al|el|bin)){0,4}))"
    r"(?:,? who [^,.]{3,60},)? (?:is|was|has (?:been|worked|covered|reported|written)|covers|writes|"
    r"reports|works|joined|served)\b"
)


def biographies(lines: Sequence[Line], authors: Sequence[str]) -> tuple[Line, ...]:
    """The lines, those that tell who the authors are tagged as biography, and bare names above them as bylines.

    Where no author is known, only the last paragraph may tell of one, and must say that a journalist is meant.
    """
    told = list(lines)
    tail = _tail(lines)
    for index in tail:
        if _tells_of(authors, lines[index].seen) or (
            not authors and index == tail[-1] and _of_journalist(lines[index])
        ):
            told[index] = replace(lines[index], kind="biography", rule="biography.author")
    for index, line in enumerate(told):
        if line.kind in ("heading", "furniture", "body") and line.words <= 6 and line.seen in authors:
            told[index] = replace(line, kind="byline", rule="byline.bare-name")
    return tuple(told)


def _tail(lines: Sequence[Line]) -> list[int]:
    """The last paragraphs of text and those behind them: where biographies stand."""
    prose = [index for index, line in enumerate(lines) if line.kind in ("body", "feed") and line.words >= 8]
    body = [index for index in prose if lines[index].kind == "body"]
    return prose[prose.index(body[-3]) :] if len(body) > 3 else []


def _tells_of(authors: Sequence[str], seen: str) -> bool:
    """Whether a paragraph begins by saying what an author is or does, named in full, in part, or as the author."""
    match = _BIOGRAPHY.match(seen)
    if not match:
        return False
    subject = match["subject"]
    return subject.lower() in ("the author", "the writer") or any(
        set(subject.split()) <= set(author.split()) for author in authors
    )


def _of_journalist(line: Line) -> bool:
    return bool(_BIOGRAPHY.match(line.seen) and _is_journalist().search(line.seen[:200]))


@cache
def _is_journalist() -> re.Pattern[str]:
    jobs = sorted(lexicon.load("en/furniture")["words"]["jobs"], key=len, reverse=True)
    return re.compile(
        rf"\bis (?:an?|the) (?:[\w'-]+ ){{0,5}}(?:{either(map(re.escape, jobs))})\b"
        r"(?:,| (?:at|for|with|who|based|covering|from|in)\b|\.)"
    )
