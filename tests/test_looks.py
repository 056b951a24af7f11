"""Every look makes every document, and what a user changes in a look of their own is seen in all of them."""

from __future__ import annotations

import email
import re
import sys
from collections.abc import Iterator
from email.policy import default
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import Image

from brief import config, pipeline
from brief.errors import RenderError
from brief.model import Briefing
from brief.render import RENDERERS, render
from brief.render.look import Look, looks_folder, read_look
from tests import sample
from tests.kinds import KINDS
from tests.test_render_docx import audit

ROOT = Path(__file__).resolve().parent.parent
LOOKS = sorted(folder.name for folder in looks_folder().iterdir() if (folder / "look.toml").is_file())


@pytest.fixture(scope="module")
def seeds() -> Briefing:
    return pipeline.briefing([ROOT / "seeds"], config.load(ROOT)[0], ROOT)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def mailed(content: bytes) -> str:
    part = email.message_from_bytes(content, policy=default).get_body(("html",))
    assert part is not None
    return str(part.get_content())


def word(content: bytes, part: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(content)) as package:
        return package.read(part).decode()


def own(folder: Path, content: str) -> Look:
    folder.mkdir(exist_ok=True)
    (folder / "look.toml").write_text(content, encoding="utf-8")
    return read_look(str(folder))


# --- the looks that come along ------------------------------------------------------------------


def test_there_is_more_than_one_look() -> None:
    assert {"default", "summary"} <= set(LOOKS)


@pytest.mark.parametrize("format", RENDERERS)
@pytest.mark.parametrize("name", LOOKS)
def test_every_look_makes_every_format(name: str, format: str) -> None:
    assert render(format, sample.briefing(), read_look(name))


@pytest.mark.parametrize("name", LOOKS)
def test_the_word_reference_of_a_look_is_what_its_script_makes(name: str) -> None:
    sys.path.insert(0, str(looks_folder()))
    try:
        import make_reference
    finally:
        sys.path.pop(0)
    assert make_reference.make(read_look(name)) == read_look(name).file("reference.docx").read_bytes()
    assert read_look(name).file("reference.docx").parent.name == name


def test_the_summary_of_the_seeds_has_two_pages(seeds: Briefing) -> None:
    first, second = pages(render("pdf", seeds, read_look("summary")))
    assert all(heading in first for heading in ("What matters", "What lies ahead", "Who wants what"))
    assert all(heading in second for heading in ("Monday 10 January 2022", "Thursday 13 January 2022", "Sources"))


