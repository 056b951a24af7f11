"""What a text says somebody is: the role phrases beside a name, as spans; no judgement of whom they serve."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from brief import cues
from brief.lexicon import load
from brief.model import ActorMention
from brief.people.names import addresses, is_title, modifiers, not_names, role_nouns
from brief.text import Span

_TOKEN = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:['-][^\W_]+)*|[^\s\w]")
_PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "this"])
_JOINS = frozenset(["and", "&"])
_NO_APPOSITION = frozenset(
    """who whom which whose where when and but or nor as in on at for with after before to by from while since
    because although though if that than then also he she they it we i so yet not including said says adding
    saying according along both despite during through under over until unless like""".split()
)
_HEAD_ENDS = frozenset(
    "of for to at in on with from who that and under during since about against among whose which".split()
)
_IN_ROLES = frozenset("World States South North West East War Security Trade".split())
_REACH = 180
_LONGEST_ROLE = 110
_ORGANISATION = re.compile(
    r"\s(?:of|at|from)\s(?:the\s)?((?:[A-ZÀ-Þ][\w'&-]*)(?:\s(?:(?:of|for|on|the)\s)*[A-ZÀ-Þ][\w'&-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """The role phrases at a name, and where the name's own phrase begins, title included.

    `institution`: what follows "of" or "at" behind the name, where nothing else says what the person is.
    """

    start: int
    roles: tuple[Span, ...] = ()
    institution: Span | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name: the sentence, the actors in it, and the spans of all names in it."""

    seen: str
    start: int
    end: int
    actors: Sequence[ActorMention]
    names: Sequence[Span]

    def is_actor(self, at: int) -> bool:
        """Whether an actor covers an offset."""
        return any(actor.start <= at < actor.end for actor in self.actors)

    def is_name(self, at: int) -> bool:
        """Whether another name covers an offset."""
        return any(start <= at < end for start, end in self.names)


def beside(around: Surroundings, name: Span) -> Beside:
    """The role phrases before and behind a name, in the order of the text."""
    phrase = _phrase_before(around, name[0])
    begin = phrase[0] if phrase else name[0]
    before = [phrase] if phrase and _is_role(around.seen, phrase) else []
    while len(before) < 4 and (earlier := _before_comma(around, begin, name)):
        before, begin = [earlier, *before], earlier[0]
    behind = _behind(around, name[1], told=bool(before))
    split = [part for span in before for part in _split(around.seen, span)]
    institution = None if split or behind else _institution(around, name[1])
    return Beside(begin, (*split, *behind), institution)


def _phrase_before(around: Surroundings, at: int) -> Span | None:
    """The longest role phrase that ends at an offset, where a name or a comma begins."""
    tokens = list(_TOKEN.finditer(around.seen, max(around.start, at - _REACH), at))
    if not tokens or tokens[-1].group().lower() in _PREPOSITIONS | _JOINS | _DETERMINERS:
        return None
    first = _walk(around, tokens)
    return _trimmed(tokens, first) if first < len(tokens) else None


def _walk(around: Surroundings, tokens: list[re.Match[str]]) -> int:
    """The index of the leftmost token of the phrase that ends with the last token."""
    at = len(tokens)
    after_actor = False
    while at > 0:
        token = tokens[at - 1]
        word = token.group()
        left = tokens[at - 2].group() if at > 1 else ""
        actor = around.is_actor(token.start())
        if around.is_name(token.start()):
            break
        if word == "." and left in addresses():
            at -= 1
            continue
        if word.lower() in _DETERMINERS:
            if left.lower() not in _PREPOSITIONS:
                break
        elif word.lower() in _PREPOSITIONS:
            if not _can_govern(left):
                break
            after_actor = False
        elif word in _JOINS:
            if not (_joins_roles(left, tokens[at:]) or _joins_tasks(tokens, at - 1)):
                break
            after_actor = False
        elif not (actor or _fits(word)) or (after_actor and not (actor or word.lower() in modifiers())):
            break
        after_actor = after_actor or (actor and not word.endswith("'s") and left.lower() not in _PREPOSITIONS)
        at -= 1
        if word.endswith("'s") and not around.is_actor(token.start() - 2):
            break
    return at


def _can_govern(word: str) -> bool:
    return word.lower() in role_nouns() or word[:1].isupper() or word.lower() in _LINKS


