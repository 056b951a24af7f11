"""A mail into a document, and what is attached into parts; newsletters state their outlet, day and title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr

from msgspec.structs import replace

from brief.model import Metadata
from brief.sources import html, mail
from brief.sources.days import mail_day
from brief.sources.reading import Origin, Part, Reading, cut_off, document, lost
from brief.sources.visible import visible
from brief.text import canonical

# Headers that mark what is sent to many.
_TO_MANY = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID", "X-Campaign-Id", "X-Mailgun-Tag", "X-MC-User")
_SENT_ON = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|enc|i)\s*(?:\[\d+\]\s*)?:\s*)+", re.IGNORECASE)
_ASIDE = frozenset("gif jpg jpeg png svg webp bmp ics vcf p7s p7m asc sig css".split())  # nobody attaches news as these
_OF_TYPE = {"text/html": ".html", "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf"}
_ADDRESS = re.compile(r"https?://\S+")
_LINKS = 40  # words for each address that a plain part must have, or it is the wreck of a page
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_MOST_PARTS = 200
_FEWEST = 6  # words of a mail with something attached; fewer say no more than "See attached."
_HEADERS = {"title": "mail Subject", "outlet": "mail From", "published": "mail Date", "delivered": "mail Date"}


def read(content: bytes, origin: Origin) -> Reading:
    """The document of a mail's own words, with its attachments as parts; one or the other may be missing."""
    message = mail.parsed(content)
    if not message.keys() or not (message.get("From") or message.get("Subject") or message.is_multipart()):
        return lost("damaged", origin, "no mail, or cut off; save it again as .eml")
    if message.get_content_type() in _LOCKED:
        return lost("encrypted", origin, "an encrypted mail; save its text from your mail program")
    own, parts = _sorted(message)
    attached = tuple(_attachments(parts))
    text = _text(own)
    if attached and (text is None or len(text.split()) < _FEWEST):
        return Reading(parts=attached)
    if text is None or not text.strip():
        return lost("empty", origin, "holds no text; save the mail again, with its text")
    found = document(content, origin, canonical(text), _stated(message))
    if mail.is_cut_off(message):
        found = found.and_issues(cut_off(origin))
    return Reading(found.documents, found.issues, attached)


def _sorted(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that are the mail's own words, and those that are attached; mails in it are not looked into.

    What holds parts is looked into even where it is called attached, so that nothing in it is lost.
    """
    own: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting and len(own) + len(attached) < _MOST_PARTS:
        part = waiting.pop(0)
        kind = part.get_content_type()
        if kind != "message/rfc822" and part.is_multipart():
            waiting = [*(each for each in part.get_payload() if isinstance(each, Message)), *waiting]
        elif kind == "message/rfc822" or part.get_filename() or part.get_content_disposition() == "attachment":
            attached.append(part)
        elif kind in ("text/plain", "text/html"):
            own.append(part)
    return own, attached


def _text(own: list[Message]) -> str | None:
    """The mail's words: the plain part, unless it is missing or the wreck of the page beside it."""
    plain = "\n\n".join(filter(None, (mail.words(part) for part in own if part.get_content_type() == "text/plain")))
    pages = [mail.words(part) for part in own if part.get_content_type() == "text/html"]
    if plain.strip() and (not pages or len(plain.split()) > _LINKS * len(_ADDRESS.findall(plain))):
        return plain
    roots = [html.parsed(page) for page in pages if page]
    shown = "\n".join(visible(root) for root in roots if root is not None)
    return shown if len(shown.split()) * 2 > len(plain.split()) else plain


def _stated(message: Message) -> Metadata:
    """What a mail's head states: of one sent to many, all; of one from a person, its subject and the day it came."""
    subject = mail.header(message, "Subject")
    sent_on = _SENT_ON.match(subject)
    bare = subject[sent_on.end() :] if sent_on else subject
    name, address = parseaddr(mail.header(message, "From"))
    day = mail_day(mail.header(message, "Date"))
    if not sent_on and any(message.get(header) for header in _TO_MANY):
        outlet = name or address.rpartition("@")[2] or None
        return _with_evidence(Metadata(title=bare or None, outlet=outlet, published=day))
    title = bare if len(bare.split()) > 2 else None  # "FYI" is no title
    return _with_evidence(Metadata(title=title, delivered=None if sent_on else day))


def _with_evidence(stated: Metadata) -> Metadata:
    said = tuple((field, header) for field, header in _HEADERS.items() if getattr(stated, field))
    return replace(stated, evidence=said)


def _attachments(parts: list[Message]) -> Iterator[Part]:
    for number, part in enumerate(parts, 1):
        name = _name(part, number)
        if name.rpartition(".")[2].lower() in _ASIDE or part.get_content_maintype() == "image":
            continue
        inner = _mail_in(part)
        if inner is not None:
            yield Part(name, inner.as_bytes(), suffix=".eml")
        else:
            yield Part(name, mail.content(part), suffix=_OF_TYPE.get(part.get_content_type(), ""))


def _mail_in(part: Message) -> Message | None:
    """The mail that is attached; `None`: something else is."""
    return part.get_payload(0) if part.get_content_type() == "message/rfc822" else None  # type: ignore[return-value]


def _name(part: Message, number: int) -> str:
    """The name of an attachment; a mail's is its subject, and what has none is numbered."""
    named = part.get_filename()
    if named:
        return " ".join(str(named).split()).replace("/", "_").replace("\\", "_")
    inner = _mail_in(part)
    if inner is not None:
        return f"{number} {mail.header(inner, 'Subject')[:80].replace('/', '_')}".strip() + ".eml"
    return f"attachment {number}"
