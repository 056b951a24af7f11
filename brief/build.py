"""What `brief build` does: configuration and sources in, documents out; nothing of a terminal."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from brief import compiling, editions, past, regeneration, render, writing
from brief import config as configuration
from brief import sources as reading
from brief.config import Config
from brief.errors import NoSourcesError, RenderError, UsageError
from brief.model import Briefing, Findings, Issue
from brief.past import Inputs, Past
from brief.regeneration import Shelf
from brief.render import fonts
from brief.render.look import Look, read_look
from brief.store import Store
from brief.watching import Place
from brief.writing import Written

DOCUMENT = "briefing"
PDF = "pdf"
CACHE = ".brief"


class Progress(Protocol):
    """What is told of what is being done, and how far that is, where it is known."""

    def __call__(self, doing: str, done: int = 0, of: int = 0) -> None:
        """Nothing; somebody may be shown it."""


# Each format that was made, or why it could not be.
Made = dict[str, bytes | RenderError]
# Each format with the file that it goes to.
Targets = tuple[tuple[str, Path], ...]


class Order(Struct, frozen=True):
    """What somebody asks for on top of `brief.toml`; `None` and empty leave it to that.

    `out`: a folder, a file where one format is asked for, or "-" for the bytes themselves. `review`: with
    the working notes, for the reader's own eyes. `sure`: every file is read for its hash. `final`: the
    edition is closed.
    """

    paths: tuple[Path, ...] = ()
    formats: tuple[str, ...] = ()
    out: str | None = None
    look: str | None = None
    first: date | None = None
    last: date | None = None
    review: bool = False
    about: str | None = None
    detail: str | None = None
    sure: bool = False
    final: bool = False


class Report(Struct, frozen=True):
    """What a build did. `counts`: of what the briefing holds, by name; `issues`: what a human should know.

    `briefing`: `None` where nothing had changed, so that none was made. `output`: the document itself, where it was
    asked for instead of a file. `closed`: where the edition is kept, if it was closed.
    """

    briefing: Briefing | None
    counts: tuple[tuple[str, int], ...]
    issues: tuple[Issue, ...]
    written: tuple[Written, ...] = ()
    failed: tuple[RenderError, ...] = ()
    output: bytes | None = None
    closed: Path | None = None


def build(order: Order, here: Path, progress: Progress) -> Report:
    """What was built from the folder `here` and upwards; all formats but the failed ones are written.

    Where nothing has changed since the last build, nothing is read, made or written.
    `UsageError`, `NoSourcesError`: nothing was written at all.
    """
    config, folder = settled(order, here)
    targets = _targets(order, config, here, folder)
    style = _style(order, config, here, folder)
    paths = sources(order, config, here, folder)
    with regeneration.unswept(), Store(folder / CACHE, order.out != "-") as store:
        key = _key(order, (config, folder, paths, targets), style, store)
        left = past.recall(key, store) if order.out != "-" and not order.final else None
        if left is not None:
            return Report(None, left.counts, left.issues, left.written)
        with compiling.kept(store, regeneration.version()):
            briefing = _briefing(order, (config, folder, paths), store, progress)
        report = _written(order, briefing, style, (folder, targets), progress)
        if report.written and not report.failed and not regeneration.is_passing(report.issues):
            past.remember(key, Past(report.written, report.counts, report.issues), store)
    return _closed(report, briefing, style, folder) if order.final and not report.failed else report


def _closed(report: Report, briefing: Briefing, style: Look, folder: Path) -> Report:
    """The report of a build that closed its edition, unless the last one says just the same."""
    from brief.render.compose_mail import file_name

    sent = editions.closed(folder)
    if sent and editions.same(sent[-1], json.loads(json.dumps(as_data(briefing)))):
        message = f"nothing has changed since edition {sent[-1].number}, so no further one is closed"
        return replace(report, issues=(*report.issues, Issue("edition.unchanged", "look", editions.FOLDER, message)))
    stem = Path(file_name(briefing)).stem
    documents = [(f"{stem}{each.path.suffix}", each.path.read_bytes()) for each in report.written]
    data = render.render("json", briefing, style)
    return replace(report, closed=editions.close(folder, briefing.edition, data, documents))


def as_data(briefing: Briefing) -> dict[str, Any]:
    """The briefing as the JSON has it."""
    from brief.render import json as written

    return written.as_data(briefing)


def _written(order: Order, briefing: Briefing, style: Look, places: tuple[Path, Targets], progress: Progress) -> Report:
    """What was made of the briefing, and written where it was asked for."""
    folder, targets = places
    counts = _counts(briefing)
    made: Made = {}
    if order.out == "-":
        output = _document(targets[0][0], briefing, style, made)
        return Report(briefing, counts, _issues(briefing, style, made), output=output)
    written: list[Written] = []
    failed: list[RenderError] = []
    for format_name, target in targets:
        progress(f"writing {target.name}")
        try:
            written.append(writing.write(_document(format_name, briefing, style, made), target, folder))
        except RenderError as error:
            failed.append(error)
    return Report(briefing, counts, _issues(briefing, style, made), tuple(written), tuple(failed))


def _counts(briefing: Briefing) -> tuple[tuple[str, int], ...]:
    held = {"source": briefing.sources, "event": briefing.events}
    held |= {"quote": briefing.quotes, "demand": briefing.demands}
    return tuple((name, len(each)) for name, each in held.items())


def _issues(briefing: Briefing, style: Look, made: Made) -> tuple[Issue, ...]:
    """What a human should know: of the sources, then what the documents lack."""
    return (*briefing.issues, *_missing(briefing, style, made))


def _document(name: str, briefing: Briefing, style: Look, made: Made) -> bytes:
    """The document in one format, made once; a mail takes the PDF along, where this machine can make it."""
    if name == render.MAIL and PDF not in made:
        with suppress(RenderError):  # kept in `made`, and told of by `_missing`
            _document(PDF, briefing, style, made)
    if name not in made:
        pdf = made.get(PDF)
        more = (pdf,) if name == render.MAIL and isinstance(pdf, bytes) else ()
        try:
            made[name] = render.render(name, briefing, style, *more)
        except RenderError as error:
            made[name] = error
    content = made[name]
    if isinstance(content, RenderError):
        raise content
    return content


def _missing(briefing: Briefing, style: Look, made: Made) -> tuple[Issue, ...]:
    """What the documents lack: letters that the PDF's fonts have not, the PDF that a mail should take along."""
    pdf = made.get(PDF)
    if pdf is None:
        return ()
    letters = fonts.check(briefing, style.file("fonts"))
    if render.MAIL not in made or isinstance(pdf, bytes):
        return letters
    return (*letters, Issue("mail.no-pdf", "warn", f"{DOCUMENT}.{render.MAIL}", f"goes without the PDF: {pdf}"))


