"""Who was at a session and what else a text says of it, where it only points back; no new sessions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from brief.finders.events.parties import Parties, affiliations, around_noun, session_name
from brief.finders.events.scene import Scene
from brief.finders.events.sightings import Sighting, moved
from brief.finders.events.words import cue_pattern
from brief.model import EventStatus

_CONTINUES = re.compile(
    r"^\W*(?:It (?:took place|was (?:held|a|an|the)\b[^.]*?\b(?:meeting|session|summit|round|call|talks))"
    r"|The (?:meeting|session|summit) (?:took place|was (?:held|attended|chaired)))"
)
_ON_IT = re.compile(r"^\W*(?:[OA][nt] (?:it|them|this (?:meeting|session))),")
_AT_THIS = re.compile(r"\b(?:at|during|in)\s+(?:this|that)\s+(?:same\s+)?(?:meeting|session|summit|council|round)\b")
_AT_THE = re.compile(r"\bat\s+the\s+(?:meeting|session|summit|talks|negotiations)\b(?!\s+(?:in|with|between|of|on))")
# Of `_AT_THIS`, `_AT_THE` and `_WHO_ATTENDED` none is found in a sentence without one of these words.
_SESSIONS = frozenset("council meeting negotiations round session summit talks".split())
_WHO_ATTENDED = re.compile(r"\bwho (?:participated|took part|attended)\b[^.]{0,12} the (?:meeting|talks|session)\b")
_ATTENDED = re.compile(
    r"\b(?:participated in|took part in|attended|chaired|hosted|addressed|represented \w+ at|headed|left|joined)"
    r"\s+(?:the\s+)?(?:[\w'-]+\s+){0,3}$"
)
_PRESENT = re.compile(
    r"\b(?:said|told|presenting|presented|who (?:participated|took part|attended)"
    r"|warned|stressed|chaired|attended|opened)\b"
)

_IS_OFF = re.compile(
    r"\W*(?:(?:The|That)\s+(?:\w+\s+)?(?:meeting|session|summit|talks|visit|trip|call|round|conference|vote|ceremony"
    r"|exchange|swap)|It)\s+(?:was|were|ha(?:s|ve|d)(?:\s+\w+)?\s+been)\s+(?:\w+\s+)?"
    r"(?:cancell?ed|called off|scrapped|abandoned|postponed|put off)\b"
)
_SIDES = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth|[Tt]heir two) (?:\w+ )?(?:sides|parties|delegations|teams|governments|countries|states"
    r"|capitals|neighbou?rs|nations)\b"
)
_COUNTRIES = re.compile(
    r"\b(?:[Tt]he two|[Bb]oth|[Tt]heir two) (?:\w+ )?(?:countries|states|capitals|neighbou?rs|nations)\b"
)
_HELD_BETWEEN = frozenset(["agreement", "ceasefire", "meeting"])
_OFTEN = 3  # mentions of the lesser of the two states that a text is about
_REACH = 6  # sentences over which "this meeting" looks back


def told_further(sightings: Sequence[Sighting], scenes: Sequence[Scene]) -> tuple[Sighting, ...]:
    """The sightings with the people and the sentences that the text adds to them further on."""
    if not sightings:
        return ()
    kept = [
        _with_attendants(sighting, scenes[sighting.scene])
        for sighting in sightings
        if sighting.noun.mode != "session"
        or not _continues(scenes[sighting.scene])
        or _last_before(sightings, sighting.scene, _REACH) is None
    ]
    kept = [_with_sides(kept, at, scenes) for at in range(len(kept))]
    later: list[Sighting] = []
    for number, scene in enumerate(scenes):
        fallen = _called_off(kept, scene, number)
        if fallen is not None:
            kept[fallen[0]] = replace(_added(kept[fallen[0]], scene), status=fallen[1])
            later.extend(_moved(kept[fallen[0]], scene, number))
            continue
        target = _pointed_at(kept, scenes, number)
        if target is not None:
            kept[target] = _added(kept[target], scene)
    return (*kept, *later)


def _continues(scene: Scene) -> bool:
    """Whether a sentence opens with the session told before: "It took place", "The meeting was attended"."""
    return _CONTINUES.match(scene.seen[scene.start : scene.end]) is not None


def _moved(sighting: Sighting, scene: Scene, number: int) -> Iterator[Sighting]:
    """The session put off in a further sentence, as planned for the new day that this one tells."""
    return moved(scene, replace(sighting, scene=number, start=scene.start))


def _with_sides(sightings: Sequence[Sighting], at: int, scenes: Sequence[Scene]) -> Sighting:
    """The sighting with the parties that the text means by "the two sides" or "both countries".

    Those of the session told before it, else the two states that the text is about.
    """
    sighting, scene = sightings[at], scenes[sightings[at].scene]
    old = sighting.parties
    known = old.participants or old.organisers or old.people
    if known or sighting.is_due or sighting.noun.group not in _HELD_BETWEEN:
        return sighting
    if not _SIDES.search(scene.seen, scene.start, scene.end):
        whose = _of_the_same(sightings, sighting) or _of_the_meeting(sightings, sighting)
        between = () if whose else _of_the_course(sightings, sighting, scene) or _of_the_news(sighting, scenes)
        return replace(sighting, parties=replace(old, participants=whose), between=between)
    before = scene.seen[scene.clause_at(sighting.start).start : sighting.start]
    told = sightings[:at] if sighting.rule == "event.meet-verb" and _SIDES.search(before) else ()
    for earlier in reversed(told):
        if earlier.noun.group == "meeting" and len(earlier.parties.participants) > 1:
            return replace(sighting, parties=replace(old, participants=earlier.parties.participants))
    states = _two_states(scene) if _COUNTRIES.search(scene.seen, scene.start, scene.end) else ()
    return replace(sighting, parties=replace(old, participants=states))


def _of_the_same(sightings: Sequence[Sighting], sighting: Sighting) -> tuple[str, ...]:
    """The two sides that the text gives the ceasefire elsewhere ("the truce between A and B"), and no others."""
    if sighting.noun.group != "ceasefire" or sighting.backward:
        return ()
    told = {s.parties.participants for s in sightings if s.noun.group == "ceasefire" and not s.backward}
    sides = {parties for parties in told if len(parties) > 1}
    return next(iter(sides)) if len(sides) == 1 else ()


def _of_the_meeting(sightings: Sequence[Sighting], sighting: Sighting) -> tuple[str, ...]:
    """Those who met on the day on which the text has something agreed, where it tells of one such meeting."""
    when = sighting.when
    if when is None or sighting.noun.group == "meeting":
        return ()
    met = {
        s.parties.participants
        for s in sightings
        if s.noun.group == "meeting" and s.when and s.when.first <= when.last and when.first <= s.when.last
    }
    told = {parties for parties in met if len(parties) > 1}
    return told.pop() if len(told) == 1 else ()


def _of_the_course(sightings: Sequence[Sighting], sighting: Sighting, scene: Scene) -> tuple[str, ...]:
    """Those who talk all through the text, for a round or a meeting of experts of which it doesn't say whose it is."""
    words = scene.seen[scene.clause_at(sighting.start).start : sighting.end]
    if sighting.noun.group != "meeting" or not _COURSE.search(words):
        return ()
    met = (s.parties for s in sightings if s.noun.group == "meeting")
    told = {frozenset(p.participants): p.participants for p in met if len(p.participants) > 1 and not p.organisers}
    return next(iter(told.values())) if len(told) == 1 else ()


