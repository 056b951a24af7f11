"""Texts printed in widths and faces that nobody chose: the paragraphs read back are those that were printed."""

from __future__ import annotations

import pytest

from tests.printed import HELD, WRITTEN, Setting, grid, letters, measured, read_back, score, text_of

ADDRESS = "https://www.harbour-gazette.example/world/2031/06/14/talks-on-cod-and-herring-stall-again?page=2&part=all"
LONG = "The envoys of both sides met in the customs house and went home without a word to those who waited outside."


@pytest.mark.parametrize("held", [False, True])
def test_ends_of_paragraphs_are_found_whatever_the_width_and_the_face(held: bool) -> None:
    found = measured(grid(held, every=23))["all"]
    assert found.precision >= 0.985
    assert found.recall >= 0.97


@pytest.mark.parametrize("name", [*WRITTEN, *HELD])
def test_indented_and_justified_print_tells_each_paragraph(name: str) -> None:
    text = text_of(name)
    for width in (80, 120):
        told = score(text, read_back(text, Setting(width, apart="indent", justified=True)))
        assert (told.there, told.there) == (told.right, told.found)


@pytest.mark.parametrize("width", range(60, 180, 9))
def test_address_is_whole_wherever_lines_end(width: int) -> None:
    back = read_back(f"{LONG}\n\nRead more: {ADDRESS}\nSourced From: {ADDRESS}\n\n{LONG}\n", Setting(width, "sans"))
    assert 2 == back.count(ADDRESS)
    assert f"Read more: {ADDRESS}\nSourced From: {ADDRESS}\n" in back


def test_address_that_ends_with_its_line_takes_no_word_of_the_next() -> None:
    for width in range(60, 180, 9):
        back = read_back(f"{LONG}\n{ADDRESS}\nThird page of three\n{LONG}\n", Setting(width, apart="none"))
        assert ADDRESS + "Third" not in back


@pytest.mark.parametrize("width", range(62, 150, 11))
def test_hyphen_of_the_writer_stands_without_a_space_wherever_lines_end(width: int) -> None:
    said = "A face-saving, industry-targeted, full-fledged and long-awaited offer of cease-fire came from a go-between."
    assert said in read_back(f"{said} {LONG}\n\n{LONG}\n", Setting(width, "broad"))


@pytest.mark.parametrize("width", range(62, 150, 11))
def test_words_that_a_printer_breaks_are_whole(width: int) -> None:
    text = "\n\n".join(
        [LONG, "Nobody waited outside the customs house. The envoys went home without those who met."] * 3
    )
    assert text == read_back(text, Setting(width, justified=True, hyphens=True)).strip()


def test_line_with_room_for_the_first_word_but_not_for_what_is_bound_to_it_goes_on() -> None:
    bound = LONG.replace("both sides met in the", "both\u00a0sides\u00a0met\u00a0in\u00a0the")
    for width in range(62, 150, 11):
        assert f"{LONG}\n\n{LONG}\n\n{LONG}\n" == read_back(f"{LONG}\n\n{bound}\n\n{LONG}", Setting(width, "sans"))


def test_nothing_is_lost_in_print() -> None:
    for name in HELD:
        assert letters(text_of(name)) == letters(read_back(text_of(name), Setting(109, "slanted", apart="none")))
