"""The text of printed lines: what stands between two, and words that a line's end broke made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.sources.pdf.lines import Line, Seam, seams
from brief.sources.pdf.seams import Verdict, judged

_BROKEN = re.compile(r"(\w+)\ufffe(\w+)")
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"\w[/—]")  # a line may end behind these within a word


def flowed(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages: a paragraph a line, a blank line where the page leaves room between two."""
    found = tuple(seams(pages))
    if not found:
        return "".join(line.text for page in pages for line in page) + "\n"
    parts = [found[0].above.text]
    for seam, verdict in zip(found, judged(found), strict=True):
        parts += (_between(seam, verdict), seam.line.text)
    return _rejoined("".join(parts)) + "\n"


def _between(seam: Seam, verdict: Verdict) -> str:
    """What stands between two lines: nothing or a space within a paragraph, else one line end or two."""
    if verdict == "ends":
        return "\n" if seam.kind in ("below", "beside") else "\n\n"
    if verdict == "within an address":
        return "-" if seam.above.broken else ""
    if seam.above.broken:
        return "\ufffe"
    return "" if _UNSPACED.fullmatch(seam.above.text[-2:]) else " "


def _rejoined(text: str) -> str:
    """The text with the words that a line's end broke whole.

    The hyphen goes where the text has the whole word elsewhere. Where that is so of one word, the printer breaks words,
    and others are joined too, unless the text has their halves; where of none, the hyphens are the writer's.
    """
    words = {word.lower() for word in _WORD.findall(_BROKEN.sub(" ", text))}
    breaks = any((match[1] + match[2]).lower() in words for match in _BROKEN.finditer(text))

    def whole(match: re.Match[str]) -> str:
        known = (match[1] + match[2]).lower() in words
        halves = match[1].lower() in words and match[2].lower() in words
        return match[1] + ("" if known or (breaks and not halves) else "-") + match[2]

    return _BROKEN.sub(whole, text).replace("\ufffe", "-")
