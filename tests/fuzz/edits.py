"""Inputs for fuzzing: seeds of each kind, words that matter, and edits that make other inputs of them; no laws."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 6000  # bytes: enough for every rule of a text, and for a thousand tries a minute

# What splits, joins and misleads: marks, white space of many kinds, signs that turn text round, halves of letters.
FRAGMENTS = (
    *"“”\"'‘’«»„–—-…()[]{}<>.,;:!?/\\|&%$#@*_=+~^`\n\r\t\0\x0b\x0c\x1b\x7f\x85\u00a0\u2028\u2029\u200b\u202e\ufeff",
    *("\n\n", "\r\n", ", ", ". ", "... ", "Jan. ", "U.S. ", "1. ", "- ", "– ", "» ", "''", '"" ', "é", "e\u0301", "İ"),
    *("ß", "ﬁ", "K", "½", "²", "٣", "水", "глав", "😀", "👩‍👩‍👧", "\ud800", "\U0010ffff", "a" * 300, "1" * 30),
    *("Thursday", "Jan. 13", "13 January 2022", "2022-01-13", "13/01/2022", "on Monday", "last week", "the 1970s"),
    *("29 February 2023", "31/12/9999", "0001-01-01", "00:00", "24:60", "2022-W53", "Q4", "at noon", "a year earlier"),
    *("next decade", "three thousand million years ago", "June 31", "Easter 9999", "the year 0", "10,000 BC"),
    *(" said ", "he said", "Ana Ruiz", "Sergei Ivanov", "Foreign Minister", "Moscow", "the U.S.", "NATO", "Kremlin"),
    *("demanded that ", "refused to ", "will ", "if ", "unless ", "met with ", "talks", "in Geneva", "and ", "which "),
    *("By Ana Ruiz", "GENEVA, Jan 12 (Reuters) - ", "Photo: AFP", "Read more", "https://x.example/a", "Published: "),
)  # fmt: skip


@cache
def words() -> tuple[str, ...]:
    """The fragments, and every plain word of the lexicon."""
    found = dict.fromkeys(FRAGMENTS)
    for path in sorted((ROOT / "brief" / "lexicon").rglob("*.toml")):
        found |= dict.fromkeys(_plain(tomllib.loads(path.read_text(encoding="utf-8"))))
    return tuple(found)


def _plain(value: object) -> Iterator[str]:
    if isinstance(value, str) and 2 < len(value) < 28 and not set(value) & set("\\[](){}|*+?^$"):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _plain(each)


@cache
def articles() -> tuple[bytes, ...]:
    """Pieces of news texts, some whole: those of the first case, and the hostile ones."""
    paths = sorted((ROOT / "seeds").glob("*.txt")) + sorted((ROOT / "tests" / "hostile" / "sources").glob("*.txt"))
    whole = [path.read_bytes() for path in paths]
    return tuple(each[at : at + 2500] for each in whole for at in range(0, min(len(each), 7500), 2500))


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of some bytes: what is done, where (of the whole, from 0 to 1), over how many bytes, with what."""

    what: str
    at: float
    size: int
    word: bytes


EDITS = ("insert", "insert", "replace", "delete", "double", "move", "flip", "cut")


def edited(content: bytes, edits: tuple[Edit, ...], most: int = LONGEST) -> bytes:
    """The content after all edits, at most so many bytes of it."""
    for edit in edits:
        content = _after(content, edit)[:most]
    return content


def _after(content: bytes, edit: Edit) -> bytes:
    at = min(int(edit.at * (len(content) + 1)), len(content))
    head, piece, tail = content[:at], content[at : at + edit.size], content[at + edit.size :]
    if edit.what == "insert":
        return head + edit.word + piece + tail
    if edit.what == "replace":
        return head + edit.word + tail
    if edit.what == "double":
        return head + piece * (2 + edit.size % 7) + tail
    if edit.what == "move":
        return tail + head + piece
    if edit.what == "flip":
        return head + bytes(byte ^ 1 << edit.size % 8 for byte in piece[:1]) + piece[1:] + tail
    return content[:at] if edit.what == "cut" else head + tail


def chosen(chance: random.Random, vocabulary: tuple[str, ...]) -> tuple[Edit, ...]:
    """Some edits at random."""
    return tuple(
        Edit(chance.choice(EDITS), chance.random(), chance.choice((1, 2, 5, 20, 80, 400)), _bytes(chance, vocabulary))
        for _ in range(chance.choice((1, 1, 2, 3, 5, 9)))
    )


def _bytes(chance: random.Random, vocabulary: tuple[str, ...]) -> bytes:
    if chance.random() < 0.1:
        return bytes(chance.randrange(256) for _ in range(chance.choice((1, 2, 4, 8))))
    return encoded(chance.choice(vocabulary))


def encoded(text: str) -> bytes:
    """A text as bytes, halves of letters too."""
    return text.encode("utf-8", "surrogatepass")


def decoded(content: bytes) -> str:
    """The text of any bytes: what is no text stands for itself as a half of a letter, or as a replacement."""
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace")
