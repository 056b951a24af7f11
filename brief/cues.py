"""Verbs that give words to somebody, found in a text; who speaks and what is said is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from brief.lexicon import load, words_in
from brief.text import either, words_of

Kind = Literal["speech", "thought", "act", "strict", "according"]
Form = Literal["base", "finite", "gerund"]


class Cue(Struct, frozen=True):
    """A verb that gives words to its subject, or "according to", which gives them to what follows.

    `strict` verbs ("began", "laughed") do so only where they adjoin the words in marks.
    """

    start: int
    end: int
    lemma: str
    kind: Kind
    form: Form


def find(seen: str, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
    """The cues between two offsets of a view, in order; passives ("was told", "is expected") are none."""
    return _find(seen, start, len(seen) if end is None else end)


@lru_cache(maxsize=512)  # people and quotes are read in the same sentences
def _find(seen: str, start: int, end: int) -> tuple[Cue, ...]:
    found = []
    index, taken = _index(), start
    sentence = seen[start:end]
    opening = _opening() & words_of(sentence)
    for at, word in places(sentence, opening) if opening else ():
        at += start
        if at < taken:
            continue
        begin, phrase = _phrase_at(seen, at, index[word], end)
        cue = _cue(seen, begin, begin + len(phrase), phrase) if phrase and begin >= taken else None
        if cue is not None:
            found.append(cue)
            taken = cue.end
    return tuple(found)


@cache
def _opening() -> frozenset[str]:
    """The words that cues are found by."""
    return frozenset(_index())


def places(sentence: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where some words stand in a sentence, or within others, in any case; in order."""
    lowered = sentence.replace("İ", "I").lower()  # the one letter whose lower case is longer than itself
    found = []
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            found.append((at, word))
            at = lowered.find(word, at + len(word))
    return sorted(found)


def _within_word(seen: str, start: int, end: int) -> bool:
    before, behind = seen[start - 1 : start], seen[end : end + 1]
    if before == behind == " ":
        return False
    return before.isalnum() or behind.isalnum() or (before != "" and before in "-'_") or behind == "-"


def _phrase_at(seen: str, start: int, phrases: tuple[tuple[int, str], ...], end: int) -> tuple[int, str]:
    """Where the longest cue begins that is found by a word where it stands, and the cue: "went on" before "went"."""
    for ahead, phrase in phrases:
        begin = start - ahead
        stop = begin + len(phrase)
        if begin >= 0 and stop <= end and seen[begin:stop].lower() == phrase and not _within_word(seen, begin, stop):
            return begin, phrase
    return start, ""


def _cue(seen: str, start: int, end: int, word: str) -> Cue | None:
    if word in _according():
        written = word.endswith(" of") and _of_paper().match(seen, end)  # "in the words of a note": nobody's
        return None if written else Cue(start, end, word, "according", "finite")
    kind, lemma, form = _forms()[word]
    before = seen[start - 24 : start] if start > 24 else seen[:start]
    if seen[start].isupper() and before and not _OPENS.search(before):
        return None
    if form == "base" and not (_allowed_base(before, word) or _several_say(seen, start, end)):
        if not (_INTRODUCES.match(seen, end) and _LEADS_TO.search(before)):
            return None
        form = "gerund"  # "was moved to say, “...”": its subject is that of the sentence
    may_be_passive = form == "finite" and before.rstrip()[-2:] in _ENDS_PASSIVE and word not in listed("passives")
    if may_be_passive and _PASSIVE.search(before):
        return None
    if _is_noun(before, word, form) or (word in listed("plurals") and not _is_verb(seen, start, end)):
        return None
    return Cue(start, end, lemma, kind, form)


