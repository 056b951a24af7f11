"""Whose words the spans in marks of one sentence are: candidates by rule, each with how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.cues import Cue, listed
from brief.finders.quotes import clauses, denials, given, inverted, naming, official, subjects, trailing
from brief.finders.quotes.attribution import Attribution
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.marks import Marked as Span
from brief.text import either

# Below this a candidate is no answer.
SURE = 0.7

_DIRECT = re.compile(
    r"(?:\s+(?:that|how|it|him|her|them|me|us|himself|herself|itself|themselves|as|the|an?|to|is|was|his|its|their|being|be|this|what|why|not|no|for|of|such))*"
    r"[\s:,-]*"
)
_JOINED = re.compile(
    r"[\s,;:-]*"
    r"(?:and|or|but|then|nor|to|yet|also|even|that|in order|as|a|an|the|with|of|is|are|was|be|on|for|in|not)?[\s,-]*"
)


def of_sentence(frame: Frame, sentence: Sentence, mentions: Mentions) -> list[Attribution | None]:
    """For each span in marks that begins in the sentence, whose words it holds; `None`: nobody's that could be told."""
    found: list[Attribution | None] = []
    last: Attribution | None = None
    for number, span in enumerate(sentence.spans):
        low = _begin(sentence, number, mentions)
        if _is_title(frame, sentence, span) or _is_term(frame, sentence, span):
            found.append(None)
            continue
        high = _reach(frame, sentence, number)
        candidates = [
            *_leading(frame, sentence, span, low, mentions),
            *trailing.candidates(frame, sentence, span, high, mentions),
            *official.candidates(frame, sentence, span, low, mentions),
        ]
        beside = ((low, span.outer_start), (span.outer_end, high))
        candidates += filter(None, (given.quoted_as(frame.masked, *stretch, mentions) for stretch in beside))
        if last and _JOINED.fullmatch(frame.masked, low, span.outer_start):
            candidates.append(Attribution(last.speaker, last.at, 0.9, last.rule))
        elif last and low < span.outer_start <= low + 90:
            candidates.append(Attribution(last.speaker, last.at, 0.72, last.rule))
        best = max(candidates, key=lambda candidate: candidate.score, default=None)
        last = best if best and best.score >= SURE else None
        found.append(last)
    _backwards(frame, sentence, found)
    return found


def _begin(sentence: Sentence, number: int, mentions: Mentions) -> int:
    """Where the words before a span begin: behind the span before it, nicknames in names left out."""
    while number:
        last = sentence.spans[number - 1]
        near = mentions.between(sentence.start, last.outer_end + _WORD)
        if not any(one.start < last.outer_start and last.outer_end < one.end for one in near):
            return last.outer_end
        number -= 1
    return sentence.start


_WORD = 24
_TITLE_WORDS = 16
# Words that a title leaves in lower case.
_SMALL = frozenset("a an and as at but by for from in into is it nor of on or over the to up vs with".split())


def _is_title(frame: Frame, sentence: Sentence, span: Span) -> bool:
    """Whether a span is a title: called so, or by its capitals, where neither colon nor a verb's comma leads to it."""
    near = max(sentence.start, span.outer_start - _WORD), span.outer_start
    led = frame.masked[slice(*near)].rstrip().endswith(_LEADS_TITLE)
    if led and _TITLED.search(frame.masked, *near):
        return True
    if not _is_capitalised(frame.text[span.start : span.end].split(None, _TITLE_WORDS)):
        return False
    before = frame.masked[sentence.start : span.outer_start].rstrip()
    beside = sentence.within(*near)
    chanted = any(cue.lemma in listed("cries") and span.outer_start - cue.end < 3 for cue in beside)
    work = _WORK.search(before)
    called = work is not None and work[1] in listed("works")
    return (called or before[-1:] not in ("", ":", ",", "-")) and not chanted


