"""Whose words float without a verb of their own, where the text beside leaves no doubt; nothing is gathered here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from brief import cues as cue_finder
from brief.finders.quotes import given, inverted, subjects
from brief.finders.quotes.frames import Frame, Sentence
from brief.finders.quotes.pieces import Draft, cuts_in
from brief.finders.quotes.subjects import Mentions, Subject
from brief.lexicon import load
from brief.spelling import is_given
from brief.text import either, trimmed, words_of

# Sentences and quotes looked back over: a text without paragraphs would cost the square of its length.
_NEAR = 64


def found(frame: Frame, drafts: list[Draft], mentions: Mentions) -> list[Draft]:
    """The drafts with speakers for floating ones, where the text before leaves no doubt."""
    for number, draft in enumerate(drafts):
        if draft.speaker is not None or draft.rule == "quote.exchange":
            continue
        if draft.rule == "quote.floating" and _attributed_behind(frame, draft):
            continue
        earlier = drafts[max(0, number - _NEAR) : number]
        if draft.rule == "quote.floating":
            answer = (
                _told_behind(frame, draft, mentions)
                or _signed(frame, draft, mentions)
                or _before_in_paragraph(frame, earlier, draft, mentions)
            )
        else:
            answer = _partial(frame, earlier, draft, mentions)
        if answer is not None:
            draft.speaker, draft.rule = answer
            before = [one for one in earlier if one.speaker is draft.speaker]
            draft.cue = before[-1].cue if before else None
    return drafts


def withdrawn(frame: Frame, drafts: Sequence[Draft], everybody: Mentions) -> None:
    """Take from words that only lean on others a speaker whom they name: "A fault of Ash's fine study is that ..."."""
    for draft in drafts:
        if draft.speaker is None or draft.speaker.person is None or not draft.rule.startswith(_CARRIED):
            continue
        named = (one for piece in draft.pieces for one in everybody.between(*piece) if one.form == "name")
        own = (one for one in named if one.person == draft.speaker.person)
        if any(not _OF_ONESELF.search(frame.seen, max(0, one.start - _LEAD), one.start) for one in own):
            draft.speaker, draft.rule, draft.cue = None, "quote.floating", None


_CARRIED = ("quote.carry", "quote.in-turn")
_LEAD = 20
_OF_ONESELF = re.compile(r"\b(?:I,|I am|I'm|[Nn]ame is|[Cc]all me|[Tt]old me,)\s\W?$")


def _attributed_behind(frame: Frame, draft: Draft) -> bool:
    """Whether the reporter's words go on behind a comma in marks: they tell whose words these are, if not to us."""
    span = draft.spans[-1]
    return frame.masked[span.end - 1] == "," and frame.masked[span.outer_end : span.outer_end + 2].strip().isalpha()


def _told_behind(frame: Frame, draft: Draft, mentions: Mentions) -> tuple[Subject, str] | None:
    """Of whom the next sentence tells that the words were his or hers: "With these words Ash left", "Ash said it"."""
    end = frame.paragraphs[draft.spans[-1].paragraph][1]
    start = trimmed(frame.masked, draft.spans[-1].outer_end, end)[0]
    if start >= end:
        return None
    lead = _THESE_WORDS.match(frame.masked, start, end)
    at = lead.end() if lead else start
    who = next((one for one in mentions.between(at, min(end, at + _LONGEST_LINE)) if one.start - at <= 4), None)
    if who is None or who.form not in ("name", "pronoun", "nominal"):
        return None
    said = lead is not None or _SAID_IT.match(frame.masked, who.end, end) is not None
    return (subjects.as_subject(who), "quote.named-behind") if said else None


_THESE_WORDS = re.compile(
    r"(?:Thus spoke|So spoke|So said|With (?:these|those) words,?|That was|(?:Those|These) are the words of"
    r"|The words (?:are|were) those of|The words (?:belong to|come from))\s(?=(?:the\s)?[A-Z])"
)
_SAID_IT = re.compile(
    r"\s(?:said|says|repeated|repeats|shouted|whispered)\s(?:it|this|that)(?=[\s,.](?!(?:is|was|would|will)\b))"
)


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
    if headed := _headed(frame, draft, mentions):
        return headed, "quote.signed"
    behind, above = _name_on(frame, last + 1, mentions), _name_on(frame, first - 1, mentions)
    if behind and above:  # names and words in turn: as the first words have it
        behind = None if _name_on(frame, frame.spans[0].paragraph - 1, mentions) else behind
    who = behind or above
    return (who, "quote.signed") if who else None


