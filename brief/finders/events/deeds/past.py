"""What a sentence tells from long before its text: named with its year, done in a year, gone on since; nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from brief.finders.events.labels.aims import completed
from brief.finders.events.rows import Noun, past_words
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.done import (
    PARTICLE,
    is_day_of_it,
    is_passive,
    subject_at,
    verb_at,
    verb_in,
    verbs_in,
)
from brief.finders.events.sentence.parties import Parties, home, joined, near_subject, parties_behind, subjects
from brief.finders.events.sentence.pasts import stated
from brief.finders.events.sentence.scene import Scene, is_matter
from brief.finders.events.sentence.things import last_subject, named_thing, opening
from brief.finders.events.sightings import Sighting
from brief.finders.events.words import Wordings, any_of, cue_phrases, words
from brief.lexicon import load
from brief.model import DateMention, When
from brief.text import Span, words_of

_LONG_AGO = timedelta(days=21)
_OF = re.compile(r"\s+(?:of|from|in)\s+(?:early\s+|late\s+)?")
_BEFORE_NOUN = re.compile(r"(?:'s)?\s+((?:[\w-]+\s+){0,3})$")
_AFTER_PREPOSITION = re.compile(r"\b(?:after|before|by|during|from|in|of|since|to|until)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+\s+){1,4}$")
_ON = re.compile(  # "the Convention on Inter-State Road Transit of 1982"
    r"\s(?:against|concerning|for|on)\s(?:the\s)?(?:[A-ZÀ-Þ][\w'-]+\s|(?:and|for|in|of|on|the)\s){1,9}of\s"
)
_TO_YEAR = re.compile(r"\s?(?:-|to)\s?((?:1[5-9]|20)\d\d)\b")
_TITLE_LENGTH = 90  # characters of a treaty's whole name
_DIED_OUT = re.compile(r"\b(?:until|till|before|by|than|of|through|to|from)\s+(?:\w+\s+)?$")
_NAMED_THING = re.compile(r"\b[Tt]he\s([A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)*)\s[a-z]+\s?$")  # "the Kesh dam"
_SINCE = re.compile(r"\bsince\s+(?:(?:at least|early|late|mid|the)\W*)*$")
_ASIDE = frozenset(["as", "if", "since", "than", "though", "while"])
_NOT_PLAIN = re.compile(r"[;:()\"]|,\s|\b(?:\w{2,}ing|is|are|was|were|has|had|said|not|no one|none|nobody)\b")
_PARTICIPLE = re.compile(r"\s\w+ing\b")
_COUNTED = re.compile(r"\d\S* \w+$")  # "35 percent" says nothing without its figure
_TANGLED = re.compile(r"\b(?:\w+(?:ed|ing|ly)|first|later|[Nn]ot|then)\b")
_LED_ON = re.compile(r"\b(?:and|who|which|that)\s*$")  # "wants a share and has been given", "those who have been held"
_MOST = 9  # words of a plain subject


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
    head = next((m for m in scene.every(_heads(), span.end, min(scene.end, span.end + 60))), None)
    between = _BEFORE_NOUN.fullmatch(scene.seen, span.end, head.start()) if head else None
    plain = between and words_of(between.group(1)).isdisjoint(words("things", "small"))
    if head and plain and mention.grain == "year" and not _AFTER_PREPOSITION.search(scene.before(span.start, 12)):
        label = named_thing(scene.seen[span.end : head.end()].removeprefix("'s"))
        return _naming(scene, number, mention, head, label)
    for head in scene.every(_heads(), max(scene.start, span.start - _TITLE_LENGTH), span.start):
        if head.group()[0].isupper() and _ON.fullmatch(scene.seen, head.end(), span.start):
            return _naming(scene, number, mention, head, scene.seen[head.start() : span.start].removesuffix(" of "))
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
        number, *head.span(), noun, "held", _years(scene, mention), None, Parties((), near, (), name),
        "event.past-named", backward=True, evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _years(scene: Scene, mention: DateMention) -> When | None:
    """The days of a date, on to the last of two years: "the border war of 1932-1935"."""
    when, match = mention.when, _TO_YEAR.match(scene.seen, mention.excerpt.end, scene.end)
    if when is None or when.grain != "year" or match is None:
        return when
    last = when.last.replace(year=int(match.group(1)))
    return replace(when, last=last) if when.last < last else when


@cache
def _heads() -> Wordings:
    return any_of(past_words(), initial=True)


# --- done in a year, or going on since ----------------------------------------------------------------


def _done(scene: Scene, number: int, mention: DateMention) -> Sighting | None:
    """What somebody did then: "In 2016 Norway closed the plant", "the army has ringed the town since 9 February".

    Or in the clause that hangs on the date: "since 2011, when parliament closed the office".
    """
    hanging = next((c for c in scene.clauses if c.opener == "when" and c.start == mention.excerpt.end), None)
    if hanging is not None and scene.seen.startswith(",", hanging.start):
        return _deed(scene, number, mention, hanging, verb_in(scene, hanging, stated()))
    clause, at = scene.clause_at(mention.excerpt.start), mention.excerpt.start
    before = scene.before(at, 24)
    if clause.opener in _ASIDE or not is_day_of_it(scene, clause, mention):
        return None
    since = _SINCE.search(before) is not None
    if not since and (_DIED_OUT.search(before) or mention.modifier in ("BEFORE", "AFTER", "ON_OR_BEFORE")):
        return None
    return _deed(scene, number, mention, clause, verb_at(scene, clause, mention, stated(), since=since))


def _deed(
    scene: Scene, number: int, mention: DateMention, clause: Clause, verb: re.Match[str] | None
) -> Sighting | None:
    """The deed of a verb, by somebody known or done to a thing with a name ("The Kesh dam was opened in 2014")."""
    if verb is None or scene.first(cue_phrases("imagined"), clause.start, verb.start()):
        return None
    start, end = subject = subject_at(scene, clause, verb, mention)
    passive, label = is_passive(scene, verb), _label_of(scene, clause, verb, subject)
    thing = _NAMED_THING.search(scene.seen, start, end) if passive else None
    if not label or not _is_plain(scene.seen[start:end], at_most=not thing):
        return None
    who = subjects(scene, start, end)
    near = who.participants or near_subject(scene, start, end) or home(scene, start, end)
    known = (_is_known(scene, start, end) and (near or who.people)) or thing
    made = passive and verb.group() in _made_or_ended() and is_matter(scene, last_subject(scene, start, end))
    if not (known or made):
        return None
    named, name = joined(near, parties_behind(scene, verb.end(), clause.end)), thing.group(1) if thing else None
    parties = Parties((), named, (), name) if passive else Parties(near, named, who.people)
    return Sighting(
        number, *verb.span(), Noun(label, (), "other", "past", "act"), "held", mention.when, None, parties,
        "event.past-done", backward=True, evidence=(scene.excerpt,), label=label,
    )  # fmt: skip


def _is_plain(subject: str, *, at_most: bool) -> bool:
    """Whether a stretch is a subject and nothing else; `at_most`: a short one too."""
    return not ((at_most and len(subject.split()) > _MOST) or _NOT_PLAIN.search(subject))


def _is_known(scene: Scene, start: int, end: int) -> bool:
    """Whether somebody known is in a subject: "Norway's army", "Anna Ruiz"."""
    people = [n for n in scene.names if start <= n.start and n.end <= end and not scene.seen.startswith("'s", n.end)]
    actors = [a for a in scene.actors if start <= a.start and a.end <= end and a.form != "capital"]
    return bool(people or actors or home(scene, start, end))


@cache
def _made_or_ended() -> frozenset[str]:
    """What can be done to a thing that the text speaks of, so that it is told though nobody is named."""
    return frozenset(load("en/past")["made"]["verbs"])


def _label_of(scene: Scene, clause: Clause, verb: re.Match[str], stands: Span) -> str:
    """Who did what: "army ringed Mao", "panel dissolved"; empty where the words are more tangled than that."""
    if _LED_ON.search(scene.seen[slice(*stands)]):
        return ""
    subject = named_thing(last_subject(scene, *stands))
    if not subject or _TANGLED.search(subject) or verbs_in(subject):
        return ""
    if is_passive(scene, verb):
        return f"{subject} {verb.group()}"
    behind = opening(scene, verb.end(), clause.end)
    participle = _PARTICIPLE.search(behind)
    short = behind[: participle.start()] if participle else behind
    behind = short.strip() if len(named_thing(short).split()) > 1 else behind.strip()
    particle = PARTICLE.match(scene.seen, verb.end())
    if particle and not behind:
        return f"{subject} {verb.group()} {particle.group(1)}"
    held = behind if _COUNTED.search(behind) else named_thing(behind)
    whole = completed(scene, verb.group(), held, verb.end(), clause.end)
    return "" if whole is None or (behind.strip() and not held) else f"{subject} {verb.group()} {whole}".strip()
