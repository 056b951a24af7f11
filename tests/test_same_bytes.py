"""The same bytes of every format, whatever the machine: each two circumstances meet in one of a few builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from itertools import combinations
from pathlib import Path

import pytest

from tests.test_machines import FORMATS, built, project, sums

pytestmark = pytest.mark.xdist_group("same bytes")  # the usual build is made once, in one process of the tests
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
# Another user, who may all the same read where root alone may: the interpreter and the folder can lie there.
ANOTHER = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
ANOTHER += ("--inh-caps=+dac_override,+dac_read_search", "--ambient-caps=+dac_override,+dac_read_search")
MANY_CORES = "from brief import regeneration as r; r.processes = lambda: 2; r._WORTH_A_PROCESS = 1\n"
# What may differ, and how; the first of each is what tests run with.
CIRCUMSTANCES: dict[str, tuple[str, ...]] = {
    "zone": ("UTC", "Pacific/Kiritimati", "America/St_Johns"),
    "locale": ("C.UTF-8", "C", "tr_TR.UTF-8"),
    "hash seed": ("1", "2", "77"),
    "folder": ("here", "Ελλάδα, and deeper/still"),
    "user": ("desk", "somebody else"),
    "user's number": ("its own", "another"),
    "order of files": ("as it comes", "backwards"),
    "times of files": ("now", "1970", "2100"),
    "cores": ("one", "two"),
    "cache": ("cold", "warm"),
    "fonts": ("the machine's", "none"),
    "epoch": ("", "1"),
}
# Each digit is the value of one circumstance; few rows, in which each two values of two circumstances meet.
ROWS = (
    "000000000000",
    "102001110111",
    "010101101111",
    "121110001100",
    "201101020110",
    "110010020011",
    "211010110010",
    "220001010011",
    "001110011001",
    "022111121001",
    "212010001000",
)
Row = tuple[str, ...]


def is_another_possible() -> bool:
    """Whether this user may become another one."""
    if os.geteuid() != 0 or not shutil.which(ANOTHER[0]):
        return False
    return 0 == subprocess.run([*ANOTHER, "true"], capture_output=True, check=False).returncode


def row(digits: str) -> Row:
    return tuple(values[int(digit)] for values, digit in zip(CIRCUMSTANCES.values(), digits, strict=True))


def met(row: Row) -> set[tuple[tuple[int, str], tuple[int, str]]]:
    """Each two values that meet in a row."""
    return set(combinations(enumerate(row), 2))  # type: ignore[arg-type]


def made(row: Row, place: Path) -> dict[str, str]:
    """The hash of each document as built under the circumstances of a row."""
    zone, locale, seed, name, user, number, order, times, cores, warmth, fonts, epoch = row
    (place / name).mkdir(parents=True)
    folder = project(place / name)
    before = (BACKWARDS if order == "backwards" else "") + (MANY_CORES if cores == "two" else "")
    around = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "USER": user, "LOGNAME": user}
    around["HOME"] = str(place / user)
    if epoch:
        around["SOURCE_DATE_EPOCH"] = epoch
    if fonts == "none":
        (place / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
        around["FONTCONFIG_FILE"] = str(place / "fonts.conf")
    if times != "now":
        for path in folder.rglob("*"):
            os.utime(path, (0, 0) if times == "1970" else (4_102_444_800, 4_102_444_800))
    through = ANOTHER if number == "another" and is_another_possible() else ()
    if warmth == "warm":
        assert 0 == built(folder, ("json",), before, through, **around).returncode
        shutil.rmtree(folder / "out")
    ran = built(folder, FORMATS, before, through, **around)
    assert (0, False) == (ran.returncode, "Traceback" in ran.stderr), ran.stderr
    assert (folder / "out").stat().st_uid == (65534 if through else os.geteuid())
    return sums(folder)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return made(row(ROWS[0]), tmp_path_factory.mktemp("usual"))


def test_each_two_circumstances_meet() -> None:
    together = set().union(*map(met, map(row, ROWS)))
    assert sum(len(a) * len(b) for a, b in combinations(CIRCUMSTANCES.values(), 2)) == len(together)
    if not is_another_possible():
        warnings.warn("nobody here may become another user: no build was made as one", stacklevel=1)


@pytest.mark.parametrize("digits", ROWS[1:])
def test_every_format_has_the_same_bytes(digits: str, usual: dict[str, str], tmp_path: Path) -> None:
    assert set(FORMATS) == set(usual)
    assert usual == made(row(digits), tmp_path), dict(zip(CIRCUMSTANCES, row(digits), strict=True))
