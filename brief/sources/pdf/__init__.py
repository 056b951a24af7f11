"""A PDF into a document by its text layer; where there is none, that is said. What is a paragraph stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from brief.model import Metadata
from brief.sources.pdf.heads import without_running_heads
from brief.sources.pdf.lines import Line
from brief.sources.pdf.paragraphs import flowed
from brief.sources.properties import borne_out
from brief.sources.reading import Origin, Reading, document, issue, lost

_MOST_PAGES = 1000
_MOST_CHARACTERS = 3_000_000
_MOST_FAILURES = 20  # pages in a row that don't load; a damaged file may claim any number of them
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError
_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_ADDRESS = re.compile(r"https?://[^\s/]+/[^\s]+")
_HYPHENS = (0x02, 0xFFFE)  # what PDFium writes for the hyphen of a word that is broken at a line's end
_DASHES = "-\u2010—"  # lines may end behind these within a word; behind a slash only some programs break
_SLASHES = _DASHES + "/"
_UNBREAKABLE = "\u00a0\u2007\u202f"  # spaces that no line ends at
_LONGEST_NAME = 256
_HYPHENED = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*$")  # where PDFium doesn't see it
_FEWEST = 20  # characters a page; below, the text of a scanned page is a stamp or its number


def read(content: bytes, origin: Origin) -> Reading:
    """The document that the text layer of a PDF holds, its lines joined to paragraphs."""
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        return lost("damaged", origin, "no PDF, though its name says so; rename it or save it again")
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY) or "assword" in str(error):
            return lost("encrypted", origin, "locked with a password; save an unlocked copy")
        return lost("damaged", origin, "damaged or cut off; save it again")
    try:
        return _read(opened, content, origin)
    finally:
        opened.close()


def _read(opened: Any, content: bytes, origin: Origin) -> Reading:
    pages, whole, pictured = [], True, False
    characters = failures = 0
    count = len(opened)
    for number in range(min(count, _MOST_PAGES)):
        page = _page(opened, number)
        failures = 0 if page is not None else failures + 1
        if failures > _MOST_FAILURES or characters > _MOST_CHARACTERS:
            whole = False
            break
        if page is not None:
            lines = tuple(_lines(page))
            characters += sum(len(line.text) for line in lines)
            pictured = pictured or (not lines and _has_picture(page))
            pages.append(lines)
            page.close()
    if characters < _FEWEST * max(1, len(pages)):
        return _nothing(pictured, origin)
    kept, heads = without_running_heads(pages)
    text = flowed(kept)
    found = document(content, origin, text, _stated(opened, text, heads))
    if not whole or count > _MOST_PAGES:
        cut = issue("cut", "warn", origin, "too long or damaged, and read only in part; save the article alone")
        found = found.and_issues(cut)
    return found


def _nothing(pictured: bool, origin: Origin) -> Reading:
    if pictured:
        return lost("scanned", origin, "scanned: pictures of pages and no text; run text recognition on it, save again")
    return lost("empty", origin, "holds no text; save the article's text")


def _page(opened: Any, number: int) -> Any | None:
    import pypdfium2

    try:
        return opened[number]
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=(_IMAGE,), max_depth=3))


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page in the order of the file, with their boxes."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    count = textpage.count_chars()
    characters: list[tuple[int, str]] = []
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(textpage, index) if index < count else 10
        if code in (10, 13, *_HYPHENS):
            line = _line(textpage, characters, broken=code in _HYPHENS)
            if line:
                yield line
            characters = []
        elif code:
            characters.append((index, chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"))


def _line(textpage: Any, characters: list[tuple[int, str]], broken: bool) -> Line | None:
    """A line from its characters; `None`: it has no letter."""
    shown = [index for index, character in characters if not character.isspace()]
    if not shown:
        return None
    text = "".join(character for _, character in characters)
    first, last = shown[0], shown[-1]
    if hyphen := _HYPHENED.search(text):
        text, broken = text[: hyphen.start()], True
    left = textpage.get_charbox(first, loose=True)[0]
    right = textpage.get_charbox(last, loose=True)[2]
    word, piece = (
        textpage.get_charbox(_end_of_first(characters, shown, ends), loose=True)[2] - left
        for ends in (_DASHES, _SLASHES)
    )
    base, size = _base_and_size(textpage, first)
    faces = _face(textpage, first), _face(textpage, last)
    return Line(
        " ".join(text.split()),
        left,
        right,
        base,
        size,
        word,
        piece,
        _gap(textpage, characters, shown),
        broken,
        characters[-1][0] > last,
        faces[0] if faces[0] == faces[1] else "",
        (_marked(textpage, first), _marked(textpage, last)),
    )


def _end_of_first(characters: Sequence[tuple[int, str]], shown: Sequence[int], ends: str) -> int:
    """The last character of a line's first word, or of what of it stands up to a mark that lines may end behind."""
    for (index, character), (_, then) in pairwise(characters):
        if index < shown[0]:
            continue
        if then.isspace() and then not in _UNBREAKABLE:
            return index
        if character in ends and index > shown[0] and then.isalpha():
            return index
    return shown[-1]


def _gap(textpage: Any, characters: list[tuple[int, str]], shown: list[int]) -> float:
    """How far the second word of a line stands from the first; 0 where there is one."""
    end = next((index for index, character in characters if index > shown[0] and character.isspace()), shown[-1])
    behind = next((index for index in shown if index > end), None)
    if behind is None:
        return 0.0
    before = max(index for index in shown if index < end)
    return float(textpage.get_charbox(behind, loose=True)[0] - textpage.get_charbox(before, loose=True)[2])


def _face(textpage: Any, index: int) -> str:
    """The name of the font of a character."""
    from ctypes import c_int, create_string_buffer

    from pypdfium2 import raw

    name = create_string_buffer(_LONGEST_NAME)
    raw.FPDFText_GetFontInfo(textpage, index, name, _LONGEST_NAME, c_int())
    return name.value.decode("utf-8", "replace")


def _marked(textpage: Any, index: int) -> int:
    """The number of the marked content that a character is of; -1: none."""
    from pypdfium2 import raw

    drawn = raw.FPDFText_GetTextObject(textpage, index)
    return int(raw.FPDFPageObj_GetMarkedContentID(drawn)) if drawn else -1


def _base_and_size(textpage: Any, index: int) -> tuple[float, float]:
    """Where the foot of a character stands, and its size on the page."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    across, base, matrix = c_double(), c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(textpage, index, byref(across), byref(base))
    raw.FPDFText_GetMatrix(textpage, index, byref(matrix))
    return base.value, float(raw.FPDFText_GetFontSize(textpage, index)) * (abs(matrix.d) or 1.0) or 1.0


def _stated(opened: Any, text: str, heads: tuple[str, ...]) -> Metadata:
    """What properties state that the text bears out; the address that a browser printed on each page."""
    properties = opened.get_metadata_dict(skip_empty=True)
    stated = borne_out(text, properties.get("Title"), properties.get("Author"), "pdf properties")
    found = next(filter(None, (_ADDRESS.search(head) for head in heads)), None)
    if found is None or "…" in found[0] or found[0].endswith("..."):
        return stated
    return replace(stated, url=found[0], evidence=(*stated.evidence, ("url", "pdf page footer")))
