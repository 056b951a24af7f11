"""How the paper is laid out: days, groups of quotes, blocks of demands, the figure's rows; nothing is found here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from string import ascii_uppercase

from msgspec import Struct, field
from msgspec.structs import replace

from brief.model import (
    AheadRow,
    Day,
    DayEvent,
    Demand,
    DemandBlock,
    Event,
    Excerpt,
    GlanceDay,
    GlanceEntry,
    Person,
    Quote,
    QuoteGroup,
    SidePeople,
)
from brief.naming import capital, listed, short, short_names
from brief.patterns import pattern
from brief.timeline.venues import is_gathering

ROWS = frozenset(["demand", "condition", "offer", "threat", "appeal", "rejection"])
_ANSWERING = frozenset(["offer", "rejection"])  # which may answer a demand and then have no row of their own


class Tables(Struct, frozen=True):
    """The merged values by id, for looking up what an event or a group refers to."""

    quotes: Mapping[str, Quote]
    demands: Mapping[str, Demand]
    people: Mapping[str, Person]


def party(quote: Quote, people: Mapping[str, Person]) -> str | None:
    """For whom the words were spoken: the speaker's affiliation, else the side."""
    person = people.get(quote.speaker) if quote.speaker else None
    return (person.affiliation if person else None) or quote.side


def group(quote: Quote, people: Mapping[str, Person]) -> tuple[int, str]:
    """The group of statements that a quote belongs to: of a state, of all bodies, of nobody's; by rank and name."""
    name = party(quote, people)
    return (0, name) if name and capital(name) else (1, "") if name else (2, "")


def elsewhere(quote: Quote, name: str) -> bool:
    """Whether the words of who speaks for a state fell elsewhere than in its capital, as far as texts tell.

    They tell of a town, of a gathering, of others with whom somebody spoke, or of a place on the way.
    """
    town = quote.said_where is not None and quote.said_where != capital(name)
    away = pattern("en/presence", "not_at_home")
    return town or any(is_gathering(one.text) or away.search(one.text) for one in quote.occasions)


# --- days --------------------------------------------------------------------------------------


def days(events: Sequence[Event], known: Tables) -> tuple[Day, ...]:
    """The days of the timeline that have something to show: meetings and acts first, then statements by for whom."""
    by_day: dict[tuple[date, date], list[Event]] = {}
    for event in events:
        if event.section == "timeline" and event.when:
            by_day.setdefault((event.when.first, event.when.last), []).append(event)
    laid = (_day(first, last, by_day[first, last], known) for first, last in sorted(by_day))
    return tuple(day for day in laid if day.events or day.statements)


def _day(first: date, last: date, events: Sequence[Event], known: Tables) -> Day:
    acts = sorted(
        (e for e in events if e.kind != "statement"), key=lambda e: (e.kind != "meeting", -len(e.sources), e.id)
    )
    return Day(
        first,
        last,
        tuple(_day_event(event, known) for event in acts),
        _statements([event for event in events if event.kind == "statement"], known),
    )


def _day_event(event: Event, known: Tables) -> DayEvent:
    quotes = [known.quotes[id] for id in event.quotes if known.quotes[id].shown]
    return DayEvent(
        event.id,
        _delegations(event, known),
        tuple(id for id in event.demands if known.demands[id].number),
        _by_side(quotes, known),
        tuple(id for id in event.about if known.quotes[id].shown),
    )


