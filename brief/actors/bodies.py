"""Bodies and movements that no list has, told by their head noun, and the nouns that mean a body; no states."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache

from msgspec.structs import replace

from brief.actors.listed import CALENDAR, DETERMINERS, canonical, head_pattern, heads, paired, regions
from brief.lexicon import load
from brief.model import ActorMention
from brief.spelling import is_given
from brief.text import Span, Vocabulary, either, telling

_CAP_WORD_BEFORE = re.compile(r"(?<![^\W_])([A-ZÀ-ÞĀ-Ž][\w'.-]*)\s+(?:(?:of|for)\s+(?:the\s+)?)?$")
_LABOUR = re.compile(  # opens with letters, so that all others cost no more than a glance
    r"[DHMSUWdhmsuw](?<!\w.)(?i:(?<=w)orkers|(?<=s)trike(?:s|rs)?|(?<=m)iners|(?<=h)auliers|(?<=d)(?:riv|ock)ers"
    r"|(?<=u)nionists?)\b"
)
_LINKS = frozenset(["of", "for", "of the", "for the"])
_TAIL = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?[A-ZÀ-Þ][\w-]*(?:\s+(?:and\s+|of\s+)?[A-ZÀ-Þ][\w-]*){0,4}")
_THE_LETTERS = re.compile(r"he ([A-Z][A-Z0-9]{2,5}(?:-[A-Z]{1,4})?)(?=[\s,.;:?!]|'s)")
_THE = frozenset([*(f"{mark}{t}" for mark in " \n\"'(" for t in "Tt"), "T"])  # what stands before "he"
_ACRONYM = re.compile(
    r"\s+\(\"?([A-Z][A-Za-z&-]*[A-Z][A-Za-z]*)\"?(?:[,;] [^()]{2,50})?\)"
    r"|(?:, or(?= (?:the )?[A-Z-]+[,.;])|,? (?:also )?known (?:as|by (?:the|its) (?:[A-Z]\w+ )?(?:acronym|initials)))"
    r" (?:the )?\"?([A-Z]{2,6}(?:-[A-Z]{1,4})?)(?![\w-])"
)


@cache
def _head_words() -> frozenset[str]:
    return telling(heads())


def find(
    seen: str,
    words: Vocabulary,
    listed: Sequence[ActorMention],
    titles: Sequence[Span] = (),
    told_of: Sequence[tuple[str, str]] = (),
) -> list[ActorMention]:
    """Bodies told by their head noun or by letters, with the acronyms that the text or its titles define.

    `told_of`: letters, each with the body that they stand for by other texts.
    """
    found: list[ActorMention] = []
    acronyms = _in_titles(seen, titles)
    meant = {letters: ActorMention(name, "body", "name", 0, 0) for letters, name in told_of}
    by_start = {mention.start: mention for mention in listed}
    for sentence in words.holding(_head_words()):
        for match in head_pattern().finditer(seen, sentence.start, sentence.end):
            body = _body_around(seen, match, sentence.start, sentence.end)
            if body is None or body.name in regions():
                continue  # "the West Bank"
            known = next((by_start[at] for at in range(body.start, body.end) if at in by_start), None)
            named_by_itself = body.start < match.start() < (known.start if known else 0)  # "Peace Council of ECOWAS"
            if known and known.end >= body.end and not named_by_itself:
                continue
            found.append(_as_told(_as_organ(_of_its_own(body, known), known, match.group()), meant.values()))
            if letters := _acronym_behind(seen, body.end) or _word_of_initials(seen, body):
                acronyms[letters] = found[-1]
    acronyms |= meant
    shallows = _shallows(seen, [body.name for body in found])
    told = [*(body for body in found if body.name not in shallows), *_acronyms(seen, words, acronyms)]
    return [*told, *_by_letters(seen, words, {*acronyms, *(seen[a.start : a.end] for a in listed)})]


def _in_titles(seen: str, titles: Sequence[Span]) -> dict[str, ActorMention]:
    """The acronyms that titles define: "talks with the National Liberation Army (ELN)"."""
    found: dict[str, ActorMention] = {}
    for start, end in titles:
        for head in head_pattern().finditer(seen, start, end):
            body, letters = _body_around(seen, head, start, end), _acronym_behind(seen, head.end(), end)
            if body and letters:
                found[letters] = body
    return found


def _acronym_behind(seen: str, at: int, end: int = sys.maxsize) -> str | None:
    """The letters that a name is given there, where no list has them: " (ELN)", ", or ELN,"."""
    match = _ACRONYM.match(seen, at, end)
    letters = match and (match.group(1) or match.group(2))
    return letters if letters and canonical(letters) is None else None


def _word_of_initials(seen: str, body: ActorMention) -> str | None:
    """The letters that a name is given there, written as a word: "Community of Lakeside States (Colas)"."""
    match = _WORD_IN_BRACKETS.match(seen, body.end)
    initials = [word[0].lower() for word in seen[body.start : body.end].split() if word[0].isupper()]
    if match is None or len(initials) < _INITIALS or match[1][0].lower() != initials[0] or canonical(match[1]):
        return None
    rest = iter(match[1].lower())
    return match[1] if all(letter in rest for letter in initials) else None


_WORD_IN_BRACKETS = re.compile(r"\s\(([A-ZÀ-Þ][a-z]{3,8})\)")
_INITIALS = 3  # fewer spell too many words


def _by_letters(seen: str, words: Vocabulary, known: Set[str]) -> Iterator[ActorMention]:
    """Bodies that a text calls by letters alone and defines nowhere: "fighters of the ELN", "the ELN said"."""
    letters = load("actors")["letters"]
    the = (match for match in _THE_LETTERS.finditer(seen) if seen[max(0, match.start() - 2) : match.start()] in _THE)
    counted = Counter(match.group(1) for match in the)
    told = {name for name, times in counted.items() if times > 1 and canonical(name) is None}
    for name in sorted(told - known - {*letters["things"]}):
        body = ActorMention(name, "body", "name", 0, 0)
        yield from _acronyms(seen, words, {name: body})


_ON_A_BANK = re.compile(r"\bon the ((?:[A-Z][\w-]* )+Bank)\b")


def _shallows(seen: str, names: Sequence[str]) -> Set[str]:
    """The banks that are of the sea: things are done on them, or bodies are named after them ("Grey Bank Council")."""
    if not any(name.endswith(" Bank") for name in names):
        return frozenset()
    of_others = {name.partition(" Bank ")[0] + " Bank" for name in names if " Bank " in name}
    return of_others | set(_ON_A_BANK.findall(seen))


def movements(seen: str, words: Vocabulary) -> Iterator[ActorMention]:
    """Movements told by an adjective and a common noun: "Houthi rebels" are no state's, whatever the adjective is."""
    for sentence in words.holding(telling(load("actors")["heads"]["movements"])):
        for match in _movement().finditer(seen, sentence.start, sentence.end):
            if match.group(1) not in DETERMINERS and CALENDAR.match(match.group()) is None:
                yield ActorMention(match.group(), "body", "name", match.start(), match.end())


