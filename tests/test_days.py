"""How days and longer stretches are printed."""

from __future__ import annotations

from datetime import date

import pytest

from brief.days import period
from brief.model import Grain, When
from tests.test_dates import dates


@pytest.mark.parametrize(
    ("first", "last", "grain", "printed"),
    [
        ((2022, 11, 1), (2022, 12, 31), "month", "November – December 2022"),
        ((2022, 12, 1), (2023, 1, 31), "month", "December 2022 – January 2023"),
        ((2022, 1, 1), (2022, 6, 30), "half", "first half of 2022"),
        ((2022, 7, 1), (2022, 12, 31), "half", "second half of 2022"),
        ((1990, 1, 1), (1999, 12, 31), "decade", "1990s"),
        ((1800, 1, 1), (1899, 12, 31), "century", "19th century"),
        ((2000, 1, 1), (2099, 12, 31), "century", "21st century"),
        ((1100, 1, 1), (1199, 12, 31), "century", "12th century"),
        ((2021, 1, 1), (2022, 12, 31), "year", "2021–2022"),
    ],
)
def test_stretch_is_printed_as_its_grain_tells_it(
    first: tuple[int, int, int], last: tuple[int, int, int], grain: Grain, printed: str
) -> None:
    assert printed == period(When(date(*first), date(*last), grain, "stated"))


@pytest.mark.parametrize("said", ["19th century", "second half of 2022", "1990s"])
def test_stretch_is_printed_as_it_was_written(said: str) -> None:
    (mention,) = dates(f"They argued about it in the {said}.")
    assert mention.when is not None
    assert said == period(mention.when)
