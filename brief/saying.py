"""What a command prints and says, and on which stream; nothing is decided here."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from brief.build import Progress, Report
    from brief.model import Issue
    from brief.terminal import Line

_SHOWN_ISSUES = 12
_SEVERITIES = ("lost", "warn", "look")


def print_report(report: Report) -> None:
    """Print what a build wrote, and tell what it found."""
    from brief.terminal import counted

    if report.output is not None:
        sys.stdout.buffer.write(report.output)
        sys.stdout.buffer.flush()
    for written in report.written:
        print(safe(near(written.path)), flush=True)
    held = ", ".join(counted(count, name) for name, count in report.counts)
    say(held if report.briefing else f"nothing has changed: {held}")
    for kept in (each for each in report.written if each.state == "beside"):
        say(f"{near(kept.asked)} isn't as the last build left it, so it is kept; the new one is {near(kept.path)}")
    if report.closed:
        say(f"the edition is closed and kept in {near(report.closed)}")
    print_issues(report.issues)
    if 0 < len(report.issues) <= _SHOWN_ISSUES:
        say("brief check has the command that settles each")
    for error in report.failed:
        say(f"brief: {error}")


def print_issues(issues: Iterable[Issue]) -> None:
    """Tell the worst of what a human should know."""
    from brief.terminal import written_issue

    worst = sorted(issues, key=lambda issue: _SEVERITIES.index(issue.severity))
    for issue in worst[:_SHOWN_ISSUES]:
        say(f"{issue.severity}: {written_issue(issue)}")
    if len(worst) > _SHOWN_ISSUES:
        say(f"and {len(worst) - _SHOWN_ISSUES} more for a human eye: brief check lists all, each with its command")


def near(path: Path) -> str:
    """The path as one would type it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def print_lines(lines: Iterable[Line], stream: Any) -> None:
    """Print lines, set off on a terminal that wants it."""
    plain = not stream.isatty() or bool(os.environ.get("NO_COLOR"))
    styles: dict[str, dict[str, bool]] = {"heading": {"bold": True}, "faint": {"dim": True}}
    for line in lines:
        text, style = safe(line.text), styles.get(line.style)
        print(text if plain or not text or not style else typer.style(text, **style), file=stream)


def say(text: str) -> None:
    """Say something to whoever looks on: on standard error."""
    print(safe(text), file=sys.stderr)


def safe(text: str) -> str:
    """The text with nothing in it that a terminal would obey."""
    from brief import terminal

    return terminal.safe(text)


def safe_json(written: str) -> str:
    """JSON that says the same, with nothing in it that a terminal would obey."""
    from brief import terminal

    return terminal.safe_json(written)


@contextmanager
def progress() -> Iterator[Progress]:
    """A line on standard error that says what is being done, and goes away; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _doing, _done=0, _of=0: None
        return

    def show(doing: str, done: int = 0, of: int = 0) -> None:
        from brief.terminal import bar

        print(f"\r\x1b[K{bar(doing, done, of)}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
