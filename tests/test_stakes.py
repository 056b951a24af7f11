"""What a party will do if another doesn't give way, and what it does once it gives way."""

from __future__ import annotations

import pytest

from tests.test_demands import found

Told = tuple[str, str, tuple[str, ...], tuple[str, ...], str]  # rule, stance, whose, of whom, words


def told(text: str) -> list[Told]:
    return [(each.rule, each.stance, each.by, each.of, each.excerpt.text) for each in found(text)]


def left(text: str) -> list[tuple[str, str | None, str]]:
    """The answers of a text: whose, how they leave what was asked, and their words."""
    return [(each.by[0], each.standing, each.excerpt.text) for each in found(text) if each.standing]


CHAD, SUDAN = ("Chad",), ("Sudan",)


@pytest.mark.parametrize(
    ("text", "stake"),
    [
        (
            "Chad warned that its army would cross the river if Sudan did not leave the oasis.",
            ("demand.warned", "threat", CHAD, SUDAN, "its army would cross the river if Sudan did not leave the oasis"),
        ),
        (
            "Chad warned that it could close the border unless Sudan left the oasis.",
            ("demand.warned", "threat", CHAD, SUDAN, "it could close the border unless Sudan left the oasis"),
        ),
        (
            "Chad made the release of its pilots a condition for talks with Sudan.",
            ("demand.made-condition", "condition", CHAD, SUDAN, "the release of its pilots"),
        ),
        (
            "Chad has conditioned any talks on the release of its pilots.",
            ("demand.made-condition", "condition", CHAD, (), "the release of its pilots"),
        ),
        (
            "Chad made talks conditional on a withdrawal of Sudan's troops.",
            ("demand.made-condition", "condition", CHAD, (), "a withdrawal of Sudan's troops"),
        ),
        (
            "Chad set a deadline of Sunday for Sudan to leave the oasis.",
            ("demand.deadline", "demand", CHAD, SUDAN, "Sudan to leave the oasis"),
        ),
        (
            "Chad reserves the right to strike the camps in Sudan.",
            ("demand.reserved", "threat", CHAD, (), "strike the camps in Sudan"),
        ),
        (
            "Chad said it would refer the matter to the court if Sudan did not answer.",
            ("demand.threat", "threat", CHAD, SUDAN, "refer the matter to the court if Sudan did not answer"),
        ),
    ],
)
def test_stake_is_told_with_whose_it_is_and_whom_it_meets(text: str, stake: Told) -> None:
    assert [stake] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad warned that rain could flood the river unless the dam was mended.",
        "The rain made the road a condition for nothing.",
        "The school set a deadline of Sunday for pupils to hand in essays.",
        "Chad does not reserve the right to strike the camps.",
        "Chad reserves the right to appeal.",
    ],
)
def test_what_nobody_stakes_is_none(text: str) -> None:
    assert [] == told(text)


ASKED = "Chad demanded that Sudan free its twelve pilots. "


@pytest.mark.parametrize(
    ("act", "standing", "words"),
    [
        ("Sudan freed the pilots on Monday.", "accepted", "Sudan freed the pilots"),
        ("Sudan freed them on Monday.", "accepted", "Sudan freed them"),
        ("Sudan freed some of the pilots on Monday.", "partly accepted", "Sudan freed some of the pilots"),
        ("Sudan will free the pilots on Monday.", "promised", "Sudan will free the pilots"),
        (
            "Sudan said it would free the pilots if talks went well.",
            "conditional",
            "Sudan said it would free the pilots if talks went well",
        ),
        ("It snowed in the hills. Sudan freed the pilots.", "accepted", "Sudan freed the pilots"),
    ],
)
def test_doing_what_was_asked_is_an_answer(act: str, standing: str, words: str) -> None:
    assert ("Sudan", standing, words) in left(ASKED + act)


@pytest.mark.parametrize(
    "act",
    [
        "Sudan did not free the pilots on Monday.",
        "Sudan freed a lorry on Monday.",
        "Mali freed its pilots on Monday.",
        "Sudan's ministers free their days for the pilots.",
    ],
)
def test_another_act_is_no_answer(act: str) -> None:
    assert [] == left(ASKED + act)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Sudan, a neighbour, rejected the demand.", "Sudan, a neighbour, rejected the demand"),
        (
            "Sudan, whose foreign minister had flown to Accra on Monday with a large delegation, rejected the demand.",
            "rejected the demand",
        ),
    ],
)
def test_words_of_an_answer_begin_with_its_subject_where_that_stands_near(sentence: str, words: str) -> None:
    assert [("Sudan", "rejected", words)] == left(ASKED + sentence)


def test_answer_to_the_third_of_a_list_means_that_one() -> None:
    listed = "Chad put three demands to Sudan: 1. A free border; 2. An end to the raids; 3. Talks in Accra. "
    mentions = found(ASKED + listed + "Sudan rejected the third demand.")
    answer = next(each for each in mentions if each.standing)
    assert ["Talks in Accra"] == [each.excerpt.text for each in mentions if each.id in answer.reacts_to]
