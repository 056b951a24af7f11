"""What a text says of a thing beside what it tells: "a bill that Peru passed on Friday", "a note sent on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from brief.finders.events.labels.called import person_called, subject_called
from brief.finders.events.rows import OTHER_DEED, Noun, deeds
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import (
    PARTICLE,
    forms_in,
    is_passive,
    is_recent,
    subject_at,
    verb_at,
    verbs_in,
)
from brief.finders.events.sentence.parties import Parties, home, joined, near_subject, parties_behind, places, subjects
from brief.finders.events.sentence.pasts import stated
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import antecedent, named_thing, opening
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import cue_phrases, has_doers, words
from brief.model import DateMention
from brief.text import COUNT, Span

_REACH = 140  # characters from the word that joins a clause to its day
_JOINS = re.compile(r",?\s(that|which|whom|whose)\s")
_APART = re.compile(r"[;:()\"]|,\s|\s-\s|\b(?:and|but|that|when|where|which|while|who|whom|whose)\b")
_TO_DAY = r"\s(?:(?:early|late|only|just)\s)*(?:on\s)?$"
_GAP = re.compile(  # behind a verb that has what it is done to before it
    r"\s(?:(?:again|already|\w+ly)\s)?(?:aboard|about|after|against|ashore|at|before|by|during|for|from|in|inside|into|near|of|off|on"
    r"|onto|out|over|to|together|under|with|without)\b"
)
_DETERMINED = re.compile(rf"\s*(?:an?|the|its|his|her|their|this|those|\d+|{COUNT})\s", re.I)
_LED = re.compile(  # before a noun that is no subject
    r"\b(?:about|after|against|at|before|by|during|for|from|in|into|of|on|over|through|to|under|with|without)\s*$"
)
_TAKES = re.compile(r"\s(?:away|back|down|off|out|over|up)\s(?:all|an?|the|its|his|her|their|\d[\d,]*)\s")
_TO_WHOM = re.compile(r"\s(?:over\s)?to\s")
_FRONT = re.compile(r"\W*([A-Z][a-z]{2,})\s")
# What stands before a noun phrase: "though" of "though the lorries", "Chile eased" of "Chile eased the ban"
_LINKS = re.compile(
    r"^.*\b(?:although|because|if|though|unless|whereas|while)\s|^.+\s(?=(?:an?|the|its|his|her|their|this|those)\s)"
)
_ASTRAY = re.compile(r"\b(?:to|that|not)\b")  # "the bridge that all want to see opened"
_OWN = re.compile(r"\W*(?:her|his|its|their)\s")
_NAMED = re.compile(r"\s*[A-ZÀ-Þ]")
_ELSE = re.compile(r"\b(?:are|can|could|has|have|is|may|might|must|shall|should|was|were|will|would)\b")
_WAS = re.compile(r"\b(?:be|been|being|had|has|have|is|are|was|were)\s(?:\w+ly\s)?$")


class _Aside(Struct, frozen=True):
    """What is told beside: its verb, its label, and where those stand who are named there."""

    verb: re.Match[str]
    label: str
    subject: Span
    passive: bool


def found(scene: Scene, number: int, told: Sequence[Sighting]) -> Iterator[Sighting]:
    """What a sentence says beside what it tells, on days near its text of which no other finder has anything."""
    if scene.caption or scene.holds("doubted"):
        return
    days = [sighting.when for sighting in told]
    for mention in scene.datable():
        if mention.when is None or mention.when in days or not is_recent(scene, mention.when):
            continue
        aside = _joined(scene, mention) or _reduced(scene, mention) or _fronted(scene, mention)
        if aside is None or scene.is_quoted(aside.verb.start()):
            continue
        sighting = _sighting(scene, number, mention, aside)
        if sighting:
            days.append(mention.when)
            yield sighting


def _sighting(scene: Scene, number: int, mention: DateMention, aside: _Aside) -> Sighting | None:
    """The sighting of what is told of somebody known, or of a place."""
    start, end = aside.subject
    verb, past, behind = aside.verb, aside.verb.group().lower(), max(aside.verb.end(), mention.excerpt.end)
    if mention.when is None or scene.first(cue_phrases("imagined"), start, verb.start()):
        return None
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    named = joined(near, parties_behind(scene, aside.verb.end(), behind))
    place = next(iter(places(scene, start, behind)), None)
    if not (has_doers(aside.label) or has_doers(aside.label, "news") or near or named or who.people or place):
        return None
    noun = Noun(aside.label, (), "other", f"{OTHER_DEED}{past}", "act")
    return Sighting(
        number, *verb.span(), noun, "held", mention.when, place,
        Parties(() if aside.passive else near, named, who.people), f"event.act-{noun.group}",
        evidence=(scene.excerpt,), label=aside.label,
    )  # fmt: skip


def _tells(past: str) -> bool:
    """Whether a verb tells of a deed by itself."""
    lists = ("hollow", "weak", "set", "identifies")
    listed = (*words("verbs", "befalls"), *(verb for name in lists for verb in words("news", name)))
    return past not in stated() and past not in listed


# --- a clause of its own -------------------------------------------------------------------------------


def _joined(scene: Scene, mention: DateMention) -> _Aside | None:
    """What a clause joined to a noun tells of it: "a timetable that delegations drew up on Friday"."""
    at = mention.excerpt.start
    joins = list(_JOINS.finditer(scene.seen, max(scene.start, at - _REACH), at))
    if not joins:
        return None
    join = joins[-1]
    clause = Clause(join.end() - 1, mention.excerpt.end, join.group(1))
    verb = verb_at(scene, clause, mention, stated() - {*words("news", "carried")})
    if verb is None or _APART.search(scene.seen, join.end(), verb.start()) or _ELSE.search(scene.seen, verb.end(), at):
        return None
    start, end = subject_at(scene, clause, verb, mention)
    whole = _meant(scene, join)
    phrase = scene.seen[whole[0] : whole[1]]
    if join.group() == ", which " and _LED.search(scene.before(whole[0], 12)):
        return None  # "cancel the ban on imports, which": nobody's words say what
    thing = person_called(scene, whole[0], phrase) or named_thing(phrase)
    subject = scene.seen[start:end].strip()
    if not thing or verbs_in(thing) or thing.rpartition(" ")[2] in (*words("news", "spoken"), *words("news", "facts")):
        return None  # "the claim that Peru left on Friday"
    if join.group(1) == "whose":
        return _of_its_own(scene, verb, thing, (start, end), whole)
    if subject and not is_passive(scene, verb):
        return _done_to_it(scene, mention, verb, thing, (start, end))
    known = any(verb.group() in row.verbs for row in deeds())  # other finders look there for whose deed it was
    if subject or join.group(1) != "that" or known or not _tells(verb.group()):
        return None
    done = "" if is_passive(scene, verb) else named_thing(opening(scene, verb.end(), at))
    return _Aside(verb, f"{thing} {verb.group()} {done}".strip(), whole, is_passive(scene, verb))


def _meant(scene: Scene, join: re.Match[str]) -> Span:
    """Where the noun stands that a clause tells of; behind "that" no name: "talks at Moto" of "talks at Moto that"."""
    end = join.start()
    phrase = _LINKS.sub("", antecedent(scene, scene.start, end))
    while join.group(1) == "that" and _NAMED.match(phrase):
        led = _LED.search(scene.seen, scene.start, end - len(phrase.strip()))
        if led is None:
            break
        end = led.start() - 1
        phrase = _LINKS.sub("", antecedent(scene, scene.start, end))
    return end - len(phrase), end


def _of_its_own(scene: Scene, verb: re.Match[str], owner: str, stands: Span, whole: Span) -> _Aside | None:
    """What was done to something of a thing's: "a freighter whose launch was put off on Friday"."""
    thing = subject_called(scene, *stands)
    if not (thing and is_passive(scene, verb) and _tells(verb.group())):
        return None
    whose = "" if _LED.search(scene.before(whole[0], 12)) else f"{owner}'s "  # "bound for Mir, whose" may not be Mir's
    return _Aside(verb, f"{whose}{thing} {verb.group()}", (whole[0], stands[1]), passive=True)


