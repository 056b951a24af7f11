"""The PDF and its page: what stands on it, that it is the same everywhere, and that no source is obeyed."""

from __future__ import annotations

import ctypes
import hashlib
import logging
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

from brief import verify
from brief.errors import RenderError, UsageError
from brief.model import Briefing, DemandBlock
from brief.render import fonts, html, json, pdf
from brief.render.compose import compose
from brief.render.look import Look, read_look
from brief.render.outline import Mark, Para, Run, Section, Text
from brief.render.pango import mending
from tests import hostile
from tests.sample import DAYS, DEMANDS, briefing, cut, with_words

LOOK = read_look()
FONTS = LOOK.file("fonts")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def sample() -> bytes:
    return pdf.render(briefing(), LOOK)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(content)


def _texts(content: bytes) -> list[str]:
    """The words of each page, white space as single spaces."""
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in _opened(content)]


def _lines(page: pypdfium2.PdfPage) -> list[str]:
    text: str = page.get_textpage().get_text_bounded()
    return text.replace("\r", "").split("\n")


def _page(value: Briefing | None = None, look: Look = LOOK) -> str:
    return html.page(compose(value or briefing(), look), look, fonts.letters(FONTS))


def _streams(content: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(match.group(1))
        except zlib.error:
            yield match.group(1)


# --- what stands on the pages -----------------------------------------------------------------


def test_page_one_has_all_that_a_hurried_reader_needs(sample: bytes) -> None:
    first = _texts(sample)[0]
    wanted = [
        "OFFICIAL – SAMPLE (FICTIONAL)",
        "Lake Orlin water talks",
        "Port Halden · Miravel · Sarn",
        "Head of Mission",
        "11 March 2033",
        "In brief",
        "Ahead",
        "Timeline at a glance",
        "Thu 10 Mar",
    ]
    assert [] == [words for words in wanted if words not in first]


def test_each_page_is_marked_at_top_and_bottom_numbered_and_dated(sample: bytes) -> None:
    pages = _texts(sample)
    for number, words in enumerate(pages, start=1):
        assert words.count("OFFICIAL – SAMPLE (FICTIONAL)") == 2
        assert f"Page {number} of {len(pages)}" in words
        assert "As of 11 March 2033 · edition 1" in words
    assert all("Lake Orlin water talks" in words for words in pages)


def test_without_a_marking_nothing_is_marked() -> None:
    page = _page(replace(briefing(), marking=None))
    assert 'class="marking"' not in page
    assert 'data-marking=""' in page


def test_the_outline_of_the_document_names_sections_days_and_events(sample: bytes) -> None:
    titles = [" ".join(entry.get_title().split()) for entry in _opened(sample).get_toc()]
    assert "Lake Orlin water talks" == titles[0]
    wanted = {"In brief", "Thursday 10 March 2033", "Orlin Basin Commission, Miravel", "Sources", "Doubtful points"}
    assert wanted <= set(titles)
    assert "Karsovia" not in titles  # a side's quotes are no place to go to


def test_letters_of_three_scripts_are_in_the_text(sample: bytes) -> None:
    words = " ".join(_texts(sample))
    assert "Мирко Зорић" in words
    assert "Ελένη Νικολάου" in words
    assert "Лидия Петровић" in words


def test_spaces_and_hyphens_are_found_as_they_are_typed(sample: bytes) -> None:
    """Our no-break spaces hold lines together; whoever searches or copies gets plain ones."""
    words = "".join(page.get_textpage().get_text_bounded() for page in _opened(sample))
    assert "\u00a0" in _page()
    assert [] == [sign for sign in "\u00a0\u00ad\u2010\u2011" if sign in words]


LETTERS = "ŁódźĐŞğẽÅßКиївЪЖћђґЯюΑΩάθξΨμ"


def test_each_letter_is_drawn_as_its_font_has_it() -> None:
    """The text layer tells nothing of the drawing: a wrong glyph may stand for the right letter."""
    paragraphs = tuple(Para((Text(letter, style),)) for style in ("plain", "bold") for letter in LETTERS)
    outline = replace(compose(briefing(), LOOK), title="-", subtitle="", header=(), legend=(), running="", marking=None)
    outline = replace(outline, sections=(Section("days", "", paragraphs),))
    day = datetime(2033, 3, 11, tzinfo=UTC)
    with pdf._machine_left_out(day, LOOK):
        written = pdf._written(html.page(outline, LOOK), b"{}", day, LOOK)
    drawn = [picture for page in _opened(written) for picture in _letters(page)]
    serif, sans = (fonts.face(FONTS, *wanted).path for wanted in (("Source Serif 4", 400), ("Source Sans 3", 600)))
    assert [*LETTERS, *LETTERS] == [letter for letter, _ in drawn]
    read = []
    for place, (_, seen) in enumerate(drawn):
        known = _known(serif if place < len(LETTERS) else sans)
        read.append(max(known, key=lambda letter: _alike(_ink(seen), known[letter])))
    assert LETTERS * 2 == "".join(read)


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Image.Image]]:
    """Each of the letters asked for with its picture, cut out of the page."""
    text, scale = page.get_textpage(), 12
    picture = page.render(scale=scale).to_pil().convert("L")
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if letter in LETTERS:
            left, bottom, right, top = text.get_charbox(at)
            height = page.get_height()
            box = (left * scale - 3, (height - top) * scale - 3, right * scale + 3, (height - bottom) * scale + 3)
            yield letter, picture.crop(tuple(map(round, box)))


