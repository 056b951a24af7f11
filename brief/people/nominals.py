"""Speakers without a name who are people ("the diplomat", "One Baltic diplomat"), and pronouns; no bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from brief.cues import Cue, places
from brief.days import WEEKDAY
from brief.lexicon import load
from brief.people.names import listed, modifiers, role_nouns
from brief.text import ADVERB, Span, either, telling

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ADVERBS = (
    r"(?:\s+(?:has|have|had|also|then|later|again|further|once|on|in|told|at|the|same|time|now|himself|herself|still"
    r"|just|already|always|even|never|often|since|soon"
    rf"|{ADVERB}|{WEEKDAY}|yesterday|today))*"
)
_GAP = re.compile(rf"(?:,\s+which\b)?{_ADVERBS}\s+$")
_GAP_WITH_ASIDE = re.compile(rf",\s[^.;\"]{{1,220}},{_ADVERBS}\s+$")
_NEAR = 8  # characters from a verb of saying to whoever it follows
_PRONOUNS = frozenset(["he", "she", "him", "her", "his"])
_LEFT = re.compile(r"([A-Za-zÀ-ž.'’-]++)\s++$")
OF_PHRASE = re.compile(
    r"\s+(?:of|for|to|from|at|in)\s+(?:the\s+)?[A-ZÀ-Þ][\w'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-ZÀ-Þ][\w'-]*)*"
    r"(?:\s+(?:[a-z]+\s+)?(?:ministry|government|mission|delegation|department|embassy|army|police|office|party|group))?"
    r"|\s+of\s+(?:the|his|her|its|their)\s+(?:[a-z]+\s+)?(?:delegation|mission|ministry|government|council|commission|group)\b"
    r"|\s+of\s+(?:state|government)\b"
)
_INDEFINITE = frozenset(["a", "an", "one", "another"])
_DEFINITE = frozenset(["the", "this"])


class Nominal(Struct, frozen=True):
    """A noun phrase for somebody without a name: `words` without the determiner, `noun` its head in lower case."""

    start: int
    end: int
    words: str
    noun: str
    definite: bool


def speaks(seen: str, start: int, end: int, cues: Sequence[Cue]) -> bool:
    """Whether a span is the subject of a cue, or follows one that is turned round: "said the diplomat"."""
    for cue in cues:
        if cue.end <= start:
            near = start - cue.end < _NEAR
            if near and seen[cue.end : start].strip() in ("", "the", "The") and _turned_round(seen, cue):
                return True
        elif cue.start >= end and cue.kind != "according":
            gap = seen[end : cue.start]
            if gap == " " or _GAP.fullmatch(gap) or (gap.startswith(",") and _GAP_WITH_ASIDE.fullmatch(gap)):
                return True
            if cue.start - end > 240:
                return False
    return False


def _turned_round(seen: str, cue: Cue) -> bool:
    """Whether what follows the cue speaks: after "according to", and where words in marks or a comma precede it."""
    if cue.kind == "according":
        return True
    lead = seen[max(0, cue.start - 3) : cue.start].rstrip()
    if cue.kind == "speech":
        return lead[-1:] in ('"', "'", ",", "-")
    return cue.form == "finite" and ('"' in lead or "'" in lead)  # `"...", laughs Ana Souza`


def nominals(seen: str, start: int, end: int, cues: Sequence[Cue], words: frozenset[str]) -> Iterator[Nominal]:
    """The noun phrases of a sentence that say what somebody is and that stand as speakers; `words` are all of it."""
    if not cues:
        return
    yield from _unlisted(seen, start, cues, words)
    yield from _told_apart(seen, start, end, cues, words)
    nouns = role_nouns()
    for match in _holding(seen, start, end, _role_words() & words):
        word = match.group().lower()
        if word not in nouns and word.removeprefix("ex-") not in nouns:
            continue
        following = _WORD.match(seen, match.end() + 1)
        if following and following.group().lower() in nouns and seen[match.end()] == " ":
            continue
        found = _phrase(seen, start, end, match)
        if found is None:
            continue
        new = not found.definite and _opens(seen, start, found.start)
        speaking = speaks(seen, found.start, found.end, cues) or _LABELS.match(seen, found.end, end) is not None
        if not speaking and found.definite and found.start == start:
            speaking = _goes_on_to_say(seen, found.end, cues)
        if speaking or (new and _told_of(seen, found.end, end, cues)):
            yield found


def _holding(seen: str, start: int, end: int, parts: frozenset[str]) -> Iterator[re.Match[str]]:
    """The words of a sentence that hold some others, in order: few do, so these are looked for first."""
    behind = start
    for at, _ in places(seen[start:end], parts) if parts else ():
        begin = start + at
        while begin > behind and (seen[begin - 1].isalpha() or (seen[begin - 1] in "'-" and seen[begin - 2].isalpha())):
            begin -= 1
        word = _WORD.match(seen, begin, end) if begin >= behind else None
        if word is not None:
            behind = word.end()
            yield word


def _goes_on_to_say(seen: str, at: int, cues: Sequence[Cue]) -> bool:
    """Whether a subject that ends at an offset acts first and speaks then: "The minister sat down and said"."""
    return any(
        cue.kind in ("speech", "act") and cue.form == "finite" and _AND_SAYS.fullmatch(seen, at, cue.start) is not None
        for cue in cues
    )


# One clause and its "and", up to a verb of saying; no other subject between.
_AND_SAYS = re.compile(r"\s[a-z]+[^,;:.\"]{0,120}\b(?:and|but)\s(?:(?:also|then|later|[a-z]+ly)\s)?")
# Between somebody new and the verb: "A negotiator from an oil-producing country said".
_COMPLEMENT = re.compile(
    r"\s(?:from|of|in|at|with|for|on|close\sto|familiar\swith|who)\s[^,;:.\"]{2,80}?\s(?:has\s|had\s|also\s)?"
    r"(?=(?:said|says|told|added|admitted|complained|recalled|warned|explained)\b)"
)


def _told_of(seen: str, at: int, end: int, cues: Sequence[Cue]) -> bool:
    """Whether a verb of saying follows what is told of somebody new, or a wish to be called by no name."""
    if seen.find("who", at, end) >= 0 and _NAMELESS.match(seen, at, end):
        return True
    tail = _COMPLEMENT.match(seen, at, end)
    return tail is not None and any(cue.start == tail.end() and cue.kind == "speech" for cue in cues)


# "One delegate at the congress, who asked not to be named"
_NAMELESS = re.compile(
    r"(?:\s[^.;:,\"]{0,80})?,?\s(?:and\s)?who\s(?:did|would|asked|spoke|wished|wanted|preferred|declined|refused|requested|insisted)"
    r"\s[^.;:,\"]{2,60}?\b(?:named?|identified|quoted|anonymity|anonymous)\b"
)
_LABELS = re.compile(r":\s\"")


def _told_apart(seen: str, start: int, end: int, cues: Sequence[Cue], words: frozenset[str]) -> Iterator[Nominal]:
    """Somebody known, called by age, party or people: "the 43-year-old", "the Democrat"."""
    needs, pattern = _one_of()
    for match in () if needs.isdisjoint(words) else pattern.finditer(seen, start, end):
        if speaks(seen, match.start(), match.end(), cues):
            yield Nominal(match.start(), match.end(), match.group(1), match.group(1).lower(), definite=True)


def initials(seen: str, start: int, end: int, cues: Sequence[Cue]) -> Iterator[Span]:
    """Where first letters alone stand as a speaker: "the CS said"."""
    if not cues or not any(behind[1:3].isupper() for behind in seen[start:end].split("he")[1:]):
        return
    for match in _INITIALS.finditer(seen, start, end):
        begin, stop = match.start() - len("the "), match.end()
        if speaks(seen, begin, stop, cues):
            yield begin, stop


_INITIALS = re.compile(r"[A-Z](?<=\b[Tt]he\s.)[A-Z]{1,3}\b(?![-\s'][A-Z])")  # capitals are rarer than "the"


@cache
def _one_of() -> tuple[frozenset[str], re.Pattern[str]]:
    told = load("en/titles")["persuasions"]
    pattern = rf"[Tt]he\s(?<!\w....)(\d\d-year-old|{either(told)})\b(?!['\s-]s?[A-Z])"
    return telling([*told, "year"]), re.compile(pattern)


@cache
def _role_words() -> frozenset[str]:
    """The first words of role nouns: "vice" of "vice-president"."""
    return frozenset(noun.split("-")[0] for noun in role_nouns())


@lru_cache(maxsize=512)  # asked twice of a sentence, or thrice
def opening(seen: str, start: int, end: int, words: frozenset[str]) -> Nominal | None:
    """The noun phrase that opens a sentence of these words and says what somebody is: "Her spokesman left"."""
    match = None if words.isdisjoint(_role_words()) else _OPENING.match(seen, start, end)
    if match is None:
        return None
    found = None
    for word in _WORD.finditer(seen, match.end(), min(end, match.end() + 70)):
        lowered = word.group().lower()
        if lowered in role_nouns():
            found = word
        elif found or not (is_modifier(lowered) or word.group()[0].isupper()):
            break
    if found is None or seen[found.end() : found.end() + 2] == "'s" or _OF_WHOM.match(seen, found.end(), end):
        return None
    return Nominal(
        match.start(1),
        found.end(),
        seen[match.end() : found.end()],
        found.group().lower(),
        match.group(1)[0] not in "AaO",
    )


_OPENING = re.compile(
    r"[\"'(]?(?:(?:But|And|Then|Later|Still|Yet|However|Meanwhile),?\s"
    r"|(?:Outside|Inside|Nearby|Elsewhere|Upstairs|Downstairs|(?:In|On|At|Near|Behind|Across|Beside|Further)\s[\w'-]+)"
    r"(?:\s[\w'-]+){0,5},\s"
    r"|(?:[A-Z][a-z]+(?:ed|ing)|Told)\s[^A-Z,;:.\"]{2,90},\s"
    r"|(?:By|Early|Last|Late|Next|On|Since|This)\s(?:the\s)?[\w-]+(?:\s(?:morning|afternoon|evening|night|week|month|year))?,?\s"
    r")?((?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?|One|Another)\s)"
)


_OF_WHOM = re.compile(r"[^,;:.\"]{0,60},\s(?:he|she)\s")  # "A carpenter by trade, she spent a year there"
_INVERTED = re.compile(
    r"(?:Among|At|Behind|Beside|In|Near|Next|On|Outside|Under)\b[^,;:.\"]{2,60}?\s(?:is|lived|lives|sat|sits|stands|stood"
    r"|waited|waits|was)\s(an?\s)"
)


def introduced(seen: str, start: int, end: int, words: frozenset[str]) -> Nominal | None:
    """Somebody without a name whom a sentence brings in: "A farmer laughed", "In a corner sat a nurse"."""
    if (phrase := opening(seen, start, end, words)) is not None:
        return phrase if seen[phrase.start] in "AaOo" else None
    match = None if words.isdisjoint(_role_words()) else _INVERTED.match(seen, start, end)
    if match is None:
        return None
    for word in _WORD.finditer(seen, match.end(), min(end, match.end() + 50)):
        if word.group() in role_nouns():
            return Nominal(match.start(1), word.end(), seen[match.end() : word.end()], word.group(), definite=False)
        if not is_modifier(word.group()):
            return None
    return None


_NEW_SUBJECT = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[a-z]+(?:-[a-z]+)*\s){0,3}([a-z]+(?:-[a-z]+)*)$")


def _unlisted(seen: str, start: int, cues: Sequence[Cue], words: frozenset[str]) -> Iterator[Nominal]:
    """Somebody whom a noun no list has tells, directly before a verb of saying: "A stallholder told reporters"."""
    for cue in () if _INDEFINITE.isdisjoint(words) else cues:
        if cue.kind != "speech" or cue.form != "finite" or not seen[max(start, cue.start - 1) : cue.start].isspace():
            continue
        low = max(start, cue.start - 60)
        noun = "".join(seen[low : cue.start - 1].rsplit(None, 1)[-1:])
        match = _NEW_SUBJECT.search(seen, low, cue.start - 1) if _may_be_somebody(noun) else None
        if match is None or " who" in match.group() or not _opens(seen, start, match.start()):
            continue
        first = match.start() + len(match.group().split(None, 1)[0]) + 1
        yield Nominal(match.start(), match.end(), seen[first : match.end()], noun, definite=False)


def _may_be_somebody(noun: str) -> bool:
    """Whether a noun that no list has may tell of one person."""
    if not noun.islower() or noun.endswith(("s", "ly", "tion", "ed")):
        return False
    return not (noun in role_nouns() or noun in nouns_behind() or noun in listed("says_things"))


def _opens(seen: str, low: int, at: int) -> bool:
    """Whether a subject may stand at an offset: at the beginning, or behind a mark."""
    return at == low or seen[max(low, at - 2) : at].rstrip()[-1:] in ('"', "'", ",", ";", "-")


def _phrase(seen: str, low: int, high: int, noun: re.Match[str]) -> Nominal | None:
    at, words, unlisted = noun.start(), 0, False
    while words < 6 and (left := _LEFT.search(seen, max(low, at - 30), at)):
        word = left.group(1).lower()
        at = left.start(1)
        if word in _INDEFINITE or word in _DEFINITE:
            tail = OF_PHRASE.match(seen, noun.end(), high)
            end = tail.end() if tail else noun.end()
            if seen[end : end + 2] == "'s" or seen[end - 2 : end] == "'s":
                return None
            first = left.end(1) + 1
            return Nominal(at, end, seen[first:end], noun.group().lower(), word in _DEFINITE)
        if not (is_modifier(word) or left.group(1)[0].isupper() or (words and _joins(seen, low, left))):
            if unlisted or not _may_modify(word):
                return None
            unlisted = True
        words += 1
    return None


def _may_modify(word: str) -> bool:
    """Whether a word that no list has may say which: "the soybean farmer", no verb and no preposition."""
    return word.isalpha() and len(word) > 3 and not word.endswith(("ed", "ing", "ly")) and word not in _NOT_WHICH


_NOT_WHICH = frozenset(
    """about according across after against along although among another around because before behind beside between
    both called came during each every from gave into knew left like made many more most near only other over says
    saw since some such than that their them then there these they this those through told under until upon went were
    what when where which while whose will with would your""".split()
)


def _joins(seen: str, low: int, word: re.Match[str]) -> bool:
    """Whether a word is "and" between what one office deals with: "the trade and industry minister"."""
    left = _LEFT.search(seen, max(low, word.start(1) - 30), word.start(1)) if word.group(1) == "and" else None
    return left is not None and left.group(1) in modifiers() - role_nouns()


def is_modifier(word: str) -> bool:
    """Whether a word in lower case may stand before the noun that says what somebody is."""
    if word in modifiers() or word in role_nouns() or "-" in word or word == "of":
        return True
    return word.endswith(("ish", "ian", "ese", "al", "ic", "ary", "ive"))


def pronouns(seen: str, start: int, end: int, words: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Each "he" and "she" of a sentence, with "m" or "f"; "him" and "her" only where words follow that are theirs."""
    if _PRONOUNS.isdisjoint(words):
        return
    for match in _pronoun().finditer(seen, start, end):
        begin = match.start() - seen.endswith(("S", "s"), 0, match.start())
        yield begin, match.end(), "f" if seen[begin : match.end()].lower().startswith(("she", "her")) else "m"


