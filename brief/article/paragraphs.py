"""Which paragraphs are the article: each line tagged by its own words, its neighbours and where it stands.

Nothing is deleted, so that a wrong tag can be seen and corrected.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from brief import lexicon
from brief.article.dateline import day_and_month
from brief.article.lines import Line, label
from brief.dates.stated import StatedDay, explicit
from brief.model import ParagraphKind
from brief.text import ENTRIES, ENTRY, Span, either

_SHORT = -5  # weight of a line that is no prose, against +1 for each word of prose
_MARK = -60  # weight of a line that ends an article, where it does not end this one
_MARGIN = 8  # lines at each end of what a format tells is the article, among which labelled ones may stand
_FEED = 0.25  # of the words above a line that ends articles, what a format tells of below is a feed; more is text
_DAY_WORDS = 9  # of a line that holds a day
_ENOUGH = 60  # words of prose before a line may end the article
_AGENCY_END = re.compile(r"[.!?]['\")]*\s*\((?-i:[A-Z])[^()]{1,60}\)$")
_CREDIT = re.compile(
    r"(?<=[a-z.!?\")])\s*(?:(?:Image|Photo|Picture|Credit|Foto|Bild|Photograph)(?: credit| by)?:\s*\S"
    r"|[(\[](?:[^()\[\]]*\b(?:Photo|Image|Getty|Reuters|REUTERS|AFP|EPA|AP)\b[^()\[\]]*|[A-Z][^()\[\]]{1,60})[)\]]\.?$)"
)
_NAME_LINE = re.compile(
    r"(?:[A-Z][\w.'-]+|de|von|van|der|al|el|bin|with|and)(?: (?:[A-Z][\w.'-]+|de|von|van|der|al|el|bin|with|and)){0,6}$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTED = re.compile(  # "Friday 9 June 2023. All times GMT.", "9 June 2023. The text was translated by computer."
    r"(?-i:[^.;]{8,40}[.;]\s[^.;]{0,40})\b(?:all times|machine|newest|oldest|times are|translat(?:ed|ion)|updated)\b"
    r".{0,120}$",
    re.IGNORECASE,
)
_LONGEST_NOTED = 220  # characters that it matches at most
_REMARK = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]\s*$")  # "13.09.2019 18:40 (machine translation)"
_BESIDE = re.compile(r"\s{2,}|\s[-|·•]\s")
_JOINING = frozenset("& a and for in of our the to us with your".split())
_LIST_ITEM = re.compile(r"(?:(?P<bullet>[•·▪◦*-])|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?P<word>\S)")


def _any_of(name: str) -> str:
    words = sorted(lexicon.load("en/furniture")["words"][name], key=len, reverse=True)
    return either(map(re.escape, words))


@cache
def _beside_day() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('beside_day')}|[ap]\.?m\.?)\b|[\d\W_]+", re.IGNORECASE)


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('finite')}|\w{{2,}}ed)\b")


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["words"]["menu"])


def tag(lines: Sequence[Line], main: Sequence[Span] | None = None) -> tuple[Line, ...]:
    """The lines, each with a kind and a rule. Title and authors are told later, from the masthead.

    `main`: the spans that the source's format tells are the article; what lies between them is none of it.
    """
    told = _top_captions([_dated(line) for line in lines])
    if main:
        told, (first, last) = _as_told(told, main)
    else:
        first, last = region(told)
        first = max(first, _behind_head(told[:last]))
        first, last = _with_entries(told, first, last)
    margin = _MARGIN if main else 1
    inner = (first + margin, last - margin)
    feed = next((index for index in range(last, len(told)) if told[index].ends), len(told))
    told = [
        *(_labelled(line, "byline") or _before(line) for line in told[:first]),
        *(_edge(line, index, inner) or _inside(line) for index, line in enumerate(told[first:last], first)),
        *(_labelled(line, "footer") or _behind(line, index > feed) for index, line in enumerate(told[last:], last)),
    ]
    _captions(told, first)
    _labels_above(told, "promotion", "promotion.label-above")
    return tuple(told)


def _with_entries(lines: Sequence[Line], first: int, last: int) -> Span:
    """The lines of the text, from the first entry of a live page to behind the last, however short they are."""
    stamped = [index for index, line in enumerate(lines) if line.kind is None and ENTRY.match(line.seen)]
    if len(stamped) < ENTRIES or not first <= stamped[len(stamped) // 2] < last:
        return first, last
    return min(first, stamped[0]), max(last, stamped[-1] + 1)


_HEADLINE = 25  # words of a first line that may be one, though it ends as sentences do


def _behind_head(lines: Sequence[Line]) -> int:
    """Where the text begins behind a headline that reads as prose: a line of the day stands right below, or but one.

    0 where the first lines are no such head.
    """
    if not lines or not _prose(lines[0]) or lines[0].words > _HEADLINE:
        return 0
    day = next((index for index, line in enumerate(lines[1:3], 1) if line.rule == "byline.day"), 0)
    if not day or not any(map(_prose, lines[day + 1 :])):
        return 0
    above = lines[1:day]
    return day + 1 if all(line.words <= 6 and not line.final and line.kind is None for line in above) else 0


def _as_told(lines: Sequence[Line], main: Sequence[Span]) -> tuple[list[Line], Span]:
    """The lines, those between the article's set aside, and from which to behind which line it goes."""
    starts = [start for start, _ in main]
    stop = _end(lines)
    own = [_within(line, starts, main) for line in lines]
    words = [line.words if is_own else 0 for line, is_own in zip(lines, own, strict=True)]
    if sum(words[stop:]) <= _FEED * sum(words[:stop]):
        own[stop:] = [False] * (len(lines) - stop)
    inside = [index for index, is_own in enumerate(own) if is_own] or range(len(lines))
    first = next((index for index in inside if _prose(lines[index])), inside[0] if inside else 0)
    last = inside[-1] + 1 if inside else 0
    told = [
        line
        if line.kind or is_own or not first <= index < last
        else replace(line, kind="furniture", rule="furniture.within-article")
        for index, (line, is_own) in enumerate(zip(lines, own, strict=True))
    ]
    return told, (first, last)


