"""Who acts and who is addressed in a sentence: actors, officials and groups as parties; no demands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import ActorMention, Marked, PersonInText, Sentence, SpeakerMention
from brief.text import view


@dataclass(frozen=True, slots=True)
class Party:
    """A span that names whoever can ask or be asked: `names` are canonical actors, or a group as written.

    `person` indexes `Marked.people`. An `observer` (an analyst, a former minister) acts for no party.
    """

    start: int
    end: int
    names: tuple[str, ...]
    person: int | None = None
    observer: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One text with its parties in order, and what surrounds each sentence.

    `order` holds the place of a sentence by its start, `pronouns` the resolved ones by theirs, `quotes` the
    spans between quotation marks.
    """

    marked: Marked
    seen: str
    parties: tuple[Party, ...]
    starts: tuple[int, ...]
    actor_starts: tuple[int, ...]
    order: dict[int, int]
    pronouns: dict[int, SpeakerMention]
    quotes: tuple[tuple[int, int], ...]

    def within(self, start: int, end: int) -> list[Party]:
        """The parties whose spans lie between two offsets, in order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [party for party in self.parties[first:last] if party.end <= end]

    def actors(self, start: int, end: int) -> list[ActorMention]:
        """The actors named between two offsets, in order."""
        first, last = bisect_left(self.actor_starts, start), bisect_left(self.actor_starts, end)
        return [actor for actor in self.marked.actors[first:last] if actor.end <= end]

    def neighbour(self, sentence: Sentence, step: int) -> Sentence | None:
        """The sentence `step` places on, `None` beyond either end of the text."""
        index = self.order[sentence.start] + step
        sentences = self.marked.article.sentences
        return sentences[index] if 0 <= index < len(sentences) else None

    def quote_at(self, at: int) -> tuple[int, int] | None:
        """The span between the quotation marks around an offset, marks left out."""
        index = bisect_left(self.quotes, (at + 1, 0)) - 1
        if index >= 0 and self.quotes[index][0] <= at <= self.quotes[index][1]:
            return self.quotes[index]
        return None


_WORDS_BETWEEN = re.compile(
    r"\s*(?:,[^,;:\"]{1,140},\s*"
    r"|\s(?:at|in|of|from|for|on|within|inside|to)\s[^,;:\"]{1,60}?(?:,[^,;:\"]{1,140},)?\s*"
    r"|,?\s*(?:which|who|that)\s+)?(?:(?:both|all|each|itself|themselves|himself|herself|also|jointly)\s*)?"
)
_COORDINATED = re.compile(r"(?:,\s*(?:and|but|or)?|\b(?:and|but|or|to|then|by|while|before|after))\s*$")
_JOINT = re.compile(r",?\s+(?:and|or|as well as|along with|together with)\s+(?:(?:both|the|a)\s+)*")
_LISTED = re.compile(r",\s+(?:the\s+)?")
_ALLIES = re.compile(r"\s+and\s+(?:its|their|his)\s+(?:[\w-]+\s+){0,3}(?:allies|partners|supporters|backers)\b")
_PREPOSITION = re.compile(
    r"\b(?:with|to|against|toward|towards|between|about|over|by|on|in|into|near|at|around|from|like|than|under"
    r"|outside|inside|for|via|versus|after|before|despite|amid)\s+(?:(?:both|all|the|a|some)\s+)*$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Rr]etired|[Oo]ne-time|[Ll]ate)[\s-]+(?:[\w.]+[\s-]+){0,2}$")
_TITLE = re.compile(r"(?:'s)?(?:\s+(?:[A-Z][\w.'-]*|of|the|for)){0,9}\s+[A-Z][\w.-]+")
_NAME_AFTER = re.compile(r",?(?:\s+[A-Z][\w.-]+){1,3}(?=[\s,])")
_SAYING = (
    r"(?:sa(?:y|ys|id)|t(?:old|ells?)|add(?:s|ed)|warn(?:s|ed)|stress(?:es|ed)|insist(?:s|ed)|not(?:es|ed)|summed up"
    r"|stated|conclud(?:es|ed)|emphasi[sz](?:es|ed)|declar(?:es|ed)|announc(?:es|ed)|explain(?:s|ed)|wrote"
    r"|reiterat(?:es|ed)|argu(?:es|ed)|repeated|vow(?:s|ed))"
)
_SAYS = re.compile(rf"\b(?:{_SAYING}|according to)\b")
_SAID_BEFORE = re.compile(rf"\s+(?:(?:has|have|had|also|repeatedly|again)\s+)*{_SAYING}(?:\s+that)?\s+")
_SAID_THAT = re.compile(rf"\b{_SAYING}(?:\s+that)?\s+(?:the\s+)?$")
_BESIDE_SAYING = re.compile(r"\s+(?:[^\",]{1,50}\s)?(?:(?:the|a|top|one|some|later|Thursday)\s+)*")
_PERSONAL = re.compile(r"(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_THIRD = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_PRONOUN = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?:'(?:s|ve|d|ll|re))?\s*$")
_FIRST_PERSON = re.compile(r"(?<![\w'-])(?:[Ww]e|I)(?:'(?:m|ve|d|ll|re))?\s*$")
_OWNER = re.compile(r"(?<![\w'-])(?:its|their|his|her)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_OUR = re.compile(r"(?<![\w'-])(?:our|my)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_ADJECTIVES = re.compile(
    r"(?:'s?)?[\s-]+(?:(?!(?:and|or|on|in|of|to|the|for|with|said|has|have|had|is|are|was|were|that|which)\b)[\w-]+\s+){0,3}"
)


def scene(marked: Marked) -> Scene:
    """The text with its parties found."""
    seen = view(marked.article.text)
    found = [*_officials(seen, marked), *_actors(seen, marked), *_groups(seen, marked)]
    parties = _joined(seen, _without_overlap(found))
    return Scene(
        marked,
        seen,
        parties,
        tuple(party.start for party in parties),
        tuple(actor.start for actor in marked.actors),
        {sentence.start: index for index, sentence in enumerate(marked.article.sentences)},
        {mention.start: mention for mention in marked.mentions if mention.form == "pronoun"},
        tuple(_quotes(seen, marked)),
    )


def subject(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who does what the verb group that starts at `at` says; `None`: nobody, or nobody sure."""
    seen, first = here.seen, sentence.start
    if match := _FIRST_PERSON.search(seen, max(first, at - 14), at):
        return speaker(here, sentence, match.start())
    if match := _PRONOUN.search(seen, max(first, at - 14), at):
        return pronoun(here, sentence, match.start())
    for party in reversed(here.within(first, at)):
        if at - party.end < 240 and _WORDS_BETWEEN.fullmatch(seen, party.end, at):
            return None if _led(here, sentence, party) else party
    if _COORDINATED.search(seen, max(first, at - 12), at):
        return leading(here, sentence, at)
    return None


