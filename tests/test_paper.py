"""Numbers of demands on paper: one for each row, whatever the number of sides."""

from __future__ import annotations

from dataclasses import replace

from brief.model import Demand
from brief.timeline import paper
from tests.sample import briefing


def asked(count: int) -> list[Demand]:
    """So many demands, each by a party of its own."""
    one = next(demand for demand in briefing().demands if demand.stance == "demand")
    return [
        replace(one, id=f"d-{n}", members=(f"d-{n}",), by=(f"Aa{n}",), answers=(), number=None) for n in range(count)
    ]


def test_more_sides_than_letters_have_numbers_that_differ() -> None:
    numbered, _ = paper.numbered(asked(60), {}, paper.Rows(8))
    numbers = [one.number for one in numbered]
    assert 60 == len({*numbers} - {None})
    assert "D1" in numbers


def test_numbers_sent_under_two_letters_stay() -> None:
    sent = {one.id: str(one.number) for one in paper.numbered(asked(40), {}, paper.Rows(8))[0]}
    again, _ = paper.numbered(asked(40)[5:], {}, paper.Rows(8, sent=sent))
    assert {one.id: sent[one.id] for one in asked(40)[5:]} == {one.id: one.number for one in again}