def _of_the_news(sighting: Sighting, scenes: Sequence[Scene]) -> tuple[str, ...]:
    """The body that sits, for a session that opens a text as its news: the only one that the next sentences name."""
    scene = scenes[sighting.scene]
    told = sighting.noun.group == "meeting" and sighting.rule in ("event.held", "event.ended") and sighting.when
    if not told or not scene.opens or any(a.form != "capital" for a in scene.actors if a.end < sighting.start):
        return ()
    near = scenes[sighting.scene : sighting.scene + _NEWS]
    bodies = {name for each in near for a in each.actors if a.kind == "body" and (name := session_name(each, a))}
    return tuple(bodies) if len(bodies) == 1 else ()


_NEWS = 3  # sentences that tell a piece of news
_COURSE = re.compile(
    r"\b(?:[Dd]elegates|[Dd]elegations|[Ee]nvoys|[Ee]xperts|[Mm]inisters|[Nn]egotiators|[Tt]eams|[Tt]hey)"
    r"\s(?:(?:again|also|are|had|last|then|to|will|would)\s)*\w+(?:\s(?:down|again))?$"
    r"|\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s(?:(?:\w+\s)?(?:round|talks|negotiations)|meeting)$"
    r"|\bround(?:\sof\s(?:the\s)?(?:negotiations|talks))?$"
)


def _two_states(scene: Scene) -> tuple[str, ...]:
    """The two states that a text is about; none where a third, a body or a movement is named nearly as often."""
    actors = [actor for actor in scene.marked.actors if actor.form != "capital"]
    ranked = [*Counter((actor.name, actor.kind) for actor in actors).most_common(3), (("", "body"), 0)]
    if len(ranked) < 3 or ranked[1][1] < _OFTEN or 2 * ranked[2][1] > ranked[1][1]:
        return ()
    return tuple(name for (name, kind), _ in ranked[:2]) if {kind for (_, kind), _ in ranked[:2]} == {"state"} else ()


