"""What pages, feeds, mails, books and Word files state of their article, and what of it is believed."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage

import pytest

from brief.model import Metadata
from brief.sources.formats import reader
from brief.sources.reading import Origin, Reading
from tests import bad_sources, saved

WORDS = bad_sources.WORDS
DAY = date(2033, 3, 9)


def reading(suffix: str, content: bytes) -> Reading:
    return reader(suffix)(content, Origin(f"a{suffix}"))


def of_page(head: str, text: str = WORDS, body: str = "") -> Metadata:
    page = saved.page(text, head).replace("<article>", f"<article>{body}", 1)
    (document,) = reading(".html", page.encode()).documents
    return document.metadata


def linked(*objects: dict[str, object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in objects)


def about(headline: str, day: str, **more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": headline, "datePublished": day, **more}


OTHER = about("Herring fleet stays in port", "2032-01-02", url="https://delta-post.example/herring")


def test_article_among_those_of_a_page_is_the_one_with_its_address() -> None:
    own = about("Round three", "2033-03-09", mainEntityOfPage={"@id": f"{saved.ADDRESS}/#article"})
    head = f'<link rel="canonical" href="{saved.ADDRESS}">'
    assert DAY == of_page(head + linked(OTHER, own)).published
    assert of_page(head + linked(OTHER, {**own, "mainEntityOfPage": "https://elsewhere.example/x"})).published is None


def test_article_among_those_of_a_page_is_the_one_whose_headline_it_shows() -> None:
    shown = f"{saved.TITLE}\n\n{WORDS}"
    assert DAY == of_page(linked(OTHER, about(saved.TITLE, "2033-03-09")), shown).published
    assert of_page(linked(OTHER, about(saved.TITLE, "2033-03-09"))).published is None


def test_article_is_found_inside_other_objects_though_not_endlessly_deep() -> None:
    def wrapped(depth: int) -> dict[str, object]:
        inner = about(saved.TITLE, "2033-03-09")
        for _ in range(depth):
            inner = {"@graph": [inner]}
        return inner

    assert DAY == of_page(linked(wrapped(3))).published
    assert of_page(linked(wrapped(40))).published is None


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Talks in Halden end without accord - The Delta Post", True),
        ("The Delta Post - Talks in Halden end without accord", True),
        ("Talks in Halden end without accord | World | The Delta Post", True),
        ("Talks in Halden end without accord - delta-post.example", True),
        ("Talks in Halden end without accord - an hour too late", False),
    ],
)
def test_title_is_freed_of_its_outlet_and_of_nothing_else(title: str, known: bool) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Delta Post">'
    head += f'<link rel="canonical" href="{saved.ADDRESS}">'
    assert (saved.TITLE if known else title) == of_page(head).title


def test_title_is_as_the_first_heading_shows_it_where_both_say_the_same() -> None:
    head = "<title>Talks in Halden end without an accord</title>"
    assert saved.TITLE == of_page(head, body=f"<h1>{saved.TITLE}</h1>").title
    assert "Talks in Halden end without an accord" == of_page(head, body="<h1>More of the day's news</h1>").title


def test_outlet_is_no_address_and_no_account() -> None:
    assert of_page('<meta property="og:site_name" content="https://delta-post.example/">').outlet is None
    assert of_page('<meta property="og:site_name" content="@deltapost">').outlet is None
    assert saved.OUTLET == of_page(f'<meta property="og:site_name" content="{saved.OUTLET}">').outlet


def test_author_is_a_person() -> None:
    def authors(*names: str) -> tuple[str, ...]:
        return of_page("".join(f'<meta name="author" content="{name}">' for name in names)).authors

    assert ("Ana Brandl", "Ilo Marek") == authors("By Ana Brandl and Ilo Marek")
    assert () == authors("Guest Author")
    assert () == authors("deltapost")
    assert () == authors("https://delta-post.example/ana")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<span itemprop="datePublished" content="2033-03-09">9 March</span>', DAY),
        ('<span itemprop="datePublished">March 9, 2033</span>', DAY),
        ('<i itemprop="datePublished">2033-03-09</i><i itemprop="datePublished">2032-01-02</i>', None),
        ('<time pubdate datetime="2033-03-09">Wednesday</time>', DAY),
        ('<time pubdate datetime="2033-03-09">W</time><time pubdate datetime="2032-01-02">F</time>', None),
        ('<time datetime="2033-03-09">Wednesday</time>', None),
    ],
)
def test_day_marked_in_a_page_is_believed_where_it_is_the_only_one(body: str, day: date | None) -> None:
    assert day == of_page("", body=body).published


@pytest.mark.parametrize(
    "written", ["Wed, 09 Mar 2033 08:00:00 GMT", "9 March 2033", "9th March, 2033", "Wednesday, March 9th, 2033"]
)
def test_day_of_a_field_is_read_as_people_and_programs_write_it(written: str) -> None:
    assert DAY == of_page(f'<meta name="pubdate" content="{written}">').published


@pytest.mark.parametrize("written", ["2033-02-30", "March 32, 2033", "Smarch 9, 2033", "soon", "9" * 101, "Mon, 99 99"])
def test_day_that_no_calendar_has_is_none(written: str) -> None:
    assert of_page(f'<meta name="pubdate" content="{written}">').published is None


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{saved.OUTLET}</title><entry>
<title>{saved.TITLE}</title><id>tag:delta-post.example,2033:1</id>
<link rel="enclosure" href="https://delta-post.example/a.mp3"/><link href="{saved.ADDRESS}"/>
<author><name>Ana Brandl</name></author><author><name>desk@delta-post.example</name></author>
<published>2033-03-09T08:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS.strip()}</p></div></content></entry>
<entry><title>A title alone</title></entry></feed>"""


