"""Texts printed in many faces, widths and ways of setting, and how many of their paragraphs are read back.

`python -m tests.printed` measures; `--written` those texts and widths that rules are written on, `--wrong` shows what
is wrong in them; a number measures one setting of so many.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from itertools import product
from pathlib import Path

from msgspec import Struct

from brief.sources.pdf import read
from brief.sources.reading import Origin
from tests import saved

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "printed"
FONTS = ROOT / "templates" / "default" / "fonts"
WRITTEN, HELD = ("communique", "hearing", "wire"), ("column", "letter", "live")


class Setting(Struct, frozen=True):
    """How a text is set: the room for lines in millimetres, the face, and what tells paragraphs apart."""

    width: int = 110
    face: str = "serif"
    size: float = 11
    apart: str = "room"  # "room" where the text has a blank line; "indent"; "none"
    justified: bool = False
    hyphens: bool = False
    columns: int = 1


_FACES = {
    "serif": ("SourceSerif4-Regular.ttf", "0"),
    "sans": ("SourceSans3-Regular.ttf", "0"),
    "slanted": ("SourceSerif4-It.ttf", "0"),
    "broad": ("SourceSans3-Semibold.ttf", "0.08em"),  # as wide as DejaVu Sans, which is among the widest
}
_APART = {
    "room": "p { margin: 0 0 1em } ",
    "indent": "p { margin: 0; text-indent: 1.5em } ",
    "none": "p { margin: 0 } ",
}


def printed(text: str, setting: Setting) -> bytes:
    """A PDF of the text, with nothing in it of the machine's own fonts."""
    import weasyprint

    written: bytes = weasyprint.HTML(string=_page(text, setting)).write_pdf()
    return written


def _page(text: str, setting: Setting) -> str:
    blocks: list[list[str]] = []
    for line, blank in saved.lines(text):
        if blank or setting.apart != "room":
            blocks.append([])
        blocks[-1].append(escape(line))
    body = "".join(f"<p>{'<br>'.join(block)}</p>" for block in blocks)
    file, spacing = _FACES[setting.face]
    style = (
        f"@font-face {{ font-family: own; src: url({(FONTS / file).as_uri()}) }} "
        f"@page {{ size: {setting.width + 40}mm 210mm; margin: 20mm }} "
        f"body {{ margin: 0; font: {setting.size}pt/1.4 own; letter-spacing: {spacing}; columns: {setting.columns}; "
        f"column-gap: 8mm; text-align: {'justify' if setting.justified else 'left'}; "
        f"hyphens: {'auto' if setting.hyphens else 'manual'}; overflow-wrap: break-word }} "
    )
    return f'<html lang="en"><style>{style}{_APART[setting.apart]}</style><body>{body}</body></html>'


def read_back(text: str, setting: Setting) -> str:
    """The text as it is read from its print."""
    (document,) = read(printed(text, setting), Origin("a.pdf")).documents
    return document.text


def letters(text: str) -> str:
    """What print and reading leave as it is: all but white space and hyphens."""
    return "".join(text.replace("-", "").replace("\u2010", "").split())


def ends(text: str) -> set[int]:
    """How many letters stand before each line's end, that of the last aside."""
    found, count = [], 0
    for line in text.split("\n"):
        count += len(letters(line))
        if letters(line):
            found.append(count)
    return set(found[:-1])


class Score(Struct, frozen=True):
    """Ends of paragraphs: those that are right, those that were found, those that there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.4f}  recall {self.recall:.4f}  of {self.there}"


def score(text: str, back: str) -> Score:
    if letters(text) != letters(back):
        raise AssertionError("letters were lost or added")
    there, found = ends(text), ends(back)
    return Score(len(there & found), len(found), len(there))


@cache
def text_of(name: str) -> str:
    return (CASES / f"{name}.txt").read_text(encoding="utf-8")


_WAYS = (
    {},
    {"apart": "none"},
    {"apart": "indent", "justified": True},
    {"apart": "none", "justified": True, "hyphens": True},
    {"apart": "room", "justified": True, "columns": 2},
    {"apart": "none", "columns": 2},
)


def grid(held: bool, every: int = 1) -> Iterator[tuple[str, Setting]]:
    """Texts and settings: half of the texts in half of the widths, the other half in the others; one of so `many`."""
    names = HELD if held else WRITTEN
    widths = range(67 if held else 60, 190, 14)
    made = [
        (name, Setting(width * way.get("columns", 1), face, **way))  # type: ignore[arg-type]
        for name, width, face, way in product(names, widths, _FACES, _WAYS)
        if width * way.get("columns", 1) < 260
    ]
    yield from made[::every]


def measured(cases: Iterable[tuple[str, Setting]], wrong: bool = False) -> dict[str, Score]:
    """The score of each way of setting, and of all."""
    scores: dict[str, Score] = defaultdict(Score)
    for name, setting in cases:
        text = text_of(name)
        back = read_back(text, setting)
        one = score(text, back)
        way = f"{setting.apart}{' justified' * setting.justified}{' hyphens' * setting.hyphens} {setting.columns}"
        for key in (way, name, "all"):
            scores[key] += one
        if wrong and one.right < max(one.found, one.there):
            _show(name, setting, text, back)
    return scores


def _show(name: str, setting: Setting, text: str, back: str) -> None:
    print("--", name, setting)
    whole = letters(text)
    for sign, places in (("broken", ends(back) - ends(text)), ("joined", ends(text) - ends(back))):
        for at in sorted(places):
            print(f"   {sign}: {whole[max(0, at - 40) : at]} | {whole[at : at + 30]}")


if __name__ == "__main__":
    held = "--written" not in sys.argv
    every = next((int(given) for given in sys.argv[1:] if given.isdigit()), 1)
    for key, found in measured(grid(held, every), wrong="--wrong" in sys.argv).items():
        print(f"{key:28} {found}")
