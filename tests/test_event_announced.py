"""What somebody announces on a day is an entry of that day, in the words of the text; what is only said is none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_event_plain import MONDAY, named
from tests.test_news import later, news

ANNOUNCED = {
    "Chile announced on Monday that it was suspending its part in the venture.": (
        "Chile announced it was suspending its part in the venture"
    ),
    "Chile announced on Monday it would close the border at Tacna.": (
        "Chile announced it would close the border at Tacna"
    ),
    "Chile's foreign ministry announced on Monday the expulsion of two Peruvian diplomats.": (
        "Chile's foreign ministry announced expulsion of two Peruvian diplomats"
    ),
    "Peru's central bank announced Monday a cut in its key rate, the third this year.": (
        "Peru's central bank announced cut in its key rate"
    ),
    "The Harbour Union announced on Monday that a truce had been reached.": (
        "Harbour Union announced a truce had been reached"
    ),
    "On Monday the Harbour Union announced they were closing their clinic in Arica, citing violence.": (
        "Harbour Union announced they were closing their clinic in Arica"
    ),
    "Chile's navy on Monday announced the recorder of the lost plane has been recovered from the sea.": (
        "Chile's navy announced the recorder of the lost plane has been recovered from the sea"
    ),
    "The ministry announced early on Monday that Ana Lang would lead the delegation to the talks in Bonn.": (
        "ministry announced Ana Lang would lead the delegation to the talks in Bonn"
    ),
    "Peru said on Monday it would leave the pact.": "Peru said it would leave the pact",
    "Officers announced on television on Monday that the president was toppled.": (
        "Officers announced the president was toppled"
    ),
    "Chile announced in a letter on Monday it was leaving the pact.": "Chile announced it was leaving the pact",
    "Chile said in a statement on Monday that it would close its border.": "Chile said it would close its border",
    "Peru said on Monday that it had closed the border.": "Peru said it had closed the border",
    "Peru said Monday it has recalled its ambassador.": "Peru said it has recalled its ambassador",
    "Chile's army said on Monday they had freed 20 soldiers.": "Chile's army said they had freed 20 soldiers",
    "On Monday Peru's government said it had withdrawn its troops from the pact.": (
        "Peru's government said it had withdrawn its troops from the pact"
    ),
    "Peru said on Monday that it was withdrawing its observers from the border.": (
        "Peru said it was withdrawing its observers from the border"
    ),
}
NONE = """
Chile announced on Monday that nothing had changed.
It was announced on Monday that the road would close.
If Chile announced on Monday it would close the border, nobody heard.
The shop on the corner announced on Monday it would close the door.
The expulsion announced on Monday by the firm surprised many.
Peru said on Monday it would win.
Peru said on Monday that it was considering its answer.
Peru said on Monday that it would close the border only if Chile did.
Peru said on Monday Chile would close the border.
Peru said on Monday that it had closed the border in 2024.
Peru said on Monday that it had closed nothing.
Peru said on Monday that it had no wish to close the border.
Peru said on Monday that it had not closed the border.
Peru said on Monday that Chile had closed the border.
The shop on the corner said on Monday it had closed the door.
Chile had announced on Monday it would close the border.
“Chile announced on Monday it would close the border, and that was all,” she said.
Chile never announced on Monday what it had done.
Chile announced on Monday that.
Chile announced, on Monday of all days, a parade of old trams.
Chile denied that it announced on Monday it would close the border.
Chile announced it would close the border in July.
Chile announced in March it would close the border.
Chile has not announced, as of Monday, whether it would close the border.
A man in the crowd announced on Monday he was tired.
""".strip().splitlines()


@pytest.mark.parametrize("text", ANNOUNCED)
def test_what_is_announced_is_told_by_the_day_of_announcing(text: str) -> None:
    assert [(ANNOUNCED[text], MONDAY)] == named(later(text))
    assert [(ANNOUNCED[text], MONDAY)] == named(news(text))


@pytest.mark.parametrize("text", NONE)
def test_what_is_said_supposed_or_announced_by_nobody_known_is_none(text: str) -> None:
    assert [] == [head for head, day in named(later(text)) if day == MONDAY]


def test_a_step_that_is_told_by_its_own_finder_is_told_once() -> None:
    (event,) = [each for each in later("Chile announced sanctions against Peru on Monday.") if each.status == "held"]
    assert date(2026, 6, 8) == (event.when.first if event.when else None)
