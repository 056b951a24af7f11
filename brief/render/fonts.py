"""The fonts of a look: their letters and widths, and what of a briefing they cannot print; no layout."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from brief.errors import RenderError
from brief.model import Briefing, Excerpt, Issue, Source

# What stands for a run of letters that no font of the look has.
SUBSTITUTE = "□"
# Directs display or joins emoji, and has no shape of its own: nothing to print.
_SHAPELESS = frozenset(("Cc", "Cf", "Cs", "Cn", "Co"))
_VARIATION = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
# Not what a document prints, so no font is asked for it.
_UNPRINTED = frozenset(
    ("id", "members", "path", "member", "sha256", "rule", "aliases", "doubts_more", "texts", "mail_to", "mail_cc")
)


class Face(Struct, frozen=True):
    """One font file: its family, and the advance of each of its letters as a share of the font size."""

    path: Path
    family: str
    weight: int
    italic: bool
    advances: Mapping[int, float]

    def width(self, text: str, size: float) -> float:
        """How wide `text` is at `size`, in the unit of `size`; without kerning, which mostly draws letters closer."""
        return size * sum(self.advances.get(ord(letter), 0.6) for letter in text)


@cache
def faces(folder: Path) -> tuple[Face, ...]:
    """The font files in `folder`, by name. `RenderError`: there is none."""
    found = tuple(_face(path) for path in sorted(folder.glob("*.ttf")))
    if not found:
        raise RenderError(f"{folder}: no font files; a look needs TTF files in its fonts folder")
    return found


def there(folder: Path) -> bool:
    """Whether there are fonts in `folder` at all."""
    return any(folder.glob("*.ttf"))


def face(folder: Path, family: str, weight: int = 400) -> Face:
    """The upright face of `family` nearest to `weight`, or of any family where the folder lacks it."""
    upright = [face for face in faces(folder) if not face.italic] or list(faces(folder))
    return min(upright, key=lambda face: (face.family != family, abs(face.weight - weight), face.path))


@cache
def letters(folder: Path) -> frozenset[int]:
    """The code points that at least one font in `folder` has."""
    return frozenset(code for face in faces(folder) for code in face.advances)


def _face(path: Path) -> Face:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font: Any = TTFont(path, lazy=True)
    unit: int = font["head"].unitsPerEm
    widths: dict[str, tuple[int, int]] = font["hmtx"].metrics
    advances = {code: widths[glyph][0] / unit for code, glyph in font.getBestCmap().items()}
    family: str = font["name"].getDebugName(16) or font["name"].getDebugName(1)
    style = font["OS/2"]
    return Face(path, family, style.usWeightClass, bool(style.fsSelection & 1), advances)


def printable(text: str, known: frozenset[int]) -> str:
    """The text as the fonts can print it: no control characters, one box for each run of unknown letters.

    >>> printable("a\\u202eb\\x07\\tŁódź 漢字!", frozenset(map(ord, " abŁódź!")))
    'ab Łódź □!'
    """
    if text.isprintable() and known.issuperset(map(ord, text)):
        return text
    out: list[str] = []
    for letter in text:
        if letter.isspace():
            out.append(letter if ord(letter) in known and letter not in "\n\r\t" else " ")
        elif not _prints(letter):
            continue
        elif ord(letter) in known:
            out.append(letter)
        elif not out or out[-1] is not SUBSTITUTE:
            out.append(SUBSTITUTE)
    return "".join(out)


def check(briefing: Briefing, folder: Path) -> tuple[Issue, ...]:
    """An issue for each script of the briefing of which the fonts in `folder` lack letters, by script."""
    if not there(folder):
        return ()
    known = letters(folder)
    lacking: dict[str, tuple[set[str], set[str]]] = {}
    for where, text in _texts(briefing, "briefing"):
        for letter in set(text):
            if ord(letter) not in known and _prints(letter) and not letter.isspace():
                found, places = lacking.setdefault(_script(letter), (set(), set()))
                found.add(letter)
                places.add(where)
    return tuple(_issue(script, *lacking[script]) for script in sorted(lacking))


def _issue(script: str, found: set[str], places: set[str]) -> Issue:
    shown = " ".join(sorted(found)[:8]) + (" …" if len(found) > 8 else "")
    message = f"no font of the look has these {script} ({shown}); the PDF prints {SUBSTITUTE} in their place"
    return Issue("render.letters", "warn", ", ".join(sorted(places)), message)


def _prints(letter: str) -> bool:
    return unicodedata.category(letter) not in _SHAPELESS and ord(letter) not in _VARIATION


def _script(letter: str) -> str:
    """The script a letter belongs to, as its Unicode name begins ("Arabic letters"); marks are "symbols"."""
    if unicodedata.category(letter)[0] not in "LM":
        return "symbols"
    name = unicodedata.name(letter, "unknown").split()[0]
    return f"{name if name == 'CJK' else name.capitalize()} letters"


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Each printed string in a value, with the source it stands in."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        yield from _all(value, where)
    elif isinstance(value, Struct):
        place = value.source if isinstance(value, Excerpt) else value.id if isinstance(value, Source) else where
        if not isinstance(value, Issue):
            yield from _all((getattr(value, name) for name in value.__struct_fields__ if name not in _UNPRINTED), place)


def _all(values: Iterable[object], where: str) -> Iterator[tuple[str, str]]:
    for value in values:
        yield from _texts(value, where)
