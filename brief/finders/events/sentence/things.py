"""What a verb is said of or done to, in a word or two: the noun phrases around it; no events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from brief.actors import canonical
from brief.finders.events.sentence.scene import Scene
from brief.finders.events.words import word_set, words
from brief.text import COUNT, Span, edged

WORD = re.compile(r"(?:[A-Z]\.){2,}(?:['-][\w'-]+)?|(?:\d+-)?[A-Za-zÀ-ÿ][\w'-]*")  # "U.N.", "11-year-old"
_STOPS = edged(
    (
        *"in on at to from of for with by near off after before and or but that which who whose over into".split(),
        *"against as about under during since until because while between without across through within".split(),
        *"amid outside inside towards? along around late early yesterday today last this next when where".split(),
        *"have has had was were is are been will".split(),
        r"not?\s+later",
    )
)
_STOP = re.compile(  # no "3,000", "U.N.", "take-off"
    rf"[;:()\"]|,(?:(?<!\d,)|(?!\d))|\.(?<!\b[A-Z]\.)(?:(?<!\d\.)|(?!\d))|\s-|(?<!-)(?:{_STOPS})\b"
)
_OF_WHAT = re.compile(
    r"\b(?!(?i:all|both|bulk|couple|crew|dozens?|group|half|hundreds|lots?|many|most|number|one|part|rest|scores|several|some"
    rf"|team|thousands|{COUNT})\b)[a-z]+\sof\s"
    r"(?:(?:the|its|their|his|her)\s)?(?:[\w'-]+\s){0,3}$"
)
_LED = frozenset("in on at to from of for with by near off against between over into during under".split())
_BY_VOTES = re.compile(  # "adopted, by 88 votes to 31, the bill"
    r",?\sby\s(?:an?\s[^,;.\"]{3,40}|\d[\d,]*(?:\svotes?)?\sto\s\w+)[^,;.\"]{0,40}?,?(?=\s(?:the|an?|its)\s)"
)
_TO_DAY = re.compile(r"\s(?:on\s)?")
_PHRASE = re.compile(rf"\s(?:the|an?|its|his|her|their|all|some|\d+|{COUNT})\s")
_DETERMINED = re.compile(r"\b(?:an?|the|its|his|her|their)\s")
_PUT_IN = re.compile(
    r",\s+(?:(?:an?|the|its|his|her)\s[^,;:\"]{3,60}?\s(?:that\b)?)?(?:who|whom|which|whose|(?<=that))\b"
)
_MONEY = re.compile(r"(?:[A-Z]{1,3})?[$£€]\s?\d[\d.,]*(?:[\s-](?:million|billion|trillion))?")
_PLURAL = re.compile(r"(?<!')s$")
_NUMBER = re.compile(rf"\s*(?:\d+|{COUNT})\s")
_OF_HOW_MANY = re.compile(rf"^\s(?:(?:the|its|his|her|their)\s)?(?:(?:\d+|{COUNT})\s)?|\s(?:held|taken)\b.*")
_YEAR_OF = re.compile(r"(?<=[Tt]he\s)[12]\d{3}\s(?!(?:and|by|in|of|to|until)\b)[A-Za-z]")  # "the 2019 treaty"
_LONG = 4  # words of a thing that a label takes whole
_COUNTS = frozenset([*COUNT.split("|"), "dozen", "hundred", "thousand", "several", "some"])
_SMALL = frozenset("the a an its his her their our all both some of two three four five six".split())


def head_of(words: Sequence[str]) -> str:
    """The noun of a phrase: the last word before a measure, and before a name that only says which.

    >>> head_of("the Norwegian trawler Margit Lowe eleven miles".split()), head_of("the Margit Lowe".split())
    ('trawler', 'Margit Lowe')
    """
    counted = next((at for at, word in enumerate(words[2:], 2) if word.lower() in _COUNTS), len(words))
    words = words[:counted]
    while len(words) > 1 and (words[-1].endswith("ed") or words[-1] in ("held", "taken")):
        words = words[:-1]  # "lorries loaded" with flour
    if len(words) > 1 and words[-1].lower().startswith("d'"):
        return " ".join(words[-2:])  # "charge d'affaires"
    plain = [at for at, word in enumerate(words) if word[0].islower()]
    if plain and plain[-1] < len(words) - 1 and words[plain[-1]].lower() not in _SMALL:
        return words[plain[-1]]
    if not plain:
        return words[-1] if words else ""
    return " ".join(words[plain[-1] + 1 :] or words[-1:])  # "the Margit Lowe"


def opening(scene: Scene, start: int, end: int) -> str:
    """The noun phrase that opens a stretch: "three fishing boats" of "three fishing boats near the island"."""
    start = behind_day(scene, start)
    days = (d.excerpt for d in scene.dates if d.excerpt.text and start <= d.excerpt.start < end)
    end = min([end, *(day.start for day in days if not _YEAR_OF.match(scene.seen, day.start))])
    stop = _stop(scene, start, end)
    phrase = scene.seen[start : stop.start() if stop else end]
    counted = phrase.split()[-2:]  # "dozens of boats"; "the crew members of a boat" are no boat
    if (
        stop
        and stop.group() == "of"
        and counted
        and counted[-1].lower() in word_set("things", "quantities")
        and _is_bare(counted)
    ):
        return opening(scene, stop.end(), end)
    if stop and stop.group() == "of" and _NUMBER.fullmatch(phrase):  # "three of the five gates"
        return f"{phrase}{_OF_HOW_MANY.sub('', opening(scene, stop.end(), end))}"
    return phrase


def _stop(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """What ends a noun phrase; no word of a name does ("Bosnia and Herzegovina", "the Republic of the Congo")."""
    stop = _STOP.search(scene.seen, start, end)
    while stop and (name := next((a for a in scene.actors if a.start < stop.start() < a.end), None)):
        stop = _STOP.search(scene.seen, name.end, end)
    return stop


def _is_bare(words_: Sequence[str]) -> bool:
    """Whether nothing but an article or a number stands before a word that counts."""
    return len(words_) == 1 or words_[0].lower() in words("things", "articles") or words_[0][0].isdigit()


def behind_day(scene: Scene, at: int) -> int:
    """Where a noun phrase begins that has a day, or votes, before it: "dismissed yesterday the general"."""
    votes = _BY_VOTES.match(scene.seen, at)
    if votes:
        return votes.end()
    for day in (d.excerpt for d in scene.dates if _TO_DAY.fullmatch(scene.seen, at, d.excerpt.start)):
        if scene.seen.startswith("'s ", day.end):
            return day.end + len("'s")  # "fixed this year's catch"
        if _PHRASE.match(scene.seen, day.end):
            return day.end
    return at


def last_subject(scene: Scene, start: int, end: int) -> str:
    """The last noun phrase of a stretch that no preposition leads: "two boats" of "two boats of the guard"."""
    marks = [(m.end(), m.group()) for m in _STOP.finditer(scene.seen, start, end)]
    marks = [mark for at, mark in enumerate(marks) if not (mark[1] == "and" and at and marks[at - 1][1] in _LED)]
    for first, word in [*reversed(marks), (start, "")]:
        phrase = opening(scene, first, end)
        if phrase.strip() and word not in _LED and phrase.strip() not in word_set("things", "adverbs"):
            return phrase
    return ""


def antecedent(scene: Scene, start: int, end: int) -> str:
    """The noun phrase that ends a stretch, whatever leads it: "the season" of "limits for the season"."""
    marks = [m for m in _STOP.finditer(scene.seen, start, end) if scene.seen[m.end() : end].strip(" ,")]
    phrase = scene.seen[marks[-1].end() if marks else start : end].strip(" ,")
    thing = _DETERMINED.search(phrase) if marks else None  # "to undermine the process", "without delay the crew"
    return phrase[thing.start() :] if thing and not phrase[: thing.start()].endswith("ing ") else phrase


def is_of_another(scene: Scene, start: int, at: int) -> bool:
    """Whether a noun only says of what another is: "a video of the hostages", not "two of the hostages"."""
    return scene.seen.rfind("of", start, at) >= 0 and _OF_WHAT.search(scene.seen, start, at) is not None


def subject_span(scene: Scene, start: int, end: int) -> Span:
    """Where a subject stands that ends before `end`: before what is put in ("The pass, closed in May, will open")."""
    if scene.before(end, 3) == " - ":
        dash = scene.seen.find(" - ", start, end - 3)
        return (start, dash) if dash > start else (start, end)
    if scene.before(end, 2) != ", ":
        return start, end
    put_in = next(_PUT_IN.finditer(scene.seen, scene.start, end - 2), None)
    if put_in:
        return scene.start, put_in.start()
    comma = scene.seen.find(",", start, end - 2)
    return (start, comma) if comma > start else (start, end)


def is_telling(head: str) -> bool:
    """Whether a head says what is meant: no pronoun, no adverb, no gerund."""
    if len(head) <= 2 or head.lower() in word_set("things", "hollow"):
        return False
    return head[0].isupper() or not head.endswith(("ly", "ing")) or head in words("things", "gerunds")


def named_thing(phrase: str) -> str:
    """A noun phrase without its article, whole where it is short; empty where it says nothing."""
    kept = WORD.findall(_MONEY.sub("", phrase))
    while kept and kept[0].lower() in words("things", "articles"):
        kept = kept[1:]
    # "Reservists called up under the decree"
    said_of = (
        at
        for at, word in enumerate(kept)
        if at and word.endswith("ed") and word.islower() and _PLURAL.search(kept[at - 1])
    )
    kept = kept[: next(said_of, len(kept))]
    while kept and kept[-1] in word_set("things", "adverbial"):
        kept = kept[:-1]
    if len(kept) > _LONG and canonical(" ".join(kept)) is None:
        return head_of(kept)
    return " ".join(kept) if kept and is_telling(kept[-1]) else ""