@cache
def _movement() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])([A-ZÀ-Þ][\w-]+) (?:{either(load('actors')['heads']['movements'])})\b")


def _body_around(seen: str, head: re.Match[str], first: int, last: int) -> ActorMention | None:
    start, words = head.start(), 0
    while words < 5 and (before := _CAP_WORD_BEFORE.search(seen, max(first, start - 40), start)):
        if before.group(1) in DETERMINERS or _is_month(seen, before, head.group()):
            break
        if seen[before.end(1) : start].strip() in _LINKS and not head_pattern().fullmatch(before.group(1)):
            break  # "Sister Agnes of the Peace Secretariat", but "House Committee of the Senate Council"
        start, words = before.start(), words + 1
    pair = paired(seen, start, first) if words else None
    if pair and canonical(pair.group(1)) is None:
        start, words = pair.start(1), words + 1
    tail = _TAIL.match(seen, head.end(), last)
    if tail and CALENDAR.search(tail.group()):
        tail = None  # "convened the Buyers' Alliance for Wednesday"
    end = _before_person(seen, tail) if tail else head.end()
    if words == 0 and tail is None:
        return None
    return ActorMention(" ".join(seen[start:end].split()), "body", "name", start, end)


_JOINTS = (" of", " for", " the", " and")
_CAPITALISED_PAIR = re.compile(r"\s([A-ZÀ-Þ][\w-]*)(?=\s[A-ZÀ-Þ])")


def _before_person(seen: str, tail: re.Match[str]) -> int:
    """Where a body's name ends behind "of": before a given name, "the Bank of England Mervyn King"."""
    for word in _CAPITALISED_PAIR.finditer(seen, tail.start(), tail.end()):
        if is_given(word.group(1)) and not seen.endswith(_JOINTS, 0, word.start()):
            return word.start()
    return tail.end()


