"""What follows a verb or noun of asking: where its clause begins, whom it addresses; not who asks."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from brief import topics
from brief.days import WEEKDAY
from brief.finders.demands.frames import Frame, any_of, beside, words
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party, is_court
from brief.lexicon import load
from brief.model import Sentence

_TARGET_GAP = re.compile(
    r"\s+(?:(?:the|both|all|its|their|his|other|some)\s+)*"
    r"(?:(?:[Rr]epublic|[Gg]overnments?|[Ss]tate|[Kk]ingdom|authorities|leaders|people) of\s+(?:[Tt]he\s+)?){0,2}"
)
_TO = re.compile(r",?\s+\"?(?=(?:not\s+)?to\s+(?:not\s+)?\"?(?!(?:the|an?|its|their|this|that|his|her)\s)[a-z])")
_NOT_TO = re.compile(r"\s+\"?(?=not\s+to\s+[a-z])")
_PLAIN = {
    "that": re.compile(r",?\s+\"?(?=that[\s,](?!(?:can|could|had|has|is|may|might|should|was|will|would)(?:n't)?\s))"),
    "to": _TO,
    "not-to": _NOT_TO,
    "for": re.compile(r"\s+for\s+\"?"),
    "for-thing": re.compile(r"\s+for\s+\"?"),
    "of": re.compile(r"\s+of\s+\"?"),
    "of-gerund": re.compile(r"\s+of\s+\"?(?=\w+ing\b)"),
    "on": re.compile(r"\s+(?:on|upon|in)\s+\"?"),
    "gerund": re.compile(r"\s+(?=\w+ing\s)"),
    "thing-to": re.compile(
        r"\s+(?=(?:(?:the|all|its|their)\s+)?\w+(?:ing|ion|ment)\s+(?:[\w'%-]+\s+){0,6}?to\s+(?:stop|end|cease|halt"
        r"|be\s+\w+ed)\b)"
    ),
    "object-done": re.compile(
        rf"\s+\"?(?=(?:all|an?|any|her|his|its|no|our|that|the|their|these|this|those)\s[^,;:.\"]{{3,60}}?\s"
        rf"(?:{any_of([*load('en/demands')['words']['done'], *load('en/demands')['spoken']['done']])})\b)"
    ),
    "thing-be": re.compile(
        r"\s+(?=(?:the|all|its|their|his|her|an?)\s[^,;:.\"]{3,50}?\sto be (?:\w+ed|closed|let go|set free|sent)\b)"
    ),
    "to-thing": re.compile(r"\s+to\s+(?=(?:an?|the|any|all|such|its|their|more|[a-z]+ing|[a-z]+s)\s)"),
    "with-thing": re.compile(r"\s+with\s+(?=(?:an?|the|any|such|its|their)\s)"),
    "to-talks": re.compile(
        r"\s+to\s+(?=(?:[\w-]+ ){0,2}?(?:conference|dialogue|meeting|negotiations|summit|table|talks)\b)"
    ),
    "something": re.compile(
        r"\s+(?:for\s+)?(?:something|(?:one|two|three|four) things?)(?: else)?"
        r"(?: (?:from|of) [^:;.\"]{2,40})?:\s+(?=\S)"
    ),
    "answer": re.compile(
        r"\s+(?=an?\s+(?:(?:clear|constructive|firm|formal|official|positive|prompt|written|early)\s+)+(?:answer"
        r"|reply|response)\b|(?:an?\s+(?:full |formal |public )?(?:apology|explanation)|compensation)\b)"
    ),
    "against-gerund": re.compile(
        r"\s+(?:(?:[A-Z][\w.-]+(?: [A-Z][\w-]+)?|(?:the|both|all) [\w. -]{3,24}?)\s+)?against\s+(?=(?:\w+ly )?\w+ing\s)"
    ),
    "people-sum": re.compile(
        r"\s+(?:(?:her|his|its|our|the|their)\s)?(?:(?!(?:about|almost|another|nearly|some|that|to|up|which|who)\b)[\w-]+\s){1,6}?"
        r"(?=(?:(?:about|almost|another|nearly|some|up to)\s)?(?:[A-Z]{0,3}[$€£¥]\d|\d[\d.,]*\s(?:billion|million)\b))"
    ),
    "against-thing": re.compile(
        r"\s+(?:(?:[A-Z][\w.-]+(?: [A-Z][\w-]+)?|(?:the|both|all) [\w. -]{3,24}?)\s+)?"
        r"(?:(?:on )?[A-Z][a-z]+day\s)?against\s+"
        r"(?=(?:all|an?|any|further|new)\s(?:(?:further|military|new|other|unilateral)\s)*(?:attacks?|escalation"
        r"|interference|intervention|moves?|offensive|provocations?|retaliation|reprisals?|steps?|strikes?"
        r"|use of force)\b)"
    ),
    "open-thing": re.compile(
        r"\s+to\s+(?=(?:an?|any|fewer|less|the (?:idea|possibility) of)\s(?!(?:\w+ )?public\b)[a-z])"
    ),
    "to-gerund": re.compile(r"\s+to\s+(?=\w+ing\s)"),
    "object": re.compile(r"\s+\"?(?=[\w$€£¥])"),
}
# What stands before whom it addresses, and behind.
_RIGHT_HERE = re.compile("")
_ON = re.compile(r"\s+(?:up)?on")
_TO_WHOM = re.compile(r"\"?\s+to")
_JUST_TO = re.compile(r"\s+to")
_FROM = re.compile(r"\s+(?:from|of)")
_BY = re.compile(r"\s+(?:of|by|from)")
_FOR = re.compile(r"\s+for\s+")
_PARTY = {
    "party-to": (_RIGHT_HERE, _TO),
    "party-not-to": (_RIGHT_HERE, _NOT_TO),
    "group-to": (_RIGHT_HERE, _TO),
    "on-party-to": (_ON, _TO),
    "on-group-to": (_ON, _TO),
    "to-group-to": (_TO_WHOM, _TO),
    "on-party-for": (_ON, _FOR),
    "to-party-to": (_TO_WHOM, _TO),
    "to-party-for": (_JUST_TO, _FOR),
    "to-party-that": (_JUST_TO, re.compile(r":?\s+(?=that\s)")),
    "from-party-to": (_FROM, _TO),
    "from-party-that": (_FROM, re.compile(r",?\s+(?=that\s)")),
    "from-party": (_FROM, re.compile(r"\s+(?=(?:an?|the)\s|that\s)")),
    "party-object": (_RIGHT_HERE, re.compile(r"\s+(?=[a-z\d]|[A-Z]{0,3}[$€£¥]\d)")),
    "party-deadline": (
        _RIGHT_HERE,
        re.compile(
            r"\s+(?:(?:until|till)\s[^,;:.\"]{2,40}?"
            r"|(?:an?|[a-z]+|\d+)(?:\s+(?:more|further))?[\s-]+(?:hours?|days?|weeks?|months?))\s+(?=to\s+[a-z])"
        ),
    ),
    "party-for": (_RIGHT_HERE, _FOR),
    "by-party-to": (_BY, _TO),
    "by-party-that": (_BY, re.compile(r",?\s+(?=that\s)")),
    "by-party-for": (_BY, _FOR),
    "party-with": (_RIGHT_HERE, re.compile(r"\s+with\s+")),
    "party-of": (_RIGHT_HERE, re.compile(r"\s+of\s+")),
}
_IDLE = re.compile(r"that (?:everybody|everyone|people|we all|all of us)\b", re.IGNORECASE)  # is put to nobody
_ONE_OF_THEM = re.compile(r"\b(?:her|him|it|me)\s$")  # is asked many a thing that is no demand
_NOT_A_THING = re.compile(
    r"(?:(?:one|two|three|four|five|six|several) (?:more )?(?:conditions|demands|points|things?)\b"
    r"|answers?\b|bids\b|explanations?\b|papers\b|tenders\b|attention|respect\b|better|it\b|them\b|him\b|her\b|us\b|me\b|nothing|much|no\b"
    r"|so\b|that\b|to\b|of\b|for\b|from\b|by\b|in\b|at\b|on\b|with\b|and\b|or\b|as\b|is\b|are\b|was\b|were\b|has\b"
    r"|have\b|had\b|will\b|would\b|comment|[,.;:)])"
    r"|(?:advice|clarification|details?|forgiveness|(?:further |more )?information"
    r"|an? (?:autograph|cup|drink|glass|lift|ride|word))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s+(?:which|who|whose|the|an?)\s[^,;:\"]{3,80},(?=\s)"
    r"|,?\s+and\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?(?=\s+to\s)"
    r"|,?\s+(?:again|yesterday|today|instead|once more|also|publicly|(?:late |early |last |on )*"
    rf"{WEEKDAY}(?: (?:morning|afternoon|evening|night))?),?(?=\s)"
)
_DAY_BETWEEN = re.compile(
    rf"\s+(?:(?:on|last|late|early|also)\s+){{0,2}}(?:{WEEKDAY}|yesterday|today)"
    r"(?:\s+(?:morning|afternoon|evening|night))?(?=\s+(?:that|to|on|for|the|an?)\s)"
)
_HOW_BETWEEN = re.compile(
    r",\s(?:for (?:her|his|its|their) part|however|moreover|nevertheless|nonetheless|though),(?=\s(?:that|to|on|for)\s)"
    r"|\s+(?:in principle|conditionally|formally|provisionally|publicly|reluctantly)(?=\s(?:that|to)\s)"
)
_LASTING = re.compile(  # how long somebody has been asking, and nothing that is asked for
    r"\s+for\s+"
    r"(?:(?:about|almost|at least|close to|more than|much of|most of|nearly|over|some|the (?:last|past)|well)\s+)*"
    r"(?:(?:an?|\d+|(?!more\b)[a-z]+)\s+(?:(?:full|long|straight)\s+)?)?"
    r"(?:(?:hour|day|week|month|year|decade|generation)s?|centur(?:y|ies))\b(?!['-]|\s+(?:more|of)\b)"
)
_FOR_TO = re.compile(
    r"[^,;:.\"]{3,80}?(?:, [^,;:.\"]{3,60},)?\s(?:not\s+to|to\s+not|to)\s+(?!(?:the|an?|its|their|his|her|all)\b)[a-z]"
)
_DETERMINED = re.compile(r"(?:an?|its|their|his|her|more|equal|no|fewer)\s")  # "demand for steel" is trade
_NOTHING_TOLD = re.compile(r"(?:not )?to (?:do(?: it| so| that| the same)?|use to)(?=$|[,.;:\"]|\sto\s)")
_ON_TERMS = re.compile(r"\b(?:on (?:the )?condition|provided|in (?:exchange|return)(?: for)?|as long as)\b")
_TO_KNOW = re.compile(r"to (?:know|see|speak|hear|be seen)\b")
_UNNAMED = re.compile(  # what is agreed with whoever writes the text
    r"(?:for )?anonymity\b|(?:that (?:[\w']+ ){1,5}?not|not to) be (?:disclosed|identified|named|quoted|used)\b"
    r"|[^;:\"]{3,80}? on (?:the )?condition (?:of anonymity|that (?:[\w']+ ){1,5}?not be (?:disclosed|identified|named"
    r"|quoted|used))\b"
)
_ASIDE_FROM_DEMANDS = re.compile(r"to (?:comment|be (?:heard|seen)|hear|know|see|speak|talk to)\b")
_LOOK = 60  # characters of a clause in which what it is about is named
_DEEDS = ("talk", "given", "harm", "asked", "deeds")
_THINGS = frozenset(["object", "for", "for-thing", "of", "on", "party-object", "party-for", "on-party-for"])
_OF_GROUPS = frozenset(["group-to", "on-group-to", "to-group-to"])
HARMFUL = re.compile(r"to (?:impose|slap|punish|sanction)\b")
_EXEMPT = frozenset(
    [
        "that",
        "party-to",
        "on-party-to",
        "thing-to",
        "to-party-to",
        "to-party-for",
        "party-not-to",
        "not-to",
        "from-party",
        "party-deadline",
        "from-party-to",
        "from-party-that",
        "object-done",
        "by-party-that",
        "of-gerund",
        "against-gerund",
        "against-thing",
        "answer",
        "something",
        "thing-be",
        "to-talks",
        "to-party-that",
        "to-thing",
        "open-thing",
        "with-thing",
    ]
)


class Opening(Struct, frozen=True):
    """Where the clause begins, in which way, and whom it addresses."""

    start: int
    kind: str
    of: tuple[str, ...] = ()
    by: Party | None = None
    cue: int = 0
    to_all: bool = False


def opening(here: Scene, sentence: Sentence, frame: Frame, end: int) -> Opening | None:
    """What follows a cue that ends at an offset, in the first way that its row allows; `None`: nothing asked for."""
    for between in () if frame.noun else (_LASTING, _DAY_BETWEEN, _HOW_BETWEEN):
        if told := between.match(here.seen, end, sentence.end):
            end = told.end()
    for kind in frame.after:
        found = addressed(here, sentence, kind, end) if kind in _PARTY else _plain(here, sentence, kind, end)
        if found is not None and _is_told(here, sentence, found, frame):
            return found
    return None


def _is_told(here: Scene, sentence: Sentence, opened: Opening, frame: Frame) -> bool:
    """Whether what follows can be asked or given by its words, as a sum, or on a condition."""
    if _UNNAMED.match(here.seen, opened.start, sentence.end):
        return False
    sums = frame.id in ("ask", "seek") and words("sums").match(here.seen, opened.start) is not None
    return sums or _is_meant(here.seen, opened, frame) or _is_on_terms(here, sentence, opened, frame)


def _is_on_terms(here: Scene, sentence: Sentence, opened: Opening, frame: Frame) -> bool:
    """Whether something is offered on a condition: it is an offer then, whatever it is about."""
    if frame.stance != "offer" or opened.kind not in ("to", "object") or frame.id == "promise":
        return False
    if opened.kind == "object" and _NOT_A_THING.match(here.seen, opened.start):
        return False
    told = _NOTHING_TOLD.match(here.seen, opened.start) is None
    return told and _ON_TERMS.search(here.seen, opened.start, sentence.end) is not None


def addressed(here: Scene, sentence: Sentence, kind: str, end: int) -> Opening | None:
    """What follows from an offset on, where it first tells who is addressed ("on Chad to ..."); `None`: it doesn't."""
    lead, opener = _PARTY[kind]
    start = lead.match(here.seen, end, sentence.end)
    if start is None:
        return None
    after = start.end()
    party: Party | None = None
    nobody = beside("any_group" if kind in _OF_GROUPS else "nobody_named").match(here.seen, after, sentence.end)
    gap = _TARGET_GAP.match(here.seen, after, sentence.end)
    behind = here.within(after + 1, sentence.end)[:1] if gap else []
    if gap and behind and behind[0].start <= gap.end() and not (nobody and nobody.end() > behind[0].end):
        party, after = behind[0], behind[0].end
    elif nobody:
        after = nobody.end()
    else:
        return None
    if kind == "party-for" and party and is_court(party):
        return None  # an application
    opened = opener.match(here.seen, after, sentence.end)
    for _ in range(2):  # "in a letter on Friday"
        if opened is None and (aside := _aside(here.seen, after, sentence.end)):
            opened, after = opener.match(here.seen, aside, sentence.end), aside
    if opened is None:
        return None
    if kind.startswith("by-"):
        return Opening(opened.end(), kind, by=party) if party else None
    return Opening(opened.end(), kind, party.names if party else (), to_all=not (party and party.names))


