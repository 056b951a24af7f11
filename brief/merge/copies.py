"""Which sources there are: numbered, with copies of one text told from independent voices."""

from __future__ import annotations

import itertools
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from brief.model import Findings, Issue, Numbers, Source
from brief.text import fold

_RUN = 8  # words: long enough that two reporters seldom write the same ones
_STEP = 4  # every fourth run of a kept text is looked up, so that whatever shares eleven words is found
# Of the shorter text's runs that stand in the longer. Cut-down copies had .9, other reports of the same week .02 at
# most, on pairs of the seeds, two crises of our own and 80 news texts; between them lies nothing to try a bound on.
_SHARE = 0.6
_QUOTING = 0.9  # the same where a text has few words outside quotation marks: two may print one statement
_KEPT = 0.3  # the same of two versions of one page: that was rewritten in part, not another day's page
_FEWEST = 40  # words; a shorter text is compared whole only
_MOST = 8  # kept texts that share a run; one that more of them share ("contributed to this report") tells nothing

_WORD = re.compile(r"[^\W_]+")
# What two forms of one address differ in: how it is asked for, and a place within the page.
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?|/?(?:#.*)?$")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


@dataclass(frozen=True, slots=True)
class Voices:
    """The sources by number, and the findings of those that are no copy; `issues`: what was replaced.

    `numbers` maps `Document.key` to the source's id ("S1"); the key of a copy of the same bytes leads
    to the source that it repeats. `translated` holds the keys of texts read as translations.
    """

    sources: tuple[Source, ...]
    found: tuple[Findings, ...]
    numbers: Mapping[str, str]
    translated: frozenset[str]
    issues: tuple[Issue, ...] = ()


def number(found: Sequence[Findings], sent: Numbers | None = None) -> Voices:
    """The sources numbered in the order given, and whose copy each is, if any.

    One that was `sent` under a number keeps it, by its bytes, else by its path; the others come after these.

    A text is a copy of a fuller one (then of the earlier, then of the first by path) that holds it whole, or six
    tenths of its runs of eight words, those in quotation marks left out: a wire cut down, under another headline. What
    two outlets quote alike makes no copy. A copy's findings are dropped: the fuller text has them. A quote that only
    the copy has is lost with them.
    """
    bodies = [_body(one) for one in found]
    revised = _revised(found, bodies)
    originals = _originals(found, bodies, revised)
    ids = [f"S{number}" for number in _numbers(found, (sent or Numbers()).sources)]
    sources = tuple(
        _source(ids[at], one, ids[originals[at]] if at in originals else None) for at, one in enumerate(found)
    )
    kept = tuple(one for at, one in enumerate(found) if at not in originals)
    numbers = {one.document.key: source.id for one, source in zip(found, sources, strict=True) if not source.copy_of}
    translated = frozenset(one.document.key for one in kept if one.masthead.translated)
    ordered = tuple(sorted(sources, key=lambda source: int(source.id[1:])))
    issues = tuple(_replaced(found[at], found[newest]) for at, newest in sorted(revised.items()))
    return Voices(ordered, kept, numbers, translated, issues)


def _replaced(older: Findings, newer: Findings) -> Issue:
    said = f"an older version of {newer.document.path}, which stands in its place: they have one address"
    return Issue("source.revised", "look", older.document.path, said)


def _numbers(found: Sequence[Findings], sent: Mapping[tuple[str, str | None], int]) -> list[int]:
    """The number of each source: as sent, else the next that never was."""
    names = [((one.document.sha256, one.document.member), (one.document.path, one.document.member)) for one in found]
    numbers: dict[int, int] = {}
    given: set[int] = set()
    for by in (0, 1):
        for at, name in enumerate(names):
            number = sent.get(name[by])
            if at not in numbers and number is not None and number not in given:
                numbers[at] = number
                given.add(number)
    free = itertools.count(max(sent.values(), default=0) + 1)
    return [numbers[at] if at in numbers else next(free) for at in range(len(found))]


def _revised(found: Sequence[Findings], bodies: Sequence[str]) -> dict[int, int]:
    """For each text that a newer one of the same address replaces, by its place, the place of the newest.

    The newer one must say some of the same: a page that shows another article every day has one address too.
    """
    addressed: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        if one.masthead.url:
            addressed.setdefault(_ADDRESS.sub("", one.masthead.url.lower()), []).append(at)
    replaced: dict[int, int] = {}
    for places in (places for places in addressed.values() if len(places) > 1):
        newest = max(places, key=lambda at: _day(found[at]))
        for at in places:
            if _day(found[at]) < _day(found[newest]) and _kept_on(bodies[newest], bodies[at]):
                replaced[at] = newest
    return replaced


def _day(one: Findings) -> date:
    """The day of a version: when it was last changed, else published."""
    return one.document.metadata.revised or one.masthead.published or date.min


def _kept_on(newer: str, older: str) -> bool:
    short, long = sorted((newer, older), key=len)
    return _share(long, short) >= _KEPT


def _originals(found: Sequence[Findings], bodies: Sequence[str], revised: Mapping[int, int]) -> dict[int, int]:
    """For each copy, by its place, the place of the text that it repeats, which is no copy itself."""
    whole: dict[str, int] = {}
    index: dict[int, list[int]] = {}
    originals: dict[int, int] = {}
    for at in sorted(range(len(found)), key=lambda at: _fullness(found[at], bodies[at])):
        if at in revised:
            continue
        folded = fold(found[at].document.text)
        runs = _runs(bodies[at])
        original = whole.get(folded)
        if original is None:
            original = _held_by(bodies, at, runs, index)
        if original is not None:
            originals[at] = original
            continue
        whole[folded] = at
        for run in dict.fromkeys(runs[::_STEP]):
            holders = index.setdefault(run, [])
            if len(holders) < _MOST:
                holders.append(at)
    return {**originals, **{at: originals.get(newest, newest) for at, newest in revised.items()}}


def _fullness(one: Findings, body: str) -> tuple[int, date, str, str]:
    """What the fullest text has least of; of equals the earlier, then the first by path."""
    return -body.count(" "), one.masthead.published or date.max, one.document.path, one.document.member or ""


def _body(one: Findings) -> str:
    """The article text for comparing, a paragraph a line."""
    text = one.document.text
    return "\n".join(fold(text[each.start : each.end]) for each in one.paragraphs if each.kind == "body")


def _held_by(bodies: Sequence[str], at: int, runs: Sequence[int], index: Mapping[int, Sequence[int]]) -> int | None:
    """The kept text that holds most of a text, if any holds enough."""
    if len(runs) + _RUN - 1 < _FEWEST:
        return None
    hits = Counter(holder for run in dict.fromkeys(runs) for holder in index.get(run, ()))
    for holder, count in sorted(hits.items(), key=lambda item: (-item[1], item[0]))[:_MOST]:
        if count * 2 * _STEP >= len(runs) * _SHARE and _holds(bodies[holder], bodies[at]):
            return holder
    return None


def _holds(long: str, short: str) -> bool:
    """Whether a text holds enough of a shorter one, in all and in the reporters' own words."""
    share = _share(long, short)
    own = _QUOTED.sub("", short)
    if len(_WORD.findall(own)) < _FEWEST:
        return share >= _QUOTING
    return share >= _SHARE and _share(_QUOTED.sub("", long), own) >= _SHARE


def _share(long: str, short: str) -> float:
    runs = set(_runs(short))
    return len(runs & set(_runs(long))) / max(1, len(runs))


def _runs(body: str) -> list[int]:
    """A checksum of each run of words, in order; the same on every machine, unlike `hash`."""
    words = _WORD.findall(body)
    joined = " ".join(words).encode()
    ends, at = [0], 0
    for word in words:
        at += len(word.encode()) + 1
        ends.append(at)
    return [zlib.crc32(joined[ends[n] : ends[n + _RUN] - 1]) for n in range(len(words) - _RUN + 1)]


def _source(id: str, one: Findings, copy_of: str | None) -> Source:
    document, masthead = one.document, one.masthead
    return Source(
        id=id,
        path=document.path,
        member=document.member,
        sha256=document.sha256,
        title=masthead.title,
        outlet=masthead.outlet,
        outlet_basis=masthead.outlet_basis,
        authors=masthead.authors,
        url=masthead.url,
        language=masthead.language,
        translated=masthead.translated,
        published=masthead.published,
        published_basis=masthead.published_basis,
        copy_of=copy_of,
        reposted=masthead.reposted,
    )
