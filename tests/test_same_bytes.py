"""The same bytes of every format, whatever the machine: each two circumstances meet in one of a few builds."""

from __future__ import annotations

import os
import random
import shutil
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from tests.test_machines import FORMATS, built, project, sums

BACKWARDS = """
import os
class Backwards:
    def __init__(self, path="."):
        with plain(path) as found:
            self.entries = iter(sorted(found, key=lambda entry: os.fsencode(entry.name), reverse=True))
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): return None
plain, listed = os.scandir, os.listdir
os.scandir = Backwards
os.listdir = lambda *path: sorted(listed(*path), reverse=True)
"""
MANY_CORES = "from brief import regeneration as r; r.processes = lambda: 2; r._WORTH_A_PROCESS = 1\n"
# What may differ, and how; the first of each is what tests run with.
CIRCUMSTANCES: dict[str, tuple[str, ...]] = {
    "zone": ("UTC", "Pacific/Kiritimati", "America/St_Johns"),
    "locale": ("C.UTF-8", "C", "tr_TR.UTF-8"),
    "hash seed": ("1", "2", "77"),
    "folder": ("here", "Ελλάδα, and deeper/still"),
    "user": ("desk", "somebody else"),
    "order of files": ("as it comes", "backwards"),
    "times of files": ("now", "1970", "2100"),
    "cores": ("one", "two"),
    "cache": ("cold", "warm"),
    "fonts": ("the machine's", "none"),
}
Row = tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """Few rows in which each two values of two circumstances meet; the same ones each time."""
    values, chance = list(CIRCUMSTANCES.values()), random.Random(3)
    wanted = {
        ((one, a), (other, b))
        for one, other in combinations(range(len(values)), 2)
        for a in values[one]
        for b in values[other]
    }
    found: list[Row] = []
    while wanted:
        tries = [tuple(chance.choice(each) for each in values) for _ in range(300)]
        best = max(tries, key=lambda row: len(wanted & met(row)))
        wanted -= met(best)
        found += [best]
    return tuple(found)


def met(row: Row) -> set[tuple[tuple[int, str], tuple[int, str]]]:
    """Each two values that meet in a row."""
    return set(combinations(enumerate(row), 2))  # type: ignore[arg-type]


def made(row: Row, place: Path) -> dict[str, str]:
    """The hash of each document as built under the circumstances of a row."""
    zone, locale, seed, name, user, order, times, cores, warmth, fonts = row
    (place / name).mkdir(parents=True)
    folder = project(place / name)
    before = (BACKWARDS if order == "backwards" else "") + (MANY_CORES if cores == "two" else "")
    around = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "USER": user, "LOGNAME": user}
    around["HOME"] = str(place / user)
    if fonts == "none":
        (place / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
        around["FONTCONFIG_FILE"] = str(place / "fonts.conf")
    if times != "now":
        for path in folder.rglob("*"):
            os.utime(path, (0, 0) if times == "1970" else (4_102_444_800, 4_102_444_800))
    if warmth == "warm":
        assert 0 == built(folder, ("json",), before, **around).returncode
        shutil.rmtree(folder / "out")
    ran = built(folder, FORMATS, before, **around)
    assert (0, False) == (ran.returncode, "Traceback" in ran.stderr), ran.stderr
    return sums(folder)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return made(tuple(each[0] for each in CIRCUMSTANCES.values()), tmp_path_factory.mktemp("usual"))


def test_each_two_circumstances_meet() -> None:
    assert len(rows()) < 20
    together = set().union(*map(met, rows()))
    assert sum(len(a) * len(b) for a, b in combinations(CIRCUMSTANCES.values(), 2)) == len(together)


@pytest.mark.parametrize("number", range(len(rows())))
def test_every_format_has_the_same_bytes(number: int, usual: dict[str, str], tmp_path: Path) -> None:
    assert set(FORMATS) == set(usual)
    assert usual == made(rows()[number], tmp_path), dict(zip(CIRCUMSTANCES, rows()[number], strict=True))
