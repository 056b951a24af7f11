"""How a sentence says that something is to come on a day: "will", "is awaited", the present; no events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from brief.finders.events.ahead.dues import ADVERBS, BINDS
from brief.finders.events.rows import Noun, arranged, dues, noun_of_word
from brief.finders.events.sentence.chronicle import MANY, of_one, of_several
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import subject_at, verb_in, verbs_in
from brief.finders.events.sentence.pasts import stated as told_in_words
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import named_thing, opening
from brief.finders.events.sessions.phrases import FINITE
from brief.finders.events.words import beside, has_doers
from brief.lexicon import load, words_in
from brief.model import DateMention, When
from brief.tenses import base
from brief.text import Span, either

_WILL = re.compile(rf"\b{BINDS}\s+{ADVERBS}(?P<be>be(?:en)?\s+{ADVERBS})?(?P<verb>go|[a-z]{{3,}})\b(?!-)")
_NO_VERB = re.compile(r"\w+(?:ly|ing)")
_GOING = re.compile(r"\b(?:is|are)\s+(?:(?:also|now|then)\s+)?(?P<verb>[a-z]{3,}ing)\b(?!-)")
_BEING = re.compile(rf"\b(?:is|are)\s+{ADVERBS}(?P<verb>[a-z]{{3,}})\b(?!-|\s+to\s+[a-z])")
_HELD = re.compile(
    rf"\b(?:takes?\splace|{BINDS}\s+{ADVERBS}(?:take\splace|be\s(?:celebrated|held|staged))|(?:is|are)\s(?:held|staged))\b"
)
_IS_ON = re.compile(r"\b(?:is|are|will\sbe)\s(?:now\s|next\s|then\s)?(?:on\s)?(?:the\s)?$")
_DAY_OF = re.compile(r"\s(?:is|(?:will\s)?(?:brings?|sees?))\s(?=(?:an?|the|its|his|her|their)\s)")
_THERE_IS = re.compile(r"\b[Tt]here\s(?:will\sbe|is\sto\sbe|are\sto\sbe|is|are)\s(?!no\b)")
_THERE = re.compile(
    rf"\b(?:{BINDS}\s+{ADVERBS}be|is|are)\s(?:back\s)?(at|before|bound for|in|off to|up for)\s(?:the\s)?"
)
PARTICLE = re.compile(
    r"\s(across|along|ashore|away|back|down|home|off|out|over|up|in(?=\s(?:her|his|its|their|on|next)\s))\b"
)
_OBLIGED = re.compile(r"\b(?:must|(?:will\s)?(?:have|has|need)\sto)\s(?P<verb>[a-z]{3,})\b")
_PRESENT = re.compile(r"(?<=\s)(?:go|[a-z]{3,})\b(?!['-])")
_OBJECT = re.compile(r"\s(?:an?|all|both|her|his|its|the|their|\d+|[A-ZÀ-Þ][\w'-]+)\b")
_WHITHER = re.compile(r"\s(?:(?:back|down|home|off|on|out|over|up)\s)?(?:aboard|at|before|for|from|in|into|on|to)\s")
_BEHIND_NAME = re.compile(r"\b(?:[Hh]e|[Ss]he|who|which)\s$")
_OTHERS = re.compile(r"(?:\b(?:to|of|the|an?|its|his|her|their|in|on|at|for|with|by|from|and|or|not)|'s?)\s$")
_MANY_RIGHT = re.compile(
    r"(?:^|[\s,])(?:[Tt]he|[Ii]ts|[Tt]heir|\d+)\s(?:[\w-]+\s){0,2}(?!hours|days|weeks|months|years)[a-z]{2,}[^s]s\s$"
)
_ONE_RIGHT = re.compile(
    r"(?:^|[\s,])(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[\w-]+'s)\s(?:[\w-]+\s){0,2}[a-z]{2,}[^s\W]\s$"
)
_WORD_BEFORE = re.compile(r"([a-z]+)\s$")
_OPENS = re.compile(
    r"\W*(?:(?:also|and|but|meanwhile|so|then|where|while|yet),?\s)?"
    r"(?:(?:as|at|by|early|from|in|late|later|midnight|noon|of|on|since|starting)\s)*(?:the\s)?",
    re.IGNORECASE,
)
_GAP = 120  # characters from a verb to its day
_APART = re.compile(r"[;:()\"]|\b(?:after|because|before(?=\s(?:an?|the)\s\w+$)|than|when|while)\b")
_FOR = re.compile(r"\bfor\s(?:the\s)?$")
_FROM = re.compile(
    r"(?:[Aa]s\sof|[Bb]eginning|[Ff]rom|[Ss]tarting)\s(?:(?:on|early|late|midnight|noon)\s){0,2}(?:the\s)?$"
)
_TO_A = re.compile(
    r"\b(?:for|to)\s(?:an?|the)\s([^,;:()\"]{3,50}?)\s"
    r"(?:(?:at|in)\s[A-ZÀ-Þ][\w' -]{2,30}\s)?(?:(?:for|on)\s)?(?:the\s)?$"
)
_ON = 5  # characters from a verb to its day: "lands on Sunday"


class Coming(Struct, frozen=True):
    """What is to be done on a day ahead: `said` as a label has it ("to sign", "to be signed", "expected").

    `verb`: its base form; `start`, `end`: where it stands, with what binds it; `settled`: it isn't only expected.
    `session`: to what somebody is called. `there`: somebody will be somewhere; `starts`: it holds from the day on.
    """

    clause: Clause
    when: When
    said: str
    verb: str
    start: int
    end: int
    subject: Span
    passive: bool = False
    settled: bool = True
    session: Noun | None = None
    there: bool = False
    starts: bool = False


def starts_on(scene: Scene, mention: DateMention) -> bool:
    """Whether something holds from a day on: "as of 1 June", "from Monday"."""
    quoted = scene.is_quoted(mention.excerpt.start)
    return not quoted and _FROM.search(scene.before(mention.excerpt.start, 24)) is not None


def coming_on(scene: Scene, clause: Clause, mention: DateMention, ahead: When | None, soon: When) -> Coming | None:
    """What a clause says is to come on a date; `ahead`: its day, `soon`: its day for a verb in the present."""
    if ahead:
        bound = _taking_place(scene, clause, mention, ahead) or _bound(scene, clause, mention, ahead)
        bound = bound or _awaited(scene, clause, mention, ahead)
        if bound:
            return bound
    told = _set_for(scene, clause, mention, soon) or _going(scene, clause, mention, soon)
    return told or _being(scene, clause, mention, soon) or _present(scene, clause, mention, soon)


def _near(scene: Scene, mention: DateMention, matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The verb that a day belongs to: the last one before it with nothing between, else the first behind it."""
    starts = _FROM.search(scene.before(mention.excerpt.start, 24))
    at = mention.excerpt.start - (len(starts.group()) if starts else 0)
    matches = [match for match in matches if not scene.is_quoted(match.start())]
    before = [match for match in matches if match.end() <= at]
    if before:
        end = before[-1].end()
        apart = at - end > _GAP or _APART.search(scene.seen, end, at) or scene.first(FINITE, end, at)
        return None if apart else before[-1]
    end = mention.excerpt.end
    behind = next((match for match in matches if match.start() >= end), None)
    opens = _OPENS.fullmatch(scene.seen, scene.clause_at(at).start, at) or _OPENS.fullmatch(scene.seen, scene.start, at)
    right = behind is not None and behind.start() - end <= 1 and not _FOR.search(scene.before(at, 12))
    return behind if opens or right else None


