"""What only a word processor has of an outline: footnotes at source marks, and the contents; no other blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

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

    One stands at the head of the first page, of the demands and of each day, and says what the marks below it are:
    [3] is read at the foot of its page, and no second number stands beside it. (A footnote at each mark, with the
    mark's own words, is printed twice over by LibreOffice 7.4.)
    """

    def __init__(self, outline: Outline, linked: Callable[[str, str], str]) -> None:
        """No footnote yet; `linked` makes XML a link to an anchor."""
        self.notes = {note.source: note for note in outline.notes}
        self.opening = tuple(section.blocks for section in outline.sections if section.id in _OPENING)
        self.opened = False
        self.linked = linked
        self.written: list[str] = []

    def of_section(self, section: Section) -> str:
        """What stands after a section's heading: the mark of a footnote on all sources below it, or nothing."""
        if section.id in _CLOSING or (section.id in _OPENING and self.opened):
            return ""
        self.opened = self.opened or section.id in _OPENING
        return self.of(self.opening if section.id in _OPENING else section.blocks)

    def of(self, content: object) -> str:
        """The mark of a footnote on all sources that the content cites; nothing where it cites none."""
        sources = dict.fromkeys(source for source in _cited(content) if source in self.notes)
        if not sources:
            return ""
        number = len(self.written) + 1
        notes = sorted((self.notes[source] for source in sources), key=list(self.notes.values()).index)
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
    elif is_dataclass(value):
        for each in fields(value):
            yield from _cited(getattr(value, each.name))


def _worded(runs: Runs) -> str:
    texts = (run for run in runs if isinstance(run, Text))
    return "".join(ooxml.run(run.text, "BriefWork" if run.style == "work" else None) for run in texts)
