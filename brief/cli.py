"""The command line: parse, call, print, exit; the only place that knows a terminal, and no logic.

Nothing but Typer is imported before a command runs, so that `brief --help` is instant.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brief import __version__
from brief.errors import BriefError, UsageError
from brief.options import (
    About,
    Detail,
    Final,
    First,
    Formats,
    Json,
    Last,
    LookName,
    Mend,
    Out,
    Paths,
    Review,
    Strict,
    Watch,
)

if TYPE_CHECKING:
    from datetime import date

    from brief.build import Order, Progress, Report
    from brief.model import Issue
    from brief.terminal import Line

# A fault of ours, told from every status that says something of the sources (sysexits.h: EX_SOFTWARE).
FAULT = 70
_SHOWN_ISSUES = 12
_BINARY = ("docx", "eml", "pdf")
_TOLD = ("severity", "where", "message", "command")
_SEVERITIES = ("lost", "warn", "look")

app = typer.Typer(
    name="brief",
    help="Turns a folder of news sources into a dated, quoted, sourced briefing.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run `brief`; exits 0 to 4 as README says, 70 on a fault of ours."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="brief")
    except BriefError as error:
        for note in getattr(error, "__notes__", ()):
            _say(note)
        _say(f"brief: {error}")
        sys.exit(error.exit_status)
    except Exception as fault:
        if os.environ.get("BRIEF_TRACEBACK"):
            raise
        _say(f"brief: a fault of ours: {type(fault).__name__}: {fault}; set BRIEF_TRACEBACK=1 for a report")
        sys.exit(FAULT)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"brief {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Typer's place for options of `brief` itself."""


@app.command()
def build(
    paths: Paths = None,
    formats: Formats = None,
    out: Out = None,
    look: LookName = None,
    first: First = None,
    last: Last = None,
    about: About = None,
    detail: Detail = None,
    review: Review = False,
    final: Final = False,
    strict: Strict = False,
    watch: Watch = False,
) -> None:
    """Read the sources and write the briefing."""
    from brief import build as builder

    asked = {"out": out, "look": look, "about": about, "detail": detail, "review": review}
    asked |= {"final": final, "sure": final}
    order = _order(paths, first, last, formats=_split(formats), **asked)
    _refuse_bytes(order)
    if watch:
        _watch(order)
        return
    with _progress() as progress:
        report = builder.build(order, Path.cwd(), progress)
    _print_report(report)
    raise typer.Exit(4 if report.failed else 1 if strict and report.issues else 0)


@app.command()
def inspect(paths: Paths = None, as_json: Json = False) -> None:
    """Show what was read from each source, and why."""
    from brief import build as builder
    from brief import inspection

    found, issues = builder.inspect(_order(paths), Path.cwd())
    if as_json:
        print(inspection.as_json(found, issues))
    for number, one in enumerate(() if as_json else found):
        _print(([_blank()] if number else []), sys.stdout)
        _print(inspection.as_lines(one), sys.stdout)
    _print_issues(issues)
    raise typer.Exit(0 if found else 3)


@app.command()
def timeline(paths: Paths = None, first: First = None, last: Last = None, about: About = None) -> None:
    """Print the timeline."""
    from brief import build as builder
    from brief import terminal

    with _progress() as progress:
        briefing = builder.assemble(_order(paths, first, last, about=about), Path.cwd(), progress)
    _print(terminal.timeline(briefing), sys.stdout)
    _print_issues(briefing.issues)


@app.command()
def changes(paths: Paths = None, as_json: Json = False) -> None:
    """Show what is new since the last closed edition."""
    from brief import build as builder
    from brief import terminal

    with _progress() as progress:
        briefing = builder.assemble(_order(paths), Path.cwd(), progress)
    if as_json:
        print(json.dumps(builder.as_data(briefing)["changes"], ensure_ascii=False, indent=1))
        return
    _print(terminal.changes(briefing), sys.stdout)
    _print_issues(issue for issue in briefing.issues if issue.code == "correction.unmatched")


@app.command()
def correct(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help="What is wrong; without it, all are listed.")
    ] = None,
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Words of the item, or its id.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What is right.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last correction back.")] = False,
    drop: Annotated[int | None, typer.Option("--drop", metavar="N", help="Take entry N out.")] = None,
) -> None:
    """Write a correction, which holds at every later build."""
    from brief import correcting

    if undo or drop is not None:
        _say(f"taken back: {correcting.undo(Path.cwd(), drop).label}")
    elif kind is None:
        for line in correcting.kinds():
            print(line)
    elif words is None:
        raise UsageError(f'correct {kind}: words are wanted: brief correct {kind} "words of the item"')
    else:
        with _progress() as progress:
            made = correcting.correct(Path.cwd(), (kind, words, value), progress)
        is_now = f" is {', '.join(made.values) or 'not known'}" if value is not None else ""
        _say(f"corrected: {made.label}{is_now}; brief correct --undo takes it back")


@app.command()
def check(paths: Paths = None, as_json: Json = False) -> None:
    """List what needs a human eye, worst first, each with the command that settles it."""
    from brief import build as builder
    from brief import checking

    with _progress() as progress:
        found = checking.concerns(builder.assemble(_order(paths), Path.cwd(), progress))
    if as_json:
        rows = [{name: getattr(issue, name) for name in ("code", *_TOLD)} for issue in found]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    for issue in () if as_json else found:
        print(_safe(f"{issue.severity}: {issue.where}: {issue.message}"))
        if issue.command:
            print(_safe(f"      {issue.command}"))
    if not found:
        _say("nothing needs a human eye")
    raise typer.Exit(1 if found else 0)


