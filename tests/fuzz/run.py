"""A long run of coverage-guided fuzzing: every target in turn, what it finds kept in tests/hostile/found/.

`python -m tests.fuzz.run --minutes 60 [TARGET...]`; needs atheris, which has wheels for Linux only. Prints a
line for each target: how many inputs were tried, how many of them broke a law, each fault counted once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOUND = ROOT / "tests" / "hostile" / "found"
_LEAST = 5.0  # seconds for a target
_SHRINKING = 20.0
_MEMORY = 1500  # MB


def main() -> None:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--one", metavar="FILE", help=argparse.SUPPRESS)  # figures of one target go to this file
    asked = parser.parse_args()
    if asked.one:
        _Fuzzer(asked.targets[0], Path(asked.one)).run(asked.minutes * 60)
    else:
        sys.exit(_all(asked.targets, asked.minutes * 60))


def _all(names: list[str], seconds: float) -> int:
    """How many faults were found, at most 1, by giving each target its share of the time."""
    _load()
    from tests.fuzz.targets import TARGETS

    chosen = names or list(TARGETS)
    share = max(_LEAST, seconds / len(chosen))
    began, tried, faults = time.monotonic(), 0, 0
    for name in chosen:
        figures = _apart(name, share, TARGETS[name].frail)
        tried, faults = tried + figures["tried"], faults + len(figures["found"])
        print(f"{name:20} {figures['tried']:>9,} tried  {len(figures['found']):>3} faults", flush=True)
        for found in figures["found"]:
            print(f"    {found}", flush=True)
    print(f"{'all':20} {tried:>9,} tried  {faults:>3} faults  {(time.monotonic() - began) / 60:.0f} minutes")
    return 1 if faults else 0


def _apart(name: str, seconds: float, frail: bool) -> Any:
    """What a process of its own found in one target; what ended it counts too, but for a frail library's end."""
    with tempfile.TemporaryDirectory() as folder:
        figures, said = Path(folder) / "figures.json", Path(folder) / "said.log"
        child = os.fork()  # all is loaded already, which takes longest
        if child == 0:
            with said.open("wb") as log:
                os.dup2(log.fileno(), 1)
                os.dup2(log.fileno(), 2)
            _Fuzzer(name, figures).run(seconds)
            os._exit(0)
        os.waitpid(child, 0)
        held = json.loads(figures.read_text()) if figures.exists() else {"tried": 0, "found": []}
        for left in Path(folder).glob("*-*"):  # libFuzzer's own: crash-, timeout-, oom-
            if not (frail and left.name.startswith("crash-")):
                where = _kept(name, left.read_bytes())
                held["found"].append(f"{left.name.split('-')[0]} -> {where}")
    if not held["tried"]:
        held["found"].append(f"did not run: {said.read_text(encoding='utf-8', errors='replace')[-800:]}")
    return held


def _kept(name: str, content: bytes) -> str:
    """The file in which an input that breaks a law is kept."""
    path = FOUND / name / hashlib.sha256(content).hexdigest()[:10]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path.relative_to(ROOT).as_posix()


class _Fuzzer:
    """One target under the fuzzer. A class, since libFuzzer calls back, and what was found is a state."""

    def __init__(self, name: str, figures: Path) -> None:
        self.name, self.figures = name, figures
        self.tried, self.written = 0, 0.0
        self.faults: dict[str, str] = {}

    def run(self, seconds: float) -> None:
        import atheris

        _load()
        from tests.fuzz.edits import LONGEST, chosen, edited, encoded, words
        from tests.fuzz.targets import TARGETS

        target, self.limit = TARGETS[self.name], 3 * TARGETS[self.name].seconds  # counting branches takes time
        self.target = target.run
        corpus = self.figures.parent / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(target.seeds()):
            (corpus / str(number)).write_bytes(seed)
            broken(target.run, seed, self.limit)  # what is loaded and compiled once takes its time here
        longest = max(LONGEST, *(len(seed) for seed in target.seeds()))

        def other(content: bytes, most: int, seed: int) -> bytes:
            chance = random.Random(seed)
            if chance.random() < 0.3:
                return bytes(atheris.Mutate(content, most))
            return edited(content, chosen(chance, words()), most)

        table = self.figures.parent / "words.dict"
        table.write_text("".join(f'"{_escaped(encoded(word))}"\n' for word in words() if word), encoding="ascii")
        self.until = time.monotonic() + seconds
        order = [
            f"-max_total_time={int(seconds)}",
            f"-max_len={longest}",
            f"-dict={table}",
            "-timeout=60",
            "-report_slow_units=60",
        ]
        order += [f"-artifact_prefix={self.figures.parent}/", f"-rss_limit_mb={_MEMORY}", "-verbosity=0", str(corpus)]
        atheris.Setup([sys.argv[0], *order], self.once, custom_mutator=other)
        atheris.Fuzz()

    def once(self, content: bytes) -> None:
        """Tries one input; a fault is counted once, and shrunk."""
        self.tried += 1
        fault = broken(self.target, content, self.limit)
        if fault and fault not in self.faults:
            self.faults[fault] = ""
            least = shrunk(content, lambda each: broken(self.target, each, self.limit) == fault)
            self.faults[fault] = _kept(self.name, least)
        if fault or time.monotonic() - self.written > 1:
            self.written = time.monotonic()
            found = [f"{fault} -> {where}" for fault, where in self.faults.items()]
            self.figures.write_text(json.dumps({"tried": self.tried, "found": found}))


def broken(run: Callable[[bytes], None], content: bytes, seconds: float) -> str:
    """What goes wrong with an input, in words that are the same for the same fault; empty: nothing."""
    began = time.process_time()
    try:
        run(content)
    except Exception as fault:
        places = [frame for frame in traceback.extract_tb(fault.__traceback__) if str(ROOT) in frame.filename]
        ours = [frame for frame in places if "/tests/" not in frame.filename] or places
        return (
            f"{type(fault).__name__} in {Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].name}, {places[-1].line}"
        )
    return "too slow" if time.process_time() - began > seconds else ""


def shrunk(content: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """A shorter input that still fails, as far as some seconds go."""
    until, size = time.monotonic() + _SHRINKING, max(len(content) // 2, 1)
    while size and time.monotonic() < until:
        at, less = 0, len(content)
        while at < len(content) and time.monotonic() < until:
            without = content[:at] + content[at + size :]
            if fails(without):
                content = without
            else:
                at += size
        if len(content) == less:
            size //= 2
    return content


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


@cache
def _load() -> None:
    """Imports every module of the program with its branches counted."""
    import importlib
    import pkgutil

    import atheris

    with atheris.instrument_imports(include=["brief"], enable_loader_override=False):
        import brief

        for module in pkgutil.walk_packages(brief.__path__, "brief."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


if __name__ == "__main__":
    main()
