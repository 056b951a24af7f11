"""The values that the stages pass on; this module imports nothing of ours.

Two families. *Mentions* are what one text says (`DateMention`, `QuoteMention`, ...); they cite
their text by `Document.key`. *Merged* values (`Quote`, `Demand`, `Event`, `Person`) are what all
texts say together; they cite sources by number ("S1"). Offsets are half-open, in Unicode code
points, in the canonical text of the document. `None` means unknown and is shown as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Basis = Literal["stated", "inferred", "configured", "unknown"]
DayBasis = Literal["stated", "relative", "inferred", "published"]
Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
QuoteKind = Literal["direct", "partial", "reported"]
Stance = Literal["demand", "condition", "offer", "rejection", "threat", "appeal", "position"]
Standing = Literal[
    "open", "rejected", "talks offered", "promised", "conditional", "partly accepted", "accepted", "stands", "withdrawn"
]
EventKind = Literal["meeting", "call", "visit", "statement", "document", "sanctions", "military", "vote", "other"]
EventStatus = Literal["held", "planned", "postponed", "cancelled"]
EventSection = Literal["timeline", "background", "ahead", "undated"]
Severity = Literal["look", "warn", "lost"]
ParagraphKind = Literal[
    "body", "heading", "title", "byline", "caption", "credit", "biography", "feed", "promotion", "furniture", "footer"
]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A verbatim span of a source; made by `Document.excerpt`, which takes `text` from the offsets.

    `source` is the document's key while one text is read, and the source's number ("S1") once all
    are merged (`cited`). `end - start == len(text)` always.
    """

    source: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError(f"excerpt {self.start}:{self.end} does not measure {len(self.text)} characters")

    def cited(self, number: str) -> Excerpt:
        """The same span, citing its source by `number`."""
        return Excerpt(number, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file's own format states of the text in it; all `None` or empty for plain text."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text that can be cited: the canonical text and where it came from.

    `key` is the first twelve hex digits of the SHA-256 of the file's bytes (and the member's name,
    where the file holds several). `path` is relative to the briefing's folder, with `/`.
    """

    key: str
    path: str
    sha256: str
    text: str
    member: str | None = None
    metadata: Metadata = Metadata()

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The span from `start` to `end`, verbatim. `ValueError`: the span is not inside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.path}: no span {start}:{end} in a text of {len(self.text)} characters")
        return Excerpt(self.key, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a human should know: `lost`, a source is left out; `warn`, doubtful; `look`, worth a look."""

    code: str
    severity: Severity
    where: str
    message: str
    command: str | None = None


# --- one text ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines and what it is; `rule` says why. Only `body` and `heading` are article text."""

    start: int
    end: int
    kind: ParagraphKind
    rule: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact of the masthead is believed: the field, the span it was read from, and the rule."""

    field: str
    excerpt: Excerpt | None
    rule: str


@dataclass(frozen=True, slots=True)
class Masthead:
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of article text; `paragraph` indexes `Article.paragraphs`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
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


@dataclass(frozen=True, slots=True)
class When:
    """The days something may have happened on: a closed interval, its grain and how it is known.

    `stated`: the text names the day; `relative`: counted from another day ("Thursday"); `inferred`:
    counted from a day that is itself inferred; `published`: no more than the day of publication.
    """

    first: date
    last: date
    grain: Grain
    basis: DayBasis


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression as TimeML sees it, and the closed day interval it covers.

    `first` and `last` are `None` where the expression covers no known day ("recently", "ten years",
    "Thursday" without a publication day). `role`: `speech` for the day of saying ("said Thursday"),
    `event` otherwise. `modifier`: TIMEX3 `mod` ("START", "END", "APPROX", "BEFORE", "AFTER", ...).
    """

    excerpt: Excerpt
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: date | None
    last: date | None
    grain: Grain | None
    basis: DayBasis | None
    role: Literal["event", "speech"]
    modifier: str | None
    anchor: date | None
    rule: str

    @property
    def when(self) -> When | None:
        """The days it covers, `None` where they are unknown."""
        if self.first is None or self.last is None or self.grain is None or self.basis is None:
            return None
        return When(self.first, self.last, self.grain, self.basis)


