"""Sessions that a sentence tells of: talks, councils, calls and visits, by noun or by verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from brief.finders.event_words import (
    Noun,
    any_of,
    noun_of_word,
    noun_pattern,
    nouns,
    verb_pattern,
    words,
)
from brief.finders.parties import Parties, around_noun, places, subjects
from brief.finders.scene import Clause, Scene
from brief.finders.sightings import Sighting, day_beside, day_of_clause, status_of
from brief.model import DateMention, Excerpt, When

_ORDINALS = r"(?:(?:%s)(?:\s+and\s+(?:%s))?)"
_STOP = re.compile(
    r"[,;:(\")]|\s-\s|\b(?:of|in|at|on|with|to|for|from|by|about|after|before|during|following|since|into"
    r"|and the|ahead of|that|as|than|is|are|was|were|has|have|had|will|would)\b"
    r"|(?<= )(?!planned|proposed|renewed|scheduled|extended|expanded|limited|closed|united|mediated|advanced)[a-z]+ed\b"
)
_SHAPELESS = re.compile(
    r"\b(?:weeks?|days|months?|years?|series|flurry|rounds|array|marathon|string|lots?|eve|resumption|possibility|prospect"
    r"|end|start|beginning|close|course|outcome|failure|results?|format|idea|language|table)\s+of\s*(?:the\s*)?$"
)
_OPEN = re.compile(
    r"\b(?:no|any|further|more|future|possible|potential|many|regular|such|subsequent|recent|previous|all|several|these"
    r"|those)\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\s?-\w|\s+(?:room|venue|agenda|table|process|format|participants|hall|centre|center|partner|fatigue|position|plan|proposal|deal|agreement|violations?)\b"
)
_ROUND_OF = re.compile(r"\s+of\s+(?:[a-z]+\s+)?(?:talks|negotiations|consultations|discussions|meetings)\b")
_WHOLE = r"(?:talks|negotiations|consultations|discussions|marathon|process|meetings|week)"
_NEXT_VERB = any_of("is are was were has have had will would could may might said says told".split())


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """The sessions that one sentence tells of, in the order of the text."""
    yield from _by_noun(scene, number)
    yield from _by_meeting(scene, number)
    yield from _by_delegation(scene, number)


def _by_noun(scene: Scene, number: int) -> Iterator[Sighting]:
    taken = scene.start
    for match in noun_pattern("session").finditer(scene.seen, scene.start, scene.end):
        noun = noun_of_word()[match.group().lower()]
        if match.start() < taken or scene.is_quoted(match.start()) or match.group().lower() == "meetings":
            continue
        whole = _ROUND_OF.match(scene.seen, match.end()) if noun.head == "round" else None
        end = whole.end() if whole else match.end()
        taken = end
        if _COMPOUND.match(scene.seen, end):
            continue
        phrase = _phrase_start(scene, scene.clause_at(match.start()), match.start())
        before = scene.seen[max(scene.start, phrase - 40) : phrase]
        if _SHAPELESS.search(before) or _OPEN.search(scene.seen, phrase, match.start()):
            continue
        yield from _sightings(scene, number, noun, (phrase, match.start(), end))


def _phrase_start(scene: Scene, clause: Clause, head: int) -> int:
    """Where the noun phrase of a head begins: after the last preposition, verb or mark before it."""
    first = max(clause.start, head - 90)
    at = first
    for pattern in (_STOP, verb_pattern("holds"), verb_pattern("happens")):
        for stop in pattern.finditer(scene.seen, first, head):
            at = max(at, stop.end())
    return at


def _sightings(scene: Scene, number: int, noun: Noun, span: tuple[int, int, int]) -> Iterator[Sighting]:
    phrase, head, end = span
    clause = _extended(scene, scene.clause_at(head), end)
    held = _is_object(scene, clause, phrase)
    happens = None if held else _happens(scene, clause, phrase, end)
    beside = day_beside(scene, phrase, head, end, clause)
    when = beside or (day_of_clause(scene, clause, head) if held or happens else None)
    days = when.when if when else None
    limit = _zone_end(scene, clause, end, happens)
    parties = around_noun(scene, phrase, head, end, limit)
    if held:
        parties = _with_subjects(parties, subjects(scene, clause.start, held))
    given = beside is not None and re.match(r"\W*the\b|.*'s\s", scene.seen[phrase:head], re.IGNORECASE) is not None
    status = status_of(scene, clause, held or phrase, end, days, given=given)
    venues = places(scene, end, clause.end) or _fronted_place(scene)
    if status is None or (noun.head in ("press conference",) and not (held or happens)):
        return
    if days is None and not (venues or parties.participants or parties.organisers):
        return
    if days is not None and not (held or happens) and noun.group not in ("meeting", "call", "visit", "vote"):
        return
    rule = "event.held" if held or happens else "event.named" if days is None else "event.dated-noun"
    counted = _counted(scene, clause, phrase, end)
    for place in venues or (None,):
        yield Sighting(
            number, head, end, noun, status, days, place, parties, rule, counted=counted, evidence=(scene.excerpt,)
        )
    yield from _earlier(scene, number, noun, parties, (head, end))


def _extended(scene: Scene, clause: Clause, end: int) -> Clause:
    """The clause, taken on over a relative clause that hangs on the noun: "the talks, which took place in ..."."""
    for following in scene.clauses:
        if following.start == clause.end and following.opener in ("which", "that") and following.start - end <= 2:
            return replace(clause, end=following.end)
    return clause


def _is_object(scene: Scene, clause: Clause, phrase: int) -> int | None:
    """Where the verb begins that has the noun phrase as its object ("held talks"), `None` without one."""
    for match in verb_pattern("holds").finditer(scene.seen, max(clause.start, phrase - 40), phrase):
        if not scene.seen[match.end() : phrase].strip():
            return match.start()
    return None


def _happens(scene: Scene, clause: Clause, phrase: int, end: int) -> int | None:
    """Where the verb begins that says the session took place, `None` without one or if another noun is its subject."""
    if re.search(
        r"\b(?:of|in|at|on|with|to|for|from|by|about|after|before|ahead of)\s*$",
        scene.seen[max(clause.start, phrase - 12) : phrase],
    ) and (scene.clause_at(phrase).start < phrase - 12):
        return None
    match = verb_pattern("happens").search(scene.seen, end, min(clause.end, end + 110))
    if match is None or noun_pattern("session").search(scene.seen, end, match.start()):
        return None
    return match.start()


def _zone_end(scene: Scene, clause: Clause, end: int, happens: int | None) -> int:
    """Where the words that belong to the noun end: at its verb, the next session, or the clause's end."""
    stops = [clause.end]
    for pattern in (_NEXT_VERB, noun_pattern("session"), verb_pattern("happens")):
        match = pattern.search(scene.seen, end, clause.end)
        if match:
            stops.append(match.start())
    return min([*stops, *([happens] if happens else [])])


