"""The sentences of an article as people are looked for in them: the actors, cues and names of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from brief import cues as cue_finder
from brief import marks
from brief.cues import Cue
from brief.lexicon import load
from brief.model import ActorMention, Article, SpeakerMention
from brief.people import names as name_finder
from brief.people.names import Name
from brief.people.phrases import Surroundings
from brief.people.roles import Beside, beside
from brief.spelling import is_given
from brief.text import beginning_in, either, whole_view, words_of


class Spans(Struct, frozen=True):
    """Spans in order that don't overlap, asked whether they hold an offset."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, at: int) -> bool:
        """Whether one of them holds the offset."""
        number = bisect_right(self.starts, at) - 1
        return number >= 0 and at < self.ends[number]

    def begin(self, at: int) -> int:
        """Where the one that holds an offset begins."""
        return self.starts[bisect_right(self.starts, at) - 1]


class Reading(Struct, frozen=True):
    """One sentence; `cues` are those outside marks. `caption`: it stands under a picture.

    `vocabulary`: its words in lower case, letters only.
    """

    text: str
    seen: str
    start: int
    end: int
    paragraph: int
    caption: bool
    quoted: Spans
    actors: tuple[ActorMention, ...]
    cues: tuple[Cue, ...]
    names: tuple[Name, ...]
    vocabulary: frozenset[str]

    def words(self, start: int, end: int) -> str:
        """The words of a span as written, but for white space."""
        return " ".join(self.text[start:end].split())

    def behind_first(self, mention: SpeakerMention) -> int:
        """Where a mention's words go on behind the first one, whatever white space parts the two."""
        return mention.end - len(self.text[mention.start : mention.end].split(None, 1)[-1])

    def is_fronted(self, at: int) -> bool:
        """Whether nothing but an opening phrase stands before an offset in the sentence."""
        return _FRONT.match(self.seen[self.start : at]) is not None

    def title(self, name: Name) -> str:
        """The word right before a name, a title perhaps; empty where none is."""
        return _title(self.seen[self.start : name.start][-24:])

    def is_led(self, name: Name) -> bool:
        """Whether what only bodies have stands behind a name nobody is known by: "Bright Dawn leader Ana Lang"."""
        if name.known or name.after_title or _leading().match(self.seen, name.end, self.end) is None:
            return False
        return _PART_OF.search(self.seen, max(self.start, name.start - _NEAR), name.start) is None

    def beside(self, name: Name) -> Beside:
        """What stands beside a name."""
        others = [
            (one.start, one.end)
            for one in self.names
            if not one.alone and one.start != name.start and not one.text.startswith(_REGIONS) and not self.is_led(one)
        ]
        known = [(one.start, one.end) for one in self.names if one.known and one.start != name.start]
        titled = [one.end for one in self.names if one.alone and one.after_title]
        around = Surroundings(self.seen, self.start, self.end, self.actors, others, known, titled)
        return beside(around, (name.start, name.end))


_PART_OF = re.compile(r"[A-Z][\w-]*\s(?:for|of|on)\s(?:the\s)?$")  # "the Commission on Audit chairperson"
_NEAR = 30


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:deputy|former|senior|vice)\s)?(?:{either(load('en/titles')['of_bodies'])})\s[A-Z]")


@lru_cache(maxsize=1024)
def _title(before: str) -> str:
    words = before.rsplit(None, 1)
    title = _TITLE.search(words[-1].removesuffix(".")) if words and before[-1].isspace() else None
    return title.group() if title else ""


_REGIONS = ("Central ", "Eastern ", "Northern ", "Southern ", "Western ")  # what nobody is named: "Western Pacific"
_TITLE = re.compile(r"[A-Za-z-]*\Z")
_FRONT = re.compile(
    r"(?!\w+\s(?:I|we)\s)"  # "When I put this to Omar Diss, he laughed": he is whom the writer means
    r"(?:After|As|Before|During|Following|Once|When|While|In|At|On|By|With|Without|From|To|For|Unlike|Like|Besides|Despite"
    r"|Ahead of|Alongside|Beside|Contrary|[A-Z][a-z]+(?:ing|ed))\b[^;:\"]{0,200},\s$"
)
# No sentence of prose is longer; what is costs time that grows with its square, and says nothing.
_LONGEST = 4000


