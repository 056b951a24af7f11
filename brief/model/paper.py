"""The briefing: all merged values, and what paper shows of them, in which order."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from brief.model.mentions import Paragraph, When
from brief.model.merged import Demand, Event, Person, Quote, Source
from brief.model.text import Excerpt, Issue


class Bullet(Struct, frozen=True):
    """A line of In brief: a label of ours, then verbatim parts."""

    label: str | None
    parts: tuple[Excerpt, ...]


class AheadRow(Struct, frozen=True):
    """Something planned, promised or awaited; `when` `None`: no day is given; `doubt` numbers a doubtful point."""

    when: When | None
    label: str
    parts: tuple[Excerpt, ...]
    event: str | None = None
    doubt: int | None = None


class GlanceEntry(Struct, frozen=True):
    """A mark of the figure: an event above the line (`title`), with `planned` drawn differently."""

    title: str
    place: str | None
    planned: bool
    event: str


class GlanceDay(Struct, frozen=True):
    """A day, or a span of days, of the figure: what happened, and who spoke, grouped by side."""

    first: date
    last: date
    entries: tuple[GlanceEntry, ...]
    speakers: tuple[tuple[str, ...], ...]


class DemandBlock(Struct, frozen=True):
    """Demands in one direction, by number; without names, those of several askers who have one each."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    demands: tuple[str, ...]


class QuoteGroup(Struct, frozen=True):
    """Quotes printed together: a side at a meeting, or a place or body for which officials spoke.

    `kind`: `side` under an event; `place` ("Said in Moscow") or `body` ("Said by NATO") under a day.
    """

    kind: Literal["side", "place", "body", "other"]
    name: str
    quotes: tuple[str, ...]
    events: tuple[str, ...] = ()


class DayEvent(Struct, frozen=True):
    """An event as it is printed: its delegations by side and its key quotes by side."""

    event: str
    delegations: tuple[tuple[str, tuple[str, ...]], ...]
    demands: tuple[str, ...]
    quotes: tuple[QuoteGroup, ...]
    later: tuple[str, ...]


class Day(Struct, frozen=True):
    """A day of the timeline: meetings and acts first, then statements by where or for whom they were made."""

    first: date
    last: date
    events: tuple[DayEvent, ...]
    statements: tuple[QuoteGroup, ...]


class SidePeople(Struct, frozen=True):
    """People quoted for one side, in order."""

    side: str
    people: tuple[str, ...]


class Doubt(Struct, frozen=True):
    """A doubtful point: a label of ours, the readings verbatim, and a closing remark of ours."""

    label: str
    parts: tuple[Excerpt, ...]
    remark: str | None = None


class SourceText(Struct, frozen=True):
    """The canonical text of a source, in which its excerpts are checked; no part of the JSON."""

    source: str
    text: str
    paragraphs: tuple[Paragraph, ...]


class Window(Struct, frozen=True):
    """The closed interval of days that the timeline covers."""

    first: date
    last: date


class Change(Struct, frozen=True):
    """One thing that is new, other or gone since an edition; `id` and `number` are those it has now, or had.

    `field`, `before` and `after`: what of it changed ("wording"), `None` where that was or is unknown. `cites`: the
    words that tell of it now; of a standing, those of the answer.
    """

    what: Literal["standing", "event", "demand", "quote", "source"]
    state: Literal["added", "changed", "withdrawn"]
    id: str
    number: str | None
    label: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    cites: tuple[Excerpt, ...] = ()


class Changes(Struct, frozen=True):
    """What changed since the edition of that number, which stood on `as_of`: standings first."""

    since: int
    as_of: date | None
    items: tuple[Change, ...] = ()

    def first(self, most: int) -> tuple[Change, ...]:
        """At most so many of them, in their order: as many of each kind as there is room for, the first of each."""
        kinds: dict[str, int] = {}
        turns: list[tuple[int, int]] = []
        for place, change in enumerate(self.items):
            turn = -1 if change.what == "standing" else kinds.get(change.what, 0)
            turns.append((turn, place))
            kinds[change.what] = turn + 1
        return tuple(self.items[place] for place in sorted(place for _, place in sorted(turns)[:most]))


class Briefing(Struct, frozen=True):
    """All that a renderer sees. The collections of values are complete; the fields after them say what paper shows.

    `doubts_more` are those that no paper has room for. `review`: the document is the reader's own and holds the
    working notes too; without it nothing of them, and no path of a file, may be printed. `distinct`: ids of two that
    are alike, of which the reader has said that they are two. `changes`: since the last
    closed edition, `None` where there is none.
    """

    title: str
    subtitle: str
    marking: str | None
    to: str | None
    sender: str | None
    author: str | None
    language: str
    as_of: date | None
    as_of_basis: Literal["configured", "newest source", "unknown"]
    edition: int
    window: Window | None
    basis: str
    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    demands: tuple[Demand, ...] = ()
    issues: tuple[Issue, ...] = ()
    in_brief: tuple[Bullet, ...] = ()
    ahead: tuple[AheadRow, ...] = ()
    glance: tuple[GlanceDay, ...] = ()
    demand_blocks: tuple[DemandBlock, ...] = ()
    days: tuple[Day, ...] = ()
    observers: tuple[str, ...] = ()
    observers_named: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    people_quoted: tuple[SidePeople, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    doubts_more: tuple[Doubt, ...] = ()
    texts: tuple[SourceText, ...] = ()
    mail_to: tuple[str, ...] = ()
    mail_cc: tuple[str, ...] = ()
    distinct: tuple[tuple[str, str], ...] = ()
    review: bool = False
    changes: Changes | None = None
