"""What in a document is the article, and what it says of itself: title, outlet, authors, day, language.

Everything is tagged, nothing deleted. No findings, no other documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from brief import marks, text
from brief.article.dateline import among
from brief.article.folded import unfolded
from brief.article.lines import Line, lines
from brief.article.masthead import masthead, read
from brief.article.outlets import infer_outlets
from brief.article.paragraphs import tag, without_credit
from brief.model import Article, Basis, Document, Findings, Issue, Masthead, Paragraph, Sentence, located

__all__ = ["dated", "day_among", "infer_outlets", "mark", "whole"]

_TOLD = ("body", "caption")
_OPENING = 8  # paragraphs in which a dateline may stand, the masthead's among them
_DAY_LINE = 6  # words of a line above the text that holds little but a day ("Published 16 June, 19:42 GMT")


def mark(document: Document, outlets: Mapping[str, str] | None = None) -> Article:
    """The document with its paragraphs told apart, its masthead and its sentences.

    `outlets` maps further names or domains to the outlets they mean.
    """
    named = outlets or {}
    told = read(tag(_lines(document), document.main), named, document.metadata.title)
    head = masthead(document, told, named)
    paragraphs = tuple(Paragraph(line.start, line.end, line.kind or "body", line.rule) for line in told.lines)
    return Article(
        document, head, paragraphs, _sentences(document, paragraphs), tuple(_issues(document, head, paragraphs))
    )


def _lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document, a headline over several as one where no format tells which is the title."""
    plain = document.main is None and document.metadata.title is None
    return unfolded(lines(document.text)) if plain else lines(document.text)


def dated(article: Article, published: date, basis: Basis = "configured") -> Article:
    """The article as published on a day that the reader told of, or that is known otherwise by the `basis`."""
    masthead = replace(article.masthead, published=published, published_basis=basis)
    issues = tuple(issue for issue in article.issues if issue.code != "article.undated")
    return replace(article, masthead=masthead, issues=issues)


def day_among(found: Findings, others: Sequence[date]) -> date | None:
    """The day of a text whose dateline lacks its year, where the days of other texts leave it one year only."""
    if found.masthead.published is not None:
        return None
    aside = [p for p in found.paragraphs if p.kind in ("byline", "footer")]
    for paragraph in (*found.paragraphs[:_OPENING], *aside):
        seen = text.view(found.document.text[paragraph.start : paragraph.end])
        alone = paragraph.kind == "furniture" and len(seen.split()) <= _DAY_LINE
        day = among(seen, others, told=paragraph.kind not in ("byline", "footer") and not alone)
        if day is not None:
            return day
    return None


def whole(document: Document, masthead: Masthead = Masthead()) -> Article:  # noqa: B008 - frozen
    """The document as article text from end to end; nothing is set aside, nothing read from it."""
    paragraphs = tuple(Paragraph(line.start, line.end, "body", "body.whole") for line in lines(document.text))
    return Article(document, masthead, paragraphs, _sentences(document, paragraphs))


def _sentences(document: Document, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    seen = text.whole_view(document.text)
    return tuple(
        Sentence(start, end, index)
        for index, paragraph in enumerate(paragraphs)
        if paragraph.kind in _TOLD
        for start, end in text.sentences_seen(seen, paragraph.start, _end(seen, paragraph))
    )


def _end(seen: str, paragraph: Paragraph) -> int:
    """Where the words of a paragraph end: those of a caption before its credit."""
    if paragraph.kind != "caption":
        return paragraph.end
    return paragraph.start + without_credit(seen[paragraph.start : paragraph.end])


def _issues(document: Document, head: Masthead, paragraphs: Sequence[Paragraph]) -> Iterator[Issue]:
    where = located(document.path, document.member)
    if head.language not in ("en", None):
        said = f"reads as {head.language}, not English; add an English version of it"
        yield Issue("article.language", "lost", where, said)
    if not any(paragraph.kind == "body" for paragraph in paragraphs):
        yield Issue("article.no-text", "lost", where, "no article text found; see what it holds")
        return
    yield from _unclosed(document, where, [(p.start, p.end) for p in paragraphs if p.kind == "body"])
    if head.published is None:
        said = "no day of publication, none to be inferred; set it with brief correct published"
        yield Issue("article.undated", "warn", where, said)


def _unclosed(document: Document, where: str, body: Sequence[text.Span]) -> Iterator[Issue]:
    """That quotation marks open and don't close: what they hold is in no quote, and may not be missed."""
    places = marks.unclosed(document.text, body)
    if places:
        line = document.text.count("\n", 0, places[0]) + 1
        words = " ".join(document.text[places[0] : places[0] + 40].split())
        many = (
            "a quotation mark opens and closes" if len(places) == 1 else f"{len(places)} quotation marks open and close"
        )
        said = f"{many} nowhere near (line {line}: {words} ...); see what is quoted there, or close it in a copy"
        yield Issue("article.unclosed-mark", "look", where, said)
