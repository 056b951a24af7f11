"""Demands in spoken words and as terms: "not until ...", "Open the bridge", "must be lifted", "if ..., we"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from brief import topics
from brief.finders.demands import clauses, parties
from brief.finders.demands.asks import Ask, may_speak
from brief.finders.demands.edges import in_any_case
from brief.finders.demands.frames import any_of, beside, words
from brief.finders.demands.openings import is_act
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.lexicon import load, words_in
from brief.model import Sentence, Stance
from brief.text import Span, words_of

_MODAL = re.compile(
    r"(?<![\w'])(?:will|would|'ll|can|could|cannot|can't|couldn't|won't|wouldn't|shall|may)(?![\w'])"
    r"|\b(?:am|are|is)(?: not|n't)(?= \w+ing\b)"
)
_STAYS = re.compile(
    r"\b(?:stay(?:s|ed)?|remain(?:s|ed)?|stands?|stood)\s+(?:(?:in (?:force|place)|closed|shut|suspended)\s+)?$"
)
_DENIED = re.compile(
    r"\b(?:cannot|neither|never|no|nobody|no one|none|nor|not|nothing|refus\w+|remain|keep|stay)\b"
    r"|\b(?:continue|go on|hold out|last|lie|run)\b"
    r"|\b(?:are|ca|could|is|wo|would)n't\b(?! (?:certain|clear|likely|sure))",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|but|and)\s+$")
_ALTERNATIVE = re.compile(
    r"[,;.]?\s+or (?:else\b|(?:it|the [\w' -]{2,30}|they|we|I|our [\w -]{2,30}?)\s+(?:will|shall|would|can)\b)"
)
_PRICE = re.compile(r"pay (?:an? |the )?(?:\w+ ){0,2}(?:cost|price)\b")
_LOOK = 40  # characters of what must be done in which its matter is named
_NEW_CLAUSE = re.compile(r",\"?\s+(?:and |but )?(?:he|it|she|they|we|I)\s(?!added|said|says|told|warned)")
_NO_CONDITION = re.compile(  # what is asked, or given
    r"\b(?:ask|know|say|sure|tell|wonder)(?:s|ing)? if\s"
    r"|\b(?:are|be|been|being|by|for|from|had|has|have|in|is|of|on|was|were|without) provid(?:ed|ing)\s"
    r"|\bprovided (?:by|for|in|to|with)\s"
)
_PERFECT = re.compile(r"(?:\s(?:\w+ly|almost|also|always|have|never|perhaps))*?\shave\b(?! to\b)")
_THINKS = r"\b(?:believe|doubt|expect|fear|hope|predict|think|thought)(?:d|ed|ing|s)?\b"
_THOUGHT, _BELIEVES = re.compile(rf"{_THINKS}(?: that\b|$)"), re.compile(rf"{_THINKS}[^,;:.\"]{{1,60}}$")
_DOES_NOT = re.compile(r"(?:he|it|she|they)\s(?:do(?:es)?(?:n't| not)|fails?|refuses?)\s")
_REGARDED = re.compile(r"\s*(?:consider (?:it|that|this) (?:an?|as)\b|receive (?:fewer|less|more)\b)")
_CONTRAST = re.compile(r",\"?\s$")  # "would lift it, while others would not"
_YOU = re.compile(r"\b[Yy]ou $")
_PASTIME = re.compile(r"(?!being\b)\w+ing\b")  # "when considering why"
_FAR = 140  # characters between what is done and the condition for it
_NEAR = 50  # characters around what is done in which it is denied
_LEAST = 3  # words that a condition has
_OWN = re.compile(r"(?<![\w'])(?:we|I)\s+$|(?<![\w'])(?:we|I)$", re.IGNORECASE)
_MUST = re.compile(
    r"(?<![\w'])(?P<modal>must|ha(?:d|s|ve) (?:got )?to|needs? to|should)\s+"
    r"(?:(?:also|both|first|now|then|not|\w+ly)\s+)*"
)
_ONLY = re.compile(r" only (?!be\b)")
_BE_DONE = re.compile(  # what must be done is asked, what must be noted isn't
    r"be (?:\w+ly )?(?!(?:admitted|considered|done|mentioned|noted|recalled|remembered|said|seen|stressed)\b)"
    r"\w+(?:ed|en|pt)\b"
)
_THEY = re.compile(r"(?:[Tt]hey|[Hh]e|[Ss]he|[Tt]hese people)")
_ACTION = re.compile(
    r"(?!be\b|decide|do\b|feel|have\b|hear|know|like|live|realis|realiz|say\b|see\b|think|understand|wait)[a-z]{3,}\s+\w+"
)
_WE_DO = re.compile(
    r"(?:we|I) (?!(?:are|get|hear|receive|see)\b)[a-z]+ (?:an? |the )?(?P<rest>[^,;:.\"]*)", re.IGNORECASE
)
_HYPOTHETICAL = re.compile(r"\b(?:if|whether)\s[^.;]*,\s*$", re.IGNORECASE)
_NO_SUBJECT = re.compile(  # what is left of a relative clause, or of words in which it is only thought of
    r"(?:argu|believ|feel|say|think)\w*\b|(?:can|could|had|has|have|is|are|may|might|was|were|will|would)\b"
    r"|(?:after|at|before|by|during|for|from|in|of|on|since|until|with)\b|.*\b(?:had|has|have|would)$"
    r"|(?:.*\s)?(?:how|what|whether|which|who|whom|why)\b|.*\s(?:is|are|was|were)\s(?!going\b)",
    re.IGNORECASE,
)
SPOKEN = frozenset(["imperatives", "must", "terms"])  # the rows of the lexicon that open a sentence for it
_START = re.compile(r"[\"'\s]*(?:(?:and|but|so|then|first|please|now)\b,?\s*)?", re.IGNORECASE)


def spoken(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """What a party's own words ask and threaten, and the terms on which it says that it acts."""
    rows = here.rows[sentence.start]
    if "imperatives" in rows:
        yield from _imperatives(here, sentence)
    if "terms" in rows:
        yield from _terms(here, sentence)
    if "must" in rows:
        yield from _things_that_must(here, sentence)


