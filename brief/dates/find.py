"""The dates of an article: each sentence scanned, each phrase resolved, with what was named before kept in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from brief.dates.clause import ahead, begins_range, direction, is_dateline, is_speech
from brief.dates.resolve import Anchors, Resolved, resolve
from brief.dates.scan import phrases
from brief.dates.stated import writes_day_first
from brief.dates.timex import Calendar, Named, Phrase, Relative, WeekOf, Written
from brief.dates.tokens import Line
from brief.text import whole_view

if TYPE_CHECKING:
    from brief.model import Article, DateMention, DayBasis, Document, Excerpt, Sentence

# A day written out but for its year: an inferred day of publication gives no more than the year.
WRITTEN_DAY = "date.month-day"
_IN_WEEK = ((",", "on"), ("on",), (",",))  # between a week and a day of it
_HEADING = 90  # characters of a heading that may be a day


def find(article: Article) -> tuple[DateMention, ...]:
    """The temporal expressions of an article's sentences, in order, resolved from its day of publication.

    Without a day of publication relative expressions stay underspecified ("XXXX-WXX-4", no days).
    """
    anchors = Anchors(article.masthead.published, day_first=writes_day_first(article.text))
    found: list[DateMention] = []
    seen = whole_view(article.text)
    paragraph = -1
    for sentence in _told(article):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if anchors.frame or anchors.near:
                anchors = replace(anchors, frame=None, near=None)
        line, spans = phrases(seen[sentence.start : sentence.end])
        if line is not None:
            anchors = _in_sentence(article, sentence, (line, spans), anchors, found)
    return tuple(found)


def _told(article: Article) -> list[Sentence]:
    """The sentences of an article in order, with the headings that may be a day: "Tuesday 8 January"."""
    from brief.model import Sentence  # here, for it would be a third of the time of importing `brief.dates`

    heads = [
        Sentence(each.start, each.end, at)
        for at, each in enumerate(article.paragraphs)
        if (each.kind == "heading" or each.rule == "byline.yearless") and each.end - each.start <= _HEADING
    ]
    return sorted((*article.sentences, *heads), key=lambda each: each.start) if heads else list(article.sentences)


def _in_sentence(
    article: Article,
    sentence: Sentence,
    scanned: tuple[Line, tuple[Phrase, ...]],
    anchors: Anchors,
    found: list[DateMention],
) -> Anchors:
    """The anchors after a sentence, whose mentions are added to `found`."""
    document, (line, spans) = article.document, scanned
    basis: DayBasis = "inferred" if article.masthead.published_basis == "inferred" else "relative"
    at = sentence.paragraph
    caption = any(paragraph.kind == "caption" for paragraph in article.paragraphs[at : at + 1])
    for index, each in enumerate(spans):
        phrase = _in_its_week(line, spans[index - 1], each) if index else each
        if is_dateline(line, phrase):
            found += _in_dateline(document, sentence, phrase, anchors)
            continue
        excerpt = document.excerpt(sentence.start + phrase.start, sentence.start + phrase.end)
        anchors = _reframed(line, phrase, anchors, excerpt)
        understood, resolved = _resolved(line, phrase, spans[index + 1 : index + 2], anchors, caption=caption)
        if resolved is None:
            continue
        found.append(_mention(excerpt, line, understood, resolved, basis))
        if resolved.period and not _is_aside(phrase):
            anchors = replace(anchors, named=resolved.period, named_at=excerpt)
            if resolved.period.unit == "day":
                anchors = replace(anchors, near=resolved.period, near_at=excerpt)
    return anchors


def _in_its_week(line: Line, before: Phrase, phrase: Phrase) -> Phrase:
    """The phrase as a weekday of the week that is named right before it: "last week, on Thursday"."""
    week, day = before.sense, phrase.sense
    if not (isinstance(week, Relative) and week.unit == "week" and isinstance(day, Named) and day.unit == "day"):
        return phrase
    gap = line.words[before.token_end : phrase.token]
    if gap not in _IN_WEEK or day.day or day.which or not day.number:
        return phrase
    return replace(phrase, sense=WeekOf(Relative("week", 0, "named"), day.number))


def _in_dateline(document: Document, sentence: Sentence, phrase: Phrase, anchors: Anchors) -> list[DateMention]:
    """The day of a dateline: a date like others, but nothing happens on it and nothing is counted from it."""
    resolved = resolve(phrase, anchors, None)
    if resolved is None:
        return []
    excerpt = document.excerpt(sentence.start + phrase.start, sentence.start + phrase.end)
    mention = _mention(excerpt, None, phrase, resolved, "relative")
    return [replace(mention, role="dateline")]


def _resolved(
    line: Line, phrase: Phrase, following: tuple[Phrase, ...], anchors: Anchors, *, caption: bool
) -> tuple[Phrase, Resolved | None]:
    """The phrase as its clause means it, and what it points to; where it begins a range, that ends at `following`."""
    if isinstance(phrase.sense, Calendar | Relative):
        return phrase, resolve(phrase, anchors, None)
    if following and begins_range(line, phrase, following[0]):
        leaning = direction(line, following[0])
        end = resolve(following[0], anchors, leaning)
        if end and end.period:
            return phrase, resolve(phrase, replace(anchors, until=end.period.last), leaning)
    leaning = direction(line, phrase, caption=caption)
    understood = ahead(line, phrase) if leaning == "future" else phrase
    return understood, resolve(understood, anchors, leaning)


def _is_aside(phrase: Phrase) -> bool:
    """Whether the phrase only compares ("from a year earlier"): what follows isn't counted from it."""
    return phrase.rule in ("date.ago", "date.earlier", "date.year-earlier") and phrase.sense in (
        Relative("year", -1),
        Relative("year", -1, "named"),
    )


