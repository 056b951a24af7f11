"""What the words around a date say of it: does it lie ahead or behind, and is it the day of saying; no calendar."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from brief.dates.shaped import listed, table
from brief.dates.timex import Direction, Named, Phrase, Relative, Unit, Written
from brief.dates.tokens import Line

# "GENEVA, ", "FLINT, Mich., ", "WASHINGTON/KYIV, ".
_PLACE = re.compile(r"[A-Z][A-Z]{2}[A-Z ./'-]{0,40},(?: [A-Z][A-Za-z.]{0,15},)? ")
_REACH = 25
_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_PASSIVE = frozenset("is are was were be been being".split())
_WAS_TO_HAVE = (("was", "to", "have"), ("were", "to", "have"))  # what had been set, and may be over
_IS_ON = (("is", "on"), ("are", "on"))  # "the hearing is on Friday"
_BEHIND_VERB = frozenset(["again", "at", "early", "in", "late", "on", ".", ","])  # "parliament votes early on Friday"
_SET = frozenset(["for", "to", "at", "in", "on", "by", "before", "after", "during", "this", "next", ",", ".", ""])
_LED_BY = _PASSIVE | {"had", "has", "have", ","}
_SURE = frozenset(["next", "this", "today", "tonight", "yesterday"])  # words that say of one of two days which
_STOPS = frozenset(';:-"()')
_PRESENT = ("present", "present_out", "present_or_noun", "present_of_several")


def direction(line: Line, phrase: Phrase, *, caption: bool = False) -> Direction | None:
    """Whether the clause around a phrase looks ahead or back; `None` where its words do not tell.

    The nearest verb before the phrase counts; for a phrase that opens its clause, the first one behind it. A caption's
    present tense tells what the picture shows.
    """
    lead = line.word(phrase.token - 1)
    if lead in ("since", "ended"):
        return "behind"
    if lead == "of" and line.word(phrase.token - 2) == "ahead":
        return "future"
    if lead == "the" and isinstance(phrase.sense, Named) and phrase.sense.day and _names_set(line, phrase.token_end):
        return "nearest"
    possessive = line.word(phrase.token_end) == "'s"
    of_day = isinstance(phrase.sense, Named) and (phrase.sense.unit == "day" or phrase.sense.day > 0)
    if of_day and not possessive and _had_been_due(line, phrase):
        return "nearest"
    if lead == "for" and of_day and not possessive:
        return "nearest" if _had_been_set(line, phrase.token - 2) else "future"
    if lead in ("until", "till"):
        if line.word(phrase.token - 2) in ("has", "have"):
            return "future"  # "has until Friday to reply"
        return "future" if _puts_off(line, phrase.token - 1) else _before(line, phrase.token) or "future"
    wide = possessive or lead == "over"  # "wants to discuss Monday's vote" looks at no Monday ahead
    present = not caption and not possessive and lead not in _lists()["of_another"]
    found = _before(line, phrase.token, intents=not wide, present=present)
    found = found or _behind(line, phrase.token_end, present=present)
    is_month = isinstance(phrase.sense, Named) and phrase.sense.unit == "month"
    return "nearest" if is_month and found != "future" and _now_told(line, phrase.token) else found


def _names_set(line: Line, place: int) -> bool:
    """Whether a date says which election or summit it was: "sought to sway the Nov. 8 national election"."""
    return any(line.word(index) in _lists()["set_long_before"] for index in range(place, place + _FEW_WORDS))


_FEW_WORDS = 3


def _now_told(line: Line, place: int) -> bool:
    """Whether the nearest verb before a month is "is", with no participle: such a month may as well lie ahead."""
    for index in range(place - 1, max(-1, place - 12), -1):
        word = line.word(index)
        if word in _STOPS or word in (",", "that", "which", "who"):
            return False
        if word in ("is", "are", "need", "needs"):
            after = line.word(index + 1)
            return not after.endswith("ed") and after not in _lists()["past"]
        if _leaning(line, index, seen_to=False):
            return False
    return False


def _had_been_set(line: Line, place: int) -> bool:
    """Whether the day was set and may be over: "had been scheduled for Thursday"."""
    return line.word(place) in _lists()["planned"] and line.words[max(0, place - 2) : place] == ("had", "been")


def _had_been_due(line: Line, phrase: Phrase) -> bool:
    """Whether a thing was due on a day, and it is told on no day what became of it: "the vote due on Friday was lost".

    Such a day may be over; "the strike set for Friday was called off yesterday" looks ahead.
    """
    place = phrase.token - (2 if line.word(phrase.token - 1) in ("for", "on") else 1)
    dated = not isinstance(phrase.sense, Named) or phrase.sense.day
    if dated or line.word(place) not in _lists()["planned"] - _lists()["plan"]:
        return False
    if line.word(place - 1) in _LED_BY:
        return False
    others = [*range(place), *range(phrase.token_end, len(line.words))]
    if any(line.is_(at, "WEEKDAY") or line.word(at) in _SURE or line.word(at) in _lists()["future"] for at in others):
        return False
    return any(_is_past(line, at) for at in others)


def _puts_off(line: Line, place: int) -> bool:
    """Whether the nearest verb gives or takes time, so that its "until" is ahead: "asked for time until Monday"."""
    for index in range(place - 1, max(-1, place - _REACH), -1):
        if line.word(index) in _STOPS:
            return False
        if line.word(index) in _lists()["puts_off"]:
            return True
        if _is_past(line, index):
            return False
    return False


def ahead(line: Line, phrase: Phrase) -> Phrase:
    """The phrase as the day it points to, where a clause that looks ahead says "in five days"; else as it is."""
    sense = phrase.sense
    if line.word(phrase.token - 1) != "in" or phrase.rule != "duration.length" or not isinstance(sense, Written):
        return phrase
    counted = re.fullmatch(r"P(\d{1,3})([DWMY])", sense.value)
    if not counted or line.word(phrase.token) == "the":
        return phrase
    return replace(phrase, sense=Relative(_UNITS[counted[2]], int(counted[1])), rule="date.in-units")


def _before(line: Line, place: int, *, intents: bool = True, present: bool = False) -> Direction | None:
    seen_to = False
    if present and line.words[place - 2 : place] in _IS_ON:
        return "future"
    for index in range(place - 1, max(-1, place - _REACH), -1):
        word = line.word(index)
        if word in _STOPS and word != "-":
            return None
        if word == "unless":
            return "future"
        if word == "to" and intents:
            # "called off a visit to Peru on Friday", "was called to the ministry on Friday" look at no Friday ahead
            seen_to = not line.capital(index + 1) and not _is_no_aim(line, index)
            if seen_to and line.word(index - 1) in ("is", "are") and line.word(index + 1).isalpha():
                return "future"
            continue
        found = "future" if present and _is_arranged(line, index) else _leaning(line, index, seen_to)
        if found:
            return found
    return None


def _is_no_aim(line: Line, index: int) -> bool:
    """Whether no verb that is aimed at follows "to": a place or somebody, a count ("12 to 9"), "in order to"."""
    counts = any(line.is_(index + 1, kind) for kind in ("DAY", "NUM", "ONE", "TEN"))
    return counts or line.word(index + 1) in _lists()["described"] or line.words[index - 2 : index] == ("in", "order")


def _is_arranged(line: Line, index: int) -> bool:
    """Whether a verb in the present tense tells, with a day, what is to be: "the judges hear the case on Friday"."""
    word = line.word(index)
    if word not in _of_what_is_to_be():
        return False
    before = line.word(index - 1)
    if before in _lists()["described"] or line.capital(index) or _is_past(line, index - 1):
        return False  # "ten prisoners changed hands on Friday"
    after = line.word(index + 1)
    if word in _lists()["present"]:
        return after not in _lists()["present_of_news"]
    if word in _lists()["present_out"]:
        return after == "out"
    if word in _lists()["present_or_noun"]:
        sits = line.capital(index - 1) or before in _lists()["sits"]
        return after in _lists()["described"] or (sits and (after in _BEHIND_VERB or after.endswith("day")))
    return word in _lists()["present_of_several"] and _is_plural(line, index - 1)


def _is_plural(line: Line, index: int) -> bool:
    """Whether a noun is of several, or says of where or whose those are: "voters in Kenya", "members of the union"."""
    while index > 1:
        if line.word(index - 1) == "and" and line.capital(index):
            return True
        lead = index - 2 if line.word(index - 1) == "the" else index - 1
        if line.word(lead) in ("in", "of", "from"):
            index = lead - 1
        elif line.capital(index) and line.capital(index - 1):
            index -= 1
        else:
            break
    return len(line.word(index)) > 4 and line.word(index).endswith("s")


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The words around verbs, by the name of their list."""
    return {name: listed("verbs", name) for name in table()["verbs"]}