def _is_capitalised(written: Sequence[str]) -> bool:
    """Whether words are written as a title's are: no small letter opens any but the least, and some are small."""
    if not 1 < len(written) < _TITLE_WORDS:
        return False
    large = shouted = 0
    for word in written:
        bare = word.strip("'’,;:!?.()[]…-–—")
        if bare and bare.lower() not in _SMALL:
            if bare[0].islower():
                return False
            large += 1
        shouted += bare.isupper()
    return large > 0 and shouted < len(written)


_LEADS_TITLE = ("ed", "ed,", "as", "the", "a", "an")  # what `_TITLED` ends with
_TITLED = re.compile(
    r"\b(?:(?:headed|headlined|titled|entitled|subtitled),?|(?:known\sas|nicknamed)(?:\sthe|\san?)?)\s$"
)
_SO_CALLED = re.compile(
    r"\bso[- ]called\s$"
    r"|\b(?:also|commonly|generally|informally|often|popularly|sometimes|usually|widely)\s(?:called|dubbed|termed)\s(?:an?\s|the\s)?$"
)
_TERM_WORDS = 4
_WORK = re.compile(r"\b([a-z]+),$")


def _is_term(frame: Frame, sentence: Sentence, span: Span) -> bool:
    """Whether the reporter calls a few words what others call so."""
    low = max(sentence.start, span.outer_start - _WORD)
    few = len(frame.text[span.start : span.end].split(None, _TERM_WORDS)) <= _TERM_WORDS
    return few and _SO_CALLED.search(frame.masked, low, span.outer_start) is not None


def _reach(frame: Frame, sentence: Sentence, number: int) -> int:
    """Where the words behind a span end: at the next span, or behind it where it is but a term in an aside."""
    if number + 1 == len(sentence.spans):
        return sentence.end
    following = sentence.spans[number + 1]
    this = sentence.spans[number]
    between = sentence.within(this.outer_end, following.outer_start)
    term = len(frame.text[following.start : following.end].split()) < 4 and number + 2 == len(sentence.spans)
    return sentence.end if term and not between else following.outer_start


def _backwards(frame: Frame, sentence: Sentence, found: list[Attribution | None]) -> None:
    """Give a span without an answer that of the next one, where both are pieces of one list or clause."""
    for number in range(len(found) - 2, -1, -1):
        this, following = sentence.spans[number], sentence.spans[number + 1]
        if found[number] is None and (answer := found[number + 1]):
            gap = frame.masked[this.outer_end : following.outer_start]
            if (
                answer.rule.startswith("quote.trailing")
                and len(gap) < 90
                and not sentence.within(this.outer_end, following.outer_start)
            ):
                found[number] = Attribution(answer.speaker, answer.at, 0.75, answer.rule)


def _leading(frame: Frame, sentence: Sentence, span: Span, low: int, mentions: Mentions) -> list[Attribution]:
    """Candidates from what stands before a span: "X said: “...", "X described it as “..."."""
    masked = frame.masked
    colon = masked.rfind(":", max(0, span.outer_start - 4), span.outer_start)
    led = colon >= 0 and not masked[colon + 1 : span.outer_start].strip()
    if span.outer_start <= sentence.start and not led:
        return []  # nothing stands before it
    begin = clauses.main(masked, sentence, span.outer_start, mentions)
    low = max(low, begin)
    cues = sentence.within(low, span.outer_start)
    if not cues and masked[max(low, span.outer_start - 3) : span.outer_start].strip() == ":":
        low = begin  # "Ash called it an “error” that will cost the town: “...”"
        cues = sentence.within(low, span.outer_start)
    found: list[Attribution] = []
    verbs = [cue for cue in cues if cue.kind != "according" and not given.undergone(masked, cue)]
    nested = any(verb.kind == "speech" and verb.form != "gerund" for verb in verbs)
    found += [
        Attribution(who, cue.start, 0.75 if nested and _only_passes_on(masked, sentence, cue) else 0.9, _ACCORDING)
        for cue in cues
        if cue.kind == "according" and (who := _after_according(masked, cue, span.outer_start, mentions))
    ]
    chosen = _governing(masked, verbs, span.outer_start)
    if chosen is not None and _is_signs(masked, low, chosen):
        return found
    if chosen is not None and not denials.unsaid(masked, low, chosen, span.outer_start):
        found += _by_verb(frame, span, (begin, low), (chosen, verbs), mentions)
    if led and (who := subjects.named_before(masked, low, colon, mentions)):
        found.append(Attribution(who, span.outer_start, 0.95, "quote.colon"))
    if told := given.before(masked, sentence, low, span.outer_start, mentions):
        found.append(told)
    if led and not found:
        who = subjects.last(masked, begin, span.outer_start, mentions)
        who = who or subjects.first(masked, begin, span.outer_start, mentions)
        if who is not None and not naming.has_people(masked, who.end):
            found.append(Attribution(who, span.outer_start, 0.8, "quote.colon"))
    return found