def _aside(seen: str, at: int, limit: int) -> int:
    """Where what is put in behind a name ends ("Chad on Sunday", "Chad, its neighbour,"); 0: nothing is."""
    aside = _ASIDE.match(seen, at, limit) or beside("told_in").match(seen, at, limit)
    return aside.end() if aside else 0


def _plain(here: Scene, sentence: Sentence, kind: str, end: int) -> Opening | None:
    opened = _PLAIN[kind].match(here.seen, end, sentence.end)
    if opened is None:
        return None
    start = opened.end()
    if kind == "for" and _FOR_TO.match(here.seen, start, sentence.end) and here.seen[start - 1] != '"':
        start = opened.start() + 1
    return Opening(start, kind, to_all=kind == "people-sum")


def _is_meant(seen: str, opened: Opening, frame: Frame) -> bool:
    """Whether what follows is something that can be asked, offered or threatened."""
    if opened.kind in _THINGS and _NOT_A_THING.match(seen, opened.start):
        return opened.kind == "for" and seen.startswith("for ", opened.start)
    if _is_idle(seen, opened, frame):
        return False
    if frame.stance == "offer" and HARMFUL.match(seen, opened.start):
        return True
    if frame.id == "threaten" and opened.kind == "to":
        return _ominous().match(seen, opened.start) is None
    if opened.kind == "gerund" and frame.stance == "offer" and _is_done(seen, opened.start):
        return True
    if frame.needs is None and opened.kind == "object" and seen[opened.start - 5 : opened.start - 1].endswith("ing"):
        return words("asked").match(seen, opened.start) is not None
    if opened.kind == "that" and frame.that_needs:
        return words(frame.that_needs).match(seen, opened.start) is not None
    if opened.kind == "party-to" and frame.id == "ask" and _ONE_OF_THEM.search(seen, opened.start - 5, opened.start):
        return is_act(seen, opened.start, opened.start + _LOOK)
    if opened.kind == "party-to" and frame.id == "want":
        return beside("soft").match(seen, opened.start) is None
    if opened.kind in _OF_GROUPS or (opened.kind in ("party-to", "from-party") and frame.to_needs):
        at = opened.start + len('to "') if seen.startswith('to "', opened.start) else opened.start
        known = any(words(name).match(seen, at) for name in frame.to_needs or _DEEDS)
        return known or bool(topics.find(seen[opened.start : opened.start + _LOOK]))
    return _needs_nothing(seen, opened, frame) or words(frame.needs or "asked").match(seen, opened.start) is not None


