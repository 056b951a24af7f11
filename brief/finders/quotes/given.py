"""Words given by a noun or from behind "by": "Ash's remark that", "described by Ash as"; no verb's subjects."""

from __future__ import annotations

import re
from functools import cache

from brief.cues import Cue, listed
from brief.finders.quotes import inverted
from brief.finders.quotes.attribution import Attribution
from brief.finders.quotes.frames import Sentence
from brief.finders.quotes.subjects import Mentions, Subject, as_subject
from brief.lexicon import load
from brief.text import Span, either, telling, trimmed

_RULE = "quote.given"
_NEAR = 110  # characters from a noun or participle to the words, at most
_BY = re.compile(
    r"\s(?:yesterday\s|today\s|[a-z]+ly\s|(?:in|on)\s(?:the\s)?[\w-]+\s)?"
    r"by\s(?=(?:the|an?|his|her|its|their)\s|(?:[a-z]+\s)?[A-Z])"
)
_DETERMINED = r"(?:(?:an?|the|his|her|its|their)\s)?"
_THAT = re.compile(r"\sthat\s|(?:\s(?:in|on|at|to)\s[^,.;:!?\"]{2,50})?:\s|,\s|\s(?:is|remains|was)(?:\sthat|:|,)\s")
_THAT_HE = re.compile(r"\sthat\s(?:[\w'-]+\s){1,6}")
_TO_WORDS = re.compile(rf"\s(?:of|for|to)\s{_DETERMINED}")
_AS = re.compile(rf"\s(?:as|that|of)\s{_DETERMINED}(?:\w+\s){{0,4}}")


def undergone(masked: str, cue: Cue) -> bool:
    """Whether a verb tells what is done to its subject: "a plan called by Ash a “fraud”", "accused of “lying”"."""
    if masked.startswith(_undergone(), cue.start):
        return True
    return cue.kind == "act" and cue.form == "finite" and _BY.match(masked, cue.end) is not None


@cache
def _undergone() -> tuple[str, ...]:
    return tuple(listed("undergone"))


def described(masked: str, who: Subject, cue: Cue) -> bool:
    """Whether a verb tells what somebody new is called: "a man described as a “sailor”"."""
    passive = cue.kind == "act" and cue.start - who.end == 1 and masked.startswith(" as ", cue.end)
    return passive and not masked.endswith("what ", 0, who.start) and _NEW.match(masked, who.start) is not None


_NEW = re.compile(r"(?:[Aa]n?|[Oo]ne)\s")


def before(masked: str, sentence: Sentence, low: int, at: int, mentions: Mentions) -> Attribution | None:
    """Who says words in marks that begin at `at`."""
    near = max(low, at - _NEAR), at
    found = _in_whose_paper(masked, near, mentions)
    found = found or _possessed(masked, sentence, near, mentions) or _in_view_of(masked, sentence, at, mentions)
    found = found or _in_paper(masked, near, mentions)
    if found is not None:
        return found
    between = masked[slice(*near)]
    if " by " in between:
        return _behind(masked, sentence, near, (_participle(), _AS), mentions)
    return _behind(masked, sentence, near, (_sent(), _THAT), mentions) if " from " in between else None


def _in_paper(masked: str, near: Span, mentions: Mentions) -> Attribution | None:
    """Who speaks in a paper whose words need no verb: "adopted a communiqué in which they “welcome ..."."""
    match = _IN_WHICH.search(masked, *near) if masked.find(" in which ", *near) >= 0 else None
    if match is None or match.group(1) not in listed("papers"):
        return None
    who = next((as_subject(one) for one in mentions.between(*match.span(2)) if one.end == match.end(2)), None)
    return Attribution(who or Subject(*match.span(2), None, "phrase"), match.start(1), 0.8, _RULE)


def _in_whose_paper(masked: str, near: Span, mentions: Mentions) -> Attribution | None:
    """Whose paper it is that speaks, whoever sends it on: "Ash posted Souza's decree, which said: “..."."""
    match = _WHICH_SAYS.search(masked, *near) if masked.find("'s ", *near) >= 0 else None
    if match is None or not (match[1] in listed("papers") or match[1] in listed("nouns")):
        return None
    who = next((as_subject(one) for one in mentions.between(near[0], match.start()) if one.end == match.start()), None)
    return Attribution(who, match.start(1), 0.98, _RULE) if who else None


_WHICH_SAYS = re.compile(r"'s\s(?:[a-z-]+\s){0,2}([a-z]+),?\s(?:that|which)\s[a-z]+(?:\sthat|:|,)?\s$")
_IN_WHICH = re.compile(r"\b([\w-]+)\sin\swhich\s(they|it|he|she)\s$")


def _in_view_of(masked: str, sentence: Sentence, at: int, mentions: Mentions) -> Attribution | None:
    """Who opens a sentence whose view all of it is: "For Ash, “...", "For Ash that was “...", "In Ash's view, “..."."""
    span = next((one for one in sentence.spans if one.outer_start == at), None)
    if span is not None and span.end - span.start >= _FEW and masked.startswith("In ", sentence.start):
        opens = (one for one in mentions.between(sentence.start, at) if one.start - sentence.start < len("In the ."))
        who = next((one for one in opens if _view().match(masked, one.end, at)), None)
        told = who is not None and not sentence.within(who.end, at)
        return Attribution(as_subject(who), sentence.start, 0.8, _RULE) if who and told else None
    lead = _FOR.match(masked, sentence.start, at)
    if (
        lead is None
        or span is None
        or span.end - span.start < _FEW
        or masked[span.outer_end : sentence.end].strip(" .")
    ):
        return None
    here = mentions.between(lead.end(), at)
    who = next((one for one in here if _THAT_WAS.fullmatch(masked, one.end, at)), None)
    if who is None and len({one.person for one in here}) == 1 and _WAS.search(masked, at - _OWNER, at):
        who = here[0]  # "For Ash, who led the group, the absence of penalties was “..."
    if who is None or "," in masked[lead.end() : who.start] or who.start - lead.end() > _OWNER:
        return None
    return Attribution(as_subject(who), lead.start(), 0.8, _RULE)


