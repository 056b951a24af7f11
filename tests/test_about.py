"""A briefing on one matter: what speaks of it stays, with the answers and meetings it belongs to; all else goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from brief import config, pipeline
from brief.model import Briefing, Findings
from brief.timeline.about import speaks_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def found() -> tuple[Findings, ...]:
    return pipeline.read([ROOT / "seeds"], config.load(ROOT)[0], ROOT)[0]


def briefing(found: tuple[Findings, ...], **about: str) -> Briefing:
    return pipeline.assemble(found, (), replace(config.load(ROOT)[0], **about))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Grain exports fell.", "They export more grain.", "The grain was exported by ship."])
def test_words_are_spoken_of_whatever_their_endings(text: str) -> None:
    assert speaks_of("grain exports")(text)


@pytest.mark.parametrize("text", ["The harvest of grain was poor.", "Exports of steel rose.", "They met.", ""])
def test_each_of_the_words_is_asked_for(text: str) -> None:
    assert not speaks_of("grain exports")(text)


def test_words_that_name_a_topic_find_its_other_wordings() -> None:
    assert speaks_of("NATO enlargement")("the accession of new members")
    assert not speaks_of("NATO enlargement")("the withdrawal of troops")


def test_a_topic_of_the_readers_own_is_spoken_of() -> None:
    extra = (("Fuel", ("fuel", "diesel")),)
    assert speaks_of("fuel", extra)("They hoarded diesel.")
    assert not speaks_of("fuel")("They hoarded diesel.")


def test_only_demands_about_it_and_their_answers_stay(found: tuple[Findings, ...]) -> None:
    whole, narrow = briefing(found), briefing(found, about="NATO enlargement")
    assert {"enlargement"} == {demand.topic for demand in narrow.demands if demand.number}
    assert {demand.id for demand in narrow.demands} < {demand.id for demand in whole.demands}
    assert {quote.id for quote in narrow.quotes} < {quote.id for quote in whole.quotes}


def test_nothing_refers_to_what_went(found: tuple[Findings, ...]) -> None:
    narrow = briefing(found, about="strike weapons")
    ids = {item.id for items in (narrow.quotes, narrow.demands, narrow.events) for item in items}
    for event in narrow.events:
        assert set() == {*event.quotes, *event.about, *event.demands} - ids
    assert set() == {id for demand in narrow.demands for id in (*demand.answers, *demand.events)} - ids
    assert set() == {event.event for day in narrow.days for event in day.events} - ids


def test_sources_keep_their_numbers(found: tuple[Findings, ...]) -> None:
    assert briefing(found).sources == briefing(found, about="strike weapons").sources


def test_the_document_says_what_it_is_about(found: tuple[Findings, ...]) -> None:
    assert briefing(found, about="strike weapons").subtitle.startswith("Only on: strike weapons")


def test_words_that_nothing_speaks_of_are_told(found: tuple[Findings, ...]) -> None:
    narrow = briefing(found, about="zebras")
    assert ((), (), ()) == (narrow.events, narrow.quotes, narrow.demands)
    assert ["about.nothing"] == [issue.code for issue in narrow.issues if issue.severity == "warn"]


def test_words_that_something_speaks_of_raise_no_issue(found: tuple[Findings, ...]) -> None:
    assert [] == [i for i in briefing(found, about="strike weapons").issues if i.code == "about.nothing"]


def test_full_detail_shows_every_named_quote_of_a_meeting(found: tuple[Findings, ...]) -> None:
    key, full = briefing(found), briefing(found, detail="full")
    shown = {quote.id for quote in key.quotes if quote.shown}
    assert shown < {quote.id for quote in full.quotes if quote.shown}
    assert (key.quotes, key.demands) != (full.quotes, full.demands)
    assert {quote.id for quote in key.quotes} == {quote.id for quote in full.quotes}
