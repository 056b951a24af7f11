"""Finding what a correction is about, by id or by words; nothing is changed here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from brief.corrections.entries import Correction
from brief.model import Demand, Event, Findings, Issue, Person, Quote, located
from brief.spelling import surname
from brief.text import fold

Item = TypeVar("Item")
_DASH = re.compile("[‐-―−]")
# The texts that an item is known by: the surest first, each row tried only where none before it matched.
Texts = Callable[[Item], Sequence[Iterable[str | None]]]


class UnmatchedError(Exception):
    """A correction that applies to nothing, or to no one thing; the message says which."""


class SeveralError(UnmatchedError):
    """Words that several items have."""


def issue(correction: Correction, why: UnmatchedError) -> Issue:
    """What the reader is told of a correction that does not apply."""
    message = f"{correction.label} no longer applies: {why}; take it out, or write it anew with brief correct"
    return Issue("correction.unmatched", "warn", correction.where, message)


def all_of(items: Iterable[Item], words: str, texts: Texts[Item]) -> list[Item]:
    """The items that the words mean: those with just these words before those that only hold them."""
    wanted = _plain(words)
    listed = [(item, [[_plain(text) for text in row if text] for row in texts(item)]) for item in items]
    for row in range(max((len(rows) for _, rows in listed), default=0)):
        found = [(item, rows[row]) for item, rows in listed if row < len(rows)]
        for fits in (wanted.__eq__, lambda text: wanted in text):
            matched = [item for item, row_texts in found if any(map(fits, row_texts))]
            if matched and wanted:
                return matched
    return []


def one_of(items: Iterable[Item], words: str, texts: Texts[Item]) -> Item:
    """The one item that the words mean. `UnmatchedError`: none or several."""
    found = all_of(items, words, texts)
    if not found:
        raise UnmatchedError("nothing has these words now")
    if len(found) > 1:
        raise SeveralError(f"{len(found)} have these words")
    return found[0]


def is_called(where: str, words: str) -> bool:
    """Whether these words are the name of a file, with its folders or without.

    >>> is_called("sources/talks.pdf", "talks.pdf"), is_called("sources/peace-talks.pdf", "talks.pdf")
    (True, False)
    >>> is_called("week (1)/talks.pdf", "talks.pdf"), is_called("sources/week.zip (a/b.pdf)", "week.zip (a/b.pdf)")
    (True, True)
    """
    path, bracket, member = where.partition(" (")
    names = where, _file(where), f"{_file(path)}{bracket}{member}"  # a folder may have a bracket too: "week (1)/a.pdf"
    return _plain(words) in map(_plain, names)


def _file(path: str) -> str:
    """The name without its folders."""
    return path.rsplit("/", 1)[-1]


def _plain(text: str) -> str:
    """The words to compare: folded, dashes alike, quotation marks and outer points aside."""
    return " ".join(_DASH.sub("-", fold(text)).replace('"', " ").split()).strip(" .,;:'")


# --- what items are known by -------------------------------------------------------------------


def quote_texts(quote: Quote) -> Sequence[Iterable[str | None]]:
    """A quote by its wording, then by those of other sources."""
    parts = [part.text for part in quote.parts]
    others = [each.text for each in (*quote.variants, *quote.reported)]
    return [quote.excerpt.text, " ".join(parts), *parts], others


def demand_texts(demand: Demand) -> Sequence[Iterable[str | None]]:
    """A demand by number, label and wording, then by other wordings."""
    return [demand.number, demand.label, demand.excerpt.text], [each.text for each in demand.variants]


def event_texts(event: Event) -> Sequence[Iterable[str | None]]:
    """An event by its title, alone, with its place and with its first day; then by the words that tell of it."""
    place = f", {event.place}" if event.place else ""
    plain = event.title.removesuffix(place)
    day = f", {event.when.first}" if event.when else ""
    names = [event.title, f"{plain}{place}", f"{plain}{day}", f"{plain}{place}{day}"]
    return names, [each.text for each in event.said]


def person_texts(person: Person) -> Sequence[Iterable[str | None]]:
    """A person by id, name or other spellings."""
    return [person.id, person.name, *person.aliases], [surname(person.name)]


def source_texts(one: Findings) -> Sequence[Iterable[str | None]]:
    """A source by what it is called, then by title, then by outlet."""
    document, head = one.document, one.masthead
    return source_names(document.path, document.member, head.url), [head.title], [head.outlet]


def source_names(path: str, member: str | None, url: str | None) -> list[str | None]:
    """What a source is called: by path, by name of the file, one in a file with that too; by its address.

    A mail has its own name to itself; what is attached to it has that behind it.
    """
    return [located(path, member), located(_file(path), member), member, url]
