"""Briefings that hypothesis makes: any number of anything, each text with a word of its own to find it by.

Such a word is "Xq12x": what it stands in, a number. So a document is read back as the row of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from brief.model import (
    AheadRow,
    Briefing,
    Bullet,
    Day,
    DayEvent,
    Demand,
    DemandBlock,
    Dispute,
    Doubt,
    Event,
    Excerpt,
    GlanceDay,
    GlanceEntry,
    Issue,
    Paragraph,
    Person,
    Quote,
    QuoteGroup,
    SidePeople,
    Source,
    SourceText,
    When,
    Window,
)

WORD = re.compile(r"X[a-z]+\d+x")
_MONDAY = date(2033, 3, 7)
_NAMES = ("Ana Bell", "Мирко Зорић", "Ελένη Νικολάου", "Tom Oak", "Ines Okoro-Lund", "Li Fa")
_PARTIES = ("Taluria", "Karsovia", "Orlin Commission")
# What stands around a text's own word: marks that some format takes for its own.
_AROUND = (
    "so it is",
    "*so*",
    "<b>so</b> & so",
    "_so_ | so",
    "[3] so",
    "{{ so }}",
    "Жо “so”",
    "1. so",
    "# so",
    "so\nand so",
)
_STANCES = ("demand", "condition", "offer", "threat", "appeal", "rejection")
_STANDINGS = (None, "open", "rejected", "talks offered", "promised", "stands")
_KINDS = ("direct", "direct", "partial", "reported")

Draw = Callable[..., object]


@dataclass
class _Making:
    """A briefing in the making: what is drawn, and the sources' texts as they grow."""

    draw: Callable[[st.SearchStrategy], object]  # type: ignore[type-arg]
    sources: list[str]
    texts: dict[str, str] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def one(self, *choices: object) -> object:
        return self.draw(st.sampled_from(choices))

    def many(self, most: int) -> range:
        return range(int(str(self.draw(st.integers(0, most)))))

    def word(self, kind: str) -> str:
        return f"X{kind}{next(self.numbers)}x {self.one(*_AROUND)}"

    def excerpt(self, kind: str) -> Excerpt:
        source = str(self.one(*self.sources))
        text, words = self.texts.get(source, ""), self.word(kind)
        self.texts[source] = f"{text}{words}.\n"
        return Excerpt(source, len(text), len(text) + len(words), words)

    def excerpts(self, kind: str, most: int) -> tuple[Excerpt, ...]:
        return tuple(self.excerpt(kind) for _ in self.many(most))


@st.composite
def briefings(draw: Callable[..., object]) -> Briefing:
    """A briefing that hangs together: every id leads somewhere, every excerpt stands in its source."""
    making = _Making(draw, [f"S{number}" for number in range(1, int(str(draw(st.integers(1, 3)))) + 1)])
    sources = tuple(_source(making, id) for id in making.sources)
    people = tuple(_person(making, place) for place in range(len(_NAMES)))
    demands, blocks = _demands(making)
    days, events, quotes = _days(making, people, demands)
    background = tuple(_event(making, "background", None) for _ in making.many(2))
    observed = tuple(_quote(making, people[place], None) for place in making.many(2))
    unshown = tuple(_quote(making, people[0], None, shown=False) for _ in making.many(1))
    return Briefing(
        title=making.word("title"),
        subtitle=making.word("subtitle"),
        marking=None if making.one(True, False) else making.word("marking"),
        to=None,
        sender=None,
        author=None,
        language="en",
        as_of=date(2033, 3, 11) if making.one(True, False) else None,
        as_of_basis="newest source",
        edition=1,
        window=Window(_MONDAY, _MONDAY + timedelta(4)),
        basis="Some articles",
        sources=sources,
        people=people,
        events=(*events, *background),
        quotes=(*quotes, *observed, *unshown),
        demands=demands,
        issues=(Issue("source.note", "look", "Xpath0x/a.txt", "Xnote0x"),),
        in_brief=tuple(
            Bullet("Label", (making.excerpt("brief"), *making.excerpts("brief", 1))) for _ in making.many(4)
        ),
        ahead=tuple(AheadRow(None, making.word("ahead"), making.excerpts("soon", 2)) for _ in making.many(3)),
        glance=tuple(GlanceDay(d.first, d.last, (GlanceEntry("Met", None, False, "e"),), ()) for d in days),
        demand_blocks=blocks,
        days=days,
        observers=tuple(quote.id for quote in observed),
        background=tuple(event.id for event in background),
        people_quoted=(SidePeople("Taluria", (people[0].id,)),),
        doubts=tuple(Doubt(making.word("doubt"), making.excerpts("reading", 2)) for _ in making.many(2)),
        doubts_more=(Doubt("Xnote1x", ()),),
        texts=tuple(_text(id, text) for id, text in sorted(making.texts.items())),
    )


