"""Whose paper a text is written on: a state's by the lines above it, and no union's of workers."""

from __future__ import annotations

import pytest

from brief import letterhead
from brief.article import mark
from tests.marked import document

BODY = "The Executive met this evening and decided to go on. It reaffirms what it asked for in the first week of May.\n"


@pytest.mark.parametrize(
    ("heading", "state"),
    [
        ("GOVERNMENT OF CHAD", "CHAD"),
        ("MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF PERU", "PERU"),
        ("UNION OF GRID AND PIT WORKERS", None),
        ("UNION OF JOURNALISTS", None),
        ("A NIGHT OF TALKS", None),
    ],
)
def test_a_paper_is_that_of_the_state_whose_organ_heads_it(heading: str, state: str | None) -> None:
    article = mark(document(f"{heading}\n\nPRESS RELEASE No. 4/2019\nLima, 13 January 2019\n\n{BODY}{BODY}"), {})
    span = letterhead.issuer(article)
    assert state == (article.text[slice(*span)] if span else None)
