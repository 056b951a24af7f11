"""States that no list has, told by how a text speaks of them: their offices, borders, talks and peoples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct, field

from brief.lexicon import load, words_in
from brief.model import ActorMention, Article, Findings
from brief.spelling import is_given
from brief.text import Vocabulary, either, telling, vocabulary

Known = Callable[[str], bool]

_CAPITAL, _LOWER = "[A-ZÀ-ÞĀ-Ž]", "[a-zà-ÿā-ž]{2,}"
_NAME = _CAPITAL + _LOWER
_WORD = re.compile(rf"{_CAPITAL}(?<![^\W_].){_LOWER}(?![^\W_])")
_BEFORE = re.compile(r"([\w.-]+)\s+$")
# What a people's name adds to the state's, or to the state's without its last letter or two.
_ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic", "ians", "ans", "ns", "is", "eans")
_LEAST_STEM = 3
_SHOWN = 4  # of so many texts that name a state, one shows that it is


class Told(Struct):
    """Names that a text speaks of as states: surely, or in a way in which it may speak of a person or firm."""

    surely: set[str] = field(default_factory=set)
    perhaps: set[str] = field(default_factory=set)
    peoples: dict[str, str] = field(default_factory=dict)


def find(seen: str, article: Article, known: Known, told_of: Sequence[str] = ()) -> Iterator[ActorMention]:
    """The states that no list has, and their peoples ("Korvian"), wherever the text's sentences name them.

    `known`: whether a word is listed, a region, or no name at all. `told_of`: states that other texts tell of.
    """
    told = _told(seen, vocabulary(seen, article.sentences), known, told_of)
    if not (told.surely or told.perhaps):
        return
    spots: list[ActorMention] = []
    persons: set[str] = set()
    for sentence in article.sentences:
        for match in _WORD.finditer(seen, sentence.start, sentence.end):
            word = match.group()
            if word in told.peoples:
                spots.append(ActorMention(told.peoples[word], "state", "demonym", *match.span()))
            elif word in told.surely or word in told.perhaps:
                if _is_surname(seen, sentence.start, match.start(), surely=word in told.surely):
                    persons.add(word)
                spots.append(ActorMention(word, "state", "name", *match.span()))
    yield from (spot for spot in spots if spot.name not in persons)


def untold(found: Sequence[Findings]) -> list[tuple[str, ...]]:
    """For each text the states that it names without showing that they are some, as other texts on the matter do.

    A state is one by two texts or more, and by a quarter of those that name it; and nobody bears its name.
    """
    counts = Counter(name for one in found for name in one.states)
    people = (person.name.split() for one in found for person in one.people if person.kind == "person")
    surnames = {name[-1] for name in people if len(name) > 1}
    several = [name for name, count in counts.items() if count > 1 and name not in surnames]
    texts = [one.document.text for one in found]
    naming = {name: places for name in several if (places := _few_naming(name, texts, _SHOWN * counts[name]))}
    return [
        tuple(sorted(name for name, places in naming.items() if at in places and name not in one.states))
        for at, one in enumerate(found)
    ]


def _few_naming(name: str, texts: Sequence[str], most: int) -> frozenset[int]:
    """The places of the texts that hold a name, none where more than `most` do."""
    places = list(islice((at for at, text in enumerate(texts) if name in text), most + 1))
    return frozenset(places) if len(places) <= most else frozenset()


def _told(seen: str, words: Vocabulary, known: Known, told_of: Sequence[str] = ()) -> Told:
    told = Told()
    shown = (*_named(_surely(), seen, words), *_sharing(seen))
    told.surely.update(told_of, (name for name in shown if not known(name)))
    if told.surely:
        written = {word for word in _WORD.findall(seen) if word not in told.surely and not known(word)}
        told.peoples.update((word, state) for state in sorted(told.surely) for word in written if _makes(state, word))
    owners = (*_owners(seen), *_named(_perhaps(), seen, words))
    told.perhaps |= {name for name in owners if not known(name)}
    peoples = {name for name in _named((_people(),), seen, words) if not known(name) and _ends(name)}
    if peoples:
        counts = Counter(_WORD.findall(seen))
        for people in sorted(peoples):
            if state := _state_of(people, counts, known):
                told.peoples[people] = state
                told.surely.add(state)
    return told


class _Wording(Struct, frozen=True):
    """A pattern whose groups are names, and words, in lower case, of which a sentence that it matches holds one.

    `needs` empty: it is looked for in the whole text.
    """

    pattern: re.Pattern[str]
    needs: frozenset[str]


def _named(wordings: Iterable[_Wording], seen: str, words: Vocabulary) -> Iterator[str]:
    """The names that a text tells in some wordings."""
    for wording in wordings:
        spans = [(0, len(seen))]
        if wording.needs:
            spans = [(sentence.start, sentence.end) for sentence in words.holding(wording.needs)]
        for start, end in spans:
            for match in wording.pattern.finditer(seen, start, end):
                yield from match.groups()


def _ends(name: str) -> bool:
    return name.endswith(_ENDINGS)


def _state_of(people: str, counts: Counter[str], known: Known) -> str | None:
    """The name in the text that a people's name is made of, the most frequent: "Korvian" of "Korvia"."""
    named = [word for word in counts if word != people and word[-1] != "s" and not known(word) and _makes(word, people)]
    return max(named, key=lambda word: (counts[word], word), default=None)


def _makes(state: str, people: str) -> bool:
    """Whether a state's name and an ending make the people's.

    >>> _makes("Korvia", "Korvian"), _makes("Lethe", "Lethean"), _makes("Teshar", "Teshari"), _makes("Korv", "Corvian")
    (True, True, True, False)
    """
    stems = (state, state[:-1], state[:-2] if len(state) > _LEAST_STEM + 2 else state)
    return any(
        len(stem) >= _LEAST_STEM and people.startswith(stem) and people[len(stem) :] in _ENDINGS for stem in stems
    ) and not (people.endswith("s") and state == people[:-1])


