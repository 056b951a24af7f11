"""One content, six faces: PDF, DOCX, HTML and Markdown hold the same in the same order, the mail its part of it.

Each document is read back by a program of its own kind, as the row of words by which `tests.made` marks every
text of a briefing. The outline is the measure, and the briefing that of the outline.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Iterator
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jsonschema
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec import Struct
from msgspec.structs import replace

from brief import config, pipeline
from brief.model import Briefing
from brief.render import render
from brief.render.compose import compose
from brief.render.look import Look, read_look
from brief.render.outline import Drawing, Link, Mark, Outline, Ref, Text
from tests import hostile, sample
from tests.made import WORD, briefings

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "brief" / "schema.json").read_text(encoding="utf-8"))
LOOKS = {name: read_look(name) for name in ("default", "summary")}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUICK = settings(max_examples=15, suppress_health_check=list(HealthCheck))
# A PDF takes a second, and so do the fonts of a page: few are made.
SLOW = settings(QUICK, max_examples=3)
LOOK = st.sampled_from(list(LOOKS.values()))


@cache
def seeds() -> Briefing:
    return pipeline.briefing([ROOT / "seeds"], config.load(ROOT)[0], ROOT)


# --- reading documents back ---------------------------------------------------------------------


def of_markdown(content: bytes) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    inline = [token for token in tokens if token.type == "inline"]
    return "\n".join("".join(child.content or " " for child in token.children or ()) for token in inline)


class _Page(HTMLParser):
    """The words of a page's head and sections; pictures, passages, filters and scripts are left out."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("header", "section", "svg", "details", "template", "script", "nav"):
            known = dict(attrs).get("class") in LOOKS["default"].sections
            self._inside.append(tag if tag != "section" or known else "other")
        self.words.append("" if tag in ("a", "b", "em", "span", "mark") else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("header", "section", "svg", "details", "template", "script", "nav"):
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and set(self._inside) <= {"header", "section"}:
            self.words.append(data)


def of_html(content: bytes) -> str:
    return "".join(_Page(content).words)


def of_word(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    paragraphs = ("".join(text.text or "" for text in each.iter(f"{_W}t")) for each in body.iter(f"{_W}p"))
    return "\n".join(paragraphs)


def of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


READERS = {"md": of_markdown, "html": of_html, "docx": of_word, "pdf": of_pdf}


def of_mail(content: bytes) -> dict[str, str]:
    message = email.message_from_bytes(content, policy=default)
    parts = {kind: message.get_body((kind,)) for kind in ("plain", "html")}
    return {kind: str(part.get_content()) for kind, part in parts.items() if part is not None}


def words(text: str) -> list[str]:
    """The words by which texts are marked, in order; those of the running heads, which pages repeat, are left out."""
    return [word for word in WORD.findall(text) if not word.startswith(("Xtitle", "Xmarking"))]


def of_outline(outline: Outline) -> str:
    return " ".join((outline.subtitle, *_said((outline.legend, outline.sections))))


def _said(value: object) -> Iterator[str]:
    """Each piece of text in a part of the outline, in reading order; a drawing by what stands for it."""
    if isinstance(value, (Text, Ref, Link)):
        yield value.text
    elif isinstance(value, Mark):
        yield value.note or ""
    elif isinstance(value, Drawing):
        yield from _said(value.table)
    elif isinstance(value, tuple):
        for each in value:
            yield from _said(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _said(getattr(value, name))


# --- the same in every face ---------------------------------------------------------------------


@QUICK
@given(briefings(), LOOK)
@pytest.mark.parametrize("format", ["md", "docx"])
def test_a_document_holds_the_words_of_the_outline_in_its_order(format: str, briefing: Briefing, look: Look) -> None:
    expected = words(of_outline(compose(briefing, look)))
    assert expected == words(READERS[format](render(format, briefing, look)))


@SLOW
@given(briefings(), LOOK)
@pytest.mark.parametrize("format", ["html", "pdf"])
def test_so_does_one_that_takes_longer_to_make(format: str, briefing: Briefing, look: Look) -> None:
    expected = words(of_outline(compose(briefing, look)))
    assert expected == words(READERS[format](render(format, briefing, look)))


@QUICK
@given(briefings())
def test_the_outline_holds_every_event_demand_quote_and_source_of_the_briefing(briefing: Briefing) -> None:
    held = set(words(of_outline(compose(briefing, LOOKS["default"]))))
    laid = {entry.event for day in briefing.days for entry in day.events} | set(briefing.background)
    events = [event for event in briefing.events if event.id in laid]
    quotes = [quote for quote in briefing.quotes if quote.shown]
    told = [*(event.title for event in events), *(demand.label for demand in briefing.demands)]
    told += [part.text for quote in quotes for part in quote.parts]
    told += [source.title for source in briefing.sources if source.title]
    assert set(words(" ".join(told))) <= held
    assert set() == held & set(words(" ".join(q.excerpt.text for q in briefing.quotes if not q.shown)))


def _plain(text: str) -> str:
    """The text without what formats do to its spaces and breaks."""
    return re.sub(r"\s+", "", text.replace("\u00a0", " ").replace("\ufffe", "-").replace("\u00ad", ""))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("format", READERS)
def test_the_seeds_stand_in_every_document_in_the_order_of_the_outline(format: str, look: Look) -> None:
    outline = compose(seeds(), look)
    text = _plain(READERS[format](render(format, seeds(), look)))
    place = 0
    for piece in _verbatim(outline):
        found = text.find(_plain(piece), place)
        assert found >= 0, (piece, text[place : place + 300])
        place = found


def _verbatim(value: object) -> Iterator[str]:
    """What sources say, and what is called a work, in reading order."""
    if isinstance(value, Text):
        if value.style in ("verbatim", "spoken", "work"):
            yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _verbatim(each)
    elif isinstance(value, Struct) and not isinstance(value, Drawing):
        for name in value.__struct_fields__:
            if name != "notes":
                yield from _verbatim(getattr(value, name))


@QUICK
@given(briefings())
def test_the_mail_holds_its_part_in_the_order_of_the_briefing(briefing: Briefing) -> None:
    ahead = [row.label for row in briefing.ahead]
    demands = {demand.id: demand.label for demand in briefing.demands}
    rows = [demands[id] for block in briefing.demand_blocks for id in block.demands]
    bullets = [part.text for bullet in briefing.in_brief for part in bullet.parts]
    doubts = [text for doubt in briefing.doubts[:1] for text in (doubt.label, *(part.text for part in doubt.parts))]
    wanted = words(" ".join((*bullets, *rows, *ahead, *doubts)))
    for text in of_mail(render("eml", briefing, LOOKS["default"])).values():
        held = words(text)
        assert held == [word for word in wanted if word in held]
        assert bool(briefing.in_brief) == any(word.startswith("Xbrief") for word in held)
        assert bool(briefing.doubts) == any(word.startswith("Xdoubt") for word in held)


# --- what no face holds -------------------------------------------------------------------------


def bytes_of(format: str, briefing: Briefing, look: Look) -> str:
    """All that a file holds, unpacked: properties, attachments and what no reader shows too."""
    content = render(format, briefing, look)
    if format == "docx":
        with ZipFile(BytesIO(content)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if format == "eml":
        return "\n".join((content.decode(), *of_mail(content).values()))
    if format == "pdf":
        document = pypdfium2.PdfDocument(content)
        held = [document.get_attachment(place).get_data() for place in range(document.count_attachments())]
        return "\n".join(
            (of_pdf(content), repr(document.get_metadata_dict()), *(bytes(each).decode() for each in held))
        )
    return content.decode()


@SLOW
@given(briefings(), LOOK)
@pytest.mark.parametrize("format", ["md", "html", "docx", "eml", "pdf"])
def test_no_path_and_no_working_note_without_review(format: str, briefing: Briefing, look: Look) -> None:
    held = bytes_of(format, briefing, look)
    assert "Xpath" not in held
    assert "Xnote" not in held
    assert format == "eml" or all(f"file{source.id[1:]}.txt" in held for source in briefing.sources)


@SLOW
@given(briefings(), LOOK)
@pytest.mark.parametrize("format", ["md", "html", "docx"])
def test_all_paths_and_working_notes_with_review(format: str, briefing: Briefing, look: Look) -> None:
    held = bytes_of(format, replace(briefing, review=True), look)
    assert all(source.path in held for source in briefing.sources)
    assert "Xnote0x" in held
    assert "Xnote1x" in held


def test_a_pdf_for_review_holds_them_in_the_page_and_in_its_data() -> None:
    briefing = replace(sample.briefing(), review=True)
    document = pypdfium2.PdfDocument(render("pdf", briefing, LOOKS["default"]))
    attached = bytes(document.get_attachment(0).get_data()).decode()
    text = _plain("".join(page.get_textpage().get_text_range() for page in document))
    for source in briefing.sources:
        assert source.path in text
        assert source.path in attached


# --- data ---------------------------------------------------------------------------------------


def _valid(briefing: Briefing) -> Any:
    data = json.loads(render("json", briefing, LOOKS["default"]))
    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())
    return data


@QUICK
@given(briefings())
def test_the_data_follow_the_schema_and_hold_every_value(briefing: Briefing) -> None:
    data = _valid(briefing)
    for name in ("sources", "people", "events", "quotes", "demands"):
        assert [value.id for value in getattr(briefing, name)] == [value["id"] for value in data[name]]
    texts = {text.source: text.text for text in briefing.texts}
    for quote in data["quotes"]:
        for part in quote["parts"]:
            assert texts[part["source"]][part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("briefing", [seeds, sample.briefing, hostile.briefing], ids=["seeds", "sample", "hostile"])
def test_the_data_of_real_sources_follow_the_schema(briefing: Any) -> None:
    _valid(briefing())
