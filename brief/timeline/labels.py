"""Labels of ours that are built from found facts: title, subtitle, basis, days; no facts are found here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from brief.days import span
from brief.lexicon import load
from brief.model import Demand, Event, Person, Source, Window
from brief.naming import listed, short


def title(events: Sequence[Event], demands: Sequence[Demand], people: Sequence[Person] = ()) -> str:
    """A title from the parties that met, acted or demanded most often; "Timeline" where there are none.

    `people`: those who are no parties, though a demand may be theirs alone. A third is named that comes up often.
    """
    words = load("en/labels")["title"]
    count: Counter[str] = Counter()
    for event in events:
        if event.section == "timeline" and event.kind != "statement":
            count.update(event.participants)
    for demand in demands:
        count.update((*demand.by, *demand.of))
    persons = {person.name for person in people}
    named = {name: number for name, number in count.items() if _is_name(name) and name not in persons}
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    leading = [short(name) for at, (name, number) in enumerate(ranked[:3]) if at < 2 or 4 * number >= ranked[0][1]]
    text = words["talks"].format(parties=listed(leading)) if leading else str(words["none"])
    return text[:1].upper() + text[1:]


def _is_name(party: str) -> bool:
    """Whether a party is a name, and no description: "Environmental groups", "rail unions"."""
    return party[:1].isupper() and (" " not in party or any(word[:1].isupper() for word in party.split()[1:]))


def subtitle(window: Window | None, events: Sequence[Event], about: str | None = None) -> str:
    """What alone it is about, the days covered, then each place where something was held, with whose talks."""
    met = [event for event in events if event.section == "timeline" and event.kind == "meeting"]
    held = [event for event in met if event.place and event.status in ("held", "planned")]
    places: list[str] = []
    for event in sorted(held, key=lambda e: (e.when.first if e.when else date.max, e.id)):
        named = event.title.removesuffix(f", {event.place}").removesuffix(" talks")
        places.append(f"{event.place} ({named})")
    days = span(window.first, window.last) if window else ""
    listed = " · ".join(dict.fromkeys(places))
    told = ": ".join(part for part in (days, listed) if part)
    return " · ".join(
        part for part in (load("en/labels")["about"]["only"].format(words=about) if about else "", told) if part
    )


def basis(sources: Sequence[Source]) -> str:
    """What the briefing rests on, in a sentence: how many articles and outlets, and what is doubtful about them."""
    words = load("en/labels")["basis"]
    voices = [source for source in sources if source.copy_of is None]
    outlets = {source.outlet for source in voices if source.outlet}
    counted = [
        ("articles", len(voices)),
        ("outlets", len(outlets)),
        ("unnamed", sum(source.outlet is None for source in voices)),
        ("inferred", sum(source.published_basis == "inferred" for source in voices)),
        ("undated", sum(source.published is None for source in voices)),
        ("translated", sum(source.translated for source in voices)),
        ("copies", len(sources) - len(voices)),
    ]
    said = [words[key][n != 1].format(n=number(n)) for key, n in counted if n]
    text = "; ".join([", ".join(said[:2]), *said[2:]])
    return f"{text[:1].upper()}{text[1:]}."


def number(n: int) -> str:
    """A number up to twelve in words, as figures above."""
    words = load("en/labels")["basis"]["numbers"]
    return str(words[n]) if n < len(words) else str(n)