def _called_off(sightings: Sequence[Sighting], scene: Scene, number: int) -> tuple[int, EventStatus] | None:
    """Which session of the sentences before one calls off, and how: "The meeting was cancelled after ..."."""
    match = _IS_OFF.match(scene.seen, scene.start, scene.end)
    if match is None:
        return None
    postponed = cue_pattern("postponed").search(scene.seen, match.start(), match.end()) is not None
    near = [i for i, s in enumerate(sightings) if number - 3 <= s.scene < number and s.noun.mode == "session"]
    return (near[-1], "postponed" if postponed else "cancelled") if near else None


def _with_attendants(sighting: Sighting, scene: Scene) -> Sighting:
    """The sighting with those whom its own clause puts there: "Carpenter left Thursday's meeting"."""
    if sighting.noun.mode != "session":
        return sighting
    clause = scene.clause_at(sighting.start)
    verb = _ATTENDED.search(scene.seen[clause.start : sighting.start])
    if verb is None:
        return sighting
    before = clause.start + verb.start()
    named = [n for n in scene.names if n.end <= before and before - n.end < 110]
    return _joined(sighting, scene, tuple(n.person for n in named[-1:] if n.person is not None))


def _joined(sighting: Sighting, scene: Scene, people: tuple[int, ...]) -> Sighting:
    officials = tuple(p for p in people if scene.marked.people[p].official)
    old = sighting.parties
    parties = replace(
        old,
        people=tuple(dict.fromkeys([*old.people, *officials])),
        participants=tuple(dict.fromkeys([*old.participants, *affiliations(scene, officials)])),
    )
    return replace(sighting, parties=parties)


def _pointed_at(sightings: Sequence[Sighting], scenes: Sequence[Scene], number: int) -> int | None:
    """Which sighting a sentence points back to; `None`: it points to none, or the text leaves it open."""
    scene = scenes[number]
    sentence = scene.seen[scene.start : scene.end]
    named = not scene.words.isdisjoint(_SESSIONS)
    to_the_last = _CONTINUES.match(sentence) or _ON_IT.match(sentence) or (named and _AT_THIS.search(sentence))
    if not to_the_last and not (named and (_AT_THE.search(sentence) or _WHO_ATTENDED.search(sentence))):
        return None
    if any(s.scene == number and s.noun.mode == "session" and s.when for s in sightings):
        return None
    return _last_before(sightings, number, _REACH) if to_the_last else _main(sightings, scene, number)


def _last_before(sightings: Sequence[Sighting], number: int, reach: int) -> int | None:
    near = [
        i
        for i, s in enumerate(sightings)
        if number - reach <= s.scene < number and s.noun.mode == "session" and not s.backward
    ]
    return max(near, key=lambda i: (sightings[i].scene, sightings[i].start)) if near else None


def _main(sightings: Sequence[Sighting], scene: Scene, number: int) -> int | None:
    """The latest session held that somebody of this sentence belongs to: what an article is about."""
    here = {a.name for a in scene.actors}
    fit = [
        i
        for i, s in enumerate(sightings)
        if s.when
        and s.status == "held"
        and s.scene < number
        and s.noun.group == "meeting"
        and not s.backward
        and here & {*s.parties.participants, *s.parties.organisers}
    ]
    if not fit:
        return None
    latest = max(sightings[i].when.last for i in fit)  # type: ignore[union-attr]
    best = [i for i in fit if sightings[i].when.last == latest]  # type: ignore[union-attr]
    return best[-1]


def _added(sighting: Sighting, scene: Scene) -> Sighting:
    """The sighting with what a further sentence tells: its body, its people, itself as evidence."""
    people = _speakers(scene)
    extra = around_noun(scene, scene.start, scene.start, scene.start, scene.start)
    bodies = _sittings(scene) if _continues(scene) else extra
    old = sighting.parties
    merged = replace(
        sighting,
        parties=replace(old, organisers=old.organisers or bodies.organisers, name=old.name or bodies.name),
        evidence=(*sighting.evidence, scene.excerpt),
    )
    return _joined(merged, scene, people)


def _sittings(scene: Scene) -> Parties:
    """The body of "It took place on the sidelines of the OSCE - in its Permanent Council"."""
    inside = [
        a
        for a in scene.actors
        if a.kind == "body" and re.search(r"\b(?:in|of|at)\s+(?:the|its)\s+$", scene.before(a.start, 10))
    ]
    if not inside:
        return Parties()
    owner = next((a for a in inside if re.search(r"\bof\s+the\s+$", scene.before(a.start, 8))), None)
    sitting = next((a for a in inside if a is not owner), None)
    if owner and sitting:
        return Parties((owner.name,), (), (), f"{owner.name} {sitting.name}")
    return Parties((inside[0].name,))


def _speakers(scene: Scene) -> tuple[int, ...]:
    """The people whom a sentence about a session puts at it: its subject before the verb."""
    sentence = scene.seen[scene.start : scene.end]
    verb = _PRESENT.search(sentence)
    if verb is None:
        return ()
    before = scene.start + verb.start()
    named = [n.person for n in scene.names if n.end <= before and n.person is not None]
    return tuple(named[-1:])