def _with_subjects(parties: Parties, subject: Parties) -> Parties:
    joined = [*subject.participants, *parties.participants]
    organisers = parties.organisers
    return Parties(
        organisers,
        tuple(dict.fromkeys(name for name in joined if name not in organisers)),
        tuple(dict.fromkeys([*subject.people, *parties.people])),
        parties.name,
    )


def _fronted_place(scene: Scene) -> tuple[str, ...]:
    first = scene.places[:1]
    if first and re.fullmatch(r"\W*[Ii]n\s+", scene.seen[scene.start : first[0].start]):
        return (first[0].name,)
    return ()


def _counted(scene: Scene, clause: Clause, phrase: int, end: int) -> Excerpt | None:
    """The words in which the text counts the session: "the third and final meeting"."""
    ordinal = _ORDINALS % (("|".join(words("counting", "words")),) * 2)
    heads = rf"(?:round|meeting|session|summit|stage|leg)s?\b(?:\s+of\s+(?:the\s+)?(?:\w+\s+)?{_WHOLE})?"
    pattern = re.compile(rf"(?:the\s+end\s+of\s+)?\b(?:the|a|an)\s+{ordinal}\s+(?:[a-z]+\s+)?{heads}")
    match = pattern.search(scene.seen, clause.start, clause.end)
    if match is None or not ((match.start() <= end and phrase <= match.end()) or match.start() - end < 60):
        return None
    return scene.marked.document.excerpt(match.start(), match.end())