@cache
def _known(font: Path) -> dict[str, bytes]:
    """How the font file itself draws the letters, and some that they could be taken for."""
    pictures = {}
    for letter in LETTERS + "fiLlodzDSgeABKNXOaoYF":
        picture = Image.new("L", (300, 300), 255)
        ImageDraw.Draw(picture).text((80, 80), letter, 0, ImageFont.truetype(str(font), 110))
        pictures[letter] = _ink(picture)
    return pictures


def _ink(picture: Image.Image) -> bytes:
    """The ink alone, in one size."""
    ink = picture.point(lambda value: 255 if value < 128 else 0)
    return ink.crop(ink.getbbox()).resize((40, 40)).point(lambda value: 255 if value > 127 else 0).tobytes()


def _alike(one: bytes, other: bytes) -> float:
    """The share of ink that two pictures have in common."""
    ink = [(a, b) for a, b in zip(one, other, strict=True) if a or b]
    return sum(1 for a, b in ink if a and b) / len(ink)


def test_the_paper_is_the_look_s(sample: bytes) -> None:
    assert (595, 842) == tuple(map(round, _opened(sample)[0].get_size()))
    letter = pdf.render(replace(briefing(), days=(), background=(), demand_blocks=()), replace(LOOK, paper="Letter"))
    assert (612, 792) == tuple(map(round, _opened(letter)[0].get_size()))


def test_spoken_words_stand_in_curly_marks_with_their_speaker_in_the_next_line() -> None:
    page = _page()
    assert '<p class="words">“Half a gate is half a promise”</p>' in page
    assert re.search(r'<p class="who">Verrin[\u00a0 ]· Delta Wire\u00a0\[<a class="mark" href="#S3"', page)


def test_a_standing_is_said_in_words_and_coloured() -> None:
    page = _page()
    assert '<b class="term rejected">Rejected</b>' in page
    assert '<b class="term agreed">Partly accepted</b>' in page
    assert '<b class="term open">Open</b>' in page


def test_a_day_an_initial_and_a_mark_stay_on_their_line() -> None:
    page = _page()
    assert "11\u00a0March\u00a02033" in page
    assert "J.\u00a0P.\u00a0Sand" in page
    assert "without a word in public</span>" in page
    assert 'falling.\u00a0[<a class="mark"' in page
    assert 'four million homes” [<a class="mark" href="#S2">2</a>,\u00a0Зорић]' in page.replace("&nbsp;", "\u00a0")


def test_marks_that_follow_each_other_share_their_brackets() -> None:
    section = Section("days", "", (Para((Text("so "), Mark("S1", "1"), Mark("S2", "2", "Verrin"), Text("."))),))
    page = html.page(replace(compose(briefing(), LOOK), sections=(section,)), LOOK).replace("&nbsp;", " ")
    assert "so\u00a0[1,2, Verrin]." in re.sub("<[^>]+>", "", page)


