"""Whether words stand in a source, and what stands nearest where they don't; letters count, white space doesn't."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from brief.model import Document
from brief.verify.printed import Claim, Span

BOX = "□"
_BLANK = re.compile(r"\s+")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What prints like a hyphen, which a PDF has in their place.
_HYPHENS = re.compile("[\u2010\u2011]")
_SHAPELESS = ("Cf", "Cc", "Cs", "Co", "Cn")
_VARIATION = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
# Where lines end, letters lack, or hyphens stand, paper has other letters than the source may have.
_CHANGED_BY_PAPER = re.compile(f"[\n{BOX}\u2010\u2011]")
# How much of the words, in percent, what is shown as most like them must have.
_LEAST_LIKE = 60


def spaced(words: str) -> str:
    """Words with white space as single spaces, no direction marks, and a sign for what cannot be printed."""
    return _UNPRINTABLE.sub("\ufffd", _DIRECTION.sub("", _BLANK.sub(" ", words)))


def stands(claim: Claim, document: Document, *, paper: bool) -> bool:
    """Whether the words of a claim stand in a source at the place cited, letter by letter.

    `paper`: a newline in them is a line's end, and a box stands for letters that no font has.
    """
    if any(not 0 <= start <= end <= len(document.text) for start, end in claim.at):
        return False
    spans = _together(claim.at, document.text)
    if claim.whole:
        there = "".join(document.text[start:end] for start, end in spans)
        return there == claim.words or _without_blanks(there) == _without_blanks(claim.words) != ""
    places = [document.text[start:end] for start, end in spans] or [document.text]
    if paper and _CHANGED_BY_PAPER.search(claim.words):
        wanted = _pattern(claim.words)
        return any(wanted.search(_on_paper(text)) for text in places)
    printed = _on_paper if paper else _plain
    return any(_holds(printed(text), printed(claim.words)) for text in places)


def _together(spans: tuple[Span, ...], text: str) -> list[Span]:
    """The spans, those with nothing but white space between them as one: they are printed without a gap."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and not text[kept[-1][1] : start].strip():
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def nearest(words: str, document: Document) -> str:
    """What stands in a source that is most like the words, in whole words; empty where nothing is."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    text, wanted = _plain(document.text), spaced(words)
    found = partial_ratio_alignment(wanted, text, score_cutoff=_LEAST_LIKE)
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    if len(wanted) > len(text):
        return text
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def at_place(spans: tuple[Span, ...], document: Document) -> str:
    """What stands in a source at the spans that a claim cites."""
    there = _together(spans, document.text)
    return " […] ".join(spaced(document.text[start:end]).strip() for start, end in there)


def _holds(text: str, words: str) -> bool:
    """Whether a text has the words, and no letter right before or behind them that would make them others."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        inside = text[at - 1 : at].isalnum() and words[:1].isalnum()
        if not inside and not (text[end : end + 1].isalnum() and words[-1:].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _pattern(words: str) -> re.Pattern[str]:
    """The words as they may stand in a source of which paper prints them."""
    flat = _HYPHENS.sub("-", words)
    parts = []
    for line in re.split(r"\s*\n\s*", flat):
        held = re.escape(spaced(line)).replace(BOX, r"[^\x00-\x7f]+")
        parts.append(held)
    return re.compile(_bounded(" ?".join(parts), flat))


def _bounded(pattern: str, words: str) -> str:
    """The pattern, at whole words: a first letter that was dropped leaves a word that has none before it."""
    first, last = words[:1].isalnum(), words[-1:].isalnum()
    return (r"(?<![^\W_])" if first else "") + pattern + (r"(?![^\W_])" if last else "")


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return spaced(text)


@lru_cache(maxsize=256)
def _on_paper(text: str) -> str:
    """A source as paper prints it: without what has no shape, hyphens as one kind."""
    flat = spaced(_HYPHENS.sub("-", text))
    if not flat.isascii():
        flat = "".join(c for c in flat if unicodedata.category(c) not in _SHAPELESS and ord(c) not in _VARIATION)
    return _BLANK.sub(" ", flat)


def _without_blanks(text: str) -> str:
    return "".join(spaced(text).split())
