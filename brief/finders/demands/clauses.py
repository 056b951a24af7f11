"""How far a clause goes and which parts it has: from where a cue ends to where another thought begins."""

from __future__ import annotations

import re

from brief.days import WEEKDAY
from brief.finders.demands.frames import any_of
from brief.lexicon import load
from brief.model import Sentence
from brief.text import Span, telling, words_of

_CLAUSES = load("en/demands")["clauses"]
_REPORTING, _COORDINATED = any_of(_CLAUSES["reporting"]), any_of(_CLAUSES["coordinated"])
_NO_NOUN = "he|I|it|she|that|they|to|we|what|which|who|whom|whose|you"
_STOP = re.compile(
    r"(?=[\s,:;?!])(?:"  # one of which opens each: letters are passed at a glance
    r"[;\n?!]|\s-{1,2}\s|\s\((?=[A-Za-z])|:\s"
    rf"|,\s+(?:{any_of(_CLAUSES['after_comma'])})\b|,\s+\w+ly\s+\w+ing\b"
    rf"|,\s+(?:an?|another|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{any_of(_CLAUSES['appositions'])})\b"
    r"|,\s+(?:[A-Z][\w.-]+\s+)?(?:[a-z]+\s+){0,2}(?:chancellor|chief|leader|minister|premier|president|secretary"
    r"|spokes(?:man|person|woman))\s+[A-Z]"
    rf"|,\"?\s+(?:[\w.'-]+\s+){{0,6}}?(?:{_REPORTING})\b"
    r"|,\"?\s+(?=(?:[\w.'-]+\s+){1,6}?[\w.'-]+,\s+(?:[A-Z][\w.'-]+\s+){1,3}?[A-Z][\w.'-]+,\s+(?:said|says|told|added"
    r"|warned)\b)"
    rf"|\s(?:and|but|or)\s+(?:(?:has|have|had|also|then)\s+)*(?:{_REPORTING}|{_COORDINATED})\b"
    r"|,\s+(?:and|but)\s+(?:(?:the|its|their)\s+[a-z-]+|(?:the\s+)?[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,4})\s+(?:has"
    r"|have|had|is|was|were|will|would|"
    rf"{_REPORTING}|{_COORDINATED})\b"
    rf"|,\s+(?:and|but)\s+(?:an?|her|his|its|the|their)\s+(?:(?!(?:{_NO_NOUN})\b)[a-z'-]+\s+){{1,4}}?"
    rf"(?:(?:[A-Z][\w.-]+\s+){{1,3}}(?:is|was)|are|has|have|had|is|was|were|will|would|{any_of(_CLAUSES['goes_on'])})\b"
    r"|,\s+(?:and|but)\s+(?:[a-z]+\s+)?(?:meetings|negotiations|talks)\s+(?:are|begin|continue|have|open|resume|start|will)\b"
    rf"|,?\s(?:{any_of(_CLAUSES['breaks'])})\b"
    r"|,\s+(?:(?:Mr|Mrs|Ms|Dr)\.\s+)?(?:[A-Z][\w-]*\s+){1,3}(?:had|has|have|is|was|will|would)\b"
    r"|,?\s+and\s+[a-z]+ed\s+that\b"
    r"|,\s+(?:and|but)\s+(?:her|his|its|the|their)\s+(?:[a-z-]+\s+){0,3}?[a-z-]+,\s+(?:[A-Z][\w.'-]+\s?){1,4},\s"
    r"|,\s+or\s+else\b|,\s+(?:and|but)\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?!to\b)"
    r"|,\s+and\s+(?:everybody|he|it|nobody|nothing|she|that|they|this|we)\s+(?:are|did|does|had|has|have|is|was|were|will|would)\b"
    r"|\s(?:and|but)\s+(?:had|has|have)\s"
    r"|,?\s+and(?=\s+(?:the\s)?[A-Z][\w-]+\s+to\s+(?!be\b)[a-z])"
    rf"|,\s+(?:and\s+)?(?:{_COORDINATED})\s+(?:that|to)\b)"
)
_CONDITIONS = ("if", "unless", "should", "failing", "in the event", "in case", "as long as", "otherwise")
IF = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ff]ailing|[Ii]n the event|[Ii]n case|[Aa]s long as)\b"
    r"|\b[Ss]hould(?= (?:an?|any|he|her|his|its?|no|our|she|the|their|there|these|they|this|those|you|[A-Z][\w-]+)\b)"
    r"|(?:(?<![a-z] )|(?<=\band )|(?<=\bor ))[Oo]therwise\b"
)
_IF_WORDS = telling(_CONDITIONS)
_FINITE = re.compile(rf"(?<!\band)\s(?:{any_of(_CLAUSES['finite'])})\b")
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has been|have been|remains?)\s+(?:(?:still|also|now|therefore|both|an?)\s+)*"
    rf"(?:{any_of(_CLAUSES['predicates'])})\b"
)
_RELATIVE = re.compile(
    r"[,\s](?<=\w[,\s])(?:(?:(?<=,)\s)?(?:which|who|whom|whose)\s"
    r"|(?<=\s)that\s(?:allow|ban|bar|cover|end|forc|give|include|keep|let|make|mean|permit|prevent|require|show"
    r"|(?:can|could|had|has|have|is|are|may|might|was|were|will|would)\b))"
)
_SINCE = "".join(rf"(?<!\b{word})" for word in "after before by from last next since than until".split())
_TAIL = re.compile(
    rf"(?=[\s,.:;!?]|\Z)[\s,.:;!?]*(?:{_SINCE}\s(?:on|last|this|earlier)\s{WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?"
    rf"|(?<=[a-z]{{3}}){_SINCE}\s{WEEKDAY}(?<!Easter Monday)(?<!Good Friday)"
    r"|\s(?:and|or|but|as|that|instead))?[\s,.:;!?]*$"
)
_MARKS = " \n,.:;!?"
_LONGEST_TAIL = len(" earlier Wednesday afternoon")
_LISTED_ITEM = re.compile(rf"(?:,\s*(?:and\s+)?|\s+and\s+)(?=(?:{any_of(_CLAUSES['items'])})\s)")
_PARALLEL = {
    "that": re.compile(r",?\s+and(?=\s+that\b)|,(?=\s+that\b)"),
    "to": re.compile(
        r",?\s+and(?=\s+(?:not\s+)?to\s)|,(?=\s+to\s+(?!(?:an?|all|her|his|its|the|their)\b)[a-z][^;]*\band to\s)"
    ),
    "for": re.compile(r",?\s+and(?=\s+for\s)|,(?=\s+for\s)"),
}
_GERUND = re.compile(r"\w+ing\b")
_AND_GERUND = re.compile(r",?\s+and(?=\s+\w+ing\s)")
_AND_WILL = re.compile(r"\s+and(?=\s+(?:will|would|must|should)\s)")
_AND_VERB = re.compile(
    r"\s(?:and|but)\s+(?:\w+ly\s+)?(?:gave|got|left|made|sent|took|went|[a-z]+ed)\s+"
    r"(?:an?|back|for|her|him|his|it|its|off|on|out|the|their|them|to|up)\b"
)
_AND_ITS = re.compile(
    rf"\sand\s(?:her|his|its|their)\s(?:(?!(?:{_NO_NOUN})\b)[a-z'-]+\s){{1,2}}?(?:had|has|have|is|are|was|were)\s"
)
_RESUMED = re.compile(r",\s+wh(?:ich|om|ose|o)\s[^;:\"]{3,160}?,\s+and\s+(?=to\s+(?!(?:an?|all|its|the|their)\b)[a-z])")
_OPENER = re.compile(r"(?:that|to|not to|for)\b", re.IGNORECASE)
_END_TO = re.compile(r"an?\s+(?:\w+\s+)?(?:end|halt|stop|limit|ban)\b", re.IGNORECASE)


