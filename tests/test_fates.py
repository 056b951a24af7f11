"""What was planned and did not come: told further on in the sentence, or in the next."""

from __future__ import annotations

from datetime import date

import pytest

from brief import extract, pipeline
from brief.config import Config
from brief.model import When
from tests.marked import document

THURSDAY = date(2022, 3, 10)
Told = tuple[str, int | None]


def told(text: str) -> list[Told]:
    """Status and first day of March of each event."""
    return [(event.status, _day(event.when)) for event in extract(text, THURSDAY).events]


def _day(when: When | None) -> int | None:
    return when.first.day if when else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministers of Peru and Chile were to meet on Friday, but the session was pushed to Monday.",
            [("postponed", 11), ("planned", 14)],
        ),
        ("Sudan and Chad had been due to meet in Geneva on Wednesday, but the talks were put off.", [("postponed", 9)]),
        ("Sudan and Chad were due to meet in Geneva on Wednesday but it never took place.", [("cancelled", 9)]),
        (
            "Foreign Minister Ana Lang was to have flown to Minsk today, but the trip was put off by a day.",
            [("postponed", 10), ("planned", 11)],
        ),
        (
            "Foreign Minister Ana Lang was due to travel to Lima on Wednesday, but the visit was called off because"
            " of a strike.",
            [("cancelled", 9)],
        ),
        (
            "The EU and China were scheduled to hold talks on tariffs on Wednesday, but the meeting was delayed.",
            [("postponed", 9)],
        ),
        ("The EU and China were supposed to meet on Wednesday, but Beijing cancelled.", [("cancelled", 9)]),
        (
            "The climate summit was to open in Dubai on Wednesday, but it was pushed back to Saturday.",
            [("postponed", 9), ("planned", 12)],
        ),
        (
            "The climate summit was to open in Dubai on Wednesday but was pushed back to Saturday.",
            [("postponed", 9), ("planned", 12)],
        ),
        ("Peru and Chile were to resume talks in Lima on Wednesday, but Chile put them off.", [("postponed", 9)]),
        ("Peru and Chile were to sign the treaty on Wednesday, but the ceremony was postponed.", [("postponed", 9)]),
        (
            "The leaders of Peru and Chile were to speak by phone on Wednesday; the call was moved to Saturday.",
            [("postponed", 9), ("planned", 12)],
        ),
        ("Peru froze its part in talks that were to have resumed in Lima on Friday.", [("postponed", 11)]),
        ("The talks between Sudan and Chad, due on Wednesday, never took place.", [("cancelled", 9)]),
        ("Sudan and Chad were due to meet in Lima on Wednesday. The meeting never took place.", [("cancelled", 9)]),
        (
            "Sudan and Chad were due to meet in Lima on Wednesday. But it was put off by a day.",
            [("postponed", 9), ("planned", 10)],
        ),
    ],
)
def test_what_was_planned_and_fell_through_was_not_held(text: str, expected: list[Told]) -> None:
    assert expected == told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile met on Wednesday, but the vote was pushed to Monday.", ("held", 9)),
        ("Peru and Chile were to meet on Friday, but the strike was called off.", ("planned", 11)),
        ("Peru and Chile were to meet on Friday, but an envoy said a truce had been put off.", ("planned", 11)),
        ("Peru and Chile were to meet on Friday, but the place was moved to Lima.", ("planned", 11)),
        ("Peru and Chile were to meet on Friday, but the trip of their experts was put off.", ("planned", 11)),
        ("Peru and Chile were to meet on Friday, but the talks were delayed by two hours.", ("planned", 11)),
        ("The president of Peru, Ana Lang, was due in Lima on Friday, but a strike was called off.", ("planned", 11)),
        ("Peru and Chile were to meet on Friday, but “the talks were put off for good by them”.", ("planned", 11)),
        ("Peru and Chile met in Lima on Wednesday, a day later than planned.", ("held", 9)),
        ("Peru and Chile are to meet in Lima on Saturday. The truce never took hold.", ("planned", 12)),
    ],
)
def test_what_ends_otherwise_calls_off_nothing(text: str, expected: Told) -> None:
    assert expected == told(text)[0]


def statuses(*texts: str) -> list[str]:
    """Status and parties of the events that several texts of one day tell of together."""
    head = "Talks go on\n\nBy Ada Lind\nMarch 10, 2022\n\n"
    read = [document(f"{head}{text}\n", f"{at}.txt") for at, text in enumerate(texts)]
    made = pipeline.assemble([pipeline.examine(one, Config()) for one in read], (), Config())
    return [f"{event.status}: {', '.join(sorted(event.participants))}" for event in made.events]


PLANNED = "Ministers of Kenya and Tanzania will meet in Arusha on Friday."
PUT_OFF = "The East African Community was to meet in Arusha on Friday, but the session was put off."


def test_a_bodys_session_put_off_is_the_one_planned_there_and_then() -> None:
    assert ["postponed: East African Community, Kenya, Tanzania"] == statuses(PLANNED, PUT_OFF)


@pytest.mark.parametrize(
    "other",
    [
        PUT_OFF.replace("Arusha", "Nairobi"),
        PUT_OFF.replace("Friday", "Saturday"),
        PUT_OFF.replace("The East African Community was", "Sudan and Chad were"),
    ],
)
def test_a_session_put_off_elsewhere_or_of_others_is_another(other: str) -> None:
    assert "planned: Kenya, Tanzania" in statuses(PLANNED, other)
