"""Days above paragraphs: chronologies and pages with a heading for each day, told in the past or in the present."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_events import first_day, told

UNDER_HEADINGS = """Three weeks in Lima, day by day

By our staff

Monday 1 June
Peru's Tariff Board met for an hour and raised nothing. The government of Peru closed the border at noon.

Tuesday 2 June
Workers at the Lima power station walk out at six in the morning. The government calls it an insult.

Thursday 4 June
The court in Lima suspends the tariff. President Ana Soto resigns. On 20 May nobody had thought of it.
The demands of the union are many.

What happens next?

The police of Peru arrested nobody. The union of Peru votes on Friday."""

OPENING_PARAGRAPHS = """How it came to this, day by day, in a town that wanted none of it and got it all the same:

Monday 1 June: The government of Peru closed the border. Lorries were turned back near Arica.

Tuesday 2 June: President Ana Soto resigns. She had been elected by one vote.

- Thursday 4 June. The court in Lima suspends the tariff."""


@pytest.mark.parametrize(
    ("text", "day", "head"),
    [
        (UNDER_HEADINGS, date(2026, 6, 1), "border closed"),
        (UNDER_HEADINGS, date(2026, 6, 2), "Workers walked out"),
        (UNDER_HEADINGS, date(2026, 6, 4), "tariff suspended"),
        (UNDER_HEADINGS, date(2026, 6, 4), "Ana Soto resigned"),
        (UNDER_HEADINGS, date(2026, 6, 12), "union to vote"),
        (OPENING_PARAGRAPHS, date(2026, 6, 1), "border closed"),
        (OPENING_PARAGRAPHS, date(2026, 6, 2), "Ana Soto resigned"),
    ],
)
def test_what_stands_under_a_day_happened_on_it(text: str, day: date, head: str) -> None:
    assert (day, head) in [(first_day(e), e.head) for e in told(text)]


def test_the_day_of_a_heading_is_inferred() -> None:
    assert {"inferred"} == {e.when.basis for e in told(OPENING_PARAGRAPHS) if e.when}


def test_a_question_ends_the_days_and_what_had_been_before_has_none() -> None:
    heads = [e.head for e in told(UNDER_HEADINGS + "\n\n" + OPENING_PARAGRAPHS) if e.when]
    assert not any("arrested" in head or "elected" in head or "demands" in head for head in heads)


@pytest.mark.parametrize(
    "text",
    [
        UNDER_HEADINGS.replace("Monday 1 June\n", "A beginning\n").replace("Tuesday 2 June\n", "A middle\n"),
        "Peru. President Ana Soto resigns.\n\nThe court in Lima suspends the tariff.\n\nWorkers walk out at six.",
    ],
)
def test_one_day_alone_is_no_chronology(text: str) -> None:
    assert not any(e.head == "Workers walked out" for e in told(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "The marches of the union are long.",
        "A strikes committee is slow.",
        "The visits to Lima are many.",
        "The government says that it knows nothing.",
        "If the union signs, all is well.",
    ],
)
def test_a_noun_is_no_deed_and_a_condition_none(sentence: str) -> None:
    text = UNDER_HEADINGS.replace("The government calls it an insult.", sentence)
    assert [e.head for e in told(text) if e.when] == [e.head for e in told(UNDER_HEADINGS) if e.when]
