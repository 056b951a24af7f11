"""What the parties of one text ask, offer, threaten and answer; wordings are in the lexicon, merging is elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from brief import topics
from brief.finders.demands import answers, clauses, parties
from brief.finders.demands.addressees import addressees, asks_another, is_told
from brief.finders.demands.answers import Reply
from brief.finders.demands.asks import Ask, framed, itemised
from brief.finders.demands.commentary import is_commentary
from brief.finders.demands.hanging import IF_WE, hanging
from brief.finders.demands.home import at_home
from brief.finders.demands.phrases import phrased, phrases
from brief.finders.demands.scene import Scene, scene
from brief.finders.demands.spans import Party
from brief.finders.demands.terms import SPOKEN, spoken
from brief.finders.demands.wordings import unframed
from brief.ids import mention_id
from brief.model import UNASKED, DateMention, DemandMention, Excerpt, Marked, Sentence, Stance, When
from brief.text import beginning_in, view

_BACKGROUND_DAYS = 300
_OPENING = 12  # characters of a sentence
_LEANS = re.compile(r"(?:that |for )?(?:it|they|these|this)\b|to [a-z]+ (?:it|them)\b", re.IGNORECASE)
_NEAR = 12  # asks of one sentence that others are held against
_CONDITION_BEFORE = re.compile(r"^(?:if|unless|should)\b[^,]*,\s+", re.IGNORECASE)
_CONDITION_BEHIND = re.compile(
    r",?\s+(?:as soon as|if|in (?:exchange|return) for|on (?:the )?condition|once|provided|subject to|unless)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


def find(marked: Marked) -> tuple[DemandMention, ...]:
    """The demands, offers, threats and answers of a text, in its order; a wording told twice is one mention.

    What a text tells of years before its publication is history, and left out. Refusals of what only another text may
    tell as asked are among them: `is_unasked`.
    """
    here = scene(marked)
    long_ago = _long_ago(marked)
    opened = [one for one in marked.article.sentences if one.start in here.rows]
    sentences = [one for one in opened if not _is_history(here, one, long_ago)]
    asks = at_home(here, _with_addressees(here, _distinct(_all_asks(here, sentences))))
    replied = [one for one in answers.find(here, sentences, asks) if not is_commentary(here, one.sentence)]
    replies = _distinct_replies(reply for reply in replied if reply.rule not in UNASKED)
    replies = [told for reply in replies if (told := _to_others(reply, asks)) is not None]
    asks = _not_answers(asks, replies)
    starts = {ask.sentence.start for ask in asks} | {reply.sentence.start for reply in replies}
    unasked = _distinct_replies(reply for reply in replied if reply.rule in UNASKED)
    replies += [reply for reply in unasked if reply.sentence.start not in starts]
    ids = {ask: mention_id("d", marked.document.excerpt(ask.start, ask.end)) for ask in asks}
    found = [_mention(here, ask, ids[ask]) for ask in asks] + [_answer(here, reply, ids) for reply in replies]
    kept: dict[str, DemandMention] = {}
    for mention in sorted(found, key=lambda m: (m.excerpt.start, m.excerpt.end)):
        kept.setdefault(mention.id, mention)
    return tuple(kept.values())


def _all_asks(here: Scene, sentences: Sequence[Sentence]) -> list[Ask]:
    """The asks of some sentences; an observer's reading holds none, which is looked at last, since few hold any."""
    found: list[Ask] = []
    for sentence in sentences:
        own = _asks(here, sentence, found[-1].by if found else None)
        if own and not is_commentary(here, sentence):
            found += own
    return found


def _asks(here: Scene, sentence: Sentence, last: Party | None) -> list[Ask]:
    """What one sentence asks, `last` being who asked before."""
    rows = here.rows[sentence.start]
    found = list(framed(here, sentence))
    if "items" in rows:
        found.extend(itemised(here, sentence))
    found.extend(unframed(here, sentence, last))
    for more in _further(rows):
        told = found[-_NEAR:]
        found.extend(ask for ask in more(here, sentence) if not any(_overlap(ask, other) for other in told))
    return [ask for ask in found if not _lacks_object(here, ask)] if found else found


def _lacks_object(here: Scene, ask: Ask) -> bool:
    """Whether what is to be done is done to a thing named before: "a term, which Chile wants Peru to drop"."""
    low, high = max(ask.sentence.start, ask.by.start - _LED), ask.by.start
    led = ask.rule.startswith("demand.verb-") and here.seen.find("which", low, high) > 0
    return led and _WHICH.search(here.seen, low, high) is not None


_WHICH = re.compile(r"[,\"]\swhich\s(?:(?:many|most|several|some|the)\s)?(?:[\w-]+\s){0,2}$")
_LED = 40


@lru_cache(maxsize=4096)
def _further(rows: frozenset[str]) -> tuple[Callable[[Scene, Sentence], Iterator[Ask]], ...]:
    """The readings besides that some rows of the lexicon open."""
    ways = ((hanging, IF_WE), (spoken, SPOKEN), (phrased, frozenset(phrase.row for phrase in phrases())))
    return tuple(way for way, openers in ways if not openers.isdisjoint(rows))


def _long_ago(marked: Marked) -> frozenset[int]:
    """Where days stand that are long before the text's own."""
    published = marked.article.masthead.published
    return frozenset(day.excerpt.start for day in marked.dates if published and _is_early(day, published))


def _is_early(day: DateMention, published: date) -> bool:
    return day.type == "DATE" and day.last is not None and (published - day.last).days > _BACKGROUND_DAYS


