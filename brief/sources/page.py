"""What a saved page states of its article: JSON-LD, microdata, OpenGraph and meta, best first; no text of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from brief.model import Metadata
from brief.sources.days import day_of
from brief.text import fold

# Names of meta fields, best first. None says when a page was changed.
_DAYS = (
    "article:published_time og:article:published_time og:published_time article:published datepublished "
    "parsely-pub-date sailthru.date article.published published-date publishdate publish-date publish_date "
    "publication_date pubdate dcterms.issued dc.date.issued citation_publication_date citation_date"
).split()
_SOME_DAY = ("dcterms.date", "dc.date", "date")  # which of its days a page means by these, it doesn't say
_REVISED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_TITLES = ("og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title")
_OUTLETS = ("og:site_name", "application-name", "parsely-site", "dc.publisher", "dcterms.publisher")
_AUTHORS = (
    "author", "parsely-author", "sailthru.author", "byl", "article:author", "dc.creator", "dcterms.creator",
    "citation_author",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:[A-Za-z]*Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report|PressRelease)$")
_BEHIND_BAR = 5  # words with the bar; behind it stand sections and outlets
_DEEPEST = 12  # levels of JSON-LD that are looked into
_MOST = 2000  # objects of JSON-LD that are looked at
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\||&|\band\b)\s*")
_BY = re.compile(r"(?:written |posted |reported )?by:?\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}$")
_NOBODY = frozenset("admin administrator author contributor desk editor editorial guest newsroom staff team".split())
_SPACE = re.compile(r"\s+")

Said = tuple[str, str]  # a value, and what says it


def stated(root: Any, seen: str, saved_from: str | None) -> Metadata:
    """Title, outlet, authors, address and day of publication, where the page states them, with what states each.

    `seen`: the visible text, by which a title is confirmed. `saved_from`: where the browser that saved it had it from.
    """
    meta = _meta(root)
    url = _url(root, meta, saved_from)
    article = _article(root, url[0] if url else None, seen)
    outlet = _outlet(meta, article)
    title = _title(root, meta, article, _names(url, outlet))
    day = _day(root, meta, article)
    authors = _authors(meta, article, outlet[0] if outlet else None)
    some_day = next(filter(None, (day_of(meta[name][0]) for name in _SOME_DAY if name in meta)), None)
    evidence = {
        "title": title[1] if title else None,
        "outlet": outlet[1] if outlet else None,
        "authors": authors[1] if authors else None,
        "url": url[1] if url else None,
        "published": day[1] if day else None,
        "delivered": "meta date" if some_day else None,
    }
    return Metadata(
        title=title[0] if title else None,
        outlet=outlet[0] if outlet else None,
        authors=authors[0] if authors else (),
        url=url[0] if url else None,
        published=day[0] if day else None,
        delivered=some_day,
        revised=_revised(meta, article),
        evidence=tuple((field, why) for field, why in evidence.items() if why),
    )


def _meta(root: Any) -> dict[str, list[str]]:
    """The values of each meta field, by its name in lower case, in order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _single(element.get("content") or "")
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _single(value: str) -> str:
    return _SPACE.sub(" ", value).strip()


def _url(root: Any, meta: dict[str, list[str]], saved_from: str | None) -> Said | None:
    """The page's own address; a link to the front page is none."""
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    said = [(link, "link canonical") for link in links]
    said += [(value, "meta og:url") for value in meta.get("og:url", ())]
    said += [(saved_from, "the browser that saved it")] if saved_from else []
    for value, why in said:
        if value and re.match(r"https?://[^\s/]+/[^\s]", value.strip()):
            return value.strip(), why
    return None


def _article(root: Any, url: str | None, seen: str) -> dict[str, Any] | None:
    """The object of JSON-LD that describes this article: the one with its address, or its headline in the text."""
    found = [each for each in _objects(root) if any(_ARTICLE.match(kind) for kind in _kinds(each))]
    if len(found) < 2:
        return found[0] if found else None
    own = [each for each in found if url and url.split("#")[0].rstrip("/") in _addresses(each)]
    folded = fold(seen[:20000])
    shown = [each for each in own or found if fold(_text(each.get("headline")) or "\0") in folded]
    if own or len({_text(each.get("headline")) for each in shown}) == 1:
        return (shown or own)[0]
    return None


