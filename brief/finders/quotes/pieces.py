"""Spans in marks gathered into quotes: what belongs together, and whose words float without a verb of their own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from brief import cues as cue_finder
from brief.finders.quotes import speakers, subjects
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.marks import Marked as Span
from brief.spelling import is_given


@dataclass(slots=True)
class Draft:
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


def gather(frame: Frame, mentions: Mentions) -> list[Draft]:
    """The quotes of a text in order: attributed ones, and floating ones with the speaker they go on from."""
    drafts: list[Draft] = []
    waiting: list[Draft] = []
    answerer = _answerer(frame, mentions)
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
    return _carried(frame, _joined(frame, drafts), mentions)


def _answerer(frame: Frame, mentions: Mentions) -> int | None:
    """Who answers under "A:": the only person whom the text names before its first turn."""
    first = next((span.label[0] for span in frame.spans if span.label is not None), 0)
    people = {mention.person for mention in mentions.between(0, first) if mention.form == "name"}
    return next(iter(people)) if len(people) == 1 else None


def _turn(frame: Frame, sentence: Sentence, mentions: Mentions, answerer: int | None) -> Draft | None:
    """The turn of a transcript that begins in a sentence, with whom its label names; who only asks is nobody."""
    span = sentence.spans[0]
    if span.label is None or (span.continues and span.label[0] < frame.paragraphs[span.paragraph][0]):
        return None
    here = [m for m in mentions.between(*span.label) if not span.asks and m.end == span.label[1]]
    person = here[-1].person if here else None
    if frame.seen[slice(*span.label)].lower() in load("en/turns")["answers"]:
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
    opens = _lead(frame, sentence, span).strip("- ") in (
        "",
        "But",
        "And",
        "Still",
        "Yet",
        "Then",
        "Also",
    )
    return "quote.floating" if opens and words[:1].isupper() and len(words.split()) > 4 else "quote.unattributed"


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
# Sentences and quotes looked back over: a text without paragraphs would cost the square of its length.
_NEAR = 64


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
        elif last and draft.speaker is None and draft.rule == "quote.floating" and _goes_on(last, draft):
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


def _goes_on(last: Draft, draft: Draft) -> bool:
    """Whether floating words follow the quote before them, with nothing but that quote's verb between."""
    if draft.spans[0].continues and last.spans[-1].open_end:
        return True
    same = last.spans[-1].paragraph == draft.spans[0].paragraph
    speaks = last.rule == "quote.floating" or (last.leads and last.speaker is not None)
    return same and speaks and draft.start - last.end < 4


def _carried(frame: Frame, drafts: list[Draft], mentions: Mentions) -> list[Draft]:
    """The drafts with speakers for floating ones, where the text before leaves no doubt."""
    for number, draft in enumerate(drafts):
        if draft.speaker is not None:
            continue
        if draft.rule == "quote.floating" and _attributed_behind(frame, draft):
            continue
        earlier = drafts[max(0, number - _NEAR) : number]
        if draft.rule == "quote.floating":
            answer = _signed(frame, draft, mentions) or _before_in_paragraph(frame, earlier, draft, mentions)
        else:
            answer = _partial(frame, earlier, draft)
        if answer is not None:
            draft.speaker, draft.rule = answer
            before = [one for one in earlier if one.speaker is draft.speaker]
            draft.cue = before[-1].cue if before else None
    return drafts


def _attributed_behind(frame: Frame, draft: Draft) -> bool:
    """Whether the reporter's words go on behind a comma in marks: they tell whose words these are, if not to us."""
    span = draft.spans[-1]
    return frame.masked[span.end - 1] == "," and frame.masked[span.outer_end : span.outer_end + 2].strip().isalpha()


_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'll|we|we're|we've|my|our|me|us|We|My|Our)\b")


# A line that is a name, and what is told of its bearer: "– Ana Souza, pollster", "Omar Salih, 34, of Assab".
_SIGNATURE = re.compile(
    r"(\s*\(?\s*-{1,2}\s?|\s+~\s?)?\s*([A-Z][^,.:;!?\"()-]{2,50}?)(?:,\s[^.:;!?\"]{1,70}|\s\([^()]{1,60}\))?[.\")]{0,2}"
)


