"""Whose words a span in marks is by what stands behind it: "...,” said X", "...,” as X put it"; nothing before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.cues import Cue, listed
from brief.finders.quotes import inverted, subjects
from brief.finders.quotes.attribution import Attribution
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.marks import Marked as Span
from brief.text import either, trimmed

_SHORTEST = 3  # characters of what tells who spoke
_LEAD = re.compile(r"[\s,.;:-]*(?:(?:as|at the same time|then|also|in turn|and then|adding:?)\s+)?")
_AS_PUT = re.compile(r"[\s,-]*as\s+")
_ENDS_SPEECH = frozenset(",?!.-…")


def candidates(frame: Frame, sentence: Sentence, span: Span, high: int, mentions: Mentions) -> list[Attribution]:
    """Candidates from what stands behind a span: "...,” said X", "...,” X said", "...,” according to X"."""
    masked = frame.masked
    if high - span.outer_end < _SHORTEST:
        return []
    cues = [cue for cue in sentence.within(span.outer_end, high) if not (cue.kind == "strict" and cue.form == "gerund")]
    cues = [cue for cue in cues if cue.kind != "act"] or cues
    found = _as_put(masked, span, high, mentions) + _by_unlisted(masked, span, high, mentions)
    found += _named_alone(masked, span, high, mentions)
    if not cues:
        return found
    lead = _LEAD.match(masked, span.outer_end, high)
    begin = lead.end() if lead else span.outer_end
    opens = not masked[sentence.start : span.outer_start].strip("- ")
    closed = opens or masked[span.end - 1] in _ENDS_SPEECH
    closed = closed or masked[span.outer_end : span.outer_end + 1] in (",", "-")
    closed = closed or masked[span.outer_end : span.outer_end + 2] == " -"
    cue = cues[0]
    if cue.kind == "according":
        if who := inverted.behind(masked, cue.end, high, mentions):
            near = cue.start - begin < 3
            found.append(Attribution(who, cue.start, 0.96 if near else 0.88, "quote.trailing-according"))
    elif cue.start - begin < 2 and cue.form != "gerund":
        who = inverted.behind(masked, cue.end, high, mentions)
        if who is not None and (cue.kind == "speech" or (closed and (opens or cue.kind == "strict"))):
            found.append(Attribution(who, cue.start, 0.98, "quote.trailing-inverted"))
    else:
        found += _turned_tail(masked, max(begin, cue.start - 2), cue, high, mentions)
        found += _first_to_speak(masked, begin, cues, mentions, closed=closed)
    return found


def _by_unlisted(masked: str, span: Span, high: int, mentions: Mentions) -> list[Attribution]:
    """ "...,” hammered X": a verb no list has, turned round between a comma in marks and somebody's name."""
    verb = _UNLISTED.match(masked, span.outer_end, high)
    if verb is None or "," not in (masked[span.end - 1], masked[span.outer_end]) or verb.group(1) in _NO_VERBS:
        return []
    who = inverted.behind(masked, verb.end(), high, mentions)
    if who is None or who.person is None or who.form != "name" or masked[who.end : who.end + 1] not in (",", ".", " "):
        return []
    return [Attribution(who, verb.start(1), 0.85, "quote.trailing-inverted")]


def _named_alone(masked: str, span: Span, high: int, mentions: Mentions) -> list[Attribution]:
    """ "...” (Ana Souza)", "...,” so Ana Souza": a name without a verb, in brackets or behind a word of machines."""
    lead = _NO_VERB.match(masked, span.outer_end, high)
    if lead is None:
        return []
    for mention in mentions.between(lead.end(), high):
        if mention.form != "name" or mention.start - lead.end() > 4:
            break
        closed = _CLOSED.match(masked, mention.end) if lead[1] else _STOPPED.match(masked, mention.end)
        return [Attribution(subjects.as_subject(mention), lead.start(), 0.9, "quote.named")] if closed else []
    return []


_NO_VERB = re.compile(r"[,\s]*(?:\s(\()|\sso\s(?:the\s)?(?=[A-Z]))")
_CLOSED = re.compile(r"(?:,\s[^()\"\d]{2,60})?\)")
_STOPPED = re.compile(r"\s?(?:[.,;]|$)")


_UNLISTED = re.compile(r"[,\s-]*([a-z]{3,}(?:ed|s))\s(?=[Tt]he\s|[A-Z])")
_NO_VERBS = frozenset("across besides perhaps plus towards unless versus whereas".split())


def _turned_tail(masked: str, comma: int, cue: Cue, high: int, mentions: Mentions) -> list[Attribution]:
    """ "...” around Ukraine, said X": a verb turned round behind the reporter's own words."""
    turned = masked.startswith(",", comma) and cue.lemma in listed("turned") and cue.form == "finite"
    if not turned or masked[cue.end : cue.end + 1] != " ":
        return []
    who = inverted.behind(masked, cue.end, high, mentions)
    return [Attribution(who, cue.start, 0.81, "quote.trailing-tail")] if who else []


