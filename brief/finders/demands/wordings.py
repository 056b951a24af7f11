"""Demands and threats told without a verb or noun of asking: "must", "will retaliate", red lines, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from brief import topics
from brief.finders.demands import clauses, owned, parties, passives, regarded, stakes
from brief.finders.demands.asks import Ask, is_guarded, may_speak
from brief.finders.demands.edges import shortened, whole
from brief.finders.demands.frames import any_of, beside, word, words
from brief.finders.demands.openings import is_act
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.stakes import LINK, spoken_words
from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import Sentence, Stance
from brief.text import Span

_WITHOUT_ANSWER = re.compile(r"\bif (?:we|they|it|\w+) (?:don't|do not|doesn't|does not) (?:hear|receive|get|see) ")
_TOLD = re.compile(r"\bt(?:old|ells?)\s+[^,;:.\"]{2,40}?\s+that\s+(?:they|he|she|it)\s+$")
_WAITS = re.compile(
    r"(?<![\w'])(?:will|would|'ll|won't|wouldn't)\s+(?:not\s+\w+|never\s+\w+|\w+\s+(?:nothing|no\s+\w+)|(?<=n't )\w+)"
    r"(?:\s+[\w'-]+){0,8}?\s+(?:unless|until)\s+"
)
_OWN_SIDE = re.compile(
    r"\b(?:her|his|its|their|the)\s+(?:country|delegation|government|movement|party|side|team)\s+$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:^|[\s(])(\d)[.)]\s+(?=\S)")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNT = re.compile(rf"\b({'|'.join(_NUMBERS)})\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s+(?:and\s+)?(?=\S)")
_AND = re.compile(r".*(\s+and\s+)")
_LIST_END = re.compile(r"[.;?!]?\s*$|[.;?!]\s")
_INCLUDES = re.compile(
    r"(?:\s+(?:\([^)]*\)\s+)?(?:include[sd]?|are|were|is|was)(?:\s+still)?\s+(?!(?:clear|simple|the same|unchanged):)"
    r"|\s+(?:remain(?:s|ed)?|is|was)(?:\s+(?:still|clear|simple|the same|unchanged))*\s*(?::|-|,\s+and\s+it\s+is)\s+)"
)
_A_THING = re.compile(
    r"(?:an?|the|more|higher|better|fewer|shorter)\s(?!(?:same|only|least|last|first|test|sign)\b)[\w-]+\s[\w-]+"
)
_OF_WHOM = re.compile(r"\s+of\s+(?:the\s+)?")
_ELEMENTS = r"demands?|conditions?|requirements?|requests?|preconditions?|key elements|key points"
_ITEM_CUT = re.compile(r",\"?\s+and\s+(?=for\s)|,\"?\s+(?=for\s)")
_POSITION = word(r"positions?|stance|view|line")
_NEITHER = re.compile(r"\bneither accept(?:s|ed)? nor reject(?:s|ed)?\s+(?!(?:the|this|that|these|those|its|their)\s)")
_QUESTION = word(r"questions? (?:\w+ )?(?:of|about)")
_RAISED = re.compile(r"\b(?:arose|arises|raise[sd]?|raising|put)\b")
_BESIDE = re.compile(r"\s+|,\s(?:[\w']+\s){1,5}?(?:added|said|says),\s")  # "Chad, she said, must ..."
_WHICH = re.compile(
    r"(?:.*\b(?:include[sd]?|on|that|and|is|are|was|were|about)\s+)?([^,;:\"]{3,120}),\s+which\s+[^,;:\"]{2,60}\"?$"
)
_WOULD_BE = re.compile(
    r"(?:.*(?:\b(?:that|and|said|says)\s+|\"))([^;:\"]{3,160}?),?\s+(?:is|are|was|were|would be|remains?)\s+"
    r"(?:(?:an?|his|its|our|their)\s+)?\"?$"
)


def unframed(here: Scene, sentence: Sentence, last: Party | None) -> Iterator[Ask]:
    """What the sentence asks in other wordings; `last` is who asked last, whom "the demands" mean."""
    rows = here.rows[sentence.start]
    for wording in _wordings_of(rows):
        yield from wording(here, sentence)
    if "lists" in rows:
        yield from _included(here, sentence, last)


def _threats(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    table = load("en/demands")["threats"]
    for key in ("always", *(("with_if",) if clauses.is_conditional(here.seen, sentence) else ())):
        for match in _threat_pattern(key).finditer(here.seen, sentence.start, sentence.end):
            group = group_before(here.seen, sentence.start, match.start())
            by = parties.subject(here, sentence, group.start)
            if by is None or not may_speak(here, by) or is_guarded(here, sentence, group, by):
                continue
            if key == "with_if" and match.group().lower().startswith(("may", "might")):
                continue
            start, end = spoken_words(here, sentence, match.start(1))
            about = topics.find(here.seen[match.start(1) : match.start(1) + 60])
            softens = match.group(1) in table["offer_verbs"] and bool(set(about[:1]) & set(table["offers"]))
            stance: Stance = "offer" if softens else "threat"
            yield Ask(start, end, match.start(), sentence, by, (), stance, f"demand.{stance}")


@cache
def _threat_pattern(key: str) -> re.Pattern[str]:
    table = load("en/demands")["threats"]
    modals = shortened(table["modals"])
    return re.compile(rf"{modals}{LINK}((?:{any_of(table[key])})(?![\w-]))")


def _without_answer(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "If we don't hear a response ...": what a threat waits for is asked for."""
    for match in _WITHOUT_ANSWER.finditer(here.seen, sentence.start, sentence.end):
        by = parties.speaker(here, sentence, match.start())
        start, end = clauses.clause(here.seen, match.end(), sentence.end)
        cut = re.compile(r"\s+and\s+[^,;]{3,60}?\s(?:continues?|goes on|persists?)\b|,").search(here.seen, start, end)
        end = cut.start() if cut else end
        if by and may_speak(here, by) and topics.find(here.seen[start:end]):
            yield Ask(start, end, match.start(), sentence, by, (), "demand", "demand.awaited")


