"""Sessions that the nouns of a sentence name: talks, councils, calls, visits, with day, place and parties; no verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from brief.actors import canonical
from brief.finders.events.sentence.coming import days_ahead, next_weekday
from brief.finders.events.sentence.parties import (
    Parties,
    affiliations,
    around_noun,
    fronted_place,
    home,
    hosted,
    parties_behind,
    place_beside_day,
    places,
    subject_of,
    subjects,
    with_subject,
)
from brief.finders.events.sentence.scene import Scene, dateline
from brief.finders.events.sentence.towns import described_town
from brief.finders.events.sessions.phrases import FINITE, Phrase, phrases
from brief.finders.events.sightings import SAYS, Sighting, Told, day_beside, day_of_clause, moved, told
from brief.finders.events.words import verb_phrases, words
from brief.model import Excerpt, When
from brief.text import either

_BARE = re.compile(r"[Tt]he\s+\w+")
_GIVEN = re.compile(r"\W*(?:the|its|his|her|their)\b|.*'s\s", re.IGNORECASE)
_GOVERNED = re.compile(r"\b(?:about|against|at|for|in|of|on|over|to|with)\s*$")
_IS_ON = re.compile(
    r"[^,;:()\"]{0,60}?\s(?:is|are|falls|fall)\s(?:still\s|now\s)?(?:down for|due on|set for|fixed for|on)\s"
)
_AFTER_IT = re.compile(r"\b(?:after|at|during|following|in)\s*$")
_ON_DAY = re.compile(r"\s+(?:(?:early|late)\s+)?(?:on\s+)?")
_AT_IT = re.compile(r",?\s+(?:(after|following)|at|during|in)\s*(?:(?:an?|the|his|her|its|their)\s*)?")
_SPOKEN_AFTER = frozenset(["call", "dinner", "meeting", "talks"])  # of a summit somebody speaks for days
_FRONTED_AFTER = re.compile(r"\W*(?:After|Following)\s(?:(?:an?|his|her|its|the|their)\s)?(?:[\w-]+\s)?")
_WITH = re.compile(r"\swith\s")
_GOAL = re.compile(r"(?:\s+by\s+[^,;]{0,50}?)?\s+to\s+(?:the\s+)?")
_ITS_ORGAN = re.compile(r"\b[Ii]ts\s+(?:[A-Z][\w-]+\s+){1,4}")
_FIRST_SINCE = re.compile(r"\b(?:first|last)\s+(?:one\s+|such\s+\w+\s+)?since\s+$")
_WORD = re.compile(r"[\w'-]+")
_LED = re.compile(r"\b(?:at|from|in)\s$")  # not "those held in Lima kept a vigil"
_OF_DAY = re.compile(r"'s?\s(?:[a-z-]+\s){0,2}")
_ON_PLACE = re.compile(r"\son\s(?:the\s)?[A-ZÀ-Þ]")  # "yesterday's strike on Arica" is an attack
_PLACED = re.compile(
    r"(?:\s(?:by|of)\s[^,;:.()\"]{2,40})?\s(?:at|in|near|off|outside)\s(?:the\s)?[A-ZÀ-Þ][^,;:.()\"]{1,40}?\s"
    r"(?:(?:early|late)\s)?(?:at\sabout\s|at\s|around\s|on\s)?"
)
_DATED_ALONE = frozenset(
    ["attack", "call", "ceasefire", "deadline", "exchange", "hearing", "meeting", "visit", "vote"]
)  # a day beside the noun suffices


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The sessions that the nouns of one sentence name, in the order of the text."""
    for phrase in phrases(scene):
        said = _told(phrase)
        if said is None:
            continue
        parties, venues = _named(phrase, _parties(phrase)), _venues(phrase, said)
        if not _is_enough(phrase, said, venues, parties):
            continue
        for place in venues or (None,):
            sighting = Sighting(
                number, phrase.head, phrase.end, phrase.noun, said.status, said.when, place, parties,
                _rule(phrase, said), counted=_counted(phrase), evidence=(scene.excerpt,),
            )  # fmt: skip
            yield sighting
            yield from moved(scene, sighting)
        yield from _earlier(phrase, number, parties)