@cache
def _pronoun() -> re.Pattern[str]:
    """Who speaks: "she", "according to her", and "her" before a noun and words in marks: "her warning that “...“"."""
    nouns = either(load("en/cues")["nouns"])
    return re.compile(  # all open with one letter, "she" with its second: at any other none is tried
        r"[Hh](?:(?<![\w'-].)[Ee](?![\w-])|(?<=[Ss].)(?<![\w'-]..)[Ee](?![\w-])"
        r"|(?<=\b(?i:according to ).)(?i:im|er|is(?=\swords)|er(?=\swords))\b"
        r"|(?<!\w.)(?:is|er)(?:"
        r"\s(?:Excellency|Grace|Highness|Holiness|Honou?r|Ladyship|Lordship|Majesty)(?=\s[a-z])"
        rf"|(?=\s(?:[a-z-]+\s){{0,2}}(?:{nouns})(?:\sthat\s[^,.;:\"]{{0,60}}|,|:)?\s?[\"'])))"
    )


@cache
def nouns_behind() -> dict[str, str]:
    """What a noun behind an actor makes of it: `body`, `words` of it ("readout"), or `people` of it ("officials")."""
    table = load("en/titles")["bodies"]
    known = {word: kind for kind in ("body", "words") for word in table[kind]}
    for noun in role_nouns():
        known[noun + "s"] = "people"
    for plural in table["people"]:
        known[plural] = "people"
    return known
