"""Prints what the first build of a folder costs, and the next ones, and how that grows with the folder.

    python -m tests.benchmarks.regeneration FOLDER [--sizes 100,1000,10000]

FOLDER holds news texts (`**/*.txt`), of which sources of some 700 words are put together, paragraphs of several in
each, so that names and statements meet again as they do in real ones; nothing of them is kept. CPU seconds hold on a
busy machine, those of the clock do not. Sizes above 1,000 take minutes.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.running import RUN, environment

_WORDS = 620
_DAYS = 60
_START = "from brief import build, pipeline"
# CPU seconds on a quiet machine, where a folder of one source takes `_ALONE`: what is asked, and what has been reached,
# which only falls. A machine, or an hour, in which that folder takes longer may take longer for others.
_ALONE = 0.9
ASKED = {
    ("cold, one core", 100): 2.5,
    ("cold, one core", 1000): 25.0,
    ("nothing changed", 500): 0.3,
    ("one added, beyond start-up", 1000): 0.5,
    ("one added, beyond start-up", 10000): 4.0,
    ("memory, MB", 1000): 500.0,
}
LIMITS = {
    ("cold, one core", 100): 6.5,
    ("cold, one core", 1000): 52.0,
    ("nothing changed", 500): 0.4,
    ("one added, beyond start-up", 100): 1.0,
    ("one added, beyond start-up", 1000): 2.0,
    ("one added, beyond start-up", 10000): 24.0,
    ("memory, MB", 1000): 250.0,
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took; memory is the most that one of them held, in MB."""

    cpu: float
    clock: float
    memory: float


def paragraphs(folder: Path) -> list[list[str]]:
    """The texts of a folder, each as its paragraphs of eight words or more."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("**/*.txt")))
    found = [[row.strip() for row in text.split("\n") if len(row.split()) >= 8] for text in texts]
    return [rows for rows in found if len(rows) >= 4]


def article(texts: Sequence[Sequence[str]], number: int) -> str:
    """The source of that number: a headline, a day, and runs of three paragraphs from several texts."""
    chance = random.Random(number)
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(_DAYS))
    rows: list[str] = []
    while sum(len(row.split()) for row in rows) < _WORDS:
        text = chance.choice(texts)
        start = chance.randrange(len(text) - 1)
        rows += text[start : start + 3]
    title = rows[0].split(". ")[0][:90]
    return f"{title} {number}\n{day:%B} {day.day}, {day.year}\n\n" + "\n\n".join(rows) + "\n"


def spent(folder: Path, program: str, *values: str, cores: int = 1) -> Cost:
    """The cost of a Python process, on so many cores where the system can limit them."""
    limit = (lambda: os.sched_setaffinity(0, range(cores))) if hasattr(os, "sched_setaffinity") else None
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = [sys.executable, "-c", program, *values]
    with subprocess.Popen(run, cwd=folder, env=environment(), stdout=-3, stderr=-3, preexec_fn=limit) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a build ended with {process.returncode}; run it by hand in such a folder")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.monotonic() - began, used.ru_maxrss / 1024)


def built(folder: Path, cores: int = 1) -> Cost:
    """The cost of `brief build --format json`."""
    return spent(folder, RUN, "build", "-f", "json", cores=cores)


def forget(folder: Path) -> None:
    """Removes the cache; what was written stays known as ours."""
    for path in (folder / ".brief").glob("cache*"):
        path.unlink()


def alone(texts: Sequence[Sequence[str]]) -> float:
    """What a folder of one source costs: the start, and all words and patterns that a text is read with."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "sources").mkdir()
        (Path(name) / "sources" / "one.txt").write_text(article(texts, 0), encoding="utf-8")
        costs = []
        for _ in range(3):
            costs.append(built(Path(name)).cpu)
            forget(Path(name))
    return min(costs)


def _added(folder: Path, text: str) -> Cost:
    """What a build costs to which one source was added; the source is then gone again, and forgotten."""
    new = folder / "sources" / "new.txt"
    new.write_text(text, encoding="utf-8")
    cost = built(folder)
    new.unlink()
    built(folder)
    return cost


def measured(texts: Sequence[Sequence[str]], size: int) -> dict[str, float]:
    """The figures for a folder of so many sources."""
    one_source = alone(texts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        for number in range(size):
            (folder / "sources" / f"{number:05}.txt").write_text(article(texts, number), encoding="utf-8")
        start = min(spent(folder, _START).cpu for _ in range(3))
        one = built(folder)
        forget(folder)
        two = built(folder, cores=2)
        time.sleep(4)  # until nothing was written just now
        built(folder)
        warm = min((built(folder) for _ in range(3)), key=lambda cost: cost.cpu)
        cache = sum(path.stat().st_size for path in (folder / ".brief").glob("cache*"))
        added = min((_added(folder, article(texts, size + again)) for again in range(2)), key=lambda cost: cost.cpu)
        (folder / "sources" / "00000.txt").write_text(article(texts, size + 2), encoding="utf-8")
        edited = built(folder)
        (folder / "sources" / "00001.txt").unlink()
        removed = built(folder)
    return {
        "start-up": start,
        "a folder of one source": one_source,
        "the same, afterwards": alone(texts),
        "cold, one core": one.cpu,
        "cold, one core, by the clock": one.clock,
        "cold, two cores, by the clock": two.clock,
        "nothing changed": warm.cpu,
        "one added, beyond start-up": added.cpu - start,
        "one added, beyond a folder of one": added.cpu - one_source,
        "one changed, beyond start-up": edited.cpu - start,
        "one removed, beyond start-up": removed.cpu - start,
        "memory, MB": max(one.memory, two.memory, added.memory),
        "cache, MB": cache / 1e6,
    }


def main() -> int:
    """Prints a table, a column a size; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="100,500,1000", help="how many sources, with commas")
    options = parser.parse_args()
    texts = paragraphs(options.folder)
    if len(texts) < 20:
        parser.error(f"{options.folder}: fewer than twenty texts of four paragraphs")
    sizes = [int(size) for size in options.sizes.split(",")]
    columns = {size: measured(texts, size) for size in sizes}
    print(f"{'sources':34}" + "".join(f"{size:>10,}" for size in sizes))
    for name in columns[sizes[0]]:
        print(f"{name:34}" + "".join(f"{columns[size][name]:10.2f}" for size in sizes))
    for (name, size), asked in ASKED.items():
        if size in columns:
            print(f"asked of {name} at {size:,} sources: {asked:g}, reached {columns[size][name]:.2f}")
    rods = ("a folder of one source", "the same, afterwards")
    slow = {size: max(_ALONE, *(columns[size][rod] for rod in rods)) / _ALONE for size in sizes}
    limits = {at: limit * (1.0 if "memory" in at[0] else slow[at[1]]) for at, limit in LIMITS.items() if at[1] in slow}
    above = {at: limit for at, limit in limits.items() if columns[at[1]][at[0]] > limit}
    for (name, size), limit in above.items():
        print(f"ABOVE: {name} at {size:,} sources: {columns[size][name]:.2f}, at most {limit:.2f}")
    return int(bool(above))


if __name__ == "__main__":
    sys.exit(main())
