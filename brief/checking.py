"""What of a briefing needs a human eye, worst first, each with the command that settles it; nothing is changed here."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Set
from datetime import date
from itertools import combinations, islice, pairwise

from msgspec.structs import replace

from brief.model import CORRECTED, Briefing, Event, Issue, Quote, Source, located
from brief.text import flat, words_of

# Rules by which words are given to somebody whom the sentence itself does not name.
_WEAK = ("quote.carry", "quote.same-words")
# Two statements of one speaker that share so much of the shorter may be one.
_ALIKE = 0.6
_FEWEST = 5
# A statement is compared with so many that follow it: those of one speaker and day stand together.
_NEAR = 30
# What is told here in other words, with a command.
_OWN = frozenset(["article.undated", "source.day-inferred", "quote.unattributed"])
_ENTRY = re.compile(r"entry (\d+)")
_SHOWN = 60  # letters of words that are quoted on a line


def concerns(briefing: Briefing) -> tuple[Issue, ...]:
    """All that needs an eye: what is lost, then disputes, days, speakers, doubles, corrections, the rest."""
    told = [issue for issue in briefing.issues if issue.code not in _OWN]
    lost = [_with_command(issue) for issue in told if issue.severity == "lost"]
    corrections = [_with_command(issue) for issue in told if issue.code == "correction.unmatched"]
    rest = [issue for issue in told if issue.severity != "lost" and issue.code != "correction.unmatched"]
    return (
        *lost,
        *_disputed(briefing),
        *_sources(briefing),
        *_days(briefing),
        *_speakers(briefing),
        *_doubles(briefing),
        *corrections,
        *(_with_command(issue) for issue in sorted(rest, key=lambda issue: issue.severity != "warn")),
    )


def command(*words: str) -> str:
    r"""The command as one types it; letters that no one can type are written out, as bash and zsh read them.

    >>> print(command("correct", "exclude", "two lines\n.txt"))
    brief correct exclude $'two lines\n.txt'
    """
    return "brief " + " ".join(word if word.isupper() else _quoted(word) for word in words)


def _quoted(word: str) -> str:
    if all(letter.isprintable() for letter in word):
        return shlex.quote(word)
    escaped = word.replace("\\", "\\\\").replace("'", "\\'")
    return "$'" + "".join(each if each.isprintable() else _written_out(each) for each in escaped) + "'"


def _written_out(letter: str) -> str:
    """A letter as its bytes, since a shell reads `\\xa0` as one byte; line ends and the like as they are known."""
    if letter.isascii():
        return letter.encode("unicode_escape").decode("ascii")
    return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))


def _with_command(issue: Issue) -> Issue:
    if issue.command:
        return issue
    entry = _ENTRY.search(issue.where) if issue.code == "correction.unmatched" else None
    if entry:
        return replace(issue, command=command("correct", "--drop", entry.group(1)))
    if not issue.code.startswith(("source.", "article.")):
        return issue
    if issue.severity == "lost" or issue.code == "source.revised":
        return replace(issue, command=command("correct", "exclude", issue.where))
    path = re.sub(r"(?: \(.*\))?(?::\d+)?$", "", issue.where)
    return replace(issue, command=command("inspect", path))


# --- what sources say differently, and days ----------------------------------------------------


def _disputed(briefing: Briefing) -> Iterator[Issue]:
    for event in sorted(briefing.events, key=lambda event: event.section != "timeline"):
        for field, told in event.differences.items():
            values = " · ".join(f"{dispute.value} [{dispute.source}]" for dispute in told)
            said = f"sources differ on the {field}: {values}"
            kind, value = {"place": ("place", told[0].value), "day": ("day", "DAY")}.get(field, ("title", "TITLE"))
            yield Issue("event.disputed", "warn", event.title, said, command("correct", kind, event.id, value))


def _sources(briefing: Briefing) -> Iterator[Issue]:
    voices = [source for source in briefing.sources if source.copy_of is None]
    for source in voices:
        if source.published is None:
            said = "no day of publication is known, so its Thursdays have no date"
            settled = command("correct", "published", _name(source), "DAY")
            yield Issue("source.undated", "warn", _name(source), said, settled)
    for source in voices:
        if source.published and source.published_basis == "inferred":
            settled = command("correct", "published", _name(source), str(source.published))
            said = f"day of publication inferred: {source.published}"
            yield Issue("source.day-inferred", "look", _name(source), said, settled)
    for source in voices:
        if source.outlet is None:
            settled = command("correct", "outlet", _name(source), "OUTLET")
            yield Issue("source.no-outlet", "look", _name(source), "no outlet is known", settled)


def _name(source: Source) -> str:
    return located(source.path, source.member)


def _days(briefing: Briefing) -> Iterator[Issue]:
    """Days that are counted from inferred ones."""
    for event in briefing.events:
        when = event.when
        if when is None or when.basis != "inferred" or event.section not in ("timeline", "ahead"):
            continue
        if event.rule == "event.statement":
            continue
        days = str(when.first) if when.first == when.last else f"{when.first}/{when.last}"
        said = f"its day is counted from an inferred one: {days}"
        yield Issue("event.day-inferred", "look", event.title, said, command("correct", "day", event.id, days))


# --- who said it -------------------------------------------------------------------------------


def _speakers(briefing: Briefing) -> Iterator[Issue]:
    """Spoken words of nobody known, those on paper first; then those given to whom their sentence doesn't name."""
    paths = {source.id: _name(source) for source in briefing.sources}
    spoken = sorted((quote for quote in briefing.quotes if quote.kind != "reported"), key=lambda quote: not quote.shown)
    for quote in spoken:
        if quote.speaker_name is None and quote.rule != CORRECTED:
            yield _quote("quote.unattributed", quote, paths, "speaker not known")
    for quote in spoken:
        if quote.shown and quote.speaker_name and quote.rule.startswith(_WEAK):
            yield _quote(
                "quote.weak-speaker", quote, paths, f"given to {quote.speaker_name}, whom its sentence does not name"
            )


