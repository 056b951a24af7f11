"""Which rows of the lexicon a sentence can match at all, told by substrings: most sentences are let go here."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache

from brief.finders.demands.edges import alternatives, closing
from brief.lexicon import load
from brief.model import Article, Sentence
from brief.tenses import irregular, past
from brief.text import vocabulary

_MOST = 2000  # characters: a longer "sentence" is a list or a table, and would make every look-back long
BACK = 4  # sentences before an act in which it may have been asked for
_SMALL = frozenset(
    "and are but for from had has have her his its not said that the their they this was were will with".split()
)
_WILL = frozenset(["will", "would", "shall"])
_ITEM = re.compile(r"(?:[-*\u2013\u2014\u2022]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])?\s*(?:(?:not )?to|that)\s+[a-z]")
_BULLET = re.compile(r"(?:([-*\u2013\u2014\u2022])|\(?(\d{1,2})[.)]|\(?[a-z]\))\s")
_LETTERS = re.compile(r"[a-z]+")
_SPECIAL = re.compile(r"[\\()\[\]?*+|.{}^$]")


def opened(article: Article, seen: str) -> dict[int, frozenset[str]]:
    """The rows that each sentence may match, by the sentence's start; sentences that match none are left out."""
    found: dict[int, frozenset[str]] = {}
    told = vocabulary(seen, article.sentences).told
    opened_by = _opened_by(held for _, held in told)
    opening = frozenset(opened_by)
    wordless = _told_by("")
    always = [wordless] if wordless else []
    listing, mark = False, ""
    for sentence, held in told:
        if sentence.end - sentence.start > _MOST:
            continue
        words = seen[sentence.start : sentence.end].rstrip()
        rows = _rows(words.lower(), held, always + [opened_by[word] for word in held & opening])
        own = mark_of(words)
        is_item = listing and (_ITEM.match(words) is not None if not own else mark in ("", own))
        if is_item:
            rows.add("items")
        leads = words.endswith(":") and not (is_item and own)
        listing = leads or (is_item and (bool(own) or words.endswith((";", ",", " and"))))
        mark = "" if leads else own or mark
        if rows - {"commentary"}:
            found[sentence.start] = frozenset(rows)
    return found | _acts(told, found)


def _rows(low: str, held: frozenset[str], opening: Iterable[Told]) -> set[str]:
    """The rows that a sentence in lower case may match, by the words it holds and what these open."""
    rows: set[str] = set()
    for opens, phrases in opening:
        rows |= opens
        for stem, some in phrases:
            if stem in low:
                rows.update(some)
    beside = _beside()
    return {row for row in rows if row not in beside or not beside[row].isdisjoint(held)}


@cache
def _beside() -> dict[str, frozenset[str]]:
    """Words of which any match of a row's patterns holds one; of an order in marks, the verb that opens it."""
    table = load("en/demands")
    orders = (stem for verb in table["spoken"]["imperatives"] for stem in stems(verb))
    first = (_LETTERS.match(stem) for stem in orders)
    rows = {row: frozenset(words) for row, words in table["beside"].items()}
    return {**rows, "imperatives": frozenset(match.group() for match in first if match)}


def _acts(told: Sequence[tuple[Sentence, frozenset[str]]], found: Container[int]) -> dict[int, frozenset[str]]:
    """The sentences that may tell that what one before asks was done: with the past of a word of it, or "will"."""
    more: dict[int, frozenset[str]] = {}
    for at, (sentence, held) in enumerate(told):
        if sentence.start in found or sentence.end - sentence.start > _MOST:
            continue
        before = [asked for asking, asked in told[max(0, at - BACK) : at] if asking.start in found]
        if not before:
            continue
        done = _bases(held) if held.isdisjoint(_WILL) else held - _SMALL
        if done and not all(map(done.isdisjoint, before)):
            more[sentence.start] = frozenset(["acts"])
    return more


def _bases(held: frozenset[str]) -> set[str]:
    """What the past forms among some words may be the past of: "free", "fre" and "fr" of "freed"."""
    regular = [word for word in held if word.endswith("ed")]
    bases = {base for word in regular for base in (word[:-1], word[:-2], word[:-3]) if len(base) > 2}
    irregular_ones = _irregular()
    bases.update(base for word in held if word in irregular_ones for base in irregular_ones[word])
    return bases


@cache
def _irregular() -> dict[str, list[str]]:
    """The verbs of each past form that does not end as regular ones do."""
    verbs: dict[str, list[str]] = {}
    for verb, told in irregular().items():
        verbs.setdefault(told, []).append(verb)
    return verbs


@lru_cache(maxsize=1 << 14)
def past_of(verb: str) -> tuple[str, ...]:
    """The forms that may tell a verb of the past; one that the lexicon doesn't list may double its last letter.

    >>> past_of("free"), past_of("stop"), past_of("ban"), past_of("pay")
    (('freed',), ('stopped',), ('banned',), ('paid',))
    >>> past_of("unpin")
    ('unpined', 'unpinned')
    """
    alone = verb in irregular() or verb.endswith(("e", "y"))
    return (past(verb),) if alone else (past(verb), f"{verb}{verb[-1:]}ed")


