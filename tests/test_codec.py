"""Findings as bytes and back: the same, and nothing else is taken for them."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import codec, pipeline
from brief.codec import DamagedError
from brief.config import Config
from brief.model import Document, Excerpt, Findings, Issue, Masthead, Point

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
LONELY = "“\ud800 we go,” said Ana Ruiz."  # half of a pair, as a damaged file may give it


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_what_is_read_comes_back_the_same(path: Path) -> None:
    read = pipeline.findings(path, Config(), ROOT)
    assert read[0]
    assert read == codec.decode(codec.encode(read))


def found(text: str = "They met.") -> Findings:
    document = Document("abc", "a.txt", "abcdef", text, main=((0, 4), (5, 9)))
    return Findings(document, Masthead(published=date(2022, 1, 13), authors=("A", "B")), ())


@pytest.mark.parametrize("text", ["", LONELY, "a\x00b\u2028", "𝒳" * 5])
def test_any_text_comes_back_the_same(text: str) -> None:
    read = ((found(text),), (Issue("source.odd", "warn", text, text, None),))
    assert read == codec.decode(codec.encode(read))


def test_an_excerpt_of_another_text_is_kept_with_its_words() -> None:
    elsewhere = Excerpt("other", 3, 7, "word")
    read = ((replace(found(), points=(Point(elsewhere, "stand", (), "rule"),)),), ())
    assert read == codec.decode(codec.encode(read))


def test_a_text_is_kept_once() -> None:
    read = pipeline.findings(SEEDS[0], Config(), ROOT)
    words = read[0][0].quotes[0].excerpt.text[:40]
    assert 1 == codec.encode(read).decode().count(json.dumps(words, ensure_ascii=False)[1:-1])


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"{}", b"[]", b"[[],[]", b"[[[[],[]]],[]]", b"[[],[[]]]", b"[3,[]]", b"[[],[[1,2,3,4,5]]]", b"null"],
)
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(DamagedError):
        codec.decode(content)


@pytest.mark.parametrize(
    ("field", "value"),
    [(0, 3), (0, None), (3, "harsh"), (1, "loss"), (2, True)],
)
def test_a_value_of_another_type_is_refused(field: int, value: object) -> None:
    row: list[object] = ["code", "warn", "where", "message", None]
    row[field] = value
    with pytest.raises(DamagedError):
        codec.decode(json.dumps([[], [row]]).encode() if field != 3 else json.dumps([[], [[*row, 1]]]).encode())


def test_an_excerpt_outside_its_text_is_refused() -> None:
    read = pipeline.findings(SEEDS[0], Config(), ROOT)
    quote = read[0][0].quotes[0].excerpt
    damaged = codec.encode(read).replace(f"[{quote.start},{quote.end}]".encode(), b"[0,99999999]")
    with pytest.raises(DamagedError):
        codec.decode(damaged)


@given(st.randoms())
def test_damage_is_refused_or_gives_a_value_of_the_model(chance: random.Random) -> None:
    content = bytearray(codec.encode(((found("They met in Geneva."),), ())))
    for _ in range(chance.randint(1, 3)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read, _ = codec.decode(bytes(content))
    except DamagedError:
        return
    assert all(isinstance(one, Findings) and isinstance(one.masthead.published, date | None) for one in read)
