"""Words whose speaker stands elsewhere: in a label, a question, a headline, the paragraph behind."""

from __future__ import annotations

import pytest

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
