"""The title and the authors: which lines they stand in, and how they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.article.lines import Line, label
from brief.article.nameplate import ends_telling, is_foreign_name, issuer, of_kind, telling
from brief.article.outlets import by_name
from brief.dates.stated import explicit
from brief.days import MONTH
from brief.text import fold

_PARTICLE = r"(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|al|el|bin|ibn|ben|y)"
_TOKEN = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇ][\w.'-]*)"
_NAME = rf"{_TOKEN}(?: (?:{_PARTICLE} )*{_TOKEN}){{1,3}}"
_WHOLE_NAME = re.compile(_NAME + "$")
_NAMES = re.compile(rf"{_NAME}(?:\s*(?:,|\||&|;|\band\b|,\s*and\b)\s*{_NAME})*")
_BETWEEN = re.compile(r"\s*(?:,\s*and\b|,|\||&|;|\band\b)\s*")
_PLACE = re.compile(r" in [A-Z][\w' -]+$")
_ROLE = re.compile(rf"({_NAME}), [A-Z]")
_BY = re.compile(r"(?i)^(?:[a-z]+ ){0,2}?by:?\s+")
_MONTH_GLUED = re.compile(rf"(?<=[a-zà-ž])(?={MONTH} \d)")
_BYLINES = ("byline.by", "byline.our", "byline.day", "byline.name-and-day", "byline.yearless", "byline.author")
_LOOSE = ("furniture.before-article", "heading.short-line")
_HEADING = re.compile(r"^#{1,6} +|^# *| +#+$")
_TOP_HEADING = re.compile(r"# \S")
_UNDERLINE = re.compile(r"={3,}")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?! )(.+?)(?<! )\1")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_WORD = re.compile(r"\w{4,}+")
# By the number of a character of Latin-1: the small one where words have it, else a space.
_SMALL = bytes(ord(one.lower()) if re.match(r"\w", one) else ord(" ") for one in map(chr, range(256)))
_BULLETS = ("- ", "* ", "• ")
_SIGNATURE = 9  # words of a line that signs a text
_SENT = re.compile(rf"(?:^|[a-z] )({_NAME})(?:,.*)?$")
_SPEAKER = re.compile(r"[A-Z][A-Z .'-]*:")  # of a transcript: "QUESTION: ..."
_ABOVE = 400  # lines above the text among which the title is looked for
_BELOW_LEAD = 4  # lines from the first of the text on that may sign it
_INSIDE = 6  # lines of the text itself that may still hold the title, under a standfirst or a prompt
_ENOUGH = 3.0
_MARKED = 4.0  # a line marked as the first heading is the title, whatever its words
_SHORT_HEAD = 6  # lines above the text of one that was typed or sent, not saved with its page
_LONGEST = 40  # words of a title
_OPENING = 5000  # characters of the text that share the title's words, if any do


class Named(Struct, frozen=True):
    """Names, the line they stand in (its index), and the rule."""

    names: tuple[str, ...]
    line: int
    rule: str


def labelled_title(lines: Sequence[Line]) -> Named | None:
    """The title that a label gives ("Title: ..."): the original one, where a repost has changed it."""
    for index, line in enumerate(lines):
        field = label(line.seen) if line.rule in ("footer.title", "byline.title") else None
        if field:
            return Named((field[1],), index, "title.label")
    return None


def title(lines: Sequence[Line], first: int) -> Named | None:
    """The best line above the text for a title: near the byline, repeated, sharing its words with the text.

    `None` where no line looks like one. Fewer than three words are no title: pictures have such labels.
    """
    text = _words_of_text(lines)
    repeated = Counter(line.seen for line in lines)
    scored = [
        (
            _title_score(lines, index, text) + 0.5 * (repeated[lines[index].seen] > 1) - _far(lines, index, first),
            -index,
        )
        for index in range(max(0, first - _ABOVE), min(first + _INSIDE, len(lines)))
        if _may_be_title(lines[index])
    ]
    best = _beside_issuers(lines, scored)
    if best[0] < _ENOUGH:
        return _first_line(lines, first)
    return Named((_unmarked(lines[-best[1]].seen),), -best[1], "title.line")


def _first_line(lines: Sequence[Line], first: int) -> Named | None:
    """The first line that can be a title where few lines, and no menu, stand above the text."""
    if first > _SHORT_HEAD or any(line.rule in ("furniture.menu", "furniture.skip-link") for line in lines[:first]):
        return None
    for index, line in enumerate(lines[:first]):
        if line.kind == "furniture" and _may_be_title(line) and not line.final and _sentence_case(line):
            return Named((_unmarked(line.seen),), index, "title.first-line")
    return None


def _sentence_case(line: Line) -> bool:
    return line.words >= 5 and sum(word.isalpha() and word.islower() for word in line.seen.split()) >= 3


def _beside_issuers(lines: Sequence[Line], scored: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """The best of the scored lines; where that one names who speaks, the best below it that is a title, or above."""
    best = max(scored, default=(0.0, 0))
    if best[0] < _ENOUGH or not issuer(lines[-best[1]].seen):
        return best
    others = [each for each in scored if each[0] >= _ENOUGH and not issuer(lines[-each[1]].seen)]
    return max([each for each in others if each[1] < best[1]] or others, default=best)


def repeated(lines: Sequence[Line], first: int, stated: str) -> Named | None:
    """The line that repeats a stated title, the last of them above the text, else one right inside it."""
    wanted = fold(stated)
    near = range(min(first + _INSIDE, len(lines)))
    found = [index for index in near if lines[index].words <= _LONGEST and fold(lines[index].seen) == wanted]
    above = [index for index in found if index <= first]
    return Named((lines[(above or found)[-1]].seen,), (above or found)[-1], "title.stated") if found else None


def _unmarked(seen: str) -> str:
    """A title without what Markdown puts around it: the marks of a heading, of emphasis, of a link."""
    bare = _HEADING.sub("", seen).rstrip(";")
    link = _LINK.fullmatch(bare)
    bare = link[1] if link else bare
    while (match := _EMPHASIS.fullmatch(bare)) and match[1] not in match[2]:
        bare = match[2]
    return bare


def _may_be_title(line: Line) -> bool:
    if line.kind == "body":
        return not _SPEAKER.match(line.seen) and line.seen.endswith("?") and line.words <= 20
    if line.seen.startswith(_BULLETS) or of_kind(line.seen):
        return False
    if line.rule in _LOOSE and _TOP_HEADING.match(line.seen):
        return line.words <= 32
    return line.rule in _LOOSE and 3 <= line.words <= 32 and not line.seen.endswith((":", ","))


def _far(lines: Sequence[Line], index: int, first: int) -> float:
    """What a line loses by its distance from the text: much inside it, little above it; next to it, it gains."""
    if index >= first:
        return 2.0 + index - first
    between = sum(line.rule == "furniture.before-article" for line in lines[index + 1 : first])
    return min(0.04 * between, 2.0) if between else -0.3


def _words_of_text(lines: Sequence[Line]) -> str:
    """The words that the text opens with, in lower case, each between spaces: titles have few to look for."""
    body = " ".join(line.seen for line in lines if line.kind == "body")[:_OPENING]
    try:  # by a table, in a twentieth of the time
        return f" {body.encode('latin-1').translate(_SMALL).decode('latin-1')} "
    except UnicodeEncodeError:
        return f" {' '.join(_WORD.findall(body.lower()))} "


def _title_score(lines: Sequence[Line], index: int, text: str) -> float:
    """How much a line looks like a title; weights by trial on the even half of WCXB (`benchmarks/articles.py`)."""
    line = lines[index]
    words = _WORD.findall(line.seen.lower())
    share = sum(f" {word} " in text for word in words) / max(1, len(words))
    score = 3.0 * share + min(line.words, 8) / 4
    below = next((gap for gap, each in enumerate(lines[index + 1 : index + 6]) if each.rule in _BYLINES), None)
    if below is not None:
        score += 3.0 - 0.2 * below
    elif any(each.rule in _BYLINES for each in lines[max(0, index - 2) : index]):
        score += 1.0
    if _TOP_HEADING.match(line.seen) or _underlined(lines, index):
        score += _MARKED
    score -= 1.0 if _ROLE.match(line.seen) else 0.0
    score -= _MARKED if _over_day(lines, index) else 0.0
    score += 1.5 if index == 0 and line.words > 3 and not issuer(line.seen) else 0.0
    return score - 2 if line.final and not line.seen.endswith("?") else score


def _over_day(lines: Sequence[Line], index: int) -> bool:
    """Whether a first line in capitals, or of a foreign name, stands right over the day as an outlet's name does."""
    name = re.sub(r"\s\([^()]*\)$", "", lines[index].seen)
    over = any(line.rule in ("byline.day", "byline.name-and-day") for line in lines[1:3])
    return not index and over and (name.isupper() or is_foreign_name(name))


