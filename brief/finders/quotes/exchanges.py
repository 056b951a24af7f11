"""Whose words stand in an exchange without a verb: answers of an interview, two who speak in turn; no other quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject

_ASKED = re.compile(r"(\*\*|__|\*|_)[^*_]{4,600}\1")
_FEWEST_ASKED = 3
# Words of the reporter's beside those of one who speaks in turn; with more it is no dialogue.
_BESIDE = 14
_VERB_AND_NAME = 5
_LONGEST_TURN = 25  # of longer ones, the same may go on
# Quotes looked back over for whom a question is put to.
_BACK = 6


def settled(frame: Frame, drafts: list[Draft], mentions: Mentions) -> list[Draft]:
    """The drafts, the words of an exchange with their speakers; the same list."""
    _answers(frame, drafts, mentions)
    _in_turn(frame, drafts)
    return drafts


# --- interviews ---------------------------------------------------------------------------------


def _answers(frame: Frame, drafts: Sequence[Draft], mentions: Mentions) -> None:
    """Give the words between questions in bold to the one whom the questions address, or whom alone the text names."""
    if "*" not in frame.seen and "_" not in frame.seen:
        return
    asked = [at for at, (start, end) in enumerate(frame.paragraphs) if _ASKED.fullmatch(frame.seen, start, end)]
    questions = [at for at in asked if frame.seen[slice(*frame.paragraphs[at])].rstrip("*_ ").endswith("?")]
    if len(asked) < _FEWEST_ASKED or len(questions) * 2 < len(asked):
        return
    who = _answerer(frame, asked, mentions)
    for draft in drafts if who else ():
        first = draft.spans[0].paragraph
        if first > asked[0] and first not in asked and draft.rule == "quote.floating":
            draft.speaker, draft.rule = who, "quote.answer"


_ADDRESSED = re.compile(r"\W{0,4}(?:[A-Z][a-z]+\.?\s)?$")


def _answerer(frame: Frame, asked: Sequence[int], mentions: Mentions) -> Subject | None:
    """The one whom questions address ("Ms. Souza, were you hurt?"), else the only one named above them."""
    addressed = [
        one
        for at in asked
        for one in mentions.between(*frame.paragraphs[at])
        if one.form == "name"
        and frame.masked[one.end : one.end + 1] == ","
        and _ADDRESSED.match(frame.masked, frame.paragraphs[at][0], one.start)
    ]
    above = [one for one in mentions.between(0, frame.paragraphs[asked[0]][0]) if one.form == "name"]
    for found in (addressed, above):
        people = {one.person for one in found}
        if len(people) == 1 and None not in people:
            return Subject(found[0].start, found[0].end, found[0].person, found[0].form)
        if people:
            return None
    return None


# --- two in turn --------------------------------------------------------------------------------


def _in_turn(frame: Frame, drafts: Sequence[Draft]) -> None:
    """Give paragraphs that are words alone to two who speak in turn before them, where nothing behind gainsays it."""
    alone = _alone(frame, drafts)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    at = -1
    for paragraph in sorted(alone):
        if paragraph <= at:
            continue
        run = [alone[paragraph]]
        while paragraph + len(run) in alone:
            run.append(alone[paragraph + len(run)])
        at = paragraph + len(run) - 1
        pair = _pair(frame, drafts, numbers[id(run[0])], len(run))
        if pair is None:
            if len(run) > 1 and any(_is_question(frame, draft) for draft in run):
                for draft in run:
                    draft.rule = "quote.exchange"  # who begins it nobody tells
            continue
        behind = next((one for one in drafts[numbers[id(run[-1])] + 1 :][:1] if one.spans[0].paragraph == at + 1), None)
        expected = pair[len(run) % 2].person
        if behind and behind.leads and behind.speaker and behind.speaker.person not in (None, expected):
            continue
        for number, draft in enumerate(run):
            draft.speaker, draft.rule = pair[number % 2], "quote.in-turn"


def _alone(frame: Frame, drafts: Sequence[Draft]) -> Mapping[int, Draft]:
    """The drafts that are a paragraph each, and whose marks are closed and not repeated."""
    return {
        draft.spans[0].paragraph: draft
        for draft in drafts
        if draft.rule == "quote.floating"
        and draft.speaker is None
        and len({span.paragraph for span in draft.spans}) == 1
        and not any(span.open_end or span.continues for span in draft.spans)
        and not any(_beside(frame, [draft], draft.spans[0].paragraph))
    }


def _beside(frame: Frame, drafts: Sequence[Draft], paragraph: int) -> Iterator[str]:
    """The words of a paragraph that stand outside the marks of the drafts."""
    at, end = frame.paragraphs[paragraph]
    for span in sorted((span for draft in drafts for span in draft.spans), key=lambda span: span.start):
        if span.paragraph == paragraph:
            yield from (word for word in frame.masked[at : span.outer_start].split() if word.isalnum())
            at = span.outer_end
    yield from (word for word in frame.masked[at:end].split() if any(map(str.isalnum, word)))


def _pair(frame: Frame, drafts: Sequence[Draft], number: int, length: int) -> tuple[Subject, Subject] | None:
    """Who speaks first and second in a run of words alone that begins with a draft: those of the paragraphs before."""
    paragraph = drafts[number].spans[0].paragraph
    if len(frame.text[slice(*drafts[number].pieces[0])].split()) > _LONGEST_TURN:
        return None
    low = max(0, number - 2 * _BACK)
    before = drafts[low:number]
    last = _speaker(frame, before, paragraph - 1)
    if last is None:
        return None
    other = _speaker(frame, before, paragraph - 2) or _speaks_last(frame, before, paragraph - 2)
    if other is None and length > 1 and _is_question(frame, before[-1]):
        told = [one.speaker for one in before if one.speaker and one.speaker.person not in (None, last.person)]
        other = told[-1] if told else None
    if other is None or other.person == last.person:
        return None
    return other, last


def _speaker(frame: Frame, drafts: Sequence[Draft], paragraph: int) -> Subject | None:
    """Who alone speaks in a paragraph that opens with words in marks and tells little beside."""
    here = [draft for draft in drafts if draft.spans[0].paragraph == paragraph]
    told = {draft.speaker.person if draft.speaker else None for draft in here}
    if len(told) != 1 or None in told or here[0].spans[0].outer_start != frame.paragraphs[paragraph][0]:
        return None
    return here[0].speaker if len(list(_beside(frame, here, paragraph))) <= _BESIDE else None


def _speaks_last(frame: Frame, drafts: Sequence[Draft], paragraph: int) -> Subject | None:
    """Who alone speaks in a paragraph that ends with words in marks or with whose they are."""
    here = [draft for draft in drafts if draft.spans[0].paragraph == paragraph]
    told = {draft.speaker.person if draft.speaker else None for draft in here}
    if len(told) != 1 or None in told:
        return None
    behind = frame.masked[here[-1].spans[-1].outer_end : frame.paragraphs[paragraph][1]].split()
    return here[-1].speaker if len(behind) <= _VERB_AND_NAME else None


def _is_question(frame: Frame, draft: Draft) -> bool:
    return frame.text[draft.pieces[-1][1] - 1] == "?"
