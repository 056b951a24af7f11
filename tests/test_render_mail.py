"""The mail is a draft that any program reads, short, the same bytes twice, and holds nothing but the briefing."""

from __future__ import annotations

import email
import re
from datetime import date
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief.model import Briefing, Issue
from brief.render import render
from brief.render.compose_mail import WORDS, compose_mail, file_name
from brief.render.look import read_look
from tests import hostile, sample

LOOK = read_look()
PDF = b"%PDF-1.7 not a real one"
HOSTILE = [
    *hostile.WORDS,
    "<b>bold</b> <script>alert(1)</script>",
    "line one\r\nBcc: spy@example.org\r\n\r\nbody",
    "{{ 7*7 }} {% include 'x' %} ]]> <!-- -->",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c \u2066x",
    "\x00\x07\x1b[2J",
    "\ud800 lone",
    "😀 𝔸𝔹ℂ",
    "w" * 300,
    "\n".join(f"line {n}" for n in range(40)),
    "=?utf-8?q?spoofed?= <a@b.org>, c@d.org",
    "=?utf-8?q?x=0D=0ABcc:_spy@example.org?=",
    "\u2028separated\u2029lines\x85here",
]


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def mail(briefing: Briefing, pdf: bytes | None = PDF) -> EmailMessage:
    return read(render("eml", briefing, LOOK, pdf))


