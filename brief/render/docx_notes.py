"""What only a word processor has of an outline: footnotes at source marks, and the contents; no other blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from brief.render import ooxml
from brief.render.outline import Block, Heading, Mark, Note, Outline, Runs, Section, Text

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Sections that stand on the first page together: one footnote does for all.
_OPENING = ("in_brief", "changes", "ahead", "glance")
# Sections that stand beside the list of sources itself.
_CLOSING = ("undated", "observers", "background", "people", "sources", "doubts", "review")
_NONE = f"<w:footnotes {ooxml.NAMESPACES}>{ooxml.NOTE_LINES}</w:footnotes>"


class Notes:
    """The footnotes of a document, made where they are asked for.

    One stands at the first mark of the first page, of the demands and of each day, and says what the marks from there
    on are, so that [3] is read at the foot of the page. Its own mark is an asterisk: two numbers side by side would be
    confused. (LibreOffice 7.4 prints a mark with words of its own twice over, and parts a heading that has a footnote
    from what it heads.)
    """

    def __init__(self, outline: Outline, linked: Callable[[str, str], str]) -> None:
        """No footnote yet; `linked` makes XML a link to an anchor."""
        self.notes = {note.source: note for note in outline.notes}
        self.opening = tuple(section.blocks for section in outline.sections if section.id in _OPENING)
        self.opened = False
        self.linked = linked
        self.expected: object = ()
        self.written: list[str] = []

    def enter(self, section: Section) -> None:
        """From here on stand the marks of this section."""
        if section.id not in _OPENING:
            self.expected = () if section.id in _CLOSING else section.blocks
        elif not self.opened:
            self.opened, self.expected = True, self.opening

    def expect(self, content: object) -> None:
        """From here on stand the marks of this content."""
        self.expected = content

    def due(self) -> str:
        """After a mark: that of the footnote on all sources of what was entered, once; nothing after the others."""
        cited, self.expected = set(_cited(self.expected)), ()
        notes = [note for source, note in self.notes.items() if source in cited]
        if not notes:
            return ""
        number = len(self.written) + 1
        self.written.append(ooxml.note(number, ooxml.run(" · ").join(map(self._said, notes))))
        return ooxml.note_reference(number)

    def _said(self, note: Note) -> str:
        label = self.linked(note.source, ooxml.run(f"[{note.number}]", "BriefMark"))
        return label + ooxml.run("\u00a0") + _worded(note.runs)

    def save(self, document: Any) -> None:
        """Put the footnotes in place of those that the reference document had, under its own lines."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        relations = document.part.rels
        old = [(id, each.target_part.blob) for id, each in relations.items() if each.reltype == _RELATION]
        if not (old or self.written):
            return
        for id, _ in old:
            relations.pop(id)
        content = _with_notes(old[0][1] if old else _NONE.encode(), self.written)
        part = Part(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, content, document.part.package)
        document.part.relate_to(part, _RELATION)


def _with_notes(footnotes: bytes, written: list[str]) -> bytes:
    """The part with its lines above footnotes, and ours as its only footnotes."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    root = parse_xml(footnotes)
    for each in [each for each in root if not each.get(qn("w:type"))]:
        root.remove(each)
    root.extend(parse_xml(f"<w:footnotes {ooxml.NAMESPACES}>{''.join(written)}</w:footnotes>"))
    content: bytes = serialize_part_xml(root)
    return content


def contents(outline: Outline, label: str, linked: Callable[[str, str], str]) -> str:
    """A paragraph that leads to every section and day; a program that is asked to fill it anew makes a list of it."""
    entries = [linked(anchor, ooxml.run(words.replace(" ", "\u00a0"))) for anchor, words in headings(outline)]
    return ooxml.contents("BriefContents", label, 'TOC \\o "1-1" \\n \\h', entries) if entries else ""


def headings(outline: Outline) -> Iterator[tuple[str, str]]:
    """The headings of the first level: the anchor of each, and its words."""
    for section in outline.sections:
        if section.title:
            yield section_anchor(section), section.title
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 2 and block.anchor:
                yield block.anchor, "".join(run.text for run in block.runs if isinstance(run, Text))


def section_anchor(section: Section) -> str:
    """The anchor of a section's own heading."""
    return f"section-{section.id}"


def days(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks in pieces, of which each begins with a heading of the first level, but perhaps the first."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    edges = [0, *(place for place in starts if place), len(blocks)]
    return (blocks[start:end] for start, end in pairwise(edges))


def _cited(value: object) -> Iterator[str]:
    """The anchors of the sources that have a mark in a part of an outline, as often as they have one."""
    if isinstance(value, Mark):
        yield value.source
    elif isinstance(value, tuple):
        for each in value:
            yield from _cited(each)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _cited(getattr(value, name))


def _worded(runs: Runs) -> str:
    texts = (run for run in runs if isinstance(run, Text))
    return "".join(ooxml.run(run.text, "BriefWork" if run.style == "work" else None) for run in texts)
