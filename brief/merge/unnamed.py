"""How somebody is called who speaks and whom no table knows: in the words of the text, where these say who it is."""

from __future__ import annotations

import re
from functools import cache

from brief.lexicon import load
from brief.model import QuoteMention
from brief.text import either, plural


def called(said: QuoteMention) -> str | None:
    """The words for a speaker who is nobody known; `None` where they say nobody."""
    mention = said.speaker_at
    if said.rule == "quote.turn":
        return None  # whoever asks in a transcript is nobody known
    if mention is None or mention.text.lower() in ("he", "she", "it", "they", "him", "her", "who", "which"):
        return None
    words = {word.lower().strip(".,'") for word in mention.text.split()}
    several = len(said.excerpt.text.split()) >= _FEW and _are_several(mention.text)
    told = words & _speaking_nouns() or several or _is_name(said, mention.text)
    return mention.text if told else None


_FEW = 4  # words; fewer that several are said to say are a term
_NAME = re.compile(
    r"(?:[Tt]he\s(?:(?:[a-z-]+\s){1,2}(?=[A-Z][\w&.'’-]*\s[A-Z]))?)?((?:al-)?[A-Z][\w&.'’-]*)(?:\s(?:(?:of|for|on|and|de|the|des|et|&)\s){0,2}[A-Z][\w&.'’-]*){0,6}"
)


def _is_name(said: QuoteMention, words: str) -> bool:
    """Whether a phrase that is nobody known is a name all the same: a firm's, a movement's.

    Not one word, which may be a surname that two bear; not what a title opens.
    """
    name = _NAME.fullmatch(" ".join(words.split()))
    if name is None or said.rule.startswith("quote.carry"):
        return False
    first = name.group(1)
    if first.rstrip(".") in _opening_titles():
        return False
    return " " in name.group() or first.startswith("al-") or sum(char.isupper() for char in first) > 1


@cache
def _opening_titles() -> frozenset[str]:
    titles = load("en/titles")
    return frozenset([*titles["openers"], *titles["calendar"], *titles["address"]])


@cache
def _speaking_nouns() -> frozenset[str]:
    """Nouns that make a phrase somebody, or something, that speaks: without one it says nobody."""
    titles = load("en/titles")
    people = [word.lower() for kind in ("office", "expert", "other") for word in titles[kind]]
    bodies = [*(word for nouns in titles["bodies"].values() for word in nouns), *titles["wholes"]]
    return frozenset([*people, *(word + "s" for word in people), *bodies])


def _are_several(words: str) -> bool:
    """Whether a phrase is bodies told apart from all others: "the two delegations", "the armies of Chad and Niger"."""
    return _several().fullmatch(" ".join(words.split())) is not None


@cache
def _several() -> re.Pattern[str]:
    bodies = either(sorted({plural(noun) for noun in load("en/titles")["bodies"]["body"]}))
    counted = r"(?:[Bb]oth|[Tt]he\s(?:two|three|four|five|six))\s(?:[a-z-]+\s){0,2}"
    of_two = r"\sof\s(?:the\s)?[A-Z][^,;:\"]{1,40}\sand\s(?:the\s)?[A-Z][\w'’ -]*"
    return re.compile(rf"{counted}(?:{bodies})|[Tt]he\s(?:[a-z-]+\s){{0,2}}(?:{bodies}){of_two}")
