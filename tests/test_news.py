"""The news of a text that no other finder knows: which sentence tells it, what it is called, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from brief import article
from brief.finders import events
from brief.model import EventMention, Masthead
from tests.marked import document, mark

SEEN_FROM = date(2026, 6, 10)  # a Wednesday
REST = " The road is long. Few use it. It has two lanes. Most of it is sand. Nobody counts the cars."


def news(opening: str, rest: str = REST) -> list[EventMention]:
    told = article.whole(document(opening + rest), Masthead(published=SEEN_FROM, published_basis="stated"))
    return list(events.find(mark(told)))


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("parole board cleared Ana Lang", "A parole board in Arica, Chile cleared former mayor Ana Lang on Monday."),
        ("regional court handed down long sentence", "A regional court handed down a long sentence on Monday."),
        ("Shareholders approved merger", "Shareholders on Monday approved a merger of the two banks."),
        ("Train services disrupted", "Train services on two lines, both run by one firm, were disrupted on Monday."),
        ("Ana Lang toured five counties", "Yesterday Arica mayor Ana Lang toured five counties."),
        ("death toll rose", "On Monday, the death toll from the quake in Chile and Peru rose to over 20,000."),
        ("Brandt and Lang surrendered", "Brandt and Lang surrendered to the sheriff on Monday."),
        ("Harbour Agency began simultaneous tests", "The Harbour Agency (HA) began simultaneous tests on Monday."),
        ("staff entered one-day strike", "The staff of the Harbour Agency have entered a one-day strike on Monday."),
        ("envoy signed plan", "ARICA, Chile (AP) - The envoy signed a plan on Monday."),
    ],
)
def test_an_opening_tells_its_news_by_whatever_verb(label: str, text: str) -> None:
    (event,) = news(text)
    day = date(2026, 6, 9 if "Yesterday" in text else 8)
    assert (label, day) == (event.head.removeprefix("The "), event.when and event.when.first)
    assert text == event.evidence[0].text


@pytest.mark.parametrize(
    "text",
    [
        "A grand jury said on Monday that it was late.",
        "Critics of the mayor argued on Monday for a new road.",
        "The showdown took a turn for the worse on Monday.",
        "The men were brought to a courthouse on Monday.",
        "It fell on Monday.",
        "They repaired the road on Monday.",
        "No one repaired the road on Monday.",
        "If the agency repaired the road on Monday, nobody saw it.",
        "In a ceremony attended by many, they repaired the road on Monday.",
        "“The agency repaired the road on Monday.”",
        "The agency repaired the road.",
        "The agency repaired the road in March.",
        "The agency repaired the road on Monday, 4 May.",
        "The agency would have repaired the road on Monday.",
        "The agency asked to have the road repaired on Monday.",
        "The Monday edition carried a map of the road.",
    ],
)
def test_what_is_said_felt_imagined_old_or_of_nobody_is_no_news(text: str) -> None:
    assert [] == [event.head for event in news(text)]


def test_only_the_opening_of_an_article_tells_news_and_only_once() -> None:
    told = "The agency repaired the road on Monday."
    assert 1 == len(news(told, " The firm shut the bridge on Monday." + REST))
    assert [] == news("The road is long. Few use it. It has two lanes.", f" {told}{REST}")
    assert [] == news(told, " The road is long.")


def test_what_another_finder_knows_is_told_in_its_words() -> None:
    assert ["talks"] == [event.head for event in news("Chile and Peru opened talks in Lima on Monday.")]
