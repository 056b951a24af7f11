"""The name that a phrase for a speaker holds or stands beside; who is the subject of a verb, `subjects` decides."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from brief import cues as cue_finder
from brief.finders.quotes.subjects import PREPOSITION, Mentions, Subject, as_subject
from brief.lexicon import load
from brief.model import SpeakerMention
from brief.patterns import pattern
from brief.text import ADVERB, either

_NEAR = 80
_LISTED = re.compile(r"\b(?:and|or)\s(?:[a-z]+\s){0,3}[A-Z]")


def of(masked: str, subject: Subject, mentions: Mentions) -> Subject:
    """The one whom a phrase names: "Harbour master Ana Souza at the port", "Souza, the mayor of the town"."""
    if subject.form == "body" and (bearer := _bearer(masked, subject, mentions)) is not None:
        return as_subject(bearer)
    if subject.person is not None or subject.form not in ("phrase", "nominal"):
        return subject
    if (site := _posted().search(masked, subject.start, subject.end)) is not None:
        return _holder(*site.span(site.lastindex or 0), mentions)
    within: list[SpeakerMention] = []
    for mention in mentions.between(max(0, subject.start - _NEAR), subject.end + _NEAR):
        if mention.start == subject.start and mention.person is not None and masked.startswith(" who ", mention.end):
            return as_subject(mention)  # "a diplomat who follows the talks"
        if mention.form != "name" or mention.person is None:
            continue
        if subject.start <= mention.start < subject.end < mention.end:
            return as_subject(mention)  # "the union's lawyer, Ana Souza": what she is reaches into the phrase
        if ", " in (masked[mention.end : subject.start], masked[subject.end : mention.start]) and _says_what(
            masked, subject
        ):
            return as_subject(mention)
        if _WHO_DID.fullmatch(masked, subject.end, mention.start):
            return as_subject(mention)
        if mention.start == subject.start and _OF.match(masked, mention.end, subject.end):
            return as_subject(mention)  # "Ana Souza of the Ministry of Trade and Industry"
        inside = subject.start <= mention.start and mention.end <= subject.end
        if inside and _free(masked, mention) and not _tells_which(masked, subject, mention):
            within.append(mention)
    alone = len(within) == 1 and not _LISTED.search(masked, subject.start, subject.end)
    if alone:
        return as_subject(within[0])
    owned = pattern("en/context/people", "owned").match(masked, subject.start)  # "The ferry's owner, Star Lines, said"
    return Subject(*owned.span(1), None, "phrase") if owned and owned.start(1) == subject.end + 2 else subject


def _holder(start: int, end: int, mentions: Mentions) -> Subject:
    """Whose site or account it is: a body that is known, else the words for it."""
    known = (one for one in mentions.between(start, end) if one.end == end and one.form in ("body", "name"))
    return next(map(as_subject, known), Subject(start, end, None, "phrase"))


@cache
def _posted() -> re.Pattern[str]:
    """A paper told by where it stands: "a notice on the website of the ministry", "a message on the king's account"."""
    papers = either(sorted([*load("en/titles")["own"]["papers"], "post"]))
    sites = either(load("en/context/people")["on_site"]["words"])
    a_paper = rf"\b(?:[Aa]n?|[Aa]nother|[Tt]he)\s(?:[a-z-]+\s){{0,2}}(?:{papers})"
    of = rf"{pattern('en/context/people', 'on_site').pattern}([^,;:\"]{{2,60}})$"
    return re.compile(rf"{a_paper}(?:{of}|\son\s((?:the\s)?[^,;:\"']{{2,60}})'s\s(?:[\w-]+\s)?(?:{sites})$)")


_WHO_DID = re.compile(r"\swho\s[^,;:.\"]{2,40},\s")  # "the man who read it, Major Ana Souza"
_OF = re.compile(r"\s(?:of|for|from|at|with)\s")
_TOLD = re.compile(r",\s(?:(?:an?|the)\s)?(?!(?:and|but|or|who|which|while|as|when)\b)[a-z](?:(?!\.\s)[^,;:\"\n])*$")


def _bearer(masked: str, body: Subject, mentions: Mentions) -> SpeakerMention | None:
    """Whose role a body's name ends, where no comma follows it: "Ana Souza, head of policy at Nordlys said"."""
    low = max(0, body.start - _LONGEST_ROLE)
    told = _TOLD.search(masked, low, body.start) if masked.find(", ", low, body.start) >= 0 else None
    if told is None or roles().isdisjoint(told.group().split()) or not _LEADS_ON.search(told.group()):
        return None
    return next(
        (one for one in mentions.between(low, told.start()) if one.end == told.start() and one.form == "name"), None
    )


