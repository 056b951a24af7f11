"""Names of people in one text: capitalised runs told from bodies, places and titles; no roles and no pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from brief.lexicon import load
from brief.model import ActorMention
from brief.spelling import PARTICLES, genders
from brief.text import Span

_WORD = r"(?:[A-Z]\.(?:\s?[A-Z]\.)*|[A-ZÀ-ÞĀ-Ž][^\W\d_]*(?:['-][^\W\d_]+)*)"
_RUN = re.compile(
    rf"(?<![\w'-]){_WORD}(?:\.(?=\s[A-Z]))?(?:\s(?:(?:{'|'.join(sorted(PARTICLES))})\s)*{_WORD}(?:\.(?=\s[A-Z]))?)*"
    r"(?:,?\sJr\.|,?\sSr\.)?"
)
_TOKEN = re.compile(r"\S+")
_CALENDAR = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri
    Sat Sun""".split()
)
# Capitalised words that begin sentences or stand in titles and are no part of a name.
NOT_NAMES = _CALENDAR | frozenset(
    """A About According Actually Additionally After Again Against All Allies Also Although Always Amid Among An And Another Any
    Anyone Are As Asked At Back Bad Barely Be Because Before Behind Being Below Besides Between Big Both But By Can
    Clearly Consider Could Dear Despite Did Do Does Don't During Each Earlier Early Either Elsewhere Especially Even
    Eventually Ever Every Everyone Exclusive Experts Few Finally First Following For Former Formerly Fortunately
    Four From Further Get Give Given Go Good Great Had Happy Has Have Having He Hello Her Here Hers Hey Him His Hi Honestly
    How However I If Image Images In Including Indeed Inside Instead Into Is It Its It's Just Keep Last Lastly Late Later
    Least Leave Less Let Like Likewise Little Look Lots Make Many Maybe Me Meanwhile Members Moreover More Most Mostly
    Much Must My Near Nearly Neither Never Nevertheless New News Next No Nobody None Nor North Not Nothing Now Observers Of Off Officials
    Oh On Once One Only Onto Open Or Other Others Otherwise Our Out Over Own People Perhaps Photo Photos Picture Please Please
    Politically Possibly Presumably Previously Privately Probably Publicly Put Quite Rather Read Really Recently
    Regarding Regardless Reporting Republicans Democrats Same Say See Seven She Should Similarly Since Six So Some Somebody Someone
    Sometimes Soon South Still Stop Such Take Tell Ten Than Thank Thanks That That's The Their Them Then There
    Therefore These They This Those Though Three Through Throughout Thus To Today Together Tomorrow Tonight Too Toward
    Towards Two Under Unfortunately Unless Unlike Until Up Upon Us Using Usually Very Via Video Was Watch We Welcome Well Were
    West East What Whatever When Whenever Where Whereas Whether Which While White Who Whoever Whose Why Will With
    Within Without Would Year Years Yes Yesterday Yet You Your War World States Deal Treaty Agreement Act Bill Plan""".split()
)
_SUFFIX = re.compile(r",?\s(?:Jr|Sr)\.?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that may name a person: `text` without title and possessive, as written but for white space.

    `known`: it has a given name that a list holds, or an initial. `after_title`: a capitalised title stands
    directly before it ("Minister"). `alone`: it is one word.
    """

    start: int
    end: int
    text: str
    known: bool
    after_title: bool

    @property
    def alone(self) -> bool:
        """Whether it is one word, particles apart: a surname, perhaps."""
        return len([word for word in self.text.split() if word.lower() not in PARTICLES]) == 1


def find(seen: str, start: int, end: int, actors: Sequence[ActorMention]) -> Iterator[Name]:
    """The runs in a sentence that may name people; `actors` are those of the sentence, in order."""
    for run in _RUN.finditer(seen, start, end):
        if seen[run.end() : run.end() + 1] == "/" or seen[run.start() - 1 : run.start()] == "/":
            continue  # a credit
        found = list(_in_run(seen, run.start(), run.end(), actors))
        if found and found[-1].end == run.end():
            found[-1] = _past_bracket(seen, found[-1], end)
        if found and found[0].start == run.start():
            found[0] = _with_particle(seen, found[0], start)
        yield from found


_BRACKET = re.compile(rf"\)\s({_WORD})")
_PARTICLE = re.compile(r"(?<![\w'-])((?:von der|van der|van den|von|van|de|bin|al|di|da|el)\s)$")


def _past_bracket(seen: str, name: Name, end: int) -> Name:
    """A given name that an editor put in brackets before the surname: "(President Vladimir) Putin"."""
    behind = _BRACKET.match(seen, name.end, end)
    if behind is None or name.text not in genders():
        return name
    surname = behind.group(1).removesuffix("'s")
    return replace(name, end=behind.start(1) + len(surname), text=f"{name.text} {surname}", known=True)


def _with_particle(seen: str, name: Name, start: int) -> Name:
    before = _PARTICLE.search(seen, max(start, name.start - 9), name.start)
    if before is None or not name.alone:
        return name
    return replace(name, start=before.start(1), text=before.group(1) + name.text)


def _in_run(seen: str, start: int, end: int, actors: Sequence[ActorMention]) -> Iterator[Name]:
    """The names of a run: what lies between actors, titles and other words that are no names."""
    words: list[Span] = []
    titled = False
    for token in _TOKEN.finditer(seen, start, end):
        word = token.group().rstrip(".,")
        bare = word.removesuffix("'s")
        actor = _actor_at(actors, token.start())
        if actor is not None and not _belongs_to_name(seen, words, token, actor):
            yield from _name(seen, words, titled)
            words, titled = [], False
        elif is_title(bare) and not (words and seen[slice(*words[0])] in genders()):
            yield from _name(seen, words, titled)
            words, titled = [], True
        elif bare in NOT_NAMES or bare in _heads():
            if bare in _heads():
                words = []
            yield from _name(seen, words, titled)
            words, titled = [], False
        else:
            words.append(token.span())
            if word != bare:
                yield from _name(seen, words, titled)
                words, titled = [], False
    yield from _name(seen, words, titled)


def _actor_at(actors: Sequence[ActorMention], at: int) -> ActorMention | None:
    return next((actor for actor in actors if actor.start <= at < actor.end), None)


def _belongs_to_name(seen: str, words: list[Span], token: re.Match[str], actor: ActorMention) -> bool:
    """Whether an actor's word is a surname: "Michael Jordan", after a given name and nothing else."""
    if actor.end - actor.start > len(token.group()) or len(words) != 1:
        return False
    return seen[slice(*words[0])] in genders() and actor.form in ("name", "capital", "metonym")


def _name(seen: str, words: list[Span], titled: bool) -> Iterator[Name]:
    while words and seen[slice(*words[0])].lower() in PARTICLES and len(words) > 3:
        words = words[1:]
    while words and seen[slice(*words[-1])].lower() in PARTICLES:
        words = words[:-1]
    if not words or len(words) > 6:
        return
    text = " ".join(seen[slice(*span)] for span in words)
    end = words[-1][1]
    if text.endswith("'s"):
        text, end = text[:-2], end - 2
    if not _SUFFIX.search(text):
        stripped = text.rstrip(",") if not re.search(r"\b[A-Z]\.$", text) else text
        stripped = stripped.rstrip(".") if len(words) == 1 or not re.search(r"\b[A-Z]\.$", text) else stripped
        end -= len(text) - len(stripped)
        text = stripped
    if text.isupper() and len(words) == 1:
        return  # an acronym
    if len(text) > 1:
        yield Name(words[0][0], end, text, _is_known(text), titled)


def _is_known(text: str) -> bool:
    words = text.split()
    if len(words) < 2:
        return False
    first = words[0].split("-")[0]
    return first in genders() or words[0] in genders() or re.fullmatch(r"(?:[A-Z]\.\s?)+", words[0]) is not None


@cache
def is_title(word: str) -> bool:
    """Whether a capitalised word says what somebody is, or is a form of address ("Minister", "Mr", "Deputy")."""
    titles = load("en/titles")
    lowered = word.lower()
    return word in titles["address"] or lowered in role_nouns() or lowered in titles["modifier"]


@cache
def role_nouns() -> frozenset[str]:
    """The nouns that say what somebody is, in lower case."""
    titles = load("en/titles")
    return frozenset(word.lower() for kind in ("office", "expert", "other") for word in titles[kind])


@cache
def _heads() -> frozenset[str]:
    """Words that make a capitalised run something else than a person: institutions, papers, streets."""
    heads, institutes = load("actors")["heads"], load("en/titles")["institute"]
    words = [word for phrase in (*heads["organs"], *heads["words"]) for word in phrase.split() if word[0].isupper()]
    return frozenset([*words, *institutes, *_THINGS.split()]) - {"Of", "Front", "Office", "Court"}


_THINGS = """Airlines Airport Airways Avenue Bay Bill Boulevard Bridge Broadcasting Building Canal Castle Cathedral Church City Club
    Company County Cup Daily District Dome Express Festival Films Forest Gate Gazette Government Guardian Hall Herald
    Highway Hospital Hotel House Independent Industries Island Islands Journal Lake Law Line Lines Magazine Mail Mall Market
    Media Mirror Monitor Mountain Museum Network News Observer Ocean Palace Park Pipeline Place Plaza Post Press Prize Province
    Railway Record Region Report Republic Review Ridge River Road Route Sea Series Square Stadium Standard Station Stream
    Street Studios Sun System Systems Telegraph Television Theatre Times Today Tower Town Trade Tribune Valley Village Weekly
    Wing Zone Army Navy Air Guard Police Games Championship League Trust Inc Ltd Corp Co Group Partners Security Health
    Facebook Twitter Instagram YouTube Google Army Accord Accords Protocol Convention Summit Pact Declaration Initiative
    Service Services Space Project Program Programme Association Studies Economics Affairs Relations Sciences Science"""
