"""Whether a text itself tells that somebody spoke at a gathering, or sat in it; no gathering is found here."""

from __future__ import annotations

import re
from functools import lru_cache

from brief.lexicon import load
from brief.merge.cast import Speaker
from brief.model import Findings, QuoteMention
from brief.naming import capital
from brief.patterns import pattern
from brief.spelling import surname
from brief.text import sentences, view
from brief.timeline.around import Told, paragraph, unspoken
from brief.timeline.venues import Gatherings, Venue, holds, is_gathering

# How far back those who are addressed were told of, and how far an act of a council stands, in characters.
REACH = 1000
# How far behind what tells of a gathering those who sat in it may still speak, in characters.
FAR = 2500
# How far behind the paragraph of an act its vote may be told, in characters.
AFTER = 300
# How far around the words it may be told who somebody is, in characters.
KNOWN = 3000


def at(told: Told, speaker: Speaker, known: Gatherings) -> Venue | None:
    """The gathering at which the words were told to those who met, or used by one of them to tell it."""
    one, mention = told.one, told.mention
    start, end = mention.excerpt.start, mention.sentence.end
    held = _told(one, known, 0, len(one.document.text))
    recent = [venue for venue in held if venue.ended_by(one.masthead.published)]
    recent = [venue for venue in recent if venue.event.kind == "meeting"]  # nobody heads a delegation to a call
    near = _within(held, told, start - REACH, end) or _within(held, told, 0, end)
    meant = _only([venue for venue in near if venue.fits(mention.said_on)])
    if meant is None and len(recent) != 1:
        return None
    if "addressed" in told.scene or _used(one, mention):
        return meant
    if len(recent) != 1 or not attends(one, mention, speaker):  # who attends is asked last: it takes long
        return None
    near = [venue for venue in _within(recent, told, start - FAR, end) if venue.fits(mention.said_on)]
    return _only([venue for venue in near if not _other_place(mention, venue)])


def before_council(told: Told, speaker: Speaker, acts: Gatherings) -> Venue | None:
    """The vote of a council, told of shortly before, for words told to it or those of somebody seated in it."""
    one, start = told.one, told.mention.excerpt.start
    votes = [venue for venue in _told(one, acts, start - REACH, start) if _is_vote(one, venue)]
    if not votes or not (_is("seated", speaker) or "addressed" in told.scene):
        return None
    said_on = told.mention.said_on
    return _only([venue for venue in votes if venue.ended_by(one.masthead.published) and venue.fits(said_on)])


def by_doer(told: Told, speaker: Speaker, deeds: Gatherings) -> Venue | None:
    """What the speaker had just done, for words that stand with it: "I had no choice," the minister who resigned said.

    It is told in their paragraph or the one before; what the speaker's side did, in their sentence or the one before,
    or as the only deed in the opening of a text whose next paragraph has the words; what was signed, in the paragraph
    of whoever chaired it; the verdict that a judge read out, anywhere before.
    """
    one, mention = told.one, told.mention
    end = mention.sentence.end
    so_far = [v for v in _told(one, deeds, 0, end) if _is_of_day(told, v)]
    if not so_far:
        return None
    at = paragraph(one, mention.sentence.start)
    own, above = one.paragraphs[at].start, one.paragraphs[max(0, at - 1)].start
    near = _within(so_far, told, above, end)
    ruled = [v for v in so_far if v.event.rule == "event.act-verdict" and _is("judges", speaker)]
    if not near:
        return _only(ruled)
    mine = [v for v in near if speaker.person is not None and speaker.person in v.event.delegates]
    before = [start for start, _ in sentences(one.document.text, own, mention.sentence.start)][-1:] or [own]
    beside = [v for v in near if v.tells(told.key, before[0], end)]
    ours = [v for v in beside if v.organisers & set(speaker.parties)] or _of_lead(told, speaker, so_far)
    chaired = [v for v in _within(near, told, own, end) if v.event.kind == "document" and _is("chairs", speaker)]
    return _only(mine) or _only(ours) or _only(chaired) or _only(ruled)


def to_crowd(told: Told, deeds: Gatherings) -> Venue | None:
    """The one march or rally, told of in the paragraph or the one above, at which the words were told to the crowd."""
    one, end = told.one, told.mention.sentence.end
    marches = [v for v in _told(one, deeds, 0, end) if _names_march(v.event.title)]
    if not marches or pattern("en/presence", "crowd").search(unspoken(told.mention)) is None:
        return None
    above = one.paragraphs[max(0, paragraph(one, told.mention.sentence.start) - 1)].start
    recent = [v for v in marches if v.ended_by(one.masthead.published) and v.fits(told.mention.said_on)]
    return _only(_within(recent, told, above, end))


@lru_cache(8192)
def _names_march(title: str) -> bool:
    return pattern("en/presence", "marches").search(title) is not None