def _signed(frame: Frame, draft: Draft, mentions: Mentions) -> tuple[Subject, str] | None:
    """Who signs words that are a paragraph of their own: the name that is the next one, or heads them."""
    first, last = draft.spans[0].paragraph, draft.spans[-1].paragraph
    beside = _signature(frame, draft.spans[-1].outer_end, frame.paragraphs[last][1], mentions)
    if beside:
        return beside, "quote.signed"
    behind, above = _name_on(frame, last + 1, mentions), _name_on(frame, first - 1, mentions)
    if behind and above:  # names and words in turn: as the first words have it
        behind = None if _name_on(frame, frame.spans[0].paragraph - 1, mentions) else behind
    who = behind or above
    return (who, "quote.signed") if who else None


def _name_on(frame: Frame, paragraph: int, mentions: Mentions) -> Subject | None:
    return _signature(frame, *frame.paragraphs[paragraph], mentions) if 0 <= paragraph < len(frame.paragraphs) else None


def _signature(frame: Frame, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The name that a stretch is, with what is told of it; without a dash a known person's or one with a given name."""
    line = _SIGNATURE.fullmatch(frame.masked, start, end) if end - start < _LONGEST_LINE else None
    if line is None or cue_finder.find(frame.seen, *line.span(2)):
        return None
    for mention in mentions.between(*line.span(2)):
        if mention.form == "name" and mention.end == line.end(2):
            return Subject(mention.start, mention.end, mention.person, mention.form)
    words = line.group(2).split()
    named = len(words) < 5 and all(word[0].isupper() for word in words)
    if not named or not (line.group(1) or (len(words) > 1 and is_given(words[0]))):
        return None
    return Subject(*line.span(2), None, "phrase")


_LONGEST_LINE = 120


def _before_in_paragraph(
    frame: Frame, earlier: Sequence[Draft], draft: Draft, mentions: Mentions
) -> tuple[Subject, str] | None:
    paragraph = draft.spans[0].paragraph
    start, _ = frame.paragraphs[paragraph]
    lead = frame.masked[start : draft.start]
    if lead.strip():
        return _from_quotes(earlier, draft) or _from_sentences(frame, paragraph, draft.start, mentions)
    if paragraph == 0 or _is_heading(frame, draft):
        return None
    return _from_paragraph(frame, paragraph - 1, earlier, mentions)


_FEW = 6


def _is_heading(frame: Frame, draft: Draft) -> bool:
    """Whether words that are a paragraph of their own head a section: in capitals, or a few in single marks."""
    words = frame.text[slice(*draft.pieces[0])]
    single = frame.seen[draft.spans[0].outer_start : draft.spans[0].start] == "'"
    return words.isupper() or (single and len(words.split()) < _FEW)


def _from_quotes(earlier: Sequence[Draft], draft: Draft) -> tuple[Subject, str] | None:
    """The speaker of the quotes in the sentence directly before, if they have one."""
    near = [one for one in earlier if one.speaker and 0 <= draft.start - one.end < 4 and one.rule != "quote.floating"]
    told = [one for one in near if one.rule.startswith("quote.trailing")] or near
    speakers_told = {one.speaker.person if one.speaker else None for one in told}
    if len(speakers_told) != 1 or told[-1].speaker is None:
        return None
    return told[-1].speaker, "quote.carry-sentence"


def _sentences(frame: Frame, paragraph: int, at: int) -> list[Sentence]:
    """The sentences of a paragraph that end by `at`, of very many the last ones."""
    last = bisect_left(frame.sentences, at, key=lambda one: one.start)
    near = frame.sentences[max(0, last - _NEAR) : last]
    return [sentence for sentence in near if sentence.paragraph == paragraph and sentence.end <= at]


def _from_sentences(frame: Frame, paragraph: int, at: int, mentions: Mentions) -> tuple[Subject, str] | None:
    """The subject of the sentence before, in the same paragraph: "Ash believes that ... “It's now or never.”"."""
    before = _sentences(frame, paragraph, at)
    for sentence in reversed(before):
        who = _speaks_in(frame, sentence, mentions)
        if who is not None:
            return who, "quote.carry-sentence"
        if not sentence.bare(frame.masked):
            return _opens_with(frame, sentence, at, mentions)
    return None


def _opens_with(frame: Frame, sentence: Sentence, at: int, mentions: Mentions) -> tuple[Subject, str] | None:
    """The only person of a sentence, who opens it, where the words behind it are in the first person."""
    here = [m for m in mentions.between(sentence.start, sentence.end) if m.form in ("name", "pronoun")]
    people = {mention.person for mention in here}
    words = frame.seen[at : at + 400]
    if len(people) != 1 or here[0].start != sentence.start or not _FIRST_PERSON.search(words):
        return None
    return Subject(here[0].start, here[0].end, here[0].person, here[0].form), "quote.carry-subject"


def _speaks_in(frame: Frame, sentence: Sentence, mentions: Mentions) -> Subject | None:
    """Who speaks in a sentence: the subject of the last verb before a colon at its end, else of its verb of saying."""
    colon = frame.masked[sentence.start : sentence.end].rstrip().endswith(":")
    telling = [cue for cue in sentence.cues if cue.kind != "according" and cue.form != "gerund"]
    if not colon:
        telling = [cue for cue in telling if cue.kind != "strict"]
    for cue in sorted(
        telling, key=lambda cue: -cue.start if colon else (cue.kind != "speech") * len(frame.text) + cue.start
    ):
        who = subjects.before(frame.masked, sentence.start, cue.start, mentions)
        if who is None or who.form == "phrase":
            who = subjects.opening(frame.masked, sentence.start, cue.start, mentions) or who
        if who is not None:
            return who
    return subjects.first(frame.masked, sentence.start, sentence.end, mentions) if colon else None


def _partial(frame: Frame, earlier: Sequence[Draft], draft: Draft) -> tuple[Subject, str] | None:
    """Who goes on speaking in a clause of the reporter's that names nobody: the only speaker of the sentence before.

    Only for words that are no term or title: five or more, of which the first is in lower case or opens a sentence.
    """
    words = frame.text[slice(*draft.pieces[0])].split()
    at = frame.holding(None, draft.start)
    sentence = frame.sentences[at] if at is not None and frame.sentences[at].start == draft.start else None
    if sentence is None or len(words) < 5 or any(cue.kind in ("speech", "according") for cue in sentence.cues):
        return None
    if sum(word[:1].isupper() for word in words) * 2 > len(words):
        return None
    paragraph = draft.spans[0].paragraph
    near = [one for one in earlier if one.spans[-1].paragraph == paragraph]
    told = {one.speaker.person for one in near if one.speaker is not None}
    if len(told) != 1 or None in told or near[-1].speaker is None or draft.start - near[-1].end > 3:
        return None
    return near[-1].speaker, "quote.carry-clause"


def _from_paragraph(
    frame: Frame, paragraph: int, earlier: Sequence[Draft], mentions: Mentions
) -> tuple[Subject, str] | None:
    """Who goes on speaking from the paragraph before: its only speaker, if its last sentence is his or hers."""
    sentences = _sentences(frame, paragraph, frame.paragraphs[paragraph][1])
    if not sentences:
        return None
    last = sentences[-1]
    people = {
        draft.speaker.person
        for draft in earlier
        if draft.speaker is not None and draft.spans[-1].paragraph == paragraph and draft.speaker.person is not None
    }
    if last.spans and earlier and earlier[-1].spans[-1].paragraph == paragraph and len(people) < 2:
        who = earlier[-1].speaker
        if who is not None and (people or not _speaks_in(frame, last, mentions)):
            return who, "quote.carry-paragraph"
    who = _speaks_in(frame, last, mentions)
    if who is None or (people and who.person is not None and people != {who.person}):
        return None
    return who, "quote.carry-paragraph"
