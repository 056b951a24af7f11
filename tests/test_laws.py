"""Laws of the whole: excerpts are their sources, order changes nothing, twice is the same."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import brief
from brief import pipeline
from brief.config import Config
from brief.errors import NoSourcesError
from brief.model import Briefing, Document
from brief.render import render
from brief.render.look import read_look
from tests.timing import Bound, seconds, steep

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def built(paths: list[Path], root: Path = ROOT) -> bytes:
    return render("json", pipeline.briefing(paths, Config(), root), read_look())


def test_the_order_of_the_files_changes_nothing() -> None:
    found, issues = pipeline.read(SEEDS, Config(), ROOT)
    shuffled = list(found)
    random.Random(7).shuffle(shuffled)
    assert shuffled != list(found)
    assert pipeline.assemble(found, issues, Config()) == pipeline.assemble(shuffled, issues, Config())


def test_the_folder_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    copies = [tmp_path / "seeds" / path.name for path in SEEDS]
    for path, copy in zip(SEEDS, copies, strict=True):
        copy.write_bytes(path.read_bytes())
    assert built(SEEDS) == built(copies, tmp_path)


def test_sources_outside_the_briefings_folder_tell_nothing_of_where_they_lie(tmp_path: Path) -> None:
    built_from = []
    for owner in ("one", "two"):
        folder = tmp_path / owner / "articles"
        folder.mkdir(parents=True)
        for path in SEEDS:
            (folder / path.name).write_bytes(path.read_bytes())
        (tmp_path / f"{owner}-briefing").mkdir()
        built_from.append(built([folder], tmp_path / f"{owner}-briefing"))
    assert built_from[0] == built_from[1]
    assert b'"path": "articles/000_' in built_from[0]


def test_adding_a_source_orphans_no_id() -> None:
    before = pipeline.briefing(SEEDS[:4], Config(), ROOT)
    after = pipeline.briefing(SEEDS, Config(), ROOT)
    for kind in ("quotes", "demands"):
        known = {id for item in getattr(after, kind) for id in item.members}
        assert [] == [item.id for item in getattr(before, kind) if item.id not in known], kind


def dangling(briefing: Briefing) -> list[str]:
    """The ids that the values or the paper refer to and that no value has."""
    events, quotes = {e.id for e in briefing.events}, {q.id for q in briefing.quotes}
    demands, people = {d.id for d in briefing.demands}, {p.id for p in briefing.people}
    return [
        *(id for e in briefing.events for id in (*e.quotes, *e.about) if id not in quotes),
        *(id for e in briefing.events for id in e.demands if id not in demands),
        *(id for e in briefing.events for id in e.delegates if id not in people),
        *(id for d in briefing.demands for id in d.events if id not in events),
        *(id for d in briefing.demands for id in d.answers if id not in demands | quotes),
        *(q.speaker for q in briefing.quotes if q.speaker and q.speaker not in people),
        *(row.event for row in briefing.ahead if row.event and row.event not in events),
        *(id for id in briefing.background if id not in events),
        *(id for block in briefing.demand_blocks for id in block.demands if id not in demands),
        *(entry.event for day in briefing.days for entry in day.events if entry.event not in events),
    ]


@pytest.mark.parametrize(
    "window",
    [
        {},
        {"last": date(2022, 1, 12)},
        {"first": date(2022, 1, 12)},
        {"last": date(2022, 1, 9)},
        {"last": date(1999, 1, 1)},
    ],
    ids=str,
)
def test_every_id_leads_somewhere(window: dict[str, date]) -> None:
    assert [] == dangling(pipeline.briefing(SEEDS, Config(**window), ROOT))


def test_a_folder_in_another_language_is_no_readable_source(tmp_path: Path) -> None:
    german = "Die Verhandlungen über die Zukunft der Region sind am Donnerstag ohne ein Ergebnis zu Ende gegangen. "
    (tmp_path / "a.txt").write_text(german * 12, encoding="utf-8")
    with pytest.raises(NoSourcesError, match="English"):
        pipeline.briefing([tmp_path], Config(), tmp_path)


@pytest.mark.parametrize("text", ["“\ud800 we go,” said Ana Ruiz.", "They met on Thursday."])
@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_no_day_and_no_letter_breaks_extract(text: str, day: date) -> None:
    assert brief.extract(text, published=day, whole=True) is not None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 1, 5), date(9999, 12, 28), date(9999, 12, 31)])
def test_at_the_ends_of_the_calendar_all_is_still_found_and_put_in_order(day: date) -> None:
    known = [Document(f"{at:012}", f"{at}.txt", "", path.read_text("utf-8")) for at, path in enumerate(SEEDS)]
    made = pipeline.assemble([pipeline.examine(each, Config(), day) for each in known], (), Config())
    assert len(made.quotes) > 20
    assert render("md", made, read_look())


def test_a_copy_of_a_source_is_listed_and_adds_nothing(tmp_path: Path) -> None:
    for path in SEEDS:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    once = pipeline.briefing([tmp_path], Config(), tmp_path)
    (tmp_path / "zz-copy.txt").write_bytes(SEEDS[0].read_bytes())
    twice = pipeline.briefing([tmp_path], Config(), tmp_path)
    assert "S1" == twice.sources[-1].copy_of
    assert (once.events, once.quotes, once.demands) == (twice.events, twice.quotes, twice.demands)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("whole", [False, True])
def test_what_extract_finds_are_spans_of_the_text(path: Path, whole: bool) -> None:
    text = path.read_text(encoding="utf-8")
    found = brief.extract(text, published=date(2022, 1, 13), whole=whole)
    spans = [*found.dates, *found.quotes, *found.demands, *(span for event in found.events for span in event.evidence)]
    assert len(spans) > 20
    for span in spans:
        assert text[span.start : span.end] == span.text
    for quote in found.quotes:
        if quote.speaker:
            assert quote.speaker.start < quote.speaker.end


def test_extract_without_a_day_infers_none_for_whole_texts() -> None:
    found = brief.extract("The ministers met on Thursday in Geneva.", whole=True)
    assert [("Thursday", None)] == [(d.text, d.first) for d in found.dates]


def test_pieces_of_one_quote_share_their_group() -> None:
    text = "“We are ready,” said Foreign Minister Ana Ruiz, “but they are not ready at all.”"
    found = brief.extract(text, published=date(2024, 5, 2), whole=True)
    assert ["We are ready", "but they are not ready at all."] == [quote.text for quote in found.quotes]
    assert 1 == len({quote.group for quote in found.quotes})
    assert {"Ana Ruiz"} == {quote.speaker.name for quote in found.quotes if quote.speaker}


FRAGMENTS = st.sampled_from(
    [
        *"“”\"'\n–…()\u202e\x00é",
        *("\n\n", " said ", "Moscow", "the U.S.", "Jan. 13", "Thursday", "demanded that ", "talks", "met with "),
        *("in Geneva", "Sergei Ivanov", ", ", ". ", "2022", "1. ", "if ", "глав"),
    ]
)


@settings(max_examples=150)
@given(st.lists(FRAGMENTS, max_size=60).map("".join))
def test_no_text_breaks_extract(text: str) -> None:
    found = brief.extract(text, published=date(2022, 1, 13))
    for span in (*found.dates, *found.quotes, *found.demands):
        assert text[span.start : span.end] == span.text


HURTING = {
    "one line of names": "Foreign Minister Anna Petrova met Russia's John Smith at the Council of Europe, ",
    "one line of quotes": '"We will not go," said Minister Anna Petrova, "and NATO must withdraw." ',
    "one line of sentences": "Russia demanded on Thursday that NATO withdraw. He said that talks were held. ",
    "many paragraphs": "Russia demanded that NATO withdraw on Thursday. She said that talks were held on Jan. 12.\n\n",
    "days": "January 12, 2022 and Thursday and 13 March 2021 ",
    "marks": '" ',
    "capitals": "Council Of The Ministry For ",
}


@pytest.mark.parametrize("piece", HURTING.values(), ids=HURTING)
def test_time_grows_with_the_text(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        return seconds(lambda: brief.extract(text, published=date(2022, 1, 13), whole=True))

    cost(2_000)  # what is compiled and read once
    assert "" == steep(cost, 30_000, 60_000, Bound(noise=0.2))
