"""Spans in quotation marks, and speech set off without, by paragraph; no speakers, no judgement of what is speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from brief import setoff
from brief.setoff import SetOff
from brief.text import Span, sentences, trimmed

# A span longer than this, a page, is an unclosed mark: the longest real one in 840 news articles has 2,300 characters.
LONGEST = 3000

_DOUBLE = re.compile(r"[\"“”„‟«»″「」『』＂'`‘’](?:(?<=')'{1,2}|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<=[^'`‘’]))")
_OPENING = frozenset(["“", "„", "‟", "``", "‘‘", "「", "『"])
_CLOSING = frozenset(["”", "’’", "」", "』"])
_BEFORE_OPENING = frozenset("([{-–—−/:;,>…’‘'\"“”\u2060")
_AFTER_CLOSING = frozenset(")]}-–—−/:;,.!?…>’‘'\"“”")
_SINGLE_OPENING = re.compile(r"['‘‚](?:(?<=^.)|(?<=[\s(\[—–-].))(?=[^\W_]|\.\.\.|…|\[)")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s(\[])['’‘](?![^\W_])")


class Marked(Struct, frozen=True):
    """A span in marks: `start`, `end` without the marks, `outer_start`, `outer_end` with them.

    `paragraph` counts the spans that were read. `open_end`: it has no closing mark. `continues`: its
    opening mark repeats that of an unclosed span which ends the paragraph before. Words set off without marks
    have the same `start` and `outer_start`; `label` is the name before them in a transcript, `asks`: nobody's.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    open_end: bool = False
    continues: bool = False
    label: Span | None = None
    asks: bool = False


def read(text: str, paragraphs: Iterable[Span]) -> tuple[Marked, ...]:
    """The spans in marks, in order, nested ones left out; marks may be of any kind and mixed within a span.

    A mark is read by what stands beside it before it is read by its shape. A span ends with its paragraph
    at the latest; one unclosed there counts where it opens the paragraph or follows a colon or comma.
    """
    return _read(text, tuple(paragraphs))[0]


def unclosed(text: str, paragraphs: Iterable[Span]) -> tuple[int, ...]:
    """Where marks open that close nowhere near, and what they hold is taken for no quote."""
    return _read(text, tuple(paragraphs))[1]


@lru_cache(maxsize=2)  # people and quotes are read in the same marks
def _read(text: str, paragraphs: tuple[Span, ...]) -> tuple[tuple[Marked, ...], tuple[int, ...]]:
    found: list[Marked] = []
    stray: list[int] = []
    apart = setoff.read(text, paragraphs)
    through: dict[int, int] = {}
    for number, (start, end) in enumerate(paragraphs):
        if number in apart:
            found.extend(_set_off(text, apart[number], number))
            continue
        if number in through:
            spans = _ended(text, (start, end), through[number], number)
        else:
            spans = _of_paragraph(text, start, end, number, stray)
        if spans and spans[-1].open_end and spans[-1].outer_start == start:
            following = ((at, paragraphs[at]) for at in range(number + 1, len(paragraphs)) if at not in apart)
            through |= _runs_through(text, islice(following, _FURTHER)) if number not in through else {}
        marked = found and number - 1 not in apart  # what is set off ends with its paragraph
        if spans and spans[0].outer_start == start and marked and _runs_on(found[-1], number):
            spans[0] = replace(spans[0], continues=True)
        found.extend(spans)
    kept = tuple(_kept(text, found, stray))
    return kept, tuple(sorted(stray))


_FURTHER = 4  # paragraphs that one opening mark holds at most, behind its own


def _runs_through(text: str, following: Iterable[tuple[int, Span]]) -> dict[int, int]:
    """Where words go on whose mark is not repeated: the paragraphs, with the end of each or its closing mark's."""
    held: dict[int, int] = {}
    for number, (start, end) in following:
        if _SIGNED.match(text, start, end):
            return {}
        mark = _DOUBLE.search(text, start, end)
        if mark is None:
            held[number] = end
            continue
        before = text[mark.start() - 1] if mark.start() > start else ""
        behind = text[mark.end()] if mark.end() < end else ""
        closes = _opens(mark.group(), before, behind, inside=False) is None and before in _SPOKEN_ENDS
        return {**held, number: mark.end()} if closes and before else {}
    return {}


_SIGNED = re.compile(r"[A-ZÀ-Þ][\w.'’-]+\s[A-ZÀ-Þ]")  # a pull quote's author stands inside its marks
_SPOKEN_ENDS = frozenset(",.!?…’'-–—)")