def _delegations(event: Event, known: Tables) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each participant with its delegates, or those quoted there; others under their own affiliation, or none ("")."""
    rows: dict[str, list[str]] = {name: [] for name in event.participants}
    for id in event.delegates:
        rows.setdefault(known.people[id].affiliation or "", []).append(id)
    named = {name for name, ids in rows.items() if ids}
    for name, id in _heard(event, known):
        if name in rows and name not in named and id not in rows[name]:
            rows[name].append(id)
    return tuple((name, tuple(ids)) for name, ids in rows.items())


def _heard(event: Event, known: Tables) -> list[tuple[str, str]]:
    """Who is quoted at the event, each with the party spoken for."""
    said = [known.quotes[id] for id in event.quotes if known.quotes[id].shown]
    return [(name, quote.speaker) for quote in said if quote.speaker and (name := party(quote, known.people))]


def _by_side(quotes: Sequence[Quote], known: Tables) -> tuple[QuoteGroup, ...]:
    """Quotes grouped by side; a side of several parties is named by those that speak."""
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.side or "", []).append(quote)
    return tuple(
        QuoteGroup("side", _side_name(members, known), tuple(quote.id for quote in members))
        for _, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _side_name(quotes: Sequence[Quote], known: Tables) -> str:
    return listed(list(dict.fromkeys(name for quote in quotes if (name := party(quote, known.people)))))


def _statements(events: Sequence[Event], known: Tables) -> tuple[QuoteGroup, ...]:
    """What officials said, by the capital, or the state, they speak for; then all bodies; then those of no party."""
    groups: dict[tuple[int, str], list[tuple[Event, Quote]]] = {}
    names: dict[tuple[int, str], list[str]] = {}
    for event in events:
        for quote in (known.quotes[id] for id in event.quotes if known.quotes[id].shown):
            name = party(quote, known.people)
            key = group(quote, known.people)
            groups.setdefault(key, []).append((event, quote))
            names.setdefault(key, []).append(short(name) if name else "")
    ordered = sorted(groups, key=lambda key: (key[0], -len(groups[key]), key[1]))
    return tuple(_statement_group(key, groups[key], names[key]) for key in ordered)


def _statement_group(key: tuple[int, str], said: Sequence[tuple[Event, Quote]], names: Sequence[str]) -> QuoteGroup:
    rank, state = key
    quotes = tuple(quote.id for _, quote in said)
    events = tuple(dict.fromkeys(event.id for event, _ in said))
    if rank == 2:
        return QuoteGroup("other", "", quotes, events)
    if rank == 0 and not any(elsewhere(quote, state) for _, quote in said):
        return QuoteGroup("place", capital(state) or state, quotes, events)
    return QuoteGroup("body", listed(list(dict.fromkeys(names))), quotes, events)


# --- demands -----------------------------------------------------------------------------------


class Rows(Struct, frozen=True):
    """Which demands have rows: the `most` weightiest of a block, those `pinned`, and those with a number `sent`."""

    most: int
    pinned: frozenset[str] = frozenset()
    sent: Mapping[str, str] = field(default_factory=dict)


def numbered(
    demands: Sequence[Demand], sides: Mapping[str, Sequence[str]], wanted: Rows
) -> tuple[tuple[Demand, ...], tuple[DemandBlock, ...]]:
    """The demands with the numbers of their rows, and the blocks by direction, the asker with most demands first.

    Several who ask for one thing each stand together in a last block without a name.

    A number that was sent stays, and none of those is given again: further demands come after them. An offer or
    a refusal that answers a demand stands beside that one and has no row of its own. The first asker counts D1, D2,
    ... through its blocks; the others take the first letter of their name that is still free.
    """
    rows: dict[tuple[str, ...], list[Demand]] = {}
    answers = {id for demand in demands for id in demand.answers}
    for demand in demands:
        if demand.stance in ROWS and demand.by and not (demand.stance in _ANSWERING and demand.id in answers):
            rows.setdefault(_sides(demand.by, sides), []).append(demand)
    order = sorted(rows, key=lambda by: (-sum(d.stance == "demand" for d in rows[by]), -len(rows[by]), by))
    numbers = _sent(demands, wanted.sent)
    letters = _letters(order, {by: _letter(rows[by], numbers) for by in order}, wanted.sent.values())
    last = _last(wanted.sent.values())
    blocks: list[DemandBlock] = []
    for by in order:
        known = sorted((d for d in rows[by] if d.id in numbers), key=lambda d: _by_number(numbers[d.id]))
        ranked = sorted(rows[by], key=lambda d: (d.id not in wanted.pinned, _weight(d)))[: wanted.most]
        new = [demand for demand in ranked if demand.id not in numbers]
        directions = _directions([*known, *new], by, sides)
        unnumbered = [d.id for direction in directions for d in direction if d.id not in numbers]
        numbers |= {id: f"{letters[by]}{n}" for n, id in enumerate(unnumbered, start=last[letters[by]] + 1)}
        blocks += [_block(by, direction, sides) for direction in directions]
    return tuple(replace(demand, number=numbers.get(demand.id)) for demand in demands), _with_single(blocks)


def _with_single(blocks: Sequence[DemandBlock]) -> tuple[DemandBlock, ...]:
    """The blocks; where several askers have a single demand each, those stand in one block last, nobody's by name.

    Whoever is asked for something has a heading all the same.
    """
    count = Counter(block.by for block in blocks for _ in block.demands)
    asked = {name for block in blocks if count[block.by] > 1 for name in block.of}
    single = [block for block in blocks if count[block.by] == 1 and asked.isdisjoint(block.by)]
    if len(single) < _SINGLE:
        return tuple(blocks)
    rest = [block for block in blocks if block not in single]
    return (*rest, DemandBlock((), (), tuple(id for block in single for id in block.demands)))


_SINGLE = 3  # askers with one demand each, from which on they share a heading


def _directions(
    demands: Sequence[Demand], by: tuple[str, ...], sides: Mapping[str, Sequence[str]]
) -> list[list[Demand]]:
    """The demands of one asker apart by whom they address, so that a heading holds for each; last, those to nobody."""
    found: dict[tuple[str, ...], list[Demand]] = {}
    for demand in demands:
        to = tuple(side for side in _sides(demand.of, sides) if side not in by)
        found.setdefault(_named(to, sides), []).append(demand)
    for to in sorted(found, key=lambda to: (len(found[to]), to)):
        wider = [other for other in found if set(to) < set(other) and len(found[to]) <= len(found[other])]
        if to and wider:  # "Kenya to Uganda and Chad" holds for what is asked of Uganda, where that is the lesser part
            found[max(wider, key=lambda other: (len(found[other]), other))] += found.pop(to)
    order = {demand.id: at for at, demand in enumerate(demands)}
    return [sorted(found[to], key=lambda demand: order[demand.id]) for to in sorted(found, key=lambda to: not to)]


_WEST = "West"  # in the words of others; a whole of all that are named beside it, where it is no side of this briefing


def _named(names: tuple[str, ...], sides: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names without a whole that says no more than its members beside it."""
    wholes = {side for side, members in sides.items() if not set(members).isdisjoint(names)}
    return tuple(name for name in names if name not in wholes and (name != _WEST or name in sides)) or names


