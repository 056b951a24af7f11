"""Answers told without a verb of answering: "Never", "it would reopen the post", "has since freed them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from brief.finders.demands import clauses, gate, parties
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.edges import whole
from brief.finders.demands.phrases import voice
from brief.finders.demands.references import Answering, Told, may_be_done, meant
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import Sentence, Standing
from brief.text import Span


class Response(Struct, frozen=True):
    """An answer: its words, whose it is, which demands it means and how it leaves them."""

    span: Span
    sentence: Sentence
    by: Party
    to: tuple[Ask, ...]
    standing: Standing
    rule: str


class _Row(Struct, frozen=True):
    id: str
    row: str
    standing: Standing
    forms: re.Pattern[str]
    spoken: bool


_PLAIN_VERB = re.compile(r"(?:that (?:[\w'-]+ ){1,5}?|(?:not )?to )([a-z]{4,})\b")
_OFFERED = re.compile(r"\b(?:offer(?:s|ed)|pledg(?:es|ed)|promis(?:es|ed)|vow(?:s|ed)|undertook|undertakes) to\s+$")
_ON_TERMS = re.compile(r"\b(?:if|once|unless|provided|as soon as|on condition|in exchange|in return)\b")
_ONLY_SOME = re.compile(r"\b(?:half|in part|one of|only|part of|partly|some|temporarily)\b")
_WORDS = re.compile(r"[a-z]{4,}")


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(row["id"], f"response-{row['id']}", row["standing"], re.compile(whole(row["forms"])), row["by"] == "voice")
        for row in load("en/demands")["responses"]
    )


@lru_cache(maxsize=4096)
def _rows_of(rows: frozenset[str]) -> tuple[_Row, ...]:
    """The set words of some rows, in the order of the lexicon."""
    return tuple(row for row in _rows() if row.row in rows)


def responses(here: Scene, sentence: Sentence, told: Told) -> Iterator[Response]:
    """The answers of a sentence to demands before it, in set words and by doing what was asked."""
    for row in _rows_of(here.rows[sentence.start]):
        for match in row.forms.finditer(here.seen, sentence.start, sentence.end):
            if (found := _set_words(here, sentence, row, match, told)) is not None:
                yield found
    if sentence.start in told.answerable:
        yield from _acts(here, sentence, told)


def _set_words(here: Scene, sentence: Sentence, row: _Row, match: re.Match[str], told: Told) -> Response | None:
    group = group_before(here.seen, sentence.start, match.start())
    if row.spoken:
        by: Party | None = voice(here, sentence, match.start())
    else:
        by = None if group.negated else parties.subject(here, sentence, group.start)
        by = None if by and is_guarded(here, sentence, group, by) else by
    if by is None or by.observer or not by.names or not may_speak(here, by):
        return None
    asks = tuple(ask for ask in _right_before(here, sentence, match.start(), by, told) if ask.stance != "threat")
    if not asks:
        return None
    start = match.start() if row.spoken else _start(sentence, by, group.start)
    end = max(clauses.clause(here.seen, match.end(), sentence.end)[1], match.end())
    standing = _left(here.seen[match.end() : sentence.end], True) if row.standing == "promised" else row.standing
    return Response((start, end), sentence, by, asks, standing, f"answer.{row.id}")


def _start(sentence: Sentence, by: Party, at: int) -> int:
    return by.start if sentence.start <= by.start < at and at - by.end < 60 else at


def _right_before(here: Scene, sentence: Sentence, at: int, by: Party, told: Told) -> tuple[Ask, ...]:
    """The demands that set words right behind them mean."""
    to, _ = meant(here, Answering(sentence, at, (at, at), by), told)
    return to


def _acts(here: Scene, sentence: Sentence, told: Told) -> Iterator[Response]:
    """What was asked of somebody, done, or said to be done, by those asked."""
    for step in range(-1, -gate.BACK - 1, -1):
        one = here.neighbour(sentence, step)
        if one is None:
            return
        for ask in told.by_sentence.get(one.start, ()):
            if may_be_done(ask) and (found := _done(here, sentence, ask)):
                yield found
                return


def _done(here: Scene, sentence: Sentence, ask: Ask) -> Response | None:
    verb = _PLAIN_VERB.match(here.seen, ask.start, ask.end)
    if verb is None:
        return None
    for match in _forms_of(verb.group(1)).finditer(here.seen, sentence.start, sentence.end):
        offer = _OFFERED.search(here.seen, max(sentence.start, match.start() - 24), match.start())
        group = group_before(here.seen, sentence.start, offer.start() if offer else match.start())
        by = parties.subject(here, sentence, group.start)
        if by is None or group.negated or group.passive or not set(by.names) & set(ask.of):
            continue
        future = offer is not None or any(word in ("will", "would", "shall") for word in group.words)
        if not future and match.group() == verb.group(1) and not _is_past(here.seen, match):
            continue
        if is_guarded(here, sentence, group, by) or not _shares(here, match.end(), sentence.end, ask, verb.end()):
            continue
        end = clauses.clause(here.seen, match.end(), sentence.end)[1]
        standing = _left(here.seen[match.end() : sentence.end], future)
        return Response((_start(sentence, by, group.start), end), sentence, by, (ask,), standing, "answer.act")
    return None


def _is_past(seen: str, match: re.Match[str]) -> bool:
    """Whether a verb that has one form for both is told as done: "let the crew go", not "to let the crew go"."""
    return match.group() in load("en/demands")["unchanged"]["verbs"] and not seen.endswith("to ", 0, match.start())


def _left(words: str, future: bool) -> Standing:
    if _ON_TERMS.search(words):
        return "conditional"
    if _ONLY_SOME.search(words):
        return "partly accepted"
    return "promised" if future else "accepted"


def _shares(here: Scene, start: int, end: int, ask: Ask, behind: int) -> bool:
    """Whether the act's object has a word of what was asked, or is a mere pronoun."""
    wanted = set(_WORDS.findall(here.seen[behind : ask.end].lower()))
    here_said = here.seen[start:end].lower()
    return (
        bool(wanted & set(_WORDS.findall(here_said)))
        or re.match(r"\s+(?:(?:\w+ ){1,2}of )?(?:it|them|both|all)\b", here_said) is not None
    )


@cache
def _forms_of(verb: str) -> re.Pattern[str]:
    """A verb in its plain form and in the past."""
    past = "|".join(gate.past_of(verb))
    return re.compile(rf"(?<![\w'-])(?:{re.escape(verb)}|{past})(?![\w-])")
