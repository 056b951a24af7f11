"""People whom the labels of a transcript name ("MR PRICE: ..."); what they say is no matter here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from brief import setoff
from brief.lexicon import load
from brief.model import Article, SpeakerMention
from brief.people.entries import Entry, Register, gender_of
from brief.people.names import in_full, role_nouns
from brief.text import Span

_JOINED = re.compile(r"(^MC|^|[-'’])(\w)(\w*)")


def named(article: Article, register: Register, found: Sequence[SpeakerMention]) -> list[SpeakerMention]:
    """The mentions that labels make, those found take precedence; in no text but a transcript there are any."""
    body = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs if paragraph.kind == "body"]
    turns = setoff.read(article.text, body).values()
    labels = dict.fromkeys(turn.label for turn in turns if turn.label is not None and not turn.asks)
    known = {mention.end for mention in found}
    return [mention for label in labels if label[1] not in known for mention in _mention(article.text, label, register)]


def _mention(text: str, label: Span, register: Register) -> Iterable[SpeakerMention]:
    titles, words = _parted(text[slice(*label)].split(",")[0].split())  # "ANA SOUZA, HOST"
    if not words or " ".join(words).lower() in load("en/turns")["answers"]:
        return
    if " ".join(words).lower() in role_nouns() and not register.alone(words[0]):
        return  # "STUDENT": who it is, the text leaves open
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