_LINKS = frozenset(
    [
        "delegation",
        "affairs",
        "mission",
        "security",
        "staff",
        "studies",
        "relations",
        "policy",
        "department",
        "diplomacy",
    ]
)


@cache
def _body_nouns() -> frozenset[str]:
    """The common nouns that stand for bodies ("the alliance"), which a role may end with."""
    nouns = (noun for row in load("actors")["bodies"].values() for noun in row.get("nouns", ()))
    return frozenset([*nouns, *load("en/titles")["bodies"]["body"]])


def _joins_roles(left: str, right: list[re.Match[str]]) -> bool:
    return (left.lower() in role_nouns() or left.lower() in modifiers()) and any(
        token.group().lower() in role_nouns() for token in right
    )


def _joins_tasks(tokens: list[re.Match[str]], at: int) -> bool:
    """Whether "and" joins what an office is for: "Minister of Industry and Trade"."""
    if not (at + 1 < len(tokens) and tokens[at + 1].group()[0].isupper()):
        return False
    for n in range(at - 1, max(at - 5, 0), -1):
        word = tokens[n].group()
        if word.lower() in ("of", "for"):
            return tokens[n - 1].group().lower() in role_nouns()
        if not word[0].isupper() or word in addresses():
            return False
    return False


def _fits(word: str) -> bool:
    lowered = word.lower()
    if lowered in role_nouns() or lowered in modifiers() or lowered in _LINKS:
        return True
    if lowered.removesuffix("'s") in _body_nouns():
        return True
    if lowered.startswith(("ex-", "then-", "co-")) or lowered.endswith(("-elect", "-designate")):
        return True
    return (word[0].isupper() and (word not in not_names() or word in _IN_ROLES)) or (
        word.endswith("'s") and word[0].isupper()
    )


def _trimmed(tokens: list[re.Match[str]], first: int) -> Span | None:
    """The phrase from a token on, cut on the left until it opens with what somebody is; `None`: nothing is left."""
    words = [token.group() for token in tokens]
    while first < len(words):
        while first < len(words) and (
            words[first].lower() in _DETERMINERS | _PREPOSITIONS | _JOINS or not words[first][0].isalnum()
        ):
            first += 1
        if first == len(words):
            return None
        stop = next((n for n in range(first, len(words)) if words[n].lower() in _PREPOSITIONS), len(words))
        if any(_is_noun(words[n]) for n in range(first, stop)):
            return tokens[first].start(), tokens[-1].end()
        if stop == len(words):
            return None
        first = stop
    return None


def _is_noun(word: str) -> bool:
    return word.lower() in role_nouns() or word in addresses()


def _is_role(seen: str, phrase: Span) -> bool:
    """Whether a phrase says what somebody is: "Mr" and "Adm." do not."""
    words = [token.group() for token in _TOKEN.finditer(seen, *phrase)]
    return any(word.lower() in role_nouns() for word in words)


def _before_comma(around: Surroundings, begin: int, name: Span) -> Span | None:
    """The role phrase that a comma parts from the name's own: "The new OSCE chairman, Polish Foreign Minister ...".

    It must open its sentence or clause, or a comma behind the name must close the apposition.
    """
    seen = around.seen
    comma = begin - 1
    while comma > around.start and seen[comma] == " ":
        comma -= 1
    if comma <= around.start or seen[comma] != ",":
        return None
    phrase = _phrase_before(around, comma)
    if phrase is None or not _is_role(seen, phrase) or phrase[1] - phrase[0] > _LONGEST_ROLE:
        return None
    lead = seen[max(around.start, phrase[0] - 12) : phrase[0]]
    opens = phrase[0] == around.start or _OPENING.search(lead) is not None or _turned(seen, around.start, phrase[0])
    closed = seen[name[1] : name[1] + 1] in (",", "") or name[1] >= around.end - 1
    determined = _DETERMINED.search(lead) is not None or "'s" in seen[phrase[0] : phrase[1]]
    return (
        phrase if (opens and (determined or phrase[0] == around.start)) or (closed and (determined or opens)) else None
    )


def _turned(seen: str, low: int, at: int) -> bool:
    """Whether a cue turned round leads to the phrase: `," said former minister, Ana Souza`."""
    return any(cue.end + 1 == at and cue.kind == "speech" for cue in cues.find(seen, max(low, at - 14), at))


_OPENING = re.compile(r"(?:^|[,;:\"-]\s*|\band\s+)(?:[Tt]he\s+|[Aa]n?\s+)?$")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+$")