def _only_passes_on(masked: str, sentence: Sentence, cue: Cue) -> bool:
    """Whether the words are another's: "According to X, Ash answered “...", "Ash said, as quoted by X, that “..."."""
    return cue.start - sentence.start < len("In a") or (
        cue.lemma in listed("passed_on") and masked[cue.start - 2 : cue.start] == ", "
    )


_ACCORDING = "quote.according"


def _by_verb(
    frame: Frame, span: Span, lows: tuple[int, int], verbs: tuple[Cue, Sequence[Cue]], mentions: Mentions
) -> list[Attribution]:
    """The candidate from the verb chosen of several: its subject, less surely the first of the sentence.

    `lows`: where the main clause begins, and where the stretch since the last words in marks does.
    """
    masked, (begin, _), (chosen, among) = frame.masked, lows, verbs
    who = _subject(masked, lows, chosen, among, mentions)
    score = 0 if _is_wanted(masked, chosen, span) else _closeness(masked, chosen, span.outer_start)
    if who is None and len(frame.text[span.start : span.end].split()) > 4:
        who = subjects.first(masked, begin, chosen.start, mentions)
        who = who or clauses.opening(masked, begin, chosen.start, mentions)
        score -= _GUESSED
    if who is None or score <= 0 or given.described(masked, who, chosen):
        return []
    return [Attribution(who, chosen.start, score - (0.05 if who.person is None else 0), "quote.leading-cue")]


def _is_signs(masked: str, low: int, cue: Cue) -> bool:
    """Whether a verb tells what stands on a thing that others may have written: "under a headline that said"."""
    thing = _THAT_READS.search(masked, max(low, cue.start - _WORD), cue.start)
    return thing is not None and thing.group(1) in listed("signs")


_THAT_READS = re.compile(r"\b([a-z-]+)\s(?:that|which)\s$")


def _is_wanted(masked: str, cue: Cue, span: Span) -> bool:
    """Whether a word in marks is of a thing that somebody wants, as the reporter tells it: "a “medieval” street"."""
    if cue.kind != "thought" or span.end - span.start > _WORD:
        return False
    led = _OF_THING.search(masked, span.outer_start - 5, span.outer_start)
    return led is not None and _THING.match(masked, span.outer_end) is not None


_OF_THING = re.compile(r"\b(?:an?|the)\s$")
_THING = re.compile(r"\s(?!(?:about|and|as|at|between|but|by|for|from|in|of|on|or|that|to|with)\b)[a-z]")


def _after_according(masked: str, cue: Cue, high: int, mentions: Mentions) -> Subject | None:
    comma = masked.find(",", cue.end, high)
    return inverted.behind(masked, cue.end, comma if comma > 0 else high, mentions)


