"""Names of outlets that no table lists, told by where they stand and by what else the page says; no days, no titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from brief import lexicon
from brief.article.lines import Line

_PARTICLES = frozenset("a and da das de del della der des di do dos du e et la le of on the und van von y &".split())
_PART = re.compile(r'\s*[|>"•·]\s*|\s+[/-]\s+|\s{2,}')
_WORD = re.compile(r"[^\W\d_][\w.'&-]*")
_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.'&-]*(?: [\w.'&-]+){0,6}$")
_EDITION = re.compile(r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w.'& -]{1,40}?)(?:,? \(|, )(?:[A-Z][a-z]+ ){1,2}[Ee]dition\)?$")
_AGENCY = re.compile(
    r"[A-Z][\w '/-]{1,30}(?:, [\w '.-]{1,30}){0,3}[^()]{0,12}\((?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,2})\)\s*-"
)
_INITIALS = re.compile(r"\(([A-Z]{2,6})\)\s*-")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:by )?(?:\d{4}\s*(?:-\s*\d{4})?)?[\s,]*(?:©\s*)?(?:by )?"
    r"(?P<name>(?-i:[A-ZÀ-ÞĀ-Ž])[^.|©]{1,50})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"[\s,-]*\ball rights\b.*$", re.IGNORECASE)
_SELDOM = frozenset("co corp corporation gmbh group holding holdings inc limited llc ltd".split())
_LOOKED_AT = 4  # lines above the title among which a nameplate stands; prompts to skip, search and log in don't count
_SILENT = frozenset(("furniture.phrase", "furniture.skip-link", "furniture.separator", "furniture.consent"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["words"][name])


def at_top(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The nameplate above the title, and its line.

    It is called as newspapers, broadcasters and ministries are, or the page names itself so elsewhere, or it heads a
    release. `lines`: all of the page, title and text told.
    """
    top = list(_top(lines))
    for index, name in top:
        if telling(name) or _confirmed(name, index, lines):
            return written(name, lines), index
    if top and _is_release(lines):
        index, name = top[0]
        if len(_own_words(name)) > 1:
            return written(name, lines), index
    return None


