"""States, bodies and places named in one text: who can act, and where; no people and no events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from brief.actors import states as learnt
from brief.actors.capitals import capital_form
from brief.lexicon import load
from brief.model import ActorMention, Article, PlaceMention
from brief.spelling import is_given
from brief.text import Vocabulary, telling, view, vocabulary

Form = Literal["name", "demonym", "capital", "metonym", "noun"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One written form of an actor or region. `kind` `region` is neither an actor nor a venue."""

    written: str
    name: str
    kind: Literal["state", "body", "region"]
    form: Form


Index = dict[str, tuple[Entry, ...]]

_CAPITALISED = re.compile(r"[A-ZÀ-ÞĀ-Ž](?<![^\W_].)[^\W_]*")  # the capital first: other characters cost a glance
_FIRST = re.compile(r"[^\W_]+")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:(?:the|a)\s+(?:[a-z-]+\s+){0,3}(?:town|city|village|port|district|suburb|resort|capital)(?:\s+of|,)\s+)?((?:the\s+)?[A-ZÀ-Þ][\w'-]*(?:\s+[A-ZÀ-Þ][\w'-]*){0,2})"
)
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_CAP_WORD_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-ÞĀ-Ž][\w'.-]*)\s+(?:(?:of|for)\s+(?:the\s+)?)?$")
_PAIRED = re.compile(  # "the Peace and Security Committee", "the African Union's Peace and Security Council"
    r"(?:\b[Tt]he|\b[Ii]ts|'s|\b[A-Z]{2,})\s+([A-Z][\w'-]+)\s+and\s+$"
)
_NAME_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-Þ][\w'-]+)\s+$")  # "Aurelio Tavares Lima"
_LABOUR = re.compile(r"\b(?i:workers|strikes?|strikers|miners|hauliers|drivers|dockers|unionists?)\b")
_LINKS = frozenset(["of", "for", "of the", "for the"])
_TAIL = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-ZÀ-Þ][\w-]*(?:\s+(?:and\s+|of\s+)?[A-ZÀ-Þ][\w-]*){0,4}")
_ACRONYM = re.compile(r"\s+\(\"?([A-Z][A-Za-z&-]*[A-Z][A-Za-z]*)\"?\)")
_DETERMINERS = frozenset("The A An This That In At On For But And As When Its Their His Her Our Both".split())


def find(
    article: Article, bodies: Sequence[tuple[str, Sequence[str]]] = (), states: Sequence[str] = ()
) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
    """The actors and the places of an article, each in the order of the text; spans don't overlap.

    `bodies`: further bodies as (name, aliases), from the configuration. `states`: unlisted ones that other texts
    tell of. Only sentences are searched.
    """
    seen = view(article.text)
    listed: list[ActorMention] = []
    places: list[PlaceMention] = []
    index = _index(tuple((name, tuple(aliases)) for name, aliases in bodies))
    for sentence in article.sentences:
        for mention in _listed(seen, sentence.start, sentence.end, index):
            if mention.form == "capital":
                places.append(PlaceMention(mention.name, mention.start, mention.end))
            listed.append(mention)
    words = vocabulary(seen, article.sentences)
    listed = _without_overlap([*listed, *_movements(seen, words), *_learnt_states(seen, article, states)])
    unlisted = _unlisted(seen, words, listed)
    actors = _without_overlap([*listed, *unlisted])
    actors = _without_overlap([*actors, *_by_noun(seen, words, actors), *_by_head(seen, words, unlisted, actors)])
    towns = _towns(seen, article, actors, places)
    return tuple(actors), tuple(sorted([*places, *towns], key=lambda place: place.start))


def unlisted_states(actors: Iterable[ActorMention]) -> tuple[str, ...]:
    """The names of the states among actors that no list has."""
    return tuple(sorted({a.name for a in actors if a.kind == "state" and canonical(a.name) is None}))


def canonical(words: str) -> str | None:
    """The actor that a written form names ("Russian" gives "Russia", "Moscow" too); `None`: no listed one."""
    for entry in _index(()).get(_first_word(words), ()):
        if entry.written == words and entry.kind != "region":
            return entry.name
    return None


@cache
def _index(bodies: tuple[tuple[str, tuple[str, ...]], ...]) -> Index:
    """Entries by the first word of their written form, longest first."""
    table: dict[str, list[Entry]] = {}
    for entry in [*_state_entries(), *_body_entries(), *_region_entries(), *_configured(bodies)]:
        table.setdefault(_first_word(entry.written), []).append(entry)
    return {word: tuple(sorted(found, key=lambda e: -len(e.written))) for word, found in table.items()}


