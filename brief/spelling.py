"""Names as they are compared: transliterations, diacritics and initials folded; who is who is decided elsewhere."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from brief.keeping import remembered
from brief.lexicon import load

_STROKES = str.maketrans(dict(zip("łøđıßæœðþ", "l o d i ss ae oe d th".split(), strict=True)))
# What wires write differently for one sound, in this order. Each makes two spellings one; none is a rule of a language.
_SOUNDS = (
    (re.compile(r"['’`-]"), ""),
    (re.compile(r"shch|sch|sh|ch|cz|tsch|tch"), "s"),
    (re.compile(r"(?<=[aou])e"), ""),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"ks|x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q|c(?=[aou])"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"^(?:ye|je|ie)"), "e"),
    (re.compile(r"ij$|iy$|ii$|yi$|yy$|ey$|ei$|ej$|y$|j$"), "i"),
    (re.compile(r"(?:iy|yi|ii|ij|y|j)(?=[aouei])"), "i"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
PARTICLES = frozenset(
    """von van der den de del della di da do dos du la le el al ap bin binte binti ibn bint ben abu das dela delos ter
    ten zu zur af av wa ole arap y ní ó""".split()
)

# Letters of a folded surname, in which one may then be another.
LONG_SURNAME = 7

# The article that a hyphen joins to a surname: "al-Raqadi".
ARTICLES = "al|el|ad|an|ar|as|ash|at|az|ul|ud|ur|uz|ol"
_ARTICLE = re.compile(rf"^(?:Al|El|{ARTICLES})-(?=\w)")


@lru_cache(maxsize=65536)
@remembered
def fold_word(word: str) -> str:
    """One word of a name for comparing: "Sergey" and "Sergei" give the same, "Dmitriy" and "Dmitri" too.

    >>> fold_word("Wolodymyr") == fold_word("Volodymyr"), fold_word("Schmidt") == fold_word("Sharp")
    (True, False)
    """
    folded = _plain(word)
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return _without_accents(word.lower().translate(_STROKES)).rstrip(".")


@lru_cache(maxsize=16384)
def surname(name: str) -> str:
    """The words of a name that stand alone for the person, particles included.

    >>> surname("Rüdiger von Fritsch"), surname("Martin Luther King Jr."), surname("Seo Min-jun")
    ('von Fritsch', 'King', 'Seo')
    """
    words = name.replace(",", " ").split()
    if len(words) > 1 and _is_suffix(words[-1]):
        words.pop()
    if is_surname_first(" ".join(words)):
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[max(at, 0) :])


def _is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in ("jr", "sr", "ii", "iii", "iv")


# A given name of two parts, the second in lower case: "Min-jun"; not an article and a name ("Al-khatib").
_JOINED_GIVEN = re.compile(r"(?!(?:Al|El)-)[A-Z][a-z]+-[a-z]+")


@lru_cache(maxsize=16384)
def is_surname_first(name: str) -> bool:
    """Whether a name of two words opens with the surname: by how the second is written, or by the lists.

    >>> is_surname_first("Seo Min-jun"), is_surname_first("Guo Weiran"), is_surname_first("Anna Verrin")
    (True, True, False)
    """
    first, _, second = name.partition(" ")
    if not second or " " in second:
        return False
    if _JOINED_GIVEN.fullmatch(second):
        return first.isalpha() and not is_joined(second)
    listed = _listed("surnames_first")
    return first in listed and second not in listed and not _is_suffix(second)


def is_joined(word: str) -> bool:
    """Whether a hyphen joins a word to a place or a body, and it names nobody.

    >>> is_joined("Lima-based"), is_joined("Min-jun")
    (True, False)
    """
    return word.partition("-")[2] in _listed("joined_words")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("names")[name].split())


@lru_cache(maxsize=16384)
def given(name: str) -> str:
    """The first word of a name of two or more words, the second where the surname stands first, else nothing."""
    words = name.split()
    return words[is_surname_first(name)] if len(words) > 1 else ""


@lru_cache(maxsize=16384)
@remembered
def fold_surname(name: str) -> str:
    """The surname for comparing, without particles and articles.

    >>> fold_surname("Von Fritsch") == fold_surname("Rüdiger von Fritsch"), fold_surname("Nur al-Khatib")
    (True, 'hatib')
    """
    words = [_ARTICLE.sub("", word) for word in surname(name).split() if word.lower() not in PARTICLES]
    return " ".join(map(fold_word, words or surname(name).split()))


def same_surname(one: str, other: str) -> bool:
    """Whether two names may share a surname: folded alike, or one letter apart in a long one."""
    first, second = fold_surname(one), fold_surname(other)
    if first == second:
        return True
    if min(len(first), len(second)) < LONG_SURNAME or abs(len(first) - len(second)) > 1 or first[0] != second[0]:
        return False
    return _one_letter_apart(first, second)


def _one_letter_apart(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: alike, an initial of the other, or spellings of one name.

    >>> same_given("Aleksandr", "Alexander"), same_given("Wendy", "W."), same_given("Bill", "Hillary")
    (True, True, False)
    """
    if not one or not other:
        return True
    first, second = _plain(one), _plain(other)
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1]
    return fold_word(one) == fold_word(other) or bool(
        _groups().get(first, frozenset()) & _groups().get(second, frozenset())
    )


