"""The bullets of In brief: what the outcome is, that nothing is told twice, and how they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.marked import briefing_of

HEAD = "Row over a river\n\nby Ana Lopez January 16, 2024\n\nChile closed its ports to Peru on January 12.\n\n"
TALKS = "Talks between Chile and Peru on the river ended without a result on Monday.\n\n"
PACT = "Chile and Peru signed an agreement on the river in Lima on Tuesday."


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    """The bullets of a text, each with its label."""
    made = briefing_of(folder, HEAD + text + "\n")
    return [(bullet.label, " ".join(part.text for part in bullet.parts)) for bullet in made.in_brief]


def test_a_pact_that_was_made_is_the_outcome(tmp_path: Path) -> None:
    assert [("Outcome", PACT)] == told(tmp_path, TALKS + PACT)


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Peru will sign an agreement on the river in Lima on Wednesday.",
        "Chile and Peru have not signed an agreement on the river.",
        "If Chile and Peru signed an agreement on Tuesday, it would be the first.",
        "Chile would say on Wednesday that the agreement signed in Lima on Tuesday was its own.",
    ],
)
def test_one_that_was_not_or_is_only_spoken_of_is_none(tmp_path: Path, text: str) -> None:
    assert [("Outcome", TALKS.strip())] == told(tmp_path, TALKS + text)


def test_no_sentence_is_told_twice_and_demands_without_an_answer_are_called_so(tmp_path: Path) -> None:
    text = (
        "Chile's foreign minister, Ana Rojas, demanded the release of the crew, access for the consul and the return of"
        " the ship “in the state in which it was taken”."
    )
    assert [("Demands", text)] == told(tmp_path, text)


def test_an_answer_stands_with_the_demands(tmp_path: Path) -> None:
    asked = "Chile demanded the release of the crew, access for the consul and the return of the ship."
    answer = "Peru rejected the demands."
    assert [("Demands and answer", f"{asked} {answer}")] == told(tmp_path, f"{asked} {answer}")


def test_an_hour_before_a_sentence_is_no_part_of_it(tmp_path: Path) -> None:
    asked = "Chile demanded the release of the crew, access for the consul and the return of the ship."
    assert [("Demands", asked)] == told(tmp_path, f"16.30 {asked}")


def test_what_the_outcome_tells_is_not_told_again_as_demands(tmp_path: Path) -> None:
    text = (
        "Chile and Peru signed an agreement in Lima on Tuesday and demanded the release of the crew and a return"
        " of the ship."
    )
    assert 1 == sum(words == text for _, words in told(tmp_path, text))
