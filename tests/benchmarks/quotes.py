"""Scores quotes against folders shaped like PolNeAR: `python -m tests.benchmarks.quotes FOLDER [--show N]`.

FOLDER holds `text/*.txt` and `attributions/*.ann` (brat: Source, Cue, Content). A gold piece is a stretch in
quotation marks inside a Content that has a Source. The first line, the headline, is left out. An answer is right
where its words are those of the piece and its speaker's span shares a word with the Source. Answers inside Content
without a Source count neither way.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from brief import actors, people
from brief.finders import quotes
from brief.model import Article, Document, Marked, Masthead, Paragraph, Sentence
from brief.text import lines, sentences

# Reached on PolNeAR's dev part, which no rule was written on; they only rise. Goals: .96 and .90.
FLOORS = {"direct": 0.91, "all": 0.87}
_LINE = re.compile(r"(T\d+)\t(Source|Content|Cue) ([\d; ]+)\t(.*)")
_EVENT = re.compile(r"E\d+\t(.+)")
_PRONOUNS = frozenset("he she they it we i him her them".split())
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """A piece in marks and who says it; `direct`: five words or more."""

    piece: Span
    source: tuple[Span, ...]
    form: str
    direct: bool


@dataclass(slots=True)
class Score:
    """Counts of one measure."""

    gold: int = 0
    answers: int = 0
    right: int = 0
    spans: int = 0
    forms: dict[str, list[int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Right answers of all answers."""
        return self.right / self.answers if self.answers else 0.0

    @property
    def recall(self) -> float:
        """Right answers of all there is."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def article_of(text: str, key: str = "0" * 12) -> Article:
    """An article of which every line is a paragraph of its body."""
    paragraphs = tuple(
        Paragraph(start, end, "body" if number else "title", "line") for number, (start, end) in enumerate(lines(text))
    )
    found = tuple(
        Sentence(start, end, number)
        for number, paragraph in enumerate(paragraphs)
        for start, end in sentences(text, paragraph.start, paragraph.end)
        if paragraph.kind == "body"
    )
    return Article(Document(key, "text.txt", "0", text), Masthead(), paragraphs, found)


def answers_of(text: str) -> list[tuple[Span, Span | None]]:
    """Each piece found, with the span of its speaker."""
    article = article_of(text)
    parties, places = actors.find(article)
    named, mentions = people.find(article, parties)
    found = quotes.find(Marked(article, (), parties, places, named, mentions))
    return [
        ((part.start, part.end), (q.speaker_at.start, q.speaker_at.end) if q.speaker_at else None)
        for q in found
        if q.kind != "reported"
        for part in q.parts
    ]


def gold_of(text: str, annotation: str) -> tuple[list[Gold], list[Span]]:
    """The gold pieces of a text, and the stretches of Content that say no Source."""
    spans = {m[1]: (m[2], _spans(m[3])) for m in map(_LINE.match, annotation.splitlines()) if m}
    headline = next(lines(text), (0, 0))[1]
    gold: list[Gold] = []
    silent: list[Span] = []
    for event in filter(None, map(_EVENT.match, annotation.splitlines())):
        roles = [part.split(":") for part in event[1].split()]
        contents = [
            s for role, t in roles if role.startswith("Content") and t in spans for s in spans[t][1] if s[0] > headline
        ]
        source = _source(text, roles, spans)
        if not source:
            silent += contents
            continue
        contents = _together(text, contents)
        for content in contents:
            for piece in _pieces(text, content):
                words = len(text[slice(*piece)].split())
                gold.append(Gold(piece, source, _form(text, source), words >= 5))
    return gold, silent


def _source(text: str, roles: list[list[str]], spans: dict[str, tuple[str, list[Span]]]) -> tuple[Span, ...]:
    """The spans of the Source; of the Cue in the few records where the two stand in each other's place."""
    named = {
        kind: [s for role, t in roles if role.startswith(kind) and t in spans for s in spans[t][1]] for kind in _KINDS
    }
    source, cue = named["Source"], named["Cue"]
    if source and cue and text[slice(*source[0])].split()[0] in ("said", "says") and text[cue[0][0]].isupper():
        source = cue
    return tuple(source)


_KINDS = ("Source", "Cue")


def _spans(written: str) -> list[Span]:
    return [(int(start), int(end)) for start, end in (part.split() for part in written.split(";"))]


