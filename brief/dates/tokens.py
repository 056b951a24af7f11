"""A sentence as tokens and as one string with a character a token, for shapes to match; no meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from brief import lexicon
from brief.dates.grammar import OTHER, alphabet

_TOKEN = re.compile(
    r"""
    (?P<ISO>(?<![\d./-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))
  | (?P<NUMERIC>(?<![\d./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d./-]*\d))
  | (?P<CLOCK>(?<![\d.:])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?=\s?[ap]\.?m\b))(?![\d:]))
  | (?P<DECADE>(?<![\w$£€])(?:1\d|20)\d0'?s\b|'\d0s\b|(?<=the\ )[2-9]0s\b|(?<=-)[2-9]0s\b)
  | (?P<SHORTYEAR>(?<!\w)'\d\d\b)
  | (?P<AMPM>\b[ap]\.m\b\.?|(?<=[\d ])[ap]m\b|\b[AP]\.M\b\.?|(?<=[\d ])[AP]M\b)
  | (?P<DAYTH>\b[0-3]?\d(?:st|nd|rd|th)\b)
  | (?P<money>[$£€¥\#]\s?\d[\d.,]*)
  | (?P<digits>\d+(?:[.,]\d+)*(?P<tail>\s?%|\s(?:percent|per\ cent|percentage)\b|(?!(?:am|pm|AM|PM)\b)[^\W\d_]\w*)?)
  | (?P<word>[^\W\d_]+(?:-\n\s*[a-z]+)?(?:\d\w*)?)
  | (?P<own>'s\b)
  | (?P<mark1>\S)
    """,
    re.VERBOSE,
)
_CODES_BEFORE = re.compile(r"[^\W\d_]-$")
_CAPITAL = ("MONTH", "WEEKDAY", "ABBRDAY", "MANYDAY")
_HYPHENS_KEPT = frozenset("mid pre post early late since until".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, with its place in the sentence, and lower-cased without full stops."""

    start: int
    end: int
    text: str
    word: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens and, character for token, as `kinds`."""

    text: str
    tokens: tuple[Token, ...]
    kinds: str

    def word(self, index: int) -> str:
        """The token at `index` in lower case; empty outside the sentence."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def is_(self, index: int, kind: str) -> bool:
        """Whether the token at `index` is of that kind."""
        return 0 <= index < len(self.kinds) and self.kinds[index] in alphabet().kinds.get(kind, "")


def tokenize(text: str) -> Line:
    """The tokens of a sentence, already as `view` shows it. Linear."""
    words, kinds = alphabet().words, alphabet().kinds
    tokens: list[Token] = []
    codes: list[str] = []
    for match in _TOKEN.finditer(text):
        name = match.lastgroup or "mark1"
        string = match.group()
        word = string.lower()
        if name == "word":
            if "\n" in word:
                word = re.sub(r"-\n\s*", "", word)
            code = words.get(word, OTHER)
            if code != OTHER and string[0].islower() and any(code in kinds[kind] for kind in _CAPITAL):
                code = OTHER
        elif match["digits"]:
            code = OTHER if match["tail"] else _digits(text, match.start(), string)
        elif name == "money":
            code = OTHER
        elif name in kinds:
            code = kinds[name][-1]
        elif string == "-" and not _glued(text, match.start()):
            code = OTHER
        else:
            code = words.get(string, OTHER)
        tokens.append(Token(match.start(), match.end(), string, word))
        codes.append(code)
    return Line(text, tuple(tokens), "".join(codes))


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
