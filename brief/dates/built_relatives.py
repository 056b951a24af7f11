"""Builders for what is counted from another day: last week, two days ago, the next day; vague references; no anchor."""

from __future__ import annotations

from brief.dates.shaped import (
    Built,
    Shaped,
    builds,
    calendar_unit,
    counts,
    duration,
    listed,
    number,
    ordinal_of,
    relation_of,
    table,
    unit_letter,
)
from brief.dates.timex import Named, Relative, Sense, Which, Written


@builds
def unit(shaped: Shaped) -> Built:
    """Last week, this month, the following year, that day, that same day."""
    relation, word = relation_of(shaped.words("r") or ["same"]), shaped.word("u")
    grain = calendar_unit(word)
    if relation is None or grain is None:
        return ()
    offset, named = relation
    definite = shaped.line.word(shaped.first) == "the"
    if definite and not named and offset and grain != "day":
        if shaped.before in listed("around", "stretch_leads"):
            return (shaped.phrase(Written("DURATION", duration("1", word))),)
        named = offset > 0
    if shaped.line.capital(shaped.end - 1) and shaped.first:
        return ()
    if grain == "day" and offset and not named:
        if not definite or offset < 0:
            return ()
        named = True
    if shaped.word("r") == "latest":
        offset = -1 if grain == "quarter" else 0
    if shaped.word("r") == "that" and shaped.line.is_(shaped.end, "UNIT"):
        return ()
    return (shaped.phrase(Relative(grain, offset, "named" if named else "published")),)


@builds
def unit_beyond(shaped: Shaped) -> Built:
    """The week before last, the year after next."""
    grain = calendar_unit(shaped.word("u"))
    if grain is None or (shaped.line.is_(shaped.end, "UNIT")):
        return ()
    return (shaped.phrase(Relative(grain, -2 if shaped.word("v") else 2)),)


@builds
def past_unit(shaped: Shaped) -> Built:
    """The past year: the one that lies behind."""
    grain = calendar_unit(shaped.word("u"))
    if grain is None or shaped.line.word(shaped.first) not in ("the", "this") or shaped.word("r") != "past":
        return ()
    return (shaped.phrase(Relative(grain, -1)),)


@builds
def the_unit(shaped: Shaped) -> Built:
    """The month, the quarter: the current one, where no words after it say which."""
    word = shaped.word("u")
    if shaped.after in ("ended", "ending") and word != "quarter":
        return (shaped.phrase(Written("DURATION", duration("1", word))),)
    if shaped.line.word(shaped.first) == "its" and word != "quarter":
        return ()
    grain = calendar_unit(word)
    if (
        shaped.before not in listed("around", "unit_leads")
        or shaped.after in listed("around", "unit_follows")
        or shaped.after.isdigit()
        or grain is None
    ):
        return ()
    return (shaped.phrase(Relative(grain, 0, "named" if word == "quarter" else "published")),)


@builds
def ago(shaped: Shaped) -> Built:
    """So many units before publication."""
    return _counted(shaped, -1, "published", "PAST_REF")


@builds
def from_now(shaped: Shaped) -> Built:
    """So many units after publication."""
    return _counted(shaped, 1, "published", "FUTURE_REF")


@builds
def earlier(shaped: Shaped) -> Built:
    """So many units before or after the last date named."""
    word = shaped.word("d")
    if word in ("before", "after") and (shaped.after.isalnum() or shaped.after in ('"', "'")):
        return ()
    sign = -1 if word in table()["kinds"]["BACK"].split() else 1
    return _counted(shaped, sign, "named", "PAST_REF" if sign < 0 else "FUTURE_REF")


def _counted(shaped: Shaped, sign: int, base: str, vague_value: str) -> Built:
    words = shaped.words("n")
    count = number(words)
    grain = calendar_unit(shaped.word("u"))
    if count is None or listed("around", "vague_counts") & set(words) or not isinstance(count, int):
        return (shaped.phrase(Written("DATE", vague_value)),)
    if grain is None:
        return () if unit_letter(shaped.word("u")) == "W2" else (shaped.phrase(_hours_off(base)),)
    if count > 100000:
        return None
    return (shaped.phrase(Relative(grain, sign * count, "named" if base == "named" else "published")),)


def _hours_off(base: str) -> Sense:
    return Relative("day", 0, "named" if base == "named" else "published")


