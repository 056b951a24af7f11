"""How tests run a build: the command of a process, what it runs in, how it is stopped, and one that says nothing."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUN = "import sys; from brief.cli import main; sys.argv[0] = 'brief'; main()"
BUILD = (sys.executable, "-c", RUN, "build")


def environment() -> dict[str, str]:
    """That of whoever measures a process of ours, but that modules are compiled once and not by every process."""
    theirs = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return theirs | {"PYTHONPATH": str(ROOT)}


def quiet(doing: str, done: int = 0, of: int = 0) -> None:
    """Told of progress, and silent about it."""


def interruptible() -> None:
    """Ctrl-C ends the process, though whoever started these tests ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
