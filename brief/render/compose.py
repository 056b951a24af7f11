"""From a briefing and a look to the outline that every printed format walks; no bytes and no layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from brief import days
from brief.model import Briefing, Bullet, Event, Excerpt, Source
from brief.render.compose_changes import change_blocks
from brief.render.compose_days import day_blocks, statement, undated_quotes
from brief.render.compose_review import review_blocks
from brief.render.compose_tables import ahead_blocks, demand_blocks, glance_blocks
from brief.render.index import DOT, SPACE, Index, doubt_anchor, printable, quote_anchor
from brief.render.look import Look
from brief.render.outline import Block, Items, Link, Note, Outline, Para, Run, Runs, Section, Text
from brief.render.room import fitted

# A piece of the subtitle up to so many letters is not broken over two lines.
_SHORT = 45


def compose(briefing: Briefing, look: Look) -> Outline:
    """The document: its head, then the look's sections in the look's order, empty ones left out."""
    briefing = fitted(briefing, look.room)
    index = Index(briefing, look)
    sections = [
        Section(name, look.label(f"headings.{name}"), blocks)
        for name in _printed_sections(briefing, look)
        if (blocks := SECTIONS[name](index))
    ]
    return Outline(
        title=printable(briefing.title),
        subtitle=_in_pieces(printable(briefing.subtitle)),
        marking=printable(briefing.marking) if briefing.marking else None,
        language=briefing.language,
        header=_header(briefing, look),
        legend=(Text(look.label("header.legend"), "emphasis"),),
        sections=tuple(sections),
        running=_running(briefing, look),
        author=printable(briefing.author) if briefing.author else None,
        created=briefing.as_of.isoformat() if briefing.as_of else None,
        notes=tuple(_note(source, index) for source in briefing.sources),
    )


def _printed_sections(briefing: Briefing, look: Look) -> tuple[str, ...]:
    """The look's sections in its order; a look cannot withhold the working notes from who asks for them."""
    withheld = briefing.review and "review" not in look.sections
    return (*look.sections, "review") if withheld else look.sections


def _header(briefing: Briefing, look: Look) -> tuple[tuple[str, str], ...]:
    as_of = look.label("header.unknown")
    if briefing.as_of:
        as_of = days.span(briefing.as_of, briefing.as_of)
    if briefing.as_of and briefing.as_of_basis == "newest source":
        as_of = look.label("header.newest_source", day=as_of)
    rows = (
        ("to", briefing.to),
        ("from", briefing.sender),
        ("as_of", as_of),
        ("edition", str(briefing.edition)),
        ("basis", briefing.basis),
    )
    return tuple((look.label(f"header.{key}"), printable(value)) for key, value in rows if value)


def _running(briefing: Briefing, look: Look) -> str:
    edition = look.label("pages.edition", edition=briefing.edition)
    if briefing.as_of is None:
        return edition
    return look.label("pages.as_of", day=days.span(briefing.as_of, briefing.as_of)) + " · " + edition


def _in_brief(index: Index) -> tuple[Block, ...]:
    items = tuple(_bullet(bullet, index) for bullet in index.briefing.in_brief)
    return (Items(items),) if items else ()


def _bullet(bullet: Bullet, index: Index) -> Runs:
    label: Runs = (Text(f"{printable(bullet.label)}.", "bold"), Text(" ")) if bullet.label else ()
    return label + index.cited(bullet.parts)


def _observers(index: Index) -> tuple[Block, ...]:
    briefing = index.briefing
    quotes = [index.quotes[quote] for quote in briefing.observers]
    blocks: list[Block] = []
    if quotes:
        items = tuple(statement(quote, index) for quote in quotes)
        blocks.append(Items(items, "statements", tuple(quote_anchor(quote.id) for quote in quotes)))
    if briefing.observers_named:
        others = ", ".join(printable(name) for name in briefing.observers_named)
        blocks.append(Para((Text(index.look.label("observers.others", names=others), "emphasis"),), "note"))
    return tuple(blocks)


def _undated(index: Index) -> tuple[Block, ...]:
    listed = {event for day in index.briefing.days for entry in day.events for event in [entry.event]}
    listed |= {event for day in index.briefing.days for group in day.statements for event in group.events}
    events = [event for event in index.briefing.events if event.section == "undated" and event.id not in listed]
    items = tuple(_told(f"{event.title}.", event.said, index) for event in events if event.said)
    quotes = [index.quotes[id] for id in undated_quotes(index.briefing)]
    blocks: list[Block] = [Items(items, "background")] if items else []
    if quotes:
        said = tuple(statement(quote, index, remarked=quote.kind == "reported") for quote in quotes)
        blocks.append(Items(said, "statements", tuple(quote_anchor(quote.id) for quote in quotes)))
    return tuple(blocks)


def _in_pieces(subtitle: str) -> str:
    """The subtitle, broken only between its short pieces ("Vienna (OSCE)") where a line must end."""
    pieces = subtitle.split(" · ")
    return " · ".join(piece if len(piece) > _SHORT else piece.replace(" ", "\u00a0") for piece in pieces)


def _background(index: Index) -> tuple[Block, ...]:
    items = tuple(_past(index.events[event], index) for event in index.briefing.background)
    return (Items(items, "background"),) if items else ()


