"""A saved feed (RSS, Atom) into documents, one an item, with what the feed states of each."""

from __future__ import annotations

import hashlib
from typing import Any

from brief.model import Document, Metadata
from brief.sources import html, xml
from brief.sources.days import day_of
from brief.sources.reading import Origin, Reading, lost
from brief.sources.visible import visible

_ITEMS = frozenset(("item", "entry"))
_WORDS = ("encoded", "content", "description", "summary")  # best first
_DAYS = ("pubDate", "published", "issued", "date")
_MOST = 500


def read(content: bytes, origin: Origin) -> Reading:
    """The documents of a feed's items, in its order; the member's name is the item's address, its id, or its number."""
    try:
        root = xml.parsed(content, doctype=True)
    except xml.UnfitError as unfit:
        return lost("damaged", origin, f"not read, {unfit}; save the feed or the pages again")
    if _local(root) not in ("rss", "feed", "RDF"):
        return lost("unknown-format", origin, "XML, but no feed; save the article as a page or as text")
    channel = next((each for each in root if _local(each) == "channel"), root)
    outlet = _text(_first(channel, ("title",)))
    items = [each for each in root.iter() if _local(each) in _ITEMS][:_MOST]
    found: dict[str, Document] = {}
    for number, item in enumerate(items, 1):
        document = _document(item, number, outlet, origin)
        if document is not None:
            found.setdefault(document.key, document)
    if not found:
        return lost("empty", origin, "no item with text in it; save the pages themselves")
    return Reading(tuple(found.values()))


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first(element: Any, names: tuple[str, ...]) -> Any | None:
    """The first child of the first of these names that it has."""
    return next((each for name in names for each in element if _local(each) == name), None)


def _text(element: Any | None) -> str:
    """The visible words of a field that may be written as HTML, on one line."""
    return " ".join(_shown(element).split()) if element is not None else ""


def _shown(element: Any) -> str:
    """The visible text of a field: HTML as text, XHTML as elements, or plain words."""
    if len(element):
        return visible(element)
    written = element.text or ""
    if "<" not in written and "&" not in written:
        return written.strip()
    root = html.parsed(written)
    return visible(root).strip() if root is not None else ""


def _document(item: Any, number: int, outlet: str, origin: Origin) -> Document | None:
    """The document of an item, its title as first line; `None`: it has no text but that."""
    words = next((shown for name in _WORDS if (shown := _words(item, name))), "")
    if not words:
        return None
    title = _text(_first(item, ("title",)))
    url = _address(item)
    text = f"{title}\n\n{words}\n" if title and not words.startswith(title) else f"{words}\n"
    day = next(filter(None, (day_of(_text(_first(item, (name,)))) for name in _DAYS)), None)
    authors = _authors(item)
    said = {"title": title, "outlet": outlet, "authors": authors, "url": url, "published": day}
    stated = Metadata(
        title=title or None,
        outlet=outlet or None,
        authors=authors,
        url=url,
        published=day,
        evidence=tuple((field, f"feed {field}") for field, value in said.items() if value),
    )
    identity = _text(_first(item, ("guid", "id")))
    member = " ".join((url or identity or f"item {number}").split())[:300]
    digest = hashlib.sha256(f"{member}\0{title}\0{day}\0{words}".encode("utf-8", "surrogatepass")).hexdigest()
    start = len(text) - len(words) - 1
    return Document(
        digest[:12], origin.path, digest, text, origin.inside_name(member), stated, ((start, len(text) - 1),)
    )


def _words(item: Any, name: str) -> str:
    found = [each for each in item if _local(each) == name]
    return max((_shown(each) for each in found), key=len, default="").strip()


def _address(item: Any) -> str | None:
    links = [each for each in item if _local(each) == "link"]
    own = [each for each in links if each.get("rel", "alternate") == "alternate"] or links
    value = next((each.get("href") or (each.text or "").strip() for each in own), "")
    return value if value.startswith(("http://", "https://")) else None


def _authors(item: Any) -> tuple[str, ...]:
    names = []
    for each in item:
        if _local(each) in ("creator", "author"):
            inner = _first(each, ("name",))
            name = _text(inner if inner is not None else each)
            names += [name] if name and "@" not in name and len(name.split()) <= 5 else []
    return tuple(dict.fromkeys(names))