def _first_word(written: str) -> str:
    match = _FIRST.match(written)
    return match.group() if match else written


def _state_entries() -> Iterator[Entry]:
    for name, row in load("actors")["states"].items():
        for written in (name, *row.get("aliases", ())):
            yield Entry(view(written), name, "state", "name")
        for written in row.get("adjectives", ()):
            yield Entry(view(written), name, "state", "demonym")
        for written in row.get("metonyms", ()):
            yield Entry(view(written), name, "state", "metonym")
        for written in (row.get("capital"), *row.get("spellings", ())):
            if written:
                yield Entry(view(written), name, "state", "capital")


def _body_entries() -> Iterator[Entry]:
    for name, row in load("actors")["bodies"].items():
        for written in (name, *row.get("aliases", ())):
            yield Entry(view(written), name, "body", "name")


def _region_entries() -> Iterator[Entry]:
    for name in load("actors")["regions"]["names"]:
        yield Entry(name, name, "region", "name")


def _configured(bodies: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Entry]:
    for name, aliases in bodies:
        for written in (name, *aliases):
            yield Entry(view(written), name, "body", "name")


def _listed(seen: str, start: int, end: int, index: Index) -> Iterator[ActorMention]:
    taken = start
    for match in _CAPITALISED.finditer(seen, start, end):
        if match.start() < taken:
            continue
        entry = _entry_at(seen, match, index)
        if entry is None:
            continue
        taken = match.start() + len(entry.written)
        if entry.kind == "region" or not _is_meant(seen, entry, match.start(), taken):
            continue
        form = capital_form(seen, match.start(), taken) if entry.form == "capital" else entry.form
        organ = entry.written if entry.form == "metonym" else None
        name = entry.written if form == "capital" else entry.name
        yield ActorMention(name, entry.kind, form, match.start(), taken, organ)


def _entry_at(seen: str, match: re.Match[str], index: Index) -> Entry | None:
    for entry in index.get(match.group(), ()):
        after = match.start() + len(entry.written)
        if seen.startswith(entry.written, match.start()) and not seen[after : after + 1].isalnum():
            return entry
    return None


def _is_meant(seen: str, entry: Entry, start: int, end: int) -> bool:
    """Whether the words mean the actor: "the West", not "West Virginia"; "Kyiv", not "Kyiv Post"."""
    another = re.match(r"\s+[A-Z][a-z]", seen[end : end + 3]) is not None
    if entry.kind == "body" and _OWN.search(seen, max(0, start - 10), start):
        return False
    if entry.kind == "body" and (pair := _PAIRED.search(seen, max(0, start - 40), start)):
        return canonical(pair.group(1)) is not None or _head_pattern().fullmatch(pair.group(1)) is not None
    if entry.written in load("actors")["personal"]["names"] and _is_surname(seen, start):
        return False
    if entry.form == "capital":
        return not another
    if entry.name == "West":
        return not another and re.search(r"(?:\b[Tt]he |-)$", seen[max(0, start - 4) : start]) is not None
    return not (another and entry.written in load("actors")["personal"]["names"])


_OWN = re.compile(r"\bNational\s+$")  # a state's own body: "the National Security Council"


def _is_surname(seen: str, start: int) -> bool:
    """Whether the word there stands behind a given name or a title of a person: "Tavares Lima"."""
    before = _NAME_BEFORE.search(seen, max(0, start - 30), start)
    if before is None or before.group(1) in _DETERMINERS or _CALENDAR.match(before.group(1)):
        return False
    return (
        canonical(before.group(1)) is None and before.group(1).lower() not in load("actors")["capitals"]["place_before"]
    )


@cache
def _heads() -> tuple[str, ...]:
    heads = load("actors")["heads"]
    return (*heads["organs"], *heads["words"])


@cache
def _head_pattern() -> re.Pattern[str]:
    words = sorted(_heads(), key=len, reverse=True)
    return re.compile(r"(?<![^\W_-])(?:" + "|".join(words) + r")(?![^\W_])")


@cache
def _head_words() -> frozenset[str]:
    return telling(_heads())