def _ended(text: str, paragraph: Span, end: int, number: int) -> list[Marked]:
    """The spans of a paragraph that begins inside marks: its words up to `end`, and what stands behind it in marks."""
    start, stop = paragraph
    mark = next((one for one in _DOUBLE.finditer(text, start, end) if one.end() == end), None)
    first = Marked(
        *trimmed(text, start, mark.start() if mark else end), start, end, number, open_end=mark is None, continues=True
    )
    return [first, *(_of_paragraph(text, end, stop, number, []) if mark and end < stop else ())]


def _set_off(text: str, words: SetOff, number: int) -> Iterator[Marked]:
    """The words of a paragraph that is set off; where they fill more than a page, in pieces of whole sentences."""
    first, last = _bare(text, words.start, words.end)
    begin = first
    pieces: list[Span] = []
    for start, end in sentences(text, first, last) if words.end - words.start > LONGEST else ():
        if start > begin and end - begin > LONGEST:
            pieces.append(trimmed(text, begin, start))
            begin = start
    for start, end in (*pieces, (begin, last)):
        if 0 < end - start <= LONGEST:
            goes_on = words.continues or start > first
            yield Marked(start, end, start, end, number, True, goes_on, words.label, words.asks)


def _bare(text: str, start: int, end: int) -> Span:
    """Words set off without the pair of marks that holds them all."""
    found = [mark.span() for mark in islice(_DOUBLE.finditer(text, start, end), 3)]
    if len(found) == 2 and found[0][0] == start and found[1][1] == end:
        return trimmed(text, found[0][1], found[1][0])
    return start, end


def _runs_on(last: Marked, number: int) -> bool:
    return last.open_end and last.paragraph == number - 1


def _kept(text: str, spans: Sequence[Marked], stray: list[int]) -> Iterable[Marked]:
    """The spans without those that are stray marks: unclosed and not speech by position, empty, or endless."""
    for at, span in enumerate(spans):
        if span.end - span.start > LONGEST:
            stray.append(span.outer_start)
            continue
        if not any(c.isalnum() for c in text[span.start : span.end]):
            continue
        if span.outer_start == span.start:  # set off without marks
            yield span
            continue
        if span.open_end and not span.continues:
            follower = spans[at + 1] if at + 1 < len(spans) else None
            before = spans[at - 1] if at else None
            goes_on = before is not None and before.paragraph == span.paragraph and _is_sentence(text, span)
            if not (goes_on or (follower and follower.continues) or _opens_speech(text, span)):
                stray.append(span.outer_start)
                continue
        yield span


def _opens_speech(text: str, span: Marked) -> bool:
    before = text[max(0, span.outer_start - 3) : span.outer_start].rstrip(" ")
    return not before or before[-1] in "\n:,"


def _is_sentence(text: str, span: Marked) -> bool:
    """Whether the words of a span are sentences of their own: behind a full stop, up to one."""
    before = text[max(0, span.outer_start - 2) : span.outer_start]
    return before[:1] in _ENDS and before[1:] == " " and text[span.start].isupper() and text[span.end - 1] in _ENDS


_ENDS = frozenset(".!?")


def _of_paragraph(text: str, start: int, end: int, number: int, stray: list[int]) -> list[Marked]:
    opened: list[tuple[int, int]] = []
    spans: list[Marked] = []
    for mark in _DOUBLE.finditer(text, start, end):
        first, last = mark.span()
        before = text[first - 1] if first > start else ""
        behind = text[last] if last < end else ""
        opens = _opens(text[first:last], before, behind, inside=bool(opened))
        if opens:
            opened.append((first, last))
        elif opened and opens is not None:
            begin = opened.pop()
            while spans and spans[-1].outer_start > begin[0]:  # nested ones
                spans.pop()
            spans.append(_span(text, begin, (first, last), number))
    if opened:
        return _unclosed(text, opened[0], spans, ((start, end), number), stray)
    return _nested(spans, _singles(text, start, end, number)) if not spans or _holds(text, spans) else spans


def _holds(text: str, spans: Sequence[Marked]) -> bool:
    """Whether a single mark opens before the first of the spans: it may be the outer one."""
    first = spans[0].outer_start
    line = text.rfind("\n", 0, first) + 1
    return _SINGLE_OPENING.search(text, line, first) is not None


