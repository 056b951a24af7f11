"""What the parties of one text ask, offer, threaten and answer; wordings are in the lexicon, merging is elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief import topics
from brief.finders.demands import answers, parties
from brief.finders.demands.addressees import addressees
from brief.finders.demands.answers import Reply
from brief.finders.demands.asks import Ask, framed
from brief.finders.demands.frames import gate
from brief.finders.demands.parties import Scene
from brief.finders.demands.wordings import unframed
from brief.ids import mention_id
from brief.model import DemandMention, Excerpt, Marked, Sentence, When
from brief.text import view

_BACKGROUND_DAYS = 300
_CONDITION_BEFORE = re.compile(r"^(?:if|unless|should)\b[^,]*,\s+", re.IGNORECASE)
_CONDITION_BEHIND = re.compile(r",?\s+(?:if|unless)\b.*$", re.IGNORECASE | re.DOTALL)


def find(marked: Marked) -> tuple[DemandMention, ...]:
    """The demands, offers, threats and answers of a text, in its order; a wording told twice is one mention.

    What a text tells of years before its publication is history, and left out.
    """
    here = parties.scene(marked)
    asks = _with_addressees(here, _distinct(_all_asks(here)))
    replies = _distinct_replies(answers.find(here, asks))
    asks = [ask for ask in asks if not any(_repeats(reply, ask) for reply in replies)]
    ids = {ask: mention_id("d", marked.document.excerpt(ask.start, ask.end)) for ask in asks}
    found = [_mention(here, ask, ids[ask]) for ask in asks]
    found += [_answer(here, reply, ids) for reply in replies]
    kept: dict[str, DemandMention] = {}
    for mention in sorted(found, key=lambda m: (m.excerpt.start, m.excerpt.end)):
        kept.setdefault(mention.id, mention)
    return tuple(kept.values())


def _all_asks(here: Scene) -> list[Ask]:
    found: list[Ask] = []
    for sentence in here.marked.article.sentences:
        if not gate().search(here.seen, sentence.start, sentence.end) or _is_history(here, sentence):
            continue
        if parties.is_commentary(here, sentence):
            continue
        last = found[-1].by if found else None
        found.extend(framed(here, sentence))
        found.extend(unframed(here, sentence, last))
    return found


def _is_history(here: Scene, sentence: Sentence) -> bool:
    """Whether the sentence tells of a day long before the text's own."""
    published = here.marked.article.masthead.published
    if published is None:
        return False
    days = [
        d.last
        for d in here.marked.dates
        if sentence.start <= d.excerpt.start < sentence.end and d.type == "DATE" and d.last
    ]
    early = [day for day in days if (published - day).days > _BACKGROUND_DAYS]
    opens = any(
        d.excerpt.start - sentence.start < 12 and d.last in early
        for d in here.marked.dates
        if sentence.start <= d.excerpt.start < sentence.end
    )
    return bool(early) and opens and len(early) == len(days)


def _distinct(found: Sequence[Ask]) -> list[Ask]:
    """The asks without those that lie within another of the same sentence; of two alike, the first."""
    kept: list[Ask] = []
    for ask in sorted(found, key=lambda a: (a.start, -a.end)):
        overlaps = [other for other in kept[-4:] if other.start < ask.end and ask.start < other.end]
        if overlaps and not (ask.rule == "demand.awaited" and all(o.stance == "threat" for o in overlaps)):
            continue
        kept.append(ask)
    return kept


def _with_addressees(here: Scene, asks: Sequence[Ask]) -> list[Ask]:
    """Each ask with whom it addresses; one that names nobody is taken to address whom its party mostly does."""
    named = [replace(ask, of=addressees(here, ask)) for ask in asks]
    named = [ask for ask in named if ask.by.names or ask.of]
    usual: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for ask in named:
        if ask.of:
            usual.setdefault(ask.by.names, Counter())[ask.of] += 1
    filled = []
    for ask in named:
        counts = usual.get(ask.by.names)
        filled.append(replace(ask, of=counts.most_common(1)[0][0]) if not ask.of and counts else ask)
    return filled


def _repeats(reply: Reply, ask: Ask) -> bool:
    """Whether an answer and an offer are the same words ("ready to discuss the third point")."""
    return reply.stance == ask.stance == "offer" and reply.start < ask.end and ask.start < reply.end


def _distinct_replies(found: Iterable[Reply]) -> list[Reply]:
    kept: list[Reply] = []
    for reply in found:
        if any(other.start < reply.end and reply.start < other.end for other in kept):
            continue
        kept.append(reply)
    return kept


def _mention(here: Scene, ask: Ask, id_: str) -> DemandMention:
    document = here.marked.document
    excerpt = document.excerpt(ask.start, ask.end)
    found = topics.find(_threatened(excerpt.text) if ask.stance == "threat" else excerpt.text, here.marked.topics)
    return DemandMention(
        id_,
        excerpt,
        (document.excerpt(ask.sentence.start, ask.sentence.end),),
        ask.by.names,
        ask.of,
        ask.stance,
        found[0] if found else None,
        ask.by.person,
        _when(here, ask.sentence, excerpt),
        (),
        None,
        ask.rule,
    )


def _threatened(text: str) -> str:
    """What a threat says will be done, without the condition before or behind it."""
    return _CONDITION_BEHIND.sub("", _CONDITION_BEFORE.sub("", view(text))) or text


def _answer(here: Scene, reply: Reply, ids: dict[Ask, str]) -> DemandMention:
    document = here.marked.document
    excerpt = document.excerpt(reply.start, reply.end)
    evidence = [document.excerpt(reply.sentence.start, reply.sentence.end)]
    if reply.leans and (before := here.neighbour(reply.sentence, -1)):
        evidence.insert(0, document.excerpt(before.start, before.end))
    found = topics.find(excerpt.text, here.marked.topics)
    return DemandMention(
        mention_id("d", excerpt),
        excerpt,
        tuple(evidence),
        reply.by.names,
        reply.of,
        reply.stance,
        found[0] if found else None,
        reply.by.person,
        _when(here, reply.sentence, excerpt),
        tuple(dict.fromkeys(ids[ask] for ask in reply.to if ask in ids)),
        reply.standing,
        reply.rule,
    )


def _when(here: Scene, sentence: Sentence, excerpt: Excerpt) -> When | None:
    """The one day that the sentence names outside of the clause; `None`: none, or several."""
    days = {
        date.when
        for date in here.marked.dates
        if sentence.start <= date.excerpt.start < sentence.end
        and not excerpt.start <= date.excerpt.start < excerpt.end
        and date.when is not None
        and date.grain == "day"
    }
    return days.pop() if len(days) == 1 else None
