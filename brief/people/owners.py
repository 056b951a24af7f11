"""Whose minister "its foreign minister" is, or "the foreign minister": told by the words around it; nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from brief import letterhead
from brief.model import ActorMention, Article
from brief.people.names import role_nouns
from brief.people.runs import WRITTEN
from brief.text import Span, beginning_in, whole_view

_ITS = re.compile(r"\b([Ii]ts)\s+(?:[a-z]+\s+){0,2}$")
_WHOSE = re.compile(r",?\s[Ww]hose\s$")
_REPUBLIC = re.compile(r"(?:\s(?:Federation|Kingdom|Republic|[Gg]overnment))?")
_THE = re.compile(r"\b[Tt]he\s+$")
_NOT_SUBJECT = re.compile(r"\b(?:of|in|with|from|to|for|on|at|about|against|over|by|near|between|under)\s+(?:the\s+)?$")
_OFFICE = re.compile(r"(?:'s)?\s+([A-Za-z]+\s[A-Za-z]+)\b")
_OFFICE_OF = re.compile(r"\b([A-Za-z]+\s[A-Za-z]+)\sof\s(?:the\s)?$")
_NAME_OF = re.compile(rf"\s{WRITTEN}\sof\s(?:the\s)?")
_OWN = re.compile(
    r"^(?:[Tt]he )?(?:(?:Deputy|Foreign|Prime|Vice)[ -])*(?:Chancellor|Minister|Premier|President|[Ss]pokes)"
    r"|[Mm]inister$|^(?:[Pp]ermanent|[Pp]rincipal) [Ss]ecretary"
)
_MEMBERS = re.compile(r"\bmembers?\sof\s(?:the\s)?$")
_LED = 16  # characters of "members of the"
_LEAD = 40  # characters from where a sentence opens, in which its subject is named
_REACH = 48  # characters of an office beside whose it is
_NAMED = 80  # characters of a name behind an office, and of whose it is
_FORMS = ("metonym", "name", "noun")


class Owners:
    """The actors of a text, by its sentences and by the offices that it names with them.

    A class because the offices are looked for once a text, where anybody asks. `told`: the spans of people's roles.
    """

    def __init__(self, article: Article, actors: Sequence[ActorMention], told: Iterable[Span]) -> None:
        """Note where actors and roles stand."""
        self._article, self._actors, self._told = article, actors, tuple(told)
        self._seen = whole_view(article.text)

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """Whose each office is that the text names without its holder."""
        held = {at for start, end in self._told for at in range(start, end)}
        holders: dict[str, set[str]] = {}
        for actor in self._actors:
            if actor.form in ("demonym", "name") and actor.start not in held:
                for office in _offices(self._seen, actor):
                    holders.setdefault(office, set()).add(actor.name)
        return holders

    @cached_property
    def _issuer(self) -> str | None:
        return _issuer(self._article, self._actors)

    def of(self, start: int, end: int) -> str | None:
        """The actor whose office a span is, by the word before it; `None`: no such word, or it is left open.

        "Its", in the middle of a sentence, means the sentence's subject, at its start that of the one before in the
        paragraph. "The finance minister" is the Kenyan one, where the text speaks of no other one.
        """
        seen = self._seen[max(0, start - 24) : start]
        if _THE.search(seen):
            holders = self._holders.get(self._seen[start:end].lower(), set())
            return next(iter(holders)) if len(holders) == 1 else None
        if whose := _WHOSE.search(seen):
            return self._before(start - len(seen) + whose.start())
        its = _ITS.search(seen)
        return self._antecedent(start, opens=its.group(1) == "Its") if its else None

    def issued(self, role: str) -> str | None:
        """The state whose government writes the text, where a minister or spokesman is told without whose."""
        return self._issuer if _OWN.search(role) else None

    def behind(self, end: int) -> str | None:
        """The actor behind the name that follows an office: "President Ana Souza of Kenya"; `None`: there is none."""
        match = _NAME_OF.match(self._seen[end : end + _NAMED])
        at = end + match.end() if match else -1
        here = beginning_in(self._actors, at, at + 1, lambda actor: actor.start) if match else ()
        return here[0].name if here and here[0].form == "name" else None

    def bodies(self, end: int) -> Iterator[str]:
        """The bodies named before an offset, but where the text tells only who was a member: "members of the bloc"."""
        for actor in self._actors:
            named = actor.end <= end and actor.kind == "body" and actor.form == "name"
            if named and not _MEMBERS.search(self._seen[max(0, actor.start - _LED) : actor.start]):
                yield actor.name

    def _before(self, end: int) -> str | None:
        """The actor that stands right before an offset: "the Chadian Republic, whose minister"."""
        first = max(0, end - _REACH)
        here = beginning_in(self._actors, first, end, lambda actor: actor.start)
        near = here and _REPUBLIC.fullmatch(self._seen[here[-1].end : end])
        return here[-1].name if near else None

    def _antecedent(self, start: int, *, opens: bool) -> str | None:
        sentences = self._article.sentences
        at = bisect_right(sentences, start, key=lambda one: one.start) - 1 - opens
        if at < 0 or (opens and sentences[at].paragraph != sentences[at + 1].paragraph):
            return None
        return self._subject(sentences[at].start, min(sentences[at].end, start))

    def _subject(self, start: int, end: int) -> str | None:
        """The actor that opens a sentence, where no preposition leads it."""
        for actor in self._actors:
            if start <= actor.start < min(end, start + _LEAD) and actor.form in _FORMS:
                lead = self._seen[start : actor.start]
                possessor = self._seen[actor.end : actor.end + 2] == "'s"
                return None if possessor or _NOT_SUBJECT.search(lead) else actor.name
        return None


def _issuer(article: Article, actors: Sequence[ActorMention]) -> str | None:
    """The state whose government writes the text, by its name as an actor, else as it stands in the letterhead."""
    named = letterhead.issuer(article)
    if named is None:
        return None
    here = beginning_in(actors, *named, lambda actor: actor.start)
    name = article.text[slice(*named)]
    return here[0].name if here else name.title() if name.isupper() else name


def _offices(seen: str, actor: ActorMention) -> Iterator[str]:
    """The office of two words that stands behind whose it is, or before: "Kenyan finance minister"."""
    behind = _OFFICE.match(seen[actor.end : actor.end + _REACH])
    lead = seen[max(0, actor.start - _REACH) : actor.start]
    before = _OFFICE_OF.search(lead) if "of" in lead[-len(" of the ") :] else None
    for match in filter(None, (behind, before)):
        office = match[1].lower()
        if office.split()[1] in role_nouns():
            yield office