def _unlisted(seen: str, words: Vocabulary, listed: Sequence[ActorMention]) -> list[ActorMention]:
    """Bodies told by their head noun, with the acronyms that the text defines for them."""
    found: list[ActorMention] = []
    acronyms: dict[str, ActorMention] = {}
    by_start = {mention.start: mention for mention in listed}
    for sentence in words.holding(_head_words()):
        for match in _head_pattern().finditer(seen, sentence.start, sentence.end):
            body = _body_around(seen, match, sentence.start, sentence.end)
            if body is None:
                continue
            known = next((by_start[at] for at in range(body.start, body.end) if at in by_start), None)
            named_by_itself = body.start < match.start() < (known.start if known else 0)  # "Peace Council of ECOWAS"
            if known and known.end >= body.end and not named_by_itself:
                continue
            found.append(_as_organ(_of_its_own(body, known), known, match.group()))
            acronym = _ACRONYM.match(seen, body.end)
            if acronym and canonical(acronym.group(1)) is None:
                acronyms[acronym.group(1)] = found[-1]
    return [*found, *_acronyms(seen, words, acronyms)]


def _movements(seen: str, words: Vocabulary) -> Iterator[ActorMention]:
    """Movements told by an adjective and a common noun: "Houthi rebels" are no state's, whatever the adjective is."""
    for sentence in words.holding(telling(load("actors")["heads"]["movements"])):
        for match in _movement().finditer(seen, sentence.start, sentence.end):
            if match.group(1) not in _DETERMINERS and _CALENDAR.match(match.group()) is None:
                yield ActorMention(match.group(), "body", "name", match.start(), match.end())


@cache
def _movement() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])([A-ZÀ-Þ][\w-]+) (?:{'|'.join(load('actors')['heads']['movements'])})\b")


def _learnt_states(seen: str, article: Article, told_of: Sequence[str]) -> Iterator[ActorMention]:
    """States that no list has: no word of the lists, no region, no name of a day or month."""
    regions, index = load("actors")["regions"], _index(())
    taken = frozenset([*regions["names"], *regions["adjectives"]]) | _DETERMINERS

    def known(name: str) -> bool:
        return name in index or name in taken or _CALENDAR.match(name) is not None

    return learnt.find(seen, article, known, told_of)


def _body_around(seen: str, head: re.Match[str], first: int, last: int) -> ActorMention | None:
    start, words = head.start(), 0
    while words < 5 and (before := _CAP_WORD_BEFORE.search(seen, max(first, start - 40), start)):
        if before.group(1) in _DETERMINERS or _is_month(seen, before, head.group()):
            break
        if seen[before.end(1) : start].strip() in _LINKS and not _head_pattern().fullmatch(before.group(1)):
            break  # "Sister Agnes of the Peace Secretariat", but "House Committee of the Senate Council"
        start, words = before.start(), words + 1
    pair = _PAIRED.search(seen, max(first, start - 40), start) if words else None
    if pair and canonical(pair.group(1)) is None:
        start, words = pair.start(1), words + 1
    tail = _TAIL.match(seen, head.end(), last)
    if tail and _CALENDAR.search(tail.group()):
        tail = None  # "convened the Buyers' Alliance for Wednesday"
    end = _before_person(seen, tail) if tail else head.end()
    if words == 0 and tail is None:
        return None
    return ActorMention(" ".join(seen[start:end].split()), "body", "name", start, end)


_JOINTS = (" of", " for", " the", " and")
_CAPITALISED_PAIR = re.compile(r"\s([A-ZÀ-Þ][\w-]*)(?=\s[A-ZÀ-Þ])")


def _before_person(seen: str, tail: re.Match[str]) -> int:
    """Where a body's name ends behind "of": before a given name, "the Bank of England Mervyn King"."""
    for word in _CAPITALISED_PAIR.finditer(seen, tail.start(), tail.end()):
        if is_given(word.group(1)) and not seen.endswith(_JOINTS, 0, word.start()):
            return word.start()
    return tail.end()


def _is_month(seen: str, word: re.Match[str], head: str) -> bool:
    """Whether a word before a body's head is a month ("the May Conference"), not a name ("the March Coalition")."""
    if _CALENDAR.match(word.group(1)) is None:
        return False
    lasting = head in load("actors")["heads"]["lasting"]
    return not (lasting and seen[max(0, word.start(1) - 4) : word.start(1)].lower() == "the ")


def _of_its_own(body: ActorMention, known: ActorMention | None) -> ActorMention:
    """The body without the listed one that it is of: "Mediation and Security Council of ECOWAS"."""
    own, of, _ = body.name.partition(" of ")
    if known is None or known.kind != "body" or not of or " " not in own or known.end != body.end:
        return body
    return replace(body, name=own)