@cache
def _verbs() -> frozenset[str]:
    """All words that tell a direction, but those in "-ed"."""
    return frozenset({"be"}.union(*_lists().values()))


@cache
def _of_what_is_to_be() -> frozenset[str]:
    """The verbs whose present tense may tell of what is to be."""
    return frozenset[str]().union(*(_lists()[name] for name in _PRESENT))


@cache
def _told_as_past() -> frozenset[str]:
    """The verbs that tell of the past, but those in "-ed"."""
    return _lists()["past"] | _lists()["saying"]


def _leaning(line: Line, index: int, seen_to: bool) -> Direction | None:
    word = line.word(index)
    if word not in _verbs() and not word.endswith("ed"):
        return None
    if word in _lists()["future"]:
        return "nearest" if word == "could" and line.word(index + 1) == "not" else "future"
    if word == "due" and line.word(index + 1) == "to" and line.word(index - 1) not in ("is", "are", "was", "were"):
        return None
    if word in _lists()["plan"] and _is_object(line, index):
        return None
    if word == "set" and _has_set(line, index):
        return "past"
    if word in _lists()["planned"]:
        return "nearest" if line.word(index - 1) == "been" and line.word(index - 2) == "had" else "future"
    if word == "won" and line.word(index + 1) == "'":
        return "future"
    if word == "be" and line.word(index - 1) == "to":
        return "past" if _is_past(line, index - 2) and line.word(index - 2) not in _lists()["intent"] else "future"
    if word in _lists()["intent"] and seen_to:
        return "nearest" if line.word(index - 1) == "had" else "future"  # "had ordered them to leave by Friday"
    if _is_past(line, index):
        return "nearest" if line.words[index - 3 : index] in _WAS_TO_HAVE else "past"
    return None