def test_the_summary_points_to_nothing_that_it_does_not_print(seeds: Briefing) -> None:
    text = render("md", seeds, read_look("summary")).decode()
    assert "doubtful point" not in text
    assert "(below)" not in text
    numbers = set(re.findall(r"\b[DWO]\d+\b", text.partition("## Monday")[2]))
    assert numbers <= set(re.findall(r"\b[DWO]\d+\b", text.partition("## Monday")[0]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LOOKS)
def test_an_audit_of_the_word_document_of_a_look_finds_nothing(name: str, kind: str, tmp_path: Path) -> None:
    assert [] == audit(render("docx", KINDS[kind](), read_look(name)), tmp_path / "made.docx")


# --- a look of one's own ------------------------------------------------------------------------


def test_a_heading_changed_in_one_place_changes_in_every_document(tmp_path: Path) -> None:
    look = own(tmp_path / "house", '[headings]\nahead = "To come, if all goes well"\n')
    for format in ("html", "md"):
        assert b"To come, if all goes well" in render(format, sample.briefing(), look)
    assert "To come, if all goes well" in word(render("docx", sample.briefing(), look))
    assert "To come, if all goes well" in "".join(pages(render("pdf", sample.briefing(), look)))
    assert ">To come, if all goes well<" in mailed(render("eml", sample.briefing(), look))


def test_a_colour_changed_in_one_place_changes_in_the_page_the_figure_and_the_mail(tmp_path: Path) -> None:
    look = own(tmp_path / "house", '[colours]\nheading = "#123abc"\naccent = "#321cba"\n')
    page = render("html", sample.briefing(), look).decode()
    assert "--heading: #123abc" in page
    assert 'stroke="#321cba"' in page
    assert "#123abc" in mailed(render("eml", sample.briefing(), look))
    picture = first_page(render("pdf", sample.briefing(), look))
    assert (0x12, 0x3A, 0xBC) in {colour for _, colour in picture.getcolors(1 << 24) or ()}


def first_page(pdf: bytes) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil()
    return picture.convert("RGB")


@pytest.mark.parametrize(("paper", "width", "twips"), [("A4", 595, 11906), ("Letter", 612, 12240)])
def test_the_paper_changed_in_one_place_changes_in_every_document(
    tmp_path: Path, paper: str, width: int, twips: int
) -> None:
    look = own(tmp_path / "house", f'paper = "{paper}"\n')
    assert width == round(pypdfium2.PdfDocument(render("pdf", sample.briefing(), look))[0].get_width())
    assert f'w:pgSz w:w="{twips}"' in word(render("docx", sample.briefing(), look))
    assert f"size: {paper}" in render("html", sample.briefing(), look).decode()


@pytest.fixture
def branded(tmp_path: Path) -> Iterator[Look]:
    folder = tmp_path / "house"
    folder.mkdir()
    Image.new("RGB", (200, 60), (10, 200, 30)).save(folder / "mark.png")
    yield own(folder, 'logo = "mark.png"\n')


def test_a_logo_stands_above_the_title(branded: Look, tmp_path: Path) -> None:
    page = render("html", sample.briefing(), branded).decode()
    assert 0 < page.index('class="logo"') < page.index("<h1")
    picture = first_page(render("pdf", sample.briefing(), branded))
    green = [place for place in range(picture.height) if (10, 200, 30) == picture.getpixel((60, place))]
    assert green
    assert max(green) < picture.height / 6
    document = render("docx", sample.briefing(), branded)
    xml = word(document)
    assert 0 < xml.index('descr="Logo"') < xml.index("Lake Orlin water talks")
    assert [] == audit(document, tmp_path / "made.docx")
    with ZipFile(BytesIO(document)) as package:
        assert any(name.startswith("word/media/") and name.endswith(".png") for name in package.namelist())


def test_a_mail_and_a_wiki_page_have_no_logo(branded: Look) -> None:
    assert "<img" not in mailed(render("eml", sample.briefing(), branded))
    assert b"![" not in render("md", sample.briefing(), branded)


@pytest.mark.parametrize("format", ["html", "docx", "pdf"])
def test_a_logo_that_is_no_picture_is_named(tmp_path: Path, format: str) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "mark.png").write_bytes(b"<svg/>")
    with pytest.raises(RenderError, match=r"mark\.png: not a PNG or JPEG picture"):
        render(format, sample.briefing(), own(folder, 'logo = "mark.png"\n'))


def test_a_torn_logo_is_named_by_word(tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "mark.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(RenderError, match=r"mark\.png: not readable; save it anew"):
        render("docx", sample.briefing(), own(folder, 'logo = "mark.png"\n'))


def test_a_template_of_ones_own_replaces_the_default_one(tmp_path: Path) -> None:
    look = own(tmp_path / "house", "")
    (tmp_path / "house" / "mail.html.j2").write_text("<p>{{ letter.title }}, in our way</p>", encoding="utf-8")
    assert "<p>Lake Orlin water talks, in our way</p>" == mailed(render("eml", sample.briefing(), look)).strip()


def test_a_faulty_template_is_named_by_file_and_line(tmp_path: Path) -> None:
    look = own(tmp_path / "house", "")
    (tmp_path / "house" / "mail.html.j2").write_text("<p>\n{% if %}", encoding="utf-8")
    with pytest.raises(RenderError, match=r"mail\.html\.j2, line 2"):
        render("eml", sample.briefing(), look)


def test_a_look_of_ones_own_is_named_by_its_path_on_the_command_line(tmp_path: Path) -> None:
    from brief import build as builder

    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(
        "River talks open\n\nMIRAVEL, 7 March 2033 – Delegations of France and Germany met in Geneva on Monday for the "
        "first round of talks on the river. “We will not close the dam,” French Foreign Minister Jean Moreau said.\n",
        encoding="utf-8",
    )
    own(tmp_path / "looks", '[headings]\nsources = "What we read"\n')
    order = builder.Order(formats=("md",), look="looks", out="-")
    output = builder.build(order, tmp_path, lambda *_doing, **_far: None).output
    assert output is not None
    assert b"## What we read" in output
