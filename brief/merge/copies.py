"""Which sources there are: numbered, with copies of one text told from independent voices."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import chain, count

from msgspec import Struct

from brief.keeping import Keep, afresh
from brief.model import Findings, Issue, Numbers, Source
from brief.text import fold

_RUN = 8  # words: long enough that two reporters seldom write the same ones
# Of so many runs in a row the least is looked up, so that whatever shares fifteen words is found. A text of which six
# tenths stand in another shares nineteen somewhere: a changed word spoils eight runs.
_ROW = 8
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


class Voices(Struct, frozen=True):
    """The sources by number, and the findings of those that are no copy; `issues`: what was replaced.

    `numbers` maps `Document.key` to the source's id ("S1"); the key of a copy of the same bytes leads
    to the source that it repeats. `translated` holds the keys of texts read as translations.
    """

    sources: tuple[Source, ...]
    found: tuple[Findings, ...]
    numbers: Mapping[str, str]
    translated: frozenset[str]
    issues: tuple[Issue, ...] = ()


class Print(Struct, frozen=True):
    """What tells of a text whose copy it is.

    `length` and `words` are those of the article text, `whole` a digest of the folded document. `runs`: how many runs
    of words it has; `least`: the least of each row of their checksums, as bytes (`_numbers_in`).
    """

    length: int
    words: int
    whole: bytes
    runs: int
    least: bytes


def number(found: Sequence[Findings], sent: Numbers | None = None, keep: Keep = afresh) -> Voices:
    """The sources numbered in the order given, and whose copy each is, if any.

    One that was `sent` under a number keeps it, by its bytes, else by its path; the others come after these.

    A text is a copy of a fuller one (then of the earlier, then of the first by path) that holds it whole, or six
    tenths of its runs of eight words, those in quotation marks left out: a wire cut down, under another headline. What
    two outlets quote alike makes no copy. A copy's findings are dropped: the fuller text has them. A quote that only
    the copy has is lost with them.
    """
    prints = keep(_print, found, Print, together=True)
    told = _Runs(found, keep)
    revised = _revised(found, prints, told)
    originals = _originals(found, prints, revised, told)
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
    free = count(max(sent.values(), default=0) + 1)
    return [numbers[at] if at in numbers else next(free) for at in range(len(found))]


class _Runs:
    """The runs of the texts at some places, of which few are ever compared.

    A class because it keeps what was asked for.
    """

    def __init__(self, found: Sequence[Findings], keep: Keep) -> None:
        """None of these texts is asked for yet."""
        self._found, self._keep = found, keep
        self._held: dict[int, array[int]] = {}

    def __getitem__(self, at: int) -> array[int]:
        """A checksum of each run of words of the text at that place, in order."""
        if at not in self._held:
            (self._held[at],) = map(_numbers_in, self._keep(_runs_told, [self._found[at]], bytes))
        return self._held[at]


def _runs_told(one: Findings) -> bytes:
    return array("I", _runs(_body(one))).tobytes()


def _revised(found: Sequence[Findings], prints: Sequence[Print], told: _Runs) -> dict[int, int]:
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
            if _day(found[at]) < _day(found[newest]) and _kept_on(newest, at, prints, told):
                replaced[at] = newest
    return replaced


def _day(one: Findings) -> date:
    """The day of a version: when it was last changed, else published."""
    return one.document.metadata.revised or one.masthead.published or date.min


def _kept_on(newer: int, older: int, prints: Sequence[Print], told: _Runs) -> bool:
    short, long = sorted((newer, older), key=lambda at: prints[at].length)
    return _share(told[long], frozenset(told[short])) >= _KEPT


def _originals(
    found: Sequence[Findings], prints: Sequence[Print], revised: Mapping[int, int], told: _Runs
) -> dict[int, int]:
    """For each copy, by its place, the place of the text that it repeats, which is no copy itself."""
    whole: dict[bytes, int] = {}
    rows = [_numbers_in(each.least).tolist() for each in prints]
    held: dict[int, tuple[int, ...]] = {}  # by a run the kept texts that have it, the first `_MOST` of them
    originals: dict[int, int] = {}
    for at in sorted(range(len(found)), key=lambda at: _fullness(found[at], prints[at])):
        if at in revised:
            continue
        holders = list(map(held.get, rows[at]))
        original = whole.get(prints[at].whole)
        if original is None and prints[at].runs + _RUN - 1 >= _FEWEST:
            likely = _likely(list(filter(None, holders)), len(rows[at]) * _SHARE / 2)
            own = frozenset(told[at] if likely else ())
            shares = ((holder, _share(told[holder], own)) for holder in likely)
            original = next((h for h, share in shares if share >= _SHARE and _holds(found[h], found[at], share)), None)
        if original is not None:
            originals[at] = original
            continue
        whole[prints[at].whole] = at
        alone = (at,)  # one for all that nobody else has, which are most
        for run, texts in zip(rows[at], holders, strict=True):
            if texts is None:
                held[run] = alone
            elif len(texts) < _MOST:
                held[run] = (*texts, at)
    return {**originals, **{at: originals.get(newest, newest) for at, newest in revised.items()}}


def _fullness(one: Findings, its: Print) -> tuple[int, date, str, str]:
    """What the fullest text has least of; of equals the earlier, then the first by path."""
    return -its.words, one.masthead.published or date.max, one.document.path, one.document.member or ""


def _print(one: Findings) -> Print:
    body = _body(one)
    whole = blake2b(fold(one.document.text).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    runs = _runs(body)
    least = {min(runs[at : at + _ROW]) for at in range(max(1, len(runs) - _ROW + 1)) if runs}
    return Print(len(body), body.count(" "), whole, len(runs), array("I", sorted(least)).tobytes())


def _numbers_in(runs: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(runs)
    return numbers


def _body(one: Findings) -> str:
    """The article text for comparing, a paragraph a line."""
    text = one.document.text
    return "\n".join(fold(text[each.start : each.end]) for each in one.paragraphs if each.kind == "body")


def _likely(shared: Sequence[Sequence[int]], fewest: float) -> list[int]:
    """The kept texts that have most of a text's runs, and at least so many, the most first.

    `shared`: for each of its runs that others have, which these are.
    """
    if len(shared) < fewest:
        return []
    counts = Counter(chain.from_iterable(shared))
    enough = [(-count, at) for at, count in counts.items() if count >= fewest]
    return [at for _, at in sorted(enough)[:_MOST]]


def _holds(one: Findings, other: Findings, share: float) -> bool:
    """Whether a text holds a shorter one, of whose runs it has that share, in the reporters' own words too."""
    long, short = (_QUOTED.sub("", _body(each)) for each in (one, other))
    if len(_WORD.findall(short)) < _FEWEST:
        return share >= _QUOTING
    return _share(_runs(long), frozenset(_runs(short))) >= _SHARE


def _share(long: Iterable[int], short: frozenset[int]) -> float:
    """How much of what the shorter text has the longer one has too."""
    return len(short.intersection(long)) / max(1, len(short))


def _runs(body: str) -> list[int]:
    """A checksum of each run of words, in order; the same on every machine, unlike `hash`."""
    words = _WORD.findall(body)
    joined = " ".join(words).encode("utf-8", "surrogatepass")
    ends, at = [0], 0
    for word in words:
        at += len(word.encode("utf-8", "surrogatepass")) + 1
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
