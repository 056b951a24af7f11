"""The Markdown reads as the outline does, whatever characters a source holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from brief.render import render
from brief.render.index import printable
from brief.render.look import read_look
from brief.render.md import markdown
from brief.render.outline import Mark, Outline, Para, Section, Text
from tests import hostile, sample

HOSTILE = [
    *hostile.WORDS,
    "*bold* _it_ **x** `code` ~~gone~~",
    "[link](javascript:alert(1)) ![img](x) [ref]: http://x <b>raw</b>",
    "# no heading",
    "1. no list",
    "- no list",
    "> no quote",
    "| no | table |",
    "&lt; &amp; R&D \\ \\*",
    "--- === +++",
    "{{ jinja }} {% x %} ]]> <!-- -->",
    "word" * 80,
    "tabs\tand\n\nblank\r\nlines",
]


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def words_of(markdown: str) -> str:
    """The text that a reader sees, markup gone."""
    inline = [token for token in parsed(markdown) if token.type == "inline"]
    texts = ["".join(child.content or " " for child in token.children or ()) for token in inline]
    return "\n".join(texts)


def test_golden(golden: object) -> None:
    golden("sample.md", render("md", sample.briefing(), read_look()).decode())  # type: ignore[operator]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_text(words: str) -> None:
    text = render("md", sample.with_words(words), read_look()).decode()
    assert printable(words) in words_of(text)
    kinds = {token.type for token in parsed(text)} | {
        child.type for token in parsed(text) for child in token.children or ()
    }
    assert set() == kinds & {"html_block", "html_inline", "image", "code_inline", "code_block", "fence", "s_open"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_no_structure(words: str) -> None:
    def shape(text: str) -> list[str]:
        return [token.type for token in parsed(text)]

    calm = render("md", sample.with_words("calm"), read_look()).decode()
    assert shape(calm) == shape(render("md", sample.with_words(words), read_look()).decode())


LETTERS = st.text(st.sampled_from("*_`[]<>&#!|~\\()+-=.:;1aé \u00a0\"'"), min_size=1, max_size=40)


@given(LETTERS.map(printable).filter(bool), st.booleans())
def test_any_words_come_back_as_they_were(words: str, within: bool) -> None:
    """Law: what a reader sees is what the source wrote, at the start of a line and within one."""
    runs = (Text("so: "), Text(words, "verbatim")) if within else (Text(words, "verbatim"),)
    outline = Outline("t", "", None, "en", (), (), (Section("days", "Here", (Para(runs),)),), "end", None, None)
    lines = words_of(markdown(outline)).split("\n")
    assert ("so: " if within else "") + words == lines[lines.index("Here") + 1]


def test_a_javascript_address_is_no_link() -> None:
    text = render("md", sample.with_words("javascript:alert(1)"), read_look()).decode()
    links = [child for token in parsed(text) for child in token.children or () if child.type == "link_open"]
    assert [] == links


def test_a_web_address_is_a_link() -> None:
    text = render("md", sample.briefing(), read_look()).decode()
    links = [
        child.attrs["href"] for token in parsed(text) for child in token.children or () if child.type == "link_open"
    ]
    assert "https://example.org/halden/talks-open" == links[0]


def test_labels_stay_bold_beside_spaces_and_punctuation() -> None:
    text = render("md", sample.briefing(), read_look()).decode()
    assert "**" not in words_of(text)
    assert " *" not in words_of(text)


def test_the_timeline_is_a_table() -> None:
    text = render("md", sample.briefing(), read_look()).decode()
    assert "| **14–20 Mar** | ○ Written reply to Taluria |  |" in text
    assert "<svg" not in text


def test_no_path_and_no_working_note_is_in_it() -> None:
    text = render("md", sample.briefing(), read_look()).decode()
    assert "sources/" not in text
    assert "brief correct" not in text


def test_no_html_and_no_trailing_space() -> None:
    lines = render("md", sample.briefing(), read_look()).decode().split("\n")
    assert [] == [line for line in lines if line != line.rstrip(" ")]


def test_marks_side_by_side_are_no_link() -> None:
    two = (
        Text("so"),
        Text("\u00a0"),
        Mark("S4", "4"),
        Mark("S5", "5"),
        Text("; "),
        Mark("S1", "1", "Bell"),
        Mark("S2", "2"),
    )
    text = markdown(Outline("t", "", None, "en", (), (), (Section("days", "Here", (Para(two),)),), "end", None, None))
    assert "so [4, 5]; [1, Bell] [2]" in text


def test_hostile_sources_make_headings_tables_and_text_only() -> None:
    text = render("md", hostile.briefing(), read_look()).decode()
    tokens = [token for top in parsed(text) for token in (top, *(top.children or ()))]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    known = {"heading", "paragraph", "inline", "text", "strong", "em", "link", "hr", "softbreak", "blockquote"}
    known |= {"bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "text_special"}
    assert kinds <= known
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert "49" not in text.replace("{{ 7 \\* 7 }}", "")