def test_heads_of_tables_are_repeated_and_no_row_is_split() -> None:
    many = tuple(replace(DEMANDS[0], id=f"d-{n}", number=f"D{n}", events=()) for n in range(1, 30))
    block = DemandBlock(("Taluria",), ("Karsovia",), tuple(demand.id for demand in many))
    value = replace(briefing(), demands=(*DEMANDS, *many), demand_blocks=(block,))
    roomy = replace(LOOK, room={**LOOK.room, "demands": 99})
    pages = [
        words for words in _texts(pdf.render(value, roomy)) if re.search(r"\bD\d+ Open the Zhelin dam\. the", words)
    ]
    assert len(pages) > 2
    assert all("Demand, as worded" in words for words in pages)
    for words in pages:
        assert words.count("Open the Zhelin dam. the") == words.count("[3,\u00a0Brandl]") or words.count("[3, Brandl]")


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    value = replace(briefing(), days=DAYS * 5)
    headings = {"Monday 7 March 2033", "Wednesday 9 March 2033", "Thursday 10 March 2033", "Taluria", "Karsovia"}
    headings |= {"Orlin Basin Commission, Miravel", "Taluria–Karsovia talks, Sarn", "Said in Miravel", "Held."}
    for page in _opened(pdf.render(value, LOOK)):
        lines = _lines(page)
        last = lines[lines.index(next(line for line in lines if line.startswith("As of 11 March 2033 ·"))) - 1]
        assert last.strip() not in headings


def test_marks_break_no_line_that_plain_words_would_not_break() -> None:
    """WeasyPrint once set "Russia / has / neither / accepted" where a mark had to stay with its word."""

    def lines(*middle: Run) -> list[str]:
        leads = ["the commission's chair said " + "n" * width for width in range(0, 60, 2)]
        words = " ".join(["Karsovia has neither accepted nor rejected what was put before it"] * 2)
        paragraphs = tuple(Para((Text(f"{lead} {words}", "verbatim"), *middle, Text(words))) for lead in leads)
        outline = replace(compose(briefing(), LOOK), sections=(Section("days", "", paragraphs),))
        with pdf._machine_left_out(datetime(2033, 3, 11, tzinfo=UTC), LOOK):
            written = pdf._written(html.page(outline, LOOK), b"{}", datetime(2033, 3, 11, tzinfo=UTC), LOOK)
        return [" ".join(line.split()) for page in _opened(written) for line in _lines(page)]

    marked = (Text("\u00a0"), Mark("S1", "1"), Text(" · "))
    assert lines(Text("\u00a0[1]\u00a0· ")) == lines(*marked)


# --- links ------------------------------------------------------------------------------------


def test_every_link_within_the_page_has_its_one_target() -> None:
    page = _page()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_source_that_is_cited_links_back_to_its_first_mark() -> None:
    page = _page()
    for source in ("S1", "S2", "S3", "S4"):
        assert f'id="{source}"' in page
        assert f'href="#cite-{source}"' in page
    assert page.index('id="cite-S1"') < page.index('href="#cite-S1"')


def _leads(page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument) -> list[int]:
    """The places of the pages that the links of a page lead to."""
    found, link, place = [], raw.FPDF_LINK(), ctypes.c_int(0)
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        target = raw.FPDFLink_GetDest(document, link)
        found += [raw.FPDFDest_GetDestPageIndex(document, target)] if target else []
    return found


def test_marks_lead_to_the_sources_and_the_sources_back(sample: bytes) -> None:
    document = _opened(sample)
    pages = _texts(sample)
    entries = next(place for place, words in enumerate(pages) if "Halden Courier, " in words)
    assert entries > 0
    assert entries in _leads(document[0], document)
    assert 0 in _leads(document[entries], document)


def test_what_the_look_leaves_out_is_not_linked_to() -> None:
    page = _page(look=replace(LOOK, sections=("in_brief", "days")))
    assert "D1 Open the Zhelin dam" in page
    assert 'href="#' not in page.replace('href="#quote-', "")


def test_a_source_without_a_mark_has_no_way_back() -> None:
    bare = replace(briefing(), in_brief=(), ahead=(), demand_blocks=(), days=(), observers=(), background=(), doubts=())
    assert "cite-" not in _page(replace(bare, events=()))


# --- the file ---------------------------------------------------------------------------------


def test_the_file_says_that_it_is_archivable_and_accessible(sample: bytes) -> None:
    metadata = next(stream for stream in _streams(sample) if b"<rdf:RDF" in stream)
    assert metadata.count(b"</rdf:RDF>") == 1
    assert b'pdfaid:part="3"' in metadata
    assert b'pdfaid:conformance="A"' in metadata
    assert b'pdfuaid:part="1"' in metadata
    objects = b"\n".join(_streams(sample))
    assert b"/MarkInfo" in objects
    assert b"/Lang (en)" in objects