def _is_idle(seen: str, opened: Opening, frame: Frame) -> bool:
    """Whether what follows asks for nothing ("to do so", "to know"), or nobody for it ("that everyone", "peace")."""
    if _NOTHING_TOLD.match(seen, opened.start):
        return True
    if opened.kind == "to" and _TO_KNOW.match(seen, opened.start):
        return True
    if opened.kind == "that" and _IDLE.match(seen, opened.start):
        return True
    if frame.stance == "offer" and seen.startswith("to host", opened.start):
        return words("talk").match(seen, opened.start) is None
    return frame.id == "seek" and _AIM.match(seen, opened.start) is not None


def _needs_nothing(seen: str, opened: Opening, frame: Frame) -> bool:
    """Whether the way in which it follows says enough, whatever it is."""
    if frame.needs is None or opened.kind in _EXEMPT or (opened.kind == "to" and frame.row == "verb-offer"):
        return True
    if opened.kind in ("party-for", "on-party-for") and opened.of:
        return True
    if opened.kind == "for" and seen.startswith("for ", opened.start):
        return True
    if opened.kind == "for" and frame.id == "demand" and _DETERMINED.match(seen, opened.start):
        return True
    if frame.stance == "offer" and opened.kind in ("to", "to-gerund", "of") and _is_topical(seen, opened.start):
        return True
    if opened.kind == "by-party-to" and frame.noun and frame.stance == "demand":
        return _ASIDE_FROM_DEMANDS.match(seen, opened.start) is None
    if opened.kind == "to" and frame.noun and frame.stance == "demand":
        return any(words(name).match(seen, opened.start) for name in ("talk", "given", "harm"))
    return frame.stance == "offer" and opened.kind == "to" and words("given").match(seen, opened.start) is not None


