"""Names of outlets that no table lists, told by where they stand and by what else the page says; no days, no titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from brief import lexicon
from brief.article.lines import Line
from brief.text import either

_PARTICLES = frozenset(
    "a and da das de del della der des di do dos du e et for la le of on the und van von y &".split()
)
# Bars and the like, a stroke or a dash between spaces, or wide space. It opens with one character of a set, so that all
# others cost no more than a glance.
PART = re.compile(r'[\s|>"•·](?:(?<=\S)\s*|(?<=\s)(?:\s*[|>"•·]\s*|\s*[/-]\s+|\s+))')
WORD = re.compile(r"[^\W\d_][\w.'&-]*")
NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.'&-]*(?: [\w.'&-]+){0,6}$")
_AGENCY = re.compile(
    r"[A-Z][\w '/-]{1,30}(?:, [\w '.-]{1,30}){0,3}[^()]{0,12}\((?P<name>[A-Z][\w.&/-]*(?: [A-Z][\w.&-]*){0,3})\)\s*-"
)
_LONGEST_AHEAD = 140  # characters that `_AGENCY` has at most up to the bracket
_ABBREVIATION = re.compile(r"(?!USA|UAE|DRC)[A-Z]{3,5}")
_TOWN = re.compile(r"[A-Z][A-Z' -]{2,}[,( ]")
_GERMAN = re.compile(r"[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})? \((?P<name>[a-z]{3})\)[.:] (?=[A-Z])")
_INITIALS = re.compile(r"\(([A-Z]{2,6})\)\s*-")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:by )?(?:\d{4}\s*(?:-\s*\d{4})?)?[\s,]*(?:©\s*)?(?:by )?"
    r"(?P<name>(?-i:[A-ZÀ-ÞĀ-Ž])[^.|©]{1,50})",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?P<first>[A-ZÀ-ÞĀ-Ž][\w.'&-]*(?: [\w.'&-]+){1,7})(?:, [A-ZÀ-ÞĀ-Ž][\w'&-]*(?: [\w'&-]+){0,7}){1,3}$"
)
_STATE = re.compile(
    r"(?:[A-ZÀ-ÞĀ-Ž][\w'-]* ){0,3}(?:republic|kingdom|state|federation|commonwealth|sultanate) of "
    r"(?:the )?[A-ZÀ-ÞĀ-Ž][\w'-]*(?: (?:and )?[A-ZÀ-ÞĀ-Ž][\w'-]*){0,3}$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"(?:(?:Al|Das|De|Der|Die|El|Het|Il|La|Las|Le|Les|Los|Os)\s|L')(?=[A-ZÀ-Þ])")
_TAGLINE = re.compile(r"(?:[a-z]+\s){0,3}(?:analysis|comment|news|reporting)\b.*\b(?:about|and|for|from|of|on)\b")
_ELIDED = re.compile(r"^[dl]'(?=\w)", re.IGNORECASE)  # "L'Echo de l'Ouest"
_IN_TOWN = re.compile(r"(?<=\w)\s\([A-ZÀ-Þ][^()]{2,30}\)$")  # "VOICE OF THE HILLS (Tamba)"
_STOP = re.compile(r"\. (?=[A-Z])")
_ON_AIR = re.compile(r"[ :|-]+live$", re.IGNORECASE)
REMARK = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]$")
_NUMBER = re.compile(r"(?:,? ?(?:no|nr|number|#)\.?)? ?\d[\w/.-]*(?: / [a-z]+ \d{4})?$")
_RIGHTS = re.compile(r"[\s,-]*\ball rights\b.*$", re.IGNORECASE)
_SELDOM = frozenset("co corp corporation gmbh group holding holdings inc limited llc ltd".split())
_LOOKED_AT = 4  # lines above the title among which a nameplate stands; prompts to skip, search and log in don't count
_NOTES = ("furniture.before-article", "furniture.translation", "footer.translated")
SILENT = frozenset(f"furniture.{rule}" for rule in ("phrase", "skip-link", "separator", "consent", "translation"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["words"][name])


def at_top(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The nameplate above the title, and its line.

    It is called as newspapers, broadcasters and ministries are, or the page names itself so elsewhere, or it heads a
    release. `lines`: all of the page, title and text told.
    """
    top = list(_top(lines))
    for place, (index, name) in enumerate(top):
        if _STATE.match(name) and not telling(name) and any(telling(below) for _, below in top[place + 1 :]):
            continue
        if telling(name) or body(name) or _confirmed(name, index, lines) or (place == 0 and _heads(index, name, lines)):
            return written(name, lines), index
    if top and _of_release(lines):
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
        if line.rule in SILENT:
            continue
        seen += 1
        if seen > _LOOKED_AT:
            return
        name = _first_part(line.seen)
        if line.kind not in ("furniture", "heading", "promotion", "byline") or of_kind(line.seen):
            continue
        if (NAME.match(name) and capitalised(name)) or body(name):
            yield index, name


