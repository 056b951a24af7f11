"""The second build: nothing is read twice, and its bytes are those of a clean one, whatever happened in between."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brief import build as builder
from brief import pipeline, regeneration, store
from brief.build import Order, Report
from brief.config import Config
from brief.model import Article, Findings, Issue
from brief.store import NAME
from tests.running import BUILD, interruptible, quiet

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (*BUILD, "-f", "json,md")

# Sentences of a crisis of our own, from which each article has a few: some meet in several, as in real ones.
SENTENCES = (
    "Delegations from Taluria and Karsovia met in Port Halden on Monday for talks on the waters of Lake Orlin.",
    "“We came to listen,” said Mira Tolland, the foreign minister of Taluria, after the talks in Port Halden.",
    "Karsovia demanded that Taluria open the dam before the sowing, its foreign ministry said on Tuesday.",
    "Taluria rejected the demand of Karsovia, Foreign Minister Mira Tolland told reporters on Wednesday.",
    "“There is no water to give away,” Karsovian President Jon Ardal said on Tuesday.",
    "The Orlin Commission will convene an extraordinary session in Brask next week, it announced on Thursday.",
    "The commission postponed the session on March 10, its spokeswoman Ada Lind said.",
    "Tolland spoke with Ardal by telephone on Wednesday, according to a statement of both governments.",
    "“Our farmers cannot wait,” he said. “The dam has to be opened before the sowing.”",
    "In October 2021 both countries had signed a treaty on the lake in Brask.",
    "Analysts said that neither side had moved since the treaty was signed.",
    "Taluria called on the Orlin Commission to send observers to the dam by Friday.",
    "Karsovia and the Lakeside Liberation Army (LLA) signed a truce in Brask on Tuesday.",
    "Karsovia and the Lake Labour Alliance (LLA) held talks in Brask on Tuesday.",
    "Fighters of the LLA and Karsovia signed a truce in Brask on Tuesday.",
)
DAYS = ("March 7, 2022", "March 8, 2022", "March 9, 2022", "March 10, 2022")


def article(chance: random.Random) -> str:
    """A short article, or once in a while what is none."""
    if chance.random() < 0.06:
        return chance.choice(["", "Die Verhandlungen am See sind ohne Ergebnis zu Ende gegangen. " * 8])
    told = " ".join(chance.sample(SENTENCES, chance.randint(2, 5)))
    return f"Talks on Lake Orlin, part {chance.randint(1, 40)}\n\nBy Ada Lind\n{chance.choice(DAYS)}\n\n{told}\n"


def changed(folder: Path, chance: random.Random) -> None:
    """One step of a history: an article added, edited, renamed or removed."""
    there = sorted(folder.iterdir())
    what = chance.choice(["add", "add", "edit", "rename", "remove"]) if len(there) > 1 else "add"
    if what == "add":
        (folder / f"{chance.randrange(10**6)}.txt").write_text(article(chance), encoding="utf-8")
    elif what == "edit":
        path = chance.choice(there)
        beside = path.with_suffix(".tmp")  # as editors do it
        beside.write_text(article(chance), encoding="utf-8")
        beside.replace(path)
    elif what == "rename":
        chance.choice(there).rename(folder / f"{chance.randrange(10**6)}.txt")
    else:
        chance.choice(there).unlink()


def built(folder: Path, **order: object) -> Report | None:
    """A build; `None`: there was nothing to read."""
    try:
        return builder.build(Order(formats=("json",), **order), folder, quiet)  # type: ignore[arg-type]
    except builder.NoSourcesError:
        return None


def without_cache(folder: Path) -> Report | None:
    """A build that knows nothing of those before, and writes nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(builder, "CACHE", ".none")
        return built(folder, out="-")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    return tmp_path


