"""The values of a briefing by id, and its excerpts as runs of text with their source marks; no sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from brief import naming
from brief.model import Briefing, Demand, Doubt, Event, Excerpt, Person, Quote, Source, located
from brief.render.look import Look
from brief.render.outline import Mark, Ref, Run, Runs, Text

GAP = Text(" […] ", "plain")
DOT = Text(" · ", "plain")
SPACE = Text("\u00a0", "plain")

_BLANK = re.compile(r"\s+")
# Embeddings, overrides and isolates: unclosed, they would turn round the words of ours that follow.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What no XML may hold, and what prints as nothing: shown as the sign for "cannot be shown".
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    r"""The text for paper: single spaces, no control characters, no direction overrides.

    >>> printable(" the \u202edam\n gates\x07 ")
    'the dam gates�'
    """
    return cleaned(text).strip(" ")


def cleaned(text: str) -> str:
    """The text as `printable` has it, but with a space left where it begins or ends with one."""
    return _UNPRINTABLE.sub("\ufffd", _DIRECTION.sub("", _BLANK.sub(" ", text)))


def cut(text: str, most: int) -> str:
    """The text, or its beginning in whole words where it has more letters.

    >>> cut("No turbines, no dams", 15), cut("Reservoirs", 6)
    ('No turbines…', 'Reser…')
    """
    if len(text) <= most:
        return text
    short = text[: most - 1]
    return (short.rsplit(" ", 1)[0] if " " in short else short).rstrip(" ,.;:–—") + "…"


class Index:
    """A briefing's values by id, and who has been introduced to the reader so far.

    A class because a role is printed at the first mention only: `introduced` grows in reading order.
    """

    def __init__(self, briefing: Briefing, look: Look) -> None:
        """An index of `briefing`, with nobody introduced yet."""
        self.briefing = briefing
        self.look = look
        self.sources: dict[str, Source] = {source.id: source for source in briefing.sources}
        self.people: dict[str, Person] = {person.id: person for person in briefing.people}
        self.events: dict[str, Event] = {event.id: event for event in briefing.events}
        self.quotes: dict[str, Quote] = {quote.id: quote for quote in briefing.quotes}
        self.demands: dict[str, Demand] = {demand.id: demand for demand in briefing.demands}
        self.introduced: set[str] = set()
        shown = {quote.speaker for quote in briefing.quotes if quote.speaker and quote.shown}
        self._short = naming.short_names(briefing.people, shown)
        self._said: dict[str, list[tuple[Excerpt, Quote, bool]]] = {}
        for quote in briefing.quotes:
            spoken = quote.kind != "reported"
            for excerpt in (*quote.parts, quote.excerpt, *quote.variants):
                self._said.setdefault(excerpt.source, []).append((excerpt, quote, spoken))
            for excerpt in quote.reported:
                self._said.setdefault(excerpt.source, []).append((excerpt, quote, False))

    def mark(self, source: str, note: str | None = None, cites: tuple[Excerpt, ...] = ()) -> Mark:
        """The mark of a source, by its id, for the words of it that are cited."""
        return Mark(source, source.removeprefix("S"), note, cites)

    def order(self, source: str) -> int:
        """Where a source stands in the list of sources, for printing marks in order."""
        return list(self.sources).index(source)

    def outlet(self, source: str) -> str:
        """The outlet of a source as it is named beside a quote."""
        return printable(self.sources[source].outlet or self.look.label("sources.no_outlet"))

    def file_name(self, source: Source) -> str:
        """The name of a source's file, without its folders."""
        return printable(located(PurePosixPath(source.path).name, source.member))

    def said_by(self, excerpt: Excerpt) -> tuple[Quote, bool] | None:
        """The quote whose words hold this excerpt, and whether they were spoken so; `None`: it is the source's own."""
        held = [
            (quote, spoken)
            for words, quote, spoken in self._said.get(excerpt.source, ())
            if words.start <= excerpt.start and excerpt.end <= words.end
        ]
        # Words in marks may stand inside a clause that is itself reported: the marks count.
        return next((entry for entry in held if entry[1]), held[0] if held else None)

    def short_name(self, quote: Quote) -> str | None:
        """The speaker at a second mention; `None`: nobody is named."""
        if quote.speaker is not None:
            return printable(self._short[quote.speaker])
        return printable(quote.speaker_name) if quote.speaker_name else None

    def introduce(self, quote: Quote) -> tuple[str | None, str | None]:
        """The speaker's name and role as they stand here: in full at the first mention, then short and bare."""
        who = quote.speaker or quote.speaker_name
        if who is None:
            return None, None
        if who in self.introduced:
            return self.short_name(quote), None
        self.introduced.add(who)
        name = self.people[quote.speaker].name if quote.speaker else quote.speaker_name
        return printable(name or who), printable(quote.role) if quote.role else None

    def cited(self, parts: Iterable[Excerpt]) -> Runs:
        """Verbatim parts in order, each run of parts from one source with its mark, cuts shown as […]."""
        runs: list[Run] = []
        together: tuple[Excerpt, ...] = ()
        for part in parts:
            if together and together[-1].source != part.source:
                runs += [SPACE, self.mark(together[-1].source, cites=together), Text(" ", "plain")]
                together = ()
            elif together:
                # Two characters are white space between sentences, three may be a word that was left out.
                runs.append(Text(" ", "plain") if 0 <= part.start - together[-1].end <= 2 else GAP)
            runs.append(Text(printable(part.text), "verbatim"))
            together = (*together, part)
        if together:
            runs += [SPACE, self.mark(together[-1].source, cites=together)]
        return tuple(runs)

    def worded(self, excerpt: Excerpt) -> Runs:
        """One wording with its mark: in quotation marks and with the speaker's name where somebody said it."""
        said = self.said_by(excerpt)
        if said is None:
            return (Text(printable(excerpt.text), "verbatim"), SPACE, self.mark(excerpt.source, cites=(excerpt,)))
        quote, spoken = said
        words = spoken_words(excerpt) if spoken else Text(printable(excerpt.text), "verbatim")
        return (words, SPACE, self.mark(excerpt.source, self.short_name(quote), (excerpt,)))

    def words(self, quote: Quote) -> Runs:
        """What was said, all pieces in order; what is only reported never looks spoken."""
        runs: list[Run] = []
        for part in quote.parts or (quote.excerpt,):
            if runs:
                runs.append(GAP)
            runs.append(Text(printable(part.text), "verbatim") if quote.kind == "reported" else spoken_words(part))
        return tuple(runs)

    def also(self, quote: Quote) -> Runs:
        """Other wordings of the quote, each with its mark; empty where there are none."""
        runs: list[Run] = []
        for variant in quote.variants[: self.look.room["also"]]:
            words = Text(printable(variant.text), "verbatim") if quote.kind == "reported" else spoken_words(variant)
            runs += [DOT] if runs else [Text(self.look.label("quotes.also") + ": ", "emphasis")]
            runs += [words, SPACE, self.mark(variant.source, cites=(variant,))]
        if quote.reported and self.look.room["also"]:
            runs += [DOT] if runs else []
            runs.append(Text(self.look.label("quotes.reported_in"), "emphasis"))
            for source in dict.fromkeys(excerpt.source for excerpt in quote.reported):
                told = tuple(excerpt for excerpt in quote.reported if excerpt.source == source)
                runs += [SPACE, self.mark(source, cites=told)]
        return tuple(runs)

    def doubt(self, doubt: Doubt) -> Runs:
        """A doubtful point: its label, the readings, our remark."""
        runs: list[Run] = [Text(f"{printable(doubt.label)}.", "bold")]
        for place, part in enumerate(doubt.parts):
            runs += [DOT if place else Text(" "), *self.worded(part)]
        if doubt.remark:
            runs += [Text(" "), Text(printable(doubt.remark), "emphasis")]
        return tuple(runs)

    def demand_ref(self, demand: Demand) -> Run:
        """A demand's number and label, linked to its row; the label alone where it has no row."""
        label = printable(demand.label)
        return Ref(demand_anchor(demand), f"{demand.number} {label}") if demand.number else Text(label, "bold")


def spoken_words(excerpt: Excerpt) -> Text:
    """The excerpt as spoken words, without the comma that only leads over to "he said"."""
    words = printable(excerpt.text)
    return Text(words.removesuffix(","), "spoken")


def demand_anchor(demand: Demand) -> str:
    """The anchor of a demand's row."""
    return f"demand-{demand.id}"


def event_anchor(event: str) -> str:
    """The anchor of an event's heading, by the event's id."""
    return f"event-{event}"


def quote_anchor(quote: str) -> str:
    """The anchor of a statement, by the quote's id."""
    return f"quote-{quote}"


def doubt_anchor(number: int) -> str:
    """The anchor of a doubtful point."""
    return f"doubt-{number}"