def _done_to_it(scene: Scene, mention: DateMention, verb: re.Match[str], thing: str, stands: Span) -> _Aside | None:
    """What somebody did to a thing: "the ban that Peru imposed on Friday"; nothing else follows that it is done to."""
    particle = PARTICLE.match(scene.seen, verb.end())
    behind = particle.end() if particle else verb.end()
    gap = _GAP.match(scene.seen, behind) or re.fullmatch(_TO_DAY, scene.seen[behind : mention.excerpt.start])
    own = _OWN.match(scene.seen, *stands)
    subject = subject_called(scene, own.end() if own else stands[0], stands[1]) if gap else ""
    if not subject or _ASTRAY.search(scene.seen, *stands):
        return None
    done = f"{verb.group()} {particle.group(1)}" if particle else verb.group()
    return _Aside(verb, f"{subject} {done} {thing}", stands, passive=False)


# --- no more than a participle -------------------------------------------------------------------------


def _reduced(scene: Scene, mention: DateMention) -> _Aside | None:
    """What a participle behind a noun tells of it: "a note handed to the envoy on Friday"."""
    clause, at = scene.clause_at(mention.excerpt.start), mention.excerpt.start
    verbs = forms_in(scene, clause.start, at)
    verb = verbs[-1] if verbs else None
    if verb is None or not _tells(verb.group()) or _WAS.search(scene.before(verb.start(), 24)):
        return None
    between = scene.seen[verb.end() : at]
    by = scene.seen.startswith(" by ", mention.excerpt.end) or _TAKES.match(between)  # "the Guard cut off the roads"
    if by or _APART.search(between) or not (_GAP.match(between) or re.fullmatch(_TO_DAY, between)):
        return None
    phrase = antecedent(scene, clause.start, verb.start())
    start = verb.start() - len(phrase) - 1
    thing = named_thing(phrase) if _DETERMINED.match(phrase) and "," not in phrase else ""
    if not thing or start < clause.start or scene.seen[start : verb.start()].strip() != phrase.strip():
        return None
    led = _LED.search(scene.before(start, 12))
    within = led is not None and scene.seen[clause.start : start - len(led.group())].strip(" ,") != ""
    hangs = within or (len(verbs) > 1 and verbs[-2].end() >= start - 1)  # no subject of its own: "in a note handed"
    if not hangs:
        return None
    return _Aside(verb, f"{thing} {verb.group()}{_to_whom(scene, verb, at)}", (start, verb.start()), passive=True)


