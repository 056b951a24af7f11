"""Noun phrases that name a session, with the verb they belong to; what they tell is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from brief.actors import canonical
from brief.days import MONTH, WEEKDAY
from brief.finders.events.rows import Noun, noun_of_word
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sightings import FIRST_OF_ALL
from brief.finders.events.words import any_of, beside, noun_phrases, verb_phrases, words
from brief.model import ActorMention
from brief.text import either

FINITE = any_of("is are was were has have had will would could may might said says told".split())

_PREPOSITIONS = r"of|in|at|on|with|to|for|from|by|about|after|before|during|following|since|into|ahead of"
_STOP = re.compile(
    rf"[,;:(\")]|\s-\s|\b(?:{_PREPOSITIONS}|and the|that|as|than|is|are|was|were|has|have|had|will|would)\b"
    r"|(?<= )(?!planned|proposed|renewed|scheduled|extended|expanded|limited|closed|united|mediated|advanced)[a-z]+ed\b"
)
_GOVERNED = re.compile(rf"\b(?:{_PREPOSITIONS})\s*$")
# "At the end of the summit that was held in Lima", "held on Friday"; what was done there has the day of "held in Lima".
_HELD = re.compile(
    r"\s(?:(?:that|which)\s(?:was|were)\sheld\b|held\s(?:in\s[A-ZÀ-Þ][\w'-]+\s)?(?:on\b|yesterday\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
_AT = re.compile(r"\b(?:in|at|during)\s*$")
_VERBAL = re.compile(r"\b(?:to|will|would|can|could|may|might|should|not|did|and)\s+$")
_PROGRESSIVE = re.compile(r"\b(?:are|were)\s+(?:also\s+|now\s+)?$")  # "the ministers are meeting"
_GATHERINGS = frozenset(["Conference", "Dialogue", "Forum", "Summit"])  # they take place, and bodies are called so
_NAMED = re.compile(r"(?:[A-ZÀ-Þ][\w'-]*\s+(?:(?:and|for|of|on)\s+(?:the\s+)?)?)+$")
_LONGEST_NAME = 60
_LENGTH = re.compile(r"(?:\w+\s+){1,3}(?:days|hours|weeks)\s+of")  # "two days of"
_LED = re.compile(r"\b(?:an?|the|its|his|her|their)\s+$")
_WORD_BEFORE = re.compile(r"(?<![\w-])([\w-]+)[\s-]$")
_WORD = re.compile(r"[\s-]([\w-]+)")
_ARTICLE = re.compile(rf"^(?:(?:The|An?|This|Next|Last|{MONTH}|{WEEKDAY})(?:'s)?\s+)+")
_ITS = re.compile(r"\s+(?:its|his|her|their|the|an?|new)\b")
_BE = re.compile(r"\b(?:is|are|was|were|be|been)\s+$")
# A relative clause that can only speak of a session: "talks of experts that had been scheduled for Thursday".
_CALLED = re.compile(r"(?:\b[Tt]he\s|[A-ZÀ-Þ][\w'-]+\s)$")
_ROUND_OF = re.compile(
    r"\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(talks|negotiations|consultations|discussions|meetings)\b"
)


_OF = re.compile(r"\s+of\b")
_OWNER = re.compile(r"'s?\s(?:[a-z-]+\s){0,2}$")
_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er)\s(?:[a-z-]+\s){0,2}$")
_ON_WHOM = re.compile(r"\s(?:against|on)\s(?:the\s)?")
_PRESS = re.compile(r"(?:critics|media|news|opponents?|press|rivals?)\b")
_TO_DO = re.compile(r",\sto\s[a-z]")  # "in the call of 5 May, to invite observers of the League"


class Phrase(Struct, frozen=True):
    """A noun phrase: it begins at `start`, its noun at `head`, and ends at `end`, what hangs on it at `limit`.

    `verb`: what says that it takes place; `held`: it is that verb's object. `at`: it stands after "in" or "at".
    `clause` goes on over a relative clause that hangs on the noun; `own_end` is where its own ends. `name`: that of a
    gathering which has one of its own.
    """

    scene: Scene
    noun: Noun
    clause: Clause
    own_end: int
    start: int
    head: int
    end: int
    limit: int
    verb: re.Match[str] | None
    held: bool
    at: bool
    name: str | None = None


def phrases(scene: Scene) -> Iterator[Phrase]:
    """The phrases of a sentence that can name a certain session, in the order of the text."""
    if not noun_phrases("session").opens(scene.words):
        return
    taken = scene.start
    for match in scene.every(noun_phrases("session"), scene.start, scene.end):
        body = _body(scene, match)
        if not _can_meet(match, body):
            continue
        noun = noun_of_word().get(match.group()) or noun_of_word()[match.group().lower()]
        if match.start() < taken or scene.is_quoted(match.start()) or _is_verb(scene, match):
            continue
        if (noun.about and noun.about.isdisjoint(scene.words)) or _is_other(scene, noun, match):
            continue
        whole = _ROUND_OF.match(scene.seen, match.end()) if noun.head == "round" else None
        taken = whole.end() if whole else match.end()
        own = scene.clause_at(match.start())
        start = _start(scene, own, match.start())
        name = body.name if body else _name(scene, start, match)
        if noun.named and name is None:
            continue
        if _is_certain(scene, match, start, taken):
            phrase = _phrase(scene, noun, own, (start, whole.start(1) if whole else match.start(), taken))
            if body is None or _takes_place(phrase):
                yield replace(phrase, name=name)


def session_nouns(scene: Scene, start: int, end: int) -> Iterator[re.Match[str]]:
    """The session nouns between two offsets, but for those in a body's name ("Mediation Commission")."""
    for match in scene.every(noun_phrases("session"), start, end):
        if _body(scene, match) is None:
            yield match


