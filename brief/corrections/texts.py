"""Corrections of what one text says, applied before all are merged: sources, passages, speakers, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from brief.corrections.entries import Correction
from brief.corrections.matching import SeveralError, UnmatchedError, all_of, is_called, issue, source_texts
from brief.merge.wordings import any_same, wording
from brief.model import CORRECTED, Document, Excerpt, Findings, Issue, PersonInText, QuoteMention, located
from brief.spelling import fold_surname
from brief.text import fold, view

# The findings of a text, were it published on a day.
Reread = Callable[[Findings, date], Findings]
_Texts = list[Findings]


def to_findings(
    found: Sequence[Findings], corrections: Sequence[Correction], reread: Reread, told: Sequence[Issue] = ()
) -> tuple[tuple[Findings, ...], tuple[Issue, ...]]:
    """The findings as the reader corrected them; then what was `told` of the reading, and which corrections are void.

    `reread` gives the findings of a text whose day of publication is another: its Thursdays are others then.
    Nothing is told of a source that is left out, be it that it could not be read.
    """
    texts, void, known = list(found), [], list(told)
    for correction in sorted(corrections, key=lambda one: one.kind not in ("exclude", "published")):
        try:
            if correction.kind == "published":
                _published(texts, correction, reread)
            elif correction.kind == "exclude":
                _exclude(texts, known, correction)
            elif correction.kind in _KINDS:
                _KINDS[correction.kind](texts, correction)
        except UnmatchedError as why:
            void.append(issue(correction, why))
    return tuple(texts), (*known, *void)


# --- sources -----------------------------------------------------------------------------------


def _sources(texts: _Texts, correction: Correction) -> list[int]:
    """The places of the sources that a correction is about. `UnmatchedError`: there is none."""
    by_id = [at for at, one in enumerate(texts) if any(id.startswith(one.document.key) for id in correction.ids)]
    found = by_id or all_of(range(len(texts)), correction.words, lambda at: source_texts(texts[at]))
    if not found:
        raise UnmatchedError("no source has this name, title or address now")
    return found


def _source(texts: _Texts, correction: Correction) -> int:
    found = _sources(texts, correction)
    if len(found) > 1:
        raise SeveralError(f"{len(found)} sources are meant; name one by its file")
    return found[0]


def _published(texts: _Texts, correction: Correction, reread: Reread) -> None:
    at = _source(texts, correction)
    texts[at] = reread(texts[at], date.fromisoformat(correction.value))


def _exclude(texts: _Texts, known: list[Issue], correction: Correction) -> None:
    """The source goes, with all that is known of it; one of which nothing was read has only that."""
    lost = {each.where for each in known if each.severity == "lost" and is_called(each.where, correction.words)}
    try:
        at = _source(texts, correction)
    except UnmatchedError:
        if not lost:
            raise
    else:
        lost |= {located(texts[at].document.path, texts[at].document.member)}
        del texts[at]
    known[:] = [each for each in known if each.where not in lost]


def _headline(texts: _Texts, correction: Correction) -> None:
    at = _source(texts, correction)
    texts[at] = replace(texts[at], masthead=replace(texts[at].masthead, title=correction.value))


def _outlet(texts: _Texts, correction: Correction) -> None:
    """One name for an outlet may stand for all its texts."""
    for at in _sources(texts, correction):
        head = replace(texts[at].masthead, outlet=correction.value, outlet_basis="configured")
        texts[at] = replace(texts[at], masthead=head)


# --- passages ----------------------------------------------------------------------------------


def _omit(texts: _Texts, correction: Correction) -> None:
    """Nothing that touches the passage stays, in any text that has it."""
    met = False
    for at, one in enumerate(texts):
        for passage in passages(one.document, correction.words, correction.to):
            met, texts[at] = True, without(texts[at], passage)
    if not met:
        raise UnmatchedError("no source has this passage now")


def passages(document: Document, words: str, to: str | None = None) -> Iterator[Excerpt]:
    """Each passage with these words, whatever the white space and marks, on to the end of `to`."""
    seen = view(document.text)
    for first in _spaced(words).finditer(seen):
        last = _spaced(to).search(seen, first.end()) if to else first
        if last:
            yield document.excerpt(first.start(), last.end())


def _spaced(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in view(words).split()), re.IGNORECASE)


def without(one: Findings, passage: Excerpt) -> Findings:
    """The findings of a text but for those that touch a passage."""

    def clear(*excerpts: Excerpt) -> bool:
        return not any(each.start < passage.end and passage.start < each.end for each in excerpts)

    kept = tuple(
        replace(event, evidence=evidence)
        for event in one.events
        if (evidence := tuple(each for each in event.evidence if clear(each)))
    )
    return replace(
        one,
        dates=tuple(each for each in one.dates if clear(each.excerpt)),
        quotes=tuple(each for each in one.quotes if clear(each.excerpt, *each.parts)),
        demands=tuple(each for each in one.demands if clear(each.excerpt)),
        events=kept,
        points=tuple(each for each in one.points if clear(each.excerpt)),
    )


# --- people and speakers -----------------------------------------------------------------------


def _name(texts: _Texts, correction: Correction) -> None:
    """Whoever a text names so gets the name, and keeps the spelling as another one."""
    met, wanted = False, fold(correction.words)
    for at, one in enumerate(texts):
        people = tuple(
            _renamed(each, correction.value) if wanted in map(fold, (each.name, *each.aliases)) else each
            for each in one.people
        )
        if people != one.people:
            met, texts[at] = True, replace(one, people=people)
    if not met:
        raise UnmatchedError("nobody is written so now")


def _renamed(person: PersonInText, name: str) -> PersonInText:
    aliases = tuple(dict.fromkeys(form for form in (*person.aliases, person.name) if form != name))
    return replace(person, name=name, aliases=aliases, kind="person")


def _speaker(texts: _Texts, correction: Correction) -> None:
    """Each mention that is meant gets the speaker; one whom its text doesn't know is added to it."""
    found = _quotes(texts, correction)
    if not found:
        raise UnmatchedError("no quote has these words now")
    if not correction.ids and len({at for at, _ in found}) < len(found):
        raise SeveralError("several quotes of one source have these words")
    for at, mention in found:
        texts[at] = _spoken_by(texts[at], mention, correction.value)


