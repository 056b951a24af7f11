"""A text of one's own as the stages see it: every line a paragraph, with its dates, actors, places and people."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from brief import actors, dates, people, pipeline
from brief.config import Config
from brief.finders import demands, quotes
from brief.model import (
    Article,
    Briefing,
    DemandMention,
    Document,
    Findings,
    Marked,
    Masthead,
    Paragraph,
    QuoteMention,
    Sentence,
)
from brief.text import lines, sentences


def document(text: str, path: str = "text.txt") -> Document:
    digest = sha256((path + text).encode()).hexdigest()
    return Document(digest[:12], path, digest, text)


def article(text: str, *, published: date | None = None, path: str = "text.txt", **masthead: object) -> Article:
    """The text as an article of body paragraphs, one a line."""
    paragraphs = tuple(Paragraph(start, end, "body", "line") for start, end in lines(text))
    found = tuple(
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in sentences(text, paragraph.start, paragraph.end)
    )
    basis = "stated" if published else "unknown"
    head = replace(Masthead(published=published, published_basis=basis), **masthead)  # type: ignore[arg-type]
    return Article(document(text, path), head, paragraphs, found)


def mark(one: Article) -> Marked:
    """An article with everything marked that finders see: dates, actors, places and people."""
    parties, places = actors.find(one)
    named, mentions = people.find(one, parties)
    return Marked(one, dates.find(one), parties, places, named, mentions)


def demands_of(one: Article) -> tuple[DemandMention, ...]:
    """What the parties of an article ask and answer, refusals of what nobody in it asks left out."""
    return tuple(mention for mention in demands.find(mark(one)) if not mention.is_unasked)


def findings(text: str, **about: object) -> Findings:
    """People and quotes of a text."""
    marked = mark(article(text, **about))  # type: ignore[arg-type]
    one = marked.article
    return Findings(one.document, one.masthead, one.paragraphs, people=marked.people, quotes=quotes.find(marked))


def quotes_of(text: str, **about: object) -> list[tuple[QuoteMention, str | None]]:
    """The quotes of a text, each with the name of its speaker, `None` where nobody is known."""
    found = findings(text, **about)
    return [(q, found.people[q.speaker].name if q.speaker is not None else None) for q in found.quotes]


def said(text: str, **about: object) -> list[tuple[str, str | None]]:
    """The words in marks of a text (parts joined by " | ") with the name of their speaker."""
    return [
        (" | ".join(part.text for part in quote.parts), name)
        for quote, name in quotes_of(text, **about)
        if quote.kind != "reported"
    ]


def briefing_of(folder: Path, *texts: str) -> Briefing:
    """The briefing of some texts as the files of a folder, in their order."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return pipeline.briefing([folder], Config(), folder)
