"""Whole briefings of crises: what texts tell each other, and the floors of the held-out set."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief import pipeline
from brief.config import Config
from brief.model import Briefing
from tests.benchmarks import briefings

WIRE = """Norway closes bridge at Tana

LIMA, May 4, 2021 (Fjord Press) - Norway closed the bridge at Tana on Tuesday, officials said.

"We had no choice," Foreign Minister Anna Ruiz said in Oslo.
"""
TRANSLATED = """AGENCY OF THE COAST
TANA, 11 May. /Coastform/. (Translated automatically)

Four fishermen are released in Tana

Norway on Tuesday released four prisoners in Tana, the agency learned.
"""


def made(folder: Path, **texts: str) -> Briefing:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found, issues = pipeline.read([folder], Config(), folder)
    return pipeline.assemble(found, issues, Config())


def days(briefing: Briefing) -> dict[str, date | None]:
    return {Path(source.path).stem: source.published for source in briefing.sources}


def test_a_dateline_without_its_year_is_of_the_year_of_the_other_texts(tmp_path: Path) -> None:
    assert days(made(tmp_path, wire=WIRE, translated=TRANSLATED))["translated"] == date(2021, 5, 11)


def test_a_dateline_without_its_year_stays_open_where_no_other_text_is_near(tmp_path: Path) -> None:
    far = WIRE.replace("May 4", "November 4")
    assert days(made(tmp_path, wire=far, translated=TRANSLATED))["translated"] is None


def test_the_floors_of_crises_that_no_rule_was_written_on_are_kept() -> None:
    assert {} == briefings.below(briefings.score(), briefings.FLOORS)


@pytest.mark.parametrize("name", sorted(briefings.READ))
def test_the_floors_of_crises_that_were_read_are_kept(name: str) -> None:
    assert {} == briefings.below(briefings.score(briefings.CRISES.parent / name), briefings.READ[name])


def test_a_call_told_by_each_side_with_its_own_people_is_one(tmp_path: Path) -> None:
    lead = "LIMA, May 4, 2021 (Fjord Press) - "
    briefing = made(
        tmp_path,
        one=f"A call\n\n{lead}Norway's prime minister, Anna Lund, spoke by phone with President Juan Soto on Tuesday.",
        two=f"The call\n\n{lead}Chile's president, Juan Soto, spoke by phone with Prime Minister Anna Lund on Tuesday.",
    )
    calls = [event for event in briefing.events if event.kind == "call"]
    assert [{"Norway", "Chile"}] == [set(event.participants) for event in calls]