def voice_of(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who says the words at `at`, where it is an official or a party that speaks for itself."""
    quoted = here.quote_at(at) is not None
    by = parties.speaker(here, sentence, at) if quoted else parties.attributed(here, sentence)
    if by is None or by.observer:
        return None
    return by if may_speak(here, by) or (quoted and _is_known_by_surname(here, by)) else None


def _is_known_by_surname(here: Scene, by: Party) -> bool:
    """Whether only another text may tell who it is ("Mr Basch"): merging leaves out whoever holds no office there."""
    return by.person is not None and len(here.marked.people[by.person].name.split()) == 1


def _imperatives(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "Open the bridge", in a party's own words; one with "or we will ..." is a threat."""
    for start, end in _spoken_spans(here, sentence):
        first = _START.match(here.seen, start, end)
        at = first.end() if first else start
        if _imperative().match(here.seen, at, end) is None or end - at < 10:
            continue
        if by := voice_of(here, sentence, at):
            stance: Stance = "threat" if _ALTERNATIVE.search(here.seen, at, end) else "demand"
            yield Ask(*trimmed(here.seen, at, end), at, sentence, by, (), stance, "demand.imperative")


def _spoken_spans(here: Scene, sentence: Sentence) -> Iterator[Span]:
    """The pieces of a sentence that are in quotation marks."""
    at = sentence.start
    while at < sentence.end:
        quote = here.quote_at(at)
        if quote is None:
            opening = here.seen.find('"', at, sentence.end)
            if opening < 0:
                return
            at = opening + 1
            continue
        end = min(quote[1], sentence.end)
        if end > at:
            yield at, end
        at = end + 2


@cache
def _imperative() -> re.Pattern[str]:
    verbs = load("en/demands")["spoken"]["imperatives"]
    return re.compile(rf"(?=[A-Z])(?i:{any_of(verbs)})\b")


def _terms(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "The boats will stay until the crews are free": on what terms a party says that it acts."""
    if words_in("en/demands", "spoken", "term_words").isdisjoint(words_of(here.seen[sentence.start : sentence.end])):
        return
    for match in _connective().finditer(here.seen, sentence.start, sentence.end):
        start, end = _around(here, sentence, match)
        modal = _MODAL.search(here.seen, start, match.start()) or _STAYS.search(here.seen, start, match.start())
        if modal is None or _is_no_term(here, modal, match, start) or _is_own_act(here, match.end()):
            continue
        if match.group().lower().startswith("before") and not _is_waited_for(here, start, match):
            continue
        if _is_short(here, match.end(), end) or _date_behind().match(here.seen, match.end()):
            continue
        by = _holder(here, sentence, modal.start())
        if not (_is_held_back(here, modal, match, start) and _is_put(here, by, modal, match, end)):
            continue
        if by is not None and may_speak(here, by) and not _is_at_fault(here, sentence, by, modal, match):
            yield Ask(*trimmed(here.seen, start, end), start, sentence, by, (), "condition", "demand.terms")
            return


def _is_waited_for(here: Scene, start: int, before: re.Match[str]) -> bool:
    """Whether nothing is done "before" what is wished is ("would not sail before a bond had been paid")."""
    denied = _DENIED.search(here.seen, max(start, before.start() - _FAR), before.start()) is not None
    return denied and _is_granted(here, before.end(), before.end() + _FAR)


def _is_short(here: Scene, start: int, end: int) -> bool:
    """Whether too few words stand behind a connective for a condition; of a party one verb is enough."""
    words_behind = len(here.seen[start:end].split())
    opens = any(party.start - start < _ARTICLE for party in here.within(start, end)[:1])
    return words_behind < (_LEAST - 1 if opens else _LEAST)


_ARTICLE = 5  # characters
_WEAK = frozenset("as from if once so the till unless until when while".split())
_LOOSE = frozenset("as if so when while".split())


def _is_at_fault(here: Scene, sentence: Sentence, by: Party, modal: re.Match[str], connective: re.Match[str]) -> bool:
    """Whether the terms would be those of whom they are put to ("Chad can expect raids if it doesn't leave")."""
    if not _DOES_NOT.match(here.seen, connective.end(), sentence.end):
        return False
    return (
        sentence.start <= by.start
        and by.end + 1 >= modal.start() - 1
        and beside("suffers").match(here.seen, modal.end()) is not None
    )


def _is_eased(here: Scene, modal: re.Match[str]) -> bool:
    """Whether what is done would be a relief to another."""
    stays = modal.re is _STAYS
    return stays or _relief().match(here.seen, modal.end()) is not None or _gives(here, modal.end())


def _is_held_back(here: Scene, modal: re.Match[str], connective: re.Match[str], start: int) -> bool:
    """Whether the words keep something from another: a relief, or by denying it."""
    if _ONLY.match(here.seen, modal.end()):
        return True  # "would only share power if ..."
    weak = connective.group().lower().split()[0] in _WEAK
    if not weak and not modal.group().startswith(("can", "could", "may")):
        return True
    first, last = max(start, modal.start() - _NEAR), min(modal.end() + _NEAR, connective.end())
    return _is_eased(here, modal) or _DENIED.search(here.seen, first, last) is not None


def _is_put(here: Scene, by: Party | None, modal: re.Match[str], connective: re.Match[str], end: int) -> bool:
    """Whether the terms are put to another: spoken, with a relief that would be done, or about what is his to do."""
    if modal.group().startswith(("can", "could")) and _ONLY.match(here.seen, modal.end()):  # "can only grow if ..."
        return _is_eased(here, modal) or concerns_another(here, by, modal.end(), connective.end(), end)
    quoted = here.quote_at(connective.start()) is not None and here.quote_at(modal.start()) is not None
    if quoted and connective.group().lower().split()[0] not in _LOOSE:
        return True
    if _ONLY.match(here.seen, modal.end()) or connective.group().lower().startswith(("on ", "provid")):
        return True
    if beside("protest").search(here.seen, max(0, modal.start() - _NEAR), modal.start()):
        return True  # "the strike will go on until ..."
    if beside("kept_up").search(here.seen, max(0, modal.start() - _NEAR), connective.start()):
        return True  # "the ban will stay until ..."
    if _is_granted(here, connective.end(), end):
        return True
    done = _is_eased(here, modal) and here.seen[modal.end() : modal.end() + 9].lstrip().startswith("be ")
    return done or modal.re is _STAYS or concerns_another(here, by, modal.end(), connective.end(), end)


def _is_granted(here: Scene, start: int, end: int) -> bool:
    """Whether the condition is that another does what is wished ("if its half is carried out")."""
    return beside("granted").match(here.seen, start, end) is not None


def _is_no_term(here: Scene, modal: re.Match[str], connective: re.Match[str], start: int) -> bool:
    """Whether no condition is set: it is far off, another clause's, contrary to fact, anybody's, or a pastime."""
    between = here.seen[modal.end() : connective.start()]
    other = _NO_CONDITION.search(here.seen, max(0, connective.start() - 10), connective.end() + 5)
    before = here.seen[start : modal.start()]
    if _BELIEVES.search(before):
        return True
    if other or len(between) > _FAR or any(way.search(between) for way in (_NEW_CLAUSE, _THOUGHT)):
        return True
    contrasted = connective.group().lower().startswith("while") and _CONTRAST.search(between)
    if contrasted or _PERFECT.match(between):
        return True
    anybody = modal.group().startswith(("can", "could", "would")) and _YOU.search(
        here.seen, max(0, modal.start() - 4), modal.start()
    )
    return bool(anybody) or _PASTIME.match(here.seen, connective.end()) is not None


def _is_own_act(here: Scene, at: int) -> bool:
    """Whether the condition is what "we" do ourselves ("unless we have a revolution"), and nothing asked for."""
    own = _WE_DO.match(here.seen, at)
    return own is not None and not (words("asked").match(here.seen, own.end()) or topics.find(own.group("rest")))


def concerns_another(here: Scene, by: Party | None, start: int, condition: int, end: int) -> bool:
    """Whether the words are about something that can be asked for, or the condition is another party's to meet."""
    if topics.find(here.seen[start:end]):
        return True
    return any(not set(party.names) & set(by.names if by else ()) for party in here.within(condition, end))


def _holder(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whose terms they are: who says so, else who acts on them."""
    if here.quote_at(at):
        return parties.speaker(here, sentence, at)
    said, acts = parties.attributed(here, sentence), parties.subject(here, sentence, at)
    return acts if said is None or (acts and acts.names and not said.names and not said.observer) else said


def _around(here: Scene, sentence: Sentence, match: re.Match[str]) -> Span:
    """The clause with its condition: in a quotation what is spoken, else from behind "said (that)"."""
    quote = here.quote_at(match.start())
    if quote and match.start() - quote[0] > 1:
        return max(quote[0], sentence.start), min(quote[1], sentence.end)
    start = sentence.start
    if here.seen.startswith("According to ", start):
        modal = _MODAL.search(here.seen, start, match.start())
        start = max(here.seen.rfind(", ", start, modal.start() if modal else start), start)
    for said in _saying().finditer(here.seen, sentence.start, match.start()):
        start = said.end()
    return start, clauses.clause(here.seen, match.end(), sentence.end)[1]


@cache
def _connective() -> re.Pattern[str]:
    return re.compile(rf"{in_any_case(any_of(load('en/demands')['spoken']['terms']))}\s+")


def _gives(here: Scene, at: int) -> bool:
    """Whether what is done there is something that another may have asked for, and no blow."""
    at = len(here.seen) - len(here.seen[at:].lstrip())
    known = any(words(name).match(here.seen, at) for name in ("given", "talk"))
    known = known and _REGARDED.match(here.seen, at) is None
    return known and words("harm").match(here.seen, at) is None and _PRICE.match(here.seen, at) is None


@cache
def _relief() -> re.Pattern[str]:
    between = r"\s+(?:(?:also|first|then|only|again|immediately|be ready to|be prepared to)\s+)*"
    return re.compile(rf"{between}(?:{any_of(load('en/demands')['spoken']['relief'])})\b")


@cache
def _date_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('en/demands')['spoken']['no_terms'])})\b", re.IGNORECASE)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(load('en/demands')['spoken']['saying'])})(?:\s+(?:(?:on\s+)?[A-Z][a-z]+day|to(?:day|night)|yesterday))?(?:\s+that)?\s+"
    )


def _things_that_must(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "The embargo must be lifted": what has to happen, in the words of a party."""
    for match in _MUST.finditer(here.seen, sentence.start, sentence.end):
        quote = here.quote_at(match.start())
        start = _subject_start(here, sentence, match.start())
        subject = here.seen[start : match.start()].strip()
        end = min(quote[1], sentence.end) if quote else sentence.end
        if not subject or _OWN.search(subject) or len(subject.split()) > 9:
            continue
        if quote and match.group("modal").startswith("had"):
            continue  # what somebody had to do is told, not asked
        weak = match.group("modal") == "should"
        told = quote and (
            is_act(here.seen, match.end(), match.end() + _LOOK)
            or (_THEY.fullmatch(subject) and _ACTION.match(here.seen, match.end()))
        )
        if weak and _HYPOTHETICAL.search(here.seen, quote[0] if quote else sentence.start, start):
            continue
        firm = match.group("modal") in ("must", "has to", "have to") and _BE_DONE.match(here.seen, match.end())
        if not (firm or told or _passive().match(here.seen, match.end())) or _NO_SUBJECT.match(subject):
            continue
        by = voice_of(here, sentence, match.start())
        if by is None or any(set(p.names) & set(by.names) for p in here.within(start, match.start())):
            continue
        span = clauses.clause(here.seen, start, end)
        if span[1] > match.end():
            yield Ask(*span, match.start(), sentence, by, (), "appeal" if weak else "demand", "demand.must-be")


@cache
def _passive() -> re.Pattern[str]:
    table = load("en/demands")
    done = any_of([*table["words"]["done"], *table["spoken"]["done"]])
    return re.compile(rf"be (?:\w+ly )?(?:{done})\b|(?:{any_of(table['spoken']['ends'])})\b")


def _subject_start(here: Scene, sentence: Sentence, at: int) -> int:
    """Where the subject of "must" begins: behind "that", a mark or a verb of saying."""
    quote = here.quote_at(at)
    start = max(quote[0], sentence.start) if quote else sentence.start
    for opening in _OPENINGS.finditer(here.seen, start, at):
        if opening.group() == "that " and _A_NOUN.fullmatch(here.seen, start, opening.start()):
            continue  # "pupils that cheat must be sent home"
        start = opening.end()
    return start


_A_NOUN = re.compile(r"(?:(?:[Aa]ll|[Aa]ny|[Tt]he|[Tt]hose) [a-z-]+|[A-Z]?[a-z-]+)s ")
_OPENINGS = re.compile(r"[,:;-]\s+|\"|\b(?:that|and|but|because|said|says|insist(?:s|ed))\s+")


def trimmed(seen: str, start: int, end: int) -> Span:
    """The span without the marks and spaces at its ends."""
    while start < end and seen[start] in ' ",':
        start += 1
    while end > start and seen[end - 1] in ' ",.;':
        end -= 1
    return start, end
