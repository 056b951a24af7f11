"""On which day officials spoke, where the sentence before tells it, and which of their words make an entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief.model import Briefing
from tests.marked import briefing_of

HEAD = "Row over a river\n\nby Ana Lopez January 16, 2024\n\nChile closed its ports to Peru on January 12.\n\n"
ROJAS = "Chile's president, Ana Rojas, "


def read(folder: Path, text: str) -> Briefing:
    return briefing_of(folder, HEAD + text + "\n")


def day(folder: Path, text: str) -> date | None:
    """The day of the last words of a text."""
    return max(read(folder, text).quotes, key=lambda quote: quote.excerpt.start).said_on


@pytest.mark.parametrize(
    "text",
    [
        f"On Saturday night {ROJAS}was stern in a televised address. She would not talk, she said, “with a barricade”.",
        f"{ROJAS}gave a speech to the nation on Saturday. “We came to share a river,” she said.",
        f"In her speech on Saturday {ROJAS}laid out her plan.\n\n“We came to share a river,” Rojas said in her speech.",
    ],
    ids=["address", "speech", "the paragraph above"],
)
def test_words_of_a_speech_have_the_day_that_the_sentence_before_gives_it(tmp_path: Path, text: str) -> None:
    assert date(2024, 1, 13) == day(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        f"The ports were shut on Saturday. “We came to share a river,” {ROJAS}said.",
        "Peru's president, Luis Vega, gave a speech on Saturday. “We came to share a river,” " + ROJAS + "said.",
        f"{ROJAS}gave a speech on Saturday or Sunday. “We came to share a river,” she said.",
        f"{ROJAS}gave a speech on Saturday.\n\nIt rained.\n\n“We came to share a river,” Rojas said.",
        f"{ROJAS}gave a speech on Saturday. “We came to share a river,” she said today.",
        f"{ROJAS}will give a speech on Saturday. “We came to share a river,” she said.",
    ],
    ids=["no speech", "another's", "two days", "far up", "her own day", "ahead"],
)
def test_other_words_have_another_day_or_none(tmp_path: Path, text: str) -> None:
    assert date(2024, 1, 13) != day(tmp_path, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("From the communiqué", "“All ports will open again within two weeks,” the communiqué said."),
        ("Statement by a lawyer", "Four sailors are in Arica. Their lawyer said: “The file should be closed at once.”"),
        ("Statement by Ana Rojas", f"“We came to share a river,” {ROJAS}said."),
    ],
)
def test_a_statement_is_called_by_who_made_it(tmp_path: Path, title: str, text: str) -> None:
    assert [title] == [event.title for event in read(tmp_path, text).events if event.kind == "statement"]


def statements(made: Briefing) -> int:
    return sum(event.kind == "statement" for event in made.events)


def test_few_words_beside_what_is_reported_make_an_entry(tmp_path: Path) -> None:
    text = f"{ROJAS}described the boarding as “piracy with paperwork”. She said that the ports would stay closed."
    assert 1 == statements(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        f"{ROJAS}described the boarding as “piracy with paperwork”.",
        f"{ROJAS}said that the ports would stay closed. She said that the river was low.",
        "The analyst Ana Rojas called it “piracy with paperwork”. She said that the ports would stay closed.",
    ],
    ids=["alone", "only reported", "an observer"],
)
def test_few_words_alone_or_reports_alone_make_none(tmp_path: Path, text: str) -> None:
    assert 0 == statements(read(tmp_path, text))