def _earlier(scene: Scene, number: int, noun: Noun, parties: Parties, span: tuple[int, int]) -> Iterator[Sighting]:
    """The former session that the text only looks back at: "the first since July 2019"."""
    if parties.name is None:
        return
    for mention in scene.dates:
        before = scene.seen[max(span[1], mention.excerpt.start - 24) : mention.excerpt.start]
        if mention.when and re.search(r"\b(?:first|last)\s+(?:one\s+|such\s+\w+\s+)?since\s+$", before):
            yield Sighting(
                number,
                *span,
                noun,
                "held",
                mention.when,
                None,
                parties,
                "event.first-since",
                True,
                None,
                (scene.excerpt,),
            )


def _by_meeting(scene: Scene, number: int) -> Iterator[Sighting]:
    """Meetings and calls told by a verb: "A met with B on Jan. 10 and with C on Jan. 12"."""
    for list_name in ("meet", "speak"):
        for match in verb_pattern(list_name).finditer(scene.seen, scene.start, scene.end):
            if not scene.is_quoted(match.start()) and _is_meeting(scene, match, list_name):
                yield from _meetings(scene, number, match, list_name)


def _is_meeting(scene: Scene, match: re.Match[str], list_name: str) -> bool:
    following = re.match(r"\s+([\w-]+)", scene.seen[match.end() : match.end() + 30])
    word = following.group(1).lower() if following else ""
    if list_name == "meet" and word in words("verbs", "meet_not"):
        return False
    if match.group() == "meeting":  # a noun, unless "after meeting with NATO"
        return (
            word == "with"
            and re.search(r"\b(?:after|before|following|by|on|when)\s+$", scene.seen[: match.start()][-12:]) is not None
        )
    return True


def _meetings(scene: Scene, number: int, verb: re.Match[str], list_name: str) -> Iterator[Sighting]:
    clause = scene.clause_at(verb.start())
    who = subjects(scene, clause.start, verb.start())
    if not who.participants and clause.opener in ("after", "before", "following", "when"):
        main = scene.clauses[0]
        who = subjects(scene, main.start, _first_verb(scene, main))
    parts = _conjuncts(scene, verb.end(), clause.end)
    shared = day_of_clause(scene, clause, verb.start())
    for first, last in parts:
        own = next((d for d in scene.datable() if first <= d.excerpt.start < last), None)
        yield from _one_meeting(scene, number, verb, list_name, (clause, first, last), who, own or shared)


def _first_verb(scene: Scene, clause: Clause) -> int:
    match = _NEXT_VERB.search(scene.seen, clause.start, clause.end)
    return match.start() if match else clause.end


