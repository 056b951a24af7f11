"""Scores reading of raw text: body words, titles and days, on saved pages and on plain news texts.

    python -m tests.benchmarks.articles FOLDER [--show]

FOLDER holds `html/*.gz` with `ground-truth/*.json` (the Web Content Extraction Benchmark), or `*.txt` whose
first line is the headline and whose second is the day (as Wikinews has them), or both in subfolders. Rules are
written on every second text (even), floors kept on the others (odd).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from brief.article import mark
from brief.dates import explicit
from brief.model import Article, Document
from brief.text import canonical, fold

_BLOCKS = frozenset(
    "address article aside blockquote br button caption dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary table td th tr "
    "ul video".split()
)
_HIDDEN = frozenset("head iframe noscript script style svg template textarea".split())
# Reached on the odd half, which no rule was written on; they only rise.
FLOORS = {
    "pages": {"title right": 0.70, "day right of answered": 0.92, "body words": 0.93},
    "texts": {"title right": 0.99, "day right of answered": 0.99, "body words": 0.99},
}
_WORD = re.compile(r"\w+")


class _Flat(HTMLParser):
    """The visible text of a page: a new line at each block, white space single."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _HIDDEN:
            self.hidden.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def flat(page: str) -> str:
    """The visible text of an HTML page, a block a line."""
    parser = _Flat()
    parser.feed(page)
    parser.close()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" *\n *", "\n", "".join(parser.parts))).strip() + "\n"


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what it should be read as."""

    name: str
    text: str
    title: str | None
    day: date | None
    body: str | None


def cases(folder: Path) -> Iterator[Case]:
    """All cases in a folder and the folders in it, by name."""
    for truth in sorted(folder.glob("**/ground-truth/*.json")):
        gold = json.loads(truth.read_text(encoding="utf-8"))["ground_truth"]
        page = truth.parent.parent / "html" / f"{truth.stem}.html.gz"
        text = canonical(flat(gzip.decompress(page.read_bytes()).decode("utf-8", "replace")))
        day = date.fromisoformat(gold["publish_date"][:10]) if gold["publish_date"] else None
        yield Case(truth.stem, text, gold["title"], day, gold["main_content"])
    for path in sorted(folder.glob("**/*.txt")):
        text = canonical(path.read_text(encoding="utf-8"))
        head = text.split("\n")[:2]
        days = explicit(head[1]) if len(head) == 2 else ()
        if days:
            yield Case(path.stem, text, head[0].strip(), days[0].day, text.split("\n", 2)[2])


def body(article: Article) -> str:
    """The article text: body paragraphs and headings."""
    return "\n".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind in ("body", "heading"))


def overlap(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall of words as bags."""
    one, two = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    same = sum((one & two).values())
    return same / max(1, sum(one.values())), same / max(1, sum(two.values()))


def plain(text: str) -> str:
    """The rule to beat: lines of twelve words or more that end in a full stop."""
    rows = (line.strip() for line in text.split("\n"))
    return "\n".join(row for row in rows if len(row.split()) >= 12 and row.rstrip("\"'”’)]")[-1:] in tuple(".!?…"))


def document(case: Case) -> Document:
    """The case as a document, which carries no metadata."""
    return Document(f"{hash(case.name) & 0xFFFFFFFFFFFF:012x}", f"{case.name}.txt", "", case.text)


def scores(chosen: list[Case], show: bool) -> dict[str, float]:
    """The figures for some cases, by name; those that no case has gold for are left out."""
    started = time.process_time()
    articles = [mark(document(case)) for case in chosen]
    spent = time.process_time() - started
    heads = [article.masthead for article in articles]
    answered = [(head.published, case.day) for head, case in zip(heads, chosen, strict=True) if head.published]
    found = {
        "ms a text": 1000 * spent / len(chosen),
        "title right": _mean(
            fold(head.title or "") == fold(case.title or "") for head, case in zip(heads, chosen, strict=True)
        ),
        "day answered": len(answered) / len(chosen),
        "day right of answered": _mean(one == two for one, two in answered),
        "body words": _mean(
            _f1(*overlap(body(article), case.body)) for article, case in zip(articles, chosen, strict=True) if case.body
        ),
        "body words, plain rule": _mean(_f1(*overlap(plain(case.text), case.body)) for case in chosen if case.body),
    }
    if show:
        for article, case in zip(articles, chosen, strict=True):
            _tell(article, case)
    return found


def _tell(article: Article, case: Case) -> None:
    """Prints what is wrong with a case."""
    head = article.masthead
    if fold(head.title or "") != fold(case.title or ""):
        print(f"{case.name}: title {head.title!r} for {case.title!r}")
    if head.published != case.day:
        print(f"{case.name}: day {head.published} for {case.day}")
    precision, recall = overlap(body(article), case.body or "")
    if case.body and _f1(precision, recall) < 0.8:
        print(f"{case.name}: body precision {precision:.2f} recall {recall:.2f}")


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / max(1, len(numbers))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def asked(description: str | None) -> argparse.Namespace:
    """The folder that is measured, and whether what is wrong in the first half is listed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="list what is wrong in the half that rules are written on")
    options = parser.parse_args()
    options.refuse = parser.error
    return options


def tabled(written: dict[str, float], measured: dict[str, float], of: str) -> None:
    """Print the scores of both halves."""
    print(f"{'':26}{'even':>8}{'odd':>8}  of {of}")
    for name in written:
        print(f"{name:26}{written[name]:8.3f}{measured[name]:8.3f}")


def kept(measured: dict[str, float], floors: dict[str, float]) -> int:
    """1 where a floor is missed, and which one is printed."""
    missed = [name for name, floor in floors.items() if measured[name] < floor]
    print("below the floor: " + ", ".join(missed) if missed else "floors kept")
    return 1 if missed else 0


def main() -> int:
    """Prints both halves, and what is wrong in the first where asked; 1 where a floor is missed on the second."""
    options = asked(__doc__)
    every = list(cases(options.folder))
    if len(every) < 2:
        options.refuse(f"{options.folder}: no ground-truth/*.json and no *.txt with a headline and a day")
    written, measured = scores(every[::2], options.show), scores(every[1::2], show=False)
    tabled(written, measured, f"{len(every)} texts")
    return kept(measured, FLOORS["pages" if list(options.folder.glob("**/ground-truth")) else "texts"])


if __name__ == "__main__":
    sys.exit(main())
