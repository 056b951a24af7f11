"""What paper says: numbers of demands, one for each row, and whether words fell in the speaker's own capital."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from brief.model import Demand, EventStatus, Excerpt
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


Blocks = list[tuple[tuple[str, ...], tuple[str, ...], list[str | None]]]


def blocks(
    rows: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], sides: Mapping[str, tuple[str, ...]] | None = None
) -> Blocks:
    """The heading of each block, from whom to whom, with its numbers; a row is who asks whom."""
    one = asked(1)[0]
    demands = [replace(one, id=f"d-{n}", members=(f"d-{n}",), by=by, of=of) for n, (by, of) in enumerate(rows)]
    numbered, made = paper.numbered(demands, sides or {}, paper.Rows(8))
    numbers = {demand.id: demand.number for demand in numbered}
    return [(block.by, block.of, [numbers[id] for id in block.demands]) for block in made]


def test_what_a_party_asks_of_two_others_stands_under_two_headings() -> None:
    rows = [(("Chad",), ("Niger",)), (("Chad",), ("Sudan",)), (("Chad",), ("Niger",))]
    assert [(("Chad",), ("Niger",), ["D1", "D2"]), (("Chad",), ("Sudan",), ["D3"])] == blocks(rows)


def test_what_is_asked_of_one_stands_with_what_is_asked_of_two_where_that_is_more() -> None:
    rows = [(("Chad",), ("Niger", "Sudan")), (("Chad",), ("Sudan",)), (("Chad",), ("Niger", "Sudan"))]
    assert [(("Chad",), ("Niger", "Sudan"), ["D1", "D2", "D3"])] == blocks(rows)
    assert 2 == len(blocks([*rows, (("Chad",), ("Sudan",)), (("Chad",), ("Sudan",))]))


def test_the_west_is_told_by_those_named_beside_it() -> None:
    rows = [(("Chad",), ("NATO", "West")), (("Chad",), ("NATO",))]
    assert [(("Chad",), ("NATO",), ["D1", "D2"])] == blocks(rows)


def test_a_side_called_the_west_is_a_party_like_another() -> None:
    sides = {"East": ("Chad", "Niger"), "West": ("Mali", "Togo")}
    assert [(("East",), ("Sudan", "West"), ["D1"])] == blocks([(("Chad",), ("Sudan", "West"))], sides)
    beside = [(("Chad",), ("Sudan", "West")), (("Chad",), ("Mali", "Sudan"))]
    assert [(("East",), ("Sudan", "Mali"), ["D1", "D2"])] == blocks(beside, sides)
    apart = [(("Chad",), ("Sudan", "West")), (("Chad",), ("Sudan",)), (("Chad",), ("Sudan",))]
    assert 2 == len(blocks(apart, sides))


def test_what_is_asked_of_nobody_named_stands_last_under_a_heading_without_a_second_party() -> None:
    rows = [(("Chad",), ()), (("Chad",), ("Sudan",)), (("Chad",), ("Chad",))]
    assert [(("Chad",), ("Sudan",), ["D1"]), (("Chad",), (), ["D2", "D3"])] == blocks(rows)


def test_what_two_ask_together_is_not_under_the_heading_of_one() -> None:
    rows = [(("Chad",), ("Sudan",)), (("Niger", "Chad"), ("Sudan",)), (("Chad", "Niger"), ("Sudan",))]
    assert [(("Chad", "Niger"), ("Sudan",), ["D1", "D2"]), (("Chad",), ("Sudan",), ["C1"])] == blocks(rows)


def test_members_of_one_side_ask_and_are_asked_under_one_heading() -> None:
    rows = [(("Chad",), ("Mali",)), (("Niger",), ("Mali", "Togo")), (("Chad", "Niger"), ("Togo",))]
    sides = {"East": ("Chad", "Niger"), "West": ("Mali", "Togo")}
    assert [(("East",), ("Mali", "Togo"), ["D1", "D2", "D3"])] == blocks(rows, sides)


def test_several_who_ask_for_one_thing_each_stand_together_last() -> None:
    rows = [(("Chad",), ("Mali",)), (("Chad",), ("Mali",)), (("Togo",), ()), (("Peru",), ("Mali",)), (("Oman",), ())]
    found = blocks(rows)
    assert [(("Chad",), ("Mali",), ["D1", "D2"]), ((), (), ["O1", "P1", "T1"])] == found
    assert [("Chad",), ("Peru",), ("Togo",)] == [by for by, _, _ in blocks(rows[:4])]
    assert [("Chad",), ("Mali",), ()] == [by for by, _, _ in blocks([*rows, (("Mali",), ("Chad",))])]


@pytest.mark.parametrize(
    ("occasion", "away"),
    [
        ("told journalists at the Jomo Kenyatta International Airport", True),
        ("at the closing press conference", True),
        ("at a joint news conference", True),
        ("on the sidelines of a visit to Indonesia", True),
        ("on a conference call late on Saturday", True),
        ("in a weekly briefing", False),
        ("in an interview with state radio", False),
        ("told reporters outside her ministry", False),
    ],
)
def test_words_on_the_way_fell_in_no_capital_of_ones_own(occasion: str, away: bool) -> None:
    quote = next(one for one in briefing().quotes if one.said_where is None)
    told = replace(quote, occasions=(Excerpt("S1", 0, len(occasion), occasion),))
    assert away == paper.elsewhere(told, "Uganda")


@pytest.mark.parametrize(("status", "title"), [("planned", "Talks, Orlin"), ("cancelled", "Talks, Orlin (cancelled)")])
def test_what_lies_ahead_says_that_it_was_called_off(status: EventStatus, title: str) -> None:
    event = replace(briefing().events[0], section="ahead", status=status, title="Talks, Orlin")
    assert [title] == [row.label for row in paper.ahead([event])]
