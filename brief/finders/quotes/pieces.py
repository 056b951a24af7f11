"""Spans in marks gathered into quotes: what belongs together, and whose words float without a verb of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from brief import setoff
from brief.cues import listed
from brief.finders.quotes import speakers
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.marks import Marked as Span
from brief.model import PersonInText
from brief.text import either


class Draft(Struct):
    """A quote while it is gathered: its pieces, its speaker, and the stretch of text that holds both.

    `leads`: the words stand as speech of their own, not inside a clause of the reporter's. `cue`: the offset
    of the verb that gives them to the speaker, where one does. `aside`: where inside marks the speaker is told.
    """

    pieces: list[tuple[int, int]]
    speaker: Subject | None
    rule: str
    start: int
    end: int
    cue: int | None = None
    leads: bool = True
    spans: list[Span] = field(default_factory=list)
    aside: tuple[int, int] | None = None


def gather(frame: Frame, mentions: Mentions, people: Sequence[PersonInText]) -> list[Draft]:
    """The quotes of a text in order: attributed ones, and floating ones that belong to none of them."""
    drafts: list[Draft] = []
    waiting: list[Draft] = []
    answerer = _answerer(frame, mentions, people)
    for sentence in frame.sentences:
        if not sentence.spans:
            continue
        if (turn := _turn(frame, sentence, mentions, answerer)) is not None:
            drafts += [*waiting, turn]
            waiting = []
            continue
        if sentence.bare(frame.masked):
            waiting.append(_floating(sentence))
            continue
        for draft in _attributed(frame, sentence, mentions):
            _settle(waiting, draft, frame)
            drafts += waiting
            waiting = []
            drafts.append(draft)
    drafts += waiting
    return _joined(frame, drafts)


def _answerer(frame: Frame, mentions: Mentions, people: Sequence[PersonInText]) -> int | None:
    """Who answers under "A:": the only person whom the text names before its first turn, or the lines above it do.

    Nobody where hardly an answer says "I" or "we", and no question a name: what is often asked has answers, too.
    """
    answers = [(span.start, span.end) for span in frame.spans if _is_answer(frame, span)]
    named = any(_ADDRESSED.search(frame.seen, span.start, span.end) for span in frame.spans if span.asks)
    if not named and setoff.few_say_i(frame.seen, answers):
        return None
    first = next((span.label[0] for span in frame.spans if span.label is not None), 0)
    told = {mention.person for mention in mentions.between(0, first) if mention.form == "name"}
    if first and not told:
        above = frame.text[:first]
        told = {at for at, one in enumerate(people) if one.kind == "person" and one.name in above}
    return next(iter(told)) if len(told) == 1 else None


def _is_answer(frame: Frame, span: Span) -> bool:
    return span.label is not None and frame.seen[slice(*span.label)].lower() in load("en/turns")["answers"]


_ADDRESSED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Minister|Professor|President)\b")


def _turn(frame: Frame, sentence: Sentence, mentions: Mentions, answerer: int | None) -> Draft | None:
    """The turn of a transcript that begins in a sentence, with whom its label names; who only asks is nobody."""
    span = sentence.spans[0]
    if span.label is None or (span.continues and span.label[0] < frame.paragraphs[span.paragraph][0]):
        return None
    here = [m for m in mentions.between(*span.label) if not span.asks and m.end == span.label[1]]
    person = here[-1].person if here else None
    if _is_answer(frame, span):
        person = answerer
    who = Subject(*span.label, person, "phrase" if person is None else "name")
    start = min(sentence.start, span.label[0])
    return Draft(
        [(one.start, one.end) for one in sentence.spans],
        who,
        "quote.turn",
        start,
        sentence.end,
        spans=list(sentence.spans),
    )


def _attributed(frame: Frame, sentence: Sentence, mentions: Mentions) -> list[Draft]:
    """The quotes of a sentence that has words outside marks: one for each verb, spans without a speaker apart."""
    drafts: list[Draft] = []
    found = speakers.of_sentence(frame, sentence, mentions)
    for span, answer in zip(sentence.spans, found, strict=True):
        leads = _leads(frame, sentence, span)
        last = drafts[-1] if drafts else None
        if answer and last and last.cue == answer.at:
            last.pieces.append((span.start, span.end))
            last.spans.append(span)
            last.leads = last.leads and leads
            continue
        drafts.append(
            Draft(
                [(span.start, span.end)],
                answer.speaker if answer else None,
                answer.rule if answer else _unattributed(frame, sentence, span),
                sentence.start,
                sentence.end,
                answer.at if answer else None,
                leads,
                [span],
            )
        )
    return drafts


def _unattributed(frame: Frame, sentence: Sentence, span: Span) -> str:
    """Words that open a sentence as speech does float, though the reporter's words follow them; others are terms."""
    words = frame.text[span.start : span.end]
    opens = _lead(frame, sentence, span).strip("-,: ") in _OPENERS
    return "quote.floating" if opens and words[:1].isupper() and len(words.split()) > 4 else "quote.unattributed"


