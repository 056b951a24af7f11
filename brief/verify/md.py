"""A briefing's Markdown as printed lines: the little of the language that `brief` writes, escapes and all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.verify.printed import Entry, Line, Printed, Run, plain, quoted, told

_TOKEN = re.compile(
    r"\\(.)|(\*\*?)|<(https?://[^>\s]*)>|\[(\d+(?:, \d+)*)(?:, ([^\]\\]|\\.)*)?\]|([^\\*<\[]+|.)", re.DOTALL
)
_ITEM = re.compile(r"(?:- |\d+\. )")
_ENTRY = re.compile(r"- \[(\d+)\] ")
_CELL = re.compile(r"(?<!\\)\|")


def read(content: bytes) -> Printed | None:
    """What the text prints. `None`: it is no briefing."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n")
    if not any(_ENTRY.match(line) for line in text.split("\n")):
        return None
    lines: list[Line] = []
    entries: list[Entry] = []
    where, quote = "", list[str]()
    for line in (*text.split("\n"), ""):
        if quote and not line.startswith(">"):
            lines += _quote(quote, where)
            quote = []
        if line.startswith(">"):
            quote.append(line[1:].strip())
        elif line.startswith("#"):
            where = plain(_runs(line.lstrip("# ")))
        elif found := _ENTRY.match(line):
            entries.append(_entry(found.group(1), line[found.end() :]))
        elif line.startswith("| "):
            lines += (Line(tuple(_runs(cell.strip())), where) for cell in _CELL.split(line)[1:-1])
        else:
            item = _ITEM.match(line)
            lines.append(Line(tuple(_runs(line[item.end() :] if item else line)), where))
    head = next((place for place, line in enumerate(lines) if line.where != lines[0].where), 0)
    return Printed(tuple(lines[head:]), (tuple(entries),))


def _quote(written: list[str], where: str) -> Iterator[Line]:
    return quoted([tuple(_runs(part)) for part in written if part], where)


def _entry(number: str, written: str) -> Entry:
    runs = list(_runs(written))
    return Entry(number, told(runs), plain(runs).strip())


def _runs(written: str) -> Iterator[Run]:
    """The runs of a line: what is bold or italic is ours, what has no backslash is markup."""
    ours, text = False, ""
    for found in _TOKEN.finditer(written):
        escaped, marker, address, numbers, _, plain = found.groups()
        if marker or numbers:
            yield from [Run(text, ours)] if text else []
            text = ""
        if marker:
            ours = not ours
        elif numbers and not ours:
            yield from (Run(found.group(), source=number) for number in numbers.split(", "))
        else:
            text += escaped or address or plain or found.group()
    yield from [Run(text, ours)] if text else []