@cache
def _ominous() -> re.Pattern[str]:
    """What things threaten to do by themselves, and teams."""
    return re.compile(rf"(?:not )?to (?:{any_of(load('en/demands')['threats']['ominous'])})\b")


def _is_done(seen: str, at: int) -> bool:
    """Whether a gerund says what a party may give ("proposed moving the talks", "suggested sharing the water")."""
    doing = _GERUND.match(seen, at)
    if doing is None:
        return False
    plain = [f"{doing['verb']}{e} {seen[doing.end() : at + _LOOK]}" for e in ("", "e")]
    return doing["verb"] in _MOVES or any(words(name).match(one) for name in ("given", "talk") for one in plain)


_AIM = re.compile(r"(?:justice|peace|protection)\b")  # sought of nobody: "sought peace by promising to leave"
_GERUND = re.compile(r"(?P<verb>[a-z]{2,})ing\s")
_MOVES = frozenset("creat form giv hold lett mov putt sett shar split splitt swapp turn".split())


def _is_topical(seen: str, at: int) -> bool:
    """Whether the words are about something that is disputed, and no blow ("ready to cap its emissions")."""
    found = [topic for topic in topics.find(seen[at : at + _LOOK]) if not topics.is_general(topic)]
    return bool(found) and words("harm").match(seen, at) is None


def is_act(seen: str, at: int, end: int) -> bool:
    """Whether what must be done is something that a party can ask for, and no mere insight ("must understand")."""
    if words("insight").match(seen, at, end):
        return False
    return any(words(name).match(seen, at, end) for name in ("talk", "given")) or bool(topics.find(seen[at:end]))
