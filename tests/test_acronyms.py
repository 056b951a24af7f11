"""Letters that stand for bodies no list has: what one text of a folder explains serves all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from brief import pipeline
from brief.config import Config
from brief.model import Briefing
from tests.marked import document
from tests.test_actors import names

HEAD = "Talks go on\n\nBy Ada Lind\nMarch {day}, 2022\n\n"
DEFINED = "The government and the National Liberation Army (ELN) met in Cartwell on Monday for talks on a truce.\n"
ALONE = "The government and the ELN met in Cartwell on Monday for talks, officials said.\n"


def briefing(*texts: str) -> Briefing:
    heads = [HEAD.format(day=day) for day in range(9, 9 + len(texts))]
    read = [document(head + text, f"{at}.txt") for at, (head, text) in enumerate(zip(heads, texts, strict=True))]
    return pipeline.assemble([pipeline.examine(one, Config()) for one in read], (), Config())


def parties(made: Briefing) -> set[str]:
    events = {name for event in made.events for name in event.participants}
    return events | {name for demand in made.demands for name in (*demand.by, *demand.of)}


@pytest.mark.parametrize(
    "alone",
    [
        ALONE,
        "The ELN demanded on Monday that the government withdraw its troops. The ELN left.\n",
        "ELN fighters and the government signed a truce on Monday.\n",
    ],
)
def test_letters_that_one_text_explains_stand_for_the_same_body_in_all(alone: str) -> None:
    told = parties(briefing(DEFINED, alone))
    assert "National Liberation Army" in told
    assert "ELN" not in told


@pytest.mark.parametrize(
    ("defined", "alone", "name"),
    [
        (
            "Sudan and the Rapid Support Forces (RSF) held talks in Jeddah on Monday.\n",
            "Sudan and the RSF held talks in Jeddah on Monday.\n",
            "Rapid Support Forces",
        ),
        (
            "The European Union and the Steel Producers Alliance, or SPA, held talks on tariffs on Monday.\n",
            "The European Union and the SPA held talks on tariffs on Monday.\n",
            "Steel Producers Alliance",
        ),
        (
            "China and the High Ambition Coalition, known as the HAC, met in Dubai on Monday.\n",
            "China and the HAC met in Dubai on Monday.\n",
            "High Ambition Coalition",
        ),
    ],
)
def test_letters_serve_in_a_war_a_trade_dispute_and_a_summit(defined: str, alone: str, name: str) -> None:
    told = briefing(defined, alone)
    assert name in parties(told)
    assert 1 == len(told.events)


def test_letters_that_two_texts_explain_differently_serve_no_other() -> None:
    other = "The government and the Eastern Lakes Council (ELC) met on Friday. "
    clash = "The government and the Eastern Labour Federation (ELN) met in Osk on Friday.\n"
    assert {"National Liberation Army", "Eastern Labour Federation"} <= parties(briefing(DEFINED, clash))
    told = parties(briefing(DEFINED, other + clash, ALONE.replace("for talks", "for talks with the ELN")))
    assert "ELN" in told


@pytest.mark.parametrize(
    "own",
    [
        "The Elderly Living Neighbours (ELN) and the government met in Osk on Friday. The ELN left; the ELN wrote.\n",
        "The Elderly Living Neighbours, or ELN, met the government in Osk on Friday. The ELN left; the ELN wrote.\n",
    ],
)
def test_a_text_with_an_explanation_of_its_own_is_told_none(own: str) -> None:
    found = [pipeline.examine(document(HEAD.format(day=9) + each, each[:9]), Config()) for each in (DEFINED, own)]
    assert list(found) == pipeline.read_anew(found, Config())


@pytest.mark.parametrize(
    "plain",
    [
        "The government and NATO met in Cartwell on Monday for talks.\n",  # listed
        "The government said on Monday that GDP grew and the BBC lied.\n",
        "The ELNOR company said no on Monday. Fighters of the ELN-B left.\n",
        "Nobody of that name was there on Monday.\n",
    ],
)
def test_a_text_without_the_letters_is_not_read_anew(plain: str) -> None:
    found = [pipeline.examine(document(HEAD.format(day=9) + each, each[:9]), Config()) for each in (DEFINED, plain)]
    again = pipeline.read_anew(found, Config())
    assert all(one is other for one, other in zip(found, again, strict=True))


def test_the_order_of_texts_changes_nothing() -> None:
    longer = "The government and the Northern National Liberation Army (ELN) met in Osk on Friday.\n"
    texts = [document(HEAD.format(day=9) + text, f"{at}.txt") for at, text in enumerate((DEFINED, longer, ALONE))]
    found = [pipeline.examine(text, Config()) for text in texts]

    def named(rows: Sequence[object]) -> set[str]:
        return parties(pipeline.assemble(rows, (), Config()))  # type: ignore[arg-type]

    assert named(found) == named(found[::-1])
    assert not {"ELN", "Northern National Liberation Army"} & named(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Steel Makers Alliance, or SMA, left. SMA firms stayed.", ["Steel Makers Alliance"] * 3),
        ("The Free Lakes Movement, known by its French acronym MLL, left.", ["Free Lakes Movement"] * 2),
        ("The Free Lakes Movement (MLL, by its French initials) left.", ["Free Lakes Movement"] * 2),
        ("The Free Lakes Movement, or OK types, left.", ["Free Lakes Movement"]),
        ("The Free Lakes Movement, or NATO, will lose.", ["Free Lakes Movement", "NATO"]),
        ("Its French ambassador left.", ["France"]),
    ],
)
def test_letters_are_explained_in_words_too(text: str, expected: list[str]) -> None:
    assert expected == names(text)
