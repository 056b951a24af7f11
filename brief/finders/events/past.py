"""What a sentence tells from long before its text: named with its year, done in a year, gone on since; nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import cast

from brief.finders.events.parties import Parties, home, joined, near_subject, parties_behind, subjects
from brief.finders.events.scene import Clause, Scene
from brief.finders.events.sightings import Sighting
from brief.finders.events.things import last_subject, named_thing, opening, subject_span
from brief.finders.events.words import Noun, any_of, cue_pattern, past_words, words
from brief.lexicon import load
from brief.model import DateMention, EventKind
from brief.text import Span, words_of

_LONG_AGO = timedelta(days=21)
_OF = re.compile(r"\s+(?:of|from|in)\s+(?:early\s+|late\s+)?")
_BEFORE_NOUN = re.compile(r"(?:'s)?\s+((?:[\w-]+\s+){0,3})$")
_AFTER_PREPOSITION = re.compile(r"\b(?:after|before|by|during|from|in|of|since|to|until)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+\s+){1,4}$")
_DIED_OUT = re.compile(r"\b(?:until|till|before|by|than|of|through|to|from)\s+(?:\w+\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:(?:at least|early|late|mid|the)\W*)*$")
_HAS = re.compile(r"\b(?:has|have)\s+(?:also\s+|now\s+|since\s+|\w+ly\s+)?(?:been\s+)?$")
_BE = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+)?$")
_LED = re.compile(r"\b(?:to|the|an?|its|his|her|their|of|by|with|be|not|never|no)\s+(?:\w+ly\s+)?$")
_PARTICIPLE = re.compile(r"\s\w+ing\b")
_PARTICLE = re.compile(r"\s+(away|back|down|off|out|over|up)\b")
_COUNTED = re.compile(r"\d\S* \w+$")  # "35 percent" says nothing without its figure
_ASIDE = frozenset(["as", "if", "since", "than", "though", "while"])
_WHEN = re.compile(r"\b(?:during|in|on|since)\s+(?:(?:early|late|mid|the)\W*)*$", re.IGNORECASE)
_BESIDE_NOUN = re.compile(
    r"\s+(?!(?:a|after|against|amid|an|and|as|at|because|before|but|by|following|for|from|he|his|in|it|its|of|on|or|over"
    r"|she|that|the|their|they|through|to|under|until|when|where|which|while|with|without)\b)[a-z]|'s|-\w"
)
_NOT_PLAIN = re.compile(r"[;:()\"]|,\s|\b(?:\w{2,}ing|is|are|was|were|has|had|said|not|no one|none|nobody)\b")
_MOST = 9  # words of a plain subject
_TANGLED = re.compile(r"\b(?:\w+(?:ed|ing|ly)|first|later|then)\b")
_FRONTED = re.compile(r"\W*(?:(?:and|back|but|during|early|in|late|on|since)\s+)*", re.IGNORECASE)
_OPENS = re.compile(r"\W*(?:(?:after|although|and|because|before|but|that|when|where)\s+)*", re.IGNORECASE)
_ADVERB = re.compile(r"\s+(?:\w+ly\s+)?")
_APART = re.compile(  # between a verb and a date that is not its own: another clause, another noun's day
    r"[,;:()\"]|\s-\s|\b(?:about|after|amid|as|because|before|following|over|than|that|until|when|where|which|while|who"
    r"|whose|\w{2,}ing)\b|.{90}"
)


def found(scene: Scene, number: int) -> Iterator[Sighting]:
    """What one sentence tells from weeks, months or years before its text; none under a picture, none in speech."""
    if scene.caption:
        return
    for mention in scene.dates:
        if not _is_long_ago(scene, mention) or scene.is_quoted(mention.excerpt.start):
            continue
        sighting = _named(scene, number, mention) or _done(scene, number, mention)
        if sighting is not None:
            yield sighting


def _is_long_ago(scene: Scene, mention: DateMention) -> bool:
    """Whether a date lies wholly before the news of its text, and is no wider than a year."""
    published, when = scene.published, mention.when
    if published is None or when is None or mention.role != "event" or when.grain == "season":
        return False
    if '"' in scene.seen[mention.excerpt.start - 4 : mention.excerpt.end + 2]:
        return False
    return published - when.last > _LONG_AGO and (when.last - when.first).days <= 366


# --- named with its year -----------------------------------------------------------------------------


def _named(scene: Scene, number: int, mention: DateMention) -> Sighting | None:
    """What has its year or month beside it: "the accord of 1994", "the 2016 strike"."""
    span = mention.excerpt
    head = next((m for m in _heads().finditer(scene.seen, span.end, min(scene.end, span.end + 60))), None)
    between = _BEFORE_NOUN.fullmatch(scene.seen, span.end, head.start()) if head else None
    plain = between and words_of(between.group(1)).isdisjoint(words("things", "small"))
    if head and plain and mention.grain == "year" and not _AFTER_PREPOSITION.search(scene.before(span.start, 12)):
        label = named_thing(scene.seen[span.end : head.end()].removeprefix("'s"))
        return _naming(scene, number, mention, head, label)
    for head in _heads().finditer(scene.seen, max(scene.start, span.start - 40), span.start):
        if _OF.fullmatch(scene.seen, head.end(), span.start) and scene.seen[head.end() :].lstrip()[:2] == "of":
            clause = scene.clause_at(head.start())
            title = _TITLE.search(scene.seen, clause.start, head.start())
            start = title.start() if title and head.group()[0].isupper() else _phrase_start(scene, clause, head.start())
            return _naming(scene, number, mention, head, named_thing(scene.seen[start : head.end()]))
    return None


def _phrase_start(scene: Scene, clause: Clause, head: int) -> int:
    """Where the words right before a head begin that say which one it is: "oil strike", "border treaty"."""
    before = scene.seen[max(clause.start, head - 30) : head]
    match = re.search(r"(?:[a-z-]+\s+)?$", before)
    word = match.group().strip() if match else ""
    return head if not word or word in words("things", "articles") or len(word) < 3 else head - len(word) - 1


def _naming(scene: Scene, number: int, mention: DateMention, head: re.Match[str], label: str) -> Sighting | None:
    if not label or head.group() == "convention":  # in small letters a party's, more often than a treaty
        return None
    kind = past_words()[head.group().lower()]
    clause = scene.clause_at(head.start())
    near = tuple(party for party in parties_behind(scene, clause.start, clause.end) if party not in label)
    name = label if label[0].isupper() and " " in label else None
    if not (near or name):
        return None
    noun = Noun(label, (), kind, f"{kind}-past", "act")
    return Sighting(
        number, *head.span(), noun, "held", mention.when, None, Parties((), near, (), name), "event.past-named",
        backward=True, evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


@cache
def _heads() -> re.Pattern[str]:
    return any_of(past_words(), initial=True)


# --- done in a year, or going on since ----------------------------------------------------------------


def _done(scene: Scene, number: int, mention: DateMention) -> Sighting | None:
    """What somebody did then: "In 2016 Norway closed the plant", "the army has ringed the town since 9 February"."""
    clause, at = scene.clause_at(mention.excerpt.start), mention.excerpt.start
    before = scene.before(at, 24)
    if clause.opener in _ASIDE or not _is_day_of_it(scene, clause, mention):
        return None
    since = _SINCE.search(before) is not None
    if not since and (_DIED_OUT.search(before) or mention.modifier in ("BEFORE", "AFTER", "ON_OR_BEFORE")):
        return None
    verb = _verb(scene, clause, mention, since)
    if verb is None or cue_pattern("imagined").search(scene.seen, clause.start, verb.start()):
        return None
    start, end = subject = _subject(scene, clause, verb, mention)
    if not _is_plain(scene, start, end):
        return None
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    label = _label(scene, clause, verb, subject)
    if not (near or who.people) or not label:
        return None
    named = joined(near, parties_behind(scene, verb.end(), clause.end))
    passive = _BE.search(scene.before(verb.start(), 24)) is not None
    parties = Parties((), named) if passive else Parties(near, named, who.people)
    return Sighting(
        number, *verb.span(), Noun(label, (), _kind(scene, verb), "past", "act"), "held", mention.when, None, parties,
        "event.past-done", backward=True, evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _subject(scene: Scene, clause: Clause, verb: re.Match[str], mention: DateMention) -> Span:
    """Where a verb's subject stands: before what is put in between ("The pass, once safe, was closed")."""
    be = _BE.search(scene.seen, clause.start, verb.start()) or _HAS.search(scene.seen, clause.start, verb.start())
    end = be.start() if be else verb.start()
    start = clause.start
    if mention.excerpt.end <= verb.start() and _FRONTED.fullmatch(scene.seen, start, mention.excerpt.start):
        start = mention.excerpt.end
    opener = _OPENS.match(scene.seen, start, end)
    start = opener.end() if opener else start
    return subject_span(scene, start, end)


