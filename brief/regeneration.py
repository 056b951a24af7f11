"""Which sources are read again: what is unchanged comes from the store, the rest is read by as many processes as pay.

It knows neither how a source is read nor what is done with what it says.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from brief import __version__, codec
from brief.codec import DamagedError, Readings
from brief.config import Config
from brief.keeping import Given, Keep, Made
from brief.model import Findings, Issue
from brief.sources import File
from brief.store import Store, digest

if TYPE_CHECKING:
    from concurrent.futures import Future

Read = Callable[[Path], Readings]
Told = Callable[[str, int, int], None]

# A process that reads takes as long to start as it takes to read so many articles (0.8 s at 25 ms, on one core).
_WORTH_A_PROCESS = 40
_MOST_PROCESSES = 16
_AHEAD = 4  # files handed to each process in advance
# What comes of the moment or of us, and may be otherwise next time.
_PASSING = frozenset(f"source.{code}" for code in ("fault", "missing", "unreadable"))
# What comes of the file, and of how busy the machine is: tried again, which takes long, where every file is looked at.
_COSTLY = frozenset(f"source.{code}" for code in ("crashed", "endless", "given-up", "too-much"))


class Shelf(Struct, frozen=True):
    """Where readings are kept, and how new ones are made.

    `edition`: a digest of all that decides them beside a file's name and bytes. `sure`: every file is hashed, whatever
    its times say. `told`: what is said of progress: the file read last, how many are read, of how many. `known`: by
    its `id` each of the findings that are kept, with what they are kept under.
    """

    store: Store
    edition: bytes
    sure: bool = False
    processes: int = 1
    told: Told = lambda _name, _done, _of: None
    known: dict[int, tuple[Findings, bytes]] = field(default_factory=dict)


def edition(config: Config) -> bytes:
    """A digest of what decides findings beside a file's name and bytes: this version, and what is configured of it."""
    return digest(version(), repr(config.of_texts).encode("utf-8", "surrogatepass"))


@cache
def version() -> bytes:
    """A digest of this program: its own files, and the versions of Python and of all that is installed beside it."""
    package = str(Path(__file__).parent)
    walked = os.walk(package)  # with names as text, in half of the time of `Path.rglob`
    ours = sorted(f"{at}/{name}" for at, _, names in walked for name in names if name.endswith((".py", ".toml")))
    parts = [part for path in ours for part in (os.fsencode(path.removeprefix(package)), Path(path).read_bytes())]
    beside = sorted(found.name for place in sys.path if place for found in Path(place).glob("*.dist-info"))
    return digest(__version__.encode(), sys.version.encode(), "\n".join(beside).encode(), *parts)