def _as_organ(body: ActorMention, known: ActorMention | None, head: str) -> ActorMention:
    """The body as a part of the state it names ("Russian Foreign Ministry" is Russia's), else as it is."""
    if known and known.kind == "state" and head in load("actors")["heads"]["organs"]:
        return replace(body, name=known.name, kind="state", form="metonym", organ=body.name)
    return body


def _acronyms(seen: str, words: Vocabulary, acronyms: dict[str, ActorMention]) -> Iterator[ActorMention]:
    for acronym, body in acronyms.items():
        pattern = re.compile(rf"(?<![^\W_]){re.escape(acronym)}(?![^\W_])")
        for sentence in words.holding(telling([acronym])):
            for match in pattern.finditer(seen, sentence.start, sentence.end):
                yield replace(body, start=match.start(), end=match.end())


def _by_noun(seen: str, words: Vocabulary, actors: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """ "The alliance" as the one body of that noun which the text names; nothing where two could be meant."""
    bodies = {actor.name for actor in actors if actor.kind == "body"}
    rows, generic = load("actors")["bodies"], load("actors")["nouns"]["generic"]
    nouns: dict[str, set[str]] = {}
    for name in bodies:
        for noun in rows.get(name, {}).get("nouns", ()):
            nouns.setdefault(noun, set()).add(name)
    meant = {n: min(names) for n, names in nouns.items() if len(names) == 1 and (n not in generic or len(bodies) == 1)}
    if "union" in meant and _LABOUR.search(seen):
        del meant["union"]
    if not meant:
        return
    pattern = re.compile(r"\b[Tt]h(?:e|is)\s+(" + "|".join(sorted(meant)) + r")(?![^\W_])")
    for sentence in words.holding(telling(meant)):
        for match in pattern.finditer(seen, sentence.start, sentence.end):
            yield ActorMention(meant[match.group(1)], "body", "noun", match.start(), match.end())


def _is_only(head: str, actors: Sequence[ActorMention]) -> bool:
    """Whether no listed body of the text could be meant by the noun too."""
    rows = load("actors")["bodies"]
    return not any(head.lower() in rows.get(actor.name, {}).get("nouns", ()) for actor in actors)


def _by_head(
    seen: str, words: Vocabulary, unlisted: Sequence[ActorMention], actors: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """ "The Commission" as the one unlisted body with that head which the text names before; "the commission" too."""
    heads: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for body in unlisted:
        if body.kind == "body" and (match := _head_pattern().search(body.name)):
            heads.setdefault(match.group(), set()).add(body.name)
            first.setdefault(body.name, body.end)
    meant = {head: min(names) for head, names in heads.items() if len(names) == 1}
    if not meant:
        return
    spoken = load("actors")["heads"]["spoken"]
    meant |= {head.lower(): name for head, name in meant.items() if head.lower() in spoken and _is_only(head, actors)}
    if "union" in meant and _LABOUR.search(seen):
        del meant["union"]
    nouns = "|".join(re.escape(head) for head in sorted(meant))
    pattern = re.compile(rf"\b[Tt]he\s+({nouns})(?![\w-])(?!\s+(?:of|for)\b|\s+[A-Z])")
    for sentence in words.holding(telling(meant)):
        for match in pattern.finditer(seen, sentence.start, sentence.end):
            name = meant[match.group(1)]
            if match.start() > first[name]:
                yield ActorMention(name, "body", "noun", match.start(), match.end())


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


def _towns(
    seen: str, article: Article, actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """Places no list names: capitalised words after "in" or "at" that are neither an actor nor a day."""
    spans = [(actor.start, actor.end) for actor in actors] + [(place.start, place.end) for place in places]
    taken = {at for start, end in spans for at in range(start, end)}
    regions = frozenset([*load("actors")["regions"]["names"], *load("actors")["regions"]["adjectives"]])
    for sentence in article.sentences:
        for match in _PLACE.finditer(seen, sentence.start, sentence.end):
            name = match.group(1).rstrip(".,'").removesuffix("'s")
            start = match.start(1)
            if (
                start in taken
                or _CALENDAR.match(name)
                or name in regions
                or name.split()[0] in regions
                or name.startswith("the ")
                or len(name) < 3
            ):
                continue
            yield PlaceMention(name, start, start + len(name))