def _quote(code: str, quote: Quote, paths: Mapping[str, str], said: str) -> Issue:
    where = f"{paths[quote.excerpt.source]}:{quote.excerpt.start}"
    words = flat(quote.excerpt.text, _SHOWN)
    return Issue(code, "look", where, f"{said}: “{words}”", command("correct", "speaker", quote.id, "NAME"))


# --- what may be one ---------------------------------------------------------------------------


def _doubles(briefing: Briefing) -> Iterator[Issue]:
    """Pairs that may be one, but for those of which the reader has said that they are two."""
    distinct = frozenset(map(frozenset, briefing.distinct))
    for code, where, said, pair in (*_events(briefing), *_demands(briefing, distinct), *_quotes(briefing)):
        if frozenset(pair) not in distinct:
            told = f"{said}; if they are two: {command('correct', 'distinct', *pair)}"
            yield Issue(code, "look", where, told, command("correct", "merge", *pair))


# The code, where, what is said, and the ids of two items.
_Double = tuple[str, str, str, tuple[str, str]]


def _events(briefing: Briefing) -> Iterator[_Double]:
    met = [event for event in briefing.events if event.kind in ("meeting", "call", "visit") and event.when]
    for one, other in pairwise(met):  # they stand by day
        if set(one.participants) == set(other.participants) and len(one.participants) > 1 and _apart(one, other) <= 1:
            said = f"may be the same as {other.title}, {other.when.first if other.when else ''}"
            yield "event.double", one.title, said, (one.id, other.id)


def _apart(one: Event, other: Event) -> int:
    first, last = (event.when.first if event.when else date.max for event in (one, other))
    return abs((last - first).days)


def _demands(briefing: Briefing, distinct: Set[frozenset[str]]) -> Iterator[_Double]:
    """The first two of one name and side that may be one."""
    rows: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for demand in briefing.demands:
        if demand.number:
            rows.setdefault((demand.label, demand.by), []).append(demand.id)
    for (label, _), ids in rows.items():
        for pair in islice((pair for pair in combinations(ids, 2) if frozenset(pair) not in distinct), 1):
            yield "demand.double", label, "two demands have this name and come from the same side", pair


def _quotes(briefing: Briefing) -> Iterator[_Double]:
    spoken: dict[str, list[Quote]] = {}
    for quote in briefing.quotes:
        if quote.shown and quote.speaker:
            spoken.setdefault(quote.speaker, []).append(quote)
    for said in spoken.values():
        for one, other in combinations(said[:_NEAR], 2):
            words, others = words_of(one.excerpt.text), words_of(other.excerpt.text)
            few = min(len(words), len(others))
            if few >= _FEWEST and len(words & others) >= _ALIKE * few:
                text = f"{one.speaker_name} may say the same twice: “{flat(other.excerpt.text, _SHOWN)}”"
                yield "quote.double", flat(one.excerpt.text, _SHOWN), text, (one.id, other.id)
