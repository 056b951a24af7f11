"""Patterns of whole words that open with letters, which `re` finds much faster than a word's edge; no words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIRST = re.compile(r"(?:([A-Za-z'])|\[([A-Za-z]+)\])(?![?*+{])")
_EDGE = r"(?<![\w'-].)"
_PLAIN = "(?:"
_REPEATED = ("?", "*", "+", "{")
_MANY = 12  # first letters: so many stand nearly everywhere
_Opened = tuple[str, str]


def whole(forms: str) -> str:
    r"""The pattern of some forms where no word, name or part of one stands before them.

    It opens with their first letters and looks back from there, wherever each form has one.

    >>> whole("press(?:es|ed)?|(?:ready|open) to")
    "[opr](?<![\\w'-].)(?:(?<=p)ress(?:es|ed)?|(?<=[or])(?:(?<=r)eady|(?<=o)pen) to)"
    >>> whole("asks?|beg|ask"), whole(r"\d+ days")
    ("(?:a(?<![\\w'-].)(?:sks?|sk)|b(?<![\\w'-].)(?:eg))", "(?<![\\w'-])(?:\\d+ days)")
    """
    if _is_group(forms):
        return f"({whole(forms[1:-1])})"
    parts = _opened(forms)
    if not parts or len(_letters(parts)) > _MANY:
        return rf"(?<![\w'-])(?:{forms})"
    if all(len(letters) == 1 for letters, _ in parts):
        together: dict[str, list[str]] = {}
        for letter, rest in parts:
            together.setdefault(letter, []).append(rest)
        opening = (f"{letter}{_EDGE}(?:{'|'.join(some)})" for letter, some in together.items())
        return f"(?:{'|'.join(opening)})"
    return f"{_any_of(_letters(parts))}{_EDGE}(?:{_behind(parts)})"


def in_any_case(forms: str) -> str:
    """The same, whatever the case of the letters; each form opens with a small letter."""
    letters = _letters(_opened(forms))
    return f"[{letters.upper()}{letters}]{_EDGE}(?i:{_behind(_opened(forms))})"


def shortened(forms: str) -> str:
    """The same, where those that open with an apostrophe stand behind a word ("they'll"); each opens with a letter."""
    parts = _opened(forms)
    return rf"[{_letters(parts)}](?:{_EDGE}|(?<=\w'))(?:{_behind(parts)})"


def _is_group(forms: str) -> bool:
    """Whether all of it is one group that is given back."""
    return forms.startswith("(") and not forms.startswith("(?") and closing(forms, 0) == len(forms) - 1


def _opened(forms: str) -> list[_Opened]:
    """Each form by its first letters and what stands behind these; none, where one opens with no letter."""
    parts = [_one_opened(form) for form in alternatives(forms)]
    opened = [part for part in parts if part is not None]
    return opened if len(opened) == len(parts) else []


def _one_opened(form: str) -> _Opened | None:
    if first := _FIRST.match(form):
        return first.group(1) or "".join(sorted(first.group(2))), form[first.end() :]
    if not form.startswith(_PLAIN):
        return None
    end = closing(form, 0)
    inner = [] if form.startswith(_REPEATED, end + 1) else _opened(form[len(_PLAIN) : end])
    return (_letters(inner), f"(?:{_behind(inner)}){form[end + 1 :]}") if inner else None


def _letters(parts: Sequence[_Opened]) -> str:
    return "".join(sorted({letter for letters, _ in parts for letter in letters}))


def _behind(parts: Sequence[_Opened]) -> str:
    """What stands behind the first letter, where that has been read."""
    first = _letters(parts)
    return "|".join(rest if letters == first else f"(?<={_any_of(letters)}){rest}" for letters, rest in parts)


def _any_of(letters: str) -> str:
    return letters if len(letters) == 1 else f"[{letters}]"


def alternatives(pattern: str) -> list[str]:
    """The pattern cut at its outermost bars."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def closing(pattern: str, opening: int) -> int:
    """Where the bracket is closed that opens at an offset."""
    depth = 0
    for at in range(opening, len(pattern)):
        depth += (pattern[at] == "(") - (pattern[at] == ")")
        if depth == 0:
            return at
    return len(pattern)
