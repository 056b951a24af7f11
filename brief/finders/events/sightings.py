"""A first sight of an event in one sentence, and what its clause says of it: day, status; no merging."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from brief.days import shifted
from brief.finders.events.rows import Noun
from brief.finders.events.sentence.clauses import Clause
from brief.finders.events.sentence.counted import COUNTED, NIGHT
from brief.finders.events.sentence.fates import ON_WEEKDAY, fate, is_other_day, new_time, overtaken
from brief.finders.events.sentence.parties import Parties
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.words import agreed_to_it, any_of, beside, cue_phrases, noun_phrases, verb_phrases, words
from brief.model import DateMention, EventStatus, Excerpt, When
from brief.text import Span, edged

Status = Literal[EventStatus, "imagined"]

_WEEK = timedelta(days=7)
_AHEAD_OF = re.compile(r"\b[Aa]head of\s+(?:the\s+)?$")
_TO_COME = re.compile(r"\s+(?:will|(?:is|are) (?:due|set|to|scheduled|planned|expected))\b")
_SITS_IN = re.compile(
    rf"(?:{edged(['meets?', 'convenes?', 'sits?', 'gathers?'])})\s+in\s+(?:an?\s+)?(?:\w+\s+){{0,2}}$"
)  # "in special session"
_POSSESSIVE = re.compile(r"'s\s+(?:[\w-]+\s+){0,5}$")
_PREMODIFIER = re.compile(r"\s+(?!and\b)(?:[\w-]+\s+){0,3}$")
# "a summit that had been planned for Saturday", "a visit to Ankara, scheduled for Monday"
_SET_FOR = re.compile(
    r"[^;:()]{0,110}?\b(?:arranged|due|fixed|foreseen|planned|scheduled|set|slated)\s+"
    r"(?:[\w' -]{0,40}\s)?(?:for|on)\s+$"
)
# "blamed Chad for Friday's attack", which is over; "ready for Friday's talks"
_HAD_BEEN = re.compile(r"\b(?:had been|was|were)\b")
_PAST = re.compile(  # a verb between a noun and a date: "the attack resonated on Monday"
    r"(?<= )(?!held|scheduled|planned|expected|called|hosted|organi[sz]ed|sponsored|convened|mediated|attended|led"
    r"|chaired)[a-z]+ed\b|(?<= )(?:given|made|sent|written)\b"
)
_FOR_WHAT = re.compile(
    r"\b(?:because of|despite|following|in (?:protest|response)|over)\b"
)  # "because of Monday's attack"
FIRST_OF_ALL = re.compile(r"\b(?:event|gathering|series|that|which)\b.*\bfirst\b")  # "an event first held in 2010"
_NEAR = 30  # characters: a month or a year farther off belongs to other words ("the trial of two held in 1988")
_PLAIN_GAP = re.compile(r"(?:[^,;:()\"]|, (?=[A-Z][\w ]+,)|(?<=\w), (?=(?:on )?$)){0,110}$")
_FINITE = any_of(
    "is are was were has have had will would could may might should said says told did does do can warned added".split()
)
_AFTER_HEAD = re.compile(
    r"(?:\s+(?:on|in|at|with|between|next|this)\s+[\w.]+(?:\s\d+)?){0,3}\s+(?:would|could|might|may|should)\b"
)
_FRONTED = re.compile(r"^[^\w]*(?:(?:on|in|by|late|early|last|this|earlier)\s+){0,3}$", re.IGNORECASE)


_ADVERB = re.compile(r"\s+(?:(?:has|have|had|again|also|\w+ly)\s+)?")
_LEANS = re.compile(r"\W*(?:It|He|She|They|The two|The pair|Both)\b|[^\"]{0,60}?\balso\b")
_MEANWHILE = re.compile(r"[^\"]{0,60}?\b(?:[Mm]eanwhile|[Aa]t the same time)\b")
SAYS = re.compile(r"\bsa(?:id|ys)$")  # before the words said: the day before it is that of saying
_HOURS_ON = re.compile(
    r"(?:\b[Ww]ithin hours|(?:\b(?:[Aa] few|[Jj]ust|[Oo]nly|[Ss]ome|[Ss]everal) )?\b[Hh]ours (?:earlier|later))\b"
)
_OPENS_HOURS = re.compile(rf"\W*(?:But |And )?{_HOURS_ON.pattern}")
_JUST = re.compile(r"\b(?:has|have)\s+(?:also\s+|now\s+|just\s+|\w+ly\s+)?$")
_ASIDE = frozenset(["which", "who", "whose"])
_SUPPOSED = re.compile(r"\b(?:if|had|would|could|may|might|will|to|not|never)\s+(?:\w+ly\s+|have\s+)?$")
_CONDITION = re.compile(
    r"(?:\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Pp]rovided|[Aa]ssuming|[Oo]therwise|[Ii]n case|[Ii]n the event"
    r"|[Ss]o long as)\b"
    r"|(?<!\w[ ,])(?:Should|Were|Had)\b)"
)
_CONDITIONAL = frozenset("if unless whether provided assuming otherwise case event long should were had".split())
_TO_BE = re.compile(r"\b(?:will|would|is to|are to|due|plans?|expected|scheduled)\b")


class Told(Struct, frozen=True):
    """What a clause says of an event: its status, and its days as far as they are known."""

    status: Status
    when: When | None


class Sighting(Struct, frozen=True):
    """An event as one sentence tells it. `start` and `end` span its noun or verb; `scene` numbers the sentence.

    `between`: those who hold such sessions elsewhere in the text, where this one is told without parties.
    """

    scene: int
    start: int
    end: int
    noun: Noun
    status: Status
    when: When | None
    place: str | None
    parties: Parties
    rule: str
    backward: bool = False
    counted: Excerpt | None = None
    evidence: tuple[Excerpt, ...] = ()
    label: str | None = None
    between: tuple[str, ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether no more is known than that it is to come."""
        return self.rule.startswith("event.due-")

    @property
    def is_weak(self) -> bool:
        """Whether the words of another finder for the same would say more."""
        return self.is_due or self.rule.startswith("event.past-")


