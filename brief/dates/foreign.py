"""Days written out in other languages, as mastheads of translated pages keep them ("13. Januar 2022")."""

from __future__ import annotations

import re

from brief import lexicon
from brief.dates.stated import StatedDay

# The languages of the pages that reach an English reader in translation most often. Each costs start-up time.
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "cs", "sv")

_DAY = re.compile(r"(?<!\d)(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?\s+(?:de\s+)?(\d{4})(?!\d)")


def foreign(text: str) -> StatedDay | None:
    """The first day of a short line that is written out with its year in another language than English.

    `dateparser` reads it, asked for one trusted span at a time and loaded only here; its answer counts
    only where it kept the figures. On running text it must not be let loose.

    >>> foreign("Berlin, 13. Januar 2022").day.isoformat(), foreign("13 пациентов 2022")
    ('2022-01-13', None)
    """
    for match in _DAY.finditer(text):
        if match.group(2).lower() in lexicon.load("en/dates")["months"]:
            continue
        import dateparser

        day, word, year = match.groups()
        found = dateparser.parse(f"{day} {word} {year}", languages=LANGUAGES, settings={"STRICT_PARSING": True})
        if found and (found.day, found.year) == (int(day), int(year)):
            return StatedDay(match.start(), match.end(), found.date())
    return None
