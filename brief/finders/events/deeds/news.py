"""What a text tells as its news, by whatever verb: what somebody did on a day near it, and nobody else knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from brief.finders.events.deeds import announced, relative
from brief.finders.events.deeds.since import begun, meanwhile
from brief.finders.events.deeds.verbs import INVERTED
from brief.finders.events.labels.own_words import hangs, is_deed_here
from brief.finders.events.labels.short import Deed, label_of, label_of_moved, where_to
from brief.finders.events.rows import OTHER_DEED, Noun, deeds
from brief.finders.events.sentence.chronicle import is_done_to, is_told_so, present_at
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import (
    OVER,
    PARTICLE,
    had_been_done,
    is_day_of_it,
    is_new,
    is_passive,
    is_recent,
    said_from,
    shared_subject,
    subject_at,
    verb_at,
    verb_in,
    verbs_in,
)
from brief.finders.events.sentence.parties import (
    Parties,
    home,
    joined,
    near_subject,
    parties_behind,
    places,
    subjects,
    where_subject_is,
)
from brief.finders.events.sentence.pasts import past_of, stated
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import antecedent
from brief.finders.events.sessions.phrases import FINITE
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import beside, cue_phrases, has_doers, pasts, word_set, words
from brief.model import DateMention
from brief.text import Span, words_of

_ASIDE = frozenset(["if", "since", "than", "unless"])
_REPORTED = frozenset(["before", "that"])  # "Reports that a ship was seized on Friday are untrue"
_OF_WHOM = re.compile(r"\b([a-z]+)\sof\s(?:the\s)?")
_RELATIVE = re.compile(r"\s*(?:that|which|who)\s")  # "the sailors who were held there have been given back"
_THAT = re.compile(r"\s*that\s(?:(?:had|has|have|was|were)\s(?:been\s)?)?(?:\w+ly\s)?([a-z]+)")
_BESIDE = re.compile(r"(?<=\w),\s(?:an?|the|its|his|her|their)\s[^,]{3,80}$")
_TO_AGENT = re.compile(r"\s(?:in\s[A-ZÀ-Þ]\w+\s)?(?:(?:late|early)\s)?(?:on\s)?")
_AGENT = re.compile(  # "by the Council", not "rose by a third"
    r"\s(?:in\s[A-ZÀ-Þ][\w'-]+\s)?by\s(?!\d|(?:an?\s)?(?:fifth|fraction|half|quarter|tenth|third|little)\b|more\s|some\s\d)"
)
_OPENS_IN = re.compile(r"\W*(?:\w+\s)?(?:at|in|near|off|outside)\s(?:the\s)?", re.IGNORECASE)
_WORD = re.compile(r"\s([a-z]+)\b")
_WAS = re.compile(r"\b(?:been|was|were)\s(?:(?:\w+ly|again|also|first|later|then)\s)?$")


def found(scenes: Sequence[Scene], told: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """What a text tells on a day of its news and no other finder knows.

    Its first such sentence tells it by whatever verb and of whomever; further ones only what is done by or to somebody
    known, and by no verb that is news in that place alone.
    """
    if len(scenes) < _ARTICLE:
        return ()
    known: dict[int, list[Sighting]] = {}
    for sighting in told:
        known.setdefault(sighting.scene, []).append(sighting)
    dated = [(n, scene) for n, scene in enumerate(scenes) if scene.dates]
    asides = [s for n, scene in dated for s in relative.found(scene, n, known.get(n, ()))]
    for sighting in asides:
        known.setdefault(sighting.scene, []).append(sighting)
    lede = _lede(scenes, known)
    further = ((n, scene) for n, scene in enumerate(scenes) if not (lede and lede.scene == n))
    rest = [s for n, scene in further if scene.dates or scene.today for s in _further(scene, n, known)]
    told_anew = [lede, *rest] if lede else rest
    for sighting in told_anew:
        known.setdefault(sighting.scene, []).append(sighting)
    steps = (s for n, scene in enumerate(scenes) if scene.dates for s in announced.found(scene, n, known.get(n, ())))
    return (*told_anew, *steps, *asides)


def _lede(scenes: Sequence[Scene], known: Mapping[int, Sequence[Sighting]]) -> Sighting | None:
    first = [n for n, scene in enumerate(scenes[:_FIRST]) if scene.opens and not scene.caption]
    read = ((n, sighting) for n in first for sighting in _read(scenes[n], n))
    told = ((n, s) for n, s in read if s.when and is_new(scenes[n], s.when))
    return next((s for n, s in told if all(one.when and one.when != s.when for one in known.get(n, ()))), None)


_FIRST = 6  # sentences, captions among them
_ARTICLE = 5  # sentences: what is shorter has no news of its own


def _further(scene: Scene, number: int, known: Mapping[int, Sequence[Sighting]]) -> Iterator[Sighting]:
    """What a sentence behind the first tells on days of which no other finder has anything."""
    days = [sighting.when for sighting in known.get(number, ())]
    dated = (*_new_days(scene), *(each.mention for each in (*begun(scene), *meanwhile(scene))))
    told = any(mention.when not in days for mention in dated) or (scene.today and not scene.dates)
    if scene.caption or not told:
        return
    if scene.holds("doubted"):
        return
    for sighting in _read(scene, number):
        if sighting.when in days:
            continue
        if _is_anchored(scene, sighting):
            yield sighting
        elif _is_of_thing(scene, sighting):
            yield replace(sighting, rule=sighting.rule.replace("event.act-", "event.thing-"))


def _is_anchored(scene: Scene, sighting: Sighting) -> bool:
    """Whether it is told where, or somebody known does it, or it is done to them; "nineteen passengers" will do."""
    active = _is_active(scene, sighting)
    verb = scene.seen[sighting.start : sighting.end]
    subject = (sighting.label or "").partition(f" {past_of(verb) if active else verb}")[0]
    if verb in words("news", "stopped") and not words_of(subject).isdisjoint(words("news", "works")):
        return True  # "The search was suspended"
    whole = f"{subject} {scene.seen[scene.clause_at(sighting.start).start : sighting.start]}"
    doers = has_doers(whole) or has_doers(subject, "news")
    if (doers or has_doers(whole, "one")) and not active and verb in words("verbs", "befalls"):
        return True  # "Six people were injured"
    dated = active and bool(scene.dates)  # "Peru has rejected a draft", told on no day, may have done so long before
    decided = verb in words("news", "decided") and dated and (doers or sighting.parties.participants)
    over = not active and OVER.match(scene.seen, sighting.end)
    if verb in _weak() and (over or not _goes_out(scene, sighting)) and not decided:
        return False
    officials = [index for index in sighting.parties.people if scene.marked.people[index].official is not False]
    known = doers or _has_place(scene, sighting) or bool(sighting.parties.participants or officials)
    return known or _names_somebody(scene, sighting.label or "", past_of(verb), passive=not active)


def _is_of_thing(scene: Scene, sighting: Sighting) -> bool:
    """Whether it tells of a day what was done to a thing or by one: "The zoo reopened on Sunday".

    No figure of speech, no price, and nothing that somebody says was so.
    """
    verb = scene.seen[sighting.start : sighting.end]
    if sighting.parties.people or not scene.dates or (verb in _weak() and not _goes_out(scene, sighting)):
        return False
    airy = words_of(sighting.label or "") & word_set("things", "abstract") or scene.words & word_set("news", "market")
    return not airy and scene.clause_at(sighting.start).opener not in _REPORTED


def _goes_out(scene: Scene, sighting: Sighting) -> bool:
    """Whether a small word says what a weak verb did: "came" tells of no deed, "came out" does."""
    verb = scene.seen[sighting.start : sighting.end]
    return PARTICLE.match(scene.seen, sighting.end) is not None and verb not in words("news", "led_on")


def _is_active(scene: Scene, sighting: Sighting) -> bool:
    return _WAS.search(scene.before(sighting.start, 24)) is None


def _names_somebody(scene: Scene, label: str, verb: str, *, passive: bool) -> bool:
    """Whether a label names a person, and says to whom or with what: "guard deposed Ana Lang", not "Ana Lang drove".

    Not one who only observes: "an analyst, Ana Lang, published an essay".
    """
    if not passive and label.endswith(f" {verb}"):
        return False
    people = ((n, scene.marked.people[n.person]) for n in scene.names if n.person is not None)
    named = (scene.seen[n.start : n.end] for n, person in people if person.official is not False)
    called = label.split()
    return any(name.split()[-1] in called for name in named)


def _has_place(scene: Scene, sighting: Sighting) -> bool:
    """Whether a deed is told where, before all else or behind its verb: not "a man in Lima, published an essay".

    To whom it was done may say so too: "those held in Lima were let go".
    """
    named = [p.start for p in scene.places if p.name == sighting.place]
    passive = not _is_active(scene, sighting)
    return any(passive or at > sighting.start or _OPENS_IN.fullmatch(scene.seen, scene.start, at) for at in named)


def _read(scene: Scene, number: int) -> Iterator[Sighting]:
    taken: set[int] = set()
    for mention in _new_days(scene):
        when, clause = mention.when, _whole(scene, scene.clause_at(mention.excerpt.start))
        sourced = clause.opener == "according" and clause.start > scene.start  # "workers, according to Peru built"
        if when is None or sourced or clause.opener in _ASIDE or clause.start in taken or _is_of_place(scene, clause):
            continue
        verb = verb_at(scene, clause, mention, frozenset()) if is_day_of_it(scene, clause, mention) else None
        told_so = present_at(scene, clause) if verb is None and is_told_so(scene) else None
        told = told_so or ((verb, verb.group()) if verb else None)
        sighting = _done(scene, number, Deed(clause, *told, mention, when)) if told else None
        if sighting:
            taken.add(clause.start)
            yield sighting
    lasting = ((each, each.mention.when) for each in (*begun(scene), *meanwhile(scene)))
    found = (_done(scene, number, Deed(e.clause, e.verb, e.past, e.mention, when)) for e, when in lasting if when)
    yield from (sighting for sighting in found if sighting)
    yield from _read_entry(scene, number)


def _whole(scene: Scene, clause: Clause) -> Clause:
    """The clause with the one before where it only says as what: "chose Ana Lang | as its leader on Friday"."""
    bare = clause.opener == "as" and clause.start > scene.start and not verbs_in(scene.seen[clause.start : clause.end])
    if not bare or scene.first(FINITE, clause.start, clause.end):
        return clause
    return replace(scene.clause_at(clause.start - 1), end=clause.end)


def _is_of_place(scene: Scene, clause: Clause) -> bool:
    """Whether a clause only says which place, of whose day none is sure: "the spot where the two died on Thursday"."""
    return clause.opener == "where" and beside("where_place").search(scene.before(clause.start, 24)) is not None


def _read_entry(scene: Scene, number: int) -> Iterator[Sighting]:
    """What an entry of a page that is written through one day has as done, without a day: "Peru has freed the crew"."""
    if scene.today is None or scene.dates or scene.holds("lasting"):
        return
    for clause in scene.clauses:
        verb = None if clause.opener in _ASIDE else verb_in(scene, clause, frozenset(), since=True)
        if verb:
            sighting = _done(scene, number, Deed(clause, verb, verb.group(), None, scene.today))
            if sighting:
                yield sighting
            return


def _new_days(scene: Scene) -> Iterator[DateMention]:
    """The dates of a sentence that are days near its text, or in the weeks before."""
    return (mention for mention in scene.datable() if mention.when is not None and is_recent(scene, mention.when))


def _done(scene: Scene, number: int, deed: Deed) -> Sighting | None:
    """What a verb tells, where it tells who did what."""
    clause, verb, mention = deed.clause, deed.verb, deed.mention
    undone = scene.first(cue_phrases("undone"), said_from(scene, clause), clause.end)
    supposed = INVERTED.match(scene.seen, clause.start, clause.end) is not None  # "Had the park been closed"
    if undone or supposed or scene.first(cue_phrases("imagined"), clause.start, verb.start()):
        return None
    reduced = mention is not None and _is_reduced(scene, verb, mention)
    passive = reduced or is_passive(scene, verb) or is_done_to(scene, verb)
    particle = PARTICLE.match(scene.seen, verb.end())
    phrasal = particle is not None and f"{deed.past} {particle.group(1)}" in words("news", "phrasal")
    if (_is_set(scene, deed) and not particle) if passive else hangs(scene, clause, verb):
        return None
    told = (
        not (deed.past in _no_news() or (passive and deed.past in words("news", "binds")))
        or phrasal
        or (passive and _is_suffered(scene, deed))
    )
    if not (told or (mention and is_deed_here(scene, clause, verb, deed.past))):
        return None
    if reduced:
        start, end = _named_before(scene, clause, verb)
    else:
        start, end = _meant(scene, *_subject_at(scene, clause, verb, mention), passive)
    label = label_of(scene, deed, (start, end), passive) if told else label_of_moved(scene, deed, (start, end))
    if not label:
        return None
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    near = near or where_subject_is(scene, start, end)
    named = joined(near, parties_behind(scene, verb.end(), clause.end))
    parties = Parties(() if passive else near, named, who.people)
    place = next(iter(places(scene, clause.start, clause.end)), None)
    noun = Noun(label, (), "other", f"{OTHER_DEED}{deed.past if passive else past_of(deed.past)}", "act")
    return Sighting(
        number, *verb.span(), noun, "held", deed.when, place, parties, f"event.act-{noun.group}",
        backward=had_been_done(scene, verb) and not is_new(scene, deed.when), evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _is_set(scene: Scene, deed: Deed) -> bool:
    """Whether something was only set for a day, and not done: "the hearing was fixed", no house "set ablaze"."""
    behind = _WORD.match(scene.seen, deed.verb.end())
    return deed.past in words("news", "set") and not (behind and behind.group(1) in words("news", "sets"))


def _is_suffered(scene: Scene, deed: Deed) -> bool:
    """Whether a verb tells of a deed where it is done to somebody: of some only with a place to go."""
    if deed.past in words("news", "suffered"):
        return True
    end = deed.verb.end()
    return where_to(scene, deed.verb) != "" and bool(places(scene, end, deed.clause.end))


def _subject_at(scene: Scene, clause: Clause, verb: re.Match[str], mention: DateMention | None) -> Span:
    """Where a verb's subject stands: that of the clause before where it has none of its own ("..., and was fined")."""
    start, end = subject_at(scene, clause, verb, mention)
    if _says_which(scene, clause, verb):
        return clause.start, end  # "A storm that came ashore on Sunday tore off the roof"
    bare = clause.opener in ("and", "but") and not scene.seen[start:end].strip()
    return shared_subject(scene, clause) if bare else (start, end)


