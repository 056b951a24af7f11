"""Text that tries to be more than text, for the tests of every renderer.

`WORDS` are single pieces, which `tests.sample.with_words` puts into every place of a briefing that holds a
source's own text; `SOURCES` is a folder of articles of our own whose titles, quotes and demands hold such
pieces, and `briefing()` what the pipeline makes of it: offsets, shortened labels and all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from brief import pipeline
from brief.config import Config, KnownBody
from brief.model import Briefing

FOLDER = Path(__file__).parent / "hostile"
SOURCES = FOLDER / "sources"

WORDS = (
    '<script>alert(1)</script><img src="http://example.org/x.png"><link rel=attachment href="file:///etc/passwd">',
    "\"><svg onload=alert(1)> ' onmouseover='alert(1)' x=\"",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} {# gone #}",
    "]]> </style></title></details></mark> <!-- & &lt; &#0; \\",
    '<w:p><w:r><w:t>x</w:t></w:r></w:p> { HYPERLINK "file:///etc/passwd" } { MERGEFIELD x }',
    '=HYPERLINK("http://example.org/x") | *a* _b_ `c` [d](javascript:alert(1)) # e',
    "before \u202eafter\u2066 \x00\x07\x0b\x1b[31m \u2028 \u2029 \u200b\ufeff \ufffe",
    "W" * 300,
    "🕊️ 👩‍👩‍👧 𝐓𝐚𝐥𝐤𝐬 e\u0301 Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357 \ue000 水 ماء מים",
    "line\n" * 40,
    "javascript:alert(1)",
    'https://example.org/"onmouseover="alert(1)<b>\'',
    "\ud800 lone",
)


@cache
def briefing() -> Briefing:
    """The briefing of the hostile sources, with a hostile title, marking and address on top."""
    config = Config(bodies=(KnownBody("Taluria", ()), KnownBody("Karsovia", ())))
    made = pipeline.briefing((SOURCES,), config, FOLDER)
    return replace(made, title=f"Lake Orlin {WORDS[0]}", subtitle=WORDS[3], marking=WORDS[2], to=WORDS[4])
