"""Ids of mentions: made from the words and the text they stand in, so that they outlive every rebuild."""

from __future__ import annotations

from hashlib import sha256

from brief.model import Excerpt
from brief.text import fold


def mention_id(kind: str, excerpt: Excerpt, *, facet: str = "") -> str:
    """The id of a mention, as "q-4f1c09a2b7": the kind's letter and a hash of source, folded words and `facet`.

    `facet` tells mentions apart that share their words (an event's head and day). The same words twice
    in one source have one id: finders keep the first.
    """
    words = "\n".join((excerpt.source, fold(excerpt.text), facet))
    return f"{kind}-{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
