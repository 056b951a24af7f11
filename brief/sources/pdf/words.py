"""What kinds of words stand on either side of a seam, and how often paragraphs end between such; nothing of places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.sources.pdf.lines import Seam
from brief.text import sentences

Words = tuple[str, str]  # what stands before a seam, and behind it

_EDGES = "\"“”„«»‘’'()[].,;:!?…"
_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?: (?:[a-z]{2,3}t|utc|msk))?$", re.IGNORECASE)
_ZONE = re.compile(r"[AaPp][Mm]|[A-Z]{2,3}T|UTC|MSK")
_BULLET = re.compile(r"[•·▪◦‣●○■□*]")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]")
_MARKS = re.compile(r'["“”„«»]')
_CLOSING = "”»"
_DASH = ("-", "–", "—")
QUOTE = ('"', "“", "„", "«")
_LONGEST_BYLINE = 120
_LONGEST_SHORTENED = 8  # characters of an abbreviation
_COMMON = 3  # times that a word of small letters stands within lines, which no paragraph is likely to end with
_LOOKED_AT = 4  # words behind a seam, in which a label has its colon
# How many ends of paragraphs there are for a seam within one, before a print is looked at: by what stands before the
# seam, times what stands behind it. By trial on `tests.printed --written`.
_BEFORE = {"stop": 1.0, "colon": 0.2, "comma": 0.00001, "address": 1.0, "clock": 4.0, "common": 0.02, "open": 0.2}
_BEHIND = {
    "lower": 0.3,
    "other": 0.5,
    "name": 0.7,
    "opener": 1.0,
    "quote": 1.2,
    "address": 1.2,
    "digit": 0.3,
    "bullet": 4.0,
    "dash": 0.5,
    "label": 3.0,
}
_TRUST = 2.0  # seams that the figures above weigh as much as


def odds_of(words: Words, ends: int, inside: int) -> float:
    """How much likelier than not a paragraph ends between such words, in a print with so many ends and so many not."""
    prior = _BEFORE[words[0]] * _BEHIND[words[1]]
    return (ends + _TRUST * prior / (1 + prior)) / (inside + _TRUST / (1 + prior))


class _Known(Struct, frozen=True):
    """Words in small letters, and how often each stands before another on its line."""

    small: Mapping[str, int]
    numbers: frozenset[int]  # those that lines begin with, and a full stop or bracket behind

    def before(self, tokens: Sequence[str], then: str) -> str:
        """The kind of what stands before a seam: the last word, seen with those before it and the one behind."""
        word = tokens[-1]
        if _STOP.search(word):
            return "stop" if len(word) > _LONGEST_SHORTENED or _ends_sentence(word, then) else "common"
        if word.endswith(":"):
            return "colon"
        if word.endswith((",", ";", "–", "—")):
            return "comma"
        if _is_address(word):
            return "address"
        if len(word) <= _LONGEST_SHORTENED and _CLOCK.search(" ".join(tokens)):
            return "common" if _ZONE.fullmatch(then) else "clock"
        return "common" if self.small.get(word, 0) >= _COMMON else "open"

    def behind(self, tokens: Sequence[str]) -> str:
        """The kind of what stands behind a seam: the first of the words, seen with those behind it."""
        first = tokens[0]
        if _BULLET.fullmatch(first) or self._numbers_an_item(first):
            return "bullet"
        if first.startswith(_DASH):
            return "dash"
        if first.startswith(QUOTE):
            return "quote"
        if first[:1].isdigit():
            return "digit"
        if _is_address(first):
            return "address"
        if not first[:1].isupper():
            return "lower" if first[:1].islower() else "other"
        if any(word.endswith(":") for word in tokens):
            return "label"
        return "opener" if first.strip(_EDGES).lower() in self.small else "name"

    def _numbers_an_item(self, word: str) -> bool:
        match = _NUMBER.fullmatch(word)
        return match is not None and (int(match[1]) < 2 or int(match[1]) - 1 in self.numbers)


def _is_address(word: str) -> bool:
    """Whether a word is a web address, one of mail, or the end of such a one, which a line's end broke."""
    return "://" in word or "@" in word or "=" in word or word.startswith("www.") or word.count("/") > 1


def _ends_sentence(word: str, then: str) -> bool:
    """Whether a word ends a sentence, and is not shortened ("Adm. Rob")."""
    return sum(1 for _ in sentences(f"{word} {then[:1].upper()}{then[1:]}")) > 1


def is_byline(text: str) -> bool:
    """Whether a line that begins a paragraph reads as one that names who wrote it, and has the day or time already."""
    if len(text) > _LONGEST_BYLINE or not any(character.isdigit() for character in text):
        return False
    return any(each.match(text) for each in _bylines())


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    rows = lexicon.load("en/furniture")["pattern"]
    return tuple(re.compile(row["regex"], re.IGNORECASE) for row in rows if row["kind"] == "byline")


def quoted_at_end(text: str, quoted: str) -> str:
    """The quotation mark that is open at the end of a line, where `quoted` is at its start; "": none."""
    for mark in _MARKS.findall(text):
        closes = mark in _CLOSING or (mark == '"' and quoted) or (mark == "“" and quoted == "„")
        quoted = "" if closes else mark
    return quoted


def between_lines(seams: Sequence[Seam]) -> list[Words]:
    """The words of each seam."""
    known = _known(seams)
    found = []
    for seam in seams:
        behind = seam.line.text.split(" ", _LOOKED_AT)[:_LOOKED_AT]
        found.append((known.before(seam.above.text.rsplit(" ", 3)[-3:], behind[0]), known.behind(behind)))
    return found


def between_words(seams: Sequence[Seam]) -> Iterator[Words]:
    """The words of the seams between two words of one line."""
    known = _known(seams)
    for seam in seams:
        tokens = seam.line.text.split(" ")
        for at in range(1, len(tokens)):
            before = known.before(tokens[max(0, at - 3) : at], tokens[at])
            yield before, known.behind(tokens[at : at + _LOOKED_AT])


def _known(seams: Sequence[Seam]) -> _Known:
    small = Counter(
        bare for seam in seams for word in seam.line.text.split(" ")[:-1] if (bare := word.strip(_EDGES)).islower()
    )
    begun = (_NUMBER.fullmatch(seam.line.text.split(" ", 1)[0]) for seam in seams)
    return _Known(small, frozenset(int(match[1]) for match in begun if match))