def _to_whom(scene: Scene, verb: re.Match[str], end: int) -> str:
    """To whom or where something was brought: " to envoy"."""
    to = _TO_WHOM.match(scene.seen, verb.end(), end)
    whom = named_thing(opening(scene, to.end(), end)) if to else ""
    return f"{to.group()}{whom}" if to and whom else ""


def _fronted(scene: Scene, mention: DateMention) -> _Aside | None:
    """What a participle that opens a sentence tells of its subject: "Ordered home on Friday, the envoy left"."""
    opened = _FRONT.match(scene.seen, scene.start, mention.excerpt.start)
    if opened is None or not scene.seen.startswith(", ", mention.excerpt.end):
        return None
    lowered = opened.group(1).lower()
    if not (lowered.endswith("ed") or lowered in words("news", "given")) or not _tells(lowered):
        return None
    if _APART.search(scene.seen, opened.end(), mention.excerpt.start):
        return None
    start = mention.excerpt.end + 2
    verb = next(iter(forms_in(scene, start, scene.end)), None)
    subject = subject_called(scene, start, verb.start()) if verb else ""
    participle = re.compile(r"[A-Z][a-z]+").search(scene.seen, opened.start(1), opened.end(1))
    if verb is None or not subject or participle is None:
        return None
    return _Aside(
        participle,
        f"{subject} {lowered}{_to_whom(scene, participle, mention.excerpt.start)}",
        (start, verb.start()),
        passive=True,
    )
