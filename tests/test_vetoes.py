"""What keeps two deeds of one kind and day apart, and what is no such thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_retold import wholes

MARKET = "A bomb exploded at a market in Kano on Friday."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MARKET, "A bomb exploded at a market in Jos on Friday."),
        ("Police in Chad arrested the poet Ana Lark on Friday.", "Police in Chad arrested Omar Diss on Friday."),
        ("Chad shut its border with Libya on Friday.", "Chad shut its border with Sudan on Friday."),
        ("The judge Luis Vega of Peru resigned on Friday.", "The finance minister of Peru, Eva Sol, quit on Friday."),
        ("Peru's parliament approved the budget on Friday.", "Peru's parliament voted down the treaty on Friday."),
        ("A drone struck a sawmill in Kano on Friday.", "A drone hit a bank in Kano on Friday."),
        ("Ana Rojas of Chile arrived in Lima on Friday.", "Omar Diss of Norway arrived in Lima on Friday."),
    ],
    ids=["town", "person", "second party", "minister", "vote", "target", "guest"],
)
def test_what_differs_in_one_thing_that_decides_is_two(tmp_path: Path, one: str, other: str) -> None:
    assert [] == wholes(tmp_path, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A bomb exploded at a market in Gora, outside Kano, on Friday.", "A bomb exploded in Kano on Friday."),
        ("A bomb exploded at a market at Gora in Kwara on Friday.", "A bomb exploded in Kwara on Friday."),
        ("Police arrested the poet Ana Lark on Friday in Kano.", "Ana Lark was arrested on Friday in Jos."),
        ("Police in Chad arrested the poet Ana Lark on Friday.", "Police in Chad arrested a poet on Friday."),
        ("Iran left the Shatt Accord on Friday.", "Iran left the UN-backed Shatt Accord on Friday."),
        ("The judge Luis Vega of Peru resigned on Friday.", "Peru's judge Vega resigned on Friday."),
        ("Peru's parliament approved the budget on Friday.", "The parliament of Peru voted for the budget on Friday."),
        ("A drone struck a truck in Kano on Friday.", "A drone hit a lorry in Kano on Friday."),
        ("Ana Rojas of Chile arrived in Lima on Friday.", "Rojas, the envoy of Chile, arrived in Lima on Friday."),
    ],
    ids=["outside", "within", "one name", "no name", "a fuller name", "surname", "vote", "target", "guest"],
)
def test_what_one_text_leaves_out_or_calls_otherwise_is_one(tmp_path: Path, one: str, other: str) -> None:
    assert 1 == len(wholes(tmp_path, one, other))
