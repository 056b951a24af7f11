"""Acts that a sentence tells of: a bill submitted, a mission suspended, an answer promised; no sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.finders.event_words import act_pattern, acts, cue_pattern, noun_of_word, nouns
from brief.finders.parties import Parties, affiliations, subjects
from brief.finders.scene import Clause, Scene, between
from brief.finders.sightings import Sighting, fronted_day, status_of
from brief.model import DateMention

_PAST_BREAK = re.compile(r"[;:]|\s-\s")
_LAWMAKERS = re.compile(r"\s+(?:senators|lawmakers|legislators|congressmen|deputies|parliamentarians|MPs)\b")
_ORGAN = re.compile(
    r"\b(?:to|in|by|through|before)\s+(?:the\s+)?((?:[A-Z]\w+\s+)?(?:Senate|Parliament|Congress|Duma|Knesset|Bundestag|House|Assembly))\b"
)
_AT_THE_START = re.compile(
    r"^[^\w]*(?:At the (?:start|beginning|opening|outset|end) of|Before|Ahead of|Even before|During)\b"
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?$")
_AWAITED = re.compile(r"\b(?:await|awaits|awaiting|expects|expecting|waiting for)\b")
_COMES = re.compile(r"\s+will\s+(?:follow|come|arrive|be (?:sent|given|delivered|handed))\b")
_SENDS = re.compile(
    r"\b(?:send|sends|deliver|delivers|give|gives|hand|hands|submit|submits|put|puts|provide|provides)\b"
)


def found(scene: Scene, number: int, previous: Scene | None) -> Iterator[Sighting]:
    """The acts that one sentence tells of; `previous` is the sentence before, which "the bill" may lean on."""
    if scene.caption:
        return
    yield from _answers(scene, number)
    taken: set[int] = set()
    for index, act in enumerate(acts()):
        verbs, heads = act_pattern(index)
        for verb in verbs.finditer(scene.seen, scene.start, scene.end):
            if verb.start() in taken or scene.is_quoted(verb.start()):
                continue
            noun = _noun_of(scene, verb, heads)
            sighting = _act(scene, number, act.label, verb, noun, previous) if noun else None
            if sighting:
                taken.add(verb.start())
                yield sighting
    yield from _since(scene, number)


def _noun_of(scene: Scene, verb: re.Match[str], heads: re.Pattern[str]) -> re.Match[str] | None:
    """The noun that the verb has as object, or that stands before it in the passive or before ", which A submitted"."""
    after = heads.search(scene.seen, verb.end(), min(scene.end, verb.end() + 70))
    if after and not re.search(r"[,;:]|\s-\s|\b(?:on|in|that|at)\b", scene.seen[verb.end() : after.start()]):
        return after
    passive = None
    for match in heads.finditer(scene.seen, max(scene.start, verb.start() - 90), verb.start()):
        passive = match
    if passive is None:
        return None
    gap = scene.seen[passive.end() : verb.start()]
    if (
        re.search(r"(?:\b(?:was|were|been|being)|,|\s-)\s*(?:\w+ly\s+)?$", gap)
        or re.match(r",?\s+(?:which|that|it)\b", gap)
        or re.search(r"\b(?:it|they)\s+(?:had\s+)?$", gap)
    ):
        return passive
    return None


def _act(
    scene: Scene, number: int, label: str, verb: re.Match[str], match: re.Match[str], previous: Scene | None
) -> Sighting | None:
    noun = noun_of_word()[match.group().lower()]
    clause = scene.clause_at(verb.start())
    mention = _day(scene, clause, verb)
    when = mention.when if mention else None
    status = status_of(scene, clause, verb.start(), verb.end(), when)
    relational = when is None and _AT_THE_START.match(scene.seen[scene.start : scene.end]) is not None
    if status is None or scene.is_quoted(match.start()) or not (when or relational or noun.group == "bill"):
        return None
    doers = _doers(scene, clause, verb, match)
    if (
        not doers.participants
        and previous is not None
        and re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+$", scene.seen[: match.start()][-6:])
    ):
        doers = Parties((), _lawmakers(previous) or ())
    if not doers.participants and not doers.people:
        doers = Parties((), _lawmakers(scene))
    if not doers.participants and noun.group != "bill":
        return None
    organ = _ORGAN.search(scene.seen, verb.start(), min(scene.end, verb.end() + 60))
    parties = Parties(
        doers.participants,
        tuple(dict.fromkeys([*doers.participants, *_recipients(scene, verb.end(), clause.end)])),
        (),
        organ.group(1) if organ else None,
    )
    return Sighting(
        number,
        match.start(),
        match.end(),
        noun,
        status,
        when,
        None,
        parties,
        f"event.act-{noun.group}",
        backward=relational,
        evidence=(scene.excerpt,),
        label=label.format(noun=match.group().lower(), verb=verb.group()),
    )


def _day(scene: Scene, clause: Clause, verb: re.Match[str]) -> DateMention | None:
    """The date of an act: in its clause, nearest behind its verb; else the one that opens the sentence."""
    inside = [d for d in scene.datable() if clause.start <= d.excerpt.start < clause.end]
    behind = [d for d in inside if d.excerpt.start >= verb.end()]
    if behind:
        return behind[0]
    return inside[-1] if inside else fronted_day(scene)


def _doers(scene: Scene, clause: Clause, verb: re.Match[str], noun: re.Match[str]) -> Parties:
    by = [
        a
        for a in between(scene.actors, verb.end(), clause.end)
        if re.search(r"\bby\s+(?:the\s+)?$", scene.seen[: a.start][-8:])
    ]
    if by:
        return Parties((), (by[0].name,))
    passive = noun.start() < verb.start()
    start = noun.end() if passive else clause.start
    if passive and re.search(r"\b(?:was|were|been)\b", scene.seen[noun.end() : verb.start()]):
        return Parties((), tuple(a.name for a in between(scene.actors, noun.start() - 30, noun.start())))
    who = subjects(scene, start, verb.start())
    if who.participants or who.people:
        return who
    return _pronoun_subject(scene, clause, verb)


def _pronoun_subject(scene: Scene, clause: Clause, verb: re.Match[str]) -> Parties:
    """For "it suspended": the actor that opened the last sentence of the paragraph which has one as its subject."""
    if not re.search(r"\b(?:it|It)\s+(?:has\s+|had\s+)?$", scene.seen[clause.start : verb.start()]):
        return Parties()
    earlier = between(scene.actors, scene.start, verb.start())
    if earlier:
        return Parties((), (earlier[0].name,))
    text = scene.seen
    start = text.rfind("\n", 0, scene.start) + 1
    actors = [
        a for a in scene.marked.actors if start <= a.start < scene.start and a.form in ("name", "metonym", "noun")
    ]
    opening = [
        a
        for a in actors
        if re.search(r"(?:^|[.!?]\s+|\n)(?:The\s+)?$", text[max(0, a.start - 8) : a.start]) or a.start == start
    ]
    return Parties((), (opening[-1].name,)) if opening else Parties()


def _lawmakers(scene: Scene) -> tuple[str, ...]:
    """The state whose lawmakers the sentence names, else its opening subject."""
    named = [a.name for a in scene.actors if _LAWMAKERS.match(scene.seen, a.end)]
    return tuple(named[:1])


def _recipients(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    stop = _PAST_BREAK.search(scene.seen, start, end)
    limit = stop.start() if stop else end
    actors = between(scene.actors, start, limit)
    return tuple(
        a.name for a in actors if re.search(r"\b(?:to|with|against|and)\s+(?:the\s+)?$", scene.seen[: a.start][-9:])
    )


def _since(scene: Scene, number: int) -> Iterator[Sighting]:
    """What has gone on since some time: "has been involved in a military build-up since late autumn"."""
    for mention in scene.dates:
        if mention.when is None or not (
            mention.modifier == "START" or _SINCE.search(scene.seen[: mention.excerpt.start][-16:])
        ):
            continue
        clause = scene.clause_at(mention.excerpt.start)
        for match in act_heads().finditer(scene.seen, clause.start, mention.excerpt.start):
            who = subjects(scene, clause.start, match.start())
            if who.participants and re.search(r"\b(?:has|have) been\b", scene.seen[clause.start : match.start()]):
                parties = Parties(who.participants, who.participants)
                yield Sighting(
                    number,
                    *match.span(),
                    noun_of_word()[match.group().lower()],
                    "held",
                    mention.when,
                    None,
                    parties,
                    "event.since",
                    backward=True,
                    evidence=(scene.excerpt,),
                )


def act_heads() -> re.Pattern[str]:
    """The nouns of military acts that may go on for months."""
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in nouns()["deployment"].words) + r")\b")


def _answers(scene: Scene, number: int) -> Iterator[Sighting]:
    """Answers that are promised or awaited: "before A sends B its answer", "a response from A will follow"."""
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(w) for w in nouns()["response"].words) + r")\b")
    for match in pattern.finditer(scene.seen, scene.start, scene.end):
        if scene.is_quoted(match.start()):
            continue
        clause = scene.clause_at(match.start())
        parties = _answer_parties(scene, clause, match)
        if parties is None or not parties.organisers:
            continue
        mention = _answer_day(scene, clause)
        when = mention.when if mention else None
        if when and scene.published and when.last < scene.published:
            continue
        yield Sighting(
            number,
            *match.span(),
            nouns()["response"],
            "planned",
            when,
            None,
            parties,
            "event.answer-ahead",
            evidence=(scene.excerpt,),
        )


def _answer_parties(scene: Scene, clause: Clause, match: re.Match[str]) -> Parties | None:
    """Who answers, as organisers, and all concerned; `None` where no answer is ahead."""
    source = next(
        (a for a in scene.actors if re.fullmatch(r"\s+from\s+(?:the\s+)?", scene.seen[match.end() : a.start])), None
    )
    if source is not None:
        waits = _AWAITED.search(scene.seen, clause.start, match.start())
        if _COMES.match(scene.seen, source.end):
            return Parties((source.name,), (source.name,))
        if waits:
            to = subjects(scene, clause.start, waits.start()).participants
            return Parties((source.name,), (source.name, *to))
        return None
    sends = next(reversed(list(_SENDS.finditer(scene.seen, clause.start, match.start()))), None)
    if sends is None:
        return None
    ahead = clause.opener in ("when", "before", "until") or cue_pattern("planned").search(
        scene.seen[clause.start : sends.start()]
    )
    if not ahead or (
        clause.opener not in ("when", "before", "until")
        and cue_pattern("imagined").search(scene.seen[clause.start : sends.start()])
    ):
        return None
    by = subjects(scene, clause.start, sends.start())
    to = tuple(a.name for a in between(scene.actors, sends.end(), match.start()))
    named = dict.fromkeys([*by.participants, *affiliations(scene, by.people)])
    return Parties(tuple(named), tuple(dict.fromkeys([*named, *to])))


def _answer_day(scene: Scene, clause: Clause) -> DateMention | None:
    """The day of the answer: in its own clause, or right before it ("next week, when A sends B its answer")."""
    for mention in scene.datable():
        if clause.start <= mention.excerpt.start < clause.end or 0 <= clause.start - mention.excerpt.end <= 1:
            return mention
    return None
