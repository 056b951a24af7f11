"""A rich briefing made by hand: an invented crisis in invented states, for the tests of the renderers.

Four short articles of our own stand in `TEXTS`; every excerpt of the briefing is cut from them, so that
an excerpt always equals its source. `briefing()` is the whole; the parts are module values.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

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
    Person,
    Quote,
    QuoteGroup,
    SidePeople,
    Source,
    When,
    Window,
)

TEXTS = {
    "S1": """Lake Orlin talks open in Port Halden without a word in public

PORT HALDEN, March 7 – Delegations from Taluria and Karsovia met behind closed doors on Monday for the
first round of talks on the waters of Lake Orlin. Neither side spoke to reporters. Taluria wants the
Zhelin dam opened before the sowing season, and asks that no further turbine be installed upstream.
Karsovia promised a written reply to the proposals next week, officials said. The dam was finished in
August 2019 after six years of work. Talks between the two have not stopped the water from falling.
""",
    "S2": """Basin commission meets as shores dry up

MIRAVEL, March 9 – The Orlin Basin Commission sat on Wednesday for the first time since 2021, with all
nine members present. “We are not going to close a dam that lights four million homes,” said Karsovia's
Energy Minister Мирко Зорић. “Water is no favour. It is owed,” Talurian Deputy Foreign Minister Anna
Verrin said after the session, “and we will count every litre.” The commission's chair, Ελένη Νικολάου,
said that members agreed to send observers to the dam by April. Karsovia rejected the demand for an
opening of the gates before the sowing season and called the turbine freeze “a non-starter.” Verrin
demanded that Karsovia publish its gauge readings daily. Karsovia had said it could live with daily
readings “if the other shore does the same,” Zorić said. Fishing unions marched in Miravel.
""",
    "S3": """Third round ends in Sarn with an offer and a warning

Taluria and Karsovia ended a third round of talks in Sarn on Thursday. “The risk of a dry summer is
greater than at any time in forty years,” Commission Chair Ελένη Νικολάου told ministers. Karsovian
Foreign Minister Tomas Brandl offered a phased opening: “Two gates in May, two in June, and the rest
when the reservoirs allow it.” Taluria's head of delegation, Anna Verrin, did not accept: “Half a gate
is half a promise,” she said. In Miravel, government spokeswoman Ines Okoro-Lund warned that Taluria
would halt grain transit if the gates stay shut. “We have other roads, and they know it,” an official
in Karsovia said. Brandl later spoke with Verrin by telephone. Markets shrugged. “Nobody wants to be the
first to blink over a gauge,” said Piet Halloran of the Delta Institute. Brandl said the reply would
come “in the week of the fourteenth.” “No date for a fourth round has been set,” Okoro-Lund said.
""",
    "S4": """(from the Karsovian) The commission's chairwoman said before the meeting that the danger of a drought