_THAT_WAS = re.compile(r",\s|,?\s(?:that|this|it)\s(?:is|was)\s")
_WAS = re.compile(r"\s(?:are|is|was|were)\s(?:an?\s|the\s)?$")
_OWNER = 30  # characters before a name, of whose he or she is
_FOR = re.compile(r"For\s")


@cache
def _view() -> re.Pattern[str]:
    return re.compile(rf"'s?\s(?:own\s)?(?:{either(sorted(listed('views')))})\b[^;:\"]*$")


_FEW = 20  # characters; fewer are a term


def _possessed(masked: str, sentence: Sentence, near: Span, mentions: Mentions) -> Attribution | None:
    """Whose remark the words are: "Ash's recent warning that “...", less surely "his call for “..."."""
    low, at = near
    for noun in _noun().finditer(masked, low, at) if not sentence.words(masked).isdisjoint(_noun_words()) else ():
        owner = next((one for one in mentions.between(low, noun.start()) if _owns(masked, one.end, noun.start())), None)
        if owner is None or sentence.within(noun.end(), at):
            continue
        if _THAT.fullmatch(masked, noun.end(), at):
            return Attribution(as_subject(owner), noun.start(), 0.88, _RULE)
        if _THAT_HE.fullmatch(masked, noun.end(), at):
            return Attribution(as_subject(owner), noun.start(), 0.8, _RULE)
        if _TO_WORDS.fullmatch(masked, noun.end(), at):
            return Attribution(as_subject(owner), noun.start(), 0.72, _RULE)
    return None


def _owns(masked: str, end: int, noun: int) -> bool:
    """Whether a mention that ends at `end` is the possessor of the noun: "Ash's", or "her" itself."""
    return _POSSESSES.fullmatch(masked, end, noun) is not None


_POSSESSES = re.compile(r"(?:'s?)?\s(?:[A-Za-z][\w-]*\s){0,3}")


def _behind(
    masked: str, sentence: Sentence, near: Span, patterns: tuple[re.Pattern[str], re.Pattern[str]], mentions: Mentions
) -> Attribution | None:
    """Who stands between a participle or noun and the words: "told by Ash that “...", "a letter from Ash: “..."."""
    low, at = near
    leading, to_words = patterns
    near_to = (one for one in leading.finditer(masked, low, at) if not sentence.within(one.end(), at))
    lead = next((one for one in near_to if _describes(masked, one, at)), None)
    who = inverted.behind(masked, lead.end(), at, mentions) if lead else None
    return (
        Attribution(who, lead.start(), 0.88, _RULE)
        if lead and who and to_words.fullmatch(masked, who.end, at)
        else None
    )


def _describes(masked: str, participle: re.Match[str], at: int) -> bool:
    """Whether words behind "as" are what a participle calls something: not "aid offered by Ash as “a gift”"."""
    before = masked[participle.end() : at].rstrip()
    if not (before.endswith((" as", " as a", " as an", " as the")) or " as " in before):
        return True
    return participle.group().split()[0] in listed("describing")


def quoted_as(masked: str, low: int, high: int, mentions: Mentions) -> Attribution | None:
    """Whom somebody quotes: "Ash quoted the minister as saying", "citing Ash as telling"."""
    match = _QUOTED_AS.search(masked, low, high) if masked.find(" as ", low, high) >= 0 else None
    if match is None:
        return None
    stop = trimmed(masked, *match.span(1))[1]
    here = [one for one in mentions.between(*match.span(1)) if one.end >= stop - 1]
    who = as_subject(here[-1]) if here else Subject(*trimmed(masked, *match.span(1)), None, "phrase")
    return Attribution(who, match.start(), 0.99, _RULE)


_QUOTED_AS = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s(?!(?:as|by|in|on)\b)([^;:\"]{2,80}?),?\sas\s(?:saying|telling|writing|stating|declaring|warning)\b"
)


def sender(masked: str, low: int, high: int, mentions: Mentions) -> Subject | None:
    """Who stands behind a noun for words and "from" in a stretch: "Statement just in from Ana Souza, who ...:"."""
    sent = _just_sent().search(masked, low, high) if masked.find(" from ", low, high) >= 0 else None
    return inverted.behind(masked, sent.end(), high, mentions) if sent else None


@cache
def _just_sent() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_noun().pattern})\s(?:just\sin\s|sent\s|released\s|today\s)?from\s")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(load('en/cues')['nouns'])})\b")


@cache
def _noun_words() -> frozenset[str]:
    return telling(load("en/cues")["nouns"])


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(rf"{_noun().pattern}\sfrom\s")


@cache
def _participle() -> re.Pattern[str]:
    """A participle with "by": "described by", "told later by"."""
    table = load("en/cues")
    rows = [*table["speech"].values(), *table["act"].values()]
    past = {form for forms in rows for form in forms[2:] if " " not in form and not form.endswith("ing")} - _PASSED_ON
    return re.compile(rf"\b(?:{either(sorted(past))}){_BY.pattern}")


# Who does this passes on what somebody else said.
_PASSED_ON = frozenset(["cited", "quoted", "reported"])
