"""Frames in which any text tells of an event: who votes, who meets whom, what was said where, what there was."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_events import first_day, only, told

MONDAY, TUESDAY = date(2026, 6, 8), date(2026, 6, 9)


# --- votes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian MPs are meant to vote on Friday on a bill to leave the pact.",
        "The Reef Union's board is expected to vote on Friday on a resolution.",
        "Chile's parliament opposes it. Parliament is to vote on Friday on extending the emergency.",
    ],
)
def test_those_who_sit_in_a_chamber_vote(text: str) -> None:
    vote = only(text)
    assert ("vote", "planned", date(2026, 6, 12)) == (vote.kind, vote.status, first_day(vote))
    assert vote.participants or vote.organisers


def test_nobody_votes_with_their_feet() -> None:
    assert [] == list(told("Visitors are meant to vote on Friday on the best cake."))


def test_a_chamber_that_urges_somebody_to_close_a_port_does_not_close() -> None:
    text = "The Assembly passed a motion on Monday, calling on Chile to close the ports to Peruvian boats."
    assert [] == [e.head for e in told(text) if e.kind == "meeting"]
    assert ["meeting"] == [e.kind for e in told("The Assembly of Chile is to close on Friday.")]


# --- who meets and rings up whom -----------------------------------------------------------------------


def test_two_people_who_are_named_meet_on_a_day() -> None:
    meeting = only("Andres Vidal met President Elena Soto for two hours here on Monday before flying to Lima.")
    assert ("meeting", MONDAY, 2) == (meeting.kind, first_day(meeting), len(meeting.delegates))


def test_nobody_meets_a_deadline_or_alone() -> None:
    assert [] == list(told("Andres Vidal met the deadline on Monday."))
    assert [] == list(told("Andres Vidal met his match on Monday."))


def test_who_arrived_is_whoever_is_named_right_before() -> None:
    text = "Chile welcomes the journey of the Foreign Minister of Peru, Mr Ivo Vidal, who arrived in Arica on Monday."
    visit = only(text)
    assert ("visit", MONDAY, "Arica", ("Peru",)) == (visit.kind, first_day(visit), visit.place, visit.participants)


def test_a_call_to_a_counterpart_has_the_day_on_which_it_was_made() -> None:
    call = only("Ana Ruiz, the Chilean foreign minister, called her Peruvian counterpart, Juan Soto, on Tuesday.")
    assert ("call", TUESDAY, ("Chile", "Peru")) == (call.kind, first_day(call), call.participants)


def test_who_is_called_a_liar_is_not_rung_up() -> None:
    assert [] == list(told("Ana Ruiz, the Chilean minister, called her Peruvian rival, Juan Soto, a liar on Tuesday."))


# --- the day of what was said at a meeting ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“One country, one house,” President Ana Ruiz of Chile said on Monday in a meeting with party leaders.",
        "President Ana Ruiz of Chile told reporters after an emergency cabinet meeting on Monday that it was over.",
    ],
)
def test_a_meeting_is_on_the_day_on_which_somebody_spoke_at_it(text: str) -> None:
    assert [("meeting", MONDAY)] == [(e.kind, first_day(e)) for e in told(text)]


def test_a_meeting_that_somebody_only_spoke_about_has_no_such_day() -> None:
    assert [] == [e.head for e in told("President Ana Ruiz of Chile said on Monday that a meeting would be useful.")]
    assert [] == [e.when for e in told("President Ana Ruiz of Chile spoke on Monday of a meeting of minds.") if e.when]


# --- what there was, what did not take place -------------------------------------------------------------


@pytest.mark.parametrize("text", ["On Monday there were clashes outside twelve polling stations."])
def test_there_were_clashes_wherever_it_was(text: str) -> None:
    assert ("military", MONDAY) == (only(text).kind, first_day(only(text)))


@pytest.mark.parametrize("number", ["no", "few", "hardly any"])
def test_there_were_none(number: str) -> None:
    assert [] == list(told(f"On Monday there were {number} clashes in Chile."))


def test_there_was_a_meeting() -> None:
    assert MONDAY == first_day(only("There was a meeting of Chile and Peru in Lima on Monday."))
    assert [] == list(told("There was no meeting of Chile and Peru in Lima on Monday."))


def test_what_was_foreseen_and_did_not_take_place_was_called_off() -> None:
    text = "The meeting between Chile and Peru which was foreseen at Arica on 8 June did not take place, owing to fog."
    assert [("cancelled", MONDAY)] == [(e.status, first_day(e)) for e in told(text)]


def test_a_day_that_owns_another_thing_is_no_day_of_a_session() -> None:
    text = "Chile says it is leaving the Lima talks because of yesterday's strike on Arica."
    assert [] == [first_day(e) for e in told(text) if e.kind == "meeting" and e.when]


# --- whom and what, behind the day -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("commander removed", "The president of Chile removed yesterday the commander of the fleet."),
        ("agreement signed", "The delegations signed yesterday an agreement on trade."),
        ("declaration adopted", "Chile notes the declaration adopted yesterday by the Reef Council, by 24 votes."),
    ],
)
def test_an_object_may_stand_behind_the_day(label: str, text: str) -> None:
    assert [(label, TUESDAY)] == [(e.head, first_day(e)) for e in told(text)]


def test_diplomats_who_are_given_days_to_leave_are_expelled() -> None:
    assert "diplomats expelled" == only("On Monday Chile gave two Peruvian diplomats three days to leave.").head
    assert [] == list(told("On Monday Chile gave two Peruvian diplomats a lift."))
