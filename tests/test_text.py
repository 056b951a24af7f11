"""The canonical text, its view, its lines and its sentences."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text import canonical, either, fold, lines, sentences, view


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["They met.", "Nobody spoke."],
        ["He met Adm. Rob Bauer on Jan. 12.", "It ended."],
        ["The U.S. and its allies agreed.", "So did the U.K."],
        ["It began at 9 a.m. on Monday.", "It ended at 5 p.m.", "The hall was empty."],
        ["They flew to the U.S.", "The talks went on."],
        ["“No,” he said.", "“Not now.”", "She left."],
        ["“Is it war?” he asked.", "Nobody knew!"],
        ["Prices rose 0.42% to $3.5 million.", "No. 10 said nothing."],
        ["John F. Kennedy and J.D. Vance were named.", "Others were not."],
        ["Gen. Mark Milley, Lt. Col. Jane Roe and Sen. Bob Hill spoke.", "Dr. No did not."],
        ["We’re ready at the table… and we’re ready to act.", "He left."],
        ["This assessment was made in the ministry…", "In Europe, it was made too."],
        ["He decided right now.…", "– It can’t go on."],
        ["It would join.", "(Both countries are neutral.)", "He nodded."],
        ["They want three things: 1. Peace; 2. Bread; 3. Land.", "They get none."],
        ["See nato.int or bbc.co.uk for more.", "Ask Yahoo! for less."],
        ["Mr. Rau, Mrs. Roe and Ms. Lee met at St. Mary's.", "It rained."],
        ["He asked for peace and they said no.", "She sat.", "Nobody did."],
        ["The company, Delta Inc., was fined.", "Acme Corp. was not."],
    ],
    ids=lambda parts: parts[0][:30],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert parts == split(" ".join(parts))


@pytest.mark.parametrize(
    "sentence",
    [
        "The E.U. foreign policy chief met Wang Yi on Sept. 3 in Geneva, i.e. late.",
        "The U.S. Senate voted.",
        "Vladimir V. Putin spoke.",
        "It cost approx. 3 million, vs. 2 million in Feb. 2021.",
        "“Why?” asked the envoy.",
        "Former U.N. Secretary-General Ban Ki-moon spoke.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert [sentence] == split(sentence)


def test_marks_that_close_a_sentence_belong_to_it() -> None:
    assert ["He said “no.”", "(It was late.)", "She left."] == split("He said “no.” (It was late.) She left.")


@pytest.mark.parametrize("marks", ["123", "abc"])
def test_list_within_a_sentence_does_not_end_it(marks: str) -> None:
    one, two, three = marks
    listed = f"Chile made three demands: {one}. A new port; {two}. Free passage, {three}. Talks with Peru."
    assert [listed, "They left."] == split(f"{listed} They left.")
    assert ["They counted 12.", "Peru left."] == split("They counted 12. Peru left.")


def test_sentences_stay_within_their_offsets() -> None:
    text = "One. Two. Three."
    assert [(5, 9)] == list(sentences(text, 5, 9))


@given(st.text(alphabet="aB .!?…\"“”'()\n1–.", max_size=120))
def test_sentences_cover_everything_but_white_space_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(text[start:end].split()) for start, end in spans)


@given(st.text(alphabet="a ‘’'`“”\"–\t\u00a0") | st.text())
def test_view_keeps_the_length(text: str) -> None:
    assert len(text) == len(view(text))
    assert view(text) == view(view(text))


def test_view_straightens_marks_and_spaces() -> None:
    assert "\"a\" 'b' - c d" == view("“a” ‘b’ – c\u00a0d")
    assert " \"a\"  'b'" == view("‘‘a’’ ‘b’")


def test_fold_is_blind_to_marks_case_and_spaces() -> None:
    assert fold("“The  RISK\nof\u00a0war”") == fold('"the risk of war"')


def test_canonical_text_changes_nothing_else() -> None:
    assert "a\n b\r c\u00a0" == canonical("\ufeffa\r\n b\r c\u00a0")


def test_lines_end_at_the_line_ends_of_any_system() -> None:
    text = "one\rtwo\u2028three\ffour"
    assert ["one", "two", "three", "four"] == [text[start:end] for start, end in lines(text)]


def test_lines_are_trimmed_and_blank_ones_left_out() -> None:
    text = "  one \n\n \t\ntwo\u00a0\n"
    assert ["one", "two"] == [text[start:end] for start, end in lines(text)]


@pytest.mark.parametrize("text", ["." * 200_000, "a." * 100_000, '"' * 200_000, "U.S. " * 40_000, "x" * 400_000])
def test_sentences_take_linear_time(text: str) -> None:
    assert text.strip() and list(sentences(text))


@given(st.lists(st.text("abc. ", max_size=4), min_size=1), st.text("abc. ", max_size=30))
def test_alternatives_put_together_find_what_they_find_in_a_row(words: list[str], read: str) -> None:
    fragments = [re.escape(word) for word in words]
    assert re.findall("|".join(fragments), read) == re.findall(either(fragments), read)


@pytest.mark.parametrize("fragments", [["a?b", "ab", "a"], ["ab", "[Aa]c", "a"], ["ab+", "a", "abb"], ["x", "", "xy"]])
def test_alternatives_that_are_patterns_keep_their_order(fragments: list[str]) -> None:
    for read in ("b", "ab", "abb", "Ac", "ac", "xy"):
        assert re.findall("|".join(fragments), read) == re.findall(either(fragments), read)