def _unless(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Would sign nothing unless Chad paid": what somebody waits for from another is asked for."""
    for match in _WAITS.finditer(here.seen, sentence.start, sentence.end):
        by = parties.subject(here, sentence, match.start())
        if by is None and _OWN_SIDE.search(here.seen, sentence.start, match.start()):
            by = parties.attributed(here, sentence)
        if by is None or not may_speak(here, by):
            continue
        start, end = clauses.clause(here.seen, match.end(), sentence.end)
        whom = next((p for p in here.within(start, end)[:1] if p.start - start < 6), None)
        if whom and not set(whom.names) & set(by.names) and whom.person is None and topics.find(here.seen[start:end]):
            yield Ask(start, end, match.start(), sentence, by, whom.names, "demand", "demand.unless")


def _musts(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    table = load("en/demands")["must"]
    stances: tuple[tuple[Stance, str], ...] = (("demand", table["modals"]), ("appeal", table["weaker"]))
    for stance, modals in stances:
        for match in word(modals).finditer(here.seen, sentence.start, sentence.end):
            if (ask := _must(here, sentence, match, stance)) is not None:
                yield ask


def _must(here: Scene, sentence: Sentence, match: re.Match[str], stance: Stance) -> Ask | None:
    seen = here.seen
    told = _TOLD.search(seen, sentence.start, match.start())
    if told:
        by = parties.subject(here, sentence, told.start())
        start, of = match.end() + 1, _told_whom(here, sentence, told)
    else:
        whom = next(
            (p for p in here.within(sentence.start, match.start()) if _BESIDE.fullmatch(seen, p.end, match.start())),
            None,
        )
        by = parties.speaker(here, sentence, match.start()) if whom else None
        if whom is None or by is None or set(by.names) & set(whom.names) or whom.observer or _is_somebody(here, whom):
            return None
        aside = "," in seen[whom.end : match.start()]
        article = 4 if seen.startswith(("the ", "The "), whom.start - 4) else 0
        start, of = match.start() if aside else whom.start - article, whom.names
    span = clauses.clause(seen, start, sentence.end)
    if by is None or not may_speak(here, by) or not is_act(here.seen, match.end() + 1, span[1]):
        return None
    return Ask(*span, match.start(), sentence, by, of, stance, "demand.must")


def _is_somebody(here: Scene, party: Party) -> bool:
    """Whether the party is a person, and no body that is taken for who speaks ("said Uganda must")."""
    return party.person is not None and here.marked.people[party.person].kind == "person"


def _told_whom(here: Scene, sentence: Sentence, told: re.Match[str]) -> tuple[str, ...]:
    named = here.within(told.start(), told.end())
    party = named[0] if named else parties.leading(here, sentence, told.start())
    return party.names if party else ()


def _red_lines(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    for match in word(load("en/demands")["red_lines"]["pattern"]).finditer(here.seen, sentence.start, sentence.end):
        before = here.seen[sentence.start : match.start()]
        if which := _WHICH.match(before):
            named = here.within(sentence.start + which.end(1), match.start())
            thing, by = which, named[0] if named else None
        elif would := _WOULD_BE.match(before):
            thing, by = would, _holder(here, sentence, match.start())
        else:
            continue
        start, end = sentence.start + thing.start(1), sentence.start + thing.end(1)
        if by and may_speak(here, by):
            yield Ask(start, end, start, sentence, by, (), "position", "demand.red-line")


def _bills(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "A bill that would impose sanctions": what is drafted against another is a threat."""
    table = load("en/demands")["bills"]
    for match in _bill_pattern(table["nouns"], table["verbs"]).finditer(here.seen, sentence.start, sentence.end):
        by = parties.leading(here, sentence, match.start())
        start, end = clauses.clause(here.seen, match.start(1), sentence.end)
        new = match.group(1).split()[0] in ("impose", "slap", "introduce")
        meant = words("consequences").match(here.seen, match.end()) if new else topics.find(here.seen[start:end])
        if by and may_speak(here, by) and meant:
            yield Ask(start, end, match.start(), sentence, by, (), "threat", "demand.bill")


@cache
def _bill_pattern(nouns: str, verbs: str) -> re.Pattern[str]:
    return re.compile(rf"{whole(nouns)}(?:\s+(?:that|which|to))?(?:\s+would)?\s+((?:{verbs})\s+)")


def _neither(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Kenya has neither accepted nor rejected a truce": what is left open was asked for by the other side."""
    for match in _NEITHER.finditer(here.seen, sentence.start, sentence.end):
        whom = parties.subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
        by = parties.attributed(here, sentence)
        start, end = clauses.clause(here.seen, match.end(), sentence.end)
        if whom is None or by is None or set(by.names) & set(whom.names) or not may_speak(here, by):
            continue
        if topics.find(here.seen[start:end]):
            yield Ask(start, end, match.start(), sentence, by, whom.names, "demand", "demand.left-open")


def _listed(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    for noun in _list_pattern(load("en/demands")["lists"]["nouns"]).finditer(here.seen, sentence.start, sentence.end):
        by = parties.possessor(here, sentence, noun.start()) or parties.leading(here, sentence, noun.start())
        introduced = beside("introduces").search(here.seen, sentence.start, noun.start())
        named = (
            here.seen.startswith("that ", noun.end()) and parties.possessor(here, sentence, noun.start()) is not None
        )
        if by is None or not (introduced or named) or not may_speak(here, by):
            continue
        stance: Stance = "condition" if "condition" in noun.group(1) else "demand"
        numbered = _numbered(here.seen, noun.end(), _list_end(here, sentence))
        if not numbered and stance != "condition":
            numbered = _counted(here, sentence, noun)
        spans = numbered or clauses.parts(
            here.seen, clauses.clause(here.seen, noun.end(), sentence.end), whole=stance == "condition"
        )
        if not numbered and not all(_is_askable(here.seen[a:b]) for a, b in spans[:1]):
            continue
        of = _partners(here, sentence, noun.start(), by)
        for number, (start, end) in enumerate(spans, 1):
            count = number if numbered else None
            yield Ask(start, end, noun.start(), sentence, by, of, stance, "demand.list", count)


def _holder(here: Scene, sentence: Sentence, before: int) -> Party | None:
    """Whose line it is: "Kenya's position has been that ...", else whoever says so."""
    if position := _POSITION.search(here.seen, sentence.start, before):
        return parties.possessor(here, sentence, position.start())
    return parties.attributed(here, sentence) or parties.leading(here, sentence, before)


@cache
def _list_pattern(nouns: str) -> re.Pattern[str]:
    return re.compile(rf"({whole(nouns)})(?:,?\s+[^:;.\"]{{0,60}})?:\s+(?=\S)")


def _list_end(here: Scene, sentence: Sentence) -> int:
    """Where a numbered list ends: its items may have been taken for sentences."""
    end, step = sentence.end, 1
    while (behind := here.neighbour(sentence, step)) and behind.paragraph == sentence.paragraph and step < 9:
        if not re.match(r"\d[.)]\s", here.seen[behind.start : behind.start + 3]) and not re.search(
            r"(?:\s|^)\d\.$", here.seen[end - 3 : end]
        ):
            break
        end, step = behind.end, step + 1
    return end


def _numbered(seen: str, start: int, end: int) -> list[Span]:
    marks = list(_NUMBERED.finditer(seen, start - 1, end))
    if [int(mark.group(1)) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < 2:
        return []
    edges = [*(mark.start() for mark in marks[1:]), end]
    return [clauses.clause(seen, mark.end(), edge) for mark, edge in zip(marks, edges, strict=True)]


def _counted(here: Scene, sentence: Sentence, noun: re.Match[str]) -> list[Span]:
    """The parts of a list whose number is told before ("four demands: a, b, c and d"), where it has as many."""
    count = _COUNT.search(here.seen, max(sentence.start, noun.start() - 40), noun.start())
    start, end = noun.end(), clauses.clause(here.seen, noun.end(), sentence.end)[1]
    end = max(end, _LIST_END.search(here.seen, start, sentence.end).start())  # type: ignore[union-attr]
    if count is None:
        return []
    wanted = _NUMBERS[count.group(1).lower()]
    cuts = [match.span() for match in _COMMA.finditer(here.seen, start, end)]
    if len(cuts) == wanted - 2 and (last := _AND.search(here.seen, cuts[-1][1] if cuts else start, end)):
        cuts.append(last.span(1))
    edges = [start, *(at for cut in cuts for at in cut), end]
    spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 3]
    return spans if len(spans) == wanted else []


def _is_askable(words_of_item: str) -> bool:
    return words("asked").match(words_of_item) is not None or bool(topics.find(words_of_item))


def _partners(here: Scene, sentence: Sentence, before: int, by: Party) -> tuple[str, ...]:
    """Those with whom, or to whom, the demands are put: "in talks with Kenya"."""
    for party in here.within(sentence.start, before):
        if re.search(
            r"\b(?:with|to|for|before)\s+(?:the\s+)?$", here.seen[max(sentence.start, party.start - 12) : party.start]
        ):
            return tuple(name for name in party.names if name not in by.names)
    return ()


def _included(here: Scene, sentence: Sentence, last: Party | None) -> Iterator[Ask]:
    """ "The demands include X, and for Y to ...": each part that can be asked for."""
    for noun in word(_ELEMENTS).finditer(here.seen, sentence.start, sentence.end):
        owner = _of_whom(here, sentence, noun.end())
        verb = _INCLUDES.match(here.seen, owner.end if owner else noun.end(), sentence.end)
        if verb is None:
            continue
        by = owner or parties.possessor(here, sentence, noun.start())
        by = by or (last if noun.group().endswith("s") else None)
        if by is None or not may_speak(here, by):
            continue
        cuts = [match.span() for match in _ITEM_CUT.finditer(here.seen, verb.end(), sentence.end)]
        starts = [verb.end(), *(end for _, end in cuts)]
        for start in starts:
            span = clauses.clause(here.seen, start, sentence.end)
            text = here.seen[span[0] : span[1]]
            if words("asked").match(text) or text.startswith(("for ", "that ")) or _A_THING.match(text):
                for part in clauses.parts(here.seen, span):
                    yield Ask(*part, noun.start(), sentence, by, (), "demand", "demand.included")


def _of_whom(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whose demand it is, told behind it ("the main demand of the strikers")."""
    match = _OF_WHOM.match(here.seen, at, sentence.end)
    behind = here.within(match.start() + 3, sentence.end)[:1] if match else []
    return behind[0] if match and behind and behind[0].start <= match.end() else None


def _questions(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Raised the question of compensation"."""
    for match in _QUESTION.finditer(here.seen, sentence.start, sentence.end):
        if not _RAISED.search(here.seen, max(sentence.start, match.start() - 30), match.end()):
            continue
        if not words("asked").match(here.seen, match.end() + 1):
            continue
        by = parties.subject(here, sentence, match.start()) or parties.leading(here, sentence, match.start())
        by = by or _paragraph_voice(here, sentence)
        if by and may_speak(here, by):
            span = clauses.clause(here.seen, match.end() + 1, sentence.end)
            yield Ask(*span, match.start(), sentence, by, (), "demand", "demand.question")


def _paragraph_voice(here: Scene, sentence: Sentence) -> Party | None:
    """Who speaks in the paragraph up to this sentence."""
    step = 0
    while (one := here.neighbour(sentence, step)) and one.paragraph == sentence.paragraph:
        if party := parties.attributed(here, one):
            return party
        step -= 1
    return None


_Wording = Callable[[Scene, Sentence], Iterator[Ask]]


@lru_cache(maxsize=4096)
def _wordings_of(rows: frozenset[str]) -> tuple[_Wording, ...]:
    """How what some rows tell is read, in the order below."""
    return tuple(wording for row, wording in _WORDINGS.items() if row in rows)


_WORDINGS: dict[str, _Wording] = {
    "threats": _threats,
    "vows": stakes.vows,
    "reserved": stakes.reserved,
    "warned": stakes.warned,
    "passive": passives.asked_to_do,
    "by-agent": passives.asked_for,
    "owned": owned.owned,
    "exchange": owned.exchanged,
    "conditional": stakes.made_conditional,
    "deadlines": stakes.deadlines,
    "awaited": _without_answer,
    "must": _musts,
    "unless": _unless,
    "red_lines": _red_lines,
    "bills": _bills,
    "regarded": regarded.regarded,
    "raised": regarded.raised,
    "answer-ignore": _neither,
    "lists": _listed,
    "questions": _questions,
}