def _underlined(lines: Sequence[Line], index: int) -> bool:
    """Whether the line has a row of `=` right below it, as first headings have in plain text and Markdown."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and not below.above and bool(_UNDERLINE.fullmatch(below.seen))


def authors(lines: Sequence[Line], first: int) -> Named | None:
    """Who wrote it: from a label, a "by" line, or a line of bare names beside the title's day."""
    for index, line in enumerate(lines):
        field = label(line.seen) if line.rule in ("footer.author", "byline.author", "footer.by") else None
        names = _names(field[1]) if field else ()
        if names:
            return Named(names, index, "authors.label")
    for index, line in enumerate(lines):
        names = _names(_BY.sub("", line.seen.strip("*_ "))) if line.rule == "byline.by" else ()
        if names:
            return Named(names, index, "authors.by")
    for index, line in enumerate(lines):
        if line.rule == "byline.our" and (sent := _SENT.search(line.seen)) and (names := _bare(sent[1])):
            return Named(names, index, "authors.our")
    for index in range(max(0, first - _ABOVE), min(first + _BELOW_LEAD, len(lines))):
        line = lines[index]
        role = _ROLE.match(line.seen.replace("*", "")) if _may_sign(line, index >= first) else None
        if role and any(each.kind == "title" for each in lines[:index]) and _beside_day(lines, index):
            return Named((role[1],), index, "authors.name-and-role")
        if line.rule not in ("furniture.before-article", "furniture.breadcrumb") or not _beside_day(lines, index):
            continue
        names = _bare(line.seen)
        if names:
            return Named(names, index, "authors.names-beside-day")
    return _below_title(lines, first)


