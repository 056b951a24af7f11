"""The wordings of demands, offers, threats and answers, compiled from the lexicon; nothing of one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from brief.finders.demands.edges import whole
from brief.lexicon import load
from brief.model import Stance, Standing
from brief.patterns import pattern
from brief.text import either


class Frame(Struct, frozen=True):
    """One row of the lexicon: its cue, what may follow, and which words that needs. `noun`: the asker owns it.

    `row`: its name ("verb-demand"). `voiced`: it counts only where a verb says that it is told ("expressed its").
    """

    id: str
    row: str
    stance: Stance
    cue: re.Pattern[str]
    after: tuple[str, ...]
    needs: str | None
    noun: bool
    copula: bool = False
    that_needs: str | None = None
    to_needs: tuple[str, ...] = ()
    voiced: bool = False


class Answer(Struct, frozen=True):
    """A verb with which one party answers another's demand, and how it leaves the demand standing.

    `negated`: it answers by not being done ("did not respond"). `bare`: it answers only without a word of what
    ("Chad agreed."), the demand standing right before. `row`: its name ("answer-reject").
    """

    id: str
    row: str
    stance: Stance
    standing: Standing
    cue: re.Pattern[str]
    negated: bool
    bare: bool = False


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of verbs, then those of nouns."""
    table = load("en/demands")
    return tuple(
        Frame(
            row["id"],
            f"{kind[:-1]}-{row['id']}",
            row["stance"],
            word(row["forms"]),
            tuple(row["after"]),
            row.get("needs"),
            kind == "nouns",
            row.get("copula", False),
            row.get("that_needs"),
            tuple(row.get("to_needs", ())),
            row.get("voiced", False),
        )
        for kind in ("verbs", "nouns")
        for row in table[kind]
    )


@lru_cache(maxsize=4096)
def frames_of(rows: frozenset[str]) -> tuple[Frame, ...]:
    """The frames of some rows, in the order of the lexicon."""
    return tuple(frame for frame in frames() if frame.row in rows)


@lru_cache(maxsize=4096)
def answers_of(rows: frozenset[str]) -> tuple[Answer, ...]:
    """The verbs of answering of some rows, in the order of the lexicon."""
    return tuple(answer for answer in answers() if answer.row in rows)


@cache
def answers() -> tuple[Answer, ...]:
    """The verbs of answering."""
    rows = load("en/demands")["answers"]
    return tuple(
        Answer(
            row["id"],
            f"answer-{row['id']}",
            row["stance"],
            row["standing"],
            word(row["forms"]),
            row.get("negated", False),
            row.get("bare", False),
        )
        for row in rows
    )


def any_of(entries: Sequence[str]) -> str:
    """The alternatives of a pattern, in the order given."""
    return either(f"(?:{entry})" if "|" in entry else entry for entry in entries)


@cache
def words(name: str) -> re.Pattern[str]:
    """What a clause must begin with: one of the named `words`, after articles and adjectives."""
    table = load("en/demands")["words"]
    free = r"(?:(?!(?:and|or|of|to|in|for|the|from)\b)[\w-]+\s+){0,2}?" if name in ("asked", "consequences") else ""
    before = rf"(?:that |(?:not )?to |for |of )?(?:(?:{any_of(table['before'])})\s+)*{free}"
    return re.compile(rf"{before}(?:{any_of(table[name])})(?![^\W_])", re.IGNORECASE)


@cache
def beside(name: str) -> re.Pattern[str]:
    """What beside the words of a demand decides how they are meant: a row of the lexicon's `context/demands`."""
    return pattern("en/context/demands", name)


@cache
def word(forms: str) -> re.Pattern[str]:
    """A pattern for whole words."""
    return re.compile(rf"{whole(forms)}(?![\w-])")


@cache
def listed(table: str, key: str) -> re.Pattern[str]:
    """A pattern for any entry of a list in the lexicon, as whole words."""
    entries = load("en/demands")[table][key]
    return word(any_of(entries) if isinstance(entries, list) else entries)
