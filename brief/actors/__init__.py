"""States, bodies and places named in one text: who can act, and where; no people and no events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from brief.actors import acronyms, listed
from brief.actors import bodies as unlisted
from brief.actors import states as learnt
from brief.actors.listed import CALENDAR, DETERMINERS, canonical
from brief.lexicon import load
from brief.model import ActorMention, Article, PlaceMention
from brief.text import TOWN, vocabulary, whole_view

__all__ = ["canonical", "explained", "find", "unlisted_states"]

_PLACE = re.compile(  # opens with letters, so that all others cost no more than a glance
    r"[AINOaino](?:n(?<=[Ii].)(?<!\w..)|t(?<=[Aa].)(?<!\w..)|ear(?<=[Nn]...)(?<!\w....)"
    r"|ff(?<=[Oo]..)(?<!\w...)|utside(?<=[Oo]......)(?<!\w.......))\s+"
    r"(?:(?:the|a)\s+(?:[a-z-]+\s+){0,3}(?:town|city|village|port|district|suburb|resort|capital)(?:\s+of|,)\s+"
    r"|(?:(?:north|south)?(?:east|west)(?:ern)?|(?:north|south)(?:ern)?|central|downtown|inner|nearby)\s+)?"
    rf"((?:the\s+)?{TOWN})"
)


def find(
    article: Article,
    bodies: Sequence[tuple[str, Sequence[str]]] = (),
    states: Sequence[str] = (),
    letters: Sequence[tuple[str, str]] = (),
) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
    """The actors and the places of an article, each in the order of the text; spans don't overlap.

    `bodies`: further bodies as (name, aliases), from the configuration. `states`: unlisted ones that other texts
    tell of. `letters`: acronyms of unlisted bodies that others explain, each with the body's name. Only sentences
    are searched.
    """
    seen = whole_view(article.text)
    known: list[ActorMention] = []
    places: list[PlaceMention] = []
    index = listed.index_of(tuple((name, tuple(aliases)) for name, aliases in bodies))
    for sentence in article.sentences:
        for mention in listed.find(seen, sentence.start, sentence.end, index):
            if mention.form == "capital":
                places.append(PlaceMention(mention.name, mention.start, mention.end))
            known.append(mention)
    words = vocabulary(seen, article.sentences)
    known = list(_of_states_named(known))
    known = _without_overlap([*known, *unlisted.movements(seen, words), *_learnt_states(seen, article, states)])
    titles = [(each.start, each.end) for each in article.paragraphs if each.kind == "title"]
    others = unlisted.find(seen, words, known, titles, letters)
    actors = [_by_its_letters(seen, actor, others, letters) for actor in _without_overlap([*known, *others])]
    nouns = (*unlisted.by_noun(seen, words, actors), *unlisted.by_head(seen, words, others, actors))
    actors = _without_overlap([*actors, *nouns])
    towns = _towns(seen, article, actors, places)
    return tuple(actors), tuple(sorted([*places, *towns], key=lambda place: place.start))


def _of_states_named(found: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Those found; an organ that several states call so ("the Foreign Office") only where its state is named too."""
    common = load("actors")["common_organs"]["names"]
    named = {mention.name for mention in found if mention.organ not in common}
    return (mention for mention in found if mention.organ not in common or mention.name in named)


def _by_its_letters(
    seen: str, actor: ActorMention, others: Sequence[ActorMention], letters: Sequence[tuple[str, str]]
) -> ActorMention:
    """The actor; a movement called by letters ("HDF rebels") as the body that they stand for, where a text tells it."""
    first = actor.name.partition(" ")[0]
    if not (acronyms.is_movement(actor) and first.isupper()):
        return actor
    own = {seen[one.start : one.end]: one.name for one in others if one.kind == "body"}
    return replace(actor, name=(own | dict(letters)).get(first, actor.name))


def explained(article: Article, actors: Sequence[ActorMention]) -> tuple[tuple[str, str], ...]:
    """The letters that stand for a body no list has, each with the body's name, "" where the article tells none."""
    return acronyms.told_by(whole_view(article.text), article, actors)


def unlisted_states(actors: Iterable[ActorMention]) -> tuple[str, ...]:
    """The names of the states among actors that no list has."""
    return tuple(sorted({a.name for a in actors if a.kind == "state" and canonical(a.name) is None}))


def _learnt_states(seen: str, article: Article, told_of: Sequence[str]) -> Iterator[ActorMention]:
    """States that no list has: no word of the lists, no region, no name of a day or month."""
    index = listed.index_of(())
    taken = _parts_of_the_world() | DETERMINERS

    def known(name: str) -> bool:
        return name in index or name in taken or CALENDAR.match(name) is not None

    return learnt.find(seen, article, known, told_of)


def _without_overlap(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """The mentions in order; of two that overlap, the longer."""
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _before_day(name: str) -> str:
    """What of a name stands before a day or a month: "Lima" of "in Lima Tuesday"."""
    day = CALENDAR.search(name)
    if day is None:
        return name
    return "" if name.startswith("the ") else name[: day.start()].rstrip()  # "in the Super Tuesday contests"


def _towns(
    seen: str, article: Article, actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """Places no list names: capitalised words after "in" or "at" that are neither an actor nor a day."""
    spans = [(actor.start, actor.end) for actor in actors] + [(place.start, place.end) for place in places]
    taken = {at for start, end in spans for at in range(start, end)}
    for sentence in article.sentences:
        for match in _PLACE.finditer(seen, sentence.start, sentence.end):
            name = _before_day(match.group(1)).rstrip(".,'").removesuffix("'s")
            where = name.removeprefix("the ")
            start = match.start(1) + len(name) - len(where)
            if where in load("actors")["regions"]["provinces"] or (where == name and _is_town(name, start in taken)):
                yield PlaceMention(where, start, start + len(where))


@cache
def _parts_of_the_world() -> frozenset[str]:
    """The regions, and the words that name parts of others: "Southern"."""
    return listed.regions() | frozenset(load("actors")["regions"]["adjectives"])


def _is_town(name: str, is_actor: bool) -> bool:
    """Whether a name may be a town's: an actor's is none, nor a part of the world ("Southern Europe")."""
    if is_actor or len(name) < 3:
        return False
    return {name, name.split()[0]}.isdisjoint(_parts_of_the_world())
