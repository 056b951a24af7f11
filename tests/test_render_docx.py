"""The Word document: sound, linked, the same every time, and holding what the Markdown holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from brief.errors import RenderError
from brief.render import render
from brief.render.look import Look, read_look
from tests import hostile, sample
from tests.kinds import bare
from tests.timing import within

ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml(content: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    return ElementTree.fromstring(parts(content)[name])


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Each paragraph's style and text, tables included, in order."""
    found = []
    for paragraph in xml(content).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        nodes = (node for node in paragraph.iter() if node.tag in (f"{W}t", f"{W}br"))
        text = "".join(node.text or "\n" for node in nodes)
        found.append(("" if style is None else style.get(f"{W}val", ""), text.replace("\u00a0", " ")))
    return found


def audit(content: bytes, path: Path) -> list[Any]:
    from openxml_audit import OpenXmlValidator

    path.write_bytes(content)
    return list(OpenXmlValidator().validate(str(path)).errors)


@pytest.fixture(scope="module")
def look() -> Look:
    return read_look()


@pytest.fixture(scope="module")
def made(look: Look) -> bytes:
    return render("docx", sample.briefing(), look)


# --- sound ----------------------------------------------------------------------------------------


def test_an_audit_finds_nothing(made: bytes, tmp_path: Path) -> None:
    assert [] == audit(made, tmp_path / "briefing.docx")


def test_the_audit_would_find_something(made: bytes, tmp_path: Path) -> None:
    from brief.render import ooxml

    broken = {name: part.replace(b"<w:tblGrid>", b"<w:tblGird>") for name, part in parts(made).items()}
    broken = {name: part.replace(b"</w:tblGrid>", b"</w:tblGird>") for name, part in broken.items()}
    assert audit(ooxml.packed(broken.items()), tmp_path / "broken.docx")


def test_an_audit_of_the_reference_finds_nothing(look: Look, tmp_path: Path) -> None:
    assert [] == audit(look.file("reference.docx").read_bytes(), tmp_path / "reference.docx")


@pytest.mark.parametrize("words", hostile.WORDS)
def test_hostile_words_break_nothing(words: str, look: Look, tmp_path: Path) -> None:
    content = render("docx", sample.with_words(words), look)
    assert [] == audit(content, tmp_path / "hostile.docx")
    assert len(paragraphs(content)) == len(paragraphs(render("docx", sample.with_words("calm"), look)))


def test_hostile_sources_are_obeyed_nowhere(look: Look, tmp_path: Path) -> None:
    """No field, no link and no relation but our own; no sign that turns round the text after it."""
    content = render("docx", hostile.briefing(), look)
    assert [] == audit(content, tmp_path / "hostile.docx")
    document = parts(content)["word/document.xml"].decode()
    orders = {(node.text or "").strip() for node in xml(content).iter(f"{W}instrText")}
    assert {'TOC \\o "1-1" \\n \\h'} == orders
    targets = re.findall(r'Target="([^"]+)"', parts(content)["word/_rels/document.xml.rels"].decode())
    assert [] == [target for target in targets if re.match(r"(?i)javascript|file|data", target)]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", document)


def test_markup_in_a_source_is_printed_as_text(look: Look) -> None:
    words = "]]> <w:p/> &amp; {title} {page}"
    assert any(words in text for _, text in paragraphs(render("docx", sample.with_words(words), look)))


def test_a_briefing_without_anything_is_sound(look: Look, tmp_path: Path) -> None:
    assert [] == audit(render("docx", bare(), look), tmp_path / "bare.docx")


