"""Prints how the time of each stage grows with a text of up to 5 MB, and with up to 1,000 texts.

    python -m tests.benchmarks.linear [KB]

The steepest doubling of each stage stands beside the text that it was seen on: 2.0 is linear, 4.0 is a square.
Fails where one is steeper than `tests.timing.MOST`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from tests import growth
from tests.growth import HURTING, MATTERS, SAVED, SHAPES
from tests.timing import MOST, Times

_LONG = 40.0  # seconds, after which a text is given up on its way to the last size
_SEEN = 0.2  # seconds: the steepness of less is noise


def main(kilobytes: int) -> int:
    """1 where a stage grows too fast, else 0."""
    worst: dict[str, tuple[float, str]] = {}
    last = kilobytes * 1000
    for name, piece in HURTING.items():
        _measure(worst, name, partial(growth.read, piece), (10_000, last))
    for matter in MATTERS:
        _measure(worst, matter, partial(growth.many, matter), (20, min(1000, last // 1000)))
    for suffix in SAVED:
        for shape in SHAPES:
            _measure(worst, shape, partial(growth.opened, suffix, shape), (50_000, last))
    for stage, (ratio, where) in sorted(worst.items()):
        print(f"{stage:20} {ratio:5.2f}  {where}")
    return int(any(ratio > MOST for ratio, _ in worst.values()))


def _measure(
    worst: dict[str, tuple[float, str]], name: str, measure: Callable[[int], Times], sizes: tuple[int, int]
) -> None:
    for stage, size, before, after in growth.doublings(measure, *sizes, _LONG):
        ratio = after / max(before, _SEEN)
        worst[stage] = max(worst.get(stage, (0.0, "")), (ratio, f"{name}: {after:.2f} s for {size:,}"))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
