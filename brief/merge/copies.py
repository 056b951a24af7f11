"""Which sources there are: numbered, with copies of one text told from independent voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brief.model import Findings, Source
from brief.text import fold


@dataclass(frozen=True, slots=True)
class Voices:
    """The sources by number, and the findings of those that are no copy.

    `numbers` maps `Document.key` to the source's id ("S1"); the key of a copy of the same bytes leads
    to the source that it repeats. `translated` holds the keys of texts read as translations.
    """

    sources: tuple[Source, ...]
    found: tuple[Findings, ...]
    numbers: Mapping[str, str]
    translated: frozenset[str]


def number(found: Sequence[Findings]) -> Voices:
    """The sources numbered in the order given; a text that repeats an earlier one whole is its copy."""
    first: dict[str, str] = {}
    sources: list[Source] = []
    kept: list[Findings] = []
    for at, one in enumerate(found, start=1):
        words = fold(one.document.text)
        sources.append(_source(f"S{at}", one, first.get(words)))
        if words not in first:
            first[words] = f"S{at}"
            kept.append(one)
    numbers = {one.document.key: source.id for one, source in zip(found, sources, strict=True) if not source.copy_of}
    translated = frozenset(one.document.key for one in kept if one.masthead.translated)
    return Voices(tuple(sources), tuple(kept), numbers, translated)


def _source(id: str, one: Findings, copy_of: str | None) -> Source:
    document, masthead = one.document, one.masthead
    return Source(
        id=id,
        path=document.path,
        member=document.member,
        sha256=document.sha256,
        title=masthead.title,
        outlet=masthead.outlet,
        outlet_basis=masthead.outlet_basis,
        authors=masthead.authors,
        url=masthead.url,
        language=masthead.language,
        translated=masthead.translated,
        published=masthead.published,
        published_basis=masthead.published_basis,
        copy_of=copy_of,
        reposted=masthead.reposted,
    )
