"""A briefing's page of HTML as printed lines, and the passages of its sources that it shows; nothing is obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from brief.verify.printed import Claim, Entry, Line, Printed, Run, place, quoted, told, unbracketed

_HEADS = ("h2", "h3", "h4")
_OURS = ("b", "em", "a", "strong", "i")
# Of elements without a look of their own, those that the style sheet gives one.
_STYLED = ("small", "work", "term", "number")
_SILENT = ("script", "style", "svg", "nav", "form", "header", "template", "head", "thead")


def read(content: bytes) -> Printed | None:
    """What the page prints. `None`: it is no page of a briefing."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    body = tree.find("body")
    listed = tree.xpath("//ol[@class='sources']")
    if body is None or not listed:
        return None
    passages = tree.xpath("//section[@class='passages']")
    claims = tuple(claim for section in passages for claim in _passages(section))
    for section in passages:
        section.getparent().remove(section)
    entries = tuple(_entry(item) for each in listed for item in each.iter("li"))
    for each in listed:
        each.getparent().remove(each)
    return Printed(tuple(_lines(body, [""])), (entries,), claims)


def _lines(element: Any, under: list[str]) -> Iterator[Line]:
    """The lines in an element; `under` holds the heading that was met last."""
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in _SILENT:
            continue
        if name in _HEADS:
            under[0] = _text(child)
        elif name == "blockquote":
            yield from _quote(child, under[0])
        elif name in ("p", "li", "td", "summary", "figcaption"):
            yield Line(unbracketed(list(_runs(child, ours=False))), under[0])
        else:
            yield from _lines(child, under)


def _quote(element: Any, where: str) -> Iterator[Line]:
    parts = {(child.get("class") or ""): unbracketed(list(_runs(child, ours=False))) for child in element}
    return quoted([parts.get(name, ()) for name in ("words", "who", "also")], where)


def _runs(element: Any, *, ours: bool) -> Iterator[Run]:
    if element.text:
        yield Run(element.text, ours)
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name == "a" and child.get("class") == "mark":
            yield Run(_text(child), source=_text(child).strip(), at=place(child.get("href")))
        elif name not in _SILENT:
            yield from _runs(child, ours=ours or name in _OURS or child.get("class") in _STYLED)
        if child.tail:
            yield Run(child.tail, ours)


def _entry(item: Any) -> Entry:
    facts = told(_runs(item, ours=False))
    back = "".join(_text(each) for each in item.xpath("./a[@class='back']"))
    return Entry((item.get("id") or "").removeprefix("S"), facts, _text(item).strip().removesuffix(back).strip())


def _passages(section: Any) -> Iterator[Claim]:
    """What the page shows of its sources around what it cites, and the cited words themselves, by their place."""
    for block in section.xpath(".//div[@class='text'][@id]"):
        where, spans = "Passages cited", place(block.get("id"))
        number = (block.get("id") or "S").split("-", 1)[0].removeprefix("S")
        if spans:
            words = "".join(_text(mark) for mark in block.iter("mark"))
            yield Claim(words, number, where, spans, whole=True)
        for paragraph in block.iter("p"):
            for words in _text(paragraph).split("[…]"):
                if words.strip():
                    yield Claim(words.strip(), number, where)


def _text(element: Any) -> str:
    return "".join(element.itertext())