def processes() -> int:
    """How many processes may read at once: one for each core that this one may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_PROCESSES)


def readings(files: Sequence[File], read: Read, shelf: Shelf | None) -> list[Readings]:
    """What each file says, in the order given; without a `shelf` all are read, one after the other.

    A reading is kept under its file's bytes where they were the same before and after it.
    """
    if shelf is None:
        return [read(file.path) for file in files]
    held = shelf.store.digests([file.path for file in files], shelf.sure)
    keys = [_key(file, each, shelf) for file, each in zip(files, held, strict=True)]
    contents = zip(keys, shelf.store.all([key or b"" for key in keys]), strict=True)
    read_before = (_kept(key, content, shelf) if key and content else None for key, content in contents)
    found = {at: kept for at, kept in enumerate(read_before) if kept is not None}
    missing = [(at, file.path) for at, file in enumerate(files) if at not in found]
    for done, (at, reading) in enumerate(_read(missing, read, shelf.processes), start=1):
        shelf.told(files[at].name, done, len(missing))
        found[at] = codec.decode(reading, Readings) if isinstance(reading, bytes) else reading
        (after,) = shelf.store.digests([files[at].path], sure=True)
        key = _key(files[at], after, shelf)
        if key is not None and key == keys[at] and not is_passing(_issues(found[at])):
            shelf.store.put(key, reading if isinstance(reading, bytes) else codec.encode(reading))
            _know(found[at], key, shelf)
    shelf.store.flush()
    return [found[at] for at in range(len(files))]


@contextmanager
def unswept() -> Iterator[None]:
    """Nothing; meanwhile no rubbish is looked for: among values that all stay to the end, that would take a third."""
    before = gc.isenabled()
    gc.unfreeze()  # what a build before has left, in a process that watches
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()  # what stays isn't gone through at once, nor at the end of the process
            gc.enable()


def _key(file: File, held: bytes | None, shelf: Shelf) -> bytes | None:
    """What a reading is kept under; `None`: the file cannot be read."""
    if held is None:
        return None
    name, suffix = file.name.encode("utf-8", "surrogatepass"), os.fsencode(file.path.suffix.lower())
    return digest(b"reading", shelf.edition, name, suffix, held)


def _kept(key: bytes, content: bytes, shelf: Shelf) -> Readings | None:
    try:
        kept: Readings = codec.decode(content, Readings)
    except DamagedError:
        return None
    if shelf.sure and any(issue.code in _COSTLY for issue in _issues(kept)):
        return None
    _know(kept, key, shelf)
    return kept


def _know(reading: Readings, key: bytes, shelf: Shelf) -> None:
    """Nothing; each of its findings is then known by what the reading is kept under, and its place in that."""
    for number, one in enumerate(reading[0]):
        shelf.known[id(one)] = one, digest(b"findings", key, b"%d" % number)


def keeping(shelf: Shelf) -> Keep:
    """What keeps in the store each value that it makes, under a digest of this version, of how and of what it is made.

    Findings that came out of the store stand for themselves by the key they have there, and so do those that are made;
    so too where they stand in a tuple. Those with an issue that may pass are made again by the next build.
    """
    store, start = shelf.store, digest(b"made", version())

    def keep(
        make: Callable[[Given], Made], given: Sequence[Given], kind: Any, /, *, together: bool = False
    ) -> list[Made]:
        name = f"{make.__module__}.{make.__qualname__}".encode()
        keys = [digest(start, name, *_known(each, shelf)) for each in given]
        if together:
            found = _together(make, dict(zip(keys, given, strict=True)), kind, digest(start, name), store)
            return [found[key] for key in keys]
        made: list[Made] = []
        for each, key, content in zip(given, keys, store.all(keys), strict=True):
            try:
                made.append(codec.decode(content or b"", kind))
            except DamagedError:
                made.append(make(each))
                if isinstance(one := made[-1], Findings) and is_passing(one.issues):
                    continue
                store.put(key, codec.encode(made[-1]))
            if isinstance(one := made[-1], Findings):
                shelf.known[id(one)] = one, key
        return made

    return keep


def _together(
    make: Callable[[Given], Made], given: Mapping[bytes, Given], kind: Any, at: bytes, store: Store
) -> dict[bytes, Made]:
    """What is made of each of those given, by their keys, from one row of the store; nothing else stays in that."""
    rows: Any = dict[bytes, kind]
    before: dict[bytes, Made] = {}
    with suppress(DamagedError):
        before = codec.decode(store.get(at) or b"", rows)
    made = {key: before[key] if key in before else make(each) for key, each in given.items()}
    if made.keys() - before.keys():
        store.put(at, codec.encode(made))
    return made


def _known(value: object, shelf: Shelf) -> Iterator[bytes]:
    """What stands for a value: what findings are kept under, else the whole of it; for the parts of a tuple each."""
    for part in value if isinstance(value, tuple) else (value,):
        if (known := shelf.known.get(id(part))) is not None:
            yield known[1]
        elif isinstance(part, Findings):  # asked for again, it isn't written out again
            shelf.known[id(part)] = part, digest(b"written", codec.encode(part))
            yield shelf.known[id(part)][1]
        else:
            yield codec.encode(part)


def _issues(reading: Readings) -> Iterator[Issue]:
    found, issues = reading
    yield from issues
    for one in found:
        yield from one.issues


def is_passing(issues: Iterable[Issue]) -> bool:
    """Whether any of these came of the moment or of us, so that another build may do without."""
    return any(issue.code in _PASSING for issue in issues)


def _read(files: Sequence[tuple[int, Path]], read: Read, most: int) -> Iterator[tuple[int, Readings | bytes]]:
    """The reading of each file with its place, as they come; as bytes from other processes."""
    count = min(most, len(files) // _WORTH_A_PROCESS)
    left = dict(files)
    if count > 1:
        from concurrent.futures.process import BrokenProcessPool

        try:
            for at, content in _read_apart(files, read, count):
                del left[at]
                yield at, content
        except BrokenProcessPool:  # one was killed from outside; the rest is read here
            pass
    for at, path in left.items():
        yield at, read(path)


def _read_apart(files: Sequence[tuple[int, Path]], read: Read, count: int) -> Iterator[tuple[int, bytes]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)
    ahead: dict[Future[bytes], int] = {}
    try:
        for at, path in files:
            with _uninterrupted():  # a process that is started meanwhile is deaf to an interrupt for good
                ahead[pool.submit(_encoded, read, path)] = at
            if len(ahead) >= count * _AHEAD:
                yield from _done(ahead)
        while ahead:
            yield from _done(ahead)
    finally:
        pool.shutdown(wait=not ahead, cancel_futures=True)
        for process in active_children() if ahead else ():  # an interrupt waits for nobody
            process.kill()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps an interrupt back for a moment, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(ahead: dict[Future[bytes], int]) -> list[tuple[int, bytes]]:
    """The readings that are ready, at least one, taken out of those under way."""
    from concurrent.futures import FIRST_COMPLETED, wait

    done, _ = wait(ahead, return_when=FIRST_COMPLETED)
    return [(ahead.pop(future), future.result()) for future in done]


def _begin() -> None:
    """In a process that reads: an interrupt is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _encoded(read: Read, path: Path) -> bytes:
    return codec.encode(read(path))
