"""What was read from one source and why, rule by rule, as lines and as JSON; nothing is decided here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import msgspec

from brief.model import (
    DateMention,
    Evidence,
    Excerpt,
    Findings,
    Issue,
    Paragraph,
    QuoteMention,
    located,
)
from brief.terminal import Line, counted, written_issue, written_when
from brief.text import flat

_WIDTH = 96
# How each kind of paragraph is used: read whole, read for who and when only, or not at all.
_USES = {"body": "+", "heading": "+", "caption": "~"}


def in_short(found: Findings) -> Line:
    """What was read of a source, on a line: its name, outlet, title, day, how much of what."""
    head, document = found.masthead, found.document
    name = located(document.path.rsplit("/", 1)[-1], document.member)
    day = f"{head.published} ({head.published_basis})" if head.published else "no day known"
    kinds = (("date", found.dates), ("quote", found.quotes), ("demand", found.demands), ("event", found.events))
    counts = ", ".join(counted(len(each), name) for name, each in kinds)
    return Line(flat(f"{name}: {head.outlet or 'outlet not known'}: {head.title or 'no title'}; {day}; {counts}"))


def as_json(found: Sequence[Findings], issues: Sequence[Issue]) -> str:
    """All findings and issues as one JSON object; its keys are the fields of `brief.model`."""
    table = msgspec.to_builtins({"sources": found, "issues": issues})
    return json.dumps(table, ensure_ascii=False, indent=2)


def as_lines(found: Findings) -> Iterator[Line]:
    """The findings of one document, to be read by a person who asks why."""
    document = found.document
    yield Line(located(document.path, document.member), "heading")
    yield Line(f"  {len(document.text):,} characters, sha256 {document.sha256}", "faint")
    sections = (
        ("Masthead", _masthead(found)),
        (
            "Paragraphs: + kept, ~ read for names and days, - left out",
            (_paragraph(each, document.text) for each in found.paragraphs),
        ),
        ("Dates", _dates(found.dates)),
        ("People", _people(found)),
        ("States that no list has", (Line(f"  {name}") for name in found.states)),
        ("Quotes", _quotes(found)),
        ("Demands", _demands(found)),
        ("Events", _events(found)),
        ("Sentences fit for In brief", _points(found)),
        ("Needs an eye", (Line(f"  {written_issue(issue)}") for issue in found.issues)),
    )
    for title, lines in sections:
        yield from _titled(title, tuple(lines))


def _titled(title: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    yield Line()
    yield Line(title if lines else f"{title}: none", "heading")
    yield from lines


def _masthead(found: Findings) -> Iterator[Line]:
    head = found.masthead
    evidence = {each.field: each for each in head.evidence}
    facts = (
        ("title", head.title, None),
        ("outlet", head.outlet, head.outlet_basis),
        ("authors", " · ".join(head.authors) or None, None),
        ("published", head.published, head.published_basis),
        ("url", head.url, None),
        ("language", head.language, "translated" if head.translated else None),
    )
    for name, value, basis in facts:
        said = "unknown" if value is None else str(value)
        yield Line(f"  {name:<10} {said}{f' ({basis})' if basis and value is not None else ''}")
        yield from _why(evidence.pop(name, None))
    for name, each in evidence.items():
        yield Line(f"  {name}")
        yield from _why(each)


def _why(evidence: Evidence | None) -> Iterator[Line]:
    if evidence is None:
        return
    at = evidence.excerpt
    shown = f' from "{flat(at.text, 60)}" {at.start}-{at.end}' if at else ""
    yield Line(f"  {'':<10} {evidence.rule}{shown}", "faint")


def _paragraph(each: Paragraph, text: str) -> Line:
    use = _USES.get(each.kind, "-")
    shown = f"{each.start:>6}-{each.end:<6} {each.kind:<9} {each.rule:<28} "
    return Line(f"  {use} {shown}{flat(text[each.start : each.end], 72)}", "faint" if use == "-" else "plain")


def _dates(dates: Sequence[DateMention]) -> Iterator[Line]:
    for each in dates:
        at = each.excerpt
        days = (
            "" if each.first is None else f" = {each.first}" + ("" if each.first == each.last else f" to {each.last}")
        )
        yield Line(f'  {each.type} {each.value}{days}  "{flat(at.text)}" {at.start}-{at.end}')
        why = (each.basis, each.role if each.role != "event" else None, each.modifier, _anchor(each), _leaning(each))
        told = "; ".join(filter(None, why))
        yield Line(f"      {each.rule}{f' ({told})' if told else ''}", "faint")


def _anchor(each: DateMention) -> str | None:
    """From which day it was counted, and where that came from."""
    if each.readings:
        return f"{' or '.join(map(str, each.readings))}, and nothing shows which"
    if each.anchor is None:
        return "no day to count it from" if each.type in ("DATE", "TIME") and each.value.startswith("XXXX") else None
    at = each.anchor_at
    return f"from {each.anchor}, " + (
        f'which is "{flat(at.text, 40)}" {at.start}-{at.end}' if at else "the day of publication"
    )


def _leaning(each: DateMention) -> str | None:
    looks = {"past": "back", "behind": "surely back", "future": "ahead", "nearest": "to the nearest one"}
    return f"its clause looks {looks[each.leaning]}" if each.leaning else None


def _people(found: Findings) -> Iterator[Line]:
    for person in found.people:
        official = {True: "official", False: "observer", None: "official or not: unknown"}[person.official]
        yield Line(f"  {person.name}: {'; '.join(person.roles) or 'no role given'}")
        for_whom = person.affiliation or "affiliation unknown"
        aliases = f", also {'; '.join(person.aliases)}" if person.aliases else ""
        yield Line(f"      {person.kind}, {official}, {for_whom}{aliases}", "faint")


def _quotes(found: Findings) -> Iterator[Line]:
    for quote in found.quotes:
        yield Line(f"  {_speaker(found, quote)}: {flat(quote.excerpt.text, _WIDTH)}")
        where = f", in {quote.said_where}" if quote.said_where else ""
        occasion = f', occasion "{flat(quote.occasion.text, 40)}"' if quote.occasion else ""
        day = written_when(quote.said_on)
        yield _at(f"{quote.kind}, {day}{where}{occasion}, {quote.rule}", quote.excerpt)


def _speaker(found: Findings, quote: QuoteMention) -> str:
    named = f' as "{flat(quote.speaker_at.text, 40)}"' if quote.speaker_at else ""
    return ("speaker not known" if quote.speaker is None else found.people[quote.speaker].name) + named


def _demands(found: Findings) -> Iterator[Line]:
    for demand in found.demands:
        parties = f"{', '.join(demand.by) or 'somebody'} to {', '.join(demand.of) or 'somebody'}"
        speaker = f", words of {found.people[demand.speaker].name}" if demand.speaker is not None else ""
        yield Line(f"  {demand.stance}, {parties}: {flat(demand.excerpt.text, _WIDTH)}")
        reacts = f", answers {', '.join(demand.reacts_to)}" if demand.reacts_to else ""
        standing = f", {demand.standing}" if demand.standing else ""
        yield _at(
            f"{demand.topic or 'no topic'}{standing}{reacts}{speaker}, {demand.id}, {demand.rule}", demand.excerpt
        )


def _events(found: Findings) -> Iterator[Line]:
    for event in found.events:
        place = f", {event.place}" if event.place else ""
        yield Line(f"  {event.kind}, {event.status}, {written_when(event.when)}{place}: {event.name or event.head}")
        people = (found.people[each].name for each in event.delegates)
        who = ", ".join((*event.participants, *people)) or event.home
        yield Line(f"      {who or 'nobody named'}, {event.rule}", "faint")
        for at in event.evidence:
            yield Line(f"      {flat(at.text, _WIDTH)} {at.start}-{at.end}", "faint")


def _points(found: Findings) -> Iterator[Line]:
    for point in found.points:
        yield Line(f"  {flat(point.excerpt.text, _WIDTH)}")
        yield _at(f"{point.kind}, {', '.join(point.actors) or 'nobody named'}, {point.rule}", point.excerpt)


def _at(why: str, excerpt: Excerpt) -> Line:
    return Line(f"      {why}, {excerpt.start}-{excerpt.end}", "faint")
