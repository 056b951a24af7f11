"""How the time of each stage grows with what it is given: the stages, what hurts them, and by how much they may.

Texts are built to hurt: one long line, no full stop, marks, days, capitals, names, nested clauses, cues, one word
without end. `read` runs all stages that see one text, each on what the stages before it found, and times each.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from brief import actors, article, codec, dates, people, pipeline
from brief.config import Config
from brief.finders import FINDERS
from brief.merge import copies, demands, events, quotes
from brief.merge import people as cast_of
from brief.model import Article, Findings, Marked
from brief.render import render
from brief.render.look import read_look
from brief.sources.formats import reader
from brief.sources.reading import Origin
from brief.text import lines, sentences, view
from brief.timeline import Parts
from brief.timeline import assemble as timeline
from tests import bad_sources, kinds, saved
from tests.marked import document
from tests.timing import Bound, Times, in_turn, timed

KB = 1000

HURTING = {
    "marks": '" ',
    "opening marks": "“",
    "single marks": "'a ",
    "brackets": "([{",
    "dashes": "– we go – ",
    "days": "January 12, 2022 and Thursday and 13 March 2021 ",
    "figures": "1 2/3 10,000 5.5 ",
    "capitals": "Council Of The Ministry For ",
    "one word without end": "a",
    "one capital without end": "A",
    "white space": " \t",
    "short lines": "a\n",
    "blank lines": "\n",
    "stops": "... ",
    "abbreviations": "U.S. Gen. J. Jan. No. 1. ",
    "names": "Foreign Minister Anna Petrova met Russia's John Smith at the Council of Europe, ",
    "endless line of quotes": '"We will not go," said Minister Anna Petrova, "and NATO must withdraw." ',
    "endless line of sentences": "Russia demanded on Thursday that NATO withdraw. He said that talks were held. ",
    "nested clauses": "which, if he, who said that they, when it, as the talks that ended, had met, which, ",
    "cues": "said demanded told warned that refused offered if unless ",
    "lists": "Russia, NATO, the United States, Ukraine and Georgia, ",
    "paragraphs": "Russia demanded that NATO withdraw on Thursday. She said that talks were held on Jan. 12.\n\n",
    "quotes in paragraphs": "“We will stay,” said Anna Petrova.\n\n“They must go,” Mr Price added on Monday.\n\n",
    "rounds": "The truce was agreed in Lima on Monday. Both countries met. The talks with Peru resume on Friday. "
    "Police in Lima seized boats. They spoke with Chile at the talks. The Front said it was off. ",
    "open quotes": "“We will stay here and talk of it for as long as it takes.\n\n",
    "bylines": "By Jane Roe\nJanuary 12, 2022\n",
    "captions": "Photo: Jane Roe/AFP\nRead more: a b c\n",
    "turns": "MR PRICE: We stay and talk.\nQUESTION: Why?\n",
    "news": "Delegations from Taluria and Karsovia met in Port Halden on Monday for talks on the waters of Lake "
    "Orlin. “We came to listen,” said Mira Tolland, the foreign minister of Taluria. Karsovia demanded that Taluria "
    "open the dam before the sowing, its foreign ministry said.\n\n",
}


def text(piece: str, size: int) -> str:
    """So many characters of the piece, over and over."""
    return (piece * (size // len(piece) + 1))[:size]


class Clock:
    """The processor time of each stage, by name. A class, since it adds up."""

    def __init__(self) -> None:
        self.times: Times = {}

    def time(self, stage: str, work: Callable[[], Any]) -> Any:
        made, taken = timed(work)
        self.times[stage] = self.times.get(stage, 0.0) + taken
        return made


def read(piece: str, size: int) -> Times:
    """The time that each stage takes with a text of that size."""
    clock, words = Clock(), text(piece, size)
    clock.time("text", lambda: (view(words), list(lines(words)), list(sentences(words))))
    clock.time("article", lambda: article.mark(document(words)))
    whole = article.whole(document(words))
    told: Article = replace(whole, masthead=replace(whole.masthead, published=date(2022, 1, 13)))
    parties, places = clock.time("actors", lambda: actors.find(told))
    named, mentions = clock.time("people", lambda: people.find(told, parties))
    days = clock.time("dates", lambda: dates.find(told))
    marked = Marked(told, days, parties, places, named, mentions)
    found = {kind: clock.time(kind, partial(finder, marked)) for kind, finder in FINDERS.items()}
    findings = Findings(told.document, told.masthead, told.paragraphs, days, named, **found)
    kept = clock.time("codec, to bytes", lambda: codec.encode(((findings,), ())))
    clock.time("codec, and back", lambda: codec.decode(kept, codec.Readings))
    _together(clock, (findings,))
    return clock.times


def _together(clock: Clock, found: tuple[Findings, ...]) -> None:
    """All stages that see many texts."""
    voices = clock.time("merging copies", lambda: copies.number(found))
    cast = clock.time("merging people", lambda: cast_of.merge(voices.found))
    happened = clock.time("merging events", lambda: events.merge(voices.found, cast, voices.numbers))
    said = clock.time("merging quotes", lambda: quotes.merge(voices.found, cast, voices.numbers))
    wanted = clock.time("merging demands", lambda: demands.merge(voices.found, cast, voices.numbers, voices.translated))
    published = [source.published for source in voices.sources if source.published]
    parts = Parts(
        voices=voices,
        cast=cast,
        quotes=said,
        demands=wanted,
        events=happened,
        window=events.window(happened, published),
        issues=(),
    )
    clock.time("timeline", lambda: timeline(parts, Config()))


# --- many texts -------------------------------------------------------------------------------------

_NAMES = ("Mira Tolland", "Jon Ardal", "Ada Lind", "Olek Baran", "Ines Okoro", "Tomas Brandl")
_SAID = (
    "Delegations from Taluria and Karsovia met in {town} on {day} for talks on the waters of {lake}.",
    "“We came to listen to what {word} means for the {lake} basin,” said {name}, the foreign minister of Taluria.",
    "Karsovia demanded that Taluria open the dam at {town} before the {word} season, its foreign ministry said.",
    "Taluria rejected the demand of Karsovia, Foreign Minister {name} told reporters on {day}.",
    "“There is no {word} to give away,” Karsovian President {name} said on {day}.",
)


# Ways in which newsrooms tell of one attack.
_DONE = (
    "A drone struck {thing} in Port Halden on Monday, killing {count} people.",
    "{count} people were killed when a drone attacked {thing} in Port Halden on Monday.",
    "Karsovia attacked {thing} in Port Halden on Monday, the ministry said.",
    "Rebels attacked Port Halden on Monday.",
)
_THINGS = ("a bus station", "a grain store", "the harbour", "a school")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3))


def alike(chance: random.Random, number: int) -> str:
    """A text of one matter: all tell of the same."""
    word = chance.choice(("water", "grain"))
    return _told(chance, number, town="Port Halden", lake="Lake Orlin", word=word, name=_NAMES[0])


def unlike(chance: random.Random, number: int) -> str:
    """A text that tells of its own matter."""
    town, lake, word = (_word(chance) for _ in range(3))
    name = chance.choice(_NAMES)
    return _told(chance, number, town=town.title(), lake=f"Lake {lake.title()}", word=word, name=name)


def _told(chance: random.Random, number: int, **held: str) -> str:
    day = f"March {number % 28 + 1}"
    told = (
        each.format(**held, day=chance.choice(("Monday", "Tuesday", "Thursday"))) for each in chance.sample(_SAID, 4)
    )
    return _article(f"Talks on {held['lake']}, part {number}", day, " ".join(told))


def one_deed(chance: random.Random, number: int) -> str:
    """A text that tells of the attack of which all the others tell."""
    told = chance.choice(_DONE).format(thing=chance.choice(_THINGS), count=chance.randint(2, 9))
    return _article(f"Attack on Port Halden, part {number}", "March 15", told[0].upper() + told[1:])


def _article(title: str, day: str, told: str) -> str:
    return f"{title}\n\nBy Ada Lind\n{day}, 2022\n\n{told}\n"


MATTERS: dict[str, Callable[[random.Random, int], str]] = {
    "texts of one matter": alike,
    "of many": unlike,
    "of one deed": one_deed,
}


def many(matter: str, count: int) -> Times:
    """The time that each stage takes that sees so many texts."""
    texts = (MATTERS[matter](random.Random(number), number) for number in range(count))
    found = tuple(pipeline.examine(document(text, f"{at:05}.txt"), Config()) for at, text in enumerate(texts))
    clock = Clock()
    _together(clock, found)
    return clock.times


# --- sources --------------------------------------------------------------------------------------

_PARAGRAPH = HURTING["news"]
_MAKERS: dict[str, Callable[[str], bytes]] = {
    **saved.MAKERS,
    ".pdf": lambda words: bad_sources.pdf(_pages(words)),
    ".url": lambda words: f"[InternetShortcut]\r\nURL=https://x.example/{words.replace(' ', '-')}\r\n".encode(),
}
SAVED = tuple(suffix for suffix in _MAKERS if suffix != ".md")
SHAPES = {"paragraphs": _PARAGRAPH, "one line": "we stay and talk about it here ", "lines": "a b\n"}


def _pages(words: str) -> bytes:
    shown = words.encode("ascii", "replace").replace(b"(", b"").replace(b")", b"").replace(b"\n", b" ")
    rows = (shown[at : at + 80] for at in range(0, len(shown), 80))
    return b"BT /F 9 Tf 9 TL 10 390 Td " + b"".join(b"(" + row + b") Tj T* " for row in rows) + b"ET"


def opened(suffix: str, shape: str, size: int) -> Times:
    """The time to read a text of that size out of a format."""
    clock, content = Clock(), _MAKERS[suffix](text(SHAPES[shape], size))
    clock.time(suffix, lambda: reader(suffix)(content, Origin(f"a{suffix}")))
    return clock.times


# --- documents --------------------------------------------------------------------------------------


def rendered(name: str, count: int) -> Times:
    """The time to make a document of so many events."""
    clock, briefing, look = Clock(), kinds.of_events(count), read_look()
    clock.time(name, lambda: render(name, briefing, look))
    return clock.times


# --- measuring --------------------------------------------------------------------------------------

_BOUND = Bound(noise=0.1)

Doubling = tuple[str, int, float, float]


def doublings(measure: Callable[[int], Times], first: int, last: int, seconds: float) -> Iterator[Doubling]:
    """Each stage with a size, its time at half of that, and at that: up to the `last` size, or until it takes long."""
    measure(first)  # what is compiled and read once
    size, large = first, None
    while size < last:
        size *= 2
        small, large = in_turn(measure, size // 2, size, _BOUND, large)
        for stage in large:
            yield stage, size, small[stage], large[stage]
        if sum(large.values()) > seconds:
            return


def steep(measure: Callable[[int], Times], first: int, last: int, seconds: float) -> list[str]:
    """Each doubling of what is given after which a stage takes more than three times as long."""
    return [
        f"{stage}: {before:.2f} s for {size // 2}, {after:.2f} s for {size}"
        for stage, size, before, after in doublings(measure, first, last, seconds)
        if not _BOUND.holds(before, after)
    ]
