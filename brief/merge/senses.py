"""What turns the sense of one wording against another much like it; whether they are alike is asked elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from brief.lexicon import load
from brief.merge import terms
from brief.merge.terms import Term

# Words of the matter that two wordings must share for each word that one replaces by another: translations of a long
# sentence differ so, short statements about two things too. By trial on half of `tests/cases/quotes/adversarial.toml`.
_SHARED_A_CHANGE = 8
# Terms before the stretch of the longer wording that the shorter repeats, where a "not" still governs it.
_BEFORE = 2
_GOVERNED = 8
_BOTH_TURN = ("modal", "share", "link", "person", "amount", "season", "day")
_ONE_TURNS = ("modal", "share", "amount")
_MOVED = 3  # what is moved for emphasis is longer than what stands in the middle of an exchange of two names


def turned(one: Sequence[Term], other: Sequence[Term], names: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two wordings say different things: a "not", a number, a "could", another thing, two that change places.

    Only the stretch of the longer that the shorter repeats counts. `names`: the capitalised words of each, as stems.
    """
    if len(one) > len(other):
        one, other, names = other, one, (names[1], names[0])
    pairs = _aligned(one, other)
    if not pairs:
        return True
    short, long, before = _stretches(one, other, pairs)
    if len(short) < _GOVERNED and any(term.kind == "negation" for term in before):
        return True
    return _replaced(short, long, names) or _terms_turn(short, long) or _exchanged(short, long)


