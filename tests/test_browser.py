"""The page in a real Chromium: what a reader can do with it, with a mouse, a keyboard or neither script nor mouse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from msgspec.structs import replace

from brief.model import Briefing, Paragraph, SourceText
from brief.render import html
from brief.render.look import Look, looks_folder, read_look
from tests import hostile
from tests.chromium import Chromium, chromium
from tests.sample import TEXTS, briefing, with_words

pytestmark = pytest.mark.needs("chromium")

LOOK = read_look()
LOOKS = sorted(folder.name for folder in looks_folder().iterdir() if (folder / "look.toml").exists())
WIDE, NARROW = 1200, 390


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def _with_texts(value: Briefing) -> Briefing:
    """The briefing with the sample's texts, a paragraph a text."""
    texts = tuple(SourceText(id, text, (Paragraph(0, len(text), "body", "all"),)) for id, text in TEXTS.items())
    return replace(value, texts=texts)


def _shown(browser: Chromium, folder: Path, value: Briefing, width: int = WIDE, look: Look = LOOK) -> None:
    file = folder / "briefing.html"
    file.write_bytes(html.render(value, look))
    browser.size(width)
    browser.open(file)


@pytest.fixture
def page(browser: Chromium, folder: Path) -> Iterator[Chromium]:
    """The sample's page; whatever a test does on it, nothing is fetched and nothing is complained of."""
    _shown(browser, folder, _with_texts(briefing()))
    yield browser
    assert ([], []) == (browser.faults, browser.requests)


def _choose(page: Chromium, name: str, label: str) -> None:
    page.run(
        f"(([field, label]) => {{ const list = document.querySelector(`[name=${{field}}]`);"
        " list.value = [...list.options].find(one => one.text === label).value;"
        " list.dispatchEvent(new Event('change', {bubbles: true})) })"
        f"({json.dumps([name, label])})"
    )
    page.settle()


def _visible(page: Chromium, selector: str) -> list[str]:
    """The words of the elements that a reader sees."""
    words: list[str] = page.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].filter(e => e.checkVisibility())"
        ".map(e => e.textContent.replace(/\\s+/g, ' ').trim())"
    )
    return words


def _outcome(page: Chromium) -> str:
    told: str = page.run("document.querySelector('.filter output').value")
    return told


# --- from a claim to its passage --------------------------------------------------------------


def test_a_click_on_a_mark_opens_its_passage_with_the_words_highlighted(page: Chromium) -> None:
    assert [] == _visible(page, ".passage p")
    page.click(".in_brief li:nth-child(3) a.mark")
    assert ["“No date for a fourth round has been set,” Okoro-Lund said."] == _visible(page, ".passage mark")
    box = page.run("(r => [r.top, r.bottom])(document.querySelector('.passage :target mark').getBoundingClientRect())")
    assert 0 <= box[0] < box[1] <= 900


def test_a_passage_leads_back_to_each_mark_that_cites_it(page: Chromium) -> None:
    page.click(".in_brief li:nth-child(3) a.mark")
    page.click(".passage:has(:target) .back a")
    assert page.run("document.querySelector('.in_brief').contains(document.activeElement)")
    assert page.run("document.activeElement.matches('a.mark')")


def test_every_mark_of_cited_words_leads_to_a_passage_that_holds_them(page: Chromium) -> None:
    leads: list[list[str | None]] = page.run(
        "[...document.querySelectorAll('main > :not(.passages) a.mark')].map(mark => mark.getAttribute('href'))"
        ".map(to => [to, document.querySelector(`.passage [id='${to.slice(1)}'] mark`)?.textContent])"
    )
    assert len(leads) > 50
    # One source differs on a day in words that nobody noted: its mark leads to the source.
    assert ["#S4"] == [href for href, words in leads if not words]


def test_a_mark_is_followed_with_the_keyboard_alone(page: Chromium) -> None:
    page.run("document.querySelector('.in_brief a.mark').focus()")
    page.press("Enter")
    assert page.run("document.activeElement.matches('.passage[open] > summary')")
    page.press("Enter")
    assert not page.run("document.activeElement.parentElement.open")
    page.press("Enter")
    page.press("Tab")
    assert page.run("document.activeElement.matches('.passage .back a')")
    page.press("Enter")
    assert page.run("document.activeElement.matches('.in_brief a.mark')")


def test_the_same_mark_clicked_again_opens_its_passage_again(page: Chromium) -> None:
    page.click(".in_brief a.mark")
    page.run("document.querySelectorAll('details').forEach(one => one.open = false)")
    page.click(".in_brief a.mark")
    assert 1 == len(_visible(page, ".passage mark"))


# --- filters ----------------------------------------------------------------------------------


def test_a_party_leaves_what_it_said_or_asked_and_what_was_asked_of_it(page: Chromium) -> None:
    _choose(page, "party", "Orlin Basin Commission")
    assert ["Orlin Basin Commission, Miravel", "Taluria–Karsovia talks, Sarn"] == _visible(page, "h3")
    assert 1 == len(_visible(page, "blockquote"))
    assert [] == _visible(page, "section tr")
    assert [] == _visible(page, ".in_brief, .figure, .sources li")


def test_a_speaker_leaves_only_what_that_speaker_said(page: Chromium) -> None:
    _choose(page, "speaker", "Anna Verrin")
    assert 2 == len(_visible(page, "blockquote"))
    assert ["Wednesday 9 March 2033", "Thursday 10 March 2033"] == _visible(page, ".days h2")
    assert [] == [words for words in _visible(page, ".days li") if "Verrin" not in words]


