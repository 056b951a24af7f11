"""Sentences fit for In brief: they state an outcome, demands, an answer or a stand, and lean on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, cast

from msgspec.structs import replace

from brief.finders.events.sentence.scene import Scene, scenes
from brief.lexicon import load
from brief.model import Marked, Point
from brief.text import view, whole_view, words_of

Kind = Literal["outcome", "demands", "answer", "stand"]

_LONGEST = 45
_SHORTEST = 7
_LEANS = re.compile(
    r"\b(?:these|those|such|this|the latter|the former|the same|the diplomat|the official|the minister|the analyst)\b"
    r"(?!\s+(?:week|month|year|morning|afternoon|evening|time))"
    r"|\bthat\s+(?:path|demand|proposal|offer|course|point|meeting|plan|claim|question|issue)\b"
)
_COUNTS_BACK = re.compile(
    r"\bthe\s+(?:first|second|third|fourth|last|other)\s+(?:two|three|points?|ones?|demands?|conditions?)\b"
)
_TODAY = re.compile(r"\b(?:today|yesterday|tomorrow|tonight|now|then)\b", re.IGNORECASE)
_PRONOUN_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou)\b")
_IMAGINED = re.compile(r"^\W*(?:If|Unless|Whether|Should)\b|\b(?:would|could|might|may)\b")
_OPINION = re.compile(
    r"\b(?:expert|analyst|scholar|professor|believes?|thinks?|in my view|according to)\b", re.IGNORECASE
)
_ASIDE = re.compile(r",\s(?:[a-z]+\s)?(?:which|who|whom|whose)\s[^,]*$")  # ", under which Chad agreed to"
_ENDS = re.compile(r"[.!][\"')\]]*$")
_DATELINE = re.compile(
    r"\W*(?:\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?(?:\sGMT)?[\s-]+"
    r"|(?:[A-Z][a-z]+\s\d{1,2}(?:,\s\d{4})?|[A-Z]{3}[\w.,/'()\s]{0,60}?)\s-{1,2}\s)(?=[\"A-Z])"
)
_NOBODY = re.compile(r"\b(?:[Nn]obody|[Nn]o one|[Ff]ew|[Nn]ever)\b")


def find(marked: Marked) -> tuple[Point, ...]:
    """The sentences of an article that state where things stand, in the order of the text; one point a sentence.

    `rule` `point.answer-to-list`: it counts back to a list of demands in its paragraph ("only the third point") and is
    fit only beside it.
    """
    sentences, text = marked.article.sentences, whole_view(marked.article.text)
    chosen = [each for each in sentences if _may_state(text[each.start : each.end])]
    found: list[Point] = []
    for scene in scenes(marked, chosen):  # none for one of endless length
        point = _point(scene)
        if point is None:
            continue
        if _COUNTS_BACK.search(view(point.excerpt.text)):
            if not any(_same_paragraph(marked, other, point) and other.kind == "demands" for other in found):
                continue
            point = replace(point, rule="point.answer-to-list")
        found.append(point)
    return tuple(found)


def _may_state(words: str) -> bool:
    """Whether a sentence holds a cue: most don't, and what was marked in them need not be gathered."""
    return not _openers().isdisjoint(words_of(words)) and any(cue.search(words) for _, cue in _cues_of(words))


@cache
def _openers() -> frozenset[str]:
    """Words of which a sentence with a cue holds one."""
    return frozenset[str]().union(*(words for words, _, _ in _cues()))


def _cues_of(text: str) -> Iterator[tuple[Kind, re.Pattern[str]]]:
    """The cues that a sentence may hold, by its words."""
    held = words_of(text)
    return ((kind, cue) for words, kind, cue in _cues() if not words.isdisjoint(held))


def _same_paragraph(marked: Marked, one: Point, other: Point) -> bool:
    return "\n" not in marked.article.text[one.excerpt.start : other.excerpt.end]


def _point(scene: Scene) -> Point | None:
    text = scene.seen[scene.start : scene.end]
    if scene.caption or not _stands_alone(scene, text):
        return None
    for kind, cue in _cues_of(text):
        match = cue.search(text)
        if match and not (scene.is_quoted(scene.start + match.start()) or _ASIDE.search(text, 0, match.start())):
            actors = tuple(dict.fromkeys(actor.name for actor in scene.actors))
            opens = _DATELINE.match(text)  # "LIMA, May 7 (APS) - ", "10:20 "
            told = scene.marked.document.sentence(scene.start + opens.end(), scene.end) if opens else scene.excerpt
            return Point(told, kind, actors, f"point.{kind}") if actors else None
    return None


def _stands_alone(scene: Scene, text: str) -> bool:
    """Whether a reader understands the sentence with nothing before it, and it is the text's own."""
    length = len(text.split())
    if not _SHORTEST <= length <= _LONGEST or not _ENDS.search(text):
        return False
    if _dangling().match(text) or _IMAGINED.search(text) or _NOBODY.search(text):
        return False
    if any(pattern.search(text) for pattern in (_LEANS, _TODAY, *_leaning())) or _is_given(text):
        return False
    spoken = sum(min(end, scene.end) - max(start, scene.start) for start, end in scene.quoted)
    if spoken > len(text) // 2 or _OPINION.search(text):
        return False
    return not _dangling_subject(scene, text)


@cache
def _dangling() -> re.Pattern[str]:
    words = load("en/points")["leaning"]
    return re.compile(rf"^\W*(?:{'|'.join((*words['openers'], *words['voices']))})\b")


def _is_given(text: str) -> bool:
    """Whether "the request" stands for one that another sentence makes: nothing before it here could."""
    match = _given().search(text)
    return match is not None and re.search(rf"\b{match.group(1)}", text[: match.start()]) is None


@cache
def _given() -> re.Pattern[str]:
    words = load("en/points")["leaning"]
    return re.compile(rf"\b[Tt]he\s+({'|'.join(words['definite'])})(?!\s+(?:{'|'.join(words['of'])})\b)")


@cache
def _leaning() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb whose object stands elsewhere ("agreed to publish before June"), and an officer who does not answer."""
    words = load("en/points")["leaning"]
    behind = r"\s+(?:after|at|before|by|in|it|next|on|so|soon|them|under|until|within)\b|\s*[.,;]"
    return (
        re.compile(rf"\bagreed to (?:{'|'.join(words['objectless'])})(?:{behind})"),
        re.compile(
            rf"\b(?:declin\w+|refus\w+|would not|did not|does not)\s+(?:to\s+)?(?:{'|'.join(words['silent'])})\b"
        ),
    )


def _dangling_subject(scene: Scene, text: str) -> bool:
    """Whether a pronoun comes before anybody it could mean: a person for "he", anybody at all for "they"."""
    people = [mention.end for mention in scene.names]
    actors = [actor.end for actor in scene.actors]
    for pronoun in _PRONOUN_SUBJECT.finditer(text):
        known = people if pronoun.group().lower() in ("he", "she") else people + actors
        if not any(end <= scene.start + pronoun.start() for end in known):
            return True
    return False


@cache
def _cues() -> tuple[tuple[frozenset[str], Kind, re.Pattern[str]], ...]:
    """Each cue with the words of which any match holds one, and what it states."""
    rows = load("en/points")["points"]
    return tuple(
        (frozenset(row["words"]), cast(Kind, row["kind"]), re.compile(row["cue"], re.IGNORECASE)) for row in rows
    )