def _governing(masked: str, verbs: Sequence[Cue], at: int) -> Cue | None:
    """The verb that a span depends on: the last where it adjoins; else the last of saying; else the last."""
    colon = masked[max(0, at - 4) : at].rstrip().endswith(":") if verbs else False
    fitting = [
        cue
        for cue in verbs
        if cue.kind != "strict"
        or colon
        or masked.startswith(" that ", cue.end)
        or _DIRECT.fullmatch(masked, cue.end, at)
        or _puts_it(masked, cue, at)
    ]
    if not fitting:
        return None
    said = [cue for cue in fitting if cue.kind == "speech"]
    if _DIRECT.fullmatch(masked, fitting[-1].end, at):
        outer = said[-1] if said and fitting[-1].kind != "speech" else None
        if outer and _OWN_VIEW.fullmatch(masked, outer.end, fitting[-1].start):
            return outer
        if outer and fitting[-1].kind == "thought" and _AS_TOLD.fullmatch(masked, outer.end, fitting[-1].start):
            return outer
        if outer and fitting[-1].kind == "strict" and _does(masked, outer.end, fitting[-1].start):
            return outer
        return fitting[-1]
    if len(said) > 1 and _AT_ONE_TIME.fullmatch(masked, said[-2].end, said[-1].start):
        return said[-2]
    if not said:
        return fitting[-1]
    at = len(said) - 1
    while at and not _NEW_CLAUSE.search(masked, said[at - 1].end, said[at].start):
        at -= 1  # "X said Y assured them that": the words are as X gives them
    return said[at]


# "X said that for five days he has begun ...": the words are X's, whoever "he" is.
_OWN_VIEW = re.compile(r"[^;:\"A-Z]{0,90}?\s(?:he|she|they|it)\s+(?:\w+\s+){0,2}")
# "X said she will stay while her rival, Omar Salih, wants to “...": what others want is as X tells it.
_AS_TOLD = re.compile(r"\s[^;:\"]{0,200}")
# "X said the decision leads “...": what a thing does is as X tells it.
_THING_DOES = re.compile(r"(?:\sthat)?\s(?:an?|its|the|their|this)\s((?:[a-z-]+\s){1,5})")


def _does(masked: str, start: int, end: int) -> bool:
    """Whether a stretch between two verbs is only the thing that the second one has for a subject."""
    thing = _THING_DOES.fullmatch(masked, start, end)
    return thing is not None and naming.roles().isdisjoint(thing[1].split())


# "X said that when Y attacked the banks, “she ...”", "X told the paper when asked: “...": the clause of time holds no
# words of Y's.
_AT_ONE_TIME = re.compile(
    r"(?:\s(?:the\s)?[\w'-]+(?=\swhen\s$))?,?(?:\sthat)?,?\s(?:when|whenever|while|if|after|although|though|until|unless)\s[^,;:\"]*"
)
_NEW_CLAUSE = re.compile(r"[,;:\"]|\s-|\b(?:and|but|while|when|who|which|as)\b")


def _closeness(masked: str, cue: Cue, at: int) -> float:
    """How sure it is that a verb governs a span that begins at `at`; 0: it does not."""
    if _DIRECT.fullmatch(masked, cue.end, at) or _puts_it(masked, cue, at):
        return 0.97
    between = masked[cue.end : at]
    if len(between) > 260 or ";" in between:
        return 0.0
    if between.rstrip()[-1:] == ":":
        return 0.95
    if between.rstrip()[-1:] == ",":
        return 0.9 if cue.kind == "speech" else 0.75
    if cue.kind == "strict":
        return 0.78 if between.startswith(" that ") else 0.0
    return {"speech": 0.86, "thought": 0.78, "act": 0.78, "according": 0.0}[cue.kind]