def _together(text: str, contents: list[Span]) -> list[Span]:
    """The stretches of a content, those that only a space parts as one."""
    joined: list[Span] = []
    for start, end in sorted(contents):
        if joined and text[joined[-1][1] : start].strip(" ") == "" and start >= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, content: Span) -> Iterator[Span]:
    """The stretches in double marks inside a content; one that never closes runs to its end or its paragraph's."""
    start: int | None = None
    for at in range(*content):
        mark = '"' if text[at] == "'" and text[at + 1 : at + 2] == "'" else text[at]
        if mark == "\n" and start is not None:
            yield start, at
            start = None
        elif mark == "“" or (mark == '"' and start is None):
            if start is not None:
                continue
            start = at + (2 if text[at] == "'" else 1)
        elif start is not None and mark in '”"':
            yield start, at
            start = None
    if start is not None:
        yield start, content[1]


def _form(text: str, source: tuple[Span, ...]) -> str:
    words = text[slice(*source[0])]
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "named" if any(word[:1].isupper() for word in words.split()[1:] or words.split()) else "nominal"


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def score(folder: Path, show: int = 0, first: int = 0, step: int = 1) -> tuple[dict[str, Score], float]:
    """The scores of a folder and the milliseconds an article took."""
    scores = {"direct": Score(), "all": Score()}
    files = sorted((folder / "text").glob("*.txt"))[first::step]
    spent = 0.0
    for path in files:
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotations:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        gold, silent = gold_of(text, annotations[0].read_text(encoding="utf-8"))
        begun = time.perf_counter()
        answers = answers_of(text)
        spent += time.perf_counter() - begun
        show = _count(text, gold, silent, answers, scores, show, path.stem)
    return scores, spent / max(len(files), 1) * 1000


def _count(
    text: str,
    gold: list[Gold],
    silent: list[Span],
    answers: list[tuple[Span, Span | None]],
    scores: dict[str, Score],
    show: int,
    name: str,
) -> int:
    by_span = {_trim(text, one.piece): one for one in gold}
    got = {_trim(text, piece): who for piece, who in answers if who is not None}
    for span, one in by_span.items():
        who = got.get(span)
        right = who is not None and _shares(text, who, one.source)
        for kind in ("direct", "all") if one.direct else ("all",):
            tally = scores[kind]
            tally.gold += 1
            tally.spans += span in got
            tally.right += right
            form = tally.forms.setdefault(one.form, [0, 0])
            form[0] += 1
            form[1] += right
        if not right and show > 0 and one.direct:
            show -= 1
            said = text[slice(*who)] if who else None
            print(f"--- {name} MISS {[text[slice(*s)] for s in one.source]} GOT {said!r}\n{_around(text, span)}")
    for span, who in got.items():
        if any(start <= span[0] < end for start, end in silent):
            continue
        words = len(text[slice(*span)].split())
        for kind in ("direct", "all") if words >= 5 else ("all",):
            scores[kind].answers += 1
        if span not in by_span and show > 0 and words >= 5:
            show -= 1
            print(f"--- {name} EXTRA {text[slice(*who)]!r}\n{_around(text, span)}")
    return show


def _shares(text: str, who: Span, source: tuple[Span, ...]) -> bool:
    return any(
        who[0] < end and start < who[1] and text[max(who[0], start) : min(who[1], end)].strip() for start, end in source
    )


def _around(text: str, span: Span) -> str:
    return (
        text[max(0, span[0] - 220) : span[0]] + "[[" + text[slice(*span)][:300] + "]]" + text[span[1] : span[1] + 160]
    )


def main() -> int:
    """Print the table; 1 where a floor isn't reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many faults")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1)
    asked = parser.parse_args()
    scores, spent = score(asked.folder, asked.show, asked.first, asked.step)
    print(f"{'':8}{'gold':>7}{'P':>8}{'R':>8}{'F1':>8}{'spans':>8}   right by form of speaker")
    for kind, tally in scores.items():
        forms = ", ".join(f"{form} {right}/{total}" for form, (total, right) in sorted(tally.forms.items()))
        spans = tally.spans / max(tally.gold, 1)
        print(f"{kind:8}{tally.gold:7}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}{spans:8.3f}   {forms}")
    print(f"{spent:.1f} ms an article")
    return 0 if all(scores[kind].f1 >= floor for kind, floor in FLOORS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
