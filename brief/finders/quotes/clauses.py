"""Where the main clause of a sentence begins that a clause of time or reason opens; and who opens it."""

from __future__ import annotations

import re
from functools import cache

from brief.finders.quotes.frames import Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.text import either


def main(masked: str, sentence: Sentence, at: int, mentions: Mentions) -> int:
    """Where the main clause before `at` begins: "When Ash said that ..., Salih shot back: “"; else the sentence does.

    "As Ash said, ..." goes on with Ash's own words, and so may "While Ash said ..., it was “". A clause behind a
    semicolon stands alone, where it has a verb: "Ash announced the ban; Souza released a note confirming it: “...".
    """
    apart = masked.rfind("; ", sentence.start, at)
    if (
        apart >= 0
        and _OPENS.match(masked, apart)
        and any(cue.kind != "according" for cue in sentence.within(apart, at))
    ):
        return apart + 2
    lead = _TIME.match(masked, sentence.start, at)
    if lead is None:
        return sentence.start
    for comma in _COMMA.finditer(masked, lead.end(), at):
        subject = next((one for one in mentions.between(comma.end(), at) if one.start == comma.end()), None)
        owner = None if subject else _OWN.match(masked, comma.end(), at)
        if subject is None and owner is None:
            continue
        said = [cue for cue in sentence.within(lead.end(), comma.start()) if cue.kind == "speech"]
        if lead[1].lower() == "as" and any(not masked.startswith(" that ", cue.end) for cue in said):
            return sentence.start
        own = sentence.within(comma.end(), at) or masked[max(comma.end(), at - 3) : at].rstrip().endswith(":")
        told = own or (subject is not None and subject.form == "name")
        return comma.end() if told else sentence.start
    return sentence.start


def opening(masked: str, begin: int, at: int, mentions: Mentions) -> Subject | None:
    """What opens a main clause and is somebody's: "her campaign sent a note saying: “", "Ash's aide said in it: “"."""
    owned = _OWN.match(masked, begin, at)
    if owned is not None and masked[begin - 1 : begin] == " ":
        return Subject(begin, owned.end() - 1, None, "phrase")
    for owner in mentions.between(begin, at):
        opens = owner.start == begin or masked.startswith(", ", owner.start - 2)
        if opens and (whose := _somebodys().match(masked, owner.end, at)):
            return Subject(owner.start, whose.end(), None, "phrase")
    return None


@cache
def _somebodys() -> re.Pattern[str]:
    """What is behind a possessor and may speak: "'s right-hand woman", "'s campaign"."""
    titles = load("en/titles")
    roles = (word for kind in ("office", "expert", "other", "trade", "wholes") for word in titles[kind])
    nouns = either([*sorted({word.lower() for word in roles}), "man", "office", "team", "woman"])
    return re.compile(rf"'s\s(?:[a-z-]+\s){{0,3}}?(?:{nouns})\b(?!\s(?:of|for)\b)")


_TIME = re.compile(
    r"(?:(?:And|But|Even|Just|Long|Only|Shortly|Soon|Yet)\s(?=[a-z]))?"
    r"(?i:(after|although|as|because|before|once|since|though|until|when|whenever|while)\s)"
)
_OPENS = re.compile(r";\s(?:(?:and|but|while)\s)?(?:[A-Z]|(?:an?|he|her|his|it|its|she|the|their|they)\s)")
_COMMA = re.compile(r",\s(?:however,\s)?(?:the\s)?")
_OWN = re.compile(r"(?:his|her|its|their)\s[a-z]+\s")
