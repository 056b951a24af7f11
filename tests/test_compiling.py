"""What a build before compiled, parsed and answered is what one does that does so anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from brief import compiling, keeping, lexicon
from brief.store import Store, digest

VERSION = b"a version"
TEXT = "On 4 March the envoy of Lima met the Harran council; on 5 MARCH they parted."
WORDS = (
    r"(?P<day>\d+) (?P<month>march)",
    r"(?<![^\W_])(?:envoy|council)(?=\W)",
    r"(\w)\w*\1\b",
    r"(?i:[m-p]et)|parted\.$",
    r"[^\W\d_]{2,5}+ß?",
)
FLAGS = (re.NOFLAG, re.IGNORECASE, re.MULTILINE | re.ASCII)
FEW = 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    re.purge()
    with Store(tmp_path / ".brief") as store:
        yield store
    re.purge()


def compiled_apart(store: Store) -> list[re.Pattern[str]]:
    """The patterns, and as many more as are worth keeping, compiled as in a process of their own."""
    re.purge()
    with compiling.kept(store, VERSION):
        return [re.compile(f"{words}|never{n}", flags) for words in WORDS for flags in FLAGS for n in range(FEW)]


def found(pattern: re.Pattern[str]) -> list[tuple[tuple[int, int], dict[str, str | None], tuple[str | None, ...]]]:
    return [(match.span(), match.groupdict(), match.groups()) for match in pattern.finditer(TEXT)]


def test_a_revived_pattern_is_the_one_compiled_anew(store: Store) -> None:
    compiled_apart(store)
    store.flush()
    re.purge()
    for revived in compiled_apart(store):
        re.purge()
        anew = re.compile(revived.pattern, revived.flags)
        assert (anew, anew.flags, anew.groups) == (revived, revived.flags, revived.groups)
        assert anew.groupindex == revived.groupindex
        assert found(anew) == found(revived)


def test_what_is_kept_is_not_compiled_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_apart(store)
    monkeypatch.setattr(compiling, "_compiled", lambda *_: pytest.fail("compiled again"))
    compiled_apart(store)


def test_a_few_patterns_are_not_worth_writing(store: Store) -> None:
    with compiling.kept(store, VERSION):
        re.compile("a few|words")
    assert store.get(digest(b"patterns", VERSION)) is None


def test_another_version_compiles_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_apart(store)
    asked: list[str] = []
    taken = compiling._compiled
    monkeypatch.setattr(compiling, "_compiled", lambda *key: asked.append(key[0]) or taken(*key))
    re.purge()
    with compiling.kept(store, b"another"):
        re.compile("never1|of it")
    assert ["never1|of it"] == asked


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x91\x01", b"\x91\x97\xa1a\x00\x20\xc4\x03abc\x00\x80\x90"])
def test_a_damaged_row_is_compiled_anew(store: Store, content: bytes) -> None:
    store.put(digest(b"patterns", VERSION), content)
    re.purge()
    with compiling.kept(store, VERSION):
        assert re.compile("a").fullmatch("a")


def test_a_fault_in_a_pattern_is_told_as_ever(store: Store) -> None:
    with compiling.kept(store, VERSION), pytest.raises(re.error, match="missing"):
        re.compile("(never")


def test_afterwards_patterns_are_compiled_as_before(store: Store) -> None:
    before = re._compiler.compile  # type: ignore[attr-defined]
    with pytest.raises(ZeroDivisionError), compiling.kept(store, VERSION):
        raise ZeroDivisionError
    assert before is re._compiler.compile  # type: ignore[attr-defined]


def test_patterns_of_bytes_are_compiled_as_ever(store: Store) -> None:
    with compiling.kept(store, VERSION):
        assert re.compile(rb"\d+").findall(b"4 and 5") == [b"4", b"5"]


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a process that has read no table yet."""
    monkeypatch.setattr(lexicon, "parsed", {})
    lexicon.load.cache_clear()
    yield
    lexicon.load.cache_clear()


@pytest.mark.usefixtures("unparsed")
def test_a_table_is_parsed_once_and_is_then_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with compiling.kept(store, VERSION):
        parsed = lexicon.load("en/cues")
    monkeypatch.setattr(lexicon, "parsed", {})
    lexicon.load.cache_clear()
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("parsed again"))
    with compiling.kept(store, VERSION):
        assert parsed == lexicon.load("en/cues")


