"""Statements told in the reporter's words: the clause behind a verb of saying, of speakers who are known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from brief.cues import Cue, listed
from brief.days import WEEKDAY
from brief.finders.quotes import denials, inverted, subjects
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.model import PersonInText
from brief.text import DATELINE, Span, trimmed

_FEWEST_WORDS = 4
_ADVERBIAL = re.compile(
    rf"(?:\s+(?:also|again|later|further|then|on|in|at|during|after|before|{WEEKDAY}|yesterday|today)\b"
    r"[^,;:\".]{0,70}?)?\s*$"
)
_OBJECT = re.compile(r"\s+[^,;:\".]{2,90}?\s*$")
_THAT = re.compile(r"that(?<!\w....)\b,?")
_SUBJECT_WORD = re.compile(
    r"\s+(?:(?:he|she|it|they|we|there|the|a|an|his|her|its|their|this|these|those|both|all|some|many|no|neither|any"
    r"|such|most)\b|[A-Z])"
)
_SHORT_SUBJECT = re.compile(
    r"\s+\w+(?:\s\w+){0,3}?\s(?:is|was|are|were|has|have|had|will|would|could|should|can|may|might|must|did|does)\b"
)
_APPOSITION = re.compile(r",\s(?:an?|the|who|head|chief|director|spokes\w+)\b[^,]{2,120},")
_DOES = re.compile(r"\s(?:is|was|were|are|has|have|will|would|can|could|may|might|must)\b")
_ASIDE = re.compile(r",\s(?=(?:is|was|are|were|has|had|have|may|might|will|would|could|should|can|must|did|does)\b)")


def find(frame: Frame, mentions: Mentions, spoken: Sequence[Draft], people: Sequence[PersonInText]) -> list[Draft]:
    """The reported statements of people with a name, but those that a quote of three words or more covers."""
    quoted = sorted(
        piece for draft in spoken for piece in draft.pieces if len(frame.text[slice(*piece)].split(None, 2)) >= 3
    )
    found: list[Draft] = []
    for sentence in (one for one in frame.sentences if one.cues):
        for draft in _of_sentence(frame, sentence, mentions):
            who = draft.speaker
            start, end = draft.pieces[0]
            if who is None or who.person is None or people[who.person].kind != "person":
                continue
            at = bisect_left(quoted, end, key=lambda piece: piece[0])  # pieces don't overlap
            if at and quoted[at - 1][1] > start:
                continue
            if len(frame.text[start:end].split(None, _FEWEST_WORDS)) >= _FEWEST_WORDS:
                found.append(draft)
    return found


def _of_sentence(frame: Frame, sentence: Sentence, mentions: Mentions) -> Iterator[Draft]:
    """The statements that the verbs of a sentence report; what one covers is not reported again by a later one."""
    covered = sentence.start
    for cue in sentence.cues:
        if cue.start < covered or cue.kind not in ("speech", "thought", "according"):
            continue
        clause = _clause(frame.masked, sentence, cue)
        if clause is None:
            continue
        span, rule = clause
        governed = cue
        if cue.kind != "according":
            if denials.questioned(frame.masked, sentence.start, cue):
                continue
            told = _as_meant(frame.masked, sentence, cue, span)
            if told is None:
                covered = span[1]
                continue
            if told != span:
                span, rule, governed = told, "quote.reported-denial", replace(cue, start=min(cue.start, told[0]))
        who = _speaker(frame.masked, sentence, governed, span, mentions)
        if who is None:
            continue
        start, end = trimmed(frame.masked, *span)
        if start == sentence.start and (dateline := DATELINE.match(frame.text, start, end)):
            start = dateline.end()
        yield Draft(
            [(start, _without_stop(frame.masked, start, end))], who, rule, sentence.start, sentence.end, cue.start
        )
        covered = max(cue.end, end)


def _as_meant(masked: str, sentence: Sentence, cue: Cue, clause: Span) -> Span | None:
    """The clause, with the verb where it takes the clause back: "denied that ..."; `None`: the clause goes unsaid."""
    begin = denials.negation(masked, sentence.start, cue)
    if begin is None:
        return (cue.start, clause[1]) if denials.inverts(cue) and clause[0] >= cue.end else clause
    if clause[0] < cue.end or not (cue.kind == "thought" or denials.inverts(cue)):
        return None
    return begin, clause[1]


def _speaker(masked: str, sentence: Sentence, cue: Cue, clause: Span, mentions: Mentions) -> Subject | None:
    if cue.kind == "according":
        return inverted.behind(masked, cue.end, clause[0] if clause[0] > cue.end else sentence.end, mentions)
    if cue.form == "gerund":
        return subjects.first(masked, sentence.start, cue.start, mentions)
    return subjects.before(masked, sentence.start, cue.start, mentions)


def _clause(masked: str, sentence: Sentence, cue: Cue) -> tuple[Span, str] | None:
    """The clause that a cue reports: behind "that", right behind the verb, or before a verb that ends the sentence."""
    if cue.kind == "according":
        return _by_according(masked, sentence, cue)
    end = _end(masked, sentence, cue)
    that = _THAT.search(masked, cue.end, min(end, cue.end + 110))
    lead = masked[cue.end : that.start()] if that else ""
    if that and lead.strip() and _DOES.match(masked, that.end()):  # "wrote in a brief that was sent to the board"
        that = None
    if cue.form == "gerund" and cue.lemma not in listed("gerunds"):  # "suggesting": what the reporter makes of it
        return None
    if that and (
        _ADVERBIAL.fullmatch(lead) or (cue.lemma in ("tell", "assure", "inform", "remind") and _OBJECT.fullmatch(lead))
    ):
        return (that.end(), end), "quote.reported-that"
    bare = _SUBJECT_WORD.match(masked, cue.end, end) or _SHORT_SUBJECT.match(masked, cue.end, end)
    if bare and cue.lemma in listed("gerunds" if cue.form == "gerund" else "bare"):
        return (cue.end, end), "quote.reported-clause"
    if cue.lemma in listed("closing") and cue.form == "finite" and _ends_sentence(masked, sentence, cue):
        comma = masked.rfind(",", sentence.start, cue.start)
        if comma > sentence.start and not _holds_quote(sentence):
            return (sentence.start, comma), "quote.reported-trailing"
    return None


def _end(masked: str, sentence: Sentence, cue: Cue) -> int:
    """Where the clause of a verb ends: with the sentence, its relative clause, or before a remark of the reporter's."""
    if _WHO.search(masked, max(sentence.start, cue.start - 24), cue.start):
        aside = _ASIDE.search(masked, cue.end, sentence.end)
        return aside.start() if aside else sentence.end
    remark = _REMARK.search(masked, cue.end, sentence.end)
    return remark.start() if remark else sentence.end


