"""The document's tables: what lies ahead, the timeline at a glance, demands and answers; called by `compose` only."""

from __future__ import annotations

from msgspec.structs import replace

from brief import days
from brief.model import AheadRow, Demand, DemandBlock, Excerpt, GlanceDay
from brief.naming import listed
from brief.render import figure, fonts
from brief.render.index import DOT, Index, demand_anchor, doubt_anchor, printable
from brief.render.outline import Block, Heading, Para, Ref, Row, Run, Runs, Table, Text


def ahead_blocks(index: Index) -> tuple[Block, ...]:
    """What is planned, promised or awaited, with how firm the day is."""
    look = index.look
    rows = tuple(Row((_ahead_when(row, index), _ahead_what(row, index))) for row in index.briefing.ahead)
    head = (look.label("tables.when"), look.label("tables.what"))
    return (Table(head, rows, (0.24, 0.76), "ahead"),) if rows else ()


def _ahead_when(row: AheadRow, index: Index) -> Runs:
    look = index.look
    if row.when is None:
        runs: list[Run] = [Text(look.label("events.no_day"), "emphasis")]
    else:
        when = days.period(row.when, near=index.briefing.as_of)
        runs = [Text(when[:1].upper() + when[1:], "bold")]
    explained = row.doubt is not None and "doubts" in look.sections
    if row.when and row.when.basis == "inferred" and not explained:
        runs.append(Text(f", {look.label('events.day_inferred')}", "emphasis"))
    if row.doubt is not None and explained:
        label = look.label("doubts.reference", number=row.doubt)
        runs += [Text(" ("), Ref(doubt_anchor(row.doubt), label), Text(")")]
    return tuple(runs)


def _ahead_what(row: AheadRow, index: Index) -> Runs:
    runs: list[Run] = [Text(f"{printable(row.label)}.", "bold")]
    for place, part in enumerate(row.parts[: index.look.room["told"]]):
        runs += [DOT if place else Text(" "), *index.worded(part)]
    return tuple(runs)


def glance_blocks(index: Index) -> tuple[Block, ...]:
    """The drawn timeline with the table that says the same; the table alone where no figure is wanted or possible."""
    glance = index.briefing.glance
    if not glance:
        return ()
    table = _glance_table(index)
    if not index.look.figure or not fonts.there(index.look.file("fonts")):
        return (table,)
    return (replace(figure.draw(glance, index.look), table=table),)


def _glance_table(index: Index) -> Table:
    look = index.look
    years = figure.in_years(index.briefing.glance)
    rows = tuple(Row(_glance_row(day, years=years)) for day in index.briefing.glance)
    head = tuple(look.label(f"tables.{key}") for key in ("day", "act", "said"))
    return Table(head, rows, (0.16, 0.46, 0.38), "glance")


def _glance_row(day: GlanceDay, *, years: bool) -> tuple[Runs, ...]:
    acts: list[Run] = []
    for entry in day.entries:
        acts += [DOT] if acts else []
        acts.append(Text(f"{'○' if entry.planned else '●'} {printable(entry.title)}"))
        acts += [Text(", "), Text(printable(entry.place), "bold")] if entry.place else []
    said = " · ".join(", ".join(printable(name) for name in side) for side in day.speakers)
    return ((Text(days.short(day.first, day.last, year=years), "bold"),), tuple(acts), (Text(said),))


def demand_blocks(index: Index) -> tuple[Block, ...]:
    """A heading and a table a direction, one row a demand."""
    look = index.look
    blocks: list[Block] = []
    for block in index.briefing.demand_blocks:
        room = look.room["demands"]
        demands = [index.demands[demand] for demand in block.demands[:room]]
        rows = tuple(_demand_row(one, index, "" if block.by else f"{direction(one, index)}: ") for one in demands)
        if not rows:
            continue
        head = tuple(look.label(f"tables.{key}") for key in ("number", "demand", "answer", "stands"))
        blocks.append(Heading(3, _heading(block, index)))
        blocks.append(Table(head, rows, (0.06, 0.44, 0.38, 0.12), "demands"))
        others = [index.demands[demand] for demand in block.demands[room:]]
        if others:
            names = " · ".join(f"{demand.number} {printable(demand.label)}" for demand in others)
            blocks.append(Para((Text(look.label("demands.others", names=names), "emphasis"),), "note"))
    return tuple(blocks)


