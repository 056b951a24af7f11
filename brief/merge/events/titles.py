"""Titles of events: labels made of found facts, in one form; nothing that no text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from brief.lexicon import load
from brief.merge.cast import Cast
from brief.merge.counts import counted
from brief.merge.events import phrases
from brief.merge.events.clusters import Cluster
from brief.merge.events.fit import DUE, NEWS, PAST, THING, Member, befalling, is_movement
from brief.model import EventMention
from brief.naming import short
from brief.spelling import surname
from brief.text import either

_LASTING = frozenset(["ceasefire", "strike"])
_VIOLENT = frozenset(["attack", "clash"])
_NOT_BETWEEN = frozenset(["protest", "strike"])  # events that parties do not hold together
_TOWARDS = {"complaint": "against", "response": "to"}
_TWICE = re.compile(r"\b(\w+) (?=\1\b)\1|^(?:Also|Earlier|Later|Meanwhile|Separately),? (?=\w)")
_NAMES = re.compile(r"(?:^| )[a-z]\w*(?: [\w-]+)*? [A-Z]")  # a name behind what was done: "left Pesmark"
_PAIR = re.compile(r"(?<=[A-Za-z])-(?=[A-Z])")


def title(cluster: Cluster, cast: Cast, place: str | None) -> str:
    """The label of an event: "US–Russia talks, Geneva", "Sanctions bill, US Senate", "Vote on the budget"."""
    if cluster.is_act:
        label = _TWICE.sub(r"\1", _act_title(cluster, cast))
        label = label[:1].upper() + label[1:]
        bare = "," not in label and not _names_somebody(cluster, label) and not _NAMES.search(label)
        if place and bare and place not in label:
            return f"{label}, {place}"
        return label if " " in label else phrases.told(cluster, label)
    if cluster.group == "vote" and cluster.held and (decided := phrases.decided(cluster)):
        who = " and ".join(short(name) for name in cluster.organisers or cluster.participants) or place
        return f"{decided}, {who}" if who else decided
    label = _TWICE.sub(r"\1", _session(cluster, cast)) + _fate(cluster)
    return f"{label}, {place}" if place else label if " " in label else phrases.told(cluster, label)


def says_nothing(cluster: Cluster, label: str, last: date | None) -> bool:
    """Whether a label has nothing but a word for what happened, and one text alone tells of it.

    What is planned for the last day of the window or later is told by its day.
    """
    planned = not cluster.held and cluster.when is not None and cluster.when.grain == "day"
    if planned and cluster.when and last and cluster.when.last >= last and cluster.group not in befalling() | _VIOLENT:
        return False
    if len({member.found.document.key for member in cluster.members}) > 1 or _names_somebody(cluster, label):
        return False
    if cluster.group in _LASTING and cluster.members[0].mention.rule == "event.held":
        return False  # "The ceasefire began on Tuesday."
    known = cluster.organisers or cluster.participants or cluster.place or cluster.name
    return not known and (" " not in label or label.split()[-1] in load("en/retold")["weak"]["verbs"])


def _names_somebody(cluster: Cluster, label: str) -> bool:
    """Whether a party stands in the label."""
    return any(
        short(name) in label or name.split()[-1] in label for name in (*cluster.organisers, *cluster.participants)
    )


def _session(cluster: Cluster, cast: Cast) -> str:
    noun = _noun(cluster)
    if cluster.name:
        return _with_dashes(cluster.name) + ("" if cluster.group == "meeting" else f" {noun}")
    surnames = _visitors(cluster, cast) if cluster.group == "visit" else _surnames(cluster, cast)
    if surnames:
        return f"{'–'.join(surnames)} {noun}"
    parties = _parties(cluster)
    bodies = [o for o in cluster.organisers if o not in cluster.hosts]
    if bodies and not (len(parties) == 2 and set(bodies) & set(parties)):
        return f"{short(bodies[0])} {noun}"
    if cluster.group in _NOT_BETWEEN | befalling():
        return noun.capitalize()
    if 1 < len(parties) <= 3:
        return f"{'–'.join(short(p) for p in parties)} {noun}"
    if len(parties) == 1:
        return f"{'–'.join(_two(cluster, cast)) or short(parties[0])} {noun}"
    callers = _visitors(cluster, cast) if cluster.group == "call" else ()
    return f"{'–'.join(callers)} {noun}" if callers else noun.capitalize()


def _fate(cluster: Cluster) -> str:
    """How a ceasefire came to its end, where whoever tells most of it tells so: " collapsed"; else nothing."""
    if cluster.group != "ceasefire" or not cluster.held:
        return ""
    words = " ".join(excerpt.text for excerpt in cluster.members[0].mention.evidence)
    found = _breaks().search(words)
    return f" {found[1]}" if found else ""


@cache
def _breaks() -> re.Pattern[str]:
    lexicon = load("en/events")
    nouns, verbs = either(lexicon["nouns"]["ceasefire"]["words"]), either(lexicon["verbs"]["breaks"])
    other = r"(?:after|as|before|but|since|that|when|which|while)\b|and\s(?!the\s[A-Z])[a-z]"
    return re.compile(rf"\b(?:{nouns})(?:\s(?!{other})[\w'-]+){{0,8}}?\s({verbs})\b(?!\s(?:all|an?|its|the|their)\b)")


def _with_dashes(name: str) -> str:
    first, *rest = name.split()
    return " ".join([_PAIR.sub("–", first), *rest])


def _noun(cluster: Cluster) -> str:
    """The most telling of its nouns: "talks" rather than "meeting"; the most used otherwise."""
    told = [m.mention for m in cluster.members if not m.is_caption]
    done = [mention for mention in told if not (cluster.held and mention.rule.startswith(DUE))]
    heads = [mention.head for mention in done or told]
    plain = ["face to face", "round", "talks"]
    if any(head in plain for head in heads) and cluster.group == "meeting" and not cluster.organisers:
        return "talks"
    head = _most_used([h for h in heads if h not in ("meeting", *plain)] or heads)
    return str(load("en/events")["nouns"].get(head, {}).get("label", head))


def _surnames(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """The two people of an event that is between people: most of its mentions say so, or no two parties are known."""
    told = [m for m in cluster.members if not m.is_caption]
    personal = [m for m in told if m.mention.rule == "event.person-to-person"]
    if not personal or (2 * len(personal) < len(told) and len(cluster.participants) > 1):
        return ()
    names = _delegates(personal[:1], cast)
    return names if len(names) == 2 else ()


def _two(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """The surnames of the two people whom one mention of a meeting or call names, and nobody beside them."""
    for member in cluster.members if cluster.group in ("call", "meeting") else ():
        if len(names := _delegates([member], cast)) > 1:
            return names if len(names) == 2 and not member.is_caption else ()
    return ()


def _delegates(members: Sequence[Member], cast: Cast) -> tuple[str, ...]:
    """The surnames of the people whom some mentions name."""
    people = (cast.speaker(m.found.document.key, index) for m in members for index in m.mention.delegates)
    return tuple(dict.fromkeys(surname(one.name) for one in people if one))


def _full_names(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """The names of the people whom the mention that tells most names, two at most."""
    people = (cast.speaker(m.found.document.key, at) for m in cluster.members[:1] for at in m.mention.delegates)
    return tuple(dict.fromkeys(one.name for one in people if one))[:2]


def _visitors(cluster: Cluster, cast: Cast) -> tuple[str, ...]:
    """Who is on a visit: the people it is told of."""
    return _delegates([m for m in cluster.members if m.group == cluster.group], cast)[:2]


def _parties(cluster: Cluster) -> tuple[str, ...]:
    """The parties in the order in which nouns name them ("US-Russian talks"), else as sentences do."""
    told = sorted(cluster.members, key=lambda m: (m.mention.rule.endswith("-verb"), -len(m.mention.participants)))
    first = next((m.mention.participants for m in told if 1 < len(m.mention.participants) <= 3), ())
    bodies = {name.split()[0]: name for name in cluster.participants if not is_movement(name)}
    named = tuple(bodies.get(p.split()[0], p) if is_movement(p) else p for p in first or cluster.participants)
    return tuple(p for p in named if not any(other.startswith(f"{p} ") for other in named))  # "ECOWAS", its Commission


def _act_title(cluster: Cluster, cast: Cast) -> str:
    doers = cluster.organisers
    who = " and ".join(short(name) for name in doers[:2])
    label = _qualified(cluster)
    doing = _visitors(cluster, cast)
    who = who or " and ".join(doing)
    if label.startswith("to "):
        return f"{who} {label}"
    if cluster.group == "resignation":
        leaver = " and ".join(_full_names(cluster, cast)) or phrases.office(cluster)
        label = f"{label} of {leaver}" if leaver else label
        return f"{label}, {' and '.join(short(name) for name in doers[:2])}" if doers else label
    if _tells_who(cluster, label) or any(name in label.split() for name in doing):
        return label
    if cluster.name and cluster.name.lower() in label.lower():
        return f"{label}, {who}" if who else label
    if cluster.name:
        if doers and cluster.name in doers[0]:
            return f"{label}, {doers[0]}"
        return f"{label}, {short(doers[0])} {cluster.name}" if doers else f"{label}, {cluster.name}"
    if towards := _TOWARDS.get(cluster.group):
        to = [p for p in cluster.participants if p not in doers and short(p) not in label]
        to = to if cluster.group == "response" else [p for p in to if p in load("actors")["states"]]  # no court
        label = f"{label} {towards} {short(to[0])}" if to else label
    if cluster.group == "agreement" and not who and len(cluster.participants) == 2:
        who = " and ".join(short(name) for name in cluster.participants)
    return f"{label}, {who}" if who and not _is_of(label, doers) else label


def _is_of(label: str, doers: Sequence[str]) -> bool:
    """Whether a label says by an adjective whose it is, one alone doing it: "Chadian tanks crossed into Sudan"."""
    states = load("actors")["states"]
    adjectives = states.get(doers[0], {}).get("adjectives", ()) if len(doers) == 1 else ()
    return any(re.search(rf"\b{re.escape(each)}\b", label) for each in adjectives)


def _tells_who(cluster: Cluster, label: str) -> bool:
    """Whether a label made of a whole clause names whoever does it: "Chile to free soldiers"."""
    head = _lead_head(cluster)
    if all(_is_of_text(member.mention) for member in cluster.members if member.mention.head == head):
        return True
    weak = all(member.mention.rule.startswith((DUE, PAST)) for member in cluster.members)
    told = label.split()
    return weak and any(
        short(name) in label or name.split()[-1] in label or _initials(name) in told for name in cluster.organisers
    )


def _is_of_text(mention: EventMention) -> bool:
    """Whether its label is made of its text's words, by no row of the lexicon."""
    return mention.rule.startswith((NEWS, THING))


