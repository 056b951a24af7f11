"""What is to come on a day, by whatever verb: "the minister jets to Lima on Saturday"; nothing asked for or guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from brief.finders.events.ahead.arrangements import PARTICLE, Coming, coming_on, idle_verbs, starts_on
from brief.finders.events.ahead.dues import ASTRAY
from brief.finders.events.labels.called import meant_by, subject_called, thing_called
from brief.finders.events.rows import OTHER_DEED, DueRow, Noun, dues, noun_of_word
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.coming import days_ahead, next_weekday
from brief.finders.events.sentence.done import is_day_of_it, shared_subject, verbs_in
from brief.finders.events.sentence.fates import overtaken
from brief.finders.events.sentence.parties import (
    Parties,
    around_clause,
    home,
    joined,
    near_subject,
    parties_behind,
    places,
    subjects,
)
from brief.finders.events.sentence.pasts import stated as told_in_words
from brief.finders.events.sentence.scene import Scene, is_matter
from brief.finders.events.sentence.things import antecedent, last_subject, named_thing, opening
from brief.finders.events.sessions.phrases import FINITE
from brief.finders.events.sightings import Sighting, is_conditional
from brief.finders.events.words import beside, cue_phrases, doers_and_things, has_doers, word_set, words
from brief.lexicon import load, words_in
from brief.model import DateMention, EventKind, When
from brief.text import TOWN, Span, words_of

_ASIDE = frozenset(["if", "since", "than", "unless"])
_WHERE = re.compile(r"(?:\s(?:again|back|down|home|off|on|out|over|up))?\s(aboard|at|before|for|from|in|into|to)\s")
_TOWARDS = re.compile(r"(?:\s(?:back|down|home|off|on|out|over|up))?\s(?:for|in|into|to)\s(?:the\s)?")
_TOWNS = re.compile(r"(?:both|two)\s(?:capitals|cities|countries)\b|[A-ZÀ-Þ][a-zß-ÿ]")
_TO_TOWN = re.compile(rf"(?:\s(?:back|down|on|over|up))?\sto\s({TOWN})")
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+")
_TO_WHOM = re.compile(r"\s(before|in|into|to)\s(?!a\s)")
_GOAL = frozenset(["before", "for", "into", "to"])
_RELATIVE = re.compile(r"\W*(?:that|which|who)\s*")
_THAT_CASE = re.compile(r"\W*that\s(?:[\w-]+\s){1,3}(?:for|on)\s")
_NEXT_WORD = re.compile(r"\s[a-z]+")
_WHOSE = re.compile(r"\W*whose\s")
_PRONOUN = re.compile(r"\W*(?:[Hh]e|[Ss]he|[Tt]hey)\s*")
_DONE_TO = re.compile(r"(\W*(?:[\w'-]+\s){1,5}?)[a-z]+(?:ed|en|wn|ld|ized)\s(?:at|by|for|from|in|on|since|to|with)\s")
_LEADS = re.compile(r"(?:Also|Instead|Meanwhile|Next|Now|Then)\s(?:(?:an?|her|his|its|the|their)\s)?")
_OF = re.compile(r"\sof\s")
_ENDS = re.compile(r"\s(?:an?|its|the|their)$")
_WHOEVER = re.compile(r"\W*(?:Those|What(?:ever)?|Whoever)\b", re.I)
_BOTH = re.compile(r"\W*((?:[Tt]he\s)?[\w'-]+\sand\s(?:the\s)?(?:[\w'-]+\s)?[\w'-]+)\W*")
_NOBODY = frozenset("that there these this those what which who you".split())
_OWNED = re.compile(  # of what the text speaks: "her successor", "a second lorry"
    r"\W*(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s|.{2,40}'s?\s|\W*(?:[Aa]n?|[Tt]he)\s(?:[a-z-]+\s)?"
    r"(?:another|final|first|fourth|last|new|next|remaining|second|third)\s"
)
_SET_FOR = re.compile(r"\b(?:for|is|are|be|on)\s(?:on\s)?(?:the\s)?$")
_TODAY = re.compile(r"(?:later\s|late\s)?(?:today|tonight|this\s(?:afternoon|evening|morning))", re.I)
_BESIDE = 2  # sentences
_NEAR = 60  # characters behind what was planned in which stands what it was
_OBJECT_IN = 40  # characters behind a verb in which what it is done to is named


def found(scenes: Sequence[Scene], told: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """What the sentences of a text say is to come on days of which no other finder has anything."""
    days: dict[int, list[When]] = {}
    for sighting in told:
        if sighting.when:
            days.setdefault(sighting.scene, []).append(sighting.when)
    return tuple(
        sighting
        for number, scene in enumerate(scenes)
        if scene.dates and not scene.caption
        for sighting in _read(scene, number, scenes[number - 1] if number else None, days.get(number, ()))
        if not _is_told_beside(sighting, told)
    )


def _is_told_beside(sighting: Sighting, told: Sequence[Sighting]) -> bool:
    """Whether a sentence next to it has something planned for the same day: it is of that, in other words."""
    near = (other for other in told if 0 < abs(other.scene - sighting.scene) <= _BESIDE and other.status == "planned")
    return sighting.noun.kind == "other" and any(other.when == sighting.when for other in near)


def _read(scene: Scene, number: int, previous: Scene | None, known: Sequence[When]) -> Iterator[Sighting]:
    taken: set[int] = set()
    for mention in _days(scene):
        ahead = _day(scene, mention)
        soon = ahead or next_weekday(scene, mention)
        if soon is None or any(when.first == soon.first for when in known):
            continue
        clause = _whole(scene, scene.clause_at(mention.excerpt.start))
        if clause.opener in _ASIDE or clause.start in taken or _is_doubtful(scene, clause):
            continue
        coming = coming_on(scene, clause, mention, ahead, soon) if _tells_when(scene, clause, mention) else None
        ended = overtaken(scene, (coming.start, min(coming.end + _NEAR, coming.clause.end))) if coming else None
        sighting = _sighting(scene, coming, number, previous) if coming and ended is None else None
        if sighting:
            taken.add(clause.start)
            yield sighting


def _days(scene: Scene) -> Iterator[DateMention]:
    """The dates that say when, those too from which on something holds."""
    own = list(scene.datable(starts=True))
    for mention in scene.dates:
        if mention in own or (mention.when and mention.role == "event" and starts_on(scene, mention)):
            yield mention


def _day(scene: Scene, mention: DateMention) -> When | None:
    """The days ahead of a date, or the text's own where words say that it isn't over ("this afternoon")."""
    when = mention.when
    today = when is not None and when.first == when.last == scene.published
    return when if today and _TODAY.fullmatch(mention.excerpt.text) else days_ahead(scene, mention)


def _whole(scene: Scene, clause: Clause) -> Clause:
    """The clause, with the one before where it has no verb of its own: "has listed | that case for 24 June"."""
    bare = clause.start > scene.start and _THAT_CASE.match(scene.seen, clause.start)
    return replace(scene.clause_at(clause.start - 1), end=clause.end) if bare else clause


def _tells_when(scene: Scene, clause: Clause, mention: DateMention) -> bool:
    part = mention.grain == "month" and scene.before(mention.excerpt.start, 3) == "of "  # "the first of October"
    if part or scene.seen.startswith("'s", mention.excerpt.end):
        return False
    set_for = _SET_FOR.search(scene.before(mention.excerpt.start, 24)) is not None
    return set_for or starts_on(scene, mention) or is_day_of_it(scene, clause, mention)


def _is_doubtful(scene: Scene, clause: Clause) -> bool:
    hoped = beside("hoped").search(scene.seen, clause.start, clause.end) is not None
    return hoped or scene.is_unsure or is_conditional(scene)


def _sighting(scene: Scene, coming: Coming, number: int, previous: Scene | None) -> Sighting | None:
    clause = coming.clause
    lead = scene.seen[clause.start : coming.start]
    if cue_phrases("denied").search(scene.words, lead) or cue_phrases("imagined").search(scene.words, lead):
        return None
    stands = _stands(scene, coming)
    subject = _subject(scene, *stands)
    label = _label(scene, coming, subject)
    parties = _parties(scene, coming, stands, previous) if label else Parties()
    places_ = (*places(scene, coming.end, clause.end), *places(scene, clause.start, coming.start))
    if not label or not (places_ or _is_anchored(scene, coming, subject, parties, stands)):
        return None
    told = noun_of_word().get(subject.rpartition(" ")[2].lower()) if not coming.said else None
    session = coming.session or (told if told and not told.about else None)
    noun = session or Noun(label, (), _kind(scene, coming, subject), f"{OTHER_DEED}{coming.verb}", "act")
    if noun.kind == "other" and coming.when.grain in ("month", "quarter", "year"):
        return None  # "will pay in May"
    goal = _TO_TOWN.match(scene.seen, coming.end) if noun.kind == "visit" else None
    place = next(iter(places_), goal and goal.group(1))
    last = scene.seen.rfind(" ", coming.start, coming.end) + 1
    at = coming.start if scene.seen.startswith(coming.verb, coming.start) or not last else last
    return Sighting(
        number, at, coming.end, noun, "planned", coming.when, place, parties,
        f"event.due-{noun.group}", evidence=(scene.excerpt,), label=None if session else label,
    )  # fmt: skip


def _stands(scene: Scene, coming: Coming) -> Span:
    """Where the words stand that the subject means: of a relative clause those right before it."""
    (start, end), clause = coming.subject, coming.clause
    if coming.session:
        return start, end
    if whose := _WHOSE.match(scene.seen, start, end):
        start = whose.end()
    if not scene.seen[start:end].strip(" ,") and clause.start > scene.start:
        before = scene.clause_at(clause.start - 1)
        return (before.start, before.end) if clause.opener == "with" else shared_subject(scene, clause)
    if finite := scene.first(FINITE, start, end):  # "whose launch was put off and" is set for Friday
        return start, finite.start()
    if not _RELATIVE.fullmatch(scene.seen, start, end) or start <= scene.start:
        return start, end
    end = scene.start + len(scene.seen[scene.start : start].rstrip(", "))
    return end - len(antecedent(scene, scene.start, end).strip()), end


def _subject(scene: Scene, start: int, end: int) -> str:
    """What a subject is called: by its first noun phrase, where that says too little by its last."""
    if _WHOEVER.match(scene.seen, start, end):
        return ""
    called = meant_by(scene, start, end) or subject_called(scene, start, end)
    if not called and not verbs_in(scene.seen[start:end]):
        both = _BOTH.fullmatch(scene.seen, start, end)
        called = named_thing(both.group(1)) if both else named_thing(last_subject(scene, start, end))
    elif not called and (verb := _DONE_TO.match(scene.seen, start, end)):  # "the oil seized in March"
        called = named_thing(opening(scene, start, verb.end(1)))
    if called.endswith("-"):
        called = scene.seen[start:end].split()[-1]  # "take-off"
    if called.rpartition(" ")[2].lower() in word_set("things", "abstract"):
        return ""  # "the strategy is to swamp"
    hollow = called.lower() in _NOBODY or not words_of(called).isdisjoint(words("news", "market"))
    return "" if hollow else _LEADS.sub("", called)


def _label(scene: Scene, coming: Coming, subject: str) -> str:
    """Who is to do what: "Ruiz to fly to Lima"; empty where the words say too little."""
    end = coming.end
    if not subject and not _PRONOUN.fullmatch(scene.seen, *coming.subject):
        return ""
    if coming.session:
        return subject
    of = None if coming.said else _OF.search(scene.seen, *coming.subject)
    if of and scene.seen.endswith(subject, coming.subject[0], of.start()):  # "service of thanks"
        of_what = named_thing(opening(scene, of.end(), coming.subject[1]))
        return f"{subject} of {of_what}" if of_what else subject
    particle = PARTICLE.match(scene.seen, end)
    if _is_of_a_row(scene, coming, subject):
        return ""
    out = f"{coming.said} {particle.group(1)}" if particle else coming.said
    end = particle.end() if particle else end
    idle = coming.verb in idle_verbs() and not (particle or coming.starts)
    if coming.passive:
        to = _TO_WHOM.match(scene.seen, end) if coming.said else None
        whom = named_thing(opening(scene, to.end(), coming.clause.end)) if to else ""
        tail = f" {to.group(1)} {whom}" if to and whom else ""
        return f"{subject} {out}{tail}".strip() if subject and not idle else ""
    phrase = opening(scene, end, coming.clause.end)
    thing = thing_called(scene, end, phrase)
    to = None if thing else _WHERE.match(scene.seen, end)
    where = named_thing(opening(scene, to.end(), coming.clause.end)) if to else ""
    goes = where and to and (to.group(1) in _GOAL or _is_there(scene, end))
    tail = f"{to.group(1)} {where}" if to and where else thing
    if (phrase.strip() and not thing) or (idle and not goes) or not (subject or tail):
        return ""
    hollow = (coming.verb in told_in_words() and not (tail or particle)) or _ENDS.sub("", tail).endswith("ing")
    return "" if hollow else _ENDS.sub("", f"{subject} {out} {tail}".strip())


def _rows(scene: Scene, coming: Coming) -> list[DueRow]:
    """The rows of what is to come that have the verb, alone or with the word behind it ("runs out")."""
    written = scene.seen[coming.start : coming.end].rpartition(" ")[2]
    further = _NEXT_WORD.match(scene.seen, coming.end)
    behind = further.group() if further else ""
    forms = {coming.verb, written, coming.verb + behind, written + behind}
    return [row for row in dues() if not forms.isdisjoint((*row.base, *row.passive, *row.present))]


def _is_of_a_row(scene: Scene, coming: Coming, subject: str) -> bool:
    """Whether a row of what is to come has the verb, and leaves this one out: "patience runs out", "opens fire"."""
    rows = _rows(scene, coming) if coming.verb else ()
    if rows and ASTRAY.match(scene.seen, coming.end):
        return True
    said_of = words_of(f"{subject} {scene.seen[coming.end : min(coming.clause.end, coming.end + _OBJECT_IN)]}")
    return bool(rows) and all(row.objects and row.objects.isdisjoint(said_of) for row in rows)


def _is_there(scene: Scene, end: int) -> bool:
    """Whether a verb leads to a place: "jets to Lima", "calls in Accra", "is awaited in both capitals"."""
    to = _TOWARDS.match(scene.seen, end)
    spots = [*(place.start for place in scene.places), *(actor.start for actor in scene.actors)]
    if to is None or to.end() in [name.start for name in scene.names]:
        return False
    return to.end() in spots or _TOWNS.match(scene.seen, to.end()) is not None


def _parties(scene: Scene, coming: Coming, stands: Span, previous: Scene | None) -> Parties:
    """Who does it, and all whom its clause names; of a pronoun that nobody knows, whom the sentence before names."""
    who = subjects(scene, *stands)
    near = who.participants or near_subject(scene, *stands) or home(scene, *stands)
    named = joined(near, parties_behind(scene, coming.end, coming.clause.end))
    if not named and _PRONOUN.fullmatch(scene.seen, *stands):
        named = around_clause(scene, coming.clause, previous)
    return Parties(() if coming.passive else near, named, who.people)


def _is_anchored(scene: Scene, coming: Coming, subject: str, parties: Parties, stands: Span) -> bool:
    """Whether somebody known does it, or it is done on one day to a thing that the text has as known."""
    officials = [index for index in parties.people if scene.marked.people[index].official is not False]
    if parties.participants or officials or has_doers(subject) or has_doers(subject, "news"):
        return True
    if not subject or coming.when.grain != "day":
        return False
    owned = _WHOSE.match(scene.seen, *coming.subject) or _OWNED.match(scene.seen, *stands)
    known = coming.settled or owned is not None or is_matter(scene, subject)
    return known or not doers_and_things().isdisjoint(words_of(subject))


def _kind(scene: Scene, coming: Coming, subject: str) -> EventKind:
    """What it is: somebody's way to a place is a visit, else what the verb makes of it."""
    if coming.there or not coming.said:
        return "visit" if coming.there else "other"
    who = any(coming.subject[0] <= name.start < coming.subject[1] for name in scene.names) or _NAME.fullmatch(subject)
    if _is_there(scene, coming.end) and (who or has_doers(subject) or has_doers(subject, "news")):
        return "visit"
    head = subject.rpartition(" ")[2].lower()
    sits = head in load("en/dates")["verbs"]["sits"].split() and coming.verb in words_in("en/ahead", "sitting", "verbs")
    if sits or (coming.verb == "receive" and beside("received").match(scene.seen, coming.end)):
        return "meeting"
    noun = noun_of_word().get(head)
    if noun and noun.mode == "session":
        return noun.kind
    rows = _rows(scene, coming) if coming.verb else ()
    return next((row.kind for row in rows if row.kind != "other"), "other")
