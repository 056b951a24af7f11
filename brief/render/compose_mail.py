"""From a briefing to the letter that carries it: what matters most in at most 250 words; no bytes and no layout."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from brief import days
from brief.model import AheadRow, Briefing, Bullet, DemandBlock, Doubt
from brief.render.compose_changes import changed
from brief.render.compose_tables import direction
from brief.render.index import DOT, SPACE, Index, cut, printable
from brief.render.look import Look
from brief.render.outline import Mark, Ref, Run, Runs, Text

# A letter of more words is not read. Letters are counted too: a source may hold words of any length.
WORDS = 250
LETTERS = 3000
# Rows of demands in the letter, for one direction, and rows of what lies ahead.
_DEMANDS = 4
_AHEAD = 4
_CHANGES = 5
# Words of a title in a subject, and in a file's name.
_TITLE = 80
_NAME = 40
# A name that was cut does not end in a word so short: "and", "of the".
_TRAILING = 3
_NUMBER = re.compile(r"\[(\d+)\]")
_MARKS = re.compile("[\u0300-\u036f]")


class Part(Struct, frozen=True):
    """A heading of the letter and its items; runs hold no `Mark`: a number points nowhere in a letter."""

    heading: str
    items: tuple[Runs, ...]


class Letter(Struct, frozen=True):
    """The letter in reading order. `closing` says what is attached, or why nothing is."""

    subject: str
    marking: str | None
    title: str
    standing: str
    parts: tuple[Part, ...]
    closing: str

    @property
    def words(self) -> int:
        """How many words a reader of the letter sees."""
        lines = [self.marking or "", self.title, self.standing, self.closing, self.marking or ""]
        items = [_plain(item) for part in self.parts for item in part.items]
        return sum(len(text.split()) for text in (*lines, *items, *(part.heading for part in self.parts)))


def compose_mail(briefing: Briefing, look: Look, *, attached: bool) -> Letter:
    """The letter: its fixed lines, then as many items as fit, the first of each part before the second of any."""
    index = Index(briefing, look)
    title = cut(printable(briefing.title), _TITLE)
    letter = Letter(
        subject=_subject(briefing, title, look),
        marking=cut(printable(briefing.marking), _TITLE) if briefing.marking else None,
        title=title,
        standing=_standing(briefing, look),
        parts=(),
        closing=look.label("mail.attached", file=file_name(briefing)) if attached else look.label("mail.not_attached"),
    )
    wanted = tuple(Part(look.label(heading), tuple(make(index))) for heading, make in _PARTS.items())
    return _fitted(letter, wanted)


def file_name(briefing: Briefing) -> str:
    """The attached PDF's name, in letters that every system takes: "2022-01-13_russia-west-talks_ed1.pdf"."""
    spelt = _MARKS.sub("", unicodedata.normalize("NFKD", printable(briefing.title).lower()))
    words = re.findall(r"[a-z0-9]+", spelt)
    short = [word for place, word in enumerate(words) if len("-".join(words[: place + 1])) <= _NAME]
    while len(short) < len(words) and len(short) > 1 and len(short[-1]) <= _TRAILING:
        short.pop()
    name = "-".join(short) or "".join(words[:1])[:_NAME] or "briefing"
    day = briefing.as_of.isoformat() if briefing.as_of else "undated"
    return f"{day}_{name}_ed{briefing.edition}.pdf"


def _subject(briefing: Briefing, title: str, look: Look) -> str:
    marking = f"[{cut(printable(briefing.marking), _TITLE)}] " if briefing.marking else ""
    if briefing.as_of is None:
        return marking + look.label("mail.subject_undated", title=title, n=briefing.edition)
    day = days.span(briefing.as_of, briefing.as_of)
    return marking + look.label("mail.subject", title=title, day=day, n=briefing.edition)


def _standing(briefing: Briefing, look: Look) -> str:
    edition = look.label("pages.edition", edition=briefing.edition)
    if briefing.as_of is None:
        return edition
    return look.label("pages.as_of", day=days.span(briefing.as_of, briefing.as_of)) + ", " + edition


# --- the parts ---------------------------------------------------------------------------------


def _changes(index: Index) -> Iterable[Runs]:
    return (_with_outlets(runs, index) for runs in changed(index, _CHANGES))


def _in_brief(index: Index) -> Iterable[Runs]:
    return (_bullet(bullet, index) for bullet in index.briefing.in_brief)


def _bullet(bullet: Bullet, index: Index) -> Runs:
    label: Runs = (Text(f"{printable(bullet.label)}.", "bold"), Text(" ")) if bullet.label else ()
    return label + _with_outlets(index.cited(bullet.parts), index)


def _demands(index: Index) -> Iterable[Runs]:
    return (_block(block, index) for block in index.briefing.demand_blocks if block.demands)


