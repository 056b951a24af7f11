"""What grows too fast or takes too long is told, and what a busy machine slowed is not."""

from __future__ import annotations

from collections import deque
from itertools import chain, count, cycle
from time import sleep

import pytest

from tests.growth import steep as stages_steep
from tests.timing import MOST, ROUNDS, Bound, seconds, steep, within


def burnt(power: int, size: int) -> float:
    """Work that grows with the square or not."""
    return seconds(lambda: deque(range(size**power), maxlen=0))


def test_what_grows_with_the_square_is_told() -> None:
    assert " for 700, " in steep(lambda size: burnt(2, size), 700, 2_100)
    assert "" == steep(lambda size: burnt(1, size), 1_000_000, 2_000_000)


def test_a_stage_that_grows_with_the_square_is_told_by_name() -> None:
    told = stages_steep(lambda size: {"square": size**2, "line": size}, 1, 4, 60)
    assert ["square: 1.00 s for 1, 4.00 s for 2", "square: 4.00 s for 2, 16.00 s for 4"] == told


def test_one_quiet_round_among_noisy_ones_is_enough_for_what_grows_in_a_line() -> None:
    noise = cycle([1, 5, 1, 5, 1, 1])  # the larger size is slowed twice
    assert "" == steep(lambda size: size * next(noise), 1, 2)


def test_noise_of_the_smaller_size_does_not_hide_a_square_for_long() -> None:
    noise = cycle([1.3, 1, 1, 1])
    assert steep(lambda size: size**2 * next(noise), 1, 2)


def test_what_is_too_steep_is_measured_so_often_and_no_more() -> None:
    sizes: list[int] = []
    assert steep(lambda size: sizes.append(size) or size**2, 10, 20)  # type: ignore[func-returns-value]
    assert [10, 20] * ROUNDS == sizes


def test_what_holds_is_measured_once() -> None:
    sizes: list[int] = []
    assert "" == steep(lambda size: sizes.append(size) or size, 10, 20)  # type: ignore[func-returns-value]
    assert [10, 20] == sizes


@pytest.mark.parametrize(
    ("bound", "less", "most"),
    [(Bound(), 1.0, MOST), (Bound(noise=0.5), 0.1, 1.5), (Bound(spare=0.2), 1.0, 3.2), (Bound(times=12), 2.0, 24.0)],
)
def test_a_bound_holds_up_to_what_it_says(bound: Bound, less: float, most: float) -> None:
    assert bound.holds(less, most)
    assert not bound.holds(less, most * 1.01)


def test_what_takes_too_long_each_time_is_told() -> None:
    with pytest.raises(AssertionError, match=r"^0\.\d\d s, and at most 0\.\d\d s$"):
        within(0.001, lambda: burnt(1, 1_000_000))


def test_what_was_slowed_once_gives_what_it_gives() -> None:
    ticks = chain((0.0, 9.0), count(10, 0.01))
    assert "made" == within(0.5, lambda: "made", lambda: next(ticks))


def test_waiting_costs_no_processor_time() -> None:
    assert seconds(lambda: sleep(0.1)) < 0.05
