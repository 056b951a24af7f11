"""Lines for a terminal from values, with nothing in them that a terminal would obey; `cli` prints and colours them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from brief import days
from brief.model import Briefing, Change, DayEvent, Event, Excerpt, Issue, Quote, QuoteGroup, Source, When
from brief.text import flat

# C0 and C1 controls but newline and tab, line and paragraph separators, and the marks that reverse the
# direction of text: what a source could use to write elsewhere on the screen, or to hide a word.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_BAR = 20
# So many changes fit on one screen, with the heading and what is left.
_SCREEN = 20
_STATES = {"added": "new", "changed": "changed", "withdrawn": "withdrawn"}
_FIELDS = {"by": "by whom:", "of": "of whom:"}
_STATUS_MARKS = {"held": "●", "planned": "○", "postponed": "◌", "cancelled": "×"}


class Line(Struct, frozen=True):
    """A line to print, without its newline; `style` is a wish that only a terminal grants."""

    text: str = ""
    style: Literal["plain", "heading", "faint"] = "plain"


# The letters, figures and marks of plain text, which no terminal obeys.
_PLAIN = b"\t\n" + bytes(range(0x20, 0x7F))


def safe_json(written: str) -> str:
    """JSON that says the same, with nothing in it that a terminal would obey."""
    return _OBEYED.sub(lambda found: _escape(found.group()), written)


def safe_json_bytes(written: bytes) -> bytes:
    r"""JSON in UTF-8 that says the same, with nothing in it that a terminal would obey.

    >>> safe_json_bytes('"red \x7f"'.encode())
    b'"red \\u007f"'
    """
    for mark in _obeyed(written):  # a replacement of each takes a twentieth of the time of a pattern over all
        written = written.replace(mark.encode(), _escape(mark).encode())
    return written


def _obeyed(written: bytes) -> list[str]:
    """The characters of a text in UTF-8 that a terminal would obey, each once."""
    return sorted(set(_OBEYED.findall(written.translate(None, _PLAIN).decode())))


def _escape(mark: str) -> str:
    return f"\\u{ord(mark):04x}"


def safe(text: str) -> str:
    r"""The text with what a terminal would obey written out.

    >>> safe("red \x1b[31m alert")
    'red \\x1b[31m alert'
    """
    return _OBEYED.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def bar(doing: str, done: int, of: int, width: int = 78) -> str:
    """What is being done on one line, behind a bar where it is known of how much.

    >>> bar("read a.txt", 1, 2, 40)
    '[##########..........] 1 of 2  read a.t…'
    """
    filled = _BAR * done // of if of else 0
    behind = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done:,} of {of:,}  " if of else ""
    return behind + flat(safe(doing), width - len(behind))


def counted(number: int, name: str) -> str:
    """So many of what has that name.

    >>> counted(1, "quote"), counted(0, "demand")
    ('1 quote', '0 demands')
    """
    return f"{number} {name}{'' if number == 1 else 's'}"


def written_when(when: When | None) -> str:
    """The days of `when`, a single one with its weekday; a month or a year by its name."""
    if when is None:
        return "no day given"
    return days.weekday(when.first) if when.first == when.last else days.period(when)


def written_issue(issue: Issue) -> str:
    """The issue on one line, with the command that settles it where there is one."""
    settled = f" ({issue.command})" if issue.command else ""
    return on_one_line(f"{issue.where}: {issue.message}{settled}")


def on_one_line(text: str) -> str:
    r"""The text with its line ends written out: a name may have some.

    >>> print(on_one_line("a\nb.txt"))
    a\nb.txt
    """
    return text.replace("\n", "\\n")


def timeline(briefing: Briefing) -> Iterator[Line]:
    """The timeline of a briefing: what lies before it, its days with who spoke, and what lies ahead."""
    events = {event.id: event for event in briefing.events}
    quotes = {quote.id: quote for quote in briefing.quotes}
    yield Line(briefing.title, "heading")
    yield Line(flat(f"{briefing.subtitle} · {briefing.basis}" if briefing.subtitle else briefing.basis), "faint")
    yield from _section("Background", (events[each] for each in briefing.background if each in events))
    for day in briefing.days:
        yield Line()
        yield Line(days.weekday(day.first) if day.first == day.last else days.span(day.first, day.last), "heading")
        for entry in day.events:
            yield from _meeting(entry, events[entry.event], quotes)
        for group in day.statements:
            yield Line(f"  – {_said(group)}: {_speakers(group.quotes, quotes)}")
    yield from _ahead(briefing)


def _section(title: str, events: Iterator[Event]) -> Iterator[Line]:
    for number, event in enumerate(events):
        if number == 0:
            yield Line()
            yield Line(title, "heading")
        yield Line(f"  {_STATUS_MARKS[event.status]} {written_when(event.when)}: {_titled(event)}")


def _meeting(entry: DayEvent, event: Event, quotes: dict[str, Quote]) -> Iterator[Line]:
    yield Line(f"  {_STATUS_MARKS[event.status]} {_titled(event)}")
    if event.said:
        yield Line(f"      {flat(event.said[0].text, 200)} [{event.said[0].source}]", "faint")
    spoken = [
        ": ".join(filter(None, (group.name, _speakers(group.quotes, quotes)))) for group in entry.quotes if group.quotes
    ]
    if spoken:
        yield Line(f"      Quoted: {'; '.join(spoken)}", "faint")
    for field, told in event.differences.items():
        values = " · ".join(f"{dispute.value} [{dispute.source}]" for dispute in told)
        yield Line(f"      Outlets differ on the {field}: {values}")


def _said(group: QuoteGroup) -> str:
    where = {"place": f"Said in {group.name}", "body": f"Said by {group.name}"}
    return where.get(group.kind, group.name) or "Said"


def _titled(event: Event) -> str:
    status = "" if event.status == "held" else f" ({event.status})"
    place = f", {event.place}" if event.place and event.place not in event.title else ""
    return f"{event.title}{place}{status} [{', '.join(event.sources)}]"


def _speakers(ids: tuple[str, ...], quotes: dict[str, Quote]) -> str:
    names = (quotes[each].speaker_name or "speaker not known" for each in ids if each in quotes)
    return ", ".join(dict.fromkeys(names))


def changes(briefing: Briefing) -> Iterator[Line]:
    """What changed since the last closed edition, standings first, on one screen."""
    found = briefing.changes
    if found is None:
        yield Line("No edition is closed yet: brief build --final closes one.")
        return
    day = f", which stood on {days.span(found.as_of, found.as_of)}" if found.as_of else ""
    if not found.items:
        yield Line(f"Nothing has changed since edition {found.since}{day}.")
        return
    yield Line(f"Since edition {found.since}{day}", "heading")
    sources = {source.id: source for source in briefing.sources}
    for change in found.first(_SCREEN):
        yield Line(f"  {_changed(change)}{_told_by(change, sources, briefing)}")
    if len(found.items) > _SCREEN:
        yield Line(f"  and {len(found.items) - _SCREEN} more: brief changes --json has them all", "faint")


def _changed(change: Change) -> str:
    number = f"{change.number} " if change.number and change.what != "source" else ""
    label = f"{number}'{flat(change.label, 70)}'"
    what = "" if change.what == "standing" else f"{_STATES[change.state]} {change.what} "
    if change.state != "changed":
        return what + label
    if change.field == "text":
        return f"{what}{label}: its text is another"
    before, after = (_written_value(change, value) for value in (change.before, change.after))
    if change.field in ("title", "label"):
        return f"{what}{number}'{before}' → '{after}'"
    field = "" if change.what == "standing" else f"{_FIELDS.get(change.field or '', change.field)} "
    return f"{what}{label}: {field}{before} → {after}"


def _written_value(change: Change, value: str | None) -> str:
    if value and change.field in ("day", "published"):
        return days.written(value)
    return flat(value, 70) if value else "not known"


def _told_by(change: Change, sources: dict[str, Source], briefing: Briefing) -> str:
    """The outlet that tells of it, and its day."""
    source = next((sources[cite.source] for cite in change.cites if cite.source in sources), None)
    if source is None:
        return ""
    day = days.noted(source.published, near=briefing.as_of) if source.published else None
    return f" ({', '.join(filter(None, (source.outlet or source.id, day)))})"


def _ahead(briefing: Briefing) -> Iterator[Line]:
    if briefing.ahead:
        yield Line()
        yield Line("Ahead", "heading")
    for row in briefing.ahead:
        yield Line(f"  ○ {written_when(row.when)}: {row.label}")
        for part in row.parts[:1]:
            yield Line(f"      {_cited(part)}", "faint")


def _cited(part: Excerpt) -> str:
    return f"{flat(part.text, 200)} [{part.source}]"
