"""What one text says: its parts, its masthead, and what is found in it; spans cite it by `Document.key`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from brief.model.text import (
    Basis,
    DayBasis,
    Document,
    EventKind,
    EventStatus,
    Excerpt,
    Grain,
    Issue,
    ParagraphKind,
    QuoteKind,
    Stance,
    Standing,
)


class Paragraph(Struct, frozen=True):
    """A run of lines and what it is; `rule` says why. Only `body` and `heading` are article text."""

    start: int
    end: int
    kind: ParagraphKind
    rule: str


class Evidence(Struct, frozen=True):
    """Why a fact of the masthead is believed: the field, the span it was read from, and the rule."""

    field: str
    excerpt: Excerpt | None
    rule: str


class Masthead(Struct, frozen=True):
    """What an article says of itself: title, outlet, authors, day of publication, address.

    `reposted`: the text says that it was taken over from the address it names.
    """

    title: str | None = None
    outlet: str | None = None
    outlet_basis: Basis = "unknown"
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = "en"
    translated: bool = False
    published: date | None = None
    published_basis: Basis = "unknown"
    evidence: tuple[Evidence, ...] = ()
    reposted: bool = False


class Sentence(Struct, frozen=True):
    """A sentence of article text; `paragraph` indexes `Article.paragraphs`."""

    start: int
    end: int
    paragraph: int


class Article(Struct, frozen=True):
    """A document with its paragraphs told apart. `sentences` are those of `body` paragraphs and captions."""

    document: Document
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text of the document."""
        return self.document.text


class When(Struct, frozen=True):
    """The days something may have happened on: a closed interval, its grain and how it is known.

    `stated`: the text names the day; `relative`: counted from another day ("Thursday"); `inferred`:
    counted from a day that is itself inferred; `published`: no more than the day of publication;
    `configured`: the reader corrected it.
    """

    first: date
    last: date
    grain: Grain
    basis: DayBasis


class DateMention(Struct, frozen=True):
    """A temporal expression as TimeML sees it, and the closed day interval it covers.

    `first` and `last` are `None` where the expression covers no known day ("recently", "ten years",
    "Thursday" without a publication day). `role`: `speech` for the day of saying ("said Thursday"),
    `dateline` for that of a dateline ("GENEVA, Jan 12 (Reuters)"), `event` otherwise. `modifier`: TIMEX3
    `mod` ("START", "END", "APPROX", "BEFORE", "AFTER", ...).

    `anchor`: the day it was counted from; `anchor_at`: the expression that named that day, `None` where it is the
    day of publication. `leaning`: whether its clause looks back or ahead, as far as its words tell. `readings`: the
    days of a date in figures that can be read in two ways ("3/4/2022"), where nothing in the text shows which.
    """

    excerpt: Excerpt
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None
    last: date | None
    grain: Grain | None
    basis: DayBasis | None
    role: Literal["event", "speech", "dateline"]
    modifier: str | None
    anchor: date | None
    rule: str
    anchor_at: Excerpt | None = None
    leaning: Literal["past", "future", "behind", "nearest"] | None = None
    readings: tuple[date, ...] = ()

    @property
    def when(self) -> When | None:
        """The days it covers, `None` where they are unknown."""
        if self.first is None or self.last is None or self.grain is None or self.basis is None:
            return None
        return When(self.first, self.last, self.grain, self.basis)


class ActorMention(Struct, frozen=True):
    """A state or body named in a text: "Russia", "Moscow's", "the alliance", "Russian".

    `name` is canonical ("Russia", "NATO"). `form`: how it is named. A capital is `capital`, or
    `metonym` where position shows that the government is meant ("Moscow said"); "Russian" is a
    `demonym`; `noun` stands for a body named elsewhere ("the alliance"). A body nobody listed has its
    name as written. `organ`: the part of a state that is named ("Russian Foreign Ministry", "White House").
    """

    name: str
    kind: Literal["state", "body"]
    form: Literal["name", "demonym", "capital", "metonym", "noun"]
    start: int
    end: int
    organ: str | None = None


class PlaceMention(Struct, frozen=True):
    """A town or country as a place ("in Geneva", "at NATO headquarters in Brussels")."""

    name: str
    start: int
    end: int


class SpeakerMention(Struct, frozen=True):
    """A span that names somebody who can speak. `person` indexes `Marked.people`; `None`: unresolved.

    A `subject` is what a sentence is about, known by an office, that does something else: "The minister met her".
    """

    start: int
    end: int
    form: Literal["name", "nominal", "pronoun", "body", "subject"]
    person: int | None


class PersonInText(Struct, frozen=True):
    """Somebody one text names: a person, an unnamed one ("One Baltic diplomat"), or a body that speaks.

    `name` has no title. `roles` are verbatim role phrases, fullest first ("Polish Foreign Minister").
    `affiliation` is a canonical actor ("Poland"); `represents` the bodies or states of every role.
    `official`: speaks for a side or a body; `False` for analysts and former office holders.
    """

    name: str
    kind: Literal["person", "unnamed", "body"]
    roles: tuple[str, ...] = ()
    affiliation: str | None = None
    represents: tuple[str, ...] = ()
    official: bool | None = None
    gender: Literal["m", "f"] | None = None
    aliases: tuple[str, ...] = ()


