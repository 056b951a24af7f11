"""What lies near an event, a person or a statement and is another, and what is the same though told otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from brief.model import Event
from tests import test_merge_quotes as told_twice
from tests.test_merge_events import JUNE, events, merged, source, titles
from tests.test_merge_people import cast


def days(found: tuple[Event, ...]) -> list[tuple[str, date | None, int]]:
    return [(event.place or "", event.when.first if event.when else None, len(event.members)) for event in found]


def test_what_is_signed_has_a_name_in_one_text_and_none_in_another() -> None:
    named, unnamed = "Chile and Peru signed the Lima Accord on June 8.", "Chile and Peru signed an accord on June 8."
    assert ["Lima Accord signed, Chile and Peru"] == titles(events(named, unnamed))


def test_two_names_are_two_things_signed() -> None:
    two = ("Chile and Peru signed the Lima Accord on June 8.", "Chile and Peru signed the Tacna Treaty on June 8.")
    assert {"Lima Accord signed, Chile and Peru", "Tacna Treaty signed, Chile and Peru"} == set(titles(events(*two)))


def test_plan_for_a_month_is_no_word_for_what_others_plan_within_it() -> None:
    plans = ("Chile and Peru will hold talks in Lima in July.", "Mali and Chad will hold talks in Accra on July 8.")
    assert ["Chile–Peru talks, Lima", "Mali–Chad talks, Accra"] == sorted(titles(events(*plans)))


def test_week_of_talks_is_a_word_for_the_days_that_are_known() -> None:
    told = (
        "Chile and Peru held talks in Lima on June 8.",
        "Talks between Chile and Peru took place in Lima this week.",
    )
    assert [("Lima", JUNE[8], 2)] == days(events(*told))


def test_talks_without_a_day_are_those_that_the_same_text_dates() -> None:
    before = source("Chile and Peru held talks in Lima on June 8.", 9, "a.txt")
    own = "Chile and Peru held talks in Lima on June 9. The talks between Chile and Peru ended without a result."
    assert [("Lima", JUNE[8], 1), ("Lima", JUNE[9], 2)] == days(merged((before, source(own, 10, "b.txt"))))


def test_talks_are_named_by_whom_they_are_between_though_delegates_are_told() -> None:
    told = "Delegations of Chile and Peru, led by Ana Ruiz and Omar Diss, held talks in Lima on June 8."
    assert ["Chile–Peru talks, Lima"] == titles(events(told))
    met = "The president of Chile, Ana Ruiz, met with the president of Peru, Omar Diss, on June 8."
    assert ["Ruiz–Diss meeting"] == titles(events(met))


def test_two_of_many_who_act_stand_for_all_in_a_title() -> None:
    assert ["Sanctions, Chile and Mali"] == titles(events("Chile, Mali and Chad imposed sanctions on Peru on June 8."))


def test_session_with_the_parties_of_a_body_is_that_of_the_body() -> None:
    told = (
        "A meeting of the Andean Council with Chile and Peru was held on June 8.",
        "The Andean Council met in Lima on June 8.",
    )
    assert ["Andean Council, Lima"] == titles(events(*told))


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("Chadian Foreign Minister Diss", "Sudanese Trade Minister Diss", ["Diss", "Diss"]),
        ("Chadian Foreign Minister Omar Diss", "Sudanese Trade Minister Diss", ["Diss", "Omar Diss"]),
        ("Chadian Foreign Minister Omar Diss", "Chadian Foreign Minister Diss", ["Omar Diss"]),
    ],
)
def test_surname_in_office_for_another_state_is_another_person(one: str, other: str, names: list[str]) -> None:
    assert names == sorted(person.name for person in cast(f"{one} said no.", f"{other} said yes.").people)


WORDS = "We will not sign what we have not read, and nobody will make us"


def test_statement_is_taken_from_a_text_with_a_day_before_one_without() -> None:
    said = f"“{WORDS},” said Amina Idris on Thursday."
    undated, dated = told_twice.source(said, "a.txt", None), told_twice.source(said, "b.txt")  # type: ignore[arg-type]
    (quote,) = told_twice.merged(undated, dated)
    assert ["S2", "S1"] == [source for source, _ in told_twice.wordings(quote)]
    assert date(2024, 5, 16) == quote.said_on


def test_day_of_a_statement_is_that_of_the_text_that_tells_it() -> None:
    said = f"“{WORDS},” said Amina Idris"
    one, other = told_twice.source(f"{said}.", "a.txt"), told_twice.source(f"{said} on Thursday.", "b.txt")
    (quote,) = told_twice.merged(one, other)
    assert ("S1", date(2024, 5, 16)) == (quote.excerpt.source, quote.said_on)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Harbour Gate Trust", "Harbour Gate Trust"),
        ("HGT", "HGT"),
        ("al-Mirah", "al-Mirah"),
        ("Kolm", None),  # a surname, which two may bear
        ("the baker", None),
    ],
)
def test_speaker_who_is_nobody_known_is_named_where_the_words_are_a_name(who: str, name: str | None) -> None:
    (quote,) = told_twice.merged(told_twice.source(f"“{WORDS}”, said {who}."))
    assert name == quote.speaker_name
