"""What is asked or offered, told in the passive: "a truce was proposed by Oman", "Niger is requested to ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief import topics
from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, may_speak
from brief.finders.demands.frames import beside, words
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import group_before
from brief.model import Sentence, Stance
from brief.text import Span

_BY_AGENT = re.compile(r"\sby\s+(?P<who>(?:the\s+)?)(?=[A-Z]|opposition|court|council|government|union|rebels)")
_BOTH = re.compile(
    r"(?<!\w)(?:[Bb]oth|[Aa]ll|[Tt]he two|[Tt]he warring|[Tt]he)(?: [A-Z][a-z]+| two)? "
    r"(?:[Cc]amps|[Cc]ountries|[Dd]elegations|[Gg]overnments|[Mm]embers|[Pp]arties|[Ss]ides|[Ss]tates)\s+$"
)
_OPENS = re.compile(
    r"[;:]\s+|\b(?:As|Because|Since)\s[^;:\"]{5,120}?,\s+|\"|,\s+(?:and|but|while)\s+"
    r"|\bthat,\s(?:as of|beginning|from|starting)\s[^,;:\"]{3,30}(?:,\s\d{4})?,\s+"
    r"|\b(?:that|but|because|said|says|when|while)\s+|^\d{1,2}[.:]\d{2}\s"
)
_ASIDE = re.compile(r",\s[^,;:\"]{3,80},\s*$|,?\s(?:which|that)\s+$")


def asked_to_do(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Niger is requested to close the bases": whoever says so asks, or who is told behind "by"."""
    for match in beside("is_told_to").finditer(here.seen, sentence.start, sentence.end):
        whom = next((p for p in here.within(sentence.start, match.start())[-1:] if match.start() - p.end < 3), None)
        to_all = _BOTH.search(here.seen, max(sentence.start, match.start() - 30), match.start()) is not None
        by, end = _agent(here, sentence, match)
        by = by or parties.attributed(here, sentence)
        if by is None or not may_speak(here, by) or (whom is None and not to_all):
            continue
        names = tuple(name for name in whom.names if name not in by.names) if whom else ()
        if names or to_all:
            yield Ask(match.end(), end, match.start(), sentence, by, names, "demand", "demand.passive", to_all=to_all)


def _agent(here: Scene, sentence: Sentence, match: re.Match[str]) -> tuple[Party | None, int]:
    """Who is told behind "by", before what is to be done or behind it; and where that ends."""
    end = clauses.clause(here.seen, match.end(), sentence.end)[1]
    if match["agent"]:
        named = here.within(match.start("agent"), match.end())[:1]
        return (named[0] if named else None), end
    agent = _BY_AGENT.search(here.seen, match.end(), sentence.end)
    behind = here.within(agent.start("who"), sentence.end)[:1] if agent else []
    if agent and behind and behind[0].start <= agent.end():
        return behind[0], agent.start()
    return None, end


def asked_for(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "A truce of ten days was proposed on Friday by Oman"."""
    for match in beside("was_put_by").finditer(here.seen, sentence.start, sentence.end):
        behind = here.within(match.end() - 4, sentence.end)[:1]
        group = group_before(here.seen, sentence.start, match.start())
        if not behind or behind[0].start > match.end() or group.negated or not may_speak(here, behind[0]):
            continue
        start, end = subject_before(here, sentence, group.start)
        told = here.seen[start:end]
        kinds = ("asked", "given")
        if end - start < 8 or not (any(words(kind).match(told) for kind in kinds) or topics.find(told)):
            continue
        stance: Stance = "offer" if match["offer"] else "demand" if match["demand"] else "appeal"
        yield Ask(start, end, match.start(), sentence, behind[0], (), stance, "demand.by-agent")


def subject_before(here: Scene, sentence: Sentence, at: int) -> Span:
    """The thing that is the subject of a verb at an offset, without what is put in behind it."""
    end = at
    if aside := _ASIDE.search(here.seen, sentence.start, end):
        end = aside.start()
    start = sentence.start
    for opening in _OPENS.finditer(here.seen, sentence.start, end):
        start = opening.end()
    while end > start and here.seen[end - 1] in ' ,"':
        end -= 1
    return start, end
