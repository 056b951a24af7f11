"""What verifying found, as lines: one where all is well, else the words, where they stand, and what the source has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from brief.terminal import counted
from brief.verify.verdict import Fault, Verdict

_SHOWN = 20
# Of long words, so many letters before and behind the first difference.
_AROUND = 110


def lines(verdict: Verdict) -> Iterator[str]:
    """The lines, at most so many faults among them."""
    if not verdict.faults:
        held = f"{counted(verdict.claims, 'passage')} in {counted(verdict.sources, 'source')}"
        yield f"verified: {held}, letter by letter"
        return
    for fault in verdict.faults[:_SHOWN]:
        yield from _told(fault)
    more = len(verdict.faults) - _SHOWN
    of = f"of {counted(verdict.claims, 'passage')}"
    yield f"{len(verdict.faults)} {of} not confirmed" + (f"; the first {_SHOWN} are shown" if more > 0 else "")


def _told(fault: Fault) -> Iterator[str]:
    yield ": ".join(part for part in (fault.where, f"{fault.source} {fault.reason}".strip()) if part)
    words, there = _near(fault.words, fault.there or "")
    if words:
        yield f"      document: {words}"
    if there:
        yield f"      source:   {there}"


def _near(words: str, there: str) -> tuple[str, str]:
    """Both, each cut down to what lies around their first difference."""
    if len(words) <= 2 * _AROUND and len(there) <= 3 * _AROUND:
        return words, there
    same = SequenceMatcher(None, words[:4000], there[:4000], autojunk=False).get_matching_blocks()
    begins = same[0] if same and same[0].size > 1 else None
    first, second = (begins.a + begins.size, begins.b + begins.size) if begins and begins.a == 0 else (0, 0)
    return _window(words, first), _window(there, second)


def _window(text: str, at: int) -> str:
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