def test_the_file_says_who_and_what_and_when(sample: bytes) -> None:
    facts = _opened(sample).get_metadata_dict()
    assert "Lake Orlin water talks" == facts["Title"]
    assert "Basin Desk" == facts["Author"]
    assert facts["CreationDate"].startswith("D:20330311")


def test_the_data_is_attached_without_working_notes(sample: bytes) -> None:
    document = _opened(sample)
    assert 1 == document.count_attachments()
    attached = document.get_attachment(0)
    assert "timeline.json" == attached.get_name()
    assert briefing().issues
    assert json.render(json.mailed(briefing()), LOOK) == bytes(attached.get_data())
    assert b"/AFRelationship /Data" in b"\n".join(_streams(sample))


def test_the_fonts_are_ours_and_inside(sample: bytes) -> None:
    names = set(re.findall(rb"/FontName /[A-Z]+\+([\w-]+)", b"\n".join([sample, *_streams(sample)])))
    assert names
    assert all(name.startswith((b"Source-Sans-3", b"Source-Serif-4")) for name in names)


def test_the_renderer_has_nothing_to_complain_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf.render(briefing(), LOOK)
    assert [] == [record.getMessage() for record in caplog.records]


def _elsewhere(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=environment.get("HOME", "/"),
        capture_output=True,
        text=True,
        check=False,
    )


_PRINT_HASH = """
import hashlib
from brief.render import pdf
from brief.render.look import read_look
from tests.sample import briefing
print(hashlib.sha256(pdf.render(briefing(), read_look())).hexdigest())
"""


def test_other_clock_zone_locale_hash_seed_folder_and_no_font_on_the_machine_give_the_same_bytes(
    sample: bytes, tmp_path: Path
) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig/>")
    other = _elsewhere(
        _PRINT_HASH,
        TZ="Asia/Tokyo",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        HOME=str(tmp_path),
        XDG_CACHE_HOME=str(tmp_path / "none"),
        FONTCONFIG_FILE=str(config),
        SOURCE_DATE_EPOCH="1",
    )
    assert (hashlib.sha256(sample).hexdigest(), "") == (other.stdout.strip(), other.stderr)


def test_rendering_leaves_the_environment_as_it_was(sample: bytes) -> None:
    assert sample
    assert "SOURCE_DATE_EPOCH" not in os.environ
    assert os.environ.get("FONTCONFIG_FILE") is None


_WITHOUT_PANGO = """
import cffi
def refuse(self, name, *flags):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = refuse
from brief.errors import RenderError, UsageError
from brief.render import pdf
from brief.render.look import read_look
from tests.sample import briefing
try:
    pdf.render(briefing(), read_look())
except RenderError as error:
    print(error)
"""


def test_without_pango_one_line_names_the_command_that_mends_it() -> None:
    told = _elsewhere(_WITHOUT_PANGO)
    assert "PDF: the Pango library is missing on this machine; " + mending() == told.stdout.strip()
    assert "" == told.stderr


def test_a_look_without_fonts_is_an_error_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    with pytest.raises(RenderError, match="no font files"):
        pdf.render(briefing(), replace(LOOK, folders=(tmp_path, *LOOK.folders)))


# --- looks and letters ------------------------------------------------------------------------


def test_a_look_s_colours_and_labels_are_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text('[colours]\nheading = "#123456"\n[pages]\npage = "{page}/{pages}"\n')
    page = _page(look=read_look(str(tmp_path)))
    assert "--heading: #123456;" in page
    assert 'data-page="" data-of="/" data-end=""' in " ".join(page.split())


def test_a_faulty_template_is_named_with_its_line(tmp_path: Path) -> None:
    template = tmp_path / "briefing.html.j2"
    template.write_text("fine\n{% if %}")
    with pytest.raises(RenderError, match=r"briefing\.html\.j2, line 2: "):
        _page(look=replace(LOOK, folders=(tmp_path, *LOOK.folders)))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "briefing.html.j2").write_text("{{ outline.colour }}")
    with pytest.raises(RenderError, match="has no attribute 'colour'"):
        _page(look=replace(LOOK, folders=(tmp_path / "other", *LOOK.folders)))