def _within(line: Line, starts: Sequence[int], main: Sequence[Span]) -> bool:
    at = bisect_right(starts, line.start) - 1
    return at >= 0 and line.start < main[at][1]


def region(lines: Sequence[Line]) -> Span:
    """The lines from the first to behind the last of the article, found as the run with the most prose; else all.

    A word of prose weighs 1, any other line -5, by trial on the even half of WCXB (`tests/benchmarks/articles.py`).
    """
    stop = _end(lines)
    best, best_span, sum_, start = 0, (0, len(lines)), 0, 0
    for index, line in enumerate(lines[:stop]):
        if sum_ <= 0:
            sum_, start = 0, index
        sum_ += _weight(line)
        if sum_ > best:
            best, best_span = sum_, (start, index + 1)
    inside = range(*best_span)
    return next((index for index in inside if _prose(lines[index])), best_span[0]), best_span[1]


def _weight(line: Line) -> int:
    if line.kind is None:
        return line.words if line.prose else (line.words // 2 if line.final else _SHORT)
    return _MARK if line.ends else (0 if line.kind in ("caption", "credit") else _SHORT // 2)


def _prose(line: Line) -> bool:
    return line.kind is None and (line.prose or (line.final and line.words >= 5))


def _end(lines: Sequence[Line]) -> int:
    """The index of the line that ends the article ("Leave a Reply", "News Feed"); else how many lines there are."""
    total = sum(line.words for line in lines if line.kind is None and line.prose)
    before, dated = 0, False
    for index, line in enumerate(lines):
        dated = dated or line.rule in ("byline.by", "byline.day")
        if line.ends and before >= _ENOUGH and (before >= 0.3 * total or (dated and before >= 0.1 * total)):
            return index
        if line.kind is None and line.prose:
            before += line.words
    return len(lines)


def _dated(line: Line) -> Line:
    """The line as a byline where it holds a day and no other words, or only a short name beside it.

    Bars between them look like a path of sections; arrows are one.
    """
    noted = line.kind is None and len(line.seen) <= _LONGEST_NOTED and _NOTED.match(line.seen)
    if noted and _opens_with_day(line):
        return replace(line, kind="byline", rule="byline.day")
    path = line.rule == "furniture.breadcrumb" and ">" not in line.seen
    if not (line.kind is None or path) or line.words > 16 or line.end - line.start > 120 or line.seen.endswith("."):
        return line
    days = explicit(line.seen) if _YEAR.search(line.seen) else ()
    if not days:
        return line
    rest = _REMARK.sub(" ", line.seen[: days[0].start] + " " + line.seen[days[-1].end :])
    left = [bare for word in _beside_day().sub(" ", rest).split() if (bare := word.strip("()[],;:"))]
    if not left:
        return replace(line, kind="byline", rule="byline.day")
    named = all(word[:1].isupper() or word in _JOINING for word in left) and left[0][:1].isupper()
    if (len(left) <= 5 and not line.final and named) or _opens_a_row(line, days[0]):
        return replace(line, kind="byline", rule="byline.name-and-day")
    return line


def _opens_with_day(line: Line) -> bool:
    days = explicit(line.seen)
    return bool(days) and not _beside_day().sub(" ", line.seen[: days[0].start]).strip("()[],;: ")


def _opens_a_row(line: Line, day: StatedDay) -> bool:
    """Whether the day opens a row of small parts: "29.03.2022, 16:40 | Section: News | Automatic translation"."""
    first, *others = _BESIDE.split(line.seen)
    return (
        day.end <= len(first)
        and bool(others)
        and not _beside_day().sub(" ", line.seen[: day.start] + " " + first[day.end :]).strip("()[],;: ")
        and all(0 < len(part.split()) <= 3 for part in others)
    )


def _labelled(line: Line, kind: ParagraphKind) -> Line | None:
    """The line as part of the masthead where it has a label ("Source: ..."); a byline behind the text as footer."""
    if line.kind == "byline" and kind == "footer":
        return replace(line, kind=kind, rule=f"footer.{line.rule.split('.')[1]}")
    field = label(line.seen) if line.kind is None and not line.prose else None
    return replace(line, kind=kind, rule=f"{kind}.{field[0]}") if field else None


def _edge(line: Line, index: int, inner: Span) -> Line | None:
    """A labelled line that the text's first or last run has swallowed; those of `inner` are none."""
    if inner[0] <= index < inner[1]:
        return None
    return _labelled(line, "footer" if index >= inner[1] else "byline") if line.kind is None else None


def _before(line: Line) -> Line:
    if line.kind:
        return line
    if line.words <= _DAY_WORDS and yearless(line.seen):
        return line.told("byline", "byline.yearless")
    return line.told("furniture", f"furniture.{'menu' if _menu(line) else 'before-article'}")


def yearless(seen: str) -> bool:
    """Whether a line holds a day without its year and nothing else: "Published 16 June, 19:42 GMT"."""
    rest, found = day_and_month().subn(" ", seen, count=1)
    return found == 1 and not _beside_day().sub(" ", rest).strip("()[],;: ")


def _menu(line: Line) -> bool:
    """Whether a line above the text is a row of links: four parts or more of few words, or words of menus only."""
    if line.final or line.words > 25:
        return False
    parts = [part.split() for part in _BESIDE.split(line.seen)]
    known = sum(any(word.lower() in _menu_words() for word in part) for part in parts)
    if len(parts) >= 3 and known >= 2 and 2 * known >= len(parts) and all(1 <= len(part) <= 3 for part in parts):
        return True
    words = [word for word in line.seen.lower().split() if word not in _JOINING]
    return len(words) >= 3 and words[0] in _menu_words() and all(word in _menu_words() for word in words)


def _inside(line: Line) -> Line:
    if line.kind:
        return line
    if line.prose:
        return line.told("body", "body.prose")
    if line.final or line.seen.endswith((":", ";", ",", '"')) or '"' in line.seen:
        return line.told("body", "body.sentence")
    item = _LIST_ITEM.match(line.seen)
    if item and (item["bullet"] or item["word"].islower() or not line.above):  # "2. Next steps" on its own is a heading
        return line.told("body", "body.list-item")
    return line.told("heading", "heading.short-line")


def _behind(line: Line, in_feed: bool) -> Line:
    if line.kind:
        return line
    if in_feed:
        return line.told("feed", "feed.behind-article")
    if line.prose:
        return line.told("feed", "feed.prose-behind-article")
    return line.told("furniture", "furniture.behind-article")


def _captions(lines: list[Line], first: int) -> None:
    """Tags captions by what stands beside them: a credit in brackets, a credit line below, a bare name above."""
    for index in range(1, len(lines)):
        if lines[index].kind == "body" and lines[index - 1].seen == lines[index].seen:
            for twin in (index - 1, index):  # the text that stands for a picture, and its caption
                lines[twin] = replace(lines[twin], kind="caption", rule="caption.repeated")
    for index, line in enumerate(lines):
        if line.kind == "credit" and index and _above_credit(lines, index - 1):
            lines[index - 1] = replace(lines[index - 1], kind="caption", rule="caption.above-credit")
    for index in range(first, len(lines)):
        if lines[index].kind == "body":
            if not _bracketed(lines[index]):
                break
            lines[index] = replace(lines[index], kind="caption", rule="caption.source-in-brackets")
    _labels_above(lines, "caption", "caption.label-above")
    for index in range(1, len(lines)):
        above = lines[index - 1]
        if lines[index].rule == "caption.above-credit" and above.kind == "heading" and _NAME_LINE.match(above.seen):
            lines[index - 1] = replace(above, kind="caption", rule="caption.name-above")


def _top_captions(lines: list[Line]) -> list[Line]:
    """The lines, captions above all prose told by the source in brackets that closes them."""
    for index, line in enumerate(lines):
        if line.kind is None and _bracketed(line):
            lines[index] = replace(line, kind="caption", rule="caption.source-in-brackets")
        elif line.kind is None and line.prose:
            break
    return lines


def _bracketed(line: Line) -> bool:
    """Whether a line closes with a source in brackets, as captions do and the text itself seldom does."""
    return line.words <= 60 and '"' not in line.seen and bool(_AGENCY_END.search(line.seen))


def without_credit(seen: str) -> int:
    """How many characters of a caption stand before its credit: all, where it has none."""
    credit = _CREDIT.search(seen)
    return credit.start() if credit else len(seen)


def _above_credit(lines: Sequence[Line], index: int) -> bool:
    """Whether a line above a credit is its caption: no finite verb, or a bare name above that it repeats."""
    line = lines[index]
    if line.kind not in ("body", "heading") or line.words > 45 or '"' in line.seen:
        return False
    above = lines[index - 1] if index else None
    if above and above.kind == "heading" and above.words <= 6 and above.seen.split()[-1] in line.seen:
        return True
    return not _finite().search(line.seen)


def _labels_above(lines: list[Line], kind: ParagraphKind, rule: str) -> None:
    """Gives the kind to short lines that stand directly on a line of that kind, no blank line between."""
    for index in range(len(lines) - 1, 0, -1):
        above = lines[index - 1]
        loose = above.kind in ("heading", "furniture") and above.rule.split(".")[1] in ("short-line", "behind-article")
        if lines[index].kind == kind and loose and not above.below:
            lines[index - 1] = replace(above, kind=kind, rule=rule)


def own_links(lines: Sequence[Line], names: Iterable[str]) -> tuple[Line, ...]:
    """The lines, those between paragraphs that name the outlet itself tagged as links: "The envoy talks to DW"."""
    union = "|".join(re.escape(name) for name in sorted(names))
    own = re.compile(rf"(?<!\w)(?:{union})(?!\w)")
    return tuple(
        replace(line, kind="promotion", rule="promotion.names-its-outlet")
        if line.kind == "heading" and own.search(line.seen)
        else line
        for line in lines
    )
