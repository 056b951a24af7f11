"""What the properties of a document file may be believed: a title and an author that its text names too."""

from __future__ import annotations

import re

from brief.model import Metadata
from brief.text import fold

_HEAD = 3000  # characters, and as many at the end, in which a text names its title and its authors
_SEPARATOR = re.compile(r"\s+[|–—·-]\s+")
_BETWEEN = re.compile(r"\s*[;,&]\s*|\s+and\s+")


def borne_out(text: str, title: str | None, author: str | None, kind: str) -> Metadata:
    """The title and authors of a file's properties, where its text has them.

    Properties name who wrote the file, not the article ("Microsoft Word - draft3.doc", the reader's own account);
    their days are those of the file, and not looked at.
    """
    seen = fold(text[:_HEAD] + "\n" + text[-_HEAD:])
    named = tuple(name for name in _BETWEEN.split(" ".join((author or "").split())) if len(name.split()) > 1)
    authors = named if named and all(fold(name) in seen for name in named) else ()
    found = _shown(seen, " ".join((title or "").split()))
    evidence = [("title", f"{kind} title")] if found else []
    evidence += [("authors", f"{kind} author")] if authors else []
    return Metadata(title=found, authors=authors, evidence=tuple(evidence))


def _shown(seen: str, title: str) -> str | None:
    """The title as far as the text has it: pages printed as PDF put the outlet behind it."""
    cuts = [len(title), *(cut.start() for cut in reversed(list(_SEPARATOR.finditer(title))))]
    for end in cuts:
        part = title[:end].strip()
        if len(part.split()) > 2 and fold(part) in seen:
            return part
    return None
