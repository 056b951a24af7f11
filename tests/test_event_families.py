"""Meetings, calls, journeys and papers in the words that strangers use for them, and what such words must not make."""

from __future__ import annotations

import pytest

from tests.test_events import told

MEETINGS = [
    "Norway's envoy conferred with the leaders of Chile on Monday.",
    "The members of the Security Council conferred behind closed doors on Monday.",
    "Ann Holt, Norway's premier, huddled with Chile's negotiators in Arica on Monday.",
    "Negotiators of Norway and Chile haggled in Arica on Monday.",
    "Envoys from Norway and Chile sat together in Arica on Monday.",
    "Norway's foreign minister was closeted with Chile's president in Arica on Monday.",
    "Norway's foreign minister had tea with Chile's president on Monday.",
    "Norway's foreign minister was hosted by Chile's president on Monday.",
    "The envoys of Norway and Chile came face to face in Arica on Monday.",
    "Norway held a mini-summit with Chile in Arica on Monday.",
]
CALLS = [
    "Norway's president Ann Holt put in a call to Chile's president on Monday.",
    "Chile's president Juan Soto was on the phone with Norway's premier on Monday.",
    "Norway's president Ann Holt rang up Chile's president on Monday.",
    "Chile's president Juan Soto took a call from Norway's premier on Monday.",
]
VISITS = [
    "Norway's envoy showed up in Arica on Monday.",
    "Chile's president returned to Arica on Monday.",
    "Ann Holt, Norway's premier, touched down at Arica on Monday.",
    "Chile's president drove to Arica on Monday.",
    "Norway's foreign minister Ann Holt lands in Arica on Friday.",
    "Two Norwegian ministers had gone to Arica on Monday.",
    "A team of inspectors from Norway is awaited in Arica on Friday.",
    "On Monday Norway's envoy was in Arica to plead for restraint.",
]
PAPERS = [
    "Norway deposited a resolution with the court on Monday.",
    "Norway filed suit against Chile on Monday.",
    "Norway transmitted a letter to the Basin Tribunal on Monday.",
    "Norway and Chile penned a pact on Monday.",
    "A proposal was lodged by Chile on Monday.",
    "Chile's senate waved through a decree on Monday.",
]


def kinds(text: str) -> set[str]:
    return {event.kind for event in told(text) if event.when}


@pytest.mark.parametrize("text", MEETINGS)
def test_who_came_together_is_told_as_a_meeting(text: str) -> None:
    assert {"meeting"} == kinds(text)


@pytest.mark.parametrize("text", CALLS)
def test_who_was_on_the_line_is_told_as_a_call(text: str) -> None:
    assert {"call"} == kinds(text)


@pytest.mark.parametrize("text", VISITS)
def test_who_came_from_elsewhere_is_told_as_a_visit(text: str) -> None:
    assert {"visit"} == kinds(text)


@pytest.mark.parametrize("text", PAPERS)
def test_what_was_handed_over_signed_or_passed_is_told(text: str) -> None:
    assert kinds(text) in ({"document"}, {"vote"})


@pytest.mark.parametrize(
    "text",
    [
        "Farmers' wives in Chile sat down on the railway on Monday.",
        "Two boys huddled under a roof in Arica on Monday.",
        "Supporters of Chile's president came together in front of a hall in Arica on Monday.",
        "The rank conferred on Ann Holt on Monday is Norway's highest.",
        "Norway's ministers haggled over the price of fish for years.",
        "Chile's president was in no mood to talk on Monday.",
        "Norway's prime minister was in Oslo on Monday.",
        "The dispute returned to Arica on Monday.",
        "Sheep drove to the hills of Chile on Monday.",
        "Chile's minister returned to the theme on Monday.",
        "Norway's envoy could have been on the phone with Chile on Monday.",
        "Norway's note of warning was sad on Monday.",
        "A brief shower fell on Norway on Monday.",
        "Hopes touched down at zero in Norway on Monday.",
        "Norway's team showed up in poor form on Monday.",
        "Chile took no call from Norway on Monday.",
    ],
)
def test_the_same_words_of_other_things_tell_of_neither(text: str) -> None:
    assert kinds(text).isdisjoint({"meeting", "call", "visit", "document", "vote"})
