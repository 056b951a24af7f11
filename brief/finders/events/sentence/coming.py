"""The days ahead of a text that its sentences name; whether anything is to come on them is read elsewhere."""

from __future__ import annotations

import re
from datetime import timedelta

from msgspec.structs import replace

from brief.days import shifted
from brief.finders.events.sentence.fates import ON_WEEKDAY
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.words import count_of
from brief.model import DateMention, When

_NO_YEAR = frozenset(["date.day-month", "date.month-day"])  # the rules of a day written out but for its year
_NEAREST = timedelta(days=45)  # as far back as such a day is the nearest one
_FARTHEST = timedelta(days=800)
_WITHIN = re.compile(r"\bwithin\s+(?:the\s+)?(?:coming\s+|next\s+)?(\w+)\s+(day|week|month)s?\b")
_UNITS = {"day": timedelta(1), "week": timedelta(7), "month": timedelta(30)}


def days_ahead(scene: Scene, mention: DateMention) -> When | None:
    """The days of a date that lie after that of the text, or go on after it; `None` of all others.

    A day far back, without its year, is the coming one: "runs out on 31 December", told in March.
    """
    published, when = scene.published, mention.when
    if published is None or when is None or mention.role == "dateline" or when.grain not in ("day", "week", "month"):
        return None
    if when.grain == "month" and scene.before(mention.excerpt.start, 4) == "the ":  # "in the March states"
        return None
    if mention.rule in _NO_YEAR and when.basis != "stated" and published - when.last > _NEAREST:
        when = _next_year(when)
    return when if published < when.last and when.first - published < _FARTHEST else None


def _next_year(when: When) -> When:
    try:
        return replace(
            when, first=when.first.replace(year=when.first.year + 1), last=when.last.replace(year=when.last.year + 1)
        )
    except ValueError:  # 29 February, or the end of the calendar
        return when


def next_weekday(scene: Scene, mention: DateMention) -> When | None:
    """The coming day of that name, for a verb in the present: "takes office on Friday"; `None` of other dates."""
    when, published = mention.when, scene.published
    if when is None or published is None or not ON_WEEKDAY.fullmatch(mention.excerpt.text):
        return None
    week = timedelta(7)
    if not timedelta(0) < published - when.first < week:
        return days_ahead(scene, mention)
    return replace(when, first=shifted(when.first, week), last=shifted(when.last, week))


def days_within(scene: Scene, start: int, end: int) -> When | None:
    """The days of "within two weeks", counted from that of the text."""
    published = scene.published
    match = _WITHIN.search(scene.seen, start, end) if "within" in scene.words else None
    count = count_of(match.group(1)) if match else 0
    if match is None or published is None or not count:
        return None
    unit = match.group(2)
    last = shifted(published, count * _UNITS[unit])
    basis = scene.marked.article.masthead.published_basis
    return When(
        shifted(published, timedelta(1)),
        last,
        "week" if (last - published).days < 28 else "month",
        "inferred" if basis == "inferred" else "relative",
    )