@app.command()
def add(files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Articles that you saved.")]) -> None:
    """Copy sources in, and say what was read of them."""
    from brief import build as builder
    from brief import folders, inspection

    config, folder = builder.settled(_order(None), Path.cwd())
    added = folders.add(tuple(files), folder, config)
    found, issues = builder.inspect(_order(list(added)), Path.cwd())
    for path in added:
        print(_safe(_near(path)))
    _print(map(inspection.in_short, found), sys.stderr)
    _print_issues(issues)
    raise typer.Exit(0 if found else 3)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to lay out.")] = Path()) -> None:
    """Lay out the folder of a briefing."""
    from brief import folders

    for path in folders.lay_out(Path.cwd() / folder):
        print(_safe(_near(path)))
    _say("save articles into sources/, or brief add FILE..., then brief build")


@app.command()
def doctor(mend: Mend = False) -> None:
    """Say whether this machine can make PDFs, and how to mend it."""
    from brief import doctor as ward

    checks = ward.examine()
    command = ward.remedy(checks)
    well = all(check.well for check in checks)
    for check in () if mend else checks:
        print(f"{'ok' if check.well else '!!':<3} {check.name:<16} {check.found}")
    if command and mend:
        print(command)
    elif not well:
        amiss = ", ".join(check.name for check in checks if not check.well)
        _say(f"brief: not every document can be made here ({amiss}); mend it with: {command or 'a new installation'}")
    raise typer.Exit(0 if well else 4)


def _watch(order: Order) -> None:
    """Builds, and again after each change of the folder, until somebody interrupts."""
    from brief import build as builder
    from brief import watching

    place = builder.watched(order, Path.cwd())
    before: Report | None = None
    try:
        for changed in watching.changes(place):
            after = _tried(order)
            if not changed and after:
                _print_report(after)
            if not changed:
                _say("watching; Ctrl-C ends it")
            elif after and (after.briefing or after.failed):
                counts = dict(before.counts if before else ())
                more = ", ".join(f"{count} {name}s ({count - counts.get(name, 0):+})" for name, count in after.counts)
                _say(f"{changed}: {more}")
                for written in after.written:
                    print(_safe(_near(written.path)), flush=True)
                for error in after.failed:
                    _say(f"brief: {error}")
            before = after or before
    except KeyboardInterrupt:
        return


def _tried(order: Order) -> Report | None:
    """The report of a build; `None`: it could not be, and somebody was told why."""
    from brief import build as builder

    try:
        with _progress() as progress:
            return builder.build(order, Path.cwd(), progress)
    except BriefError as error:
        _say(f"brief: {error}")
        return None


def _order(paths: list[Path] | None, first: str | None = None, last: str | None = None, **more: Any) -> Order:
    from brief.build import Order

    return Order(tuple(paths or ()), first=_day("--from", first), last=_day("--to", last), **more)


def _day(option: str, written: str | None) -> date | None:
    from brief import config

    read = config.day(written) if written is not None else None
    if written is not None and read is None:
        raise UsageError(f"{option} {written}: a day is wanted, such as 2022-01-13")
    return read


def _split(formats: list[str] | None) -> tuple[str, ...]:
    return tuple(name for given in formats or () for name in given.replace(",", " ").lower().split())


def _refuse_bytes(order: Order) -> None:
    """Raises `UsageError` where a terminal would be sent a document that it cannot show."""
    name = next((each for each in order.formats or ("pdf",) if each in _BINARY), None)
    if name and order.out == "-" and sys.stdout.isatty():
        raise UsageError(f"--out -: {name} is nothing to read on a terminal; send it on with > briefing.{name}")


def _print_report(report: Report) -> None:
    if report.output is not None:
        sys.stdout.buffer.write(report.output)
        sys.stdout.buffer.flush()
    for written in report.written:
        print(_safe(_near(written.path)), flush=True)
    counted = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in report.counts)
    _say(counted if report.briefing else f"nothing has changed: {counted}")
    for kept in (each for each in report.written if each.state == "beside"):
        _say(f"{_near(kept.asked)} isn't as the last build left it, so it is kept; the new one is {_near(kept.path)}")
    if report.closed:
        _say(f"the edition is closed and kept in {_near(report.closed)}")
    _print_issues(report.issues)
    for error in report.failed:
        _say(f"brief: {error}")


def _print_issues(issues: Iterable[Issue]) -> None:
    from brief.terminal import written_issue

    worst = sorted(issues, key=lambda issue: _SEVERITIES.index(issue.severity))
    for issue in worst[:_SHOWN_ISSUES]:
        _say(f"{issue.severity}: {written_issue(issue)}")
    if len(worst) > _SHOWN_ISSUES:
        _say(f"and {len(worst) - _SHOWN_ISSUES} more for a human eye: brief build --format json lists them")


def _near(path: Path) -> str:
    """The path as one would type it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _blank() -> Line:
    from brief.terminal import Line

    return Line()


def _print(lines: Iterable[Line], stream: Any) -> None:
    plain = not stream.isatty() or bool(os.environ.get("NO_COLOR"))
    styles: dict[str, dict[str, bool]] = {"heading": {"bold": True}, "faint": {"dim": True}}
    for line in lines:
        text, style = _safe(line.text), styles.get(line.style)
        print(text if plain or not text or not style else typer.style(text, **style), file=stream)


def _say(text: str) -> None:
    print(_safe(text), file=sys.stderr)


def _safe(text: str) -> str:
    from brief.terminal import safe

    return safe(text)


@contextmanager
def _progress() -> Iterator[Progress]:
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