def test_entry_of_an_atom_feed_states_its_author_address_and_day() -> None:
    (document,) = reading(".atom", ATOM.encode()).documents  # what has a title alone is none
    stated = document.metadata
    assert (("Ana Brandl",), saved.ADDRESS, DAY, saved.OUTLET) == (
        stated.authors,
        stated.url,
        stated.published,
        stated.outlet,
    )
    assert WORDS.strip()[:60] in document.text


def test_item_whose_words_are_plain_is_read_and_one_that_is_only_markup_is_not() -> None:
    def words(of: str) -> list[str]:
        feed = f"<rss><channel><item><title>Talks</title><description>{of}</description></item></channel></rss>"
        return [document.text for document in reading(".rss", feed.encode()).documents]

    assert ["Talks\n\nThey met on Wednesday.\n"] == words("They met on Wednesday.")
    assert [] == words("&lt;!-- nothing --&gt;")


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in ({"Subject": "A mail", "From": "a@b.example"} | headers).items():
        message[name] = value
    return message


def test_mail_of_a_page_alone_is_what_the_page_shows() -> None:
    message = mail()
    message.set_content(saved.page(WORDS), subtype="html")
    (document,) = reading(".eml", message.as_bytes()).documents
    assert WORDS.strip()[:60] in document.text
    assert "<p>" not in document.text


def test_mail_whose_plain_part_is_the_wreck_of_its_page_is_read_from_the_page() -> None:
    message = mail()
    message.set_content("View it: https://delta-post.example/a https://delta-post.example/b")
    message.add_alternative(saved.page(WORDS), subtype="html")
    (document,) = reading(".eml", message.as_bytes()).documents
    assert WORDS.strip()[:60] in document.text


def test_mail_that_only_carries_files_is_those_files() -> None:
    message = mail()
    message.add_attachment(b"{\\rtf1 words}", "application", "rtf")
    found = reading(".eml", message.as_bytes())
    assert ((), (), [("attachment 1", ".rtf")]) == (
        found.documents,
        found.issues,
        [(part.name, part.suffix) for part in found.parts],
    )


