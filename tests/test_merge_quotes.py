"""The same statement in several sources is one quote; what only looks the same stays two."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from brief.merge import people, quotes
from brief.merge.wordings import reports, same, wording
from brief.model import Findings, Quote
from tests.marked import findings

PAIRS = tomllib.loads((Path(__file__).parent / "cases/quotes/pairs.toml").read_text(encoding="utf-8"))
FRIDAY = date(2024, 5, 17)


def source(text: str, path: str = "a.txt", published: date = FRIDAY, *, translated: bool = False) -> Findings:
    return findings(text, path=path, published=published, translated=translated)


def merged(*found: Findings) -> tuple[Quote, ...]:
    ordered: Sequence[Findings] = sorted(found, key=lambda one: one.document.path)
    numbers = {one.document.key: f"S{at}" for at, one in enumerate(ordered, start=1)}
    return quotes.merge(found, people.merge(found), numbers)


def wordings(quote: Quote) -> list[tuple[str, str]]:
    return [(e.source, e.text) for e in (quote.excerpt, *quote.variants)]


@pytest.mark.parametrize(("one", "other"), PAIRS["same"])
def test_wordings_of_one_statement(one: str, other: str) -> None:
    assert [True, True] == [same(wording(one), wording(other)), same(wording(other), wording(one))]


@pytest.mark.parametrize(("one", "other"), PAIRS["different"])
def test_wordings_that_only_look_alike(one: str, other: str) -> None:
    assert [False, False] == [same(wording(one), wording(other)), same(wording(other), wording(one))]


@pytest.mark.parametrize(("told", "spoken", "expected"), PAIRS["reports"])
def test_reports_of_words(told: str, spoken: str, expected: bool) -> None:
    assert expected is reports(wording(told), wording(spoken))


def test_the_fullest_wording_leads_and_the_other_follows() -> None:
    found = merged(
        source("“The talks have come to an end,” said Amina Idris.", "a.txt"),
        source("“The talks have come to an end and will not resume,” said Amina Idris.", "b.txt"),
    )
    assert [[("S2", "The talks have come to an end and will not resume"), ("S1", "The talks have come to an end")]] == [
        wordings(quote) for quote in found
    ]


def test_a_translation_does_not_lead() -> None:
    found = merged(
        source("“The talks have come to an end,” said Amina Idris.", "a.txt"),
        source("“The talks have come to an end for good now,” said Amina Idris.", "b.txt", translated=True),
    )
    assert ["S1"] == [quote.excerpt.source for quote in found]


def test_two_speakers_are_two_quotes() -> None:
    text = "“The talks have come to an end,” said {}."
    assert 2 == len(merged(source(text.format("Amina Idris"), "a.txt"), source(text.format("Omar Salih"), "b.txt")))


def test_the_same_words_weeks_apart_are_two_quotes() -> None:
    text = "“The talks have come to an end,” said Amina Idris."
    assert 2 == len(merged(source(text, "a.txt"), source(text, "b.txt", date(2024, 6, 17))))


def test_a_contradiction_is_two_quotes() -> None:
    assert 2 == len(
        merged(
            source("“We are ready to meet the mediators,” said Amina Idris.", "a.txt"),
            source("“We are not ready to meet the mediators,” said Amina Idris.", "b.txt"),
        )
    )


def test_a_report_stands_with_the_words_it_tells() -> None:
    (quote,) = merged(
        source("Amina Idris said that Sudan would answer the mediators' proposals in writing.", "a.txt"),
        source("“We will answer the mediators' proposals in writing,” said Amina Idris.", "b.txt"),
    )
    assert ("direct", "S2", ["S1"], ()) == (
        quote.kind,
        quote.excerpt.source,
        [report.source for report in quote.reported],
        quote.variants,
    )


def test_what_was_said_besides_the_shared_words_is_a_quote_of_its_own() -> None:
    found = merged(
        source("“We came a long way,” said Amina Idris. “The talks have come to an end.”", "a.txt"),
        source("“The talks have come to an end and will not resume,” said Amina Idris.", "b.txt"),
    )
    assert {"We came a long way", "The talks have come to an end and will not resume"} == {
        q.excerpt.text for q in found
    }


def test_members_begin_with_the_earliest_source() -> None:
    early = source("“The talks have come to an end,” said Amina Idris.", "b.txt", date(2024, 5, 16))
    late = source("“The talks have come to an end for good,” said Amina Idris.", "a.txt")
    (quote,) = merged(late, early)
    assert ((early.quotes[0].id, late.quotes[0].id), early.quotes[0].id) == (quote.members, quote.id)


def test_short_words_and_reports_are_not_for_print() -> None:
    found = merged(source("Amina Idris called it a “red line”. Idris said that the talks would go on for weeks."))
    assert [False, False] == [quote.shown for quote in found]


def test_an_unnamed_speaker_has_a_name_to_print_and_no_person() -> None:
    (quote,) = merged(source("One Nordic diplomat said: “The talks have come to an end.”"))
    assert (None, "Nordic diplomat") == (quote.speaker, quote.speaker_name)


def test_a_pronoun_without_a_person_is_nobody() -> None:
    found = merged(source("Karl Berger met Omar Salih in Cairo. “The talks have come to an end,” he said."))
    assert [(None, None)] == [(quote.speaker, quote.speaker_name) for quote in found]


def test_the_order_of_sources_changes_nothing() -> None:
    found = [
        source("“The talks have come to an end,” said Amina Idris. “We leave.”", "a.txt"),
        source("“The talks have come to an end and will not resume,” said Amina Idris.", "b.txt"),
        source("Amina Idris said that the talks have come to an end and will not resume soon.", "c.txt"),
        source("“We leave for Cairo now,” Idris said.", "d.txt"),
    ]
    assert 1 == len({merged(*order) for order in permutations(found)})


def test_another_source_renames_no_quote() -> None:
    one = source("“The talks have come to an end,” said Amina Idris.", "a.txt")
    other = source("“The talks have come to an end for good,” said Amina Idris.", "b.txt")
    assert merged(one)[0].id == merged(one, other)[0].id