def day_beside(scene: Scene, phrase: int, head: int, end: int, clause: Clause) -> DateMention | None:
    """The date tied to a noun phrase itself: "Thursday's meeting", "the Jan. 10 talks", "talks in Lima on Friday"."""
    for mention in scene.datable(owning=True):
        span = mention.excerpt
        if clause.start <= span.start < head:
            gap = scene.seen[span.end : head]
            if _POSSESSIVE.match(gap) or (span.start >= phrase and _PREMODIFIER.match(gap)):
                return mention
        elif end <= span.start < clause.end and _is_tied(scene, scene.seen[end : span.start], mention):
            return mention
    return None


def _is_tied(scene: Scene, gap: str, mention: DateMention) -> bool:
    """Whether a date behind a noun belongs to it, by what stands between: no verb, no other session."""
    if noun_phrases("session").search(scene.words, gap) or scene.seen.startswith("'s", mention.excerpt.end):
        return False
    if _SET_FOR.match(gap):
        return True
    near = mention.grain == "day" or len(gap) <= _NEAR
    if _FOR_WHAT.search(gap) or FIRST_OF_ALL.search(gap) or beside("in_words").search(gap):
        return False
    verbal = _FINITE.search(scene.words, gap) or _PAST.search(gap) or verb_phrases("happens").search(scene.words, gap)
    return near and not verbal and _PLAIN_GAP.match(gap) is not None


def day_of_clause(scene: Scene, clause: Clause, at: int) -> DateMention | None:
    """The date of a clause, one right behind `at` first, else one that opens the sentence ("On Monday, ...")."""
    dates = [d for d in scene.datable() if clause.start <= d.excerpt.start < clause.end]
    dates = [d for d in dates if not (_is_put_in(scene, clause, d, at) or _is_of_telling(scene, d, at))]
    dates = [d for d in dates if not scene.seen.startswith("'s", d.excerpt.end)]  # "because of yesterday's strike"
    behind = [d for d in dates if d.excerpt.start >= at and not _OTHERWISE.search(scene.seen, at, d.excerpt.start)]
    if behind:
        return behind[0]
    if dates:
        return min(dates, key=lambda d: abs(d.excerpt.start - at))
    if clause.opener in ("as", "while"):
        only = list(scene.datable())
        return only[0] if len(only) == 1 else None
    fronted = fronted_day(scene) if clause.opener not in _OWN_TIME else None
    return None if fronted and _is_of_telling(scene, fronted, at) else fronted