def read(article: Article, actors: Sequence[ActorMention]) -> list[Reading]:
    """The sentences of an article, in order."""
    text, seen = article.text, whole_view(article.text)
    body = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs if paragraph.kind == "body"]
    spans = marks.read(text, body)
    quoted = Spans(tuple(span.start for span in spans), tuple(span.end for span in spans))
    found: list[Reading] = []
    first = 0
    for sentence in article.sentences:
        if sentence.end - sentence.start > _LONGEST:
            continue
        while first < len(actors) and actors[first].start < sentence.start:
            first += 1
        last = first
        while last < len(actors) and actors[last].start < sentence.end:
            last += 1
        here, first = tuple(actors[first:last]), last
        said = [cue for cue in cue_finder.find(seen, sentence.start, sentence.end) if not quoted.hold(cue.start)]
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
                tuple(said),
                _names(seen, sentence.start, sentence.end, here),
                words_of(seen[sentence.start : sentence.end]),
            )
        )
    return found


def _names(seen: str, start: int, end: int, actors: Sequence[ActorMention]) -> tuple[Name, ...]:
    """The names of a sentence; of a heading, where every word is large, the first two words of each: a verb follows."""
    found = name_finder.find(seen, start, end, actors)
    if found and found[0].start == start and _is_said_by(seen, found[0]):
        found = name_finder.find(seen, start + len(_SAID), end, actors)
    found = tuple(name for name in found if not _is_shouted(seen, name))
    odd = any(not name.alone and (not name.known or name.text.count(" ") >= _FULL) for name in found)
    if not odd or end - start > _LONGEST_LINE or not _is_heading(seen[start:end]):
        return found
    return tuple(_shortened(seen, name) for name in found if not _is_claim(seen, name))


def _is_shouted(seen: str, name: Name) -> bool:
    """Whether a name in capitals is a headline that runs into its text: "ANA SOUZA LANG RESIGNS After months"."""
    if not name.text.isupper() or name.text.count(" ") < _FULL:
        return False
    return name.text.count(" ") > _FULL or _PROSE.match(seen, name.end) is not None


def _is_claim(seen: str, name: Name) -> bool:
    """Whether words of a heading that no given name opens stand nowhere else: "Lang Blasts Brandt"."""
    return not (name.known or name.alone or name.after_title) and seen.find(name.text, name.end) < 0


_SAID = "Said "


def _is_said_by(seen: str, name: Name) -> bool:
    """Whether a name that opens a sentence is a verb and its subject: the text has no other Said of that surname."""
    if not name.text.startswith(_SAID):
        return False
    fulls = name_finder.names_with(seen, name.text.split()[-1])
    return any(is_given(full.split()[0]) and not full.startswith(_SAID) for full in fulls)


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        len(words) > _MANY
        and line[-1] not in "!\"'"
        and all(w.lstrip(_MARKS)[:1].isupper() or w in _SMALL for w in words)
    )


def _shortened(seen: str, name: Name) -> Name:
    """A name cut behind its second word, where that is no initial or particle."""
    led = name.known or name.after_title
    two = _TWO.match(seen, name.start, name.end) if led and len(name.text.split()) > _FULL else None
    return replace(name, end=two.end(), text=" ".join(two.group().split())) if two else name


_PROSE = re.compile(r" [A-Z][a-z]")
_FULL, _MANY = 2, 4
_SMALL = frozenset("a an and as at but by for from in into is it nor of off on or out over the to up vs with".split())
_TWO = re.compile(r"[^\W\d_]{2,}[\w'-]*\s[^\W\d_a-z][^\W\d_]+[\w'-]*(?=\s)")
_MARKS = "'\"("
_LONGEST_LINE = 300


def above(article: Article, actors: Sequence[ActorMention]) -> list[Reading]:
    """The lines above the text, read as sentences: a title or a standfirst says what somebody is, too."""
    text, seen = article.text, whole_view(article.text)
    found: list[Reading] = []
    for number, line in enumerate(article.paragraphs):
        if line.kind == "body":
            break
        if line.kind not in ("title", "heading", "furniture") or line.end - line.start > _LONGEST_LINE:
            continue
        near = beginning_in(actors, line.start, line.end, lambda actor: actor.start)
        here = tuple(actor for actor in near if actor.end <= line.end)
        names = _names(seen, line.start, line.end, here)
        words = words_of(seen[line.start : line.end])
        found.append(Reading(text, seen, line.start, line.end, number, False, Spans((), ()), here, (), names, words))
    return found
