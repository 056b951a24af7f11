"""The figure for programs that have not our fonts: letters as outlines, and the whole as pixels; no drawing here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct

from brief.render import fonts

_SVG = "http://www.w3.org/2000/svg"
_TEXT, _PATH = f"{{{_SVG}}}text", f"{{{_SVG}}}path"
_KEPT = ("fill", "opacity", "transform")


class _Letters(Struct, frozen=True):
    """How an element's text is set: what it and those around it say."""

    family: str
    size: float
    weight: int


def outlined(svg: str, folder: Path) -> str:
    """The drawing with every text as outlines of the fonts in `folder`, so that it looks the same everywhere."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    _outline(root, _Letters("", 16, 400), folder)
    return ElementTree.tostring(root, encoding="unicode")


def pixels(svg: str, width: float, scale: float = 3.0) -> bytes:
    """The outlined drawing as PNG, `width` points wide, `scale` pixels a point."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=round(width * scale), skip_system_fonts=True))


def _outline(element: ElementTree.Element, around: _Letters, folder: Path) -> None:
    letters = _Letters(
        element.get("font-family", around.family),
        float(element.get("font-size", around.size)),
        int(element.get("font-weight", around.weight)),
    )
    for place, child in enumerate(list(element)):
        if child.tag == _TEXT:
            element[place] = _as_path(child, letters, folder)
        else:
            _outline(child, letters, folder)


def _as_path(element: ElementTree.Element, around: _Letters, folder: Path) -> ElementTree.Element:
    size = float(element.get("font-size", around.size))
    weight = int(element.get("font-weight", around.weight))
    family = element.get("font-family", around.family).split(",")[0].strip("'\" ")
    words = "".join(element.itertext())
    placed = list(_placed(words, fonts.face(folder, family, weight), folder))
    length = sum(advance for _, _, advance in placed) * size
    shift = {"middle": length / 2, "end": length}.get(element.get("text-anchor", "start"), 0.0)
    x, y = float(element.get("x", 0)) - shift, float(element.get("y", 0))
    pieces = []
    for path, glyph, advance in placed:
        pieces.append(_drawn(path, glyph, (size, x, y)))
        x += advance * size
    kept = {name: value for name in _KEPT if (value := element.get(name)) is not None}
    return ElementTree.Element(_PATH, {**kept, "d": "".join(pieces)})


def _placed(words: str, face: fonts.Face, folder: Path) -> Iterator[tuple[Path, str, float]]:
    """Each letter's font file, glyph and advance; from another face of the folder where this one lacks it."""
    for letter in words:
        code = ord(letter)
        having = next((each for each in (face, *fonts.faces(folder)) if code in each.advances), None)
        if having is not None:
            yield having.path, _font(having.path).names[code], having.advances[code]


class _Font(Struct, frozen=True):
    glyphs: Any
    names: dict[int, str]
    unit: int


@cache
def _font(path: Path) -> _Font:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font: Any = TTFont(path, lazy=True)
    return _Font(font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm)


def _drawn(path: Path, glyph: str, at: tuple[float, float, float]) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]

    size, x, y = at
    font = _font(path)
    scale = size / font.unit
    pen = SVGPathPen(font.glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    font.glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
    commands: str = pen.getCommands()
    return commands