def _told(phrase: Phrase) -> Told | None:
    """Status and day: of the noun itself, else of the verb or the clause that it is set in."""
    scene, verb = phrase.scene, phrase.verb
    beside = day_beside(scene, phrase.start, phrase.head, phrase.end, phrase.clause)
    if beside and beside.excerpt.start > phrase.end and _left().search(scene.before(phrase.head, 80)):
        return None  # "withdrew from the talks on Monday" tells no day of the talks
    mention = beside
    if mention is None and verb is None and (set_for := _day_it_is_on(phrase)):
        return Told("planned", set_for)
    if mention is None and (verb is None and (spoken := _day_of_saying(phrase))):
        return Told("held", spoken)
    at = phrase.at and phrase.noun.group != "vote"  # "this week ... in the election" says nothing of its day
    if mention is None and (verb or at or _is_goal(phrase)):
        mention = day_of_clause(scene, phrase.clause, verb.start() if verb else phrase.head)
    first = verb.start() if verb and phrase.held else phrase.head
    last = verb.end() if verb and not phrase.held else phrase.end
    given = beside is not None and _GIVEN.match(scene.seen, phrase.start, phrase.head) is not None
    return told(scene, phrase.clause, (first, last), mention, given=given)


@cache
def _left() -> re.Pattern[str]:
    """Words before a session that somebody takes part in no more."""
    return re.compile(rf"\b(?:{either(words('phrases', 'left'))})\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}$")


def _day_it_is_on(phrase: Phrase) -> When | None:
    """The coming day that a session "is on": "The union's ballot on a strike is on Sunday"."""
    scene, end = phrase.scene, phrase.end
    if _GOVERNED.search(scene.before(phrase.start, 12)):
        return None
    for day in scene.dates:
        if day.excerpt.start > end and _IS_ON.fullmatch(scene.seen, end, day.excerpt.start):
            return next_weekday(scene, day) or days_ahead(scene, day)
    return None


def _day_of_saying(phrase: Phrase) -> When | None:
    """The day on which somebody spoke at it, or right after it: "said on Sunday in a meeting with"."""
    scene, start, end = phrase.scene, phrase.start, phrase.end
    for day in scene.dates:
        span, when = day.excerpt, day.when
        if day.role != "speech" or when is None or when.grain != "day" or scene.is_quoted(span.start):
            continue
        behind = _AFTER_IT.search(scene.before(start, 12)) and _ON_DAY.fullmatch(scene.seen, end, span.start)
        at_it = _AT_IT.fullmatch(scene.seen, span.end, start) if span.end < start else None
        if behind or (at_it and (at_it[1] is None or phrase.noun.head in _SPOKEN_AFTER)) or _opens_after(phrase):
            return when
    return None


def _opens_after(phrase: Phrase) -> bool:
    """Whether a sentence with one day opens with it: "After talks with Peru's envoy, the minister said on Sunday"."""
    scene = phrase.scene
    opens = _FRONTED_AFTER.fullmatch(scene.seen, scene.start, phrase.head) is not None
    return opens and phrase.noun.head in _SPOKEN_AFTER and len(scene.dates) == 1


def _is_goal(phrase: Phrase) -> bool:
    """Whether people will come together for it: "will return to Lima on 15 May for a second round"."""
    scene = phrase.scene
    before = scene.seen[phrase.clause.start : phrase.start]
    return before.rstrip().endswith(" for") and verb_phrases("gathers").search(scene.words, before) is not None


def _parties(phrase: Phrase) -> Parties:
    """Whoever the phrase names, with the subject of its verb where that takes part."""
    scene, clause, verb, group = phrase.scene, phrase.clause, phrase.verb, phrase.noun.group
    if phrase.noun.befalls:
        return Parties()  # "the US Capitol attack": whom the words name may be victim or doer
    named = around_noun(scene, phrase.start, phrase.head, phrase.end, phrase.limit)
    if group == "deadline" and not named.participants:
        return with_subject(named, subjects(scene, clause.start, phrase.start))
    if phrase.held or group == "call" or _is_goal(phrase):
        at = verb.start() if verb and phrase.held else phrase.head
        subject = subject_of(scene, clause, at)
        subject = subject if subject.participants or subject.people else _owner(phrase, at)
        hosting = phrase.held and verb is not None and verb.group().startswith("host")
        named = (hosted if hosting else with_subject)(named, subject)
    elif clause.end > phrase.own_end:
        named = with_subject(named, _giver(phrase))
    if group == "visit":
        return with_subject(named, _visitors(phrase))
    if group == "vote" and not named.participants:
        first = scene.first(FINITE, scene.start, phrase.start)  # "Nepal's parliament has to ratify it; a vote ..."
        return with_subject(named, subjects(scene, scene.start, first.start())) if first else named
    spoken = verb is None and group == "meeting" and _day_of_saying(phrase) is not None
    if named.participants or named.organisers:
        behind = spoken and _WITH.match(scene.seen, phrase.end) and not _opens_after(phrase)
        return with_subject(named, subjects(scene, scene.start, phrase.start)) if behind else named
    if spoken:
        who = subjects(scene, scene.start, phrase.start)
        return Parties((), who.participants or home(scene, clause.start, phrase.end), who.people)
    return _sitting(subject_of(scene, clause, phrase.start)) if phrase.at else named