def _aligned(one: Sequence[Term], other: Sequence[Term]) -> list[tuple[int, int]]:
    """The places of the longest sequence of terms that both share."""
    from rapidfuzz.distance import LCSseq

    if not one:
        return []
    if (at := contained(one, other)) is not None:
        return [(step, at + step) for step in range(len(one))]
    blocks = LCSseq.opcodes(one, other)
    return [
        (block.src_start + step, block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def contained(piece: Sequence[Term], whole: Sequence[Term], low: int = 0) -> int | None:
    """Where a sequence of terms stands within another, from `low` on."""
    places = range(low, len(whole) - len(piece) + 1)
    return next((at for at in places if whole[at] == piece[0] and whole[at : at + len(piece)] == piece), None)


def _stretches(
    one: Sequence[Term], other: Sequence[Term], pairs: Sequence[tuple[int, int]]
) -> tuple[Sequence[Term], Sequence[Term], Sequence[Term]]:
    """What is compared: the shorter, the stretch of the longer it repeats, and the terms before that stretch.

    The whole longer one, where the shorter has words that stand outside the stretch: then clauses have changed places.
    """
    start = max(0, pairs[0][1] - pairs[0][0])
    end = min(len(other), pairs[-1][1] + len(one) - pairs[-1][0])
    missing = {term for term in one if term.kind == "matter"} - set(other[start:end])
    if missing & {*other[:start], *other[end:]}:
        return one, other, ()
    return one, other[start:end], other[max(0, start - _BEFORE) : start]


def _terms_turn(short: Sequence[Term], long: Sequence[Term]) -> bool:
    ours, theirs = _by_kind(short), _by_kind(long)
    if sum(ours["negation"].values()) % 2 != sum(theirs["negation"].values()) % 2:
        return True
    if _numbers_differ(ours["number"], theirs["number"]):
        return True
    for kind in _BOTH_TURN:
        if ours[kind] == theirs[kind]:
            continue
        more, fewer = ours[kind] - theirs[kind], theirs[kind] - ours[kind]
        if kind == "modal":  # "we must stop and sit down", "we must stop and we must sit down"
            more, fewer = Counter(set(more) - set(theirs[kind])), Counter(set(fewer) - set(ours[kind]))
        if (more and fewer) or (kind in _ONE_TURNS and _turns_alone(kind, set(more) | set(fewer), (ours, theirs))):
            return True
    if {"if", "unless"} & (set(ours["link"]) ^ set(theirs["link"])):
        return True
    return _opposed(short, long)


Kinds = dict[str, Counter[str]]


def _by_kind(listed: Sequence[Term]) -> Kinds:
    kinds: Kinds = defaultdict(Counter)
    for term in listed:
        if term.kind != "matter":
            kinds[term.kind][term.value] += 1
    return kinds


def _numbers_differ(ours: Counter[str], theirs: Counter[str]) -> bool:
    """Whether numbers differ; "one" may stand for no number, "first" not."""
    more, fewer = set(ours) - set(theirs), set(theirs) - set(ours)
    return bool((more and fewer) or (more | fewer) - {"1"})


def _turns_alone(kind: str, values: set[str], wordings: tuple[Kinds, Kinds]) -> bool:
    """Whether terms that only one wording has turn it: "will" does where the other tells of the past."""
    if kind == "modal":
        if values == {"will"}:
            return any(one["past"] and not one["modal"] for one in wordings)
        return bool(values)
    return bool(values - _left_out())


@cache
def _left_out() -> frozenset[str]:
    return frozenset(load("en/wordings")["left_out"]["share"])


@cache
def _opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """For each stem, the pairs of opposites it belongs to, and on which side it stands."""
    table: dict[str, list[tuple[int, int]]] = {}
    for number, pair in enumerate(load("en/wordings")["opposites"]["pairs"]):
        for side, words in enumerate(pair):
            for word in words.split():
                for written in {terms.plain(word), terms.stem(word)}:
                    table.setdefault(written, []).append((number, side))
    return {word: tuple(sides) for word, sides in table.items()}


def sides(listed: Sequence[Term]) -> frozenset[tuple[int, int]]:
    """The sides of opposites that terms take, by the number of the pair."""
    return frozenset(side for term in listed for side in _opposites().get(term.value, ()))


def _opposed(short: Sequence[Term], long: Sequence[Term]) -> bool:
    one, other = set(short), set(long)
    return opposed(sides(tuple(one - other)), sides(tuple(other - one)))


def opposed(ours: frozenset[tuple[int, int]], theirs: frozenset[tuple[int, int]]) -> bool:
    """Whether some pair of opposites has one side here and the other there."""
    return any((pair, 1 - side) in theirs for pair, side in ours)


def _replaced(short: Sequence[Term], long: Sequence[Term], names: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether something is said of another thing: a word, or a name, stands where the other wording has its own."""
    ours = {term.value for term in short if term.kind == "matter"}
    theirs = {term.value for term in long if term.kind == "matter"}
    more, fewer = ours - theirs, theirs - ours
    if more & names[0] and fewer & names[1]:
        return True
    return min(len(more), len(fewer)) * _SHARED_A_CHANGE > len(ours & theirs)


def _exchanged(short: Sequence[Term], long: Sequence[Term]) -> bool:
    """Whether two terms have changed places around a third: "Peru attacked Ecuador", "Ecuador attacked Peru".

    A clause or a phrase that only moves leaves the order within the rest as it was.
    """
    places = _places(short, long)
    if places == sorted(places):
        return False
    blocks: list[list[int]] = []
    for place in places:
        if blocks and place == blocks[-1][-1] + 1:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    return any(
        first[0] > middle[0] > last[0] and len(middle) < _MOVED
        for first, middle, last in zip(blocks, blocks[1:], blocks[2:], strict=False)
    )


def _places(short: Sequence[Term], long: Sequence[Term]) -> list[int]:
    """For each term of the shorter that the longer has too, its rank among those in the longer."""
    where: dict[tuple[Term, int], int] = {}
    count: Counter[Term] = Counter()
    for at, term in enumerate(long):
        where[term, count[term]] = at
        count[term] += 1
    count.clear()
    found: list[int] = []
    for term in short:
        if (place := where.get((term, count[term]))) is not None:
            found.append(place)
        count[term] += 1
    ranks = {place: rank for rank, place in enumerate(sorted(found))}
    return [ranks[place] for place in found]
