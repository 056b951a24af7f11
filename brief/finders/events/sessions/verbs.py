"""Sessions that a verb tells of: who met, spoke with or visited whom; no nouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from brief.days import WEEKDAY
from brief.finders.events.rows import nouns
from brief.finders.events.sentence.parties import (
    Parties,
    affiliations,
    around_noun,
    fronted_place,
    home,
    joined,
    places,
    subjects,
)
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.towns import tells_where
from brief.finders.events.sessions.journeys import departure, is_by_way_of, visit
from brief.finders.events.sessions.tellings import Telling, tellings
from brief.finders.events.sightings import Sighting, moved
from brief.finders.events.sightings import told as told_of
from brief.finders.events.words import beside, meetings_for, verb_phrases, word_set, words

_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+|now\s+)?$")
_GERUND = re.compile(r"\b(?:after|before|following|by|on|when)\s+$")
_OBJECT = re.compile(r"\s+(?:[A-Z]|the\s+[A-Z]|his|her|their)")
_TO_WHOM = re.compile(r"\s+(?:\w+\s+){0,5}(?:with|to)\s+(?:the\s+)?")
_RINGS = re.compile(r"called|phoned|rang|telephoned|.* (?:from|to|up|with)")
_BY_PHONE = re.compile(
    r"\b(?:by (?:tele)?phone|by video|on the (?:tele)?phone|over the (?:tele)?phone)\b|\b(?:(?:tele)?phoned|rang)\b"
)
_WHOM = re.compile(r"\s+(?:(?:the|his|her|its|their)\s+)?")
_OF = re.compile(r"\bof\s+(?:the\s+)?$")  # "members of the Exchange meeting in Lima", not "the Exchange meeting"
_TO_VOTE = re.compile(r"\bto (?:decide|vote)\b")
_OF_WHAT = re.compile(r"\s(?:(?:in\s\w+\s)?on\s\w+\s)?of\s")  # "spoke of a quarrel with Norway"
_WORD = re.compile(r"[\w'-]+")
_STOPS = frozenset('.!?"')
_CALLED = re.compile(
    r"\b[Tt]he\s((?:[A-ZÀ-Þ][\w'-]+\s){0,2}[A-ZÀ-Þ][\w'-]+(?<!s))\s$"
)  # "The Storting votes on it tomorrow"
_BOTH = re.compile(
    r"\s(?:both|the two) (?:capitals|foreign ministers|leaders|ministers|presidents|prime ministers|sides)\b"
)
_NOT_SITTING = frozenset(["met", "receive", "received", "sat"])  # what a chamber did, or whom it heard
_SITS = re.compile(r"\b(?:convenes?|gathers?|meets?|reconvenes?|sits?)\b")
_RECEIVE = ("host", "hosted", "hosts", "receive", "received", "receives", "saw")
_BESIDE = 3  # characters between "saw" and the name of whom
_WAS = re.compile(r"\b(?:been|is|was|were)\s+$")
# What follows whom one rings up; whom one calls a liar has that behind the name.
_RUNG = re.compile(
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*)?"  # "the president of the Lake Union"
    r"(?:\s*(?:[.;:]|$|,(?!\s\"|\s[^,\"]{2,120},\s(?:\"|onto\b|into\b|to\b|an?\b)))"
    rf"|\s+(?:about|after|again|and|at|before|by|earlier|from|in|last|late|later|on|over|this|to|twice|when|while|yesterday|{WEEKDAY})\b)"
)


Reader = Callable[[Scene, int, Telling], Iterator[Sighting]]


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The sessions that the verbs of one sentence tell of, in the order of the text."""
    for list_name in meetings_for(scene.words):
        for verb in scene.every(verb_phrases(list_name), scene.start, scene.end):
            if scene.is_quoted(verb.start()) or not _is_meant(scene, verb, list_name):
                continue
            for telling in tellings(scene, verb):
                yield from _READERS[list_name](scene, number, telling)


def _is_meant(scene: Scene, verb: re.Match[str], list_name: str) -> bool:
    """Whether the verb is one of meeting: not "met the deadline", not the noun "meeting"."""
    if verb.group() == "meeting":
        by_body = any(a.end == verb.start() - 1 and _OF.search(scene.before(a.start, 8)) for a in scene.actors)
        if _PROGRESSIVE.search(scene.before(verb.start(), 16)):
            return True  # "the ministers are meeting here tomorrow"
        following = _following(scene, verb)[:1]
        gerund = following == ["with"] and _GERUND.search(scene.before(verb.start(), 12)) is not None
        return gerund or (by_body and following == ["in"])
    if verb.group() == "speak" and beside("let_speak").search(scene.before(verb.start(), 50)):
        return False
    if list_name == "leaves":
        return is_by_way_of(scene, verb.end())
    if verb.group() in _RECEIVE:
        named = any(0 < name.start - verb.end() < _BESIDE for name in scene.names) and verb.group() == "saw"
        return named or beside("received").match(scene.seen, verb.end(), scene.end) is not None
    if list_name != "meet":
        return True
    following = _following(scene, verb)
    if verb.group() in words("verbs", "meet_on") and following[:1] in (["on"], ["upon"]):
        return any(d.excerpt.start == verb.end() + len(" on ") for d in scene.dates)  # not "conferred on her"
    if verb.group() == "met" and following[:1] == ["with"] and _WAS.search(scene.before(verb.start(), 12)):
        return False  # "was met with chants"
    return word_set("verbs", "meet_not").isdisjoint(following)


