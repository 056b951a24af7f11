"""How tests run a build: the command of a process, its way to be interrupted, and one that tells no progress."""

from __future__ import annotations

import signal
import sys

RUN = "import sys; from brief.cli import main; sys.argv[0] = 'brief'; main()"
BUILD = (sys.executable, "-c", RUN, "build")


def quiet(doing: str, done: int = 0, of: int = 0) -> None:
    """Told of progress, and silent about it."""


def interruptible() -> None:
    """Ctrl-C ends the process, though whoever started these tests ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
