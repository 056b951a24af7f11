"""States, bodies and places named in one text: who can act, and where; no people and no events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from brief.actors import acronyms, companies, listed
from brief.actors import bodies as unlisted
from brief.actors import states as learnt
from brief.actors.listed import CALENDAR, DETERMINERS, canonical
from brief.lexicon import load
from brief.model import ActorMention, Article, PlaceMention, Sentence
from brief.text import TOWN, Vocabulary, vocabulary, whole_view

__all__ = ["canonical", "explained", "find", "unlisted_states", "with_companies"]

# What leads to a place, and its pattern with the space behind it: letters are found at once, the first looked at then.
_LEADING = frozenset("at in near off outside".split())
_LEADS = {
    word: re.compile(rf"{word[1:]}\s(?<=[{word[0].upper()}{word[0]}]{word[1:]}\s)(?<!\w.{word[1:]}\s)")
    for word in _LEADING
}
_PLACE = re.compile(
    r"\s+(?:(?:the|a)\s+(?:[a-z-]+\s+){0,3}(?:town|city|village|port|district|suburb|resort|capital)(?:\s+of|,)\s+"
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
    words = vocabulary(seen, article.sentences)
    index = listed.index_of(tuple((name, tuple(aliases)) for name, aliases in bodies))
    known = list(listed.find(seen, words, index))
    places = [PlaceMention(one.name, one.start, one.end) for one in known if one.form == "capital"]
    known = list(_of_states_named(known))
    known = _without_overlap([*known, *unlisted.movements(seen, words), *_learnt_states(seen, article, states)])
    titles = [(each.start, each.end) for each in article.paragraphs if each.kind == "title"]
    others = unlisted.find(seen, words, known, titles, letters)
    actors = [_by_its_letters(seen, actor, others, letters) for actor in _without_overlap([*known, *others])]
    nouns = (*unlisted.by_noun(seen, words, actors), *unlisted.by_head(seen, words, others, actors))
    actors = _without_overlap([*actors, *nouns])
    towns = _towns(seen, words, actors, places)
    return tuple(actors), tuple(sorted([*places, *towns], key=lambda place: place.start))


def with_companies(article: Article, actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The actors and the companies: told behind the people, who know bodies that speak by their own rules."""
    seen = whole_view(article.text)
    found = companies.find(seen, vocabulary(seen, article.sentences), actors)
    return tuple(_without_overlap([*actors, *found]))


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
    if not (first.isupper() and acronyms.is_movement(actor)):
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
    index = listed.index_of(()).entries
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
    seen: str, words: Vocabulary, actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """Places no list names: capitalised words after "in" or "at" that are neither an actor nor a day."""
    spans = [(actor.start, actor.end) for actor in actors] + [(place.start, place.end) for place in places]
    taken = {at for start, end in spans for at in range(start, end)}
    for sentence, held in words.told:
        for match in _places(seen, sentence, held):
            name = _before_day(match.group(1)).rstrip(".,'").removesuffix("'s")
            where = name.removeprefix("the ")
            start = match.start(1) + len(name) - len(where)
            if where in load("actors")["regions"]["provinces"] or (where == name and _is_town(name, start in taken)):
                yield PlaceMention(where, start, start + len(where))


def _places(seen: str, sentence: Sentence, held: frozenset[str]) -> Iterator[re.Match[str]]:
    """The names in a sentence, which holds some words, that "in" or "at" leads to; none begins in another."""
    taken = sentence.start
    spaces = (
        (match.end() - 1, word)
        for word in _LEADING & held
        for match in _LEADS[word].finditer(seen, sentence.start, sentence.end)
    )
    for space, word in sorted(spaces):
        match = _PLACE.match(seen, space, sentence.end) if space - len(word) >= taken else None
        if match:
            taken = match.end()
            yield match


@cache
def _parts_of_the_world() -> frozenset[str]:
    """The regions, and the words that name parts of others: "Southern"."""
    return listed.regions() | frozenset(load("actors")["regions"]["adjectives"])


def _is_town(name: str, is_actor: bool) -> bool:
    """Whether a name may be a town's: an actor's is none, nor a part of the world ("Southern Europe")."""
    if is_actor or len(name) < 3:
        return False
    return {name, name.split()[0]}.isdisjoint(_parts_of_the_world())
