"""A sentence as tokens and as one string with a character a token, for shapes to match; no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.dates.grammar import OTHER, alphabet

# Words come first: most tokens are words, and the others begin with a digit or a mark.
_TOKEN = re.compile(
    r"""
    (?=\S)(?:
    (?P<word>(?![AaPp]\.?[Mm]\b)[^\W\d_]++(?:-\n\s*[a-z]+)?(?:\d\w*)?)
  | (?P<AMPM>\b[ap]\.m\b\.?|(?<=[\d ])[ap]m\b|\b[AP]\.M\b\.?|(?<=[\d ])[AP]M\b)
  | (?P<am>[AaPp][Mm]\b)
  | (?P<ISO>(?<![\d./-])(?:\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-])
      |\d{4}(?P<ymark>[./])\d\d?(?P=ymark)\d\d?(?![./-]?\d)))
  | (?P<NUMERIC>(?<![\d./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d./-]*\d))
  | (?P<CLOCK>(?<![\d.:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?=\s?[ap]\.?m\b))(?![\d:]))
  | (?P<DECADE>(?<![\w$£€])(?:1\d|20)\d0'?s\b|'\d0s\b|(?<=the\ )[5-9]0s\b)
  | (?P<SHORTYEAR>(?<![\w'])'\d\d\b)
  | (?P<DAYTH>\b[0-3]?\d(?:st|nd|rd|th)\b)
  | (?P<money>[$£€¥\#]\s?\d[\d.,]*)
  | (?P<digits>\d+(?:[.,]\d+)*(?P<tail>\s?%|\s(?:percent|per\ cent|percentage)\b|(?!(?:am|pm|AM|PM)\b)[^\W\d_]\w*)?)
  | (?P<own>'s\b)
  | (?P<mark1>\S)
    )""",
    re.VERBOSE,
)
_MARKS = frozenset(',.;:?!()[]/"-')  # wherever they stand, each that no token began before is one of its own
_HALVES = ("am", "pm")  # of a day, where they stand behind the hour
_LINE_BREAK = re.compile(r"-\n\s*")
_CODES_BEFORE = re.compile(r"[^\W\d_]-$")
_CAPITAL = ("MONTH", "WEEKDAY", "ABBRDAY", "MANYDAY")
_HYPHENS_KEPT = frozenset("mid pre post early late since until".split())


class Token(Struct, frozen=True):
    """A word, number or mark, as it stands and in lower case."""

    text: str
    word: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


class Line(Struct, frozen=True):
    """A sentence and its tokens: lower-cased `words`, their offsets, and a character for each in `kinds`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str

    def word(self, index: int) -> str:
        """The token at `index` in lower case; empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def token(self, index: int) -> Token | None:
        """The token at `index`; `None` outside the sentence."""
        if not 0 <= index < len(self.words):
            return None
        return Token(self.text[self.starts[index] : self.ends[index]], self.words[index])

    def capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def is_(self, index: int, kind: str) -> bool:
        """Whether the token at `index` is of that kind."""
        return 0 <= index < len(self.kinds) and self.kinds[index] in alphabet().kinds.get(kind, "")


def tokenize(text: str) -> Line:
    """The tokens of a sentence, already as `view` shows it. Linear."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters have a longer small form
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    known, capitals = alphabet().words, _capital_codes()
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    end, told = -1, 0  # where the last piece between spaces ends, and up to where the sentence is told
    for piece in lower.split(" "):
        start = end + 1
        end = start + len(piece)
        word = piece if piece.isalpha() or piece[-1:] not in _MARKS else piece[:-1]
        if start < told or not word.isalpha() or word in _HALVES:
            for part in _parts(text, lower, max(start, told), end):
                word, begin, told, code = part
                words.append(word)
                starts.append(begin)
                ends.append(told)
                codes.append(code)
            continue
        # Most pieces are so: letters, with at most one mark behind them, which need no pattern.
        code = known.get(word, OTHER)
        if code != OTHER and code in capitals and text[start].islower():
            code = OTHER
        words.append(word)
        starts.append(start)
        codes.append(code)
        if word is not piece:
            ends.append(end - 1)
            words.append(piece[-1])
            starts.append(end - 1)
            codes.append(_plain_mark(text, end - 1))
        ends.append(end)
    return Line(text, tuple(words), tuple(starts), tuple(ends), "".join(codes))


def _parts(text: str, lower: str, at: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """The tokens of a piece of a sentence that is no mere word: each in lower case, its offsets, its character."""
    while at < end:
        if text[at] in _MARKS:
            yield text[at], at, at + 1, _plain_mark(text, at)
            at += 1
        elif match := _TOKEN.match(text, at):
            at = match.end()
            yield _understood(text, lower, match)
        else:  # a break of the line
            at += 1


def _understood(text: str, lower: str, match: re.Match[str]) -> tuple[str, int, int, str]:
    start, end = match.span()
    word = lower[start:end]
    if match.lastgroup != "word":
        return word, start, end, _mark(text, match, match.lastgroup or "")
    if "\n" in word:
        word = _LINE_BREAK.sub("", word)
    code = alphabet().words.get(word, OTHER)
    return word, start, end, OTHER if code in _capital_codes() and text[start].islower() else code


@cache
def _capital_codes() -> frozenset[str]:
    """The characters of words that mean a time only with a capital."""
    return frozenset("".join(alphabet().kinds[kind] for kind in _CAPITAL))


def _mark(text: str, match: re.Match[str], name: str) -> str:
    """The character of a token that is no word."""
    kinds, string = alphabet().kinds, match.group()
    if name == "digits":
        return OTHER if match["tail"] else _digits(text, match.start(), string)
    if name in kinds:
        return kinds[name][-1]
    return OTHER if name == "money" else alphabet().words.get(string, OTHER)


def _plain_mark(text: str, at: int) -> str:
    """The character of one of `_MARKS`; a hyphen that ties no words is none that a shape can see."""
    mark = text[at]
    return OTHER if mark == "-" and not _glued(text, at) else alphabet().words.get(mark, OTHER)


def _glued(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and not text[at - 1].isspace() and not text[at + 1].isspace()


def _digits(text: str, start: int, string: str) -> str:
    kinds = alphabet().kinds
    if not string.isascii() or not string.isdigit():
        return kinds["NUM"][-1] if string.isascii() else OTHER
    if _CODES_BEFORE.search(text, max(0, start - 2), start) and not _month_or_prefix_before(text, start - 1):
        return OTHER
    if len(string) == 4 and string[0] in "12":
        return kinds["YEAR" if "1900" <= string < "2100" else "OLDYEAR" if string < "1900" else "NUM"][-1]
    if len(string) <= 2 and 1 <= int(string) <= 31:
        return kinds["DAY"][-1]
    return kinds["NUM"][-1] if len(string) <= 6 else OTHER


def _month_or_prefix_before(text: str, hyphen: int) -> bool:
    start = hyphen
    while start > 0 and hyphen - start < 12 and text[start - 1].isalpha():
        start -= 1
    word = text[start:hyphen].lower()
    return word in _HYPHENS_KEPT or word in lexicon.load("en/dates")["months"]
