"""Words whose speaker stands elsewhere: in a label, a question, a headline, the paragraph behind."""

from __future__ import annotations

import pytest

from brief import extract
from tests.marked import said

WORDS = "We will not sign what we have not read"


@pytest.mark.parametrize(
    ("above", "speaker"),
    [
        ("Foreign Minister Ana Ruiz met reporters in Lima on Monday.", "Ana Ruiz"),
        (
            "Foreign Minister Ana Ruiz and Foreign Minister Omar Diss met reporters in Lima.",
            None,
        ),  # either may be meant
        ("The ministers met reporters in Lima on Monday.", None),
    ],
)
def test_office_as_a_label_is_its_only_holder_named_above(above: str, speaker: str | None) -> None:
    text = f"{above}\nFOREIGN MINISTER: {WORDS}.\nQUESTION: Will you sign?\nFOREIGN MINISTER: {WORDS}, we said.\n"
    assert [(f"{WORDS}.", speaker), ("Will you sign?", None), (f"{WORDS}, we said.", speaker)] == said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"What does Ana Ruiz think of the dam?\n\n“{WORDS}.”", "Ana Ruiz"),
        (f"Ana Ruiz led the talks. How does she see the dam? “{WORDS}.”", "Ana Ruiz"),
        (f"Was it over? Not for Ana Ruiz. “{WORDS}.”", None),
        (f"Ana Ruiz spoke first.\n\nHer brother put it almost identically: “{WORDS}.”", None),
    ],
)
def test_answer_to_a_reporters_question_is_that_of_the_only_one_asked(text: str, speaker: str | None) -> None:
    assert [(f"{WORDS}.", speaker)] == said(text)


def test_surname_before_a_colon_is_the_one_person_who_bears_it() -> None:
    heading, told = f"Ruiz: “{WORDS}”\n\n", "Foreign Minister Ana Ruiz said on Monday that talks go on."
    assert [(WORDS, "Ana Ruiz")] == said(heading + told)
    assert [(WORDS, None)] == said(f"{heading}{told} Omar Ruiz said nothing.")


@pytest.mark.parametrize("broken", [f"“{WORDS}, and nobody", f"“{WORDS}."])
def test_words_that_go_on_below_are_of_who_is_named_there(broken: str) -> None:
    below = "\n\n“will make us do it,” said Ana Ruiz."
    assert {"Ana Ruiz"} == {name for _, name in said(broken + below)}


PAGE = """{title}

RIVERTON, 3 May 2023 - {lede} “I will not rebuild the barn on this bank,” she said on Monday, as the water fell.

{heading}

The river has not been dredged since 1990, and the council says that it has no money for the work that it would take.

The last flood, in the spring of 2014, closed the road for nine weeks, and the bridge was never opened again to lorries.
"""


def over(title: str, heading: str, lede: str) -> list[str | None]:
    """The speakers of the words in marks of a page's title and of the heading within it."""
    page = PAGE.format(title=title, heading=heading, lede=lede)
    body = page.index("on Monday")
    found = extract(page).quotes
    return [
        quote.speaker.name if quote.speaker else None
        for quote in found
        if not page.index("RIVERTON") < quote.start < body and quote.kind != "reported"
    ]


FARMER = "Ana Ruiz, a farmer, stood in the yard of her farm."


@pytest.mark.parametrize(
    ("title", "lede", "speakers"),
    [
        ("‘We lost it all’, says farmer after the flood", FARMER, ["Ana Ruiz"]),
        ("‘We lost it all’, says Riverton farmer", FARMER, []),
        ("‘We lost it all’, says farmer after the flood", f"{FARMER} Omar Diss, a farmer, nodded.", []),
        ("‘We lost it all’, says teacher after the flood", FARMER, []),
        ("‘We lost it all’ as farmer leaves the valley", FARMER, []),
    ],
)
def test_whom_a_title_calls_what_only_one_is(title: str, lede: str, speakers: list[str]) -> None:
    assert speakers == over(title, "What comes next", lede)


@pytest.mark.parametrize(
    ("heading", "speakers"),
    [
        ("‘I will not rebuild’", ["Ana Ruiz"]),
        ("Ruiz: ‘I will not rebuild’", ["Ana Ruiz"]),
        ("‘I will not rebuild’ - islanders wait", []),
        ("‘A river without rest’", []),
        ("‘Not rebuild’", []),
    ],
)
def test_heading_that_repeats_words_is_whose_they_are(heading: str, speakers: list[str]) -> None:
    assert speakers == over("Flood closes the valley road", heading, FARMER)
