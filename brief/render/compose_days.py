"""The days of the document: events with their quotes, then statements; called by `compose` only."""

from __future__ import annotations

from collections.abc import Mapping

from brief import days
from brief.model import Briefing, Day, DayEvent, Event, Quote, QuoteGroup
from brief.render.index import DOT, SPACE, Index, event_anchor, printable, quote_anchor
from brief.render.outline import Block, Heading, Items, Para, QuoteBlock, Ref, Run, Runs, Text

# A status other than "held" is always told; "held" only of what people meet for.
_HELD_TELLS = ("meeting", "call", "visit", "vote")
_DELEGATED = ("meeting", "call", "visit")
# Words that a source gives for a differing fact are printed up to this length; of longer ones, the fact alone.
_SHORT = 90


def day_blocks(index: Index) -> tuple[Block, ...]:
    """Each day under its heading: meetings and acts first, then statements by where or for whom they were made."""
    printed = _printed(index)
    blocks: list[Block] = []
    for day in index.briefing.days:
        blocks.append(Heading(2, (Text(_day_title(day)),), f"day-{day.first.isoformat()}"))
        for entry in day.events:
            blocks += _event_blocks(entry, day, index, printed)
        for group in day.statements:
            blocks += _statement_blocks(group, day, index)
    return tuple(blocks)


def statement(quote: Quote, index: Index, day: Day | None = None, *, remarked: bool = True) -> Runs:
    """A statement as one item, speaker first: name, role, the words, outlet and mark, other wordings.

    Not `remarked`: the heading above says already that the day is not known.
    """
    name, role = index.introduce(quote)
    nobody = index.look.label("quotes.speaker_unknown")
    runs: list[Run] = [Text(name, "bold") if name else Text(nobody[:1].upper() + nobody[1:], "emphasis")]
    if role:
        runs.append(Text(f", {role}"))
    occasion, remarks = _circumstances(quote, index, day)
    runs += [*_before(occasion), *occasion]
    runs += [Text(" "), *remarks] if remarks and remarked else []
    return (*runs, Text(": "), *_said(quote, index))


def _before(occasion: Runs) -> Runs:
    """What parts a role from an occasion: a dot, where the occasion opened a sentence of the source."""
    first = next(iter(occasion), None)
    if first is None:
        return ()
    return (DOT if isinstance(first, Text) and first.text[:1].isupper() else Text(", "),)


def _further(quote: Quote, first: Quote, index: Index, day: Day) -> Runs:
    """Further words of the speaker just named; a remark that `first` had is not made again."""
    occasion, remarks = _circumstances(quote, index, day)
    if remarks == _circumstances(first, index, day)[1]:
        remarks = ()
    runs: list[Run] = [*occasion, *([Text(" ")] if occasion and remarks else []), *remarks]
    return (DOT, *runs, *([Text(": ")] if runs else []), *_said(quote, index))


def _circumstances(quote: Quote, index: Index, day: Day | None) -> tuple[Runs, Runs]:
    """Where the words fell, as the leading source has it, and what must be said of them, in brackets."""
    told = next((excerpt for excerpt in quote.occasions if excerpt.source == quote.excerpt.source), None)
    occasion: Runs = (Text(printable(told.text), "verbatim"),) if told else ()
    remarks = _remarks(quote, index, day)
    return occasion, (Text("("), Text(", ".join(remarks), "emphasis"), Text(")")) if remarks else ()


def _said(quote: Quote, index: Index) -> Runs:
    also = index.also(quote)
    return (*index.words(quote), DOT, *_outlet(quote, index), *((DOT, *also) if also else ()))


def _printed(index: Index) -> dict[str, str]:
    """The quotes that have their own place in the document, each with the anchor of the item it stands in."""
    briefing = index.briefing
    groups = [group for day in briefing.days for entry in day.events for group in entry.quotes]
    anchors = {id: quote_anchor(id) for group in groups for id in group.quotes}
    for group in (group for day in briefing.days for group in day.statements):
        for quotes in _by_speaker([index.quotes[id] for id in group.quotes]):
            anchors |= {quote.id: quote_anchor(quotes[0].id) for quote in quotes}
    observers = briefing.observers if "observers" in index.look.sections else ()
    undated = undated_quotes(briefing) if "undated" in index.look.sections else ()
    return anchors | {id: quote_anchor(id) for id in (*observers, *undated)}


