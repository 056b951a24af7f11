"""What the page has on a screen and not on paper: passages, filters, script and embedded fonts; no layout."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from brief import days
from brief.model import Briefing, Excerpt, Source, SourceText
from brief.render import fonts
from brief.render.compose_days import statement
from brief.render.facets import Choices, choices, facets
from brief.render.index import Index, quote_anchor
from brief.render.look import Look
from brief.render.outline import Items

# Kerning and marks above letters. Other forms of letters are left out, and so are names: pruning those, which no
# browser shows, takes a third of the time.
_FEATURES = ["kern", "mark", "mkmk"]
_DROPPED = ["GSUB", "name"]


class Screen(Struct, frozen=True):
    """What a page is given beside the outline.

    `heads`: what a source's passages stand under. `more`: what was said and paper has no room for. `tags`: of an
    anchor, the numbers of its parties and speakers in `choices`, as the script reads them. `policy`: what the page
    may load and run, which is itself.
    """

    look: Look
    texts: tuple[SourceText, ...]
    heads: Mapping[str, str]
    choices: Choices
    more: Items | None
    tags: Mapping[str, tuple[str, str]]
    style: str
    script: str
    policy: str
    review: bool

    def faces(self, page: str) -> str:
        """The look's fonts as CSS, with the letters of the page and no others; none where it has none."""
        folder = self.look.file("fonts")
        return _faces(folder, frozenset(map(ord, page))) if fonts.there(folder) else ""


def screen(briefing: Briefing, look: Look, anchors: frozenset[str], cited: frozenset[Excerpt]) -> Screen:
    """All that the page of a briefing needs for a screen; `anchors` and `cited` are those of what is printed."""
    index = Index(briefing, look)
    found = facets(index)
    more = _more(index, anchors, cited)
    printed = sorted(anchor for anchor in (*anchors, *(more.anchors if more else ())) if anchor in found)
    offered = choices(index, found, printed)
    parties = {name: str(at) for at, name in enumerate(offered.parties)}
    speakers = {name: str(at) for at, name in enumerate(name for _, names in offered.speakers for name in names)}
    script = look.file("screen.js").read_text(encoding="utf-8")
    return Screen(
        look=look,
        texts=briefing.texts,
        heads={source.id: _head(source, index) for source in briefing.sources},
        choices=offered,
        more=more,
        tags={
            anchor: (
                " ".join(parties[name] for name in found[anchor].parties),
                " ".join(speakers[name] for name in found[anchor].speakers),
            )
            for anchor in printed
        },
        style=look.file("screen.css").read_text(encoding="utf-8"),
        script=script,
        policy=_policy(script),
        review=briefing.review,
    )


def _more(index: Index, anchors: frozenset[str], cited: frozenset[Excerpt]) -> Items | None:
    """The statements that are printed nowhere, in the order of the sources; the working notes have their own list."""
    left = [
        quote for quote in index.briefing.quotes if quote.excerpt not in cited and quote_anchor(quote.id) not in anchors
    ]
    if not left or index.briefing.review:
        return None
    items = tuple(statement(quote, index) for quote in left)
    return Items(items, "statements", tuple(quote_anchor(quote.id) for quote in left))


def _head(source: Source, index: Index) -> str:
    outlet = index.outlet(source.id)
    day = days.span(source.published, source.published) if source.published else index.look.label("sources.no_day")
    return f"{outlet}, {day}"


def _policy(script: str) -> str:
    """Nothing is fetched from anywhere, and no script runs but ours, known by its hash."""
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest}'",
        "style-src": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _faces(folder: Path, letters: frozenset[int]) -> str:
    rules = []
    for face in fonts.faces(folder):
        held = letters & face.advances.keys()
        content = b64encode(_subset(face.path, frozenset(held))).decode()
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
            f" font-style: {'italic' if face.italic else 'normal'}; src: url(data:font/woff;base64,{content}) }}"
        )
    return "\n".join(rules)


@cache
def _subset(path: Path, letters: frozenset[int]) -> bytes:
    """The font with these letters only, as WOFF; the same bytes at every run."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont, newTable  # type: ignore[import-untyped]

    font = TTFont(path, lazy=True, recalcTimestamp=False)
    options = subset.Options(layout_features=_FEATURES, hinting=False, notdef_outline=True)
    options.drop_tables += _DROPPED
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)
    font["name"] = newTable("name")  # a browser refuses a font that has none
    font["name"].names = []
    font.flavor = "woff"
    held = BytesIO()
    font.save(held)
    return held.getvalue()
