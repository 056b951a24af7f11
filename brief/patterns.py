"""Regular expressions that stand in the lexicon, compiled once each; what one means is decided where it is tried."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from brief.lexicon import load
from brief.text import either


@cache
def pattern(table: str, *names: str) -> re.Pattern[str]:
    """The pattern of a row, which `names` lead to in a table: `pattern("en/demands", "granted", "under")`."""
    row = load(table)
    for name in names:
        row = row[name]
    return re.compile(written(row))


def written(row: dict[str, Any]) -> str:
    r"""The regular expression of a row; `{words}` in its `pattern` stands for any of its `words`.

    >>> written({"words": ["crews?", "crowds?"], "pattern": r"\b(?:{words})$"})
    '\\b(?:cr(?:ews?|owds?))$'
    """
    expression: str = row["pattern"]
    return expression.replace("{words}", either(row["words"])) if "words" in row else expression
