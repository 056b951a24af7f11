"""Scores `brief.dates` on TimeML files: `python -m tests.benchmarks.dates FOLDER [--errors N] [--kind KIND]`.

Strict and relaxed span F1 and value F1 (spans that overlap, with the same value), for DATE and for all types.
The files are split by turns: rules are written on the first half (even), floors measured on the second (odd).
`--dateparser` and `--heideltime FOLDER` run those beside us on the second half; HeidelTime takes seconds a file.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from brief.dates import find
from brief.model import Article, Document, Masthead, Paragraph, Sentence
from brief.text import sentences
from tests import rivals

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BLANK = re.compile(r"\n[ \t]*\n")

# On the odd half; only ever raised. DATE value, all value, all strict.
FLOORS = {"DATE value": 0.81, "all value": 0.801, "all strict": 0.877}


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression, marked by hand or found."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A TimeML document: its text, its day of publication and its temporal expressions."""

    name: str
    text: str
    published: date
    timexes: tuple[Timex, ...]


def read(path: Path) -> Marked:
    """The document of a TimeML file; the expression that gives the day of publication is left out."""
    raw = path.read_text(encoding="utf-8")
    stated = re.search(r"<DCT>.*?value=\"(\d{4})-(\d\d)-(\d\d)", raw, re.S)
    if not stated:
        raise ValueError(f"{path}: no day of publication")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, found, opened, at = "", [], [], 0
    for tag in _TAG.finditer(body):
        text += html.unescape(body[at : tag.start()])
        at = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(tag[3]))))
        elif opened:
            start, attributes = opened.pop()
            found.append(Timex(start, len(text), attributes["type"], attributes["value"]))
    text += html.unescape(body[at:])
    year, month, day = map(int, stated.groups())
    return Marked(path.name, text, date(year, month, day), tuple(sorted(found, key=lambda timex: timex.start)))


def article(text: str, published: date | None) -> Article:
    """The text as an article of body paragraphs."""
    paragraphs, spans, at = [], [], 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        paragraphs.append(Paragraph(at, end, "body", "benchmark"))
        spans += [Sentence(a, b, len(paragraphs) - 1) for a, b in sentences(text, at, end)]
        at = blank.end() if blank else end
    document = Document("0" * 12, "benchmark", "", text)
    return Article(document, Masthead(published=published, published_basis="stated"), tuple(paragraphs), tuple(spans))


def normal(value: str) -> str:
    """The value with the free choices of notation evened out."""
    return re.sub(r"T24(:00)?$", "T24:00", re.sub(r"(T\d\d)$", r"\1:00", value))


class Tally:
    """Counts of a comparison, and what went wrong."""

    def __init__(self) -> None:
        """All counts at nought."""
        self.gold = self.found = self.strict = self.relaxed = self.value = 0
        self.errors: list[tuple[str, str]] = []

    def add(self, gold: list[Timex], found: list[Timex], marked: Marked) -> None:
        """Compare one document."""
        self.gold += len(gold)
        self.found += len(found)
        free = list(found)
        for timex in gold:
            near = [other for other in free if other.start < timex.end and timex.start < other.end]
            if not near:
                self._note("missed", marked, timex, "")
                continue
            best = max(near, key=lambda other: min(other.end, timex.end) - max(other.start, timex.start))
            free.remove(best)
            self.relaxed += 1
            exact = (best.start, best.end) == (timex.start, timex.end)
            self.strict += exact
            if not exact:
                self._note("span", marked, timex, marked.text[best.start : best.end])
            right = normal(best.value) == normal(timex.value)
            self.value += right
            if not right:
                self._note("value", marked, timex, f"{best.value} for {timex.value}")
        for other in free:
            self._note("spurious", marked, other, other.value)

    def _note(self, kind: str, marked: Marked, timex: Timex, what: str) -> None:
        context = (
            marked.text[max(0, timex.start - 50) : timex.start] + "[[" + marked.text[timex.start : timex.end] + "]]"
        )
        context += marked.text[timex.end : timex.end + 25]
        self.errors.append((kind, f"{marked.name} {timex.type} {timex.value}: {' '.join(context.split())} | {what}"))

    def f1(self, name: str) -> float:
        """The F1 of `strict`, `relaxed` or `value`."""
        right: int = getattr(self, name)
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


Tagger = Callable[[Marked], list[Timex]]


def score(documents: list[Marked], rival: Tagger | None = None) -> tuple[dict[str, Tally], float]:
    """The tallies for DATE and for all types, and the mean milliseconds a sentence; of `rival`, if one is given."""
    tallies = {"DATE": Tally(), "all": Tally()}
    spent, count = 0.0, 0
    for marked in documents:
        given = article(marked.text, marked.published)
        began = time.perf_counter() if rival else time.process_time()
        mentions = () if rival else find(given)
        found = rival(marked) if rival else []
        spent += (time.perf_counter() if rival else time.process_time()) - began
        count += len(given.sentences)
        found += [Timex(m.excerpt.start, m.excerpt.end, m.type, m.value) for m in mentions]
        gold = list(marked.timexes)
        tallies["all"].add(gold, found, marked)
        tallies["DATE"].add([t for t in gold if t.type == "DATE"], [t for t in found if t.type == "DATE"], marked)
    return tallies, 1000 * spent / max(count, 1)


def report(name: str, documents: list[Marked], rival: Tagger | None = None) -> dict[str, Tally]:
    """Print the table of one set of documents."""
    tallies, cost = score(documents, rival)
    for kind, tally in tallies.items():
        figures = "  ".join(f"{what} {tally.f1(what):.3f}" for what in ("strict", "relaxed", "value"))
        print(f"{name:14} {kind:5} gold {tally.gold:5} found {tally.found:5}  {figures}")
    print(f"{name:14} {cost:.3f} ms a sentence")
    return tallies


def _timexes(tagged: list[rivals.Tagged]) -> list[Timex]:
    return [Timex(*each) for each in tagged]


def main() -> int:
    """Print both halves and the errors asked for; 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--errors", type=int, default=0, help="how many errors of each kind to print, of the first half"
    )
    parser.add_argument("--kind", default="", help="only errors of this kind")
    parser.add_argument("--dateparser", action="store_true", help="run dateparser.search beside us")
    parser.add_argument("--heideltime", type=Path, help="run HeidelTime beside us: the folder of its jar")
    options = parser.parse_args()
    documents = [read(path) for path in sorted(options.folder.glob("*.tml"))]
    score(documents[:4])
    even = report("write (even)", documents[::2])
    odd = report("measure (odd)", documents[1::2])
    if options.dateparser:
        report("dateparser", documents[1::2], lambda one: _timexes(rivals.dateparser_search(one.text, one.published)))
    if options.heideltime:
        jar = options.heideltime
        report("HeidelTime", documents[1::2], lambda one: _timexes(rivals.heideltime(one.text, one.published, jar)))
    print(Counter(kind for kind, _ in even["all"].errors))
    shown: Counter[str] = Counter()
    for kind, line in even["all"].errors:
        shown[kind] += 1
        if shown[kind] <= options.errors and options.kind in ("", kind):
            print(f"  {kind:9} {line}")
    reached = {
        "DATE value": odd["DATE"].f1("value"),
        "all value": odd["all"].f1("value"),
        "all strict": odd["all"].f1("strict"),
    }
    missed = [name for name, floor in FLOORS.items() if reached[name] < floor]
    print("below the floor: " + ", ".join(missed) if missed else "floors kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