def _objects(root: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, outer ones first; what is no JSON is left out."""
    waiting: list[tuple[Any, int]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                waiting.append((json.loads(script.text.strip().rstrip(";"), strict=False), 0))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while waiting and seen < _MOST:
        value, depth = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]


def _kinds(each: dict[str, Any]) -> list[str]:
    kinds = each.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _addresses(each: dict[str, Any]) -> set[str]:
    page = each.get("mainEntityOfPage")
    values = (each.get("url"), each.get("@id"), page, page.get("@id") if isinstance(page, dict) else None)
    return {value.split("#")[0].rstrip("/") for value in values if isinstance(value, str)}


def _text(value: Any) -> str | None:
    """The words of a JSON value that should be text; entities in it are those of HTML."""
    if not isinstance(value, str) or not value.strip():
        return None
    from html import unescape

    return _single(unescape(value))


def _outlet(meta: dict[str, list[str]], article: dict[str, Any] | None) -> Said | None:
    publisher = article.get("publisher") if article else None
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    named = _text(publisher.get("name")) if isinstance(publisher, dict) else None
    said = [(value, f"meta {name}") for name in _OUTLETS[:1] for value in meta.get(name, ())]
    said += [(named, "json-ld publisher")] if named else []
    said += [(value, f"meta {name}") for name in _OUTLETS[1:] for value in meta.get(name, ())]
    for value, why in said:
        name = _SEPARATOR.split(value)[0].strip()
        if 1 < len(name) <= 60 and not name.startswith(("http", "@")):
            return name, why
    return None


def _title(
    root: Any, meta: dict[str, list[str]], article: dict[str, Any] | None, outlets: tuple[str, ...]
) -> Said | None:
    """The headline as the page shows it, where a first heading says what its fields say; else as those say it."""
    said: list[Said] = []
    headline = _text(article.get("headline")) if article else None
    said += [(headline, "json-ld headline")] if headline else []
    said += [(value, f"meta {name}") for name in _TITLES for value in meta.get(name, ())[:1]]
    title = next((_single(element.text_content()) for element in root.iter("title")), "")
    said += [(title, "title")] if title else []
    said = [(_bare(value, outlets), why) for value, why in said]
    headings = [_single(element.text_content()) for element in root.iter("h1")][:20]
    best = max(((_alike(heading, value), heading) for heading in headings for value, _ in said[:4]), default=None)
    if best and best[0] >= 0.5:
        return _bare(best[1], outlets), "first heading"
    return said[0] if said else None


def _names(url: Said | None, outlet: Said | None) -> tuple[str, ...]:
    """What an outlet may be called behind a title: its name, the labels of its address."""
    host = re.match(r"https?://([^/:]+)", url[0]) if url else None
    labels = [label for label in host[1].split(".") if len(label) > 3] if host else []
    return (*([outlet[0]] if outlet else []), *labels, *([host[1].removeprefix("www.")] if host else []))


def _bare(title: str, outlets: tuple[str, ...]) -> str:
    """The title without what stands behind a bar, a few words of section or outlet, and without the outlet's name."""
    while (bar := title.rfind(" | ")) > 0 and len(title[bar:].split()) <= _BEHIND_BAR and len(title[:bar].split()) > 2:
        title = title[:bar]
    cuts = list(_SEPARATOR.finditer(title))
    ends = [*(cut.start() for cut in cuts[1:]), len(title)]
    for cut, end in zip(cuts, ends, strict=False):
        if any(_same(title[cut.end() : end], name) for name in outlets):
            return title[: cut.start()]
    if cuts and any(_same(title[: cuts[0].start()], name) for name in outlets):
        return title[cuts[0].end() :]
    return title


def _same(part: str, outlet: str) -> bool:
    one, two = ("".join(re.findall(r"[^\W_]+", each.lower())).removeprefix("the") for each in (part, outlet))
    return bool(one) and one == two


def _alike(one: str, two: str) -> float:
    """The share of words that two titles have in common."""
    words, others = (set(re.findall(r"\w+", each.lower())) for each in (one, two))
    return len(words & others) / max(1, len(words | others))


def _day(root: Any, meta: dict[str, list[str]], article: dict[str, Any] | None) -> tuple[date, str] | None:
    """The day of publication; where fields give different ones, that of the best."""
    for value, why in _days(root, meta, article):
        day = day_of(value)
        if day:
            return day, why
    return None


def _days(root: Any, meta: dict[str, list[str]], article: dict[str, Any] | None) -> Iterator[Said]:
    published = _text(article.get("datePublished")) if article else None
    if published:
        yield published, "json-ld datePublished"
    for name in _DAYS:
        for value in meta.get(name, ())[:1]:
            yield value, f"meta {name}"
    marked = [each for each in root.iter() if (each.get("itemprop") or "").lower() == "datepublished"]
    values = {each.get("content") or each.get("datetime") or _single(each.text_content()) for each in marked}
    if len({day_of(value) for value in values if value}) == 1:
        yield from ((value, "microdata datePublished") for value in sorted(values))
    times = [each for each in root.iter("time") if each.get("pubdate") is not None and each.get("datetime")]
    if len(times) == 1:
        yield times[0].get("datetime"), "time pubdate"


def _revised(meta: dict[str, list[str]], article: dict[str, Any] | None) -> date | None:
    """The day on which the page says that it was last changed."""
    said = [_text(article.get("dateModified"))] if article else []
    days = [day_of(value) for value in (*said, *(value for name in _REVISED for value in meta.get(name, ())[:1]))]
    return next(filter(None, days), None)


def _authors(
    meta: dict[str, list[str]], article: dict[str, Any] | None, outlet: str | None
) -> tuple[tuple[str, ...], str] | None:
    """Who wrote it: names of persons only."""
    given = article.get("author") if article else None
    persons = given if isinstance(given, list) else [given]
    names = [_text(each.get("name") if isinstance(each, dict) else each) for each in persons]
    said = [([name for name in names if name], "json-ld author")]
    said += [(meta[name], f"meta {name}") for name in _AUTHORS if name in meta]
    for values, why in said:
        found = tuple(dict.fromkeys(_persons(values, outlet)))
        if found:
            return found, why
    return None


def _persons(values: Iterable[str], outlet: str | None) -> Iterator[str]:
    for value in values:
        for part in _BETWEEN_NAMES.split(_BY.sub("", value, count=1)):
            name = part.strip(" .,")
            own = outlet and _same(name, outlet)
            if _NAME.match(name) and not own and not _NOBODY & set(name.lower().split()) and name[0].isupper():
                yield name