def _is_other(scene: Scene, noun: Noun, match: re.Match[str]) -> bool:
    """Whether the words beside a noun make another thing of it: "under fire", "a storm of protest"."""
    before, behind = _WORD_BEFORE.search(scene.before(match.start(), 24)), _WORD.match(scene.seen, match.end())
    if noun.head == "round" and _OF.match(scene.seen, match.end()) and not _ROUND_OF.match(scene.seen, match.end()):
        return True  # "the final round of the primaries"
    if (noun.group == "attack" and _is_of_words(scene, match)) or _is_house(scene, match):
        return True
    return bool(
        (before and before.group(1).lower() in noun.not_behind) or (behind and behind.group(1) in noun.not_before)
    )


def _is_house(scene: Scene, noun: re.Match[str]) -> bool:
    """Whether a noun is a house of lawmakers, called so alone: "the White House and Congress"."""
    return noun.group() == "Congress" and _CALLED.search(scene.before(noun.start(), 24)) is None


def _is_of_words(scene: Scene, noun: re.Match[str]) -> bool:
    """Whether somebody attacked somebody with words: "Lang's attack on Ruiz", "her attack on the press"."""
    before = scene.before(noun.start(), 24)
    owner = _OWNER.search(before)
    at = noun.start() - len(owner.group()) if owner else 0
    owned = _HIS.search(before) is not None or any(owner and n.start < at <= n.end for n in scene.names)
    on = _ON_WHOM.match(scene.seen, noun.end())
    whom = any(on and n.start == on.end() for n in scene.names) or bool(on and _PRESS.match(scene.seen, on.end()))
    return owned and (whom or on is None)


def _can_meet(noun: re.Match[str], body: ActorMention | None) -> bool:
    """Whether a noun may be of a gathering: in no body's name, or the last word of one that no list has."""
    return body is None or (body.end == noun.end() and noun.group() in _GATHERINGS and canonical(body.name) is None)


def _body(scene: Scene, noun: re.Match[str]) -> ActorMention | None:
    """The actor in whose name a noun stands."""
    return next((a for a in scene.actors if a.start <= noun.start() < a.end), None)


def _takes_place(phrase: Phrase) -> bool:
    """Whether a name that a body could have too ("Peace Forum") is that of a gathering, by its verb."""
    verb = phrase.verb
    return verb is not None and not phrase.held and _ITS.match(phrase.scene.seen, verb.end()) is None


def _name(scene: Scene, start: int, noun: re.Match[str]) -> str | None:
    """The name of a gathering that has one of its own, no actor's: "the annual Reef Security Summit"."""
    if not noun.group()[0].isupper() or any(start <= a.start < noun.start() for a in scene.actors):
        return None
    match = _NAMED.search(scene.seen, max(start, noun.start() - _LONGEST_NAME), noun.start())
    name = _ARTICLE.sub("", match.group()) if match else ""
    return f"{name}{noun.group()}" if name else None


def _phrase(scene: Scene, noun: Noun, own: Clause, span: tuple[int, int, int]) -> Phrase:
    start, head, end = span
    clause = own if noun.befalls else _extended(scene, own, end)  # "the storm that killed six" is no news
    held = _verb_before(scene, clause, start)
    verb = held or _verb_behind(scene, noun, clause, start, end)
    resumed = _resumed(scene, noun, clause, start) if verb is None else None
    if resumed is not None:
        limit = _limit(scene, clause, end, None)
        rest = replace(scene.clause_at(resumed.start()), start=resumed.start())
        return Phrase(scene, noun, rest, own.end, start, head, end, limit, resumed, held=False, at=False)
    at = verb is None and _AT.search(scene.before(start, 10)) is not None
    limit = _limit(scene, clause, end, None if held else verb)
    return Phrase(scene, noun, clause, own.end, start, head, end, limit, verb, held is not None, at)