def _of_lead(told: Told, speaker: Speaker, deeds: list[Venue]) -> list[Venue]:
    """The one deed of the speaker's side that a text opens with, for words in its next paragraph."""
    body = [each for each in told.one.paragraphs if each.kind == "body"][:2]
    start = told.mention.sentence.start
    if len(body) < 2 or len(deeds) != 1 or not body[1].start <= start < body[1].end:
        return []
    return [v for v in deeds if v.tells(told.key, body[0].start, body[0].end) and v.organisers & set(speaker.parties)]


def _is(kind: str, speaker: Speaker) -> bool:
    """Whether the speaker's role is of a kind that the lexicon has."""
    return speaker.role is not None and _says(speaker.role, kind)


@lru_cache(4096)
def _says(role: str, kind: str) -> bool:
    return pattern("en/presence", kind).search(view(role)) is not None


def _is_of_day(told: Told, venue: Venue) -> bool:
    """Whether it was done on the day of saying, else on the one day gone by that is named there, else on the text's."""
    if told.around.past and told.mention.said_on is None:
        return venue.day is not None and told.around.may_fall(venue.event.when)
    day = told.mention.said_on.first if told.mention.said_on else told.one.masthead.published
    return venue.day is not None and venue.day == day


def met(one: Findings, venue: Venue, speaker: Speaker) -> bool:
    """Whether title or lead name the speaker's party as one of two that met, where who met is not told otherwise."""
    known = set(venue.event.participants) - venue.organisers
    if len(known) > 1:
        return False
    lead = next((each for each in one.paragraphs if each.kind == "body"), None)
    texts = [one.masthead.title or "", one.document.text[lead.start : lead.end][:REACH] if lead else ""]
    return any(
        is_gathering(text) and any(_one_of_two(party, view(text)) for party in speaker.parties) for text in texts
    )


def names_own(one: Findings, venue: Venue, speaker: Speaker) -> bool:
    """Whether the text tells of a gathering of nobody known with the name of the body that the speaker speaks for.

    The speaker's own name beside it tells of no part in it ("the session that she cut short").
    """
    event = venue.event
    if event.participants or event.delegates or venue.organisers:
        return False
    names = [party for party in speaker.parties if " " in party and not capital(party)]
    told = [view(one.document.text[start:end]) for start, end in venue.told.get(one.document.key, ())]
    return any(holds(text, name) for name in names for text in told)


def _one_of_two(party: str, text: str) -> bool:
    """Whether a text opens with the party and another: "Chile and Peru agree ..."."""
    return _pair(party).match(text) is not None


@lru_cache(1024)
def _pair(party: str) -> re.Pattern[str]:
    name = re.escape(view(party))
    return re.compile(rf"(?:[^-]{{0,60}}- )?(?:{name},? (?:and )?[A-Z][\w-]+|[A-Z][\w-]+(?:,| and) {name})(?![\w'])")


def _told(one: Findings, known: Gatherings, start: int, end: int) -> list[Venue]:
    """What was held by the day of the text, of all that it tells of between two offsets."""
    return [venue for venue in known.held_in(one) if venue.tells(one.document.key, max(0, start), end)]


def _within(venues: list[Venue], told: Told, start: int, end: int) -> list[Venue]:
    """Those of some venues that the text tells of between two offsets."""
    return [venue for venue in venues if venue.tells(told.key, max(0, start), end)]


def _only(venues: list[Venue]) -> Venue | None:
    return venues[0] if len(venues) == 1 else None


def _used(one: Findings, mention: QuoteMention) -> bool:
    """Whether the sentence right before, in the same paragraph, tells how somebody used the gathering."""
    start = mention.sentence.start
    first = max(one.paragraphs[paragraph(one, start)].start, start - REACH)
    before = list(sentences(one.document.text, first, start)) if first < start else []
    if not before:
        return False
    return pattern("en/presence", "used").search(view(one.document.text[slice(*before[-1])])) is not None


def attends(one: Findings, mention: QuoteMention, speaker: Speaker) -> bool:
    """Whether the text says that the speaker chairs, mediates, or sits there for a party."""
    if speaker.person is None:
        return False
    start = mention.excerpt.start
    near = view(one.document.text[max(0, start - KNOWN) : start + REACH])
    return any(shape.search(near) for shape in _shapes(surname(speaker.name)))


def _other_place(mention: QuoteMention, venue: Venue) -> bool:
    place = venue.event.place
    return mention.said_where is not None and place is not None and mention.said_where != place


def _is_vote(one: Findings, venue: Venue) -> bool:
    """Whether the paragraphs that tell of an act, or what follows them, tell of a vote."""
    around = (one.paragraphs[paragraph(one, start)] for start, _ in venue.told.get(one.document.key, ()))
    told = (one.document.text[each.start : each.end + AFTER] for each in around)
    return any(pattern("en/presence", "voted").search(view(text)) for text in told)


@lru_cache(4096)
def _shapes(name: str) -> tuple[re.Pattern[str], ...]:
    """What says of somebody of that surname that he or she sat in a gathering."""
    rows = load("en/presence")["attends"]
    return tuple(re.compile(row["shape"].replace("{name}", re.escape(view(name)))) for row in rows)
