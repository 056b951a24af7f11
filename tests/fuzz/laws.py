"""What holds for every input: an `AssertionError` where it does not; nothing is made up or changed here."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from msgspec import Struct

from brief import codec
from brief.extraction import Found
from brief.model import Briefing, Document, Excerpt, Findings, Issue
from brief.sources import wire
from brief.sources.reading import Reading
from brief.text import view

# TIMEX3: a date, part of a day or week, duration, or reference; nothing longer than a line.
_VALUE = re.compile(r"[A-Z0-9:.+-]{1,40}|(?:PAST|PRESENT|FUTURE)_REF|P[TXE0-9.A-Z]+")
_PACKED = re.compile(r"base64,[A-Za-z0-9+/=]+")  # of fonts, which are most of a page
_TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def each(value: Any, kind: type) -> Iterator[Any]:
    """Every value of that kind in a value."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from each(one, kind)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from each(getattr(value, name), kind)


def message(text: str) -> None:
    """A message is one line that a reader can act on."""
    assert text, "says nothing"
    assert "\n" not in text, text
    assert len(text) < 2000, text[:200]


def issues(told: tuple[Issue, ...]) -> None:
    for issue in told:
        message(issue.message)
        assert not issue.code.endswith(".fault"), issue


def reading(found: Reading) -> None:
    """What a reader gives: something or a reason, spans inside their texts, and the same after a pipe."""
    assert found.documents or found.issues or found.parts
    issues(found.issues)
    assert all(";" in issue.message for issue in found.issues), found.issues
    for document in found.documents:
        _document(document)
    head, blobs = wire.of_reading(found)
    assert found == wire.reading(json.loads(json.dumps(head)), blobs)