def _source(making: _Making, id: str) -> Source:
    title = making.word("source") if making.one(True, True, False) else None
    return Source(
        id,
        f"Xpath{id[1:]}x/deep/file{id[1:]}.txt",
        None,
        id[1:] * 64,
        title,
        "The Post" if making.one(True, False) else None,
        "stated",
        (),
        "https://example.org/a" if making.one(True, False) else None,
        "en",
        bool(making.one(True, False)),
        _MONDAY if making.one(True, False) else None,
        "stated",
    )


def _person(making: _Making, place: int) -> Person:
    party = _PARTIES[place % len(_PARTIES)]
    return Person(f"p{place}", _NAMES[place], "Minister", party, party, ())


def _demands(making: _Making) -> tuple[tuple[Demand, ...], tuple[DemandBlock, ...]]:
    demands: list[Demand] = []
    blocks: list[DemandBlock] = []
    for letter, party in zip("DK", _PARTIES, strict=False):
        rows = [_demand(making, f"{letter}{number + 1}", party) for number in making.many(4)]
        demands += rows
        if rows:
            blocks.append(DemandBlock((party,), (), tuple(demand.id for demand in rows)))
    return tuple(demands), tuple(blocks)


def _demand(making: _Making, number: str, party: str) -> Demand:
    return Demand(
        f"d-{number}",
        (),
        number,
        making.word("demand"),
        (party,),
        (),
        making.one(*_STANCES),  # type: ignore[arg-type]
        None,
        making.excerpt("wording"),
        making.excerpts("variant", 2),
        making.one(*_STANDINGS),  # type: ignore[arg-type]
        (),
        (),
        "made",
        making.excerpts("answer", 2),
    )


def _days(
    making: _Making, people: tuple[Person, ...], demands: tuple[Demand, ...]
) -> tuple[tuple[Day, ...], tuple[Event, ...], tuple[Quote, ...]]:
    days: list[Day] = []
    events: list[Event] = []
    quotes: list[Quote] = []
    for offset in making.many(3):
        day = _MONDAY + timedelta(offset)
        entries = []
        for _ in making.many(3):
            said = [_quote(making, people[place], day) for place in making.many(3)]
            event = _event(making, "timeline", day, tuple(quote.id for quote in said))
            groups = tuple(QuoteGroup("side", quote.side or "", (quote.id,)) for quote in said)
            raised = tuple(demand.id for demand in demands if making.one(True, False))
            entries.append(DayEvent(event.id, (("Taluria", ("p0",)),), raised, groups, ()))
            events.append(event)
            quotes += said
        stated = [_quote(making, people[place], day) for place in making.many(3)]
        quotes += stated
        group = QuoteGroup("place", "Miravel", tuple(quote.id for quote in stated))
        days.append(Day(day, day, tuple(entries), (group,) if stated else ()))
    return tuple(days), tuple(events), tuple(quotes)


def _event(making: _Making, section: str, day: date | None, quotes: tuple[str, ...] = ()) -> Event:
    disputed = tuple(Dispute("place", making.word("value"), making.sources[0]) for _ in making.many(2))
    word = making.word("event")
    return Event(
        f"e-{word.split()[0]}",
        (),
        section,  # type: ignore[arg-type]
        When(day, day, "day", "stated") if day else None,
        word,
        making.one("meeting", "call", "vote", "document"),  # type: ignore[arg-type]
        making.one("held", "planned", "postponed"),  # type: ignore[arg-type]
        None,
        ("Taluria",),
        (),
        making.excerpts("said", 2) or (making.excerpt("said"),),
        quotes,
        (),
        (),
        (),
        disputed,
        "made",
    )


def _quote(making: _Making, person: Person, day: date | None, *, shown: bool = True) -> Quote:
    named = making.one(True, True, False)
    parts = (making.excerpt("quote"), *making.excerpts("quote", 1))
    return Quote(
        f"q-{WORD.findall(parts[0].text)[0]}",
        (),
        person.id if named else None,
        person.name if named else None,
        person.role if named else None,
        person.side,
        False,
        making.one(*_KINDS),  # type: ignore[arg-type]
        day,
        "stated" if day else None,
        None,
        parts[0],
        parts,
        making.excerpts("also", 1),
        shown,
        "made",
    )


def _text(id: str, text: str) -> SourceText:
    paragraphs = tuple(Paragraph(line.start(), line.end(), "body", "made") for line in re.finditer(r"[^\n]+", text))
    return SourceText(id, text, paragraphs)