_OPENERS = frozenset(["", "Adding", "Also", "And", "But", "Still", "Then", "Yet"])


def _leads(frame: Frame, sentence: Sentence, span: Span) -> bool:
    """Whether a span is speech of its own: it opens its sentence, or a colon, a comma or a verb leads to it."""
    before = _lead(frame, sentence, span).rstrip()
    if not before.strip("- "):
        return True
    if before[-1] in ":,-":
        return True
    return any(cue.kind in ("speech", "strict") and 0 <= span.outer_start - cue.end < 8 for cue in sentence.cues)


def _lead(frame: Frame, sentence: Sentence, span: Span) -> str:
    """What stands before a span in its sentence, of much of it only the end."""
    return frame.masked[max(sentence.start, span.outer_start - _LEAD) : span.outer_start]


_LEAD = 60


def _floating(sentence: Sentence) -> Draft:
    pieces = [(span.start, span.end) for span in sentence.spans]
    return Draft(pieces, None, "quote.floating", sentence.start, sentence.end, None, True, list(sentence.spans))


def _settle(waiting: list[Draft], follower: Draft, frame: Frame) -> None:
    """Give floating words directly before an attributed quote its speaker: “A.” “B,” said X."""
    for draft in reversed(waiting):
        same = draft.spans[-1].paragraph == follower.spans[0].paragraph
        if not (same and follower.speaker and follower.leads and draft.speaker is None):
            break
        gap = frame.masked[draft.end : follower.pieces[0][0]]
        if len(gap.strip(" \"'")) or follower.rule not in ("quote.trailing-cue", "quote.trailing-inverted"):
            break
        draft.speaker, draft.rule, draft.cue = follower.speaker, "quote.floating-before", follower.cue


def _joined(frame: Frame, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with floating sentences joined to the attributed quote that they go on from.

    That is the quote directly before in the paragraph, or the one whose unclosed mark the span repeats.
    """
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and last.rule == "quote.turn" and draft.spans[0].continues and _is_long(frame, last):
            joined.append(replace(draft, speaker=last.speaker, rule=last.rule))
        elif last and draft.speaker is None and draft.rule == "quote.floating" and _goes_on(frame, last, draft):
            last.pieces += draft.pieces
            last.spans += draft.spans
            last.end = draft.end
        elif last and draft.speaker is not None and draft.spans[0].continues and last.speaker is None:
            last.speaker, last.rule = draft.speaker, "quote.carry-back"
            joined.append(draft)
        elif last and draft.speaker is None and draft.spans[0].continues and last.spans[-1].open_end:
            last.pieces += draft.pieces
            last.spans += draft.spans
            last.end = draft.end
        else:
            joined.append(draft)
    return joined


# Words of a turn behind which its next paragraph is a quote of its own: what paper prints must be no page.
_TURN_WORDS = 120


def _is_long(frame: Frame, turn: Draft) -> bool:
    return sum(len(frame.text[start:end].split()) for start, end in turn.pieces) >= _TURN_WORDS


def _goes_on(frame: Frame, last: Draft, draft: Draft) -> bool:
    """Whether floating words follow the quote before them, with nothing but that quote's verb between."""
    if draft.spans[0].continues and last.spans[-1].open_end:
        return True
    same = last.spans[-1].paragraph == draft.spans[0].paragraph
    speaks = last.rule == "quote.floating" or (last.leads and last.speaker is not None)
    if not (same and speaks and draft.start - last.end < 4):
        return False
    return not cuts_in(frame, last)


def cuts_in(frame: Frame, draft: Draft) -> bool:
    """Whether another speaks behind a quote: "“...,” Souza said, and her brother cut in."."""
    return _cutting_in().search(frame.masked, draft.spans[-1].outer_end, draft.end) is not None


@cache
def _cutting_in() -> re.Pattern[str]:
    verbs = either(listed("interrupts"))
    return re.compile(rf"\b(?:and|as|before|but|until|when)\s[^,;:.\"]{{2,40}}\s(?:{verbs})\b")