def _reframed(line: Line, phrase: Phrase, anchors: Anchors, excerpt: Excerpt) -> Anchors:
    """The anchors with the year told of: set by an explicit past date that opens a sentence, ended by a deictic."""
    sense = phrase.sense
    if isinstance(sense, Calendar):
        opens = phrase.token <= 1 or (phrase.token == 2 and line.word(1) == "the")
        past = anchors.published is None or sense.period.year < anchors.published.year
        frame = (
            sense.period.within("year") if opens and past and sense.period.unit not in ("decade", "century") else None
        )
        return replace(anchors, frame=frame, frame_at=excerpt)
    counted_from_now = phrase.rule == "duration.span" and line.word(phrase.token + 1) in ("last", "next", "past")
    if counted_from_now or (isinstance(sense, Relative) and sense.base == "published"):
        return replace(anchors, frame=None)
    return anchors


def _mention(excerpt: Excerpt, line: Line | None, phrase: Phrase, resolved: Resolved, basis: DayBasis) -> DateMention:
    from brief.model import DateMention  # here, for it would be a third of the time of importing `brief.dates`

    period = resolved.period
    sense = phrase.sense
    type_: Literal["DATE", "TIME", "DURATION", "SET"] = "TIME" if phrase.clock else "DATE"
    if isinstance(sense, Written):
        type_ = sense.type
    known: DayBasis | None = None
    if period:
        known = "stated" if not resolved.relative else "relative" if phrase.rule == WRITTEN_DAY else basis
    return DateMention(
        excerpt=excerpt,
        type=type_,
        value=resolved.value + phrase.clock,
        first=period.first if period else None,
        last=period.last if period else None,
        grain=period.grain if period else None,
        basis=known,
        role="speech" if line and period and period.unit == "day" and is_speech(line, phrase) else "event",
        modifier=phrase.modifier,
        anchor=resolved.anchor,
        rule=phrase.rule,
        anchor_at=resolved.anchor_at,
        leaning=resolved.leaning if resolved.anchor else None,
        readings=resolved.readings,
    )
