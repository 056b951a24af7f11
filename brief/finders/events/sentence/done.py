"""Who did what on a date, by any verb: the verb that a date belongs to, its subject, and a label of both; no events."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import timedelta
from itertools import zip_longest

from brief.finders.events.sentence.clauses import BEFORE_OR_AFTER, Clause
from brief.finders.events.sentence.pasts import participles, past_forms
from brief.finders.events.sentence.scene import AT_HOUR, Scene
from brief.finders.events.sentence.things import subject_span
from brief.model import DateMention, When
from brief.text import COUNT, Span, behind_stamp

_NEAR = timedelta(days=8)  # before its text, what is news
_TOLD = timedelta(days=45)  # what a text tells as a day of the matter; `past` has what lies further back
# "has" and its participle
_BETWEEN = r"(?:(?:also|already|first|just|now|once\s(?:again|more)|since|thus|\w+ly)\s+)?(?:been\s+)?"
_HAS = re.compile(rf"\b(?:has|have)\s+{_BETWEEN}$")
_AUXILIARY = re.compile(rf"\b(?:has|have|had)\s+{_BETWEEN}$")
_HAD = re.compile(rf"\bhad\s+{_BETWEEN}$")
_TO_HAVE = re.compile(r"\bto\shave\s(?:been\s)?$")  # "was to have travelled"
_HAS_ON = re.compile(r"\b(?:had|has|have)\s(?:(?:early|late)\s)?(?:on\s)?(?:the\s)?$")
_HAVE = frozenset(["had", "has", "have"])
_WITH_IT = re.compile(rf"\s{_BETWEEN}(?:[a-z]{{2,}}ed|gone|spoken)\b")
_LEADS = re.compile(rf"\s{_BETWEEN}")
_BE = re.compile(
    r"\b(?:(?:has|have|had)\s+(?:(?:also|already|since|then|\w+ly)\s+)?)?\b(?:was|were|been)\s+"
    r"(?:(?:\w+ly|again|also|first|later|then)\s+)?$"
)
_LED = re.compile(
    r"\b(?:to|the|an?|its|his|her|their|of|by|with|be|not|never|no|appear(?:ed|s)?|feel|felt|get|got|look(?:ed|s)?|remain(?:ed|s)?"
    r"|seem(?:ed|s)?)\s+(?:\w+ly\s+)?$"
)
_ATTRIBUTE = re.compile(
    rf"(?:^|\b(?:the|an?|its|his|her|their|some|all|those|\d+|{COUNT}))\s*$",
    re.IGNORECASE,
)  # "two armed boats"
PARTICLE = re.compile(
    r"\s+(away|back|down|off|out|over|up|in(?=\s(?:(?:early|late)\s)?(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)\b))\b"
)
OVER = re.compile(r"\sover\s(?:an?|claims|his|her|its|their|what)\b")  # "was challenged over her words": no particle
_WHEN = re.compile(r"\b(?:during|in|on|since)\s+(?:(?:early|late|mid|the)\W*)*$", re.IGNORECASE)
_NUMBERED = re.compile(r"the\s\d")  # "on the 9th floor"
_BESIDE_NOUN = re.compile(
    r"\s+(?!(?:a|after|against|along|amid|an|and|are|as|at|because|before|but|by|due|during|following|for|from|had|has|have|he"
    r"|his|in|is|it|its|near|of|on|or|over|she|since|so|some|that|the|their|there|they|through|to|together|under|until|was"
    r"|were|when|where|which|while|who|will|with|without|would)\b)[a-z]|'s|-\w"
)
_FRONTED = re.compile(
    r"\W*(?:(?:and|but|meanwhile),?\s+)?(?:(?:at|by|in|near|outside)\s(?:\w[\w'-]*\s){1,4})?"
    r"(?:(?:and|at|back|but|during|early|in|late|on|since|(?:just|shortly|soon)\s(?:after|before))\s+)*",
    re.IGNORECASE,
)
# "In a hall in Arica late on Friday": what may stand between a clause's first preposition and its day
_SET_IN = re.compile(
    r"\W*(?:(?:and|but|meanwhile),?\s+)?(?:aboard|across|along|amid|at|by|from|in|inside|near|off|outside|under|with)\s[^,;:()\"]{2,70}"
    r"\s(?:(?:early|late)\s)?(?:on\s)?(?:(?:early|late)\s)?(?:the\s)?",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:(?:after|although|and|as|because|before|but|so|that|though|until|when|where|whereas|while|yet)\s+)*",
    re.IGNORECASE,
)
_SETTING = re.compile(  # "On the plain below the dam, farmers ...", "Meanwhile the farmers ..."
    r"\W*(?:(?:[Aa]ccording to|[Aa]cross|[Aa]fter|[Aa]long|[Aa]mid|[Aa]s|[Aa]t|[Bb]efore|[Bb]y|[Dd]espite|[Dd]uring"
    r"|[Ff]or|[Ff]ollowing|[Ff]rom|[Ii]n|[Ii]nside|[Nn]ear|[Oo]n|[Oo]utside|[Uu]nder|[Ww]ith)\s[^,;:()]{2,80},\s"
    r"|(?:[Aa]lso|[Ee]arlier|[Ee]lsewhere|[Ll]ater|[Mm]eanwhile|[Ss]eparately|[Tt]hen),?\s)+"
)
AT_A_PLACE = re.compile(  # "At the border post of Arica a column"
    r"\W*(?!At\s(?:the\s)?(?:best|end|first|last|latest|least|most|time|worst)\b)(?:Across|Along|Around|At|In|Inside|Near|Off|Outside)\s(?:the\s)?(?:[a-z-]+\s){0,4}?(?:of\s)?"
    r"(?:[A-ZÀ-Þ][\w'-]*\s)+(?:(?:and|of|[a-z]+)\s){0,3}?(?:[A-ZÀ-Þ][\w'-]*\s)*"
    rf"(?=(?:an?|the|its|his|her|their|some|\d[\d,]*|{COUNT})\s[\w-]+)"
)
# "Additionally, the park ...", "Late at night prosecutors ..."
_MANNER = re.compile(r"\W*(?:[A-Z][a-z]+ly,\s|(?:[Ee]arly|[Ll]ate)\s(?:at|in|on)\s(?:the\s)?\w+,?\s)")
_LEANS = re.compile(r"\W*(?:which|who|whom|whose)\b")
_HANGING = frozenset(["although", "as", "because", "if", "since", "that", "though", "when", "which", "while", "who"])
_PUT_IN = _HANGING | {"after", "before", "until", "where", "whose"}
_ADVERB = re.compile(r"\s+(?:\w+ly\s+)?")
_BY = re.compile(r"\s(?:over\s)?by\s")
_ON = re.compile(r"\s(?:(?:early|late)\s)?(?:on|in|at)\s(?:the\s)?$")
_DETERMINED = re.compile(rf"(?:the|an?|its|his|her|their|{COUNT}|\d+|[A-ZÀ-Þ][a-z]+'s)\s")
_LISTED = re.compile(r"\s(?:and|or)\s|,\s*$")
_AT = re.compile(r"\b(?:about|after|around|at|before|by|towards?)\s$")  # "shortly after 4 p.m. on Friday"
_CLOCK = re.compile(  # "on Friday between 05.20 and 07.45 hours", "yesterday shortly before noon"
    r",?\s(?:about|around|at|between|by|from|just|shortly|soon|after|before|towards?|until)\s"
    r"(?:(?:about|around|after|before|and|to)\s){0,2}"
    r"(?:\d{1,2}(?:[.:]\d\d)?|midday|midnight|noon)(?:\s(?:and|to)\s\d{1,2}(?:[.:]\d\d)?)?"
    r"(?:\s?(?:[ap]\.?m\.?|hours|hrs|o'clock))?(?![\w.]?\d)"
)
_TO_HOUR = re.compile(r"\b(?:(?:just|shortly|soon)\s)?(?:after|before)\s$")
_FINITE = re.compile(r"\b(?:are|had|has|have|is|was|were)\b")
_APART = re.compile(  # between a verb and a date that is not its own: another clause, another noun's day
    rf"[,;:()\"]|\s-\s|\b(?:about|{BEFORE_OR_AFTER}|amid"
    r"|as(?!\s(?:an?|chief|its|the|their|his|her|president|head|leader|chair\w*|speaker|prime)\b)"
    r"|because|following|over|than|that|until|when|where|which|while|who|whose"
    r"|(?P<doing>(?<!\ba )(?<!\ban )(?<!\bthe )\w{2,}ing))\b|.{120}"
)
# What names a thing in -ing: "the Sunauli crossing", "its landing"
_NAMED_ING = re.compile(rf"(?:\b(?:[A-ZÀ-Þ][\w'-]+|the\s[a-z-]+|its|his|her|their|{COUNT})\s)$")
_PUT_BESIDE = re.compile(  # ", worth a million tonnes a year, on"
    r",\s(?:an?|the|its|her|his|their|worth|once|so|some|about|known|[a-z]{3,}ed)\s[^,;:()]{2,70},(?=\s(?:(?:early|late)\s)?on$)"
)


def said_from(scene: Scene, clause: Clause) -> int:
    """Where that begins which may undo a clause: its sentence, for what somebody says ("nobody says that")."""
    return scene.start if clause.opener == "that" else clause.start


def is_new(scene: Scene, when: When) -> bool:
    """Whether it is a day near the text: news, nothing that it looks back at."""
    return _is_within(scene, when, _NEAR)


def is_recent(scene: Scene, when: When) -> bool:
    """Whether it is a day of the weeks before the text, of which that tells what led there."""
    return _is_within(scene, when, _TOLD)


def _is_within(scene: Scene, when: When, reach: timedelta) -> bool:
    published = scene.published
    return published is not None and when.grain == "day" and when.last <= published and published - when.first <= reach


def is_day_of_it(scene: Scene, clause: Clause, mention: DateMention) -> bool:
    """Whether a date tells when, and does not say which: "in 2016", not "its 2016 accounts" or "for 2016"."""
    at, end = mention.excerpt.start, mention.excerpt.end
    if scene.seen.startswith("'s", end):
        return False  # "after last Friday's raid"
    if _opens_clause(scene, clause, mention):
        return True
    before = scene.before(at, 16)
    if before.endswith(" to "):
        return False  # "put back to the 26th"
    tells = (
        _WHEN.search(before) or not mention.excerpt.text[0].isdigit() or (mention.type == "TIME" and _AT.search(before))
    )
    clock = _CLOCK.match(scene.seen, end)
    end = clock.end() if clock else end
    verb = past_forms().match(scene.seen, end + 1)  # "shareholders yesterday approved a merger"
    alone = verb is not None or _is_bare_day(scene, mention) or _BESIDE_NOUN.match(scene.seen, end) is None
    return bool(tells) and alone


def _is_bare_day(scene: Scene, mention: DateMention) -> bool:
    """Whether a day can say of no noun which one: "on Friday freeing the crew", not "on the Friday train"."""
    led = scene.before(mention.excerpt.start, 4).endswith(" on ") and not _NUMBERED.match(mention.excerpt.text)
    return mention.grain == "day" and (led or mention.rule == "date.deictic")


def verb_at(
    scene: Scene, clause: Clause, mention: DateMention, without: Set[str], *, since: bool = False
) -> re.Match[str] | None:
    """The verb of the clause that a date belongs to: the last one before it, else the one that follows it.

    `None` for one of those `without`, and for spoken words. `since`: only "has done" will do.
    """
    at, end = mention.excerpt.start, mention.excerpt.end
    forms = past_forms().finditer(scene.seen, clause.start, clause.end)
    found = _first_of_each([m for m in forms if _is_finite(scene, m, since)])
    before = [m for m in found if m.end() <= at]
    behind = [m for m in found if m.start() >= end and (is_passive(scene, m) or not _BY.match(scene.seen, m.end()))]
    if behind and _resumes(scene, mention, behind[0].start()):
        verb: re.Match[str] | None = behind[0]
    elif before:
        particle = PARTICLE.match(scene.seen, before[-1].end())
        behind_verb = particle.end() if particle else before[-1].end()
        verb = None if _is_apart(scene, behind_verb, led_from(scene, mention) - 1) else before[-1]
    else:
        behind = [m for m in behind if _has_subject(scene, clause, mention, m.start())]
        verb = behind[0] if behind and _is_fronted(scene, clause, mention, behind[0].start()) else None
    return None if verb is None or verb.group() in without or scene.is_quoted(verb.start()) else verb


def _is_apart(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between a verb and a date keeps them apart: another clause, another noun's day."""
    beside = _PUT_BESIDE.search(scene.seen, start, end)  # "sealed the swap, worth a million tonnes a year, on 8 June"
    if beside and not verbs_in(beside.group()):
        return _is_apart(scene, start, beside.start()) or _is_apart(scene, beside.end(), end)
    kept = (m for m in _APART.finditer(scene.seen, start, end))
    return any(not (m["doing"] and _NAMED_ING.search(scene.before(m.start("doing"), 24))) for m in kept)


