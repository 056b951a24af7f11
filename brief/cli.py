"""The command line: parse, call, print, exit; the only place that knows a terminal, and no logic.

Nothing but Typer is imported before a command runs, so that `brief --help` is instant.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brief import __version__
from brief.completing import kinds
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
    Sources,
    Strict,
    Watch,
)
from brief.saying import near, print_issues, print_lines, print_report, progress, safe, safe_json, say

if TYPE_CHECKING:
    from datetime import date

    from brief.build import Order, Report

# A fault of ours, told from every status that says something of the sources (sysexits.h: EX_SOFTWARE).
FAULT = 70
_BINARY = ("docx", "eml", "pdf")

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
            say(note)
        say(f"brief: {error}")
        sys.exit(error.exit_status)
    except Exception as fault:
        if os.environ.get("BRIEF_TRACEBACK"):
            raise
        say(f"brief: a fault of ours: {type(fault).__name__}: {fault}; set BRIEF_TRACEBACK=1 for a report")
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
    with progress() as shown:
        report = builder.build(order, Path.cwd(), shown)
    print_report(report)
    raise typer.Exit(4 if report.failed else 1 if strict and report.issues else 0)


@app.command()
def inspect(paths: Paths = None, as_json: Json = False) -> None:
    """Show what was read from each source, and why."""
    from brief import build as builder
    from brief import inspection

    found, issues = builder.inspect(_order(paths), Path.cwd())
    if as_json:
        print(safe_json(inspection.as_json(found, issues)))
    for number, one in enumerate(() if as_json else found):
        if number:
            print()
        print_lines(inspection.as_lines(one), sys.stdout)
    print_issues(issues)
    raise typer.Exit(0 if found else 3)


@app.command()
def timeline(paths: Paths = None, first: First = None, last: Last = None, about: About = None) -> None:
    """Print the timeline."""
    from brief import build as builder
    from brief import terminal

    with progress() as shown:
        briefing = builder.assemble(_order(paths, first, last, about=about), Path.cwd(), shown)
    print_lines(terminal.timeline(briefing), sys.stdout)
    print_issues(briefing.issues)


@app.command()
def changes(paths: Paths = None, as_json: Json = False) -> None:
    """Show what is new since the last closed edition."""
    from brief import build as builder
    from brief import terminal

    with progress() as shown:
        briefing = builder.assemble(_order(paths), Path.cwd(), shown)
    if as_json:
        print(safe_json(json.dumps(builder.as_data(briefing)["changes"], ensure_ascii=False, indent=1)))
        return
    print_lines(terminal.changes(briefing), sys.stdout)
    print_issues(issue for issue in briefing.issues if issue.code == "correction.unmatched")


@app.command()
def correct(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="What is wrong; without it, all are listed.", autocompletion=kinds),
    ] = None,
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Words of the item, or its id.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What is right.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last correction back.")] = False,
    drop: Annotated[int | None, typer.Option("--drop", metavar="N", help="Take entry N out.")] = None,
) -> None:
    """Write a correction, which holds at every later build."""
    from brief import correcting

    if undo or drop is not None:
        say(f"taken back: {correcting.undo(Path.cwd(), drop).label}")
    elif kind is None:
        for line in correcting.kinds():
            print(line)
    elif words is None:
        raise UsageError(f'correct {kind}: words are wanted: brief correct {kind} "words of the item"')
    else:
        with progress() as shown:
            made = correcting.correct(Path.cwd(), (kind, words, value), shown)
        is_now = f" = {', '.join(made.values) or 'not known'}" if value is not None else ""
        say(f"corrected: {made.words_shown}: {made.kind}{is_now}; brief correct --undo takes it back")


@app.command()
def check(paths: Paths = None, as_json: Json = False) -> None:
    """List what needs a human eye, worst first, each with the command that settles it."""
    import msgspec

    from brief import build as builder
    from brief import checking
    from brief.terminal import on_one_line

    with progress() as shown:
        found = checking.concerns(builder.assemble(_order(paths), Path.cwd(), shown))
    if as_json:
        print(safe_json(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1)))
    for issue in () if as_json else found:
        print(safe(on_one_line(f"{issue.severity}: {issue.where}: {issue.message}")))
        if issue.command:
            print(safe(f"      {issue.command}"))
    if not found:
        say("nothing needs a human eye")
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
        print(safe(near(path)))
    print_lines(map(inspection.in_short, found), sys.stderr)
    print_issues(issues)
    raise typer.Exit(0 if found else 3)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to lay out.")] = Path()) -> None:
    """Lay out the folder of a briefing."""
    from brief import folders

    for path in folders.lay_out(Path.cwd() / folder):
        print(safe(near(path)))
    say("save articles into sources/, or brief add FILE..., then brief build")


@app.command()
def verify(
    document: Annotated[Path, typer.Argument(metavar="DOCUMENT", help="A briefing: pdf, docx, html, md, json or eml.")],
    paths: Sources = None,
) -> None:
    """Confirm that what a finished document quotes stands in its sources."""
    from brief import build as builder
    from brief import verify as verifying

    order, here = _order(paths), Path.cwd()
    config, folder = builder.settled(order, here)
    given = builder.sources_there(order, config, here, folder) or verifying.beside(here / document)
    verdict = verifying.verify(here / document, given, folder, config.max_source_mb)
    for line in verifying.lines(verdict):
        print(safe(line))
    raise typer.Exit(1 if verdict.faults else 0)


@app.command()
def doctor(mend: Mend = False) -> None:
    """Say whether this machine can make PDFs, and how to mend it."""
    from brief import doctor as ward

    checks = ward.examine()
    command = ward.remedy(checks)
    well = all(check.well for check in checks)
    for check in () if mend else checks:
        print(safe(f"{'ok' if check.well else '!!':<3} {check.name:<16} {check.found}"))
    if command and mend:
        print(command)
    elif not well:
        amiss = ", ".join(check.name for check in checks if not check.well)
        say(f"brief: not every document can be made here ({amiss}); mend it with: {command or 'a new installation'}")
    raise typer.Exit(0 if well else 4)


def _watch(order: Order) -> None:
    """Builds, and again after each change of the folder, until somebody interrupts."""
    from brief import build as builder
    from brief import terminal, watching

    place = builder.watched(order, Path.cwd())
    before: Report | None = None
    try:
        for changed in watching.changes(place):
            after = _tried(order)
            if not changed and after:
                print_report(after)
            if not changed:
                say("watching; Ctrl-C ends it")
            elif after and (after.briefing or after.failed):
                counts = dict(before.counts if before else ())
                more = ", ".join(
                    f"{terminal.counted(count, name)} ({count - counts.get(name, 0):+})" for name, count in after.counts
                )
                say(f"{changed}: {more}")
                for written in after.written:
                    print(safe(near(written.path)), flush=True)
                for error in after.failed:
                    say(f"brief: {error}")
            before = after or before
    except KeyboardInterrupt:
        return


def _tried(order: Order) -> Report | None:
    """The report of a build; `None`: it could not be, and somebody was told why."""
    from brief import build as builder

    try:
        with progress() as shown:
            return builder.build(order, Path.cwd(), shown)
    except BriefError as error:
        say(f"brief: {error}")
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