def _is_verb(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a word that is a noun and a verb is the verb here: "will visit", "to vote"."""
    if match.group() == "meeting" and _PROGRESSIVE.search(scene.before(match.start(), 12)):
        return True
    return (
        match.group() in words("phrases", "also_verbs") and _VERBAL.search(scene.before(match.start(), 12)) is not None
    )


def _is_certain(scene: Scene, match: re.Match[str], start: int, end: int) -> bool:
    """Whether one session is meant: not "a week of talks", "further talks", "meetings", "the meeting room"."""
    if match.group().lower() == "meetings" or _compound().match(scene.seen, end):
        return False
    shapeless = _shapeless().search(scene.before(start, 40)) and not _lasted().search(scene.before(start, 60))
    shapeless = shapeless and not _HELD.match(scene.seen, end)
    return not shapeless and not _open().search(scene.seen, start, match.start())


@cache
def _lasted() -> re.Pattern[str]:
    """Words for how long a certain session lasted: "ended two days of"."""
    verbs = either((*words("verbs", "holds"), *words("verbs", "ends")))
    return re.compile(rf"\b(?:{verbs})\s+{_LENGTH.pattern}\s*$")


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(r"\s?-\w|\s+(?:" + "|".join(words("phrases", "compounds")) + r")\b")


@cache
def _shapeless() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words("phrases", "shapeless")) + r")\s+of\s*(?:the\s*)?$")


@cache
def _open() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words("phrases", "open")) + r")\b", re.IGNORECASE)


def _start(scene: Scene, clause: Clause, head: int) -> int:
    """Where the noun phrase of a head begins: after the last preposition, verb or mark before it."""
    first = max(clause.start, head - 90)
    ends = [
        m.end()
        for found in (
            _STOP.finditer(scene.seen, first, head),
            scene.every(verb_phrases("holds"), first, head),
            scene.every(verb_phrases("happens"), first, head),
        )
        for m in found
    ]
    return max([first, *ends])


def _extended(scene: Scene, clause: Clause, end: int) -> Clause:
    """The clause, taken on over a relative clause that hangs on the noun: "the talks, which took place in ..."."""
    for following in scene.clauses:
        if following.start != clause.end or following.opener not in ("which", "that"):
            continue
        if following.start - end <= 2 or beside("was_set").match(scene.seen, following.start, following.end):
            return replace(clause, end=following.end)
    return clause


def _verb_before(scene: Scene, clause: Clause, start: int) -> re.Match[str] | None:
    """The verb that has the noun phrase as its object ("held talks"), `None` without one."""
    for match in scene.every(verb_phrases("holds"), max(clause.start, start - 40), start):
        gerund = match.group().endswith("ing") and not _BE.search(scene.before(match.start(), 12))
        between = scene.seen[match.end() : start].strip()
        if (not between or _LENGTH.fullmatch(between)) and not gerund:  # "interest in resuming talks"
            return match
    return None


def _verb_behind(scene: Scene, noun: Noun, clause: Clause, start: int, end: int) -> re.Match[str] | None:
    """The verb that says the session took place, `None` without one or if another noun is its subject."""
    governed = _GOVERNED.search(scene.seen, max(clause.start, start - 12), start) and clause.start < start - 12
    if governed and not _HELD.match(scene.seen, end, clause.end):
        return None
    verbs = verb_phrases("befalls" if noun.befalls else "happens")
    found = scene.every(verbs, end, min(clause.end, end + 110))
    # "a closed forum", "called on the government to close a port"
    match = next((v for v in found if not (_LED.search(scene.before(v.start(), 8)) or _is_aim(scene, v))), None)
    if match is None or FIRST_OF_ALL.search(scene.seen, end, match.start()):
        return None
    return None if any(session_nouns(scene, end, match.start())) else match


def _is_aim(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether a verb behind "to" is what somebody shall do, and nothing says that the session is to do it."""
    before = scene.before(verb.start(), 24)
    return before.endswith(" to ") and not beside("bound_to").search(before)


def _resumed(scene: Scene, noun: Noun, clause: Clause, start: int) -> re.Match[str] | None:
    """The verb of a subject that opens its sentence, behind what is put in: "The round, if one counts so, ended"."""
    if noun.group != "meeting" or scene.seen[scene.start : start].strip() not in ("", "The", "A"):
        return None
    for match in scene.every(verb_phrases("happens"), clause.end, scene.end):
        if scene.before(match.start(), 2) == ", ":
            return match
    return None


def _limit(scene: Scene, clause: Clause, end: int, verb: re.Match[str] | None) -> int:
    """Where the words that belong to the noun end: at its verb, the next session, or the clause's end."""
    following = (
        scene.first(FINITE, end, clause.end),
        _TO_DO.search(scene.seen, end, clause.end),
        scene.first(verb_phrases("happens"), end, clause.end),
        next(session_nouns(scene, end, clause.end), None),
        verb,
    )
    return min([clause.end, *(match.start() for match in following if match)])