summer is bigger now than it was in the last forty years. The minister Zoritch told: “We do not close a
dam which gives light to four millions of houses.” Taluria demands the opening of the dam gates until
the sowing. According to analysts, “the gauge war” can last years. Karsovia's parliament voted on 10
March a law on the dam as object of national security. Some day this spring both armies held drills at
the border. In 1998 the two states signed a treaty about the lake, which names no amounts of water.
“Whoever touches the dam will answer for it,” it was shouted in the hall.
""",
}


def cut(source: str, words: str) -> Excerpt:
    """The first span of a source that reads `words`, white space aside; `ValueError` where there is none."""
    text = TEXTS[source]
    flat = text.replace("\n", " ")
    start = flat.index(words)
    return Excerpt(source, start, start + len(words), text[start : start + len(words)])


def _day(day: int) -> When:
    return When(date(2033, 3, day), date(2033, 3, day), "day", "relative")


SOURCES = (
    Source(
        "S1",
        "sources/halden.txt",
        None,
        "11" * 32,
        "Lake Orlin talks open in Port Halden without a word in public",
        "Halden Courier",
        "stated",
        ("Maud Ferrant",),
        "https://example.org/halden/talks-open",
        "en",
        False,
        date(2033, 3, 7),
        "stated",
    ),
    Source(
        "S2",
        "sources/basin.html",
        None,
        "22" * 32,
        "Basin commission meets as shores dry up",
        "The Miravel Post",
        "stated",
        ("J. P. Sand", "Лидия Петровић"),
        "https://example.org/miravel/2033/03/09/basin-commission-meets-as-shores-dry-up-and-unions-march-on-the-lake",
        "en",
        False,
        date(2033, 3, 9),
        "stated",
    ),
    Source(
        "S3",
        "sources/sarn.txt",
        None,
        "33" * 32,
        "Third round ends in Sarn with an offer and a warning",
        "Delta Wire",
        "inferred",
        (),
        None,
        "en",
        False,
        date(2033, 3, 10),
        "stated",
    ),
    Source(
        "S4",
        "sources/translated/zoritch_2.txt",
        None,
        "44" * 32,
        None,
        "Glas Karsovije",
        "inferred",
        (),
        None,
        "en",
        True,
        date(2033, 3, 11),
        "inferred",
    ),
)

PEOPLE = (
    Person(
        "anna-verrin",
        "Anna Verrin",
        "Talurian Deputy Foreign Minister",
        "Taluria",
        "Taluria",
        ("Anna Verrin", "Verrin"),
    ),
    Person("ines-okoro-lund", "Ines Okoro-Lund", "government spokeswoman", "Taluria", "Taluria", ("Okoro-Lund",)),
    Person("mirko-zoric", "Мирко Зорић", "Energy Minister", "Karsovia", "Karsovia", ("Zorić", "Zoritch")),
    Person("tomas-brandl", "Tomas Brandl", "Karsovian Foreign Minister", "Karsovia", "Karsovia", ("Brandl",)),
    Person(
        "eleni-nikolaou",
        "Ελένη Νικολάου",
        "Commission Chair",
        "Orlin Basin Commission",
        "Orlin Basin Commission",
        ("Ελένη Νικολάου",),
    ),
    Person("piet-halloran", "Piet Halloran", "Delta Institute", None, None, ("Piet Halloran",), observer=True),
)


def _quote(id: str, speaker: str | None, said_on: int | None, parts: tuple[Excerpt, ...], **more: object) -> Quote:
    person = next((person for person in PEOPLE if person.id == speaker), None)
    fields: dict[str, object] = {
        "id": id,
        "members": (id,),
        "speaker": speaker,
        "speaker_name": person.name if person else None,
        "role": person.role if person else None,
        "side": person.side if person else None,
        "observer": person.observer if person else False,
        "kind": "direct",
        "said_on": date(2033, 3, said_on) if said_on else None,
        "said_on_basis": "relative" if said_on else None,
        "said_where": None,
        "excerpt": max(parts, key=lambda part: len(part.text)),
        "parts": parts,
        "variants": (),
        "shown": True,
        "rule": "quote.trailing-cue",
    }
    return Quote(**{**fields, **more})  # type: ignore[arg-type]


QUOTES = (
    _quote(
        "q-zoric-dam",
        "mirko-zoric",
        9,
        (cut("S2", "We are not going to close a dam that lights four million homes,"),),
        variants=(cut("S4", "We do not close a dam which gives light to four millions of houses."),),
        said_where="Miravel",
    ),
    _quote(
        "q-verrin-owed",
        "anna-verrin",
        9,
        (cut("S2", "Water is no favour. It is owed,"), cut("S2", "and we will count every litre.")),
        said_where="Miravel",
        occasions=(cut("S2", "after the session"),),
    ),
    _quote(
        "q-zoric-readings",
        "mirko-zoric",
        9,
        (cut("S2", "if the other shore does the same,"),),
        kind="partial",
        said_where="Miravel",
    ),
    _quote(
        "q-nikolaou-risk",
        "eleni-nikolaou",
        10,
        (cut("S3", "The risk of a dry summer is greater than at any time in forty years,"),),
        reported=(cut("S4", "the danger of a drought summer is bigger now than it was in the last forty years"),),
        said_where="Sarn",
    ),
    _quote(
        "q-brandl-gates",
        "tomas-brandl",
        10,
        (cut("S3", "Two gates in May, two in June, and the rest when the reservoirs allow it."),),
        said_where="Sarn",
    ),
    _quote("q-verrin-half", "anna-verrin", 10, (cut("S3", "Half a gate is half a promise,"),), said_where="Sarn"),
    _quote(
        "q-okoro-transit",
        "ines-okoro-lund",
        10,
        (cut("S3", "that Taluria would halt grain transit if the gates stay shut"),),
        kind="reported",
        said_where="Miravel",
    ),
    _quote(
        "q-official-roads",
        None,
        None,
        (cut("S3", "We have other roads, and they know it,"),),
        speaker_name="an official in Karsovia",
        side="Karsovia",
    ),
    _quote(
        "q-halloran-blink",
        "piet-halloran",
        10,
        (cut("S3", "Nobody wants to be the first to blink over a gauge,"),),
        variants=(),
    ),
    _quote("q-okoro-date", "ines-okoro-lund", 10, (cut("S3", "No date for a fourth round has been set,"),)),
    _quote(
        "q-hall",
        None,
        None,
        (cut("S4", "Whoever touches the dam will answer for it,"),),
        rule="quote.no-speaker",
    ),
    _quote("q-brandl-week", "tomas-brandl", 10, (cut("S3", "in the week of the fourteenth."),), kind="partial"),
)


def _demand(id: str, number: str | None, label: str, excerpt: Excerpt, **more: object) -> Demand:
    fields: dict[str, object] = {
        "id": id,
        "members": (id,),
        "number": number,
        "label": label,
        "by": ("Taluria",),
        "of": ("Karsovia",),
        "stance": "demand",
        "topic": None,
        "excerpt": excerpt,
        "variants": (),
        "standing": None,
        "answers": (),
        "events": (),
        "rule": "demand.that-clause",
    }
    return Demand(**{**fields, **more})  # type: ignore[arg-type]


_KARSOVIA = {"by": ("Karsovia",), "of": ("Taluria",)}

DEMANDS = (
    _demand(
        "d-gates",
        "D1",
        "Open the Zhelin dam",
        cut("S1", "the Zhelin dam opened before the sowing season"),
        variants=(cut("S4", "the opening of the dam gates until the sowing"),),
        standing="partly accepted",
        answers=("q-zoric-dam", "q-brandl-gates"),
        reported=(cut("S2", "Karsovia rejected the demand for an opening of the gates before the sowing season"),),
        events=("e-halden", "e-commission", "e-sarn"),
        topic="dam",
    ),
    _demand(
        "d-turbines",
        "D2",
        "No further turbines",
        cut("S1", "that no further turbine be installed upstream"),
        standing="rejected",
        answers=("d-nonstarter",),
        events=("e-halden", "e-commission"),
    ),
    _demand(
        "d-gauges",
        "D3",
        "Daily gauge readings",
        cut("S2", "that Karsovia publish its gauge readings daily"),
        standing="conditional",
        answers=("q-zoric-readings",),
        events=("e-commission",),
    ),
    _demand(
        "d-transit",
        "D4",
        "Grain transit (threat)",
        cut("S3", "would halt grain transit if the gates stay shut"),
        stance="threat",
        standing="stands",
        answers=("q-official-roads",),
        events=("e-sarn",),
    ),
    _demand(
        "d-phased",
        "W1",
        "A phased opening",
        cut("S3", "a phased opening"),
        stance="offer",
        answers=("q-verrin-half",),
        standing="rejected",
        events=("e-sarn",),
        **_KARSOVIA,
    ),
    _demand("d-mutual", "W2", "Readings from both shores", cut("S2", "if the other shore does the same"), **_KARSOVIA),
    _demand("d-nonstarter", None, "Turbine freeze", cut("S2", "a non-starter"), stance="rejection", **_KARSOVIA),
)


def _event(id: str, title: str, when: When | None, **more: object) -> Event:
    fields: dict[str, object] = {
        "id": id,
        "members": (id,),
        "section": "timeline",
        "when": when,
        "title": title,
        "kind": "meeting",
        "status": "held",
        "place": None,
        "participants": (),
        "delegates": (),
        "said": (),
        "quotes": (),
        "about": (),
        "demands": (),
        "sources": (),
        "disputed": (),
        "rule": "event.head",
    }
    return Event(**{**fields, **more})  # type: ignore[arg-type]


EVENTS = (
    _event(
        "e-halden",
        "Taluria–Karsovia talks",
        _day(7),
        place="Port Halden",
        participants=("Taluria", "Karsovia"),
        said=(
            cut(
                "S1",
                "Delegations from Taluria and Karsovia met behind closed doors on Monday for the first round of talks "
                "on the waters of Lake Orlin. Neither side spoke to reporters.",
            ),
        ),
        about=("q-halloran-blink",),
        demands=("d-gates", "d-turbines"),
        sources=("S1",),
    ),
    _event(
        "e-commission",
        "Orlin Basin Commission",
        _day(9),
        place="Miravel",
        participants=("Orlin Basin Commission", "Taluria", "Karsovia"),
        delegates=("eleni-nikolaou", "anna-verrin", "mirko-zoric"),
        said=(
            cut(
                "S2",
                "The Orlin Basin Commission sat on Wednesday for the first time since 2021, with all nine members "
                "present.",
            ),
            cut("S2", "members agreed to send observers to the dam by April."),
        ),
        quotes=("q-zoric-dam", "q-verrin-owed", "q-zoric-readings"),
        demands=("d-gates", "d-turbines", "d-gauges"),
        sources=("S2", "S4"),
    ),
    _event(
        "e-sarn",
        "Taluria–Karsovia talks",
        _day(10),
        place="Sarn",
        participants=("Taluria", "Karsovia"),
        delegates=("anna-verrin", "tomas-brandl"),
        said=(cut("S3", "Taluria and Karsovia ended a third round of talks in Sarn on Thursday."),),
        quotes=("q-nikolaou-risk", "q-brandl-gates", "q-verrin-half"),
        demands=("d-gates", "d-transit", "d-phased"),
        sources=("S3", "S4"),
        disputed=(
            Dispute("when", "before the meeting", "S4"),
            Dispute("when", "at the meeting", "S3", cut("S3", "told ministers")),
        ),
    ),
    _event(
        "e-call",
        "Brandl–Verrin call",
        _day(10),
        kind="call",
        said=(cut("S3", "Brandl later spoke with Verrin by telephone."),),
        sources=("S3",),
    ),
    _event(
        "e-vote",
        "Dam law, Karsovian parliament",
        When(date(2033, 3, 10), date(2033, 3, 10), "day", "inferred"),
        kind="vote",
        said=(cut("S4", "Karsovia's parliament voted on 10 March a law on the dam as object of national security."),),
        sources=("S4",),
    ),
    _event(
        "e-drills",
        "Drills at the border",
        None,
        section="undated",
        kind="military",
        said=(cut("S4", "Some day this spring both armies held drills at the border."),),
        sources=("S4",),
    ),
    _event(
        "e-treaty",
        "Lake treaty",
        When(date(1998, 1, 1), date(1998, 12, 31), "year", "stated"),
        section="background",
        kind="document",
        said=(cut("S4", "In 1998 the two states signed a treaty about the lake, which names no amounts of water."),),
        sources=("S4",),
    ),
    _event(
        "e-dam",
        "Zhelin dam finished",
        When(date(2019, 8, 1), date(2019, 8, 31), "month", "stated"),
        section="background",
        kind="other",
        said=(cut("S1", "The dam was finished in August 2019 after six years of work."),),
        sources=("S1",),
    ),
    _event(
        "e-reply",
        "Written reply to Taluria",
        When(date(2033, 3, 14), date(2033, 3, 20), "week", "relative"),
        section="ahead",
        kind="document",
        status="planned",
        said=(cut("S1", "Karsovia promised a written reply to the proposals next week"),),
        sources=("S1", "S3"),
    ),
)

DAYS = (
    Day(
        date(2033, 3, 7),
        date(2033, 3, 7),
        (
            DayEvent(
                "e-halden",
                (("Taluria", ()), ("Karsovia", ())),
                ("d-gates", "d-turbines"),
                (),
                ("q-halloran-blink",),
            ),
        ),
        (),
    ),
    Day(
        date(2033, 3, 9),
        date(2033, 3, 9),
        (
            DayEvent(
                "e-commission",
                (
                    ("Orlin Basin Commission", ("eleni-nikolaou",)),
                    ("Taluria", ("anna-verrin",)),
                    ("Karsovia", ("mirko-zoric",)),
                ),
                ("d-gates", "d-turbines", "d-gauges"),
                (
                    QuoteGroup("side", "Karsovia", ("q-zoric-dam", "q-zoric-readings")),
                    QuoteGroup("side", "Taluria", ("q-verrin-owed",)),
                ),
                (),
            ),
        ),
        (),
    ),
    Day(
        date(2033, 3, 10),
        date(2033, 3, 10),
        (
            DayEvent(
                "e-sarn",
                (("Taluria", ("anna-verrin",)), ("Karsovia", ("tomas-brandl",))),
                ("d-gates", "d-transit", "d-phased"),
                (
                    QuoteGroup("side", "Orlin Basin Commission", ("q-nikolaou-risk",)),
                    QuoteGroup("side", "Karsovia", ("q-brandl-gates",)),
                    QuoteGroup("side", "Taluria", ("q-verrin-half",)),
                ),
                (),
            ),
            DayEvent("e-vote", (), (), (), ()),
        ),
        (
            QuoteGroup("place", "Miravel", ("q-okoro-transit", "q-okoro-date")),
            QuoteGroup("body", "Karsovia", ("q-brandl-week", "q-official-roads"), events=("e-call",)),
            QuoteGroup("other", "", ("q-hall",)),
        ),
    ),
)

GLANCE = (
    GlanceDay(
        date(2033, 3, 7),
        date(2033, 3, 7),
        (GlanceEntry("Taluria–Karsovia talks", "Port Halden", False, "e-halden"),),
        (),
    ),
    GlanceDay(
        date(2033, 3, 9),
        date(2033, 3, 9),
        (GlanceEntry("Orlin Basin Commission", "Miravel", False, "e-commission"),),
        (("Зорић",), ("Verrin",)),
    ),
    GlanceDay(
        date(2033, 3, 10),
        date(2033, 3, 10),
        (
            GlanceEntry("Taluria–Karsovia talks", "Sarn", False, "e-sarn"),
            GlanceEntry("Dam law, Karsovian parliament", None, False, "e-vote"),
            GlanceEntry("Brandl–Verrin call", None, False, "e-call"),
        ),
        (("Νικολάου",), ("Brandl",), ("Verrin", "Okoro-Lund")),
    ),
    GlanceDay(
        date(2033, 3, 14), date(2033, 3, 20), (GlanceEntry("Written reply to Taluria", None, True, "e-reply"),), ()
    ),
)

IN_BRIEF = (
    Bullet("Outcome", (cut("S1", "Talks between the two have not stopped the water from falling."),)),
    Bullet(
        "Demands",
        (
            cut(
                "S1",
                "Taluria wants the Zhelin dam opened before the sowing season, and asks that no further turbine be "
                "installed upstream.",
            ),
            cut(
                "S2",
                "Karsovia rejected the demand for an opening of the gates before the sowing season and called the "
                "turbine freeze “a non-starter.”",
            ),
        ),
    ),
    Bullet("Miravel, 10 March", (cut("S3", "“No date for a fourth round has been set,” Okoro-Lund said."),)),
    Bullet(
        None,
        (
            cut("S3", "Karsovian Foreign Minister Tomas Brandl offered a phased opening"),
            cut("S3", "Taluria's head of delegation, Anna Verrin, did not accept"),
        ),
    ),
)

AHEAD = (
    AheadRow(
        When(date(2033, 3, 14), date(2033, 3, 20), "week", "relative"),
        "Written reply to Taluria",
        (
            cut("S1", "Karsovia promised a written reply to the proposals next week"),
            cut("S3", "in the week of the fourteenth."),
        ),
        event="e-reply",
        doubt=1,
    ),
    AheadRow(None, "Fourth round", (cut("S3", "No date for a fourth round has been set,"),)),
    AheadRow(
        When(date(2033, 4, 1), date(2033, 4, 30), "month", "stated"),
        "Observers at the dam",
        (cut("S2", "members agreed to send observers to the dam by April"),),
    ),
)

DOUBTS = (
    Doubt(
        "When the reply is due",
        (cut("S1", "next week"), cut("S3", "in the week of the fourteenth.")),
        "Counted from an inferred day.",
    ),
    Doubt("When the chair spoke", (cut("S4", "before the meeting"), cut("S3", "told ministers"))),
    Doubt("Translated words", (), "Quotes from [4] may not be the speaker's own words."),
)


def with_words(words: str) -> Briefing:
    """The sample with `words` in every place that holds a source's own text: excerpts, names, titles, roles."""
    soiled: Briefing = _soiled(briefing(), words)
    return soiled


