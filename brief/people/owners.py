"""Whose minister "its foreign minister" is: the state or body that the words before it are about; nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from brief.model import ActorMention, Article
from brief.text import view

_ITS = re.compile(r"\b([Ii]ts)\s+(?:[a-z]+\s+){0,2}$")
_NOT_SUBJECT = re.compile(r"\b(?:of|in|with|from|to|for|on|at|about|against|over|by|near|between|under)\s+(?:the\s+)?$")
_LEAD = 40  # characters from where a sentence opens, in which its subject is named
_FORMS = ("metonym", "name", "noun")


@dataclass(frozen=True, slots=True)
class Owners:
    """The actors of a text, by its sentences."""

    article: Article
    actors: Sequence[ActorMention]

    def of(self, start: int) -> str | None:
        """The actor that "its" right before an offset means; `None`: no such word stands there, or it is left open.

        In the middle of a sentence it is the sentence's subject, at its start that of the one before in the paragraph.
        """
        seen = view(self.article.text[max(0, start - 24) : start])
        its = _ITS.search(seen)
        if its is None:
            return None
        sentences = self.article.sentences
        at = bisect_right([sentence.start for sentence in sentences], start) - 1
        if at < 0:
            return None
        if its.group(1) == "Its":
            at -= 1
            if at < 0 or sentences[at].paragraph != sentences[at + 1].paragraph:
                return None
        return self._subject(sentences[at].start, min(sentences[at].end, start))

    def _subject(self, start: int, end: int) -> str | None:
        """The actor that opens a sentence, where no preposition leads it."""
        for actor in self.actors:
            if start <= actor.start < min(end, start + _LEAD) and actor.form in _FORMS:
                lead = view(self.article.text[start : actor.start])
                possessor = view(self.article.text[actor.end : actor.end + 2]) == "'s"
                return None if possessor or _NOT_SUBJECT.search(lead) else actor.name
        return None
