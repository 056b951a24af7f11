"""People of one text: who is named, with what roles, and every span that can speak; no quotes and no events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from brief.model import ActorMention, Article, PersonInText, SpeakerMention
from brief.people import impersonal, labels, lede, mentions, nameless, reading, references, unlisted
from brief.people.entries import Entry, Register, settled
from brief.people.owners import Owners


class Known(Protocol):
    """Somebody the configuration names."""

    @property
    def name(self) -> str:
        """The name as it is to be shown."""

    @property
    def role(self) -> str | None:
        """What he or she is."""

    @property
    def affiliation(self) -> str | None:
        """The canonical actor that he or she speaks for."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other spellings."""


def find(
    article: Article, actors: Sequence[ActorMention], names: Iterable[Known] = ()
) -> tuple[tuple[PersonInText, ...], tuple[SpeakerMention, ...]]:
    """The people of an article in the order of their naming, and the spans that name somebody who can speak.

    Spans are in order and don't overlap; a name's takes its title along. `names`: people of the configuration.
    The article's own authors are nobody here.
    """
    register = Register()
    for known in names:
        register.add(_entered(known))
    sentences = reading.read(article, actors)
    above = reading.above(article, actors)
    lines = labels.above_words(article)
    labels.headed(lines, register)
    mentions.entitled(above, sentences, register)
    bodies = unlisted.named(sentences)
    found = mentions.named(sentences, register, article.masthead.authors, bodies)
    found += unlisted.speaking(sentences, register, bodies, found)
    mentions.hosts(sentences, register, found)
    found += labels.named(article, lines, register, found)
    mentions.told_above(above, register)
    lede.note(sentences, register, found)
    found += nameless.find(sentences, register, found)
    found += impersonal.referring(sentences, register, found, bodies)
    resolved = references.resolve(sentences, register, found)
    owners = Owners(article, actors, [span for entry in register.entries for span in entry.roles.values()])
    people = tuple(settled(entry, actors, owners) for entry in register.entries)
    return _used(people, resolved)


def _entered(known: Known) -> Entry:
    told = PersonInText(
        known.name, "person", (known.role,) if known.role else (), known.affiliation, aliases=tuple(known.aliases)
    )
    return Entry("person", forms=dict.fromkeys((known.name, *known.aliases), 0), known=told)


def _used(
    people: tuple[PersonInText, ...], mentions: Sequence[SpeakerMention]
) -> tuple[tuple[PersonInText, ...], tuple[SpeakerMention, ...]]:
    """The people whom the text mentions, renumbered in the order of their first mention."""
    order = list(dict.fromkeys(mention.person for mention in mentions if mention.person is not None))
    number = {old: new for new, old in enumerate(order)}
    renumbered = (
        mention
        if mention.person is None or number[mention.person] == mention.person
        else replace(mention, person=number[mention.person])
        for mention in mentions
    )
    return tuple(people[old] for old in order), tuple(renumbered)