def _is_month(seen: str, word: re.Match[str], head: str) -> bool:
    """Whether a word before a body's head is a month ("the May Conference"), not a name ("the March Coalition")."""
    if CALENDAR.match(word.group(1)) is None:
        return False
    lasting = head in load("actors")["heads"]["lasting"]
    return not (lasting and seen[max(0, word.start(1) - 4) : word.start(1)].lower() == "the ")


def _of_its_own(body: ActorMention, known: ActorMention | None) -> ActorMention:
    """The body without the listed one that it is of: "Mediation and Security Council of ECOWAS"."""
    own, of, _ = body.name.partition(" of ")
    if known is None or known.kind != "body" or not of or " " not in own or known.end != body.end:
        return body
    return replace(body, name=own)


def _as_organ(body: ActorMention, known: ActorMention | None, head: str) -> ActorMention:
    """The body as a part of the state it names ("Russian Foreign Ministry" is Russia's), else as it is."""
    if known and known.kind == "state" and head in load("actors")["heads"]["organs"]:
        return replace(body, name=known.name, kind="state", form="metonym", organ=body.name)
    return body


def _as_told(body: ActorMention, others: Iterable[ActorMention]) -> ActorMention:
    """The body under the shorter name that others call it by: "Karsovian National Liberation Army"."""
    shorter = (other.name for other in others if body.kind == "body" and body.name.endswith(f" {other.name}"))
    return replace(body, name=min(shorter, default=body.name))


def _acronyms(seen: str, words: Vocabulary, acronyms: dict[str, ActorMention]) -> Iterator[ActorMention]:
    for acronym, body in acronyms.items():
        pattern = re.compile(rf"(?<![^\W_]){re.escape(acronym)}(?![^\W_])")
        for sentence in words.holding(telling([acronym])):
            for match in pattern.finditer(seen, sentence.start, sentence.end):
                yield replace(body, start=match.start(), end=match.end())


def by_noun(seen: str, words: Vocabulary, actors: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """ "The alliance" as the one body of that noun which the text names; nothing where two could be meant."""
    bodies = {actor.name for actor in actors if actor.kind == "body"}
    rows, generic = load("actors")["bodies"], load("actors")["nouns"]["generic"]
    nouns: dict[str, set[str]] = {}
    for name in bodies:
        for noun in rows.get(name, {}).get("nouns", ()):
            nouns.setdefault(noun, set()).add(name)
    meant = {n: min(names) for n, names in nouns.items() if len(names) == 1 and (n not in generic or len(bodies) == 1)}
    if "union" in meant and _LABOUR.search(seen):
        del meant["union"]
    if not meant:
        return
    pattern = re.compile(r"\b[Tt]h(?:e|is)\s+(" + "|".join(sorted(meant)) + r")(?![^\W_])")
    for sentence in words.holding(telling(meant)):
        for match in pattern.finditer(seen, sentence.start, sentence.end):
            yield ActorMention(meant[match.group(1)], "body", "noun", match.start(), match.end())


def _is_only(head: str, actors: Sequence[ActorMention]) -> bool:
    """Whether no listed body of the text could be meant by the noun too."""
    rows = load("actors")["bodies"]
    return not any(head.lower() in rows.get(actor.name, {}).get("nouns", ()) for actor in actors)


def by_head(
    seen: str, words: Vocabulary, unlisted: Sequence[ActorMention], actors: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """ "The Commission" as the one unlisted body with that head which the text names before; "the commission" too."""
    heads: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for body in unlisted:
        own = head_pattern().findall(body.name.partition(" of ")[0]) if body.kind == "body" else []
        if own:
            heads.setdefault(own[-1], set()).add(body.name)  # "Grey Bank Fisheries Commission" is a commission
            first.setdefault(body.name, body.end)
    meant = {head: min(names) for head, names in heads.items() if len(names) == 1}
    if not meant:
        return
    spoken = load("actors")["heads"]["spoken"]
    meant |= {head.lower(): name for head, name in meant.items() if head.lower() in spoken and _is_only(head, actors)}
    if "union" in meant and _LABOUR.search(seen):
        del meant["union"]
    nouns = "|".join(re.escape(head) for head in sorted(meant))
    pattern = re.compile(rf"\b[Tt]he\s+({nouns})(?![\w-])(?!\s+(?:of|for)\b|\s+[A-Z])")
    for sentence in words.holding(telling(meant)):
        for match in pattern.finditer(seen, sentence.start, sentence.end):
            name = meant[match.group(1)]
            if match.start() > first[name]:
                yield ActorMention(name, "body", "noun", match.start(), match.end())
