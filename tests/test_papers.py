"""The day that a letter, remarks, minutes or a treaty give as their own."""

from __future__ import annotations

from datetime import date

import pytest

from brief.article import mark
from brief.model import Document, Masthead
from brief.text import canonical

TEXT = """The ministers of the two states met in the capital, and the talks about the border went on into the night.

“We have not finished,” said the minister of the northern state, who looked tired and did not take questions.

The delegations are to sit down again on Thursday, when the maps are to be laid on the table."""
DAY = date(2023, 3, 5)


def masthead(text: str) -> Masthead:
    return mark(Document("0" * 12, "text.txt", "", canonical(text))).masthead


@pytest.mark.parametrize(
    "head",
    [
        "Remarks by Hana Abebe at the opening of the conference, 5 March 2023",
        "Transcript of the daily press briefing held on 5 March 2023",
        "Press conference, Marrel, Sunday 5 March 2023",
        "Note to correspondents - March 5, 2023",
        "Letter dated 5 March 2023 from the Permanent Representative of Maru to the Secretary-General",
        "Readout of the call of 5 March 2023",
        "Interview with Hana Abebe, Radio Maru, 5 March 2023, 08:10",
        "Minutes of the 14th session, 5 March 2023",
        "Situation report No. 7 (as of 5 March 2023)",
        "Chair's summary, Marrel, 4-5 March 2023",
        "Border bulletin, issued Sunday, 5 March 2023, at noon",
        "The following statement was issued by the Council on 5 March 2023:",
        "Text of the agreement signed at Marrel on 5 March 2023",
        "Channel of the governor, 05.03.2023, 21:04",
        "Border talks go on | Delta Post | 5 March 2023",
        "Home > News > Border > 5 March 2023",
        "Resolution 28 (2023)\nAdopted by the Council at its 88th meeting, on 5 March 2023",
    ],
)
def test_a_paper_is_of_the_day_that_its_head_gives(head: str) -> None:
    found = masthead(f"{head}\n\n{TEXT}\n")
    assert (found.published, found.published_basis) == (DAY, "inferred")


@pytest.mark.parametrize(
    "opening",
    [
        "Marrel, 5 March 2023.",
        "Marrel, March 5, 2023 –",
        "Port Real, 5 March 2023, after a night of talks the ministry said that it was content.",
        "MARREL, 5 March 2023:",
        "Marrel (5 March 2023).",
        "5 March 2023.",
    ],
)
def test_a_release_is_of_the_day_with_which_it_opens(opening: str) -> None:
    found = masthead(f"Border talks go on into the night\n\n{opening} {TEXT}\n")
    assert (found.published, found.published_basis) == (DAY, "inferred")


@pytest.mark.parametrize(
    "opening",
    [
        "In Marrel, 5 March 2023 was a holiday.",
        "Marrel, 5 March 2023, was a bad day.",
        "On 5 March 2023, the ministry said that it was content.",
        "Sunday, 5 March 2023, the ministry was content.",
        "Of Marrel, 5 March 2023: nobody speaks of it.",
    ],
)
def test_a_sentence_with_a_day_opens_no_release(opening: str) -> None:
    assert masthead(f"Border talks go on into the night\n\n{opening} {TEXT}\n").published is None


@pytest.mark.parametrize(
    "line",
    [
        "Delta Post, 5 March 2023.",
        "© Delta Post, 5 March 2023",
        "Done at Marrel on 5 March 2023.",
        "Done at Marrel, this 5th day of March 2023, in two originals.",
        "Published in the print edition of 5 March 2023",
    ],
)
def test_a_paper_is_of_the_day_on_which_it_was_done(line: str) -> None:
    found = masthead(f"Joint communiqué of the two ministers\n\n{TEXT}\n\n{line}\n")
    assert (found.published, found.published_basis) == (DAY, "inferred")


@pytest.mark.parametrize(
    "head",
    [
        "The statement of 5 March 2023 is dead, says Maru",
        "Home > 5 March 2023 > Border",
        "Border talks go on | the day after 5 March 2023",
        "Governor to give a speech on 5 March 2023",
        "Talks to open in Marrel, 5 March 2023",
        "What the report found since 5 March 2023",
        "Letter from Maru: the bridge that fell on 5 March 2023 and its builders",
        "Four thousand signed. Nobody has seen the text of 5 March 2023",
    ],
)
def test_a_headline_with_a_day_dates_nothing(head: str) -> None:
    assert masthead(f"{head}\n\n{TEXT}\n").published is None


@pytest.mark.parametrize(
    "line",
    [
        "Both were done with it on 5 March 2023.",
        "Signed by three of them in Marrel, the accord of 5 March 2023 has no teeth.",
        "The treaty was published in an edition that nobody read on 5 March 2023, and then forgotten.",
        "Ends of the bridge stood open on 5 March 2023.",
    ],
)
def test_a_last_sentence_with_a_day_dates_nothing(line: str) -> None:
    assert masthead(f"Border talks go on into the night\n\n{TEXT}\n\n{line}\n").published is None


def test_a_paper_that_tells_of_a_later_day_is_not_of_the_first() -> None:
    told = TEXT + "\n\nThe crossing was shut again on 9 March 2023, and the envoys went home."
    assert masthead(f"Text of the agreement signed at Marrel on 5 March 2023\n\n{told}\n").published is None
    ahead = TEXT + "\n\nThe crossing will be opened on 9 March 2023."
    assert masthead(f"Text of the agreement signed at Marrel on 5 March 2023\n\n{ahead}\n").published == DAY
