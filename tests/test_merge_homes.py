"""Whom officials serve of whom no text tells: a country's own papers name its offices without it, and only those."""

from __future__ import annotations

from datetime import date

import pytest

from brief import lexicon
from brief.merge import people
from brief.model import Findings, Person
from tests.marked import findings


def told(*texts: tuple[str | None, str]) -> dict[str, Person]:
    """The people of texts, each with its outlet."""
    found = [findings(text, path=f"{at}.txt", outlet=outlet) for at, (outlet, text) in enumerate(texts)]
    return {person.name: person for person in people.merge(found).people}


OWN = "USA Today"
BARE = "American voters waited. “No,” said President Okoro."
FULL = "American voters waited. “No,” said President Amina Okoro."


@pytest.mark.parametrize(
    "texts",
    [
        [(OWN, BARE), ("Washington Post", FULL)],
        [(OWN, FULL), ("Washington Post", FULL), ("New York Times", FULL)],
        [(OWN, BARE), (OWN, BARE), (OWN, FULL), (OWN, "American voters waited. President Omar Diss came.")],
    ],
)
def test_a_president_named_without_the_country_is_that_of_the_paper(texts: list[tuple[str, str]]) -> None:
    person = told(*texts)["Amina Okoro"]
    assert ("United States", "United States", False) == (person.affiliation, person.side, person.observer)


ABROAD = "In Sudan voters waited, and Sudanese troops too. “No,” said President Amina Okoro."


@pytest.mark.parametrize(
    "texts",
    [
        [(OWN, FULL)],
        [(OWN, FULL), (OWN, FULL)],
        [(OWN, BARE), (None, FULL), ("Reuters", FULL)],
        [(OWN, ABROAD), (OWN, ABROAD), (OWN, ABROAD)],
        [(OWN, FULL)] * 3 + [(OWN, "American voters waited. President Omar Diss came.")] * 2,
        [(OWN, FULL.replace("President", "Prime Minister"))] * 3,
        [("The Guardian", FULL)] * 3,
        [(OWN, FULL.replace("President", "Former President"))] * 3,
        [(OWN, FULL.replace("President", "Republican presidential candidate"))] * 3,
    ],
)
def test_no_country_is_given_where_it_is_not_sure(texts: list[tuple[str | None, str]]) -> None:
    assert None is told(*texts)["Amina Okoro"].affiliation


SENT = "LIMA (AP) - Peruvian voters waited in Peru. “No,” said Prime Minister Amina Okoro."


@pytest.mark.parametrize("text", [SENT, SENT.replace("LIMA (AP) -", "LIMA, Peru (AP)_"), SENT.replace("(AP) -", "—")])
def test_a_premier_named_without_the_country_is_that_of_the_capital_of_the_dateline(text: str) -> None:
    person = told((None, text))["Amina Okoro"]
    assert ("Peru", False) == (person.affiliation, person.observer)


@pytest.mark.parametrize(
    "texts",
    [
        [SENT.replace("LIMA", "ARICA")],
        [SENT.replace("LIMA (AP) - ", "")],
        [SENT.replace("Peruvian voters waited in Peru", "Chilean guests came to Peru, Chilean flags flew")],
        [SENT.replace("Prime Minister", "Former Prime Minister")],
        [SENT.replace("Prime Minister", "lawyer")],
        [
            SENT,
            SENT.replace("LIMA", "OSLO").replace("Peruvian voters waited in Peru", "Norwegian voters waited in Norway"),
        ],
    ],
)
def test_no_country_is_given_where_the_dateline_does_not_make_it_sure(texts: list[str]) -> None:
    assert None is told(*((None, text) for text in texts))["Amina Okoro"].affiliation


def test_a_country_that_any_text_tells_stands() -> None:
    texts = [(OWN, FULL)] * 3 + [("Reuters", "Chadian President Amina Okoro came.")]
    assert "Chad" == told(*texts)["Amina Okoro"].affiliation


@pytest.mark.parametrize(
    ("outlet", "text", "expected"),
    [
        (OWN, "“No,” said Sen. Amina Okoro.", "United States"),
        (OWN, "“No,” said Harbour Party Rep. Amina Okoro.", "United States"),
        (OWN, "“No,” said Senator Amina Okoro, a Republican.", "United States"),
        (OWN, "“No,” said Senator Amina Okoro.", None),
        (OWN, "“No,” said Senate Majority Leader Amina Okoro.", "United States"),
        (OWN, "“No,” said former Sen. Amina Okoro.", None),
        (OWN, "“No,” said Nigerian Sen. Amina Okoro.", "Nigeria"),
        ("The Guardian", "“No,” said Sen. Amina Okoro.", None),
        (None, "“No,” said Sen. Amina Okoro.", None),
    ],
)
def test_who_sits_in_the_assembly_of_the_papers_country(outlet: str | None, text: str, expected: str | None) -> None:
    assert expected == told((outlet, text))["Amina Okoro"].affiliation


def test_who_heads_a_committee_sits_in_the_assembly_that_has_it() -> None:
    text = "Harbour Affairs Committee Chairman Amina Okoro came. “No,” said Sen. Okoro."
    person = told((OWN, text))["Amina Okoro"]
    assert ("United States", "Harbour Affairs Committee Chairman") == (person.affiliation, person.role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudanese Foreign Minister Omar Diss came. “No,” said Diss’s spokeswoman, Amina Okoro.", "Sudan"),
        ("Sudanese Foreign Minister Omar Diss came. “No,” said Diss spokeswoman Amina Okoro.", "Sudan"),
        ("Sudanese Foreign Minister Omar Diss came. “No,” said Diss’s press secretary, Amina Okoro.", "Sudan"),
        ("Sudanese Foreign Minister Omar Diss came. “No,” said Diss’s lawyer, Amina Okoro.", None),
        ("Sudanese Foreign Minister Omar Diss came. “No,” said Diss’s former spokeswoman, Amina Okoro.", None),
        ("Omar Diss came, a baker. “No,” said Diss’s spokeswoman, Amina Okoro.", None),
        (
            "Sudanese Foreign Minister Omar Diss met Chadian envoy Ana Diss. “No,” said Diss’s aide, Amina Okoro.",
            None,
        ),
    ],
)
def test_who_speaks_for_an_official_serves_the_same_state(text: str, expected: str | None) -> None:
    assert expected == told((None, text))["Amina Okoro"].affiliation


def on(day: int, text: str) -> Findings:
    return findings(text, path=f"{day}-{len(text)}.txt", published=date(2024, 5, day))


DISS, OKORO = "“No,” said Chadian Foreign Minister Omar Diss.", "The aide of Chadian Foreign Minister Amina Okoro left."


@pytest.mark.parametrize(
    ("days", "day", "expected"),
    [
        ((1, 2, 9), 5, None),
        ((1, 2, 5), 5, None),
        ((1, 2, 4), 5, "Chad"),
        ((6, 7, 9), 5, "Chad"),
        ((1, 9), 5, "Chad"),
    ],
)
def test_an_office_that_another_holds_by_then_is_a_past_one(
    days: tuple[int, ...], day: int, expected: str | None
) -> None:
    found = people.merge([*(on(each, DISS) for each in days), on(day, OKORO)]).people
    assert {"Omar Diss": "Chad", "Amina Okoro": expected} == {person.name: person.affiliation for person in found}


def test_homes_are_states_with_offices() -> None:
    states, offices = lexicon.load("actors")["states"], lexicon.load("en/titles")["own_offices"]
    assert set() == {row["home"] for row in lexicon.load("outlets")["outlet"] if "home" in row} - set(offices)
    assert set() == set(offices) - set(states)
