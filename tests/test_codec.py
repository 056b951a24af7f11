"""Findings as bytes and back: the same, and nothing else is taken for them."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief import codec, pipeline
from brief.codec import DamagedError, Readings
from brief.config import Config
from brief.model import Document, Excerpt, Findings, Issue, Masthead, Point

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
LONELY = "“\ud800 we go,” said Ana Ruiz."  # half of a pair, as a damaged file may give it


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_what_is_read_comes_back_the_same(path: Path) -> None:
    read = pipeline.findings(path, Config(), ROOT)
    assert read[0]
    assert read == codec.decode(codec.encode(read), Readings)


def found(text: str = "They met.") -> Findings:
    document = Document("abc", "a.txt", "abcdef", text, main=((0, 4), (5, 9)))
    return Findings(document, Masthead(published=date(2022, 1, 13), authors=("A", "B")), ())


@pytest.mark.parametrize("text", ["", LONELY, "a\x00b\u2028", "𝒳" * 5])
def test_any_text_comes_back_the_same(text: str) -> None:
    read = ((found(text),), (Issue("source.odd", "warn", text, text, None),))
    assert read == codec.decode(codec.encode(read), Readings)


def test_an_excerpt_of_another_text_is_kept_with_its_words() -> None:
    elsewhere = Excerpt("other", 3, 7, "word")
    read = ((replace(found(), points=(Point(elsewhere, "stand", (), "rule"),)),), ())
    assert read == codec.decode(codec.encode(read), Readings)


def test_equal_values_have_the_same_bytes() -> None:
    first, second = (pipeline.findings(SEEDS[0], Config(), ROOT) for _ in range(2))
    assert codec.encode(first) == codec.encode(second)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"{}", b"p", b"p\x92\x90", b"p\xc0", b"p\x92\x90\x91\x90", b"l\xa1", b"l\x92\x90", b"l\xa1\xff"],
)
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(DamagedError):
        codec.decode(content, Readings)


def test_values_of_another_type_are_refused() -> None:
    issue = Issue("code", "warn", "where", "message", None)
    for odd in (3, ((), (3,)), ((), (replace(issue, severity="harsh"),)), ((), (replace(issue, where=None),))):  # type: ignore[arg-type]
        with pytest.raises(DamagedError):
            codec.decode(codec.encode(odd), Readings)
    assert ((), (issue,)) == codec.decode(codec.encode(((), (issue,))), Readings)


def test_an_excerpt_that_does_not_measure_its_words_is_refused() -> None:
    read = pipeline.findings(SEEDS[0], Config(), ROOT)
    words = read[0][0].quotes[0].excerpt.text.encode()
    shorter = "é".encode() + words[2:]  # as many bytes, one character fewer
    assert words[:2].isascii()
    with pytest.raises(DamagedError):
        codec.decode(codec.encode(read).replace(words, shorter), Readings)


@given(st.randoms())
def test_damage_is_refused_or_gives_a_value_of_the_model(chance: random.Random) -> None:
    content = bytearray(codec.encode(((found("They met in Geneva."),), ())))
    for _ in range(chance.randint(1, 3)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    try:
        read, _ = codec.decode(bytes(content), Readings)
    except DamagedError:
        return
    assert all(isinstance(one, Findings) and isinstance(one.masthead.published, date | None) for one in read)
