"""What a text says somebody is: the role phrases beside a name, as spans; no judgement of whom they serve."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from brief.lexicon import load
from brief.people import appositions
from brief.people.names import is_title, listed, role_nouns, shared_titles
from brief.people.phrases import TOKEN, Surroundings, ending_at, is_role
from brief.people.runs import WRITTEN
from brief.text import Span, either

_ORGANISATION = re.compile(
    r"\s(?:of|at|from)\s(?:the\s)?((?:[A-ZÀ-Þ][\w'&-]*)(?:\s(?:(?:of|for|on|the)\s)*[A-ZÀ-Þ][\w'&-]*)*)"
)


class Beside(Struct, frozen=True):
    """The role phrases at a name, and where the name's own phrase begins, title included.

    `institution`: what follows "of" or "at" behind the name, where nothing else says what the person is. `joined`: the
    title that stands before another name, for both.
    """

    start: int
    roles: tuple[Span, ...] = ()
    institution: Span | None = None
    joined: Span | None = None


def beside(around: Surroundings, name: Span) -> Beside:
    """The role phrases before and behind a name, in the order of the text."""
    called = _CALLED.search(around.seen, max(around.start, name[0] - len(" called ")), name[0])
    phrase = ending_at(around, called.start(1) if called else name[0])
    age = None if phrase else _AGED.search(around.seen, max(around.start, name[0] - len("100-year-old ")), name[0])
    begin = phrase[0] if phrase else age.start() if age else name[0]
    before = [phrase] if phrase and is_role(around.seen, phrase) else []
    while len(before) < 4 and (earlier := appositions.before_comma(around, begin, name)):
        before, begin = [earlier, *before], earlier[0]
    behind = appositions.behind(around, name[1], told=bool(before))
    split = [_without_address(around.seen, part) for span in before for part in _split(around.seen, span)]
    split = [_of_none(around, part) if _is_of_several(around.seen, part) else part for part in split]
    joined = None if split or behind else _shared(around, name)
    institution = None if split or behind or joined else _institution(around, name[1])
    return Beside(begin, (*split, *behind), institution, joined)


_CALLED = re.compile(r"\s(called|named)\s$")  # "a trader called Amina"
_AGED = re.compile(r"\b\d{1,3}-year-old\s$")  # "a commuter, 41-year-old Omar Salih"


def of_one(role: str) -> str:
    """A role as that of one person, where several bear it together: "Foreign Ministers" of Ana Lang and her colleague.

    >>> of_one("Foreign Ministers"), of_one("deputy presidents of the court"), of_one("minister")
    ('Foreign Minister', 'deputy president of the court', 'minister')
    """
    words = role.split()
    at = next((n for n, word in enumerate(words) if word.lower().rstrip(".") in shared_titles()), None)
    if at is None:
        return role
    one = shared_titles()[words[at].lower().rstrip(".")]
    return " ".join([*words[:at], one.capitalize() if words[at][0].isupper() else one, *words[at + 1 :]])


def _shared(around: Surroundings, name: Span) -> Span | None:
    """The title before other names with which this one is joined: "Presidents Lang and Brandt"."""
    seen = around.seen
    if not seen.endswith((" and ", ", "), 0, name[0]):
        return None
    before = _joined_names().search(seen, max(around.start, name[0] - _REACH), name[0])
    if before is None or not (before.group("last") or _MORE_NAMES.match(seen, name[1], around.end)):
        return None
    phrase = ending_at(around, before.start("names"))
    return _of_none(around, phrase) if phrase else None


def _of_none(around: Surroundings, phrase: Span) -> Span:
    """The title of several without the state of one: of "Chilean and Peruvian foreign ministers" the last two words."""
    joined = around.seen[max(around.start, phrase[0] - 5) : phrase[0]].endswith(" and ")
    space = around.seen.find(" ", *phrase)
    return (space + 1, phrase[1]) if joined and space > 0 and around.is_actor(phrase[0]) else phrase


def _is_of_several(seen: str, phrase: Span) -> bool:
    return not shared_titles().keys().isdisjoint(seen[slice(*phrase)].lower().split())


_REACH = 120  # characters from the first of several names to the last
_OF = r"(?:\sof\s(?:the\s)?[A-ZÀ-Þ][\w'.-]*(?:\s[A-ZÀ-Þ][\w'.-]*){0,2})?"  # whose each of them is
_NAME = WRITTEN + _OF
_MORE_NAMES = re.compile(rf"{_OF}(?:,\s{_NAME}){{0,3}},?\sand\s[A-ZÀ-Þ]")


@cache
def _joined_names() -> re.Pattern[str]:
    titles = either(sorted(shared_titles(), key=len, reverse=True))
    return re.compile(rf"\b(?i:{titles})\.?\s(?P<names>{_NAME}(?:,\s{_NAME}){{0,3}}(?:(?P<last>,?\sand\s)|,\s))$")


def _without_address(seen: str, phrase: Span) -> Span:
    """The phrase without a form of address at its end, and whose: "U.S. commander Gen.", "spokesman Navy Capt."."""
    tokens = list(TOKEN.finditer(seen, *phrase))
    while len(tokens) > 1 and (tokens[-1].group() == "." or _is_address(tokens[-1].group())):
        tokens.pop()
    addressed = tokens[-1].end() < phrase[1]
    if addressed and [token.group().lower() in role_nouns() for token in tokens[-2:]] == [True, False]:
        tokens.pop()
    return phrase[0], tokens[-1].end()


def _is_address(word: str) -> bool:
    return word.rstrip(".") in listed("address") and word.lower() not in role_nouns()


def _split(seen: str, phrase: Span) -> list[Span]:
    """The roles in a phrase, joined or with a seat behind: "OSCE chairman and Polish Foreign Minister" is two."""
    for match in _PARTS.finditer(seen[phrase[0] : phrase[1]]):
        first, second = (phrase[0], phrase[0] + match.start()), (phrase[0] + match.end(), phrase[1])
        if is_role(seen, first) and is_role(seen, second):
            return [first, *_split(seen, second)]
    return [phrase]


_PARTS = re.compile(r"\s(?:and|&)\s|\s(?=(?:Gov|Rep|Sen)\.?$)")


def _institution(around: Surroundings, at: int) -> Span | None:
    match = _ORGANISATION.match(around.seen, at, around.end)
    if match is None or is_title(match.group(1).split()[0]) or around.is_name(match.start(1)):
        return None
    words = match.group(1).removesuffix("'s")
    if (" " not in words and not words.isupper()) or words.split()[-1] in load("en/titles")["grounds"]:
        return None  # "Anna Lang of Baltimore"
    whole = max((actor.end for actor in around.actors if actor.start == match.start(1)), default=0)
    if whole > match.end(1):
        return match.start(1), whole  # "the Harbour Defence and Rescue Fund"
    end = match.end(1)
    return match.start(1), end - 2 if match.group(1).endswith("'s") else end
