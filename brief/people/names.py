"""Names of people in one text: capitalised runs told from bodies, places and titles; no roles and no pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from brief.lexicon import load, words_in
from brief.model import ActorMention
from brief.people import runs
from brief.spelling import PARTICLES, is_given, is_joined, shortens
from brief.text import Span

_TOKEN = re.compile(r"\S+")
_SUFFIXES = (" Jr", " Sr", " Jr.", " Sr.")


class Name(Struct, frozen=True):
    """A run of words that may name a person: `text` without title and possessive, as written but for white space.

    `known`: it has a given name that a list holds, or an initial. `after_title`: a capitalised title stands
    directly before it ("Minister"). `alone`: it is one word, particles apart: a surname, perhaps.
    """

    start: int
    end: int
    text: str
    known: bool
    after_title: bool
    alone: bool


def find(seen: str, start: int, end: int, actors: Sequence[ActorMention]) -> tuple[Name, ...]:
    """The runs in a sentence that may name people; `actors` are those of the sentence, in order."""
    names: list[Name] = []
    taken = start
    for run in runs.pattern_for(seen).finditer(seen, start, end):
        begin, stop = run.span()
        words = run.group()
        if begin < taken or (" " not in words and not _may_name(words)):
            continue
        if seen.startswith(_CREDITS, stop) or seen.endswith(_CREDITED, 0, begin):
            continue  # a credit, a firm
        actor = _actor_in(actors, begin, stop)
        if actor is not None and actor.start <= begin and (stop <= actor.end or words.isalpha()):
            continue  # nothing but a state, a body or a place
        if actor is None and _is_plain(words):
            one = " " not in words
            found = [Name(begin, stop, words, not one and _is_known(words), False, one or _is_alone(words))]
        else:
            found = list(_in_run(seen, begin, stop, actors))
        if found and found[-1].end == stop:
            if seen.startswith(")", stop):
                found[-1] = _past_bracket(seen, found[-1], start, end)
            taken = found[-1].end
        if found and found[0].start == begin and found[0].alone:
            found[0] = _with_particle(seen, found[0], start)
        names += found
    return tuple(names)


@lru_cache(maxsize=16384)
def _may_name(word: str) -> bool:
    """Whether a single capitalised word may be a name: no acronym, no title, no word that opens sentences."""
    bare = word.removesuffix("'s")
    if bare in not_names() or bare.isupper() or is_title(bare) or len(bare) < 2:
        return False
    if len(bare) == 2 and (bare.lower() in PARTICLES or bare in _SHORT):
        return False
    return bare not in _heads() or bare in listed("surnames")


@lru_cache(maxsize=16384)
def _is_plain(run: str) -> bool:
    """Whether one word that may be a name, or two, are one wherever no actor's is among them, whatever is beside."""
    words = run.split(" ")
    return len(words) < 3 and all(
        word.isalpha()
        and not (word in _heads() or word in not_names() or is_title(word))
        and not (word.lower() in PARTICLES or word in listed("letters"))
        for word in words
    )


_CREDITS, _CREDITED = ("/", " & "), ("/", "& ")
# Words of two letters that are nobody's surname; "Xi" and "Wu" are.
_SHORT = frozenset(["Ah", "Am", "Er", "Ok"])
_BRACKET = re.compile(rf"\)\s({runs.WORD})")
_PARTICLES_BEFORE = ("der", "den", "von", "van", "de", "bin", "al", "di", "da", "el")
_PARTICLE = re.compile(rf"(?<![\w'-])((?:von der|van der|van den|{'|'.join(_PARTICLES_BEFORE[2:])})\s)$")


def _past_bracket(seen: str, name: Name, start: int, end: int) -> Name:
    """A given name that an editor put in brackets before the surname: "(President Vladimir) Putin"."""
    behind = _BRACKET.match(seen, name.end, end)
    if behind is None or not is_given(name.text) or "(" not in seen[max(start, name.start - 40) : name.start]:
        return name
    surname = behind.group(1).removesuffix("'s")
    return replace(name, end=behind.start(1) + len(surname), text=f"{name.text} {surname}", known=True, alone=False)


def _with_particle(seen: str, name: Name, start: int) -> Name:
    if not seen[start : name.start][-9:].rstrip().endswith(_PARTICLES_BEFORE):
        return name
    before = _PARTICLE.search(seen, max(start, name.start - 9), name.start)
    if before is None:
        return name
    return replace(name, start=before.start(1), text=before.group(1) + name.text)