def _behind(around: Surroundings, at: int, *, told: bool) -> list[Span]:
    """The role phrases in the appositions behind a name: ", the top diplomat at Russia's delegation,".

    `told`: what the person is stands before the name; then an apposition that leads to the next name is that one's.
    """
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
        if phrase is None or (told and _leads_to_name(around, stop)):
            break
        roles.append(phrase)
        at = stop
    return roles


@cache
def _acting() -> re.Pattern[str]:
    """What somebody does for whom: "who heads the council's delegation"."""
    verbs = "|".join(load("en/titles")["acting"])
    ends = "and|but|while|when|after|since|which|who|that|during|told|said|says"
    return re.compile(rf"who\s(?:{verbs})(?:\s(?!(?:{ends})\b)[\w'&-]+){{1,9}}")


_NEXT_NAME = re.compile(r",\s(?:(?:[A-Z]\.\s?)+|[A-Z][a-z]{0,12}\.?\s){0,3}")


def _leads_to_name(around: Surroundings, at: int) -> bool:
    """Whether another name follows the comma at `at`, a form of address apart."""
    comma = _NEXT_NAME.match(around.seen, at, around.end)
    return comma is not None and any(at < start <= comma.end() for start, _ in around.names)


_COMMA = re.compile(r",\s+(?=\S)")
_AGE = re.compile(r"\d{1,3}")
_SEGMENT_END = re.compile(r"[,;!?\"()]|\s-+\s|:\s[a-z]")


def _segment_end(seen: str, at: int, end: int) -> int:
    match = _SEGMENT_END.search(seen, at, end)
    stop = match.start() if match else end
    return stop - 1 if stop == end and seen[stop - 1 : stop] == "." else stop


def _apposition(around: Surroundings, start: int, stop: int) -> Span | None:
    seen = around.seen
    if stop - start > _LONGEST_ROLE or stop <= start:
        return None
    tokens = list(_TOKEN.finditer(seen, start, stop))
    words = [token.group() for token in tokens]
    if not words or words[0].lower() in _NO_APPOSITION or _names_another(around, tokens) or not _opens(words[0]):
        return None
    cut = next((n for n, word in enumerate(words) if n and word in ("who", "which", "whose")), len(words))
    while cut < len(words) and words[cut - 1] in ("and", "but", ","):
        cut -= 1
    words, stop = words[:cut], tokens[cut - 1].end() if cut < len(words) else stop
    head = next((n for n, word in enumerate(words) if n and word.lower() in _HEAD_ENDS), len(words))
    fits = any(_ends_role(words, at) for at in (head, len(words))) or _ends_role(words, _joined_end(words, head))
    if not fits or any(cue.form == "finite" and cue.kind == "speech" for cue in cues.find(seen, start, stop)):
        return None
    first = 1 if words[0].lower() in _DETERMINERS and len(words) > 1 else 0
    return tokens[first].start(), stop


_MAY_OPEN = frozenset("another currently formerly himself herself now once one then".split())


def _opens(word: str) -> bool:
    """Whether a word may open what somebody is: no verb does."""
    lowered = word.lower()
    if lowered in _DETERMINERS or not word.islower() or "-" in word or not word.isalpha() or _fits(word):
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
    for at, token in enumerate(tokens):
        if around.is_name(token.start()):
            return not any(tokens[n].group().lower() in _PREPOSITIONS | {"to"} for n in range(at))
    return False


def _split(seen: str, phrase: Span) -> list[Span]:
    """The roles that "and" joins in a phrase: "OSCE chairman and Polish Foreign Minister" is two."""
    for match in re.finditer(r"\s(?:and|&)\s", seen[phrase[0] : phrase[1]]):
        first, second = (phrase[0], phrase[0] + match.start()), (phrase[0] + match.end(), phrase[1])
        if _is_role(seen, first) and _is_role(seen, second):
            return [first, *_split(seen, second)]
    return [phrase]


def _institution(around: Surroundings, at: int) -> Span | None:
    match = _ORGANISATION.match(around.seen, at, around.end)
    if match is None or is_title(match.group(1).split()[0]) or around.is_name(match.start(1)):
        return None
    words = match.group(1).removesuffix("'s")
    if " " not in words and not words.isupper():
        return None  # "Anna Lang of Baltimore"
    end = match.end(1)
    return match.start(1), end - 2 if match.group(1).endswith("'s") else end
