"""Words in marks above the text and over its parts, given to whom the text gives them, or who is told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief import marks
from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Subject
from brief.model import Marked
from brief.spelling import surname
from brief.text import Span, fold

_FEWEST_WORDS = 3
_NAMED = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s){0,3}([A-ZÀ-Þ][\w'’-]+):\s?$")
_SIGNED = re.compile(
    r",?\s?(?:[-–—:]+|says|said)\s(?:[a-z-]+\s){0,4}(?:[A-ZÀ-Þ][\w.'’-]*\s){0,3}([A-ZÀ-Þ][\w'’-]+)(?![\w'’])(?!\s[A-ZÀ-Þ])"
)
_CALLED = re.compile(
    r",?\s(?:says|said|tells\s\w+|told\s\w+|warns)\s(?:[a-z]+\s)?([a-z-]+)(?=[.,]?$|,?\s(?:after|as|at|from|in|of|on|who)\b)"
)
_LONGEST = 300
_SMALL = 3


def found(marked: Marked, frame: Frame, drafts: Sequence[Draft]) -> list[Draft]:
    """The quotes of the title and of what stands between it and the text, and of headings that repeat words of it."""
    lines = list(_above(marked))
    above = [*lines, *_within(marked, lines)]
    spans = (
        marks.read(frame.text, above) if any('"' in frame.seen[a:b] or "'" in frame.seen[a:b] for a, b in above) else ()
    )
    if not spans:
        return []
    said = [
        (f" {_bare(fold(frame.text[slice(*piece)]))} ", draft)
        for draft in drafts
        if draft.speaker is not None and draft.speaker.person is not None
        for piece in draft.pieces
    ]
    told: list[Draft] = []
    for span in spans:
        words = _bare(fold(frame.text[span.start : span.end]))
        line = above[span.paragraph]
        if span.paragraph < len(lines):
            who = _who_says(words, said) or _named(marked, frame, line, span)
        else:  # what a heading tells behind the words may give them to another: "“We stay” - islanders wait"
            ends = not any(map(str.isalpha, frame.text[span.outer_end : line[1]]))
            who = _who_says(words, said) if ends else None
        large = all(word[0].isupper() for word in frame.text[span.start : span.end].split() if len(word) > _SMALL)
        if who is not None and len(words.split()) >= _FEWEST_WORDS and not large:  # titles may be capitals throughout
            piece = (span.start, span.end)
            told.append(Draft([piece], who, "quote.headline", *line, spans=[span]))
    return told


def _above(marked: Marked) -> Iterator[Span]:
    """The title, and the lines between it and the first paragraph of the text."""
    paragraphs = marked.article.paragraphs
    title = next((at for at, one in enumerate(paragraphs) if one.kind == "title"), None)
    first = next((at for at, one in enumerate(paragraphs) if one.kind == "body"), len(paragraphs))
    for at, one in enumerate(paragraphs):
        between = title is not None and title < at < first and one.kind in ("furniture", "heading")
        if (at == title or between) and one.end - one.start < _LONGEST:
            yield one.start, one.end


def _within(marked: Marked, above: Sequence[Span]) -> Iterator[Span]:
    """The headings behind the lines above the text."""
    last = above[-1][1] if above else 0
    for one in marked.article.paragraphs:
        if one.kind == "heading" and one.start >= last and one.end - one.start < _LONGEST:
            yield one.start, one.end


def _bare(words: str) -> str:
    return " ".join(re.findall(r"[\w'-]+", words))


def _who_says(words: str, said: Sequence[tuple[str, Draft]]) -> Subject | None:
    """Whose words hold these, where they are one person's."""
    holding = [draft.speaker for whole, draft in said if draft.speaker and f" {words} " in whole]
    return holding[0] if len({who.person for who in holding}) == 1 else None


def _named(marked: Marked, frame: Frame, line: Span, words: marks.Marked) -> Subject | None:
    """The one person of the text who bears the name before a colon or behind a dash: "Souza: “We stay”".

    So, too, the one whom alone the text calls what the line does: "“We stay”, says farmer".
    """
    people = [(at, one) for at, one in enumerate(marked.people) if one.kind == "person"]
    name = _NAMED.fullmatch(frame.text, line[0], words.outer_start) or _SIGNED.match(
        frame.text, words.outer_end, line[1]
    )
    if name is not None:
        bearers = [at for at, one in people if surname(one.name) == name[1]]
        return Subject(name.start(1), name.end(1), bearers[0], "name") if len(bearers) == 1 else None
    noun = _CALLED.match(frame.text, words.outer_end, line[1])
    if noun is None:
        return None
    called = [at for at, one in people if any(noun[1] in role.lower().split() for role in one.roles)]
    others = any(noun[1] in one.name.split() for one in marked.people if one.kind == "unnamed")
    return Subject(*noun.span(1), called[0], "nominal") if len(called) == 1 and not others else None