@lru_cache(maxsize=65536)
@remembered
def parted(name: str) -> str:
    """The words of a name for comparing, those apart that a hyphen joins.

    >>> parted("Seo Min-jun") == parted("Seo Min Jun")
    True
    """
    return " ".join(fold_word(word) for word in name.replace("-", " ").split())


@lru_cache(maxsize=65536)
@remembered
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, by spelling alone; a surname alone fits every bearer of it."""
    if one == other:
        return True
    if given(one) and given(other) and _is_suffix(one.split()[-1]) != _is_suffix(other.split()[-1]):
        return False  # father and son
    if parted(one) == parted(other):
        return True
    if same_surname(one, other):
        return same_given(given(one), given(other))
    reversed_other = " ".join([*other.split()[1:], other.split()[0]]) if len(other.split()) == 2 else ""
    return bool(reversed_other) and [fold_word(w) for w in one.split()] == [
        fold_word(w) for w in reversed_other.split()
    ]


@lru_cache(maxsize=16384)
@remembered
def shortens(one: str, other: str) -> bool:
    """Whether one of two names of several words is the other without some of them: behind the same first, or its end.

    >>> shortens("Ana Ruiz", "Ana Ruiz Soto"), shortens("dos Reis", "Rui dos Reis"), shortens("Li Wu", "Li Po Ka")
    (True, True, False)
    """
    few, many = sorted((one.split(), other.split()), key=len)
    if len(few) < 2 or len(few) == len(many):
        return False
    short, long = ([fold_word(word) for word in words] for words in (few, many))
    if short[0] != long[0] and short != long[-len(short) :]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


@cache
def _groups() -> dict[str, frozenset[int]]:
    """For each spelling, the groups of `names.toml` that hold it."""
    table: dict[str, set[int]] = {}
    for number, group in enumerate(load("names")["spellings"]):
        for word in group.split():
            table.setdefault(_plain(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@lru_cache(maxsize=16384)
def is_given(word: str) -> bool:
    """Whether a word is a given name that the list holds, accents apart.

    >>> is_given("Tomáš"), is_given("Francois"), is_given("Harbour")
    (True, True, False)
    """
    return gender_told(word) is not None


@lru_cache(maxsize=16384)
def gender_told(word: str) -> str | None:
    """The gender of a given name, accents apart; `None`: the list doesn't hold it."""
    return genders().get(word) or genders().get(_without_accents(word))


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@cache
def genders() -> dict[str, str]:
    """The given names that are known, and for each "m", "f" or "" (borne by both)."""
    table = load("names")
    known = dict.fromkeys(table["either"].split(), "")
    known.update(dict.fromkeys(table["men"].split(), "m"))
    known.update(dict.fromkeys(table["women"].split(), "f"))
    for name, gender in tuple(known.items()):
        known.setdefault(_without_accents(name), gender)
    return known