def undated_quotes(briefing: Briefing) -> tuple[str, ...]:
    """The ids of the quotes on paper that no day is known of."""
    shown = {quote.id for quote in briefing.quotes if quote.shown}
    return tuple(id for event in briefing.events if event.section == "undated" for id in event.quotes if id in shown)


def _day_title(day: Day) -> str:
    return days.weekday(day.first) if day.first == day.last else days.span(day.first, day.last)


def _event_blocks(entry: DayEvent, day: Day, index: Index, printed: Mapping[str, str]) -> list[Block]:
    event = index.events[entry.event]
    blocks: list[Block] = [Heading(3, (Text(_event_title(event)),), event_anchor(event.id), _meta(entry, event, index))]
    if event.said:
        blocks.append(Para(index.cited(event.said)))
    blocks += [Para(runs, "note") for runs in _differences(event, index)]
    if entry.demands:
        blocks.append(Para(_demands(entry, index), "demands"))
    for group in entry.quotes:
        if group.name:
            blocks.append(Heading(4, (Text(_capital(printable(group.name))),)))
        blocks += [_quote_block(index.quotes[quote], index, day) for quote in group.quotes]
    if event.kind == "meeting" and not entry.quotes:
        label = Text(f"{index.look.label('events.key_quotes')}: ", "bold")
        blocks.append(Para((label, Text(index.look.label("events.no_quotes"), "emphasis")), "demands"))
    return blocks + _later(entry, index, day, printed)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _event_title(event: Event) -> str:
    title, place = printable(event.title), printable(event.place or "")
    return f"{title}, {place}" if place and place.lower() not in title.lower() else title


def _meta(entry: DayEvent, event: Event, index: Index) -> Runs:
    look = index.look
    facts = []
    if event.status != "held" or event.kind in _HELD_TELLS:
        facts.append(look.label(f"status.{event.status}"))
    if event.when and event.when.basis in ("inferred", "published"):
        facts.append(look.label(f"events.day_{event.when.basis}"))
    for side, people in entry.delegations:
        names = [printable(index.people[name].name if name in index.people else name) for name in people]
        # Nobody sends a delegation to a bill: only where people meet is it worth saying that none is named.
        if names or event.kind in _DELEGATED:
            people_named = ", ".join(names) or look.label("events.not_named")
            facts.append(f"{printable(side)}: {people_named}" if side else people_named)
    text = ". ".join(fact[:1].upper() + fact[1:] for fact in facts)
    return (Text(f"{text}.", "emphasis"),) if text else ()


def _differences(event: Event, index: Index) -> list[Runs]:
    """One line a field that sources differ on, each value with its source."""
    lines = []
    for field, told in event.differences.items():
        name = index.look.labels.get(f"fields.{field}", field)
        runs: list[Run] = [Text(index.look.label("events.differ", field=name) + ": ", "emphasis")]
        for place, dispute in enumerate(told):
            runs += [DOT] if place else []
            words = dispute.excerpt
            if words is not None and len(words.text) <= _SHORT:
                runs += index.worded(words)
            else:
                cites = (words,) if words else ()
                runs += [Text(printable(dispute.value), "emphasis"), SPACE, index.mark(dispute.source, cites=cites)]
        lines.append(tuple(runs))
    return lines


def _demands(entry: DayEvent, index: Index) -> Runs:
    runs: list[Run] = [Text(f"{index.look.label('events.key_demands')}: ", "bold")]
    for place, id in enumerate(entry.demands):
        demand = index.demands[id]
        standing = index.look.label(f"standing.{demand.standing or 'open'}").lower()
        runs += [DOT] if place else []
        runs += [index.demand_ref(demand), SPACE, Text(f"({standing})", "emphasis")]
    return tuple(runs)


