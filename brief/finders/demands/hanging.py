"""What a party's own words say that it does if, or until, another does something: offers, threats and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.finders.demands import stakes
from brief.finders.demands.asks import Ask
from brief.finders.demands.frames import words
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.terms import concerns_another, trimmed, voice_of
from brief.model import Sentence, Stance
from brief.text import words_of

_IF_WE = re.compile(
    r"(?<![\w'])(?:if|unless|should|until(?! (?:now|then|today)\b)"
    r"|the (?:day|hour|minute|moment)|once|when)\s[^;:\"?]{4,140}?,\s+(?:then\s+)?"
    r"(?:we|I|(?:our|my) [a-z ]{2,24}?)(?:\s+(?P<modal>will|shall|would|can|are (?:ready|prepared|willing) to)"
    r"|'(?P<short>ll|d))\s+"
    r"(?:(?:also|have to|then|be forced to|\w+ly)\s+)*",
    re.IGNORECASE,
)
_WE_IF = re.compile(
    r"(?<![\w'])(?:we|I)(?:\s+(?P<modal>will|shall|would|are (?:ready|prepared|willing) to)|'(?P<short>ll))\s+"
    r"(?=[^;:\"?]{3,120}?\s(?:if|provided|once|the (?:day|hour|minute|moment)|as soon as|on condition)\s)",
    re.IGNORECASE,
)
IF_WE = frozenset(["if-we"])  # the row of the lexicon that opens a sentence for it
_OURS = frozenset(["i", "my", "our", "we"])
_OTHERS = re.compile(r"\w+\s(?:he|she|someone|somebody|they|you)\b")
_UNTIL = re.compile(r"(?:until|unless)\b", re.IGNORECASE)  # "until they pay, we wait": what is waited for is asked
_CONTRARY = re.compile(r"^if\s[^,]*\b(?:had|hadn't)\s\w+(?:ed|en|ne)\b", re.IGNORECASE)  # "if they had asked"
_NOBODY = re.compile(r"\w+\s+(?:all|everything|it|nothing|that|there|things|this|we|I)\b", re.IGNORECASE)


def hanging(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """ "If they close it, we will expel them": what hangs on another's doing is an offer or a threat."""
    if _OURS.isdisjoint(words_of(here.seen[sentence.start : sentence.end])):
        return
    for pattern in (_IF_WE, _WE_IF):
        for match in pattern.finditer(here.seen, sentence.start, sentence.end):
            quote = here.quote_at(match.start())
            by = voice_of(here, sentence, match.start()) if quote else None
            if quote is None or by is None:
                continue
            end = min(quote[1], sentence.end)
            if _NOBODY.match(here.seen, match.start()) or _CONTRARY.search(match.group()):
                continue
            gives = any(words(name).match(here.seen, match.end()) for name in ("talk", "given"))
            mild = not _UNTIL.match(match.group()) and stakes.is_mild(here.seen, match.end())
            if not gives and (pattern is _WE_IF or mild):
                continue  # threats with "if" behind them are told by their verbs
            until = match.group().lower().startswith("until")
            waits = until or (stakes.is_mild(here.seen, match.end()) and not gives)
            if waits and not _is_awaited(here, by, match.start(), match.end()):
                continue
            stance: Stance = "condition" if waits else "offer" if gives else "threat"
            start = max(quote[0], sentence.start)
            yield Ask(*trimmed(here.seen, start, end), match.start(), sentence, by, (), stance, f"demand.if-{stance}")
            return


def _is_awaited(here: Scene, by: Party, start: int, end: int) -> bool:
    """Whether what is waited for is another's to do ("until they pay"), and no weather."""
    return _OTHERS.match(here.seen, start) is not None or concerns_another(here, by, start, start, end)
