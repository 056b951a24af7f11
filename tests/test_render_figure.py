"""The timeline at a glance: what is drawn, that nothing collides, and that it is the same every time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.model import GlanceDay, GlanceEntry
from brief.render import fonts
from brief.render.figure import draw
from brief.render.look import read_look
from tests.sample import GLANCE

LOOK = read_look()
_SVG = "{http://www.w3.org/2000/svg}"
_SIZE = 8.0
_MONDAY = date(2022, 1, 10)


@dataclass(frozen=True)
class Box:
    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def _parts(svg: str) -> list[tuple[ElementTree.Element, float]]:
    """Each element with how far its band lies below the top."""
    found = []
    for band in ElementTree.fromstring(svg).iter(f"{_SVG}g"):
        shift = re.fullmatch(r"translate\(0 ([\d.]+)\)", band.get("transform", ""))
        if shift:
            found += [(element, float(shift.group(1))) for element in band]
    return found


def _boxes(svg: str) -> list[Box]:
    """The words drawn, each with the room its letters take."""
    folder = LOOK.file("fonts")
    boxes = []
    for element, shift in _parts(svg):
        if element.tag == f"{_SVG}text":
            face = fonts.face(folder, "Source Sans 3", int(element.get("font-weight", "400")))
            left, base = float(element.get("x", "")), float(element.get("y", "")) + shift
            words = element.text or ""
            boxes.append(Box(words, left, base - 6, left + face.width(words, _SIZE), base + 2))
    return boxes


def _strokes(svg: str) -> list[Box]:
    strokes = []
    for element, shift in _parts(svg):
        if element.tag == f"{_SVG}line":
            x1, y1, x2, y2 = (float(element.get(key, "")) for key in ("x1", "y1", "x2", "y2"))
            half = float(element.get("stroke-width", "")) / 2
            ends = (min(x1, x2) - half, min(y1, y2) + shift - half, max(x1, x2) + half, max(y1, y2) + shift + half)
            strokes.append(Box("", *ends))
    return strokes


def _shapes(svg: str) -> list[Box]:
    shapes = []
    for element, shift in _parts(svg):
        if element.tag == f"{_SVG}circle":
            x, y, r = (float(element.get(key, "")) for key in ("cx", "cy", "r"))
            shapes.append(Box("", x - r, y + shift - r, x + r, y + shift + r))
        if element.tag == f"{_SVG}rect":
            x, y, width, height = (float(element.get(key, "")) for key in ("x", "y", "width", "height"))
            shapes.append(Box("", x, y + shift, x + width, y + shift + height))
    return shapes


def _day(offset: int, *entries: GlanceEntry, speakers: tuple[tuple[str, ...], ...] = ()) -> GlanceDay:
    return GlanceDay(_MONDAY + timedelta(offset), _MONDAY + timedelta(offset), entries, speakers)


def _held(title: str, place: str | None = None) -> GlanceEntry:
    return GlanceEntry(title, place, False, title)


_words = st.text(alphabet="abcdefgh ABC–,Яλ", min_size=1, max_size=40) | st.sampled_from(
    ["NATO–Russia Council", "W" * 300, "UN Security Council emergency session on the situation", "M M M M M M M M M"]
)
_entries = st.builds(GlanceEntry, _words, st.none() | _words, st.booleans(), st.just("e"))
_names = st.lists(st.lists(_words, min_size=1, max_size=4).map(tuple), max_size=3).map(tuple)
_days = st.builds(
    lambda first, more, entries, names: GlanceDay(
        _MONDAY + timedelta(first), _MONDAY + timedelta(first + more), entries, names
    ),
    st.integers(0, 400),
    st.sampled_from([0, 0, 0, 6, 40]),
    st.lists(_entries, max_size=3).map(tuple),
    _names,
)
_glances = st.lists(_days, min_size=1, max_size=60).map(tuple)


@settings(max_examples=40)
@given(_glances)
def test_nothing_drawn_meets_a_word(glance: tuple[GlanceDay, ...]) -> None:
    drawing = draw(glance, LOOK)
    boxes = _boxes(drawing.svg)
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert not [
        (box, drawn) for box in boxes for drawn in _strokes(drawing.svg) + _shapes(drawing.svg) if box.meets(drawn)
    ]


@settings(max_examples=40)
@given(_glances)
def test_all_that_is_drawn_lies_within_the_drawing(glance: tuple[GlanceDay, ...]) -> None:
    drawing = draw(glance, LOOK)
    for box in _boxes(drawing.svg) + _shapes(drawing.svg):
        assert box.left >= 0
        assert box.top >= -0.01
        assert box.right <= drawing.width
        assert box.bottom <= drawing.height + 0.01


@settings(max_examples=10)
@given(_glances, st.randoms())
def test_the_order_of_the_days_given_changes_nothing_where_days_differ(glance: tuple[GlanceDay, ...], random) -> None:
    distinct = tuple({(day.first, day.last): day for day in glance}.values())
    shuffled = list(distinct)
    random.shuffle(shuffled)
    assert draw(distinct, LOOK) == draw(tuple(shuffled), LOOK)


def test_a_day_is_named_once_with_all_its_entries_above_and_who_spoke_below() -> None:
    glance = (_day(0, _held("Talks", "Geneva"), _held("Sanctions bill"), speakers=(("Sherman",), ("Grushko",))),)
    boxes = {box.words: box for box in _boxes(draw(glance, LOOK).svg)}
    assert ["Talks, Geneva", "Sanctions bill", "Mon 10 Jan", "Sherman", "Grushko"] == sorted(
        boxes, key=lambda words: boxes[words].top
    )


def test_what_is_planned_is_hollow_dashed_and_says_so() -> None:
    planned = draw((_day(7, GlanceEntry("Written answer", None, True, "e")),), LOOK)
    held = draw((_day(0, _held("Written answer")),), LOOK)
    assert "stroke-dasharray" in planned.svg
    assert "stroke-dasharray" not in held.svg
    fills = lambda drawing: {e.get("fill") for e, _ in _parts(drawing.svg) if e.tag == f"{_SVG}circle"}  # noqa: E731
    assert fills(planned) == {"#ffffff"}
    assert "#ffffff" not in fills(held)
    assert "Written answer (planned)" in [box.words for box in _boxes(planned.svg)]
    assert LOOK.label("pages.figure_key_planned") in planned.caption[0].text
    assert LOOK.label("pages.figure_key_planned") not in held.caption[0].text


def test_a_day_on_which_something_was_held_and_something_planned_is_drawn_as_held() -> None:
    drawing = draw((_day(0, _held("Talks"), GlanceEntry("Reply", None, True, "e")),), LOOK)
    assert "stroke-dasharray" not in drawing.svg


def test_a_week_is_a_bar_and_a_day_a_dot() -> None:
    week = GlanceDay(_MONDAY, _MONDAY + timedelta(6), (_held("Reply"),), ())
    assert "<rect" in draw((week,), LOOK).svg
    assert "<rect" not in draw((_day(0, _held("Reply")),), LOOK).svg


def test_days_left_out_between_two_columns_are_ticks_and_many_are_a_break() -> None:
    lines = lambda *offsets: len(_strokes(draw(tuple(_day(o, _held("A")) for o in offsets), LOOK).svg))  # noqa: E731
    assert 3 == lines(0, 1)  # an axis and two poles
    assert 4 == lines(0, 2)
    assert 6 == lines(0, 4)
    assert 5 == lines(0, 300)  # the two strokes of a break


def test_more_days_than_fit_are_drawn_by_week_and_all_are_told_in_words() -> None:
    glance = tuple(_day(2 * n, _held(f"Event {n}")) for n in range(60))
    drawing = draw(glance, LOOK)
    words = [box.words for box in _boxes(drawing.svg)]
    assert "10–16 Jan" in words
    assert "Mon\u00a010\u00a0Jan: Event" in words
    assert all(f"Event {n}" in drawing.alt for n in range(60))
    assert drawing.height < 400


def test_many_years_of_days_are_still_three_bands() -> None:
    drawing = draw(tuple(_day(400 * n, _held(f"Event {n}")) for n in range(60)), LOOK)
    assert drawing.svg.count("<path") == 1
    assert drawing.svg.count("translate(") == 3


def test_what_has_no_room_is_counted() -> None:
    crowded = (_day(0, *(_held(f"Event number {n}") for n in range(30))),)
    words = [box.words for box in _boxes(draw(crowded, LOOK).svg)]
    shown = sum(word.startswith("Event number") for word in words)
    assert f"+ {30 - shown} more" in words


def test_days_in_two_years_say_the_year() -> None:
    drawing = draw((_day(0, _held("A")), _day(400, _held("B"))), LOOK)
    words = [box.words for box in _boxes(drawing.svg)]
    assert "Mon 10 Jan 2022" in words
    assert "Tue 14 Feb 2023" in words


def test_a_source_s_markup_is_text_and_what_directs_display_is_gone() -> None:
    hostile = "<script>x</script> ]]> &amp; {{ 7*7 }} \u202etxt\x07"
    drawing = draw((_day(0, _held(hostile), speakers=((hostile,),)),), LOOK)
    words = " ".join(box.words for box in _boxes(drawing.svg))
    assert "<script>x</script>" in words
    assert "{{ 7*7 }}" in words
    assert "\u202e" not in drawing.svg + drawing.alt
    assert "\x07" not in drawing.svg + drawing.alt


def test_letters_that_no_font_has_become_a_box() -> None:
    assert "Talks in □" in [box.words for box in _boxes(draw((_day(0, _held("Talks in 日内瓦")),), LOOK).svg)]


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    drawing = draw((), LOOK)
    assert not _boxes(drawing.svg)
    assert drawing.alt == ""


def test_the_sample_is_told_day_by_day_in_words() -> None:
    alt = draw(GLANCE, LOOK).alt
    assert "Thu 10 Mar: Taluria–Karsovia talks, Sarn; Dam law, Karsovian parliament; Brandl–Verrin call." in alt
    assert "Spoke: Зорић, Verrin." in alt
    assert "14–20 Mar: Written reply to Taluria (planned)." in alt


# --- lines, marks and colours -------------------------------------------------------------------


def _leaders(svg: str) -> list[Box]:
    """The lines that lead from the axis to words: upright, and longer than a tick."""
    return [line for line in _strokes(svg) if line.right - line.left < 2 and line.bottom - line.top > 6]


@settings(max_examples=40)
@given(_glances)
def test_no_leader_meets_another_or_the_mark_of_another_day(glance: tuple[GlanceDay, ...]) -> None:
    svg = draw(glance, LOOK).svg
    leaders, marks = _leaders(svg), _shapes(svg)
    crossing = [
        (one, two) for one, two in combinations(leaders, 2) if one.meets(two) and abs(one.left - two.left) > 0.1
    ]
    # A mark sits on the leader of its own day, a bullet to the right of it.
    crossing += [(line, mark) for line in leaders for mark in marks if line.meets(mark) and not _own(mark, line)]
    assert [] == crossing


def _own(mark: Box, leader: Box) -> bool:
    middle = (leader.left + leader.right) / 2
    dot = abs((mark.left + mark.right) / 2 - middle) < 0.1
    return dot or abs(mark.left + 2 - middle) < 0.1  # a bar begins two points before its day


@settings(max_examples=40)
@given(_glances)
def test_marks_never_meet_each_other(glance: tuple[GlanceDay, ...]) -> None:
    marks = _shapes(draw(glance, LOOK).svg)
    assert [] == [pair for pair in combinations(marks, 2) if pair[0].meets(pair[1])]


def _light(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(colour: str) -> float:
    """The contrast of a colour with white paper."""
    return 1.05 / (_light(colour) + 0.05)


@pytest.mark.parametrize("name", ["default", "summary"])
def test_words_and_marks_are_dark_enough_for_a_black_and_white_printer(name: str) -> None:
    glance = (_day(0, _held("A"), GlanceEntry("B", None, True, "b"), speakers=(("C",),)), _day(3, _held("D")))
    root = ElementTree.fromstring(draw(glance, read_look(name)).svg)
    words = {element.get("fill", "") for element in root.iter(f"{_SVG}text")}
    marks = {element.get(key, "") for element in root.iter(f"{_SVG}circle") for key in ("fill", "stroke")}
    assert words
    assert all(_contrast(colour) >= 4.5 for colour in words)
    assert all(_contrast(colour) >= 3 for colour in marks - {"", "#ffffff"})


def test_without_colours_planned_and_held_still_differ() -> None:
    held, planned = (
        re.sub("#[0-9a-f]{6}", lambda found: "white" if found.group() == "#ffffff" else "grey", draw((day,), LOOK).svg)
        for day in (_day(0, _held("Talks")), _day(0, GlanceEntry("Talks", None, True, "e")))
    )
    assert "stroke-dasharray" in planned
    assert "stroke-dasharray" not in held
    assert 'fill="white"' in planned
    assert 'fill="white"' not in held
    assert "(planned)" in planned


@settings(max_examples=30)
@given(_glances)
def test_every_day_is_drawn_and_every_entry_is_drawn_or_counted(glance: tuple[GlanceDay, ...]) -> None:
    drawing = draw(glance, LOOK)
    words = " ".join(box.words for box in _boxes(drawing.svg))
    entries = sum(len(day.entries) for day in glance)
    more = sum(int(found) for found in re.findall(r"\+ (\d+) more", words))
    bullets = len([shape for shape in _shapes(drawing.svg) if shape.right - shape.left < 3.6])
    assert entries <= bullets + more
