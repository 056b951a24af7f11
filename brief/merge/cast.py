"""Who is who in all sources: the value that every merge step looks speakers up in; no rules here."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from brief.model import Person


class Speaker(Struct, frozen=True):
    """Somebody who speaks or takes part: a person of the table, an unnamed one, or a body.

    `person` is the id in the table, `None` for unnamed ones and bodies. `parties` are the canonical actors
    that he, she or it speaks for ("Poland", "OSCE"); empty for observers.
    """

    person: str | None
    name: str
    role: str | None
    side: str | None
    observer: bool
    parties: tuple[str, ...] = ()


class Cast(Struct, frozen=True):
    """The people of all sources, and whom each text's people are.

    `speakers` maps (document key, index into that text's `Findings.people`) to the speaker. `sides` has the
    side of each actor that the reader grouped, whether or not anybody speaks for it.
    """

    people: tuple[Person, ...]
    speakers: Mapping[tuple[str, int], Speaker]
    sides: Mapping[str, str] = field(default_factory=dict)

    def speaker(self, key: str, index: int | None) -> Speaker | None:
        """Whom a mention's `speaker` means, `None` for an unresolved one."""
        return None if index is None else self.speakers.get((key, index))
