"""The outline as Markdown (CommonMark with tables), fit to paste into a wiki; no HTML in it."""

from __future__ import annotations

import re

from brief.model import Briefing
from brief.render.compose import compose
from brief.render.look import Look
from brief.render.outline import (
    Block,
    Drawing,
    Heading,
    Items,
    Link,
    Mark,
    Outline,
    Para,
    QuoteBlock,
    Ref,
    Run,
    Runs,
    Section,
    Table,
)

_AROUND = {"bold": "**", "emphasis": "*", "work": "*", "term": "**"}
# An underscore within a word is no markup, nor is […]; an ampersand is one only where it opens an entity.
_SPECIAL = re.compile(r"[\\`*<|~]|\[(?!…\])|(?<!\[…)\]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,32};)")
_OPENING = re.compile(r"[#+\-=>]")
_NUMBER = re.compile(r"(\d{1,9})([.)])")


def render(briefing: Briefing, look: Look) -> bytes:
    """The briefing as Markdown, in UTF-8."""
    return (markdown(compose(briefing, look)) + "\n").encode("utf-8", "replace")


def markdown(outline: Outline) -> str:
    """The outline's text, blocks set apart by blank lines."""
    marking = [f"**{escaped(outline.marking)}**"] if outline.marking else []
    head = [*marking, f"# {escaped(outline.title)}"]
    if outline.subtitle:
        head.append(f"**{escaped(outline.subtitle)}**")
    head += [_facts(outline), _line(outline.legend)]
    body = [part for section in outline.sections for part in _section(section)]
    return "\n\n".join([*head, *body, "---", f"*{escaped(outline.running)}*", *marking])


def escaped(text: str) -> str:
    r"""The text with every character escaped that Markdown would read as markup.

    >>> print(escaped("a*b* [x](javascript:1) <b> &lt; R&D file_name.txt"))
    a\*b\* \[x\](javascript:1) \<b> \&lt; R&D file_name.txt
    """
    return _SPECIAL.sub(lambda found: "\\" + found.group(), text.replace("\u00a0", " "))


def _facts(outline: Outline) -> str:
    names = [escaped(name) for name, _ in outline.header]
    values = [escaped(value) for _, value in outline.header]
    return "\n".join((_row(names), _row(["---"] * len(names)), _row(values)))


def _section(section: Section) -> list[str]:
    title = [f"## {escaped(section.title)}"] if section.title else []
    return title + [_block(block) for block in section.blocks]


def _block(block: Block) -> str:
    match block:
        case Heading():
            meta = f"\n\n{_line(block.meta)}" if block.meta else ""
            return f"{'#' * block.level} {_inline(block.runs)}{meta}"
        case Para():
            return _line(block.runs)
        case Items():
            return _items(block)
        case QuoteBlock():
            parts = (_line(block.words), "— " + _inline(block.attribution), _line(block.also))
            return "\n>\n".join(f"> {part}" for part in parts if part)
        case Table():
            return _table(block)
        case Drawing():
            return _table(block.table) if block.table else _line(block.caption) or escaped(block.alt)


def _items(block: Items) -> str:
    if block.role == "sources":
        # A source keeps its number though others go; a Markdown list would count afresh.
        return "\n".join(
            f"- [{number}] {_inline(runs)}" for number, runs in zip(block.numbers, block.items, strict=True)
        )
    marks = [f"{number}." for number in block.numbers] or ["-"] * len(block.items)
    return "\n".join(f"{mark} {_line(runs)}" for mark, runs in zip(marks, block.items, strict=True))


def _table(block: Table) -> str:
    head = [escaped(name) for name in block.head]
    rows = [_row([_inline(cell) for cell in row.cells]) for row in block.rows]
    caption = [_line(block.caption), ""] if block.caption else []
    return "\n".join([*caption, _row(head), _row(["---"] * len(head)), *rows])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _line(runs: Runs) -> str:
    """The runs as the opening of a line, where "1." or "#" would be read as markup."""
    text = _inline(runs)
    number = _NUMBER.match(text)
    if number:
        return f"{number.group(1)}\\{text[number.end(1) :]}"
    return "\\" + text if _OPENING.match(text) else text


def _inline(runs: Runs) -> str:
    parts: list[str] = []
    for before, run in zip((None, *runs), runs, strict=False):
        if isinstance(run, Mark) and isinstance(before, Mark):
            # Side by side, "[4][5]" would be read as a link.
            parts.append(f"{parts.pop()[:-1]}, {run.number}]" if not before.note and not run.note else f" {_run(run)}")
        else:
            parts.append(_run(run))
    return "".join(parts).strip(" ")


def _run(run: Run) -> str:
    match run:
        case Mark():
            return f"[{run.number}, {escaped(run.note)}]" if run.note else f"[{run.number}]"
        case Ref():
            return f"*{escaped(run.text)}*"
        case Link():
            return f"<{run.url.replace('<', '%3C').replace('>', '%3E')}>"
    text = escaped(run.text)
    if run.style == "spoken":
        return f"“{text}”"
    around = _AROUND.get(run.style, "")
    words = text.strip(" ")
    if not around or not words:
        return text
    # Markers hold only where they touch a word: spaces stay outside.
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{around}{words}{around}{after}"
