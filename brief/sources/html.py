"""A saved page into a document: its visible text, which part of it is the article, and what the page states of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from brief.model import Metadata
from brief.sources import page
from brief.sources.encoding import decoded
from brief.sources.reading import Origin, Reading, assumed_encoding, cut_off, document, lost
from brief.sources.visible import visible
from brief.text import Span, lines

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_XML_OPENING = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 8192  # bytes in which a page declares its encoding; browsers look at 1024
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(https?://\S+?)\s*(?:-->|\s)", re.IGNORECASE
)
_OPENED = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_RUN = 4  # words; a line is the article's where most of its runs are, whatever marks the extraction dropped or added
_SHARE = 0.6
_ENOUGH = 0.5  # of the words extracted must be found in the visible text; else they came out of scripts


def read(content: bytes, origin: Origin) -> Reading:
    """The document that a saved page holds: offsets refer to its visible text."""
    text, assumed = decoded(content, declared(content))
    if text is None:
        return lost("binary", origin, "not a page, though its name says so; save the page again, as HTML")
    found = read_text(text, content, origin)
    if not found.documents:
        return found
    more = [assumed_encoding(assumed, origin)] if assumed else []
    more += [cut_off(origin)] if _OPENED.search(text, 0, _HEAD) and not _CLOSED.search(text[-_HEAD:]) else []
    return found.and_issues(*more)


def read_text(text: str, content: bytes, origin: Origin) -> Reading:
    """The same for a page that is decoded; `content`: the bytes that it came in, for the key."""
    root = parsed(text)
    if root is None:
        return lost("empty", origin, "holds no text; save the page again once the browser shows it, or copy its text")
    told = _extracted(root)
    seen = visible(root)
    main = _main(seen, told)
    if told and _words(seen, main) < _ENOUGH * len(_WORD.findall(told)):
        seen = visible(root, styled=False)
        main = _main(seen, told)
    if told and _words(seen, main) < _ENOUGH * len(_WORD.findall(told)):
        seen, main = told, tuple(lines(told))
    if not seen.strip():
        return lost("empty", origin, "holds no text; save the page again once the browser shows it, or copy its text")
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    address = saved[1] if saved else origin.stated.url
    stated = _filled(origin.stated, page.stated(root, seen, address))
    return document(content, origin, seen, stated, main or None)


def declared(content: bytes) -> str | None:
    """The encoding that the page declares of itself."""
    found = _DECLARED.search(content[:_HEAD]) or _XML_DECLARED.match(content[:_HEAD].lstrip())
    return found[1].decode("ascii") if found else None


def parsed(text: str) -> Any | None:
    """The tree of a page, comments left out; `None` where it has no element. No network, no entity from outside."""
    from lxml import etree, html

    parser = html.HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_XML_OPENING.sub("", text, count=1).replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        return None
    return root


def _extracted(root: Any) -> str:
    """The article as trafilatura has it, a paragraph a line; empty where it finds none."""
    from trafilatura import extract

    return extract(root, include_comments=False) or ""


def _main(seen: str, told: str) -> tuple[Span, ...]:
    """The lines of the visible text that stand in the extracted one: it drops marks and joins lines."""
    words = _WORD.findall(told)
    runs = set(_runs(words))
    short = {" ".join(_WORD.findall(line)) for line in told.split("\n")} - {""}
    return tuple((start, end) for start, end in lines(seen) if _told(_WORD.findall(seen, start, end), runs, short))


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _told(words: list[str], runs: set[tuple[str, ...]], short: set[str]) -> bool:
    if len(words) < _RUN + 2:
        return " ".join(words) in short
    own = list(_runs(words))
    return sum(run in runs for run in own) >= _SHARE * len(own)


def _words(seen: str, spans: tuple[Span, ...]) -> int:
    return sum(len(_WORD.findall(seen, start, end)) for start, end in spans)


def _filled(outer: Metadata, inner: Metadata) -> Metadata:
    """What a page states, with what the file around it states where the page states nothing."""
    names = [name for name in ("title", "outlet", "authors", "url", "published", "delivered") if getattr(outer, name)]
    missing = {name: getattr(outer, name) for name in names if not getattr(inner, name)}
    evidence = tuple((field, why) for field, why in outer.evidence if field in missing)
    return replace(inner, **missing, evidence=(*inner.evidence, *evidence))