def direction(told: DemandBlock | Demand, index: Index) -> str:
    """Who asks whom, as a heading has it: "Kenya to Uganda"."""
    if not told.by:
        return index.look.label("demands.block_single")
    by, of = (listed([printable(name) for name in names]) for names in (told.by, told.of[:_NAMED]))
    title = index.look.label("demands.block" if of else "demands.block_open", by=by, of=of)
    return title[:1].upper() + title[1:]


_NAMED = 3  # parties that a heading names


def _heading(block: DemandBlock, index: Index) -> Runs:
    runs: Runs = (Text(direction(block, index)),)
    as_of = index.briefing.as_of
    if as_of is None:
        return runs
    day = days.span(as_of, as_of, near=index.briefing.window.first if index.briefing.window else None)
    return (*runs, Text(", " + index.look.label("demands.as_of", day=day), "small"))


def _demand_row(demand: Demand, index: Index, asker: str) -> Row:
    standing = demand.standing or "open"
    cells: tuple[Runs, ...] = (
        (Text(demand.number or "", "bold"),),
        _demand_cell(demand, index, asker),
        _answer_cell(demand, index),
        (Text(index.look.label(f"standing.{standing}"), "term", standing),),
    )
    return Row(cells, demand_anchor(demand))


def _demand_cell(demand: Demand, index: Index, asker: str) -> Runs:
    label = printable(demand.label)
    stance = index.look.label(f"stance.{demand.stance}")
    # "Sanctions (threat)" says its stance already.
    tail = f" ({stance})" if stance and stance.lower() not in label.lower() else ""
    runs: list[Run] = [Text(f"{asker}{label}{tail}.", "bold"), Text(" ")]
    return (*runs, *_wordings((demand.excerpt, *demand.variants), "wordings", index))


def _answer_cell(demand: Demand, index: Index) -> Runs:
    given = [index.quotes[id].excerpt if id in index.quotes else index.demands[id].excerpt for id in demand.answers]
    answers = [*demand.reported, *given]
    if not answers:
        return (Text(index.look.label("demands.none"), "emphasis"),)
    return _wordings(tuple(dict.fromkeys(answers)), "answers", index)


def _wordings(excerpts: tuple[Excerpt, ...], kind: str, index: Index) -> Runs:
    """The first wordings, as many as fit the cell, then the marks of the sources of the others."""
    room = index.look.room
    shown = _fitting(_each_source_first(excerpts)[: room[kind]], room["cell"])
    runs: list[Run] = []
    for place, excerpt in enumerate(shown):
        runs += [DOT] if place else []
        runs += index.worded(excerpt)
    cited = {excerpt.source for excerpt in shown}
    others: dict[str, tuple[Excerpt, ...]] = {}
    for excerpt in excerpts:
        if excerpt.source not in cited:
            others[excerpt.source] = (*others.get(excerpt.source, ()), excerpt)
    if others:
        runs += [DOT, Text(index.look.label("quotes.also").lower() + " ", "emphasis")]
        runs += [index.mark(source, cites=others[source]) for source in sorted(others, key=index.order)]
    return tuple(runs)


def _each_source_first(excerpts: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
    """The excerpts in order, but what a second wording of one source says comes after all first ones."""
    first = {excerpt.source: excerpt for excerpt in reversed(excerpts)}
    return (*(e for e in excerpts if first[e.source] is e), *(e for e in excerpts if first[e.source] is not e))


def _fitting(excerpts: tuple[Excerpt, ...], most: int) -> list[Excerpt]:
    """The first excerpt and those after it within the words that a cell holds: a row should fit a glance."""
    shown: list[Excerpt] = []
    words = 0
    for excerpt in excerpts:
        words += len(excerpt.text.split())
        if not shown or words <= most:
            shown.append(excerpt)
    return shown
