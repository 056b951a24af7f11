"""Whose paper a text is written on: the state named by the lines above it; not what the text says."""

from __future__ import annotations

import re

from brief.model import Article
from brief.text import Span, view

_LINES = 8  # paragraphs before a text's body in which its issuer may be named
_ISSUER = re.compile(
    r"(?:THE\s+)?(?:(?:MINISTRY|GOVERNMENT|EMBASSY|OFFICE|DEPARTMENT"
    r"|PRESIDENCY)\s+(?:[A-Z,&]+\s+){0,8}?OF\s+)?(?:THE\s+)?"
    r"(?:(?:UNITED|FEDERAL|ISLAMIC|PEOPLE'S|DEMOCRATIC|SOCIALIST)\s+){0,3}"
    r"(?:GOVERNMENT|REPUBLIC|KINGDOM|STATE|FEDERATION|SULTANATE|EMIRATE|PRINCIPALITY|COMMONWEALTH"
    r"|PRESIDENT|PRIME\s+MINISTER|CHANCELLOR)\s+OF\s+(?:THE\s+)?"
    r"([A-Z][A-Z' -]{2,30})\s*$",
    re.IGNORECASE,
)


def issuer(article: Article) -> Span | None:
    """Where the lines above a text name the state whose government writes it ("GOVERNMENT OF CHAD")."""
    for paragraph in article.paragraphs[:_LINES]:
        if paragraph.kind == "body":
            return None
        start = paragraph.start
        for line in view(article.text[start : paragraph.end]).splitlines(keepends=True):
            if match := _ISSUER.match(line):
                return start + match.start(1), start + match.start(1) + len(match.group(1).rstrip())
            start += len(line)
    return None
