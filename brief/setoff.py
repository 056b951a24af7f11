"""Speech that its place sets off, not marks: turns of a transcript, answers of an interview and block quotes.

Whose it is, others decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from brief.lexicon import load
from brief.patterns import pattern
from brief.spelling import is_given
from brief.text import Span, trimmed, view

_LABEL = re.compile(
    r"[*_]{0,3}(?P<name>[^\W\d_][^\n:()\[\]\"]{0,60}?)(?=[\s(\[*_:.])(?P<more>\s?[(\[][^()\[\]\n]{1,60}[)\]])?[*_]{0,3}"
    r"(?::|(?<=\b[QA])\.)[*_]{0,3}(?:\s+|$)"
)
_LONGEST_LABEL = 140  # characters, name and brackets: no match of `_LABEL` is longer
_PARTICLES = frozenset("al bin da de del der di el la le of ten the van von zu".split())
_FIRST = re.compile(r"\b(?:I|I'm|I've|I'll|I'd|we|We|we're|We're|our|Our|my|My|me|us|you|You|your)\b")
_TELLS = re.compile(r"\b(?:said|says|told|added|asked|replied|laughed|laughs|nodded)\b")
_IS_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s){1,3}[^\W\d_a-z][\w'’-]*")
_STAGE = re.compile(r"[(\[][^()\[\]]*[)\]][.,]?|\W*")
_REMARK = re.compile(r"[(\[][^()\[\]\n]{3,60}[)\]][.,]?\s*")  # before the words: "(As interpreted)"
_QUOTED = re.compile(r"(?:>\s?)+")
_NO_BLOCK = re.compile(r"[\"'([•·▪*-]|\(?\d{1,2}[.)]\s")
_INDENTED = 2  # columns further than the line that introduces them
_TURNS, _BARE_TURNS = 2, 4  # of which a text needs so many to be a transcript: with and without a title or "Q"


class SetOff(Struct, frozen=True):
    """The words of a paragraph, or of a stretch of it, that somebody says.

    `label`: the name before a turn, `None` for a block quote. `asks`: it names nobody ("QUESTION").
    `continues`: the words go on from the paragraph before.
    """

    start: int
    end: int
    label: Span | None
    asks: bool = False
    continues: bool = False


class _Label(Struct, frozen=True):
    """A name before a colon at the start of a paragraph; `certain`: its words say that somebody speaks."""

    span: Span
    words: int
    name: str
    asks: bool
    certain: bool
    capitals: bool


def read(text: str, paragraphs: Sequence[Span]) -> Mapping[int, SetOff]:
    """What is set off, by the number of the paragraph; a text without turns has blocks only."""
    return _read(text, tuple(paragraphs))


@lru_cache(maxsize=2)  # people and quotes are read in the same turns
def _read(text: str, paragraphs: tuple[Span, ...]) -> Mapping[int, SetOff]:
    turns = _turns(text, paragraphs) if ":" in text or "Q." in text else {}
    return {**_blocks(text, paragraphs, turns), **_answers(text, paragraphs), **turns}


# --- turns --------------------------------------------------------------------------------------


def _turns(text: str, paragraphs: Sequence[Span]) -> dict[int, SetOff]:
    """The turns of a transcript: each from its label up to the next one, as far as it is speech."""
    named = ((at, _label(text, *span)) for at, span in enumerate(paragraphs))
    labels = _of_transcript({at: label for at, label in named if label is not None})
    if not (labels and _are_people(text, paragraphs, labels)):
        return {}
    labels = _asking(text, paragraphs, labels)
    formal = sum(label.certain for label in labels.values()) * 2 > len(labels)
    last = max(labels)
    found: dict[int, SetOff] = {}
    speaking: _Label | None = None
    begun = False
    marked = all(text[paragraphs[at][0]] in _OPENING for at in labels)
    for at, paragraph in enumerate(paragraphs):
        start, end = _inside(text, *paragraph) if marked else paragraph
        if (label := labels.get(at)) is not None:
            speaking, begun = label, label.words < end
            if begun:
                found[at] = SetOff(label.words, end, label.span, label.asks)
        elif speaking is not None:
            if not _goes_on(view(text[start:end]), formal=not begun or (formal and at < last)):
                speaking = None
                if marked and _STAGE.fullmatch(text, start, end):
                    found[at] = SetOff(start, start, None)  # nobody's words, though a mark opens them
                continue
            found[at] = SetOff(start, end, speaking.span, speaking.asks, continues=begun)
            begun = True
    return found


def _inside(text: str, start: int, end: int) -> Span:
    """A paragraph of a transcript in marks without the mark that opens it, and the one that closes it."""
    if text[start] not in _OPENING or end - start < _SHORTEST:
        return start, end
    closed = text[end - 1] in _CLOSING and len(_DOUBLE.findall(text, start, end)) % 2 == 0
    return start + 1, end - 1 if closed else end


_OPENING, _CLOSING = '"“„«', '"”“»'
_SHORTEST = 3  # characters of marks and words


def _goes_on(seen: str, *, formal: bool) -> bool:
    """Whether a paragraph without a label is still speech: no stage direction, and nothing a reporter tells."""
    if _STAGE.fullmatch(seen):
        return False
    if formal and not _TELLS.search(seen):
        return True
    return _FIRST.search(seen) is not None and '"' not in seen


def _label(text: str, start: int, end: int) -> _Label | None:
    start += text[start] in _OPENING
    ahead = text[start : min(end, start + _LONGEST_LABEL)]
    if not (":" in ahead or "Q." in ahead or "A." in ahead):
        return None
    match = _LABEL.match(text, start, end)
    if match is None or not (match.end() == end or any(map(str.isalpha, text[match.end() : end]))):
        return None  # "Idris: 1,769" counts votes
    named = match.start("name") + (aside.end() if (aside := pattern("en/turns", "played").match(match["name"])) else 0)
    name = " ".join(text[named : match.end("name")].split()).rstrip("*_ ")
    words = name.replace(".", "").split()
    bare = " ".join(words).lower()
    turns = _lexicon()
    asks = bare.rstrip(" 0123456789") in turns["asks"]
    if asks and _IS_NAME.fullmatch(text, match.end(), end):
        return None  # "Reporter: Ana Souza"
    titled = len(words) > 1 and (words[0].lower() in turns["titles"] or " ".join(words[:2]).lower() in turns["titles"])
    certain = asks or bare in turns["answers"] or (titled and _names(words))
    if not certain and (not _names(words) or turns["fields"] & set(bare.split()) or name in _states()):
        return None
    span = (named, match.start("name") + len(match["name"].rstrip("*_ ")))
    remark = _REMARK.match(text, match.end(), end)
    return _Label(span, remark.end() if remark else match.end(), bare, asks, certain, name.isupper())


def _names(words: Sequence[str]) -> bool:
    """Whether words may name somebody: at most six, with capitals but for particles."""
    return len(words) <= 6 and all(word[0].isupper() or word in _PARTICLES for word in words) and words[0][0].isupper()


def _of_transcript(labels: dict[int, _Label]) -> dict[int, _Label]:
    """The labels that are turns; none where too few are, or where nobody speaks twice."""
    last_words = Counter(label.name.split()[-1] for label in labels.values())
    capitals = sum(label.capitals for label in labels.values()) * 2 > len(labels)
    kept = {
        at: label
        for at, label in labels.items()
        if label.certain
        or last_words[label.name.split()[-1]] > 1
        or len(label.name.split()) > 1
        or (capitals and label.capitals)
    }
    certain = [label for label in kept.values() if label.certain]
    distinct = {label.name.split()[-1] for label in kept.values()}
    if len(distinct) < 2 or len(kept) < _TURNS:
        return {}
    if len(certain) >= _TURNS and len({label.name for label in certain}) > 1:
        return kept
    repeated = [label for label in kept.values() if last_words[label.name.split()[-1]] > 1]
    answered = any(label.asks for label in kept.values()) and any(not label.asks for label in repeated)
    return kept if answered or (len(kept) >= _BARE_TURNS and repeated) else {}


def _are_people(text: str, paragraphs: Sequence[Span], labels: Mapping[int, _Label]) -> bool:
    """Whether labels are people's, not a list's: by titles, by given names, or as those speak who say "I".

    A page's "Pros:", "Crane Upkeep:", "Warm Clothes:" come again and again, too.
    """
    names = {label.name: label for label in labels.values()}
    bearers = _bearers(text) if any(len(name.split()) == 1 for name in names) else frozenset()
    asked = any(label.asks for label in labels.values())
    told = sum(
        label.certain or (asked and label.capitals) or _is_persons(label.name, bearers) for label in names.values()
    )
    if told * 2 >= len(names):
        return True
    return not few_say_i(text, [paragraphs[at] for at in labels])


def few_say_i(text: str, turns: Sequence[Span]) -> bool:
    """Whether hardly any of several turns has an "I" or "we": a list's have none, nor what is often asked."""
    spoken = sum(_MYSELF.search(text, *turn) is not None for turn in turns)
    return spoken * _FEW < len(turns)