def _is_noun(before: str, word: str, form: Form) -> bool:
    """Whether a form is a noun by the word before it: "the claims", "in writing"; not "responded by saying"."""
    opener = _word_before(before)
    if opener == "s" and word in listed("nouns"):
        return _OF_SOMEBODY.search(before) is not None
    if opener not in _NOUN_BEFORE or word == "says" or (form == "gerund" and opener == "by"):
        return False
    if form == "gerund" and opener == "for" and word in listed("blamed"):
        return False
    return word.endswith("s") or form in ("base", "gerund") or word in _NOUNS


def _word_before(before: str) -> str:
    """The word that white space parts from what follows; empty where none does."""
    written = before.rstrip()
    if len(written) == len(before):
        return ""
    last = written.rpartition(" ")[2]
    return last if last.isalnum() else _NO_LETTER.split(last)[-1]


_OPENS = re.compile(r"(?:[.!?\"'\n,:-]|^)\s*$")
_NO_LETTER = re.compile(r"\W")
# The last two letters of what `_PASSIVE` finds.
_ENDS_PASSIVE = frozenset(
    ending[-2:] for ending in "was were been be is are being get gets got 's not also then ly".split()
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|be|is|are|being|get|gets|got|'s)\s+(?:not\s+|also\s+|then\s+|[a-z]{3,12}ly\s+)?$"
)
_NOUN_BEFORE = frozenset(
    """
    the The a A an An this This that That these These those Those their Their his His her Her its Its our Our your Your
    my My such any some no of new more several many public recent in with by on under over about for
    """.split()
)
_OF_SOMEBODY = re.compile(r"(?<!\b[Hh]e)(?<!\b[Ii]t)(?<!\b[Ss]he)(?<!\b[Ww]ho)(?<!\b[Tt]hat)'s\s$")
_THAT = r"that(?!\s(?:are|can|could|had|have|may|might|were|will|would)\b)"  # not "states that have seen it"
_SAYS = re.compile(rf"\s+(?:{_THAT}|how|why|it|he|she|they|there)\b|[:,]?\s*\"|\sto\s\"")
_SUBJECT_BEFORE = re.compile(r"(?:,|\b(?:he|she|it|they|who|which|He|She|It|They))\s+(?:also\s+|[a-z]+ly\s+)?$")
_BEHIND_MARKS = re.compile(r"[\"']\s(?:[Tt]he|[Aa]n?|[A-Z])[^\"',;:]{1,50}\s$")
_BEHIND_SEVERAL = re.compile(r"[,?!][\"']\s(?:they|[Tt]he\s[\w-]+s)\s$")
_DETERMINED = re.compile(
    rf"\s(?:the|an?|his|her|its|their|him|them|us|this|{_THAT})\s"
)  # "Ana Souza calls the plan “bold”"
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'-]+\s$")
_ENDS = re.compile(r"[.,]|\s(?:in|on|at)\s")
_TURNED = re.compile(r"[\"'],?\s(?:-\s)?$")
_HEARER = re.compile(r"\s(?:(?:him|her|them|us|me)\s(?:the\s)?[A-Z]|(?:from|in)\s[A-Z][\w'-]+\s(?:the\s|[A-Z]))")
_CLOSES = re.compile(r"[.,]|\s(?:in|on|at|as|of|to|after|when)\b|\s*$")
_NOUNS = frozenset(["put", "read", "cast", "bet", "held", "found", "meant", "lead"])
_TO_BEFORE = re.compile(
    r"\b(?:[Tt]o|not|n't|did|does|do|would|will|could|can|might|may|must|should)\s+(?:[a-z]+ly\s+)?$"
)
_INTRODUCES = re.compile(r"[:,]\s?[\"']")
_LEADS_TO = re.compile(r"(?<!not\s)\b(?:to|could|can|would|had)\s+(?:only\s+)?$")
_GOES_ON_TO = re.compile(r"\b(?:went|goes|gone|going|go|continued|continues|was quick|is quick)\s+(?:on\s+)?to\s+$")
_MODAL = re.compile(r"\b(?:did|does|do|would|will|must|can|could|might|may)\s+(?:not\s+|also\s+|[a-z]+ly\s+)?$")


