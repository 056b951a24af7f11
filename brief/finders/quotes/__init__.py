"""Words that a text gives to a speaker: direct and partial quotes and reported statements; nothing across texts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from brief.finders.quotes import (
    carries,
    dashes,
    exchanges,
    headlines,
    inside,
    naming,
    occasions,
    pieces,
    reported,
    several,
)
from brief.finders.quotes.frames import Frame, frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.ids import mention_id
from brief.model import Marked, QuoteKind, QuoteMention, SpeakerMention
from brief.text import fold, trimmed

# Rules by which words lean on what stands elsewhere.
_LEANING = ("quote.carry", "quote.floating", "quote.same-words", "quote.headline", "quote.in-turn")
# Floating words without a speaker are kept as a quote nobody is known for from this length on.
_FLOATING_WORDS = 5


def find(marked: Marked) -> tuple[QuoteMention, ...]:
    """The quotes of an article in order, each with its speaker where one is sure.

    Terms, titles and scare quotes are none; reported statements are those of speakers who are known.
    """
    built = frame(marked)
    if not built.paragraphs:
        return ()
    mentions = Mentions(_outside(built, marked))
    gathered = pieces.gather(built, mentions, marked.people)
    for draft in gathered:
        if draft.speaker is not None and draft.rule != "quote.turn":
            draft.speaker = naming.of(built.masked, draft.speaker, mentions)
    drafts = carries.found(built, exchanges.settled(built, gathered, mentions, marked.people), mentions)
    several.told(built, drafts)
    everybody = Mentions(marked.mentions)
    carries.withdrawn(built, drafts, everybody)
    drafts = inside.interrupted(built, drafts, everybody)
    spoken = dashes.speech(built, everybody)
    drafts = [*_apart(drafts, spoken), *spoken]
    _repeat(built, drafts)
    kept = [draft for draft in drafts if _is_speech(built, draft)]
    told = reported.find(built, mentions, kept, marked.people)
    told += headlines.found(marked, built, kept)
    ordered = sorted([*kept, *told], key=lambda draft: (draft.pieces[0][0], draft.start))
    return _once(_mention(marked, built, draft, mentions) for draft in ordered)


def _outside(built: Frame, marked: Marked) -> list[SpeakerMention]:
    """The mentions outside marks, names left out that only tell which campaign it is."""
    spans = iter(built.spans)
    span = next(spans, None)
    found = []
    for mention in marked.mentions:
        while span is not None and span.end <= mention.start:
            span = next(spans, None)
        if (span is None or mention.start < span.start) and not naming.tells_which(built.seen, mention):
            found.append(mention)
    return found


def _apart(drafts: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand in no piece of the others."""
    pieces = sorted(piece for other in others for piece in other.pieces)

    def held(draft: Draft) -> bool:
        at = bisect_right(pieces, draft.pieces[0][0], key=lambda piece: piece[0])
        return at > 0 and draft.pieces[-1][1] <= pieces[at - 1][1]

    return [draft for draft in drafts if not held(draft)]


def _repeat(built: Frame, drafts: Sequence[Draft]) -> None:
    """Give words without a speaker the one to whom the same words are given elsewhere in the text."""
    alone = (draft for draft in drafts if draft.speaker is None and len(draft.pieces) == 1)
    nobodys = [(draft, words) for draft in alone if len((words := _words(built, draft.pieces[0])).split(None, 2)) >= 3]
    if not nobodys:
        return
    known: dict[str, list[Subject]] = {}
    for draft in drafts:
        if draft.speaker is not None and draft.speaker.person is not None:
            for piece in draft.pieces:
                known.setdefault(_words(built, piece), []).append(draft.speaker)
    for draft, words in nobodys:
        who = known.get(words, [])
        if len({subject.person for subject in who}) == 1:
            draft.speaker, draft.rule = who[0], "quote.same-words"


def _words(built: Frame, piece: tuple[int, int]) -> str:
    return fold(built.text[slice(*piece)]).strip(" .,;:!?…")


def _is_speech(built: Frame, draft: Draft) -> bool:
    """Whether a draft is a quote: it has a speaker, or it floats as whole sentences do."""
    if draft.speaker is not None:
        return True
    words = built.text[slice(*draft.pieces[0])]
    if draft.spans and _PUBLISHED.fullmatch(built.masked, draft.spans[-1].outer_end, draft.end):
        return False
    return (
        draft.rule in ("quote.floating", "quote.exchange")
        and len(words.split()) >= _FLOATING_WORDS
        and words[:1].isupper()
    )


# Behind a title in a note: "2 Tax Foundation. “Sales Tax Rates,” July 2025."
_PUBLISHED = re.compile(r"[,.]?\s[A-Z][a-z]+\.?\s(?:\d{1,2},\s)?\d{4}\.?")


def _mention(marked: Marked, built: Frame, draft: Draft, mentions: Mentions) -> QuoteMention:
    document = marked.document
    parts = tuple(document.excerpt(*_trimmed(built.text, piece)) for piece in draft.pieces)
    excerpt = max(parts, key=lambda part: len(part.text))
    scene = occasions.of(marked, built, draft, mentions)
    who = draft.speaker
    return QuoteMention(
        id=mention_id("q", excerpt),
        excerpt=excerpt,
        parts=parts,
        kind=_kind(built, draft),
        speaker=who.person if who else None,
        speaker_at=document.excerpt(who.start, who.end) if who else None,
        said_on=scene.said_on,
        said_where=scene.where,
        occasion=scene.occasion,
        sentence=document.sentence(*trimmed(built.text, draft.start, draft.end)),
        rule=draft.rule,
    )


def _trimmed(text: str, piece: tuple[int, int]) -> tuple[int, int]:
    """The piece without the comma that belongs to the reporter's sentence."""
    start, end = trimmed(text, *piece)
    if text[end - 1] == "," and end - start > 1:
        end -= 1
    return trimmed(text, start, end)


def _kind(built: Frame, draft: Draft) -> QuoteKind:
    if draft.rule.startswith("quote.reported"):
        return "reported"
    first = next((char for char in built.text[slice(*draft.pieces[0])] if char.isalnum()), "x")
    return "direct" if draft.leads and not first.islower() else "partial"


def _once(mentions: Iterable[QuoteMention]) -> tuple[QuoteMention, ...]:
    """The mentions; of several with one id (a pull quote repeats the text) the one whose speaker is surest."""
    found: dict[str, QuoteMention] = {}
    for mention in mentions:
        known = found.get(mention.id)
        if known is None or _sureness(mention) > _sureness(known):
            found[mention.id] = mention
    return tuple(sorted(found.values(), key=lambda mention: mention.parts[0].start))


def _sureness(mention: QuoteMention) -> int:
    if mention.speaker is None:
        return 0 if mention.speaker_at is None else 1
    return 2 if mention.rule.startswith(_LEANING) else 3
