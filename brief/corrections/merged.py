"""Corrections of what all texts say together, applied before anything is placed, ordered or chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from brief.corrections import joining
from brief.corrections.entries import Correction
from brief.corrections.matching import (
    UnmatchedError,
    demand_texts,
    event_texts,
    issue,
    one_of,
    person_texts,
    quote_texts,
)
from brief.corrections.texts import passages
from brief.merge.cast import Cast
from brief.model import Bullet, Demand, Event, Excerpt, Issue, Person, Quote, When, Window
from brief.text import fold, sentences
from brief.timeline.parts import Parts

Item = Quote | Demand | Event
# The field of `Parts` that holds items of a kind, and how they are known.
_LISTS: Mapping[str, Callable[[Any], Any]] = {"quotes": quote_texts, "demands": demand_texts, "events": event_texts}


def to_cast(cast: Cast, corrections: Sequence[Correction]) -> tuple[Cast, tuple[Issue, ...]]:
    """The people with their names and roles as corrected, and each correction that no longer applies."""
    issues: list[Issue] = []
    for correction in corrections:
        if correction.kind not in ("name", "role"):
            continue
        words = correction.value if correction.kind == "name" else correction.words
        try:
            person = one_of(cast.people, words, person_texts)
        except UnmatchedError as why:
            # Of a name that nobody has now, `texts` tells; one that only unnamed speakers have has no row here.
            issues += [issue(correction, why)] if correction.kind == "role" else []
            continue
        if correction.kind == "name" and fold(correction.words) not in map(fold, (person.name, *person.aliases)):
            continue
        cast = _with_person(cast, person, correction)
    return cast, tuple(issues)


def _with_person(cast: Cast, person: Person, correction: Correction) -> Cast:
    value = correction.value
    if correction.kind == "role":
        known = replace(person, role=value)
    else:
        known = replace(person, name=value, aliases=tuple(sorted({*person.aliases, person.name} - {value})))
    people = tuple(known if one.id == person.id else one for one in cast.people)
    speakers = {
        key: replace(one, name=known.name, role=known.role) if one.person == person.id else one
        for key, one in cast.speakers.items()
    }
    return replace(cast, people=people, speakers=speakers)


def to_parts(parts: Parts, corrections: Sequence[Correction]) -> Parts:
    """The merged values as corrected, in the order of the file; what no longer applies is an issue among theirs."""
    known: dict[str, tuple[str, ...]] = {}  # an entry's item, which has other words once the first field is corrected
    for entered in corrections:
        correction = replace(entered, ids=(*entered.ids, *known.get(entered.where, ())))
        try:
            if correction.kind in _OF_ITEMS:
                parts, known[correction.where] = _item_corrected(parts, correction)
            elif correction.kind in _OF_PARTS:
                parts = _OF_PARTS[correction.kind](parts, correction)
        except UnmatchedError as why:
            parts = replace(parts, issues=(*parts.issues, issue(correction, why)))
    return parts


# --- finding and replacing ---------------------------------------------------------------------


def _find(parts: Parts, correction: Correction, among: Sequence[str]) -> tuple[str, Item]:
    """The item that is meant, by any member's id, else by words, with the field that holds it."""
    return _meant(parts, correction.ids, correction.words, among)


def _meant(parts: Parts, ids: Sequence[str], words: str, among: Sequence[str]) -> tuple[str, Item]:
    wanted = frozenset(ids)
    for field in among if wanted else ():
        for item in getattr(parts, field):
            if not wanted.isdisjoint(item.members):
                return field, item
    why: UnmatchedError | None = None
    for field in among:
        try:
            return field, one_of(getattr(parts, field), words, _LISTS[field])
        except UnmatchedError as error:
            why = why if why and "several" in str(why) else error
    raise why or UnmatchedError("nothing has these words now")


def _changed(parts: Parts, field: str, old: Item, *new: Item) -> Parts:
    """The parts with an item replaced by others, or by none."""
    held: tuple[Any, ...] = getattr(parts, field)
    items: Any = {field: tuple(each for item in held for each in (new if item is old else (item,)))}
    return replace(parts, **items)


# --- one field of one item ---------------------------------------------------------------------


def _item_corrected(parts: Parts, correction: Correction) -> tuple[Parts, tuple[str, ...]]:
    """The parts with one item corrected, and the ids of that item's members."""
    among, change = _OF_ITEMS[correction.kind]
    field, item = _find(parts, correction, among)
    return _changed(parts, field, item, change(item, correction, parts.window)), item.members


def _title(event: Event, correction: Correction, _window: Window | None) -> Event:
    return replace(event, title=correction.value, disputed=_settled(event, "title", "description", "round"))


def _day(item: Event | Quote, correction: Correction, window: Window | None) -> Item:
    ends = [date.fromisoformat(day) for day in correction.value.split("/")]
    if isinstance(item, Quote):
        return replace(item, said_on=ends[0], said_on_basis="configured")
    when = When(ends[0], ends[-1], "day", "configured")
    return _placed(replace(item, when=when, disputed=_settled(item, "day", "when")), window)


def _place(event: Event, correction: Correction, _window: Window | None) -> Event:
    title = event.title.removesuffix(f", {event.place}") if event.place else event.title
    if title != event.title and correction.value:
        title = f"{title}, {correction.value}"
    return replace(event, title=title, place=correction.value or None, disputed=_settled(event, "place"))


def _status(event: Event, correction: Correction, window: Window | None) -> Event:
    status: Any = correction.value  # one of EventStatus: `entries` let nothing else through
    return _placed(replace(event, status=status, disputed=_settled(event, "status")), window)