def candidates(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The lines above the title that may be nameplates, each by its index with its first part."""
    yield from _top(lines)


def _top(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    end = next((index for index, line in enumerate(lines) if line.kind in ("title", "body")), len(lines))
    seen = 0
    for index, line in enumerate(lines[:end]):
        if line.rule in _SILENT:
            continue
        seen += 1
        if seen > _LOOKED_AT:
            return
        name = _PART.split(line.seen.strip("#* "))[0].strip(" ,;:")
        if line.kind in ("furniture", "heading", "promotion", "byline") and _NAME.match(name) and _capitalised(name):
            yield index, name


def _capitalised(name: str) -> bool:
    words = name.split()
    return len(words) <= 7 and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def _own_words(name: str) -> list[str]:
    """The words of a name that no menu has."""
    words = [word.lower().strip(".'") for word in name.split()]
    return [word for word in words if word not in _PARTICLES and word not in _words("menu")]


def telling(name: str) -> bool:
    """Whether a name is one of a newspaper, a broadcaster or a body of state by its words.

    >>> telling("The Delta Post"), telling("Ministry of Foreign Affairs"), telling("Breaking News"), telling("Radio")
    (True, True, False, False)
    """
    if not _capitalised(name) or "'s " in name:
        return False
    words = [word.lower() for word in name.split()]
    if any(word in _words("institutions") for word in words[:-2]) and "of" in words:
        return True
    own = _own_words(name)
    return any(word in _words("press") for word in words) and any(word not in _words("press") for word in own)


def _confirmed(name: str, at: int, lines: Sequence[Line]) -> bool:
    """Whether the page names itself so in another place: in its copyright line, a credit, a dateline, its own voice."""
    initials = "".join(word[0] for word in name.split() if word.lower() not in _PARTICLES).upper()
    own = _own_words(name)
    wanted = re.compile(rf"(?<![\w.-])(?:{re.escape(name)})(?![\w-])")
    for index, line in enumerate(lines):
        if index == at:
            continue
        opening = _INITIALS.match(line.seen) if line.kind == "body" else None
        if opening and len(initials) > 2 and opening[1] == initials:
            return True
        if own and any(_in_own_voice(line, *match.span()) for match in wanted.finditer(line.seen)):
            return True
    return False


@cache
def _voice() -> re.Pattern[str]:
    jobs = "|".join(sorted(_words("jobs"), key=len, reverse=True))
    return re.compile(
        rf"'s? (?:[a-z]+ )?(?:{jobs}|newsroom|newsletter|privacy policy|terms of|evening news|morning news|readers)\b",
        re.IGNORECASE,
    )


def _in_own_voice(line: Line, start: int, end: int) -> bool:
    before, after = line.seen[max(0, start - 12) : start], line.seen[end : end + 40]
    if line.rule == "footer.copyright":
        holder = _COPYRIGHT.match(line.seen)
        return holder is not None and line.seen[holder.start("name") : start].lower() in ("", "the ")
    if line.kind in ("caption", "credit") or line.rule.startswith("byline"):
        return before.rstrip().endswith(("/", "|")) or after.lstrip().startswith("/")
    if line.kind == "body" and before.endswith("(") and re.match(r"\)\s*-", after):
        return True
    return bool(_voice().match(after))


def _is_release(lines: Sequence[Line]) -> bool:
    marks = lexicon.load("en/furniture")["phrases"]["release"]
    end = next((index for index, line in enumerate(lines) if line.kind == "body"), 0)
    return any(line.seen.strip(" .:*#").lower() in marks for line in lines[:end])


def of_copyright(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The name in the copyright line, where its words or the top of the page tell that it is an outlet's."""
    top = {name.lower() for _, name in _top(lines)}
    for index, line in enumerate(lines):
        match = _COPYRIGHT.match(line.seen) if line.rule == "footer.copyright" else None
        name = _RIGHTS.sub("", match["name"]).strip(" ,-") if match else ""
        if (
            name
            and not _SELDOM & set(name.lower().split())
            and (telling(name) or (_own_words(name) and name.lower() in top))
        ):
            return written(name, lines), index
    return None


def of_dateline(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The agency that the dateline names beside a day: "JUBA, March 3 (Borea) - ..."."""
    for index, line in enumerate(lines):
        if line.kind == "body":
            match = _AGENCY.match(line.seen)
            dated = match and re.search(r"\d", line.seen[: match.start("name")])
            return (match["name"], index) if match and dated else None
    return None


def beside_day(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The outlet named on the line of the day, or next to it: by its words, or as an edition of something."""
    end = next((index for index, line in enumerate(lines) if line.kind == "body"), 0)
    for index, line in enumerate(lines[:end]):
        near = any(
            each.rule.startswith(("byline.day", "byline.name-and-day")) for each in lines[max(0, index - 1) : index + 2]
        )
        if not near or line.kind not in ("byline", "furniture", "heading"):
            continue
        for part in (*_PART.split(line.seen), line.seen.rsplit(", ", 1)[0]):
            edition = _EDITION.match(part.strip(" ,"))
            if edition:
                return written(edition["name"], lines), index
            if _NAME.match(part) and telling(part) and not _WORD.fullmatch(part):
                return written(part, lines), index
    return None


def written(name: str, lines: Sequence[Line]) -> str:
    """A name in capitals as the page writes it elsewhere, else with capital initials; short words stay as they are."""
    if not name.isupper() or (len(name.split()) == 1 and len(name) <= 5):
        return name
    wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for line in lines:
        for match in wanted.finditer(line.seen):
            if not match.group().isupper() and _capitalised(match.group()):
                return match.group()
    words = name.split()
    return " ".join(
        word.lower() if place and word.lower() in _PARTICLES and word != "THE" else _initial(word)
        for place, word in enumerate(words)
    )


def _initial(word: str) -> str:
    """The word with a capital initial; what has no vowel or three letters at most is an abbreviation."""
    if word in ("THE",) or (len(word) > 3 and re.search(r"[AEIOUY]", word)):
        return word.capitalize()
    return word
