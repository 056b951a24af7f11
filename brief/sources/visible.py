"""The visible text of an HTML tree, a block a line; no look at what it says."""

from __future__ import annotations

import re
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre "
    "search section select summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset(
    "audio canvas embed head iframe math noembed noframes noscript object script style svg template textarea title "
    "video".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")  # what HTML calls white space: a no-break space is none
_BLANKS = re.compile(r"[ \t\r\f]+")  # the same but for line ends, which stay in text that is set as it was typed
_SPACES = re.compile(r" {2,}")
_AROUND_TABS = re.compile(r" *\t[ \t]*")
_AROUND_ENDS = re.compile(r"[ \t]*\n[ \t]*")
_MANY_ENDS = re.compile(r"\n{3,}")


def visible(root: Any, styled: bool = True) -> str:
    """What a reader sees of an lxml tree: white space single, blocks on lines of their own, a tab between cells.

    `styled`: what a style of its own hides is left out.
    """
    from lxml import etree

    parts: list[str] = []
    typed = 0  # elements open whose line ends a reader sees
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if _unseen(element, styled):
                walk.skip_subtree()
                continue
            typed += element.tag == "pre"
            if element.tag in _BLOCKS:
                parts.append("\n")
            if element.text:
                parts.append((_BLANKS if typed else _SPACE).sub(" ", element.text))
            continue
        typed -= event == "end" and element.tag == "pre"
        if event == "end" and (element.tag in _BLOCKS or element.tag in _CELLS) and element.tag != "br":
            parts.append("\t" if element.tag in _CELLS else "\n")
        if element.tail and element is not root:
            parts.append((_BLANKS if typed else _SPACE).sub(" ", element.tail))
    text = _AROUND_TABS.sub("\t", _SPACES.sub(" ", "".join(parts)))
    return _MANY_ENDS.sub("\n\n", _AROUND_ENDS.sub("\n", text)).strip() + "\n"


def _unseen(element: Any, styled: bool) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style") if styled else None
    return bool(style and _HIDDEN.search(style))