class Page(HTMLParser):
    """The tags, attributes and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


# --- what it says ------------------------------------------------------------------------------


def test_subject_has_marking_title_day_and_edition() -> None:
    assert (
        "[OFFICIAL – SAMPLE (FICTIONAL)] Lake Orlin water talks – as of 11 March 2033 (ed. 1)"
        == mail(sample.briefing())["subject"]
    )
    bare = replace(sample.briefing(), marking=None, as_of=None, edition=3)
    assert "Lake Orlin water talks (ed. 3)" == mail(bare)["subject"]


def test_parts_stand_in_their_order() -> None:
    text = body(mail(sample.briefing()), "plain")
    heads = ["OFFICIAL", "Lake Orlin", "As of", "In brief", "Demands and answers", "Ahead", "Doubtful", "Attached:"]
    places = [text.index(f"\n{head}" if place else head) for place, head in enumerate(heads)]
    assert sorted(places) == places
    assert text.rstrip().endswith("OFFICIAL – SAMPLE (FICTIONAL)")


def test_sources_are_named_and_never_numbered() -> None:
    message = mail(sample.briefing())
    for text in (body(message, "plain"), Page(body(message, "html")).text):
        assert re.search(r" \(Delta Wire, 10 Mar\)", text)
        assert "\u00a0(" not in text
        assert not re.search(r"\[\d+\]|\bS\d\b", text)


def test_a_source_without_day_or_outlet_says_no_more_than_is_known() -> None:
    whole = sample.briefing()
    sources = tuple(replace(source, published=None, outlet=None) for source in whole.sources)
    assert "(outlet not known)" in body(mail(replace(whole, sources=sources)), "plain")


def test_demands_stand_with_their_number_and_standing() -> None:
    whole = sample.briefing()
    text = body(mail(whole), "plain")
    first = next(demand for demand in whole.demands if demand.number == "D1")
    assert f"Taluria to Karsovia: D1 {first.label}: partly accepted" in text


def test_plain_and_html_say_the_same() -> None:
    message = mail(sample.briefing())
    text = " ".join(re.sub(r"(?m)^- ", "• ", body(message, "plain")).split())
    page = Page(body(message, "html")).text.removeprefix(sample.briefing().title).strip()
    assert "".join(text.split()) == "".join(page.split())


def test_at_most_250_words_and_the_first_of_each_part() -> None:
    whole = sample.briefing()
    crowded = replace(
        whole, in_brief=whole.in_brief * 20, ahead=whole.ahead * 20, demand_blocks=whole.demand_blocks * 9
    )
    message = mail(crowded)
    text = body(message, "plain")
    words = [word for word in text.split() if word != "-"]
    assert WORDS - 40 < len(words) <= WORDS
    assert compose_mail(crowded, LOOK, attached=True).words == len(words)
    assert all(head in text for head in ("In brief", "Demands", "Ahead", "Doubtful"))


def test_an_item_is_whole_or_not_there() -> None:
    whole = sample.briefing()
    items = [item for part in compose_mail(whole, LOOK, attached=True).parts for item in part.items]
    verbatim = {run.text for item in items for run in item if getattr(run, "style", "") == "verbatim"}
    printed = {" ".join(part.text.split()) for bullet in whole.in_brief for part in bullet.parts}
    assert verbatim <= printed


def test_nothing_to_say_is_still_a_mail() -> None:
    empty = replace(sample.briefing(), in_brief=(), ahead=(), demand_blocks=(), doubts=())
    text = body(mail(empty), "plain")
    assert "In brief" not in text
    assert "Attached:" in text


# --- how it is built ---------------------------------------------------------------------------


def test_a_draft_with_two_bodies_and_the_pdf() -> None:
    message = mail(sample.briefing())
    kinds = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    assert kinds == [part.get_content_type() for part in message.walk()]
    (attached,) = message.iter_attachments()
    assert "2033-03-11_lake-orlin-water-talks_ed1.pdf" == attached.get_filename()
    assert PDF == attached.get_content()
    assert ("1", "Fri, 11 Mar 2033 12:00:00 +0000") == (message["X-Unsent"], message["Date"])


def test_without_a_pdf_it_says_so() -> None:
    message = mail(sample.briefing(), None)
    assert [] == list(message.iter_attachments())
    for kind in ("plain", "html"):
        assert "Nothing is attached: this machine could not make the PDF." in body(message, kind)
        assert "Attached:" not in body(message, kind)


def test_recipients_come_from_the_briefing() -> None:
    addressed = replace(
        sample.briefing(), mail_to=("desk@example.org",), mail_cc=("Ελένη Ν. <e@example.org>", "b@c.org")
    )
    message = mail(addressed)
    assert "desk@example.org" == message["to"]
    assert ("Ελένη Ν.", "e@example.org") == (
        message["cc"].addresses[0].display_name,
        message["cc"].addresses[0].addr_spec,
    )
    assert mail(sample.briefing())["to"] is None


def test_same_bytes_twice_and_other_ids_for_other_words() -> None:
    first, second = (render("eml", sample.briefing(), LOOK, PDF) for _ in range(2))
    assert first == second
    other = mail(replace(sample.briefing(), title="Other talks"))
    assert mail(sample.briefing())["message-id"] != other["message-id"]


def test_lines_are_ascii_short_and_end_as_mail_does() -> None:
    content = render("eml", sample.with_words("Łódź Київ " + "w" * 2000), LOOK, PDF)
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 998


def test_page_has_tables_inline_styles_and_nothing_to_fetch() -> None:
    page = Page(body(mail(sample.briefing()), "html"))
    assert {"style", "link", "script", "img", "svg", "a", "form"} & {tag for tag, _ in page.tags} == set()
    assert not any("class" in attributes for _, attributes in page.tags)
    assert all(attributes.get("role") == "presentation" for tag, attributes in page.tags if tag == "table")
    assert all("font-family" in (attributes.get("style") or "") for tag, attributes in page.tags if tag == "b")
    assert "url(" not in body(mail(sample.briefing()), "html")


def test_page_is_far_below_what_gmail_clips() -> None:
    assert len(body(mail(sample.with_words("w" * 5000)), "html").encode()) < 100_000


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Russia–West talks on Ukraine and European security", "russia-west-talks-on-ukraine"),
        ("Łódź café", "odz-cafe"),
        ("Переговоры", "briefing"),
        ("w" * 300, "w" * 40),
        ("../../etc/passwd\0", "etc-passwd"),
        ("COP 30", "cop-30"),
    ],
)
def test_the_attachment_has_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert f"2033-03-11_{name}_ed1.pdf" == file_name(replace(sample.briefing(), title=title))
    assert f"undated_{name}_ed1.pdf" == file_name(replace(sample.briefing(), title=title, as_of=None))


# --- what it must not do -----------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_no_header_and_no_structure(words: str) -> None:
    calm, message = mail(sample.with_words("calm")), mail(replace(sample.with_words(words), marking=words))
    assert [part.get_content_type() for part in calm.walk()] == [part.get_content_type() for part in message.walk()]
    assert set(calm.keys()) == set(message.keys())
    assert [] == [defect for part in message.walk() for defect in part.defects]
    assert "Bcc" not in message
    assert "\n" not in message["subject"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_and_nothing_is_obeyed(words: str) -> None:
    message = mail(sample.with_words(words))
    page, calm = Page(body(message, "html")), Page(body(mail(sample.with_words("calm")), "html"))
    assert {tag for tag, _ in calm.tags} >= {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") or name == "href" for _, attributes in page.tags for name in attributes)
    for text in (body(message, "plain"), page.text):
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


TITLES = st.text(st.characters(codec=None), min_size=1, max_size=300)


@settings(max_examples=60)
@given(TITLES, st.one_of(st.none(), TITLES))
def test_any_title_and_marking_make_a_mail_that_can_be_read(title: str, marking: str | None) -> None:
    message = mail(replace(sample.briefing(), title=title, marking=marking), None)
    assert [] == [defect for part in message.walk() for defect in part.defects]
    assert {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type", "Message-ID"} == set(message.keys())
    assert "In brief" in body(message, "plain")


def test_no_working_note_and_no_path_is_in_it() -> None:
    noted = replace(sample.briefing(), review=True, issues=(Issue("a.b", "warn", "sources/secret.txt", "hidden note"),))
    message = mail(noted)
    for kind in ("plain", "html"):
        assert "sources/" not in body(message, kind)
        assert "hidden note" not in body(message, kind)
        assert "Working notes" not in body(message, kind)


def test_a_day_in_another_year_says_the_year() -> None:
    whole = replace(sample.briefing(), as_of=date(2034, 1, 2))
    assert "(Delta Wire, 10 Mar 2033)" in body(mail(whole), "plain")


def test_hostile_sources_make_a_calm_mail() -> None:
    message = mail(hostile.briefing())
    page = Page(body(message, "html"))
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in Page(body(mail(sample.briefing()), "html")).tags}
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7 * 7 }}" in body(message, "plain")
    assert {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type", "Message-ID"} == set(message.keys())