def _settled(event: Event, *fields: str) -> tuple[Any, ...]:
    """The disputes that a correction leaves open."""
    return tuple(dispute for dispute in event.disputed if dispute.field not in fields)


def _placed(event: Event, window: Window | None) -> Event:
    """The event in the part of the document that its day and status ask for."""
    when = event.when
    if event.status == "planned" and (when is None or window is None or when.last > window.last):
        return replace(event, section="ahead")
    if when is None:
        return replace(event, section="undated")
    early = window is not None and when.last < window.first
    return replace(event, section="background" if early else "timeline")


def _field(name: str) -> Callable[[Any, Correction, Window | None], Any]:
    def change(item: Any, correction: Correction, _window: Window | None) -> Any:
        return replace(item, **{name: correction.value})

    return change


def _parties(name: str) -> Callable[[Any, Correction, Window | None], Any]:
    def change(item: Any, correction: Correction, _window: Window | None) -> Any:
        return replace(item, **{name: correction.values})

    return change


def _wording(item: Quote | Demand, correction: Correction, _window: Window | None) -> Item:
    """The item led by the wording that has these words; the one that led becomes one of the others."""
    parts = item.parts if isinstance(item, Quote) else ()
    lead = one_of((item.excerpt, *parts, *item.variants), correction.value, lambda each: [[each.text]])
    if lead == item.excerpt:
        return item
    if isinstance(item, Quote) and lead in parts:
        return replace(item, excerpt=lead)
    others = tuple(each for each in (*(parts or (item.excerpt,)), *item.variants) if each != lead)
    if isinstance(item, Quote):
        return replace(item, excerpt=lead, parts=(lead,), variants=others)
    return replace(item, excerpt=lead, variants=others)


_Change = Callable[[Any, Correction, Window | None], Item]
_OF_ITEMS: dict[str, tuple[tuple[str, ...], _Change]] = {
    "title": (("events",), _title),
    "day": (("events", "quotes"), _day),
    "place": (("events",), _place),
    "status": (("events",), _status),
    "label": (("demands",), _field("label")),
    "topic": (("demands",), _field("topic")),
    "by": (("demands",), _parties("by")),
    "of": (("demands",), _parties("of")),
    "standing": (("demands",), _field("standing")),
    "wording": (("quotes", "demands"), _wording),
}


# --- items as wholes ---------------------------------------------------------------------------

_EVERY = ("quotes", "demands", "events")


def _hide(parts: Parts, correction: Correction) -> Parts:
    field, item = _find(parts, correction, _EVERY)
    return joining.unreferred(_changed(parts, field, item), item.id)


def _pin(parts: Parts, correction: Correction) -> Parts:
    field, item = _find(parts, correction, _EVERY)
    parts = replace(parts, pinned=parts.pinned | {item.id})
    if isinstance(item, Event) and item.when and item.section in ("background", "undated"):
        return _changed(parts, field, item, replace(item, section="timeline"))
    return parts


def _both(parts: Parts, correction: Correction) -> tuple[str, Item, Item]:
    """The two items that are meant, with the field that holds them."""
    field, one = _find(parts, correction, _EVERY)
    _, other = _meant(parts, (correction.other,) if correction.other else (), correction.value, (field,))
    return field, one, other


def _merge(parts: Parts, correction: Correction) -> Parts:
    field, one, other = _both(parts, correction)
    if one is other:
        return parts  # they are one already, which is what was wanted
    joined = joining.joined(one, other, parts)
    parts = _changed(_changed(parts, field, other), field, one, joined)
    return joining.renamed(parts, {one.id: joined.id, other.id: joined.id})


def _distinct(parts: Parts, correction: Correction) -> Parts:
    _, one, other = _both(parts, correction)
    if one is other:
        raise UnmatchedError("both are one item now")
    return replace(parts, distinct=(*parts.distinct, (one.id, other.id)))


def _split(parts: Parts, correction: Correction) -> Parts:
    field, item = _find(parts, correction, _EVERY)
    return _changed(parts, field, item, *joining.parted(item, correction.value, parts))


def _in_brief(parts: Parts, correction: Correction) -> Parts:
    """The sentence that holds the words, in the first source that has them."""
    for one in parts.voices.found:
        for passage in passages(one.document, correction.words):
            start, end = _sentence(one.document.text, passage)
            cited = one.document.excerpt(start, end).cited(parts.voices.numbers[one.document.key])
            return replace(parts, bullets=(*parts.bullets, Bullet(None, (cited,))))
    raise UnmatchedError("no source has this sentence now")


def _sentence(text: str, passage: Excerpt) -> tuple[int, int]:
    """From where the first sentence of a passage begins to where its last one ends."""
    first = text.rfind("\n", 0, passage.start) + 1
    last = text.find("\n", passage.end)
    met = [
        (start, end)
        for start, end in sentences(text, first, len(text) if last < 0 else last)
        if start < passage.end and passage.start < end
    ]
    return (min(start for start, _ in met), max(end for _, end in met)) if met else (passage.start, passage.end)


def _not_in_brief(parts: Parts, correction: Correction) -> Parts:
    if not any(True for one in parts.voices.found for _ in passages(one.document, correction.words)):
        raise UnmatchedError("no source has this sentence now")
    return replace(parts, hushed=(*parts.hushed, fold(correction.words)))


_OF_PARTS: dict[str, Callable[[Parts, Correction], Parts]] = {
    "hide": _hide,
    "pin": _pin,
    "merge": _merge,
    "distinct": _distinct,
    "split": _split,
    "in_brief": _in_brief,
    "not_in_brief": _not_in_brief,
}