def _is_put_in(scene: Scene, clause: Clause, date: DateMention, at: int) -> bool:
    """Whether a date is of a relative clause that ends before `at`: "which in March ..., called a meeting".

    Or of one behind it that looks back: "the fifth summit, an event first held in 2010".
    """
    start, end = date.excerpt.start, date.excerpt.end
    if FIRST_OF_ALL.search(scene.seen, at, start):
        return True
    return (
        clause.opener in ("which", "who", "whose")
        and end < at
        and _GOES_ON.search(scene.seen, end, at + _VERB) is not None
    )


_VERB = 12  # characters that a verb may have
_GOES_ON = re.compile(
    r",\s(?:\w+ly\s)?(?:[a-z]+ed|are|began|could|gave|had|has|have|held|is|left|made|may|met|said|sent|set|told|took|was"
    r"|were|will|would)\b"
)
_OTHERWISE = re.compile(  # "on the evening of 3 May" has its day
    r"\bto\s+[a-z]+\b|\b(?:(?<!ning )(?<!noon )(?<!night )(?<!hours )of|over|about|since|until|before|after)"
    r"\s+(?:the\s+|last\s+)?$"
)
_OWN_TIME = frozenset(["after", "because", "before", "if", "since", "that", "unless", "which", "who"])


def day_before_verb(scene: Scene, dates: Sequence[DateMention], verb: int) -> DateMention | None:
    """The date right before a verb: "on Sunday freed the crew of a ship seized last week"."""
    before = [date for date in dates if date.excerpt.end <= verb]
    return before[-1] if before and _ADVERB.fullmatch(scene.seen, before[-1].excerpt.end, verb) else None


def fronted_day(scene: Scene) -> DateMention | None:
    """The date that opens a sentence."""
    for mention in scene.datable():
        if _FRONTED.match(scene.seen[scene.start : mention.excerpt.start]):
            return mention
    return None


def untold_day(scene: Scene, previous: Scene | None, verb: int) -> When | None:
    """The day of what a sentence without any date tells: that of the sentence before, where it leans on that.

    Else the day of publication, for what the first sentences of a text, or an entry of a page that is written through
    one day, have as just done ("has recalled its envoy").
    """
    hours = _HOURS_ON.search(scene.seen, scene.start, scene.end) if "hours" in scene.words else None
    own = [d for d in scene.dates if not (hours and hours.start() <= d.excerpt.start < hours.end())]
    aside = (scene.clause_at(d.excerpt.start) for d in own if d.when or d.type != "TIME")
    supposed = _SUPPOSED.search(scene.before(verb, 24))
    had = hours is not None and supposed is not None and supposed.group().startswith("had")
    if any(each.start <= verb or each.opener not in _ASIDE for each in aside) or (supposed and not had):
        return None
    near = previous is not None and "\n" not in scene.seen[previous.end : scene.start]
    leans = near and (hours or _LEANS.match(scene.seen, scene.start, scene.end))
    opens = _OPENS_HOURS.match(scene.seen, scene.start, scene.end) or _MEANWHILE.match(
        scene.seen, scene.start, scene.end
    )
    if previous is not None and (leans or opens) and (day := _only_day(previous, within=hours is not None)):
        return day
    if had:
        return None
    published = scene.published
    if published is None or not (scene.opens or scene.today) or not _JUST.search(scene.before(verb, 16)):
        return None
    return scene.today or When(published, published, "day", "published")


def _only_day(scene: Scene, *, within: bool) -> When | None:
    """The one day that a sentence tells of what was done; `within`: hours off it is that day still."""
    days = [d for d in scene.datable() if d.when and d.rule != COUNTED]
    told = [d for d in scene.dates if d.rule != COUNTED]
    when = days[0].when if len(days) == len(told) == 1 else None
    if when is None or when.first != when.last or _TO_BE.search(scene.text):
        return None
    return None if within and NIGHT.search(scene.text) else replace(when, basis="inferred")