def _is_persons(label: str, bearers: frozenset[str]) -> bool:
    """Whether a label begins with a given name, or is a surname that the text has behind one."""
    words = label.split(",")[0].split()
    return label in bearers if len(words) == 1 else any(is_given(word.title()) for word in words[:-1])


def _bearers(text: str) -> frozenset[str]:
    """The words that a text has behind given names, in lower case."""
    return frozenset(match[2].lower() for match in _PAIR.finditer(text) if is_given(match[1].title()))


_PAIR = re.compile(r"(?<![\w'’-])([A-ZÀ-Þ][\w'’-]+) (?=([A-ZÀ-Þ][\w'’-]+))")
_MYSELF = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'll|I’ll|I'd|I’d|[Mm]y|me|[Ww]e)\b")
_FEW = 4  # one turn in so many


def _asking(text: str, paragraphs: Sequence[Span], labels: Mapping[int, _Label]) -> dict[int, _Label]:
    """The labels, those of who only asks or wrote the text told to be nobody's: no list of words knows the outlet's."""
    asked: dict[str, list[bool]] = {}
    for at, label in labels.items():
        asked.setdefault(label.name, []).append(not label.certain and text[paragraphs[at][1] - 1] == "?")
    authors = {match[1].split()[-1].lower() for match in pattern("en/turns", "by").finditer(text)} if labels else set()
    nobody = {
        name
        for name, turns in asked.items()
        if all(turns) or name.split()[-1] in authors or (sum(turns) * 2 > len(turns) and f"the {name.title()}" in text)
    }
    return {at: replace(label, asks=True) if label.name in nobody else label for at, label in labels.items()}


