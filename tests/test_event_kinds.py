"""What kind of an event a verb makes of an act: the rows of the lexicon find what they say, and ignore the rest."""

from __future__ import annotations

from typing import Any

import pytest

from brief.lexicon import load
from tests.test_news import news

ROWS: dict[str, dict[str, Any]] = load("en/kinds")


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_kinds_finds_its_examples_and_ignores_its_counterexamples(name: str) -> None:
    row = ROWS[name]
    assert [(text, {row["kind"]}) for text in row["finds"]] == [
        (text, {event.kind for event in news(text)}) for text in row["finds"]
    ]
    told = [(text, event.head) for text in row.get("ignores", ()) for event in news(text) if event.kind == row["kind"]]
    assert [] == told


@pytest.mark.parametrize(
    ("parties", "text"),
    [
        (("Uzbekistan",), "A delegation from Tashkent left Arica on Monday."),
        (("Samoa",), "Government offices in Samoa closed on Monday."),
        (("ASEAN",), "The Asean ministers met in Arica on Monday."),
        ((), "A lorry from Samoa struck a bridge on Monday in Arica."),
        ((), "On the road to Samoa Street two buses collided on Monday."),
        ((), "A Pace bus and a lorry collided on Monday."),
    ],
)
def test_whose_the_doers_are_is_told_by_whence_and_where(parties: tuple[str, ...], text: str) -> None:
    assert parties == tuple(dict.fromkeys(n for event in news(text) for n in (*event.organisers, *event.participants)))