def _has_set(line: Line, index: int) -> bool:
    """Whether somebody set something up, free or ablaze: "set sail on Friday", not "set for Friday"."""
    is_set = line.word(index + 1) in _SET or not {line.word(index - 1), line.word(index - 2)}.isdisjoint(_PASSIVE)
    return not is_set and not _is_infinitive(line, index)


def _is_object(line: Line, index: int) -> bool:
    """Whether a word that may be a verb is the noun behind an article or a past verb: "signed a peace plan"."""
    before = {line.word(index - 1), line.word(index - 2)}
    return not before.isdisjoint(_lists()["described"]) or _is_past(line, index - 1)


def _is_past(line: Line, index: int) -> bool:
    word = line.word(index)
    surely = word in _told_as_past()
    if not (surely or (len(word) > 4 and word.endswith("ed"))):
        return False
    before = line.word(index - 1)
    if before == "be" or line.word(index - 2) == "be" or _is_infinitive(line, index):
        return False
    return surely or (before not in _lists()["described"] and not line.capital(index) and line.word(index + 1) != "to")


def _is_infinitive(line: Line, index: int) -> bool:
    """Whether a verb whose past is like its base form ("put", "cut") stands after "to" or a modal."""
    if line.word(index) not in _lists()["same_past"]:
        return False
    before = {line.word(index - 1), line.word(index - 2)}
    return bool(before & (_lists()["future"] | {"to", "can", "do", "does", "did", "not"}))


def _behind(line: Line, place: int, *, present: bool) -> Direction | None:
    for index in range(place, min(len(line.words), place + _REACH)):
        word = line.word(index)
        if word in _STOPS:
            return None
        present = present and word != "or" and (word != "," or index == place)
        if present and word in ("is", "are") and line.word(index + 1) == "to" and line.word(index + 2).isalpha():
            return "future"
        if word in _lists()["future"] and word not in _lists()["surely"]:
            return None
        found = "future" if present and _is_arranged(line, index) else _leaning(line, index, seen_to=False)
        if found:
            return found
    return None


