"""What somebody is whom only the lede tells so: "Uganda's water minister resigned." above "“No,” Ana Souza said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from brief.lexicon import load
from brief.model import SpeakerMention
from brief.people import nominals
from brief.people.entries import Register
from brief.people.phrases import fits
from brief.people.reading import Reading
from brief.text import DATELINE, Span, either


def note(sentences: Sequence[Reading], register: Register, mentions: Sequence[SpeakerMention]) -> None:
    """Give whoever speaks first in the second paragraph the office of a state that opens the first one.

    Only where that names nobody, and the text says nothing else of the speaker, whose words open the paragraph.
    """
    office = _office(sentences[0]) if sentences else None
    behind = next((one for one in sentences if one.paragraph != sentences[0].paragraph), None) if office else None
    if office is None or behind is None or not behind.quoted.hold(behind.start + 1):
        return
    early = sorted((m for m in mentions if m.start < behind.end and m.form == "name"), key=lambda m: m.start)
    if not early or early[0].person is None or early[0].start < behind.start:
        return
    entry = register.entries[early[0].person]
    if entry.kind != "person" or entry.roles or entry.institution or entry.actor:
        return
    if nominals.speaks(behind.seen, early[0].start, early[0].end, behind.cues):
        entry.roles[sentences[0].words(*office)] = office


def _office(reading: Reading) -> Span | None:
    """The office of a state that opens a sentence, without a name behind it: "Uganda's water minister"."""
    dateline = DATELINE.match(reading.seen, reading.start, reading.end)
    begin = dateline.end() if dateline else reading.start
    begin += len("The ") if reading.seen.startswith("The ", begin) else 0
    state = next((one for one in reading.actors if one.start == begin and one.kind == "state"), None)
    match = _office_of().match(reading.seen, state.end, reading.end) if state else None
    return (begin, match.end(2)) if match and all(map(fits, match[1].split())) else None


@cache
def _office_of() -> re.Pattern[str]:
    return re.compile(rf"(?:'s)?\s((?:[a-z-]+\s){{0,4}}?)({either(load('en/titles')['high'])})(?=\s[a-z])")