_TEXTS = ("title", "subtitle", "outlet", "name", "role", "place", "label", "value", "remark", "speaker_name", "url")


def _soiled(value: Any, words: str) -> Any:
    if isinstance(value, Excerpt):
        return Excerpt(value.source, value.start, value.start + len(words), words)
    if isinstance(value, tuple):
        return tuple(_soiled(item, words) for item in value)
    if not isinstance(value, Struct):
        return value
    old = {name: getattr(value, name) for name in value.__struct_fields__}
    return type(value)(
        **{name: words if name in _TEXTS and item else _soiled(item, words) for name, item in old.items()}
    )


def briefing() -> Briefing:
    """The whole sample."""
    return Briefing(
        title="Lake Orlin water talks",
        subtitle="7–10 March 2033: Port Halden · Miravel · Sarn",
        marking="OFFICIAL – SAMPLE (FICTIONAL)",
        to="Head of Mission",
        sender="Basin Desk",
        author="Basin Desk",
        language="en",
        as_of=date(2033, 3, 11),
        as_of_basis="newest source",
        edition=1,
        window=Window(date(2033, 3, 7), date(2033, 3, 10)),
        basis="Four press articles, four outlets; one day of publication inferred; one is or reads as a translation. "
        "No official document",
        sources=SOURCES,
        people=PEOPLE,
        events=EVENTS,
        quotes=QUOTES,
        demands=DEMANDS,
        issues=(
            Issue(
                "source.undated",
                "warn",
                "sources/translated/zoritch_2.txt",
                "states no day; 11 March 2033 inferred from the days it names",
                'brief correct source S4 --published "2033-03-11"',
            ),
        ),
        in_brief=IN_BRIEF,
        ahead=AHEAD,
        glance=GLANCE,
        demand_blocks=(
            DemandBlock(("Taluria",), ("Karsovia",), ("d-gates", "d-turbines", "d-gauges", "d-transit")),
            DemandBlock(("Karsovia",), ("Taluria",), ("d-phased", "d-mutual")),
        ),
        days=DAYS,
        observers=("q-halloran-blink",),
        observers_named=("Maren Tiel", "Oskar Dahl"),
        background=("e-treaty", "e-dam"),
        people_quoted=(
            SidePeople("Taluria", ("anna-verrin", "ines-okoro-lund")),
            SidePeople("Karsovia", ("tomas-brandl", "mirko-zoric")),
            SidePeople("Orlin Basin Commission", ("eleni-nikolaou",)),
        ),
        doubts=DOUBTS,
    )
