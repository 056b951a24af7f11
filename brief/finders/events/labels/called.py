"""What those who do something, and what it is done to, are called in a label: names, else few words; no events."""

from __future__ import annotations

import re
from collections.abc import Iterable

from brief.finders.events.sentence.done import AT_A_PLACE, verbs_in
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import named_thing, opening
from brief.finders.events.words import words
from brief.model import SpeakerMention
from brief.text import ADVERB, Span, words_of

_NOT_PLAIN = re.compile(
    r"[;:()\"]|\b(?:None|Nobody|Nothing)\b|\b(?:are|had|has|he|her|his|is|it|its|no one|nobody|none|not|said|she|that"
    r"|their|there|they|took|was|were|who|will)\b"
)
_MOST = 24  # words of a subject
_ASTRAY = re.compile(
    r"\W*(?:after|amid|at|by|during|following|for|from|in|no|of|on|the same|under|with)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\W*(?:(?:an estimated|about|almost|around|as many as|at (?:least|most)|fewer than|less than|more than|nearly"
    r"|no (?:fewer|less|more) than|over|roughly|some|up to)\s)?(?=(\d[\d,]*)\s(?!percent|per cent))"
    r"|\W*(?:at least|more than|no (?:fewer|less) than|up to)\s(?=[a-z]+\s)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\W*(?:[Hh]er|[Hh]is|[Ii]ts|[Tt]heir)\s(?:own\s)?(?=[a-z])")
# What comes along: "with 1,100 tonnes of mackerel in her tanks", "and their parents"
_WITH = re.compile(r"\s(?:(?:with|in|on|of|from|at)\s[^,;:()]{0,40}?)?(?:and\s)?(?:her|his|its|their)\s[\w-]+(?=\s|$)")
_AND_THEIRS = re.compile(r"\sand\s(?:her|his|its|their)\s[\w-]+\s*$")
# What only says which: "A healer who mocked the drive", "two teachers freed last Friday", "a cutter aged 20"
_WHICH = re.compile(
    r"\s(?:who|which|that)\s[^,;:()]*$"
    r"|(?<=s)\s[a-z]{3,}ed\s(?:on\s|last\s|earlier\s)*[A-Z][a-z]+day\s*$"
    r"|,?\saged\s\d+\s*$"
)
_OF_ALL = re.compile(  # "search and rescue teams"
    r"\W*(?:[Tt]he\s)?([\w'-]+(?:\s[\w'-]+){0,2}\sand\s(?!(?:an?|her|his|its|the|their)\s)"
    r"[\w'-]+(?:\s[\w'-]+){1,2})\s*$"
)
_BARE_PAIR = re.compile(r"\W*([A-Za-z][a-z-]{3,}\sand\s[a-z-]{4,})\s*$")  # "milk and cement"
_REDUCED = re.compile(
    r"(?:(?<=s)|(?<=men)|(?<=children)|(?<=people))\s(?:[a-z]{3,}ed|bound|built|caught|cut|held|hit|led|left|made|run|sent|shot|sold|taken)"
    r"\s(?:against|along|around|as|at|between|by|for|from|in|into|near|of|off|on|out|over|to|under|with)\s[^,;:()]*$"
)
_TWO_NAMES = re.compile(r"\W*([A-ZÀ-Þ][\w'-]+ and (?:[A-ZÀ-Þ][\w'-]+|[a-z]{4,}(?<!ly)))\s*$")
_OF_BOTH = re.compile(  # "Northern and Southern Line shareholders", a day behind them left out
    r"\W*(?:[Tt]he\s)?((?:[A-ZÀ-Þ][\w'-]*\s){1,3}and\s(?:[A-ZÀ-Þ][\w'-]*\s){1,3}[a-z]{4,}s)\b"
    r"(?=\s*(?:$|on\b|yesterday\b|today\b))"
)
# "a television and radio ad"
_JOINT = re.compile(r"\s(?:an?|the|its|his|her|their)\s([a-z-]+\sand\s[a-z-]+\s[a-z]+)\b")
_WITH_ARTICLE = 2  # words of a noun with its article
_BESIDE = re.compile(r",\s([A-ZÀ-Þ][^,;:]{2,40}?),?\s*")
_OF_STATE = re.compile(r"(?:\sof\s(?:the\s)?[A-ZÀ-Þ][\w'-]*(?:\s[A-ZÀ-Þ][\w'-]*){0,2})?")
_AND = re.compile(rf"{_OF_STATE.pattern}\sand\s(?:the\s)?(?:(?:[A-ZÀ-Þ][\w'-]*|[a-z-]+)\s){{0,5}}")
_BRACKETED = re.compile(r"\s\([^()]{1,40}\)")
_OWNER_OF = re.compile(r"(\s*[^']{2,60})'s?\s(?=\w)")
_AND_OTHERS = re.compile(
    r"\s?of\s(?:the\s)?[A-ZÀ-Þ][\w'-]*\sand\s(?:the\s|some\s)?[a-z]{3}"
)  # "the government of Peru and rebels"
_END = re.compile(rf"\s+(?:[a-z]+ed|{ADVERB}|again|also|have|has|then|himself|herself|itself|themselves)?\s*$")