def _puts_it(masked: str, cue: Cue, at: int) -> bool:
    """Whether a verb says that words follow, the time or place between: "as one of them put it afterwards, “..."."""
    if cue.lemma != "put":
        return False
    if _AS_ASH.search(masked, max(0, cue.start - _NEAR), cue.start):
        return _IT_WHERE.fullmatch(masked, cue.end, at) is not None
    return _PUT_IT.fullmatch(masked, cue.end, at) is not None


# "As Ash put it in a letter to the board in July, the station is “..."
_AS_ASH = re.compile(r"(?:^|[.\n\"']\s?)As\s[^;:\"]{2,120}\s$")
_IT_WHERE = re.compile(r"\sit\b[^;:\"]{0,160}")
_PUT_IT = re.compile(
    r"\s(?:it|this)\s(?:[a-z]+ly|afterwards|later|once|(?:to|at|in|during|after)\s[^,;:.\"]{2,40})[,:]\s"
)
_JOINED_VERB = re.compile(r"\b(?:and|but|then)\s(?:(?:also|later|then|[a-z]+ly)\s)?$")
# What is taken off where the subject is only the first of the sentence.
_GUESSED = 0.1
_ONLY_BUT = re.compile(r"\s*(?:And|But|Or|Still|Yet),\s")
_NEAR = 200


def _subject(masked: str, lows: tuple[int, int], cue: Cue, verbs: Sequence[Cue], mentions: Mentions) -> Subject | None:
    """The subject of a verb before its words; of "adding", that of the verb before it or of the sentence.

    `lows`: where the sentence begins, and where the stretch since the last words in marks does.
    """
    start, low = lows
    if cue.form != "gerund":
        turned = masked[cue.start].isupper() or _ONLY_BUT.fullmatch(masked, low, cue.start)
        if turned and cue.kind == "speech":  # "Said Ana Souza, who ...", "But, said Ana Souza, ..."
            return inverted.behind(masked, cue.end, len(masked), mentions)
        if low > start and low - start < _NEAR and not masked[low : cue.start].strip():
            low = start  # "Ana Souza, author of “The Fleet,” put it"
        who = subjects.before(masked, low, cue.start, mentions)
        if who is None and cue.lemma in listed("turned") and masked[cue.start - 2 : cue.start] == ", ":
            who = inverted.behind(masked, cue.end, len(masked), mentions)
        if who is None and low > start and _JOINED_VERB.search(masked, low, cue.start):
            who = subjects.first(masked, start, low, mentions)  # "X asked for “aid” and said that ..."
        return who
    if cue.start == start and (comma := masked.find(", ", cue.end)) >= 0:  # "Summing up, Ana Souza wished them ..."
        return subjects.opening(masked, comma + 1, comma + _NEAR, mentions)
    if own := _with().search(masked, max(low, cue.start - _NEAR), cue.start):
        return subjects.before(masked, own.start(1), cue.start, mentions)
    finite = [verb for verb in verbs if verb.end <= cue.start and verb.form != "gerund"]
    if masked[cue.start - 2 : cue.start] == ", ":  # "forced to pay a builder who said he was cheated, saying: “..."
        finite = [verb for verb in finite if not _WHICH_ONE.search(masked, low, verb.start)]
    ranks = {"speech": 2, "thought": 1, "act": 1}
    for other in sorted(finite, key=lambda verb: (-ranks.get(verb.kind, 0), -verb.start)):
        who = subjects.before(masked, low, other.start, mentions)
        if who is not None:
            return who
    return subjects.first(masked, start, cue.start, mentions)


# "a builder who said": the clause only tells which one; "Ana Souza, who said" is told of, and may go on.
_WHICH_ONE = re.compile(r"[a-z]\swho\s(?:[a-z]+ly\s)?$")


@cache
def _with() -> re.Pattern[str]:
    """Whom a gerund has for a subject of its own: "with Ash saying", "footage of Ash asking"."""
    return re.compile(rf"\b(?:with|{either(sorted(listed('recordings')))})\s+([^,;:\"]{{2,70}}?)\s+$")
