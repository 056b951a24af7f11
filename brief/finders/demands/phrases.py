"""Demands, offers and threats in set phrases of the lexicon: "the only way out is ...", "no deal without ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from brief import topics
from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.edges import whole
from brief.finders.demands.frames import words
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import Sentence, Stance


class Phrase(Struct, frozen=True):
    """A set phrase: what is asked begins with the first group. `spoken`: whoever says it asks, not its subject.

    `needs` names lists of words of which one must begin what is asked; `quoted`: only in spoken words; `negated`: it
    is told by being denied ("did not rule out").
    """

    row: str
    stance: Stance
    pattern: re.Pattern[str]
    spoken: bool
    quoted: bool
    needs: tuple[str, ...]
    negated: bool


@cache
def phrases() -> tuple[Phrase, ...]:
    """The phrases of the lexicon."""
    return tuple(
        Phrase(
            f"phrase-{row['id']}",
            row["stance"],
            re.compile(whole(row["forms"])),
            row["by"] == "voice",
            row.get("quoted", False),
            tuple(row.get("needs", ())),
            row.get("negated", False),
        )
        for row in load("en/demands")["phrases"]
    )


@lru_cache(maxsize=4096)
def _phrases_of(rows: frozenset[str]) -> tuple[Phrase, ...]:
    """The phrases of some rows, in the order of the lexicon."""
    return tuple(phrase for phrase in phrases() if phrase.row in rows)


def phrased(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """What the sentence asks, offers or threatens in a set phrase."""
    for phrase in _phrases_of(here.rows[sentence.start]):
        for match in phrase.pattern.finditer(here.seen, sentence.start, sentence.end):
            if (ask := _ask(here, sentence, phrase, match)) is not None:
                for start, end in clauses.parts(here.seen, (ask.start, ask.end), whole=phrase.stance != "demand"):
                    yield replace(ask, start=start, end=end)


def _ask(here: Scene, sentence: Sentence, phrase: Phrase, match: re.Match[str]) -> Ask | None:
    quote = here.quote_at(match.start(1))
    if (phrase.quoted and quote is None) or not _is_meant(here, phrase, match.start(1)):
        return None
    by = voice(here, sentence, match.start()) if phrase.spoken else _doer(here, sentence, phrase, match.start())
    if by is None or not may_speak(here, by):
        return None
    if phrase.row == "phrase-if-passive" and not clauses.is_conditional(here.seen, sentence):
        return None
    limit = min(sentence.end, quote[1]) if quote else sentence.end
    start, end = clauses.clause(here.seen, match.start(1), limit)
    end = max(end, match.end(1))
    if end - start < 6 or here.seen[sentence.start : sentence.end].rstrip('" ').endswith("?"):
        return None
    told = _TO_SOMEBODY.match(here.seen, match.start(), match.start(1)) is not None
    return Ask(start, end, match.start(), sentence, by, (), phrase.stance, f"demand.{phrase.row}", to_all=told)


_TO_SOMEBODY = re.compile(r"(?:warned|warns)\s(?!that\b)\w")  # whoever that is: not whom the party mostly addresses


def _is_meant(here: Scene, phrase: Phrase, at: int) -> bool:
    if not phrase.needs:
        return True
    known = any(words(name).match(here.seen, at) for name in phrase.needs if name != "topic")
    return known or ("topic" in phrase.needs and bool(topics.find(here.seen[at : at + 60])))


def _doer(here: Scene, sentence: Sentence, phrase: Phrase, at: int) -> Party | None:
    group = group_before(here.seen, sentence.start, at)
    by = parties.subject(here, sentence, group.start)
    return None if group.negated is not phrase.negated or is_guarded(here, sentence, group, by) else by


def voice(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who says the words at `at`, spoken or reported; an observer's are nobody's."""
    quoted = here.quote_at(at) is not None
    by = parties.speaker(here, sentence, at) if quoted else parties.attributed(here, sentence)
    return None if by is None or by.observer else by