def _headed(frame: Frame, draft: Draft, mentions: Mentions) -> Subject | None:
    """Who is named in the line right above a paragraph that words in marks open: "Ana Souza, pollster"."""
    start, _ = frame.paragraphs[draft.spans[0].paragraph]
    if draft.spans[0].outer_start != start:
        return None
    end = trimmed(frame.text, max(0, start - _LONGEST_LINE), start)[1]
    line = frame.text.rfind("\n", 0, end) + 1
    if end - line > _LONGEST_LINE or frame.text[end - 1] in ".!?":
        return None
    for mention in mentions.between(line, end):
        alone = mention.start == line or frame.text[line : mention.end].isupper()
        if mention.form in ("name", "body") and alone and frame.text[mention.end] in ",:(\n ":
            return Subject(mention.start, mention.end, mention.person, mention.form)
    return None


def _name_on(frame: Frame, paragraph: int, mentions: Mentions) -> Subject | None:
    return _signature(frame, *frame.paragraphs[paragraph], mentions) if 0 <= paragraph < len(frame.paragraphs) else None


def _signature(frame: Frame, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The name that a stretch is, with what is told of it; without a dash a known person's or one with a given name."""
    line = _SIGNATURE.fullmatch(frame.masked, start, end) if end - start < _LONGEST_LINE else None
    if line is None or cue_finder.find(frame.seen, *line.span(2)):
        return None
    for mention in mentions.between(*line.span(2)):
        if mention.form in ("name", "body") and mention.end == line.end(2):
            return Subject(mention.start, mention.end, mention.person, mention.form)
    words = line.group(2).split()
    named = len(words) < 5 and all(word[0].isupper() for word in words)
    if not named or not (line.group(1) or (len(words) > 1 and is_given(words[0]))):
        return None
    return Subject(*line.span(2), None, "phrase")


_LONGEST_LINE = 200


def _before_in_paragraph(
    frame: Frame, earlier: Sequence[Draft], draft: Draft, mentions: Mentions
) -> tuple[Subject, str] | None:
    paragraph = draft.spans[0].paragraph
    start, _ = frame.paragraphs[paragraph]
    lead = frame.masked[start : draft.start]
    if lead.strip():
        if earlier and draft.start - earlier[-1].end < _BESIDE and cuts_in(frame, earlier[-1]):
            return None
        return _from_quotes(earlier, draft) or _from_sentences(frame, paragraph, draft.start, mentions)
    if paragraph == 0 or _is_heading(frame, draft):
        return None
    if frame.text[frame.paragraphs[paragraph - 1][1] : start].strip():
        return None  # a heading stands between
    return _from_paragraph(frame, draft, earlier, mentions)


_BESIDE = 4  # characters between two sentences, at most
_FEW = 6


def _is_heading(frame: Frame, draft: Draft) -> bool:
    """Whether words that are a paragraph of their own head a section: in capitals, or a few in single marks."""
    words = frame.text[slice(*draft.pieces[0])]
    single = frame.seen[draft.spans[0].outer_start : draft.spans[0].start] == "'"
    return words.isupper() or (single and len(words.split()) < _FEW)


def _from_quotes(earlier: Sequence[Draft], draft: Draft) -> tuple[Subject, str] | None:
    """The speaker of the quotes in the sentence directly before, if they have one."""
    near = [
        one for one in earlier if one.speaker and 0 <= draft.start - one.end < _BESIDE and one.rule != "quote.floating"
    ]
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
            for beside in (_asked, _gestures, _according):
                if answer := beside(frame, sentence, mentions):
                    return answer
            return _opens_with(frame, sentence, at, mentions)
    return None


def _asked(frame: Frame, sentence: Sentence, mentions: Mentions) -> tuple[Subject, str] | None:
    """The only person of the reporter's own question, to which the words behind it are the answer."""
    if frame.masked[sentence.end - 1] != "?" or sentence.spans:
        return None
    here = [m for m in mentions.between(sentence.start, sentence.end) if m.form in ("name", "pronoun", "nominal")]
    if len({mention.person for mention in here}) != 1 or here[0].person is None:
        return None
    return Subject(here[0].start, here[0].end, here[0].person, here[0].form), "quote.carry-question"


def _gestures(frame: Frame, sentence: Sentence, mentions: Mentions) -> tuple[Subject, str] | None:
    """Who opens a sentence and laughs, shrugs or pauses before words alone."""
    if sentence.spans or _gesture_words().isdisjoint(words_of(frame.seen[sentence.start : sentence.end])):
        return None
    here = mentions.between(sentence.start, sentence.end)
    if len({mention.person for mention in here}) != 1 or here[0].person is None:
        return None
    gesturing = (one for one in here if _gesture().match(frame.masked, one.end, sentence.end))
    who = next((one for one in gesturing if _FRONTED.fullmatch(frame.masked, sentence.start, one.start)), None)
    return (subjects.as_subject(who), "quote.carry-subject") if who else None


def _according(frame: Frame, sentence: Sentence, mentions: Mentions) -> tuple[Subject, str] | None:
    """According to whom a sentence is so, before words alone."""
    cue = next((cue for cue in sentence.cues if cue.kind == "according"), None)
    comma = frame.masked.find(",", cue.end, sentence.end) if cue else -1
    who = inverted.behind(frame.masked, cue.end, comma if comma > 0 else sentence.end, mentions) if cue else None
    return (who, "quote.carry-sentence") if who and who.person is not None else None


@cache
def _gesture_words() -> frozenset[str]:
    return frozenset([*load("en/titles")["gestures"], *cue_finder.listed("pauses")])


@cache
def _gesture() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:(?:just|only|then|[a-z]+ly)\s)?(?:{either(sorted(_gesture_words()))})\b")


