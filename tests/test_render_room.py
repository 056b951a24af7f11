"""A look with less room prints the first of each thing, says nothing false of the rest, and keeps it in the notes."""

from __future__ import annotations

from msgspec.structs import replace

from brief.model import Briefing
from brief.render import render
from brief.render.look import Look, read_look
from brief.render.room import fitted
from tests import sample

LOOK = read_look()


def roomy(**room: int) -> Look:
    return replace(LOOK, room={**LOOK.room, **room})


def laid(briefing: Briefing) -> list[str]:
    groups = [group for day in briefing.days for entry in day.events for group in entry.quotes]
    return [id for group in (*groups, *(g for day in briefing.days for g in day.statements)) for id in group.quotes]


def text(look: Look, briefing: Briefing | None = None) -> str:
    return render("md", briefing or sample.briefing(), look).decode()


def test_the_default_look_has_room_for_all_that_is_chosen() -> None:
    assert sample.briefing() == fitted(sample.briefing(), LOOK.room)


def test_the_first_quote_of_each_group_stays() -> None:
    whole = sample.briefing()
    small = fitted(whole, roomy(quotes=1, statements=1).room)
    groups = [group for day in whole.days for entry in day.events for group in entry.quotes]
    assert any(len(group.quotes) > 1 for group in groups)
    assert [group.quotes[:1] for group in groups] == [
        group.quotes for day in small.days for entry in day.events for group in entry.quotes
    ]
    assert laid(small) == [id for id in laid(whole) if id in laid(small)]


def test_a_quote_without_room_is_in_the_notes_and_not_under_another_meeting() -> None:
    look = roomy(quotes=1, statements=1)
    lost = set(laid(sample.briefing())) - set(laid(fitted(sample.briefing(), look.room)))
    assert lost
    words = {
        " ".join(part.text.split()).rstrip(",")
        for quote in sample.briefing().quotes
        if quote.id in lost
        for part in quote.parts
    }
    noted = text(look, replace(sample.briefing(), review=True)).partition("## Working notes")[2]
    assert all(each in noted for each in words)
    days = text(look).partition("## Monday")[2].partition("## Background")[0]
    assert not any(each in days for each in words)


def test_what_has_no_room_is_never_called_absent() -> None:
    none = "none from this day in these sources"
    assert text(LOOK).count(none) == text(roomy(quotes=1, statements=1, later=0, also=0)).count(none)


def test_other_wordings_go_where_there_is_no_room() -> None:
    assert "*Also:*" in text(LOOK)
    assert "*Also:*" not in text(roomy(also=0))
    assert "reported in" not in text(roomy(also=0))


def test_a_demand_has_as_many_wordings_as_fit_and_names_the_sources_of_the_others() -> None:
    row = next(line for line in text(roomy(wordings=1, answers=1)).split("\n") if line.startswith("| **D1**"))
    whole = next(line for line in text(LOOK).split("\n") if line.startswith("| **D1**"))
    assert whole.count("·") > row.count("·")
    assert "*also*" in row


def test_a_meeting_is_told_in_one_sentence_where_there_is_room_for_one() -> None:
    assert all(len(event.said) <= 1 for event in fitted(sample.briefing(), roomy(told=1).room).events)