def leading(here: Scene, sentence: Sentence, before: int) -> Party | None:
    """The party that acts first in a sentence up to an offset, a pronoun resolved."""
    within = here.within(sentence.start, before)
    for party in reversed(within):
        if _SAID_THAT.search(here.seen, max(sentence.start, party.start - 40), party.start):
            return party
    match = _THIRD.search(here.seen, sentence.start, before)
    for party in within:
        if match and match.start() < party.start:
            break
        if not _led(here, sentence, party):
            return party
    return pronoun(here, sentence, match.start()) if match else None


def pronoun(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whom the third-person pronoun at `at` means: the mention as resolved, else who acts before it."""
    if mention := here.pronouns.get(at):
        if mention.person is None:
            return None
        return _person(here.marked.people[mention.person], mention.start, mention.end, mention.person)
    before = here.within(sentence.start, at)
    for party in before:
        if _SAID_BEFORE.fullmatch(here.seen, party.end, at):
            return party
    for party in before:
        if not _led(here, sentence, party):
            return party
    previous = here.neighbour(sentence, -1)
    if previous is None or sentence.paragraph - previous.paragraph > 2:
        return None
    personal = _PERSONAL.match(here.seen, at) is not None
    return (attributed(here, previous) if personal else None) or leading(here, previous, previous.end)


def attributed(here: Scene, sentence: Sentence) -> Party | None:
    """Who says what a sentence holds: the party beside a verb of saying; `None` where there is none."""
    for match in _SAYS.finditer(here.seen, sentence.start, sentence.end):
        if here.quote_at(match.start()):
            continue
        if not match.group().startswith("acc") and (
            party := subject(here, sentence, group_before(here.seen, sentence.start, match.start()).start)
        ):
            return party
        behind = here.within(match.end(), sentence.end)[:1]
        if behind and _BESIDE_SAYING.fullmatch(here.seen, match.end(), behind[0].start):
            return behind[0]
    return None


def speaker(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who says "we" at `at`: whoever the sentence is attributed to, else the one behind, else those before."""
    around = [sentence, here.neighbour(sentence, 1), here.neighbour(sentence, -1), here.neighbour(sentence, -2)]
    if not here.quote_at(at):
        around = around[:1]
    for one in around:
        if one and one.paragraph == sentence.paragraph and (party := attributed(here, one)):
            return party
    return None


def possessor(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whose thing the noun at `at` is: "Russia's demand", "the Russian demand", "its demand", "our demand"."""
    seen, first = here.seen, sentence.start
    for party in here.within(first, at)[-1:]:
        if seen.startswith("'", party.end) and _ADJECTIVES.fullmatch(seen, party.end, at):
            return party
    for actor in here.actors(first, at)[-1:]:
        if actor.form != "capital" and _ADJECTIVES.fullmatch(seen, actor.end, at):
            return Party(actor.start, actor.end, (actor.name,))
    if match := _OWNER.search(seen, max(first, at - 40), at):
        return pronoun(here, sentence, match.start())
    if match := _OUR.search(seen, max(first, at - 40), at):
        return speaker(here, sentence, match.start())
    return None


def _led(here: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a preposition makes the party somebody's complement ("with Russia"); "of" leaves it the head."""
    return _PREPOSITION.search(here.seen, max(sentence.start, party.start - 24), party.start) is not None


def _quotes(seen: str, marked: Marked) -> Iterable[tuple[int, int]]:
    """The spans between quotation marks, paragraph by paragraph; an unclosed mark runs to its paragraph's end."""
    for paragraph in marked.article.paragraphs:
        at = seen.find('"', paragraph.start, paragraph.end)
        while at >= 0:
            closing = seen.find('"', at + 1, paragraph.end)
            yield at + 1, paragraph.end if closing < 0 else closing
            at = seen.find('"', closing + 1, paragraph.end) if closing >= 0 else -1


def _officials(seen: str, marked: Marked) -> Iterable[Party]:
    for mention in marked.mentions:
        if mention.person is not None and mention.form != "pronoun":
            party = _person(marked.people[mention.person], mention.start, mention.end, mention.person)
            yield replace(party, observer=party.observer or _is_former(seen, mention.start))


def _person(person: PersonInText, start: int, end: int, index: int) -> Party:
    names = (person.affiliation,) if person.affiliation else person.represents[:2]
    if person.kind == "body" and not names:
        names = (person.name,)
    return Party(start, end, names, index, observer=person.official is False)


def _actors(seen: str, marked: Marked) -> Iterable[Party]:
    for actor, behind in zip(marked.actors, [*marked.actors[1:], None], strict=True):
        if actor.form != "capital" and (party := _extended(seen, actor, behind.start if behind else len(seen))):
            yield party


def _extended(seen: str, actor: ActorMention, limit: int) -> Party | None:
    """The actor with the noun that it belongs to ("U.S. negotiators"); `None` for an adjective of something else."""
    end = seen.find("\n", actor.end)
    end = limit if end < 0 else min(end, limit)
    former = _is_former(seen, actor.start)
    if match := _outsiders().match(seen, actor.end, end):
        return Party(actor.start, match.end(), (actor.name,), observer=True)
    if match := _roles().match(seen, actor.end, end):
        name = _NAME_AFTER.match(seen, match.end(), end)
        return Party(actor.start, name.end() if name else match.end(), (actor.name,), observer=former)
    if match := _TITLE.match(seen, actor.end, end):
        return Party(actor.start, match.end(), (actor.name,), observer=former)
    if actor.form == "demonym" and not actor.organ and not seen[actor.start : actor.end].endswith("s"):
        return None
    return Party(actor.start, actor.end, (actor.name,))


def _is_former(seen: str, start: int) -> bool:
    return _FORMER.search(seen, max(0, start - 30), start) is not None


def _groups(seen: str, marked: Marked) -> Iterable[Party]:
    """Groups that no list names as actors ("the rail union", "rebels"): named as written, without article."""
    for sentence in marked.article.sentences:
        for match in _group_pattern().finditer(seen, sentence.start, sentence.end):
            yield Party(match.start(), match.end(), (match.group(1) or match.group(2),))


@cache
def _words(key: str) -> str:
    return "|".join(sorted(load("en/demands")["parties"][key], key=len, reverse=True))


_PLAIN_WORDS = r"(?:[\s-]+(?!(?:and|or|for|of|in|to|with|on|at|said|has|have)\b)[a-z][\w-]*)"


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rf"(?:'s?)?{_PLAIN_WORDS}{{0,3}}?[\s-]+(?:{_words('roles')})\b")


@cache
def _outsiders() -> re.Pattern[str]:
    return re.compile(rf"(?:'s?|-based)?{_PLAIN_WORDS}{{0,2}}?[\s-]+(?:{_words('outsiders')})\b")


@cache
def _group_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w'-])(?:(?:[Tt]he|[Bb]oth|[Aa]n?|[Ss]triking)\s+)"
        rf"((?:(?!(?:of|and|said|in|to|on|for|with)\b)[a-z][\w-]*\s+){{0,2}}?(?:{_words('groups')}))\b"
        rf"(?!\s+(?:of|[A-Z]))|(?<![\w'-])({_words('plural_groups')})\b",
    )


