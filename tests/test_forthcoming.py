"""What a text says is to come by verbs that no list has: who is to do what, on which day, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from brief.model import EventMention
from tests import test_events
from tests.test_ahead import told
from tests.test_events import SEEN_FROM


def days(events: tuple[EventMention, ...]) -> list[tuple[str, date | None]]:
    return [(event.head, event.when.first if event.when else None) for event in events]


@pytest.mark.parametrize(
    ("text", "label", "day"),
    [
        ("Environment Minister Ana Lang jets to Arica on Saturday.", "Ana Lang to jet to Arica", 13),
        ("The last League observers, nine of them, sail on 30 June.", "League observers to sail", 30),
        ("The first trams roll on Friday.", "first trams to roll", 12),
        ("Lang sent a mission under Bo Berg, whose plane lands on Sunday.", "plane to land", 14),
        ("The growers' bill goes to the House on 26 June.", "growers' bill to go to House", 26),
        ("His burial procession this afternoon is to pass the town hall.", "burial procession to pass town hall", 10),
        ("The drivers will be walked across to a ferry this evening.", "drivers to be walked across", 10),
        ("The invoice will be forwarded to the airline on 30 June.", "invoice to be forwarded to airline", 30),
        ("A Lima judge has listed that case for 24 June.", "case listed", 24),
        ("An advance party of League officers is awaited in both capitals on 26 June.", "advance party awaited", 26),
        ("The funeral takes place on Saturday.", "funeral", 13),
        ("The service of thanks for the crew takes place on Saturday.", "service of thanks", 13),
        ("Two of the five will be flown home on Sunday.", "Two to be flown home", 14),
        ("The oil seized in March will be auctioned on 30 June.", "oil to be auctioned", 30),
        ("From Monday every driver will have to show a permit.", "driver to show permit", 15),
        ("The ports will be shut to trawlers as of 20 June.", "ports to be shut to trawlers", 20),
        ("The choir is flying to Arica on Saturday.", "choir flying to Arica", 13),
    ],
)
def test_what_is_to_come_is_told_by_whatever_verb(text: str, label: str, day: int) -> None:
    assert (label, date(2026, 6, day)) in [(head[: len(label)], when) for head, when in days(told(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy should jet to Arica by Saturday.",
        "The envoy must jet to Arica on Saturday.",
        "If the envoy jets to Arica on Saturday, all will end.",
        "The envoy could be walked across on Friday.",
        "The envoy might jet to Arica on Saturday.",
        "The envoy will not jet to Arica on Saturday.",
        "The envoy threatened to jet to Arica on Saturday.",
        "The envoy hopes to jet to Arica on Saturday.",
        "The envoy denied that he would jet to Arica on Saturday.",
        "Those evacuated will be let home on Sunday.",
        "The shops open on Fridays.",
        "The lobby, whose rules are set by Norway, mended a road on Monday.",
        "Prices for Christmas are at stake.",
        "The two leaders talked this evening.",
        "The news of Friday, the leak and the lies.",
        "Rain will fall on Friday.",
        "Shares will open lower on Monday.",
        "Norway demands that Chile free the sailors on Friday.",
        "The strategy is to swamp the market on Friday.",
        "Norway blamed Chile for Monday's air strike.",
        "The record was set on Monday.",
        "His clerks are to be sent home by the first of July.",
        "There is no train on Sunday.",
        "What remains will be told on Friday.",
        "The truck broke down at the bridge on Monday.",
        "The two lie side by side since Monday.",
        "Its members alike, the club dozed on Monday.",
        "The play opens on Friday.",
        "A wall of fog is expected on Friday.",
        "Her patience runs out on Friday.",
        "The recognition is excluded, today and after sixty days.",
        "The line is mended since this morning.",
        "Two prisoners are out on Monday.",
    ],
)
def test_nothing_is_to_come_where_it_is_asked_for_guessed_or_over(text: str) -> None:
    assert [] == days(told(text))


def test_what_another_finder_tells_of_a_day_is_told_once() -> None:
    assert 1 == len(
        told("The ministers of Chile and Peru meet in Lima on 20 June, and the hosts will dine them on 20 June.")
    )


def test_a_way_to_a_place_is_a_visit() -> None:
    (event,) = told("Environment Minister Ana Lang jets to Arica on Saturday.")
    assert "visit" == event.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Their captain is to weigh the anchor on 26 June.", "other"),
        ("Its assembly debates the growers' bill on 26 June.", "meeting"),
        ("The growers' bill goes to the printers on 26 June.", "other"),
    ],
)
def test_a_body_that_sits_meets(text: str, kind: str) -> None:
    (event,) = told(text)
    assert kind == event.kind


def test_what_was_due_and_is_put_back_has_both_days() -> None:
    text = "A benefit match between Chile and Peru, due on Sunday, has been put back to 26 June."
    events = test_events.told(text, SEEN_FROM)
    assert {("postponed", 14), ("planned", 26)} == {(e.status, e.when.first.day) for e in events if e.when}


def test_what_was_due_and_is_held_is_not_put_back() -> None:
    (event,) = told("A benefit match between Chile and Peru, due on Sunday, has been given a new hall.")
    assert event.when and (14, "planned") == (event.when.first.day, event.status)
