"""People whom labels name: those of a transcript ("MR PRICE: ..."), lines above words in marks, questions in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from brief import setoff
from brief.lexicon import load
from brief.model import Article, SpeakerMention
from brief.people.entries import Entry, Register, gender_of
from brief.people.names import in_full, role_nouns
from brief.people.unlisted import nouns
from brief.spelling import is_given
from brief.text import Span

_JOINED = re.compile(r"(^MC|^|[-'’])(\w)(\w*)")


def named(
    article: Article, lines: Sequence[re.Match[str]], register: Register, found: Sequence[SpeakerMention]
) -> list[SpeakerMention]:
    """The mentions that labels make, those of `lines` too; those found take precedence."""
    body = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs if paragraph.kind == "body"]
    turns = setoff.read(article.text, body).values()
    labels = dict.fromkeys(turn.label for turn in turns if turn.label is not None and not turn.asks)
    known = {mention.end for mention in found}
    told = list(_in_brackets(article.text, labels, register))
    known |= {mention.end for mention in told}
    told += [m for label in labels if label[1] not in known for m in _mention(article.text, label, register)]
    told += _by_office(article, [label for label in labels if label[1] not in known], register, told)
    told += (mention for line in lines for mention in _above(line, register, known))
    starred = [span for span in body if article.text[span[0]] in "*_"]
    told += (mention for paragraph in starred for mention in _addressed(article.text, paragraph, register, known))
    return told


def headed(lines: Sequence[re.Match[str]], register: Register) -> None:
    """Enter the people whom lines above words in marks name, before the text is read for their surnames."""
    for line in lines:
        list(_above(line, register, set()))


def _in_brackets(text: str, labels: Iterable[Span], register: Register) -> Iterator[SpeakerMention]:
    """The mentions of labels that are an office, with its holder in brackets once: "The Minister (Hon. Ana Souza):"."""
    holders: dict[str, int] = {}
    for label in labels:
        office = text[slice(*label)].removeprefix("The ")
        holder = _HOLDER.match(text, label[1]) if not role_nouns().isdisjoint(office.lower().split()) else None
        titles, words = _parted(holder[1].split()) if holder else ([], [])
        if len(words) > 1 and (titles or text.startswith("The ", label[0])):
            person = register.full(" ".join(map(_written, words)))
            register.entries[person].roles.setdefault(office, (label[1] - len(office), label[1]))
            holders[office] = person
        if office in holders:
            yield SpeakerMention(*label, "name", holders[office])


_HOLDER = re.compile(r"\s?\(((?:[A-ZÀ-Þ][\w.'’-]*\s){1,5}[A-ZÀ-Þ][\w'’-]+)\)")


def _by_office(
    article: Article, labels: Sequence[Span], register: Register, named: Sequence[SpeakerMention]
) -> Iterator[SpeakerMention]:
    """The mentions of labels that are an office alone ("SPECIAL ENVOY:"), where the text above names its holder."""
    first = min((label[0] for label in labels), default=0)
    spoken = {mention.end for mention in named if mention.person is not None}
    for label in labels:
        words = article.text[slice(*label)].split()
        if label[1] in spoken or words[-1].lower() not in role_nouns() or len(words) > 4:
            continue
        office = re.compile(rf"\b(?i:{' '.join(map(re.escape, words))})\s({_FULL})", re.MULTILINE)
        holders = {match.group(1) for match in office.finditer(article.text, 0, first)}
        if len(holders) != 1:
            continue
        shown = [*_parted(holders.pop().split())[1]]
        person = register.full(" ".join(shown))
        register.entries[person].roles.setdefault(" ".join(words).capitalize(), label)
        yield SpeakerMention(*label, "name", person)


_FULL = r"(?:[A-ZÀ-Þ][\w.'’-]+\s){1,3}[A-ZÀ-Þ][\w'’-]+"
_LINE = re.compile(
    r"(?P<name>[^\W\d_][^\n,:()\"“”«»„.!?]{2,60}?)(?P<role>,\s[^\n:.!?\"“”«»„]{2,120})?(?:\s\([^()]{1,60}\))?:?"
)
_LONGEST_LINE = 200
_MARKS = '"“„«'
_FEWEST_LINES = 3
_SMALL = frozenset("al bin da de del der di el for in la le of on the ten van von zu".split())


def above_words(article: Article) -> list[re.Match[str]]:
    """The lines of a round-up that name who says the words in marks below; none where they are few."""
    text = article.text
    lines = [
        line
        for line, below in pairwise(article.paragraphs)
        if below.kind == "body" and text[below.start] in _MARKS and line.end - line.start <= _LONGEST_LINE
        if line.kind in ("body", "heading")
    ]
    if len(lines) < _FEWEST_LINES:
        return []
    found = [match for line in lines if (match := _LINE.fullmatch(text, line.start, line.end)) is not None]
    found = [match for match in found if all(_may_name(word) for word in match["name"].split())]
    return found if len(found) >= _FEWEST_LINES else []


def _may_name(word: str) -> bool:
    return word[0].isupper() or word in _SMALL or word in nouns() or word.endswith(("'", "’", "'s", "’s"))


def _above(line: re.Match[str], register: Register, known: set[int]) -> Iterator[SpeakerMention]:
    """The person whom a line names: "Ana Souza, pollster", "PRIME MINISTER ANA SOUZA"; a body is none."""
    words = [_written(word) for word in line["name"].split()]
    first = next((at for at, word in enumerate(words[:-1]) if is_given(word)), None)
    role, start = (line["role"] or "").lstrip(", "), line.end("role") - len((line["role"] or "").lstrip(", "))
    role = re.split(_ROLE_ENDS, role)[0]
    if first is None and role and len(words) < 4 and role_nouns() & set(role.lower().split()):
        first = 0
    if first is None and (body := _body(line, words)) is not None:
        if line.end("name") not in known:
            yield SpeakerMention(*line.span("name"), "body", register.unnamed("body", body, None))
        return
    if first is None or len(words) - first > 4:
        return
    person = register.full(" ".join(words[first:]))
    entry = register.entries[person]
    small = role.lower() if role.isupper() else role
    if role and small not in entry.roles:
        entry.roles[small] = (start, start + len(role))
    begin = line.start("name") + len(line["name"]) - len(line["name"].split(None, first)[-1])
    if first and not entry.roles:
        entry.roles[" ".join(words[:first]).lower()] = (line.start("name"), begin - 1)
    if line.end("name") not in known:
        yield SpeakerMention(begin, line.end("name"), "name", person)


def _body(line: re.Match[str], words: Sequence[str]) -> str | None:
    """The body that a line names, by its noun, or in capitals throughout: "Chinese embassy in Lima", "STAR LINES"."""
    told = not nouns().isdisjoint(word.lower() for word in words)
    spoken_in = _SPOKEN_IN.match(line["role"] or ", in ")
    if spoken_in is None or len(words) > _MANY or not role_nouns().isdisjoint(word.lower() for word in words):
        return None
    large = line["name"].isupper() and line.group().endswith(":")  # "WHAT IS NEXT" is a heading
    return " ".join(words) if told or large else None


_MANY = 6
_SPOKEN_IN = re.compile(r",\s(?:at|in|on|to|via)\s", re.IGNORECASE)
_ROLE_ENDS = re.compile(r",\s|\s?\b(?:who|WHO|to|TO|on|ON|via|VIA)\s")
_VOCATIVE = re.compile(r"[*_]{1,2}(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir)\.?\s([A-ZÀ-Þ][\w'’-]+),")


def _addressed(text: str, paragraph: Span, register: Register, known: set[int]) -> Iterator[SpeakerMention]:
    """The person whom a question in bold addresses, where the text has the full name: "**Ms. Souza, why?**"."""
    asked = _VOCATIVE.match(text, *paragraph)
    if asked is None or asked.end(1) in known:
        return
    bearers = register.alone(asked[1])
    if not bearers and (full := in_full(text, asked[1])):
        bearers = [register.full(full)]
    if len(bearers) == 1:
        yield SpeakerMention(*asked.span(1), "name", bearers[0])


def _mention(text: str, label: Span, register: Register) -> Iterable[SpeakerMention]:
    titles, words = _parted(text[slice(*label)].split(",")[0].split())  # "ANA SOUZA, HOST"
    if not words or " ".join(words).lower() in load("en/turns")["answers"]:
        return
    if words[-1].lower() in role_nouns() and not register.alone(words[-1]):
        return  # "STUDENT", "SPECIAL ENVOY": who it is, the text leaves open
    if words[0].lower() in ("the", "of", "for"):
        return  # "The Minister of Health"
    name = " ".join(map(_written, words))
    if len(words) > 1:
        yield SpeakerMention(*label, "name", register.full(name))
        return
    bearers = register.alone(name, gender_of("", titles))
    if not bearers and (full := in_full(text, name) or _in_capitals(text, words[0])):
        bearers = [register.full(full)]
    if not bearers:
        bearers = [register.add(Entry("person", forms={name: 1}, gender=gender_of("", titles)))]
    yield SpeakerMention(*label, "name", bearers[0] if len(bearers) == 1 else None)


def _in_capitals(text: str, word: str) -> str | None:
    """The one full name that a text has in capitals for the last word of a label: "ANA SOUZA, HOST"."""
    if not word.isupper():
        return None
    before = re.finditer(rf"(?<![\w.])((?:[A-ZÀ-Þ][A-ZÀ-Þ'.-]+\s){{1,3}}){re.escape(word)}\b", text)
    found = {tuple(words) for match in before if len(words := _parted([*match.group(1).split(), word])[1]) > 1}
    return " ".join(map(_written, found.pop())) if len(found) == 1 else None


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The titles before a name, and the name."""
    titles = load("en/turns")["titles"]
    at = 0
    while at < len(words) - 1:
        two = " ".join(words[at : at + 2]).replace(".", "").lower()
        if two in titles and at + 2 < len(words):
            at += 2
        elif words[at].rstrip(".").lower() in titles:
            at += 1
        else:
            break
    return [word.rstrip(".").lower() for word in words[:at]], list(words[at:])


def _written(word: str) -> str:
    """A word of a name as names are written: "O'BRIEN" as "O'Brien", "McDonald" as it is."""
    if not word.isupper() or len(word.rstrip(".")) < 2:
        return word
    return _JOINED.sub(lambda match: match[1].title() + match[2].upper() + match[3].lower(), word)