@pytest.mark.usefixtures("unparsed")
def test_a_damaged_table_is_parsed_anew(store: Store) -> None:
    store.put(digest(b"tables", VERSION), b"\xa3odd")
    with compiling.kept(store, VERSION):
        assert lexicon.load("en/cues")


asked: list[str] = []


@keeping.remembered
def letters(word: str) -> tuple[str, ...]:
    asked.append(word)
    return tuple(word)


@keeping.remembered
def joined(one: str, other: str) -> str:
    asked.append(f"{one} {other}")
    return one + other


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a process that has asked for nothing yet; afterwards the process is as it was."""
    monkeypatch.setattr(keeping, "unread", {})
    before = {name: (row.before, row.now) for name, row in keeping.answers.items()}
    forget()
    yield
    for name, (earlier, now) in before.items():
        keeping.answers[name].before, keeping.answers[name].now = earlier, now


def forget() -> None:
    keeping.unread.clear()
    asked.clear()
    for row in keeping.answers.values():
        row.before, row.now = {}, {}


@pytest.mark.usefixtures("unasked")
def test_a_function_of_words_answers_once_in_two_builds(store: Store) -> None:
    with compiling.kept(store, VERSION):
        assert letters("Lima") == letters("Lima") == ("L", "i", "m", "a")
        assert joined("a", "bc") == joined("ab", "c") == "abc"
    assert ["Lima", "a bc", "ab c"] == asked
    forget()
    with compiling.kept(store, VERSION):
        assert (("L", "i", "m", "a"), "abc", "abc") == (letters("Lima"), joined("a", "bc"), joined("ab", "c"))
        assert [] == asked
        assert ("O", "k") == letters("Ok")
    assert ["Ok"] == asked


@pytest.mark.usefixtures("unasked")
def test_another_version_answers_anew(store: Store) -> None:
    with compiling.kept(store, VERSION):
        letters("Lima")
    forget()
    with compiling.kept(store, b"another"):
        letters("Lima")
    assert ["Lima"] == asked


@pytest.mark.usefixtures("unasked")
@pytest.mark.parametrize("row", [b"", b"\xff\xff", {f"{__name__}.letters": {"Lima": 7}}, {f"{__name__}.letters": [1]}])
def test_damaged_answers_are_given_anew(store: Store, row: object) -> None:
    store.put(digest(b"answers", VERSION), row if isinstance(row, bytes) else msgspec.msgpack.encode(row))
    with compiling.kept(store, VERSION):
        assert ("L", "i", "m", "a") == letters("Lima")


@pytest.mark.usefixtures("unasked")
def test_words_that_are_no_unicode_are_answered_and_not_kept(store: Store) -> None:
    with compiling.kept(store, VERSION):
        assert ("\udc80",) == letters("\udc80")
    forget()
    with compiling.kept(store, VERSION):
        assert ("\udc80",) == letters("\udc80")
    assert ["\udc80"] == asked


@pytest.mark.usefixtures("unasked")
def test_the_first_answers_of_a_function_are_worth_writing_however_many_others_have(store: Store) -> None:
    with compiling.kept(store, VERSION):
        for number in range(1000):
            letters(str(number))
    with compiling.kept(store, VERSION):
        for number in range(40):
            joined("a", str(number))
    forget()
    with compiling.kept(store, VERSION):
        assert "a7" == joined("a", "7")
        assert ("7",) == letters("7")
    assert [] == asked


@pytest.mark.usefixtures("unasked")
def test_few_new_answers_are_not_worth_writing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with compiling.kept(store, VERSION):
        for number in range(100):
            letters(str(number))
    store.flush()
    kept = store.get(digest(b"answers", VERSION))
    with compiling.kept(store, VERSION):
        letters("one more")
    assert kept == store.get(digest(b"answers", VERSION))
    monkeypatch.setattr(compiling, "_MOST_ANSWERS", 100)
    with compiling.kept(store, VERSION):
        for number in range(100, 110):
            letters(str(number))
    found = msgspec.msgpack.decode(store.get(digest(b"answers", VERSION)) or b"")
    assert {"one more", *map(str, range(100, 110))} == found[f"{__name__}.letters"].keys()
