"""What happened in a clause's own words, where no shorter label can be made of them: no events."""

from __future__ import annotations

import re
from functools import cache

from brief.finders.events.labels.called import is_relation
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import is_passive, verbs_in
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import behind_day, is_telling, named_thing, opening
from brief.finders.events.words import has_doers, pasts, words
from brief.lexicon import load
from brief.text import COUNT, Span, words_of

_HANGING = frozenset(["that", "which", "who", "whom", "whose"])
_HAS = re.compile(r"\b(?:has|have|had)\s(?:\w+ly\s|also\s|already\s|since\s|then\s)?$")
_OBJECT = re.compile(
    rf"\s(?:the|an?|its|his|her|their|all|both|some|several|dozens|hundreds|thousands|\d|(?:{COUNT})\s|[A-ZÀ-Þ]|[a-z]{{4,}}s\b)"
)
_TAIL = re.compile(
    r"[,;:()\"]|\s-\s|\b(?:after|amid|and|as|because|before|but|following|if|that|though|until|when|where|which|while|who"
    r"|whom|whose|according)\b"
)
_LEFT_OVER = re.compile(
    r"(?:\s(?:an?|at|by|for|from|in|into|its|his|her|of|on|onto|some|the|their|to|under|upon|with|early|late"
    r"|shortly))+$"
)
_NOBODY = re.compile(
    r"\W*(?:after|amid|as|at|by|during|following|for|from|he|how|i|if|in|it|no|nobody|none|nothing|of|on|she|that|there|they"
    r"|this|under|we|what|when|which|while|who|with|you)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\W*(?:her|his|its|their)\s", re.IGNORECASE)
_HIM = re.compile(
    r"\s(?:(?:him|it|them|himself|herself|itself|themselves)\b|her\b(?!\s[a-z])|(?:he|she|they|we)\b|(?:its|his|her|their)\sown\s(?:at|in|of|on|to)\b)"
)
# What only says which, whatever follows: "in closed waters", "a letter, dated Tuesday"
_SAYS_WHICH = re.compile(r"(?:\b(?:at|by|for|from|in|into|of|on|to|under|with)\s|,\s)$")
_GOAL = re.compile(r"\s(?:aboard|ashore|back|before|behind|home|into|off|on|onto|out|under)\s")
_TO = re.compile(r"\sto\s(?!(?:its|his|her|their)\b)")
# What undoes or foretells a verb, or has it done by another: "will have paved", "the work of a lifetime, he closed"
_UNDONE = re.compile(
    r"\band\s*$|\b(?:can|cannot|could|he|I|it|may|might|must|never|no|not|shall|she|should|they|we|will|would|you)\b"
)
_AND_OTHERS = re.compile(r",?\s?and\s(?!(?:her|his|its|their)\s)")  # "search and rescue teams", "Lang and Bo Berg"
# Another verb in one breath: "sustained on Friday are", not "marched on Friday and are"
_FINITE = re.compile(
    r"(?:\s(?!and\b|but\b|that\b|what\b|who\b|which\b)[\w-]+){0,8}?\s(?:are|has|have|is|was|were|will|would)\b"
)
# What something is done to, named as one of its kind: "gave an order", "took three boats", "held Ana Lang"
_THING = re.compile(rf"\s(?:the|an?|its|his|her|their|all|both|\d[\d,]*|(?:{COUNT})|[A-ZÀ-Þ][\w'-]*)\b")
_STRANDED = re.compile(r"\sto\son\s")
_BARE = re.compile(r"\s([a-z]+)\b")
_BY_OR_AT = re.compile(r"\s(?:at|by|in|on|with)\s\w")
_TOLD = re.compile(r"\s(?:that|to)\b")
_OWN = re.compile(r"\b(?:he|her|him|his|I|it|its|she|their|them|they|we|you)\b|\d{4}|day\b")
_RULED = 10  # words of what is ruled
_WORDS = 7  # behind the verb


def subject_named(scene: Scene, clause: Clause, verb: re.Match[str], stands: Span) -> str:
    """The first noun phrase of a subject, whatever says which; empty where its verb may hang, or is not done."""
    if clause.opener in _HANGING or not _is_main(scene, clause, verb):
        return ""
    start, end = stands
    first = opening(scene, start, end)
    subject, rest = first.strip(" ,"), scene.seen[start + len(first) : end]
    if (
        subject.endswith("'s")
        or (_OWNED.match(subject) and is_relation(_OWNED.sub("", subject)))
        or _NOBODY.match(subject)
        or _UNDONE.search(scene.seen, start, end)
        or verbs_in(subject)
        or verbs_in(rest)
    ):
        return ""
    if _AND_OTHERS.match(rest) or not words_of(scene.seen[start:end]).isdisjoint(words("news", "market")):
        return ""
    called = named_thing(subject)
    return called if called and is_telling(called.rpartition(" ")[2]) else ""


def in_own_words(scene: Scene, clause: Clause, verb: re.Match[str], past: str, subject: str) -> str:
    """Who did what in the words of the clause: "army put its tanks on alert"; empty where its object is a pronoun."""
    tail = _tail(scene, clause, verb.end())
    told = bool(subject and tail) and not verbs_in(tail) and _HIM.match(scene.seen, verb.end()) is None
    return f"{subject} {past} {tail}" if told else ""


def ruled_that(scene: Scene, subject: str, past: str, at: int) -> str:
    """What was ruled in few words: "court ruled that the ban was void"; empty where it takes many."""
    end = scene.clause_at(at + len(" that ")).end
    told = scene.seen[at:end].strip(" .")
    short = len(told.split()) <= _RULED and not _TAIL.search(told, len("that ")) and not _OWN.search(told)
    return f"{subject} {past} {told}" if subject and short else ""