def test_a_missing_script_is_an_issue_that_names_script_and_source() -> None:
    value = replace(briefing(), title="Talks in 日内瓦 🕊", basis="عشرة")
    issues = fonts.check(value, FONTS)
    assert ["Arabic letters", "CJK letters", "symbols"] == [re.findall(r"these (.+?) \(", i.message)[0] for i in issues]
    assert {"render.letters"} == {issue.code for issue in issues}
    assert () == fonts.check(briefing(), FONTS)


def test_a_letter_that_no_font_has_prints_as_a_box_in_any_number() -> None:
    assert "<h1>Talks in □ □</h1>" in _page(replace(briefing(), title="Talks in 日内瓦 🕊"))


def test_greek_cyrillic_and_accents_are_in_the_fonts() -> None:
    known = fonts.letters(FONTS)
    assert all(ord(letter) in known for letter in "ΑΩαωάΐЖжћђїґŁódźĐŞșğẽ“”‘’„«»–—…·→↑●○□")


# --- hostile text -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", hostile.WORDS)
def test_hostile_words_are_printed_or_dropped_and_nothing_is_obeyed(
    words: str, caplog: pytest.LogCaptureFixture
) -> None:
    source = replace(briefing().sources[0], title=words, outlet=words, authors=(words,), url=words)
    value = replace(
        briefing(), title=words, subtitle=words, marking=words, to=words, sources=(source, *briefing().sources[1:])
    )
    page = _page(value)
    body = page.split("</style>", 1)[1]
    assert "<script" not in body
    assert not re.search(
        r"<(?!/?(?:header|p|h\d|table|thead|tbody|tr|th|td|col|colgroup|section|ul|ol|li|a|b|em|span"
        r"|blockquote|div|img|head|body|html)\b)",
        body,
    )
    assert 1 == body.count("<img")
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", page)
    assert 'href="javascript' not in page


@pytest.mark.parametrize(
    "value", [hostile.briefing, lambda: with_words(" ".join(hostile.WORDS))], ids=["sources", "all"]
)
def test_hostile_words_break_no_document(value: Callable[[], Briefing], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        written = pdf.render(value(), LOOK)
    assert [] == [record.getMessage() for record in caplog.records]
    document = _opened(written)
    assert 1 == document.count_attachments()
    assert "<script>alert(1)</script>" in " ".join(_texts(written))
    assert not re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|GoToR)\b", b"\n".join(_streams(written)))


def test_template_syntax_of_a_source_is_printed_as_it_stands() -> None:
    page = _page(replace(briefing(), title="{{ 7 * 7 }} {% set a %}")).replace("\u00a0", " ")
    assert "<h1>{{ 7 * 7 }} {% set a %}</h1>" in page


def test_a_long_word_stays_within_the_margins() -> None:
    for page in _opened(pdf.render(replace(briefing(), title="W" * 300, to="M" * 300), LOOK)):
        text = page.get_textpage()
        places = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        assert max(right for _, _, right, _ in places) <= page.get_size()[0] - 48


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.org/",
        "https://look.invalid/../pyproject.toml",
        "https://look.invalid/%2e%2e/%2e%2e/pyproject.toml",
        "https://look.invalid//etc/passwd",
        "data:text/html,x",
    ],
)
def test_nothing_but_the_look_s_files_is_fetched(url: str) -> None:
    with pytest.raises((ValueError, UsageError)):
        pdf._look_file(url, LOOK)


def test_a_file_of_the_look_is_fetched() -> None:
    assert LOOK.file("print.css") == pdf._look_file("https://look.invalid/print.css", LOOK)


def test_an_excerpt_is_on_the_page_word_by_word(sample: bytes) -> None:
    printed = " ".join(" ".join(_texts(sample)).split())
    words = cut("S3", "Two gates in May, two in June, and the rest when the reservoirs allow it.").text
    assert f"“{' '.join(words.split())}”" in printed


def test_a_source_keeps_its_number_on_paper_where_others_are_gone() -> None:
    sources = (*briefing().sources, replace(briefing().sources[0], id="S7", title="Taken up later"))
    read = verify.READERS[".pdf"](pdf.render(replace(briefing(), sources=sources), LOOK))
    assert read
    assert "7" in {entry.number for each in read.lists for entry in each if "Taken up later" in entry.text}
    assert 1 == _page(replace(briefing(), sources=sources)).count('style="counter-increment: list-item 3"')
