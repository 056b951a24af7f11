"""Who stands before a verb that gives words to somebody, as its subject: a mention, or the noun phrase as it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.text import ADVERB, DATELINE, either, trimmed

_NOT_OPENING = frozenset(
    """According After Although As Asked At Because Before By Calling Citing Despite During Earlier Following For
    Friday From He How I If In It Last Later Monday No Not Now On Saturday She Since Speaking Sunday That There
    These They This Those Though Thursday To Today Tuesday Until We Wednesday What When Where While Whilst Who Why
    With Yesterday You""".split()
)


def any_of(words: str) -> str:
    """The alternation of several words, for a pattern."""
    return "|".join(words.split())


_BETWEEN = """has have had did does do would will was is are were went goes on to in at also then later again further
    once now soon himself herself still just even often twice last week month year night this that same earlier turn
    response a an statement interview tweet email Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday
    today morning afternoon evening already always long"""
_ADVERBS = re.compile(rf"(?:(?:^|(?<=\s)|(?<=,))(?:{ADVERB}|{any_of(_BETWEEN)})\s+)+$")
_LAST_ADVERBS = frozenset(_BETWEEN.split())
_CLAUSE_START = re.compile(
    rf"""(?:^|[,;:"()]|\s-|\b(?:{
        any_of(
            '''and but or that when while as because if though although where since after before yet so which what
            whether than the The a an A An his His her Her its Its their Their However Meanwhile But And As While When
            Yet So Fellow Rival year-old'''
        )
    }))\s*$"""
)
PREPOSITION = re.compile(
    rf"""\b(?:{
        any_of(
            "of with from in at for against on by between near about over to under like including behind around than"
        )
    })\s+(?:the\s+|an?\s+|his\s+|her\s+|its\s+|their\s+)?$"""
)
_AND = r"(?:a(?<!\w.)nd|b(?<!\w.)ut|o(?<!\w.)r|t(?<!\w.)hen)"
_COORDINATED = re.compile(rf"{_AND}(?:\s+(?:also|then|later|[a-z]+ly))?\s*$")
_REACH = 60  # characters: no conjunction with its adverb is longer, nor the adverbs before a verb
_WHERE_TOLD = re.compile(
    r",?\s(?:in|on|at|during)\s(?:an?|the|his|her|its|their)(?:\s(?!(?:that|who|which)\b)[^\s,;:\"]+){1,12}"
)
_WHO = re.compile(r",?\s*\bwho\s*(?:(?:has|have|had|also|then|later|[a-z]+ly)\s+)*$")
_WHICH = re.compile(r"(?:((?:[A-Z][\w&'-]*\s)+[A-Z][\w&'-]*),\swhich|,\swhich\s(?:has|have|had))\s*$")
# A full stop within a sentence is that of an abbreviation, but for an ellipsis or one inside marks.
STOP = r"""\.(?=\s*$|["']|\s?\.)"""
_BOUNDARY = re.compile(
    rf"""[,;:!?"()]|{STOP}|\s-+(?=[\s\w])|(?<=\w)-+\s|\b(?:{
        any_of(
            '''and but or that which while when because if though although where since after before yet so as whether
            said And As But Or When While Yet'''
        )
    })\b|\bwhat\b(?=\s(?:an?|one|the)\s|\s[A-Z]|\s(?!(?:does|has|his|its|this|was)\b)[a-z]{{2,}}s\b)"""
)
NO_SUBJECT = frozenset(
    """in on at after before during when who as while to that and but with by about if because following from not
    there this these those nothing so too also again then here how what why whether for of or into up out down all
    more than only even just like no nobody none neither anyone anybody whoever whatever whichever however""".split()
)


class Subject(Struct, frozen=True):
    """A span that speaks; `person` indexes the people of the text, `None` where nobody known is meant."""

    start: int
    end: int
    person: int | None
    form: str


class Mentions:
    """The mentions of a text outside marks, asked by position."""

    def __init__(self, mentions: Sequence[SpeakerMention]) -> None:
        """Keep the mentions, which are in order, of those who may speak where they stand."""
        self._all = [mention for mention in mentions if mention.form != "subject"]
        self._starts = [mention.start for mention in self._all]

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """Those that begin at `start` or later and end by `end`."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [mention for mention in self._all[first:last] if mention.end <= end]


def before(masked: str, low: int, at: int, mentions: Mentions) -> Subject | None:
    """The subject of a verb at `at`, looked for back to `low`: "Ash, a strategist, wrote", "the diplomat also said"."""
    end = without_adverbs(masked, low, at)
    while end > low and masked[end - 1] == " ":
        end -= 1
    here = [m for m in mentions.between(low, end) if masked[m.end : m.end + 2] != "'s"]
    if here and here[-1].end == end:
        return _adjacent(masked, low, here[-1])
    if here and " that " not in masked[end:at] and _where_told(masked, here[-1].end, end):
        return as_subject(here[-1])
    if _COORDINATED.search(masked, max(low, end - _REACH), end):
        return _of_clause(masked, low, here)
    if masked.find("who", low, end) >= 0 and (who := _WHO.search(masked, low, end)):
        if here and here[-1].end == who.start() and here[-1].person is not None:
            return Subject(here[-1].start, masked.index("who", who.start()) + 3, here[-1].person, here[-1].form)
        low = by.end() if (by := _BY.search(masked, low, who.start())) else low
        return before(masked, low, who.start(), mentions) if who.start() > low else None
    if masked.find("which", low, end) >= 0 and (which := _WHICH.search(masked, low, end)) and which.start() > low:
        if which[1]:  # "groups protested, among them the Lake Trust, which said"
            return Subject(*which.span(1), None, "phrase")
        return before(masked, low, which.start() + 1, mentions)  # "the firm, the mine's owner, which has maintained"
    if end > low and (masked[end - 1] in ",)-" or masked[max(low, end - 2) : end] in (',"', ",'")):
        return _over_aside(masked, low, end, here)
    return _phrase_before(masked, low, end)


def _where_told(masked: str, start: int, end: int) -> bool:
    """Whether a stretch tells only where somebody says it: "Ana Souza, in a letter sent late, said"."""
    return bool(_WHERE_TOLD.fullmatch(masked, start, end)) and not FINITE.search(masked, start, end)


def without_adverbs(masked: str, low: int, end: int) -> int:
    """Where what stands before a verb ends, adverbs, a bracket such as "(D-Nev.)" and letters ("MP,") left out."""
    at, near = end, masked[max(low, end - _REACH) : end]
    if ")" in near or _ends_with_adverb(near):
        for pattern in (_ADVERBS, _BRACKET, _ADVERBS) if ")" in near else (_ADVERBS,):
            at = match.start() if (match := pattern.search(masked, max(low, at - _REACH), at)) else at
    if letters := _letters().search(masked, max(low, at - len(" MBE, ")), at):
        at = letters.start()
    bare = masked[max(low, at - 12) : at].rstrip().endswith(_BARE)
    return end if bare and _BARE_DETERMINER.search(masked, max(low, at - 12), at) else at  # "the statement read"


def _ends_with_adverb(words: str) -> bool:
    """Whether the last word may be one of `_ADVERBS`; most are none."""
    last = words.rsplit(None, 1)[-1:]
    return bool(last) and (last[0].endswith("ly") or last[0].rpartition(",")[2] in _LAST_ADVERBS)


@cache
def _letters() -> re.Pattern[str]:
    """What stands behind a name for an honour or a seat, before a verb: "Ana Souza MP, said"."""
    return re.compile(rf"\s(?:{either(load('en/titles')['letters'])}),?\s*$")


_BARE = tuple("the The this This his His her Her its Its their Their 's".split())
_BARE_DETERMINER = re.compile(r"(?:\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|'s)\s*$")
_BRACKET = re.compile(r"\s*\([^()]{1,30}\)\s*$")


def as_subject(mention: SpeakerMention) -> Subject:
    """The mention as a subject."""
    return Subject(mention.start, mention.end, mention.person, mention.form)


def _adjacent(masked: str, low: int, mention: SpeakerMention) -> Subject:
    """The mention itself, or the phrase whose complement it is: "sources close to the minister"."""
    lead = masked[max(low, mention.start - 14) : mention.start]
    if mention.form == "name" and (pair := _PAIR.search(masked, max(low, mention.start - 60), mention.start)):
        return Subject(pair.start(1), mention.end, None, "phrase")  # two speak
    if not PREPOSITION.search(lead):
        return as_subject(mention)
    start = _phrase_start(masked, low, mention.start)
    words = masked[start : mention.start].split()
    if not words or words[0].lower() in NO_SUBJECT or len(words) < 2:
        return as_subject(mention)
    return Subject(start, mention.end, None, "phrase")


_BY = re.compile(r"\sby\s(?!\w+ing\b)(?=[a-z]+\s[^\"]*$)")  # "criticised by the group Nordlys who said"
_PAIR = re.compile(r"((?:[A-Z][\w.'-]*\s){1,4})and\s(?:the\s)?$")


def _of_clause(masked: str, low: int, here: Sequence[SpeakerMention]) -> Subject | None:
    """The first mention that opens a clause: the subject of a verb joined by "and"."""
    return _opening_mention(masked, low, here) or _opening(masked, low)


def _opening_mention(masked: str, low: int, here: Sequence[SpeakerMention]) -> Subject | None:
    for mention in here:
        lead = masked[max(low, mention.start - 14) : mention.start]
        opens = mention.start == low or _CLAUSE_START.search(lead) is not None
        first = None if opens else _FIRST_WORDS.fullmatch(masked, low, mention.start)
        opens = opens or (first is not None and first.group(1) not in _not_opening())
        if opens and not PREPOSITION.search(lead):
            return None if _owns(masked, mention) else as_subject(mention)
    return None


def _owns(masked: str, mention: SpeakerMention) -> bool:
    """Whether a mention is a possessor, and no "He's claiming"."""
    return mention.form != "pronoun" and _OWNS.match(masked, mention.end) is not None


_OWNS = re.compile(r"'s\s(?![a-z]+ing\b)")


# "Olympic champion Ana Souza", where no mention takes in what she is
_FIRST_WORDS = re.compile(r"([A-Z][a-z]+)\s(?:[a-z]+\s)?")


@cache
def _not_opening() -> frozenset[str]:
    return _NOT_OPENING | frozenset(load("en/titles")["openers"])


_OPENING = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Still|Yet|So|Then|Later),?\s+(?:then\s+)?)?(?!I'm\b|[A-Z][a-z]+ing(?:,?\s[\"']|\sthat\b))"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)?\s*(?:[A-Z][\w.'-]*\s?){1,5})"
)


# "The conservative weekly has been": what a finite verb shows to be the subject.
_DESCRIBED = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Still|Yet|So|Then|Later),?\s+)?"
    r"([Tt]he(?:\s(?!of\b|in\b|and\b|for\b|to\b)[\w'-]+){1,4}?)"
    r"(?=\s(?:is|was|are|were|has|had|have|will|would|could|should|also|then|later)\b)"
)


@cache
def _body_named() -> re.Pattern[str]:
    """A body that a sentence opens with: "West African bloc ECOWAS welcomed it", "His delegation sent a note"."""
    titles = load("en/titles")
    nouns = either(noun for noun in (*titles["bodies"]["body"], *titles["wholes"]) if " " not in noun)
    offices = either(word for word in titles["office"] if word.islower())
    return re.compile(
        rf"((?:[Tt]he\s)?(?:[A-Z][\w.'-]*\s){{0,3}}(?:{nouns})\s(?:[A-Z][\w&'-]*\s){{1,5}}"
        rf"|(?:His|Her|Its|Their)\s(?:{nouns})(?=\s[a-z])"
        rf"|(?:[Tt]he|[Aa]n?|His|Her|Its|Their)\s(?:[\w-]+\s){{0,3}}?(?:{offices})(?=\s[a-z]+ed\s|\s(?:sent|went|wrote)\s))"
    )


_FRONTED = re.compile(r"(?:At|During|For|In|On)\s[^,;:.\"]{2,50},\s(?=an?\s|the\s|his\s|her\s)")


_CITY = re.compile(r"(?:[A-ZÀ-Þ]{3,}\s){0,2}[A-ZÀ-Þ]{3,}:\s+(?=[A-Z])")  # "NEW DELHI: The court said"


def _opening(masked: str, low: int) -> Subject | None:
    """The capitalised words that open a sentence, where no mention does."""
    begin = trimmed(masked, low, len(masked))[0]
    if dateline := DATELINE.match(masked, begin) or _CITY.match(masked, begin):
        begin = dateline.end()
    if fronted := _FRONTED.match(masked, begin):
        begin = fronted.end()
    if match := _body_named().match(masked, begin) or _DESCRIBED.match(masked, begin):
        return Subject(*trimmed(masked, *match.span(1)), None, "phrase")
    match = _OPENING.match(masked, begin)
    if match is None or len(match.group(1).split()) < 1:
        return None
    words = match.group(1).split()
    if words[-1].lower() in ("the", "a", "an", "his", "her", "their", "one") or words[-1].endswith("'s"):
        return None
    if words[0].lower() in NO_SUBJECT or words[0].rstrip(".,") in _not_opening() - _DETERMINERS:
        return None
    return Subject(*trimmed(masked, *match.span(1)), None, "phrase")


_DETERMINERS = frozenset("A An Her His One The Their".split())


def first(masked: str, low: int, high: int, mentions: Mentions) -> Subject | None:
    """The first mention of a stretch that opens a clause."""
    return _of_clause(masked, low, mentions.between(low, high))


def opening(masked: str, low: int, high: int, mentions: Mentions) -> Subject | None:
    """The first mention of a stretch that opens a clause; no phrase that might be one."""
    return _opening_mention(masked, low, mentions.between(low, high))


def last(masked: str, low: int, high: int, mentions: Mentions) -> Subject | None:
    """The last mention of a stretch that opens a clause."""
    here = mentions.between(low, high)
    for mention in reversed(here):
        lead = masked[max(low, mention.start - 14) : mention.start]
        if (mention.start == low or _CLAUSE_START.search(lead)) and not PREPOSITION.search(lead):
            return as_subject(mention)
    return None


def named_before(masked: str, low: int, at: int, mentions: Mentions) -> Subject | None:
    """The name that ends at a colon, or the few capitalised words that are all that stands before it."""
    here = [m for m in mentions.between(low, at) if m.end == at and m.form == "name"]
    if here and (
        not PREPOSITION.search(masked, max(low, here[-1].start - 14), here[-1].start)
        or _IN_THE_WORDS.search(masked, max(low, here[-1].start - 30), here[-1].start)
    ):
        return as_subject(here[-1])
    start, end = trimmed(masked, low, at)
    match = ONLY_NAME.fullmatch(masked, start, end)
    return Subject(start, end, None, "phrase") if match and masked[start:end] not in _NOT_OPENING else None


_IN_THE_WORDS = re.compile(r"\b(?:words (?:of|from)|message (?:of|from)|statement (?:by|of|from))\s(?:the\s)?$")
ONLY_NAME = re.compile(r"(?:[A-Z][\w.'-]*\s){0,3}[A-Z][\w'-]*")


def _over_aside(masked: str, low: int, end: int, here: Sequence[SpeakerMention]) -> Subject | None:
    """The subject before an aside that ends at `end`: "Grushko, who took part in the talks, said"."""
    for mention in reversed(here):
        if mention.end >= end - 1 or masked[mention.end : mention.end + 1] in (",", "(", " "):
            lead = masked[max(low, mention.start - 14) : mention.start]
            opens = mention.start == low or _CLAUSE_START.search(lead) is not None
            follows = masked[mention.end : mention.end + 1] == "," or masked[mention.end : mention.end + 2] in (
                " (",
                " -",
            )
            if opens and follows and not PREPOSITION.search(lead):
                return as_subject(mention)
    relative = masked.rfind(", who", low, end)
    if relative > low and masked[relative + 5 : relative + 6] in (" ", ","):
        return before(masked, low, relative, Mentions(here))
    first = _first_phrase(masked, low, end)
    if first is not None and here and here[-1].form == "name" and here[-1].end == end - 1:
        between = masked[first.end : here[-1].start]
        return as_subject(here[-1]) if between == ", " else first  # "the union's lawyer, Ana Souza, said"
    return first


_CONNECTIVE = re.compile(r"\s*(?:(?:And|As|But|Or|So|Then|While|When|Yet|and|as|but|or|while|when)\s+)*")


def _first_phrase(masked: str, low: int, end: int) -> Subject | None:
    """The first stretch between commas that may be a subject, an aside behind it: "as Ana Souza, a judge, put it"."""
    begin = low
    while (comma := masked.find(",", begin, end - 1)) >= 0:
        lead = _CONNECTIVE.match(masked, begin, comma)
        start, stop = trimmed(masked, lead.end() if lead else begin, comma)
        begin = comma + 1
        words = masked[start:stop].split()
        if words and words[0].lower() not in NO_SUBJECT | _ADVERBIALS and not words[0].endswith("ing"):
            return Subject(start, stop, None, "phrase") if len(words) <= 12 else None
    return None


# Words before a comma that are no subject: "Earlier, the judge, a Liberal, said".
_ADVERBIALS = frozenset(
    """after asked before earlier finally first however instead later meanwhile moreover once or since still then though
    today yesterday yet""".split()
)


def _phrase_start(masked: str, low: int, end: int) -> int:
    start = low
    for match in _BOUNDARY.finditer(masked, low, end):
        start = match.end()
    if masked[max(low, start - 5) : start] == " and " or masked[max(low, start - 4) : start] == " and":
        name = _NAME_TO_AND.search(masked, max(low, start - 120), start)
        start = name.start(1) if name and masked[trimmed(masked, start, end)[0]].isupper() else start
    return trimmed(masked, start, end)[0]


# What "and" joins with another capital is one name: "Ana Souza of the Ministry of Harbours and Inland Waterways said".
_NAME_TO_AND = re.compile(
    r"(?:^|(?<=[,;:\"(]\s)|(?<=[.!?]\s))((?:[Tt]he\s)?[A-Z][\w'&.-]*\s(?:(?:of|for|the|on|in|[A-Z][\w'&.-]*)\s)+"
    r"|[Tt]he\s(?:[a-z-]+\s){0,2}[a-z-]+s\sof\s(?:the\s)?(?:[A-Z][\w'&.-]*\s)+)and\s?$"
)


def _phrase_before(masked: str, low: int, end: int) -> Subject | None:
    """The noun phrase that ends at `end`, as it stands."""
    start = _phrase_start(masked, max(low, end - 160), end)
    start = day.end() if (day := _ON_DAY.match(masked, start, end)) else start
    words = masked[start:end].split()
    if not words or words[0].lower() in NO_SUBJECT or len(words) > 20:
        return None
    if (words[0].endswith("ing") and (words[0].islower() or len(words) > 1)) or words == ["Asked"]:
        return None
    if not any(char.isalnum() for char in words[0]) or _MATTER.fullmatch(masked, start, end):
        return None
    if clause := FINITE.search(masked, start, end):  # "is denying remarks by a campaign aide who said"
        nouns = list(_DETERMINED.finditer(masked, clause.end(), end))
        return Subject(nouns[-1].start(), end, None, "phrase") if nouns else None
    if relative := _RELATIVE.match(masked, start, end):
        start = relative.end()
    return Subject(start, end, None, "phrase")


_ON_DAY = re.compile(r"(?:By|In|On)\s(?:[A-Z][a-z]+(?:\s\d{1,2})?|\d{4})\s(?=the\s)")  # "In May the bank's report said"
_MATTER = re.compile(  # a thing by its form, without an article and no plural: "sexual violence"
    r"(?!(?:an?|the|this|that|one|another|each|his|her|its|their|our|my)\s)(?:[a-z-]+\s)+[a-z]+(?:ce|th|cy|ty|ss|sm)"
)
# "a move the opposition denounced": whose verb it is.
_RELATIVE = re.compile(
    r"(?:an?|the)\s(?:[a-z-]+\s){1,3}(?<!\bof\s)(?<!\bfor\s)(?<!\bin\s)(?<!\bto\s)(?<!\bat\s)(?=the\s[a-z]+$)"
)
_DETERMINED = re.compile(r"\b(?:an?|the|one|his|her|its|their)\s(?=\w)")


FINITE = re.compile(r"\s(?:is|was|are|were|has|had|have|will|would|could|should|can|may|might|must|did|does)(?:n't)?\b")