def _without_overlap(found: Sequence[Party]) -> list[Party]:
    """The parties in order; where two overlap, one span with what is known of the person."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: (p.start, -p.end)):
        if kept and party.start < kept[-1].end:
            kept[-1] = _united(kept[-1], party)
            continue
        kept.append(party)
    return kept


def _united(left: Party, right: Party) -> Party:
    best = right if left.person is None and right.person is not None else left
    observer = best.observer if best.person is not None else left.observer or right.observer
    return replace(
        best, start=left.start, end=max(left.end, right.end), names=best.names or left.names, observer=observer
    )


def _joined(seen: str, found: Sequence[Party]) -> tuple[Party, ...]:
    """The parties with coordinated ones made one: "the US and NATO", "Kenya, Uganda and Rwanda"."""
    kept: list[Party] = []
    for party in reversed(found):
        if allies := _ALLIES.match(seen, party.end):
            party = replace(party, end=allies.end())
        if kept and _joins(seen, party, kept[-1]):
            behind = kept.pop()
            names = tuple(dict.fromkeys((*party.names, *behind.names)))
            party = Party(party.start, behind.end, names, party.person, party.observer and behind.observer)
        kept.append(party)
    return tuple(reversed(kept))


def _joins(seen: str, left: Party, right: Party) -> bool:
    if left.observer != right.observer:
        return False
    if _JOINT.fullmatch(seen, left.end, right.start):
        return True
    return len(right.names) > 1 and left.person is None and _LISTED.fullmatch(seen, left.end, right.start) is not None