def _following(scene: Scene, verb: re.Match[str]) -> list[str]:
    """The words right behind a verb."""
    return _WORD.findall(scene.seen, verb.end(), min(verb.end() + 60, scene.end))[:5]


def _meeting(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "A met with B", "A met B in Lima", "A and B will meet", "the Council met on Friday"."""
    as_such = told.verb.group() in words("verbs", "meet_for")
    loose = as_such or told.verb.group() == "gathered"
    if loose and beside("crowd").search(scene.seen, told.clause.start, told.verb.start()):
        return  # "Party supporters gathered in front of the headquarters"
    if told.verb.group() == "sat" and (told.who.people or not told.who.organisers):
        return  # "The envoy sat in the front row in Lima on Friday"
    if as_such and not _is_for_others(scene, told):
        return  # "Two boys huddled under a roof in Lima on Friday"
    with_whom = around_noun(scene, told.start, told.start, told.start, told.end)
    direct = _OBJECT.match(scene.seen, told.start, told.end) and told.verb.group() not in _RECEIVE
    if told.verb.group() in _RECEIVE:
        with_whom = Parties(
            (),
            tuple(
                a.name
                for a in scene.actors
                if told.start <= a.start < told.end and a.form != "capital" and not tells_where(scene, a)
            ),
        )
    whom = subjects(scene, told.start, told.end) if direct else Parties()
    others = joined(with_whom.participants, with_whom.organisers, whom.participants)
    people = joined(told.who.people, with_whom.people, whom.people)
    if others or len(told.who.participants) > 1 or (told.day is not None and told.who.people and len(people) > 1):
        parties = Parties((), joined(told.who.participants, others), people)
    elif told.who.organisers:
        parties = Parties(told.who.organisers, (), people, told.who.name)
    elif told.day is not None and (_is_of_some(scene, told) or places(scene, told.start, told.end)):
        # "A committee of donors is to meet in Geneva on 9 September"
        parties = Parties((), told.who.participants, people)
    else:
        return
    rule = "event.person-to-person" if _is_personal(told, people) else "event.meet-verb"
    by_phone = as_such and _BY_PHONE.search(scene.seen, scene.start, scene.end)
    yield from _sighted(scene, number, told, ("call" if by_phone else "meeting", parties, rule))


def _is_for_others(scene: Scene, told: Telling) -> bool:
    """Whether those who sit together do so for others, or are known by name: "Norway's envoys haggled"."""
    sent = beside("travellers").search(scene.seen, told.clause.start, told.verb.start())
    return bool(told.who.people or told.who.organisers or told.who.participants or sent) or _of_sides(scene, told)


def _is_of_some(scene: Scene, told: Telling) -> bool:
    """Whether those who meet are told by what they are: two sides, a chamber, somebody and the heads of an army."""
    chamber = beside("chamber").search(scene.seen, told.clause.start, told.verb.start()) is not None
    sits = chamber and told.verb.group() not in _NOT_SITTING and not _TO_VOTE.search(scene.seen, told.start, told.end)
    some = beside("some_leaders").match(scene.seen, told.start, told.end) or told.verb.group() in _RECEIVE
    with_some = bool(told.who.people and some)
    return sits or with_some or _of_sides(scene, told)


def _of_sides(scene: Scene, told: Telling) -> bool:
    """Whether those who meet are "the two sides", whoever they are."""
    return beside("both_sides").search(scene.seen, told.clause.start, told.verb.start()) is not None


def _conversation(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "A spoke with B": a call between people who are not said to be in one place, else a meeting."""
    if _OF_WHAT.match(scene.seen, told.start, told.end):
        return
    with_whom = around_noun(scene, told.start, told.start, told.start, told.end)
    pattern = _WHOM if _RINGS.fullmatch(told.verb.group()) else _TO_WHOM
    to = pattern.match(scene.seen, told.start, told.end)
    spoken_to = tuple(a.name for a in scene.actors if to and a.start == to.end())
    heard = tuple(n.person for n in scene.names if to and n.start == to.end() and n.person is not None)
    people = joined(told.who.people, with_whom.people, heard)
    parties = Parties(
        (), joined(told.who.participants, with_whom.participants, spoken_to, affiliations(scene, heard)), people
    )
    unknown = sum(scene.marked.people[index].affiliation is None for index in people)
    named = max(len(parties.participants) + unknown, len(people))
    both = _BOTH.match(scene.seen, told.start, told.end) is not None
    alone = named == 1 and told.day is not None and (both or _is_by_phone(scene, told))
    alone = alone or (told.day is not None and _of_sides(scene, told) and _is_by_phone(scene, told))
    if (named < 2 and not alone) or (told.verb.group() == "called" and not both and not _is_rung(scene, told, to)):
        return
    by_phone = beside("telephone").search(scene.seen, scene.start, scene.end) or len(people) == 2
    here = places(scene, told.start, told.end)
    head = "call" if by_phone and not here else "meeting"
    rule = "event.person-to-person" if _is_personal(told, people) else "event.speak-verb"
    yield from _sighted(scene, number, told, (head, parties, rule))


def _is_rung(scene: Scene, told: Telling, to: re.Match[str] | None) -> bool:
    """Whether somebody "called" somebody on a day, and did not call him something."""
    whom = (n for n in scene.names if to and n.start == to.end() and n.person is not None)
    return told.day is not None and any(_RUNG.match(scene.seen, n.end, told.end) for n in whom)


def _is_by_phone(scene: Scene, told: Telling) -> bool:
    """Whether somebody spoke by phone with those whom the words name by office only, and not to the press."""
    start, end = told.verb.start(), told.clause.end
    if _BY_PHONE.search(scene.seen, start, end) is None:
        return False
    return beside("to_press").search(scene.seen, start, end) is None


def _vote(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "The Commission voted on Thursday to ...": a body, on a known day."""
    start, end = told.clause.start, told.verb.start()
    sits = beside("chamber").search(scene.seen, start, end) is not None
    whose = told.who.organisers or ((told.who.participants or home(scene, start, end)) if sits else ())
    named = None if whose or sits else _CALLED.search(scene.seen, start, end)
    if told.day is None or len(whose) > 1 or not (whose or sits or named):
        return
    meets = _SITS.search(scene.seen, start, end)  # "meets on Friday to vote on the treaty"
    if told.verb.group().startswith("to ") and meets is None:
        return
    said = told_of(scene, told.clause, (meets or told.verb).span(), told.day)
    if said is not None and said.status != "imagined":
        yield Sighting(
            number, *told.verb.span(), nouns()["vote"], said.status, said.when, next(iter(fronted_place(scene)), None),
            Parties(whose, (), (), named.group(1) if named else told.who.name), "event.vote-verb",
            evidence=(scene.excerpt,),
        )  # fmt: skip


def _sitting(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "The Assembly will debate a motion today": a body of the kind that sits, on a known day."""
    if told.day is None or told.who.name is None or told.who.people or len(told.who.organisers) != 1:
        return
    yield from _sighted(
        scene, number, told, ("meeting", Parties(told.who.organisers, (), (), told.who.name), "event.meet-verb")
    )


def _accord(scene: Scene, number: int, told: Telling) -> Iterator[Sighting]:
    """ "A and B agreed on Sunday to ...": two parties, and a day right behind."""
    near = told.day is not None and told.day.excerpt.start - told.verb.end() in range(1, 5)
    if not near or len(told.who.participants) < 2:
        return
    said = told_of(scene, told.clause, told.verb.span(), told.day)
    if said is not None and said.status != "imagined":
        yield Sighting(
            number, *told.verb.span(), nouns()["agreement"], said.status, said.when, None,
            Parties(told.who.participants, told.who.participants), "event.act-agreement", evidence=(scene.excerpt,),
            label="agreement",
        )  # fmt: skip


def _is_personal(told: Telling, people: tuple[int, ...]) -> bool:
    return len(people) == 2 and bool(told.who.people)


def _sighted(scene: Scene, number: int, told: Telling, what: tuple[str, Parties, str]) -> Iterator[Sighting]:
    """The session, once for each place; `what`: its head, its parties, the rule."""
    head, parties, rule = what
    venues = () if head == "call" else places(scene, told.start, told.end) or fronted_place(scene)
    if not venues and beside("chamber").search(scene.seen, told.clause.start, told.verb.start()):
        venues = places(scene, told.clause.start, told.verb.start())  # "The parliament in Lima meets on Monday"
    said = told_of(scene, told.clause, told.verb.span(), told.day)
    if said is None or (said.when is None and (not venues or _is_under_picture(scene, told))):
        return
    for place in venues or (None,):
        sighting = Sighting(
            number, *told.verb.span(), nouns()[head], said.status, said.when, place, parties, rule,
            evidence=(scene.excerpt,),
        )  # fmt: skip
        yield sighting
        yield from moved(scene, sighting)


def _is_under_picture(scene: Scene, told: Telling) -> bool:
    """Whether words in the present that end without a stop stand under a picture: "Moe meets Prat in Oslo,"."""
    return told.verb.group().endswith("s") and scene.text.rstrip()[-1:] not in _STOPS


# What reads the verbs of each list.
_READERS: dict[str, Reader] = {
    "meet": _meeting,
    "speak": _conversation,
    "visit": visit,
    "leaves": departure,
    "decides": _vote,
    "debates": _sitting,
    "agrees": _accord,
}
