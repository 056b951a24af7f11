"""The sentences of an article as people are looked for in them: actors, cues and names of each, with what stands beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from brief import cues as cue_finder
from brief import marks
from brief.cues import Cue
from brief.model import ActorMention, Article
from brief.people import names as name_finder
from brief.people.names import Name
from brief.people.roles import Beside, Surroundings, beside
from brief.text import Span, view


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans in order that don't overlap, asked whether they hold an offset."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, at: int) -> bool:
        """Whether one of them holds the offset."""
        number = bisect_right(self.starts, at) - 1
        return number >= 0 and at < self.ends[number]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: `cues` are those outside marks; `names` each with what stands beside it. `caption`: not told by the text."""

    text: str
    seen: str
    start: int
    end: int
    paragraph: int
    caption: bool
    quoted: Spans
    actors: tuple[ActorMention, ...]
    cues: tuple[Cue, ...]
    names: tuple[tuple[Name, Beside], ...]

    def words(self, start: int, end: int) -> str:
        """The words of a span as written, but for white space."""
        return " ".join(self.text[start:end].split())


def read(article: Article, actors: Sequence[ActorMention]) -> list[Reading]:
    """The sentences of an article, in order."""
    text, seen = article.text, view(article.text)
    body = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs if paragraph.kind == "body"]
    spans = marks.read(text, body)
    quoted = Spans(tuple(span.start for span in spans), tuple(span.end for span in spans))
    found: list[Reading] = []
    first = 0
    for sentence in article.sentences:
        while first < len(actors) and actors[first].start < sentence.start:
            first += 1
        last = first
        while last < len(actors) and actors[last].start < sentence.end:
            last += 1
        here, first = tuple(actors[first:last]), last
        found.append(
            Reading(
                text,
                seen,
                sentence.start,
                sentence.end,
                sentence.paragraph,
                article.paragraphs[sentence.paragraph].kind == "caption",
                quoted,
                here,
                tuple(c for c in cue_finder.find(seen, sentence.start, sentence.end) if not quoted.hold(c.start)),
                _names(seen, (sentence.start, sentence.end), here),
            )
        )
    return found


def _names(seen: str, sentence: Span, actors: Sequence[ActorMention]) -> tuple[tuple[Name, Beside], ...]:
    found = list(name_finder.find(seen, *sentence, actors))
    spans = [(name.start, name.end) for name in found if not name.alone]
    named: list[tuple[Name, Beside]] = []
    for name in found:
        others = [span for span in spans if span[0] != name.start]
        around = Surroundings(seen, *sentence, actors, others)
        named.append((name, beside(around, (name.start, name.end))))
    return tuple(named)
