"""Which of several bearers a surname alone means, by where the text has named them in full; no other evidence."""

from __future__ import annotations

from collections.abc import Sequence

from brief.model import SpeakerMention
from brief.people.reading import Reading


class Introduced:
    """Where people are named in full; a surname of several means one whom the text has named by then."""

    def __init__(
        self, sentences: Sequence[Reading], mentions: Sequence[SpeakerMention], by_given_name: frozenset[int]
    ) -> None:
        """Note where everybody is named in full, and who is called by the given name alone."""
        self._by_given_name = by_given_name
        self._sentences = [(reading.start, reading.paragraph) for reading in sentences]
        self._alone: dict[int, int] = {}
        self._starts: dict[int, list[int]] = {}
        for mention in mentions:
            if mention.person is not None:
                self._starts.setdefault(mention.person, []).append(mention.start)

    def among(self, people: Sequence[int], reading: Reading, at: int) -> list[int]:
        """Those of people who are named in full before an offset, and those of them in the paragraph, if any are.

        None whom the text calls by the given name alone, if there is another.
        """
        people = [one for one in people if one not in self._by_given_name] or people
        known = [one for one in people if min(self._starts.get(one, [-1])) < at]
        first = next(start for start, paragraph in self._sentences if paragraph == reading.paragraph)
        here = [one for one in known if any(first <= start < at for start in self._starts.get(one, ()))]
        return here or known

    def called(self, person: int, at: int) -> None:
        """Note that a surname alone means somebody."""
        self._alone.setdefault(person, at)

    def customary(self, people: Sequence[int]) -> list[int]:
        """Of two of one surname the one who bears it alone, where the text gives the other's name in full each time.

        The one was called so before the other came in, and is never named in full behind that.
        """
        if len(people) != 2:
            return []
        one, other = sorted(people, key=lambda person: min(self._starts.get(person, [-1])))
        named, second = self._starts.get(one, []), self._starts.get(other, [])
        before = second and self._alone.get(one, second[0]) < min(second) and max(named, default=-1) < min(second)
        return [one] if before and len(second) > 1 and other not in self._alone else []
