"""What was done to things, nobody says by whom or where: told, and kept where other texts name the thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief import pipeline
from brief.config import Config
from tests.test_event_plain import named
from tests.test_news import REST, later, news

MONDAY = date(2026, 6, 8)
# Texts in which something stands that no other of them says, since a copy tells nothing more.
AROUND = (
    ("Officials of Chile and Peru met in Arica on Monday. It was fine.", REST),
    (
        "Two envoys of Peru landed in Tacna on Sunday.",
        " A lighthouse stands there. It is old. Few climb it. It blinks.",
    ),
    (
        "Bolivia sent a letter to both on Saturday.",
        " Ducks live in the marsh. Their nests are of reed. Foxes hunt them.",
    ),
)

TOLD = {
    "The zoo reopened on Monday.": "zoo reopened",
    "As a result, the park was closed on Monday.": "park closed",
    "Flags were lowered on Monday for five servicemen.": "Flags lowered",
    "A well-known healer was picked up by guards on Monday.": "well-known healer picked up",
}


@pytest.mark.parametrize(("text", "label"), TOLD.items())
def test_a_deed_of_a_thing_is_told_wherever_the_text_has_it(text: str, label: str) -> None:
    assert [(label, MONDAY)] == named(later(text))
    assert ["event.thing"] == [event.rule.partition("-")[0] for event in later(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hope filled the harbour on Monday.",
        "The mood turned on Monday.",
        "A mood of fear has been spreading since Monday.",
        "Shares in the harbour plunged on Monday.",
        "An honour guard waited on Monday.",
        "Two hours before the term ran out on Monday, nobody had come.",
        "Reports that an inspector had been detained on Monday are untrue.",
        "Having got them released on Sunday, he did three days in a shed, and produced on Monday a document.",
        "If the zoo reopened on Monday, nobody saw it.",
        "The zoo was not closed on Monday.",
        "Had the park been closed on Monday, they would have stayed.",
    ],
)
def test_no_figure_of_speech_no_price_and_nothing_supposed_is_a_deed_of_a_thing(text: str) -> None:
    assert [] == [event.head for event in later(text) if event.when and event.when.first == MONDAY]


def titles(folder: Path, *texts: str) -> list[str]:
    """The deeds that a briefing of some texts, all of 10 June, has on the Monday before; no meetings."""
    for at, (text, (before, behind)) in enumerate(zip(texts, AROUND, strict=False)):
        words = f"Notes from the coast, part {at}\n10 June 2026\n\n{before}{behind} {text}\n"
        (folder / f"{at}.txt").write_text(words, encoding="utf-8")
    found, issues = pipeline.read([folder], Config(), folder)
    made = pipeline.assemble(found, issues, Config())
    return [e.title for e in made.events if e.when and e.when.first == MONDAY and e.kind != "meeting"]


def test_what_one_text_alone_tells_of_a_thing_is_left_out_where_there_are_others(tmp_path: Path) -> None:
    assert ["Zoo reopened"] == titles(tmp_path, "The zoo reopened on Monday.")
    assert [] == titles(tmp_path, "The zoo reopened on Monday.", "The sea is calm.")


def test_a_thing_that_the_deeds_of_other_texts_name_keeps_its_deed(tmp_path: Path) -> None:
    made = titles(tmp_path, "The zoo reopened on Monday.", "Chile closed the zoo on Friday.")
    assert ["Zoo reopened"] == made


def test_a_deed_of_a_thing_joins_the_one_that_says_by_whom(tmp_path: Path) -> None:
    made = titles(tmp_path, "The gates were shut on Monday.", "Chile closed three gates of the dam in Arica on Monday.")
    assert 1 == len(made)


def test_a_deed_of_a_thing_is_no_second_one_the_day_before_or_after(tmp_path: Path) -> None:
    later_day = "The crossings have been shut since the early hours of Tuesday."
    assert [] == titles(tmp_path, later_day, "Chile closed all the crossings to Peru on Sunday.", "The sea is calm.")
    assert 1 == len(titles(tmp_path, later_day, "Chile closed all the crossings to Peru on Monday."))


def test_a_deed_of_a_thing_is_no_further_telling_of_what_somebody_did_to_another(tmp_path: Path) -> None:
    texts = (
        "The park was closed on Monday.",
        "Chile closed the gates in Arica on Monday.",
        "Peru lit the park on Friday.",
    )
    assert 2 == len(titles(tmp_path, *texts))


def test_two_things_of_one_day_stay_two() -> None:
    found = news("The road is long.", f"{REST} The zoo reopened on Monday. The park was closed on Monday.")
    assert {("zoo reopened", MONDAY), ("park closed", MONDAY)} == set(named(found))


@pytest.mark.parametrize(
    ("heads", "text"),
    [
        (["earthquake"], "The death toll from Monday's earthquake in Peru rose to over 200 people."),
        (["eruption"], "Thousands fled their homes after Monday's eruption in Chile."),
        (["fire"], "The cause of Monday's fire in Lima is unknown."),
        ([], "She praised Monday's storm of applause."),
        ([], "The Front left the talks because of Monday's strike on Arica."),
        ([], "The death toll from earthquakes in Peru is counted each Monday."),
    ],
)
def test_what_befell_a_place_is_told_by_the_name_of_its_day(heads: list[str], text: str) -> None:
    assert heads == [head for head, day in named(later(text)) if day == MONDAY]
