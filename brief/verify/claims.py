"""What a document claims of its sources, by its own legend: running text and quotations, up to the mark behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from brief.verify.printed import Claim, Entry, Line, Printed, Run

# Stands in a segment for whatever is ours, which no verbatim words go across.
_OURS = "\0"
_CUT = re.compile(r"(?:^|(?<=[\s\0]))·(?=[\s\0]|$)|\[…\]|\0")
_LAST = re.compile(r"(?:^|[\s\0])·\s+([^\0“”]*)$")
_INTRODUCED = re.compile(r"\0\s*\)\s*:\s")
_SPOKEN = re.compile(r":\s+(?=“)")
_COLON = re.compile(r":\s")
# So much of what a letter names is looked at: whose words they are, an outlet with commas in its name, days.
_PARTS = 8
_MARKS = "“”„‟\"«»‘’‚‛'"


def claims(printed: Printed, entries: tuple[Entry, ...]) -> tuple[Claim, ...]:
    """All that the document says to stand in a source, in the order of its lines."""
    facts = {entry.number: entry.facts for entry in entries}
    found = [claim for line in printed.lines for claim in _of_line(line, facts)]
    return (*found, *printed.claims)


def _of_line(line: Line, facts: dict[str, str]) -> Iterator[Claim]:
    if line.credit:
        mark = next((run for run in line.credit if run.source), Run(""))
        yield from _claimed("".join(map(_shown, line.runs)), [mark], line.where)
        return
    text, marks = "", list[Run]()
    for run in (*line.runs, Run("")):
        if run.source:
            marks.append(run)
            continue
        if marks and (not run.text or run.text.strip()):
            yield from _claimed(_words(text, marks, facts), marks, line.where)
            text, marks = "", []
        text += _shown(run)
    # What no mark follows is claimed where it is set as a quotation.
    for piece in _CUT.split(text):
        if piece.strip().startswith("“") and piece.strip().endswith("”"):
            yield Claim(_bare(piece), None, line.where)


def _shown(run: Run) -> str:
    return _OURS if run.ours else run.text.replace(_OURS, "")


def _claimed(text: str, marks: list[Run], where: str) -> Iterator[Claim]:
    for words in filter(None, map(_bare, _CUT.split(text))):
        for mark in marks:
            yield Claim(words, mark.source, where, mark.at)


def _bare(words: str) -> str:
    """The words without white space and quotation marks at their ends; empty where they hold no letter."""
    bare = words.strip().strip(_MARKS).strip()
    return bare if any(letter.isalnum() or letter in "□\ufffd" for letter in bare) else ""


def _words(text: str, marks: list[Run], facts: dict[str, str]) -> str:
    """Of a segment up to its marks, what it says to be verbatim: all, or what stands between speaker and outlet."""
    outlet = _LAST.search(text)
    if outlet is None or not _is_outlet(outlet.group(1), facts.get(marks[0].source or "", "")):
        return text
    said = text[: outlet.start()]
    begins = re.match(r"[\s\0·]*“", said)
    introduced = None if begins else _INTRODUCED.search(said) or _SPOKEN.search(said) or _COLON.search(said)
    return said[introduced.end() :] if introduced else said


def named(words: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries whose outlet a letter names, where other documents have a mark: "POLITICO, 13 Jan"."""
    parts = words.split(", ")[:_PARTS]
    told = [", ".join(parts[start:end]) for start, end in combinations(range(len(parts) + 1), 2)]
    return tuple(entry for entry in entries if any(_is_outlet(each, entry.facts) for each in told))


def _is_outlet(words: str, facts: str) -> bool:
    """Whether words are the outlet that the list of sources names first after the title."""
    name, told = "".join(words.split()), "".join(facts.split()).lstrip(".")
    return bool(name) and told.startswith(name) and told[len(name) : len(name) + 1] in (",", "(", ".")
