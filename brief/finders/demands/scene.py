"""One text with its parties in order, and what surrounds each sentence; who acts in one is found elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.demands import gate, spans, unlisted
from brief.finders.demands.spans import Party
from brief.finders.demands.voices import paired, voiced
from brief.model import ActorMention, Marked, Sentence, SpeakerMention
from brief.text import whole_view

AROUND = 6  # sentences before a demand in which its speaker may be named


class Scene(Struct, frozen=True):
    """One text with its parties in order, and what surrounds each sentence.

    `rows` names, by a sentence's start, the rows of the lexicon that it may match; other sentences hold no demand.
    `named` are the actors that it names as such, and not by a capital alone. `order` holds the place of a
    sentence by its start, `pronouns` the resolved ones by theirs, `quotes` the spans between quotation marks;
    `voices` for whom people speak, by their index, where the text's words beside them tell; `issuer` is the state
    whose government writes the text.
    """

    marked: Marked
    seen: str
    rows: dict[int, frozenset[str]]
    parties: tuple[Party, ...]
    starts: tuple[int, ...]
    actor_starts: tuple[int, ...]
    named: frozenset[str]
    order: dict[int, int]
    pronouns: dict[int, SpeakerMention]
    quotes: tuple[tuple[int, int], ...]
    voices: dict[int, tuple[str, ...]]
    issuer: str | None = None

    def within(self, start: int, end: int) -> list[Party]:
        """The parties whose spans lie between two offsets, in order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [party for party in self.parties[first:last] if party.end <= end]

    def actors(self, start: int, end: int) -> list[ActorMention]:
        """The actors named between two offsets, in order."""
        first, last = bisect_left(self.actor_starts, start), bisect_left(self.actor_starts, end)
        return [actor for actor in self.marked.actors[first:last] if actor.end <= end]

    def neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        """The sentence `step` places on, `None` beyond either end of the text."""
        index = self.order[sentence.start] + step
        sentences = self.marked.article.sentences
        return sentences[index] if 0 <= index < len(sentences) else None

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The span between the quotation marks around an offset, marks left out."""
        index = bisect_left(self.quotes, (at + 1, 0)) - 1
        if index >= 0 and self.quotes[index][0] <= at <= self.quotes[index][1]:
            return self.quotes[index]
        return None


def scene(marked: Marked) -> Scene:
    """The text with its parties found."""
    seen = whole_view(marked.article.text)
    learnt = sorted([*marked.actors, *unlisted.acting(marked, seen)], key=lambda actor: actor.start)
    marked = replace(marked, actors=tuple(learnt))
    rows = gate.opened(marked.article, seen)
    starts = [sentence.start for sentence in marked.article.sentences]
    issuer = unlisted.issuer(marked.article)
    near = _near(marked, rows)
    found = spans.find(seen, marked, near, issuer)
    if both := paired(seen, found, [(one.start, one.end) for one in near]):
        found = tuple(sorted((*found, *both), key=lambda party: party.start))
    parties = voiced(seen, found, starts)
    return Scene(
        marked,
        seen,
        rows,
        parties,
        tuple(party.start for party in parties),
        tuple(actor.start for actor in marked.actors),
        frozenset(actor.name for actor in marked.actors if actor.form in ("name", "demonym")),
        {sentence.start: index for index, sentence in enumerate(marked.article.sentences)},
        {mention.start: mention for mention in marked.mentions if mention.form == "pronoun"},
        tuple(_quotes(seen, marked)),
        {one.person: one.names for one in parties if one.person is not None and one.names and not one.observer},
        issuer,
    )


def _near(marked: Marked, rows: Container[int]) -> list[Sentence]:
    """The sentences that may hold a demand, with those around them in which its speaker may be named."""
    sentences = marked.article.sentences
    hits = [index for index, sentence in enumerate(sentences) if sentence.start in rows]
    wanted = sorted({near for index in hits for near in range(index - AROUND, index + 2)})
    return [sentences[index] for index in wanted if 0 <= index < len(sentences)]


def _quotes(seen: str, marked: Marked) -> Iterable[tuple[int, int]]:
    """The spans between quotation marks, paragraph by paragraph; an unclosed mark runs to its paragraph's end."""
    for paragraph in marked.article.paragraphs:
        at = seen.find('"', paragraph.start, paragraph.end)
        while at >= 0:
            closing = seen.find('"', at + 1, paragraph.end)
            yield at + 1, paragraph.end if closing < 0 else closing
            at = seen.find('"', closing + 1, paragraph.end) if closing >= 0 else -1