def _named(phrase: Phrase, parties: Parties) -> Parties:
    return replace(parties, name=phrase.name) if phrase.name and not parties.name else parties


def _owner(phrase: Phrase, verb: int) -> Parties:
    """The body whose organ holds it: "the Straits Union said its Council would hold a meeting"."""
    scene = phrase.scene
    if not _ITS_ORGAN.search(scene.seen, phrase.clause.start, verb):
        return Parties()
    bodies = [a for a in scene.actors if a.kind == "body" and a.end <= verb and a.form != "capital"]
    return Parties((bodies[0].name,), (bodies[0].name,)) if bodies else Parties()


def _giver(phrase: Phrase) -> Parties:
    """Who holds a session, told behind it: "the dinner that Peru gave"."""
    verb = phrase.scene.first(verb_phrases("holds"), phrase.own_end, phrase.clause.end)
    return subjects(phrase.scene, phrase.own_end, verb.start()) if verb else Parties()


def _visitors(phrase: Phrase) -> Parties:
    """Who visits: "Mr Dimas's visit", "a visit by the commissioner"."""
    scene = phrase.scene
    people = tuple(
        name.person
        for name in scene.names
        if name.person is not None
        and (phrase.start <= name.start < phrase.head or scene.seen[phrase.end : name.start].strip() == "by")
    )
    if not people and phrase.verb is None:  # "The minister cancelled a trip to Lima"
        return subjects(scene, phrase.clause.start, phrase.start)
    return Parties((), affiliations(scene, people), people)


def _sitting(subject: Parties) -> Parties:
    """The body that did something "at a session" sat in it, if it is one that sits; a state or a ministry was there."""
    if len(subject.organisers) != 1 or len(subject.participants) != 1:
        return Parties()
    if subject.name is None and canonical(subject.organisers[0]) is None:
        return Parties()
    return Parties(subject.organisers, name=subject.name)


def _venues(phrase: Phrase, said: Told) -> tuple[str, ...]:
    """Where it takes place: one entry for each town that it is held in ("in Geneva and Brussels")."""
    scene = phrase.scene
    if phrase.noun.group == "visit":
        match = _GOAL.match(scene.seen, phrase.end, phrase.end + 70)
        if match and (town := described_town(scene, match.end())):
            return (town,)
        goal = tuple(scene.seen[a.start : a.end] for a in scene.actors if match and a.start == match.end())
        if goal:
            return goal
    named = _modifiers(phrase)
    if named:
        return named
    first = phrase.clause.start if _is_goal(phrase) else max(phrase.end, phrase.clause.start)
    elsewhere = phrase.noun.befalls and SAYS.search(scene.before(phrase.clause.start, 8))  # "In Oslo she said the raid"
    venues = places(scene, first, phrase.clause.end) or (() if elsewhere else fronted_place(scene))
    if not venues and phrase.noun.befalls and phrase.verb:  # "a quake struck Chile"
        venues = parties_behind(scene, first, phrase.clause.end)[:1]
    if not venues and phrase.at:
        venues = place_beside_day(scene, phrase.clause.start, phrase.start)
    if not venues and phrase.verb and phrase.verb.group() == "went on":  # "Miners in Uyuni went on strike"
        return places(scene, phrase.clause.start, phrase.verb.start())
    if (
        not venues
        and said.when
        and said.status == "held"
        and _BARE.fullmatch(scene.seen[phrase.start : phrase.end].strip())
    ):
        town = dateline(scene.marked)  # "the meeting", in a report sent from where it is held
        return (town,) if town else ()
    return venues


