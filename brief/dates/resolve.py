"""From a sense and its anchors to a calendar period, or to an underspecified value; no text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from brief.dates.timex import Calendar, Direction, Either, Named, Nth, Period, Phrase, Relative, Unit, WeekOf, Written

if TYPE_CHECKING:
    from brief.model import Excerpt

# Nearer than this, a day and month without year is the nearest one, whatever the tense: a report is often
# filed the day before or after; farther off, tense decides.
_NEAR_DAYS = 45
_HALF_A_WEEK = 3
_NEXT_MONTH = 31


class Anchors(Struct, frozen=True):
    """What an expression may be counted from: the day of publication, the last date named, the year told of.

    `near`: the last day named in the paragraph.

    `day_first`: how the text writes days in figures; `None` where it does not show.
    `until`: the day on which the range ends that the expression begins. `..._at`: where each was named.
    """

    published: date | None
    named: Period | None = None
    near: Period | None = None
    frame: Period | None = None
    day_first: bool | None = None
    until: date | None = None
    named_at: Excerpt | None = None
    near_at: Excerpt | None = None
    frame_at: Excerpt | None = None


class Resolved(Struct, frozen=True):
    """A TIMEX3 value, the period behind it and the day it was counted from; both `None` where there is none."""

    value: str
    period: Period | None = None
    anchor: date | None = None
    relative: bool = True
    anchor_at: Excerpt | None = None
    leaning: Direction | None = None
    readings: tuple[date, ...] = ()


def resolve(phrase: Phrase, anchors: Anchors, direction: Direction | None) -> Resolved | None:
    """The value of a phrase, seen from its anchors. `None`: it lies outside the calendar."""
    sense = phrase.sense
    if isinstance(sense, Written):
        return Resolved(sense.value)
    if isinstance(sense, Calendar):
        found: Resolved = Resolved(sense.period.value, sense.period, None, relative=False)
    elif isinstance(sense, Either):
        if anchors.day_first is None:
            days = (sense.day_first.first, sense.month_first.first)
            return Resolved(sense.value, readings=tuple(day for day in days if day))
        period = sense.day_first if anchors.day_first else sense.month_first
        found = Resolved(period.value, period, None, relative=False)
    elif isinstance(sense, Relative):
        found = _relative(sense, anchors, phrase.rule)
    elif isinstance(sense, WeekOf):
        found = _week(sense, anchors, direction)
    elif isinstance(sense, Nth):
        found = _nth(sense, anchors, direction)
    else:
        found = replace(_named(sense, anchors, direction), leaning=direction)
    if found.period and (found.period.first is None or found.period.last is None):
        return None
    return found


def _from(period: Period | None, anchor: date | None, otherwise: str, at: Excerpt | None = None) -> Resolved:
    return Resolved(period.value, period, anchor, anchor_at=at) if period else Resolved(otherwise)


# --- relative ------------------------------------------------------------------------------------


def _relative(sense: Relative, anchors: Anchors, rule: str) -> Resolved:
    base = anchors.named
    if sense.base == "near":
        return _from(anchors.near, anchors.near.first if anchors.near else None, sense.value, anchors.near_at)
    if sense.base == "named" and base:
        return replace(_from_named(sense, base), anchor_at=anchors.named_at)
    if rule == "date.ago" and base and base.unit == "quarter" and sense == Relative("year", -1):
        return replace(_from_named(sense, base), anchor_at=anchors.named_at)
    if anchors.published is None or (sense.base == "named" and sense.unit == "day" and sense.offset):
        return Resolved(sense.value)
    start = Period.containing(anchors.published, sense.unit)
    return _from(start.shifted(sense.offset), anchors.published, sense.value)


_LENGTHS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "month": 30, "quarter": 91, "half": 182, "season": 91}


def _from_named(sense: Relative, base: Period) -> Resolved:
    """Counted from a date named before: a year off keeps a quarter a quarter; nothing finer than the base is known."""
    if sense.unit == "year" and abs(sense.offset) == 1 and base.unit in ("quarter", "half", "season"):
        return _from(base.shifted(sense.offset * (2 if base.unit == "half" else 4)), base.first, sense.value)
    if _LENGTHS.get(sense.unit, 365) < _LENGTHS.get(base.unit, 365):
        return Resolved(sense.value)
    start = base.within(sense.unit)
    return _from(start.shifted(sense.offset) if start else None, base.first, sense.value)


def _week(sense: WeekOf, anchors: Anchors, direction: Direction | None) -> Resolved:
    if isinstance(sense.day, Calendar):
        inner = Resolved(sense.day.period.value, sense.day.period)
    elif isinstance(sense.day, Relative):
        inner = _relative(sense.day, anchors, "")
    else:
        inner = _named(sense.day, anchors, direction)
    week = inner.period.within("week") if inner.period else None
    if week is None:
        return Resolved(f"XXXX-WXX-{sense.weekday}" if sense.weekday else "XXXX-WXX")
    if not sense.weekday or week.first is None:
        return _from(week, inner.anchor, "XXXX-WXX", inner.anchor_at)
    return _from(Period("day", week.first.toordinal() + sense.weekday - 1), inner.anchor, "XXXX-WXX", inner.anchor_at)


def _nth(sense: Nth, anchors: Anchors, direction: Direction | None) -> Resolved:
    if isinstance(sense.month, Calendar):
        month = Resolved(sense.month.period.value, sense.month.period)
    elif isinstance(sense.month, Relative):
        month = _relative(sense.month, anchors, "")
    else:
        month = _named(sense.month, anchors, direction)
    return _from(sense.within(month.period) if month.period else None, month.anchor, sense.value, month.anchor_at)


# --- named -----------------------------------------------------------------------------------------


def _named(sense: Named, anchors: Anchors, direction: Direction | None) -> Resolved:
    if isinstance(sense.of, Calendar):
        found = sense.in_year(sense.of.period.year)
        return Resolved(found.value, found, relative=False) if found else Resolved(sense.value)
    if sense.of:
        of = _relative(sense.of, anchors, "")
        return _from(sense.in_year(of.period.year) if of.period else None, of.anchor, sense.value, of.anchor_at)
    anchor, at = anchors.published, None
    if sense.base == "named" and anchors.named:
        anchor, at = anchors.named.first, anchors.named_at
    if sense.unit == "month" and not sense.number:
        return _this_month(sense, anchor, direction)
    in_week = sense.unit == "weekend" or (sense.unit == "day" and not sense.day)
    if in_week and sense.base == "named" and anchors.named and anchors.named.unit not in ("day", "week", "weekend"):
        return Resolved(sense.value)  # the Friday before a year is none
    if anchors.until and not in_week:
        return _from(_in_year(sense, anchors.until, "behind"), anchor, sense.value, at)
    if anchors.frame and not sense.which and not in_week:
        return _from(sense.in_year(anchors.frame.year), anchors.frame.first, sense.value, anchors.frame_at)
    if anchor is None:
        return Resolved(sense.value)
    if in_week:
        return _from(_in_week(sense, anchor, direction), anchor, sense.value, at)
    return _from(_in_year(sense, anchor, direction), anchor, sense.value, at)


def _this_month(sense: Named, anchor: date | None, direction: Direction | None) -> Resolved:
    """ "The 17th": of the month of the anchor, or the next one where it is past and the clause looks ahead."""
    if anchor is None:
        return Resolved(f"XXXX-XX-{sense.day:02}")
    start = Period.containing(anchor, "month")
    if direction == "future" and sense.day < anchor.day:
        start = start.shifted(1)
    elif direction == "past" and sense.day > anchor.day:
        start = start.shifted(-1)
    found = Named("day", start.index % 12 + 1, sense.day).in_year(start.index // 12)
    return _from(found, anchor, f"XXXX-XX-{sense.day:02}")


def _in_week(sense: Named, anchor: date, direction: Direction | None) -> Period:
    """A bare weekday is the most recent one, the anchor included: right for 90.6 % of 297 in TimeBank and AQUAINT.

    One that the clause puts ahead is the next one, the anchor included.
    """
    if sense.unit == "weekend":
        week = Period.containing(anchor, "weekend")
        if sense.which == "this" or (direction == "future" and sense.which is None):
            return week
        if sense.which == "next":
            return week.shifted(1 if anchor.isoweekday() >= 6 else 0)
        return week if anchor.isoweekday() >= 6 and sense.which is None else week.shifted(-1)
    back = (anchor.isoweekday() - sense.number) % 7
    today = Period.containing(anchor, "day")
    if sense.which == "last":
        return today.shifted(-(back or 7))
    if sense.which == "next":
        return today.shifted(7 - back)
    if sense.which == "this" and direction in (None, "future"):
        return today.shifted(sense.number - anchor.isoweekday())
    if direction == "future" or (direction == "nearest" and back > _HALF_A_WEEK):
        return today.shifted((7 - back) % 7)
    return today.shifted(-back)


def _in_year(sense: Named, anchor: date, direction: Direction | None) -> Period | None:
    """The one last, this or next; without such a word, the nearest for days and quarters, by tense for months."""
    years = [sense.in_year(year) for year in range(anchor.year - 4, anchor.year + 5)]
    options = [(option, option.first, option.last) for option in years if option]
    dated = [(option, first, last) for option, first, last in options if first and last]
    behind = [option for option, _, last in dated if last < anchor]
    ahead = [option for option, first, _ in dated if first > anchor]
    here = [option for option, first, last in dated if first <= anchor <= last]
    if sense.which == "this":
        if sense.unit == "season" and sense.number == 4 and behind and ahead and not here:
            return _nearest(behind[-1], ahead[0], anchor)
        return here[0] if here else sense.in_year(anchor.year)
    if sense.which == "last":
        return behind[-1] if behind else None
    if sense.which == "next":
        return ahead[0] if ahead else None
    if here:
        return here[0]
    if direction == "behind" and behind:
        return behind[-1]
    if not behind or not ahead:
        return (behind or ahead)[-1] if behind or ahead else None
    nearest = _nearest(behind[-1], ahead[0], anchor)
    if sense.unit in ("quarter", "half") and direction == "past" and nearest is ahead[0]:
        return behind[-1] if _distance(nearest, anchor) > _NEAR_DAYS else nearest
    if sense.unit in ("quarter", "half") or (sense.day and abs(_distance(nearest, anchor)) <= _NEAR_DAYS):
        return nearest
    if sense.unit == "month" and direction is None:
        return behind[-1]
    if sense.unit == "month" and direction == "past" and _distance(ahead[0], anchor) <= _NEXT_MONTH:
        return ahead[0]  # that of a year ago is called "last March", or has its year
    return {"past": behind[-1], "future": ahead[0]}.get(direction or "", nearest)


def _distance(period: Period, anchor: date) -> int:
    first, last = period.first, period.last
    assert first is not None and last is not None
    return (first - anchor).days if first > anchor else (anchor - last).days


def _nearest(behind: Period, ahead: Period, anchor: date) -> Period:
    return behind if _distance(behind, anchor) <= _distance(ahead, anchor) else ahead