def _initials(name: str) -> str:
    """What stands for a body: "BLM" of the Bureau of Land Management."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _qualified(cluster: Cluster) -> str:
    """The act's label with what it is about, where the words around it say so: "Sanctions bill", "Written response"."""
    head = _lead_head(cluster)
    row = load("en/events")["nouns"].get(head, {})
    label = str(row.get("label", head))
    words = " ".join(e.text.lower() for m in cluster.members for e in m.mention.evidence)
    for qualifier, stems in load("en/events")["qualifiers"].get(cluster.group, {}).items():
        if any(stem in words for stem in stems) and qualifier.lower() not in label:
            return f"{qualifier} {label}"
    return label if label.startswith("to ") else label[0].upper() + label[1:]


def _lead_head(cluster: Cluster) -> str:
    """The head that most mentions have, a plain noun first; of equals the fullest ("draft treaties", not "draft")."""
    heads = [m.mention.head for m in cluster.members]
    rows = [m.mention.head for m in cluster.members if not _is_of_text(m.mention)]  # "airspace closed"
    return _most_used([head for head in heads if head in _plain_nouns()] or rows or heads, fullest=True)


def _most_used(heads: Sequence[str], *, fullest: bool = False) -> str:
    """The head used most; of equals the longest, where that is wanted, else the first."""
    counts = counted(heads)
    return max(counts, key=lambda head: (counts[head], len(head) if fullest else 0))


@cache
def _plain_nouns() -> frozenset[str]:
    rows = load("en/events")["nouns"]
    return frozenset([*rows, *(word for row in rows.values() for word in row["words"])])