def is_deed_here(scene: Scene, clause: Clause, verb: re.Match[str], past: str) -> bool:
    """Whether a verb that says little tells of a deed by what stands with it: "took three boats", "made public"."""
    if is_moved(scene, clause, verb, past) or _is_idiom(scene, verb, past) or past in words("news", "rules"):
        return True
    return _is_put_to(scene, clause, verb) if is_passive(scene, verb) else _has_thing(scene, clause, verb, past)


def is_moved(scene: Scene, clause: Clause, verb: re.Match[str], past: str) -> bool:
    """Whether a verb that says little brings somebody or something somewhere: "put its army on alert"."""
    if past not in words("news", "moves"):
        return False
    tail = f" {_tail(scene, clause, verb.end())} "
    passive = is_passive(scene, verb)
    goal = _GOAL.search(tail) or (None if passive else _TO.search(tail))
    if goal is None:
        return False
    thing = words_of(tail[: goal.start()])
    return thing.isdisjoint(words("news", "figures")) and (bool(thing) or passive)


def _is_idiom(scene: Scene, verb: re.Match[str], past: str) -> bool:
    """Whether a verb tells of a deed with the bare word behind it: "took effect", "made public"."""
    bare = _BARE.match(scene.seen, verb.end())
    if bare is None or f"{past} {bare.group(1)}" not in words("news", "idioms"):
        return False
    days = (d.excerpt.end for d in scene.dates if 0 < d.excerpt.start - bare.end() <= len(" on "))
    return not any(_TOLD.match(scene.seen, at) for at in (bare.end(), *days))  # "made public that"


def _has_thing(scene: Scene, clause: Clause, verb: re.Match[str], past: str) -> bool:
    """Whether a verb has an object of one kind: "gave the order", "took three boats"; nobody spoken to."""
    phrase = opening(scene, verb.end(), clause.end)
    thought = past in _of_mind("thought") and past not in words("news", "acts_of_mind")
    if thought or past in words("news", "states") or not _names(scene, verb.end(), phrase):
        return False
    if _STRANDED.search(scene.seen, verb.end(), clause.end):
        return False  # "the paper that both put their initials to on Monday"
    thing = named_thing(phrase)
    if past in (*_of_mind("speech"), *words("news", "to_whom")) and (thing[:1].isupper() or _has_people(thing)):
        return False  # "advised Chile", "told its inspectors to"
    head = thing.rpartition(" ")[2].lower()
    return bool(head) and head not in words("news", "figures") and head not in words("news", "spoken")


def _has_people(phrase: str) -> bool:
    return has_doers(phrase) or has_doers(phrase, "news")


def _names(scene: Scene, at: int, phrase: str) -> bool:
    """Whether what stands behind a verb, and behind its day, names one of its kind: "ninety days of emergency"."""
    return _THING.match(phrase) is not None or _THING.match(scene.seen, behind_day(scene, at)) is not None


def _is_put_to(scene: Scene, clause: Clause, verb: re.Match[str]) -> bool:
    """Whether what is said is done by being said: "The truce was agreed in Arica", no "ministers were told"."""
    if verb.group() not in _of_mind("speech") or verb.group() in words("news", "says"):
        return False
    before = scene.seen[clause.start : verb.start()]
    if " and " in before or _has_people(before):
        return False
    behind = next((d.excerpt.end for d in scene.dates if 0 < d.excerpt.start - verb.end() <= len(" on ")), verb.end())
    return _BY_OR_AT.match(scene.seen, behind) is not None


@cache
def _of_mind(kind: str) -> frozenset[str]:
    """The forms of the verbs of `speech` or of `thought`."""
    return frozenset(form for forms in load("en/cues")[kind].values() for form in forms)


def _tail(scene: Scene, clause: Clause, at: int) -> str:
    """What stands behind a verb up to its day or the next break, in a few words."""
    end = min([clause.end, *(d.excerpt.start for d in scene.dates if d.excerpt.start >= at)])
    cut = _TAIL.search(scene.seen, at, end)
    told = scene.seen[at : cut.start() if cut else end].split()
    return _LEFT_OVER.sub("", " " + " ".join(told[:_WORDS])).strip()


def _is_main(scene: Scene, clause: Clause, verb: re.Match[str]) -> bool:
    """Whether a past form is the verb of its clause, and doesn't only say which: no "a letter, dated Tuesday"."""
    if not (_is_sure(scene, verb) or _has_object(scene, verb)) and verbs_in(scene.seen[verb.end() : clause.end]):
        return False
    led = _SAYS_WHICH.search(scene.before(verb.start(), 24))
    return led is None or _is_sure(scene, verb) or (led.group() == ", " and _has_object(scene, verb))


def hangs(scene: Scene, clause: Clause, verb: re.Match[str]) -> bool:
    """Whether a past form only says which, and another verb follows: "injuries sustained on Friday are grave"."""
    if _is_sure(scene, verb) or _has_object(scene, verb):
        return False
    return _FINITE.match(scene.seen, verb.end(), clause.end) is not None


def _is_sure(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether a past form can be no participle that says which: "was seized", "has seized", "fell"."""
    return is_passive(scene, verb) or verb.group() in pasts() or _HAS.search(scene.before(verb.start(), 24)) is not None


def _has_object(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether something is done to something: a noun phrase follows a verb, a day between them or not."""
    dated = any(d.excerpt.start == verb.end() + 1 for d in scene.dates)
    return not dated and _OBJECT.match(scene.seen, behind_day(scene, verb.end())) is not None
