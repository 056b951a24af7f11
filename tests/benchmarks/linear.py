"""Prints how the time of each stage grows with a text of up to 5 MB, and with up to 1,000 texts.

    python -m tests.benchmarks.linear [KB] [NAME...]

NAME: a text, a matter or a shape of `tests.growth`, for a part of it. A line says how far each has come; the steepest
doubling of each stage stands beside the text that it was seen on: 2.0 is linear, 4.0 is a square. Fails where one is
steeper than `tests.timing.MOST`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tests import growth
from tests.growth import HURTING, MATTERS, SAVED, SHAPES
from tests.timing import MOST, Times

_LONG = 40.0  # seconds, after which a text is given up on its way to the last size
_SEEN = 0.2  # seconds: the steepness of less is noise


Measured = tuple[str, Callable[[int], Times], tuple[int, int]]


def main(kilobytes: int, names: Sequence[str]) -> int:
    """1 where a stage grows too fast, else 0."""
    worst: dict[str, tuple[float, str]] = {}
    for name, measure, sizes in _all(kilobytes * 1000):
        if not names or name in names:
            reached, ratio, stage = _measure(worst, name, measure, sizes)
            print(f"# {name}: to {reached:,}, the steepest {ratio:.2f} ({stage})", flush=True)
    for stage, (ratio, where) in sorted(worst.items()):
        print(f"{stage:20} {ratio:5.2f}  {where}")
    return int(any(ratio > MOST for ratio, _ in worst.values()))


def _all(last: int) -> Iterator[Measured]:
    for name, piece in HURTING.items():
        yield name, partial(growth.read, piece), (10_000, last)
    for matter in MATTERS:
        yield matter, partial(growth.many, matter), (20, min(1000, last // 1000))
    for suffix in SAVED:
        for shape in SHAPES:
            yield shape, partial(growth.opened, suffix, shape), (50_000, last)


def _measure(
    worst: dict[str, tuple[float, str]], name: str, measure: Callable[[int], Times], sizes: tuple[int, int]
) -> tuple[int, float, str]:
    """The last size that was measured, and how steep the steepest stage is; all stages are kept in `worst`."""
    reached, steepest = sizes[0], (0.0, "")
    for stage, size, before, after in growth.doublings(measure, *sizes, _LONG):
        ratio, reached = after / max(before, _SEEN), size
        steepest = max(steepest, (ratio, stage))
        worst[stage] = max(worst.get(stage, (0.0, "")), (ratio, f"{name}: {after:.2f} s for {size:,}"))
    return reached, *steepest


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, sys.argv[2:]))
