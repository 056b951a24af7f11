"""Printed lines into paragraphs: what is joined, and what near it is not."""

from __future__ import annotations

from msgspec.structs import replace

from brief.sources.pdf.heads import without_running_heads
from brief.sources.pdf.lines import Line
from brief.sources.pdf.paragraphs import flowed


def page(*lines: str, size: float = 10.0, gaps: dict[int, float] | None = None) -> tuple[Line, ...]:
    """Lines of letters five points wide, twelve apart; a hyphen at the end breaks a word; `gaps`: room above a line."""
    base, made = 800.0, []
    for at, text in enumerate(lines):
        base -= 12 + (gaps or {}).get(at, 0)
        bare = text.removesuffix("-")
        word = 5.0 * len(bare.split()[0])
        made.append(Line(bare, 50, 50 + 5.0 * len(text), base, size, word, word, broken=bare != text))
    return tuple(made)


def test_wrapped_lines_are_one_paragraph() -> None:
    assert "The envoys of both sides met in Halden on Monday.\n" == flowed(
        [page("The envoys of both sides", "met in Halden on Monday.")]
    )


def test_line_with_room_for_more_ends_a_paragraph() -> None:
    lines = page("They met in Halden.", "The talks, the third round since May, went on.")
    assert "They met in Halden.\nThe talks, the third round since May, went on.\n" == flowed([lines])


def test_room_between_lines_parts_paragraphs() -> None:
    lines = page("The envoys of both sides met here.", "No accord came of their long talk.", gaps={1: 8})
    more = page("And so the third round was at an end, as", "those before it had been.")
    assert "here.\n\nNo accord" in flowed([lines, more])


def test_other_size_parts_paragraphs() -> None:
    heading, text = page("Talks in Halden end with no", size=16), page("accord of any kind, an aide said.")
    assert "Talks in Halden end with no\n\naccord of any kind, an aide said.\n" == flowed([(*heading, *text)])


def test_sentence_goes_on_over_the_page() -> None:
    assert "they left in" in flowed([page("It ended, and they left"), page("in haste.")])
    assert "They left.\n\n“No accord" in flowed([page("They left."), page("“No accord,” he said.")])


def test_hyphen_of_the_writer_stays_and_that_of_the_printer_goes() -> None:
    assert "de-escalation" in flowed([page("They spoke of de-", "escalation at the lake.")])
    printed = page("The negotiations of the nego-", "tiations team went on; a declara-", "tion did too.")
    assert "negotiations team" in flowed([page("The negotiations of the nego-", "tiations team went on.")])
    assert "a declaration did too" in flowed([printed])


def test_what_repeats_on_pages_is_set_aside_and_what_stands_once_is_not() -> None:
    pages = [
        page(f"The Delta Post {number}", "A line of the text", f"line {word}", "its end", "and more")
        for number, word in enumerate("abcd")
    ]
    kept, heads = without_running_heads(pages)
    assert all("Delta" not in line.text for lines in kept for line in lines)
    assert all(any(line.text.startswith("line ") for line in lines) for lines in kept)
    assert "The Delta Post 0" in heads
    assert () == without_running_heads(pages[:1])[1]


def test_times_at_the_foot_of_pages_are_text_and_numbers_of_pages_are_none() -> None:
    pages = [
        page("A line of the text", f"line {word}", "its end", time, f"Page {number}")
        for number, (word, time) in enumerate(zip("abc", ("13:10", "15:20", "17:05"), strict=True), 1)
    ]
    kept, heads = without_running_heads(pages)
    assert ["13:10", "15:20", "17:05"] == [line.text for page in kept for line in page if ":" in line.text]
    assert {"Page 1", "Page 2", "Page 3"} <= set(heads)


def test_what_repeats_at_another_height_is_text() -> None:
    pages = [page("Yes.", f"line {word}", "of", f"all {word}", gaps={0: 50 * at}) for at, word in enumerate("abc")]
    kept, heads = without_running_heads(pages)
    assert () == heads
    assert 3 == sum(line.text == "Yes." for page in kept for line in page)


_SET = (  # the fourth line is full and ends a sentence: by its words it may end a paragraph or not
    "The envoys of both sides met in Halden",
    "on Monday, as their aides had promised",
    "them in the spring.",
    "Nobody in the old town saw them leave.",
    "Rain fell over the lake and the harbour",
    "while boats came home one after another",
    "with little in their nets.",
    "Prices at the market rose by a fifth on",
    "the day after, and none could say why",
    "that was.",
)
_WRAPPED = {0, 1, 4, 5, 7, 8}


def test_space_that_a_program_leaves_where_it_wraps_tells_a_full_line_that_ends() -> None:
    lines = tuple(replace(line, right=line.right - 5) for line in page(*_SET))
    for ends in (True, False):
        wrapped = _WRAPPED if ends else {*_WRAPPED, 3}
        told = flowed([[replace(line, spaced=at in wrapped) for at, line in enumerate(lines)]])
        assert ends == ("leave.\nRain" in told)


def test_piece_of_marked_content_tells_a_full_line_that_ends() -> None:
    for ends in (True, False):
        numbers, found = 0, []
        for at, line in enumerate(page(*_SET)):
            found.append(replace(line, marked=(numbers, numbers)))
            numbers += at not in (_WRAPPED if ends else {*_WRAPPED, 3})
        assert ends == ("leave.\nRain" in flowed([found]))


def test_address_goes_on_before_a_mark_of_addresses_too() -> None:
    lines = page(
        "The envoys met and went home by the lake", "https://gauges.example/readings/daily/2029", "?of=all&as=b"
    )
    assert "https://gauges.example/readings/daily/2029?of=all&as=b" in flowed([lines])
