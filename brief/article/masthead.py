"""What an article says of itself, put together with its evidence; how each field is found stands in its own module."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from brief.article import day, headline, language, outlets, stated
from brief.article.biographies import biographies
from brief.article.lines import Line, label, names_origin
from brief.article.paragraphs import own_links
from brief.model import Document, Evidence, Masthead

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/\S*$", re.IGNORECASE)


class Read(Struct, frozen=True):
    """The tagged lines with title and bylines told, where the text begins, and what was read from where."""

    lines: tuple[Line, ...]
    first: int
    title: headline.Named | None
    authors: headline.Named | None
    url: tuple[str, int] | None
    outlet: outlets.Outlet | None


def read(told: Sequence[Line], named: Mapping[str, str], given: str | None = None) -> Read:
    """Title, authors, address and outlet of a text, its lines tagged as such.

    `given`: the title that the file's format states, which a line near the text may repeat.
    """
    first = next((index for index, line in enumerate(told) if line.kind == "body"), len(told))
    lines = list(told)
    title = headline.repeated(lines, first, given) if given else None
    title = title or headline.title(lines, first)
    if title:
        _tag_title(lines, title, first)
        _tag_lead(lines, title, first)
    else:
        _tag_label(lines, first)
    authors = headline.authors(lines, first)
    if authors and lines[authors.line].kind in ("furniture", "heading"):
        lines[authors.line] = replace(lines[authors.line], kind="byline", rule=authors.rule)
    tagged = biographies(lines, authors.names if authors else ())
    url = _url(tagged, first)
    outlet = outlets.find(tagged, url, named)
    if outlet:
        tagged = own_links(tagged, outlets.aliases(outlet.name, named))
    return Read(tagged, first, headline.labelled_title(tagged) or title, authors, url, outlet)


def masthead(document: Document, read: Read, named: Mapping[str, str]) -> Masthead:
    """The masthead of a text; what the file's own format states comes before what is read from the text."""
    outlet = read.outlet
    published = day.published(read.lines, read.first, read.url)
    foreign = language.translated(read.lines)
    head = Masthead(
        title=" ".join(_verbatim(document, read.lines[read.title.line], read.title.names[0]).split())
        if read.title
        else None,
        outlet=outlet.name if outlet else None,
        outlet_basis=outlet.basis if outlet else "unknown",
        authors=tuple(_verbatim(document, read.lines[read.authors.line], name) for name in read.authors.names)
        if read.authors
        else (),
        url=read.url[0] if read.url else None,
        language=language.language(" ".join(line.seen for line in read.lines if line.kind == "body")),
        translated=foreign is not None,
        published=published.day if published else None,
        published_basis=published.basis if published else "unknown",
        reposted=read.url is not None and names_origin(read.lines[read.url[1]].seen),
    )
    evidence = list(_of_lines(document, read))
    if published:
        evidence.append(Evidence("published", document.excerpt(published.start, published.end), published.rule))
    if foreign:
        evidence.append(Evidence("translated", document.excerpt(foreign.start, foreign.end), foreign.rule))
    return stated.put_first(document.metadata, replace(head, evidence=tuple(evidence)), read.lines, named)


def _tag_title(lines: list[Line], title: headline.Named, first: int) -> None:
    for index, line in enumerate(lines[: first + 2]):
        if index == title.line or line.seen == lines[title.line].seen:
            lines[index] = replace(line, kind="title", rule=title.rule)
        elif index < title.line and line.rule == "byline.day" and not label(line.seen):
            lines[index] = replace(line, kind="furniture", rule="furniture.day-above-title")


def _tag_lead(lines: list[Line], title: headline.Named, first: int) -> None:
    """Prose between the title and the run of the text is its lead, cut off by menus."""
    for index in range(title.line + 1, first):
        if lines[index].rule == "furniture.before-article" and lines[index].prose:
            lines[index] = replace(lines[index], kind="body", rule="body.lead")


def _tag_label(lines: list[Line], first: int) -> None:
    """Where nothing is a title: a word or two right above the text name a picture that is not there."""
    above = lines[first - 1] if 0 < first < len(lines) else None
    if above and above.rule == "furniture.before-article" and above.words <= 2:
        lines[first - 1] = replace(above, kind="caption", rule="caption.label-above-text")


def _url(told: Sequence[Line], first: int) -> tuple[str, int] | None:
    """The article's own address and the line that states it: labelled, or alone on a line above the text."""
    for index, line in enumerate(told):
        field = label(line.seen) if line.rule in ("byline.url", "footer.url") else None
        if field and _ADDRESS.match(field[1]):
            return field[1].split()[0], index
    for index, line in enumerate(told[:first]):
        if line.words == 1 and line.seen.startswith(("http://", "https://", "www.")):
            return line.seen, index
    return None


def _verbatim(document: Document, line: Line, value: str) -> str:
    """The words as the document has them: lines are matched on a straightened view of the same length."""
    start = line.start + max(0, line.seen.find(value))
    return document.text[start : start + len(value)]


def _of_lines(document: Document, read: Read) -> Iterator[Evidence]:
    """The lines that title, authors, address and outlet were read from."""
    told = [
        ("title", read.title.line, read.title.rule) if read.title else None,
        ("authors", read.authors.line, read.authors.rule) if read.authors else None,
        ("url", read.url[1], f"url.{read.lines[read.url[1]].rule}") if read.url else None,
        ("outlet", read.outlet.line, read.outlet.rule) if read.outlet else None,
    ]
    for field, index, rule in filter(None, told):
        if index is not None:
            line = read.lines[index]
            yield Evidence(field, document.excerpt(line.start, line.end), rule)
