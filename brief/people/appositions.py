"""What a text says somebody is between commas: ", the head of the mission,", "The minister, Ana Souza,"; spans only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief import cues
from brief.lexicon import load
from brief.people.names import role_nouns
from brief.people.phrases import DETERMINERS, PREPOSITIONS, TOKEN, Surroundings, ending_at, fits, is_role
from brief.text import Span, either

_NO_APPOSITION = frozenset(
    """who whom which whose where when and but or nor as in on at for with after before to by from while since
    because although though if that than then also he she they it we i so yet not including said says adding
    saying according along both despite during through under over until unless like""".split()
)
_HEAD_ENDS = frozenset(
    """about accused against aged alleged among and around at based before behind between by during employed for from in
    inside known near of on outside since so suspected that to under when where which who whose with""".split()
)
_LONGEST_ROLE = 110


def before_comma(around: Surroundings, begin: int, name: Span) -> Span | None:
    """The role phrase that a comma parts from the name's own: "The new OSCE chairman, Polish Foreign Minister ...".

    It must open its sentence or clause, or a comma behind the name must close the apposition.
    """
    seen = around.seen
    if seen.startswith(_HONOURS, begin):
        honour = _HONOUR.search(seen, max(around.start, begin - 20), name[0])
        begin = honour.start() if honour and honour.start("title") == begin else begin
    comma = begin - 1
    while comma > around.start and seen[comma] == " ":
        comma -= 1
    if comma <= around.start or seen[comma] != "," or comma in around.titled:
        return None  # "President Lang, Ana Souza and others", "Prince Omar, Ana Souza's brother"
    phrase = ending_at(around, comma)
    if phrase is None or not is_role(seen, phrase) or phrase[1] - phrase[0] > _LONGEST_ROLE:
        return _told_first(around, comma, name)
    lead = seen[max(around.start, phrase[0] - 20) : phrase[0]]
    opens = phrase[0] == around.start or _OPENING.search(lead) is not None or _turned(seen, around.start, phrase[0])
    closed = seen[name[1] : name[1] + 1] in (",", "") or name[1] >= around.end - 1
    determined = _DETERMINED.search(lead) is not None or "'s" in seen[phrase[0] : phrase[1]]
    fits = (opens and (determined or phrase[0] == around.start)) or (closed and (determined or opens))
    return phrase if fits else _told_first(around, comma, name)


_HONOURS = ("Excellency", "Highness", "Hon", "Rt", "Right")  # what the title begins with in `_HONOUR`
_HONOUR = re.compile(
    r"(?:\b(?:His|Her)\s|\b(?:Senator\s)?the\s)(?P<title>(?:Rt\.?\s|Right\s)?(?:Excellency|Highness|Hon\.?|Hono(?:u)?rable)\s)"
)


def _told_first(around: Surroundings, comma: int, name: Span) -> Span | None:
    """What opens a sentence and is told of the name that a second comma closes: "An attorney for the families, ...".

    Its noun stands before the first preposition; behind that, any words may follow but a verb of saying.
    """
    seen = around.seen
    if seen[name[1] : name[1] + 1] not in (",", "."):
        return None
    low = max(around.start, comma - _LONGEST_ROLE - 20)
    bounds = [match.end() for match in _BOUND.finditer(seen, low, comma)]
    start = bounds[-1] if bounds else around.start
    if start == around.start and low > start:
        return None
    if turned := next((cue for cue in cues.find(seen, start, comma) if cue.kind in ("speech", "according")), None):
        if seen[start : turned.start].strip() not in ("", "and") or turned.form == "gerund":
            return None
        start = turned.end
    tokens = list(TOKEN.finditer(seen, start, comma))
    if tokens and tokens[0].group().lower() in DETERMINERS:
        tokens.pop(0)
    words = [token.group() for token in tokens]
    stop = next((n for n, word in enumerate(words) if word.lower() in _HEAD_ENDS), len(words))
    if not 0 < stop < 8 or len(words) > 16 or not _ends_role(words, stop):
        return None
    if any(around.is_known(token.start()) for token in tokens[stop - 1 :]) or not _plain(words[: stop - 1]):
        return None
    return tokens[0].start(), tokens[-1].end()


_BOUND = re.compile(r"[,;:\"(]\s*")


def _plain(words: Sequence[str]) -> bool:
    """Whether words may stand before the noun of a role: no preposition, no join, no pronoun, no verb in -ed."""
    return all(
        word[0].isalnum() and word.lower() not in _NO_APPOSITION and not (word.islower() and word.endswith("ed"))
        for word in words
    )


def _turned(seen: str, low: int, at: int) -> bool:
    """Whether a cue turned round leads to the phrase: `," said former minister, Ana Souza`."""
    return any(cue.end + 1 == at and cue.kind == "speech" for cue in cues.find(seen, max(low, at - 14), at))


_OPENING = re.compile(
    r"(?:^|[,;:\"-]\s*|\b(?:and|But|Yet|While)\s+|\b[Aa]ccording to\s)(?:[Tt]h(?:e|at|is)\s+|[Aa]n?\s+)?$"
)
_DETERMINED = re.compile(r"(?:\b(?:[Tt]h(?:e|at|is)|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|whose)|\w's?)\s+$")


def behind(around: Surroundings, at: int, *, told: bool) -> list[Span]:
    """The role phrases in the appositions behind a name: ", the top diplomat at Russia's delegation,".

    `told`: what the person is stands before the name; then an apposition that leads to the next name is that one's.
    """
    if is_ := _IS.match(around.seen, at, around.end):
        phrase = _apposition(around, is_.end(), _segment_end(around.seen, is_.end(), around.end))
        return [phrase] if phrase is not None else []
    roles: list[Span] = []
    while len(roles) < 3 and (opening := _COMMA.match(around.seen, at, around.end)):
        if acting := _acting().match(around.seen, opening.end(), around.end):
            roles.append((acting.start(), acting.end()))
            break
        stop = _segment_end(around.seen, opening.end(), around.end)
        if _AGE.fullmatch(around.seen, opening.end(), stop):
            at = stop
            continue
        phrase = _apposition(around, opening.end(), stop)
        if (
            phrase is None
            or (told and _leads_to_name(around, stop))
            or (roles and _of_state(around, roles[-1], phrase))
        ):
            break
        roles.append(phrase)
        at = stop
    return roles


_IS_OF_STATES = re.compile(r"\b(?:ally|backer|member|neighbou?r|power|rival|signatory)\b")


def _of_state(around: Surroundings, before: Span, phrase: Span) -> bool:
    """Whether an apposition tells of the state that ends the one before it: "envoy of Peru, a member of the bloc"."""
    ends = any(actor.end == before[1] and actor.kind == "state" for actor in around.actors)
    return ends and _IS_OF_STATES.search(around.seen, *phrase) is not None


@cache
def _acting() -> re.Pattern[str]:
    """What somebody does for whom: "who heads the council's delegation"."""
    verbs = either(load("en/titles")["acting"])
    ends = "and|but|while|when|after|since|which|who|that|during|told|said|says"
    return re.compile(rf"who\s(?:{verbs})(?:\s(?!(?:{ends})\b)[\w'&-]+){{1,9}}")


_NEXT_NAME = re.compile(r",\s(?:(?:[A-Z]\.\s?)+|[A-Z][a-z]{0,12}\.?\s){0,3}")


def _leads_to_name(around: Surroundings, at: int) -> bool:
    """Whether another name follows the comma at `at`, a form of address apart."""
    comma = _NEXT_NAME.match(around.seen, at, around.end)
    return comma is not None and any(at < start <= comma.end() for start, _ in around.names)


_IS = re.compile(r"\sis\s(?=(?:an?|the)\s)")
_COMMA = re.compile(r",\s+(?=\S)")
_AGE = re.compile(r"\d{1,3}")
_SEGMENT_END = re.compile(r"[,;!?\"()\s:](?:(?<=[^\s:])|(?<=\s)-+\s|(?<=:)(?=\s[a-z\"]|$))")


def _segment_end(seen: str, at: int, end: int) -> int:
    match = _SEGMENT_END.search(seen, at, end)
    stop = match.start() if match else end
    return stop - 1 if stop == end and seen[stop - 1 : stop] == "." else stop


def _apposition(around: Surroundings, start: int, stop: int) -> Span | None:
    seen = around.seen
    if stop - start > _LONGEST_ROLE or stop <= start:
        return None
    tokens = list(TOKEN.finditer(seen, start, stop))
    words = [token.group() for token in tokens]
    if not words or words[0].lower() in _NO_APPOSITION or _names_another(around, tokens) or not _opens(words[0]):
        return None
    cut = next((n for n, word in enumerate(words) if n and word in _ENDS), len(words))
    while cut < len(words) and words[cut - 1] in ("and", "but", ","):
        cut -= 1
    while cut > 1 and words[cut - 1].lower() in _LEADS_ON:
        cut -= 1  # "author of “Empire”": the title is no part of it
    words, stop = words[:cut], tokens[cut - 1].end() if cut < len(words) else stop
    head = next((n for n, word in enumerate(words) if n and word.lower() in _HEAD_ENDS), len(words))
    if not _COPULAS.isdisjoint(words) and "that" not in words:
        return None  # "Before Souza, 19, the last champion of the club was Ana Lang"
    fits = any(_ends_role(words, at) for at in (head, len(words))) or _ends_role(words, _joined_end(words, head))
    if not fits or any(cue.form == "finite" and cue.kind == "speech" for cue in cues.find(seen, start, stop)):
        return None
    first = next((n for n, word in enumerate(words[:-1]) if word.lower() not in _LEADING), len(words) - 1)
    return tokens[first].start(), stop


_ENDS = frozenset(["since", "which", "who", "whose"])
_LEADS_ON = PREPOSITIONS | DETERMINERS
_LEADING = DETERMINERS | {"currently", "now"}
_COPULAS = frozenset("are could is might must shall should was were would".split())
_MAY_OPEN = frozenset("another currently formerly himself herself now once one then".split())


def _opens(word: str) -> bool:
    """Whether a word may open what somebody is: no verb does."""
    lowered = word.lower()
    if lowered in DETERMINERS or not word.islower() or "-" in word or not word.isalpha() or fits(word):
        return True
    return lowered.endswith(("al", "ic", "ive", "ary", "ist", "ish", "ian")) or lowered in _MAY_OPEN


def _joined_end(words: list[str], head: int) -> int:
    """Where the second of two joined roles ends: "chairman and chief executive of"."""
    if head >= len(words) or words[head] != "and":
        return head
    return next((n for n in range(head + 1, len(words)) if words[n].lower() in _HEAD_ENDS), len(words))


def _ends_role(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1].lower().removesuffix("'s") in role_nouns()


def _names_another(around: Surroundings, tokens: list[re.Match[str]]) -> bool:
    """Whether the apposition is another person of a list: a name in it that no preposition leads to."""
    for at, token in enumerate(tokens if around.names else ()):
        if around.is_name(token.start()):
            return not any(before.group().lower() in PREPOSITIONS for before in tokens[:at])
    return False