def _quote_block(quote: Quote, index: Index, day: Day) -> QuoteBlock:
    name, role = index.introduce(quote)
    runs: list[Run] = [Text(name) if name else Text(index.look.label("quotes.speaker_unknown"), "emphasis")]
    if role:
        runs.append(Text(f", {role}"))
    for remark in _remarks(quote, index, day):
        runs += [Text(", "), Text(remark, "emphasis")]
    attribution = (*runs, DOT, *_outlet(quote, index))
    return QuoteBlock(index.words(quote), attribution, index.also(quote), quote_anchor(quote.id))


def _remarks(quote: Quote, index: Index, day: Day | None) -> list[str]:
    """What must be said of a quote: that it is only reported, and its day where the heading doesn't tell it."""
    look = index.look
    remarks = [look.label("quotes.reported")] if quote.kind == "reported" else []
    if quote.said_on is None or (day is None and quote.said_on_basis == "published"):
        return [*remarks, look.label("quotes.day_unknown")]
    if day is None or not day.first <= quote.said_on <= day.last:
        remarks.append(days.span(quote.said_on, quote.said_on, near=index.briefing.as_of))
    if quote.said_on_basis in ("inferred", "published"):
        remarks.append(look.label(f"events.day_{quote.said_on_basis}"))
    return remarks


def _outlet(quote: Quote, index: Index) -> Runs:
    source = quote.excerpt.source
    cites = tuple(part for part in quote.parts if part.source == source) or (quote.excerpt,)
    return (Text(index.outlet(source)), SPACE, index.mark(source, cites=cites))


def _later(entry: DayEvent, index: Index, day: Day, printed: Mapping[str, str]) -> list[Block]:
    """What was said of an event later: in full, or by name where the quote has its place elsewhere."""
    label = Text(f"{index.look.label('events.later')}: ", "bold")
    below = [index.quotes[id] for id in entry.later if id in printed]
    full = [index.quotes[id] for id in entry.later if id not in printed]
    runs: list[Run] = []
    for anchor in dict.fromkeys(printed[quote.id] for quote in below):
        quote = next(quote for quote in below if printed[quote.id] == anchor)
        name = index.short_name(quote) or index.look.label("quotes.speaker_unknown")
        runs += [DOT] if runs else [label]
        runs.append(Ref(anchor, index.look.label("events.below", name=name)))
    if not full:
        return [Para(tuple(runs), "demands")] if runs else []
    items = tuple(statement(quote, index, day) for quote in full)
    anchors = tuple(quote_anchor(quote.id) for quote in full)
    return [Para(tuple(runs) or (label,), "demands"), Items(items, "statements", anchors)]


def _statement_blocks(group: QuoteGroup, day: Day, index: Index) -> list[Block]:
    # An entry made of the quotes above is told by them already.
    events = [event for id in group.events if (event := index.events[id]).said and not event.quotes]
    items: list[Runs] = []
    anchors: list[str] = []
    for quotes in _by_speaker([index.quotes[id] for id in group.quotes]):
        first, *others = quotes
        items.append(
            (*statement(first, index, day), *(run for other in others for run in _further(other, first, index, day)))
        )
        anchors.append(quote_anchor(first.id))
    items += [(Text(f"{_event_title(event)}.", "bold"), Text(" "), *index.cited(event.said)) for event in events]
    anchors += [event_anchor(event.id) for event in events]
    if not items:
        return []
    heading = Heading(3, (Text(_group_title(group, index)),))
    return [heading, Items(tuple(items), "statements", tuple(anchors))]


def _by_speaker(quotes: list[Quote]) -> list[list[Quote]]:
    """The quotes with those of one speaker together, in the order of their first; spoken apart from reported."""
    groups: dict[tuple[str, bool], list[Quote]] = {}
    for quote in quotes:
        who = quote.speaker or quote.speaker_name or quote.id
        groups.setdefault((who, quote.kind == "reported"), []).append(quote)
    return list(groups.values())


def _group_title(group: QuoteGroup, index: Index) -> str:
    name = printable(group.name)
    if group.kind in ("place", "body") and name:
        return index.look.label(f"events.said_{group.kind}", name=name)
    return name or index.look.label("events.said_other")
