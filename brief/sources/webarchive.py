"""A page saved by Safari (.webarchive) into a document; what the page loads beside itself is not looked at."""

from __future__ import annotations

import plistlib
from xml.parsers.expat import ExpatError

from msgspec.structs import replace

from brief.sources import html
from brief.sources.encoding import decoded
from brief.sources.reading import Origin, Reading, lost


def read(content: bytes, origin: Origin) -> Reading:
    """The document that the page in a web archive holds."""
    try:
        archive = plistlib.loads(content)
        main = archive["WebMainResource"]
        page, address, encoding = main["WebResourceData"], main.get("WebResourceURL"), main.get(_ENCODING)
    except _DAMAGE:
        return lost("damaged", origin, "no web archive, or cut off; save the page again")
    if not isinstance(page, bytes):
        return lost("damaged", origin, "no page in it; save the page again")
    text, _ = decoded(page, encoding if isinstance(encoding, str) else html.declared(page))
    if text is None:
        return lost("binary", origin, "the page in it is no text; save it again, as HTML")
    if isinstance(address, str) and address.startswith(("http://", "https://")):
        origin = replace(origin, stated=replace(origin.stated, url=address, evidence=(("url", "WebResourceURL"),)))
    return html.read_text(text, content, origin)


_DAMAGE = (
    plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError, AttributeError, OverflowError,
)  # fmt: skip
_ENCODING = "WebResourceTextEncodingName"