def _sides(names: Iterable[str], sides: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The sides of some actors, each once, in an order that is the same whoever comes first."""
    return tuple(sorted({side_of(name, sides) for name in names}))


def side_of(name: str, sides: Mapping[str, Sequence[str]]) -> str:
    """The side that an actor belongs to; an actor of no configured side is its own."""
    return next((side for side, members in sides.items() if name in members or name == side), name)


def _weight(demand: Demand) -> tuple[object, ...]:
    voices = len({demand.excerpt.source, *(variant.source for variant in demand.variants)})
    stances = ("demand", "condition", "appeal", "offer", "threat", "rejection")
    return (
        stances.index(demand.stance) > 2,
        -voices,
        stances.index(demand.stance),
        demand.excerpt.source,
        demand.excerpt.start,
    )


def _sent(demands: Sequence[Demand], sent: Mapping[str, str]) -> dict[str, str]:
    """The number that each demand was sent under; of several the lowest, and each to one demand only."""
    found: dict[str, str] = {}
    given: set[str] = set()
    for demand in demands:
        free = {sent[id] for id in demand.members if id in sent} - given
        if free:
            found[demand.id] = min(free, key=_by_number)
            given.add(found[demand.id])
    return found


def _by_number(number: str) -> tuple[int, str]:
    letter = _letter_of(number)
    return int(number.removeprefix(letter)), letter


def _letter_of(number: str) -> str:
    """The letter of a number, or two where the sides are many: "D" of "D12"."""
    return number.rstrip("0123456789")


def _last(sent: Iterable[str]) -> Counter[str]:
    """The last number that was sent under each letter."""
    last: Counter[str] = Counter()
    for number in sent:
        count, letter = _by_number(number)
        last[letter] = max(last[letter], count)
    return last


def _letter(demands: Sequence[Demand], numbers: Mapping[str, str]) -> str | None:
    """The letter under which most demands of a side were sent."""
    count = Counter(_letter_of(numbers[demand.id]) for demand in demands if demand.id in numbers)
    return min(count, key=lambda letter: (-count[letter], letter), default=None)


def _letters(
    order: Sequence[tuple[str, ...]], known: Mapping[tuple[str, ...], str | None], sent: Iterable[str]
) -> dict[tuple[str, ...], str]:
    letters: dict[tuple[str, ...], str] = {}
    for by in order:
        letter = known[by]
        if letter and letter not in letters.values():
            letters[by] = letter
    taken = {*map(_letter_of, sent), *letters.values()}
    for by in (by for by in order if by not in letters):
        own = (c.upper() for c in "".join(by) if c.isascii() and c.isalpha())
        pairs = (a + b for a in ascii_uppercase for b in ascii_uppercase)
        wanted = chain(() if letters else ("D",), own, "ABCEFGHIJKLMNOPQRSTUVWXYZ", pairs)
        letters[by] = next(letter for letter in wanted if letter not in taken)
        taken.add(letters[by])
    return letters


def _block(by: tuple[str, ...], demands: Sequence[Demand], sides: Mapping[str, Sequence[str]]) -> DemandBlock:
    to = tuple(dict.fromkeys(name for demand in demands for name in demand.of if side_of(name, sides) not in by))
    return DemandBlock(by, _named(to, sides)[:3], tuple(demand.id for demand in demands))


# --- the figure, the rest ----------------------------------------------------------------------


def glance(events: Sequence[Event], laid: Sequence[Day], known: Tables) -> tuple[GlanceDay, ...]:
    """The rows of the figure: each day of the timeline, then what is planned on a known day."""
    by_id = {event.id: event for event in events}
    shown = {quote.speaker for quote in known.quotes.values() if quote.speaker and quote.shown}
    names = short_names([known.people[id] for id in shown if id in known.people], shown)
    rows = [_glance_day(day, by_id, known.quotes, names) for day in laid]
    for event in events:
        if event.section == "ahead" and event.when:
            entry = GlanceEntry(_untitled_place(event), event.place, event.status == "planned", event.id)
            rows.append(GlanceDay(event.when.first, event.when.last, (entry,), ()))
    return tuple(sorted(rows, key=lambda row: (row.first, row.last)))


def _glance_day(
    day: Day, events: Mapping[str, Event], quotes: Mapping[str, Quote], names: Mapping[str, str]
) -> GlanceDay:
    """The row of a day; `names`: the name at a second mention, by a person's id."""
    entries = []
    spoke: dict[str, list[str]] = {}
    for laid in day.events:
        event = events[laid.event]
        entries.append(GlanceEntry(_untitled_place(event), event.place, event.status == "planned", event.id))
    groups = (*(group for laid in day.events for group in laid.quotes), *day.statements)
    for quote in (quotes[id] for group in groups for id in group.quotes):
        if quote.speaker:
            spoke.setdefault(quote.side or "", []).append(names[quote.speaker])
    return GlanceDay(day.first, day.last, tuple(entries), tuple(tuple(dict.fromkeys(each)) for each in spoke.values()))


def _untitled_place(event: Event) -> str:
    """The title without the place that stands beside it; what was called off or put off says so."""
    return _with_status(event, event.title.removesuffix(f", {event.place}") if event.place else event.title)


def _with_status(event: Event, title: str) -> str:
    """The title; that of what was called off or put off says so."""
    return title if event.status in ("held", "planned") else f"{title} ({event.status})"


def ahead(events: Sequence[Event]) -> tuple[AheadRow, ...]:
    """What is planned, promised or awaited, dated rows first; words that stand beside a day stand beside none again."""
    rows = [event for event in events if event.section == "ahead"]
    dated = {excerpt for event in rows if event.when for excerpt in event.said}
    rows = [event for event in rows if event.when or not dated.issuperset(event.said)]
    rows.sort(key=lambda event: event.when.first if event.when else date.max)
    return tuple(
        AheadRow(event.when, _with_status(event, event.title), _one_a_source(event.said)[:2], event.id)
        for event in rows
    )


def _one_a_source(said: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """The first excerpt of each source, in order."""
    first: dict[str, Excerpt] = {}
    for excerpt in said:
        first.setdefault(excerpt.source, excerpt)
    return tuple(first.values())


def people_quoted(quotes: Sequence[Quote], people: Mapping[str, Person]) -> tuple[SidePeople, ...]:
    """Those whose words are shown and who speak for a side, by side, in the order of first mention."""
    sides: dict[str, list[str]] = {}
    for quote in quotes:
        person = people.get(quote.speaker) if quote.speaker and quote.shown else None
        if person and not person.observer:
            sides.setdefault(person.affiliation or person.side or "", []).append(person.id)
    ordered = sorted(sides.items(), key=lambda item: (-len(set(item[1])), item[0]))
    return tuple(SidePeople(side, tuple(dict.fromkeys(ids))) for side, ids in ordered)
