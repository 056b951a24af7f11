"""Closed editions keep their numbers, and what is new since is told, standings first; on folders of the seeds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brief import build as builder
from brief import changes, editions, terminal
from brief.build import Order, Report
from brief.errors import UsageError
from brief.model import Briefing, Change, Changes
from tests.running import quiet

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SCHEMA = json.loads((ROOT / "brief" / "schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing's folder with the seeds but the first and the last."""
    (tmp_path / "sources").mkdir()
    for seed in SEEDS[1:4]:
        shutil.copy(seed, tmp_path / "sources")
    return tmp_path


def build(folder: Path, **order: object) -> Report:
    return builder.build(Order(**{"formats": ("json",), **order}), folder, quiet)  # type: ignore[arg-type]


def data(folder: Path) -> Any:
    return json.loads((folder / "out" / "briefing.json").read_text(encoding="utf-8"))


def numbered(made: Any) -> dict[str, str]:
    return {member: row["number"] for row in made["demands"] if row["number"] for member in row["members"]}


def test_an_edition_keeps_its_data_and_documents_under_dated_names(folder: Path) -> None:
    report = build(folder, final=True, formats=("json", "md"))
    assert folder / "editions" / "0001" == report.closed
    names = sorted(path.name for path in (folder / "editions" / "0001").iterdir())
    assert "edition.json" in names
    assert 3 == len(names)
    assert all(name.startswith("2022-01-1") and "_ed1." in name for name in names if name != "edition.json")
    sent = next(name for name in names if name.endswith(".md"))
    assert (folder / "out" / "briefing.md").read_bytes() == (folder / "editions" / "0001" / sent).read_bytes()


def test_without_an_edition_there_are_no_changes(folder: Path) -> None:
    build(folder)
    assert (1, None) == (data(folder)["edition"], data(folder)["changes"])
    assert not (folder / "editions").exists()


def test_numbers_of_sources_and_demands_are_only_appended(folder: Path) -> None:
    build(folder, final=True)
    before = data(folder)
    for seed in (SEEDS[0], SEEDS[4]):  # one that comes before all others by path, one after
        shutil.copy(seed, folder / "sources")
    build(folder)
    after = data(folder)
    assert 2 == after["edition"]
    assert {row["path"]: row["id"] for row in before["sources"]} == {
        row["path"]: row["id"] for row in after["sources"][:3]
    }
    assert ["S4", "S5"] == [row["id"] for row in after["sources"][3:]]
    sent, now = numbered(before), numbered(after)
    assert [] == [member for member in sent if member in now and sent[member] != now[member]]
    assert set(now.values()) >= set(sent.values())
    assert len({row["number"] for row in after["demands"] if row["number"]}) == sum(
        bool(row["number"]) for row in after["demands"]
    )


def test_excerpts_cite_the_source_that_has_them_whatever_its_number(folder: Path) -> None:
    build(folder, final=True)
    shutil.copy(SEEDS[0], folder / "sources")
    build(folder)
    after = data(folder)
    texts = {row["id"]: (folder / row["path"]).read_text(encoding="utf-8") for row in after["sources"]}
    for row in after["quotes"]:
        for part in (row["excerpt"], *row["parts"], *row["variants"]):
            assert part["text"] == texts[part["source"]][part["start"] : part["end"]]


def test_a_number_that_was_sent_is_never_given_to_another(folder: Path) -> None:
    build(folder, final=True)
    gone = folder / "sources" / SEEDS[3].name
    gone.unlink()
    shutil.copy(SEEDS[4], folder / "sources")
    build(folder, final=True)
    assert ["S1", "S2", "S4"] == [row["id"] for row in data(folder)["sources"]]
    shutil.copy(SEEDS[3], folder / "sources")
    build(folder)
    assert ["S1", "S2", "S3", "S4"] == [row["id"] for row in data(folder)["sources"]]


def test_a_source_that_was_edited_keeps_its_number_and_is_told(folder: Path) -> None:
    build(folder, final=True)
    edited = folder / "sources" / SEEDS[2].name
    edited.write_text(edited.read_text(encoding="utf-8") + "\nCorrected later.\n", encoding="utf-8")
    build(folder)
    after = data(folder)
    assert ["S1", "S2", "S3"] == [row["id"] for row in after["sources"]]
    told = [(row["what"], row["state"], row["field"]) for row in after["changes"]["items"]]
    assert [("source", "changed", "text")] == told


def test_what_came_and_went_is_told_standings_first_and_follows_the_schema(folder: Path) -> None:
    build(folder, final=True)
    (folder / "sources" / SEEDS[1].name).unlink()
    shutil.copy(SEEDS[4], folder / "sources")
    build(folder)
    made = data(folder)
    jsonschema.validate(made, SCHEMA, format_checker=jsonschema.FormatChecker())
    told = [(row["what"], row["state"]) for row in made["changes"]["items"]]
    order = ("standing", "event", "demand", "quote", "source")
    states = ("added", "withdrawn", "changed")
    assert told == sorted(told, key=lambda row: (order.index(row[0]), states.index(row[1])))
    assert {("source", "added"), ("source", "withdrawn"), ("quote", "added"), ("quote", "withdrawn")} <= set(told)
    assert 1 == made["changes"]["since"]