def filled(folder: Path, count: int, seed: int = 1) -> Path:
    """The folder with some articles that can be read."""
    chance = random.Random(seed)
    for number in range(count):
        told = " ".join(chance.sample(SENTENCES, 4))
        text = f"Lake Orlin, part {number}\n\nBy Ada Lind\n{chance.choice(DAYS)}\n\n{told}\n"
        (folder / "sources" / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("part", range(8))
def test_any_history_ends_in_the_bytes_of_a_clean_build(
    folder: Path, part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if part % 2:  # as if an hour later each time, so that files are known by their times alone
        clock = time.time_ns
        monkeypatch.setattr(store.time, "time_ns", lambda: clock() + 3_600_000_000_000)
    for history in range(25):
        chance = random.Random(1000 * part + history)
        shutil.rmtree(folder / "sources")
        (folder / "sources").mkdir()
        left = None
        for _ in range(chance.randint(2, 4)):
            for _ in range(chance.randint(1, 3)):
                changed(folder / "sources", chance)
            left = built(folder)
        clean = without_cache(folder)
        assert (left is None) == (clean is None)
        if left and clean:
            assert clean.output == left.written[0].path.read_bytes()


CORRECTED = (
    'words = "waters of Lake Orlin"\nhide = true',
    'words = "We came to listen"\nspeaker = "Jon Ardal"',
    'words = "open the dam"\nlabel = "The dam"',
    'words = "Jon Ardal"\nname = "John Ardal"',
    'words = "neither side had moved"\nomit = true',
)


@pytest.mark.parametrize("part", range(3))
def test_any_history_with_editions_closed_and_corrections_ends_in_the_bytes_of_a_clean_build(
    folder: Path, part: int
) -> None:
    closed = 0
    for history in range(15):
        chance = random.Random(1000 * part + history + 7)
        for name in ("sources", "editions", "out"):
            shutil.rmtree(folder / name, ignore_errors=True)
        (folder / "sources").mkdir()
        for _ in range(3):
            for _ in range(chance.randint(1, 3)):
                changed(folder / "sources", chance)
            entries = chance.sample(CORRECTED, chance.randint(0, 2))
            (folder / "corrections.toml").write_text("\n".join(f"[[correct]]\n{each}\n" for each in entries))
            report = built(folder, final=chance.random() < 0.6)
            closed += bool(report and report.closed)
        left, clean = built(folder), without_cache(folder)
        assert (left is None) == (clean is None)
        if left and clean:
            assert clean.output == left.written[0].path.read_bytes()
    assert closed > 15


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []
    plain = pipeline.sources.read

    def read(path: Path, *more: object) -> object:
        names.append(path.name)
        return plain(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.sources, "read", read)
    return names


def test_only_what_is_new_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(filled(folder, 4))
    names = reads(monkeypatch)
    filled(folder, 5)
    assert built(folder)
    assert ["0004.txt"] == names


def test_with_nothing_changed_nothing_is_read_or_rendered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(filled(folder, 4))
    names = reads(monkeypatch)
    monkeypatch.setattr(builder.render, "render", None)
    second = built(folder)
    assert first and second
    assert second.briefing is None
    assert (first.counts, first.issues) == (second.counts, second.issues)
    assert ["unchanged"] == [each.state for each in second.written]
    assert [] == names


def touch(folder: Path, what: str) -> None:
    """Changes one thing that a build depends on."""
    if what == "configuration":
        (folder / "brief.toml").write_text('title = "Talks"', encoding="utf-8")
    elif what == "corrections":
        (folder / "corrections.toml").write_text("# none yet\n", encoding="utf-8")
    elif what == "output removed":
        (folder / "out" / "briefing.json").unlink()
    elif what == "output edited":
        (folder / "out" / "briefing.json").write_text("mine", encoding="utf-8")
    elif what == "look":
        with (folder / "mine" / "look.toml").open("a", encoding="utf-8") as look:
            look.write("# of another kind\n")
    elif what == "source renamed":
        (folder / "sources" / "0000.txt").rename(folder / "sources" / "1000.txt")


CHANGES = ("configuration", "corrections", "output removed", "output edited", "look", "source renamed")


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_document_depends_on_asks_for_another_build(folder: Path, what: str) -> None:
    filled(folder, 3)
    (folder / "mine").mkdir()
    (folder / "mine" / "look.toml").write_text('paper = "Letter"\n', encoding="utf-8")
    built(folder, look="mine")
    touch(folder, what)
    report = built(folder, look="mine")
    assert report and report.briefing


def test_an_edited_document_is_kept_and_asks_for_one_more_build_only(folder: Path) -> None:
    built(filled(folder, 3))
    touch(folder, "output edited")
    report = built(folder)
    assert report and ["beside"] == [each.state for each in report.written]
    again = built(folder)
    assert again and again.briefing is None
    assert "mine" == (folder / "out" / "briefing.json").read_text(encoding="utf-8")


def test_findings_of_another_version_are_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(filled(folder, 3))
    names = reads(monkeypatch)
    monkeypatch.setattr(regeneration, "version", lambda: b"another")
    built(folder)
    assert ["0000.txt", "0001.txt", "0002.txt"] == sorted(names)


def test_a_title_changes_no_findings_and_a_known_body_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(filled(folder, 2))
    names = reads(monkeypatch)
    (folder / "brief.toml").write_text('title = "Talks"', encoding="utf-8")
    built(folder)
    assert [] == names
    (folder / "brief.toml").write_text('[bodies."Lake Board"]\naliases = ["LB"]', encoding="utf-8")
    built(folder)
    assert 2 == len(names)


def test_a_fault_of_ours_is_tried_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(folder, 2)
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "find", lambda *_: 1 / 0)
        assert built(folder) is None
    assert built(folder)


TOLD = ("The government and the Lakeside Liberation Army (LLA) met in Brask on Monday for talks on a truce.",)
TOLD += ("The LLA demanded on Monday that the government leave. “We came to listen,” said a leader, Mira Tolland.",)


def faulty_where_others_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text can be read of which others tell more."""
    plain = pipeline.find

    def find(article: Article, config: Config, others: pipeline.Told = pipeline.NO_OTHERS) -> Findings:
        if any(others):
            raise KeyError("LLA")
        return plain(article, config, others)

    monkeypatch.setattr(pipeline, "find", find)


def test_a_text_that_cannot_be_read_anew_stays_as_it_was_and_the_next_build_tries_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, told in enumerate(TOLD):
        text = f"Talks on Lake Orlin, part {at}\n\nBy Ada Lind\n{DAYS[at]}\n\n{told}\n"
        (folder / "sources" / f"{at}.txt").write_text(text, encoding="utf-8")
    with monkeypatch.context() as patched:
        faulty_where_others_tell(patched)
        report = built(folder)
    assert report and report.briefing
    assert ["We came to listen"] == [part.text for quote in report.briefing.quotes for part in quote.parts]
    told = [each for each in report.issues if each.code == "source.fault"]
    assert [("warn", "sources/1.txt")] == [(each.severity, each.where) for each in told]
    assert "by a fault of ours (KeyError: 'LLA'); report it" in told[0].message
    mended = built(folder)
    shutil.rmtree(folder / ".brief")
    clean = built(folder, final=True)
    assert mended and clean and mended.briefing and clean.briefing
    assert "source.fault" not in {each.code for each in mended.issues}
    assert clean.briefing.demands == mended.briefing.demands != report.briefing.demands


def test_a_file_without_end_is_tried_once_and_again_where_every_file_is_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder, 2)
    plain, tried = pipeline.sources.read, []

    def read(path: Path, *more: object) -> object:
        if path.name != "0001.txt":
            return plain(path, *more)  # type: ignore[arg-type]
        tried.append(path.name)
        return (), (Issue("source.endless", "lost", "sources/0001.txt", "not read, its parser found no end"),)

    monkeypatch.setattr(pipeline.sources, "read", read)
    first = built(folder)
    filled(folder, 1, seed=2)
    second = built(folder)
    assert first and second and second.briefing
    assert ["source.endless"] * 2 == [issue.code for each in (first, second) for issue in each.issues]
    assert 1 == len(tried)
    built(folder, sure=True, final=True)
    assert 2 == len(tried)


@pytest.mark.parametrize("damage", range(6))
def test_a_damaged_cache_gives_the_bytes_of_none(folder: Path, damage: int) -> None:
    filled(folder, 6)
    built(folder)
    wanted = (folder / "out" / "briefing.json").read_bytes()
    chance, path = random.Random(damage), folder / ".brief" / NAME
    content = bytearray(path.read_bytes())
    for _ in range(10 ** (damage % 4)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    (folder / "out" / "briefing.json").unlink()
    built(folder)
    assert wanted == (folder / "out" / "briefing.json").read_bytes()


def running(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=interruptible,
    )


def clean(folder: Path) -> dict[str, bytes]:
    """The documents of a build without a cache."""
    shutil.rmtree(folder / ".brief", ignore_errors=True)
    shutil.rmtree(folder / "out", ignore_errors=True)
    subprocess.run(COMMAND, cwd=folder, check=True, capture_output=True)
    return outputs(folder)


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir()} if (folder / "out").exists() else {}


def test_two_builds_at_once_write_the_same_as_one(folder: Path) -> None:
    wanted = clean(filled(folder, 8))
    for _ in range(2):
        shutil.rmtree(folder / ".brief")
        shutil.rmtree(folder / "out")
        both = [running(folder) for _ in range(2)]
        told = [process.communicate(timeout=120)[1] for process in both]
        assert [0, 0] == [process.returncode for process in both], told
        assert wanted == {name: content for name, content in outputs(folder).items() if ".new" not in name}


@pytest.fixture
def forked() -> Iterator[None]:
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    yield


def test_killed_at_any_point_it_leaves_the_last_documents_and_a_cache_that_holds(folder: Path, forked: None) -> None:
    filled(folder, 5)
    old = clean(folder)
    chance = random.Random(5)
    longest = 0.4
    for number in range(50):
        (folder / "sources" / f"new{number:02}.txt").write_text(
            f"Port Halden, part {number}\n\nMarch 9, 2022\n\n{' '.join(chance.sample(SENTENCES, 3))}\n",
            encoding="utf-8",
        )
        longest = max(0.05, min(longest, _killed(folder, chance.uniform(0, longest)) * 2))
        for name, content in outputs(folder).items():
            whole = content.endswith((b"\n", b"}"))
            assert name.startswith(".") or (name in old and (content == old[name] or whole)), name
        if number % 10 == 9:
            assert built(folder)
            fresh = without_cache(folder)
            assert fresh and fresh.output == (folder / "out" / "briefing.json").read_bytes()


def _killed(folder: Path, after: float) -> float:
    """How long a build ran before it was killed, or had ended; it runs in a fork, which has all imported."""
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            builder.build(Order(formats=("json", "md")), folder, quiet)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - began


def test_many_sources_are_read_by_several_processes_to_the_same_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder, 6)
    monkeypatch.setattr(regeneration, "processes", lambda: 1)
    assert built(folder)
    alone = (folder / "out" / "briefing.json").read_bytes()
    shutil.rmtree(folder / ".brief")
    monkeypatch.setattr(regeneration, "processes", lambda: 2)
    monkeypatch.setattr(regeneration, "_WORTH_A_PROCESS", 3)
    assert built(folder)
    assert alone == (folder / "out" / "briefing.json").read_bytes()


def test_progress_tells_what_was_read_and_how_much_is_left(folder: Path) -> None:
    filled(folder, 3)
    told: list[tuple[str, int, int]] = []
    builder.build(Order(formats=("json",)), folder, lambda doing, done=0, of=0: told.append((doing, done, of)))
    assert [(f"read sources/000{n}.txt", n + 1, 3) for n in range(3)] == [each for each in told if each[2]]


def test_an_interrupt_ends_it_with_130_and_keeps_the_cache(folder: Path) -> None:
    filled(folder, 3)
    wanted = clean(folder)
    filled(folder, 60)
    process = running(folder)
    log = folder / ".brief" / f"{NAME}-wal"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        time.sleep(0.01)  # until it has read something
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (130, b"") == (process.returncode, told)
    assert wanted == outputs(folder)
    with store.Store(folder / ".brief") as kept:
        known = kept._guarded(lambda cache: cache.execute("SELECT count(*) FROM entries").fetchone()[0], 0)
    assert known > 3
