"""The page as text: passages, what is left out, and what it allows; what a reader does with it is in test_browser."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief.model import Briefing, Excerpt, Paragraph, SourceText
from brief.render import html
from brief.render.compose import compose
from brief.render.index import printable
from brief.render.look import read_look
from brief.render.outline import Mark
from brief.render.passages import Citations, Passage
from tests import hostile
from tests.sample import TEXTS, briefing

LOOK = read_look()


def _whole() -> Briefing:
    """The sample with its texts, a line a paragraph, and a line in each that nothing cites."""
    texts = []
    for id, text in TEXTS.items():
        longer = text + "Nobody cites this line.\nAdvertisement: boats for sale\n"
        starts = [0, *(found.end() for found in re.finditer("\n", longer))][:-1]
        ends = [found.start() for found in re.finditer("\n", longer)]
        kinds: list[Any] = ["body"] * (len(ends) - 1) + ["promotion"]
        lines = zip(starts, ends, kinds, strict=True)
        texts.append(SourceText(id, longer, tuple(Paragraph(*line, "test") for line in lines)))
    return replace(briefing(), texts=tuple(texts))


def _page(value: Briefing) -> str:
    return html.render(value, LOOK).decode()


def _passage(text: str, paragraphs: list[tuple[int, int]], *spans: tuple[int, int]) -> Passage:
    source = SourceText("S1", text, tuple(Paragraph(start, end, "body", "test") for start, end in paragraphs))
    citations = Citations(frozenset(), (source,))
    cites = tuple(Excerpt("S1", start, end, text[start:end]) for start, end in spans)
    citations.target(Mark("S1", "1", None, cites))
    return citations.passages()["S1"][0]


# --- passages ---------------------------------------------------------------------------------


def test_a_passage_is_the_paragraph_with_the_cited_words_told_apart() -> None:
    passage = _passage("Before.\nHe said no to all.\nAfter.", [(0, 7), (8, 26), (27, 33)], (16, 18))
    assert [[("He said ", False), ("no", True), (" to all.", False)]] == [
        [(piece.text, piece.cited) for piece in paragraph] for paragraph in passage.paragraphs
    ]
    assert "no" == passage.opening


def test_words_over_two_paragraphs_bring_both() -> None:
    passage = _passage("One two.\nThree four.", [(0, 8), (9, 20)], (4, 14))
    assert [["One ", "two."], ["Three", " four."]] == [
        [piece.text for piece in paragraph] for paragraph in passage.paragraphs
    ]


def test_pieces_of_one_quote_are_one_passage_with_its_paragraph_once() -> None:
    passage = _passage("“Yes,” he said, “and no.”", [(0, 25)], (1, 5), (17, 24))
    assert 1 == len(passage.paragraphs)
    assert ["Yes,", "and no."] == [piece.text for piece in passage.paragraphs[0] if piece.cited]
    assert "Yes, […] and no." == passage.opening


def test_a_paragraph_without_end_is_cut_around_the_cited_words() -> None:
    text = "word " * 1000 + "here it is" + " word" * 1000
    passage = _passage(text, [(0, len(text))], (5000, 5010))
    shown = "".join(piece.text for piece in passage.paragraphs[0])
    assert len(shown) < 1600
    assert shown.startswith(" […] word")
    assert "here it is" in shown


@given(st.data())
def test_whatever_is_cited_is_highlighted_word_for_word(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab .\n", min_size=1, max_size=60))
    breaks = [0, *sorted(data.draw(st.sets(st.integers(1, len(text)), max_size=5))), len(text)]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = _passage(text, list(pairwise(breaks)), (start, end))
    pieces = [piece for paragraph in passage.paragraphs for piece in paragraph]
    marked = printable(" ".join("".join(piece.text for piece in pieces if piece.cited).split()))
    assert marked.replace(" ", "") == "".join(text[start:end].split())


def test_a_source_whose_text_is_not_there_is_led_to_itself() -> None:
    citations = Citations(frozenset(("S1",)))
    assert "S1" == citations.target(Mark("S1", "1", None, (Excerpt("S1", 0, 1, "x"),))).href
    assert {} == citations.passages()


# --- the page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [_whole(), replace(_whole(), review=True), hostile.briefing()])
def test_every_link_within_the_page_has_its_one_target(value: Briefing) -> None:
    page = _page(value)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_only_what_is_cited_of_a_source_is_in_the_page() -> None:
    page = _page(_whole())
    assert "Nobody cites this line." not in page
    assert "boats for sale" not in page
    assert "“Half a gate" in page


def test_for_review_the_whole_of_each_source_is_in_the_page() -> None:
    page = _page(replace(_whole(), review=True))
    assert len(TEXTS) == page.count("Nobody cites this line.")
    assert '<p dir="auto" class="promotion">' in page


def test_without_review_the_page_holds_no_path_and_no_working_note() -> None:
    value = _whole()
    page = unescape(_page(value))
    paths = [source.path for source in value.sources] + [issue.message for issue in value.issues]
    assert [] == [words for words in paths if words in page]


def test_the_page_asks_for_no_other_file_and_runs_nothing_but_its_own_script() -> None:
    page = _page(_whole())
    assert not re.findall(r"""(?:src|url\()=?["']?(?!data:)[\w/]""", page)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0])
    assert 1 == len(digests)
    assert f"script-src 'sha256-{digests[0]}'" in policy
    assert "default-src 'none'" in policy


def test_paper_has_nothing_that_only_a_screen_needs() -> None:
    page = html.page(compose(_whole(), LOOK), LOOK)
    for words in ("<script", "<details", "<form", "<nav", "<mark>", "font-face", "Content-Security-Policy"):
        assert words not in page


def test_statements_that_paper_has_no_room_for_are_in_the_page_once() -> None:
    value = _whole()
    left = next(quote for quote in value.quotes if quote.id == "q-verrin-half")
    days = tuple(replace(day, events=(), statements=()) for day in value.days)
    page = _page(replace(value, days=days, demand_blocks=()))
    assert 1 == page.count(f'id="quote-{left.id}"')
    assert page.index('<section class="more">') < page.index(f'id="quote-{left.id}"')
    assert f'id="quote-{left.id}"' not in _page(replace(value, days=days, demand_blocks=(), review=True))


def test_a_word_of_the_running_lines_ends_no_style() -> None:
    value = replace(briefing(), title='"} </style><script>alert(1)</script>', marking="\\ ' ; }")
    page = _page(value)
    assert 2 == page.count("</style>")
    assert 1 == page.count("<script")