def _kind(scene: Scene, verb: re.Match[str]) -> EventKind:
    return next((kind for told, kind in _kinds().items() if scene.seen.startswith(told, verb.start())), "other")


def _is_day_of_it(scene: Scene, clause: Clause, mention: DateMention) -> bool:
    """Whether a date tells when, and does not say which: "in 2016", not "its 2016 accounts" or "for 2016"."""
    at, end = mention.excerpt.start, mention.excerpt.end
    if _FRONTED.fullmatch(scene.seen, clause.start, at):
        return True
    tells = _WHEN.search(scene.before(at, 16)) or not mention.excerpt.text[0].isdigit()
    return bool(tells) and _BESIDE_NOUN.match(scene.seen, end) is None


def _is_plain(scene: Scene, start: int, end: int) -> bool:
    """Whether a stretch is a subject and nothing else, with somebody known in it: "Norway's army", "Anna Ruiz"."""
    stretch = scene.seen[start:end]
    if len(stretch.split()) > _MOST or _NOT_PLAIN.search(stretch):
        return False
    people = [n for n in scene.names if start <= n.start and n.end <= end and not scene.seen.startswith("'s", n.end)]
    actors = [a for a in scene.actors if start <= a.start and a.end <= end and a.form != "capital"]
    return bool(people or actors or home(scene, start, end))


