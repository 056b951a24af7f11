"""What a sentence says is to come on a day: what expires, arrives, is heard, takes effect; deadlines; nothing past."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.events.ahead import deadlines
from brief.finders.events.rows import DueRow, Noun, any_due, arranged, noun_of_word, present_due, stated
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.coming import days_ahead, days_within, next_weekday
from brief.finders.events.sentence.done import verbs_in
from brief.finders.events.sentence.parties import (
    Parties,
    affiliations,
    around_clause,
    home,
    joined,
    near_subject,
    parties_behind,
    places,
    subjects,
)
from brief.finders.events.sentence.scene import Scene, between, is_matter
from brief.finders.events.sentence.things import (
    WORD,
    antecedent,
    is_telling,
    last_subject,
    named_thing,
    opening,
    subject_span,
)
from brief.finders.events.sessions.phrases import FINITE, session_nouns
from brief.finders.events.sightings import Sighting, fronted_day, is_conditional
from brief.finders.events.words import beside, cue_phrases, doers_and_things, due_phrases, dues_for, word_set, words
from brief.lexicon import words_in
from brief.model import When
from brief.spelling import surname
from brief.text import words_of

ASTRAY = re.compile(r"\s+(?:about|back|fire|no|nobody|none|nothing|of)\b")  # "will hear of it", "will sign nothing"
BINDS = (
    r"(?:will|would|shall|(?:is|are|was|were|be|being)\s+(?:also\s+|now\s+|still\s+)?"
    r"(?:(?:due|expected|planned|poised|preparing|scheduled|set|slated)\s+)?to"
    r"|(?:must|has\s+to|have\s+to)"
    r"|(?:promise|pledge|undertaking)\s+(?:(?:given|made)\s+)?(?:by|of)\s+(?:\S+\s+){1,6}?to"
    r"|(?:agree[ds]?|committed|decided|due|expected|expects?|intends?|plans?|planning|pledge[ds]?|promise[ds]?|promising"
    r"|scheduled|set|undertaken|undertaking|undertook)\s+to)"
)
ADVERBS = r"(?:(?:again|also|both|each|first|itself|now|soon|then|themselves|\w+ly)\s+){0,3}"
_WILL = re.compile(rf"\b{BINDS}\s+{ADVERBS}$")
_WILL_BE = re.compile(rf"\b{BINDS}\s+{ADVERBS}(?:have\s+)?be\s+{ADVERBS}$")
_ANY = re.compile(
    r"[a-z](?<=[dehlouy] .)"
    r"(?:(?<=\bwill .)|(?<=\bwould .)|(?<=\bshall .)|(?<=\bto .)|(?<=\bbe .)|(?<=ly .)|(?<=\beach .))[a-z]{2,}\b"
)
_PARTICIPLE = re.compile(r"\w+(?:ed|en|wn)")
_SETTLED = re.compile(r"\w+(?:ly|ing)|both|each")
_AND_DO = re.compile(r"\sand\s([a-z]{3,})(?=\s(?:all|an?|both|his|her|its|the|their)\s)")
_AND_TO = re.compile(r"\b(?:is|are)\s+to\s+[a-z][^;:()\"]{3,80}?,?\s+and\s+to\s+$")  # "is to sit and to report"
_MUST = re.compile(r"must|ha(?:s|ve)\s+to")
_BY = re.compile(r"\b(?:by|later than)\s+(?:the\s+end\s+of\s+)?$")
_REDUCED = re.compile(r"(?:due|expected|planned|scheduled|set|slated)\s+to\b")
_SINGULAR = re.compile(r"\b[Aa]n?\s(?:[a-z-]+\s)?$")
_HAS_IT = re.compile(
    r"(?:\w-\w+|\b(?:not|never|no longer|to|could|may|might|must|shall|should|will|would|can|each|who|if|\d+|an?|the"
    r"|its|their|his|her|scheduling|holding|planning|arranging|(?:had|has|have)\s\w+(?:\s\w+){0,2}))\s+$"
)
_NOT_TO_IT = re.compile(
    r"\bto\s+(?!the\b|an?\b|its\b|his\b|her\b|their\b|both\b|[A-Z])[a-z]+\b"
    r"|\b(?:when|as|before|after|(?<!later )than)\b"
)
_RELATIVE = re.compile(r"\W*(?:that|which|who)\s+")
_SINCE = re.compile(r"\b(?:since|after|before|(?<!later )than|of|until|till|up to)\s+(?:(?:the|early|late|mid)\W*)?$")
_OBJECT = 40  # characters behind a verb in which what it is done to is named
_GAP = 110  # characters from a verb to its day


class Due(Struct, frozen=True):
    """A verb of what is to come, in its clause; `start`: where what binds it begins ("will", "is due to")."""

    scene: Scene
    row: DueRow
    verb: re.Match[str]
    clause: Clause
    start: int
    passive: bool

    @property
    def is_present(self) -> bool:
        """Whether the verb sets its day by itself: "expires on Friday"."""
        return self.start == self.verb.start()

    @property
    def leans(self) -> bool:
        """Whether the clause is a relative one, of the noun right before it ("the season that begins on 1 April")."""
        relative = self.clause.opener in ("that", "which", "who") and self.clause.start > self.scene.start
        return relative and _RELATIVE.fullmatch(self.scene.seen, self.clause.start, self.start) is not None


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """What one sentence says is to come on a day after that of its text; none under a picture, none on a condition."""
    if scene.caption or not (_is_ahead(scene) or days_within(scene, scene.start, scene.end)):
        return
    if is_conditional(scene):
        yield from deadlines.ultimata(scene, number)
        return
    if beside("hoped").search(scene.seen, scene.start, scene.end):
        return
    for row, verb in _verbs(scene):
        due = None if scene.is_quoted(verb.start()) else _due(scene, row, verb)
        sighting = _sighting(due, number, previous) if due else None
        if sighting:
            yield sighting
    yield from deadlines.found(scene, number, previous)


def _is_ahead(scene: Scene) -> bool:
    return any(days_ahead(scene, day) or next_weekday(scene, day) for day in scene.dates)


def _verbs(scene: Scene) -> list[tuple[DueRow, re.Match[str]]]:
    """The verbs of a sentence with their rows; of two that begin together the longer one ("stop work")."""
    found = [
        (row, verb) for row in dues_for(scene.words) for verb in scene.every(due_phrases(row), scene.start, scene.end)
    ]
    longest = {verb.start(): verb.end() for _, verb in sorted(found, key=lambda each: each[1].end())}
    others = (verb for verb in _ANY.finditer(scene.seen, scene.start, scene.end) if verb.group() not in stated())
    return [
        *sorted(
            ((row, verb) for row, verb in found if longest[verb.start()] == verb.end()),
            key=lambda each: not each[0].objects,
        ),
        *((any_due(verb.group()), verb) for verb in others if not _SETTLED.fullmatch(verb.group())),
        *_arranged(scene),
    ]


def _arranged(scene: Scene) -> Iterator[tuple[DueRow, re.Match[str]]]:
    """Verbs in the present that no row has, of a sentence with a day: "parliament debates the bill on Friday"."""
    for word in sorted(scene.words & arranged()):
        row = present_due(word)
        yield from ((row, verb) for verb in scene.every(due_phrases(row), scene.start, scene.end))


def _due(scene: Scene, row: DueRow, verb: re.Match[str]) -> Due | None:
    """The verb as one of what is to come, by what stands before it; `None`: nothing binds it, or it is denied."""
    clause = scene.clause_at(verb.start())
    before = scene.seen[clause.start : verb.start()]
    form = verb.group()
    if ASTRAY.match(scene.seen, verb.end()):
        return None
    bound = _WILL_BE.search(before) if form in row.passive else None
    passive = bound is not None
    if passive and not row.listed and not _PARTICIPLE.fullmatch(form):
        return None
    if bound is None and form in row.base:
        bound = _WILL.search(before)
    further = (
        _AND_TO.search(scene.seen, scene.start, verb.start()) if not bound and row.listed and form in row.base else None
    )
    if further and further.end() == verb.start():
        whole = replace(clause, start=scene.clause_at(further.start()).start)
        return Due(scene, row, verb, whole, further.start(), passive=False)
    if bound is None and not form.endswith("s") and _SINGULAR.search(before):
        return None  # "got off to a rocky start on Friday"
    if bound is None and (form not in row.present or _HAS_IT.search(before) or not _sets_day(scene, verb.end())):
        return None
    if bound and not row.listed and ("expect" in bound.group() or beside("aim").search(before, 0, bound.start())):
        return None  # of verbs at large, what is only expected is a guess
    if bound and _MUST.match(bound.group()) and row.kind != "document" and row.head != "decision":
        return None  # what must be reported or ruled is due; what else must be done is asked for
    start = clause.start + bound.start() if bound else verb.start()
    lead = scene.seen[clause.start : start]
    if bound and "would" in bound.group() and not beside("said_so").search(scene.seen, scene.start, scene.end):
        return None
    if cue_phrases("denied").search(scene.words, lead) or cue_phrases("imagined").search(scene.words, lead):
        return None
    return Due(scene, row, verb, clause, start, passive)


def _sets_day(scene: Scene, end: int) -> bool:
    """Whether a date stands right behind a verb in the present: "expires on Friday", "opens in Rosk on 2 April"."""
    following = (d.excerpt.start for d in scene.dates if d.excerpt.start >= end)
    fronted = fronted_day(scene)
    opens = fronted is not None and days_ahead(scene, fronted) is not None
    return opens or any(is_its(scene, end, start) for start in following)


def _sighting(due: Due, number: int, previous: Scene | None) -> Sighting | None:
    when = _day(due)
    due = _last_of_two(due) if when else due
    scene, row = due.scene, due.row
    label = _label(due) if when else None
    if when is None or label is None:
        return None
    parties = _parties(due, previous)
    place = next(iter(places(scene, due.verb.end(), due.clause.end)), None)
    if place is None and row.kind == "meeting":  # "A court in Lima hears the case"
        place = next(iter(places(scene, due.clause.start, due.start)), None)
    session = _session(due)
    named = parties.participants or parties.people or (session and place)
    if not (named or _is_known(due)) or (label.startswith("to ") and not (parties.organisers or parties.people)):
        return None
    noun = session or Noun(row.head, (), row.kind, row.group, "act")
    return Sighting(
        number, *due.verb.span(), noun, "planned", when, place, parties,
        f"event.due-{noun.group}", evidence=(scene.excerpt,), label=None if session else label,
    )  # fmt: skip


def _last_of_two(due: Due) -> Due:
    """The second of two things to be done, which has the day behind it: "will hold a count and publish the result"."""
    day = next((d.excerpt.start for d in due.scene.dates if d.excerpt.start >= due.verb.end()), due.clause.end)
    if due.passive or due.is_present or day > due.clause.end:
        return due
    further = list(_AND_DO.finditer(due.scene.seen, due.verb.end(), day))
    if not further:
        return due
    word = further[-1].group(1)
    if word in words_in("en/ahead", "not_done", "words") or _SETTLED.fullmatch(word):
        return due
    verb = WORD.match(due.scene.seen, further[-1].start(1))
    return replace(due, row=any_due(word), verb=verb) if verb else due


def _is_known(due: Due) -> bool:
    """Whether a thing makes an entry though no party is named: "The tariff takes effect on Friday"."""
    said_of = _subject(due)
    subject = words_of(said_of)
    if due.is_present and verbs_in(said_of):
        return False  # "The ministry dismissed reports"
    if not due.row.alone.isdisjoint(subject) or (due.row.listed and not doers_and_things().isdisjoint(subject)):
        return True
    if "would" in due.scene.seen[due.start : due.verb.start()] or verbs_in(said_of):
        return False
    matter = is_matter(due.scene, said_of)
    return matter and subject.isdisjoint(words("news", "market")) and bool(named_thing(said_of))


def _session(due: Due) -> Noun | None:
    """The session that a verb says is to come ("the regular session, which opens in Lima on 2 April")."""
    words_before = WORD.findall(_subject(due))
    noun = noun_of_word().get(words_before[-1].lower()) if words_before else None
    return noun if noun and noun.mode == "session" and not noun.about else None


def _subject(due: Due) -> str:
    """What the verb is said of; "the next one" is what the sentence named last."""
    phrase = _said_of(due).split()
    if phrase[-1:] == ["one"]:
        before = [noun.group() for noun in session_nouns(due.scene, due.scene.start, due.start)]
        phrase = [*phrase[:-1], *(before[-1:] or ["one"])]
    return " ".join(phrase)


def _said_of(due: Due) -> str:
    """The noun phrase of which the verb is; for a relative clause, what stands right before it."""
    scene, clause = due.scene, due.clause
    if due.leans:
        return antecedent(scene, scene.clause_at(clause.start - 1).start, clause.start)
    if _REDUCED.match(scene.seen, due.start):  # "the peace process, set to resume on Monday"
        return antecedent(scene, clause.start, due.start)
    if scene.before(due.start, 4) == "and ":  # "had mended it and would start on Friday"
        return opening(scene, clause.start, due.start)
    fronted = fronted_day(scene)  # "On 18 May a court in Lima hears the case"
    start = fronted.excerpt.end if fronted and fronted.excerpt.end <= due.start else clause.start
    return last_subject(scene, *subject_span(scene, max(start, clause.start), due.start))


def _day(due: Due) -> When | None:
    """The days ahead: behind the verb in its clause, else before it there, else those that open the sentence."""
    scene, clause, end = due.scene, due.clause, due.verb.end()
    inside = [d for d in scene.dates if clause.start <= d.excerpt.start < clause.end and d.when]
    behind = next((d for d in inside if d.excerpt.start >= end), None)
    if behind is None and (soon := days_within(scene, end, min(clause.end, end + _GAP))):
        return soon
    if behind is not None and not is_its(scene, end, behind.excerpt.start):
        return None
    mention = behind or (inside[-1] if inside else fronted_day(scene))
    if mention is None or scene.is_quoted(mention.excerpt.start):
        return None
    before = scene.before(mention.excerpt.start, 24)
    if _SINCE.search(before) or (_MUST.match(scene.seen, due.start) and not _BY.search(before)):
        return None
    sets = due.is_present and (due.row.listed or mention.leaning == "future")  # not "passed by 88 votes on Friday"
    when = days_ahead(scene, mention) or (next_weekday(scene, mention) if sets else None)
    return when if behind or when == mention.when else None


def is_its(scene: Scene, end: int, start: int) -> bool:
    """Whether a date behind a verb can be its day, by what stands between: no other verb, and not much."""
    apart = _NOT_TO_IT.search(scene.seen, end, start) or scene.first(FINITE, end, start)
    return start - end <= _GAP and not apart


def _label(due: Due) -> str | None:
    """What is to be done, as a headline has it: "duty to take effect", "to hear complaint" where a pronoun does it.

    `None`: neither who does it nor what is done can be told.
    """
    scene, row = due.scene, due.row
    subject = "" if _bound(due) else _people(due) or named_thing(_subject(due))
    if subject.rpartition(" ")[2].lower() in word_set("things", "abstract"):
        return None  # "the only way Norway will win"
    words_ = due.verb.group() if due.verb.group() not in row.present else row.infinitive(due.verb.group())
    done = f"to be {words_}" if due.passive else f"to {words_}"
    behind = opening(scene, due.verb.end(), due.clause.end)
    held = "" if due.passive else named_thing(behind) or _matter(due)
    done_to = scene.seen[due.verb.end() : min(due.clause.end, due.verb.end() + _OBJECT)]  # "two of the four prisoners"
    if row.objects and not _holds(row, subject if due.passive or row.present else done_to):
        return None
    if not is_telling(subject.rpartition(" ")[2]):
        subject = ""
    subject = _with_other(due, subject)
    return f"{subject} {done} {held}".strip() if subject or held else None


def _matter(due: Due) -> str:
    """What it is done on: "on treaty" of "will vote on the treaty"; nothing of a day."""
    at = due.verb.end()
    thing = due.scene.seen.startswith(_ON, at) and named_thing(opening(due.scene, at + len(_ON), due.clause.end))
    return f"{_ON.strip()} {thing}" if thing else ""


_ON = " on "


def _with_other(due: Due, subject: str) -> str:
    """The state or body with the one that does it too: "Chile and Peru" are to vote."""
    doers = between(due.scene.actors, due.clause.start, due.start)[-2:]
    if len(doers) < 2 or due.scene.seen[doers[0].end : doers[1].start] != " and ":
        return subject
    one, other = (due.scene.seen[doer.start : doer.end] for doer in doers)
    return f"{one} and {other}" if other == subject else subject


def _bound(due: Due) -> tuple[str, ...]:
    """Whose word binds them: "the undertaking given by Peru to free the crew"."""
    return tuple(actor.name for actor in between(due.scene.actors, due.start, due.verb.start()))


def _people(due: Due) -> str:
    """The surnames of those who do it: "Ruiz", "Ruiz and Soto"; nothing where it is something of theirs."""
    scene = due.scene
    names = [n for n in scene.names if due.clause.start <= n.start and n.end <= due.start]
    if due.passive or due.leans or any(scene.seen.startswith("'s", name.end) for name in names):
        return ""
    who = subjects(scene, due.clause.start, due.start).people[:2]
    known = (scene.marked.people[index] for index in who)
    return " and ".join(surname(person.name) for person in known if person.kind == "person")


def _holds(row: DueRow, phrase: str) -> bool:
    return any(word.lower() in row.objects for word in WORD.findall(phrase))


def _parties(due: Due, previous: Scene | None) -> Parties:
    """Who does it and all whom its clause names; where it names nobody, who says so, or the sentence before."""
    scene, clause = due.scene, due.clause
    if due.leans:
        before = near_subject(scene, scene.clause_at(clause.start - 1).start, clause.start)[-1:]
        return Parties(before, joined(before, parties_behind(scene, due.verb.end(), clause.end)))
    who = subjects(scene, clause.start, due.start)
    near = who.participants or near_subject(scene, clause.start, due.start) or home(scene, clause.start, due.start)
    near = _bound(due) or near
    named = joined(near, parties_behind(scene, due.verb.end(), clause.end))
    named = named or parties_behind(scene, clause.start, due.start)  # "A tax on fish from Chile will be imposed"
    people = who.people if not due.passive else ()
    if not (named or people):
        leaning = due.row.listed and not _session(due)
        return Parties((), around_clause(scene, clause, previous)) if leaning else Parties()
    return Parties(near if not due.passive else (), joined(named, affiliations(scene, people)), people)
