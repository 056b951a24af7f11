"""How names stand in a label: in a row, with their article, and short at a second mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from brief.lexicon import load
from brief.model import Person
from brief.spelling import is_given, surname
from brief.text import view


def listed(names: Sequence[str]) -> str:
    """The names in a row, with "and" before the last.

    >>> listed(("NATO", "United States", "Ukraine"))
    'NATO, the United States and Ukraine'
    """
    full = [with_article(name) for name in names]
    return " and ".join([", ".join(full[:-1]), full[-1]]) if len(full) > 1 else "".join(full)


def with_article(name: str) -> str:
    """The name as it stands in a sentence.

    >>> with_article("Netherlands"), with_article("Council of Europe"), with_article("Fund for Peace")
    ('the Netherlands', 'the Council of Europe', 'the Fund for Peace')
    >>> with_article("Japan"), with_article("Peru's Green Party")
    ('Japan', "Peru's Green Party")
    """
    head = name.split(" of ")[0].split(" for ")[0].split()[-1:]
    owned = "'s " in view(name)
    return f"the {name}" if head and head[0] in load("en/naming")["with_article"] and not owned else name


def short(actor: str) -> str:
    """The name of a state or body as titles print it.

    >>> short("United States"), short("Japan")
    ('US', 'Japan')
    """
    table = load("actors")
    row = table["states"].get(actor) or table["bodies"].get(actor) or {}
    return str(row.get("short", actor))


def in_label(name: str) -> str:
    """Somebody as a label names them: without whose they are, which only the words around told.

    >>> in_label("Their lawyer"), in_label("The government"), in_label("Ana Lang")
    ('a lawyer', 'the government', 'Ana Lang')
    """
    first, _, rest = name.partition(" ")
    if rest and first.lower() in load("en/naming")["owners"]:
        return f"{'an' if rest[0] in 'aeio' else 'a'} {rest}"
    return f"{first.lower()} {rest}" if first.lower() in load("en/naming")["articles"] else name


def capital(state: str) -> str | None:
    """The capital of a state, `None` for anything else.

    >>> capital("Austria"), capital("NATO")
    ('Vienna', None)
    """
    found = load("actors")["states"].get(state, {}).get("capital")
    return str(found) if found else None


def short_names(people: Iterable[Person], quoted: Collection[str]) -> dict[str, str]:
    """Each person's id with the name for a second mention; two of those quoted who share one keep their full names."""
    short = {person.id: (_short(person), person.name) for person in people}
    taken = Counter(short[id][0] for id in quoted if id in short)
    return {id: name if taken[name] < 2 else full for id, (name, full) in short.items()}


def _short(person: Person) -> str:
    """The family name: what sources use alone, be it two words ("Salas Rivera"), else what the name itself tells."""
    words = person.name.split()
    alone = [word for word in reversed(words) if word in person.aliases]
    ends = [alias for alias in person.aliases if person.name.endswith(f" {alias}") and _is_family(alias)]
    return max(ends, key=len, default=None) or (alone or [surname(person.name)])[0]


def _is_family(alias: str) -> bool:
    """Whether an ending of a name is two surnames: no given name, initial, particle or suffix is in it."""
    words = alias.split()
    return len(words) == 2 and surname(alias) == words[1] and len(words[0]) > 2 and not is_given(words[0])