def _in_run(seen: str, start: int, end: int, actors: Sequence[ActorMention]) -> Iterator[Name]:
    """The names of a run: what lies between actors, titles and other words that are no names."""
    words: list[Span] = []
    titled = thing = False
    for token in _TOKEN.finditer(seen, start, end):
        word = token.group().rstrip(".,")
        bare = word.removesuffix("'s")
        actor = _actor_in(actors, token.start(), token.start() + 1)
        if word[0] in "\"'":
            continue
        if actor is not None and not _belongs_to_name(seen, words, token, actor):
            yield from _name(seen, words, titled)
            words, titled = [], False
        elif is_title(bare) and not _is_name_here(
            seen, words, token, last=token.end() == end, titled=titled or _behind_role(seen, token.start())
        ):
            yield from _name(seen, words, titled)
            words, titled = [], bare in listed("address") or bare.lower() in title_nouns()
        elif bare in _heads() and not words and _is_given_here(seen, token, end):
            thing = False
            words.append(token.span())
            continue
        elif bare in _heads() and (words or bare not in listed("surnames") or not _may_begin(seen, token.start(), end)):
            led = word == bare and bare.lower() in listed("bodies", "body") and _leads_role(seen, start)
            words, titled, thing = [], led, word == bare and not led
            continue
        elif bare in not_names() and not _is_borne(seen, words, token, end, titled=titled):
            yield from _name(seen, words, titled)
            words, titled = [], False
        elif not thing or (is_given(bare) and token.end() < end):
            thing = False
            if words and is_given(bare) and token.end() < end and _ends_role(seen, words):
                words, titled = [], True
            words.append(token.span())
            if word != bare:
                yield from _name(seen, words, titled)
                words, titled = [], False
            continue
        thing = thing and word == bare and actor is None and not titled
    yield from _name(seen, words, titled)


# Titles that are given names behind another.
_GIVEN_TOO = frozenset(["Dean", "Duke", "Earl", "Emir", "Prince", "Sultan"])
_DAY_BEHIND = re.compile(r"\.?\s\d")
# Names, too, behind a title and a name: "Daw Khin Mar".
_CUT_SHORT = frozenset(["Dec", "Jan", "Jun", "Mar", "Sat", "Sun"])


def _is_borne(seen: str, words: list[Span], token: re.Match[str], end: int, *, titled: bool) -> bool:
    """Whether a word is one of a name here: a given name, an initial, "Clara May"; no month with a day behind it."""
    word = token.group().rstrip(".,").removesuffix("'s")
    if (is_given(word) and token.end() < end) or (words and re.fullmatch(r"\S\.", token.group())):
        return True
    if _INITIALS.match(seen, token.start()) or (titled and _INITIAL.match(seen, token.start())):
        return True
    if _DAY_BEHIND.match(seen, token.end()) is not None:
        return False
    if titled and not words and word == "An":
        return token.end() < end
    led = (len(words) == 1 and is_given(seen[slice(*words[0])])) or (not words and titled)
    return (led and word in listed("surnames")) or (titled and len(words) == 1 and word in _CUT_SHORT)


_INITIALS, _INITIAL = re.compile(r"[AI]\.\s?[A-Z]\.\s?(?=[A-Z])"), re.compile(r"A\.\s(?=[A-Z])")
# A surname before the given name, as Koreans have it: "Park Min-jun".
_SURNAME_FIRST = re.compile(r"[A-Z][a-z]+\s[A-Z][a-z]+-[a-z]+\b")


def _may_begin(seen: str, at: int, end: int) -> bool:
    """Whether a word that names a thing elsewhere is a name here: alone, or before a given name ("Park Min-jun")."""
    return " " not in seen[at:end] or _SURNAME_FIRST.match(seen, at, end) is not None


_NEXT = re.compile(r"\s([A-Z][^\W\d_]+)")


def _is_given_here(seen: str, token: re.Match[str], end: int) -> bool:
    """Whether a word for a thing is a given name here: before one that is neither thing nor title ("Bill Tran")."""
    behind = _NEXT.match(seen, token.end(), end)
    if behind is None or not is_given(token.group()):
        return False
    return not (behind.group(1) in _heads() or behind.group(1) in not_names() or is_title(behind.group(1)))


