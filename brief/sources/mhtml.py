"""A page saved as one file (MHTML) into a document; pictures and styles in it are not looked at."""

from __future__ import annotations

from email.message import Message

from msgspec.structs import replace

from brief.sources import html
from brief.sources.encoding import decoded
from brief.sources.mail import is_cut_off, parsed
from brief.sources.reading import Origin, Reading, cut_off, lost


def read(content: bytes, origin: Origin) -> Reading:
    """The document that the page in an MHTML file holds. The file's own date is that of saving, and not looked at."""
    message = parsed(content)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    root = next((part for part in pages if _address(part) == _address(message)), pages[0] if pages else None)
    body = root.get_payload(decode=True) if root is not None else None
    if root is None or not isinstance(body, bytes) or not body.strip():
        return lost("damaged", origin, "no page in it, or cut off before it; save the page again")
    text, _ = decoded(body, root.get_content_charset() or html.declared(body))
    if text is None:
        return lost("binary", origin, "the page in it is no text; save it again, as HTML")
    address = _address(message) or _address(root)
    stated = replace(origin.stated, url=address, evidence=(("url", "mhtml Content-Location"),)) if address else None
    found = html.read_text(text, content, replace(origin, stated=stated) if stated else origin)
    return found.and_issues(cut_off(origin)) if is_cut_off(message) and found.documents else found


def _address(part: Message) -> str | None:
    """The address that a part was saved from."""
    value = str(part.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    return value if value.startswith(("http://", "https://")) else None