def test_a_broken_reference_is_named(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text("", encoding="utf-8")
    (tmp_path / "reference.docx").write_bytes(b"not a zip")
    with pytest.raises(RenderError, match=r"reference\.docx: not a Word document"):
        render("docx", sample.briefing(), read_look(str(tmp_path)))


# --- the same every time --------------------------------------------------------------------------


def test_bytes_are_the_same_twice(made: bytes, look: Look) -> None:
    assert made == render("docx", sample.briefing(), look)


def test_bytes_depend_on_no_clock_zone_locale_hash_or_folder(made: bytes, tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests import sample\n"
        "from brief.render import render\n"
        "from brief.render.look import read_look\n"
        "sys.stdout.buffer.write(render('docx', sample.briefing(), read_look()))\n"
    )
    elsewhere = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    run = subprocess.run([sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, env=elsewhere, capture_output=True)
    assert (b"", 0) == (run.stderr, run.returncode)
    assert made == run.stdout


def test_the_reference_is_what_its_script_makes(look: Look) -> None:
    sys.path.insert(0, str(ROOT / "templates"))
    try:
        import make_reference
    finally:
        sys.path.pop(0)
    assert make_reference.make(look) == look.file("reference.docx").read_bytes()


def test_dates_are_those_of_the_briefing_and_the_author_is_the_configured_one(made: bytes) -> None:
    core = parts(made)["docProps/core.xml"].decode()
    assert ["2033-03-11T00:00:00Z"] * 2 == re.findall(r"W3CDTF\">([^<]+)<", core)
    assert "<dc:creator>Basin Desk</dc:creator>" in core


def test_without_a_day_or_an_author_the_properties_say_nothing(look: Look) -> None:
    content = render("docx", replace(sample.briefing(), as_of=None, author=None), look)
    core = parts(content)["docProps/core.xml"].decode()
    assert "W3CDTF" not in core
    assert "python-docx" not in core


# --- for readers ----------------------------------------------------------------------------------


def test_headings_are_headings(made: bytes) -> None:
    heads = [(style[-1], text) for style, text in paragraphs(made) if style.startswith("Heading")]
    assert ("1", "In brief") == heads[0]
    assert ("1", "Monday 7 March 2033") in heads
    assert ("2", "Orlin Basin Commission, Miravel") in heads
    assert ("3", "Karsovia") in heads


def test_the_reference_documents_own_text_is_gone(made: bytes) -> None:
    assert not any("The styles of a briefing" in text for _, text in paragraphs(made))


def test_source_marks_and_references_are_links_to_bookmarks(made: bytes) -> None:
    document = xml(made)
    names = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    links = [node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink") if node.get(f"{W}anchor")]
    assert len(links) > 60
    assert set() == set(links) - names


def footnotes(content: bytes) -> list[ElementTree.Element]:
    return [note for note in xml(content, "word/footnotes.xml") if note.get(f"{W}type") is None]


def test_a_footnote_at_the_first_mark_of_each_part_says_what_its_marks_are(made: bytes) -> None:
    told = {note.get(f"{W}id"): "".join(node.text or "" for node in note.iter(f"{W}t")) for note in footnotes(made)}
    head, where, marks = "", {}, []
    for paragraph in xml(made).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        head = text if style is not None and style.get(f"{W}val") == "Heading1" else head
        for reference in paragraph.iter(f"{W}footnoteReference"):
            assert "[" in text, "it stands at a mark"
            where[head] = told[reference.get(f"{W}id")].replace("\u00a0", " ")
            marks.append(reference.get(f"{W}id"))
    assert sorted(told) == sorted(marks), "each footnote has one mark"
    days = ["Monday 7 March 2033", "Wednesday 9 March 2033", "Thursday 10 March 2033"]
    assert ["In brief", "Demands and answers", *days] == list(where)
    assert " [1] Halden Courier: Lake Orlin talks open in Port Halden without a word in public" in where[days[0]]
    assert "[2]" not in where[days[0]]


def test_footnotes_have_no_numbers(made: bytes) -> None:
    """Numbers are those of sources."""
    assert b'<w:numFmt w:val="chicago"/>' in parts(made)["word/document.xml"]


def test_footnotes_lead_to_the_list_of_sources(made: bytes) -> None:
    names = {node.get(f"{W}name") for node in xml(made).iter(f"{W}bookmarkStart")}
    for note in footnotes(made):
        links = [node.get(f"{W}anchor") for node in note.iter(f"{W}hyperlink")]
        assert links
        assert set() == set(links) - names


def test_footnotes_of_the_reference_are_replaced_and_its_lines_kept(tmp_path: Path, look: Look) -> None:
    from brief.render import ooxml

    stale = ooxml.note(7, ooxml.run("stale"))
    own = parts(look.file("reference.docx").read_bytes())
    own["word/footnotes.xml"] = own["word/footnotes.xml"].replace(b"</w:footnotes>", f"{stale}</w:footnotes>".encode())
    (tmp_path / "look.toml").write_text("", encoding="utf-8")
    (tmp_path / "reference.docx").write_bytes(ooxml.packed(own.items()))
    content = render("docx", sample.briefing(), read_look(str(tmp_path)))
    assert b"stale" not in parts(content)["word/footnotes.xml"]
    kinds = [note.get(f"{W}type") for note in xml(content, "word/footnotes.xml")]
    assert ["separator", "continuationSeparator", None] == kinds[:3]


def test_a_reference_without_footnotes_gets_them(tmp_path: Path, look: Look) -> None:
    from brief.render import ooxml

    own = parts(look.file("reference.docx").read_bytes())
    del own["word/footnotes.xml"]
    for name, cut in (
        ("word/_rels/document.xml.rels", rb'<Relationship [^>]*footnotes.xml"/>'),
        ("[Content_Types].xml", rb'<Override PartName="/word/footnotes.xml"[^>]*/>'),
        ("word/settings.xml", rb"<w:footnotePr>.*?</w:footnotePr>"),
    ):
        own[name] = re.sub(cut, b"", own[name])
    (tmp_path / "look.toml").write_text("", encoding="utf-8")
    (tmp_path / "reference.docx").write_bytes(ooxml.packed(own.items()))
    content = render("docx", sample.briefing(), read_look(str(tmp_path)))
    assert footnotes(content)
    assert [] == audit(content, tmp_path / "own.docx")


def test_the_contents_are_there_and_ask_nothing(made: bytes) -> None:
    entries = next(text for style, text in paragraphs(made) if style == "BriefContents")
    heads = [text for style, text in paragraphs(made) if style == "Heading1"]
    assert "Contents: " + " · ".join(heads) == entries
    document, settings = parts(made)["word/document.xml"], parts(made)["word/settings.xml"]
    assert b'TOC \\o "1-1" \\n \\h' in document.replace(b"&quot;", b'"')
    assert (b"dirty" in document, b"updateFields" in settings) == (False, False)


def test_nothing_to_list_has_no_contents(look: Look) -> None:
    assert "BriefContents" not in {style for style, _ in paragraphs(render("docx", bare(), look))}


def test_every_bookmark_has_its_own_name_and_number(made: bytes) -> None:
    found = list(xml(made).iter(f"{W}bookmarkStart"))
    assert len(found) == len({node.get(f"{W}name") for node in found}) == len({node.get(f"{W}id") for node in found})


def test_a_section_left_out_leaves_no_dead_link(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text('sections = ["in_brief", "days"]', encoding="utf-8")
    content = render("docx", sample.briefing(), read_look(str(tmp_path)))
    document = xml(content)
    names = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    assert set() == {node.get(f"{W}anchor") for node in document.iter(f"{W}hyperlink")} - names
    assert any("[1]" in text for _, text in paragraphs(content))


def test_addresses_are_links_and_only_web_addresses(made: bytes, look: Look) -> None:
    assert 'Target="https://example.org/halden/talks-open"' in parts(made)["word/_rels/document.xml.rels"].decode()
    hostile = render("docx", sample.with_words("javascript:alert(1)"), look)
    assert "javascript" not in parts(hostile)["word/_rels/document.xml.rels"].decode()


def test_tables_repeat_their_head_and_divide_no_row(made: bytes) -> None:
    for table in xml(made).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_tables_are_as_wide_as_the_text(made: bytes) -> None:
    for table in xml(made).iter(f"{W}tbl"):
        assert 11906 - 2 * 1021 == sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))


def test_letter_paper_changes_page_and_tables(tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text('paper = "Letter"', encoding="utf-8")
    document = xml(render("docx", sample.briefing(), read_look(str(tmp_path))))
    size = next(document.iter(f"{W}pgSz"))
    assert ("12240", "15840") == (size.get(f"{W}w"), size.get(f"{W}h"))
    first = next(document.iter(f"{W}tblGrid"))
    assert 12240 - 2 * 1021 == sum(int(column.get(f"{W}w", "0")) for column in first)


def test_the_figure_is_drawn_has_pixels_and_words(made: bytes) -> None:
    names = parts(made)
    svg = names["word/media/figure1.svg"].decode()
    assert "<text" not in svg, "letters are outlines: the reader may not have our fonts"
    assert names["word/media/image1.png"].startswith(b"\x89PNG")
    assert 'descr="Timeline of 7 March 2033' in names["word/document.xml"].decode()


def test_the_pixels_of_the_figure_hold_letters(look: Look) -> None:
    """resvg draws no text, silently, where it cannot find the font: count what is dark where a label stands."""
    from PIL import Image

    from brief.render import picture

    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20" viewBox="0 0 100 20">'
        '<g font-family="\'Source Sans 3\'" font-size="8"><text x="4" y="12">Зорић Νικ Łódź</text></g></svg>'
    )
    pixels = picture.pixels(picture.outlined(svg, look.file("fonts")), 100)
    image = Image.open(BytesIO(pixels)).convert("RGBA")
    assert sum(1 for pixel in image.get_flattened_data() if pixel[3] > 128) > 600


def test_header_and_footer_hold_marking_title_and_page_numbers(made: bytes) -> None:
    names = parts(made)
    header, footer = names["word/header1.xml"].decode(), names["word/footer1.xml"].decode()
    assert ("Lake Orlin water talks" in header, "OFFICIAL – SAMPLE (FICTIONAL)" in header) == (True, True)
    assert "OFFICIAL – SAMPLE (FICTIONAL)" in names["word/header2.xml"].decode()
    assert ("As of 11 March 2033 · edition 1" in footer, "OFFICIAL – SAMPLE (FICTIONAL)" in footer) == (True, True)
    assert (" PAGE " in footer, " NUMPAGES " in footer, "{" in footer) == (True, True, False)


def test_the_language_is_said(made: bytes) -> None:
    assert b'w:lang w:val="en-GB"' in parts(made)["word/styles.xml"]


def test_a_reference_edited_in_word_is_followed(tmp_path: Path, look: Look) -> None:
    """Another font, colour and margin, saved by another program: every style and the page are those of the edit."""
    import docx
    from docx.shared import Mm, Pt, RGBColor

    own = docx.Document(str(look.file("reference.docx")))
    for name, font, colour in (("heading 1", "Georgia", "AA0000"), ("Brief Quote", "Verdana", "00AA00")):
        style = own.styles[name]
        style.font.name, style.font.color.rgb, style.font.size = font, RGBColor.from_string(colour), Pt(17)
    own.sections[0].left_margin = own.sections[0].right_margin = Mm(30)
    own.sections[0].footer.paragraphs[0].add_run(" The Ministry")
    (tmp_path / "look.toml").write_text("", encoding="utf-8")
    own.save(str(tmp_path / "reference.docx"))
    content = render("docx", sample.briefing(), read_look(str(tmp_path)))
    made = docx.Document(BytesIO(content))
    looks = [
        (made.styles[name].font.name, str(made.styles[name].font.color.rgb)) for name in ("heading 1", "Brief Quote")
    ]
    assert [("Georgia", "AA0000"), ("Verdana", "00AA00")] == looks
    assert "The Ministry" in made.sections[0].footer.paragraphs[0].text
    width = round((210 - 60) / 25.4 * 1440)
    for table in xml(content).iter(f"{W}tbl"):
        assert abs(width - sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol"))) < 20
    direct = [run for run in xml(content).iter(f"{W}rPr") if run.find(f"{W}rFonts") is not None]
    assert [] == direct, "a font set on a run would outrank the style"
    assert [] == audit(content, tmp_path / "own.docx")


def test_reported_words_have_no_marks(made: bytes) -> None:
    line = next(text for _, text in paragraphs(made) if "(reported)" in text)
    assert "“" not in line


def test_no_path_is_in_the_document(made: bytes) -> None:
    assert not any(b"sources/" in part for name, part in parts(made).items() if name.startswith("word/document"))


# --- what the Markdown holds ----------------------------------------------------------------------


def test_markdown_and_word_hold_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    """All the text after the head: events, demands, quotes and sources with it."""
    (tmp_path / "look.toml").write_text("figure = false", encoding="utf-8")
    look = read_look(str(tmp_path))
    word = [text for style, text in paragraphs(render("docx", sample.briefing(), look)) if text]
    markdown = render("md", sample.briefing(), look).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    lines = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    begin, end = "In brief", "As of 11 March 2033 · edition 1"
    assert flat(lines[lines.index(begin) : lines.index(end)]) == flat(word[word.index(begin) :])


def flat(lines: list[str]) -> str:
    """The words, without what each format writes its way: numbers before list items, the scheme of addresses."""
    text = "\n".join(re.sub(r"^(\[\d+\]|\d+\.) ?", "", line) for line in lines if line)
    return re.sub(r"https://", "", text)


def test_two_hundred_events_are_written_in_time(look: Look) -> None:
    """A generous bound: what it guards against is cell by cell access, which takes several seconds."""
    days = tuple(replace(sample.DAYS[1], first=date(2033, 3, 9), last=date(2033, 3, 9)) for _ in range(200))
    render("docx", sample.briefing(), look)
    assert within(2.5, lambda: render("docx", replace(sample.briefing(), days=days), look))


@pytest.mark.needs("soffice", "pdftotext")
def test_libreoffice_opens_it_with_all_its_words(made: bytes, tmp_path: Path) -> None:
    (tmp_path / "briefing.docx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "briefing.docx")], check=True, capture_output=True, timeout=120)
    shown = subprocess.run(
        ["pdftotext", str(tmp_path / "briefing.pdf"), "-"], check=True, capture_output=True, text=True
    )
    assert "Doubtful points" in shown.stdout
    assert "Ελένη Νικολάου" in shown.stdout
