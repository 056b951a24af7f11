"""The clauses of a sentence: where they part, and with which word each opens; what one tells is read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from brief.days import WEEKDAY
from brief.finders.events.sentence.counted import HOUR, STEP, may_step
from brief.model import DateMention
from brief.text import COUNT, either, words_of

# "broke up after 90 minutes on Monday" is one clause; "left after guards came on Monday" is two.
_LENGTH = (
    rf"(?<=after)\s(?:\d|(?:about|almost|just|nearly|only|over|some)\s|(?:an?|one|{COUNT})\s"
    r"(?:\w+\s)?(?:minute|hour|day|week|month|round)s?\b)"
)
# What one stands or speaks before, and the end of a stretch, open no clause: "will appear before the court".
_TO_APPEAR = (
    r"(?!\s(?:long|then|the\s(?:end|middle|start)|(?:an?\s|the\s|its\s)?(?:[\w-]+\s)?(?i:assembly|bench|board|commission|committee"
    r"|congress|council|court|house|inquiry|judges?|lawmakers|magistrates?|panel|parliament|senate|tribunal))\b)"
)
BEFORE_OR_AFTER = rf"(?<!hours )(?<!just )(?<!minutes )(?<!shortly )(?<!soon )(?:after|before)(?!\s{HOUR})"
_THAT = (  # "were let go that evening", "a paper to that effect"
    r"that(?!\s(?:afternoon|day|effect|end|evening|extent|month|morning|night|purpose|regard|same|week|year)\b)"
)
# "have shelled it since the talks broke down on Monday" is two clauses, "since the raid on Monday" is one.
_SINCE = (
    rf"since(?!\s(?:early|last|late|mid|then|this|yesterday|{WEEKDAY}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b)"
    r"(?=\s[^,;:()\"\d]{3,60}?\s(?:are|began|broke|came|fell|fled|had|has|have|is|left|lost|quit|took|was|went|were|won"
    r"|(?!(?i:armed|so-called|united)\b)[a-z]{2,}ed)\b)"
)


def _not_counted(word: str) -> str:
    """No "day after", "hours before": what counts from another day is a step."""
    return "".join(rf"(?<!{unit}\s{word})" for unit in (r"\bday", "days", "hour", "hours", "minutes"))


_AFTER, _BEFORE = "after" + _not_counted("after"), "before" + _not_counted("before") + _TO_APPEAR
_WORDS = "because although though while whereas unless if when where which who whose as until".split()
_OPENERS = either([_AFTER, _BEFORE, _THAT, _SINCE, *_WORDS])
_SUBORDINATE = rf"(?:{_OPENERS})\b(?!\s(?:early|late|well\sas|of\s|{HOUR})|{_LENGTH})"


def _breaks(step: str = "") -> re.Pattern[str]:
    """Where clauses part. It opens with one character of a set, so that all others are passed at a glance."""
    return re.compile(
        r"[\s,.:;…](?:(?<!\s)(?:"
        rf"(?<=,)\s(?:{step}{_SUBORDINATE}|(?:and|but|or|so|yet|with|saying|according|adding|following)\b)"
        r"|(?<=[;:])(?=\s)|(?<=\.)\.{2}|(?<=…))"
        rf"|(?<=\s)(?:{step}-+\s|{_SUBORDINATE}|(?<=\bsa(?:id|ys)\s)))"
    )


_BREAK, _BREAK_OR_STEP = _breaks(), _breaks(rf"(?:-+\s)?{STEP}|")
# "Hours after the truce came into force, guns could be heard": what stands behind the comma is another clause.
_FRONTED = re.compile(
    r"\W*(?:(?:\w+\s){0,2}(?:[Aa]fter|[Bb]efore)|[Aa]lthough|[Aa]s|[Bb]ecause|[Oo]nce|[Ss]ince|[Tt]hough|[Ww]hen|[Ww]hile)\s"
    r"[^,;:()\"]{3,80}?\s(?:are|arrived|began|broke|called|came|closed|collapsed|did|ended|entered|expired|failed|fell|fled|had|has"
    r"|have|is|killed|left|met|opened|refused|said|seized|shut|signed|struck|took|voted|was|went|were|will|withdrew)\b"
    r"[^,;:()\"]{0,80}(?=,\s)"
    r"|\W*(?:\w+\s)?[Dd]ays?\s(?:after|before)\s[^,;:()\"]{3,80}(?=,\s)"
    # "On Monday night, two hours before the term ran out, Chile shut its border"
    r"|\W*(?:(?:[Ee]arly|[Ll]ate)\s)?(?:[Oo]n\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|[A-Z][a-z]+\s\d)"
    r"[^,;:()\"]{0,24},\s(?:[^,;:()\"]{1,40}\s)?(?:after|as|before|once|while)\s[^,;:()\"]{3,80}(?=,\s)"
)
_OPENER, _OPENER_OR_STEP = re.compile(r"[^\w]*+([A-Za-z]+)"), re.compile(rf"[^\w]*(?:{STEP}|([A-Za-z]+))")


class Clause(Struct, frozen=True):
    """A stretch between two breaks; `opener` is its first word in lower case ("after", "which")."""

    start: int
    end: int
    opener: str


@lru_cache(maxsize=128)  # asked for each verb and noun of a sentence
def clauses(seen: str, start: int, end: int) -> tuple[Clause, ...]:
    """The stretches of a sentence between its breaks."""
    steps = may_step(words_of(seen[start:end]))
    breaks, opener = (_BREAK_OR_STEP, _OPENER_OR_STEP) if steps else (_BREAK, _OPENER)
    opened = opener.match(seen, start, end)
    marks = [start, *(m.start() for m in breaks.finditer(seen, opened.end() if opened else start, end)), end]
    if len(marks) > 2 and marks[1] == start:
        del marks[0]
    fronted = _FRONTED.match(seen, start, end) if seen.find(",", start, end) >= 0 else None
    if fronted:
        marks = sorted({*marks, fronted.end()})
    return tuple(Clause(first, last, _first_word(opener.match(seen, first, last))) for first, last in pairwise(marks))


def _first_word(opened: re.Match[str] | None) -> str:
    """The first word of a clause, in lower case; of "a day after" the last."""
    return opened[opened.lastindex or 0].lower() if opened else ""


def with_day_before(seen: str, parted: tuple[Clause, ...], dates: Sequence[DateMention]) -> tuple[Clause, ...]:
    """The clauses, a day in the one behind it too that says what was then: "began on Monday, when a court ..."."""
    found = list(parted)
    ends = {day.excerpt.end: day.excerpt.start for day in dates if day.grain == "day"}
    for at, clause in enumerate(found[1:], 1):
        start = ends.get(clause.start) if seen.startswith(", when ", clause.start) else None
        if start is not None:
            found[at] = replace(clause, start=start)
    return tuple(found)