def _past(event: Event, index: Index) -> Runs:
    """A line of background: the days, what it was, and the words, whose "it" may need that."""
    title = Text(printable(event.title) + ("." if event.said else ""), "emphasis")
    when = days.period(event.when) if event.when else ""
    runs: Runs = (Text(when[:1].upper() + when[1:], "bold"), Text(" "), title) if when else (title,)
    return (*runs, Text(" "), *index.cited(event.said)) if event.said else runs


def _told(label: str, said: tuple[Excerpt, ...], index: Index) -> Runs:
    return (Text(printable(label), "bold"), Text(" "), *index.cited(said))


def _people(index: Index) -> tuple[Block, ...]:
    paragraphs = []
    for side in index.briefing.people_quoted:
        label = printable(side.side) or index.look.label("people.no_side")
        runs: list[Run] = [Text(label, "bold"), Text(" ")]
        for place, person in enumerate(side.people):
            runs += [DOT] if place else []
            found = index.people[person]
            runs.append(Text(printable(f"{found.name}, {found.role}" if found.role else found.name)))
        paragraphs.append(Para(tuple(runs), "people"))
    return tuple(paragraphs)


def _sources(index: Index) -> tuple[Block, ...]:
    sources = index.briefing.sources
    copies: dict[str | None, list[Source]] = {}
    for source in sources:
        copies.setdefault(source.copy_of, []).append(source)
    items = tuple(_source(source, copies.get(source.id, ()), index) for source in sources)
    return (Items(items, "sources", tuple(source.id for source in sources)),) if items else ()


def _source(source: Source, copies: Sequence[Source], index: Index) -> Runs:
    """A source, with where else its text stands: outlets that print one text are one voice."""
    look = index.look
    title = Text(printable(source.title), "work") if source.title else Text(look.label("sources.no_title"), "emphasis")
    outlet = index.outlet(source.id)
    if source.outlet and source.outlet_basis in ("inferred", "configured"):
        outlet += f" ({look.label(f'sources.outlet_{source.outlet_basis}')})"
    facts = [outlet]
    if source.authors:
        facts.append(printable(", ".join(source.authors)))
    facts.append(_published(source, look))
    runs: list[Run] = [title, Text(". " if _open_ended(source.title) else " "), Text(", ".join(facts) + ".")]
    if source.translated:
        runs.append(Text(f" {_capital(look.label('sources.translated'))}."))
    if source.reposted:
        runs.append(Text(f" {_capital(look.label('sources.reposted'))}."))
    if source.copy_of:
        label = "older" if _is_older(source, index.sources[source.copy_of]) else "copy"
        runs += [Text(f" {_capital(look.label(f'sources.{label}'))}"), SPACE, index.mark(source.copy_of), Text(".")]
    elsewhere = [copy for copy in copies if copy.outlet != source.outlet]
    if elsewhere:
        runs.append(Text(f" {_capital(look.label('sources.also'))}"))
        for number, copy in enumerate(elsewhere):
            runs += [Text(f"{',' if number else ''} {index.outlet(copy.id)}"), SPACE, index.mark(copy.id)]
        runs.append(Text("."))
    if source.url:
        runs += [Text(" "), _address(source.url)]
    # The space is part of the name's run, or WeasyPrint would break the line before the last of the others.
    return (*runs, Text(f" {index.file_name(source)}", "small"))


def _is_older(source: Source, other: Source) -> bool:
    """Whether a source is an older version of the same page, and not what somebody else printed of it."""
    if source.published is None or other.published is None or not source.url or not other.url:
        return False
    return source.published < other.published and _shown(source.url) == _shown(other.url)


def _note(source: Source, index: Index) -> Note:
    """A source in a few words: outlet, title, day."""
    title = Text(printable(source.title), "work") if source.title else Text(index.look.label("sources.no_title"))
    runs = (Text(f"{index.outlet(source.id)}: "), title, Text(f" ({_published(source, index.look)})"))
    return Note(source.id, index.mark(source.id).number, runs)


def _published(source: Source, look: Look) -> str:
    if source.published is None:
        return look.label("sources.no_day")
    day = days.span(source.published, source.published)
    if source.published_basis in ("inferred", "configured"):
        return look.label(f"sources.day_{source.published_basis}", day=day)
    return day


def _address(url: str) -> Run:
    clean = printable(url).replace(" ", "%20")
    return Link(clean, _shown(clean)) if _ADDRESS.match(clean) else Text(clean, "small")


def _shown(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://")


_ADDRESS = re.compile(r"https?://\w")  # a host, or there is nowhere to go


def _open_ended(title: str | None) -> bool:
    return title is None or printable(title)[-1:] not in (".", "?", "!", "…")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _doubts(index: Index) -> tuple[Block, ...]:
    doubts = index.briefing.doubts
    items = tuple(index.doubt(doubt) for doubt in doubts)
    anchors = tuple(doubt_anchor(number) for number in range(1, len(doubts) + 1))
    return (Items(items, "doubts", anchors),) if items else ()


SECTIONS: dict[str, Callable[[Index], tuple[Block, ...]]] = {
    "in_brief": _in_brief,
    "changes": change_blocks,
    "ahead": ahead_blocks,
    "glance": glance_blocks,
    "demands": demand_blocks,
    "days": day_blocks,
    "undated": _undated,
    "observers": _observers,
    "background": _background,
    "people": _people,
    "sources": _sources,
    "doubts": _doubts,
    "review": review_blocks,
}