def of_kind(seen: str) -> bool:
    """Whether a line only says what kind of text it heads: "Press Release No. 41/2018", "Briefing note 2019/7"."""
    return is_release(seen) or _kind(seen) in _rubrics()


def is_release(seen: str) -> bool:
    """Whether a line only says that what it heads is a release."""
    return _kind(seen) in lexicon.load("en/furniture")["phrases"]["release"]


@lru_cache(maxsize=128)  # several ask of the lines above the text
def _kind(seen: str) -> str:
    """What a line says, without number and marks around."""
    return _NUMBER.sub("", seen.strip(" .:*#()[]").lower()).strip(" .:*#")


def _first_part(seen: str) -> str:
    """What a line names first, without what it says to be on air."""
    return _ON_AIR.sub("", _STOP.split(PART.split(_IN_TOWN.sub("", seen.strip("#* ")))[0])[0].strip(" ,;:"))


def capitalised(name: str) -> bool:
    """Whether a name of at most seven words has a capital on each, particles apart."""
    words = [_ELIDED.sub("", word) if "'" in word else word for word in name.split()]
    return len(words) <= 7 and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def _heads(index: int, name: str, lines: Sequence[Line]) -> bool:
    """Whether the first line of a page is its nameplate: by its last word, what it adds, or what stands below it."""
    own = _own_words(name)
    if not own or len(name.split()) > 6:
        return False
    if (ends_telling(name) and not _listed(index, name, lines)) or (
        _on_air(lines[index].seen) and (name[-1].isdigit() or len(name.split()) > len(own))
    ):
        return True
    others = _parts(lines[index].seen)[1:]
    if any((telling(part) and _agency(part)) or _TAGLINE.match(part) for part in others):
        return True
    below = next((line for line in lines[index + 1 : index + 3] if line.rule not in SILENT), None)
    if below is None or len(own) == len(name) == 1:
        return False
    if below.rule in ("byline.yearless", "byline.name-and-day") or below.rule.startswith(
        ("byline.day", "furniture.day")
    ):
        return is_foreign_name(name) or ((name.lower().startswith("the ") or name.isupper()) and len(name.split()) > 2)
    return len(PART.split(below.seen)) > 2 and PART.split(below.seen)[0].lower() == "home"


def is_foreign_name(name: str) -> bool:
    """Whether a line is a name that opens with a foreign article: "El Faro del Norte", "La Prensa"."""
    return _FOREIGN.match(name) is not None and len(name.split()) <= 6 and capitalised(name)


def _listed(at: int, name: str, lines: Sequence[Line]) -> bool:
    """Whether other lines end as a name does: sections of a menu, "Company News", "Market News"."""
    last = f" {name.split()[-1].lower()}"
    return any(index != at and line.words <= 4 and line.seen.lower().endswith(last) for index, line in enumerate(lines))


def _on_air(seen: str) -> bool:
    return any(_ON_AIR.search(" " + part) for part in PART.split(seen))


def _parts(seen: str) -> list[str]:
    return [part for each in PART.split(seen) for part in _STOP.split(each)]


def _agency(name: str) -> bool:
    return any(word in ("agency", "service") for word in name.lower().split())


def ends_telling(name: str) -> bool:
    """Whether the last word of a name, before an edition, is one that nameplates end with: "River News"."""
    words = [word for word in name.lower().split() if word not in ("english", "online")]
    return bool(
        words and words[-1] in _words("press_last") and any(word not in words[-1:] for word in _own_words(name))
    )


def body(seen: str) -> bool:
    """Whether a line is the name of a body of state or of a state, in full.

    >>> body("Ministry of Mines, Trade and Industry"), body("REPUBLIC OF MALI"), body("Ministers meet, talk and part")
    (True, True, False)
    """
    if "of " in seen.lower() and _STATE.match(seen):
        return capitalised(seen)
    match = _BODY.match(seen) if ", " in seen else None
    return bool(match and telling(match["first"]) and all(capitalised(part) for part in seen.split(", ")))