def test_a_search_finds_words_in_any_order_case_and_accent(page: Chromium) -> None:
    page.run("document.querySelector('[name=words]').focus()")
    page.type("ZORIĆ DAM")
    assert "1 of" not in _outcome(page)
    page.run("document.querySelector('[name=words]').select()")
    page.type("gates TWO may")
    found = _visible(page, "blockquote")
    assert 1 == len(found)
    assert "Two gates in May" in found[0]


def test_filters_narrow_each_other_and_nothing_left_is_said(page: Chromium) -> None:
    _choose(page, "speaker", "Tomas Brandl")
    page.run("document.querySelector('[name=words]').focus()")
    page.type("no such words")
    assert "Nothing matches" == _outcome(page)
    assert [] == _visible(page, "main > section:not(.passages)")


def test_clearing_the_filters_shows_everything_again(page: Chromium) -> None:
    everything = _visible(page, "main *")
    _choose(page, "party", "Taluria")
    assert len(_visible(page, "main *")) < len(everything)
    page.run("document.querySelector('[name=party]').focus()")
    page.press("Tab", 3)
    page.press("Enter")
    assert everything == _visible(page, "main *")
    assert "" == _outcome(page)


def test_enter_in_the_search_leaves_the_page_where_it_is(page: Chromium) -> None:
    address = page.run("location.href")
    page.run("document.querySelector('[name=words]').focus()")
    page.type("dam")
    page.press("Enter")
    assert address == page.run("location.href")
    assert _outcome(page)


def test_a_link_to_what_a_filter_hides_clears_the_filter(page: Chromium) -> None:
    _choose(page, "speaker", "Anna Verrin")
    page.click(".days blockquote:not([hidden]) a.mark")
    page.click("details.source[open] > .back a")
    assert page.run("document.querySelector('.sources li:target').checkVisibility()")
    assert "" == _outcome(page)


def test_without_scripts_all_is_shown_and_marks_still_open_their_passages(browser: Chromium, folder: Path) -> None:
    _shown(browser, folder, _with_texts(briefing()))
    browser.open(folder / "briefing.html", scripts=False)
    assert [] == _visible(browser, "form.filter")
    assert len(_visible(browser, "blockquote")) == 6
    browser.click(".in_brief li:nth-child(3) a.mark")
    assert 1 == len(_visible(browser, ".passage mark"))


# --- shape ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_violation(browser: Chromium, folder: Path, look: str, width: int) -> None:
    _shown(browser, folder, replace(_with_texts(briefing()), review=width == WIDE), width, read_look(look))
    package = find_spec("axe_core_python")
    assert package is not None
    assert package.origin is not None
    browser.run((Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8"))
    assert [] == _violations(browser)
    browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert [] == _violations(browser)
    if width == WIDE:
        _choose(browser, "party", "Taluria")
        assert [] == _violations(browser)


def _violations(browser: Chromium) -> list[Any]:
    found: list[Any] = browser.run(
        "axe.run().then(told => told.violations.map(one => [one.id, one.nodes.map(node => node.html).slice(0, 3)]))"
    )
    return found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [320, NARROW, 700, WIDE])
def test_nothing_is_wider_than_the_window(browser: Chromium, folder: Path, look: str, width: int) -> None:
    for value in (_with_texts(briefing()), hostile.briefing(), with_words("W" * 300)):
        _shown(browser, folder, value, width, read_look(look))
        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert width == browser.run("document.documentElement.scrollWidth")


def test_the_look_s_fonts_are_on_the_page(page: Chromium) -> None:
    assert page.run("document.fonts.ready.then(() => [...document.fonts].every(face => face.status === 'loaded'))")


def test_the_browser_prints_the_briefing_without_what_only_a_screen_needs(page: Chromium) -> None:
    pages = pypdfium2.PdfDocument(page.printed())
    words = [" ".join(one.get_textpage().get_text_bounded().split()) for one in pages]
    assert (595, 842) == tuple(map(round, pages[0].get_size()))
    for number, text in enumerate(words, start=1):
        assert f"Page {number} of {len(words)}" in text
        assert "As of 11 March 2033 · edition 1" in text
        assert "OFFICIAL – SAMPLE (FICTIONAL)" in text
    told = " ".join(words)
    assert "“Half a gate is half a promise”" in told
    assert "Passages cited" not in told
    assert "Search" not in told


def test_a_page_printed_while_filtered_says_so(page: Chromium) -> None:
    _choose(page, "speaker", "Anna Verrin")
    told = pypdfium2.PdfDocument(page.printed())[0].get_textpage().get_text_bounded()
    assert re.search(r"\d+ of \d+ entries", told)


# --- hostile text -----------------------------------------------------------------------------


def test_hostile_sources_run_nothing_and_fetch_nothing(browser: Chromium, folder: Path) -> None:
    for review in (False, True):
        _shown(browser, folder, replace(hostile.briefing(), review=review))
        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)")
        browser.run("document.querySelector('[name=words]').focus()")
        browser.type("<script> \\ \" ' {{")
        assert ([], []) == (browser.faults, browser.requests)
        assert 1 == browser.run("document.scripts.length")
        assert [] == browser.run(
            "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on')"
            " || /^(javascript|data|file):/i.test(a.value.trim()))).map(e => e.outerHTML)"
        )


@pytest.mark.parametrize("words", hostile.WORDS, ids=range(len(hostile.WORDS)))
def test_hostile_words_in_every_place_leave_the_page_whole(browser: Chromium, folder: Path, words: str) -> None:
    _shown(browser, folder, with_words(words))
    assert ([], []) == (browser.faults, browser.requests)
    assert 11 == browser.run("document.querySelectorAll('main > section').length")
    assert 1 == browser.run("document.scripts.length")
    links = browser.run("[...document.links].map(a => a.getAttribute('href'))")
    assert [] == [link for link in links if not link.startswith(("#", "http://", "https://"))]