def _is_surname(seen: str, start: int, at: int, *, surely: bool) -> bool:
    """Whether a name stands behind a given name or a title: "Boris Johnson", "prime minister Johnson".

    One that is surely a state's may stand behind other capitals, as in a headline.
    """
    before = _BEFORE.search(seen, max(start, at - 24), at)
    if before is None:
        return False
    word = before.group(1)
    if word in load("actors")["heads"]["titles_before"] or is_given(word):
        return True
    return not surely and word[:1].isupper() and word.lower() not in load("actors")["heads"]["small"]


def _sharing(seen: str) -> Iterator[str]:
    """The names in "talks between Korvia and Teshar": "between" is rare, and looked for first."""
    for match in _BETWEEN.finditer(seen):
        if _shared().search(seen, max(0, match.start() - 20), match.start()):
            yield from match.groups()


def _owners(seen: str) -> Iterator[str]:
    """The names in "Korvia's foreign minister": what stands behind them is looked for first, and found by its mark."""
    for match in _owned().finditer(seen):
        name = _OWNER.search(seen, max(0, match.start() - _LONGEST), match.start())
        if name and name[1].lower() not in words_in("en/titles", "office"):  # "the Commissioner's chief negotiator"
            yield name[1]


@cache
def _owned() -> re.Pattern[str]:
    after = either(load("actors")["heads"]["state_after"])
    return re.compile(rf"'s? (?:[a-z]+ )?(?:{after}|(?:[A-Z][a-z]+ )?Minister)\b(?! of\b)")


_OWNER = re.compile(rf"({_CAPITAL}(?<![\w-].){_LOWER})$")
_LONGEST = 40  # letters of a name


_BETWEEN = re.compile(rf" between ({_NAME}) and ({_NAME})\b(?! [A-Z])")


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('actors')['heads']['shared'])})$", re.IGNORECASE)


def _whole(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, from the start of a word.

    It opens with the letters that they open with, so that all other characters cost no more than a glance.
    """
    told = tuple(phrases)
    letters = "".join(sorted({phrase[0] for phrase in told}))
    return rf"[{letters}](?<!\w.)(?:{'|'.join(f'(?<={phrase[0]}){phrase[1:]}' for phrase in told)})"


def _ends_of(phrases: Iterable[str]) -> Iterator[str]:
    """Patterns for the ends of some phrases, each looked back at whole: a few letters are found at once."""
    by_end: dict[str, list[str]] = {}
    for phrase in phrases:
        by_end.setdefault(phrase[-_END:], []).append(phrase)
    for end, told in by_end.items():
        whole = "|".join(rf"(?<=\b{phrase})" for phrase in told)
        yield f"{end}(?:{whole})"


_END = 3  # letters: those of " of", and all that "neighbouring" and "neighboring" share


@cache
def _surely() -> tuple[_Wording, ...]:
    heads = load("actors")["heads"]
    shared = "|".join(heads["shared"])
    prefixes = "|".join(f"(?<={prefix[0]}){prefix[1:]}" for prefix in heads["prefixes"])
    groups = rf"{_whole(['countries', 'neighbou?rs', 'states'])}(?: that includes?|, including|,)"
    opposed = rf"({_CAPITAL}(?<![\w-].)(?={_LOWER}-)(?!{prefixes}){_LOWER})-({_NAME}) (?:{shared})\b"
    return (
        # In a letterhead too.
        *(_wording(rf"{led} ({_NAME})(?! [A-Z]|-)", ()) for led in _ends_of(heads["state_before"])),
        _wording(rf"{_whole(heads['states_before'])} ({_NAME}) and ({_NAME})(?! [A-Z]|-)", heads["states_before"]),
        _wording(rf"{_whole(_OFFICES)} (?:of|for) (?:[A-Za-z]+ ){{1,4}}of ({_NAME})(?!-)", _OFFICES),
        _wording(rf"{_whole(['the', 'The'])} State of ({_NAME})(?= [a-z])", ["State of"]),
        _wording(rf"{groups} ({_NAME}) and ({_NAME})\b(?! [A-Z])", ["countries", "neighbors", "neighbours", "states"]),
        _wording(opposed, heads["shared"]),
    )


_OFFICES = ("minister", "Minister", "ministry", "Ministry", "secretary", "Secretary")
_BELONGING = ("capital", "citizen", "national", "consul", "embassy", "parliament")


@cache
def _perhaps() -> tuple[_Wording, ...]:
    belonging = (*_BELONGING, *map(str.capitalize, _BELONGING))
    kinds = [f"{word}s?" if word.endswith(("izen", "ional")) else word for word in belonging]
    return (
        _wording(rf"{_whole(kinds)} of ({_NAME})\b(?! [A-Z]|-)", [*belonging, "citizens", "nationals"]),
        _wording(
            rf"({_CAPITAL}(?<=[a-z] .){_LOWER}) (?:citizens?|nationals?|passports?)\b",
            ["citizen", "citizens", "national", "nationals", "passport", "passports"],
        ),
    )


@cache
def _people() -> _Wording:
    offices = load("actors")["heads"]["offices"]
    last = "".join(sorted({end[-1] for end in _ENDINGS}))
    people = rf"({_CAPITAL}(?<![^\W_].){_LOWER}) (?<=[{last}].)"
    return _wording(rf"{people}(?:[a-z]+ )?(?:{either(offices)})\b", ())


def _wording(pattern: str, needs: Iterable[str]) -> _Wording:
    return _Wording(re.compile(pattern), telling(needs))
