"""What a build keeps for the next ones changes nothing that they make."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief import pipeline, regeneration
from brief.config import Config
from brief.model import Document, Findings, Masthead
from brief.regeneration import Shelf
from brief.store import Store
from tests.test_regeneration import article, filled

ROOT = Path(__file__).resolve().parent.parent
SEEDS = (ROOT / "seeds",)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Store(tmp_path / ".brief") as store:
        yield Shelf(store, regeneration.edition(Config()))


def twice(number: int) -> int:
    calls.append(number)
    return 2 * number


calls: list[int] = []


@pytest.fixture(autouse=True)
def none_called() -> None:
    calls.clear()


def test_what_was_made_once_is_not_made_again(shelf: Shelf) -> None:
    keep = regeneration.keeping(shelf)
    assert [8, 8, 6] == keep(twice, [4, 4, 3], int)
    assert [8, 10] == keep(twice, [4, 5], int)
    assert [4, 3, 5] == calls


def test_many_are_found_again_each_in_its_place(shelf: Shelf) -> None:
    keep = regeneration.keeping(shelf)
    keep(twice, range(0, 3000, 2), int)
    shelf.store.flush()
    calls.clear()
    assert [2 * number for number in range(3000)] == keep(twice, range(3000), int)
    assert [*range(1, 3000, 2)] == calls


def test_another_version_makes_it_anew(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    regeneration.keeping(shelf)(twice, [4], int)
    monkeypatch.setattr(regeneration, "version", lambda: b"another")
    assert [8] == regeneration.keeping(shelf)(twice, [4], int)
    assert [4, 4] == calls


def test_what_is_no_value_of_its_kind_is_made_anew(shelf: Shelf) -> None:
    keep = regeneration.keeping(shelf)
    keep(twice, [4], int)
    assert [8] == keep(twice, [4], str)  # type: ignore[comparison-overlap]
    assert [4, 4] == calls


def texts(folder: Path, shelf: Shelf | None) -> tuple[Findings, ...]:
    return pipeline.read([folder], Config(), folder, shelf)[0]


def test_findings_are_known_by_what_they_are_kept_under_only_while_they_are_the_same(
    tmp_path: Path, shelf: Shelf
) -> None:
    (tmp_path / "sources").mkdir()
    found = texts(filled(tmp_path, 3), shelf)
    assert 3 == len({digest for one in found for _, digest in [shelf.known[id(one)]]})
    again = Shelf(shelf.store, shelf.edition)
    assert {known for _, known in shelf.known.values()} == {again.known[id(one)][1] for one in texts(tmp_path, again)}


def length(one: Findings) -> int:
    calls.append(len(one.document.text))
    return calls[-1]


def doubled(one: Findings) -> int:
    calls.append(2 * len(one.document.text))
    return calls[-1]


def test_what_steps_make_of_a_text_is_kept_apart_from_other_steps_and_texts(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "sources").mkdir()
    found = texts(filled(tmp_path, 3), shelf)
    keep = regeneration.keeping(shelf)
    wanted = [keep(length, found[:2], int), keep(doubled, found, int), keep(length, found, int)]
    assert 6 == len(calls)
    shelf.store.flush()
    again = Shelf(shelf.store, shelf.edition)
    keep, found = regeneration.keeping(again), texts(tmp_path, again)
    assert wanted == [keep(length, found[:2], int), keep(doubled, found, int), keep(length, found, int)]
    assert 6 == len(calls)


def test_a_text_that_is_not_known_is_kept_beside_those_that_are(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "sources").mkdir()
    found = texts(filled(tmp_path, 3), shelf)
    other = replace(found[1], masthead=Masthead(title="other"))
    assert other.document.text == found[1].document.text
    for _ in range(2):
        made = regeneration.keeping(shelf)(lettered, [found[0], other, found[1]], str)
        assert [found[0].masthead.title, "other", found[1].masthead.title] == made


def lettered(one: Findings) -> str:
    return one.masthead.title or ""


def titled(title: str) -> Findings:
    return Findings(Document("0" * 12, "a.txt", "0" * 64, "words"), Masthead(title=title), ())


def test_findings_that_a_step_makes_are_known_by_what_they_were_made_of(shelf: Shelf) -> None:
    one, other = regeneration.keeping(shelf)(titled, ["one", "other"], Findings)
    again = Shelf(shelf.store, shelf.edition)
    (kept,) = regeneration.keeping(again)(titled, ["one"], Findings)
    assert again.known[id(kept)] == shelf.known[id(one)] != shelf.known[id(other)]


def test_a_text_that_changes_while_it_is_read_is_not_taken_for_the_old_one(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sources" / "0000.txt"
    path.parent.mkdir()
    filled(tmp_path, 1)
    plain = pipeline.sources.read

    def read(at: Path, *more: object) -> object:
        path.write_text(article(random.Random(3)), encoding="utf-8")
        return plain(at, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.sources, "read", read)
    assert texts(tmp_path, shelf)
    assert {} == shelf.known


@pytest.mark.parametrize("seed", range(12))
def test_a_briefing_is_the_same_whatever_is_kept(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "sources"
    folder.mkdir()
    with Store(tmp_path / ".brief") as store:
        for step in range(4):
            for _ in range(3):
                (folder / f"{chance.randrange(8)}.txt").write_text(article(chance), encoding="utf-8")
            read = Shelf(store, regeneration.edition(Config()), sure=True)
            found = texts(tmp_path, read)
            kept = pipeline.assemble(found, (), Config(), keep=regeneration.keeping(read))
            assert pipeline.assemble(found, (), Config()) == kept, step