def told(scene: Scene, clause: Clause, span: Span, mention: DateMention | None, *, given: bool = False) -> Told | None:
    """Whether it was held, is planned, was postponed or cancelled, and when; `None`: the clause denies it.

    "imagined": conditional or wished. `given`: the words take the event for granted ("the talks on Jan. 10"),
    so that a modal beside them says nothing of it. `span`: its verb or noun.
    """
    start, end = span
    if mention and (_is_of_telling(scene, mention, start) or _is_anothers(scene, clause, mention, start)):
        mention = None
    before, after = scene.plain(clause.start, start), scene.plain(end, min(clause.end, end + 60))
    announced = _is_announced(scene, before, scene.seen[start:end], after) or _is_set_for(scene, mention)
    past = _is_past(scene.seen[start:end]) or _was_set_for(scene, mention)
    if mention and _AHEAD_OF.search(scene.before(mention.excerpt.start, 16)):  # told before the day, or looking back
        when = nearest_day(mention, scene.published)
    else:
        when = _seen_from(mention, scene.published, announced, past) if mention else None
    if fallen := _fallen(scene, clause, span, mention):
        return fallen
    future = when is not None and scene.published is not None and when.first > scene.published
    if _HAD_BEEN_DUE.search(before) and scene.holds("cancelled"):
        return Told("cancelled", when)  # "cancelled a trip to Lima, where she had been due to meet"
    if not given:
        own = _ANEW.split(before)[-1]  # "could not agree and will meet again"
        if cue_phrases("denied").search(scene.words, own):
            return None
        wished = cue_phrases("imagined").search(scene.words, own)
        foreseen = wished and future and wished.group() == "would"  # "said that talks would resume on Friday"
        foreseen = foreseen and not is_conditional(scene)
        if (wished and not foreseen) or _AFTER_HEAD.match(after):
            return Told("imagined", when)
    if future or (announced and (when is None or _is_open(when, scene.published))):
        return Told("planned", when)
    return Told("held", _by(scene.published, when) if when and past else when)


def _fallen(scene: Scene, clause: Clause, span: Span, mention: DateMention | None) -> Told | None:
    """What was called off or put off, with its old day; `None`: the clause and those behind it say nothing of it."""
    ended = overtaken(scene, span)
    if ended is not None:
        return Told(ended.status, nearest_day(mention, scene.published) if mention else None)
    ended = fate(scene, clause)
    if ended is None:
        return None
    if mention is None or is_other_day(scene, ended, span, mention):
        return Told(ended.status, None)
    if ended.never:
        return Told(ended.status, _seen_from(mention, scene.published, announced=False, past=True))
    far = scene.published is not None and mention.first is not None and (scene.published - mention.first).days > 3
    ahead = far if not ended.perfect else mention.excerpt.end <= ended.start  # of two weekdays, the nearer one
    return Told(ended.status, _seen_from(mention, scene.published, announced=ahead, past=False))


def _is_of_telling(scene: Scene, mention: DateMention, verb: int) -> bool:
    """Whether a date is that of saying what had been done before: "On Monday officials said Peru had shut the road"."""
    had = _PLUPERFECT.search(scene.before(verb, 24))
    if had is None or mention.excerpt.end > verb:
        return False
    between = scene.seen[mention.excerpt.end : verb]
    return (
        _FINITE.search(scene.words, between, 0, len(between) - len(had.group())) or _LEARNED.search(between)
    ) is not None


def _is_anothers(scene: Scene, clause: Clause, mention: DateMention, verb: int) -> bool:
    """Whether a date is that of a relative clause that ends before a verb: "talks that began on Monday have failed"."""
    start, end = mention.excerpt.start, mention.excerpt.end
    if clause.opener not in ("that", "which", "who") or not clause.start < start < end <= verb:
        return False
    done = scene.first(verb_phrases("past"), clause.start, start) or _LEARNED.search(scene.seen, clause.start, start)
    return done is not None and _HAS.search(scene.before(verb, 24)) is not None


_ANEW = re.compile(r"(?:and|but|yet)(?<!\w...)\s(?=(?:will|is|are|was|were)\b)")
_HAD_BEEN_DUE = re.compile(r"had been (?<!\w.........)(?:due|expected|planned|scheduled|set) to\s+(?:\w+ly\s+)?$")
_HAS = re.compile(r"\b(?:has|have|had|is|are|was|were|will|would)\s+(?:\w+ly\s+|not\s+|been\s+|be\s+)*$")
_PLUPERFECT = re.compile(r"\bhad\s+(?:\W?\w+ly\W?\s+|already\s+|\W)?$")
_LEARNED = re.compile(r"\b(?:[a-z]+ed|found|heard|knew|learnt|made (?:clear|known|public)|saw|thought|wrote)\b")


