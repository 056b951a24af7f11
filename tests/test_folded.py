"""Headlines over several lines of a plain text."""

from __future__ import annotations

import pytest

from brief import article
from tests.marked import document

BODY = (
    "GENEVA, March 9 (Delta) - Ministers of Peru and Chile met in Geneva on Wednesday for talks on the border.\n\n"
    "The talks lasted two hours, officials said, and nobody would say what was agreed at the end of them.\n"
)
BYLINE = "By Jane Roe\nMarch 9, 2022\n\n"


def title(head: str, rest: str = f"\n\n{BYLINE}{BODY}") -> str | None:
    return article.mark(document(head + rest)).masthead.title


@pytest.mark.parametrize(
    "head",
    [
        "Peru and Chile agree to open the border\nbefore the harvest",
        "Sudan's Army and Its Rivals Agree to\nThree-Day Truce in Khartoum",
        "Ministers of the Lakes Union weigh an end to\nPeru's tariffs",
        "EU Weighs New Tariffs on Chinese Steel\nDespite Warning From Beijing",
        "Climate ministers agree on a fund,\nbut not on who pays",
        "Climate ministers agree on a fund,  \nbut not on who pays\nfor the loss of islands",
    ],
)
@pytest.mark.parametrize("rest", [f"\n\n{BYLINE}{BODY}", f"\n{BYLINE}{BODY}", f"\n\n{BODY}", f"\n{BODY}"])
def test_a_headline_goes_on_in_the_next_line(head: str, rest: str) -> None:
    assert " ".join(head.split()) == title(head, rest)


def test_a_headline_over_two_lines_may_stand_under_the_outlet() -> None:
    assert "Peru and Chile agree to open it before the harvest" == title(
        "Delta Newswire\n\nPeru and Chile agree to open it\nbefore the harvest"
    )


@pytest.mark.parametrize(
    "below",
    [
        "The deal leaves open who is to pay, and when.",
        "the deal leaves open who is to pay, and when.",
        "Poor states wanted more",
        "In Dubai they were far apart on who is to pay for it",
        "Delta Newswire",
        "World News",
        "In Depth",
        "Climate",
        "By Jane Roe",
        "by Jane Roe",
        "Jane Roe in Dubai",
        "9 March 2022",
        "delta-newswire.example",
    ],
)
def test_what_stands_under_a_headline_is_no_part_of_it(below: str) -> None:
    assert "Climate ministers agree on a fund" == title(f"Climate ministers agree on a fund\n{below}")


@pytest.mark.parametrize(
    "head",
    [
        "Climate ministers agree on a fund\n\nbut not on who is to pay",
        "Climate ministers agree on a fund.\nand so on to the end",
        "Climate ministers agree on a fund:\nthe winners and the losers",
    ],
)
def test_a_headline_ends_at_a_blank_line_or_a_stop(head: str) -> None:
    assert title(head) in [line for line in head.split("\n") if line]


def test_names_over_a_place_are_no_headline() -> None:
    told = article.mark(document(f"Climate ministers agree on a fund\n\nJane Mary Roe\nin Dubai\n\n{BODY}"))
    assert "Climate ministers agree on a fund" == told.masthead.title


def test_lines_of_a_paragraph_stay_as_they_are() -> None:
    text = "Ministers of Peru met in Lima\non Monday to speak of\nthe border and of fish\nand they will meet again."
    told = article.mark(document(f"Border talks go on\n\n{text}\n\n{BODY}"))
    assert "Border talks go on" == told.masthead.title
