"""Files that only point to a page: named, and not followed."""

from __future__ import annotations

import re

from brief.sources.encoding import decoded
from brief.sources.reading import Origin, Reading, lost

_ADDRESS = re.compile(r"(?:URL=|<string>)\s*([a-z][a-z0-9+.-]{1,15}://[^\s<>\"]{1,200})", re.IGNORECASE)


def read(content: bytes, origin: Origin) -> Reading:
    """No document: where the link leads, and that nothing is fetched."""
    found = _ADDRESS.search((decoded(content)[0] or "")[:65536])
    to = f"a link to {found[1]}" if found else "a link"
    return lost("link", origin, f"{to}, and nothing is fetched; open it and save the page here")