def begins_range(line: Line, phrase: Phrase, following: Phrase) -> bool:
    """Whether two days or months without year are the ends of one stretch ("between January 1 and May 5")."""
    ends = phrase.sense, following.sense
    if not all(
        isinstance(end, Named) and end.unit in ("day", "month") and not end.which and not end.of for end in ends
    ):
        return False
    if isinstance(ends[0], Named) and ends[0].unit == "day" and not ends[0].day:
        return False
    gap = " ".join(line.words[phrase.token_end : following.token])
    lead = line.word(phrase.token - 1)
    return gap in ("to", "-", "through", "until") or (gap == "and" and lead == "between")


def is_dateline(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is the day of a dateline ("GENEVA, Jan 12 (Reuters) - "), which is no event."""
    place = _PLACE.fullmatch(line.text, 0, line.starts[phrase.token])
    if not place:
        return False
    rest = line.words[phrase.token_end : phrase.token_end + 6]
    return (
        rest[:1] in ((), ("-",), ("/",))
        or rest == (".",)
        or rest[:2] == (".", "/")
        or (rest[:1] == ("(",) and ("-" in rest or ")" in rest))
        or rest[:2] == (".", "-")
    )


def is_speech(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is the day of saying: "said Thursday", "On Thursday Sullivan said", "told them on Thursday".

    Not where it belongs to what was said ("said they met Thursday", "said Thursday's meeting failed").
    """
    if line.word(phrase.token_end) == "'s" or line.word(phrase.token - 1) in ("until", "till"):
        return False
    return _said_before(line, phrase) or _said_behind(line, phrase)


def _said_before(line: Line, phrase: Phrase) -> bool:
    for index in range(phrase.token - 1, max(-1, phrase.token - 16), -1):
        word = line.word(index)
        if word in _lists()["saying"]:
            return not _is_past_participle(line, index) and _nothing_said_between(line, index, phrase)
        if word in (";", "that", "who", "which") or word in _lists()["future"] or _is_past(line, index):
            return False
        if word in ("is", "are", "be"):
            return False
    return False


def _is_past_participle(line: Line, index: int) -> bool:
    return line.word(index) not in ("said", "told") and line.word(index - 1) in (
        "was",
        "were",
        "been",
        "be",
        "being",
        "as",
    )


def _nothing_said_between(line: Line, verb: int, phrase: Phrase) -> bool:
    """Whether only the hearer and the occasion stand between the verb and the phrase."""
    between = line.words[verb + 1 : phrase.token]
    if " ".join(between) in ("", "on", "late", "early", "late on", "early on", ","):
        return True
    if line.word(verb) in _lists()["telling"]:
        return not {"to", '"'} & set(between) and not _opens_clause(line, phrase)
    inverted = line.word(verb - 1) in ('"', ",", "-", "'") and '"' not in between
    if inverted:
        return True
    return between[0] in _lists()["occasion"] and not _opens_clause(line, phrase)


def _opens_clause(line: Line, phrase: Phrase) -> bool:
    """Whether a finite verb follows at once: the phrase then belongs to that verb's clause."""
    index = phrase.token_end
    return _is_past(line, index) or line.word(index) in _lists()["future"] or line.word(index) in ("is", "are")


def _said_behind(line: Line, phrase: Phrase) -> bool:
    index = phrase.token_end
    if line.word(index) in _lists()["saying"]:
        return line.word(phrase.token - 1) not in _PASSIVE and line.word(phrase.token - 2) not in _PASSIVE
    if phrase.token > 1 or line.word(index) == "'s":
        return False
    for place in range(index, min(len(line.words), index + 40)):
        if line.word(place) in _lists()["plainly_saying"]:
            return not _is_past_participle(line, place) and not _in_apposition(line, place)
        if line.word(place) in _lists()["future"] or (_is_past(line, place) and not _in_apposition(line, place)):
            return False
    return False


def _in_apposition(line: Line, place: int) -> bool:
    """Whether the verb belongs to a relative clause ("Grushko, who headed the delegation, said")."""
    return any(line.word(index) in ("who", "which", "that", "after", "as") for index in range(max(0, place - 3), place))
