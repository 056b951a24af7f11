"""Other taggers of temporal expressions, run beside ours by the benchmark of dates where they are installed."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

_PIECE = re.compile(r"(<TIMEX3[^>]*>|</TIMEX3>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')

# A temporal expression: start, end, type, value.
Tagged = tuple[int, int, str, str]


def dateparser_search(text: str, published: date) -> list[Tagged]:
    """What `dateparser.search` finds; it tells no offsets, so each string is sought behind the one before."""
    from dateparser.search import search_dates

    base = datetime(published.year, published.month, published.day)
    found, at = [], 0
    for words, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, "DATE", day.date().isoformat()))
    return found


def heideltime(text: str, published: date, folder: Path) -> list[Tagged]:
    """What HeidelTime finds, its standalone jar and `config.props` (with a tagger) in `folder`; it needs Java."""
    jar = next(iter(sorted(folder.glob("*.jar"))))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = ["java", "-jar", str(jar), "-dct", published.isoformat(), "-t", "news", "-l", "english", file.name]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    body = answer[answer.index("<TimeML>") + 8 : answer.index("</TimeML>")]
    return list(_aligned(text, body))


def _aligned(text: str, tagged: str) -> Iterator[Tagged]:
    """The tags of `tagged` at their places in `text`; white space may differ between the two."""
    at, start = 0, 0
    attributes: dict[str, str] = {}
    for piece in _PIECE.split(tagged):
        if piece.startswith("<TIMEX3"):
            attributes, start = dict(_ATTRIBUTE.findall(piece)), -1
        elif piece == "</TIMEX3>":
            yield start, at, attributes["type"], attributes["value"]
        else:
            for letter in html.unescape(piece):
                if not letter.isspace():
                    at = text.index(letter, at) + 1
                    start = at - 1 if start < 0 else start
