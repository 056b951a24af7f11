"""What verifying finds; the values only."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Words that don't stand where a document says they do. `where`: in the document; `source`: a file, as it names it.

    `there`: what stands at the place cited, or what is most like the words; `None`: nothing, or it wasn't looked for.
    """

    where: str
    words: str
    source: str
    reason: str
    there: str | None = None


class Verdict(Struct, frozen=True):
    """How many passages of a document were looked up, in how many sources, and those that don't stand."""

    claims: int
    sources: int
    faults: tuple[Fault, ...]
