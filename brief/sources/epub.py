"""An e-book into its chapters, each a part; what is stated of the book is stated of each."""

from __future__ import annotations

import posixpath
from typing import Any
from urllib.parse import unquote

from brief.model import Metadata
from brief.sources import xml, zipped
from brief.sources.days import day_of
from brief.sources.reading import Origin, Part, Reading, issue, lost

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_PAGES = ("application/xhtml+xml", "text/html")
_FEWEST = 400  # bytes; shorter pages are covers and title pages


def read(content: bytes, origin: Origin) -> Reading:
    """The chapters of a book in its reading order, as parts. News services write an article a chapter."""
    try:
        archive = zipped.Archive(content, origin.largest)
        names = frozenset(archive.names())
        if "META-INF/encryption.xml" in names and "META-INF/rights.xml" in names:
            return lost("encrypted", origin, "locked by its seller; save an unlocked copy")
        container = xml.parsed(archive.read("META-INF/container.xml"), doctype=True)
        package_name = next(each.get("full-path") for each in _each(container, "rootfile") if each.get("full-path"))
        package = xml.parsed(archive.read(package_name), doctype=True)
    except zipped.UnfitError as unfit:
        return lost(unfit.code, origin, unfit.said)
    except (xml.UnfitError, StopIteration):
        return lost("damaged", origin, "no e-book, or damaged; save it again")
    return _chapters(archive, package, posixpath.dirname(package_name), origin)


def _each(root: Any, name: str) -> list[Any]:
    return [each for each in root.iter() if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name]


def _chapters(archive: zipped.Archive, package: Any, folder: str, origin: Origin) -> Reading:
    stated = _stated(package)
    items = {each.get("id"): each for each in _each(package, "item") if each.get("media-type") in _PAGES}
    parts, issues = [], []
    for reference in _each(package, "itemref"):
        item = items.pop(reference.get("idref"), None)
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))) if item is not None else None
        if item is None or name is None or "nav" in (item.get("properties") or "").split():
            continue
        try:
            page = archive.read(name)
        except zipped.UnfitError as unfit:
            issues.append(issue(unfit.code, "lost", origin.inside(Part(name, b"")), unfit.said))
            if unfit.code == "too-large":
                break
            continue
        if len(page) >= _FEWEST:
            parts.append(Part(name, page, stated, ".html"))
    if not parts and not issues:
        return lost("empty", origin, "no chapter with text in it; save it again")
    return Reading(issues=tuple(issues), parts=tuple(parts))


def _stated(package: Any) -> Metadata:
    """What a book states; its title is that of the collection, so its outlet, and no chapter's."""
    said = {
        name: [" ".join((each.text or "").split()) for each in package.iter(f"{_DUBLIN}{name}")] for name in _FIELDS
    }
    named = (name for name in (*said["publisher"], *said["title"]) if name.lower() not in _UNNAMED)
    outlet = next(filter(None, named), None)
    day = next(filter(None, map(day_of, said["date"])), None)
    evidence = [("outlet", "epub publisher")] if outlet else []
    evidence += [("delivered", "epub date")] if day else []
    return Metadata(outlet=outlet, delivered=day, evidence=tuple(evidence))


_FIELDS = ("publisher", "title", "date")
_UNNAMED = frozenset(["unknown", "unknown title", "untitled"])  # what programs write where nobody named a book
