"""Whose words stand in an exchange without a verb: answers of an interview, two who speak in turn; no other quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from brief import setoff
from brief.finders.quotes import subjects
from brief.finders.quotes.frames import Frame
from brief.finders.quotes.pieces import Draft
from brief.finders.quotes.subjects import Mentions, Subject
from brief.model import PersonInText

# Words of the reporter's beside those of one who speaks in turn; with more it is no dialogue.
_BESIDE = 14
_VERB_AND_NAME = 5
_LONGEST_TURN = 25  # of longer ones, the same may go on
# Quotes looked back over for whom a question is put to.
_BACK = 6


def settled(frame: Frame, drafts: list[Draft], mentions: Mentions, people: Sequence[PersonInText]) -> list[Draft]:
    """The drafts, the words of an exchange with their speakers; the same list."""
    _answers(frame, drafts, mentions, people)
    _in_turn(frame, drafts, mentions)
    return drafts


# --- interviews ---------------------------------------------------------------------------------


def _answers(frame: Frame, drafts: Sequence[Draft], mentions: Mentions, people: Sequence[PersonInText]) -> None:
    """Give the words between an interview's questions to the one whom they address, or whom alone the text names."""
    asked = setoff.questions(frame.text, frame.paragraphs)
    if not asked:
        return
    who = _answerer(frame, asked, mentions, people)
    for draft in drafts:
        first = draft.spans[0].paragraph
        if first > asked[0] and first not in asked and draft.rule == "quote.floating":
            draft.speaker, draft.rule = who, "quote.answer" if who else "quote.exchange"


_ADDRESSED = re.compile(r"\W{0,4}(?:[A-Z][a-z]+\.?\s)?$")


def _answerer(frame: Frame, asked: Sequence[int], mentions: Mentions, people: Sequence[PersonInText]) -> Subject | None:
    """The one whom questions address ("Ms. Souza, were you hurt?"), else the only one named above them.

    Of several named there the only one of whom it says what she or he is: the other asks.
    """
    addressed = [
        one
        for at in asked
        for one in mentions.between(*frame.paragraphs[at])
        if one.form == "name"
        and frame.masked[one.end : one.end + 1] == ","
        and _ADDRESSED.match(frame.masked, frame.paragraphs[at][0], one.start)
    ]
    above = [one for one in mentions.between(0, frame.paragraphs[asked[0]][0]) if one.form == "name"]
    told = [one for one in above if one.person is not None and people[one.person].roles]
    for found in (addressed, above, told):
        if len({one.person for one in found}) == 1 and found[0].person is not None:
            return Subject(found[0].start, found[0].end, found[0].person, found[0].form)
        if found is addressed and found:
            return None
    return None


# --- two in turn --------------------------------------------------------------------------------


def _in_turn(frame: Frame, drafts: Sequence[Draft], mentions: Mentions) -> None:
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
            elif len(run) == 1 and _is_question(frame, run[0]):
                _asks_between(frame, drafts, numbers[id(run[0])], mentions)
            continue
        behind = next((one for one in drafts[numbers[id(run[-1])] + 1 :][:1] if one.spans[0].paragraph == at + 1), None)
        expected = pair[len(run) % 2].person
        if behind and behind.leads and behind.speaker and behind.speaker.person not in (None, expected):
            continue
        for number, draft in enumerate(run):
            draft.speaker, draft.rule = pair[number % 2], "quote.in-turn"


def _asks_between(frame: Frame, drafts: Sequence[Draft], number: int, mentions: Mentions) -> None:
    """Give a question alone between words of one person to whoever asked right before them, if that is told."""
    if not 0 < number < len(drafts) - 1:
        return
    draft, before, behind = drafts[number], drafts[number - 1], drafts[number + 1]
    paragraph = draft.spans[0].paragraph
    if (before.spans[-1].paragraph, behind.spans[0].paragraph) != (paragraph - 1, paragraph + 1):
        return
    if not (before.speaker and behind.speaker) or before.speaker.person != behind.speaker.person:
        return
    draft.rule = "quote.exchange"
    who = _asks_last(frame, paragraph - 2, mentions)
    if who is not None and who.person not in (None, before.speaker.person):
        draft.speaker, draft.rule = who, "quote.in-turn"


def _asks_last(frame: Frame, paragraph: int, mentions: Mentions) -> Subject | None:
    """Who is told to ask in the last sentence of a paragraph."""
    at = frame.holding(None, frame.paragraphs[paragraph][1] - 1) if paragraph >= 0 else None
    cues = frame.sentences[at].cues if at is not None else ()
    asked = next((cue for cue in reversed(cues) if cue.lemma == "ask"), None)
    return subjects.before(frame.masked, frame.paragraphs[paragraph][0], asked.start, mentions) if asked else None


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
