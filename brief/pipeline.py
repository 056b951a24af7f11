"""From paths to a `Briefing`, on one page: each stage that exists is called here, and nowhere else.

path -> sources -> article -> dates, actors, people -> finders -> Findings      one text, pure
Findings of all -> merge (people first) -> corrections -> timeline -> Briefing  all texts, pure
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from brief import article, corrections, regeneration, sources, timeline
from brief.config import Config
from brief.corrections import NOTHING, Carried
from brief.errors import NoSourcesError
from brief.keeping import Keep, afresh
from brief.merge import copies, demands, events, quotes
from brief.merge import people as cast_of
from brief.model import Article, Basis, Briefing, Document, Findings, Issue, Marked, Severity, located
from brief.regeneration import Shelf

# What other texts tell of a text's actors: states that no list has, and letters with the body they stand for.
Told = tuple[Sequence[str], Sequence[tuple[str, str]]]
NO_OTHERS: Told = ((), ())


def briefing(
    paths: Sequence[Path], config: Config, root: Path, shelf: Shelf | None = None, carried: Carried = NOTHING
) -> Briefing:
    """The briefing of all sources under `paths`, named relative to `root`; those on the `shelf` aren't read again.

    `carried`: corrections, and numbers that are taken.

    `NoSourcesError`: none of them can be read. Everything less is an issue in the briefing.
    """
    found, issues = read(paths, config, root, shelf)
    if not found:
        raise NoSourcesError(_nothing_read(paths, issues))
    made = assemble(found, issues, config, carried, regeneration.keeping(shelf) if shelf else afresh)
    if not made.sources:
        raise NoSourcesError(f"{corrections.FILE_NAME}: every source is excluded; take an entry with exclude out")
    return made


def read(
    paths: Sequence[Path], config: Config, root: Path, shelf: Shelf | None = None
) -> tuple[tuple[Findings, ...], tuple[Issue, ...]]:
    """What each source says, in the order of their paths, and what could not be read."""
    files, issues = sources.find(paths, root)
    each = regeneration.readings(files, partial(findings, config=config, root=root), shelf)
    found = tuple(one for some, _ in each for one in some)
    return found, (*issues, *(issue for _, some in each for issue in some))


def findings(path: Path, config: Config, root: Path) -> tuple[tuple[Findings, ...], tuple[Issue, ...]]:
    """What one file says, one value a document in it; what is lost of it is an issue and no finding.

    A fault of ours in one file costs that file only.
    """
    documents, issues = sources.read(path, root, round(config.max_source_mb * sources.MB))
    found: list[Findings] = []
    for document in documents:
        one = _tried(document, partial(examine, document, config), "lost")
        if isinstance(one, Issue):
            issues += (one,)
        elif _is_lost(one):
            issues += tuple(issue for issue in one.issues if issue.severity == "lost")
        else:
            found.append(one)
    return tuple(found), issues


def examine(
    document: Document,
    config: Config,
    published: date | None = None,
    basis: Basis = "configured",
    others: Told = NO_OTHERS,
) -> Findings:
    """All findings of one document; `published`: the day of its publication by that basis, whatever it says itself.

    `others`: what other texts tell of its actors.
    """
    told = article.mark(document, dict(config.outlets))
    return find(article.dated(told, published, basis) if published else told, config, others)


def find(
    marked_article: Article, config: Config, others: Told = NO_OTHERS, kinds: Container[str] | None = None
) -> Findings:
    """All findings of an article whose paragraphs are told apart; none in a language that we don't read.

    `others`: what other texts tell of its actors. `kinds`: of those that `FINDERS` lists only these.
    """
    head = Findings(
        marked_article.document, marked_article.masthead, marked_article.paragraphs, issues=marked_article.issues
    )
    if _is_lost(head):
        return head
    marked = mark(marked_article, config, others)
    from brief.actors import explained, unlisted_states  # not loaded where nothing is read anew
    from brief.finders import FINDERS

    wanted = {kind: finder for kind, finder in FINDERS.items() if kinds is None or kind in kinds}
    found: dict[str, Any] = {kind: finder(marked) for kind, finder in wanted.items()}
    if kinds is None:  # all is wanted, with what other texts are told
        found |= {"states": unlisted_states(marked.actors), "acronyms": explained(marked_article, marked.actors)}
    return replace(head, dates=marked.all_dates, people=marked.people, **found)


def mark(marked_article: Article, config: Config, others: Told = NO_OTHERS) -> Marked:
    """The article with its dates, actors, places and people."""
    from brief import actors, dates, people

    parties, places = actors.find(marked_article, [(body.name, body.aliases) for body in config.bodies], *others)
    named, mentions = people.find(marked_article, parties, config.names)
    parties = actors.with_companies(marked_article, parties)
    days = dates.find(marked_article)
    told, datelines = (tuple(day for day in days if (day.role == "dateline") is of) for of in (False, True))
    topics = tuple((topic.label, topic.patterns) for topic in config.topics)
    return Marked(marked_article, told, parties, places, named, mentions, topics, datelines)


def assemble(
    found: Sequence[Findings],
    issues: Sequence[Issue],
    config: Config,
    carried: Carried = NOTHING,
    keep: Keep = afresh,
) -> Briefing:
    """The briefing that all findings make together, corrected; neither the order of `found` nor `keep` change it."""
    anew = read_anew(found, config, keep)
    found, told = corrections.to_findings(
        anew, carried.corrections, lambda one, day: _again((one, config, day, "configured", NO_OTHERS)), issues
    )
    voices = copies.number(_with_outlets(found), carried.sent, keep)
    cast, untold = corrections.to_cast(cast_of.merge(voices.found, dict(config.sides), keep), carried.corrections)
    happened = events.merge(voices.found, cast, voices.numbers, keep)
    published = [source.published for source in voices.sources if source.published]
    parts = timeline.Parts(
        voices=voices,
        cast=cast,
        quotes=quotes.merge(voices.found, cast, voices.numbers, keep),
        demands=demands.merge(voices.found, cast, voices.numbers, voices.translated, keep),
        events=happened,
        window=events.window(happened, published),
        issues=(*told, *(issue for one in voices.found for issue in one.issues), *voices.issues, *untold),
        sent=carried.sent,
    )
    return timeline.assemble(corrections.to_parts(parts, carried.corrections), config, keep)


def read_anew(found: Sequence[Findings], config: Config, keep: Keep = afresh) -> list[Findings]:
    """The findings; those of texts of which others tell more, read anew.

    They tell the year of its day, states that no list has, and what letters stand for.
    """
    dated = all(one.masthead.published for one in found)
    if dated and not any(one.states or any(name for _, name in one.acronyms) for one in found):
        return list(found)
    from brief.actors import acronyms, states

    days = [one.masthead.published for one in found if one.masthead.published]
    told = zip(states.untold(found), acronyms.untold(found), strict=True)
    rows = [(one, article.day_among(one, days), others) for one, others in zip(found, told, strict=True)]
    more: list[_Anew] = [(one, config.of_texts, day, "inferred", more) for one, day, more in rows if day or any(more)]
    anew = iter(keep(_again, more, Findings))
    return [next(anew) if day or any(others) else one for one, day, others in rows]


# A text as it was read, and what is told of it: the day of its publication with the basis of that, and its actors.
_Anew = tuple[Findings, Config, date | None, Basis, Told]


def _again(given: _Anew) -> Findings:
    """The findings of a text of which more is told; a fault of ours leaves them as they were."""
    one, config, published, basis, others = given
    anew = _tried(one.document, partial(examine, one.document, config, published, basis, others), "warn")
    return anew if isinstance(anew, Findings) else replace(one, issues=(*one.issues, anew))


def _tried(document: Document, make: Callable[[], Findings], severity: Severity) -> Findings | Issue:
    """What is made of a document; the one place where a fault of ours in it becomes an issue."""
    try:
        return make()
    except Exception as fault:
        where = located(document.path, document.member)
        return Issue("source.fault", severity, where, _FAULT[severity].format(f"{type(fault).__name__}: {fault}"))


_FAULT: dict[Severity, str] = {
    "lost": "not read, by a fault of ours ({}); leave the file out and report it",
    "warn": "read without what other texts or corrections tell of it, by a fault of ours ({}); report it",
}


def _with_outlets(found: Sequence[Findings]) -> list[Findings]:
    """The findings by path, with outlets inferred from what other texts say of their authors."""
    ordered = sorted(found, key=lambda one: (one.document.path, one.document.member or "", one.document.sha256))
    mastheads = article.infer_outlets(tuple(one.masthead for one in ordered))
    pairs = zip(ordered, mastheads, strict=True)
    return [one if masthead == one.masthead else replace(one, masthead=masthead) for one, masthead in pairs]


def _is_lost(one: Findings) -> bool:
    """Whether a text says nothing that we can read."""
    return any(issue.severity == "lost" for issue in one.issues)


def _nothing_read(paths: Sequence[Path], issues: Sequence[Issue]) -> str:
    looked = ", ".join(map(str, paths)) or "nowhere"
    reasons = "; ".join(f"{issue.where}: {issue.message}" for issue in issues[:3])
    return f"{looked}: no readable source; {reasons or 'put articles there, as saved pages, texts, PDF or Word files'}"
