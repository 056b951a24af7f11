"""What the reader corrected: read from `corrections.toml`, applied as functions from values to values, written back.

`entries` reads the file, `texts` applies to what one text says, `merged` to what all say together.
"""

from __future__ import annotations

from msgspec import Struct, field

from brief.corrections.entries import FILE_NAME, KINDS, Correction, load, parse
from brief.corrections.merged import to_cast, to_parts
from brief.corrections.texts import to_findings
from brief.model import Numbers

__all__ = [
    "FILE_NAME",
    "KINDS",
    "NOTHING",
    "Carried",
    "Correction",
    "load",
    "parse",
    "to_cast",
    "to_findings",
    "to_parts",
]


class Carried(Struct, frozen=True):
    """What a build takes over from the builds before it: the reader's corrections, and the numbers already sent."""

    corrections: tuple[Correction, ...] = ()
    sent: Numbers = field(default_factory=Numbers)


NOTHING = Carried()
