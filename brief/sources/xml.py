"""XML in files from anywhere: parsed with nothing declared, nothing fetched and nothing expanded."""

from __future__ import annotations

import re
from typing import Any

_ROOT = re.compile(rb"<[A-Za-z_]")


class UnfitError(Exception):
    """XML that is not parsed: damaged, or it declares entities, which no article needs."""


def parsed(content: bytes, doctype: bool = False) -> Any:
    """The root element; `doctype`: a document type may be named, with no entity declared in it.

    `UnfitError`: not well-formed, too deep, or it declares what could grow or reach outside.
    """
    from lxml import etree

    plain = content.replace(b"\0", b"") if 0 in content[:8] else content  # so that UTF-16 hides no declaration
    root = _ROOT.search(plain)
    head = plain[: root.start() if root else len(plain)].upper()
    if b"<!ENTITY" in head or (b"<!DOCTYPE" in head and not doctype):
        raise UnfitError("it declares entities")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnfitError("it is damaged") from None
