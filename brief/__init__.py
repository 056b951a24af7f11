"""brief turns a folder of news sources into a dated, quoted, sourced briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from brief.extraction import extract as extract

__version__ = "0.1.0"
__all__ = ["__version__", "extract"]


def __getattr__(name: str) -> Any:
    """`extract`, imported when it is first asked for, so that `brief --help` stays instant."""
    if name == "extract":
        from brief.extraction import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