def _modifiers(phrase: Phrase) -> tuple[str, ...]:
    """A town before the noun: "the Bujumbura talks"; one that the text names as a place somewhere."""
    scene = phrase.scene
    before = (
        m for m in _WORD.finditer(scene.seen, phrase.start, phrase.head) if not _LED.search(scene.before(m.start(), 6))
    )
    return tuple(sorted(scene.whole.towns.intersection(m.group() for m in before)))


def _is_enough(phrase: Phrase, said: Told, venues: tuple[str, ...], parties: Parties) -> bool:
    """Whether a sentence tells of a certain session, and not of such sessions at large."""
    certain = _is_placed(phrase) or _is_of_day(phrase)
    needs_verb = phrase.noun.group == "press" or (phrase.noun.needs_verb and not certain)
    if needs_verb and not phrase.verb:
        return False
    if phrase.noun.group in ("deadline", "exchange") and said.status == "held" and not phrase.verb:
        return False  # "Talks on a prisoner exchange led nowhere on Monday"
    if said.when is None:
        of_itself = phrase.noun.group != "deadline" and (phrase.noun.group != "hearing" or phrase.verb is not None)
        return bool(venues or parties.participants or parties.organisers) and of_itself
    published = phrase.scene.published
    vague = phrase.verb is None and said.when.grain not in ("day", "week")
    if vague and published is not None and said.when.first <= published <= said.when.last:
        return False  # "this year's election"
    days = (day.excerpt.start for day in phrase.scene.dates if day.excerpt.start > phrase.end)
    called = phrase.noun.group in ("protest", "strike") and any(phrase.scene.before(at, 4) == "for " for at in days)
    return bool(phrase.verb or phrase.name or called) or phrase.noun.group in _DATED_ALONE or certain


def _is_placed(phrase: Phrase) -> bool:
    """Whether a town and a day stand right behind the noun: "after an explosion near Arica on Monday"."""
    scene = phrase.scene
    days = (d.excerpt.start for d in scene.datable() if d.grain == "day")
    return any(_PLACED.fullmatch(scene.seen, phrase.end, day) for day in days)


def _is_of_day(phrase: Phrase) -> bool:
    """Whether a day's name says which one is meant: "the death toll from Monday's earthquake"."""
    scene = phrase.scene
    if _ON_PLACE.match(scene.seen, phrase.end):
        return False
    days = (d.excerpt.end for d in scene.datable() if d.grain == "day" and d.excerpt.end < phrase.head)
    return any(_OF_DAY.fullmatch(scene.seen, day, phrase.head) for day in days)


def _rule(phrase: Phrase, said: Told) -> str:
    if phrase.verb is not None:
        return "event.ended" if phrase.verb.group() in words("verbs", "ends") else "event.held"
    return "event.named" if said.when is None else "event.dated-noun"


def _counted(phrase: Phrase) -> Excerpt | None:
    """The words in which the text counts the session: "the third and final meeting"."""
    scene, clause = phrase.scene, phrase.clause
    counts = not scene.words.isdisjoint(words("counting", "words"))
    match = _counting().search(scene.seen, min(clause.start, phrase.start), clause.end) if counts else None
    if match is None:
        return None
    over = match.start() <= phrase.end and phrase.start <= match.end()
    if not over and match.start() - phrase.end >= 60:
        return None
    return scene.marked.document.excerpt(match.start(), match.end())


@cache
def _counting() -> re.Pattern[str]:
    ordinal = "(?:" + "|".join(words("counting", "words")) + ")"
    heads, of = "|".join(words("counting", "heads")), "|".join(words("counting", "of"))
    return re.compile(
        rf"(?:[Tt]he\s+end\s+of\s+)?\b(?:[Tt]he|[Aa]n?)\s+{ordinal}(?:\s+and\s+{ordinal})?\s+(?:[a-z]+\s+)?(?:{heads})s?\b"
        rf"(?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:{of}))?"
    )


def _earlier(phrase: Phrase, number: int, parties: Parties) -> Iterator[Sighting]:
    """The former session that the text only looks back at: "the first since July 2019"."""
    scene = phrase.scene
    for mention in scene.dates if parties.name else ():
        before = scene.seen[max(phrase.end, mention.excerpt.start - 24) : mention.excerpt.start]
        if mention.when and _FIRST_SINCE.search(before):
            yield Sighting(
                number, phrase.head, phrase.end, phrase.noun, "held", mention.when, None, replace(parties, people=()),
                "event.first-since", backward=True, evidence=(scene.excerpt,),
            )  # fmt: skip