def assemble(order: Order, here: Path, progress: Progress) -> Briefing:
    """The briefing itself, with no document made of it."""
    config, folder = settled(order, here)
    paths = sources(order, config, here, folder)
    with Store(folder / CACHE, False) as store:
        return _briefing(order, (config, folder, paths), store, progress)


def settled(order: Order, here: Path) -> tuple[Config, Path]:
    """The configuration with what the order changes in it, and the briefing's folder."""
    config, folder = configuration.load(here)
    first, last = order.first or config.first, order.last or config.last
    if first and last and last < first:
        raise UsageError(f"the last day, {last}, is before the first, {first}; see --from, --to and [window]")
    if order.detail is not None and order.detail not in configuration.DETAILS:
        raise UsageError(f"--detail {order.detail}: allowed are {' and '.join(configuration.DETAILS)}")
    look, about, detail = order.look or config.look, order.about or config.about, order.detail or config.detail
    return replace(config, first=first, last=last, look=look, about=about, detail=detail), folder


def sources(order: Order, config: Config, here: Path, folder: Path) -> tuple[Path, ...]:
    """The files and folders to read: those asked for, else those configured, else `sources/`, else `seeds/`."""
    if order.paths:
        return tuple(here / path for path in order.paths)
    if config.sources:
        return tuple(folder / path for path in config.sources)
    usual = (folder / "sources", folder / "seeds")
    there = next((path for path in usual if path.exists()), None)
    if there is None:
        looked = " and ".join(f"{path}/" for path in usual)
        raise NoSourcesError(f"no sources: looked for {looked}; make one of them, or name files or folders")
    return (there,)


def sources_there(order: Order, config: Config, here: Path, folder: Path) -> tuple[Path, ...]:
    """The files and folders to read; none where nothing is asked for or configured, and no usual folder is there."""
    try:
        return sources(order, config, here, folder)
    except NoSourcesError:
        return ()


