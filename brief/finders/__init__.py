"""One file a kind of finding: from a marked article to findings, listed in `FINDERS`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from brief.finders import demands, events, points, quotes
from brief.model import Marked

FINDERS: dict[str, Callable[[Marked], tuple[Any, ...]]] = {
    "quotes": quotes.find,
    "demands": demands.find,
    "events": events.find,
    "points": points.find,
}
