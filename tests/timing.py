"""How long work takes, with the noise of a busy machine measured away: growth with size, and limits in seconds.

What else runs makes work slower and never faster. So what seems too slow is measured again, and its best time counts;
what really is too slow stays so, and is told after `ROUNDS`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import TypeVar

T = TypeVar("T")
Times = dict[str, float]  # seconds of each stage, by its name

MOST = 3.0  # times as long for twice as much
ROUNDS = 8
# What holds but nearly is measured so often, lest noise on the smaller size alone has made it hold.
_SURE, _CLEARLY = 3, 0.8
# Seconds that the rod takes where the limits were set. A machine that takes longer for it may for all else.
ROD = 0.015


@dataclass(frozen=True, slots=True)
class Bound:
    """What more may cost: so many `times` the seconds of less, where fewer than `noise` count as that, and `spare`."""

    times: float = MOST
    noise: float = 0.0
    spare: float = 0.0

    def holds(self, less: float, more: float, share: float = 1.0) -> bool:
        """Whether more costs no more than that, or than a share of it."""
        return more <= share * (self.times * max(less, self.noise) + self.spare)


def timed(work: Callable[[], T], clock: Callable[[], float] = process_time) -> tuple[T, float]:
    """What the work gives, and the seconds of that one call."""
    began = clock()
    made = work()
    return made, clock() - began


def seconds(work: Callable[[], object]) -> float:
    return timed(work)[1]


def in_turn(
    cost: Callable[[int], Times], less: int, more: int, bound: Bound, known: Times | None = None
) -> tuple[Times, Times]:
    """What each stage costs at two sizes: the best of as many rounds as the bound needs, both sizes in each.

    `known`: what the smaller size took before.
    """
    with _no_collecting():
        small, large = known or cost(less), cost(more)
        for done in range(1, ROUNDS):
            share = 1.0 if done >= _SURE else _CLEARLY
            if all(bound.holds(small[stage], large[stage], share) for stage in large):
                break
            small, large = _least(small, cost(less)), _least(large, cost(more))
    return small, large


def steep(cost: Callable[[int], float], less: int, more: int, bound: Bound = Bound()) -> str:
    """How the cost grows, where that breaks the bound; empty: it holds."""
    small, large = (times[""] for times in in_turn(lambda size: {"": cost(size)}, less, more, bound))
    return "" if bound.holds(small, large) else f"{small:.3f} s for {less:,}, {large:.3f} s for {more:,}"


def within(limit: float, work: Callable[[], T], clock: Callable[[], float] = process_time) -> T:
    """What the work gives; fails where the best of its rounds takes more seconds than the limit."""
    best, allowed = float("inf"), limit
    for _ in range(ROUNDS):
        made, taken = timed(work, clock)
        best = min(best, taken)
        if best < allowed:
            return made
        allowed = max(allowed, limit * _slowness(clock))
    raise AssertionError(f"{best:.2f} s, and at most {allowed:.2f} s")


def _slowness(clock: Callable[[], float] = process_time) -> float:
    """How many times as long as where limits were set this machine takes, as busy as it is; 1 where it is faster."""
    rod = min(timed(lambda: sum(len(str(number)) for number in range(100_000)), clock)[1] for _ in range(3))
    return max(1.0, rod / ROD)


def _least(one: Times, other: Times) -> Times:
    return {stage: min(one[stage], other[stage]) for stage in one}


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Garbage of the tests before is not looked through while something is measured."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
