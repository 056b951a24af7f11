"""The sentences that best tell of an event, verbatim: short, standing on their own, no spoken words."""

from __future__ import annotations

import re

from brief.lexicon import load
from brief.merge.events.clusters import Cluster, Described, of_described
from brief.merge.events.fit import NEW_DAY, Member, is_act
from brief.model import Excerpt
from brief.text import behind_stamp, fold, sentences, view

_LONGEST = 45  # words of one sentence
_LONGEST_RUN = 80  # words of sentences that lean on each other
_MOST = 3
_FIT = 3.0  # what a second and a third sentence must score
_ALIKE = 0.6
_DEFINES = re.compile(r"\W*It (?:was|took place)\b")
_DAY = r"(?:afternoon|day|evening|month|morning|night|spring|summer|autumn|winter|week|year)"
_PRONOUN = re.compile(
    rf"^\W*(?!(?:This|That) {_DAY}\b)"
    r"(?!It (?:will|would|may)\b[^.]{0,24}\btake\b)"
    r"(?:He|She|It|They|His|Her|Their|Its|This|These|Those|That|On it|There|According to (?:him|her|them)"
    r"|(?:In|On|Until|By) [\w. ]{3,20}, (?:it|he|she|they))\b"
)
_PREDICATE = re.compile(r"^\W*(?:In|On|By) [\w. ]{3,20}?,? (?:it|he|she|they) (?=[a-z]+ed\b)")
_POINTS_BACK = re.compile(rf"\b(?:these|those|such|this|the latter|the former|the same)\s+(?!{_DAY}|time|far|as)[a-z]+")
_CONNECTIVE = re.compile(
    r"^\W*(?:But|However|And|So|Howbeit|Meanwhile|Also|In addition|Instead|Then|Later|Still|Nevertheless)\b"
)
_SPEECH = re.compile(r'"[^"]{25,}')
_SUBORDINATE = re.compile(r"^\W*(?:After|Following|Before|During|Ahead of|Since|In negotiations|According)\b")
_SAYING = re.compile(r"\b(?:said|says|told|warned|according to|urged|called|believes|argued)\b")


def said(given: Described) -> tuple[Excerpt, ...]:
    """One to three excerpts, the best first, citing texts by their keys; none where all are far too long."""
    cluster = of_described(given)
    scored = [(_score(cluster, member, excerpt), member, excerpt) for member, excerpt in _evidence(cluster)]
    chosen: list[Excerpt] = []
    awaited = all(member.mention.status == "planned" for member in cluster.members)
    scored.sort(key=lambda row: -row[0])
    for score, member, excerpt in scored:
        whole = _with_antecedent(member, _without_dateline(member, excerpt))
        if whole is None or (chosen and score < (0.0 if awaited else _FIT)):
            continue
        if awaited and whole.source in {other.source for other in chosen}:
            continue
        touched = next((at for at, other in enumerate(chosen) if _touch(whole, other)), None)
        if touched is not None:
            chosen[touched] = _joined(member, whole, chosen[touched])
        elif len(chosen) < _MOST and not any(_alike(whole.text, other.text) for other in chosen):
            chosen.append(whole)
    if not chosen:  # a line without its words would be ours alone
        chosen = [excerpt for _, _, excerpt in scored if len(excerpt.text.split()) <= _LONGEST_RUN][:1]
    return tuple(chosen)


def _evidence(cluster: Cluster) -> list[tuple[Member, Excerpt]]:
    found: dict[Excerpt, Member] = {}
    for member in cluster.members:
        for excerpt in member.mention.evidence if not member.is_caption else ():
            found.setdefault(excerpt, member)
    return [(member, excerpt) for excerpt, member in found.items()]


def _score(cluster: Cluster, member: Member, excerpt: Excerpt) -> float:
    text, mention = view(excerpt.text), member.mention
    score = 2.0 * (mention.name is not None) + 4.0 * any(cue in text for cue in load("en/events")["outcomes"]["cues"])
    if excerpt == mention.evidence[0]:
        score += (
            2.0 * (mention.when is not None) + 2.0 * (mention.place is not None) + min(3, len(mention.participants))
        )
    else:
        score += 3.0 * (_DEFINES.match(text) is not None)
    score -= 3.0 * (mention.rule == NEW_DAY and mention.when != cluster.when)
    score -= 2.0 * _tells_of_others(member, excerpt)
    score -= 3.0 * (_SUBORDINATE.match(text) is not None) + 2.5 * (_SAYING.search(text) is not None)
    score -= 4.0 * (mention.status == "planned" and cluster.held)
    score -= 3.0 * (mention.rule == "event.delegation") + 2.0 * (_CONNECTIVE.match(text) is not None)
    score -= 1.5 * (_PRONOUN.match(text) is not None and not _DEFINES.match(text))
    return score - 8.0 * (_SPEECH.search(text) is not None) - 0.05 * max(0, len(text.split()) - 25)


def _tells_of_others(member: Member, excerpt: Excerpt) -> bool:
    """Whether the sentence is told of another event too."""
    same = [m for m in member.found.events if m.evidence[0] == excerpt and not m.backward]
    return len(same) > 1


def _with_antecedent(member: Member, excerpt: Excerpt) -> Excerpt | None:
    """The excerpt, with the one or two sentences before it where it leans on them; `None`: it leans on more."""
    predicate = _predicate(member, excerpt)
    if predicate is not None:
        return predicate
    whole, first = excerpt, excerpt
    for _ in range(3):
        text = view(first.text)
        if not (_PRONOUN.match(text) or _POINTS_BACK.search(text)):
            limit = _LONGEST if whole is excerpt else _LONGEST_RUN
            return whole if len(whole.text.split()) <= limit else None
        before = _sentence_before(member, first)
        if before is None:
            return None
        first, whole = before, member.found.document.excerpt(before.start, excerpt.end)
    return None


def _without_dateline(member: Member, excerpt: Excerpt) -> Excerpt:
    """The sentence from where it begins to tell: after "LIMA, March 4 (Agency) - ", or the hour of an entry."""
    start = behind_stamp(view(excerpt.text), 0, len(excerpt.text))
    return member.found.document.excerpt(excerpt.start + start, excerpt.end) if start else excerpt


def _touch(one: Excerpt, other: Excerpt) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _joined(member: Member, one: Excerpt, other: Excerpt) -> Excerpt:
    """Both as one, where that is not too long; else the one that was chosen before."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    whole = member.found.document.excerpt(start, end)
    return whole if len(whole.text.split()) <= _LONGEST_RUN else other


def _predicate(member: Member, excerpt: Excerpt) -> Excerpt | None:
    """What is said of a leading "it", without it, where the title names who: "suspended its mission ..."."""
    named = member.mention.organisers and is_act(member.group)
    match = _PREDICATE.match(view(excerpt.text)) if named else None
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