# What the reporter adds to a statement: "a figure that the ministry disputes".
_WHO = re.compile(r"who\s(?<!\w....)\s*(?:\w+\s+)?$")
_REMARK = re.compile(
    r",\s(?:an?|the)\s(?:accusation|allegation|assertion|charge|claim|figure|number|statement|suggestion|view)\s"
    r"(?:that|which)\b"
)


def _holds_quote(sentence: Sentence) -> bool:
    """Whether it holds words in marks that are more than a term."""
    return any(span.end - span.start > 24 for span in sentence.spans)


def _ends_sentence(masked: str, sentence: Sentence, cue: Cue) -> bool:
    behind = masked[cue.end : sentence.end]
    if len(behind.strip(" .")) == 0 or re.match(r",\s\w+ing\b", behind):
        return True
    return behind.startswith((",", " on ", " in ", " at ")) and len(behind) < 70


def _by_according(masked: str, sentence: Sentence, cue: Cue) -> tuple[Span, str] | None:
    if cue.start - sentence.start < 4:
        comma = masked.find(",", cue.end, sentence.end)
        if comma > 0 and _APPOSITION.match(masked, comma, sentence.end):
            comma = masked.find(",", comma + 1, sentence.end)
        return ((comma + 1, sentence.end), "quote.reported-according") if comma > 0 else None
    comma = cue.start - 1
    while comma > sentence.start and masked[comma] == " ":
        comma -= 1
    if masked[comma] != "," or _holds_quote(sentence):
        return None
    return (sentence.start, comma), "quote.reported-according"


def _without_stop(masked: str, start: int, end: int) -> int:
    while end > start and masked[end - 1] in " .,;":
        end -= 1
    return end