def _resumes(scene: Scene, mention: DateMention, verb: int) -> bool:
    """Whether a date stands between what is put in and the verb: "The court, citing fears, on Monday postponed".

    Or between the verb and what leads it: "had on Monday postponed".
    """
    at = mention.excerpt.start
    if _adjoins(scene, mention, verb) and _HAS_ON.search(scene.before(at, 24)):
        return True
    lead = _ON.search(scene.before(at, 16))
    comma = scene.seen.startswith(", ", at - (len(lead.group()) - 1 if lead else 0) - 2)
    return comma and _adjoins(scene, mention, verb)


def _adjoins(scene: Scene, mention: DateMention, verb: int) -> bool:
    """Whether nothing but an adverb stands between a date and a verb behind it."""
    return _ADVERB.fullmatch(scene.seen, mention.excerpt.end, verb) is not None


def led_from(scene: Scene, mention: DateMention) -> int:
    """Where a date begins with the word that leads its hour: "before dawn on Friday"."""
    at = mention.excerpt.start
    led = _TO_HOUR.search(scene.before(at, 16))
    return at - len(led.group()) if led and AT_HOUR.match(scene.seen, at) else at


def verb_in(scene: Scene, clause: Clause, without: Set[str], *, since: bool = False) -> re.Match[str] | None:
    """The first verb of a clause, `None` for one of those `without`; `since`: only "has done" will do."""
    forms = past_forms().finditer(scene.seen, clause.start, clause.end)
    verb = next((m for m in forms if _is_finite(scene, m, since)), None)
    return None if verb is None or verb.group() in without or scene.is_quoted(verb.start()) else verb