def test_mail_attached_to_a_mail_is_named_by_its_subject() -> None:
    inner = mail(Subject="Talks / Halden")
    inner.set_content(WORDS)
    outer = mail()
    outer.set_content(WORDS)
    outer.add_attachment(inner)
    (part,) = reading(".eml", outer.as_bytes()).parts
    assert ("1 Talks _ Halden.eml", ".eml") == (part.name, part.suffix)


def test_mail_cut_off_between_its_parts_says_so() -> None:
    message = mail()
    message.set_content(WORDS)
    message.add_attachment(b"{\\rtf1 words}", "application", "rtf")
    whole = message.as_bytes()
    assert () == reading(".eml", whole).issues
    assert ["source.cut-off"] == [issue.code for issue in reading(".eml", whole[:-60]).issues]


def test_subject_in_an_encoding_of_no_name_is_kept_as_it_can_be_read() -> None:
    content = b"From: a@b.example\nList-Id: x\nSubject: =?no-such?q?Gespr=E4che_in_Genf?=\n\n" + WORDS.encode()
    (document,) = reading(".eml", content).documents
    assert "Gespräche in Genf" == document.metadata.title


def test_subject_that_is_wrongly_encoded_is_kept_as_written() -> None:
    content = b"From: a@b.example\nList-Id: x\nSubject: =?utf-8?b?a?=\n\n" + WORDS.encode()
    (document,) = reading(".eml", content).documents
    assert "=?utf-8?b?a?=" == document.metadata.title


def book(*pages: str, more: str = "") -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml" {more}/>' for name in "abc"
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in "abcd")
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    chapters = {f"{name}.xhtml": text for name, text in zip("abc", pages, strict=False)}
    return saved.zipped({"META-INF/container.xml": container, "c.opf": package, **chapters})


def test_cover_of_a_book_is_no_chapter_and_a_missing_chapter_is_named() -> None:
    found = reading(".epub", book("<p>Cover</p>", saved.page(WORDS)))
    assert (["b.xhtml"], [("source.damaged", "a.epub (c.xhtml)")]) == (
        [part.name for part in found.parts],
        [(issue.code, issue.where) for issue in found.issues],
    )


def test_contents_of_a_book_are_no_chapter() -> None:
    found = reading(".epub", book(saved.page(WORDS), more='properties="nav"'))
    assert ["source.empty"] == [issue.code for issue in found.issues]


def test_chapters_behind_one_that_unpacks_to_too_much_are_not_opened() -> None:
    bomb = "a" * (21 * bad_sources.MB)
    found = reading(".epub", book(bomb, saved.page(WORDS), saved.page(WORDS)))
    assert ([], ["source.too-large"]) == (list(found.parts), [issue.code for issue in found.issues])


def word(body: str, properties: str = "") -> Reading:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files: dict[str, bytes | str] = {
        "word/document.xml": f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    }
    if properties:
        dublin = "http://purl.org/dc/elements/1.1/"
        files["docProps/core.xml"] = f'<p xmlns:dc="{dublin}">{properties}</p>'
    return reading(".docx", saved.zipped(files))


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", "one\ttwo\n"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo\n"),
        ("<w:r><w:t>cease</w:t><w:noBreakHyphen/><w:t>fire</w:t></w:r>", "cease-fire\n"),
        ("<w:r><w:t>They met.</w:t></w:r><w:del><w:r><w:t> Not.</w:t></w:r></w:del>", "They met.\n"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret. </w:t></w:r><w:r><w:t>They met.</w:t></w:r>", "They met.\n"),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>They met.</w:t></w:r>", "They met.\n"),
    ],
)
def test_word_file_is_what_word_shows(inside: str, shown: str) -> None:
    assert [shown] == [document.text for document in word(f"<w:p>{inside}</w:p>").documents]


