"""What a row of demands is called and how clean a wording is: made of topics, years and the clause's words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from brief import topics
from brief.model import DemandMention
from brief.text import view

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAD = re.compile(r"^(?:that|to|for|will|would)\s+(?=\w)", re.IGNORECASE)
_LEANING = re.compile(r"\b(?:he|she|they|his|her|those|these|this|there|them|such|it)\b", re.IGNORECASE)
_TALK = re.compile(r"\b(?:discuss\w*|talk\w*|negotiat\w+|consider\w*|dialogue|debate)\b", re.IGNORECASE)
# Conditions that the excerpt itself tells with what they are for.
_TERMS = frozenset(
    "demand.if-condition demand.item demand.made-condition demand.terms demand.phrase-first-then demand.phrase-no-deal"
    " demand.phrase-as-condition demand.phrase-not-until demand.phrase-nothing-before demand.phrase-rule-out".split()
)
_KINDS = {"threat": " (threat)", "offer": " (offer)", "rejection": " (refusal)"}
_MOST_WORDS = 10
_STRETCHED = 13  # words of a label that would otherwise end in the middle
_FEWEST_WORDS = 3
_WORDS_BEFORE = 10  # of the conditions, in which what they are for is named


class _Told(Protocol):
    @property
    def mention(self) -> DemandMention: ...


def of(members: Sequence[_Told], lead: DemandMention) -> str:
    """The label of a demand, an offer, a threat or a condition."""
    if lead.stance == "condition":
        return _condition(lead) if lead.rule not in _TERMS else f"{_words(lead)} (condition)"
    topic = next((member.mention.topic for member in members if member.mention.topic), None)
    plain = topic and lead.stance == "offer" and topics.is_general(topic) and is_talk(lead.excerpt.text)
    wordings = [member.mention.excerpt.text for member in members]
    undone = topic and lead.stance == "threat" and _is_against(wordings, topic)  # "to suspend quotas" lifts none
    named = topic and not undone and (plain or not topics.is_worded(topic))  # an offer to talk is "Talks (offer)"
    name = _topic(members, topic) if topic and named else _words(lead)
    return name + _KINDS.get(lead.stance, "")


def of_answer(mention: DemandMention) -> str:
    """The label of an answer: how it leaves the demand."""
    return {"open": "No answer yet", "stands": "Stands by it"}.get(
        mention.standing or "", (mention.standing or "").capitalize()
    )


def is_talk(text: str) -> bool:
    """Whether an offer is one to talk."""
    return _TALK.search(text) is not None


def refused(text: str) -> str:
    """What is refused, without who refuses it and the verb.

    >>> refused("Kenya ruled out any return of the envoys")
    'any return of the envoys'
    """
    return _REFUSED.sub("", text, count=1)


def blemishes(mention: DemandMention) -> tuple[bool, bool, bool, bool, int]:
    """What makes a wording a poor one to lead a row, the worst first; smaller is cleaner.

    Two words ("security guarantees") name a topic more than they word a demand.
    """
    text = view(mention.excerpt.text)
    words = text.split()
    return (
        mention.stance == "position" or mention.rule == "demand.unless",
        _LEANING.search(text) is not None or words[0].lower() in ("will", "would"),
        text.count('"') % 2 == 1,
        len(words) < 3,
        abs(len(words) - 8),
    )


def _is_against(wordings: Sequence[str], topic: str) -> bool:
    """Whether most wordings ask that what the topic names shall not be."""
    return sum(topics.is_against(wording, topic) for wording in wordings) * 2 > len(wordings)


def _topic(members: Sequence[_Told], topic: str) -> str:
    wordings = [member.mention.excerpt.text for member in members]
    against = _is_against(wordings, topic)
    named = Counter(name for m in members for name in m.mention.of if name in m.mention.excerpt.text)
    body = named.most_common(1)[0][0] if named else "the alliance"
    body = f"the {body}" if " " in body and named else body
    label = topics.label(topic, against=against, body=body)
    year = Counter(year for wording in wordings for year in set(_YEAR.findall(wording)))
    common = [y for y, count in year.most_common(1) if count * 2 > len(wordings) and count > 1]
    return f"{label} ({common[0]})" if common else label


def _condition(lead: DemandMention) -> str:
    """ "Conditions for ..." what the sentence, outside of the conditions, is about."""
    sentence = lead.evidence[-1]
    before = sentence.text[: max(0, lead.excerpt.start - sentence.start)]
    about = topics.find(" ".join(before.split()[-_WORDS_BEFORE:]))
    if not about:
        words = _words(lead)
        return f"{words} (condition)" if len(words.split()) >= _FEWEST_WORDS else "Conditions"
    name = topics.label(about[-1], against=False, body="the alliance")
    return f"Conditions for {name[0].lower()}{name[1:]}"


def _words(mention: DemandMention) -> str:
    """The clause as a label: what is asked of a condition, what is done of a threat; cut where a phrase ends."""
    clause = " ".join(view(mention.excerpt.text).replace('"', "").split())
    if mention.stance == "condition":
        clause = _awaited(clause)
    elif mention.stance == "threat":
        clause = _taken_for(clause) if mention.rule == "demand.regarded" else clause
        clause = _VOW.sub("", _OR.sub("", _IF.sub("", clause)))
    elif mention.stance == "rejection":
        clause = refused(clause)
    elif mention.rule == "demand.verb-warn-against":
        clause = _against(clause)
    clause = _APPOSITION.sub(r"\1 ", _PUT_IN.sub(r"\1 ", clause))
    row = _ROW.match(clause)
    clause = clause[: row.end() if row else 0] + _COMMA.split(clause[row.end() if row else 0 :])[0]
    clause = _LEAD.sub("", _without_agent(_LEAD.sub("", clause), mention.of))
    label = " ".join(_cut(_as_infinitive(clause).split())).rstrip(".,;:")
    return label[:1].upper() + label[1:]


def _taken_for(clause: str) -> str:
    """ "The vessels to be treated as hostile", whatever more is told of them."""
    told = _TAKEN.match(clause)
    if told is None:
        return clause
    words = told["who"].split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in _BEHIND), len(words))
    return f"{' '.join(words[:end])} to {told['what']}"


_TAKEN = re.compile(
    r"(?P<who>.{3,}?) (?:may|might|shall|will|would) (?:.{0,80}? )?(?P<what>(?:answer|be|bear|have to answer) .*)$"
)


def _against(clause: str) -> str:
    """What is warned against as what shall not be: "no new offensive", "not blocking the port"."""
    if clause.startswith("not "):
        return clause
    no = "not" if clause.split()[0].endswith("ing") else "no"
    return f"{no} {_SOME.sub('', clause)}"


_SOME = re.compile(r"^(?:an?|any)\s")
_COMMA = re.compile(r",(?!\d{3}\b)| (?:and|or) (?:there|they|we) (?:will|shall)\b")
_APPOSITION = re.compile(r"^([^,]{3,40}), [^,]{3,60}, (?=(?:to|be|must|should|will)\b)")  # "the envoy, Ana Lang, to go"
_PUT_IN = re.compile(r"^(that), [^,]{3,60}, (?=\w)")  # "that, pending the trial, the envoy be let go"
_ROW = re.compile(
    r"^[^,]{2,40}(?:, [^,]{2,40})+ and [^,]{2,40}? (?=(?:to|be|must|should)\b)"
)  # "ship, crew and catch be"
_IF = re.compile(r"^(?:if|unless|should)\b[^,]*,\s*", re.IGNORECASE)
_OR = re.compile(r"^.*,\s+or (?:else )?(?=\w)")
_VOW = re.compile(r"^(?:I|[Ww]e) (?:will|shall) (?=[a-z])")
_REFUSED = re.compile(  # who refuses, and the verb
    r"^(?:.*?\b(?:(?:reject|refus|dismiss|rebuff|spurn|den)\w*|rul\w+ out|turn\w* down|brush\w* (?:off|aside)|vetoed"
    r"|(?:will|would|shall) (?:not|never)|won't|wouldn't|no intention of|not (?:intend|plan))\s+(?:to\s+)?)(?=\w)"
)
_AWAITED = re.compile(
    r"\b(?:(?:as soon as|not (?:before|earlier than)|(?:only )?(?:when|if)|until|unless|once|provided(?: that)?"
    r"|the day) "
    r"|not\b[^,]{3,60}? before (?=(?:an?|any|every|her|his|its|our|the|their) )"
    r"|(?P<not>while |(?:as|so) long as ))"
)
_NEXT = re.compile(r"\s+and (?:when|if|once|until) ")


def _awaited(clause: str) -> str:
    """What somebody waits for: "the crew is home" of "the ban stays until the crew is home"; else all words."""
    opener = _AWAITED.search(clause)
    if opener is None:
        return clause
    awaited = _NEXT.split(clause[opener.end() :])[0]
    if len(awaited.split()) > _MOST_WORDS:  # what becomes of it says more than where it is
        awaited = _WHERE.sub(" ", awaited, count=1)
    return ("not while " if opener["not"] else "") + awaited


_WHERE = re.compile(r" (?:along|at|in|near|on|outside) [^,]{2,40}? (?=(?:are|had|has|have|is|was|were)\b)")


_AGENT = r"(?P<agent>(?:(?!(?:to|not)\b)[\w'%.-]+ ){0,6}?)"
_PRONOUN = r"(?i:he|it|she|they)\b"
_OUGHT = re.compile(
    rf"(?:(?:{_PRONOUN}|[Yy]ou)(?: |(?='))|{_AGENT})"
    r"(?:must|should|shall|ought to|(?:(?:'s|'re|is|are) going to |will |would )?ha(?:s|ve) to|needs? to) "
    r"(?P<not>not )?(?=[a-z])"
)
_IT_BE = re.compile(rf"^{_PRONOUN} be ")
_WHO_OWES = re.compile(rf"^{_PRONOUN}\s+(?!(?:be|is|are|was|were|to|would|will)\b)(?=[a-z])")


def _as_infinitive(clause: str) -> str:
    """ "The gate to be opened" for "the gate be opened" and "the gate must be opened"; "stop" for "must stop"."""
    clause = _IT_BE.sub("to be ", clause, count=1)
    ought = _OUGHT.match(clause)
    if ought is None:
        return _BE.sub(r"\1 to be", clause, count=1)
    agent = ought["agent"] or ""
    return agent + (ought["not"] or "") + ("to " if agent else "") + clause[ought.end() :]


def _without_agent(clause: str, names: Sequence[str]) -> str:
    """The clause from its verb, where it opens with whom the row addresses anyway."""
    for name in names:
        opening = re.match(
            rf"(?:the\s+)?{re.escape(name)}\s+"
            r"(?=(?!(?:must |shall |should )?be\b|is\b|are\b|(?:did|had|was)\b"
            r"|and\b|or\b|[a-z]+[^s\W]s\b)[a-z])",
            clause,
            re.IGNORECASE,
        )
        if opening and len(clause[opening.end() :].split()) > 1:
            return clause[opening.end() :]
    return _WHO_OWES.sub("", clause, count=1)


def _cut(words: list[str]) -> list[str]:
    """All words where they are few, else those before the last phrase that begins within the first ones."""
    if len(words) <= _MOST_WORDS:
        return words if words[-1] in _PARTICLES else _without_weak_end(words)
    within = range(_FEWEST_WORDS, _MOST_WORDS + 1)
    relative = next((at for at in within if words[at].lower() in _RELATIVE), _MOST_WORDS)
    ends = [at for at in within if at <= relative and words[at].lower() in _OPENING]
    whole = [at for at in ends if _ends_well(words, at)]
    if len(words) <= _STRETCHED and whole != ends:
        return _without_weak_end(words)
    if ends and ends[-1] not in whole and (named := _name_end(words, ends[-1])):
        return words[:named]
    kept = words[: (whole or ends)[-1] if ends else _MOST_WORDS - 1]
    while len(kept) > _FEWEST_WORDS and kept[-1][:1].isdigit() and not kept[-2][:1].isupper():
        kept.pop()
    return _without_weak_end(kept)


def _ends_well(words: Sequence[str], at: int) -> bool:
    """Whether a label may end before that word: no phrase is torn, and no name."""
    torn = _wants_more(words[at - 2 : at]) or _is_of_name(words, at)
    torn = torn or words[at - 2 : at + 1 : 2] == ["be", "to"]  # "to be allowed to see the crew"
    return not torn and _CONDITION.isdisjoint(words[:at])


def _is_of_name(words: Sequence[str], at: int) -> bool:
    """Whether a word joins two of a name: "of" in "the Law of the Sea"."""
    behind = next((word for word in words[at + 1 :] if word != "the"), "")
    return words[at] in _JOINING and words[at - 1][:1].isupper() and behind[:1].isupper()


def _name_end(words: Sequence[str], at: int) -> int | None:
    """Where the name ends that a word joins, where that is near enough to be told whole."""
    while at < len(words) and _is_of_name(words, at):
        at = next((n for n in range(at + 1, len(words)) if words[n].islower() and words[n] != "the"), len(words))
        if at > _STRETCHED:
            return None
    return at if at <= _STRETCHED and words[at - 1][:1].isupper() else None


def _wants_more(words: Sequence[str]) -> bool:
    """Whether the phrase behind these is theirs: "to abide" wants its "by", and "in return" its "for"."""
    before, last = words
    return before.lower() == "to" or (before.lower() in ("in", "on") and last.islower())


def _without_weak_end(words: list[str]) -> list[str]:
    end = len(words)
    while end > _FEWEST_WORDS and words[end - 1].lower() in _WEAK:
        end -= 1
    return words[:end]


_MODAL = r"(?:can|could|may|must|not|shall|should|to|will|would)\b"
_BE = re.compile(rf"^((?:(?!to\b)[\w'%.,-]+ ){{0,11}}?(?<!to )(?<!not )(?!{_MODAL})[\w'%.-]+) be(?= [a-z])")
_JOINING = frozenset(["and", "for", "of"])
_PARTICLES = frozenset(["in", "on", "over"])  # which end what is told whole: "not to give in"
_CONDITION = frozenset("if unless".split())  # which is told whole or not at all
_RELATIVE = frozenset("that where which who whose".split())
_OPENING = _RELATIVE | frozenset(
    "of to for in on at by from with and or as if until before after within unless so than over under into when while"
    " because".split()
)
_BEHIND = _OPENING | frozenset("bound headed leaving sailing under whose".split())
_WEAK = _OPENING | frozenset("the a an its their his her would will be any have has been soon".split())