def _is_verb(seen: str, start: int, end: int) -> bool:
    """Whether what may be a plural is a verb: by what follows, by "he" before it, or as "“...,” the editor notes."."""
    if _SAYS.match(seen, end) or _SUBJECT_BEFORE.search(seen, max(0, start - 24), start):
        return True
    if _DETERMINED.match(seen, end) and _CAPITAL_BEFORE.search(seen, max(0, start - 24), start):
        return True
    if _TURNED.search(seen, max(0, start - 5), start) and _HEARER.match(seen, end):
        return True
    return bool(_CLOSES.match(seen, end) and _BEHIND_MARKS.search(seen, max(0, start - 60), start))


def _several_say(seen: str, start: int, end: int) -> bool:
    """Whether a base form is that of several behind words in marks: "“...,” the islanders state in a paper"."""
    return bool(_ENDS.match(seen, end) and _BEHIND_SEVERAL.search(seen, max(0, start - 40), start))


def _allowed_base(before: str, word: str) -> bool:
    """Whether a base form is said of somebody here: "they say", "went on to say", "did say"; not "to say"."""
    ahead = before.rstrip()
    if ahead.endswith("to") and _GOES_ON_TO.search(before):
        return True
    if word not in listed("base"):
        return False
    return bool(_MODAL.search(before) and not ahead.endswith("not")) or _TO_BEFORE.search(before) is None


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of the lexicon, such as the verbs that may do without "that" (`bare`)."""
    return words_in("en/cues", name)


@cache
def finite() -> tuple[str, ...]:
    """The finite forms of verbs that stand behind words in marks: those of saying and strict ones, longest first."""
    table = load("en/cues")
    found = {
        form
        for kind in ("speech", "thought", "act")
        for lemma, written in table[kind].items()
        if kind == "speech" or lemma in table["strict"]
        for form in written[1:]
        if not form.split()[0].endswith("ing")
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def _according() -> frozenset[str]:
    return frozenset(load("en/cues")["patterns"]["according"]["before"])


@cache
def _of_paper() -> re.Pattern[str]:
    return re.compile(rf"\s(?:an?|the|its|their|his|her|one)\s(?:[\w-]+\s)?(?:{either(sorted(listed('papers')))})\b")


@cache
def _forms() -> dict[str, tuple[Kind, str, Form]]:
    table = load("en/cues")
    strict = frozenset(table["strict"])
    forms: dict[str, tuple[Kind, str, Form]] = {}
    kinds: tuple[Kind, ...] = ("speech", "thought", "act")
    for kind in kinds:
        for lemma, written in table[kind].items():
            for at, form in enumerate(written):
                shape: Form = "base" if at == 0 else "gerund" if form.split()[0].endswith("ing") else "finite"
                if shape == "base" and form in table["unchanged"]:
                    shape = "finite"
                forms.setdefault(form, ("strict" if lemma in strict else kind, lemma, shape))
    return forms


def _key_of(phrase: str) -> tuple[str, int]:
    """The word that a cue is found by, and its place in it: the first but for words too common ("in the words of")."""
    word = next((word for word in phrase.split() if word not in _COMMON), phrase.split()[0])
    return word, phrase.index(word)


_COMMON = frozenset(["in", "as", "the"])


@cache
def _index() -> dict[str, tuple[tuple[int, str], ...]]:
    """Cues by the word that they are found by, longest first, each with the place of that word in it.

    Words of two letters are too common for one.
    """
    table: dict[str, list[tuple[int, str]]] = {}
    for phrase in sorted([*_forms(), *_according()], key=lambda phrase: (-len(phrase), phrase)):
        word, ahead = _key_of(phrase)
        table.setdefault(word, []).append((ahead, phrase))
    return {word: tuple(phrases) for word, phrases in table.items() if len(word) > 2}
