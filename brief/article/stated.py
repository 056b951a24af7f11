"""What the file's own format states of an article, put before what its text tells; nothing is read from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from brief.article import outlets
from brief.article.lines import Line
from brief.dates.stated import explicit
from brief.model import Basis, Evidence, Masthead, Metadata

_REVISED = 30  # days; a text changed later than that is another edition, which its first day no longer dates
_SHORT = 30  # words of a line that may show the day


def put_first(given: Metadata, head: Masthead, lines: Sequence[Line], named: Mapping[str, str]) -> Masthead:
    """The masthead of a text with what its file's format states put first."""
    outlet = (outlets.by_name(given.outlet, named) or given.outlet) if given.outlet else None
    outlet = outlet or (outlets.by_address(given.url, named) if given.url else None)
    day, basis, rule = _published(given, head, lines)
    authors = tuple(name for name in given.authors if not _is_outlet(name, outlet, named))
    fields = {
        "title": given.title,
        "outlet": outlet,
        "authors": authors,
        "url": given.url,
        "published": day if rule else None,
        "language": given.language,
    }
    stated = {name for name, value in fields.items() if value}
    why = {**dict(given.evidence), "published": rule}
    evidence = tuple(Evidence(name, None, f"metadata.{why.get(name) or 'stated'}") for name in fields if name in stated)
    return replace(
        head,
        title=given.title or head.title,
        outlet=outlet or head.outlet,
        outlet_basis="stated" if outlet else head.outlet_basis,
        authors=authors or head.authors,
        url=given.url or head.url,
        published=day,
        published_basis=basis,
        language=given.language or head.language,
        evidence=(*evidence, *(each for each in head.evidence if each.field not in stated)),
    )


def _is_outlet(author: str, outlet: str | None, named: Mapping[str, str]) -> bool:
    """Whether what a page states as an author is the outlet, or another."""
    bare = author.lower().removeprefix("the ")
    return bare != author.lower() or bare == (outlet or "").lower() or outlets.by_name(author, named) is not None


def _published(given: Metadata, head: Masthead, lines: Sequence[Line]) -> tuple[date | None, Basis, str | None]:
    """The day of publication, how sure it is, and what in the file's format states it; `None`: the text alone does.

    A day that the page neither shows nor agrees with is not asserted: pages revised long after they were published
    state the first day and show the last. Then the day shown counts, as inferred.
    """
    shown = head.published if head.published_basis == "stated" else None
    why = dict(given.evidence)
    if given.published is None:
        if given.delivered is None or shown is not None:
            return head.published, head.published_basis, None
        return given.delivered, "inferred", why.get("delivered", "delivered")
    others = [day for day in (given.revised, shown) if day]
    apart = any(abs((day - given.published).days) > _REVISED for day in others)
    if not apart or _shows(lines, given.published):
        return given.published, "stated", why.get("published", "stated")
    if shown is not None:
        return shown, "inferred", None
    return given.published, "inferred", why.get("published", "stated")


def _shows(lines: Sequence[Line], day: date) -> bool:
    """Whether a line beside the text shows that day."""
    return any(
        found.day == day
        for line in lines
        if line.kind not in ("body", "feed") and line.words <= _SHORT
        for found in explicit(line.seen)
    )
