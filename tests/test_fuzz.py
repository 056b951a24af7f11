"""Whatever somebody wrote, the laws hold, in time: some inputs made anew each for every target, and all found once.

The same ones at each run; `make fuzz` looks for others, led by what of the program each reaches.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.edits import EDITS, Edit, edited, encoded, words
from tests.fuzz.run import ROOT, broken, shrunk
from tests.fuzz.targets import TARGETS
from tests.timing import within

FOUND = Path(__file__).parent / "hostile" / "found"
CASES = sorted(path for path in FOUND.glob("*/*") if path.is_file())

WORDS = st.one_of(st.sampled_from(words()).map(encoded), st.binary(max_size=6), st.text(max_size=6).map(encoded))
CHANGES = st.lists(
    st.builds(Edit, st.sampled_from(EDITS), st.floats(0, 1), st.integers(0, 400), WORDS), min_size=1, max_size=8
).map(tuple)


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_law(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=target.tries,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(target.seeds()), CHANGES)
    def holds(seed: bytes, changes: tuple[Edit, ...]) -> None:
        content = edited(seed, changes, max(6000, len(seed)))
        within(target.seconds, lambda: target.run(content))

    holds()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_law_breaks_none(path: Path) -> None:
    target = TARGETS[path.parent.name]
    within(target.seconds, lambda: target.run(path.read_bytes()))


# --- the long run itself -----------------------------------------------------------------------------


def frail(content: bytes) -> None:
    assert b"<" not in content or b">" not in content, "a tag"


def test_a_fault_is_told_in_words_that_its_other_inputs_share_and_shrunk_to_what_matters() -> None:
    told = broken(frail, b"some <i>words</i>", 1)
    assert told.startswith("AssertionError in tests/test_fuzz.py:frail")
    assert told == broken(frail, b"<>", 1)
    assert "" == broken(frail, b"words", 1)
    assert b"<>" == shrunk(b"some <i>words</i> and more", lambda each: broken(frail, each, 1) == told)


def test_what_takes_long_is_a_fault() -> None:
    assert "too slow" == broken(lambda _: [sum(range(1000)) for _ in range(20_000)] and None, b"", 0.01)


if find_spec("atheris"):  # `make fuzz` installs it; nothing else needs it

    def test_the_fuzzer_tries_inputs_and_counts_them(tmp_path: Path) -> None:
        figures = tmp_path / "figures.json"
        command = [sys.executable, "-m", "tests.fuzz.run", "--one", str(figures), "--minutes", "0.05", "codec"]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=120)
        held = json.loads(figures.read_text(encoding="utf-8"))
        assert (True, []) == (held["tried"] > 50, held["found"])