def _block(block: DemandBlock, index: Index) -> Runs:
    """One direction in a line: its first demands by number and label, each as it stands, then where they are told."""
    runs: list[Run] = [Text(f"{direction(block, index)}:", "bold"), Text(" ")]
    shown = [index.demands[id] for id in block.demands[:_DEMANDS]]
    for place, demand in enumerate(shown):
        standing = index.look.label(f"standing.{demand.standing or 'open'}").lower()
        asker = "" if block.by else f"{direction(demand, index)}: "
        runs += [*([DOT] if place else []), Text(f"{demand.number} {asker}{printable(demand.label)}: {standing}")]
    sources = dict.fromkeys(demand.excerpt.source for demand in shown)
    return (*runs, Text(" "), *_with_outlets(tuple(index.mark(source) for source in sources), index))


def _ahead(index: Index) -> Iterable[Runs]:
    return (_awaited(row, index) for row in index.briefing.ahead[:_AHEAD])


def _awaited(row: AheadRow, index: Index) -> Runs:
    when = days.period(row.when, near=index.briefing.as_of) if row.when else index.look.label("events.no_day")
    sources = dict.fromkeys(part.source for part in row.parts)
    cites = _with_outlets(tuple(index.mark(source) for source in sources), index)
    runs: Runs = (Text(f"{when[:1].upper()}{when[1:]}:", "bold"), Text(f" {printable(row.label)}"))
    return (*runs, Text(" "), *cites) if cites else runs


def _doubts(index: Index) -> Iterable[Runs]:
    return (_doubt(doubt, index) for doubt in index.briefing.doubts[:1])


def _doubt(doubt: Doubt, index: Index) -> Runs:
    # Where a remark says why it is doubtful, the document has the readings.
    runs = index.doubt(replace(doubt, parts=()) if doubt.remark else doubt)
    # A remark of ours may name sources by number; here they have their names.
    named = [
        Text(_NUMBER.sub(lambda found: _outlet_numbered(found.group(1), index), run.text), run.style, run.key)
        if isinstance(run, Text) and run.style == "emphasis"
        else run
        for run in runs
    ]
    return _with_outlets(tuple(named), index)


def _outlet_numbered(number: str, index: Index) -> str:
    source = f"S{number}"
    return index.outlet(source) if source in index.sources else f"[{number}]"


_PARTS: dict[str, Callable[[Index], Iterable[Runs]]] = {
    "headings.changes": _changes,
    "headings.in_brief": _in_brief,
    "headings.demands": _demands,
    "headings.ahead": _ahead,
    "mail.doubt": _doubts,
}


# --- sources by name ---------------------------------------------------------------------------


def _with_outlets(runs: Runs, index: Index) -> Runs:
    """The runs with each row of marks as "(POLITICO, 13 Jan)", and what is linked as text."""
    out: list[Run] = []
    marks: list[Mark] = []
    for run in (*runs, None):
        if isinstance(run, Mark):
            if not marks and out and out[-1] == SPACE:
                out[-1] = Text(" ")  # so long a bracket may begin a line
            marks.append(run)
            continue
        if marks:
            out.append(Text(_cites(marks, index), "small"))
            marks = []
        if run is not None:
            out.append(Text(run.text) if isinstance(run, Ref) else run)
    return tuple(out)


def _cites(marks: list[Mark], index: Index) -> str:
    """The sources by outlet, each with the days of what it wrote."""
    outlets: dict[str, list[str]] = {}
    for mark in marks:
        published = index.sources[mark.source].published
        days_of = outlets.setdefault(", ".join(filter(None, (mark.note, index.outlet(mark.source)))), [])
        days_of += [days.noted(published, near=index.briefing.as_of)] if published else []
    return f"({'; '.join(', '.join((outlet, *dict.fromkeys(noted))) for outlet, noted in outlets.items())})"


# --- what fits ---------------------------------------------------------------------------------


def _fitted(letter: Letter, wanted: tuple[Part, ...]) -> Letter:
    """The letter with as many items as it has room for: the first of each part, then the others, short ones first.

    One that is too long is left out whole, never cut.
    """
    words, letters = WORDS - letter.words, LETTERS
    kept: list[set[int]] = [set() for _ in wanted]
    for place, rank in _by_weight(wanted):
        text = _plain(wanted[place].items[rank])
        more = len(text.split()) + (0 if kept[place] else len(wanted[place].heading.split()))
        if more <= words and len(text) <= letters:
            words, letters = words - more, letters - len(text)
            kept[place].add(rank)
    filled = (
        Part(part.heading, tuple(part.items[rank] for rank in sorted(ranks)))
        for part, ranks in zip(wanted, kept, strict=True)
        if ranks
    )
    return replace(letter, parts=tuple(filled))


def _by_weight(wanted: tuple[Part, ...]) -> list[tuple[int, int]]:
    """Each item by its part and its rank in it, in the order in which they are given room."""
    every = [(place, rank) for place, part in enumerate(wanted) for rank in range(len(part.items))]
    lengths = {(place, rank): len(_plain(wanted[place].items[rank]).split()) for place, rank in every}
    return sorted(every, key=lambda item: (item[1] > 0, lengths[item] if item[1] else 0, item))


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs if not isinstance(run, Mark))