def _opens_with(frame: Frame, sentence: Sentence, at: int, mentions: Mentions) -> tuple[Subject, str] | None:
    """The only person of a sentence, who opens it, before words in the first person or at the paragraph's end."""
    here = [m for m in mentions.between(sentence.start, sentence.end) if m.form != "body"]
    if len({mention.person for mention in here}) != 1 or here[0].person is None or sentence.spans:
        return None
    if _BRINGS_IN.fullmatch(frame.masked, sentence.start, here[0].start):
        return subjects.as_subject(here[0]), "quote.carry-subject"
    if here[0].start != sentence.start and not _FRONTED.fullmatch(frame.masked, sentence.start, here[0].start):
        return None
    behind = frame.masked[at : frame.paragraphs[sentence.paragraph][1]].translate(_NO_MARKS)
    if not _FIRST_PERSON.search(frame.seen[at : at + 400]) and behind.strip(" xX.,!?\u2026"):
        return None
    return Subject(here[0].start, here[0].end, here[0].person, here[0].form), "quote.carry-subject"


# What may stand before the subject of a sentence: "Asked about it, Ana Souza laughed", "But Ana Souza ...".
_FRONTED = re.compile(r"(?:[A-Z][^,;:.\"]{2,80},\s)?(?:(?:But|And|The|the)\s)*")
# What brings in the one who speaks then: "Among them was Ana Souza", "That view is shared by her deputy".
_BRINGS_IN = re.compile(
    r"(?:Among\s[^,;:.\"]{2,40}|(?:And\s|But\s)?[Tt]hen there|One of (?:them|those|these))\s(?:is|was)\s(?:the\s)?"
    r"|(?:Nobody|No one|Few)\s[^,;:.\"]{2,50}\sthan\s(?:the\s)?"
    r"|[A-Z][^,;:.\"]{2,60}\s(?:is|was|are|were)\s(?:echoed|shared|seconded|taken up|voiced)\sby\s(?:the\s|an?\s)?"
)
_NO_MARKS = str.maketrans("", "", "\"'")


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
    if not colon:
        return None
    sent = given.sender(frame.masked, sentence.start, sentence.end, mentions)
    return sent or subjects.first(frame.masked, sentence.start, sentence.end, mentions)


