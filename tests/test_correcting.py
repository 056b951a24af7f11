"""`brief correct` finds what is meant, writes it beside its id, tries it, and takes it back; on the seeds."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from brief import correcting, corrections
from brief.build import Order, assemble
from brief.corrections import KINDS, Correction, writing
from brief.errors import NoSourcesError, UsageError
from tests.running import quiet

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
BY_HAND = """\
# Kept by the desk.

[[correct]]
words = "OSCE Permanent Council, Vienna"   # as the council calls itself
title = "OSCE Permanent Council (1347th)"
# to be asked again
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    for seed in (SEEDS[0], SEEDS[2]):
        shutil.copy(seed, tmp_path / "sources")
    return tmp_path


def correct(folder: Path, kind: str, words: str, value: str | None = None) -> Correction:
    return correcting.correct(folder, (kind, words, value), quiet)


def written(folder: Path) -> str:
    path = folder / "corrections.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_speaker_is_corrected_by_words_and_holds(folder: Path) -> None:
    made = correct(folder, "speaker", "drumbeat of war", "Josep Borrell")
    assert "drumbeat of war" in made.words
    assert "Josep Borrell" in written(folder)
    assert all(id in written(folder) for id in made.ids)
    quote = next(each for each in assemble(Order(), folder, quiet).quotes if set(made.ids) & set(each.members))
    assert "Josep Borrell" == quote.speaker_name


def test_a_demand_is_named_by_its_number(folder: Path) -> None:
    made = correct(folder, "standing", "D1", "accepted")
    demand = next(each for each in assemble(Order(), folder, quiet).demands if each.number == "D1")
    assert ("accepted", set(demand.members)) == (demand.standing, set(made.ids))


def test_dashes_are_typed_as_one_can(folder: Path) -> None:
    title = next(each.title for each in assemble(Order(), folder, quiet).events if "–" in each.title)
    assert title == correct(folder, "status", title.replace("–", "-"), "postponed").words


def test_an_id_that_correct_wrote_is_taken_as_one(folder: Path) -> None:
    id = correct(folder, "hide", "drumbeat of war").ids[0]
    correcting.undo(folder)
    assert id in correct(folder, "pin", id).ids


def test_several_names_stand_between_commas(folder: Path) -> None:
    assert ("NATO", "Taluria") == correct(folder, "of", "D1", "NATO, Taluria").values


def test_comments_and_order_survive_and_undo_gives_the_file_back(folder: Path) -> None:
    (folder / "corrections.toml").write_text(
        BY_HAND.replace("OSCE Permanent Council, Vienna", "Taluria"), encoding="utf-8"
    )
    before = written(folder)
    writing.add(folder, Correction("speaker", "so it was", ("Ana Bell",), ("q-0123456789",)))
    writing.add(folder, Correction("hide", "so it is"))
    for line in before.splitlines():
        assert line in written(folder)
    assert ["title", "speaker", "hide"] == [each.kind for each in corrections.load(folder)]
    assert "hide" == correcting.undo(folder).kind
    assert "speaker" == correcting.undo(folder).kind
    assert before.split() == written(folder).split()


def test_the_last_one_taken_back_leaves_a_file_that_can_be_written_again(folder: Path) -> None:
    writing.add(folder, Correction("hide", "so it is"))
    writing.undo(folder)
    assert () == corrections.load(folder)
    writing.add(folder, Correction("pin", "so it is"))
    assert ["pin"] == [each.kind for each in corrections.load(folder)]
    with pytest.raises(UsageError, match="no correction to take back"):
        writing.undo(folder)
        writing.undo(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_read_as_it_was_meant(kind: str, tmp_path: Path) -> None:
    example = KINDS[kind].example
    meant = Correction(kind, 'a "quoted" word \\ and\ttab', () if example is None else (example,), ("q-0123456789",))
    writing.add(tmp_path, meant)
    (read,) = corrections.load(tmp_path)
    assert (meant.kind, meant.values, meant.ids) == (read.kind, read.values, read.ids)
    assert " ".join(meant.words.split()) == read.words


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("speaker", "the", "Ana Bell"), "give more words, or one of these ids"),
        (("speaker", "nobody wrote this", "Ana Bell"), "no quote has the words"),
        (("speeker", "x", "y"), "did you mean speaker?"),
        (("speaker", "drumbeat of war", None), "a value is wanted"),
        (("hide", "drumbeat of war", "yes"), "it takes no value"),
        (("status", "OSCE", "done"), "allowed: held, planned"),
        (("day", "OSCE", "yesterday"), "a day is wanted, such as"),
        (("omit", "nobody wrote this", None), "no source has the words"),
        (("wording", "D1", "nobody wrote this"), "it would change nothing"),
        (("merge", "D1", "D1"), "of one item already"),
        (("distinct", "D1", "D1"), "of one item already"),
        (("role", "Nobody Atall", "Chief"), "no person has the words"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    folder: Path, asked: tuple[str, str, str | None], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        correct(folder, *asked)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "[[correct]]" not in written(folder)


def test_ambiguous_words_list_the_candidates_with_ids(folder: Path) -> None:
    with pytest.raises(UsageError) as caught:
        correct(folder, "speaker", "the", "Ana Bell")
    notes = caught.value.__notes__
    assert 2 <= len(notes) <= 8
    assert all(note.startswith("  q-") for note in notes)


def test_a_file_that_is_not_in_order_is_told_and_not_added_to(folder: Path) -> None:
    (folder / "corrections.toml").write_text("[[correct]]\nspeeker = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="did you mean 'speaker'"):
        correct(folder, "hide", "drumbeat of war")
    assert "[[correct]]\nspeeker = 1\n" == written(folder)


def test_every_kind_is_listed_as_one_types_it() -> None:
    assert [f"brief correct {kind}" for kind in KINDS] == [" ".join(line.split()[:3]) for line in correcting.kinds()]


def test_with_every_source_excluded_there_is_no_briefing_and_it_is_said_why(folder: Path) -> None:
    for path in sorted((folder / "sources").iterdir()):
        writing.add(folder, Correction("exclude", f"sources/{path.name}"))
    with pytest.raises(NoSourcesError, match="every source is excluded"):
        assemble(Order(), folder, quiet)


def test_an_entry_is_taken_out_by_its_number(folder: Path) -> None:
    for kind in ("hide", "pin", "omit"):
        writing.add(folder, Correction(kind, f"so it is {kind}"))
    assert "pin" == correcting.undo(folder, 2).kind
    assert ["hide", "omit"] == [each.kind for each in corrections.load(folder)]
    with pytest.raises(UsageError, match="no entry 3; there are 2"):
        correcting.undo(folder, 3)


LONG = "the drumbeat of war is\nsounding loud, and the rhetoric has gotten rather shrill"


def test_long_words_are_told_on_one_line_and_shown_as_cut() -> None:
    assert (
        'speaker of "the drumbeat of war is sounding loud, and the rhetoric has…"' == Correction("speaker", LONG).label
    )


README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `[a-z_]+` \| `brief (correct [^`|]+)` \|", README, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_readme_is_done_and_taken_back(folder: Path, example: str) -> None:
    kind, words, value = (*shlex.split(example)[1:], None)[:3]
    assert kind is not None and words is not None
    for seed in SEEDS:
        shutil.copy(seed, folder / "sources")
    assert kind == correct(folder, kind, words, value).kind
    assert kind == correcting.undo(folder).kind


def test_each_kind_has_an_example_in_readme() -> None:
    assert list(KINDS) == [example.split()[1] for example in EXAMPLES]
