"""What a text says beside its word for an event ("clashes outside polling stations"); nothing of our own."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from brief.days import WEEKDAY
from brief.lexicon import load
from brief.merge.events.clusters import Cluster
from brief.merge.events.deeds import outcome, votes
from brief.text import either, view

_MOST = 6  # words
_PART = r"(?:\s(?:afternoon|evening|morning|night))"
_TIME = rf"(?:\s(?:early |late )?(?:on |this |last |next )*(?:{WEEKDAY}|today|tomorrow|yesterday){_PART}?)"
_BEHIND = re.compile(
    rf"{_TIME}?\s(?P<lead>against|at|in front of|inside|near|on|outside|over|through)\s(?P<rest>[^.,;:()\"]+)"
)
_LEAVE_OUT = re.compile(r"^(?:an?|her|his|its|the|their)\s")
_STOP = re.compile(
    rf"\s(?:after|amid|and|are|as|because|been|before|but|despite|did|during|for|from|had|has|have|if|is|last|may|next"
    rf"|on (?={WEEKDAY})|or|said|since|so|than|that|this|to|until|was|were|when|where|which|while|who|will|with|would"
    rf"|{WEEKDAY}|in (?=\d))\b"
)
_NO_THING = re.compile(
    rf"^(?:{WEEKDAY}|\d|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
    r"|all|her|him|it|least|once|that|them|this|those|which|whom)\b"
)


def told(cluster: Cluster, label: str) -> str:
    """The label with what the words for the event are followed by: "Vote on extending the emergency"."""
    for member in cluster.members:
        text = view(member.mention.evidence[0].text)
        for match in _words(cluster.group).finditer(text):
            behind = _BEHIND.match(text, match.end())
            rest = _LEAVE_OUT.sub("", _STOP.split(behind["rest"] + " ")[0].strip()) if behind else ""
            if behind and rest and len(rest.split()) <= _MOST and not _NO_THING.match(rest):
                noun = load("en/retold")["nouns"].get(match.group().lower(), match.group())
                return f"{noun[0].upper()}{noun[1:]} {behind['lead']} {rest}"
    return label


@lru_cache(256)
def _words(group: str) -> re.Pattern[str]:
    """The words of a group of events, those that name it by a verb too."""
    lexicon = load("en/events")
    nouns = {group, *(word for row in lexicon["nouns"].values() if row["group"] == group for word in row["words"])}
    deeds = [row for row in lexicon["deeds"].values() if group in (row.get("group"), row.get("noun"))]
    verbs = {verb for row in deeds for verb in row["verbs"] if verb in load("en/retold")["nouns"]}
    named = either(sorted(nouns | verbs, key=len, reverse=True))
    return re.compile(rf"(?i:\b(?:{named})(?:e?s)?\b)")


def decided(cluster: Cluster) -> str:
    """What lawmakers or voters made of what: "Port treaty ratified"; nothing where no text tells it with the verb."""
    for member in cluster.members:
        for match in votes().finditer(view(member.mention.evidence[0].text)):
            ended = outcome(match["verb"])
            thing = _LEAVE_OUT.sub("", match["thing"])
            return f"{thing[0].upper()}{thing[1:]} {ended}"
    return ""


def office(cluster: Cluster) -> str:
    """The office of whoever laid it down, where texts name nobody: "prime minister"; nothing where none is told."""
    told = (_leaving().search(view(member.mention.evidence[0].text)) for member in cluster.members)
    return next((_LEAVE_OUT.sub("", match[1]) for match in told if match), "")


@cache
def _leaving() -> re.Pattern[str]:
    verbs = either(load("en/events")["deeds"]["resignation"]["verbs"])
    offices = either(word for word in load("en/titles")["office"] if word.islower())
    return re.compile(
        rf"(?<![\w'])((?:(?!that\b|said\b)[a-z-]+\s){{0,2}}?(?:{offices}))\s(?:(?:had|has|have)\s)?(?:{verbs})\b"
    )
