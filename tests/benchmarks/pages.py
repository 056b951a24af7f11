"""Scores reading of saved pages: words of the text beside plain trafilatura's, titles, days of publication.

    python -m tests.benchmarks.pages FOLDER [--show]

FOLDER holds `html/*.gz` with `ground-truth/*.json` (the Web Content Extraction Benchmark). Rules are written on
every second page (even), floors kept on the others (odd). A day is asserted where it is stated, not inferred.
The same pages as raw text are scored by `tests.benchmarks.articles`.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trafilatura import extract

from brief.article import mark
from brief.model import Article
from brief.sources import html
from brief.sources.reading import Origin
from brief.text import fold
from tests.benchmarks.articles import _f1, _mean, asked, body, kept, overlap, tabled

# Reached on the odd half, which no rule was written on; they only rise. The words' floor is plain trafilatura's
# figure in the same run.
FLOORS = {"title right": 0.82, "day right of asserted": 0.98, "day asserted": 0.74}


@dataclass(frozen=True, slots=True)
class Case:
    """A saved page with what it should be read as; `day` `None`: it has none, or nobody wrote it down."""

    name: str
    page: bytes
    title: str | None
    day: date | None
    text: str


def cases(folder: Path) -> Iterator[Case]:
    """All pages in a folder and the folders in it, by name."""
    for truth in sorted(folder.glob("**/ground-truth/*.json")):
        gold = json.loads(truth.read_text(encoding="utf-8"))["ground_truth"]
        page = gzip.decompress((truth.parent.parent / "html" / f"{truth.stem}.html.gz").read_bytes())
        day = date.fromisoformat(gold["publish_date"][:10]) if gold["publish_date"] else None
        yield Case(truth.stem, page, gold["title"], day, gold["main_content"] or "")


def plain(case: Case) -> float:
    """The figure of trafilatura alone, as anybody would call it."""
    return _f1(*overlap(extract(case.page) or "", case.text))


def scores(chosen: list[Case], show: bool) -> dict[str, float]:
    """The figures for some pages, by name."""
    started = time.process_time()
    articles = [_read(case) for case in chosen]
    spent = time.process_time() - started
    pairs = list(zip(articles, chosen, strict=True))
    dated = [(article, case) for article, case in pairs if case.day]
    asserted = [(article, case) for article, case in dated if _stated(article)]
    answered = [(article, case) for article, case in dated if article and article.masthead.published]
    if show:
        for article, case in pairs:
            _tell(article, case)
    return {
        "ms a page": 1000 * spent / max(1, len(chosen)),
        "text words": _mean(_words(article, case) for article, case in pairs if case.text),
        "text words, trafilatura": _mean(plain(case) for case in chosen if case.text),
        "title right": _mean(_title(article) == fold(case.title or "") for article, case in pairs),
        "day asserted": len(asserted) / max(1, len(dated)),
        "day right of asserted": _mean(a.masthead.published == c.day for a, c in asserted if a),
        "day answered": len(answered) / max(1, len(dated)),
        "day right of answered": _mean(a.masthead.published == c.day for a, c in answered if a),
    }


def _read(case: Case) -> Article | None:
    documents = html.read(case.page, Origin(f"{case.name}.html")).documents
    return mark(documents[0]) if documents else None


def _stated(article: Article | None) -> bool:
    return article is not None and article.masthead.published_basis == "stated"


def _words(article: Article | None, case: Case) -> float:
    return _f1(*overlap(body(article), case.text)) if article else 0.0


def _title(article: Article | None) -> str:
    return fold(article.masthead.title or "") if article else ""


def _tell(article: Article | None, case: Case) -> None:
    """Prints what is wrong with a page."""
    if article is None:
        print(f"{case.name}: not read")
        return
    head = article.masthead
    why = {each.field: each.rule for each in head.evidence}
    if _title(article) != fold(case.title or ""):
        print(f"{case.name}: title {head.title!r} for {case.title!r} ({why.get('title')})")
    if head.published != case.day:
        print(f"{case.name}: day {head.published} for {case.day} ({head.published_basis}, {why.get('published')})")
    found, alone = _words(article, case), plain(case)
    if found < alone - 0.02:
        print(f"{case.name}: words {found:.3f}, trafilatura {alone:.3f}")


def main() -> int:
    """Prints both halves, and what is wrong in the first where asked; 1 where a floor is missed on the second."""
    options = asked(__doc__)
    every = list(cases(options.folder))
    if len(every) < 2:
        options.refuse(f"{options.folder}: no ground-truth/*.json")
    written, measured = scores(every[::2], options.show), scores(every[1::2], show=False)
    tabled(written, measured, f"{len(every)} pages")
    return kept(measured, {**FLOORS, "text words": measured["text words, trafilatura"]})


if __name__ == "__main__":
    sys.exit(main())