def _is_history(here: Scene, sentence: Sentence, long_ago: Set[int]) -> bool:
    """Whether the sentence tells of a day long before the text's own, with which it opens, and of no other."""
    opening = range(sentence.start, min(sentence.start + _OPENING, sentence.end))
    if not long_ago or long_ago.isdisjoint(opening):
        return False
    days = [day for day in _days_in(here, sentence) if day.type == "DATE" and day.last is not None]
    return all(day.excerpt.start in long_ago for day in days)


def _days_in(here: Scene, sentence: Sentence) -> Sequence[DateMention]:
    return beginning_in(here.marked.dates, sentence.start, sentence.end, lambda day: day.excerpt.start)


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
    """Each ask with whom it addresses; one that tells nobody goes to those whom what is asked beside it addresses,
    else to whom its party mostly does.
    """
    named = [replace(ask, of=_of_others(here, ask, addressees(here, ask)), stance=_stance(here, ask)) for ask in asks]
    named = [ask for ask in named if ask.by.names or ask.of or ask.by.person is not None]
    beside = {(ask.cue, ask.by.names): ask.of for ask in reversed(named) if ask.of}
    usual: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for ask in named:
        if ask.of and ask.by.names:
            usual.setdefault(ask.by.names, Counter())[ask.of] += 1
    filled = []
    for ask in named:
        counts = usual.get(ask.by.names)
        of = beside.get((ask.cue, ask.by.names)) or _mostly(counts)
        filled.append(ask if ask.of or is_told(here, ask) else replace(ask, of=of))
    return filled


def _of_others(here: Scene, ask: Ask, of: tuple[str, ...]) -> tuple[str, ...]:
    """Those addressed, without offices that go by no state's name where a state asks: whose they are isn't told."""
    if here.named.isdisjoint(ask.by.names):
        return of
    return tuple(name for name in of if name.lower() not in parties.OFFICES)


def _mostly(counts: Counter[tuple[str, ...]] | None) -> tuple[str, ...]:
    """Whom most demands of a party address, and two at least; nobody, where they are of two minds."""
    ranked = counts.most_common(2) if counts else []
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not tied and ranked[0][1] > 1 else ()


def _stance(here: Scene, ask: Ask) -> Stance:
    return "appeal" if asks_another(here, ask) else ask.stance


def _not_answers(asks: Sequence[Ask], replies: Sequence[Reply]) -> list[Ask]:
    """The asks without the offers and refusals that an answer tells in the same words."""
    told = {stance: [reply for reply in replies if reply.stance == stance] for stance in ("offer", "rejection")}
    return [
        ask
        for ask in asks
        if not any(_overlap(reply, ask) and ask not in reply.to for reply in told.get(ask.stance, ()))
    ]


def _overlap(reply: Ask | Reply, other: Ask | Reply) -> bool:
    """Whether the two share words ("ready to discuss the third point" is an offer and an answer)."""
    return reply.start < other.end and other.start < reply.end


def _to_others(reply: Reply, asks: Sequence[Ask]) -> Reply | None:
    """An answer as one to what others ask; `None`: it answers only itself, or promises a blow ("to veto it").

    What is promised stands as promised by its own words.
    """
    if reply.stance != "offer":
        return reply
    own = (reply.by.person, reply.by.names)
    same = [ask for ask in asks if _overlap(reply, ask) and (ask.by.person, ask.by.names) == own]
    to = tuple(ask for ask in reply.to if ask not in same)
    if any(ask.stance == "threat" for ask in same) or (reply.to and not to and reply.standing != "promised"):
        return None
    return reply if reply.standing == "promised" else replace(reply, to=to)


def _distinct_replies(found: Iterable[Reply]) -> list[Reply]:
    kept: list[Reply] = []
    for reply in found:
        if any(_overlap(reply, other) for other in kept[-8:]):
            continue
        kept.append(reply)
    return kept


def _mention(here: Scene, ask: Ask, id_: str) -> DemandMention:
    document = here.marked.document
    excerpt = document.excerpt(ask.start, ask.end)
    matter = _unconditioned(excerpt.text) if ask.stance in ("offer", "threat") else excerpt.text
    found = topics.find(clauses.without_relatives(matter), here.marked.topics)
    if not found and _LEANS.match(excerpt.text):
        found = topics.find(_before(here, ask), here.marked.topics)[-1:]
    return DemandMention(
        id_,
        excerpt,
        (document.sentence(ask.sentence.start, ask.sentence.end),),
        ask.by.names,
        ask.of,
        ask.stance,
        found[0] if found else None,
        ask.by.person,
        _when(here, ask.sentence, excerpt),
        (),
        "rejected" if ask.stance == "rejection" else None,
        ask.rule,
    )


def _before(here: Scene, ask: Ask) -> str:
    """The words in which "it" is named: those of the sentence up to the demand, else the sentence before."""
    if here.seen[ask.sentence.start : ask.start].strip(' "'):
        return here.seen[ask.sentence.start : ask.start]
    before = here.neighbour(ask.sentence, -1)
    return here.seen[before.start : before.end] if before else ""


def _unconditioned(text: str) -> str:
    """What a threat or an offer says will be done, without the condition before or behind it."""
    return _CONDITION_BEHIND.sub("", _CONDITION_BEFORE.sub("", view(text))) or text


def _answer(here: Scene, reply: Reply, ids: dict[Ask, str]) -> DemandMention:
    document = here.marked.document
    excerpt = document.excerpt(reply.start, reply.end)
    evidence = [document.sentence(reply.sentence.start, reply.sentence.end)]
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
        day.when
        for day in _days_in(here, sentence)
        if not excerpt.start <= day.excerpt.start < excerpt.end and day.when is not None and day.grain == "day"
    }
    return days.pop() if len(days) == 1 else None
