"""What changed since the last closed edition, as runs of text: the box of the document; nothing is compared here."""

from __future__ import annotations

from collections.abc import Iterable

from brief import days
from brief.model import Change, Changes
from brief.render.index import SPACE, Index, cut, demand_anchor, printable
from brief.render.outline import Block, Items, Para, Ref, Run, Runs, Text

# A label longer than so many letters is cut: it stands in full where it belongs.
_LABEL = 90


def change_blocks(index: Index) -> tuple[Block, ...]:
    """The changes that the look has room for, most telling first; nothing where nothing changed."""
    changes = index.briefing.changes
    if changes is None or not changes.items:
        return ()
    shown = tuple(changed(index, index.look.room["changes"]))
    more = len(changes.items) - len(shown)
    blocks: list[Block] = [Para((Text(_since(changes, index), "emphasis"),), "note"), Items(shown)]
    if more > 0:
        blocks.append(Para((Text(index.look.label("changes.more", n=more), "emphasis"),), "note"))
    return tuple(blocks)


def _since(changes: Changes, index: Index) -> str:
    if changes.as_of is None:
        return index.look.label("changes.since_undated", n=changes.since)
    return index.look.label("changes.since", n=changes.since, day=days.span(changes.as_of, changes.as_of))


def changed(index: Index, most: int) -> Iterable[Runs]:
    """At most so many changes, a line each: what it is, from what to what, and the source."""
    changes = index.briefing.changes
    return (_row(change, index) for change in changes.first(most)) if changes else ()


def _row(change: Change, index: Index) -> Runs:
    look = index.look
    key = f"changes.{change.what}_{change.state}" if change.what != "standing" else "changes.standing"
    named = look.label(key, field=_field(change, index))
    runs: list[Run] = [Text(named + " ", "emphasis")] if named else []
    renamed = change.state == "changed" and change.field in ("title", "label")
    runs += () if renamed else _subject(change, index)
    if change.state == "changed":
        runs += [*(() if renamed else (Text(": "),)), *_from_to(change, index)]
    if change.what == "source":
        runs += [SPACE, index.mark(change.id)] if change.state != "withdrawn" else []
    elif change.what != "quote" and change.field != "wording":
        runs += [run for cite in change.cites for run in (SPACE, index.mark(cite.source, cites=(cite,)))]
    return tuple(runs)


def _field(change: Change, index: Index) -> str:
    return index.look.label(f"changed.{change.field}") if change.field else ""


def _subject(change: Change, index: Index) -> Runs:
    """What changed: a demand by number and label, a quote by its words, anything else by its label."""
    if change.what == "quote" and change.state != "withdrawn":
        quote = index.quotes[change.id]
        said = (Text(f"{printable(quote.speaker_name)}: ", "bold"),) if quote.speaker_name else ()
        return (*said, *index.words(quote), SPACE, index.mark(quote.excerpt.source, cites=(quote.excerpt,)))
    label = cut(printable(change.label), _LABEL)
    demand = index.demands.get(change.id)
    if demand and demand.number:
        return (Ref(demand_anchor(demand), f"{demand.number} {label}"),)
    return (Text(f"{change.number} {label}" if change.what == "demand" and change.number else label, "bold"),)


def _from_to(change: Change, index: Index) -> Runs:
    look = index.look
    if change.field == "text":
        return (Text(look.label("changes.text"), "emphasis"),)
    if change.field == "wording":
        if change.what == "quote":
            return (Text(look.label("changes.worded"), "emphasis"),)
        return (Text(look.label("changes.worded") + " ", "emphasis"), *index.cited(change.cites))
    before, after = (_value(change, value, index) for value in (change.before, change.after))
    return (Text(f"{before} → ", "emphasis"), Text(after, "bold"))


def _value(change: Change, value: str | None, index: Index) -> str:
    if change.field == "standing":
        return index.look.label(f"standing.{value}").lower()
    if change.field == "status" and value:
        return index.look.label(f"status.{value}").lower()
    if change.field in ("day", "published") and value:
        return days.written(value)
    return cut(printable(value), _LABEL) if value else index.look.label("changes.unknown")