def test_row_of_a_table_is_a_line() -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{each}</w:t></w:r></w:p></w:tc>" for each in ("March 9", "Round three"))
    (document,) = word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>").documents
    assert ["March 9", "Round three"] == [cell.strip() for cell in document.text.strip().split("\t")]


def test_properties_of_a_word_file_are_believed_where_its_text_bears_them_out() -> None:
    body = f"<w:p><w:r><w:t>{saved.TITLE}</w:t></w:r></w:p><w:p><w:r><w:t>By Ana Brandl</w:t></w:r></w:p>"
    said = f"<dc:title>{saved.TITLE} | {saved.OUTLET}</dc:title><dc:creator>Ana Brandl</dc:creator>"
    (document,) = word(body, said).documents
    assert (saved.TITLE, ("Ana Brandl",)) == (document.metadata.title, document.metadata.authors)


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        ({"WebResourceData": "a string"}, "source.damaged"),
        ({"WebResourceData": b"\0\1\2" * 90}, "source.binary"),
        ({"WebResourceURL": "https://x.example/"}, "source.damaged"),
    ],
)
def test_web_archive_without_a_page_is_named(resource: dict[str, object], code: str) -> None:
    import plistlib

    found = reading(".webarchive", plistlib.dumps({"WebMainResource": resource}))
    assert [code] == [issue.code for issue in found.issues]


def test_web_archive_of_a_file_states_no_address() -> None:
    content = saved.webarchive(WORDS, "", "file:///home/somebody/a.html")
    (document,) = reading(".webarchive", content).documents
    assert document.metadata.url is None


def test_saved_page_of_bytes_that_are_no_text_is_named() -> None:
    content = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nAAECAwAB\n"
    assert ["source.binary"] == [issue.code for issue in reading(".mhtml", content).issues]


def test_page_may_not_name_a_codec_that_is_no_encoding() -> None:
    page = saved.page(WORDS + "Gespräche").replace("utf-8", "rot13", 1)
    (document,) = reading(".html", page.encode("cp1252")).documents
    assert "Gespräche" in document.text


def test_page_of_a_comment_alone_holds_no_text() -> None:
    assert ["source.empty"] == [issue.code for issue in reading(".html", b"<!-- nothing to see -->").issues]


def test_parts_of_a_mail_called_attached_are_looked_into() -> None:
    inner = EmailMessage()
    inner.set_content(WORDS)
    inner.add_attachment(b"{\\rtf1 words}", "application", "rtf", filename="a.rtf")
    inner["Content-Disposition"] = "attachment"
    outer = mail()
    outer["Content-Type"] = "multipart/mixed"
    outer.attach(inner)
    found = reading(".eml", outer.as_bytes())
    assert (1, ["a.rtf"]) == (len(found.documents), [part.name for part in found.parts])
    assert WORDS.strip()[:60] in found.documents[0].text


@pytest.mark.parametrize("number", ["2000000", "-99999999", "9" * 30])
def test_rich_text_with_a_letter_that_there_is_not_is_damaged(number: str) -> None:
    found = reading(".rtf", f"{{\\rtf1\\ansi words \\u{number}? more}}".encode())
    assert ["source.damaged"] == [issue.code for issue in found.issues]


def test_web_archive_written_as_xml_and_cut_off_is_damaged() -> None:
    whole = b'<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key><dict>'
    assert ["source.damaged"] == [issue.code for issue in reading(".webarchive", whole).issues]


def test_pdf_that_claims_pages_that_it_does_not_hold_is_read_in_part() -> None:
    drawn = b"BT /F 9 Tf 20 300 Td (The delegations of both sides met in Halden on Wednesday.) Tj ET"
    whole = bad_sources.pdf(drawn)
    assert () == reading(".pdf", whole).issues
    found = reading(".pdf", whole.replace(b"/Count 1 >>", b"/Count 60>>"))
    assert (1, ["source.cut"]) == (len(found.documents), [issue.code for issue in found.issues])
