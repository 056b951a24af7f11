"""Scores reading of raw text: body words, titles and days, on saved pages and on plain news texts.

    python -m tests.benchmarks.articles FOLDER [--half odd|even|all] [--show]

FOLDER holds `html/*.gz` with `ground-truth/*.json` (the Web Content Extraction Benchmark), or `*.txt` whose
first line is the headline and whose second is the day (as Wikinews has them), or both in subfolders.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
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


def score(chosen: list[Case], show: bool) -> None:
    """Prints the table for some cases."""
    scored = []
    started = time.process_time()
    articles = [mark(document(case)) for case in chosen]
    spent = time.process_time() - started
    baseline = []
    titles = days = answered = 0
    for case, article in zip(chosen, articles, strict=True):
        head = article.masthead
        titles += (right_title := fold(head.title or "") == fold(case.title or ""))
        answered += head.published is not None
        days += (right_day := head.published == case.day)
        if case.body is not None:
            scored.append((*overlap(body(article), case.body), case.name))
            baseline.append(overlap(plain(case.text), case.body))
        if show and not (right_title and right_day):
            print(f"{case.name}: title {head.title!r} for {case.title!r}; day {head.published} for {case.day}")
    if show:
        for p, r, name in sorted(scored, key=lambda row: _f1(row[0], row[1]))[:25]:
            print(f"{name}: P {p:.2f} R {r:.2f}")
    n = len(chosen)
    print(f"texts {n}, {1000 * spent / n:.2f} ms each")
    print(
        f"title right {titles / n:.3f}; day answered {answered / n:.3f}, right of those {days / max(1, answered):.3f}"
    )
    for label, pairs in (("body words", [row[:2] for row in scored]), ("plain rule", baseline)):
        p = sum(a for a, _ in pairs) / len(pairs)
        r = sum(b for _, b in pairs) / len(pairs)
        print(f"{label}: P {p:.3f} R {r:.3f} mean F1 {sum(_f1(*pair) for pair in pairs) / len(pairs):.3f}")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    """Reads the command line and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    every = list(cases(options.folder))
    chosen = {"even": every[::2], "odd": every[1::2], "all": every}[options.half]
    if not chosen:
        parser.error(f"{options.folder}: no ground-truth/*.json and no *.txt with a headline and a day")
    score(chosen, options.show)


if __name__ == "__main__":
    main()
