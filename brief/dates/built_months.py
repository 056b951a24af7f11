"""Builders for what is counted within a month: its weeks, weekdays, first and last day; no anchor."""

from __future__ import annotations

from brief.dates.shaped import Built, Shaped, builds, full_year, ordinal_of, relation_of, table
from brief.dates.timex import Calendar, Named, Nth, Period, Relative


@builds
def nth_of_month(shaped: Shaped) -> Built:
    """The first week of May, the last Monday of the month, the last day of November."""
    ordinal = -1 if shaped.word("o") in ("last", "final") else ordinal_of(shaped.word("o"))
    if not (-1 <= ordinal <= 5 and ordinal):
        return ()
    weekday = table()["weekdays"].get(shaped.word("w"), 0)
    return (shaped.phrase(Nth("week" if shaped.word("u") == "week" else "day", ordinal, weekday, _month(shaped))),)


def _month(shaped: Shaped) -> Calendar | Named | Relative:
    number, year = table()["months"].get(shaped.word("m")), shaped.word("y")
    if number:
        return Calendar(Period.of("month", full_year(year), number)) if year else Named("month", number)
    relation = relation_of(shaped.words("r")) or (0, False)
    return Relative("month", relation[0], "named" if relation[1] else "published")