def mark_of(words: str) -> str:
    """What marks a line as an item of a list: its dash or bullet, "1" for a number; nothing, where it is none."""
    match = None if words[:1].isupper() else _BULLET.match(words)
    if match is None:
        return ""
    return match.group(1) or ("1" if match.group(2) else "a")


Stem = tuple[str, tuple[str, ...]]  # what any match of some rows' patterns holds, and those rows
Told = tuple[frozenset[str], tuple[Stem, ...]]  # the rows that a word opens, and the phrases that it makes possible


def _opened_by(sentences: Iterable[frozenset[str]]) -> dict[str, Told]:
    """The words of a text that open rows or make phrases possible, with both."""
    words = frozenset[str]().union(*sentences)
    return {word: told for word in words if (told := _told_by(word)) is not None}


@lru_cache(maxsize=1 << 16)
def _told_by(word: str) -> Told | None:
    """The rows with a stem in one word, and the phrases of which it holds the longest; of no word, those without any.

    A language has few words, so each is looked at once.
    """
    stems_of_letters, phrases = _stems_of_rows()
    rows = frozenset(row for stem, some in stems_of_letters if stem in word for row in some)
    some = tuple(phrase for longest, phrase in phrases if (longest in word if longest else not word))
    return (rows, some) if rows or some else None


@cache
def _stems_of_rows() -> tuple[tuple[Stem, ...], tuple[tuple[str, Stem], ...]]:
    """The stems of letters alone; and phrases, which have other marks or spaces too, each behind its longest word."""
    table: dict[str, list[str]] = {}
    for row, patterns in patterns_by_row().items():
        for pattern in patterns:
            for stem in stems(pattern):
                table.setdefault(stem, []).append(row)
    found = [(_rarest(stem), (stem, tuple(rows))) for stem, rows in table.items()]
    plain = tuple(stem for longest, stem in found if longest == stem[0] != "")
    return plain, tuple((longest, stem) for longest, stem in found if not longest or longest != stem[0])


def _rarest(stem: str) -> str:
    """The longest word of a stem, if there is one that isn't common."""
    words = _LETTERS.findall(stem)
    return max(words, key=lambda word: (len(word) > 2 and word not in _SMALL, len(word)), default="")


@cache
def patterns_by_row() -> dict[str, tuple[str, ...]]:
    """The patterns that each row of the lexicon cannot do without, by the row's name ("verb-demand")."""
    table = load("en/demands")
    rows: dict[str, tuple[str, ...]] = {}
    for kind in ("verbs", "nouns", "answers"):
        rows |= {f"{kind[:-1]}-{row['id']}": tuple(row.get("stems", [row["forms"]])) for row in table[kind]}
    rows |= {f"{k[:-1]}-{row['id']}": tuple(row["stems"]) for k in ("phrases", "responses") for row in table[k]}
    rows |= {row: tuple(stems) for row, stems in table["gates"].items()}
    rows["threats"] = (*table["threats"]["always"], *table["threats"]["with_if"])
    rows["must"] = (table["must"]["modals"], table["must"]["weaker"])
    rows["terms"] = tuple(table["spoken"]["terms"])
    rows["lists"] += (table["lists"]["nouns"],)
    rows["bills"] = (table["bills"]["nouns"],)
    rows["verdicts"] += tuple(table["verdicts"]["open"])
    rows["firm"] = tuple(table["firm"]["verbs"])
    rows["unwilling"] = tuple(table["unwilling"]["stems"])
    rows["closed"] = tuple(table["closed"]["stems"])
    rows["commentary"] = tuple(table["parties"]["commentators"])
    return rows


def stems(pattern: str) -> tuple[str, ...]:
    """The literal beginnings, in lower case, one of which any match of a pattern holds.

    Two letters or more each, as far as the pattern goes.

    >>> stems("press(?:es|ed)?|pressured"), stems("t(?:old|ells?) off"), stems("(?:ready|open) to")
    (('press', 'pressured'), ('told', 'tell'), ('ready', 'open'))
    """
    return tuple(dict.fromkeys(stem for one in alternatives(pattern) for stem in _beginnings(one)))


def _beginnings(pattern: str) -> list[str]:
    special = _SPECIAL.search(pattern)
    at = special.start() if special else len(pattern)
    optional = special is not None and special.group() in "?*{" and at > 0
    literal = pattern[: at - 1 if optional else at].lower()
    if len(literal) > 2 or special is None or special.group() != "(" or not pattern.startswith("(?:", at):
        return [literal]
    end = closing(pattern, at)
    inner = [stem for one in alternatives(pattern[at + 3 : end]) for stem in _beginnings(one)]
    if pattern[end + 1 : end + 2] in ("?", "*", "{"):
        inner.append("")
    return [literal + stem for stem in inner]
