"""What lies near an event and is another one, and what is the same though it is told otherwise."""

from __future__ import annotations

from datetime import date

from brief.model import Event
from tests.test_merge_events import JUNE, events, merged, source, titles


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
