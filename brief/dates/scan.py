"""Temporal expressions in one sentence: shapes matched, the longest kept, joined, grown by modifiers; no anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from string import digits

from msgspec.structs import replace

from brief.dates.build import BUILD
from brief.dates.built_lengths import TENTATIVE
from brief.dates.grammar import RUN, alphabet, matching
from brief.dates.legible import legible, span
from brief.dates.shaped import Shaped, table
from brief.dates.timex import Named, Phrase, Relative, Written
from brief.dates.tokens import Line, tokenize
from brief.text import words_of

# Figures that may be a date without any word of time beside them. What each alternative opens with is looked at first:
# other characters cost no more than a glance.
_FIGURES = re.compile(
    r"(?=[\dqQ'-])"
    r"(?:\b[012]\d{3}|\d[:./-]\d|\d ?[aApP]\.?[mM]|\d0'?s|\d(?:st|nd|rd|th)\b|\b[qQ][1-4]\b|'\d\d\b|-\n)"
)
# What may stand between a day and a time of the clock.
_BETWEEN = frozenset(", about after approximately around at before in just shortly".split())
_AMOUNTS = frozenset("LESS_THAN MORE_THAN EQUAL_OR_LESS EQUAL_OR_MORE APPROX".split())


def gate(text: str) -> bool:
    """Whether a sentence may hold a temporal expression: cheap, and never wrongly `False`."""
    if not alphabet().triggers.isdisjoint(words_of(text)):
        return True
    figures = any(map(text.__contains__, digits)) or "-\n" in text  # without either, `_FIGURES` finds nothing
    return bool(figures and _FIGURES.search(text))


def scan(line: Line) -> tuple[Phrase, ...]:
    """The temporal expressions of a sentence, in order, none overlapping."""
    chosen = _chosen(_candidates(line))
    joined = _joined(line, chosen)
    return tuple(_grown(line, phrase) for phrase in joined if not phrase.rule.endswith(TENTATIVE))


def phrases(text: str) -> tuple[Line | None, tuple[Phrase, ...]]:
    """The tokens and expressions of a sentence as `view` shows it; no tokens where it cannot hold any."""
    shown, places = legible(text)
    if not gate(shown):
        return None, ()
    line = tokenize(shown)
    found = scan(line)
    return line, found if len(shown) == len(text) else tuple(_placed(phrase, places) for phrase in found)


def _placed(phrase: Phrase, places: Sequence[int]) -> Phrase:
    """The phrase with the offsets of the text that the legible one was made from."""
    start, end = span(places, phrase.start, phrase.end)
    return replace(phrase, start=start, end=end)


def _candidates(line: Line) -> list[tuple[int, int, tuple[Phrase, ...]]]:
    """Every match with the tokens it covers and what was built from it (nothing: the tokens are blocked)."""
    found: list[tuple[int, int, tuple[Phrase, ...]]] = []
    matches = (
        (shape, match)
        for run in RUN.finditer(line.kinds)
        for shape, at in matching(run.group())
        if (match := shape.pattern.match(line.kinds, run.start() + at, run.end()))
    )
    for shape, match in matches:
        built = BUILD[shape.build](Shaped(shape.id, line, match))
        if built is None or built:
            found.append((match.start(), match.end(), built or ()))
    return found


def _chosen(candidates: list[tuple[int, int, tuple[Phrase, ...]]]) -> list[Phrase]:
    """The longest candidates, the earlier shape winning ties; sorted by place."""
    taken: set[int] = set()
    chosen: list[Phrase] = []
    for start, end, built in sorted(candidates, key=lambda item: (item[0] - item[1], item[0])):
        tokens = range(start, end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.extend(built)
    return sorted(chosen, key=lambda phrase: phrase.token)


# --- joining a day and a time of day ---------------------------------------------------------------


def _joined(line: Line, found: list[Phrase]) -> list[Phrase]:
    joined: list[Phrase] = []
    for phrase in found:
        merged = _merged(line, joined[-1], phrase) if joined else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(phrase)
    return joined


def _merged(line: Line, left: Phrase, right: Phrase) -> Phrase | None:
    """The two as one time of day, or `None`."""
    gap = " ".join(line.words[left.token_end : right.token])
    if _is_day(left) and _is_clock(right):
        words = set(gap.split())
        if (words <= _BETWEEN if right.rule.startswith("time.clock") else not words) and not (
            gap == "" and right.rule.startswith("time.part-of")
        ):
            return _pair(left, right, left, right.clock)
    if _is_clock(left) and _is_day(right) and gap in ("", "on", ",", "of", "on the"):
        part = left.rule.startswith("time.part")
        if (
            not part
            or (gap in ("of", "on") and left.rule.startswith("time.part-of"))
            or (gap == "" and left.rule == "time.part?")
        ):
            return _pair(left, right, right, left.clock)
    return None


def _is_day(phrase: Phrase) -> bool:
    if phrase.clock:
        return False
    sense = phrase.sense
    if isinstance(sense, Named | Relative):
        return sense.unit == "day"
    return not isinstance(sense, Written) and getattr(getattr(sense, "period", None), "unit", "") == "day"


def _is_clock(phrase: Phrase) -> bool:
    return phrase.rule.startswith("time.") and phrase.sense == Relative("day", 0, "near")


def _pair(left: Phrase, right: Phrase, day: Phrase, clock: str) -> Phrase:
    return Phrase(left.start, right.end, left.token, right.token_end, day.sense, day.rule, clock)


# --- modifiers ---------------------------------------------------------------------------------------


@cache
def _modifiers() -> dict[tuple[str, ...], str]:
    return {tuple(words.split()): value for words, value in table()["modifiers"].items()}


def _grown(line: Line, phrase: Phrase) -> Phrase:
    """The phrase with the modifiers before and behind it, and the bound of a preposition that stays outside."""
    for size in range(min(5, phrase.token), 0, -1):
        words = line.words[phrase.token - size : phrase.token]
        value = _modifiers().get(words)
        if value and _fits(line, phrase, value, words):
            token = phrase.token - size
            return replace(phrase, start=line.starts[token], token=token, modifier=value)
    bound = table()["bounds"].get(line.word(phrase.token - 1))
    if line.word(phrase.token_end) == "or" and line.word(phrase.token_end + 1) in ("so", "more"):
        end = phrase.token_end + 2
        value = {"so": "APPROX", "more": "EQUAL_OR_MORE"}[line.word(end - 1)]
        return replace(phrase, end=line.ends[end - 1], token_end=end, modifier=value)
    if isinstance(phrase.sense, Written) or not bound or line.word(phrase.token_end) == "'s":
        return phrase
    return replace(phrase, modifier=bound)


def _fits(line: Line, phrase: Phrase, value: str, words: tuple[str, ...]) -> bool:
    """Whether a modifier may belong to the phrase: amounts to numbers, "early" and the like to dates."""
    sense, first = phrase.sense, line.word(phrase.token)
    counted = first not in ("the", "this", "last", "next", "recent", "coming")
    if value in _AMOUNTS:
        if words[-1] in ("over", "under") and first in ("several", "many", "some", "few", "past"):
            return False
        if words[-1] in ("over", "under") or value != "APPROX":
            return counted and ((isinstance(sense, Written) and sense.type == "DURATION") or phrase.rule == "date.ago")
        return counted and not (isinstance(sense, Written) and sense.type != "DURATION")
    if isinstance(sense, Written):
        return False
    if words[0] == "the" and words[-1] in ("early", "late") and phrase.rule.startswith("date.weekday"):
        return False
    if phrase.clock:
        return words[-1] in ("early", "late", "earlier", "later")
    if isinstance(sense, Relative) and sense.unit == "day" and words[-1] in ("of", "in"):
        return False
    if words[-1] == "later" or words[-1] == "earlier":
        return first in ("this", "last", "in") or phrase.rule in ("date.weekday", "date.deictic")
    return True