def _verb(scene: Scene, clause: Clause, mention: DateMention, since: bool) -> re.Match[str] | None:
    """The verb of the clause that a date belongs to: the last one before it, else the one that follows it."""
    at, end = mention.excerpt.start, mention.excerpt.end
    found = [m for m in _past_forms().finditer(scene.seen, clause.start, clause.end) if _is_finite(scene, m, since)]
    before = [m for m in found if m.end() <= at]
    behind = [m for m in found if m.start() >= end]
    if before:
        verb = None if _APART.search(scene.seen, before[-1].end(), at - 1) else before[-1]
    else:
        verb = behind[0] if behind and _is_fronted(scene, clause, mention, behind[0].start()) else None
    return None if verb is None or verb.group() in _stated() or scene.is_quoted(verb.start()) else verb


def _is_fronted(scene: Scene, clause: Clause, mention: DateMention, verb: int) -> bool:
    """Whether a date opens its clause ("In 2016 Norway closed ..."), or stands right before a verb."""
    opens = _FRONTED.fullmatch(scene.seen, clause.start, mention.excerpt.start) is not None
    return opens or _ADVERB.fullmatch(scene.seen, mention.excerpt.end, verb) is not None


def _is_finite(scene: Scene, verb: re.Match[str], since: bool) -> bool:
    """Whether a past form is a verb with a subject; `since`: only "has done" will do."""
    before = scene.before(verb.start(), 30)
    if since:
        return _HAS.search(before) is not None
    return _LED.search(before) is None


def _label(scene: Scene, clause: Clause, verb: re.Match[str], stands: Span) -> str:
    """Who did what: "army ringed Mao", "panel dissolved"; empty where the words are more tangled than that."""
    subject = named_thing(last_subject(scene, *stands))
    if not subject or _TANGLED.search(subject):
        return ""
    if _BE.search(scene.before(verb.start(), 24)):
        return f"{subject} {verb.group()}"
    behind = opening(scene, verb.end(), clause.end)
    participle = _PARTICIPLE.search(behind)
    short = behind[: participle.start()] if participle else behind
    behind = short.strip() if len(named_thing(short).split()) > 1 else behind.strip()
    particle = _PARTICLE.match(scene.seen, verb.end())
    if particle and not behind:
        return f"{subject} {verb.group()} {particle.group(1)}"
    held = behind if _COUNTED.search(behind) else named_thing(behind)
    return "" if behind.strip() and not held else f"{subject} {verb.group()} {held}".strip()


@cache
def _past_forms() -> re.Pattern[str]:
    others = {*load("en/past")["irregular"]["verbs"], *(verb for verb in _stated() if not verb.endswith("ed"))}
    return re.compile(rf"\b(?:[a-z]{{2,}}ed|{'|'.join(sorted(others))})\b")


@cache
def _stated() -> frozenset[str]:
    lexicon, cues = load("en/past"), load("en/cues")
    said = {form for kind in ("speech", "thought") for forms in cues[kind].values() for form in forms if form.isalpha()}
    return frozenset((*lexicon["stated"]["verbs"], *(said - {*lexicon["deeds"]["verbs"]})))


@cache
def _kinds() -> dict[str, EventKind]:
    return {verb: cast(EventKind, kind) for kind, verbs in load("en/past")["kinds"].items() for verb in verbs}