@builds
def unit_after(shaped: Shaped) -> Built:
    """The day before, the week after, where nothing follows that they are counted from."""
    grain = calendar_unit(shaped.word("u"))
    if not _ends_step(shaped) or grain is None:
        return ()
    return (shaped.phrase(Relative(grain, _step(shaped), "named")),)


def _ends_step(shaped: Shaped) -> bool:
    """Whether nothing behind "the day before" tells from what it is counted."""
    if shaped.after in ('"', "'"):
        return False
    return not shaped.after.isalnum() or shaped.after in listed("around", "step_follows")


def _step(shaped: Shaped) -> int:
    return -1 if shaped.word("d") in ("before", "earlier") else 1


@builds
def part_beside(shaped: Shaped) -> Built:
    """The night before, the morning after, where nothing follows that they are counted from."""
    code = table()["parts_of_day"][shaped.word("p")]
    return (shaped.phrase(Relative("day", _step(shaped), "named"), code),) if _ends_step(shaped) else ()


@builds
def next_part(shaped: Shaped) -> Built:
    """The next morning, the following night: of the day behind the last one named."""
    return (shaped.phrase(Relative("day", 1, "named"), table()["parts_of_day"][shaped.word("p")]),)


@builds
def weekday_beside(shaped: Shaped) -> Built:
    """The Friday before, the Monday after, counted from the last day named."""
    if not _ends_step(shaped):
        return ()
    which: Which = "last" if _step(shaped) < 0 else "next"
    return (shaped.phrase(Named("day", table()["weekdays"][shaped.word("w")], which=which, base="named")),)


@builds
def year_earlier(shaped: Shaped) -> Built:
    """The same stretch a year before the one last named."""
    if not shaped.word("q"):
        return (shaped.phrase(Relative("year", -1, "named")),)
    ordinal = ordinal_of(shaped.word("o"))
    if ordinal > 4:
        return ()
    quarter = Named("quarter", ordinal, of=Relative("year", -1)) if ordinal else Relative("quarter", -4, "named")
    return (shaped.phrase(quarter),)


# How many units of a kind make a year.
_A_YEAR: dict[str, int] = {"week": 52, "month": 12, "quarter": 4, "season": 4}


@builds
def same_unit(shaped: Shaped) -> Built:
    """The same month last year: that of the one last named."""
    grain = calendar_unit(shaped.word("u"))
    return (shaped.phrase(Relative(grain, -_A_YEAR[grain], "named")),) if grain in _A_YEAR else ()


@builds
def year_end(shaped: Shaped) -> Built:
    """The end of this year."""
    return (shaped.phrase(Relative("year", 0)),)


@builds
def vague_adjective(shaped: Shaped) -> Built:
    """Recent, current: references by TIDES, where they describe what follows; an ocean's current is none."""
    word = shaped.word("v")
    if not shaped.after.isalpha() or shaped.after in listed("around", "other_currents") or shaped.glued:
        return ()
    if shaped.line.capital(shaped.first) and shaped.first:
        return ()
    return (shaped.phrase(Written("DATE", {"recent": "PAST_REF", "current": "PRESENT_REF"}[word])),)


def _looks_ahead(shaped: Shaped) -> bool:
    """Whether a verb beside "soon" looks ahead: in a story it only means a little later."""
    line = shaped.line
    near = set(line.words[max(0, shaped.first - 6) : shaped.end + 3])
    return shaped.after not in ("as", "after") and bool(
        near & (listed("verbs", "future") | {"to", "anytime", "expected"})
    )


def _counted_next(shaped: Shaped) -> bool:
    """Whether a number follows: "the past four elections"."""
    return any(shaped.line.is_(shaped.end, kind) for kind in ("DAY", "NUM", "ONE", "TEN", "FEW"))


@builds
def vague(shaped: Shaped) -> Built:
    """Now, recently, the future."""
    words = shaped.words("v")
    if (
        shaped.after == "of"
        or (words == ["soon"] and not _looks_ahead(shaped))
        or shaped.before == "too"
        or shaped.glued
    ):
        return ()
    if words == ["in", "future"] and shaped.after.isalpha():
        return ()
    if words[-1] == "past" and (
        _counted_next(shaped) or (shaped.after.endswith("s") and shaped.after not in ("'s", "was"))
    ):
        return ()
    if (
        words[-1] == "future"
        and counts(shaped.line, shaped.end)
        and shaped.after not in listed("around", "future_verbs")
    ):
        return ()
    return (shaped.phrase(Written("DATE", table()["vague"][" ".join(words)])),)
