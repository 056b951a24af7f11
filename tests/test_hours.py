"""What was done hours before or after what the sentence before tells with its day."""

from __future__ import annotations

from datetime import date

import pytest

from brief import extract

THURSDAY = date(2022, 3, 10)


def days(text: str) -> list[int | None]:
    """The first day of March of each event."""
    return [event.when.first.day if event.when else None for event in extract(text, THURSDAY).events]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the port of Kolm on Monday. Hours later, rebels attacked the airport.",
        "The army shelled the port of Kolm on Monday. Hours earlier, Peru and Chile had signed a truce.",
        "The army shelled the port of Kolm on Monday. A few hours later Peru and Chile signed a truce.",
        "The EU imposed tariffs on Chile on Monday. Within hours, Chile recalled its ambassador.",
        "The EU imposed tariffs on Chile on Monday. Chile recalled its ambassador hours later.",
        "The EU imposed tariffs on Chile on Monday.\n\nHours later, Chile recalled its ambassador.",
    ],
)
def test_hours_off_a_day_is_that_day(text: str) -> None:
    assert [7, 7] == days(text)


@pytest.mark.parametrize(
    "before",
    [
        "The EU will impose tariffs on Chile on Monday.",
        "The EU was angry with Chile on Monday, and with Peru on Tuesday.",
        "The EU imposed tariffs on Chile on Monday night.",
        "The EU imposed tariffs on Chile in February.",
        "The EU imposed tariffs on Chile on Monday.\n\nThe mood was grim.",
        "The mood was grim.",
    ],
)
def test_hours_off_no_one_day_is_left_open(before: str) -> None:
    text = f"{before} Hours later, Chile recalled its ambassador."
    assert not [e for e in extract(text, THURSDAY).events if e.title.startswith("Ambassador")]


@pytest.mark.parametrize(
    "behind",
    [
        "Hours later, Chile might recall its ambassador.",
        "If that fails, hours later Chile would recall its ambassador.",
        "Chile had recalled its ambassador.",
    ],
)
def test_what_is_supposed_or_long_done_has_not_that_day(behind: str) -> None:
    assert [7] == days(f"The EU imposed tariffs on Chile on Monday. {behind}")


def test_a_day_of_its_own_comes_first() -> None:
    told = days("The EU imposed tariffs on Chile on Monday. Hours later on Tuesday, Chile recalled its ambassador.")
    assert [7, 8] == told
