"""Titles of events say what happened, or where there is nothing to say, there is no entry."""

from __future__ import annotations

import pytest

from tests.test_merge_events import events, merged, source, titles


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Clashes outside dozen polling stations", "On Monday there were clashes outside a dozen polling stations."),
        ("Attack on embassy", "Conakry wants an apology for the attack on its embassy last Monday."),
        ("Ballot on general strike", "The ballot on a general strike is on Friday."),
        ("Hunger strike, Lang", "The jailed editor Ana Lang went on hunger strike in Arica on Monday."),
        ("Chad–Peru ceasefire collapsed", "The ceasefire between Chad and Peru collapsed on Monday."),
        ("Chad–Peru ceasefire", "The ceasefire between Chad and Peru took effect on Monday."),
        ("Chadian tanks crossed into Sudan", "Chadian tanks crossed into Sudan on Monday."),
        ("Rebels entered Bamba", "Rebels entered the market town of Bamba on Monday."),
        ("Tanks rolled into Kuwait", "Tanks rolled into Kuwait on Monday."),
        ("Goods arrived", "Truckloads of goods rolled into Iraq on Monday and boats left the port."),
        ("Warship deployed, Peru", "Peru sent a warship to the strait on Monday."),
        ("Ruiz–Hussein meeting, Lima", "Ana Ruiz met with Chad's king, Omar Hussein, in Lima on Monday."),
        ("Treaty ratified, Chile", "Chile's parliament ratified the treaty on Monday by 70 votes to 2."),
        ("Treaty ratified, Chile", "Chile's parliament ratified last night the treaty by 70 votes to 2."),
        ("Port budget rejected, Peru", "Lawmakers in Peru voted down the port budget on Monday."),
        ("Chile vote", "Chile's deputies voted on Monday."),
        ("Chile election", "Chile held its election on Monday."),
        ("Chile referendum", "Chile held a referendum on Monday."),
        ("Resignation of Ana Souza, Peru", "Ana Souza, the prime minister of Peru, resigned on Monday."),
        ("Resignation of prime minister, Peru", "Peru's prime minister resigned on Monday."),
        ("Resignation of navy minister, Chile", "The Chilean navy minister has resigned on Monday."),
        ("Formal complaint against Peru, Chile", "Chile filed a complaint against Peru on Monday."),
        ("Complaint against Peru, Chile", "Chile sued Peru on Monday."),
        ("Chile and Peru to vote on treaty", "Chile and Peru will vote on the treaty on Friday."),
        ("Peru to vote", "Chile's envoy and Peru will vote on Friday."),
        ("Formal complaint, Chile", "Chile filed a case at the International Court of Justice on Monday."),
        ("March through harbour district", "Some 600 people marched through the harbour district on Monday evening."),
    ],
)  # fmt: skip
def test_a_title_says_what_stands_right_behind_the_word_for_it(title: str, text: str) -> None:
    assert [title] == titles(events(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke of the attack in 2009, despite the rain.",
        "An attack that nobody saw took place on Monday.",
        "Protesters marched on Monday.",
        "There were clashes on Monday.",
        "Peru sent its troops home on Monday.",
        "Peru sent Chad's envoys home on Monday.",
        "Sacks of rice entered Mali on Monday while troops looked on.",
        "The vote took place on Monday, and it rained.",
        "The Truce Observation Corps, a mission of 60 led by Peru, reached the spot on Monday.",
    ],
)
def test_what_one_text_only_names_is_no_entry(text: str) -> None:
    assert [] == titles(events(text))


@pytest.mark.parametrize(
    "text",
    [
        "Protesters marched in Arica on Monday.",
        "Protesters marched through the old harbour on Monday.",
        "The hearing is on Friday.",
        "Chilean miners went on strike on Monday.",
    ],
    ids=["a place", "a phrase", "what is to come", "a party"],
)
def test_what_has_a_place_a_party_or_lies_ahead_is_one(text: str) -> None:
    assert 1 == len(titles(events(text)))


def test_what_two_texts_name_is_an_entry() -> None:
    text = "A strike began on Monday, and it rained."
    assert ["Strike"] == titles(merged((source(text, 10, "a.txt"), source("The " + text[2:], 11, "b.txt"))))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Trucks seized, Farafenni", "Trucks were seized in Farafenni on Monday."),
        ("Port closed, Chile", "Chile closed its port in Arica on Monday."),
    ],
    ids=["nobody did it", "somebody did"],
)
def test_a_deed_of_nobody_is_told_by_its_place(title: str, text: str) -> None:
    assert [title] == titles(events(text))


def test_a_body_told_by_its_letters_is_not_named_again() -> None:
    text = "The Bureau of Harbour Management (BHM) is old. The BHM released its study in August 2020."
    assert ["BHM released study"] == titles(events(text))


def test_who_called_is_in_the_title_of_a_call() -> None:
    (call,) = events("Ana Rojas, who spoke by telephone with the two ministers on Monday, is at home.")
    assert "Rojas call" == call.title


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("postponed", "A hearing to charge him, set for Friday in Arica, has been put back by a week."),
        ("postponed", "The talks due on Friday in Arica were delayed."),
        ("planned", "The talks due on Friday in Arica will open after the flag has been put up."),
        ("planned", "The talks due on Friday in Arica will open with the books put back in their place."),
        ("held", "Talks between Chile and Peru were held in Arica on Monday after the train was delayed."),
    ],
)
def test_what_was_put_back_is_postponed(status: str, text: str) -> None:
    assert status == events(text)[0].status