def _conjuncts(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    marks = [start, *(m.start() for m in re.finditer(r"\band(?: then)?(?: later)? with\b", scene.seen[start:end])), end]
    marks = [start, *(start + m for m in marks[1:-1]), end]
    return list(pairwise(marks))


def _one_meeting(
    scene: Scene,
    number: int,
    verb: re.Match[str],
    list_name: str,
    zone: tuple[Clause, int, int],
    who: Parties,
    mention: DateMention | None,
) -> Iterator[Sighting]:
    clause, first, last = zone
    with_whom = around_noun(scene, first, first, first, last)
    direct = (
        subjects(scene, first, last)
        if list_name == "meet" and re.match(r"\s+(?:[A-Z]|the\s+[A-Z]|his|her|their)", scene.seen[first:last])
        else Parties()
    )
    others = tuple(dict.fromkeys([*with_whom.participants, *with_whom.organisers, *direct.participants]))
    if list_name == "speak" and not others:
        return
    if list_name == "speak":
        others = others or _spoken_to(scene, first, last)
    days: When | None = mention.when if mention else None
    venues = places(scene, first, last) or _fronted_place(scene)
    people = tuple(dict.fromkeys([*who.people, *with_whom.people, *direct.people]))
    status = status_of(scene, clause, verb.start(), verb.end(), days)
    alone = not others and len(who.participants) < 2
    if status is None or not (who.participants or others) or (alone and not who.organisers):
        return
    if days is None and not venues:
        return
    name = who.name if alone else None
    parties = Parties(
        who.organisers if alone else (),
        () if alone else tuple(dict.fromkeys([*who.participants, *others])),
        people,
        name,
    )
    noun = nouns()["call"] if list_name == "speak" and _is_call(scene, venues, people) else nouns()["meeting"]
    personal = len(people) == 2 and bool(who.people)
    rule = "event.person-to-person" if personal else f"event.{list_name}-verb"
    for place in venues or (None,):
        yield Sighting(
            number, verb.start(), verb.end(), noun, status, days, place, parties, rule, evidence=(scene.excerpt,)
        )


def _spoken_to(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    match = re.match(r"\s+(?:\w+\s+){0,2}(?:with|to)\s+(?:the\s+)?", scene.seen[first:last])
    at = first + match.end() if match else -1
    return tuple(a.name for a in scene.actors if a.start == at)


def _is_call(scene: Scene, venues: tuple[str, ...], people: tuple[int, ...]) -> bool:
    """Two people who spoke, not said to be in one place, spoke by telephone where the text calls it a call."""
    if venues:
        return False
    return (
        re.search(r"\b(?:call|phone|telephone|video)\b", scene.seen[scene.start : scene.end]) is not None
        or len(people) == 2
    )


def _by_delegation(scene: Scene, number: int) -> Iterator[Sighting]:
    """Sessions that a delegation's head is named for: "head of the Russian delegation at the talks with NATO"."""
    pattern = re.compile(r"\bdelegation\s+(?:at|to|in|for)\s+(?:the\s+)?")
    for match in pattern.finditer(scene.seen, scene.start, scene.end):
        actor = next((a for a in scene.actors if a.end <= match.start() and match.start() - a.end < 4), None)
        person = _head_of_delegation(scene, match)
        if actor is None or person is None:
            continue
        body = next((a for a in scene.actors if a.start == match.end() and a.kind == "body"), None)
        stop = re.compile(r",|\bwho\b|$").search(scene.seen, match.end(), scene.end)
        end = stop.start() if stop else scene.end
        near = around_noun(scene, match.end(), match.end(), match.end(), end)
        of_body = around_noun(scene, match.end(), body.end, body.end, body.end) if body else near
        parties = _with_subjects(of_body, Parties((), (actor.name,), (person,)))
        venues = places(scene, match.start(), end)
        if not venues and len(parties.participants) < 2 and not parties.organisers:
            continue
        for place in venues or (None,):
            yield Sighting(
                number,
                *match.span(),
                nouns()["talks"],
                "held",
                None,
                place,
                parties,
                "event.delegation",
                evidence=(scene.excerpt,),
            )


def _head_of_delegation(scene: Scene, match: re.Match[str]) -> int | None:
    """The person in apposition to "head of the delegation", before it or after it."""
    if not re.search(
        r"\b(?:head|headed|heads|led|leads|leader|leading|chief)\b",
        scene.seen[max(scene.start, match.start() - 40) : match.start()],
    ):
        return None
    for name in scene.names:
        if name.end <= match.start() and re.fullmatch(
            r",\s+(?:the\s+)?(?:head|leader|chief|who)\b[^,]{0,50}", scene.seen[name.end : match.start()]
        ):
            return name.person
        if name.start > match.end() and re.fullmatch(
            r"[^,.]{0,60},\s+[^,.]{0,60}", scene.seen[match.end() : name.start]
        ):
            return name.person
    return None