def watched(order: Order, here: Path) -> Place:
    """The folders in which a change asks for another build, and what in them is a build's own."""
    if order.out == "-":
        raise UsageError("--watch: documents are written again and again, so not to standard output; leave out --out -")
    config, folder = settled(order, here)
    paths = sources(order, config, here, folder)
    inputs = [folder / name for name in (configuration.FILE_NAME, *past.INPUTS)]
    wanted = (*paths, *inputs, *_style(order, config, here, folder).folders)
    folders = [path if path.is_dir() else path.parent for path in wanted if path.exists()]
    folders += [] if order.paths else [folder]  # where somebody may make a `corrections.toml` yet
    own = (folder / CACHE, *(target.parent for _, target in _targets(order, config, here, folder)))
    return Place(tuple(dict.fromkeys(folders)), wanted, tuple(path for path in own if path not in folders))


def inspect(order: Order, here: Path) -> tuple[tuple[Findings, ...], tuple[Issue, ...]]:
    """What each source says, as a build of just these reads it, and what could not be read."""
    from brief import pipeline

    config, folder = settled(order, here)
    found, issues = pipeline.read(sources(order, config, here, folder), config, folder)
    return tuple(pipeline.read_anew(found, config)), issues


Read = tuple[Config, Path, tuple[Path, ...]]


def _briefing(order: Order, read: Read, store: Store, progress: Progress) -> Briefing:
    # With all that reads texts, which a build with nothing changed does without.
    from brief import changes, corrections, pipeline

    config, folder, paths = read
    progress("reading " + ", ".join(path.name for path in paths))
    shelf = Shelf(
        store,
        regeneration.edition(config),
        order.sure,
        regeneration.processes(),
        lambda name, done, of: progress(f"read {name}", done, of),
    )
    sent = editions.closed(folder)
    carried = corrections.Carried(corrections.load(folder), editions.numbers(sent))
    made = replace(pipeline.briefing(paths, config, folder, shelf, carried), review=order.review)
    if not sent or any((order.about, order.first, order.last, order.detail)):
        return made  # of a part of the matter nothing can be told
    return replace(made, changes=changes.since(sent[-1], as_data(made)))


def _key(order: Order, built: tuple[Config, Path, tuple[Path, ...], Targets], style: Look, store: Store) -> bytes:
    """A digest of all that decides what this build writes."""
    config, folder, paths, targets = built
    files, issues = reading.find(paths, folder)
    asked = (order.review, [(name, str(target)) for name, target in targets])
    return past.key(Inputs(files, issues, config, style.folders, asked), folder, store, order.sure)


def _style(order: Order, config: Config, here: Path, folder: Path) -> Look:
    style = read_look(config.look, here if order.look else folder)
    return replace(style, paper=config.paper) if config.paper else style


def _targets(order: Order, config: Config, here: Path, folder: Path) -> Targets:
    """Each format with the file that it goes to."""
    _refuse_unfit(order)
    named = _named_format(order.out)
    formats = order.formats or ((named,) if named else ("pdf",))
    for unknown in (each for each in formats if each not in render.RENDERERS):
        raise UsageError(f"--format {unknown}: allowed: {', '.join(render.RENDERERS)}")
    if order.review and render.MAIL in formats:
        raise UsageError("--review: working notes are not mailed; leave out eml")
    if order.out == "-" and len(formats) > 1:
        raise UsageError("--out -: one format goes to standard output, not " + ", ".join(formats))
    if named and order.out and formats != (named,):
        raise UsageError(f"--out {order.out}: a {named} file cannot hold {', '.join(formats)}; name a folder")
    if named and order.out:
        return ((named, here / order.out),)
    out = folder / config.out if order.out is None else here / order.out
    return tuple((each, out / f"{DOCUMENT}.{each}") for each in dict.fromkeys(formats))


def _refuse_unfit(order: Order) -> None:
    """Raises `UsageError` where an edition would be closed that nobody could send, or that holds only a part."""
    if order.final and order.out == "-":
        raise UsageError("--final: an edition is kept with its documents; leave out --out -")
    if order.final and order.review:
        raise UsageError("--final: working notes are not sent; leave out --review")
    if order.final and any((order.about, order.first, order.last, order.detail)):
        raise UsageError("--final: an edition holds the whole; put about, window and detail into brief.toml instead")


def _named_format(out: str | None) -> str | None:
    """The format that the name of a file asks for; `None`: it names none, so it is a folder."""
    suffix = Path(out).suffix.lower().removeprefix(".") if out else ""
    return suffix if suffix in render.RENDERERS else None