def _says_which(scene: Scene, clause: Clause, verb: re.Match[str]) -> bool:
    """Whether a clause with "that" has no subject of its own and says which: "a storm that came ashore"."""
    that = _THAT.match(scene.seen, clause.start, clause.end) if clause.opener == "that" else None
    if that is None or scene.before(clause.start, 40).rpartition(" ")[2][:1].isupper():
        return False  # "haggling at Lake Kivu that closed"
    if clause.start > scene.start and scene.clause_at(clause.start - 1).opener in ("although", "though", "while"):
        return False  # conceded, no news
    first = that.group(1)
    return that.start(1) == verb.start() or first.endswith("ed") or first in (*pasts(), *words("news", "weak"))


def _is_reduced(scene: Scene, verb: re.Match[str], mention: DateMention) -> bool:
    """Whether a verb only says what was done to the noun before it: "the text adopted on Friday by the Council"."""
    if is_passive(scene, verb):
        return False
    day, end = mention.excerpt, verb.end()
    if verb.end() <= day.start and _TO_AGENT.fullmatch(scene.seen, verb.end(), day.start):
        end = day.end
    return _AGENT.match(scene.seen, end) is not None


def _named_before(scene: Scene, clause: Clause, verb: re.Match[str]) -> Span:
    """Where the noun phrase stands that ends right before a verb, or before the comma that puts it in."""
    phrase = antecedent(scene, clause.start, verb.start())
    end = clause.start + len(scene.seen[clause.start : verb.start()].rstrip(" ,"))
    start = end - len(phrase)
    paper = beside("paper_of").search(scene.seen, clause.start, start)  # "a poll of 400 voters released by"
    return (paper.start(1), paper.end(1)) if paper and paper.end() == start else (start, end)


