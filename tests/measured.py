"""The process in which sources are parsed, measured: it is killed in the end, so that it notes before each answer."""

from __future__ import annotations

from typing import Any, BinaryIO

from brief.sources import child


def serve() -> None:
    """Answers as the process of `brief` does; its guard looks away while the measurement is written, and only then."""
    import coverage

    measured = coverage.Coverage.current()
    answer, refuse = child._answer, child._refuse
    writing = False

    def guarded(event: str, about: object) -> None:
        if not writing:
            refuse(event, about)

    def answered(answers: BinaryIO, found: Any, last: bool) -> None:
        nonlocal writing
        if measured is not None:
            writing = True
            measured.save()
            writing = False
        answer(answers, found, last)

    child._refuse, child._answer = guarded, answered
    child.serve()