def subject_called(scene: Scene, start: int, end: int) -> str:
    """What a subject is called: its first noun phrase, or two names; empty where it is more tangled than that."""
    start, end = _core(scene, start, end)
    counted = _COUNT.match(scene.seen, start, end)  # "at least 12 people"
    if counted and counted.group():
        start = counted.end()
    stretch = _WITH.sub(" ", _BRACKETED.sub("", scene.seen[start:end]))
    if len(stretch.split()) > _MOST or _NOT_PLAIN.search(stretch) or _ASTRAY.match(stretch):
        return ""
    if verbs_in(_END.sub("", stretch)) or not words_of(stretch).isdisjoint(words("news", "market")):
        return ""
    if together := _several_called(scene, start, end):
        return together
    first = opening(scene, start, end)
    stop = start + len(first.rstrip())
    beside = _BESIDE.fullmatch(scene.seen, stop, end)  # "the firm's chairman, Ana Lang"
    if beside:
        return _name_of(scene, (n for n in scene.names if n.end == beside.end(1)))
    joined_to = (
        stop < end
        and not _AND_THEIRS.match(scene.seen, stop, end)
        and (scene.seen.startswith((" and ", ","), stop) or _AND_OTHERS.match(scene.seen, stop, end) is not None)
    )
    if joined_to or first.rstrip().endswith("'s"):
        return ""
    is_cut = scene.seen.startswith(". ", start + len(first.rstrip()))  # "Lima Gov. Ann Holt", "the Hon. Minister"
    named = (
        _name_of(scene, (n for n in scene.names if start <= n.start and n.end <= end))
        if is_cut
        else person_called(scene, start, first)
    )
    if is_cut and not named:
        return ""
    called = named or named_thing(_END.sub("", first))
    number = counted and counted.group(1)
    return f"{number} {called}" if number and called and not named else called


def _several_called(scene: Scene, start: int, end: int) -> str:
    """Those who do it together, or what is both: "Lang and Bo Berg", "search and rescue teams", "milk and cement"."""
    both = _TWO_NAMES.match(scene.seen, start, end)
    if both:
        return both.group(1)
    if together := _two_people(scene, start, end):
        return together
    pair = _BARE_PAIR.match(scene.seen, start, end)
    whole = pair or _OF_ALL.match(scene.seen, start, end) or _OF_BOTH.match(scene.seen, start, end)
    told = whole is not None and (pair or whole.re is _OF_BOTH or whole.group(1).endswith("s"))
    return whole.group(1) if whole and told and not verbs_in(whole.group()) else ""


def _core(scene: Scene, start: int, end: int) -> Span:
    """Where a subject stands without where and whose it is, and without the participle that says which."""
    placed = AT_A_PLACE.match(scene.seen, start, end)  # "In Arica two tankers"
    start = placed.end() if placed else start
    owned = _WHOSE.match(scene.seen, start, end)  # "its high commissioner"
    start = owned.end() if owned and not is_relation(scene.seen[owned.end() : end]) else start
    reduced = _REDUCED.search(scene.seen, start, end) or _WHICH.search(scene.seen, start, end)
    return start, reduced.start() if reduced else end


def is_relation(phrase: str) -> bool:
    """Whether a phrase says who somebody is to another, and names nobody alone: "upstream neighbour"."""
    return not words_of(" ".join(phrase.split()[:2])).isdisjoint(words("news", "relations"))


def _two_people(scene: Scene, start: int, end: int) -> str:
    """Two people who do it together, whose they are left out: "Presidents Ana Lang of Chile and Bo Berg of Peru"."""
    here = [n for n in scene.names if start <= n.start and n.end <= end and n.person is not None]
    if len(here) != 2 or here[0].person == here[1].person:
        return ""
    behind = _END.sub("", scene.seen[here[1].end : end])
    if not (_AND.fullmatch(scene.seen, here[0].end, here[1].start) and _OF_STATE.fullmatch(behind)):
        return ""
    return " and ".join(_name_of(scene, [name]) for name in here)


def thing_called(scene: Scene, start: int, phrase: str) -> str:
    """What it is done to: somebody's name, what is somebody's ("Ana Lang's offer"), else the noun phrase."""
    owner = _OWNER_OF.match(phrase)
    if owner:
        whose, thing = person_called(scene, start, owner.group(1)), named_thing(phrase[owner.end() :])
        return f"{whose}'s {thing}" if whose and thing else named_thing(phrase)
    of_both = _JOINT.match(scene.seen, start) if len(phrase.split()) == _WITH_ARTICLE else None
    if of_both and not verbs_in(of_both.group(1)):
        return of_both.group(1)
    him = meant_by(scene, start, start + len(phrase))
    return him or person_called(scene, start, phrase) or named_thing(phrase)


def meant_by(scene: Scene, start: int, end: int) -> str:
    """The name of the one whom a subject that is a pronoun means; empty where it is none, or where nobody knows."""
    if len(scene.seen[start:end].split()) != 1:
        return ""
    return _name_of(scene, (m for m in scene.pronouns if start <= m.start and m.end <= end))


def holder_called(scene: Scene, end: int) -> str:
    """The name set behind the office that a subject ends with: "The president of Chile, Ana Lang, toured"."""
    if not scene.seen.startswith(", ", end):
        return ""
    behind = (n for n in scene.names if n.start <= end + len(", ") < n.end and scene.seen.startswith(",", n.end))
    return _name_of(scene, (n for n in behind if n.person is not None and scene.marked.people[n.person].roles))


def person_called(scene: Scene, start: int, phrase: str) -> str:
    """The name of the person whom a phrase ends with ("Lang's aide Ali Ruiz"); empty where it names a thing."""
    end = start + len(_END.sub("", phrase).rstrip())
    return _name_of(scene, (n for n in scene.names if start <= n.start and n.end == end))


def _name_of(scene: Scene, mentions: Iterable[SpeakerMention]) -> str:
    """The name of the first person of some mentions; empty where they mean nobody."""
    people = (mention.person for mention in mentions)
    return next((scene.marked.people[person].name for person in people if person is not None), "")