def test_nothing_new_is_nothing_told_and_closes_no_further_edition(folder: Path) -> None:
    build(folder, final=True)
    report = build(folder, final=True)
    assert [] == data(folder)["changes"]["items"]
    assert report.closed is None
    assert ["edition.unchanged"] == [each.code for each in report.issues if each.code.startswith("edition.")]
    assert ["0001"] == [path.name for path in (folder / "editions").iterdir()]


def test_a_correction_is_told_as_a_change_and_not_swapped_silently(folder: Path) -> None:
    build(folder, final=True)
    row = next(row for row in data(folder)["demands"] if row["number"] and row["variants"])
    wanted = row["variants"][0]["text"]
    text = f"[[correct]]\nid = '{row['id']}'\nwords = 'x'\nwording = {wanted!r}\nstanding = 'withdrawn'\n"
    (folder / "corrections.toml").write_text(text, encoding="utf-8")
    build(folder)
    told = [each for each in data(folder)["changes"]["items"] if each["id"] == row["id"]]
    assert [("standing", "standing", "withdrawn"), ("demand", "wording", wanted)] == [
        (each["what"], each["field"], each["after"]) for each in told
    ]


def test_the_document_and_the_terminal_tell_the_same(folder: Path) -> None:
    build(folder, final=True)
    shutil.copy(SEEDS[4], folder / "sources")
    build(folder, formats=("md", "html"))
    printed = (folder / "out" / "briefing.md").read_text(encoding="utf-8")
    assert "## What changed" in printed
    assert "Since edition 1, which stood on" in printed
    assert "[4]" in next(line for line in printed.splitlines() if "New source:" in line)
    assert "What changed" in (folder / "out" / "briefing.html").read_text(encoding="utf-8")
    shown = [line.text for line in terminal.changes(builder.assemble(Order(), folder, quiet))]
    assert shown[0].startswith("Since edition 1")
    assert len(shown) <= 24
    assert any("→" in line for line in shown)
    assert any(line.startswith("  new source") for line in shown), "each kind has room"


@pytest.mark.parametrize(
    "order",
    [{"out": "-"}, {"review": True}, {"about": "grain"}, {"detail": "full"}],
    ids=lambda order: next(iter(order)),
)
def test_what_is_no_whole_edition_is_not_closed(folder: Path, order: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="--final"):
        build(folder, final=True, **order)
    assert not (folder / "editions").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"[" * 100_000, b'{"sources": 1}', b"\xff"])
def test_a_damaged_edition_is_named_and_never_guessed(folder: Path, content: bytes) -> None:
    build(folder, final=True)
    (folder / "editions" / "0001" / "edition.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"editions/0001/edition\.json: .*; put back"):
        build(folder)


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("as_of",), "yesterday", "as_of"),
        (("sources", 0, "id"), "S0x", "sources"),
        (("sources", 0, "sha256"), None, "sources"),
        (("sources", 0, "published"), "2022-13-01", "sources"),
        (("events", 0, "when"), {"first": "2022-01-12"}, "events"),
        (("events", 0, "members"), [1], "events"),
        (("quotes", 0, "excerpt", "end"), 1, "quotes"),
        (("quotes",), None, "quotes"),
        (("demands", 0, "number"), "first", "demands"),
        (("demands", 0, "reported"), [{}], "demands"),
    ],
)
def test_an_edition_that_somebody_changed_is_named_with_what_is_amiss(
    folder: Path, place: tuple[str | int, ...], value: object, named: str
) -> None:
    build(folder, final=True)
    path = folder / "editions" / "0001" / "edition.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    at = held
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(UsageError, match=rf"edition\.json: no briefing's data, by its {named}; put back"):
        build(folder)


def test_what_is_no_edition_in_the_folder_is_left_alone(folder: Path) -> None:
    (folder / "editions" / "notes").mkdir(parents=True)
    (folder / "editions" / "readme.txt").write_text("x", encoding="utf-8")
    assert () == editions.closed(folder)


def test_room_is_shared_among_kinds_and_standings_come_first() -> None:
    rows = [Change("standing", "changed", f"d{n}", None, "a") for n in range(2)]
    rows += [Change("event", "added", f"e{n}", None, "a") for n in range(9)]
    rows += [Change("source", "added", "S9", "S9", "a")]
    assert ["d0", "d1", "e0", "e1", "S9"] == [each.id for each in Changes(1, None, tuple(rows)).first(5)]


def test_a_briefing_has_no_changes_against_itself() -> None:
    from brief.render.json import as_data
    from tests import sample

    made: Briefing = sample.briefing()
    assert () == changes.since(editions.Edition(1, as_data(made)), as_data(made)).items