def is_conditional(seen: str, sentence: Sentence) -> bool:
    """Whether a sentence says "if", or something of that sense."""
    if _IF_WORDS.isdisjoint(words_of(seen[sentence.start : sentence.end])):
        return False
    return IF.search(seen, sentence.start, sentence.end) is not None


def clause(seen: str, start: int, limit: int, *, nominal: bool = False) -> Span:
    """The clause that begins at `start`, without the marks and weekdays at its end.

    One that begins in a quotation ends with it; inside a clause, quotations are skipped whole. A `nominal`
    one ("Kenya's demand that ... was refused") also ends at the finite verb of what surrounds it.
    """
    quoted = seen[start - 1 : start] == '"'
    if quoted:
        closing = seen.find('"', start, limit)
        return _trimmed(seen, start, limit if closing < 0 else closing)
    end, at = limit, start
    while match := _STOP.search(seen, at, limit):
        opening = seen.find('"', at, match.start() + 1)
        closing = seen.find('"', opening + 1, limit) if opening >= 0 else -1
        if closing >= 0 and match.start() < closing:
            at = closing if seen[closing - 1] == "," else closing + 1
            continue
        end = match.start()
        break
    if _OPENER.match(seen, start, end) is None and (verb := _AND_VERB.search(seen, start + 4, end)):
        end = verb.start()
    if second := _second(seen, start, end):
        end = second
    if nominal:
        predicate = _PREDICATE.search(seen, start, end)
        end = predicate.start() if predicate else _nominal_end(seen, start, end) or end
    return _trimmed(seen, start, end)