def moved(scene: Scene, sighting: Sighting) -> Iterator[Sighting]:
    """What was put off, as planned for its new day, where the sentence tells one."""
    if sighting.status != "postponed":
        return
    clause = scene.clause_at(sighting.start)
    ended = overtaken(scene, (sighting.start, sighting.end)) or fate(scene, replace(clause, end=scene.end))
    when = new_time(scene, ended, sighting.when) if ended else None
    if when is not None and when != sighting.when:
        yield replace(sighting, status="planned", when=when, rule="event.new-day", evidence=(scene.excerpt,))


def is_conditional(scene: Scene) -> bool:
    """Whether a sentence sets a condition: what it says is to come hangs on that."""
    may_be = not scene.words.isdisjoint(_CONDITIONAL)
    return may_be and _CONDITION.search(scene.seen, scene.start, scene.end) is not None


def _is_announced(scene: Scene, before: str, words: str, after: str) -> bool:
    """Whether the words around it speak of what is to come: "will", "is due", a present tense that sets a day."""
    cue = cue_phrases("planned").search(scene.words, before + words)
    settled = cue is not None and agreed_to_it().match(before + words + after, cue.start())
    cue = _TO_COME.match(after) if cue is None or settled else cue
    plain = beside("meets_now").match(words) is not None and not before.endswith("to ")  # "they meet on Monday"
    plain = plain or _SITS_IN.search(before) is not None
    if cue or plain or beside("sets_day").search(words):
        return True
    return not before[-1:].isalpha() and beside("sets_day").search(before[-12:]) is not None


def _is_set_for(scene: Scene, mention: DateMention | None) -> bool:
    """Whether the day is one that was set: "convened a meeting for Wednesday"."""
    before = scene.before(mention.excerpt.start, 70) if mention else ""
    if mention is None or not before.endswith("for ") or _HAD_BEEN.search(before[-40:]):
        return False
    return not (scene.seen.startswith("'s", mention.excerpt.end) and beside("blamed_for").search(before))


def _was_set_for(scene: Scene, mention: DateMention | None) -> bool:
    """Whether the day was set and is over: "that had been planned for Saturday"."""
    before = scene.before(mention.excerpt.start, 40) if mention else ""
    return re.search(r"\bhad been \w+ (?:for|on)\s+$", before) is not None


def _seen_from(mention: DateMention, published: date | None, announced: bool, past: bool) -> When | None:
    """The day meant, as the verb has it: "will meet on Tuesday" is the coming one, "met on Tuesday" the past one."""
    when = mention.when
    if when is None or published is None or not ON_WEEKDAY.fullmatch(mention.excerpt.text):
        return when
    if announced and timedelta(0) < published - when.first < _WEEK:
        return When(shifted(when.first, _WEEK), shifted(when.last, _WEEK), when.grain, when.basis)
    if not announced and past and timedelta(0) < when.first - published < _WEEK:
        return When(shifted(when.first, -_WEEK), shifted(when.last, -_WEEK), when.grain, when.basis)
    return when


def nearest_day(mention: DateMention, published: date | None) -> When | None:
    """The nearest day of that name."""
    when = mention.when
    if when is None or published is None or not ON_WEEKDAY.fullmatch(mention.excerpt.text):
        return when
    days = [When(shifted(when.first, by), shifted(when.last, by), when.grain, when.basis) for by in (-_WEEK, _WEEK)]
    return min([when, *days], key=lambda day: abs(day.first - published))


def _by(published: date | None, when: When) -> When:
    """The days on which what was done in a week can have been done when a text tells of it."""
    if when.grain != "week" or published is None or not when.first <= published < when.last:
        return when
    return replace(when, first=shifted(published, -_WEEK) if when.first == published else when.first, last=published)


def _is_past(verb: str) -> bool:
    return verb.split(" ")[0].endswith("ed") or verb in words("verbs", "past")


def _is_open(when: When, published: date | None) -> bool:
    return published is None or when.last >= published
