"""What is new in a briefing since an edition that was sent, from the JSON of both; nothing is read or printed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from msgspec import Struct, field

from brief.editions import Edition
from brief.model import Change, Changes, Excerpt, located
from brief.text import fold

What = Literal["event", "demand", "quote", "source"]
# What of a briefing is compared, in the order in which it is told; standings come first of all.
_WHAT = ("event", "demand", "quote", "source")
_STATES = ("added", "withdrawn", "changed")
_OPEN = "open"


class _Item(Struct, frozen=True):
    """Something that both may have. `printed`: whether paper shows it; `words`: for finding it in a changed source."""

    what: What
    id: str
    number: str | None
    members: frozenset[str]
    label: str
    words: str
    printed: bool
    facts: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[Excerpt, ...] = ()


def since(edition: Edition, now: Mapping[str, Any]) -> Changes:
    """What a briefing has otherwise than the edition had: standings first, then events, demands, quotes, sources.

    Of each, what came before what went, and that before what is other.
    """
    found = [change for what in _ITEMS for change in _of(what, edition.data, now)]
    standings = [change for change in found if change.what == "standing"]
    others = [change for change in found if change.what != "standing"]
    others.sort(key=lambda change: (_WHAT.index(change.what), _STATES.index(change.state)))
    as_of = edition.data.get("as_of")
    return Changes(edition.number, date.fromisoformat(as_of) if as_of else None, (*standings, *others))


def _of(what: What, then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    old, new = (list(_ITEMS[what](data)) for data in (then, now))
    pairs = _pairs(old, new)
    met = {id(one) for one in pairs.values()}
    for item in new:
        before = pairs.get(item.id)
        if before is None:
            if item.printed:
                yield Change(what, "added", item.id, item.number, item.label, cites=item.cites[:1])
        elif before.printed or item.printed:
            yield from _changed(before, item)
    for item in old:
        if item.printed and id(item) not in met:
            yield Change(what, "withdrawn", item.id, item.number, item.label)


def _pairs(old: Sequence[_Item], new: Sequence[_Item]) -> dict[str, _Item]:
    """The old item of each new one that has one: with the same number, a common member, or the same words."""
    free = {id(item): item for item in old}
    pairs: dict[str, _Item] = {}
    for keys in (_by_number, _by_member, _by_words):
        table = {key: item for item in reversed(list(free.values())) for key in keys(item)}
        for item in new:
            if item.id in pairs:
                continue
            one = next((table[key] for key in keys(item) if key in table and id(table[key]) in free), None)
            if one is not None:
                pairs[item.id] = free.pop(id(one))
    return pairs


def _by_number(item: _Item) -> Iterable[str]:
    return [item.number] if item.number else []


def _by_member(item: _Item) -> Iterable[str]:
    return sorted(item.members)


def _by_words(item: _Item) -> Iterable[str]:
    return [item.words] if item.words else []


def _changed(before: _Item, item: _Item) -> Iterator[Change]:
    for name, value in item.facts.items():
        was = before.facts.get(name, value)
        if was == value:
            continue
        if name == "standing":
            known = {(cite.source, cite.start, cite.end) for cite in before.cites[1:]}
            new = [cite for cite in item.cites[1:] if (cite.source, cite.start, cite.end) not in known]
            cites = tuple((new or item.cites[1:] or item.cites)[:1])
            yield Change("standing", "changed", item.id, item.number, item.label, name, was, value, cites)
        else:
            yield Change(
                item.what, "changed", item.id, item.number, item.label, name, was or None, value or None, item.cites[:1]
            )


# --- what is compared --------------------------------------------------------------------------


def _events(data: Mapping[str, Any]) -> Iterator[_Item]:
    for row in data["events"]:
        when = row["when"]
        days = "/".join(dict.fromkeys((when["first"], when["last"]))) if when else ""
        if row["kind"] == "statement":
            continue  # its quotes are compared
        facts = {"title": row["title"], "day": days, "place": row["place"] or "", "status": row["status"]}
        printed = row["section"] in ("timeline", "ahead")
        cites = _excerpts(row["said"])
        words = f"{fold(row['title'])} {days}"
        yield _Item("event", row["id"], None, frozenset(row["members"]), row["title"], words, printed, facts, cites)


def _demands(data: Mapping[str, Any]) -> Iterator[_Item]:
    for row in data["demands"]:
        facts = {
            "standing": row["standing"] or _OPEN,
            "label": row["label"],
            "wording": row["excerpt"]["text"],
            "by": ", ".join(row["by"]),
            "of": ", ".join(row["of"]),
        }
        cites = (*_excerpts([row["excerpt"]]), *_excerpts(row.get("reported", [])))
        number, members = row["number"], frozenset(row["members"])
        words = fold(f"{row['label']} {row['by']} {row['of']}") if number else fold(row["excerpt"]["text"])
        yield _Item("demand", row["id"], number, members, row["label"], words, number is not None, facts, cites)


def _quotes(data: Mapping[str, Any]) -> Iterator[_Item]:
    for row in data["quotes"]:
        text = row["excerpt"]["text"]
        facts = {"wording": text, "speaker": row["speaker_name"] or "", "day": row["said_on"] or ""}
        label = f"{row['speaker_name']}: {text}" if row["speaker_name"] else text
        cites = _excerpts([row["excerpt"]])
        members = frozenset(row["members"])
        yield _Item("quote", row["id"], None, members, label, fold(text), row["shown"], facts, cites)


def _sources(data: Mapping[str, Any]) -> Iterator[_Item]:
    for row in data["sources"]:
        name = located(row["path"], row["member"])
        facts = {
            "text": row["sha256"],
            "published": row["published"] or "",
            "outlet": row["outlet"] or "",
            "title": row["title"] or "",
        }
        label = ": ".join(filter(None, (row["outlet"], row["title"]))) or name
        yield _Item("source", row["id"], row["id"], frozenset([row["sha256"]]), label, name, True, facts)


def _excerpts(rows: Iterable[Mapping[str, Any]]) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(row["source"], row["start"], row["end"], row["text"]) for row in rows)


_ITEMS: dict[What, Callable[[Mapping[str, Any]], Iterator[_Item]]] = {
    "event": _events,
    "demand": _demands,
    "quote": _quotes,
    "source": _sources,
}
