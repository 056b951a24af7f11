"""What a temporal expression can mean, as values: calendar periods and the senses of phrases; no text, no anchor."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from brief.model import Grain

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
# `behind` is surely past ("since May"), `past` may still be a near day ahead, `nearest` may be either.
Direction = Literal["past", "future", "behind", "nearest"]
Which = Literal["last", "this", "next"]
Base = Literal["published", "named", "near"]

# Grains made of whole months: how many, and how many after January the first of them begins. Winter is
# December to February and belongs to the year of its December.
_MONTHS: dict[Unit, tuple[int, int]] = {
    "month": (1, 0),
    "quarter": (3, 0),
    "half": (6, 0),
    "season": (3, 2),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}
_LETTER: dict[Unit, str] = {"quarter": "Q", "half": "H"}
_SEASONS = ("SP", "SU", "FA", "WI")


class Period(Struct, frozen=True):
    """A stretch of the calendar: the `index`-th day, week, month ... counted from the year 0.

    >>> Period.containing(date(2022, 1, 13), "week").value
    '2022-W02'
    >>> Period.containing(date(2022, 1, 13), "season").value
    '2021-WI'
    """

    unit: Unit
    index: int

    @classmethod
    def containing(cls, day: date, unit: Unit) -> Period:
        """The period of that unit in which `day` lies; for a weekend, that of its week."""
        if unit == "day":
            return cls(unit, day.toordinal())
        if unit in ("week", "weekend"):
            return cls(unit, (day.toordinal() - 1) // 7)
        months, offset = _MONTHS[unit]
        return cls(unit, (day.year * 12 + day.month - 1 - offset) // months)

    @classmethod
    def of(cls, unit: Unit, year: int, number: int = 1) -> Period:
        """The `number`-th period of that unit in a year: month 1 to 12, quarter 1 to 4, season 1 (spring) to 4."""
        months, _ = _MONTHS[unit]
        return cls(unit, year * 12 // months + number - 1)

    def shifted(self, count: int) -> Period:
        """The period `count` units later (earlier, if negative)."""
        return Period(self.unit, self.index + count)

    def within(self, unit: Unit) -> Period | None:
        """The period of a coarser unit in which this one begins. `None`: outside the calendar."""
        first = self.first
        return Period.containing(first, unit) if first else None

    @property
    def first(self) -> date | None:
        """Its first day. `None`: outside the calendar of years 1 to 9999."""
        if self.unit == "day":
            return _day(self.index)
        if self.unit in ("week", "weekend"):
            return _day(self.index * 7 + (6 if self.unit == "weekend" else 1))
        months, offset = _MONTHS[self.unit]
        start = self.index * months + offset
        return date(start // 12, start % 12 + 1, 1) if 1 <= start // 12 <= 9999 else None

    @property
    def last(self) -> date | None:
        """Its last day. `None`: outside the calendar of years 1 to 9999."""
        if self.unit == "day":
            return self.first
        if self.unit == "weekend":
            return _day(self.index * 7 + 7)
        following = self.shifted(1).first
        return following - timedelta(days=1) if following and following > date.min else None

    @property
    def year(self) -> int:
        """The year in which it begins."""
        if self.unit in _MONTHS:
            months, offset = _MONTHS[self.unit]
            return (self.index * months + offset) // 12
        first = self.first
        return first.year if first else 0

    @property
    def grain(self) -> Grain:
        """The grain of the model: the days of a weekend are days."""
        return "day" if self.unit == "weekend" else self.unit

    @property
    def value(self) -> str:
        """As TIMEX3 writes it: "2022-01-13", "2022-W02", "2022-W02-WE", "2021-Q4", "2021-FA", "199" (a decade)."""
        first = self.first
        if self.unit in ("week", "weekend") and first:
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit == "day" and first:
            return first.isoformat()
        if self.unit == "month":
            return f"{self.index // 12:04}-{self.index % 12 + 1:02}"
        if self.unit == "season":
            return f"{self.index // 4:04}-{_SEASONS[self.index % 4]}"
        if self.unit in _LETTER:
            per_year = 12 // _MONTHS[self.unit][0]
            return f"{self.index // per_year:04}-{_LETTER[self.unit]}{self.index % per_year + 1}"
        return f"{self.index:0{ {'year': 4, 'decade': 3, 'century': 2}.get(self.unit, 4) }}"


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= _LAST else None


_LAST = date.max.toordinal()


# --- senses: what a phrase says before an anchor is known --------------------------------------


class Calendar(Struct, frozen=True):
    """A period named in full ("12 January 2022", "the 1990s")."""

    period: Period


class Named(Struct, frozen=True):
    """A period that returns, without its year or week ("Thursday", "March 5", "the third quarter").

    `number` counts weekdays from Monday, months from January, seasons from spring; `day` is of the month.
    `which`: "last", "this" or "next", where the phrase says so. `of` holds the year it belongs to, if said.
    """

    unit: Unit
    number: int
    day: int = 0
    which: Which | None = None
    of: Calendar | Relative | None = None
    base: Base = "published"

    @property
    def value(self) -> str:
        """Its underspecified TIMEX3 value ("XXXX-WXX-4", "XXXX-03-05")."""
        if self.unit == "weekend":
            return "XXXX-WXX-WE"
        if self.unit == "day" and not self.day:
            return f"XXXX-WXX-{self.number}"
        if self.unit == "season":
            return f"XXXX-{_SEASONS[self.number - 1]}"
        if self.unit in _LETTER:
            return f"XXXX-{_LETTER[self.unit]}{self.number}"
        return f"XXXX-{self.number:02}" + (f"-{self.day:02}" if self.day else "")

    def in_year(self, year: int) -> Period | None:
        """The one that begins in `year`; for returning parts of a year only. `None`: that year lacks it."""
        if self.unit == "day":
            try:
                return Period.containing(date(year, self.number, self.day), "day")
            except ValueError:
                return None
        return Period.of(self.unit, year, self.number)


class Moving(Named, frozen=True):
    """A feast that falls on another day each year; `number` and `day` mean nothing.

    `rule`: days after Easter Sunday; or month, ISO weekday, and which of them in that month (-1: the last).
    """

    rule: tuple[int, ...] = (0,)

    @property
    def value(self) -> str:
        """It has no day of its own without a year."""
        return "XXXX-XX-XX"

    def in_year(self, year: int) -> Period | None:
        """The day on which it falls in `year`. `None`: before the reform of the calendar, or past its end."""
        if not 1583 <= year <= 4099:
            return None
        if len(self.rule) == 1:
            from dateutil.easter import easter

            return Period.containing(easter(year), "day").shifted(self.rule[0])
        month, weekday, which = self.rule
        days = [
            day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).isoweekday() == weekday
        ]
        return Period.containing(date(year, month, days[which - 1 if which > 0 else which]), "day")


class Relative(Struct, frozen=True):
    """A period counted from another.

    That is `published`, the day of publication ("last week"); `named`, the last one named ("a day later");
    or `near`, a day named in the same paragraph ("at 10 a.m.").
    """

    unit: Unit
    offset: int
    base: Base = "published"

    @property
    def value(self) -> str:
        """Its underspecified TIMEX3 value."""
        return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}.get(
            self.unit,
            {"quarter": "XXXX-QX", "half": "XXXX-HX", "decade": "XXX", "century": "XX"}.get(self.unit, "XXXX"),
        )


class WeekOf(Struct, frozen=True):
    """The week in which a day lies ("the week of January 10", "Monday of last week" with `weekday`)."""

    day: Calendar | Named | Relative
    weekday: int = 0


class Nth(Struct, frozen=True):
    """The `number`-th week, weekday or day of a month (-1: the last); `weekday` from Monday, 0 where any is meant.

    A week belongs to the month in which its Thursday lies, as ISO 8601 counts the weeks of a year.
    """

    unit: Literal["week", "day"]
    number: int
    weekday: int
    month: Calendar | Named | Relative

    @property
    def value(self) -> str:
        """Its underspecified TIMEX3 value."""
        if self.unit == "week":
            return "XXXX-WXX"
        return f"XXXX-WXX-{self.weekday}" if self.weekday else "XXXX-XX-XX"

    def within(self, month: Period) -> Period | None:
        """The one in that month. `None`: it has no fifth, or lies outside the calendar."""
        first, last = month.first, month.last
        if first is None or last is None:
            return None
        weekday = 4 if self.unit == "week" else self.weekday
        step = 7 if weekday else 1
        if self.number < 0:
            day = last.toordinal() - ((last.isoweekday() - weekday) % 7 if weekday else 0)
        else:
            day = first.toordinal() + ((weekday - first.isoweekday()) % 7 if weekday else 0) + step * (self.number - 1)
        found = Period("day", day)
        if day > last.toordinal():
            return None
        return found.within("week") if self.unit == "week" else found


class Written(Struct, frozen=True):
    """A value that needs no anchor: a vague reference, a duration, a set ("PRESENT_REF", "P10Y", "XXXX-WXX-2")."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str


class Either(Struct, frozen=True):
    """A day in figures that two readings share ("3/4/2022"), each of them."""

    day_first: Period
    month_first: Period

    @property
    def value(self) -> str:
        """What both readings agree on."""
        return f"{self.day_first.year:04}-XX-XX"


Sense = Calendar | Either | Named | Nth | Relative | WeekOf | Written


class Phrase(Struct, frozen=True):
    """A temporal expression as found: offsets, sense, clock or part of day ("T22:00", "TAF"), TIMEX3 `mod`, rule.

    `token` and `token_end` are its place among the tokens of its sentence.
    """

    start: int
    end: int
    token: int
    token_end: int
    sense: Sense
    rule: str
    clock: str = ""
    modifier: str | None = None