def _document(document: Document) -> None:
    assert len(view(document.text)) == len(document.text)
    assert "\r\n" not in document.text
    assert document.sha256.startswith(document.key)
    spans = document.main or ()
    assert all(0 <= start <= end <= len(document.text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def findings(found: Findings) -> None:
    """What one text says: spans of it, in order, with what they refer to, and the same after the cache."""
    text, people = found.document.text, len(found.people)
    for excerpt in each(found, Excerpt):
        assert excerpt.source == found.document.key
        assert text[excerpt.start : excerpt.end] == excerpt.text
    ends = [(each.start, each.end) for each in found.paragraphs]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(one[1] <= two[0] for one, two in pairwise(ends)), "paragraphs overlap"
    for day in found.dates:
        dated(day.type, day.value, day.first, day.last)
        assert day.excerpt.text.strip() == day.excerpt.text != "", day
        assert (day.first is None) == (day.last is None)
    for quote in found.quotes:
        assert quote.excerpt in (quote.parts or (quote.excerpt,))
        assert all(part.text.strip() for part in quote.parts)
        assert all(one.end <= two.start for one, two in pairwise(quote.parts)), "pieces of a quote overlap"
        assert quote.speaker is None or 0 <= quote.speaker < people
    for demand in found.demands:
        assert demand.excerpt.text.strip()
        assert demand.speaker is None or 0 <= demand.speaker < people
    for event in found.events:
        assert event.evidence, event
        assert all(0 <= person < people for person in event.delegates)
    _are_unlike([each.id for each in (*found.quotes, *found.demands, *found.events)])
    issues(found.issues)
    kept = ((found,), found.issues)
    assert kept == codec.decode(codec.encode(kept), codec.Readings)


def dated(kind: str, value: str, first: Any, last: Any) -> None:
    """A date's TIMEX3 value is one, and its days are in their order."""
    assert kind in ("DATE", "TIME", "DURATION", "SET")
    assert _VALUE.fullmatch(value), value
    assert first is None or last is None or first <= last, (first, last)


def extracted(text: str, found: Found) -> None:
    """What `brief.extract` gives are slices of the text."""
    evidence = [span for event in found.events for span in event.evidence]
    for span in (*found.dates, *found.quotes, *found.demands, *evidence):
        assert text[span.start : span.end] == span.text
        assert 0 <= span.start < span.end <= len(text)
    for day in found.dates:
        dated(day.type, day.value, day.first, day.last)
    assert all(one.end <= two.start for one, two in pairwise(found.dates)), "dates overlap"
    groups = [quote.group for quote in found.quotes]
    assert groups == sorted(groups)
    for quote in found.quotes:
        speaker = quote.speaker
        assert speaker is None or 0 <= speaker.start < speaker.end <= len(text)


def _are_unlike(ids: list[str]) -> None:
    assert len(ids) == len(set(ids)), sorted({id for id in ids if ids.count(id) > 1})


def briefing(made: Briefing, texts: dict[str, str]) -> None:
    """What all texts say: words of the sources that they cite, and ids that lead somewhere."""
    for excerpt in each(made, Excerpt):
        assert texts[excerpt.source][excerpt.start : excerpt.end] == excerpt.text
    assert [] == dangling(made)
    for kind in (made.events, made.quotes, made.demands, made.people, made.sources):
        _are_unlike([each.id for each in kind])  # type: ignore[attr-defined]
    issues(made.issues)


def dangling(made: Briefing) -> list[str]:
    """The ids that the values or the paper refer to and that no value has."""
    known = {each.id for kind in (made.events, made.quotes, made.demands, made.people) for each in kind}  # type: ignore[attr-defined]
    events, quotes, demands = made.events, made.quotes, made.demands
    wanted = [
        *(id for event in events for id in (*event.quotes, *event.about, *event.demands, *event.delegates)),
        *(id for demand in demands for id in (*demand.events, *demand.answers)),
        *(quote.speaker for quote in quotes if quote.speaker),
        *(row.event for row in made.ahead if row.event),
        *(id for block in made.demand_blocks for id in block.demands),
        *(entry.event for day in made.days for entry in day.events),
        *made.background,
        *made.observers,
    ]
    return [id for id in wanted if id not in known]


# --- documents ------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The elements of a page, and whatever in it would run or be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.scripts = 0
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            held = (value or "").strip().lower()
            leads = name in ("href", "src", "action", "xlink:href") and ":" in held
            if name.startswith("on") or (leads and not held.startswith(("http:", "https:", "data:", "mailto:"))):
                self.acting.append(f"{name}={held}")


def page(content: str) -> _Page:
    found = _Page()
    found.feed(_PACKED.sub("base64,", content))
    found.close()
    return found


def is_html(content: bytes, calm: bytes) -> None:
    found, wanted = page(content.decode()), page(calm.decode())
    assert found.tags <= wanted.tags, found.tags - wanted.tags
    assert found.scripts == wanted.scripts
    assert [] == found.acting
    ids = re.findall(r' id="([^"]*)"', content.decode())
    assert set(re.findall(r'href="#([^"]*)"', content.decode())) <= set(ids)


def is_docx(content: bytes, calm: bytes) -> None:
    from lxml import etree

    found, wanted = _parts(content), _parts(calm)
    assert set(found) == set(wanted)
    for name, part in found.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    orders = [re.findall(rb"<w:instrText[^>]*>([^<]*)", parts["word/document.xml"]) for parts in (found, wanted)]
    assert set(orders[0]) <= set(orders[1])
    targets = re.findall(rb'Target="([^"]+)"', found["word/_rels/document.xml.rels"])
    assert [] == [each for each in targets if re.match(rb"(?i)\s*(javascript|file|data|vbscript|\\\\)", each)]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_mail(content: bytes, calm: bytes) -> None:
    found, wanted = (message_from_bytes(each, policy=policy.default) for each in (content, calm))
    assert set(found.keys()) == set(wanted.keys())
    assert [each.get_content_type() for each in found.walk()] == [each.get_content_type() for each in wanted.walk()]
    assert [] == [defect for part in found.walk() for defect in part.defects]
    assert "\n" not in found["subject"]
    for part in found.walk():
        if part.get_content_maintype() == "text":
            assert not _TURNING.search(part.get_content())


def is_markdown(content: bytes, calm: bytes) -> None:
    kinds = [_kinds(each.decode()) for each in (content, calm)]
    assert kinds[0] <= kinds[1] | {"softbreak", "hardbreak", "text_special"}, kinds[0] - kinds[1]


def _kinds(text: str) -> set[str]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in tokens for child in token.children or () if not _is_address(child)]
    return {token.type for token in tokens} | {child.type for child in inline}


def _is_address(token: Any) -> bool:
    """Whether a token opens or ends a link that a briefing may have: the address of a source, which names a host."""
    return bool(token.info == "auto" and re.match(r"https?://\w|$", str(token.attrs.get("href", ""))))


def is_json(content: bytes, calm: bytes) -> None:
    found, wanted = json.loads(content), json.loads(calm)
    assert _shape(found) == _shape(wanted)


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shape(held) for key, held in value.items()}
    return [_shape(held) for held in value] if isinstance(value, list) else type(value)


def is_pdf(content: bytes, _: bytes) -> None:
    import pypdfium2

    opened = pypdfium2.PdfDocument(content)
    assert len(opened) > 0
    opened.close()
    assert not re.search(rb"/(JavaScript|JS|Launch|SubmitForm|GoToR|RichMedia)\b", content)


DOCUMENTS: dict[str, Callable[[bytes, bytes], None]] = {
    "pdf": is_pdf,
    "docx": is_docx,
    "html": is_html,
    "md": is_markdown,
    "json": is_json,
    "eml": is_mail,
}
