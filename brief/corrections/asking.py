"""What somebody who corrects means: the one item with these words, or the candidates; nothing is written here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from brief.corrections.entries import KINDS, Correction, UnfitError, values
from brief.corrections.matching import (
    all_of,
    demand_texts,
    event_texts,
    is_called,
    person_texts,
    quote_texts,
    source_names,
)
from brief.corrections.texts import passages
from brief.errors import UsageError
from brief.model import Briefing, Demand, Document, Event, Person, Quote, Source, located
from brief.text import flat

# So many that could be meant are told, each in words of so many letters.
_SHOWN = 8
_WIDTH = 60
# Words of an item that are kept beside its id: enough to know it by.
_KEPT = 160
Found = Person | Source | Quote | Demand | Event


def asked(briefing: Briefing, kind: str, words: str, value: str | None) -> Correction:
    """The correction that is meant. `UsageError`: no such kind or value; no item has the words, or several have."""
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, 1)
        raise UsageError(f"correct {kind}: no such kind" + (f"; did you mean {near[0]}?" if near else f"; {_kinds()}"))
    known = KINDS[kind]
    if (value is None) != (known.example is None):
        wanted = f'a value is wanted: "{known.example}"' if value is None else "it takes no value"
        raise UsageError(f"correct {kind}: {wanted}")
    try:
        read = values(kind, _written(kind, value))
    except UnfitError as unfit:
        raise UsageError(f"correct {unfit}") from unfit
    if known.targets[0] in ("passage", "sentence"):
        return Correction(kind, _in_a_text(briefing, words), read)
    if kind == "exclude" and (unread := _unread(briefing, words)):
        return Correction(kind, unread, read)
    item = _one(briefing, known.targets, words)
    correction = Correction(kind, _words(item), read, _ids(item))
    if kind not in ("merge", "distinct"):
        return correction
    other = _one(briefing, [_target(item)], read[0])
    if other is item:
        raise UsageError(f"correct {kind}: both words are of one item already")
    return replace(correction, values=(_words(other),), other=_ids(other)[0])


def _written(kind: str, value: str | None) -> object:
    if value is None:
        return True
    return [part.strip() for part in value.split(",")] if kind in ("by", "of") else value


def _kinds() -> str:
    return "allowed: " + ", ".join(KINDS)


def _in_a_text(briefing: Briefing, words: str) -> str:
    """The words, which some source has."""
    for each in briefing.texts:
        if next(passages(Document("", "", "", each.text), words), None):
            return " ".join(words.split())
    raise UsageError(f'no source has the words "{flat(words, _WIDTH)}"; copy them from one, or see brief inspect')


def _unread(briefing: Briefing, words: str) -> str | None:
    """The source with that name of which something could not be read."""
    return next((one.where for one in briefing.issues if one.severity == "lost" and is_called(one.where, words)), None)


def _one(briefing: Briefing, targets: Sequence[str], words: str) -> Found:
    """The one item that is meant, by an id, a number or words."""
    items = [item for target in targets for item in _LISTS[target](briefing)]
    by_id = [item for item in items if words in _names(item)]
    found = by_id or _by_words(briefing, targets, words)
    if not found:
        raise UsageError(
            f'no {" or ".join(targets)} has the words "{flat(words, _WIDTH)}"; brief inspect shows those there are'
        )
    if len(found) > 1:
        error = UsageError(f'{len(found)} have the words "{flat(words, _WIDTH)}"; give more words, or one of these ids')
        for item in found[:_SHOWN]:
            error.add_note(f"  {_ids(item)[0]}  {_told(item)}")
        raise error
    return found[0]


def _by_words(briefing: Briefing, targets: Sequence[str], words: str) -> list[Found]:
    """Those with the words, of the first target that has any: an event by its title before a quote by its words."""
    found: list[Found] = []
    for target in targets:
        found += all_of(_LISTS[target](briefing), words, _TEXTS[target])
    return found


def _names(item: Found) -> tuple[str, ...]:
    if isinstance(item, Quote | Event):
        return item.members
    if isinstance(item, Demand):
        return (*item.members, *((item.number,) if item.number else ()))
    return (item.id,)


def _ids(item: Found) -> tuple[str, ...]:
    """The ids that are written: of all members, so that the correction holds whichever source goes."""
    if isinstance(item, Person):
        return (item.id,)
    if isinstance(item, Source):
        return (item.sha256[:12],)
    return (item.id, *(id for id in item.members if id != item.id))


def _words(item: Found) -> str:
    if isinstance(item, Person):
        return item.name
    if isinstance(item, Source):
        return located(item.path, item.member)
    text = item.title if isinstance(item, Event) else item.label if isinstance(item, Demand) else item.excerpt.text
    return " ".join(text.split())[:_KEPT]


def _told(item: Found) -> str:
    if isinstance(item, Quote):
        return f"{item.speaker_name or 'speaker not known'}: {flat(_words(item), 80)}"
    if isinstance(item, Event):
        return f"{item.title}, {item.when.first if item.when else 'no day'}"
    if isinstance(item, Demand):
        return f"{item.number or item.stance}: {item.label}: {flat(item.excerpt.text, _WIDTH)}"
    return _words(item)


def _target(item: Found) -> str:
    return type(item).__name__.lower()


def _source_texts(source: Source) -> Sequence[Iterable[str | None]]:
    return source_names(source.path, source.member, source.url), [source.title], [source.outlet]


_LISTS: dict[str, Any] = {
    "person": lambda briefing: briefing.people,
    "source": lambda briefing: briefing.sources,
    "quote": lambda briefing: briefing.quotes,
    "demand": lambda briefing: briefing.demands,
    "event": lambda briefing: [each for each in briefing.events if each.rule != "event.statement"],
}
_TEXTS: dict[str, Any] = {
    "person": person_texts,
    "source": _source_texts,
    "quote": quote_texts,
    "demand": demand_texts,
    "event": event_texts,
}
