"""The process in which files from anywhere are parsed: it reads, answers, and is limited; it decides nothing."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

from brief.sources import formats, wire
from brief.sources.reading import MB, Origin, Reading, lost

MEMORY = 230 * MB  # what a process may allocate; with the libraries it maps, less than 300 MB in all
_MOST_FILES = 200
_MOST_HELD = 130 * MB  # what it may have held at most before it is replaced
# What no parser has to do, though one may be led to.
_FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec",
    "os.posix_spawn", "os.fork", "os.forkpty", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "webbrowser.open",
)  # fmt: skip


def serve() -> None:
    """Answers requests from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    sys.addaudithook(_refuse)
    number, last = 0, False
    while not last and (request := wire.receive(sys.stdin.buffer)) is not None:
        head, content = request
        _limit_time(head["seconds"])
        found = _read(head, content)
        number += 1
        last = number == _MOST_FILES or _held() > _MOST_HELD
        _answer(answers, found, last)


def _read(head: dict[str, Any], content: bytes) -> Reading:
    origin: Origin = wire.origin(head["origin"])
    try:
        return formats.reader(head["suffix"])(content, origin)
    except MemoryError:
        return lost("too-much", origin, "takes too much memory to read; save the article's text alone")
    except RecursionError:
        return lost("too-deep", origin, "nested too deeply to read; save the article's text alone")
    except Exception as fault:  # a parser's fault on one file costs that file only, and is told by name
        return lost("fault", origin, f"not read, by a fault of its parser ({type(fault).__name__}); save it as text")


def _answer(answers: BinaryIO, found: Reading, last: bool) -> None:
    head, blobs = wire.of_reading(found)
    wire.send(answers, {**head, "last": last}, blobs)


def _limit_memory() -> None:
    """Limits what may be allocated, where the system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def _limit_time(seconds: float) -> None:
    """Lets the process work so long on, where the system can: whoever asked may be gone by then."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 2, hard))


def _held() -> int:
    """The most memory that the process has held, in bytes; 0: not known."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024
    with contextlib.suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # on Linux it would count the parent's too
    return 0


def _refuse(event: str, _: object) -> None:  # pragma: no cover - Python traces no audit hook; its refusals are tested
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for a parser")
