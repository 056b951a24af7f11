"""Which word of a full name a text calls somebody by, where it isn't the last, and who shares it; no roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from brief.model import SpeakerMention
from brief.people.entries import Register
from brief.people.names import Name
from brief.people.reading import Reading
from brief.spelling import fold_surname, is_given

# Behind these a word is what the text calls somebody by, whatever the list of given names says.
_COURTESY = frozenset(["Minister", "Miss", "Mr", "Mrs", "Ms", "Premier", "President"])


def names(sentences: Sequence[Reading]) -> dict[str, str]:
    """For full names the first word, where the text goes on to call the person by it and not by the last: "Mr. Seo".

    Those who are quoted call people by their given names; only behind a title is theirs another.
    """
    found = [(reading, name) for reading in sentences for name in reading.names]
    fulls = {name.text: name.text.split()[0] for _, name in found if not name.alone}
    alone = [(reading, name) for reading, name in found if name.alone]
    called = {fold_surname(name.text) for _, name in alone}
    firsts = {*fulls.values()}
    alone = [one for one in alone if one[1].text in firsts]
    titled = {name.text for reading, name in alone if reading.title(name) in _COURTESY}
    told = {name.text for reading, name in alone if not (reading.quoted.hold(name.start) or is_given(name.text))}
    return {
        full: first
        for full, first in fulls.items()
        if first in titled | told and (fold_surname(full) == fold_surname(first) or fold_surname(full) not in called)
    }


def partner(reading: Reading, name: Name, register: Register) -> Iterator[SpeakerMention]:
    """The mention that a given name makes where it shares the surname behind it: "Omar and Amina Salih"."""
    words = name.text.split()
    low = max(reading.start, name.start - _LONGEST)
    joined = reading.seen[low : name.start].rstrip().endswith("and")
    lead = _AND.search(reading.seen, low, name.start) if joined else None
    if lead is not None and len(words) == 2 and is_given(lead[1]) and is_given(words[0]) and not is_given(words[1]):
        yield SpeakerMention(*lead.span(1), "name", register.full(f"{lead[1]} {words[1]}"))


_AND = re.compile(r"(?:^|[^\w\s]\s|\b[a-z]+\s|^The\s)([A-ZÀ-Þ][\w'-]+)\sand\s$")
_LONGEST = 30