def _subject_at(scene: Scene, clause: Clause, verb: re.Match[str], mention: DateMention) -> Span:
    """Where a verb's subject stands, behind a day too from which on it holds ("From Monday drivers must ...")."""
    if mention.excerpt.end <= verb.start() and starts_on(scene, mention):
        return mention.excerpt.end, verb.start()
    return subject_at(scene, clause, verb, mention)


def _taking_place(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What will be held, and who will be where: "the funeral takes place on Saturday", "will be in Lima on Friday"."""
    held = _near(scene, mention, list(_HELD.finditer(scene.seen, clause.start, clause.end)))
    held = held or _IS_ON.search(scene.seen, clause.start, mention.excerpt.start)
    shown = _DAY_OF.match(scene.seen, mention.excerpt.end, clause.end)
    shown = shown or _THERE_IS.search(scene.seen, clause.start, clause.end)
    if held is None and shown:
        start = shown.end()
        stop = start + len(opening(scene, start, clause.end).rstrip())
        return Coming(clause, when, "", "", stop, stop, (start, stop), passive=True, settled="be" in shown.group())
    if held is None:
        there = _near(scene, mention, list(_THERE.finditer(scene.seen, clause.start, clause.end)))
        spot = named_thing(opening(scene, there.end(), clause.end)) if there else ""
        if there is None or not spot:
            return None
        town = any(place.start == there.end() for place in scene.places)
        stands, said = _subject_at(scene, clause, there, mention), f"to be {there.group(1)} {spot}"
        end = there.end() + len(spot)
        return Coming(clause, when, said, "", there.start(), end, stands, passive=True, there=town)
    stands = _subject_at(scene, clause, held, mention)
    return Coming(clause, when, "", "", *held.span(), stands, passive=True)


def _bound(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What somebody will do, is to do, or is due to do."""
    match = _near(scene, mention, list(_WILL.finditer(scene.seen, clause.start, clause.end)))
    if starts_on(scene, mention):
        obliged = _near(scene, mention, list(_OBLIGED.finditer(scene.seen, clause.start, clause.end)))
        match = obliged or match
        if match is not None and (obliged or match["verb"] in idle_verbs()):
            stands = _subject_at(scene, clause, match, mention)
            return Coming(clause, when, f"to {match['verb']}", match["verb"], *match.span(), stands, starts=True)
    if match is None or _NO_VERB.fullmatch(match["verb"]):
        return None
    verb, passive, lead = match["verb"], match["be"] is not None, match.group()
    if passive and not verbs_in(f"is {verb}"):
        return None
    asked = lead.startswith(("must", "has to", "have to"))
    if asked or ("would" in lead and not beside("said_so").search(scene.seen, scene.start, scene.end)):
        return None
    said = f"to be {verb}" if passive else f"to {verb}"
    stands = _subject_at(scene, clause, match, mention)
    settled = "expect" not in lead and "would" not in lead and not beside("aim").search(lead)
    return Coming(clause, when, said, verb, *match.span(), stands, passive, settled)


def _awaited(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """Who is awaited somewhere, and what is set for a day."""
    match = _near(scene, mention, list(_is_awaited().finditer(scene.seen, clause.start, clause.end)))
    if match is None:
        return None
    stands = _subject_at(scene, clause, match, mention)
    return Coming(clause, when, match["verb"], "", *match.span(), stands, passive=True, settled=False)


@cache
def _is_awaited() -> re.Pattern[str]:
    told = either((*load("en/ahead")["dated"]["words"], "awaited", "rescheduled"))
    return re.compile(
        rf"\b(?:is|are|was|were|(?:has|have)\sbeen)\s+{ADVERBS}(?:next\s+)?(?P<verb>{told})\b(?!\s+to\s+[a-z])"
    )


def _set_for(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What somebody has set for a day: "a judge has listed the case for 24 June", "called both to a summit"."""
    end, before = mention.excerpt.start, scene.before(mention.excerpt.start, 90)
    to, is_set = _TO_A.search(before), _FOR.search(before) is not None
    session = _session(to.group(1)) if to and (is_set or mention.last == when.last) else None
    if when.grain != "day" or not (is_set or session):
        return None
    verb = verb_in(scene, clause, told_in_words())
    if verb is None or scene.is_quoted(verb.start()):
        return None
    if to and session:
        at = end - len(before) + to.start(1)
        return Coming(clause, when, "", "", at, end, (at, at + len(to.group(1))), passive=True, session=session)
    return Coming(clause, when, verb.group(), verb.group(), verb.start(), end, (verb.end(), end), passive=True)


def _session(phrase: str) -> Noun | None:
    """The session that a phrase names, one of several too: "a virtual mini-summit", "a talk"."""
    word = re.split(r"[\s-]", phrase)[-1]
    noun = noun_of_word().get(word) or noun_of_word().get(f"{word}s")
    return noun if noun and noun.mode == "session" else None


def _going(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What somebody is doing on a day ahead: "is flying to Lima on Saturday"."""
    match = _near(scene, mention, list(_GOING.finditer(scene.seen, clause.start, clause.end)))
    if match is None:
        return None
    stem = match["verb"].removesuffix("ing")
    verb = next((each for each in (stem, stem + "e", stem[:-1]) if each in of_several() or each in idle_verbs()), stem)
    stands = _subject_at(scene, clause, match, mention)
    return Coming(clause, when, match["verb"], verb, *match.span(), stands)


def _being(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What is done on a day ahead: "is sworn in on Friday"."""
    match = _near(scene, mention, list(_BEING.finditer(scene.seen, clause.start, clause.end)))
    if match is None or not verbs_in(match.group()) or match["verb"] in told_in_words():
        return None
    if when.first == scene.published or "," in scene.seen[match.end() : mention.excerpt.start]:
        return None
    stands = _subject_at(scene, clause, match, mention)
    said = f"to be {match['verb']}"
    return Coming(clause, when, said, match["verb"], *match.span(), stands, passive=True, settled=False)


def _present(scene: Scene, clause: Clause, mention: DateMention, when: When) -> Coming | None:
    """What the present tense sets for a day, in a clause with no other verb."""
    if scene.first(FINITE, clause.start, clause.end) or verb_in(scene, clause, frozenset()):
        return None
    forms = _PRESENT.finditer(scene.seen, clause.start, clause.end)
    match = next((match for match in forms if _is_present(scene, match, match.group())), None)
    if match is None or not _near(scene, mention, [match]):
        return None
    if when.first == scene.published and match.group() not in _arranged():
        return None
    verb = base(match.group())
    stands = _subject_at(scene, clause, match, mention)
    return Coming(clause, when, f"to {verb}", verb, *match.span(), stands, settled=False)


def _is_present(scene: Scene, match: re.Match[str], word: str) -> bool:
    """Whether a word is a verb in the present, by what stands around it."""
    at, end = match.span()
    before = scene.before(at, 80)
    if _OTHERS.search(before) or word in told_in_words() or word in _meant_to():
        return False
    dated = any(0 < day.excerpt.start - end < _ON for day in scene.dates)
    done_to = _OBJECT.match(scene.seen, end)
    if not (dated or done_to or _WHITHER.match(scene.seen, end)):
        return False
    if word.endswith("ed"):
        return False
    if not word.endswith("s"):
        return (word in _of_several() or _is_open(before, word)) and (
            MANY.search(before) is not None or before.endswith(", ")
        )
    if word in _of_one():
        return True
    if _BEHIND_NAME.search(before) or at - 1 in [
        *(name.end for name in scene.names),
        *(actor.end for actor in scene.actors),
    ]:
        return not word.endswith(("ss", "us", "is"))
    doer = _WORD_BEFORE.search(before)
    if _ONE_RIGHT.search(before) and word not in noun_of_word():
        return not word.endswith(("ss", "us", "is"))
    return word in of_one() and (done_to is not None or (doer is not None and has_doers(doer.group(1))))


def _is_open(before: str, word: str) -> bool:
    """Whether a word that no list has can be a verb of several: "the first buses roll on Thursday"."""
    adverb = word in words_in("en/ahead", "not_done", "words") or PARTICLE.match(f" {word}")
    return not adverb and _MANY_RIGHT.search(before) is not None


@cache
def _listed() -> frozenset[str]:
    """The first words of verbs in the present that rows of what is to come have."""
    return frozenset(form.split()[0] for row in dues() for form in row.present)


@cache
def _arranged() -> frozenset[str]:
    """Verbs in the present that set a day as well as they tell of one."""
    verbs = load("en/dates")["verbs"]
    return frozenset({*verbs["present"].split(), *verbs["present_of_several"].split(), *_listed()}) - {"welcomes"}


@cache
def _meant_to() -> frozenset[str]:
    """Verbs of what is only wanted or asked for."""
    return frozenset(load("en/dates")["verbs"]["intent"].split())


@cache
def _of_one() -> frozenset[str]:
    """Verbs in the present that are no noun."""
    ends = (form for form in _listed() if form.endswith("s"))
    return frozenset({*load("en/dates")["verbs"]["present"].split(), *ends})


@cache
def _of_several() -> frozenset[str]:
    """Verbs in the present of several."""
    several = load("en/dates")["verbs"]["present_of_several"].split()
    return frozenset({*of_several(), *several, *arranged(), *_listed()})


@cache
def idle_verbs() -> frozenset[str]:
    """Verbs that tell of no deed on a day."""
    return words_in("en/ahead", "stated", "verbs")
