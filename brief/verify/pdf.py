"""A briefing's PDF as printed lines: the text of its pages, in the blocks that tags tell; no attachment is opened."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from brief.verify.printed import Entry, Line, Printed, Run, quoted, unbracketed
from brief.verify.verdict import Fault

_MOST_PAGES = 1000
_DEEPEST = 60
_TEXT = 1  # FPDF_PAGEOBJ_TEXT
# What PDFium gives for the hyphen at the end of a line.
_HYPHEN = re.compile("[\x02\ufffe]")
_HEADS = ("H1", "H2", "H3", "H4")
_BLOCKS = (*_HEADS, "P", "LI", "TR", "BlockQuote", "Caption")
_STRAY = "stands in no part of the document that can be told"
_SILENT = ("Figure", "Caption", "THead", "TH")


class _Leaf(Struct, frozen=True):
    """A stretch of text within a line. `ours`: in an element of its own; `linked`: in a link."""

    text: str
    ours: bool
    linked: bool


class _Block(Struct, frozen=True):
    """A block of a page, its parts in order: one of a paragraph, the cells of a row, the lines of a quote."""

    kind: str
    parts: tuple[tuple[_Leaf, ...], ...]
    label: str = ""


def read(content: bytes) -> Printed | None:
    """What the pages print. `None`: it is no tagged PDF, so none that `brief` made and nobody saved anew."""
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        pages = [tuple(_page(opened, number)) for number in range(min(len(opened), _MOST_PAGES))]
    except pypdfium2.PdfiumError:
        return None
    finally:
        opened.close()
    blocks = _joined(pages)
    return _printed(blocks) if any(block.label for _, block in blocks) else None


# --- the tags of a page ------------------------------------------------------------------------


def _page(opened: Any, number: int) -> Iterator[_Block]:
    from pypdfium2 import raw

    page = opened[number]
    textpage = page.get_textpage()
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    texts = _texts(page, textpage)
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from _blocks(raw.FPDF_StructTree_GetChildAtIndex(tree, place), texts, 0)
    raw.FPDF_StructTree_Close(tree)
    if stray := "".join(texts.pop(-1, [])).strip():
        yield _Block("stray", ((_Leaf(stray, ours=False, linked=False),),))


def _texts(page: Any, textpage: Any) -> dict[int, list[str]]:
    """The text of each piece of a page that its tags name by number; -1: what no tag names."""
    from pypdfium2 import raw

    found: dict[int, list[str]] = {}
    for place in range(raw.FPDFPage_CountObjects(page)):
        piece = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(piece) == _TEXT:
            number = raw.FPDFPageObj_GetMarkedContentID(piece)
            found.setdefault(number, []).append(_text(raw.FPDFTextObj_GetText, piece, textpage))
    return found


def _text(getter: Any, *given: Any) -> str:
    """What a function of PDFium writes as text: it is asked first for the size."""
    size = getter(*given, None, 0)
    held = (ctypes.c_ushort * ((size + 1) // 2))()
    if size:
        getter(*given, held, size)
    return bytes(held).decode("utf-16-le", "replace").rstrip("\0")


def _kind(element: Any) -> str:
    from pypdfium2 import raw

    return _text(raw.FPDF_StructElement_GetType, element)


def _children(element: Any) -> Iterator[tuple[Any, int]]:
    """What an element holds, in order: elements, and pieces of text by number."""
    from pypdfium2 import raw

    for place in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        yield child, -1 if child else raw.FPDF_StructElement_GetChildMarkedContentID(element, place)


def _blocks(element: Any, texts: dict[int, list[str]], depth: int) -> Iterator[_Block]:
    kind = _kind(element)
    if kind in _SILENT or depth > _DEEPEST:
        return
    if kind not in _BLOCKS:
        for child, _ in _children(element):
            if child:
                yield from _blocks(child, texts, depth + 1)
        return
    inner = [(child, _kind(child)) for child, _ in _children(element) if child]
    if kind in ("TR", "BlockQuote"):
        parts = tuple(tuple(_leaves(child, texts)) for child, name in inner if name not in _SILENT)
        yield _Block(kind, parts)
    elif kind == "LI":
        label = "".join(leaf.text for child, name in inner if name == "Lbl" for leaf in _leaves(child, texts))
        bodies = tuple(leaf for child, name in inner if name != "Lbl" for leaf in _leaves(child, texts))
        yield _Block(kind, (bodies,), label.strip())
    else:
        yield _Block(kind, (tuple(_leaves(element, texts)),))


def _leaves(element: Any, texts: dict[int, list[str]], within: str = "", depth: int = 0) -> Iterator[_Leaf]:
    """The text in a block; `within`: the element in it that holds the text, if one does."""
    for child, number in _children(element):
        if child and depth < _DEEPEST:
            kind = _kind(child)
            # A piece of text of the block's own stands in an element that holds nothing else.
            own = kind == "Span" and any(piece >= 0 for _, piece in _children(child))
            inner = within if own else "Link" if "Link" in (within, kind) else kind
            yield from _leaves(child, texts, inner, depth + 1)
        elif number >= 0 and number in texts:
            yield _Leaf(_HYPHEN.sub("-", "".join(texts.pop(number))), within != "", within == "Link")


# --- pages into lines --------------------------------------------------------------------------


def _joined(pages: list[tuple[_Block, ...]]) -> list[tuple[int, _Block]]:
    """The blocks of all pages, each with its page; what goes over the end of a column or a page is one block."""
    blocks: list[tuple[int, _Block]] = []
    for number, page in enumerate(pages, 1):
        for place, block in enumerate(page):
            last = blocks[-1][1] if blocks else None
            goes_on = last and block.kind == last.kind and not block.label and (place == 0 or block.kind != "TR")
            if last and goes_on and _is_open(last):
                blocks[-1] = (blocks[-1][0], _merged(last, block))
            else:
                blocks.append((number, block))
    return blocks


def _is_open(block: _Block) -> bool:
    """Whether words stand in a block that no mark follows."""
    if block.kind == "BlockQuote":
        return not any(run.source for part in block.parts for run in _runs(part))
    return any(_trails(part) for part in block.parts)


def _trails(part: tuple[_Leaf, ...]) -> bool:
    runs = _runs(part)
    last = max((place for place, run in enumerate(runs) if run.source), default=-1)
    return any(not run.ours and any(map(str.isalnum, run.text)) for run in runs[last + 1 :])


def _merged(block: _Block, more: _Block) -> _Block:
    if block.kind == "BlockQuote" or len(block.parts) != len(more.parts):
        return replace(block, parts=(*block.parts, *more.parts))
    return replace(block, parts=tuple((*ours, *theirs) for ours, theirs in zip(block.parts, more.parts, strict=True)))


def _runs(part: tuple[_Leaf, ...]) -> tuple[Run, ...]:
    """The runs of a line; two pieces of plain text side by side are two lines of paper."""
    runs: list[Run] = []
    for leaf in part:
        if leaf.linked:
            digits = leaf.text.strip().isdigit()
            runs.append(Run(leaf.text, source=leaf.text.strip()) if digits else Run(leaf.text, ours=True))
        elif runs and not leaf.ours and not runs[-1].ours and runs[-1].source is None:
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text}\n{leaf.text}")
        else:
            runs.append(Run(leaf.text, leaf.ours))
    return unbracketed(runs)


def _printed(blocks: list[tuple[int, _Block]]) -> Printed:
    lines: list[Line] = []
    spoilt: list[Fault] = []
    lists: list[list[Entry]] = [[]]
    heading, begun = "", False
    for page, block in blocks:
        if block.kind in _HEADS:
            heading, begun = _plain(block.parts[0]), begun or block.kind == "H2"
        where = f"page {page}, {heading}"
        if block.kind == "LI" and block.label.rstrip(".").isdigit():
            lists[-1].append(_entry(block, where))
            continue
        if lists[-1]:
            lists.append([])
        if block.kind == "stray":
            spoilt.append(Fault(f"page {page}", _plain(block.parts[0]), "", _STRAY))
        elif begun and block.kind not in _HEADS:
            lines += (
                _quote(block, where) if block.kind == "BlockQuote" else (Line(_runs(p), where) for p in block.parts)
            )
    return Printed(tuple(lines), tuple(map(tuple, lists)), paper=True, spoilt=tuple(spoilt))


def _quote(block: _Block, where: str) -> Iterator[Line]:
    parts = [_runs(part) for part in block.parts]
    marked = next((place for place, part in enumerate(parts) if any(run.source for run in part)), len(parts) - 1)
    words = [run for part in parts[:marked] for run in (*part, Run("\n"))]
    return quoted([words, *parts[marked:]], where)


def _entry(block: _Block, where: str) -> Entry:
    # The arrow back to where the source is cited is no part of its entry.
    leaves = tuple(leaf for leaf in block.parts[0] if not leaf.linked or any(map(str.isalnum, leaf.text)))
    plain = "".join(leaf.text for leaf in leaves if not leaf.ours)
    number = block.label.rstrip(".")
    return Entry(number, plain, _plain(leaves), line=Line(_runs(block.parts[0]), f"{where}, {number}"))


def _plain(part: tuple[_Leaf, ...]) -> str:
    return " ".join(leaf.text.strip() for leaf in part)