def _partial(frame: Frame, earlier: Sequence[Draft], draft: Draft, mentions: Mentions) -> tuple[Subject, str] | None:
    """Who goes on speaking in a clause of the reporter's that names nobody: the only speaker of the sentence before.

    Only for words that are no term or title: five or more, of which the first is in lower case or opens a sentence.
    """
    words = frame.text[slice(*draft.pieces[0])].split()
    at = frame.holding(None, draft.start)
    sentence = frame.sentences[at] if at is not None and frame.sentences[at].start == draft.start else None
    if sentence is None or len(words) < 5 or any(cue.kind in ("speech", "according") for cue in sentence.cues):
        return None
    if any(mention.form == "name" for mention in mentions.between(draft.start, draft.pieces[0][0])):
        return None
    if frame.masked[draft.start : draft.pieces[0][0]].rstrip(" \"'").endswith(":"):
        return None  # "Her brother put it almost identically: “..."
    if sum(word[:1].isupper() for word in words) * 2 > len(words):
        return None
    paragraph = draft.spans[0].paragraph
    near = [one for one in earlier if one.spans[-1].paragraph == paragraph]
    told = {one.speaker.person for one in near if one.speaker is not None}
    if len(told) != 1 or None in told or near[-1].speaker is None or draft.start - near[-1].end > 3:
        return None
    return near[-1].speaker, "quote.carry-clause"


def _from_paragraph(
    frame: Frame, draft: Draft, earlier: Sequence[Draft], mentions: Mentions
) -> tuple[Subject, str] | None:
    """Who goes on speaking from the paragraph before: its only speaker, if its last sentence is his or hers."""
    paragraph = draft.spans[0].paragraph - 1
    sentences = _sentences(frame, paragraph, frame.paragraphs[paragraph][1])
    if not sentences:
        return None
    last = sentences[-1]
    people = {
        one.speaker.person
        for one in earlier
        if one.speaker is not None and one.spans[-1].paragraph == paragraph and one.speaker.person is not None
    }
    if last.spans and earlier and earlier[-1].spans[-1].paragraph == paragraph and len(people) < 2:
        who = earlier[-1].speaker
        if who is not None and (people or not _speaks_in(frame, last, mentions)):
            return who, "quote.carry-paragraph"
    if answer := _asked(frame, last, mentions) or _gestures(frame, last, mentions):
        return answer
    who = _speaks_in(frame, last, mentions)
    if who is None and _PRESENTS.match(frame.masked, last.start, last.end):
        return _only_one_in(frame, paragraph, mentions)
    if who is None or (who.form == "phrase" and frame.masked[who.start : who.end].islower()):
        return None if people else _alone_in(frame, draft, mentions)
    if people and who.person is not None and people != {who.person}:
        return None
    return who, "quote.carry-paragraph"


_PRESENTS = re.compile(
    r"(?:Here(?:'s|\sis|\sare)|This\sis|(?:The|His|Her)\s(?:[a-z]+\s)?(?:text|statement|words))\b[^\"]{0,80}:$"
)


def _only_one_in(frame: Frame, paragraph: int, mentions: Mentions) -> tuple[Subject, str] | None:
    """The only one of whom a paragraph tells: "Ash took no questions. Here is his statement in full:"."""
    here = [one for one in mentions.between(*frame.paragraphs[paragraph]) if one.form != "body"]
    if len({one.person for one in here}) != 1 or here[0].person is None:
        return None
    return subjects.as_subject(here[0]), "quote.carry-paragraph"


def _alone_in(frame: Frame, draft: Draft, mentions: Mentions) -> tuple[Subject, str] | None:
    """The only person of a paragraph, whom its last sentence is about, before words in the first person."""
    paragraph = draft.spans[0].paragraph - 1
    start, end = frame.paragraphs[paragraph]
    words = frame.seen[slice(*draft.pieces[0])]
    here = [m for m in mentions.between(start, end) if m.form != "body"]
    last = _sentences(frame, paragraph, end)[-1]
    if len({m.person for m in here}) != 1 or here[0].person is None or not _FIRST_PERSON.search(words):
        return None
    if last.spans or here[-1].start < last.start:
        return None
    return Subject(here[-1].start, here[-1].end, here[-1].person, here[-1].form), "quote.carry-subject"
