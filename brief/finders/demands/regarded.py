"""What somebody will be taken for, what he will answer for, which duty will rise: threats told of whom they meet."""

from __future__ import annotations

from collections.abc import Iterator

from brief.finders.demands import clauses, passives
from brief.finders.demands.asks import Ask
from brief.finders.demands.frames import beside
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.terms import voice_of
from brief.finders.demands.verbs import group_before
from brief.model import Sentence


def regarded(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Any ship will be treated as hostile", "the plotters will answer for any harm": whoever says it threatens."""
    for match in beside("taken_for").finditer(here.seen, sentence.start, sentence.end):
        if ask := _told_of(here, sentence, match.start(), match.end()):
            yield ask
            return


def raised(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "The duty on Chad's cotton would go up to 20 per cent": whoever says it of another's goods threatens."""
    for match in beside("duty_rises").finditer(here.seen, sentence.start, sentence.end):
        ask = _told_of(here, sentence, match.start("modal"), match.end())
        others = here.actors(ask.start, match.end()) if ask else ()
        if ask and any(actor.name not in ask.by.names for actor in others):
            yield ask
            return


def _told_of(here: Scene, sentence: Sentence, modal: int, end: int) -> Ask | None:
    """The threat that begins with the subject of the verb at `modal`; `None`: nobody who may threaten says it."""
    group = group_before(here.seen, sentence.start, modal)
    by: Party | None = voice_of(here, sentence, modal)
    if by is None or group.negated:
        return None
    quote = here.quote_at(modal)
    start = passives.subject_before(here, sentence, group.start)[0]
    start = max(start, quote[0]) if quote else start
    last = clauses.clause(here.seen, modal, min(sentence.end, quote[1]) if quote else sentence.end)[1]
    return Ask(start, max(last, end), modal, sentence, by, (), "threat", "demand.regarded")
