"""Formats that people save articles in: the same text out of each, and what each states of it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest

from brief import article, pipeline
from brief.config import load
from brief.model import Article, Briefing, Document, Issue
from brief.sources import READERS, read
from tests import saved

ROOT = Path(__file__).parents[1]
TEXT = f"""{saved.TITLE}

By {saved.AUTHOR}

March 9, 2033

The delegations of Verrin and Karsovia met in Halden on Wednesday and parted without an accord, officials said.

“We will not sign what we have not read,” said Foreign Minister Ilo Marek, who led the delegation of Karsovia.

The talks, the third round since January, are to go on in Sarn on Friday, though no side has confirmed the hour.
"""
PARAGRAPHS = [line for line in TEXT.split("\n") if line]


def reading(folder: Path, name: str, content: bytes) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    path = folder / name
    path.write_bytes(content)
    return read(path, folder)


def only(folder: Path, name: str, content: bytes) -> Document:
    documents, issues = reading(folder, name, content)
    assert () == issues
    (document,) = documents
    return document


def marked(folder: Path, name: str, content: bytes) -> Article:
    return article.mark(only(folder, name, content))


def evidence(of: Article) -> dict[str, str]:
    return {each.field: each.rule for each in of.masthead.evidence}


def body(of: Article) -> list[str]:
    return [of.text[each.start : each.end] for each in of.paragraphs if each.kind == "body"]


@pytest.mark.parametrize("suffix", sorted(saved.MAKERS))
def test_each_format_gives_the_same_article(tmp_path: Path, suffix: str) -> None:
    documents, issues = reading(tmp_path, f"a{suffix}", saved.MAKERS[suffix](TEXT))
    assert () == issues
    assert PARAGRAPHS[3:] == body(article.mark(documents[0]))


def test_every_format_is_tried_here() -> None:
    same = {".markdown": ".md", ".text": ".txt", ".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml"}
    same |= {".atom": ".rss", ".xml": ".rss"}
    links = {".url", ".webloc"}
    assert set(saved.MAKERS) == {same.get(suffix, suffix) for suffix in READERS} - links


def test_page_states_its_masthead(tmp_path: Path) -> None:
    found = marked(tmp_path, "a.html", saved.page(TEXT, saved.stating()).encode())
    head = found.masthead
    assert (saved.TITLE, "The Delta Post", (saved.AUTHOR,), saved.ADDRESS, date(2033, 3, 9), "stated") == (
        head.title,
        head.outlet,
        head.authors,
        head.url,
        head.published,
        head.published_basis,
    )
    assert "metadata.json-ld datePublished" == evidence(found)["published"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2033-03-09T23:00:00-05:00">', date(2033, 3, 9)),
        ('<meta name="parsely-pub-date" content="2033-03-09">', date(2033, 3, 9)),
        ('<meta name="pubdate" content="March 9, 2033">', date(2033, 3, 9)),
        ('<meta itemprop="datePublished" content="20330309">', date(2033, 3, 9)),
        ('<meta property="article:modified_time" content="2033-03-09">', None),
        ('<meta name="pubdate" content="03/04/2033">', None),
        ('<meta name="pubdate" content="1970-01-01">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', None),
        ('<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2033-03-09"}</script>', None),
        ('<script type="application/ld+json">' + "[" * 90000 + "</script>", None),
    ],
)
def test_day_of_a_page_is_what_a_field_of_publication_says(tmp_path: Path, head: str, day: date | None) -> None:
    assert day == only(tmp_path, "a.html", saved.page(TEXT, head).encode()).metadata.published


def test_page_revised_long_after_does_not_assert_its_first_day(tmp_path: Path) -> None:
    head = """<meta property="article:published_time" content="2031-01-02">
    <meta property="article:modified_time" content="2033-03-09">"""
    found = marked(tmp_path, "a.html", saved.page(TEXT, head).encode())
    assert (date(2033, 3, 9), "inferred") == (found.masthead.published, found.masthead.published_basis)


def test_page_revised_within_days_asserts_its_first_day(tmp_path: Path) -> None:
    head = """<meta property="article:published_time" content="2033-03-09">
    <meta property="article:modified_time" content="2033-03-12">"""
    undated = saved.page(TEXT.replace("March 9, 2033", ""), head)
    head_of = marked(tmp_path, "a.html", undated.encode()).masthead
    assert (date(2033, 3, 9), "stated") == (head_of.published, head_of.published_basis)


def of(*lines: tuple[str, bool]) -> Article:
    """An article of lines, each told by the format to be of it or not."""
    text, main = "", []
    for line, is_own in lines:
        if is_own:
            main.append((len(text), len(text) + len(line)))
        text += f"{line}\n\n"
    return article.mark(Document("0" * 12, "a.html", "0" * 64, text, main=tuple(main)))


def test_prose_that_the_format_tells_is_no_article_is_set_aside() -> None:
    other = "The minister of another country met farmers on Tuesday and promised them more water, her office said."
    assert PARAGRAPHS[3:] == body(
        of((PARAGRAPHS[3], True), (other, False), (PARAGRAPHS[4], True), (PARAGRAPHS[5], True))
    )


def test_line_that_ends_articles_ends_one_only_where_little_follows() -> None:
    told = [(line, True) for line in PARAGRAPHS[3:] * 3]
    more = "More news of the day that a page lists below its articles, none of it about the talks, readers find here."
    assert more not in body(of(*told, ("Related Articles", True), (more, True)))
    longer = [(line, True) for line in (more, PARAGRAPHS[3]) * 6]
    assert more in body(of(*told, ("Related Articles", True), *longer))


def test_page_among_others_takes_no_day_of_theirs(tmp_path: Path) -> None:
    others = "".join(
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Other {number}",'
        f'"datePublished": "2032-01-0{number}"}}</script>'
        for number in (1, 2)
    )
    assert only(tmp_path, "a.html", saved.page(TEXT, others).encode()).metadata.published is None


def test_menu_and_footer_of_a_page_are_kept_and_set_aside(tmp_path: Path) -> None:
    found = marked(tmp_path, "a.html", saved.html(TEXT))
    aside = [found.text[each.start : each.end] for each in found.paragraphs if each.kind not in ("body", "title")]
    assert {"Home World", "Imprint"} <= set(aside)
    assert "not text" not in found.text
    assert "color" not in found.text


@pytest.mark.parametrize("width", [45, 4000])
def test_text_set_as_it_was_typed_keeps_its_lines(tmp_path: Path, width: int) -> None:
    typed = "\n".join(textwrap.fill(line, width) for line in TEXT.split("\n"))
    page = f"<html><body><p>Home\nWorld</p><pre>{escape(typed)}</pre><p>List\narchive</p></body></html>"
    found = marked(tmp_path, "a.html", page.encode())
    assert (saved.TITLE, date.fromisoformat(saved.DAY)) == (found.masthead.title, found.masthead.published)
    bodies = [each for each in found.paragraphs if each.kind == "body"]
    assert {" ".join(line.split()) for line in PARAGRAPHS[3:]} <= {
        " ".join(found.text[each.start : each.end].split()) for each in bodies
    }
    assert "Home World" in found.text
    assert "List archive" in found.text


@pytest.mark.parametrize(
    ("encoding", "declared", "codes"),
    [
        ("utf-8", "latin-1", []),
        ("cp1252", "windows-1252", []),
        ("cp1252", "iso-8859-1", []),
        ("koi8-r", "koi8-r", []),
        ("cp1252", "utf-8", ["source.assumed-encoding"]),
        ("cp1252", "no-such-thing", ["source.assumed-encoding"]),
        ("utf-16", "utf-8", []),
    ],
)
def test_encoding_of_a_page_is_found_whatever_it_declares(
    tmp_path: Path, encoding: str, declared: str, codes: list[str]
) -> None:
    words = "Переговоры в Халдене" if encoding == "koi8-r" else "Gespräche in Genf"
    page = saved.page(TEXT.replace("“", '"').replace("”", '"') + words).replace("utf-8", declared, 1)
    documents, issues = reading(tmp_path, "a.html", page.encode(encoding))
    assert codes == [issue.code for issue in issues]
    assert words in documents[0].text


@pytest.mark.parametrize("make", [saved.mhtml, saved.webarchive])
def test_archived_page_knows_its_address(tmp_path: Path, make: Callable[..., bytes]) -> None:
    suffix = ".mhtml" if make is saved.mhtml else ".webarchive"
    document = only(tmp_path, f"a{suffix}", make(TEXT, "", saved.ADDRESS))
    assert (saved.ADDRESS, None) == (document.metadata.url, document.metadata.published)


def test_page_saved_by_a_browser_knows_its_address(tmp_path: Path) -> None:
    page = saved.page(TEXT).replace("<html", f"<!-- saved from url=(0040){saved.ADDRESS} -->\n<html", 1)
    assert saved.ADDRESS == only(tmp_path, "a.html", page.encode()).metadata.url


def test_printed_page_knows_its_address_and_joins_its_lines(tmp_path: Path) -> None:
    long = TEXT + "\n\n".join(PARAGRAPHS[3:] * 6)
    document = only(tmp_path, "a.pdf", saved.pdf(long, address=saved.ADDRESS))
    assert saved.ADDRESS == document.metadata.url
    assert PARAGRAPHS[4] in document.text.split("\n")
    assert saved.ADDRESS not in document.text


@pytest.mark.parametrize("suffix", [".docx", ".rtf"])
def test_who_wrote_a_file_is_not_who_wrote_the_article(tmp_path: Path, suffix: str) -> None:
    metadata = only(tmp_path, f"a{suffix}", saved.MAKERS[suffix](TEXT)).metadata
    assert ((), None, None) == (metadata.authors, metadata.title, metadata.published)


def test_newsletter_states_outlet_title_and_day(tmp_path: Path) -> None:
    metadata = only(tmp_path, "a.eml", saved.eml(TEXT, saved.TITLE, newsletter=True)).metadata
    assert (saved.OUTLET, saved.TITLE, date(2033, 3, 9)) == (metadata.outlet, metadata.title, metadata.published)


def test_mail_from_a_person_states_no_outlet_and_its_day_only_stands_in(tmp_path: Path) -> None:
    undated = "\n\n".join(PARAGRAPHS[3:]).replace("on Wednesday ", "").replace(" since January", "")
    found = marked(tmp_path, "a.eml", saved.eml(undated, "FYI"))
    head = found.masthead
    assert (None, date(2033, 3, 9), "inferred") == (head.outlet, head.published, head.published_basis)
    dated = marked(tmp_path, "b.eml", saved.eml(TEXT.replace("March 9", "March 10"), "FYI")).masthead
    assert (date(2033, 3, 10), "stated") == (dated.published, dated.published_basis)


def test_forwarded_mail_gives_no_day(tmp_path: Path) -> None:
    metadata = only(tmp_path, "a.eml", saved.eml(TEXT, f"Fwd: {saved.TITLE}", newsletter=True)).metadata
    assert (None, None, saved.TITLE) == (metadata.published, metadata.delivered, metadata.title)


def test_attachments_are_sources_and_pictures_are_none(tmp_path: Path) -> None:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(
        saved.eml("See attached, please, and tell me what you think of it."), policy=policy.default
    )
    assert isinstance(message, EmailMessage)
    message.add_attachment(saved.docx(TEXT), "application", "octet-stream", filename="talks.docx")
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    message.add_attachment(b"MZ", "application", "octet-stream", filename="run.exe")
    documents, issues = reading(tmp_path, "a.eml", message.as_bytes())
    assert [None, "talks.docx"] == [document.member for document in documents]
    assert [("source.unknown-format", "a.eml (run.exe)")] == [(issue.code, issue.where) for issue in issues]


@pytest.mark.parametrize(
    ("words", "members"),
    [("See attached.", ["talks.docx"]), ("The minister resigned today: see attached.", [None, "talks.docx"])],
)
def test_a_mail_that_only_says_that_something_is_attached_is_no_source(
    tmp_path: Path, words: str, members: list[str | None]
) -> None:
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    message = message_from_bytes(saved.eml(words), policy=policy.default)
    assert isinstance(message, EmailMessage)
    message.add_attachment(saved.docx(TEXT), "application", "octet-stream", filename="talks.docx")
    documents, _ = reading(tmp_path, "a.eml", message.as_bytes())
    assert members == [document.member for document in documents]


@pytest.mark.parametrize(("title", "outlet"), [("Unknown Title", None), ("The Unknown Soldier", "The Unknown Soldier")])
def test_a_book_that_nobody_named_has_no_outlet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str, outlet: str | None
) -> None:
    monkeypatch.setattr(saved, "OUTLET", title)
    assert outlet == only(tmp_path, "a.epub", saved.epub(TEXT)).metadata.outlet


def test_items_of_a_feed_are_documents(tmp_path: Path) -> None:
    documents, issues = reading(tmp_path, "a.xml", saved.feed(TEXT))
    assert () == issues
    assert [saved.ADDRESS, f"{saved.ADDRESS} again"] == [document.member for document in documents]
    assert [date(2033, 3, 9)] * 2 == [document.metadata.published for document in documents]
    assert 2 == len({document.key for document in documents})


def test_item_of_a_feed_keeps_its_key_when_others_come(tmp_path: Path) -> None:
    more = saved.feed(TEXT).replace(
        b"<item>", b"<item><title>New</title><description>New words.</description></item><item>", 1
    )
    keys = [document.key for document in reading(tmp_path, "a.xml", saved.feed(TEXT))[0]]
    assert keys == [document.key for document in reading(tmp_path, "a.xml", more)[0]][1:]


def test_members_of_an_archive_are_named_and_copies_are_one_voice(tmp_path: Path) -> None:
    archive = saved.zipped({"b/talks.html": saved.html(TEXT), "a/talks.html": saved.html(TEXT), "c.xyz": b"x"})
    documents, issues = reading(tmp_path, "a.zip", archive)
    assert ["b/talks.html", "a/talks.html"] == [document.member for document in documents]
    assert ["source.unknown-format"] == [issue.code for issue in issues]
    made = pipeline.briefing((tmp_path,), load(tmp_path)[0], tmp_path)
    assert [("a/talks.html", None), ("b/talks.html", "S1")] == [(each.member, each.copy_of) for each in made.sources]
    assert {"S1"} == {quote.excerpt.source for quote in made.quotes}


def test_same_text_in_two_formats_is_one_voice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 1, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(saved.docx(TEXT))
    made = pipeline.briefing((tmp_path,), load(tmp_path)[0], tmp_path)
    assert 1 == sum(source.copy_of is None for source in made.sources)


@pytest.fixture(scope="module")
def as_text() -> Briefing:
    return pipeline.briefing((ROOT / "seeds",), load(ROOT)[0], ROOT / "seeds")


# Each seed in nearly each format; in print, the fourth's byline and day stand as one line would that is wrapped.
@pytest.mark.parametrize(
    "formats",
    [
        (".html", ".pdf", ".docx", ".eml", ".txt"),
        (".pdf", ".docx", ".eml", ".txt", ".html"),
        (".docx", ".eml", ".txt", ".html", ".pdf"),
        (".txt", ".html", ".pdf", ".docx", ".rtf"),
    ],
)
def test_seeds_in_five_formats_say_what_their_texts_say(
    tmp_path: Path, as_text: Briefing, formats: tuple[str, ...]
) -> None:
    for seed, suffix in zip(sorted((ROOT / "seeds").glob("*.txt")), formats, strict=True):
        (tmp_path / f"{seed.stem}{suffix}").write_bytes(saved.MAKERS[suffix](seed.read_text(encoding="utf-8")))
    made = pipeline.briefing((tmp_path,), load(ROOT)[0], tmp_path)
    assert said(as_text) == said(made)


def said(of: Briefing) -> dict[str, object]:
    """Events, demands, quotes and mastheads, without offsets, ids and how lines are broken."""
    flat = {excerpt.text: " ".join(excerpt.text.split()) for excerpt in excerpts(of)}
    return {
        "events": sorted(  # those without a day stand in the order of their ids, which depend on the bytes of the files
            repr(
                (e.title, e.when, e.kind, e.status, e.place, e.participants, [(x.source, flat[x.text]) for x in e.said])
            )
            for e in of.events
        ),
        "quotes": [
            (
                q.speaker_name,
                q.kind,
                q.said_on,
                q.said_where,
                [(x.source, flat[x.text]) for x in (q.excerpt, *q.variants)],
            )
            for q in of.quotes
        ],
        "demands": [
            (d.number, d.label, d.by, d.of, d.stance, d.standing, d.excerpt.source, flat[d.excerpt.text])
            for d in of.demands
        ],
        "sources": [(s.title, s.outlet, s.authors, s.published, s.published_basis) for s in of.sources],
    }


def excerpts(of: Briefing) -> list[object]:
    found = [excerpt for event in of.events for excerpt in event.said]
    found += [excerpt for quote in of.quotes for excerpt in (quote.excerpt, *quote.variants)]
    return [*found, *(demand.excerpt for demand in of.demands)]