def _first_to_speak(
    masked: str, begin: int, cues: Sequence[Cue], mentions: Mentions, *, closed: bool
) -> list[Attribution]:
    """Candidates by the first verb that has a subject here; verbs that speak only beside marks may have none."""
    own = [cue for cue in cues if cue.kind != "strict" or not _RELATIVE.search(masked, begin, cue.start)]
    for number, cue in enumerate(own):
        found = _subject_first(masked, begin, cue, mentions, closed=closed and not number)
        if found or cue.kind not in ("strict", "act"):
            return found
    return []


def _subject_first(masked: str, begin: int, cue: Cue, mentions: Mentions, *, closed: bool) -> list[Attribution]:
    """ "...,” X said", and "...” around Ukraine, X told reporters", where the sentence goes on behind the marks."""
    if cue.form == "gerund" or masked.startswith((" no.", " no,", " yes.", " yes,", " nothing."), cue.end):
        return []
    who = subjects.before(masked, begin, cue.start, mentions)
    if closed and cue.kind != "act" and (who is None or not _NAME_BEGINS.fullmatch(masked, begin, who.start)):
        who = _whole(masked, begin, cue.start, mentions) or who
    if who is None:
        return []
    if cue.kind == "strict" and cue.start - who.end > 12:
        return []
    begins = _BARE if who.form == "pronoun" else _NAME_BEGINS
    called = cue.kind == "act" and masked.startswith((" it.", " it,", " this."), cue.end)  # "...,” she called it"
    if closed and begins.fullmatch(masked, begin, who.start) and (called or cue.kind != "act"):
        return [Attribution(who, cue.start, 0.96, "quote.trailing-cue")]
    comma = _COMMA.search(masked, max(begin, who.start - 8), who.start)
    ends = masked[cue.end : cue.end + 1] in (".", ",", "") or cue.lemma in ("say", "tell", "add", "write")
    if comma and cue.kind == "speech" and ends and not _opens_clause(masked, begin, who.start):
        return [Attribution(who, cue.start, 0.82, "quote.trailing-tail")]
    return []


def _whole(masked: str, low: int, end: int, mentions: Mentions) -> Subject | None:
    """What stands between marks and a verb where all of it speaks: "Ana Souza, who leads the club said".

    That is the name that opens it before an aside no comma closes, or one long phrase: "the heads of A and B said".
    """
    start, end = trimmed(masked, low, subjects.without_adverbs(masked, low, end))
    if _PHRASE.fullmatch(masked, start, end) and not subjects.FINITE.search(masked, start, end):
        words = masked[start:end].split()
        clause = words[0].lower() in subjects.NO_SUBJECT or words[-1] in ("which", "who")  # "a dispute which began"
        return None if clause else Subject(start, end, None, "phrase")
    if not _ASIDE.fullmatch(masked, start, end):
        return None
    comma = masked.index(",", start, end)
    for mention in mentions.between(start, comma):
        if mention.start - start <= 4 and mention.end == comma:
            return subjects.as_subject(mention)
    return Subject(start, comma, None, "phrase") if subjects.ONLY_NAME.fullmatch(masked, start, comma) else None


_PHRASE = re.compile(r"(?:[A-Z]|[Tt]he\s|[Aa]n?\s|[a-z]+\s(?=[A-Z]))[^,;:\"]{3,150}")
_ASIDE = re.compile(r"[^,;:\"]{2,60},\s(?:an?|the|who|whose|head|chief)\s[^,;:\"]{3,110}")


_COMMA = re.compile(r",\s?(?:(?:the|an?|his|her|its|their)\s)?$")
_RELATIVE = re.compile(r"\bwho\s(?:[a-z]+ly\s)?$")
# What may stand between the marks and a name that speaks: a determiner, or a title that no list holds.
_BARE = re.compile(r"(?:as |also )?")
_NAME_BEGINS = re.compile(
    r"(?:(?:(?:[Tt]he |[Aa]n? )(?:[\w.'-]+ ){1,4}|(?:[a-z]+ )?(?:[A-Z][\w.'-]* ){1,5})and )?"
    r"(?:(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir)\s[^,.;:\"]{3,90},\s)?"
    r"(?:(?!(?:and|but|while|when|as|because|that|which|who|in|at|on|after|before|said|if|for|with|of|to|by|from"
    r"|about|including)\b)"
    r"[\w.'-]+ (?:of (?:the )?)?){0,6}"
)


def _opens_clause(masked: str, begin: int, at: int) -> bool:
    return re.search(r"\b(?:but|and|while|although|though|because|when)\s*$", masked[begin:at]) is not None


def _as_put(masked: str, span: Span, high: int, mentions: Mentions) -> list[Attribution]:
    """ "...,” as X put it"."""
    lead = _AS_PUT.match(masked, span.outer_end, high)
    if lead is None:
        return []
    put = _put().search(masked, lead.end(), min(high, lead.end() + 120))
    if put is None:
        return []
    who = subjects.before(masked, lead.end(), put.start(), mentions)
    return [Attribution(who, put.start(), 0.97, "quote.as-put")] if who else []


@cache
def _put() -> re.Pattern[str]:
    ways = sorted(load("en/cues")["patterns"]["put"]["after"], key=lambda way: (-len(way), way))
    return re.compile(rf"\b(?:{either(map(re.escape, ways))})\b")