def _nested(spans: list[Marked], singles: list[Marked]) -> list[Marked]:
    """The spans in single marks where one holds double ones or there are none, with the double ones beside them."""
    outer = [one for one in singles if any(one.start <= span.outer_start < span.outer_end <= one.end for span in spans)]
    if spans and not outer:
        return spans
    apart = [
        span
        for span in spans
        if all(span.outer_end <= one.outer_start or one.outer_end <= span.outer_start for one in singles)
    ]
    return sorted([*singles, *apart], key=lambda span: span.start)


def _span(text: str, opening: tuple[int, int], closing: tuple[int, int], number: int) -> Marked:
    inner = trimmed(text, opening[1], max(opening[1], closing[0]))
    return Marked(*inner, opening[0], closing[1], number)


def _opens(mark: str, before: str, behind: str, *, inside: bool) -> bool | None:
    """Whether a mark opens (`True`), closes (`False`) or is none (`None`: inches, seconds, a stray one).

    `before` and `behind`: the characters beside it, empty at the ends of a paragraph.
    """
    free_before = not before or before.isspace() or before in _BEFORE_OPENING
    free_behind = not behind or behind.isspace() or behind in _AFTER_CLOSING
    if before.isdigit() and mark in ('"', "″", "''") and not inside:
        return None
    if free_before and not free_behind:
        return not (inside and mark in _CLOSING) and not (inside and before == "," and mark in ('"', "''"))
    if free_behind and not free_before:
        return False if inside else None
    if inside and (not behind or behind.isspace()) and before and not before.isspace():
        return False
    if mark in _OPENING or (mark == "«" and not inside):
        return not inside or free_before
    if mark in _CLOSING or mark == "»":
        return False if inside else None
    return not inside


def _unclosed(
    text: str, begin: Span, spans: list[Marked], paragraph: tuple[Span, int], stray: list[int]
) -> list[Marked]:
    """The spans of a paragraph whose mark at `begin` never closes.

    It runs to the end of the paragraph. Where other spans close behind it, it is stray; but it runs to the
    last of them where it opens the paragraph, which then is speech with quotes in it, unless that fills a page.
    """
    whole, number = paragraph
    behind = [span for span in spans if span.outer_start > begin[0]]
    before = [span for span in spans if span.outer_start < begin[0]]
    last = (behind[-1].end, behind[-1].outer_end) if behind else (whole[1], whole[1])
    if behind and (begin[0] > whole[0] or last[0] - begin[1] > LONGEST):
        stray.append(begin[0])
        return spans
    return [*before, Marked(*trimmed(text, begin[1], last[0]), begin[0], last[1], number, open_end=True)]


def _singles(text: str, start: int, end: int, number: int) -> list[Marked]:
    """Spans in single marks, where a paragraph has no double ones; apostrophes close nothing.

    A closing mark stands after punctuation, or is the last before the next opening one.
    """
    spans: list[Marked] = []
    at = start
    while opening := _SINGLE_OPENING.search(text, at, end):
        following = _SINGLE_OPENING.search(text, opening.end(), end)
        limit = following.start() if following else end
        closing = None
        for mark in _SINGLE_CLOSING.finditer(text, opening.end(), limit):
            closing = mark
            if _ends_speech(text, mark.start()):
                break
        at = opening.end()
        if closing is None and following is None and _runs_to_end(text, opening.span(), (start, end)):
            spans.append(Marked(*trimmed(text, opening.end(), end), start, end, number, open_end=True))
        if closing is None or closing.start() - opening.end() < 2:
            continue
        if not _ends_speech(text, closing.start()) and closing.start() - opening.end() > 80:
            continue
        spans.append(_span(text, opening.span(), closing.span(), number))
        at = closing.end()
    return spans


def _runs_to_end(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether a single mark that never closes holds all up to the paragraph's end, as a further sentence of speech."""
    start, end = paragraph
    if mark[0] == start:
        return True
    before = text[max(start, mark[0] - 2) : mark[0]]
    if _ELIDED.match(text, mark[1]):
        return False
    return before[1:] == " " and before[0] in ":,.’'!?" and text[mark[1]].isupper() and text[end - 1] in _ENDS


_ELIDED = re.compile(r"(?:Bout|Cause|Cos|Em|Neath|Til|Till|Tis|Twas|Tween|Twere|Twill|Un)\b")


def _ends_speech(text: str, at: int) -> bool:
    """Whether the words before a mark end as speech does, inside another mark or not."""
    return text[at - 1] in ",.!?…" or (text[at - 1] in '"”»“' and text[at - 2] in ",.!?…")
