"""What the words around a quote tell of where and when it fell, within its text alone; no gathering is known here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from brief.lexicon import load
from brief.merge.cast import Speaker
from brief.model import Findings, QuoteMention, When
from brief.patterns import pattern, written
from brief.spelling import surname
from brief.text import beginning_in, sentences, view
from brief.timeline.venues import Passage, is_gathering, passage, tells_of_before

# A sentence before, or a paragraph above, is looked at no further back than this, in characters.
LONGEST = 2000
# How far a day of saying carries on to further words of the same speaker, in characters.
NEAR = 1200
# What a sentence may say of where its words fell; in the lexicon, by these names.
_SET = (
    "addressed",
    "earlier",
    "house",
    "journey",
    "on_air",
    "partner",
    "press",
    "to_parliament",
    "with_guest",
    "within",
    "written",
)
# What a sentence may say by which its words fell at no gathering.
_APART = frozenset(["earlier", "on_air", "written"])
_REPORTED = re.compile(r"\b(?:said|says|told|warned)\b[^,;]*\sthat\s")
_HEADING = 40  # characters
# What stands before a day in a clause of its own: ", who resigned on", ", recalled last".
_ASIDE = re.compile(r",\s(?:(?:who|which|whose|whom)\b|[a-z]+ed\b)[^,.;:]{0,80}$")


class Around(Struct, frozen=True):
    """Of one quote: what stands around it.

    `passages`: its sentence, and that with the one before it in the paragraph, where they speak of a gathering.
    `beforehand`: the text tells of the time before the talks. `past`: days and months gone by that are named;
    `aside`: one of them stands in a clause of its own ("Rojas, who resigned on Monday, ...").
    `said_on`: the day of saying, as the text itself tells it, behind the surer the lower: 0 that of the speech of
    whoever speaks, told in the sentence before; 1 that on which the same speaker spoke shortly before; 2 that which
    the heading above names, in a text that tells day by day.
    """

    passages: tuple[Passage, ...]
    beforehand: bool
    past: tuple[tuple[date, date], ...]
    aside: bool
    said_on: tuple[int, date] | None = None

    def may_fall(self, when: When | None, *, asides: bool = False) -> bool:
        """Whether no day gone by is named but days of `when`: of another one the words may be too.

        `asides`: a day in a clause of its own counts as any other.
        """
        if not self.past:
            return True
        known = asides or not self.aside
        return known and when is not None and all(a <= when.last and when.first <= b for a, b in self.past)


class Told(Struct, frozen=True):
    """A mention of a quote in its text, with what stands around it there.

    `key`: that of the text. `scene`: what its sentence says of where it fell, empty in a text that tells of no
    gathering and no vote. `official`: who speaks there, where that is known and no observer; `unknown`: it is nobody
    known.
    """

    key: str
    one: Findings
    mention: QuoteMention
    around: Around
    scene: tuple[str, ...]
    official: Speaker | None
    unknown: bool


# What each speaker says in one text on a day that it gives, in its order, by the index into its people.
Spoken = Mapping[int, Sequence[QuoteMention]]
NOTHING_AROUND = Around((), False, (), False)


def around(one: Findings) -> tuple[Around | None, ...]:
    """What stands around each quote of a text, in their order; `None`: nothing (`NOTHING_AROUND`)."""
    spoken: dict[int, list[QuoteMention]] = {}
    for mention in sorted(one.quotes, key=lambda quote: quote.excerpt.start):
        if mention.speaker is not None and mention.said_on:
            spoken.setdefault(mention.speaker, []).append(mention)
    found = (_around(one, mention, spoken) for mention in one.quotes)
    return tuple(None if each == NOTHING_AROUND else each for each in found)


def _around(one: Findings, mention: QuoteMention, spoken: Spoken) -> Around:
    before, end = _sentence_before(one, mention), mention.sentence.end
    begins = (mention.sentence.start, before)
    passages = tuple(passage(one, begin, end) for begin in begins if is_gathering(one.document.text[begin:end]))
    past = list(_past(one, mention, before))
    aside = any(_ASIDE.search(view(one.document.text[max(0, at - LONGEST) : at])) for at, _ in past)
    spans = tuple(span for _, span in past)
    return Around(passages, _beforehand(one, mention), spans, aside, _said_on(one, mention, before, spoken))


def _said_on(one: Findings, mention: QuoteMention, before: int, spoken: Spoken) -> tuple[int, date] | None:
    """The day of saying, as the text itself tells it, with how sure that is."""
    told = _speech(one, mention, before), _carried_day(mention, spoken), _section(one, mention.excerpt.start)
    return next(((at, day) for at, day in enumerate(told) if day), None)


def _carried_day(mention: QuoteMention, spoken: Spoken) -> date | None:
    """The day on which the text lets the same speaker speak shortly before; `None`: it tells of none."""
    words = spoken.get(mention.speaker, ()) if mention.speaker is not None else ()
    start = mention.excerpt.start
    before = beginning_in(words, start - NEAR, start, lambda other: other.excerpt.start)
    day = before[-1].said_on if before else None
    return day.first if day and day.first == day.last else None


def _speech(one: Findings, mention: QuoteMention, before: int) -> date | None:
    """The one day of a speech that the sentence before lets the speaker give, or the last one of the paragraph above.

    That counts where the words are told as of the speech ("he said in his speech").
    """
    if mention.speaker is None:
        return None
    start, end = before, mention.sentence.start
    if start == end and mention.occasion is not None and _gives_speech(view(mention.occasion.text)):
        start, end = _last_above(one, start)
    told = view(one.document.text[start:end])
    if surname(one.people[mention.speaker].name) not in told or not _gives_speech(told):
        return None
    named = beginning_in(one.dates, start, end, lambda day: day.excerpt.start)
    days = {(day.first, day.last) for day in named if day.role != "dateline"}
    first, last = days.pop() if len(days) == 1 else (None, None)
    published = one.masthead.published
    return first if first and first == last and published and first <= published else None


def _gives_speech(told: str) -> bool:
    return pattern("en/presence", "speeches").search(told) is not None


def _last_above(one: Findings, start: int) -> tuple[int, int]:
    """The last sentence of the paragraph above an offset; nothing where there is none."""
    at = paragraph(one, start)
    if at == 0:
        return start, start
    above = one.paragraphs[at - 1]
    found = list(sentences(one.document.text, max(above.start, above.end - LONGEST), above.end))
    return found[-1] if found else (start, start)


def _section(one: Findings, start: int) -> date | None:
    """The day named by the last heading above that is nothing but a day ("MONDAY 11 SEPTEMBER")."""
    for each in reversed(one.paragraphs[: paragraph(one, start)]):
        if each.kind not in ("feed", "heading") or each.end - each.start > _HEADING:
            continue
        for day in beginning_in(one.dates, each.start, each.end, lambda named: named.excerpt.start):
            words = one.document.text[each.start : day.excerpt.start] + one.document.text[day.excerpt.end : each.end]
            if day.first and day.first == day.last and not words.strip(" .,:|-"):
                return day.first
    return None


def scene(one: Findings) -> tuple[tuple[str, ...], ...]:
    """For each quote of a text, in their order, what its sentence says of where it fell ("house", "after vote").

    Those on the air are told also by what their paragraph says before ("In an interview, she spoke of ...").
    """
    return tuple(_scene(unspoken(mention), _led_in(one, mention)) for mention in one.quotes)


def _scene(words: str, before: str) -> tuple[str, ...]:
    found = {name: pattern("en/presence", name).search(words) for name in _SET}
    if (within := found["within"]) and _REPORTED.search(words, 0, within.start()):
        found["within"] = None  # "said that during a visit to ... he would"
    found["on_air"] = found["on_air"] or pattern("en/presence", "on_air").search(before)
    told = [name for name in _SET if found[name]]
    after = [kind for kind, act in _acts() if act.search(words)]
    return (*told, *(f"after {kind}" for kind in after[:1]))


def _led_in(one: Findings, mention: QuoteMention) -> str:
    """The view of the paragraph of the words up to their sentence."""
    start = mention.sentence.start
    return view(one.document.text[max(one.paragraphs[paragraph(one, start)].start, start - LONGEST) : start])


def unspoken(mention: QuoteMention) -> str:
    """The view of the words' sentence with what is spoken blanked out."""
    start = mention.sentence.start
    seen = view(mention.sentence.text)
    for part in mention.parts:
        first, last = max(0, part.start - start), max(0, part.end - start)
        seen = seen[:first] + " " * (min(last, len(seen)) - first) + seen[last:]
    return seen


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns of an act that words followed, each with the act's kind, in the order in which they are tried."""
    return tuple((row["kind"], re.compile(written(row))) for row in load("en/presence")["after"])


def is_apart(told: Told) -> bool:
    """Whether the words are told as of another hour, before a microphone of others, or written."""
    return not _APART.isdisjoint(told.scene)


def is_elsewhere(mention: QuoteMention) -> bool:
    """Whether the text names an occasion of its own for the words: an interview, a briefing, a channel."""
    return mention.occasion is not None and not is_gathering(mention.occasion.text)


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


def _past(one: Findings, mention: QuoteMention, before: int) -> Iterator[tuple[int, tuple[date, date]]]:
    """The days and months gone by that the words' sentence, or the one before it, names, each with where it stands."""
    published = one.masthead.published
    start = bisect_left(one.dates, before, key=lambda day: day.excerpt.start)
    for day in one.dates[start:]:
        if day.excerpt.start >= mention.sentence.end or published is None:
            return
        inside = any(part.start <= day.excerpt.start < part.end for part in mention.parts)
        if (
            not inside
            and not one.document.text[max(0, day.excerpt.start - 6) : day.excerpt.start].lower().endswith("since ")
            and day.role != "dateline"
            and day.first
            and day.last
            and day.last < published
            and day.grain in ("day", "week", "month")
        ):
            yield day.excerpt.start, (day.first, day.last)