_Found = tuple[int, QuoteMention]


def _quotes(texts: _Texts, correction: Correction) -> list[_Found]:
    """The mentions with one of the ids, else those with the words; and what tells of the same in other texts."""
    every = [(at, mention) for at, one in enumerate(texts) for mention in one.quotes]
    met = [(at, mention) for at, mention in every if mention.id in correction.ids]
    met = met or all_of(every, correction.words, lambda pair: [[part.text for part in pair[1].parts]])
    known = {at for at, _ in met}
    speakers = {_by(texts[at], mention) for at, mention in met}
    others = [pair for pair in every if pair[0] not in known and _by(texts[pair[0]], pair[1]) in speakers]
    return met + [pair for pair in others if any(_same(pair[1], mention) for _, mention in met)]


def _by(one: Findings, mention: QuoteMention) -> str | None:
    return None if mention.speaker is None else fold_surname(one.people[mention.speaker].name)


def _same(one: QuoteMention, other: QuoteMention) -> bool:
    """Whether two texts quote the same words."""
    return any_same(*([wording(part.text) for part in mention.parts] for mention in (one, other)))


def _spoken_by(one: Findings, mention: QuoteMention, name: str) -> Findings:
    if not name:
        speaker, people = None, one.people
    else:
        known = [at for at, person in enumerate(one.people) if fold(name) in map(fold, (person.name, *person.aliases))]
        speaker = known[0] if known else len(one.people)
        people = one.people if known else (*one.people, PersonInText(name, "person"))
    corrected = replace(mention, speaker=speaker, speaker_at=mention.speaker_at if name else None, rule=CORRECTED)
    quotes = tuple(corrected if each.id == mention.id else each for each in one.quotes)
    return replace(one, people=people, quotes=quotes)


_KINDS: dict[str, Callable[[_Texts, Correction], None]] = {
    "headline": _headline,
    "outlet": _outlet,
    "omit": _omit,
    "name": _name,
    "speaker": _speaker,
}