def _is_name_here(seen: str, words: list[Span], token: re.Match[str], *, last: bool, titled: bool) -> bool:
    """Whether a title is part of a name: "Billie Jean King", "Mervyn King", "Minister Emir Salih"; no "Sen."."""
    word = token.group().rstrip(".,").removesuffix("'s")
    if words and not last and token.group().endswith("."):
        return False
    if not words or word.isupper():
        return titled and not last and word in _GIVEN_TOO
    return is_given(seen[slice(*words[0])]) or (last and len(words) == 1 and word in listed("surnames"))


def _behind_role(seen: str, at: int) -> bool:
    """Whether a role in lower case stands right before an offset: "chief executive Dean Coburn"."""
    before = seen[max(0, at - 24) : at].split()
    return bool(before) and seen[at - 1 : at] == " " and before[-1] in role_nouns()


_ROLE_OF = re.compile(r"([A-Za-z-]+)\s(?:of|for|at)\sthe\s$")


def _leads_role(seen: str, start: int) -> bool:
    """Whether a run ends what somebody is something of, and his or her name follows: "secretary of the Council"."""
    before = _ROLE_OF.search(seen, max(0, start - 40), start)
    return before is not None and before.group(1).lower() in role_nouns()


def behind_body(seen: str, name: Name) -> Name:
    """The last two words of a run that begins with whose deputy somebody is: "deputy of the Green Left Ada Lind"."""
    words = name.text.split()
    if name.known or len(words) < 4 or not _leads_role(seen, name.start):
        return name
    return replace(name, start=name.end - len(" ".join(words[-2:])), text=" ".join(words[-2:]))


def _ends_role(seen: str, words: list[Span]) -> bool:
    """Whether words before a given name end what somebody is minister of: "Emergency Situations"."""
    before = seen[max(0, words[0][0] - 8) : words[0][0]]
    return not is_given(seen[slice(*words[0])]) and re.search(r"\b(?:of|for|and)\s(?:the\s)?$", before) is not None


def _actor_in(actors: Sequence[ActorMention], start: int, end: int) -> ActorMention | None:
    """The first actor that has words between two offsets."""
    for actor in actors:
        if start < actor.end:
            return actor if actor.start < end else None
    return None


def _belongs_to_name(seen: str, words: list[Span], token: re.Match[str], actor: ActorMention) -> bool:
    """Whether an actor's word is a surname: "Michael Jordan", after a given name and nothing else."""
    if actor.end - actor.start > len(token.group()) or len(words) != 1:
        return False
    return is_given(seen[slice(*words[0])]) and actor.form in ("name", "capital", "metonym")


def _name(seen: str, words: list[Span], titled: bool) -> list[Name]:
    """The name that words make, if they make one: without a possessive and a full stop that is no initial's."""
    last = ""
    while words and ((last := seen[slice(*words[-1])]).lower() in PARTICLES or last in listed("letters")):
        words = words[:-1]
    if not words or len(words) > 6 or is_joined(last):
        return []
    text = " ".join([seen[start:end] for start, end in words])
    short = text.removesuffix("'s")
    if short.endswith((",", ".")) and not short.endswith(_SUFFIXES):
        short = short if len(words) > 1 and _INITIAL_END.search(short) else short.rstrip(",.")
    if len(short) < 2 or (short.isupper() and len(words) == 1):  # an acronym
        return []
    end = words[-1][1] - (len(text) - len(short))
    several = " " in short
    return [Name(words[0][0], end, short, several and _is_known(short), titled, not several or _is_alone(short))]


# Particles that only names of people have; "de" and "al" stand in places too.
_JOINING = frozenset(["ap", "bin", "bint", "binte", "binti", "ibn", "ould", "van", "von"])
_INITIALS_ALONE = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_INITIAL_END = re.compile(r"\b[A-Z]\.$")


def _is_alone(text: str) -> bool:
    if text.startswith(_GIVEN_PARTICLES):
        return False
    return sum(word.lower() not in PARTICLES for word in text.split()) == 1


_GIVEN_PARTICLES = ("Ben ", "Della ", "Ole ")  # given names that are particles elsewhere