def _below_title(lines: Sequence[Line], first: int) -> Named | None:
    """The names, a role behind them, that stand alone between the title and the text of a short head.

    What the text itself tells of is a place, or whom it is about.
    """
    title = next((index for index, line in enumerate(lines[:first]) if line.kind == "title"), first)
    for index in range(title + 1, first if first <= _SHORT_HEAD else title + 1):
        line = lines[index]
        if line.rule != "furniture.before-article" or line.words > _SIGNATURE or line.final:
            continue
        bare, _, rest = line.seen.partition(", ")
        names = _bare(bare) if _is_role(rest) else _bare(line.seen)
        if names and not issuer(line.seen) and not any(_tells_of(lines, name) for name in names):
            return Named(names, index, "authors.below-title")
    return None


def _tells_of(lines: Sequence[Line], name: str) -> bool:
    return any(name in line.seen for line in lines if line.kind in ("body", "caption"))


def _is_role(seen: str) -> bool:
    words = {word.strip("*,.").lower() for word in seen.split()}
    return bool(words & set(lexicon.load("en/furniture")["words"]["jobs"]))


def _may_sign(line: Line, below_lead: bool) -> bool:
    """Whether a line may hold a name and a role; below the lead, where headings stand, a writer's role."""
    if line.words > 9:
        return False
    if not below_lead:
        return line.rule == "furniture.before-article"
    words = {word.strip("*,.").lower() for word in line.seen.split()}
    return line.rule == "heading.short-line" and bool(words & set(lexicon.load("en/furniture")["words"]["jobs"]))


def _beside_day(lines: Sequence[Line], index: int) -> bool:
    beside = lines[max(0, index - 1) : index + 2]
    return any(each.rule in ("byline.day", "byline.reading-time") for each in beside)


def _bare(seen: str) -> tuple[str, ...]:
    parts = [_PLACE.sub("", part) for part in _BETWEEN.split(seen)]
    if any(by_name(part, {}) for part in parts):
        return ()  # "USA Today"
    if all(_WHOLE_NAME.match(part) and not _never() & {_as_written(word) for word in part.split()} for part in parts):
        return tuple(parts)
    return ()


def _names(seen: str) -> tuple[str, ...]:
    """The names at the start of what follows "by", up to the day, a comma with a role, or a place."""
    cut = _MONTH_GLUED.search(seen)
    seen = seen[: cut.start()] if cut else seen
    days = explicit(seen)
    seen = seen[: days[0].start] if days else seen
    found = _NAMES.match(seen.strip())
    if not found:
        return ()
    parts = _BETWEEN.split(found.group())
    people = [part for part in parts if not (telling(part) or ends_telling(part))]  # "By Jane Roe, Delta Newswire"
    return tuple(_clean(people or parts))


def _as_written(word: str) -> str:
    return word.capitalize() if word.isupper() else word


@cache
def _never() -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["names"]["never"])


def _clean(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        kept = part.strip(" .,-")
        if kept and not _never() & set(kept.split()):
            yield kept
