"""A briefing's mail as printed lines: those of the PDF that is attached to it, and those of its letter."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import zip_longest
from typing import Any

from msgspec.structs import replace

from brief.verify import pdf
from brief.verify.printed import Line, Printed, Run, plain
from brief.verify.verdict import Fault

_OURS = ("b", "i", "span")
_WHERE = "letter"
_BULLETS = "-•"
# Lines of a letter that names no source: its title, the line below, what is attached, and a marking twice.
_FIXED = 5


def read(content: bytes) -> Printed | None:
    """What the mail prints. `None`: no PDF is attached, which alone lists the sources, or it is no briefing."""
    mail = message_from_bytes(content, policy=default)
    attached = next((part for part in mail.walk() if part.get_content_type() == "application/pdf"), None)
    held = attached.get_payload(decode=True) if attached is not None else None
    printed = pdf.read(held) if isinstance(held, bytes) else None
    if printed is None:
        return None
    letter = tuple(_lines(_form(mail, "html")))
    spoilt = _spoilt([plain(line.runs) for line in letter], _form(mail, "plain"))
    if len(letter) > _FIXED and not any(run.source for line in letter for run in line.runs):
        spoilt = Fault(_WHERE, "", "", "isn't as brief wrote it, so that nothing in it is confirmed")
    return replace(printed, lines=(*letter, *printed.lines), spoilt=(*([spoilt] if spoilt else []), *printed.spoilt))


def _form(mail: EmailMessage, kind: str) -> str:
    """The letter as HTML or as plain text; empty where the mail has none."""
    part = mail.get_body((kind,))
    try:
        return str(part.get_content()) if part is not None else ""
    except LookupError:  # no charset that is known
        return ""


def _lines(page: str) -> Iterator[Line]:
    """The lines of the letter's page: each stands in a cell of its own."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    for cell in tree.iter("td"):
        runs = tuple(_runs(cell)) if cell.find(".//table") is None else ()
        if _squeezed(plain(runs)):
            yield Line(runs, _WHERE)


def _runs(element: Any, *, ours: bool = False) -> Iterator[Run]:
    """The runs of a cell: bold, italic and spans are ours; in `cite` stand outlets instead of marks."""
    if element.text:
        yield Run(element.text, ours)
    for child in element:
        if child.tag == "cite":
            yield from _outlets("".join(child.itertext()))
        else:
            yield from _runs(child, ours=ours or child.tag in _OURS)
        if child.tail:
            yield Run(child.tail, ours)


def _outlets(cited: str) -> Iterator[Run]:
    """The marks that "(POLITICO, 13 Jan; Deutsche Welle, 13 Jan)" stands for."""
    for place, each in enumerate(cited.strip().removeprefix("(").removesuffix(")").split("; ")):
        yield Run("" if place else cited, source=each)


def _spoilt(page: list[str], text: str) -> Fault | None:
    """The first line that only one of the letter's two forms has: a mail program shows one or the other."""
    lines = [line for line in text.splitlines() if _squeezed(line)]
    for line, other in zip_longest(page, lines if text else page, fillvalue=""):
        if _squeezed(line) != _squeezed(other):
            return Fault(_WHERE, other or line, "", "stands in one of its two forms only, as HTML or as plain text")
    return None


def _squeezed(line: str) -> str:
    """A line without white space and the bullet before it, which each form has of its own."""
    return "".join(line.split()).lstrip(_BULLETS)