@cache
def _lexicon() -> Mapping[str, frozenset[str]]:
    table = load("en/turns")
    return {name: frozenset(table[name]) for name in ("asks", "answers", "titles", "fields")}


@cache
def _states() -> frozenset[str]:
    table = load("actors")["states"]
    capitals = (state["capital"] for state in table.values() if "capital" in state)
    names = [*table, *(alias for state in table.values() for alias in state.get("aliases", ())), *capitals]
    return frozenset([*names, *(name.upper() for name in names)])


# --- interviews ---------------------------------------------------------------------------------

_BOLD = re.compile(r"(\*\*|__|\*|_)[^*_]{4,600}\1")
_ADDRESSES = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_OWN = re.compile(r"(?<![\w'-])(?:I|I'm|I've|I'll|I'd|[Mm]y|me)\b")
_FEWEST_ASKED = 3
_LONGEST_QUESTION = 500  # characters


@lru_cache(maxsize=2)
def questions(text: str, paragraphs: tuple[Span, ...]) -> tuple[int, ...]:
    """The paragraphs in which an interviewer speaks: those in bold, else those that only ask.

    None where they are few, or where nobody is addressed and nobody answers of himself or herself: an explainer's.
    """
    if text.count("?") < _FEWEST_ASKED - 1:
        return ()
    bold = tuple(at for at, span in enumerate(paragraphs) if text[span[0]] in "*_" and _BOLD.fullmatch(text, *span))
    asking = sum(text[slice(*paragraphs[at])].rstrip("*_ ").endswith("?") for at in bold)
    if len(bold) >= _FEWEST_ASKED and asking * 2 >= len(bold):
        return bold
    asked = [at for at, span in enumerate(paragraphs) if text[span[1] - 1] == "?" and _only_asks(text, *span)]
    if len(asked) < _FEWEST_ASKED - 1:
        return ()
    seen = [view(text[slice(*span)]) for span in paragraphs]
    addressed = sum(_ADDRESSES.search(seen[at]) is not None for at in asked)
    if addressed * 3 < len(asked):
        return ()
    found = asked[:1]
    for at in range(asked[0] + 1, asked[-1] + 1):
        if at in asked or (at - 1 not in found and _leads_on(seen[at])):
            found.append(at)
    found = _in_turn(seen, found)
    told = sum(_OWN.search(seen[at + 1]) is not None for at in found if at + 1 < len(paragraphs))
    return tuple(found) if len(found) >= _FEWEST_ASKED and told * 2 >= len(found) else ()


def _in_turn(seen: Sequence[str], found: list[int]) -> list[int]:
    """The interviewer's paragraphs; of two who speak in turn every other one, where a line tells nothing of oneself."""
    if any((at - found[0]) % 2 for at in found):
        return found
    return [at for at in range(found[0], found[-1] + 1, 2) if at in found or _is_line(seen[at])]


