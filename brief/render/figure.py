"""The timeline at a glance as a drawing: meetings and acts above a line, who spoke below; no facts are made here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from brief.days import short, span
from brief.model import GlanceDay, GlanceEntry
from brief.render import fonts
from brief.render.look import Look
from brief.render.outline import Drawing, Text

# Points. The drawing is as wide as the text of an A4 page and is scaled to other measures.
_WIDTH, _EDGE = 482.0, 4.0
_SIZE, _LEAD = 8.0, 9.8
_INDENT, _BULLET = 6.0, 6.0
_BAND_GAP = 12.0
# Six columns of 80 points hold "NATO–Russia Council," on two lines; three bands are a third of a page.
_COLUMNS, _BANDS = 6, 3
_ROOM = _WIDTH - _EDGE
_NARROW, _WIDE = _ROOM / _COLUMNS, 136.0
_PERIODS: tuple[Callable[[GlanceDay], tuple[object, ...]], ...] = (
    lambda day: (day.first, day.last),
    lambda day: day.first.isocalendar()[:2],
    lambda day: (day.first.year, day.first.month),
    lambda day: (day.first.year, (day.first.month - 1) // 3),
    lambda day: (day.first.year,),
)
# Lines above and below the axis, by the number of bands.
_LINES = {1: (9, 9), 2: (5, 3), 3: (4, 2)}


class _Column(Struct, frozen=True):
    """A day, or neighbouring days drawn together: the lines it has above the axis and below it."""

    first: date
    last: date
    label: str
    entries: tuple[tuple[str, bool], ...]
    speakers: tuple[str, ...]

    @property
    def planned(self) -> bool:
        return bool(self.entries) and all(planned for _, planned in self.entries)


class _Line(Struct, frozen=True):
    """A line of text; `bullet` opens an entry ("held", "planned"), `lead` is the extra space before it."""

    text: str
    bullet: str | None = None
    lead: float = 0.0
    strong: bool = False


class _Pen(Struct, frozen=True):
    """What drawing needs from the look: letters, their widths, colours, words."""

    look: Look
    years: bool
    plain: fonts.Face
    strong: fonts.Face
    letters: frozenset[int]

    def clean(self, text: str) -> str:
        return " ".join(fonts.printable(text, self.letters).split())

    def day(self, first: date, last: date) -> str:
        """The days as the axis names them, with the year where the drawing covers several."""
        return short(first, last, year=self.years)


def in_years(glance: Iterable[GlanceDay]) -> bool:
    """Whether the days are of several years, so that each has to say of which."""
    return len({day.first.year for day in glance}) > 1


def draw(glance: tuple[GlanceDay, ...], look: Look) -> Drawing:
    """The figure as SVG, with alternative text and caption; the same for the same days and look.

    Days are columns in order, wide enough for their words, so that nothing can overlap; ticks on the
    axis count the days left out between two columns. More days than fit are drawn together by
    week or longer. Nothing to draw gives an empty band.
    """
    days = sorted(glance, key=lambda day: (day.first, day.last))
    pen = _pen(look, years=in_years(days))
    columns = [_column(group, pen) for group in _groups(days, _COLUMNS * _BANDS)]
    bands = _bands(columns)
    parts: list[str] = []
    top = 0.0
    for number, band in enumerate(bands):
        svg, height = _band(band, pen, _LINES[len(bands)], number == len(bands) - 1)
        parts.append(f'<g transform="translate(0 {_n(top)})">{svg}</g>')
        top += height + _BAND_GAP
    height = max(top - _BAND_GAP, _LEAD)
    return Drawing(_svg("".join(parts), height, pen), _WIDTH, height, _alt(days, pen), _caption(days, look))


def _pen(look: Look, years: bool) -> _Pen:
    folder, family = look.file("fonts"), look.fonts["heading"]
    return _Pen(look, years, fonts.face(folder, family), fonts.face(folder, family, 600), fonts.letters(folder))


# --- days to columns --------------------------------------------------------------------------


def _groups(days: Sequence[GlanceDay], most: int) -> list[list[GlanceDay]]:
    """The days in at most `most` groups: each by itself, else by week, month, quarter or year, else in equal parts."""
    for period in _PERIODS:
        groups = [list(group) for _, group in groupby(days, key=period)]
        if len(groups) <= most:
            return groups
    size = -(-len(days) // most)
    return [list(days[at : at + size]) for at in range(0, len(days), size)]


def _column(group: Sequence[GlanceDay], pen: _Pen) -> _Column:
    first, last = group[0].first, max(day.last for day in group)
    mixed = len({(day.first, day.last) for day in group}) > 1
    entries = tuple(
        (_entry(entry, pen.day(day.first, day.last) if mixed else None, pen), entry.planned)
        for day in group
        for entry in day.entries
    )
    sides = [[pen.clean(name) for name in names] for day in group for names in day.speakers if names]
    if mixed and sides:
        sides = [list(dict.fromkeys(name for names in sides for name in names))]
    speakers = dict.fromkeys(", ".join(names) for names in sides)
    return _Column(first, last, pen.day(first, last), entries, tuple(speakers))


def _entry(entry: GlanceEntry, day: str | None, pen: _Pen) -> str:
    title, place = pen.clean(entry.title), pen.clean(entry.place or "")
    text = f"{title}, {_whole(place)}" if place else title
    if entry.planned:
        text = f"{text} ({pen.look.label('pages.figure_planned')})"
    return f"{_whole(day)}: {text}" if day else text


def _whole(words: str) -> str:
    """Words that stay on one line, unless they are too many for that."""
    return words.replace(" ", "\u00a0") if len(words) <= 20 else words


def _bands(columns: Sequence[_Column]) -> list[Sequence[_Column]]:
    """The columns in as few rows as hold them, filled evenly."""
    rows = max(1, -(-len(columns) // _COLUMNS))
    size, more = divmod(len(columns), rows)
    bands, at = [], 0
    for row in range(rows):
        end = at + size + (row < more)
        bands.append(columns[at:end])
        at = end
    return bands


def _widths(band: Sequence[_Column], pen: _Pen) -> list[float]:
    """The width of each column: what its words need where that fits, the rest by the days to the next one."""
    needs = [min(max(_natural(column, pen), _NARROW), _WIDE) for column in band]
    spare = _ROOM - sum(needs)
    if spare < 0:
        surplus = [need - _NARROW for need in needs]
        return [_NARROW + more * (_ROOM - _NARROW * len(band)) / sum(surplus) for more in surplus]
    if not band:
        return []
    days = [min(max((after.first - before.last).days, 0), 30) + 1 for before, after in pairwise(band)] + [1]
    return [need + spare * share / sum(days) for need, share in zip(needs, days, strict=True)]


def _natural(column: _Column, pen: _Pen) -> float:
    texts = [text for text, _ in column.entries] + list(column.speakers)
    widest = max((pen.plain.width(text, _SIZE) for text in texts), default=0.0)
    return max(widest, pen.strong.width(column.label, _SIZE)) + 2 * _INDENT + _BULLET + 4


# --- words to lines ---------------------------------------------------------------------------


def _wrap(text: str, width: float, face: fonts.Face) -> list[str]:
    """The text in lines no wider than `width`; a word that is wider is broken where it must be."""
    lines: list[str] = []
    line, used, space = "", 0.0, face.width(" ", _SIZE)
    for word in text.split(" "):
        wide = face.width(word, _SIZE)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        lines += [line] if line else []
        *whole, line = _broken(word, width, face) if wide > width else [word]
        lines += whole
        used = face.width(line, _SIZE)
    return [*lines, line]


def _broken(word: str, width: float, face: fonts.Face) -> list[str]:
    pieces, piece, used = [], "", 0.0
    for letter in word:
        wide = face.width(letter, _SIZE)
        if piece and used + wide > width:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + letter, used + wide
    return [*pieces, piece]


def _lines(items: Sequence[tuple[str, str | None]], width: float, most: int, pen: _Pen) -> list[_Line]:
    """The items in at most `most` lines; what has no room is counted in the last one ("+ 3 more")."""
    out: list[_Line] = []
    for number, (text, bullet) in enumerate(items):
        wrapped = _wrap(text, width, pen.plain)
        last = number == len(items) - 1
        room = most - len(out) - (not last)
        if len(wrapped) > room:
            if out or room < 2:
                return [*out, _Line(pen.look.label("pages.figure_more", n=len(items) - number))]
            wrapped = [*wrapped[: room - 1], _cut(wrapped[room - 1], width, pen)]
        lead = 1.8 if out else 0.0
        out += [_Line(wrapped[0], bullet, lead), *(_Line(line) for line in wrapped[1:])]
    return out


def _cut(line: str, width: float, pen: _Pen) -> str:
    while line and pen.plain.width(f"{line} …", _SIZE) > width:
        line = line[:-1]
    return f"{line.rstrip()} …"


def _height(lines: Sequence[_Line]) -> float:
    return sum(_LEAD + line.lead for line in lines)


# --- lines to SVG -----------------------------------------------------------------------------


def _band(band: Sequence[_Column], pen: _Pen, most: tuple[int, int], ends: bool) -> tuple[str, float]:
    """One axis with its columns, and its height."""
    widths = _widths(band, pen)
    above = [_above(column, width, most[0], pen) for column, width in zip(band, widths, strict=True)]
    below = [_below(column, width, most[1], pen) for column, width in zip(band, widths, strict=True)]
    axis = max((_height(lines) for lines in above), default=0.0) + 9
    edges = [_EDGE + sum(widths[:i]) for i in range(len(band) + 1)]
    parts = [_axis(band, edges, axis, pen, ends)]
    for column, x, over, under, width in zip(band, edges, above, below, widths, strict=False):
        parts += [_entries(column, x, axis, over, pen), _speakers(x, axis, under, pen)]
        parts.append(_marker(column, x, axis, width, pen))
    return "".join(parts), axis + 6 + max((_height(lines) for lines in below), default=0.0) + 3


def _above(column: _Column, width: float, most: int, pen: _Pen) -> list[_Line]:
    items = [(text, "planned" if planned else "held") for text, planned in column.entries]
    return _lines(items, width - 2 * _INDENT - _BULLET, most, pen)


def _below(column: _Column, width: float, most: int, pen: _Pen) -> list[_Line]:
    days = [_Line(text, strong=True) for text in _wrap(column.label, width - 2 * _INDENT, pen.strong)]
    spoke = _lines([(text, None) for text in column.speakers], width - 2 * _INDENT, most, pen)
    return [*days, *(replace(line, lead=line.lead + (0 if number else 1.5)) for number, line in enumerate(spoke))]


def _axis(band: Sequence[_Column], edges: Sequence[float], y: float, pen: _Pen, ends: bool) -> str:
    end = _WIDTH - (5 if ends else 0)
    parts = [_rule((0, y), (end, y), pen.look.colours["rule"], 1.2)]
    if ends:
        parts.append(f'<path d="M{_n(end)} {_n(y - 3)}l5 3l-5 3z" fill="{pen.look.colours["rule"]}"/>')
    for i, (before, after) in enumerate(pairwise(band)):
        start = edges[i] + (_bar(before, edges[i + 1] - edges[i]) if before.first != before.last else 0)
        parts.append(_skipped((after.first - before.last).days - 1, start, edges[i + 1], y, pen))
    return "".join(parts)


def _skipped(days: int, start: float, end: float, y: float, pen: _Pen) -> str:
    """A tick for each day left out between two columns, or a break in the axis where they are many."""
    colour = pen.look.colours["rule"]
    step = (end - start) / (max(days, 0) + 1)
    if 0 < days <= 9 and step >= 5:
        return "".join(
            _rule((x, y - 2.4), (x, y + 2.4), colour, 0.8) for x in (start + step * k for k in range(1, days + 1))
        )
    if days <= 0:
        return ""
    x = end - 14
    gap = f'<rect x="{_n(x - 2)}" y="{_n(y - 2)}" width="4" height="4" fill="#ffffff"/>'
    return gap + "".join(_rule((x + d - 1.6, y + 3.4), (x + d + 1.6, y - 3.4), colour, 1) for d in (-2, 2))


def _entries(column: _Column, x: float, axis: float, lines: Sequence[_Line], pen: _Pen) -> str:
    if not lines:
        return ""
    top = axis - 8 - _height(lines)
    dash = ' stroke-dasharray="2.4 2"' if column.planned else ""
    parts = [_rule((x, axis), (x, top + 1.5), pen.look.colours["accent"], 0.9, dash)]
    y = top
    for line in lines:
        y += _LEAD + line.lead
        parts.append(_text(line.text, x + _INDENT + _BULLET, y - 2.4, pen.look.colours["ink"]))
        if line.bullet:
            parts.append(_dot(x + _INDENT + 1.6, y - 5.1, 1.7, line.bullet == "planned", pen))
    return "".join(parts)


def _speakers(x: float, axis: float, lines: Sequence[_Line], pen: _Pen) -> str:
    y, parts = axis + 5, []
    if not all(line.strong for line in lines):
        parts.append(_rule((x, axis), (x, y + _height(lines) - 0.6), pen.look.colours["hairline"], 0.9))
    for line in lines:
        y += _LEAD + line.lead
        colour = pen.look.colours["accent" if line.strong else "muted"]
        parts.append(_text(line.text, x + _INDENT, y - 2.4, colour, line.strong))
    return "".join(parts)


def _marker(column: _Column, x: float, y: float, width: float, pen: _Pen) -> str:
    colour = pen.look.colours["accent"]
    if not column.entries:
        return _dot(x, y, 2.0, False, pen)
    if column.first == column.last:
        return _dot(x, y, 3.6, column.planned, pen)
    shape = f'<rect x="{_n(x - 2)}" y="{_n(y - 3)}" width="{_n(_bar(column, width))}" height="6" rx="3"'
    if column.planned:
        return f'{shape} fill="#ffffff" stroke="{colour}" stroke-width="1" stroke-dasharray="2.4 2"/>'
    return f'{shape} fill="{colour}"/>'


def _bar(column: _Column, width: float) -> float:
    """How long the bar of a column of several days is."""
    return min(width - 22, 10.0 + 8 * (column.last - column.first).days)


def _dot(x: float, y: float, radius: float, hollow: bool, pen: _Pen) -> str:
    colour = pen.look.colours["accent"]
    paint = f'fill="#ffffff" stroke="{colour}" stroke-width="0.9"' if hollow else f'fill="{colour}"'
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" {paint}/>'


def _rule(start: tuple[float, float], end: tuple[float, float], colour: str, width: float, more: str = "") -> str:
    ends = f'x1="{_n(start[0])}" y1="{_n(start[1])}" x2="{_n(end[0])}" y2="{_n(end[1])}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{_n(width)}"{more}/>'


def _text(text: str, x: float, y: float, colour: str, strong: bool = False) -> str:
    weight = ' font-weight="600"' if strong else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" fill="{colour}"{weight}>{escape(text)}</text>'


def _svg(content: str, height: float, pen: _Pen) -> str:
    box = f'width="{_n(_WIDTH)}" height="{_n(height)}" viewBox="0 0 {_n(_WIDTH)} {_n(height)}"'
    family = f"'{escape(pen.plain.family)}', sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">'
        f'<g font-family="{family}" font-size="{_n(_SIZE)}">{content}</g></svg>'
    )


def _n(value: float) -> str:
    """A number as SVG has it, to a hundredth of a point."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


# --- words for the figure ---------------------------------------------------------------------


def _alt(days: Sequence[GlanceDay], pen: _Pen) -> str:
    if not days:
        return ""
    first, last = span(days[0].first, days[0].first), span(days[-1].last, days[-1].last)
    told = [pen.look.label("pages.figure_alt", first=first, last=last)]
    for day in days:
        happened = "; ".join(_entry(entry, None, pen) for entry in day.entries)
        spoke = ", ".join(pen.clean(name) for names in day.speakers for name in names)
        said = f"{pen.look.label('pages.figure_spoke')}: {spoke}" if spoke else ""
        told.append(f"{pen.day(day.first, day.last)}: {'. '.join(filter(None, (happened, said)))}.")
    return " ".join(told)


def _caption(days: Sequence[GlanceDay], look: Look) -> tuple[Text, ...]:
    words = look.label("pages.figure_key")
    if any(entry.planned for day in days for entry in day.entries):
        words = f"{words} {look.label('pages.figure_key_planned')}"
    return (Text(words, "small"),)
