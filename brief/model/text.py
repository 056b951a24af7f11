"""What every stage cites: documents and their excerpts, issues, and the terms that values are written in."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Basis = Literal["stated", "inferred", "configured", "unknown"]
DayBasis = Literal["configured", "stated", "relative", "inferred", "published"]
Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
QuoteKind = Literal["direct", "partial", "reported"]
Stance = Literal["demand", "condition", "offer", "rejection", "threat", "appeal", "position"]
Standing = Literal[
    "open", "rejected", "talks offered", "promised", "conditional", "partly accepted", "accepted", "stands", "withdrawn"
]
EventKind = Literal["meeting", "call", "visit", "statement", "document", "sanctions", "military", "vote", "other"]
EventStatus = Literal["held", "planned", "postponed", "cancelled"]
EventSection = Literal["timeline", "background", "ahead", "undated"]
Severity = Literal["look", "warn", "lost"]
ParagraphKind = Literal[
    "body", "heading", "title", "byline", "caption", "credit", "biography", "feed", "promotion", "furniture", "footer"
]


def located(path: str, member: str | None) -> str:
    """A text as it is named: by its file, and by its name in that where the file holds several.

    >>> located("sources/a.txt", None), located("sources/week.zip", "b.txt")
    ('sources/a.txt', 'sources/week.zip (b.txt)')
    """
    return f"{path} ({member})" if member else path


class Excerpt(Struct, frozen=True):
    """A verbatim span of a source; made by `Document.excerpt`, which takes `text` from the offsets.

    `source` is the document's key while one text is read, and the source's number ("S1") once all
    are merged (`cited`). `end - start == len(text)` always.
    """

    source: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError(f"excerpt {self.start}:{self.end} does not measure {len(self.text)} characters")

    def cited(self, number: str) -> Excerpt:
        """The same span, citing its source by `number`."""
        return Excerpt(number, self.start, self.end, self.text)


class Metadata(Struct, frozen=True):
    """What a file's own format states of the text in it; all `None` or empty for plain text.

    `delivered`: the day that a mail brought the text, which stands in where the text states none. `revised`: the
    day on which the text was last changed.
    `evidence`: each field that is stated, and what states it ("published", "json-ld datePublished").
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: date | None = None
    language: str | None = None
    delivered: date | None = None
    revised: date | None = None
    evidence: tuple[tuple[str, str], ...] = ()


class Document(Struct, frozen=True):
    """One text that can be cited: the canonical text and where it came from.

    `sha256` is that of the file's bytes, and where the file holds several texts, of this one's; `key` is its
    first twelve hex digits. `path` is relative to the briefing's folder, with `/`; `member` names the text
    within the file. `main`: the spans that the format tells are the article, in order; `None`: it tells nothing.
    """

    key: str
    path: str
    sha256: str
    text: str
    member: str | None = None
    metadata: Metadata = Metadata()
    main: tuple[tuple[int, int], ...] | None = None

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The span from `start` to `end`, verbatim. `ValueError`: the span is not inside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.path}: no span {start}:{end} in a text of {len(self.text)} characters")
        return Excerpt(self.key, start, end, self.text[start:end])

    def sentence(self, start: int, end: int) -> Excerpt:
        """The sentence from `start` to `end`, with the whole of a mark of two characters that a span would halve.

        >>> Document("k", "p", "k", "It went. ``No,'' Lang said.").sentence(10, 27).text
        "``No,'' Lang said."
        """
        start -= self.text[max(0, start - 1) : start + 1] in ("``", "‘‘")
        end += self.text[end - 1 : end + 1] in ("''", "’’")
        return self.excerpt(start, end)


class Issue(Struct, frozen=True):
    """Something a human should know: `lost`, a source is left out; `warn`, doubtful; `look`, worth a look."""

    code: str
    severity: Severity
    where: str
    message: str
    command: str | None = None