_LONGEST_ROLE = 120
_LEADS_ON = re.compile(r"\s(?:of|for|at|with|from|in)\s")


def _free(masked: str, mention: SpeakerMention) -> bool:
    """Whether a name is nobody's complement and possesses nothing: not "an aide to Souza", "Souza's aide"."""
    before = max(0, mention.start - 14)
    return masked[mention.end : mention.end + 1] in (" ", ",", "") and not PREPOSITION.search(
        masked, before, mention.start
    )


def _tells_which(masked: str, subject: Subject, mention: SpeakerMention) -> bool:
    """Whether a noun behind a name is who speaks: "a Souza ally", "Souza supporters in the north"."""
    behind = _NOUN_BEHIND.match(masked, mention.end, subject.end)
    if behind is None:
        return False
    if " " not in masked[mention.start : mention.end]:
        return True
    return _DETERMINED.match(masked, subject.start) is not None and not behind.group(1).endswith("s")


_DETERMINED = re.compile(r"(?i:an?|another|his|her|one|the|their)\s")


_NOUN_BEHIND = re.compile(
    r"\s(?!(?:about|after|also|among|and|as|at|before|behind|but|by|during|for|from|had|has|have|herself|himself|in|into|is"
    r"|later|near|now|of|on|once|or|outside|that|then|to|under|was|were|when|whereas|which|while|who|whose|with)\b)"
    rf"(?!{ADVERB}\b)([a-z][\w-]*)"
)


def tells_which(seen: str, mention: SpeakerMention) -> bool:
    """Whether a name behind an article tells which campaign, ally or actor it is: "the Souza campaign, which"."""
    if mention.form != "name" or not seen.endswith(_ARTICLES, max(0, mention.start - _DETERMINER), mention.start):
        return False
    behind = _NOUN_BEHIND.match(seen, mention.end, mention.end + _NEAR)
    first = seen[mention.start : mention.end].split()[0]
    if behind is None or behind.group(1).endswith(("ed", "s")) or first.endswith(".") or first in _addresses():
        return False
    return first[0].isupper() and not cue_finder.find(seen, behind.start(1), behind.end())


_ARTICLES = tuple(f"{word} " for word in ("the", "The", " a", "A", " an", "An", " one", "One", "nother"))
_DETERMINER = len(" another ")


@cache
def _addresses() -> frozenset[str]:
    return frozenset(load("en/titles")["address"])


def _says_what(masked: str, subject: Subject) -> bool:
    """Whether a phrase says what one person is: "the opposition's islands spokeswoman"."""
    return not roles().isdisjoint(masked[subject.start : subject.end].lower().split())


def has_people(masked: str, end: int) -> bool:
    """Whether whoever is named up to an offset only has those who speak: "Ana Souza's first critics were blunt"."""
    possessor = _HAS.match(masked, end)
    words = [*possessor[1].split(), ""] if possessor else []
    for word, behind in pairwise(words):
        if word in _JOINS:
            return False
        if word.removesuffix("s") in roles() and (word not in roles() or _DID.fullmatch(behind)):
            return True
    return False


_HAS = re.compile(r"'s?((?:\s[a-z-]+){1,6})")
_JOINS = frozenset("about after against and as at before by for from in of on or that to was were who with".split())
_DID = re.compile(r"had|has|is|put|was|went|[a-z]+ed")


@cache
def roles() -> frozenset[str]:
    """The nouns that say what one person is, in lower case."""
    titles = load("en/titles")
    return frozenset(word.lower() for kind in ("office", "expert", "other", "trade") for word in titles[kind])