def forms_in(scene: Scene, start: int, end: int) -> list[re.Match[str]]:
    """The past forms between two offsets, those too that may be participles; of two in a row the first."""
    return _first_of_each(list(past_forms().finditer(scene.seen, start, end)))


def _first_of_each(verbs: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The verbs without those right behind another, which only say which: "visited affected provinces"."""
    verbs = [verb for verb, behind in zip_longest(verbs, verbs[1:]) if not _leads(verb, behind)]
    ends = {verb.end() + 1 for verb in verbs}
    return [verb for verb in verbs if verb.start() not in ends]


def _leads(verb: re.Match[str], behind: re.Match[str] | None) -> bool:
    """Whether a form of "have" only leads a participle: "had once more put off"."""
    if verb.group() not in _HAVE:
        return False
    led = behind is not None and _LEADS.fullmatch(verb.string, verb.end(), behind.start()) is not None
    return led or _WITH_IT.match(verb.string, verb.end()) is not None


def _has_subject(scene: Scene, clause: Clause, mention: DateMention, verb: int) -> bool:
    """Whether words stand before a verb that can be its subject: none in "On Friday armed men took the bridge"."""
    opens = _opens_clause(scene, clause, mention)
    return not opens or re.search(r"\w", scene.seen[mention.excerpt.end : verb]) is not None


def _is_fronted(scene: Scene, clause: Clause, mention: DateMention, verb: int) -> bool:
    """Whether a date opens its clause ("In 2016 Norway closed ..."), or stands right before a verb."""
    opens = _opens_clause(scene, clause, mention)
    return opens or _adjoins(scene, mention, verb)


def _opens_clause(scene: Scene, clause: Clause, mention: DateMention) -> bool:
    """Whether nothing but a place stands before a date: "In 2016", "In a hall by the harbour late on Friday"."""
    at = mention.excerpt.start
    start = behind_stamp(scene.seen, clause.start, at)
    if _FRONTED.fullmatch(scene.seen, start, at):
        return True
    setting = mention.grain == "day" and _SET_IN.fullmatch(scene.seen, start, at)
    return bool(setting) and not (verbs_in(scene.seen[start:at]) or _APART.search(scene.seen, start, at))


def _is_finite(scene: Scene, verb: re.Match[str], since: bool) -> bool:
    """Whether a past form is a verb with a subject; `since`: only "has done" will do."""
    before = scene.before(_led_at(scene, verb), 30)
    if since:
        return _HAS.search(before) is not None
    if verb.group() in participles() and not (_BE.search(before) or _AUXILIARY.search(before)):
        return False
    return _LED.search(before) is None and _TO_HAVE.search(before) is None


def verbs_in(words: str) -> bool:
    """Whether a stretch has a past form in it, but for participles that say by whom ("run by", "presided over by")."""
    return any(
        not _BY.match(words, verb.end()) and not _ATTRIBUTE.search(words[: verb.start()])
        for verb in past_forms().finditer(words)
    )


def is_passive(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether it is done to the subject: "was closed", "was on Friday closed"."""
    return _BE.search(scene.before(_led_at(scene, verb), 24)) is not None


def had_been_done(scene: Scene, verb: re.Match[str]) -> bool:
    """Whether it lies before what the text is telling: "had closed", "had on Friday been closed"."""
    return _HAD.search(scene.before(_led_at(scene, verb), 30)) is not None


def _led_at(scene: Scene, verb: re.Match[str]) -> int:
    """Where what leads a verb ends: before a day in between ("has today rejected")."""
    days = (d.excerpt for d in scene.dates if _ADVERB.fullmatch(scene.seen, d.excerpt.end, verb.start()))
    day = next(days, None)
    if day is None:
        return verb.start()
    lead = _ON.search(scene.seen, scene.start, day.start)
    return lead.start() + 1 if lead else day.start


def subject_at(scene: Scene, clause: Clause, verb: re.Match[str], mention: DateMention | None) -> Span:
    """Where a verb's subject stands: before what is put in between ("The pass, once safe, was closed").

    `mention`: the date of the verb, which may open its clause.
    """
    led = _led_at(scene, verb)
    be = next(filter(None, (each.search(scene.seen, clause.start, led) for each in (_AUXILIARY, _BE))), None)
    end = be.start() if be else led
    if clause.opener in _PUT_IN and scene.before(end, 2) == ", ":
        clause = scene.clauses[0]  # "The court, which sat after the raid, on Monday postponed"
    dash = scene.seen.rfind(" - ", scene.start, end - 3) if scene.before(end, 3) == " - " else -1
    if scene.start < dash <= clause.start + 1:
        clause, end = scene.clause_at(dash - 1), dash  # "Hundreds - a thousand, say the police - paraded"
    start = behind_stamp(scene.seen, clause.start, end)
    if mention and mention.excerpt.end <= verb.start() and _opens_clause(scene, clause, mention):
        start = mention.excerpt.end
    for before in (_MANNER, _SETTING, _OPENS, _SETTING):
        placed = before is _SETTING and AT_A_PLACE.match(scene.seen, start, end)
        match = None if placed else before.match(scene.seen, start, end)
        start = match.end() if match else start
    return subject_span(scene, *_of_one_verb(scene, _behind_commas(scene, start, end), end))


def _behind_commas(scene: Scene, start: int, end: int) -> int:
    """Where a subject begins behind what is set before it: "ten hours late, the Commission"."""
    comma = scene.seen.rfind(", ", start, end)
    if comma < 0 or _LISTED.search(scene.seen, comma, end) or not _DETERMINED.match(scene.seen, comma + 2, end):
        return start
    return comma + 2


def shared_subject(scene: Scene, clause: Clause) -> Span:
    """Where the subject stands that a clause behind "and" has from the one before ("Kenya left, and was fined")."""
    earlier = [each for each in scene.clauses if each.start < clause.start and each.opener not in _HANGING]
    verb = verb_in(scene, earlier[0], frozenset()) if earlier else None
    return subject_at(scene, earlier[0], verb, None) if verb else (clause.start, clause.start)


def _of_one_verb(scene: Scene, start: int, end: int) -> Span:
    """The subject of the last verb where an earlier one stands before "and": its own behind that, else the same.

    "The mood was bad and Kenya" left; "Kenya closed the border and" recalled its envoy; "Kenya left, " came back.
    """
    joined = scene.seen.rfind(" and ", start, end + 1)
    if _LEANS.match(scene.seen, start, end):
        return start, end  # "the board, whose members are named by Peru, " approved it
    if joined < 0:
        comma = scene.seen.rfind(", ", start, end)
        earlier = past_forms().search(scene.seen, start, comma) if comma + 2 == end else None
        first = scene.seen.find(",", start, end)
        return (start, earlier.start()) if earlier and earlier.start() > start and first == comma else (start, end)
    earlier = _FINITE.search(scene.seen, start, joined) or past_forms().search(scene.seen, start, joined)
    if earlier is None and not scene.seen[joined + len(" and ") : end].strip():
        return end, end  # "Kenya wants a share and has been given a date": whose verb it is stands before a present
    if earlier is None or earlier.start() == start or scene.seen.startswith(" by ", earlier.end()):
        return start, end
    behind, word = joined + len(" and "), scene.seen.rfind(" ", 0, joined) + 1
    if "," in scene.seen[joined:end] or past_forms().fullmatch(scene.seen, word, joined):
        return start, end  # "taking off and landing, crashed", "a dismembered and decapitated body"
    return (behind, end) if scene.seen[behind:end].strip() else (start, earlier.start())