def issuer(seen: str) -> bool:
    """Whether a line names nothing but who speaks: an outlet, a body, a state, an agency with what it is, a column."""
    parts = _parts(seen.strip("#* "))
    if len(parts) == 1 and len(seen.split()) <= 5 and seen.lower().startswith(_columns()):
        return True
    return any(telling(part) or body(part) for part in (seen.strip("#* "), *parts)) or (
        capitalised(seen) and (ends_telling(seen) or seen.split()[-1].lower() in _words("offices"))
    )


@cache
def _columns() -> tuple[str, ...]:
    return tuple(f"{each} " for each in lexicon.load("en/furniture")["phrases"]["columns"])


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(lexicon.load("en/furniture")["phrases"]["rubrics"])


def _own_words(name: str) -> list[str]:
    """The words of a name that no menu has."""
    words = [word.lower().strip(".'") for word in name.split()]
    return [word for word in words if word not in _PARTICLES and word not in _words("menu")]


def telling(name: str) -> bool:
    """Whether a name is one of a newspaper, a broadcaster or a body of state by its words.

    >>> telling("The Delta Post"), telling("Ministry of Foreign Affairs"), telling("Breaking News"), telling("Radio")
    (True, True, False, False)
    """
    if not capitalised(name) or "'s " in name:
        return False
    words = [_ELIDED.sub("", word.lower()) for word in name.split()]
    if not words or words[-1] in _words("no_nameplate"):
        return False
    if any(word in _words("institutions") for word in words[:-2]) and ("of" in words or "for" in words):
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
        if own and line.final and line.rule in _NOTES and f"The {name} " in line.seen:
            return True
        if own and any(_in_own_voice(line, *match.span()) for match in wanted.finditer(line.seen)):
            return True
    return False


@cache
def _voice() -> re.Pattern[str]:
    jobs = either(sorted(_words("jobs"), key=len, reverse=True))
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


def _of_release(lines: Sequence[Line]) -> bool:
    end = next((index for index, line in enumerate(lines) if line.kind == "body"), 0)
    return any(is_release(line.seen) for line in lines[:end])


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


def _of_agency(name: str, dated: bool) -> bool:
    """Whether what stands in brackets behind a town in capitals is an agency, and no country or region."""
    return dated or telling(name) or ends_telling(name) or bool(_ABBREVIATION.fullmatch(name))


def of_dateline(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The agency that the dateline names beside a day, or a town in capitals: "JUBA, March 3 (Borea) - ...".

    A lead may stand above the dateline.
    """
    body_lines = [index for index, line in enumerate(lines) if line.kind == "body"][:2]
    for place, index in enumerate(body_lines):
        seen = lines[index].seen
        match = _AGENCY.match(seen) if "(" in seen[:_LONGEST_AHEAD] else None
        dated = match and re.search(r"\d", seen[: match.start("name")])
        if match and ((dated and not place) or (_TOWN.match(seen) and _of_agency(match["name"], bool(dated)))):
            return match["name"], index
        if not place and (initials := _GERMAN.match(seen)):
            return initials["name"], index
    return None


def written(name: str, lines: Sequence[Line]) -> str:
    """A name in capitals as the page writes it elsewhere, else with capital initials; short words stay as they are."""
    if not name.isupper() or (len(name.split()) == 1 and len(name) <= 5):
        return name
    wanted = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for line in lines:
        for match in wanted.finditer(line.seen):
            if not match.group().isupper() and capitalised(match.group()):
                return match.group()
    words = name.split()
    common = {word for line in lines for word in line.seen.split() if len(word) <= 3}
    common |= {*_after_the(words)}
    common |= {words[0].lower()} if _FOREIGN.match(name.title()) else set()  # "LA MESA"
    return " ".join(
        word.lower() if place and word.lower() in _PARTICLES else _initial(word, common)
        for place, word in enumerate(words)
    )


def _after_the(words: Sequence[str]) -> Iterator[str]:
    """The words behind "THE" in a long name, which are none of its abbreviations: "TRADE AND THE SEA"."""
    yield from (two.lower() for one, two in pairwise(words) if one == "THE" and len(words) > 4)


def _initial(word: str, common: Collection[str]) -> str:
    """The word with a capital initial; what has no vowel, or three letters that nowhere are a word, abbreviates."""
    short = len(word) <= 3 and word.lower() not in common
    if word == "THE" or (not short and re.search(r"[AEIOUY]", word)):
        return word.capitalize()
    return word
