"""Of which state something is that a text tells without any party."""

from __future__ import annotations

import pytest

from brief.finders import events
from tests.test_event_wires import WEDNESDAY
from tests.test_events import seen

_ABOUT_PERU = "Rain fell on Peru all week. Peru has 24 regions. Farmers in Peru fear for their maize. "
_TWO = "Peru and Chile share a desert. Chile has copper, and Peru has fish. "


def _home(text: str, head: str) -> str | None:
    found = [one for one in events.find(seen(text, WEDNESDAY)) if head in one.head]
    assert len(found) == 1, [(one.head, one.participants) for one in events.find(seen(text, WEDNESDAY))]
    return found[0].home


@pytest.mark.parametrize(
    ("text", "head", "state"),
    [
        ("A fire broke out on Monday in Arequipa, Peru.", "fire", "Peru"),  # of its sentence
        (_ABOUT_PERU + "A fire broke out on Monday in the old port.", "fire", "Peru"),  # of its text
        ("A blast tore through a Peruvian tannery on Monday.", "explosion", "Peru"),
        (_TWO + "A fire broke out on Monday in Lima.", "fire", "Peru"),  # of its town
    ],
)
def test_what_is_told_without_a_party_is_of_its_state(text: str, head: str, state: str) -> None:
    assert _home(text, head) == state


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (_TWO + "A fire broke out on Monday in the old port.", "fire"),  # either's
        (_TWO + "Chile has sent firemen. A fire broke out on Monday in the old port.", "fire"),  # not often enough
        ("Peru is near, and so is Chile. A fire broke out on Monday in the port.", "fire"),
        ("A fire broke out on Monday on the road between Peru and Chile.", "fire"),  # which of the two
        (_TWO + "Talks will be held in Lima on Friday.", "talks"),  # whoever meets there
    ],
)
def test_where_two_could_be_meant_it_is_of_none(text: str, head: str) -> None:
    assert _home(text, head) is None


@pytest.mark.parametrize("told", ["A session was cut short on Monday.", "The visit was called off on Monday."])
def test_a_gathering_is_of_whoever_comes_not_of_its_text(told: str) -> None:
    assert {one.home for one in events.find(seen(_ABOUT_PERU + told, WEDNESDAY))} <= {None}


def test_who_is_told_needs_no_state() -> None:
    found = events.find(seen(_ABOUT_PERU + "Chile and Bolivia held talks on Monday in Arica.", WEDNESDAY))
    assert [one.home for one in found] == [None]