def _meant(scene: Scene, start: int, end: int, passive: bool) -> Span:
    """Where the words stand that a subject means: "the drivers" of "the drivers who", else the subject itself."""
    relative = _RELATIVE.match(scene.seen, start, end)
    if relative is None or start <= scene.start:
        return start, end
    if words_of(scene.seen[relative.end() : end]) and not verbs_in(scene.seen[start:end]):
        return end, end  # "which deputies in Lima accepted": nobody's words say what
    end = scene.start + len(scene.seen[scene.start : start].rstrip(", "))
    beside = _BESIDE.search(scene.seen, scene.start, end)  # "Ann Holt, the mayor of Lima, who"
    end = beside.start() if beside else end
    named = next((n.start for n in scene.names if n.end == end), None) if beside else None
    if named is not None:
        return named, end
    start = end - len(antecedent(scene, scene.start, end).strip())
    owner = _OF_WHOM.search(scene.seen, scene.start, start)  # "the statement of the ministry which was released"
    return (owner.start(1), owner.end(1)) if passive and owner and owner.end() == start else (start, end)


@cache
def _weak() -> frozenset[str]:
    """Verbs that tell of no deed behind the news: those that say little, and those of which a row says what they do.

    What such a row doesn't take is a figure of speech ("struck a pose"), or of another kind.
    """
    listed = (verb for row in deeds() for verb in row.verbs if row.objects or row.about)
    return frozenset((*words("news", "weak"), *words("verbs", "befalls"), *listed))


@cache
def _no_news() -> frozenset[str]:
    """Verbs that tell of no deed even where they stand as news."""
    return (stated() | {*words("news", "hollow")}) - {
        *words("news", "binds"),
        *words("news", "deeds"),
        *words("news", "light"),
    }