class Marked(Struct, frozen=True):
    """An article with dates, actors, places and people found in it: all that a finder sees.

    `dates` are without those of datelines, on which nothing happens: `datelines`.
    `topics`: further topics of demands from the configuration, as (label, patterns).
    """

    article: Article
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    people: tuple[PersonInText, ...] = ()
    mentions: tuple[SpeakerMention, ...] = ()
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    datelines: tuple[DateMention, ...] = ()

    @property
    def all_dates(self) -> tuple[DateMention, ...]:
        """Its dates and those of its datelines, in the order of the text."""
        return tuple(sorted((*self.datelines, *self.dates), key=lambda day: day.excerpt.start))

    @property
    def document(self) -> Document:
        """The document that all offsets refer to."""
        return self.article.document


# The rule of a quote of which a reader told who said it, or that nobody knows.
CORRECTED = "quote.corrected"


class QuoteMention(Struct, frozen=True):
    """Words one text gives to a speaker. `excerpt` leaves the outer marks out and is the fullest of `parts`.

    `speaker` indexes `Findings.people`; `speaker_at` is the mention as it stands ("the diplomat").
    `occasion`: the words that place the quote ("after the NATO meeting"), `None` where none do.
    `sentence` is the sentence, or run of sentences, that holds the quote and its attribution.
    """

    id: str
    excerpt: Excerpt
    parts: tuple[Excerpt, ...]
    kind: QuoteKind
    speaker: int | None
    speaker_at: Excerpt | None
    said_on: When | None
    said_where: str | None
    occasion: Excerpt | None
    sentence: Excerpt
    rule: str


# Rules of refusals of what their own text lets nobody ask ("rejected the plan"; "will not leave"; "will not sign").
UNASKED = frozenset(["answer.unasked", "answer.unasked-act", "answer.unasked-firm"])


class DemandMention(Struct, frozen=True):
    """What one party asks, offers, refuses or threatens, as one text words it.

    `excerpt` is the demand clause, without cue and speaker ("that Ukraine and Georgia be permanently
    barred from joining NATO"). `by` and `of` are canonical actors. `reacts_to`: ids of mentions in the
    same text that this one answers ("rejected these proposals"); `standing` what it says of them.
    `speaker` indexes `Findings.people` where the demand is a named person's words.
    `evidence`: the sentence, with the one before it where it leans on that.
    """

    id: str
    excerpt: Excerpt
    evidence: tuple[Excerpt, ...]
    by: tuple[str, ...]
    of: tuple[str, ...]
    stance: Stance
    topic: str | None
    speaker: int | None
    when: When | None
    reacts_to: tuple[str, ...]
    standing: Standing | None
    rule: str

    @property
    def is_unasked(self) -> bool:
        """Whether it refuses what its own text lets nobody ask: no answer but where another text tells who asked."""
        return self.rule in UNASKED

    @property
    def is_firm(self) -> bool:
        """Whether such a refusal is told all the same: by its verb it refuses what one party asks of another."""
        return self.rule == "answer.unasked-firm"


class EventMention(Struct, frozen=True):
    """Something that happened, or is to happen, as one text tells it.

    `head` is the canonical head noun ("talks", "council"); `name` the named event or body session
    ("NATO-Russia Council"), `None` where there is none. `organisers` are bodies whose session it is.
    `delegates` index `Findings.people`. `backward`: the text only looks back at it.
    `evidence`: sentences that tell of it, the best first. `counted`: the words in which the text counts
    or ranks it ("the third and final meeting"), `None` where it does not. For an act, `organisers` do it.
    `between`: of whom such sessions are elsewhere in the text, where nothing is told of this one.
    `home`: the state that it is of by its sentence or its text, where no party is told; not what tells events apart.
    """

    id: str
    head: str
    kind: EventKind
    status: EventStatus
    when: When | None
    name: str | None
    place: str | None
    organisers: tuple[str, ...]
    participants: tuple[str, ...]
    delegates: tuple[int, ...]
    backward: bool
    evidence: tuple[Excerpt, ...]
    rule: str
    counted: Excerpt | None = None
    between: tuple[str, ...] = ()
    home: str | None = None


class Point(Struct, frozen=True):
    """A sentence fit for In brief: it states an outcome, a demand with its answer, or a stand, and leans on nothing."""

    excerpt: Excerpt
    kind: Literal["outcome", "demands", "answer", "stand"]
    actors: tuple[str, ...]
    rule: str


class Findings(Struct, frozen=True):
    """All that was found in one document: a pure function of its bytes, the configuration and the version.

    `states`: those that it speaks of and no list has. `acronyms`: letters that may stand for a body no list has, each
    with its name, "" where the document doesn't tell it.
    """

    document: Document
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonInText, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    demands: tuple[DemandMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    points: tuple[Point, ...] = ()
    states: tuple[str, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()
