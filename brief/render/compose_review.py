"""The working notes: what paper leaves out, what is doubtful, which files; called by `compose` only.

They stand in the outline only where `Briefing.review` says so: nothing of them is ever mailed.
"""

from __future__ import annotations

from collections.abc import Sequence

from brief import days
from brief.model import Briefing, Demand, Event, Issue, Source, SourceText, located
from brief.render.compose_days import statement
from brief.render.index import DOT, SPACE, Index, printable
from brief.render.outline import Block, Heading, Items, Para, Run, Runs, Text

# Of a paragraph that is no article text, so many words: enough to find it.
_OPENING = 16
_ARTICLE = ("body", "heading", "title")


def review_blocks(index: Index) -> tuple[Block, ...]:
    """The working notes, each kind under its heading; none at all unless the briefing is for review."""
    briefing = index.briefing
    if not briefing.review:
        return ()
    quotes = [quote for quote in briefing.quotes if not quote.shown]
    kinds: dict[str, list[Runs]] = {
        "issues": [_issue(issue, index) for issue in briefing.issues],
        "doubts": [index.doubt(doubt) for doubt in briefing.doubts_more],
        "quotes": [statement(quote, index) for quote in quotes],
        "demands": [_demand(demand, index) for demand in briefing.demands if not demand.number],
        "events": [_event(event, index) for event in briefing.events if event.id not in _told(briefing)],
        "paragraphs": [line for text in briefing.texts for line in _set_aside(text, index)],
        "files": [_file(source, index) for source in briefing.sources],
    }
    blocks: list[Block] = [Para((Text(index.look.label("review.note"), "emphasis"),), "note")]
    for kind, items in kinds.items():
        if items:
            blocks += [Heading(3, (Text(index.look.label(f"review.{kind}")),)), Items(tuple(items), "background")]
    return tuple(blocks)


def _issue(issue: Issue, index: Index) -> Runs:
    label = index.look.label(f"review.{issue.severity}")
    runs: list[Run] = [Text(f"{label}:", "bold"), Text(f" {printable(issue.where)}: {printable(issue.message)}")]
    return (*runs, DOT, Text(printable(issue.command), "small")) if issue.command else tuple(runs)


def _demand(demand: Demand, index: Index) -> Runs:
    stance = index.look.label(f"stance.{demand.stance}") or demand.stance
    parties = " → ".join(", ".join(names) for names in (demand.by, demand.of) if names)
    runs: list[Run] = [Text(f"{printable(demand.label)}.", "bold")]
    runs.append(Text(f" {printable(parties)} ({stance}): " if parties else f" ({stance}): ", "emphasis"))
    for place, excerpt in enumerate((demand.excerpt, *demand.variants)):
        runs += [*([DOT] if place else []), *index.worded(excerpt)]
    return tuple(runs)


def _told(briefing: Briefing) -> frozenset[str]:
    """The events that paper tells of, in whatever section."""
    laid = {entry.event for day in briefing.days for entry in day.events}
    laid |= {event for day in briefing.days for group in day.statements for event in group.events}
    ahead = {row.event for row in briefing.ahead if row.event}
    undated = {event.id for event in briefing.events if event.section == "undated" and event.said}
    return frozenset((*laid, *ahead, *undated, *briefing.background))


def _event(event: Event, index: Index) -> Runs:
    when = days.period(event.when) if event.when else index.look.label("events.no_day")
    label = Text(f"{when[:1].upper()}{when[1:]}, {printable(event.title)}.", "bold")
    return (label, Text(" "), *index.cited(event.said)) if event.said else (label,)


def _set_aside(text: SourceText, index: Index) -> Sequence[Runs]:
    """The paragraphs of a source that are no article text, by what they are taken for, each as it begins."""
    kinds: dict[str, dict[str, None]] = {}
    for paragraph in text.paragraphs:
        words = printable(text.text[paragraph.start : paragraph.end]).split(" ")
        if paragraph.kind not in _ARTICLE and words[0]:
            opening = " ".join(words[:_OPENING]) + (" […]" if len(words) > _OPENING else "")
            kinds.setdefault(paragraph.kind, {})[opening] = None
    return [_openings(kind, tuple(openings), text.source, index) for kind, openings in kinds.items()]


def _openings(kind: str, openings: tuple[str, ...], source: str, index: Index) -> Runs:
    runs: list[Run] = [Text(f"{kind[:1].upper()}{kind[1:]}:", "bold"), Text(" ")]
    for place, opening in enumerate(openings):
        runs += [*([DOT] if place else []), Text(opening, "verbatim")]
    return (*runs, SPACE, index.mark(source))


def _file(source: Source, index: Index) -> Runs:
    path = printable(located(source.path, source.member))
    return (Text(path, "emphasis"), SPACE, index.mark(source.id), Text(f" SHA-256 {source.sha256}", "small"))
