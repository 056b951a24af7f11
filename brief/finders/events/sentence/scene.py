"""One sentence as the finders of events see it: clauses, dates, actors, places, people; no decisions on events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from brief.actors import canonical
from brief.finders.events.sentence.clauses import Clause, clauses, with_day_before
from brief.finders.events.sentence.counted import HOUR, with_counted
from brief.finders.events.sentence.heads import dated, days_above
from brief.finders.events.words import Wordings, any_word, cue_phrases, has_doers
from brief.model import (
    ActorMention,
    DateMention,
    Excerpt,
    Marked,
    Paragraph,
    PlaceMention,
    Sentence,
    SpeakerMention,
    When,
)
from brief.text import DATELINE, Span, edged, vocabulary, whole_view, words_of

T = TypeVar("T")

_QUOTED = re.compile(r'"(?<![^\s(\[-]")(\S[^"]*)(?:"|$)')
_BOUNDS = edged(["since", "until", "till", "by", "after", "before", "from", "prior to", "as of", "than"])
_BOUND = re.compile(rf"(?:{_BOUNDS})\s+(?:(?:early|late|mid|at least)\W*)?$")
_IN_FORCE = re.compile(r"\beffect(?:ive)?\s(?:as\s)?(?:from|of)\s+$")  # what holds from then on began then
_NEARLY = re.compile(r"\b(?:hours?|just|minutes|shortly|soon)\s+(?:after|before)\s+$")  # "shortly after midnight"
AT_HOUR = re.compile(HOUR)  # "before dawn last Friday"

_THROUGH = re.compile(r"\s*(?:-|to|through|until|till)\s*(?:on\s+)?")
_FROM = re.compile(r"\bfrom\s+$")
_VAST = ("decade", "century")  # no day of anything: "began a decade ago"
_SAYING = edged(["said", "says", r"told \w+", "warned", "wrote"])
_SAID = re.compile(rf"(?:{_SAYING})\s+(?:(?:in|early|late|last)\s+)*$")
_MARKS = re.compile(r"\s+mark(?:s|ed)\b")
_ORGANS = re.compile(r"'s? (?:army|cabinet|government|military|navy|parliament|police|president|prime minister)\b")
_SPEECH = 25  # characters: shorter stretches in marks are words set off, not speech


class Whole(Struct, frozen=True):
    """What a whole text names: its towns, and the states of whose organs it tells ("Peru's army").

    `about`: the one state that it names far more often than any other.
    """

    towns: frozenset[str]
    states: frozenset[str]
    about: str | None = None


class Scene(Struct, frozen=True):
    """A sentence with what was marked in it. `seen` is the view of the whole text: offsets are the text's.

    `opens`: it is one of the first of the text; `today`: the day of the entry that it is of, on a page that is written
    hour by hour.
    """

    marked: Marked
    whole: Whole
    seen: str
    start: int
    end: int
    caption: bool
    dates: tuple[DateMention, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    names: tuple[SpeakerMention, ...]
    pronouns: tuple[SpeakerMention, ...]
    quoted: tuple[Span, ...]
    words: frozenset[str]
    opens: bool = False
    today: When | None = None

    @property
    def text(self) -> str:
        """The sentence as it is seen."""
        return self.seen[self.start : self.end]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The stretches between breaks; one that holds no word of any event and no date is not parted."""
        if self.dates:
            parted = clauses(self.seen, self.start, self.end)
            return with_day_before(self.seen, parted, self.dates) if "when" in self.words else parted
        if any_word().isdisjoint(self.words):
            return (Clause(self.start, self.end, ""),)
        return clauses(self.seen, self.start, self.end)

    @property
    def published(self) -> date | None:
        """The day of publication, `None` where unknown."""
        return self.marked.article.masthead.published

    @property
    def excerpt(self) -> Excerpt:
        """The sentence, verbatim."""
        return self.marked.document.sentence(self.start, self.end)

    def before(self, at: int, reach: int) -> str:
        """The sentence's last `reach` characters before an offset."""
        return self.seen[max(self.start, at - reach) : at]

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds an offset."""
        clauses = self.clauses
        return next((c for c in clauses if c.start <= offset < c.end), clauses[-1])

    def holds(self, cues: str) -> bool:
        """Whether a cue of a list of the lexicon stands in the sentence."""
        return self.first(cue_phrases(cues), self.start, self.end) is not None

    @property
    def is_unsure(self) -> bool:
        """Whether it doubts, denies or has nobody do what it tells."""
        return self.holds("doubted") or self.holds("undone")

    def every(self, wordings: Wordings, start: int, end: int) -> Iterable[re.Match[str]]:
        """The places between two offsets where some words of the lexicon stand, in order."""
        return wordings.finditer(self.words, self.seen, start, end)

    def first(self, wordings: Wordings, start: int, end: int) -> re.Match[str] | None:
        """The first of these."""
        return wordings.search(self.words, self.seen, start, end)

    def is_quoted(self, offset: int) -> bool:
        """Whether the words there are spoken by somebody else than the text."""
        return any(start <= offset < end for start, end in self.quoted)

    def plain(self, start: int, end: int) -> str:
        """The words between two offsets, what somebody else speaks in them blank."""
        words = self.seen[start:end]
        for first, last in self.quoted:
            low, high = (min(max(at - start, 0), len(words)) for at in (first, last))
            words = words[:low] + " " * (high - low) + words[high:]
        return words

    def datable(self, *, starts: bool = False, owning: bool = False) -> Iterator[DateMention]:
        """The dates on which something can have happened: known, no mere bound ("since July"), not of saying.

        `starts`: also those from which something holds ("from 1 November"). `owning`: also months and years of what
        stands behind them ("last year's treaty").
        """
        for mention in self.dates:
            if mention.when is None or mention.grain in _VAST or self.is_quoted(mention.excerpt.start):
                continue
            if _SAID.search(self.before(mention.excerpt.start, 24)) or self._is_anniversary(mention):
                continue
            possessive = self.seen.startswith("'s", mention.excerpt.end)
            if possessive and mention.grain != "day" and not owning:
                continue
            set_for = mention.role == "speech" and self.before(mention.excerpt.start, 4) == "for "
            starting = set_for or (starts and _FROM.search(self.before(mention.excerpt.start, 6)) is not None)
            if possessive or starting or (mention.role == "event" and not self.is_bound(mention)):
                yield mention

    def _is_anniversary(self, mention: DateMention) -> bool:
        """Whether a date opens a sentence as what marks something ("1 May marked a year since the strike")."""
        opens = not self.seen[self.start : mention.excerpt.start].strip()
        return opens and _MARKS.match(self.seen, mention.excerpt.end) is not None

    def is_bound(self, mention: DateMention) -> bool:
        """Whether a date is only where a stretch begins or ends ("since", "after", "until")."""
        before = self.before(mention.excerpt.start, 24)
        if mention.grain == "day" and mention.first != mention.last:
            return False
        if mention.grain == "year" and re.search(r"\b(?:for|of|the)\s+$", before):
            return True
        if _IN_FORCE.search(before):
            return False
        near = (AT_HOUR.match(mention.excerpt.text) or _NEARLY.search(before)) if mention.type == "TIME" else None
        return near is None and (mention.modifier in ("BEFORE", "AFTER") or _BOUND.search(before) is not None)


LONGEST = 4000
_LEDE = 3  # sentences in which a text says what is new


def scenes(marked: Marked, chosen: Sequence[Sentence] | None = None) -> tuple[Scene, ...]:
    """The sentences of an article, or those chosen, in order, each with what was marked in it.

    One of more than `LONGEST` characters is no sentence of an article, and left out: what stands in it pairs with all
    else.
    """
    seen = whole_view(marked.article.text)
    days = _with_ranges(marked, seen)
    known = [m for m in marked.mentions if m.person is not None]
    named = [m for m in known if m.form in ("name", "nominal", "subject")]
    sentences = marked.article.sentences if chosen is None else chosen
    starts = [sentence.start for sentence in sentences]
    dates = _within(sentences, starts, ((d.excerpt.start, d) for d in days))
    actors = _within(sentences, starts, ((a.start, a) for a in marked.actors))
    names = _within(sentences, starts, ((m.start, m) for m in named))
    places = _within(sentences, starts, ((place.start, place) for place in _towns(marked, named)))
    pronouns = _within(sentences, starts, ((m.start, m) for m in known if m.form == "pronoun"))
    whole, paragraphs = _whole(marked, seen), marked.article.paragraphs
    spoken: dict[int, tuple[Span, ...]] = {}
    heads, live = days_above(marked, seen)
    found: list[Scene] = []
    for number, sentence in enumerate(sentences):
        start, end, at = sentence.start, sentence.end, sentence.paragraph
        if end - start > LONGEST:
            continue
        if at not in spoken:
            spoken[at] = _spoken(seen, paragraphs[at])
        said = words_of(seen[start:end])
        told = with_counted(dates.get(number, ()), seen, (start, end), marked.document, said)
        told = dated(heads[at], told, (start, end), marked.document) if at in heads else told
        found.append(
            Scene(
                marked, whole, seen, start, end, paragraphs[at].kind == "caption", told,
                tuple(actors.get(number, ())), tuple(places.get(number, ())), tuple(names.get(number, ())),
                tuple(pronouns.get(number, ())),
                tuple(span for span in spoken[at] if span[0] < end and span[1] > start) if spoken[at] else (),
                said, len(found) < _LEDE and chosen is None, live.get(at),
            )
        )  # fmt: skip
    return tuple(found)


def _within(sentences: Sequence[Sentence], starts: Sequence[int], marks: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """Marks, given with where they begin, by the numbers of the sentences that hold them; most hold none."""
    found: dict[int, list[T]] = {}
    for start, mark in marks:
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < sentences[number].end:
            found.setdefault(number, []).append(mark)
    return found


def _towns(marked: Marked, named: Sequence[SpeakerMention]) -> list[PlaceMention]:
    """The places, but for those where a person is named: "in Lang's club"."""
    people = {mention.start for mention in named if mention.form == "name"}
    return [place for place in marked.places if place.start not in people]


def _whole(marked: Marked, seen: str) -> Whole:
    organs = (actor for actor in marked.actors if actor.kind == "state" and _ORGANS.match(seen, actor.end))
    states = frozenset(actor.name for actor in organs) or _sent_from(marked)
    return Whole(frozenset(place.name for place in marked.places), states, _about(marked.actors))


_OFTEN, _FAR_MORE = 3, 4  # times that a text names the state that it is about, and as often as any other


def _about(actors: Sequence[ActorMention]) -> str | None:
    """The state that a text names far more often than any other, by its capital too."""
    named = Counter(canonical(actor.name) or actor.name for actor in actors if actor.kind == "state")
    (first, times), (_, others) = (*named.most_common(2), ("", 0), ("", 0))[:2]
    return first if times >= max(_OFTEN, _FAR_MORE * others) else None


def _sent_from(marked: Marked) -> frozenset[str]:
    """The state from whose capital a text is sent, where it names that state itself."""
    first = next(iter(marked.article.sentences), None)
    match = DATELINE.match(marked.article.text, first.start, first.end) if first else None
    if match is None:
        return frozenset()
    towns = {actor.name for actor in marked.actors if match.start() <= actor.start and actor.end <= match.end()}
    return frozenset(a.name for a in marked.actors if a.name in towns and a.form in ("name", "demonym"))


def _spoken(seen: str, paragraph: Paragraph) -> tuple[Span, ...]:
    """The spoken stretches of a paragraph, told by its marks; short ones are words, not speech."""
    if paragraph.kind not in ("body", "caption") or seen.find('"', paragraph.start, paragraph.end) < 0:
        return ()
    spans = (match.span(1) for match in _QUOTED.finditer(seen, paragraph.start, paragraph.end))
    return tuple((start, end) for start, end in spans if end - start >= _SPEECH)


def _with_ranges(marked: Marked, seen: str) -> list[DateMention]:
    """The dates, two days that make a stretch as one ("from 17 to 20 June", "October 15 and 16")."""
    found: list[DateMention] = []
    for mention in marked.dates:
        if mention.type not in ("DATE", "TIME"):
            continue
        last = found[-1] if found else None
        whole = _range(marked, seen, last, mention) if last else None
        if whole:
            found[-1] = whole
        else:
            found.append(mention)
    return found


def _range(marked: Marked, seen: str, one: DateMention, other: DateMention) -> DateMention | None:
    if one.first is None or other.last is None or {one.grain, other.grain} != {"day"} or not one.first < other.last:
        return None
    gap = seen[one.excerpt.end : other.excerpt.start]
    near = (other.last - one.first).days
    if not (_THROUGH.fullmatch(gap) and near < 45) and not (gap.strip() == "and" and near == 1):
        return None
    return replace(one, excerpt=marked.document.excerpt(one.excerpt.start, other.excerpt.end), last=other.last)


def dateline(marked: Marked) -> str | None:
    """The town that an article is sent from: "TROMSO, Norway, 19 June - Ministers ...", `None` where none opens it."""
    first = next((s for s in marked.article.sentences), None)
    match = DATELINE.match(marked.article.text, first.start, first.end) if first else None
    return match.group(1).strip().title() if match else None


def between(items: Sequence[ActorMention], start: int, end: int) -> tuple[ActorMention, ...]:
    """Those that stand between two offsets."""
    return tuple(item for item in items if start <= item.start and item.end <= end)


def is_matter(scene: Scene, phrase: str) -> bool:
    """Whether a phrase names what the text speaks of more than once, or a kind of people; no museum that opens."""
    spoken_of = _spoken_of(scene.seen, scene.marked.article.sentences)
    return has_doers(phrase) or not words_of(phrase).isdisjoint(spoken_of)


_SHORT = 3  # letters of a word that tells nothing of what a text is about


@lru_cache(maxsize=2)  # asked for each sentence of a text
def _spoken_of(seen: str, sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The longer words that stand in several sentences of a text."""
    counted = Counter(word for _, held in vocabulary(seen, sentences).told for word in held if len(word) > _SHORT)
    return frozenset(word for word, times in counted.items() if times > 1)