def _is_known(text: str) -> bool:
    words = text.split()
    if is_given(words[0].split("-")[0]) or is_given(words[0]) or _INITIALS_ALONE.fullmatch(words[0]):
        return True
    return _SURNAME_FIRST.fullmatch(text) is not None or any(word.lower() in _JOINING for word in words[1:-1])


@lru_cache(maxsize=16384)
def has_surname_ending(name: str) -> bool:
    """Whether a name of several words ends as surnames of some language do: "Zhanibek Sarsenov"."""
    last = name.split()[-1].lower()
    return " " in name and len(last) > 5 and last.endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load("names")["endings"].split())


def in_full(text: str, surname: str) -> str | None:
    """The full name that a text has for a surname, whatever the given name; `None`: it has none, or several."""
    found = names_with(text, surname)
    return found[0] if len(found) == 1 else None


def names_with(text: str, surname: str) -> list[str]:
    """The full names that a text has for a surname, whatever the given name; of one person's only the fullest."""
    found: list[str] = []
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        lead = _LEADING.search(text[max(0, match.start() - 60) : match.start()])
        words = [*_of_this_sentence(lead.group().split()), surname] if lead else []
        titles = (at for at, word in enumerate(words, start=1) if word.endswith(".") and is_title(word[:-1]))
        words = words[max(titles, default=0) :]  # "Minnesota Sen. Ana Lang"
        while words and (_is_no_given_name(words[0].rstrip(".")) or (words[0].isupper() and len(words[0]) > 2)):
            words = words[1:]
        if len(words) > 1 and not any(_is_no_given_name(word) for word in words[:-1]):
            found.append(" ".join(words))
    longest = sorted(dict.fromkeys(found), key=lambda name: -len(name))
    return [name for at, name in enumerate(longest) if not any(shortens(name, other) for other in longest[:at])]


_LEADING = re.compile(
    rf"(?<![\w'.-])(?:[A-ZÀ-Þ][\w'.-]*[^\S\n]+(?:(?:{'|'.join(sorted(PARTICLES))})[^\S\n]+)?){{1,3}}$"
)


def _of_this_sentence(words: list[str]) -> list[str]:
    """The words behind a full stop that is neither an initial's nor an abbreviation's: none of "Kuwait." is a name."""
    ends = [at for at, word in enumerate(words, start=1) if word.endswith(".") and len(word) > 4]
    return words[max(ends, default=0) :]


def _is_no_given_name(word: str) -> bool:
    return is_title(word) or word in not_names() or word in _heads()


@lru_cache(maxsize=16384)
def is_title(word: str) -> bool:
    """Whether a capitalised word says what somebody is, or is a form of address ("Minister", "Mr", "Deputy")."""
    lowered = word.lower().removesuffix("-designate").removesuffix("-elect")
    if lowered in listed("trade"):
        return False  # "Cook"
    return lowered in title_nouns() or word in listed("address") or lowered in listed("modifier")


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that open sentences or name days, and are no part of a name."""
    return listed("openers") | listed("calendar")


@cache
def listed(*names: str) -> frozenset[str]:
    """The words of a list of the lexicon's titles."""
    return words_in("en/titles", *names)


@cache
def modifiers() -> frozenset[str]:
    """What may stand before a role noun, in lower case."""
    return listed("modifier") | listed("dealt")


@cache
def role_nouns() -> frozenset[str]:
    """The nouns that say what somebody is, in lower case."""
    titles = load("en/titles")
    return frozenset(word.lower() for kind in ("office", "expert", "other", "trade") for word in titles[kind])


@cache
def shared_titles() -> Mapping[str, str]:
    """Titles that several people bear together, in lower case, each with that of one: "ministers" is "minister"."""
    return dict(load("en/titles")["shared"])


@cache
def title_nouns() -> frozenset[str]:
    """The nouns that say what somebody is, or several are ("minister", "ministers"), in lower case."""
    return role_nouns() | shared_titles().keys()


@cache
def _heads() -> frozenset[str]:
    """Words that make a capitalised run something else than a person: institutions, papers, streets."""
    heads, institutes = load("actors")["heads"], load("en/titles")["institute"]
    words = [word for phrase in (*heads["organs"], *heads["words"]) for word in phrase.split() if word[0].isupper()]
    return frozenset([*words, *institutes, *load("en/titles")["things"]]) - {"Of", "Front", "Office", "Court"}