def _is_line(words: str) -> bool:
    """Whether a paragraph is as short as an interviewer's, and nobody tells of himself or herself in it."""
    return len(words) * 2 < _LONGEST_QUESTION and not _OWN.search(words)


def _only_asks(text: str, start: int, end: int) -> bool:
    return end - start < _LONGEST_QUESTION and not _NO_BLOCK.match(text, start) and not _DOUBLE.search(text, start, end)


def _leads_on(seen: str) -> bool:
    """Whether an interviewer says something that asks nothing: "You once called the treaty a work of fiction."."""
    return bool(_ADDRESSES.search(seen)) and _is_line(seen)


def _answers(text: str, paragraphs: tuple[Span, ...]) -> dict[int, SetOff]:
    """The paragraphs behind the questions of an interview, where no marks stand in them and no reporter speaks."""
    asked = questions(text, paragraphs)
    found: dict[int, SetOff] = {}
    for at in range(asked[0] + 1, len(paragraphs)) if asked else ():
        seen = view(text[slice(*paragraphs[at])])
        behind = at - 1 in asked
        if at in asked or not (behind or at - 1 in found) or '"' in seen[:1] or _TOLD_BY.search(seen):
            continue
        if behind or _goes_on(seen, formal=False):
            found[at] = SetOff(*paragraphs[at], None, continues=not behind)
    return found


_DOUBLE = re.compile(r"[\"“”„«»]")
_TOLD_BY = re.compile(r"\b(?:he|she|[A-Z]\w+) (?:said|says|added|adds|told|laughed|laughs|nodded|nods)\b[.,]")


# --- blocks -------------------------------------------------------------------------------------


def _blocks(text: str, paragraphs: Sequence[Span], turns: Mapping[int, SetOff]) -> dict[int, SetOff]:
    """The paragraphs that stand as a block behind a sentence that introduces them with a colon."""
    found: dict[int, SetOff] = {}
    for at, (_, end) in enumerate(paragraphs[:-1]):
        if text[end - 1] != ":" or at in turns or at in found or not _introduces(text, *paragraphs[at : at + 2]):
            continue
        for place, start in _block(text, paragraphs, at):
            found[place] = SetOff(*trimmed(text, start, paragraphs[place][1]), None, continues=place > at + 1)
    return found


def _introduces(text: str, lead: Span, block: Span) -> bool:
    """Whether a paragraph leads to a block: it ends so, or tells that somebody says the words of an "I" or "we"."""
    end = view(text[max(lead[0], lead[1] - 200) : lead[1]])
    if pattern("en/turns", "introduces").search(end) is not None:
        return True
    mine = _MYSELF.search(text, *block) is not None
    return mine and pattern("en/turns", "announces").search(end) is not None


def _block(text: str, paragraphs: Sequence[Span], at: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block and where the words of each begin: quoted with ">", indented, or the next one alone."""
    edge = _column(text, paragraphs[at][0])
    following = range(at + 1, len(paragraphs))
    first = paragraphs[at + 1][0]
    if _QUOTED.match(text, first):
        for place in following:
            if (mark := _QUOTED.match(text, paragraphs[place][0])) is None:
                return
            yield place, mark.end()
    elif _column(text, first) - edge >= _INDENTED:
        for place in following:
            if _column(text, paragraphs[place][0]) - edge < _INDENTED or not _is_block(text, *paragraphs[place]):
                return
            yield place, paragraphs[place][0]
    else:
        for place in following:  # an "I" or "we" goes on
            if not _is_block(text, *paragraphs[place]) or (place > at + 1 and not _both_own(text, paragraphs, place)):
                return
            yield place, paragraphs[place][0]


def _both_own(text: str, paragraphs: Sequence[Span], place: int) -> bool:
    """Whether a paragraph and the one before are of one who says "I" or "we"."""
    return all(_MYSELF.search(text, *span) is not None for span in paragraphs[place - 1 : place + 1])


def _column(text: str, at: int) -> int:
    """How far a paragraph is indented, a tab as four columns."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return len(before.replace("\t", "    ")) if before.isspace() else 0


def _is_block(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is speech of its own: whole sentences, no list, no marks at its start, nobody who "said"."""
    seen = view(text[start:end])
    return (
        len(seen) < 3000
        and seen[0].isupper()
        and seen[-1] in ".!?"
        and len(seen.split()) >= 5
        and not _NO_BLOCK.match(seen)
        and '"' not in seen
        and not _TELLS.search(seen)
        and _LABEL.match(seen) is None
    )
