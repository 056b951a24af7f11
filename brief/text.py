"""The canonical text, its same-length view for matching, its paragraphs, sentences and words; no meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from brief.keeping import remembered

if TYPE_CHECKING:
    from brief.model import Sentence

Span = tuple[int, int]
_T = TypeVar("_T")

# As many characters for as many, so that offsets in the view are offsets in the text.
_VIEW = {
    **dict.fromkeys(("``", "‘‘"), ' "'),  # of old wire copy; before the marks that they are made of
    "’’": '" ',
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("“”„‟«»″「」『』＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "''": '" ',  # last, so that no view holds one: the view of a view is the view
}
_MARK = re.compile(f"[{''.join(mark for mark in _VIEW if len(mark) == 1)}]")
# With these changed first, most texts have nothing more that is not ASCII.
_OFTEN = tuple((mark, _VIEW[mark]) for mark in ("‘‘", "’’", "’", "“", "”", "–", "—", "‘", "\u00a0"))
_PLAIN_VIEW = tuple((mark, plain) for mark, plain in _VIEW.items() if mark.isascii())
# What a report opens with where a line tells whence it was sent: "LIMA, March 4 (Agency) - "; the group is the town.
DATELINE = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ .'/-]{2,30}?)(?:,[^-–—(]{0,40})?(?:\s*\([^)]{0,40}\))?\s?[-–—_]+\s+")
_STAMP = re.compile(  # "09.10 ", "3. ", "(b) ", "- "
    r"\s*(?:\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}\b)?:?|\(?(?:\d{1,2}|[a-z])[.)]|[*•–—-])\s+"
)
# An entry of a live page: "09.10 The ferry has docked", "21:30 GMT - A deal"; a page with `ENTRIES` of them is one.
ENTRY = re.compile(
    r"[(\[]?(?:[01]?\d|2[0-3])[.:h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?[)\]]?(?:(?:\s?[-–—:|]|\s)\s?\S|$)"
)
ENTRIES = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAK = "\x1f"  # between words that are handed over as one text; no pattern has it
_SPELLED_APART = "’“”‘—–…\u00a0"  # in most texts all that is not ASCII
# By the number of a letter of Latin-1: the small one, or a space for what is no letter.
_SMALL_LETTERS = bytes(ord(one.lower()) if _LETTERS.match(one) else ord(" ") for one in map(chr, range(256)))


def behind_stamp(seen: str, start: int, end: int) -> int:
    """Where a sentence goes on behind what stands before it: a dateline, an entry's hour, an item's number or mark."""
    match = DATELINE.match(seen, start, end) or _STAMP.match(seen, start, end)
    return match.end() if match else start


def canonical(decoded: str) -> str:
    r"""The text that all offsets refer to: no byte-order mark, `\r\n` as `\n`, nothing else changed.

    >>> canonical("\ufeffone\r\ntwo")
    'one\ntwo'
    """
    return decoded.removeprefix("\ufeff").replace("\r\n", "\n")


def view(text: str) -> str:
    """The text as matchers see it, of the same length: spaces plain, quotation marks and dashes straight.

    >>> view("Russia’s “red line” – now"), view("``No,'' he said")
    ('Russia\\'s "red line" - now', ' "No,"  he said')
    """
    # A scan for each mark takes a twentieth of the time of `str.translate` with a table.
    if not text.isascii():
        for mark, plain in _OFTEN:
            if mark in text:
                text = text.replace(mark, plain)
    plain_only = text.isascii()
    if not plain_only and "''" not in text and _MARK.search(text) is None:
        return text
    for mark, plain in _PLAIN_VIEW if plain_only else _VIEW.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


@lru_cache(maxsize=2)
def whole_view(text: str) -> str:
    """The view of a whole text, kept while stage after stage asks for it."""
    return view(text)


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """The words of a sentence in lower case, letters only; each is asked by several stages, and split once.

    >>> sorted(words_of("The so-called 2nd round"))
    ['called', 'nd', 'round', 'so', 'the']
    """
    return frozenset(spelled(text))


def spelled(text: str) -> list[str]:
    """The words of a text in order, in lower case, letters only.

    >>> spelled("The 2nd round")
    ['the', 'nd', 'round']
    """
    if not text.isascii():
        for mark in _SPELLED_APART:
            text = text.replace(mark, " ")
    try:  # by a table, in a quarter of the time
        return text.encode("latin-1").translate(_SMALL_LETTERS).decode("latin-1").split()
    except UnicodeEncodeError:
        return _LETTERS.findall(text.lower())


# A town's name, for a pattern: "Sharm el-Sheikh", "Frankfurt am Main", "Santa Cruz de la Sierra".
TOWN = (
    r"[A-ZÀ-Þ][\w'-]*(?:\s+(?:(?:am|d[aeio]s?|del|l[ao]s?|sur)\s){0,2}(?:(?:a[dhlnrst]|ash|e[dlnrsz])-)?"
    r"[A-ZÀ-Þ][\w'-]*){0,2}"
)

# A word in "-ly" that is no noun, for a pattern; no row of the lexicon, since patterns are made of it on import.
ADVERB = r"(?!(?:ally|anomaly|assembly|family|monopoly|rally|reply|supply)\b)[a-z]+ly"
# Small numbers in words, for a pattern, and no row of the lexicon for the same reason.
COUNT = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


class Vocabulary(Struct, frozen=True):
    """The sentences of a text, each with its words: letters only, in lower case."""

    told: tuple[tuple[Sentence, frozenset[str]], ...]

    def holding(self, words: frozenset[str]) -> list[Sentence]:
        """The sentences that hold any of some words, in order."""
        return [sentence for sentence, held in self.told if not words.isdisjoint(held)]


@lru_cache(maxsize=2)  # stage after stage asks of one text
def vocabulary(seen: str, sentences: tuple[Sentence, ...]) -> Vocabulary:
    """The words of a text's sentences; `seen` is its view."""
    return Vocabulary(tuple((one, words_of(seen[one.start : one.end])) for one in sentences))


def beginning_in(marks: Sequence[_T], start: int, end: int, begin: Callable[[_T], int]) -> Sequence[_T]:
    """Those of marks, in the order of the text, that begin from one offset on and before another."""
    first = bisect_left(marks, start, key=begin)
    return marks[first : bisect_left(marks, end, first, key=begin)]


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase the word to look for first, its longest: a sentence without it does not hold the phrase.

    >>> sorted(telling(["House of Commons", "Vice-Chair", "U.N."]))
    ['chair', 'commons', 'u']
    """
    held = tuple(phrases)
    return frozenset(_longest(_BREAK.join(held)) if held else ())


@remembered
def _longest(phrases: str) -> tuple[str, ...]:
    return tuple(max(_LETTERS.findall(each.lower()), key=len, default="") for each in phrases.split(_BREAK))


def plural(noun: str) -> str:
    """Several of what a noun is.

    >>> plural("delegation"), plural("ministry"), plural("party"), plural("railway")
    ('delegations', 'ministries', 'parties', 'railways')
    """
    return noun[:-1] + "ies" if noun.endswith(("cy", "ry", "ty")) else noun + "s"


def either(wordings: Iterable[str]) -> str:
    """The alternatives of a pattern, those that open with one letter put together: few are tried at each place.

    Of two that fit, the one given first is taken still. None has a bar outside brackets.

    >>> either(["treaty", "truce", "tariffs?", "[Pp]act", "talks"])
    't(?:r(?:eaty|uce)|ariffs?)|[Pp]act|talks'
    """
    return _put_together(_BREAK.join(wordings))


@remembered
def _put_together(wordings: str) -> str:
    return "|".join(_alternatives(wordings.split(_BREAK)))


def edged(wordings: Iterable[str]) -> str:
    """The alternatives of a pattern from a word's edge on, each of which opens with a letter: cheaper than one `\\b`.

    >>> edged(["said", "says", "told"])
    's(?<!\\\\w.)a(?:id|ys)|t(?<!\\\\w.)old'
    """
    return "|".join(rf"{wording[0]}(?<!\w.){wording[1:]}" for wording in _alternatives(wordings))


def _alternatives(wordings: Iterable[str]) -> list[str]:
    parts: list[str] = []
    together: dict[str, list[str]] = {}
    for wording in (*wordings, None):
        if wording and _OPENS_WITH_LETTER.match(wording):
            together.setdefault(wording[0], []).append(wording[1:])
            continue
        for first, rest in together.items():
            inner = _alternatives(rest) if len(rest) > 1 else rest
            parts.append(f"{first}(?:{'|'.join(inner)})" if len(inner) > 1 else first + inner[0])
        together = {}
        if wording is not None:
            parts.append(wording)
    return parts


_OPENS_WITH_LETTER = re.compile(r"[^\W_](?![?*+{])")


def flat(text: str, width: int | None = None) -> str:
    """The text on one line, cut with an ellipsis where it is longer than `width`.

    >>> flat("the red\\n  line", 8)
    'the red…'
    """
    line = " ".join(text.split())
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + "…"


def fold(text: str) -> str:
    """The text for comparing wordings: straight marks, single spaces, lower case. Its length differs.

    >>> fold("The  Risk\\nof War")
    'the risk of war'
    """
    return " ".join(view(text).split()).lower()


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str) -> Iterator[Span]:
    """Each line that holds more than white space, without white space at its ends."""
    offset = 0
    for mark in _LINE_ENDS:
        if mark in text:
            text = text.replace(mark, "\n")
    for line in text.split("\n"):
        start, end = trimmed(text, offset, offset + len(line))
        if start < end:
            yield start, end
        offset += len(line) + 1


_LINE_ENDS = "\r\v\f\x85\u2028\u2029"

# Abbreviations after which a full stop ends no sentence; after `_MAY_END` and dotted letters ("U.S.", "J.D.") it does
# where a capitalised sentence opener follows; `_OF_NUMBERS` are words of their own where no number follows.
_NEVER_END = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt cmdr adm sgt sen rep gov pres st hon rev sec amb fr messrs vs cf dept est
    approx brig cllr cpl gens govs insp msgr reps ret retd sens
    """.split()
)
_MAY_END = frozenset(
    """
    al bros co corp etc inc jr ltd sr jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
    fri sat sun
    """.split()
)
_LETTERED = frozenset("abcdef")
_OF_NUMBERS = frozenset("art fig no nos pp vol".split())
_LOWER = frozenset("al approx cf etc vs".split())  # the others are abbreviations only with a capital: "he sat."
_DOTTED = re.compile(r"(?:[a-z]\.)*[a-z]$")
_OPENERS = frozenset(
    """
    a an the this that these those he she it they we i you his her its their our my there here in on at by for
    from to with after before during since until when while as if but and or so yet however meanwhile moreover
    also both each some many most all no not what who where why how according following despite although
    though because earlier later
    """.split()
)
_SHORT = _NEVER_END | _MAY_END | _OF_NUMBERS
# What may end a sentence: the stops, and the word behind them and their marks. It opens with one character of a set, so
# that all others are passed at a glance; with "one or more" of it, each is tried. A full stop alone is found at once.
_BEHIND_STOP = (
    r"""[.!?…]*)(?:["')\]]*)(?=\s|$|[A-Z"(]["A-Z]?)"""
    r"""(?=\s*["'(\[]*(?P<next>[A-Za-z0-9]\S*)?)"""
)
_STOP = re.compile(rf"(?P<stops>[.!?…]{_BEHIND_STOP}")
_FULL_STOP = re.compile(rf"(?P<stops>\.{_BEHIND_STOP}")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences between two offsets of a text, in order, without white space at their ends.

    An own rule with a list of abbreviations; linear. A full stop inside closing marks takes the marks along.

    >>> t = 'He met Adm. Rob Bauer on Jan. 12. "No," he said. It ended.'
    >>> [t[a:b] for a, b in sentences(t)]
    ['He met Adm. Rob Bauer on Jan. 12.', '"No," he said.', 'It ended.']
    """
    end = len(text) if end is None else end
    return _between(text, start, end, _sentence_ends(view(text[start:end])))


def sentences_seen(seen: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two offsets of a text that is its own view."""
    return _between(seen, start, end, _sentence_ends(seen[start:end]))


