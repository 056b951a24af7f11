"""Which language a text is in, from the shares of its most frequent words; and whether it was translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from brief import lexicon
from brief.article.lines import Line
from brief.text import spelled

_SAMPLE = 3000  # characters: five hundred words tell a language as well as all of them
_FEW = 30  # fewer words than this tell nothing
_SHARE = 0.14  # English news has .30 and more of the listed words; a list of names or figures has few of any
_NOTE = 30  # words of a line that tells of the translation, beside the day or not
# A word in another script that stands in square brackets is what a translator, or a translating program, left over.
_LEFT_OVER = re.compile(
    r"\[[^\[\]A-Za-z]{0,80}[\u0370-\u058F\u0590-\u06FF\u0900-\u0DFF\u3040-\u9FFF\uAC00-\uD7AF]{3}[^\[\]A-Za-z]{0,80}\]"
)
_BY_MACHINE = re.compile(
    r"\b(?:automatic|machine|automated)[ -]transl|\b(?:automatically|machine)[ -]translated"
    r"|\btranslated (?:automatically|by (?:an? )?(?:computer|machine|program|software))",
    re.IGNORECASE,
)


class Translated(Struct, frozen=True):
    """The line that tells of a translation (its index), the span in it, and the rule."""

    line: int
    start: int
    end: int
    rule: str


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """Each frequent word with the languages it is frequent in."""
    languages: dict[str, list[str]] = {}
    for language, words in lexicon.load("languages").items():
        for word in sorted(set(words)):
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}


def language(text: str) -> str | None:
    """The language of a text; `None` where its words are too few, or of no language that is listed.

    >>> language("The ministers of the two states met in the capital and it was said that the dam is to be "
    ...          "filled in the summer, but not by whom, and not what will be done with the water for the farms.")
    'en'
    """
    words = spelled(text[:_SAMPLE])
    if len(words) < _FEW:
        return None
    common = _common()
    counts: dict[str, int] = {}
    for word, times in Counter(filter(common.__contains__, words)).items():
        for language in common[word]:
            counts[language] = counts.get(language, 0) + times
    best, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return best if count >= _SHARE * len(words) else None


def translated(lines: Sequence[Line]) -> Translated | None:
    """What shows that the text is a translation: a line that says so, or words of another script left in brackets."""
    for index, line in enumerate(lines):
        beside = line.kind not in ("body", "heading", "title", "feed") and line.words <= _NOTE
        if line.rule in ("footer.translated", "furniture.translation") or (beside and _BY_MACHINE.search(line.seen)):
            return Translated(index, line.start, line.end, "translated.stated")
    for index, line in enumerate(lines):
        match = _LEFT_OVER.search(line.seen) if line.kind == "body" else None
        if match:
            return Translated(index, line.start + match.start(), line.start + match.end(), "translated.left-over")
    return None