def _second(seen: str, start: int, end: int) -> int | None:
    """Where a second clause follows "to ..." without a comma ("to stay in contact and its envoy is due")."""
    second = _AND_ITS.search(seen, start + 4, end) if seen.startswith("to ", start) else None
    return second.start() if second and not _FINITE.search(seen, start, second.start()) else None


def _nominal_end(seen: str, start: int, end: int) -> int | None:
    """Where the noun phrase's sentence goes on: the last finite verb, if the clause has one of its own before it."""
    opener = _OPENER.match(seen, start, end)
    matches = [m.start() for m in _FINITE.finditer(seen, start, end)]
    that = re.search(r"\bthat\b", seen[start : matches[0]]) if matches else None
    if that or (opener and opener.group().lower() == "that"):
        return matches[-1] if len(matches) > 1 else None
    return matches[0] if matches else None


def without_relatives(words_of_clause: str) -> str:
    """The clause up to where it says more of a thing that it named ("the bill that bans strikes"): not its matter."""
    match = _RELATIVE.search(words_of_clause)
    return words_of_clause[: match.start()] if match else words_of_clause


def parts(seen: str, span: Span, *, whole: bool = False) -> list[Span]:
    """The coordinated parts of a clause, each a demand of its own; `whole` keeps it in one piece.

    >>> text = "that the bridge be opened and that the troops leave"
    >>> [text[a:b] for a, b in parts(text, (0, len(text)))]
    ['that the bridge be opened', 'that the troops leave']
    """
    start, end = span
    if whole:
        return [span]
    cuts = [match.span() for match in _separator(seen, start, end).finditer(seen, start + 4, end)]
    edges = [start, *(at for cut in cuts for at in cut), end]
    found = [_trimmed(seen, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if any(b - a < 8 for a, b in found):
        return [span]
    return found


def resumed(seen: str, span: Span, limit: int) -> list[Span]:
    """What goes on behind an aside ("to lift the tariff, which is illegal, and to return to the talks")."""
    behind = _RESUMED.match(seen, span[1], limit)
    return [clause(seen, behind.end(), limit)] if behind and seen.startswith("to ", span[0]) else []


def _separator(seen: str, start: int, end: int) -> re.Pattern[str]:
    opener = _OPENER.match(seen, start, end)
    key = opener.group().lower().removeprefix("not ") if opener else ""
    if key in _PARALLEL and _PARALLEL[key].search(seen, start, end):
        return _PARALLEL[key]
    if _GERUND.match(seen, start, end):
        return _AND_GERUND
    if _AND_WILL.search(seen, start, end):
        return _AND_WILL
    if key or _END_TO.match(seen, start, end) or not _LISTED_ITEM.search(seen, start, end):
        return _NOTHING
    return _LISTED_ITEM


_NOTHING = re.compile(r"(?!)")


def _trimmed(seen: str, start: int, end: int) -> Span:
    """The span without marks, spaces and a day of saying at its end; an unpaired quotation mark goes too."""
    told = seen[start:end]
    near = max(0, len(told.rstrip(_MARKS)) - _LONGEST_TAIL)
    if match := _TAIL.search(told, len(told[:near].rstrip(_MARKS))):
        end = start + match.start()
    while start < end and (seen[end - 1] in ' ,.;:"' and not _paired(seen, start, end)):
        end -= 1
    while start < end and seen[start] in ' ,"':
        start += 1
    return start, end


def _paired(seen: str, start: int, end: int) -> bool:
    return seen[end - 1] == '"' and seen.count('"', start, end) % 2 == 0