def _between(text: str, start: int, end: int, stops: Iterable[int]) -> Iterator[Span]:
    begin = start
    for stop in stops:
        span = trimmed(text, begin, start + stop)
        if span[0] < span[1]:
            yield span
        begin = start + stop
    span = trimmed(text, begin, end)
    if span[0] < span[1]:
        yield span


def _sentence_ends(seen: str) -> Iterator[int]:
    """Where sentences end, the last one apart."""
    begin = 0
    stop = _STOP if "?" in seen or "!" in seen or "…" in seen else _FULL_STOP
    for match in stop.finditer(seen):
        if _ends_sentence(seen, begin, match):
            begin = match.end()
            yield begin


def _ends_sentence(seen: str, begin: int, match: re.Match[str]) -> bool:
    word = match["next"] or ""
    glued = match.end() < len(seen) and not seen[match.end()].isspace()
    if match["stops"] != ".":
        return not (word[:1].islower() or (glued and not word[:1].isupper()))
    written = _word_before(seen, max(begin, match.start() - 40), match.start())
    last = written.lower()
    if glued:
        return len(last) > 2 and last.isalpha() and last not in _NEVER_END and len(word) > 1 and word[:2].istitle()
    if word[:1].islower():
        return False
    if len(last) > 1 and last.isalpha() and last not in _SHORT:  # most words are: no abbreviation
        return True
    if _numbers_a_list(seen, begin, match.start(), written):
        return False
    if last in _OF_NUMBERS:
        return not word[:1].isdigit()
    if last in _NEVER_END and (written[:1].isupper() or last in _LOWER):
        return not word
    if (last in _MAY_END and (written[:1].isupper() or last in _LOWER)) or _DOTTED.match(last):
        return not word or word.rstrip(",").lower() in _OPENERS
    return True


def _word_before(seen: str, low: int, at: int) -> str:
    """What stands directly before an offset up to a space, without opening marks; empty behind a space."""
    if at <= low or seen[at - 1].isspace():
        return ""
    run = seen[low:at].rsplit(None, 1)[-1]
    return run.lstrip("\"'([") or run[-1]


def _numbers_a_list(seen: str, begin: int, stop: int, word: str) -> bool:
    """Whether the full stop behind a word is of "1." or "a.", at the start or after a colon, comma or semicolon."""
    if not (word.isdigit() and len(word) <= 2) and word not in _LETTERED:
        return False
    ahead = seen[begin : stop - len(word)].rstrip()
    return not ahead or ahead[-1] in ":;,"
