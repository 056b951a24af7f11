"""What all texts say together: sources, people, events, quotes and demands; spans cite sources by number ("S1")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from brief.model.mentions import When
from brief.model.text import Basis, DayBasis, EventKind, EventSection, EventStatus, Excerpt, QuoteKind, Stance, Standing


class Source(Struct, frozen=True):
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


class Numbers(Struct, frozen=True):
    """The numbers that closed editions gave, which nothing else may have; empty where none is closed.

    `edition`: the last one closed, 0 for none. `sources` maps a source's hash and member, and its path and member, to
    its number; `demands` the id of each member to a demand's number ("D1").
    """

    edition: int = 0
    sources: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    demands: Mapping[str, str] = field(default_factory=dict)


class Person(Struct, frozen=True):
    """A person in all sources. `side` groups affiliations where `brief.toml` says so, else it is the affiliation."""

    id: str
    name: str
    role: str | None
    affiliation: str | None
    side: str | None
    aliases: tuple[str, ...]
    observer: bool = False


class Dispute(Struct, frozen=True):
    """One of several values that sources give for a field of an event; `excerpt` has the words it was read from."""

    field: str
    value: str
    source: str
    excerpt: Excerpt | None = None


class Event(Struct, frozen=True):
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

    @property
    def differences(self) -> dict[str, list[Dispute]]:
        """What sources differ on, by field, each with what they say."""
        told: dict[str, list[Dispute]] = {}
        for dispute in self.disputed:
            told.setdefault(dispute.field, []).append(dispute)
        return told


class Quote(Struct, frozen=True):
    """One statement, however many sources carry it; `excerpt` the fullest wording, `variants` the others.

    `observer`: the speaker is no party to the talks. `speaker` is `None` for an unresolved speaker and
    for bodies and unnamed ones, which have a `speaker_name` all the same. `variants` are spoken words
    wherever `kind` says so; `reported`: clauses in which further sources tell of it in their own words. `shown`: on
    paper, which the timeline chooses.
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


class Demand(Struct, frozen=True):
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