@dataclass(frozen=True, slots=True)
class ActorMention:
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


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A town or country as a place ("in Geneva", "at NATO headquarters in Brussels")."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """A span that names somebody who can speak. `person` indexes `Marked.people`; `None`: unresolved."""

    start: int
    end: int
    form: Literal["name", "nominal", "pronoun", "body"]
    person: int | None


@dataclass(frozen=True, slots=True)
class PersonInText:
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


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with dates, actors, places and people found in it: all that a finder sees.

    `topics`: further topics of demands from the configuration, as (label, patterns).
    """

    article: Article
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    people: tuple[PersonInText, ...] = ()
    mentions: tuple[SpeakerMention, ...] = ()
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def document(self) -> Document:
        """The document that all offsets refer to."""
        return self.article.document


@dataclass(frozen=True, slots=True)
class QuoteMention:
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


@dataclass(frozen=True, slots=True)
class DemandMention:
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


@dataclass(frozen=True, slots=True)
class EventMention:
    """Something that happened, or is to happen, as one text tells it.

    `head` is the canonical head noun ("talks", "council"); `name` the named event or body session
    ("NATO-Russia Council"), `None` where there is none. `organisers` are bodies whose session it is.
    `delegates` index `Findings.people`. `backward`: the text only looks back at it.
    `evidence`: sentences that tell of it, the best first. `counted`: the words in which the text counts
    or ranks it ("the third and final meeting"), `None` where it does not. For an act, `organisers` do it.
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


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence fit for In brief: it states an outcome, a demand with its answer, or a stand, and leans on nothing."""

    excerpt: Excerpt
    kind: Literal["outcome", "demands", "answer", "stand"]
    actors: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one document: a pure function of its bytes, the configuration and the version."""

    document: Document
    masthead: Masthead
    paragraphs: tuple[Paragraph, ...]
    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonInText, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    demands: tuple[DemandMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    points: tuple[Point, ...] = ()
    issues: tuple[Issue, ...] = ()


# --- all texts --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source. `copy_of`: the id of the source whose text this one repeats."""

    id: str
    path: str
    member: str | None
    sha256: str
    title: str | None
    outlet: str | None
    outlet_basis: Basis
    authors: tuple[str, ...]
    url: str | None
    language: str | None
    translated: bool
    published: date | None
    published_basis: Basis
    copy_of: str | None = None
    reposted: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person in all sources. `side` groups affiliations where `brief.toml` says so, else it is the affiliation."""

    id: str
    name: str
    role: str | None
    affiliation: str | None
    side: str | None
    aliases: tuple[str, ...]
    observer: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """One of several values that sources give for a field of an event; `excerpt` has the words it was read from."""

    field: str
    value: str
    source: str
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, however many sources tell of it. Ids refer to `Briefing.quotes`, `.demands`, `.people`, `.sources`."""

    id: str
    members: tuple[str, ...]
    section: EventSection
    when: When | None
    title: str
    kind: EventKind
    status: EventStatus
    place: str | None
    participants: tuple[str, ...]
    delegates: tuple[str, ...]
    said: tuple[Excerpt, ...]
    quotes: tuple[str, ...]
    about: tuple[str, ...]
    demands: tuple[str, ...]
    sources: tuple[str, ...]
    disputed: tuple[Dispute, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement, however many sources carry it; `excerpt` the fullest wording, `variants` the others.

    `observer`: the speaker is no party to the talks. `speaker` is `None` for an unresolved speaker and
    for bodies and unnamed ones, which have a `speaker_name` all the same. `variants` are spoken words
    wherever `kind` says so; `reported`: clauses in which further sources tell of it in their own words.
    """

    id: str
    members: tuple[str, ...]
    speaker: str | None
    speaker_name: str | None
    role: str | None
    side: str | None
    observer: bool
    kind: QuoteKind
    said_on: date | None
    said_on_basis: DayBasis | None
    said_where: str | None
    excerpt: Excerpt
    parts: tuple[Excerpt, ...]
    variants: tuple[Excerpt, ...]
    shown: bool
    rule: str
    occasions: tuple[Excerpt, ...] = ()
    reported: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand, however many sources word it; `number` ("D1") where it has a row on paper.

    `standing` is as reported, and rests on `answers` (ids of demands and quotes) or `reported` (excerpts
    that tell of the answer). `None`: nothing is reported, which reads as open.
    """

    id: str
    members: tuple[str, ...]
    number: str | None
    label: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    stance: Stance
    topic: str | None
    excerpt: Excerpt
    variants: tuple[Excerpt, ...]
    standing: Standing | None
    answers: tuple[str, ...]
    events: tuple[str, ...]
    rule: str
    reported: tuple[Excerpt, ...] = ()


# --- the briefing -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of In brief: a label of ours, then verbatim parts."""

    label: str | None
    parts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class AheadRow:
    """Something planned, promised or awaited; `when` `None`: no day is given; `doubt` numbers a doubtful point."""

    when: When | None
    label: str
    parts: tuple[Excerpt, ...]
    event: str | None = None
    doubt: int | None = None


@dataclass(frozen=True, slots=True)
class GlanceEntry:
    """A mark of the figure: an event above the line (`title`), with `planned` drawn differently."""

    title: str
    place: str | None
    planned: bool
    event: str


@dataclass(frozen=True, slots=True)
class GlanceDay:
    """A day, or a span of days, of the figure: what happened, and who spoke, grouped by side."""

    first: date
    last: date
    entries: tuple[GlanceEntry, ...]
    speakers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DemandBlock:
    """Demands in one direction, by number."""

    by: tuple[str, ...]
    of: tuple[str, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """Quotes printed together: a side at a meeting, or a place or body for which officials spoke.

    `kind`: `side` under an event; `place` ("Said in Moscow") or `body` ("Said by NATO") under a day.
    """

    kind: Literal["side", "place", "body", "other"]
    name: str
    quotes: tuple[str, ...]
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayEvent:
    """An event as it is printed: its delegations by side and its key quotes by side."""

    event: str
    delegations: tuple[tuple[str, tuple[str, ...]], ...]
    demands: tuple[str, ...]
    quotes: tuple[QuoteGroup, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the timeline: meetings and acts first, then statements by where or for whom they were made."""

    first: date
    last: date
    events: tuple[DayEvent, ...]
    statements: tuple[QuoteGroup, ...]


@dataclass(frozen=True, slots=True)
class SidePeople:
    """People quoted for one side, in order."""

    side: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful point: a label of ours, the readings verbatim, and a closing remark of ours."""

    label: str
    parts: tuple[Excerpt, ...]
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The closed interval of days that the timeline covers."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that a renderer sees. The collections of values are complete; the fields after them say what paper shows."""

    title: str
    subtitle: str
    marking: str | None
    to: str | None
    sender: str | None
    author: str | None
    language: str
    as_of: date | None
    as_of_basis: Literal["configured", "newest source", "unknown"]
    edition: int
    window: Window | None
    basis: str
    sources: tuple[Source, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    demands: tuple[Demand, ...] = ()
    issues: tuple[Issue, ...] = ()
    in_brief: tuple[Bullet, ...] = ()
    ahead: tuple[AheadRow, ...] = ()
    glance: tuple[GlanceDay, ...] = ()
    demand_blocks: tuple[DemandBlock, ...] = ()
    days: tuple[Day, ...] = ()
    observers: tuple[str, ...] = ()
    observers_named: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    people_quoted: tuple[SidePeople, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
