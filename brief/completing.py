"""What the shell is told when it completes a word; nothing is loaded before it asks."""

from __future__ import annotations

from collections.abc import Iterator


def kinds(incomplete: str) -> Iterator[tuple[str, str]]:
    """The kinds of corrections that begin so, with what each does.

    >>> [name for name, _ in kinds("ex")]
    ['exclude']
    """
    from brief.corrections import KINDS

    return ((name, kind.does) for name, kind in KINDS.items() if name.startswith(incomplete))


def formats(incomplete: str) -> Iterator[str]:
    """The formats that begin so, behind those that are listed before a comma.

    >>> list(formats("pdf,do"))
    ['pdf,docx']
    """
    from brief.render import RENDERERS

    before, comma, begun = incomplete.rpartition(",")
    chosen = before.split(",")
    return (f"{before}{comma}{name}" for name in RENDERERS if name.startswith(begun) and name not in chosen)
