"""The sentences that best tell of an event, verbatim: short, standing on their own, no spoken words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from brief.lexicon import load
from brief.merge.events.clusters import Cluster, Member
from brief.model import Excerpt
from brief.text import fold, sentences, view

_LONGEST = 45
_MOST = 3
_ALIKE = 0.6
_PRONOUN = re.compile(
    r"^\W*(?:He|She|It|They|His|Her|Their|Its|This|These|Those|That|On it|There|According to (?:him|her|them))\b"
)
_POINTS_BACK = re.compile(
    r"\b(?:these|those|such|this|the latter|the former|the same)\s+(?!week|month|year|day|time|far|as)[a-z]+"
)
_CONNECTIVE = re.compile(
    r"^\W*(?:But|However|And|So|Howbeit|Meanwhile|Also|In addition|Instead|Then|Later|Still|Nevertheless)\b"
)
_SPEECH = re.compile(r'"[^"]{25,}')
_SUBORDINATE = re.compile(r"^\W*(?:After|Following|Before|During|Ahead of|Since|In negotiations|According)\b")
_SAYING = re.compile(r"\b(?:said|says|told|warned|according to|urged|called|believes|argued)\b")


def said(cluster: Cluster, numbers: Mapping[str, str]) -> tuple[Excerpt, ...]:
    """One to three excerpts, the best first, citing their sources by number; none where no sentence is fit."""
    ranked = sorted(
        (
            (_score(cluster, member, excerpt), at, member, excerpt)
            for at, (member, excerpt) in enumerate(_evidence(cluster))
        ),
        key=lambda row: (-row[0], row[1]),
    )
    chosen: list[tuple[Excerpt, str]] = []
    for score, _, member, excerpt in ranked:
        whole = _with_antecedent(member, excerpt)
        if whole is None or (score < 0 and chosen) or len(chosen) == _MOST:
            continue
        if any(_alike(whole.text, other.text) for other, _ in chosen):
            continue
        chosen.append((whole, numbers[member.found.document.key]))
    return tuple(excerpt.cited(number) for excerpt, number in chosen)


def _evidence(cluster: Cluster) -> list[tuple[Member, Excerpt]]:
    listed = [(m, e) for m in cluster.members if not m.is_caption for e in m.mention.evidence]
    return [(m, e) for at, (m, e) in enumerate(listed) if e not in [x for _, x in listed[:at]]]


def _score(cluster: Cluster, member: Member, excerpt: Excerpt) -> float:
    text, mention = view(excerpt.text), member.mention
    first = excerpt == mention.evidence[0]
    score = 2.0 * (mention.when is not None and first) + 2.0 * (mention.place is not None and first)
    score += min(3, len(mention.participants)) * first + 2.0 * (mention.name is not None)
    score += 3.0 * any(cue in text for cue in load("en/events")["outcomes"]["cues"])
    score -= 3.0 * (_SUBORDINATE.match(text) is not None) + 2.5 * (_SAYING.search(text) is not None)
    score -= 4.0 * (mention.status == "planned" and any(m.mention.status == "held" for m in cluster.members))
    score -= 3.0 * (mention.rule == "event.delegation") + 2.0 * (_CONNECTIVE.match(text) is not None)
    score -= 1.5 * (_PRONOUN.match(text) is not None)
    score -= 8.0 * (_SPEECH.search(text) is not None) + 0.05 * max(0, len(text.split()) - 25)
    return score


def _with_antecedent(member: Member, excerpt: Excerpt) -> Excerpt | None:
    """The excerpt, with the sentence before it where it leans on that; `None`: it leans further, or is too long."""
    text = view(excerpt.text)
    leans = _PRONOUN.match(text) or _POINTS_BACK.search(text)
    whole = excerpt
    if leans:
        before = _sentence_before(member, excerpt)
        if before is None or _PRONOUN.match(view(before.text)) or _POINTS_BACK.search(view(before.text)):
            return _predicate(member, excerpt)
        whole = member.found.document.excerpt(before.start, excerpt.end)
    limit = _LONGEST * (2 if leans else 1)
    return whole if len(whole.text.split()) <= limit else None


def _predicate(member: Member, excerpt: Excerpt) -> Excerpt | None:
    """What is said of a leading "it", without it: the title names who ("suspended its mission ...")."""
    match = re.match(r"^(?:In|On) [\w. ]+?,? (?:it|he|she|they) (?=[a-z]+ed\b)", view(excerpt.text))
    return member.found.document.excerpt(excerpt.start + match.end(), excerpt.end) if match else None


def _sentence_before(member: Member, excerpt: Excerpt) -> Excerpt | None:
    """The sentence right before, in the same paragraph."""
    document = member.found.document
    paragraph = next((p for p in member.found.paragraphs if p.start <= excerpt.start < p.end), None)
    if paragraph is None:
        return None
    spans = [s for s in sentences(document.text, paragraph.start, paragraph.end) if s[1] <= excerpt.start]
    return document.excerpt(*spans[-1]) if spans else None


def _alike(one: str, other: str) -> bool:
    mine, yours = set(fold(one).split()), set(fold(other).split())
    return len(mine & yours) >= _ALIKE * min(len(mine), len(yours))
