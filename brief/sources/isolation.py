"""Parsing in a process apart, with limits of time and memory, replaced when it fails; it knows no format."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
import time

from msgspec import Struct, field

from brief.sources import wire
from brief.sources.reading import Origin, Reading, lost

_LEAST = 1.0  # seconds, below which nothing is tried anew
_BROKE = ("source.crashed", "source.too-much", "source.fault")
_START = "from brief.sources.child import serve; serve()"


class Parser(Struct):
    """A process that parses one file after the other; started when first asked, and anew after a failure.

    A class, since a process is a state: it is kept for the next file, which saves its start.
    """

    _process: subprocess.Popen[bytes] | None = None
    _owner: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self, content: bytes, origin: Origin, suffix: str, seconds: float) -> Reading:
        """What the reader of that format finds; a file that takes longer, or breaks the process, is an issue.

        What breaks a process that has read other files is tried in a new one: what is found depends on no other file.
        """
        with self._lock:
            began = time.monotonic()
            used = self._has_read()
            found = self._once(content, origin, suffix, seconds)
            left = seconds - (time.monotonic() - began)
            if used and left > _LEAST and any(issue.code in _BROKE for issue in found.issues):
                self.close()
                found = self._once(content, origin, suffix, left)
            return found

    def _has_read(self) -> bool:
        """Whether a process runs that has read files before."""
        return self._process is not None and self._owner == os.getpid() and self._process.poll() is None

    def _once(self, content: bytes, origin: Origin, suffix: str, seconds: float) -> Reading:
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            answer = _asked(process, content, origin, suffix, seconds)
        finally:
            timer.cancel()
        if answer is None or late.is_set() or answer[0]["last"]:
            self.close()
        return wire.reading(*answer) if answer is not None else _failed(origin, late.is_set())

    def close(self) -> None:
        """Ends the process, if it is this one's own."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        assert process.stdin and process.stdout
        process.stdout.close()
        with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
            process.stdin.close()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; started where there is none, or where this one was forked from its owner."""
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            paths = os.pathsep.join(path for path in sys.path if path)
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START],  # -P: a file in the current folder is never taken for a library
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
            self._owner = os.getpid()
        return self._process


def _asked(
    process: subprocess.Popen[bytes], content: bytes, origin: Origin, suffix: str, seconds: float
) -> tuple[dict[str, object], bytes] | None:
    """The answer; `None`: the process ended without one."""
    assert process.stdin and process.stdout
    try:
        wire.send(process.stdin, {"suffix": suffix, "origin": wire.of_origin(origin), "seconds": seconds}, content)
        return wire.receive(process.stdout)
    except OSError:
        return None


def _failed(origin: Origin, late: bool) -> Reading:
    if late:
        return lost("endless", origin, "not read, its parser found no end; save the article's text alone")
    return lost("crashed", origin, "not read, its parser broke on it or took too much memory; save it as text")


PARSER = Parser()
atexit.register(PARSER.close)
